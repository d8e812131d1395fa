"""Mailboxes written as TOML to mbox files like those Takeout writes; the demo's sample among them.

A sheet names the `owner` and its `[[message]]`s: `at`, `thread`, `from` and `subject` (or `own` and
`to`), `body`, and where wanted `html`, `id` (Message-ID), `list`, `auto`, `labels` and
`[message.invite]`.
A message answers the newest one before it in its thread. What the mail means is not known here.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from importlib.resources import files
from pathlib import Path
from typing import Any

_POLICY = SMTP.clone(max_line_length=998, linesep="\n")


def copy_sample(folder: Path) -> Path:
    """Write the sample mailbox into the folder (made where it is missing) and name the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sample.mbox"
    path.write_bytes(sample_mbox())
    return path


def sample_mbox() -> bytes:
    """The sample mailbox as the bytes of an mbox file, with Takeout's headers."""
    text = (files("agent.replay") / "sample.toml").read_text(encoding="utf-8")
    return mbox_of(tomllib.loads(text))


def mbox_of(sheet: Mapping[str, Any]) -> bytes:
    """The mail of a sheet as the bytes of an mbox file, with Takeout's headers."""
    letters = sorted(sheet["message"], key=lambda letter: letter["at"])
    return b"".join(_mbox_entry(*one) for one in _messages(letters, sheet["owner"]))


def _messages(letters: list[dict[str, Any]], owner: str) -> Iterator[tuple[datetime, EmailMessage]]:
    """The letters as messages; each answers the newest one before it in its thread."""
    threads: dict[str, list[tuple[str, str]]] = {}
    for number, letter in enumerate(letters, start=1):
        earlier = threads.setdefault(letter["thread"], [])
        message = _message(letter, owner, number, earlier)
        earlier.append((message["Message-ID"], message["Subject"]))
        yield letter["at"], message


def _message(
    letter: dict[str, Any], owner: str, number: int, earlier: list[tuple[str, str]]
) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    own = letter.get("own", False)
    sender = owner if own else letter["from"]
    subject = letter.get("subject") or f"Re: {earlier[0][1].removeprefix('Re: ')}"
    message["X-GM-THRID"] = str(1_800_000_000_000_000_000 + _thread_number(letter["thread"]))
    message["X-Gmail-Labels"] = letter.get("labels") or ("Sent" if own else "Inbox,Unread")
    if not own:
        message["Delivered-To"] = parseaddr(owner)[1]
    message["From"] = sender
    message["To"] = letter.get("to", owner)
    message["Subject"] = subject
    message["Date"] = format_datetime(letter["at"])
    host = parseaddr(sender)[1].rpartition("@")[2]
    message["Message-ID"] = letter.get("id") or f"<sample-{number:03d}@{host}>"
    if earlier:
        message["In-Reply-To"] = earlier[-1][0]
        message["References"] = " ".join(message_id for message_id, _ in earlier)
    if letter.get("list"):
        message["List-Unsubscribe"] = f"<mailto:leave@{host}>"
    if letter.get("auto"):
        message["Auto-Submitted"] = "auto-replied"
    message.set_content(letter["body"].strip() + "\n")
    if "html" in letter:
        message.add_alternative(letter["html"], subtype="html")
    if "invite" in letter:
        _add_invite(message, letter["invite"], owner, letter["at"])
    return message


def _thread_number(thread: str) -> int:
    return int.from_bytes(hashlib.sha256(thread.encode()).digest()[:6], "big")


def _add_invite(message: EmailMessage, invite: dict[str, Any], owner: str, at: datetime) -> None:
    text = "\r\n".join(_ics(invite, owner, at)) + "\r\n"
    method = {"method": invite.get("method", "REQUEST")}
    message.add_alternative(
        text.encode(), maintype="text", subtype="calendar", params=method, cte="8bit"
    )


def _ics(invite: dict[str, Any], owner: str, at: datetime) -> Iterator[str]:
    stamp = "%Y%m%dT%H%M%S"
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//followup//sample//EN")
    method = invite.get("method", "REQUEST")
    yield from (f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{invite['uid']}")
    yield f"SEQUENCE:{invite.get('sequence', 0)}"
    yield f"DTSTAMP:{at.astimezone(UTC):{stamp}}Z"
    yield f"DTSTART;TZID={invite['zone']}:{invite['start']:{stamp}}"
    yield f"DTEND;TZID={invite['zone']}:{invite['end']:{stamp}}"
    yield f"SUMMARY:{_escaped(invite['summary'])}"
    yield f"LOCATION:{_escaped(invite.get('location', ''))}"
    name, address = parseaddr(invite["organizer"])
    yield f"ORGANIZER;CN={name}:mailto:{address}"
    for attendee in (owner, *invite.get("attendees", ())):
        name, address = parseaddr(attendee)
        yield f"ATTENDEE;CN={name};PARTSTAT=NEEDS-ACTION:mailto:{address}"
    status = "CANCELLED" if method == "CANCEL" else "CONFIRMED"
    yield from (f"STATUS:{status}", "END:VEVENT", "END:VCALENDAR")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _mbox_entry(at: datetime, message: EmailMessage) -> bytes:
    head = f"From {1_800_000_000} {at.astimezone(UTC):%a %b %d %H:%M:%S +0000 %Y}\n".encode()
    lines = message.as_bytes().split(b"\n")
    body = b"\n".join(b">" + line if line.startswith(b"From ") else line for line in lines)
    return head + body + b"\n"
