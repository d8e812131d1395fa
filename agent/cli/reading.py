"""`followup read`: what the readers see in single messages, for people or as JSON lines."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, TextIO
from zoneinfo import ZoneInfo

from agent.clock import utc_now
from agent.domain.evidence import Reading, ReadingContext
from agent.domain.hiring import Confidence
from agent.domain.message import Message
from agent.errors import UnreadableInputError
from agent.mail import message_from_fields, parse_message
from agent.reading import read
from agent.reading.face import reading_to_json


def read_lines(lines: BinaryIO, out: TextIO, *, owners: tuple[str, ...], zone: str | None) -> None:
    """Answer each JSON line with one line, in order; an unreadable one does not stop the rest."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            print(json.dumps(_answer(line, number, owners, zone), ensure_ascii=False), file=out)
            out.flush()


def _answer(
    line: bytes, number: int, owners: tuple[str, ...], zone: str | None
) -> dict[str, object]:
    identity: object = number
    try:
        fields = _fields(line)
        identity = fields.get("id", number)
        message = message_from_fields(fields)
        mine = (*owners, fields["owner"]) if fields.get("owner") else owners
        reading = read(message, context_for(mine, fields.get("timezone") or zone))
        return reading_to_json(reading, str(identity)) | {"id": identity}
    except (ValueError, UnreadableInputError) as error:
        return {"id": identity, "error": str(error)}
    except Exception as error:  # whatever one line holds, the rest goes on
        return {"id": identity, "error": f"{type(error).__name__}: {error}"}


def _fields(line: bytes) -> dict[str, Any]:
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise UnreadableInputError("the line is no JSON object")
    return fields


def context_for(owners: Iterable[str], zone: str | None) -> ReadingContext:
    """The context of a message read alone. Raises UnreadableInputError for an unknown zone."""
    try:
        known = ZoneInfo(zone or "UTC")
    except (KeyError, ValueError, OSError) as error:
        raise UnreadableInputError(f"{zone} is no IANA time zone") from error
    return ReadingContext(owners=frozenset(one.lower() for one in owners), zone=known)


def read_files(
    files: tuple[Path, ...], *, owners: tuple[str, ...], zone: str | None, as_json: bool
) -> None:
    """Print what is read out of each .eml file. Raises UnreadableInputError naming a bad file."""
    if not files:
        raise UnreadableInputError(
            "no message was named", hint="Name .eml files, or pipe JSON lines in with --jsonl."
        )
    context = context_for(owners, zone)
    if zone is None:
        print("time zone: UTC (say --timezone to change it)", file=sys.stderr)
    for file in files:
        try:
            raw = file.read_bytes()
        except OSError as error:
            raise UnreadableInputError(f"{file}: cannot be read: {error.strerror}") from error
        message = parse_message(raw, at=utc_now())
        reading = read(message, context)
        if as_json:
            print(json.dumps(reading_to_json(reading, str(file)), ensure_ascii=False))
        else:
            print("\n".join(_for_people(file, message, reading)))


def _for_people(file: Path, message: Message, reading: Reading) -> list[str]:
    meanings = ", ".join(one.value.replace("_", " ") for one in reading.meanings)
    lines = [f"{file}", f"  {message.sender.name or message.sender.email}: {message.subject}"]
    lines.append(f"  means: {meanings} ({reading.confidence.value})")
    names = [one for one in (reading.company, reading.role) if one]
    if names:
        lines.append(f"  about: {' · '.join(names)}")
    if reading.contact:
        part = f" ({reading.contact.part.value.replace('_', ' ')})" if reading.contact.part else ""
        name = f"{reading.contact.name} " if reading.contact.name else ""
        lines.append(f"  answer: {name}<{reading.contact.email}>{part}")
    for interview in reading.interviews:
        when = interview.start or interview.day
        sure = " (weak)" if interview.confidence is Confidence.WEAK else ""
        lines.append(f"  interview {interview.status.value}{sure}: {when}  “{interview.quote}”")
    lines += [f"  promised by {one.due}: “{one.quote}”" for one in reading.promises]
    if reading.deadline:
        lines.append(f"  answer by: {reading.deadline}")
    lines += [f"  contradiction: {one}" for one in reading.contradictions]
    lines += [f"  {one.kind.value}: “{one.quote}” ({one.reader})" for one in reading.evidence]
    return lines
