"""The ladder of status messages: which rungs a waiting cycle has, and where each stands.

Theory of operation. A round's waiting is divided into cycles: a new date named by the employer
begins the next one (CM-10). In a cycle the ladder is climbed rung by rung: status_1, then the steps
not used earlier in the round. `timing` says when a rung falls. A rung that is not sent when the
next one's time comes is overtaken (CM-11). Everything is computed from the facts, never remembered,
so a first start and a restart climb the same ladder.

It decides nothing: whether a rung is written, held or skipped is the engine's business.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from agent.domain.draft import DraftFact
from agent.domain.facts import PersonFact
from agent.domain.hiring import Part, Step
from agent.playbooks.drafts import NEVER_STOOD, THROWN_AWAY
from agent.playbooks.model import Setting, StepRule
from agent.playbooks.rungs import Ladder, Rung, Standing
from agent.playbooks.situation import Situation, StatusSent
from agent.playbooks.timing import Timing


def climb(situation: Situation) -> Ladder:
    """The ladder as of the situation's instant."""
    return _Climb(situation).ladder()


class _Climb:
    def __init__(self, situation: Situation) -> None:
        self.at = situation
        self.rules = situation.playbook.status
        floor = situation.counts_from
        counted = [one for one in situation.status_sent if floor is None or one.fact.at >= floor]
        since = situation.waiting.since
        new = since is not None and (floor is None or since > floor)
        self.before = [one for one in counted if new and since and one.fact.at <= since]
        self.now = counted[len(self.before) :]
        waiting = situation.waiting
        self.drafts = [
            one
            for one in situation.facts.drafts
            if one.key.step.is_status
            and (one.key.round, one.key.cycle) == (waiting.round, waiting.cycle)
        ]

        self.bypass = _bypass(situation)

    def ladder(self) -> Ladder:
        steps, extra = self._steps()
        counted = len(self.before) + len(self.now)
        limit = len(self.before) + 1 if extra else self.at.playbook.at_most.value
        at = self.at
        has_basis = bool(at.held) or at.fallen is not None or at.promise is not None
        return Ladder(
            rungs=self._rungs(steps) if has_basis else (),
            counted=counted,
            extra=extra,
            closed=not steps or counted >= limit,
            without_basis=not has_basis,
        )

    def _steps(self) -> tuple[list[StepRule], bool]:
        """The steps this cycle may use, and whether it is the one more first step of CM-10."""
        names = [rule.step for rule in self.rules]
        used: list[Step] = []
        locked_after: int | None = None
        for count, sent in enumerate(self.before, 1):
            own = sent.fact.step  # a first step sent once more uses up no other
            used.append(own if own and own in used else _step_of(sent, names, used))
            if locked_after is None and used[-1] is names[-1]:
                locked_after = count
        if locked_after is not None:
            # Written by hand, the last step may itself lie beyond the ceiling.
            locked_after = min(locked_after, self.at.playbook.at_most.value)
            return ([] if len(self.before) > locked_after else [self.rules[0]]), True
        used += [one.key.step for one in self._thrown_away_before()]
        return [
            rule for rule in self.rules if rule is self.rules[0] or rule.step not in used
        ], False

    def _thrown_away_before(self) -> Iterator[DraftFact]:
        floor, waiting = self.at.counts_from, self.at.waiting
        for draft in self.at.facts.drafts:
            here = draft.key.round == waiting.round and draft.key.cycle != waiting.cycle
            if here and draft.state in THROWN_AWAY and (not floor or draft.appeared_at >= floor):
                yield draft

    def _rungs(self, steps: list[StepRule]) -> tuple[Rung, ...]:
        names = [rule.step for rule in steps]
        sent_as = self._sent_as(names)
        used_up_to = self._used_up_to(names, sent_as)
        timed: list[Rung] = []
        for index, rule in enumerate(steps):
            rung = self._rung(rule, timed, sent_as.get(rule.step), passed=index < used_up_to)
            timed.append(rung)
        return tuple(self._standings(timed))

    def _sent_as(self, names: list[Step]) -> dict[Step, StatusSent]:
        """Which rung each message of this cycle used up (CM-5): its own, or the next unused one.

        Where no step is left (CM-10) a message of the user's own uses up none.
        """
        sent_as: dict[Step, StatusSent] = {}
        for sent in self.now if names else ():
            step = _step_of(sent, names, list(sent_as))
            sent_as.setdefault(step, sent)
        return sent_as

    def _used_up_to(self, names: list[Step], sent_as: dict[Step, StatusSent]) -> int:
        """The index of the highest rung that was sent or stood in Drafts; those below are past."""
        stood = {one.key.step for one in self.drafts if one.state not in NEVER_STOOD}
        touched = [i for i, step in enumerate(names) if step in sent_as or step in stood]
        return max(touched, default=0)

    def _asked(self) -> Setting[date] | None:
        """From which day the user wants the hiring manager written to."""
        asked, limit = self.at.facts.wishes.bypass_requested_at, self.at.playbook.bypass_at_most
        return Setting(self.at.day(asked), limit.rule) if asked and limit else None

    def _appeared(self, step: Step) -> list[date]:
        return [
            self.at.day(one.appeared_at)
            for one in self.drafts
            if one.key.step is step and one.state not in NEVER_STOOD
        ]

    def _rung(
        self, rule: StepRule, below: list[Rung], sent: StatusSent | None, *, passed: bool
    ) -> Rung:
        if sent is not None:
            return Rung(rule, Standing.SENT, sent.day, sent=sent)
        bypass = None if passed or _open(below) else self.bypass
        timing = Timing(self.at, rule, below, asked=self._asked() if bypass else None)
        moves = timing.moves()
        day = timing.landing(moves)
        appeared = self._appeared(rule.step)
        thrown = any(one.key.step is rule.step and one.state in THROWN_AWAY for one in self.drafts)
        standing = Standing.DISCARDED if thrown else Standing.OPEN
        if passed and not thrown:
            standing = Standing.OVERTAKEN
        return Rung(
            rule=rule,
            standing=standing,
            ref=self._ref(day, appeared, settled=passed or thrown),
            day=day,
            due=self.at.calendar.at(day),
            send_before=timing.send_before(day),
            moves=(*moves, *timing.landed(moves, day)),
            promised=timing.promised(),
            bypass=bypass,
        )

    def _ref(self, day: date, appeared: list[date], *, settled: bool) -> date:
        """The day the next rung counts from where this one was not sent (CM-11)."""
        if not settled:
            return max([day, *appeared])
        if appeared:
            return max(appeared)
        later = [self.at.day(one.appeared_at) for one in self.drafts]
        later += [one.day for one in self.now]
        return min([day, *later])

    def _standings(self, timed: list[Rung]) -> Iterator[Rung]:
        """Mark what the next rung's time has overtaken, and what comes after the open rung."""
        waiting = False
        for rung, following in zip_longest(timed, timed[1:]):
            standing = rung.standing
            if standing is Standing.OPEN and waiting:
                standing = Standing.LATER
            elif standing is Standing.OPEN and not self._overtaken(following):
                waiting = True
            elif standing is Standing.OPEN:
                standing = Standing.OVERTAKEN
            yield rung if standing is rung.standing else replace(rung, standing=standing)

    def _overtaken(self, following: Rung | None) -> bool:
        if following is None:
            return False
        if following.due is None:
            return True
        return self.at.alarm.reached(following.due)


def _open(below: list[Rung]) -> bool:
    return any(one.standing is Standing.OPEN for one in below)


def _bypass(situation: Situation) -> PersonFact | None:
    """The hiring manager to write to instead of a silent recruiter, once a request (PM-8)."""
    asked, limit = situation.facts.wishes.bypass_requested_at, situation.playbook.bypass_at_most
    person = situation.facts.person(Part.HIRING_MANAGER)
    if asked is None or limit is None or person is None:
        return None
    theirs = [
        one.fact.at
        for one in situation.status_sent
        if person.key in {address.lower() for address in one.fact.to}
    ]
    spent = len(theirs) >= limit.value or any(at >= asked for at in theirs)
    return None if spent else person


def _step_of(sent: StatusSent, names: list[Step], used: list[Step]) -> Step:
    """The step a message stands for: as recognised, else the next one not used yet."""
    step = sent.fact.step
    if step is not None and step in names and step not in used:
        return step
    return next((one for one in names if one not in used), names[-1])
