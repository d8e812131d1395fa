"""Heed the user's answer to a digest, and note what the next digest is to ask about.

An answer is the user's own mail (by Gmail's SENT label and From) that refers to a digest's
Message-ID, which nobody outside can know. What it asks for is stored in one transaction with what
was heard, by which a message read again after a crash is known.
"""

from collections.abc import Mapping
from dataclasses import replace
from json import loads

from agent.digest.answers import Understood, understand
from agent.digest.week import Target, UnsureKind
from agent.digest.words import shown
from agent.domain.correction import Correction
from agent.domain.evidence import EvidenceKind, Reading
from agent.domain.hiring import Direction, Meaning
from agent.domain.message import Message
from agent.ports.mailbox import MessageRef
from agent.ports.notes import DigestRow, HeardRow, UnsureRow
from agent.ports.store import AccountUnit
from agent.process.assign import Assignment, Link
from agent.services.account import Account

_QUOTE = 200
_WORDS = 400


def digest_answered(
    unit: AccountUnit, message: Message, owners: frozenset[str]
) -> DigestRow | None:
    """The digest that this message of the user's answers, or None."""
    if "SENT" not in message.labels or message.sender.key not in owners:
        return None
    named = {message.in_reply_to, *message.references}
    rows = [row for row in unit.digests() if row.message_id in named] if named - {""} else []
    return rows[-1] if rows else None


def heed(unit: AccountUnit, message: Message, row: DigestRow, account: Account) -> None:
    """Store what the answer asks for, and what is to be said about it; once per message."""
    if any(one.gmail_id == message.gmail_id for one in unit.heard()):
        return
    lines = understand(message.own_words, numbers_of(row), message.at, account.zone)
    for number, line in enumerate(lines):
        _carry_out(unit, line, message)
        unit.save_heard(
            HeardRow(
                gmail_id=message.gmail_id,
                line=number,
                at=message.at,
                week=row.week,
                words=shown(line.words, _WORDS),
                understood=line.clear,
                reply=line.reply,
            )
        )


def numbers_of(row: DigestRow) -> Mapping[int, Target]:
    """What the numbers of a delivered digest stand for."""
    return {int(number): Target(**target) for number, target in loads(row.numbers).items()}


def _carry_out(unit: AccountUnit, line: Understood, message: Message) -> None:
    if line.target.gmail_id:
        _settle(unit, line)
        return
    process = unit.process(line.target.process_id) if line.changes else None
    if process is None:
        return
    process_id = process.merged_into or process.process_id
    for change in line.changes:
        unit.add_correction(process_id, Correction(message.at, change, words=line.words))
    unit.mark_news(process_id)


def _settle(unit: AccountUnit, line: Understood) -> None:
    """File the message that was asked about where the user said, by reading it once more."""
    doubt = unit.unsure_about(line.target.gmail_id)
    if doubt is None or not line.clear:
        return
    for process_id in doubt.candidates:
        unit.mark_news(process_id)
    if line.dismissed:
        unit.save_unsure(replace(doubt, settled="dismissed"))
        return
    unit.save_unsure(replace(doubt, settled="belongs", belongs_to=line.belongs_to or ""))
    unit.forget_seen([doubt.gmail_id])
    unit.enqueue([MessageRef(doubt.gmail_id, doubt.thread_id)])


def process_told(unit: AccountUnit, gmail_id: str) -> str | None:
    """The process the user filed a message under, "" for a new one; None where they did not."""
    doubt = unit.unsure_about(gmail_id)
    if doubt is None or doubt.settled != "belongs":
        return None
    process = unit.process(doubt.belongs_to) if doubt.belongs_to else None
    return (process.merged_into or process.process_id) if process else ""


def doubt_about(message: Message, reading: Reading, assignment: Assignment) -> UnsureRow | None:
    """What the digest is to ask about a message that is set aside, or None.

    Of a near miss nothing is kept but ids and date: it may be private mail.
    """
    if assignment.link is Link.UNCLEAR and reading.hiring:
        return UnsureRow(
            message.gmail_id,
            message.thread_id,
            message.at,
            UnsureKind.UNCLEAR,
            shown(reading.quote_for(EvidenceKind.MEANING), _QUOTE),
            assignment.candidates,
        )
    if not _nearly_hiring(reading, assignment):
        return None
    return UnsureRow(message.gmail_id, message.thread_id, message.at, UnsureKind.NEAR_MISS)


def _nearly_hiring(reading: Reading, assignment: Assignment) -> bool:
    if assignment.link is not Link.NONE or reading.direction is not Direction.IN:
        return False
    return (
        reading.hiring
        and not reading.confidence.actionable
        and reading.meaning not in (Meaning.JOB_ALERT, Meaning.NOT_HIRING)
    )
