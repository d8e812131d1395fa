"""The catalogue of facts a rule may use about one process, as of one instant.

`process/` fills it from evidence, corrections and drafts; playbooks read it and nothing else.
Unknown is not false: a field that mail cannot tell is None, and a condition on it never holds.
All instants are UTC; all dates are in the user's zone unless said otherwise.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from agent.domain.draft import DraftFact
from agent.domain.hiring import Format, Meaning, Outcome, OwnKind, Part, Round, Step

DEFAULT_INTERVIEW_LENGTH = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Source:
    """The words a fact rests on, and the message that holds them."""

    message_id: str
    at: datetime
    quote: str


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Somebody of the employer's (or agency's) in this process.

    `replyable` is false for no-reply, system and list addresses (CM-8) and for people whose
    address was never given. `shared` is true for mailboxes of several (talent@, a system's), which
    are answered only where no person is known. `threads` are the thread ids in which they wrote or
    were written to by the user or employer as a correspondent; `last_thread` is the newest of them.
    `gone` is true for who has handed the user over to somebody else who wrote since.
    """

    name: str | None
    email: str | None
    part: Part | None
    replyable: bool
    threads: tuple[str, ...] = ()
    last_thread: str = ""
    last_wrote_at: datetime | None = None
    source: Source | None = None
    shared: bool = False
    gone: bool = False

    @property
    def key(self) -> str:
        """The address in lower case, or the name where no address is known."""
        return (self.email or self.name or "").lower()

    @property
    def able(self) -> bool:
        """Whether that person is still there and has an address that can be answered."""
        return self.replyable and bool(self.email) and not self.gone


@dataclass(frozen=True, slots=True)
class InterviewFact:
    """An interview as believed now: confirmed, moved or cancelled; offered slots are not here.

    `key` never changes while the interview is moved. `end` is derived by the rulebook's clocks:
    the end given, else start + 60 minutes (`end_given` tells). A day without a clock time has
    `start` None. `learned_at` is when the first message about it arrived; `set_at` when its
    present time (or its cancellation) was learned. `people` are those who take part for the
    employer. `from_invite` tells whether the time rests on a calendar part. `day_ends` is the end
    (UTC) of a `day` without a clock time, in the user's zone. With a `contradiction` the clock
    time is not believed: `start` is None and `day` is the one the messages speak of.
    """

    key: str
    start: datetime | None
    end: datetime | None
    day: date | None
    timezone: str | None
    cancelled: bool
    learned_at: datetime
    set_at: datetime
    source: Source
    round: Round | None = None
    format: Format | None = None
    people: tuple[PersonFact, ...] = ()
    end_given: bool = False
    zone_known: bool = True
    was: datetime | None = None
    no_show: bool = False
    contradiction: str = ""
    thread_id: str = ""
    title: str = ""
    from_invite: bool = False
    day_ends: datetime | None = None

    @property
    def over_at(self) -> datetime | None:
        """When it is over (UTC): its end, or the end of its day where no clock time is known."""
        return self.end or self.day_ends

    def held(self, now: datetime) -> bool:
        """Its end (or its day) has passed and nothing cancelled it."""
        if self.cancelled or self.no_show:
            return False
        return self.over_at is not None and self.over_at <= now

    def ahead(self, now: datetime) -> bool:
        """It has not ended yet and is not cancelled; a day without a time lies ahead through it."""
        if self.cancelled or self.no_show:
            return False
        if self.over_at is not None:
            return self.over_at > now
        # Without a zone the day is over only when it is over everywhere (UTC-12).
        return self.day is not None and self.day >= (now - timedelta(hours=12)).date()


@dataclass(frozen=True, slots=True)
class ReceivedFact:
    """A message of the employer's.

    `word` is true where it counts as word from the employer: news, or a person writing; automatic
    acknowledgements, calendar machinery and out-of-office answers do not (Clocks, "Silence").
    `dated` is true where it named a date or window that is a promise.
    """

    message_id: str
    at: datetime
    thread_id: str
    sender: str
    meanings: tuple[Meaning, ...]
    word: bool
    dated: bool
    quote: str = ""


@dataclass(frozen=True, slots=True)
class SentFact:
    """A message the user sent; `step` is the one it was recognised as, by draft or by its words."""

    message_id: str
    at: datetime
    thread_id: str
    to: tuple[str, ...]
    kind: OwnKind
    step: Step | None = None
    round: str = ""
    cycle: str = ""
    from_draft: bool = False
    words: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """A window the employer named: its last day (the writer's calendar), and whether it is firm."""

    due: date
    firm: bool
    source: Source


@dataclass(frozen=True, slots=True)
class AbsenceFact:
    """An out-of-office answer; `returns_on` is None where it names no day."""

    returns_on: date | None
    sender: str
    source: Source


@dataclass(frozen=True, slots=True)
class BallFact:
    """What waits for the user's answer (CM-14): since when, and the sentence that asked.

    `deadline` is the day by which the employer wants it, where named.
    """

    meaning: Meaning
    source: Source
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class OutcomeFact:
    """How it ended, or that an offer stands. `by_phone`: told by word of mouth only (PM-10)."""

    outcome: Outcome
    source: Source
    by_phone: bool = False
    deadline: date | None = None
    by_user: bool = False
    thread_id: str = ""


