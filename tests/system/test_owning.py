"""What is stored is the user's: taken along, forgotten, backed up, put back; consent taken back."""

import json
import mailbox
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.commandline import DONE, NEEDS_USER, TRY_AGAIN, WRONG_CALL
from tests.system.living import Home, a_home, stopped, wait_for


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as found:
        found.do("once")
        yield found


def test_everything_known_can_be_taken_along(home: Home) -> None:
    folder = home.folder / "mine"
    assert home.do("export", folder).status == DONE
    known = json.loads((folder / "followup.json").read_text())["nora@mail.example"]
    assert known["processes"][0]["drafts"][0]["body"]
    assert [message["Message-ID"] for message in mailbox.mbox(folder / "messages.mbox")] == [
        "<letter-1@larkfield.example>"
    ]
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_only_hiring_mail_is_stored(home: Home) -> None:
    home.do("backup", home.folder / "copy.sqlite3")
    stored = b"".join(path.read_bytes() for path in (home.folder / "state").iterdir())
    assert b"Mathilda" not in stored
    assert b"cherries" not in stored


def test_a_process_is_forgotten_and_stays_so(home: Home) -> None:
    assert home.do("forget", "larkfield").status == DONE
    assert home.do("status", "--all").out.strip().endswith("no process is running")
    home.do("once")
    assert "larkfield" not in home.do("status", "--all").out
    assert home.do("forget").status == WRONG_CALL
    assert home.do("forget", "--all").status == WRONG_CALL
    assert home.do("forget", "--all", "--yes").status == DONE
    assert not (home.folder / "state" / "followup.sqlite3").exists()


def test_after_a_restore_it_looks_before_it_writes_and_drafts_nothing_twice(home: Home) -> None:
    copy = home.folder / "copy.sqlite3"
    assert home.do("backup", copy).status == DONE
    assert home.do("forget", "--all", "--yes").status == DONE
    assert home.do("restore", copy).status == DONE
    first = home.do("once")
    assert "backup" in first.err
    assert home.do("once").status == DONE
    assert len(home.drafts()) == 1
    (home.folder / "nonsense").write_text("nonsense")
    assert home.do("restore", home.folder / "nonsense").status == WRONG_CALL
    assert "larkfield" in home.do("status").out


def test_revoking_withdraws_untouched_drafts_and_ends_the_consent(home: Home) -> None:
    ran = home.do("revoke", "--withdraw")
    assert ran.status == DONE, ran.err
    assert home.drafts() == []
    assert not (home.folder / "token.json").exists()
    ran = home.do("once")
    assert ran.status == NEEDS_USER
    assert "followup auth" in ran.err


def test_a_daemon_at_work_is_not_robbed_of_its_memory(home: Home) -> None:
    with home.running() as process:
        wait_for(lambda: "pass done" in home.log)
        assert home.do("forget", "larkfield").status == TRY_AGAIN
        assert home.do("backup", home.folder / "copy.sqlite3").status == DONE
        assert stopped(process) == DONE
