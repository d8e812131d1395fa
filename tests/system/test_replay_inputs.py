"""`followup replay` on every kind of mailbox, and on everything that is none or is broken."""

import mailbox
import re
import tomllib
from email import message_from_bytes
from pathlib import Path

import pytest

from agent.replay.sample import mbox_of
from tests.system.commandline import DONE, ROOT, WRONG_CALL, Event, followup, refused
from tests.system.event_contract import faults

ZONE = "Europe/London"
OWNER = "nora@mail.example"
SPAN = ("--until", "2025-05-15T18:00:00+01:00")

SHEET = """
owner = "Nora Whitfield <nora@mail.example>"

[[message]]
at = 2025-05-08T09:10:00+01:00
thread = "larkfield"
id = "<confirmed@larkfield.example>"
from = "Imogen Vale <imogen.vale@larkfield.example>"
subject = "Interview for the Product Analyst role at Larkfield"
body = '''
Hi Nora,

Your interview for the Product Analyst role at Larkfield is confirmed
for Tuesday 13 May from 10:00 to 11:00.

Imogen Vale
Recruiter, Larkfield
'''

[[message]]
at = 2025-05-08T12:00:00+01:00
thread = "larkfield"
own = true
id = "<mine@mail.example>"
to = "Imogen Vale <imogen.vale@larkfield.example>"
body = "Thank you, I will be there.\\n\\nNora"

[[message]]
at = 2025-05-14T10:30:00+01:00
thread = "larkfield"
id = "<rejection@larkfield.example>"
from = "Imogen Vale <imogen.vale@larkfield.example>"
body = '''
Hi Nora,

Thank you for your time. Unfortunately we have decided not to move forward with your application.

Imogen
'''
"""
TAKEOUT = mbox_of(tomllib.loads(SHEET))


def letters() -> list[bytes]:
    """The three messages, without anything that only Takeout writes."""
    found = re.split(rb"(?m)^From 1800000000 .*\n", TAKEOUT)[1:]
    return [re.sub(rb"(?m)^(X-GM-THRID|X-Gmail-Labels): .*\n", b"", one) for one in found]


def plain_mbox(folder: Path) -> Path:
    path = folder / "mail.mbox"
    box = mailbox.mbox(path)
    for raw in letters():
        box.add(raw)
    box.close()
    return path


def takeout_mbox(folder: Path) -> Path:
    path = folder / "takeout.mbox"
    path.write_bytes(TAKEOUT)
    return path


def maildir(folder: Path) -> Path:
    path = folder / "Maildir"
    box = mailbox.Maildir(path)
    for raw in letters():
        box.add(message_from_bytes(raw))
    box.close()
    return path


def eml_folder(folder: Path) -> Path:
    path = folder / "messages"
    path.mkdir()
    for number, raw in enumerate(letters()):
        (path / f"{number}.eml").write_bytes(raw)
    return path


def replayed(box: Path, *words: object) -> list[Event]:
    """The events of a replay that must succeed and hold to the contract."""
    ran = followup("replay", box, "--format", "json", "--timezone", ZONE, *SPAN, *words)
    assert ran.status == DONE, ran.err
    assert faults(ran.events, ZONE) == []
    return ran.events


def outline(events: list[Event]) -> list[tuple[str, ...]]:
    """What happened, without ids of the server's."""
    names = ("event", "at", "process", "step", "meaning", "outcome", "message_id", "in_reply_to")
    return [tuple(str(event.get(name, "")) for name in names) for event in events]


@pytest.mark.parametrize("kind", [plain_mbox, maildir, eml_folder])
def test_it_reads_every_kind_of_mailbox_alike(kind: object, tmp_path: Path) -> None:
    """An mbox, a Maildir and a folder of messages lead to what the Takeout export leads to."""
    assert callable(kind)
    expected = outline(replayed(takeout_mbox(tmp_path)))
    assert [one[3] for one in expected if one[0] == "draft.created"] == [
        "thank_you",
        "rejection_reply",
    ]
    assert outline(replayed(kind(tmp_path), "--owner", OWNER)) == expected


