"""Heed the user's answer to a note about an interview: what they said goes to the drafts.

An answer is the user's own mail (by Gmail's SENT label and From), to nobody but themselves, that
refers to a note's Message-ID, which nobody outside can know. What follows from it is stored in one
transaction with what was heard, by which a message read again after a crash is known.
"""

from json import loads

from agent.digest.note_answers import NoteAnswer, NoteAsked, understand_note
from agent.digest.words import shown
from agent.domain.correction import Correction
from agent.domain.message import Message
from agent.ports.notes import HeardRow, InterviewNoteRow
from agent.ports.store import AccountUnit, ProcessRow
from agent.services.account import Account

_WORDS = 400


def note_answered(
    unit: AccountUnit, message: Message, owners: frozenset[str]
) -> InterviewNoteRow | None:
    """The note that this message of the user's refers to, or None."""
    if "SENT" not in message.labels or message.sender.key not in owners:
        return None
    named = {message.in_reply_to, *message.references} - {""}
    rows = [row for row in unit.interview_notes() if row.message_id in named] if named else []
    return rows[-1] if rows else None


def heed_note(unit: AccountUnit, message: Message, row: InterviewNoteRow, account: Account) -> None:
    """Store what the answer says, once per message; what went to anybody else says nothing."""
    process = _process(unit, row.process_id)
    told = any(one.gmail_id == message.gmail_id for one in unit.heard())
    if process is None or told or not _to_themselves(message, account.owners):
        return
    asked = NoteAsked(row.interview, dict(loads(row.people)), account.owners)
    for number, answer in enumerate(understand_note(message.own_words, asked)):
        _store(unit, message, process, answer, number)
    unit.mark_news(process.process_id)


def _process(unit: AccountUnit, process_id: str) -> ProcessRow | None:
    process = unit.process(process_id)
    return unit.process(process.merged_into) if process and process.merged_into else process


def _to_themselves(message: Message, owners: frozenset[str]) -> bool:
    """Whether every recipient is an address of the user's, with or without a tag."""
    recipients = [*message.to, *message.cc]
    return bool(recipients) and all(_untagged(one.key) in owners for one in recipients)


def _untagged(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _store(
    unit: AccountUnit, message: Message, process: ProcessRow, answer: NoteAnswer, number: int
) -> None:
    words = shown(answer.words, _WORDS)
    for change in answer.changes:
        unit.add_correction(process.process_id, Correction(message.at, change, words=words))
    unit.save_heard(
        HeardRow(
            gmail_id=message.gmail_id,
            line=number,
            at=message.at,
            week="",
            words=words,
            understood=bool(answer.changes),
            reply=f"{process.company or process.slug}: {answer.reply}",
        )
    )