@dataclass(frozen=True, slots=True)
class SilentEndFact:
    """The day after which the employer said to assume it is over (CM-17)."""

    on: date
    source: Source


@dataclass(frozen=True, slots=True)
class DoubtFact:
    """Something that was read and is not believed: for the digest to ask about."""

    text: str
    source: Source


class NoteKind(StrEnum):
    """What a note of the user's is for."""

    DETAIL = "detail"
    CORRECTION = "correction"
    EXPANSION = "expansion"
    MET = "met"
    NEWS = "news"
    REASON = "reason"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class NoteFact:
    """The user's words for a draft; `round` is the interview's key, `person` an address or ""."""

    kind: NoteKind
    text: str
    at: datetime
    round: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user told the agent about a process. None is unknown, and unknown never acts."""

    preferred: bool | None = None
    looking_again: bool | None = None
    thank_interviewers: bool | None = None
    bypass_requested_at: datetime | None = None
    pace: float = 1.0
    paused_until: datetime | None = None
    paused: bool = False
    withdraw_requested_at: datetime | None = None
    preferred_marked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ThreadFact:
    """A mail thread of the process: what a reply in it would be threaded by.

    `reply_to_id` and `references` come from its newest eligible message (not a draft, not in Spam
    or Trash, with a Message-ID); `subject` is the thread's own, as last written.
    `correspondents` are addresses in lower case that wrote or were written to in it.
    `send_as` is the user's address that the employer last wrote to.
    """

    thread_id: str
    subject: str
    reply_to_id: str
    references: tuple[str, ...]
    correspondents: frozenset[str]
    last_at: datetime
    writable: bool = True
    send_as: str = ""


@dataclass(frozen=True, slots=True)
class OtherProcessFact:
    """Another process of the same account, as far as a rule may speak of it (PM-4b, DM-10, PM-9).

    `late_stage` is true with a second or later interview held or set, or an offer.
    """

    slug: str
    company: str | None
    role: str | None
    active: bool
    late_stage: bool
    preferred: bool | None
    offer: OutcomeFact | None = None
    accepted: OutcomeFact | None = None
    last_word_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a playbook may know about one process, as of `as_of`.

    Interviews are in order of start; received and sent messages in order of arrival; promises in
    the order they were made. `first_run_at` is when the agent first ran for this account.
    `employer_country` is an ISO code where the mail tells it. `unplaced` are messages that belong
    here or to another process: nothing tells, and the user has not been heard on it.
    """

    as_of: datetime
    account: str
    process_id: str
    slug: str
    company: str | None
    role: str | None
    opened_at: datetime
    first_run_at: datetime
    people: tuple[PersonFact, ...] = ()
    interviews: tuple[InterviewFact, ...] = ()
    received: tuple[ReceivedFact, ...] = ()
    sent: tuple[SentFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    absences: tuple[AbsenceFact, ...] = ()
    ball: BallFact | None = None
    outcome: OutcomeFact | None = None
    silent_end: SilentEndFact | None = None
    notes: tuple[NoteFact, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    threads: tuple[ThreadFact, ...] = ()
    drafts: tuple[DraftFact, ...] = ()
    others: tuple[OtherProcessFact, ...] = ()
    engaged: bool = True
    employer_country: str = ""
    user_name: str = ""
    agency: bool = False
    language: str = "en"
    corrections: tuple[str, ...] = ()
    closed: Outcome | None = None
    doubts: tuple[DoubtFact, ...] = ()
    unplaced: tuple[Source, ...] = ()

    def held(self) -> tuple[InterviewFact, ...]:
        """Interviews held by `as_of`, in order of their end."""
        held = [one for one in self.interviews if one.held(self.as_of)]
        return tuple(sorted(held, key=lambda one: one.over_at or one.learned_at))

    def last_held(self) -> InterviewFact | None:
        """The newest interview held: "the final interview" of the guides."""
        held = self.held()
        return held[-1] if held else None

    def next_ahead(self) -> InterviewFact | None:
        """The next interview that lies ahead, or None."""
        ahead = [one for one in self.interviews if one.ahead(self.as_of)]
        return min(ahead, key=lambda one: one.start or one.learned_at) if ahead else None

    def last_word_at(self) -> datetime | None:
        """When the employer last wrote something that counts as word."""
        words = [one.at for one in self.received if one.word]
        return max(words) if words else None

    def person(self, part: Part | None) -> PersonFact | None:
        """The person of that part who wrote last and can be answered, before a shared mailbox."""
        those = [one for one in self.people if one.part is part and one.able]
        floor = self.opened_at
        return max(
            those, key=lambda one: (not one.shared, one.last_wrote_at or floor), default=None
        )

    def thread(self, thread_id: str) -> ThreadFact | None:
        """The thread with that id, or None."""
        return next((one for one in self.threads if one.thread_id == thread_id), None)
