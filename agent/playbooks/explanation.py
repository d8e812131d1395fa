"""A judgement in sentences: rules with the guide's section, actual against expected, the words.

Nothing is worked out here a second time: every line is taken from the decision's own checks and
reasons. It must not know how lines are printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from agent.domain.decision import Check, Decision, Judgement, Verdict
from agent.domain.facts import Source
from agent.domain.hiring import Step
from agent.playbooks.model import Condition, Playbook
from agent.playbooks.words import day_words, instant_words


class LineKind(StrEnum):
    """What a line of an explanation is."""

    DECISION = "decision"
    REASON = "reason"
    QUOTE = "quote"
    CHECK = "check"
    LOSER = "loser"
    TIME = "time"
    CHANGE = "change"
    SILENCE = "silence"
    CLOSING = "closing"
    ADVICE = "advice"
    OVERRIDE = "override"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, its words, the rule it rests on ("" none), and how deep it stands."""

    kind: LineKind
    text: str
    rule: str = ""
    depth: int = 0
    source: Source | None = None


_VERDICTS = {
    Verdict.WRITE: "is written",
    Verdict.HOLD: "is held back",
    Verdict.SKIP: "is skipped",
    Verdict.DONE: "is done",
    Verdict.STOP: "does not come any more",
}

# What would change an answer, by the check that fails.
_CHANGES: Mapping[str, str] = MappingProxyType(
    {
        Condition.ALREADY_SENT: "nothing: it has been sent",
        Condition.DISCARDED: "nothing: what you threw away is not written again",
        Condition.DECIDED: "a later message from the employer that reopens the process",
        Condition.ON_HOLD_OR_CLOSED: "a later message from the employer that reopens the process",
        Condition.SILENT_END_PASSED: "a later message from the employer",
        Condition.SILENT_END_AHEAD: "a word from the employer before that day is over",
        Condition.INTERVIEW_AHEAD: "the interview's end, or its cancellation",
        Condition.BALL_WITH_USER: "your answer to what they asked",
        Condition.PROMISE_RUNNING: "the end of the promised window, or a word before it",
        Condition.NEVER_CHASED: "an interview, or a date that they promise",
        Condition.OVERTAKEN: "nothing: the next step has taken its place",
        Condition.WITHDRAWING: "your word that you want this role after all",
        Condition.LOOP_USED: "the next interview",
        Condition.NOBODY_TO_ANSWER: "an address that can be answered, from them or from you",
        "ceiling": "a new date from the employer, or a new round",
        "faded": "a later message from the employer",
        "turn": "the step before it being sent or skipped",
        "clock_time": "the interview's clock time, from them or from you",
        "in_time": "nothing: its time is over",
        "in_touch": "a message from the employer",
        "due": "time alone; word from the employer or a new date would move it",
    }
)
_POINTER = 6
"""As many words of a sentence point back at it, where it was quoted above."""

_WRITTEN = "word from the employer, a decision, a new round, or your sending it"


def explain(
    judgement: Judgement, playbook: Playbook, zone: ZoneInfo, step: Step | None = None
) -> tuple[Line, ...]:
    """The whole judgement in lines, or one step of it; instants stand on the zone's wall.

    Of several status steps that wait, the whole tells the first in full and the others by their
    day and what sets it.
    """
    teller = _Teller(playbook, zone)
    lines: list[Line] = []
    waiting = False
    for decision in judgement.decisions:
        if step is not None and decision.step is not step:
            continue
        waits = decision.step.is_status and decision.verdict is Verdict.HOLD
        later = waiting and waits and step is None
        lines += teller.later(decision) if later else teller.decision(decision)
        waiting = waiting or waits
    lines += teller.rest(judgement)
    return tuple(lines)


def why_not(
    judgement: Judgement, playbook: Playbook, zone: ZoneInfo, step: Step
) -> tuple[Line, ...]:
    """Why a step is not written: for each person the first check that fails, strongest first."""
    teller = _Teller(playbook, zone)
    decisions = judgement.of(step)
    if not decisions:
        return (teller.nothing_said(step),)
    lines: list[Line] = []
    for decision in decisions:
        failing = next((one for one in decision.checks if not one.holds), None)
        if failing is None:
            lines.append(teller.headline(decision))
        else:
            lines += teller.failing(decision, failing)
    return tuple(lines)


def _named(decision: Decision) -> str:
    """The step by its title, and whom it is to."""
    person = decision.recipient
    return f"{decision.title} to {person.name or person.email}" if person else decision.title


