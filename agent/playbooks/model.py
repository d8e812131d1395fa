"""A playbook as the engine reads it: rules, what each says of a step, gates, quantities.

Frozen data, made by `parse` out of TOML. It must not know files, the mail, or what is decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from agent.domain.decision import Verdict
from agent.domain.hiring import Band, Round, Step
from agent.playbooks.span import Span
from agent.playbooks.write import WriteLimits

T = TypeVar("T")


class Kind(StrEnum):
    """What a rule is for (RULEBOOK.md, "Kinds")."""

    ACT = "act"
    WRITE = "write"
    TELL = "tell"


class Condition(StrEnum):
    """The closed list of conditions that a gate or a piece of advice may name."""

    ALREADY_SENT = "already_sent"
    DISCARDED = "discarded"
    DECIDED = "decided"
    ON_HOLD_OR_CLOSED = "on_hold_or_closed"
    SILENT_END_PASSED = "silent_end_passed"
    SILENT_END_AHEAD = "silent_end_ahead"
    INTERVIEW_AHEAD = "interview_ahead"
    BALL_WITH_USER = "ball_with_user"
    PROMISE_RUNNING = "promise_running"
    NEVER_CHASED = "never_chased"
    OVERTAKEN = "overtaken"
    WITHDRAWING = "withdrawing"
    LOOP_USED = "loop_used"
    NOBODY_TO_ANSWER = "nobody_to_answer"
    REJECTED = "rejected"
    ENDED = "ended"
    INTERVIEWED_LATELY = "interviewed_lately"
    SECOND_STEP_OVER = "second_step_over"
    LAST_STEP_OVER = "last_step_over"
    WORD_UNPLACED = "word_unplaced"


class Recipient(StrEnum):
    """The closed list of whom a step may go to; the first that can be answered is taken.

    For a thank-you every entry of the list is somebody to thank.
    """

    RECRUITER_OR_COORDINATOR = "recruiter_or_coordinator"
    HIRING_MANAGER = "hiring_manager"
    PEOPLE_MET = "people_met"
    SAME_RECRUITER = "same_recruiter"
    RECRUITER = "recruiter"
    COORDINATOR = "coordinator"
    DECIDER = "decider"
    ANYONE = "anyone"


class Need(StrEnum):
    """What a draft may want from the user before it is ready (CM-2)."""

    DETAIL = "detail"
    VALUE = "value"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One value of the data with the rule it belongs to; `guide` is the guide's own, if changed.

    `lent_by` is the rule of another guide that the value is taken from, where this one is silent.
    """

    value: T
    rule: str
    guide: str = ""
    lent_by: str = ""

    @property
    def note(self) -> str:
        """What an explanation adds: that the user changed the value, or another guide lent it."""
        if self.guide:
            return f" (your setting; the guide says {self.guide})"
        return f" (Reading: as {self.lent_by})" if self.lent_by else ""


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition under which a rule keeps a step from being written, and how strongly."""

    rule: str
    when: Condition
    verdict: Verdict
    priority: int


@dataclass(frozen=True, slots=True)
class Tell:
    """A piece of advice and the condition under which it fits."""

    rule: str
    when: Condition
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a guide: its id, kinds, place in the guide, and what it demands in our words."""

    id: str
    kinds: tuple[Kind, ...]
    section: str
    says: str
    kept_by: str = ""
    reading: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class StepRule:
    """Everything the playbook's rules say of one step. A wait that no rule sets is None."""

    step: Step
    rule: str
    to: tuple[Recipient, ...]
    title: str
    after_promise: Setting[Span] | None = None
    after_loose_promise: Setting[Span] | None = None
    after_silence: Setting[Span] | None = None
    after_interview: Setting[Span] | None = None
    after_previous: Setting[Span] | None = None
    after_message: Setting[Span] | None = None
    window: Setting[Span] | None = None
    within: Setting[Span] | None = None
    interviewers: Setting[bool] | None = None
    one_detail_each: Setting[bool] | None = None
    only_dated: Setting[bool] | None = None
    needs: tuple[Need, ...] = ()
    ready_after: tuple[Setting[Round], ...] = ()
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True, slots=True)
class BandText:
    """What a silence of `first` to `last` days (None: on) probably means."""

    band: Band
    first: int
    last: int | None
    reading: str
    leaning: str


@dataclass(frozen=True, slots=True)
class Clocks:
    """The quantities of "Clocks and counts" that no rule id carries."""

    interview_length: Setting[Span]
    thank_you_opens: Setting[Span]
    thank_you_kept: Setting[Span]
    fades_after: Setting[Span]
    fades_without_interview: Setting[Span]
    looks_back: Setting[Span]


@dataclass(frozen=True, slots=True, repr=False)
class Playbook:
    """One guide as data, the common rules included, the user's overrides applied and kept.

    `status` is the ladder of status messages, first to last.
    """

    name: str
    guide: str
    idea: str
    rules: Mapping[str, Rule]
    steps: Mapping[Step, StepRule]
    clocks: Clocks
    bands: tuple[BandText, ...]
    silence_caution: str
    silence_causes: tuple[str, ...]
    at_most: Setting[int]
    sending_days: Setting[frozenset[int]]
    after_answer: Setting[Span]
    after_return: Setting[Span]
    after_cancellation: Setting[Span]
    spacing: tuple[Setting[Span], ...] = ()
    quiet: Setting[Span] | None = None
    bypass_at_most: Setting[int] | None = None
    mention_other: tuple[Setting[Step], ...] = ()
    tells: tuple[Tell, ...] = ()
    overrides: tuple[str, ...] = ()
    status: tuple[StepRule, ...] = ()
    writes: Mapping[Step, WriteLimits] = field(default_factory=dict)
    writes_by_round: Mapping[tuple[Step, Round], WriteLimits] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Playbook({self.name!r})"

    def write_limits(self, step: Step, of_round: Round | None = None) -> WriteLimits:
        """What a text of that step must hold to; `of_round` is the kind of interview it follows.

        A step without a table of its own has no bounds of its own; the words of `[write.all]`
        bind it all the same.
        """
        if of_round is not None and (step, of_round) in self.writes_by_round:
            return self.writes_by_round[step, of_round]
        return self.writes[step]

    def band(self, days: int) -> BandText:
        """The band a silence of that many days falls in."""
        return next(one for one in reversed(self.bands) if days >= one.first)
