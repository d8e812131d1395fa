"""The closed list of conditions, each as a question to the situation and (for some) the candidate.

An answer says in words what was found and what the rule wants instead, with the sentence it rests
on, so that an explanation is a by-product of evaluation. What mail cannot tell never holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from agent.domain.facts import SilentEndFact, Source
from agent.domain.hiring import Meaning, Outcome
from agent.playbooks.candidate import Candidate
from agent.playbooks.model import Condition
from agent.playbooks.rungs import Ladder, Standing
from agent.playbooks.situation import DECISIONS, HALTS, Situation, end_of
from agent.playbooks.words import day_words, instant_words

# A week, so that every interview falls into one weekly digest.
LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a condition found: whether it is met, the fact and the wish in words, until when."""

    met: bool
    actual: str
    expected: str
    source: Source | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What the conditions look at besides the candidate."""

    situation: Situation
    ladder: Ladder


def decided(view: View) -> Finding:
    """A decision, a withdrawal or an acceptance stands (CM-4)."""
    return _outcome(view, DECISIONS, "no decision and no withdrawal")


def on_hold_or_closed(view: View) -> Finding:
    """The employer put the role on hold or closed it (CM-17)."""
    return _outcome(view, HALTS, "the role neither on hold nor closed")


def _outcome(view: View, among: tuple[Outcome, ...], expected: str) -> Finding:
    outcome = view.situation.facts.outcome
    if outcome is None or outcome.outcome not in among:
        return Finding(False, "none", expected)
    on = day_words(view.situation.day(outcome.source.at))
    what = outcome.outcome.value.replace("_", " ")
    return Finding(True, f"{what} on {on}", expected, outcome.source)


def silent_end(situation: Situation) -> SilentEndFact | None:
    """The day after which silence is the answer, unless the employer wrote or met since (CM-17)."""
    end = situation.facts.silent_end
    if end is None or any(word.at > end.source.at for word in situation.words):
        return None
    later = (*situation.held, *situation.ahead)
    return None if any(one.learned_at > end.source.at for one in later) else end


def silent_end_passed(view: View) -> Finding:
    """The named day is over and nothing came."""
    return _silent_end(view, passed=True)


def silent_end_ahead(view: View) -> Finding:
    """The named day is not over yet: asking before it would be chasing."""
    return _silent_end(view, passed=False)


def _silent_end(view: View, *, passed: bool) -> Finding:
    end = silent_end(view.situation)
    expected = "no day after which silence is the answer"
    if end is None:
        return Finding(False, "none named", expected)
    over = view.situation.alarm.day_reached(end.on + timedelta(days=1))
    return Finding(
        over is passed,
        f"silence counts as the answer after {day_words(end.on)}",
        expected,
        end.source,
    )


def withdrawing(view: View) -> Finding:
    """The user accepted elsewhere, or wants this role no longer (PM-9): asking on is pointless."""
    expected = "a role the user still wants"
    facts = view.situation.facts
    if facts.wishes.withdraw_requested_at is not None:
        return Finding(True, "the user no longer wants this role", expected)
    for other in facts.others:
        if other.accepted is not None:
            name = other.company or other.slug
            source = other.accepted.source
            return Finding(True, f"the user accepted an offer from {name}", expected, source)
    return Finding(False, "wanted", expected)


def interview_ahead(view: View) -> Finding:
    """An interview is set and not over (CM-13)."""
    situation = view.situation
    if not situation.ahead:
        return Finding(False, "none", "no interview ahead")
    last = max(situation.ahead, key=lambda one: end_of(one, situation.calendar))
    end = end_of(last, situation.calendar)
    zone = situation.calendar.zone
    return Finding(
        True,
        f"an interview is set, until {instant_words(end, zone)}",
        "no interview ahead",
        last.source,
        end,
    )


def ball_with_user(view: View) -> Finding:
    """The employer waits for the user's answer (CM-14)."""
    ball = view.situation.facts.ball
    if ball is None:
        return Finding(False, "with the employer", "the employer's turn")
    since = day_words(view.situation.day(ball.source.at))
    return Finding(
        True, f"they wait for the user's answer since {since}", "the employer's turn", ball.source
    )


def promise_running(view: View) -> Finding:
    """The window they named has not ended; its last day belongs to it (CM-3, DM-3)."""
    promise = view.situation.promise
    expected = "no promised window still running"
    if promise is None:
        return Finding(False, "nothing promised", expected)
    named = f"word promised by {day_words(promise.due)}"
    return Finding(promise.running, named, expected, promise.fact.source)


def word_unplaced(view: View) -> Finding:
    """A message may be of this process or of another one: it may promise, set or decide (CM-16).

    What they wrote here since then, beyond a kind word, makes it moot.
    """
    facts = view.situation.facts
    told = [one.at for one in view.situation.words if one.dated or one.meanings != _KIND_WORD]
    open_ones = [one for one in facts.unplaced if not any(at > one.at for at in told)]
    expected = "every message known to belong here or elsewhere"
    if not open_ones:
        return Finding(False, "none", expected)
    newest = max(open_ones, key=lambda one: one.at)
    since = day_words(view.situation.day(newest.at))
    actual = f"a message of {since} may be of this process or of another one"
    return Finding(True, actual, expected, newest)