class _Teller:
    def __init__(self, playbook: Playbook, zone: ZoneInfo) -> None:
        self.playbook = playbook
        self.zone = zone
        self.quoted: set[tuple[str, str]] = set()

    def decision(self, decision: Decision) -> Iterator[Line]:
        yield self.headline(decision)
        for reason in decision.because:
            text = f"{self.cite(reason.rule)}: {reason.text}"
            yield Line(LineKind.REASON, text, reason.rule, 1, reason.source)
            yield from self._quote(reason.source)
        failing = [one for one in decision.checks if not one.holds]
        for index, check in enumerate(failing):
            kind = LineKind.LOSER if index else LineKind.CHECK
            yield self._check(check, kind)
            yield from self._quote(check.source)
        yield from self._times(decision)
        yield self._change(failing)

    def later(self, decision: Decision) -> Iterator[Line]:
        """A step behind another that waits: its day, and what sets it."""
        due = next((one for one in decision.checks if one.name == "due" and not one.holds), None)
        rule = due.rule if due else decision.rule
        when = "held back for the same reason"
        if due is not None and decision.due_at is not None:
            when = f"not before {instant_words(decision.due_at, self.zone)}"
        text = f"then {_named(decision)}, {when} [{self.cite(rule)}]"
        yield Line(LineKind.DECISION, text, rule)
        for reason in decision.because:
            text = f"{self.cite(reason.rule)}: {reason.text}"
            yield Line(LineKind.REASON, text, reason.rule, 1, reason.source)

    def headline(self, decision: Decision) -> Line:
        what = f"{_named(decision)} {_VERDICTS[decision.verdict]}"
        text = f"{what}: {decision.reason} [{self.cite(decision.rule)}]"
        return Line(LineKind.DECISION, text, decision.rule)

    def failing(self, decision: Decision, check: Check) -> Iterator[Line]:
        yield self.headline(decision)
        yield self._check(check, LineKind.CHECK)
        yield from self._quote(check.source)
        yield from self._times(decision)
        yield self._change([check])

    def nothing_said(self, step: Step) -> Line:
        name = step.value.replace("_", " ")
        rule = self.playbook.steps.get(step)
        if rule is None:
            text = f"{self.playbook.name} has no {name}"
            return Line(LineKind.DECISION, text)
        text = f"nothing has called for the {rule.title} yet [{self.cite(rule.rule)}]"
        return Line(LineKind.DECISION, text, rule.rule)

    def cite(self, rule_id: str) -> str:
        """A rule's id with the place in the guide it comes from."""
        rule = self.playbook.rules.get(rule_id)
        return f"{rule_id}, {rule.section}" if rule else rule_id

    def _check(self, check: Check, kind: LineKind) -> Line:
        name = check.name.replace("_", " ")
        text = f"{name}: {check.actual}; wanted: {check.expected} [{self.cite(check.rule)}]"
        if kind is LineKind.LOSER:
            text = f"also {text}"
        return Line(kind, text, check.rule, 1, check.source)

    def _quote(self, source: Source | None) -> Iterator[Line]:
        """The sentence with its date and message; a message without a sentence is named alone."""
        if source is None or not (source.quote or source.message_id):
            return
        mark = (source.message_id, source.quote)
        begun = source.quote.split()[:_POINTER]
        if mark in self.quoted and len(begun) == _POINTER:
            yield Line(LineKind.QUOTE, f'"{" ".join(begun)} ..." (as above)', "", 2, source)
            return
        self.quoted.add(mark)
        on = day_words(source.at.astimezone(self.zone).date())
        where = f"{on}, {source.message_id}" if source.message_id else on
        text = f'"{source.quote}" ({where})' if source.quote else f"a message ({where})"
        yield Line(LineKind.QUOTE, text, "", 2, source)

    def _times(self, decision: Decision) -> Iterator[Line]:
        named: tuple[tuple[str, datetime | None], ...] = (
            ("due", decision.due_at),
            ("to be sent before", decision.send_before),
            ("withdrawn if unsent", decision.expires_at),
            ("looked at again", decision.until),
        )
        for what, at in named:
            if at is not None:
                yield Line(LineKind.TIME, f"{what}: {instant_words(at, self.zone)}", "", 1)
        if decision.verdict is Verdict.WRITE and decision.needs:
            text = f"not ready without: {', '.join(decision.needs)}"
            yield Line(LineKind.TIME, text, "CM-2", 1)

    def _change(self, failing: list[Check]) -> Line:
        change = _CHANGES.get(failing[0].name, "new facts") if failing else _WRITTEN
        return Line(LineKind.CHANGE, f"what would change it: {change}", "", 1)

    def rest(self, judgement: Judgement) -> Iterator[Line]:
        """Silence, closing, advice, overrides, and when all this is looked at again."""
        silence = judgement.silence
        if silence is not None:
            band = self.playbook.band(silence.days)
            days = f"{silence.days} day{'' if silence.days == 1 else 's'} of silence"
            text = f"{days}: {band.reading} (leaning: {band.leaning})"
            yield Line(LineKind.SILENCE, text, silence.band)
            caution = f"{self.playbook.silence_caution} {self._causes()}"
            yield Line(LineKind.SILENCE, caution, silence.band, 1)
        closing = judgement.closing
        if closing is not None:
            outcome = closing.outcome.value.replace("_", " ")
            text = f"closed, {outcome}: {closing.reason} [{self.cite(closing.rule)}]"
            yield Line(LineKind.CLOSING, text, closing.rule, 0, closing.source)
            yield from self._quote(closing.source)
        for advice in judgement.advice:
            yield Line(LineKind.ADVICE, f"{advice.text} [{self.cite(advice.rule)}]", advice.rule)
        for override in judgement.overrides:
            yield Line(LineKind.OVERRIDE, f"your setting: {override}")
        yield self._next(judgement)

    def _causes(self) -> str:
        *first, last = self.playbook.silence_causes
        return f"Behind it may stand {', '.join(first)} or {last}."

    def _next(self, judgement: Judgement) -> Line:
        if judgement.next_look is None:
            return Line(LineKind.NEXT, "nothing changes here before something arrives")
        when = instant_words(judgement.next_look, self.zone)
        return Line(LineKind.NEXT, f"looked at next: {when}, or when something arrives")