def test_it_follows_the_labels_of_a_takeout_export(tmp_path: Path) -> None:
    """Drafts are not imported, Trash is left out, both are counted; Spam gets no draft."""
    sheet = tomllib.loads(SHEET)
    extra = "Interview for the {} role at {} is confirmed for Monday 12 May from 10:00 to 11:00."
    for label, company in (("Drafts", "Ash"), ("Trash", "Birch"), ("Spam", "Cedar")):
        sheet["message"].append(
            {
                "at": sheet["message"][0]["at"],
                "thread": company,
                "labels": label,
                "from": f"Someone <someone@{company.lower()}.example>",
                "subject": f"Interview at {company}",
                "body": extra.format("Analyst", company),
            }
        )
    box = tmp_path / "takeout.mbox"
    box.write_bytes(mbox_of(sheet))
    ran = followup("replay", box, "--format", "json", "--timezone", ZONE, *SPAN)
    assert ran.status == DONE, ran.err
    assert "1 drafts" in ran.err
    assert "1 messages in the Trash" in ran.err
    assert "replaying 4 messages" in ran.err
    assert {one.get("process") for one in ran.named("draft.created")} == {
        "larkfield-product-analyst"
    }


def test_it_counts_a_message_id_seen_twice_once(tmp_path: Path) -> None:
    """A copy of a message changes nothing and is counted on standard error."""
    box = tmp_path / "twice.mbox"
    box.write_bytes(TAKEOUT + TAKEOUT)
    ran = followup("replay", box, "--format", "json", "--timezone", ZONE, *SPAN)
    assert "3 copies" in ran.err
    assert outline(ran.events) == outline(replayed(takeout_mbox(tmp_path)))


def test_it_says_which_defaults_it_used(tmp_path: Path) -> None:
    """Zone, holidays and playbook are said on standard error where nobody chose them."""
    ran = followup("replay", takeout_mbox(tmp_path), *SPAN)
    assert ran.status == DONE
    for word in ("UTC", "no public holidays", "phase-map"):
        assert word in ran.err
    chosen = followup(
        "replay", takeout_mbox(tmp_path), *SPAN,
        "--timezone", ZONE, "--country", "GB", "--playbook", "phase-map",
    )  # fmt: skip
    assert "using" not in chosen.err


def test_it_sees_mail_before_the_start_at_the_first_poll(tmp_path: Path) -> None:
    """With `--from` in the middle the past is read at once, at the first poll."""
    events = replayed(takeout_mbox(tmp_path), "--from", "2025-05-13T09:00:00+01:00")
    read = [one for one in events if one["event"] == "message.read"]
    assert [one["at"] for one in read[:2]] == ["2025-05-13T09:00:00+01:00"] * 2


def test_it_polls_as_often_as_it_is_told(tmp_path: Path) -> None:
    """With a poll an hour, what happens in between is seen on the hour."""
    start = "2025-05-08T09:00:00+01:00"
    events = replayed(takeout_mbox(tmp_path), "--from", start, "--poll", "PT1H")
    assert {one["at"][13:19] for one in events} == {":00:00"}
    assert events[0]["at"] == "2025-05-08T10:00:00+01:00"


# What is no mailbox ------------------------------------------------------------------------------


def nothing(folder: Path) -> Path:
    return folder / "missing.mbox"


def empty_file(folder: Path) -> Path:
    path = folder / "empty.mbox"
    path.touch()
    return path


def empty_folder(folder: Path) -> Path:
    path = folder / "empty"
    path.mkdir()
    return path


def no_mailbox(folder: Path) -> Path:
    path = folder / "picture.mbox"
    path.write_bytes(bytes(range(256)) * 40)
    return path


@pytest.mark.parametrize("kind", [nothing, empty_file, empty_folder, no_mailbox])
def test_it_refuses_what_is_no_mailbox(kind: object, tmp_path: Path) -> None:
    """Status 2, one line that names the path, a next step, nothing on standard output."""
    assert callable(kind)
    box = kind(tmp_path)
    ran = refused("replay", box, "--owner", OWNER, "--format", "json")
    assert ran.status == WRONG_CALL
    assert str(box) in ran.err.splitlines()[0]
    assert "Traceback" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    "words",
    [
        ("--timezone", "Mars/Olympus"),
        ("--country", "Atlantis"),
        ("--country", "QQ"),
        ("--playbook", "no-such-guide"),
        ("--poll", "15 minutes"),
        ("--approve", "soon"),
        ("--from", "2025-05-13T09:00:00"),
        ("--from", "2025-06-01T00:00:00Z", "--until", "2025-05-01T00:00:00Z"),
        ("--format", "yaml"),
        ("--config", "no-such-file.toml"),
        ("--no-such-option",),
    ],
)
def test_it_refuses_a_wrong_call(words: tuple[str, ...], tmp_path: Path) -> None:
    """Status 2 and words about what is wrong; nothing is replayed."""
    ran = refused("replay", takeout_mbox(tmp_path), *words)
    assert ran.status == WRONG_CALL, ran.err
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_a_refusal_is_the_process_status(tmp_path: Path) -> None:
    """What the tests above look at within this process is also what a shell sees."""
    ran = followup("replay", tmp_path / "missing.mbox")
    assert (ran.status, ran.out) == (WRONG_CALL, "")
    assert ran.err.startswith("followup: ")