_KIND_WORD = (Meaning.THANKS_OR_CHAT,)


def never_chased(view: View) -> Finding:
    """Nothing was ever held or promised: a bare application is never chased (CM-13)."""
    met = view.ladder.without_basis
    actual = "no interview was held and nothing was promised" if met else "one of them"
    return Finding(met, actual, "an interview held, or a promised date passed")


def rejected(view: View) -> Finding:
    """The employer refused."""
    return _outcome(view, (Outcome.REJECTED,), "no rejection")


def ended(view: View) -> Finding:
    """The employer refused, put the role on hold or closed it."""
    return _outcome(view, (Outcome.REJECTED, *HALTS), "no end")


def interviewed_lately(view: View) -> Finding:
    """An interview ended within the last week."""
    situation = view.situation
    held = situation.last_held
    if held is None:
        return Finding(False, "no interview held", "an interview held")
    over = situation.alarm.reached(end_of(held, situation.calendar) + LATELY)
    return Finding(not over, "an interview held", "one within a week", held.source)


def second_step_over(view: View) -> Finding:
    """The second status message was sent, or its time has passed."""
    rungs = view.ladder.rungs
    met = view.ladder.counted >= 2 or (len(rungs) > 1 and rungs[1].standing in _OVER)
    return Finding(met, f"{view.ladder.counted} status messages sent", "the second one sent")


def last_step_over(view: View) -> Finding:
    """The last status message was sent, thrown away, or may not be sent any more."""
    rungs = view.ladder.rungs
    met = view.ladder.closed or (bool(rungs) and rungs[-1].standing in _OVER)
    return Finding(met, f"{view.ladder.counted} status messages sent", "the last one sent")


_OVER = (Standing.SENT, Standing.DISCARDED, Standing.OVERTAKEN)

OF_SITUATION: Mapping[Condition, Callable[[View], Finding]] = MappingProxyType(
    {
        Condition.DECIDED: decided,
        Condition.ON_HOLD_OR_CLOSED: on_hold_or_closed,
        Condition.SILENT_END_PASSED: silent_end_passed,
        Condition.SILENT_END_AHEAD: silent_end_ahead,
        Condition.WITHDRAWING: withdrawing,
        Condition.INTERVIEW_AHEAD: interview_ahead,
        Condition.BALL_WITH_USER: ball_with_user,
        Condition.PROMISE_RUNNING: promise_running,
        Condition.NEVER_CHASED: never_chased,
        Condition.REJECTED: rejected,
        Condition.ENDED: ended,
        Condition.INTERVIEWED_LATELY: interviewed_lately,
        Condition.SECOND_STEP_OVER: second_step_over,
        Condition.LAST_STEP_OVER: last_step_over,
        Condition.WORD_UNPLACED: word_unplaced,
    }
)


def already_sent(candidate: Candidate, on: Callable[[datetime], date]) -> Finding:
    """The user has sent this message, as a draft of ours or in their own words (CM-5)."""
    sent = candidate.sent
    if sent is None:
        return Finding(False, "not sent", "not sent yet")
    source = Source(sent.message_id, sent.at, sent.quote)
    return Finding(True, f"sent on {day_words(on(sent.at))}", "not sent yet", source)


def discarded(candidate: Candidate, on: Callable[[datetime], date]) -> Finding:  # noqa: ARG001
    """The user threw its draft away: it is never written again (CM-11)."""
    actual = "the user threw its draft away" if candidate.discarded else "not thrown away"
    return Finding(candidate.discarded, actual, "no draft of it thrown away")


def overtaken(candidate: Candidate, on: Callable[[datetime], date]) -> Finding:  # noqa: ARG001
    """The next step's time has come before this one was sent (CM-11)."""
    by = candidate.overtaken_by
    return Finding(bool(by), by or "not overtaken", "its time before the next step's")


def loop_used(candidate: Candidate, on: Callable[[datetime], date]) -> Finding:
    """A correction or an expansion was sent in this loop already (PM-2a)."""
    sent = candidate.loop_used
    if sent is None:
        return Finding(False, "none sent in this loop", "a single one each loop")
    source = Source(sent.message_id, sent.at, sent.quote)
    return Finding(True, f"one sent on {day_words(on(sent.at))}", "a single one each loop", source)


def nobody_to_answer(candidate: Candidate, on: Callable[[datetime], date]) -> Finding:  # noqa: ARG001
    """There is nobody with an address that takes a reply (CM-8)."""
    person = candidate.recipient
    if person is None:
        return Finding(True, "nobody who can be answered", "a person who can be answered")
    return Finding(False, person.email or person.key, "a person who can be answered")


OF_CANDIDATE: Mapping[Condition, Callable[[Candidate, Callable[[datetime], date]], Finding]] = (
    MappingProxyType(
        {
            Condition.ALREADY_SENT: already_sent,
            Condition.DISCARDED: discarded,
            Condition.OVERTAKEN: overtaken,
            Condition.LOOP_USED: loop_used,
            Condition.NOBODY_TO_ANSWER: nobody_to_answer,
        }
    )
)
