"""`followup explain MESSAGE` over the state that a pass leaves behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.commandline import DONE, WRONG_CALL
from tests.system.living import OWNER, Home, a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as found:
        found.do("preview", "--accept")
        found.do("once")
        yield found


def gmail_ids(home: Home) -> dict[str, str]:
    """Gmail's id of each message, by a word of its subject."""
    with home.server.lock:
        box = home.server.mailbox(OWNER)
        return {
            ("cherries" if b"cherries" in one.raw else "interview"): gmail_id
            for gmail_id, one in box.messages.items()
            if b"cherries" in one.raw or b"Message-ID: <letter-1@" in one.raw
        }


def test_a_message_is_explained_by_its_message_id_and_by_gmails(home: Home) -> None:
    """All three spellings of one message show the same."""
    ids = gmail_ids(home)
    names = ("<letter-1@larkfield.example>", "letter-1@larkfield.example", ids["interview"])
    shown = [home.do("explain", name) for name in names]
    assert [one.status for one in shown] == [DONE] * 3, shown[0].err
    assert shown[0].out == shown[1].out == shown[2].out
    assert "belongs to larkfield-product-analyst" in shown[0].out
    said = " ".join(shown[0].out.split())
    assert "Your interview for the Product Analyst role at Larkfield is confirmed" in said
    assert "→ company: Larkfield" in shown[0].out


def test_private_mail_is_said_to_be_set_aside(home: Home) -> None:
    """Nothing of it was kept, and that is said rather than "no such process"."""
    ran = home.do("explain", gmail_ids(home)["cherries"])
    assert ran.status == DONE
    assert "set aside" in ran.out
    assert "cherries" not in ran.out.lower()


def test_an_unknown_name_is_refused(home: Home) -> None:
    """What is no message, draft or process is a wrong call."""
    assert home.do("explain", "<nothing@nowhere.example>").status == WRONG_CALL