def test_it_asks_whose_mailbox_it_is(tmp_path: Path) -> None:
    """Without Delivered-To and labels nobody can tell: status 2, and the option is named."""
    box = eml_folder(tmp_path)
    for file in box.iterdir():
        kept = re.sub(rb"(?m)^Delivered-To: .*\n", b"", file.read_bytes())
        file.write_bytes(kept)
    ran = refused("replay", box)
    assert ran.status == WRONG_CALL
    assert "--owner" in ran.err


# What is broken ----------------------------------------------------------------------------------


def test_it_reads_a_truncated_mailbox_as_far_as_it_goes(tmp_path: Path) -> None:
    """Cut off within its last message: a warning with its place, what came before is processed."""
    box = tmp_path / "cut.mbox"
    box.write_bytes(TAKEOUT[: TAKEOUT.rindex(b"Subject:")])
    ran = followup("replay", box, "--format", "json", "--timezone", ZONE, *SPAN)
    assert ran.status == DONE, ran.err
    assert f"{box}" in ran.err
    assert len(ran.named("interview.set")) == 1
    assert len(ran.named("draft.created")) == 1


def test_it_gives_messages_what_they_lack(tmp_path: Path) -> None:
    """No Date, From or Message-ID: dated by Received, given an id, nothing lost, no crash."""
    box = eml_folder(tmp_path)
    file = box / "0.eml"
    bare = re.sub(rb"(?m)^(Date|Message-ID): .*\n", b"", file.read_bytes())
    file.write_bytes(
        b"Received: from mx.example by mail.example; Thu, 08 May 2025 09:10:00 +0100\n" + bare
    )
    (box / "nobody.eml").write_bytes(
        b"Subject: no sender\nDate: Thu, 08 May 2025 09:00:00 +0100\n\nHello\n"
    )
    (box / "noise.eml").write_bytes(b"\x00\x01\x02")
    ran = followup("replay", box, "--owner", OWNER, "--format", "json", "--timezone", ZONE, *SPAN)
    assert ran.status == DONE, ran.err
    assert faults(ran.events, ZONE) == []
    (interview,) = ran.named("interview.set")
    assert interview["at"].startswith("2025-05-08T09:")
    assert interview["message_id"].endswith("@no-message-id.invalid>")
    assert f"{box / 'noise.eml'}" in ran.err


BROKEN_INVITATION = b"""From: Imogen Vale <imogen.vale@larkfield.example>
To: nora@mail.example
Delivered-To: nora@mail.example
Subject: Interview for the Product Analyst role at Larkfield
Date: Thu, 08 May 2025 09:10:00 +0100
Message-ID: <broken@larkfield.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="never-closed"

--never-closed
Content-Type: text/plain; charset=no-such-charset
Content-Transfer-Encoding: quoted-printable

Your interview for the Product Analyst role at Larkfield is confirmed for Tue=
sday 13 May from 10:00 to 11:00.
--never-closed
Content-Type: text/calendar; method=REQUEST

BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART:not-a-date
DTEND;TZID=Nowhere/Land:20250513T1
RRULE:FREQ=EVERYNOWANDTHEN
SUMMARY:Interview
"""


def test_it_survives_broken_mime_and_a_broken_invitation(tmp_path: Path) -> None:
    """What can be read of such a message counts, and the messages around it too."""
    box = eml_folder(tmp_path)
    (box / "0.eml").write_bytes(BROKEN_INVITATION)
    events = replayed(box, "--owner", OWNER)
    (interview,) = [one for one in events if one["event"] == "interview.set"]
    assert interview["start"] == "2025-05-13T10:00:00+01:00"
    assert [one["outcome"] for one in events if one["event"] == "process.closed"] == ["rejected"]


def test_it_replays_real_ugly_mail_to_the_end(tmp_path: Path) -> None:
    """Real messages with absurd dates, charsets and structures: status 0, no event out of order."""
    config = tmp_path / "config.toml"
    config.write_text('[digest]\nenabled = false\n[[accounts]]\nemail = "someone@example.com"\n')
    ran = followup(
        "replay", ROOT / "tests/mails/ugly", "--owner", "someone@example.com",
        "--config", config, "--format", "json",
    )  # fmt: skip
    assert ran.status == DONE, ran.err
    assert "Traceback" not in ran.err
    assert faults(ran.events, "UTC") == []
