"""The stages of a hiring process: a table of moves, for showing where one stands.

Theory of operation. A process begins in OUTREACH (a recruiter wrote first, the user has not taken
it up) or APPLIED. Offered times bring it to SCHEDULING, a set interview to INTERVIEWING; when the
last interview set was held it is WAITING, when it was cancelled SCHEDULING again. An offer, a hold
or an end can come at any time. An offer that stands is not undone by talks about it. ENDED is left
only by RESUME (the employer wrote again, or the user corrected the end). Moves that the table does
not hold raise `IllegalMoveError` and change nothing; mail that makes no sense for a stage (a
calendar tidied up after a rejection) is such a move and is passed over by `stage_of`.

The stage is shown and never acted on: rules look at facts.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum

from agent.domain.facts import Facts, InterviewFact
from agent.domain.hiring import Meaning, Outcome
from agent.errors import FollowupError


class Stage(StrEnum):
    """Where a process stands."""

    OUTREACH = "outreach"
    APPLIED = "applied"
    SCHEDULING = "scheduling"
    INTERVIEWING = "interviewing"
    WAITING = "waiting"
    OFFER = "offer"
    ON_HOLD = "on_hold"
    ENDED = "ended"


class Move(StrEnum):
    """What brings a process from one stage to another."""

    ENGAGE = "engage"
    OFFER_TIMES = "offer_times"
    SET_INTERVIEW = "set_interview"
    CANCEL_INTERVIEW = "cancel_interview"
    HOLD_INTERVIEW = "hold_interview"
    MAKE_OFFER = "make_offer"
    PUT_ON_HOLD = "put_on_hold"
    END = "end"
    RESUME = "resume"


class IllegalMoveError(FollowupError):
    """A move that the stage does not know."""


_AT_ANY_TIME = {
    Move.SET_INTERVIEW: Stage.INTERVIEWING,
    Move.MAKE_OFFER: Stage.OFFER,
    Move.PUT_ON_HOLD: Stage.ON_HOLD,
    Move.END: Stage.ENDED,
}

TABLE: Mapping[Stage, Mapping[Move, Stage]] = {
    Stage.OUTREACH: {
        **_AT_ANY_TIME,
        Move.ENGAGE: Stage.APPLIED,
        Move.OFFER_TIMES: Stage.OUTREACH,
    },
    Stage.APPLIED: {**_AT_ANY_TIME, Move.OFFER_TIMES: Stage.SCHEDULING},
    Stage.SCHEDULING: {**_AT_ANY_TIME, Move.OFFER_TIMES: Stage.SCHEDULING},
    Stage.INTERVIEWING: {
        **_AT_ANY_TIME,
        Move.OFFER_TIMES: Stage.INTERVIEWING,
        Move.CANCEL_INTERVIEW: Stage.SCHEDULING,
        Move.HOLD_INTERVIEW: Stage.WAITING,
    },
    Stage.WAITING: {**_AT_ANY_TIME, Move.OFFER_TIMES: Stage.SCHEDULING},
    Stage.OFFER: {
        **_AT_ANY_TIME,
        Move.OFFER_TIMES: Stage.OFFER,
        Move.SET_INTERVIEW: Stage.OFFER,
        Move.CANCEL_INTERVIEW: Stage.OFFER,
        Move.HOLD_INTERVIEW: Stage.OFFER,
    },
    Stage.ON_HOLD: {**_AT_ANY_TIME, Move.RESUME: Stage.WAITING},
    Stage.ENDED: {Move.END: Stage.ENDED, Move.RESUME: Stage.WAITING},
}


def advance(stage: Stage, move: Move) -> Stage:
    """The stage after a move. Raises IllegalMoveError where the table has none."""
    try:
        return TABLE[stage][move]
    except KeyError:
        raise IllegalMoveError(f"{move} is no move of the stage {stage}") from None


def stage_of(facts: Facts) -> Stage:
    """Where the process stands as of the facts."""
    stage = Stage.OUTREACH if _approached(facts) else Stage.APPLIED
    for _, move in sorted(_moves(facts), key=lambda one: one[0]):
        if move in TABLE[stage]:
            stage = advance(stage, move)
    return stage


def _approached(facts: Facts) -> bool:
    return bool(facts.received) and facts.received[0].meanings[0] is Meaning.OUTREACH


def _moves(facts: Facts) -> Iterator[tuple[datetime, Move]]:
    """The moves that the facts show, each with its instant."""
    if facts.engaged:
        yield facts.opened_at, Move.ENGAGE
    for one in facts.received:
        if Meaning.SCHEDULING in one.meanings:
            yield one.at, Move.OFFER_TIMES
    for interview in facts.interviews:
        yield from _about(interview, facts)
    yield from _ends(facts)


def _about(one: InterviewFact, facts: Facts) -> Iterator[tuple[datetime, Move]]:
    yield one.learned_at, Move.SET_INTERVIEW
    if one.cancelled:
        if not _another(one, facts, one.set_at):
            yield one.set_at, Move.CANCEL_INTERVIEW
    elif one.over_at is not None and one.held(facts.as_of):
        held_at = max(one.over_at, one.learned_at)
        if not _another(one, facts, held_at):
            yield held_at, Move.HOLD_INTERVIEW


def _another(one: InterviewFact, facts: Facts, at: datetime) -> bool:
    """Whether another interview, known by then, still lay ahead at that instant."""
    others = (other for other in facts.interviews if other is not one and not other.cancelled)
    return any(other.learned_at <= at and other.ahead(at) for other in others)


def _ends(facts: Facts) -> Iterator[tuple[datetime, Move]]:
    outcome = facts.outcome
    if outcome is not None:
        move = {Outcome.OFFER: Move.MAKE_OFFER, Outcome.ON_HOLD: Move.PUT_ON_HOLD}
        yield outcome.source.at, move.get(outcome.outcome, Move.END)
    if facts.closed not in (None, Outcome.OFFER, Outcome.ON_HOLD):
        yield facts.as_of, Move.END
