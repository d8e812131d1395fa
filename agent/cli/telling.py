"""`followup correct` and `followup note`: what the user says, to a stored correction."""

import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.bootstrap import open_store
from agent.clock import utc_now
from agent.config import Settings, config_path, load_settings
from agent.domain.correction import (
    AddNote,
    Answered,
    CancelInterview,
    Change,
    Ignore,
    NoShow,
    Refiled,
    SetCompany,
    SetContact,
    SetInterview,
    SetOutcome,
    SetRole,
    SetWish,
    Wish,
)
from agent.domain.facts import NoteKind
from agent.domain.hiring import Outcome, Part
from agent.errors import ConfigError, UserError
from agent.mail.addresses import parse_addresses
from agent.services.correcting import Known, correct, find_process, said, undo
from agent.services.regrouping import file_back, merge, split
from agent.store.repository import SqlStore

_DENIABLE = frozenset({"preferred", "looking", "thank_interviewers"})


@dataclass(frozen=True, slots=True)
class Told:
    """Everything `followup correct` can be told; None and False: not said."""

    company: str | None = None
    role: str | None = None
    contact: str | None = None
    part: Part | None = None
    interview: str | None = None
    interview_end: str | None = None
    cancel_interview: bool = False
    no_show: bool = False
    outcome: str | None = None
    by_phone: bool = False
    deadline: date | None = None
    preferred: bool | None = None
    looking: bool | None = None
    thank_interviewers: bool | None = None
    bypass: bool = False
    pace: float | None = None
    withdraw: bool = False
    answered: bool = False
    ignore: bool = False
    merge_into: str | None = None
    split: tuple[str, ...] = ()

    def words(self, *names: str) -> str:
        """What was said of these, as it would be typed; of everything where none is named."""
        wanted = names or tuple(one.name for one in fields(self))
        every = ((name, getattr(self, name)) for name in wanted)
        return " ".join(
            _typed(name, value) for name, value in every if value is not None and value != ()
        ).strip()


def _typed(name: str, value: object) -> str:
    option = name.replace("_", "-")
    if isinstance(value, bool):
        # What can only be said, not denied, is False where it was not said.
        return f"--{option}" if value else (f"--no-{option}" if name in _DENIABLE else "")
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return f"--{option} {shlex.quote(text)}"


Said = tuple[Change, str]
"""A change, and the words that asked for it."""


def changes_of(told: Told, zone: ZoneInfo) -> Iterator[Said]:
    """The changes that were meant, each with its own words; times without an offset are the zone's.

    Raises UserError for what cannot be meant, or would mean nothing.
    """
    _check(told)
    if told.company is not None:
        yield SetCompany(told.company), told.words("company")
    if told.role is not None:
        yield SetRole(told.role), told.words("role")
    if told.contact is not None:
        yield _contact(told.contact, told.part), told.words("contact", "part")
    if told.interview is not None:
        yield _interview(told, zone), told.words("interview", "interview_end")
    if told.cancel_interview:
        yield CancelInterview(), told.words("cancel_interview")
    if told.no_show:
        yield NoShow(), told.words("no_show")
    if told.outcome is not None:
        outcome = SetOutcome(_outcome(told.outcome), told.by_phone, told.deadline)
        yield outcome, told.words("outcome", "by_phone", "deadline")
    if told.answered:
        yield Answered(), told.words("answered")
    if told.ignore:
        yield Ignore(), told.words("ignore")
    yield from _wishes(told)


def _check(told: Told) -> None:
    """Refuse what only says more of something that was not said."""
    rests = (
        ("--part", told.part, "--contact", told.contact),
        ("--interview-end", told.interview_end, "--interview", told.interview),
        ("--by-phone", told.by_phone or None, "--outcome", told.outcome),
        ("--deadline", told.deadline, "--outcome", told.outcome),
    )
    alone = [f"{one} goes with {other}" for one, said_, other, it in rests if said_ and it is None]
    if alone:
        raise UserError(*alone)


def _interview(told: Told, zone: ZoneInfo) -> SetInterview:
    start = _instant(told.interview or "", zone)
    end = _instant(told.interview_end, zone) if told.interview_end else None
    if end is not None and end <= start:
        raise UserError("the interview would end before it begins")
    return SetInterview(start, end)


