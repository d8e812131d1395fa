"""What the user told the agent about a process: corrections, notes and wishes (CONTRACTS.md).

A correction is evidence that outranks every reading, is shown, survives re-reading and can be
undone. Nothing here knows how it was entered (command line, digest answer) or where it is kept.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, cast

from agent.domain.facts import NoteKind
from agent.domain.hiring import Format, Meaning, Outcome, Part, Round


class Wish(StrEnum):
    """The wishes of `facts.Wishes` that a user can state."""

    PREFERRED = "preferred"
    LOOKING_AGAIN = "looking_again"
    THANK_INTERVIEWERS = "thank_interviewers"
    BYPASS = "bypass"
    PACE = "pace"
    PAUSED = "paused"
    PAUSED_UNTIL = "paused_until"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class SetCompany:
    """The employer is called so."""

    kind: ClassVar[str] = "company"
    company: str


@dataclass(frozen=True, slots=True)
class SetRole:
    """The role is called so."""

    kind: ClassVar[str] = "role"
    role: str


@dataclass(frozen=True, slots=True)
class SetContact:
    """This person has that part in the process and can be written to."""

    kind: ClassVar[str] = "contact"
    email: str
    name: str | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class SetInterview:
    """An interview takes (or took) place then.

    `start` and `end` are aware. `interview` is the key of the one meant; "" means the one of the
    same day or the only one ahead, else an interview that mail does not know.
    """

    kind: ClassVar[str] = "interview"
    start: datetime
    end: datetime | None = None
    timezone: str | None = None
    interview: str = ""
    round: Round | None = None
    format: Format | None = None


@dataclass(frozen=True, slots=True)
class CancelInterview:
    """The interview with that key ("": the only one ahead) does not take place."""

    kind: ClassVar[str] = "interview_cancelled"
    interview: str = ""


@dataclass(frozen=True, slots=True)
class NoShow:
    """Nobody turned up to the interview with that key ("": the newest whose time has come)."""

    kind: ClassVar[str] = "no_show"
    interview: str = ""


@dataclass(frozen=True, slots=True)
class SetOutcome:
    """How it ended, `by_phone` where nothing is in writing; None means that it is not over."""

    kind: ClassVar[str] = "outcome"
    outcome: Outcome | None
    by_phone: bool = False
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class SetMeaning:
    """That message means this and not what was read out of it."""

    kind: ClassVar[str] = "meaning"
    message_id: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Ignore:
    """Leave that message out; "" leaves the whole process alone."""

    kind: ClassVar[str] = "ignore"
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Refiled:
    """Messages (their Gmail ids, space between) came from the process `other`, or went there.

    `came` tells which: a merge brings them here, a split takes them to a process of their own.
    """

    kind: ClassVar[str] = "refiled"
    gmail_ids: str
    other: str
    came: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """The user answered what the employer last asked, outside this mailbox."""

    kind: ClassVar[str] = "answered"


@dataclass(frozen=True, slots=True)
class AddNote:
    """Words for a draft; `round` is an interview's key ("": the newest), `person` an address."""

    kind: ClassVar[str] = "note"
    note: NoteKind
    text: str
    round: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class SetWish:
    """A wish and its value; None takes the wish back."""

    kind: ClassVar[str] = "wish"
    wish: Wish
    value: bool | float | datetime | None


Change = (
    SetCompany
    | SetRole
    | SetContact
    | SetInterview
    | CancelInterview
    | NoShow
    | SetOutcome
    | SetMeaning
    | Ignore
    | Refiled
    | Answered
    | AddNote
    | SetWish
)

CHANGES: tuple[type[Change], ...] = (
    SetCompany,
    SetRole,
    SetContact,
    SetInterview,
    CancelInterview,
    NoShow,
    SetOutcome,
    SetMeaning,
    Ignore,
    Refiled,
    Answered,
    AddNote,
    SetWish,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing the user said, when (UTC), and when it was taken back, if it was.

    `words` is what the user typed, for showing it.
    """

    at: datetime
    change: Change
    undone_at: datetime | None = None
    words: str = ""

    def stands(self, as_of: datetime) -> bool:
        """Whether it had been said and not been taken back at that instant."""
        return self.at <= as_of and (self.undone_at is None or self.undone_at > as_of)


Plain = str | int | float | bool | None

_READ = {
    "start": datetime.fromisoformat,
    "end": datetime.fromisoformat,
    "deadline": date.fromisoformat,
    "part": Part,
    "round": Round,
    "format": Format,
    "outcome": Outcome,
    "meaning": Meaning,
    "note": NoteKind,
    "wish": Wish,
}


def to_plain(change: Change) -> dict[str, Plain]:
    """The change as plain values for a store, its kind under "kind"."""
    plain: dict[str, Plain] = {"kind": change.kind}
    for one in fields(change):
        plain[one.name] = _plain(getattr(change, one.name))
    return plain


def from_plain(plain: dict[str, Plain]) -> Change:
    """The change that `to_plain` wrote. Raises ValueError where it is none of ours."""
    wanted = next((one for one in CHANGES if one.kind == plain.get("kind")), None)
    if wanted is None:
        raise ValueError(f"no such correction: {plain.get('kind')!r}")
    names = {one.name for one in fields(wanted)}
    values = {name: _read(wanted, name, plain[name]) for name in names & plain.keys()}
    # The values were read by the fields' own types, which mypy cannot follow through a dict.
    return wanted(**values)  # type: ignore[arg-type]


def _plain(value: object) -> Plain:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return cast("Plain", value)


def _read(wanted: type[Change], name: str, value: Plain) -> object:
    if value is None:
        return None
    if wanted is AddNote and name == "round":
        return value
    if wanted is SetWish and name == "value" and isinstance(value, str):
        return datetime.fromisoformat(value)
    read = _READ.get(name)
    return read(str(value)) if read else value
