"""`followup correct` and `followup note`: what the user says, to a stored correction."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Told:
    """Everything `followup correct` can be told; None and False: not said."""

    company: str | None = None
    role: str | None = None
    contact: str | None = None
    part: Part | None = None
    interview: datetime | None = None
    interview_end: datetime | None = None
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

    def words(self) -> str:
        """What was said, as it would be typed."""
        said_ = ((one.name, getattr(self, one.name)) for one in fields(self))
        return " ".join(
            f"--{name.replace('_', '-')}" + ("" if value is True else f" {_shown(value)}")
            for name, value in said_
            if value is not None and value is not False and value != ()
        )


def _shown(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def changes_of(told: Told) -> Iterator[Change]:
    """The changes that were meant. Raises UserError for what cannot be meant."""
    if told.company is not None:
        yield SetCompany(told.company)
    if told.role is not None:
        yield SetRole(told.role)
    if told.contact is not None:
        yield _contact(told.contact, told.part)
    if told.interview is not None:
        yield SetInterview(told.interview, told.interview_end)
    if told.cancel_interview:
        yield CancelInterview()
    if told.no_show:
        yield NoShow()
    if told.outcome is not None:
        yield SetOutcome(_outcome(told.outcome), told.by_phone, told.deadline)
    if told.answered:
        yield Answered()
    if told.ignore:
        yield Ignore()
    yield from _wishes(told)


def _wishes(told: Told) -> Iterator[SetWish]:
    flags = (
        (Wish.PREFERRED, told.preferred),
        (Wish.LOOKING_AGAIN, told.looking),
        (Wish.THANK_INTERVIEWERS, told.thank_interviewers),
        (Wish.BYPASS, told.bypass or None),
        (Wish.PACE, told.pace),
        (Wish.WITHDRAW, told.withdraw or None),
    )
    for wish, value in flags:
        if value is not None:
            yield SetWish(wish, value)


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
    store, known = _opened(config, process)
    if undo_number is not None:
        _take_back(store, known, undo_number)
    _regroup(store, known, told)
    for change in changes_of(told):
        number = correct(store, known, change, told.words(), utc_now())
        print(f"noted as correction {number} of {known.row.slug}; the next pass acts on it")
    if show or (undo_number is None and told == Told()):
        _list(store, known)


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
        number = merge(store, known, into, f"{known.row.slug} {told.words()}", utc_now())
        print(f"noted as correction {number} of {into.row.slug}; the next pass acts on it")
    if told.split:
        number, slug = split(store, known, told.split, told.words(), utc_now())
        print(f"noted as correction {number} of {known.row.slug}; the new process is {slug}")


def run_note(config: Path | None, process: str, text: str, kind: NoteKind, person: str) -> None:
    """Store the user's own words for a draft."""
    if not text.strip():
        raise UserError("the note is empty", hint='Say it in quotes: followup note acme "…"')
    store, known = _opened(config, process)
    note = AddNote(kind, text.strip(), person=person)
    number = correct(store, known, note, f"note: {text.strip()}", utc_now())
    print(f"noted as {number} of {known.row.slug}; the next pass puts it into the drafts")


def _opened(config: Path | None, process: str) -> tuple[SqlStore, Known]:
    settings = _settings(config)
    store = open_store(settings.database)
    accounts = tuple(one.account_id for one in settings.accounts)
    return store, find_process(store, accounts, process)


def _settings(config: Path | None) -> Settings:
    path = config_path(config)
    settings = load_settings(path)
    if not settings.accounts:
        raise ConfigError(f"{path}: no account is configured", hint="Add an [[accounts]] table.")
    return settings


def _list(store: SqlStore, known: Known) -> None:
    everything = said(store, known)
    for number, correction in everything:
        back = "  (taken back)" if correction.undone_at else ""
        print(f"{number:4}  {correction.at:%Y-%m-%d %H:%M}  {correction.words}{back}")
    if not everything:
        print(f"nothing was said about {known.row.slug}", file=sys.stderr)