def _instant(text: str, zone: ZoneInfo) -> datetime:
    """An instant, in the account's zone where no offset is named. Raises UserError."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or len(text.strip()) <= len("2026-06-01"):
        raise UserError(f"{text!r} is no day and time", hint='Write "2026-06-01 14:00".')
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def _wishes(told: Told) -> Iterator[Said]:
    flags = (
        (Wish.PREFERRED, "preferred", told.preferred),
        (Wish.LOOKING_AGAIN, "looking", told.looking),
        (Wish.THANK_INTERVIEWERS, "thank_interviewers", told.thank_interviewers),
        (Wish.BYPASS, "bypass", told.bypass or None),
        (Wish.PACE, "pace", told.pace),
        (Wish.WITHDRAW, "withdraw", told.withdraw or None),
    )
    for wish, name, value in flags:
        if value is not None:
            yield SetWish(wish, value), told.words(name)


def _contact(text: str, part: Part | None) -> SetContact:
    found = parse_addresses(text)
    if len(found) != 1 or not found[0].email:
        raise UserError(f"{text!r} is no address such as 'Ann Berg <ann@acme.example>'")
    return SetContact(found[0].email, found[0].name or None, part)


def _outcome(text: str) -> Outcome | None:
    if text == "open":
        return None
    try:
        return Outcome(text)
    except ValueError:
        known = ", ".join(one.value for one in Outcome)
        raise UserError(f"{text!r} is no outcome", hint=f"Say one of: {known}, open.") from None


def run_correct(
    config: Path | None, process: str, told: Told, *, show: bool, undo_number: int | None
) -> None:
    """Store, list or take back corrections of a process."""
    store, known, zone = _opened(config, process)
    # Everything is understood before anything is stored.
    changes = list(changes_of(told, zone))
    if undo_number is not None:
        _take_back(store, known, undo_number)
    _regroup(store, known, told)
    for change, words in changes:
        number = correct(store, known, change, words, utc_now())
        print(f"{known.row.slug}: noted as correction {number}: {words}")
    if changes:
        print("The next pass acts on it.", file=sys.stderr)
    if show or (undo_number is None and told == Told()):
        _list(store, known, zone)


def _take_back(store: SqlStore, known: Known, number: int) -> None:
    changes = {one: correction.change for one, correction in said(store, known)}
    undo(store, known, number, utc_now())
    change = changes.get(number)
    if isinstance(change, Refiled):
        file_back(store, known, change)
    print(f"taken back: correction {number} of {known.row.slug}")


def _regroup(store: SqlStore, known: Known, told: Told) -> None:
    if told.merge_into is not None:
        into = find_process(store, (known.account_id,), told.merge_into)
        number = merge(store, known, into, f"merged with {known.row.slug}", utc_now())
        print(f"{into.row.slug}: noted as correction {number}: merged with {known.row.slug}")
    if told.split:
        number, slug = split(store, known, told.split, told.words("split"), utc_now())
        print(f"{known.row.slug}: noted as correction {number}; the new process is {slug}")


def run_note(config: Path | None, process: str, text: str, kind: NoteKind, person: str) -> None:
    """Store the user's own words for a draft."""
    if not text.strip():
        raise UserError("the note is empty", hint='Say it in quotes: followup note acme "…"')
    store, known, _ = _opened(config, process)
    note = AddNote(kind, text.strip(), person=person)
    number = correct(store, known, note, f"note: {text.strip()}", utc_now())
    print(f"noted as {number} of {known.row.slug}; the next pass puts it into the drafts")


def _opened(config: Path | None, process: str) -> tuple[SqlStore, Known, ZoneInfo]:
    """The database, the process, and the zone of its account."""
    settings = _settings(config)
    store = open_store(settings.database)
    zones = {one.account_id: one.zone for one in settings.accounts}
    known = find_process(store, tuple(zones), process)
    return store, known, zones[known.account_id]


def _settings(config: Path | None) -> Settings:
    path = config_path(config)
    settings = load_settings(path)
    if not settings.accounts:
        raise ConfigError(f"{path}: no account is configured", hint="Add an [[accounts]] table.")
    return settings


def _list(store: SqlStore, known: Known, zone: ZoneInfo) -> None:
    everything = said(store, known)
    for number, correction in everything:
        back = "  (taken back)" if correction.undone_at else ""
        at = correction.at.astimezone(zone)
        print(f"{number:4}  {at:%a %-d %b %Y %H:%M}  {correction.words}{back}")
    if any(correction.undone_at is None for _, correction in everything):
        print(f"Take one back: followup correct {known.row.slug} --undo NUMBER", file=sys.stderr)
    if not everything:
        print(f"nothing was said about {known.row.slug}", file=sys.stderr)
