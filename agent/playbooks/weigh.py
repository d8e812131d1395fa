"""The second pass, at its end: a candidate against the gates; the strongest one that closes wins.

Gates of the data and the engine's own blocks are looked at together, strongest first. All of them
become checks of the decision, so that what lost is seen beside what won. It must not know how a
candidate came about.
"""

from datetime import datetime

from agent.domain.decision import Check, Decision, Verdict
from agent.playbooks.candidate import Block, Candidate
from agent.playbooks.conditions import OF_CANDIDATE, OF_SITUATION, Finding, View
from agent.playbooks.model import Condition, Gate
from agent.playbooks.words import instant_words

# Priorities of the engine's own blocks; the parser keeps the gates of the data off them.
CLOSED, FADED, UNKNOWN_TIME, TURN, TOO_LATE, NOT_DUE = 85, 83, 55, 47, 43, 41
ENGINE_PRIORITIES = frozenset({CLOSED, FADED, UNKNOWN_TIME, TURN, TOO_LATE, NOT_DUE})


class Scales:
    """Weighs candidates of one situation; what concerns the situation alone is asked once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.situation = view.situation
        self._asked: dict[int, _Looked] = {}

    def weigh(self, candidate: Candidate) -> Decision:
        """The decision about one candidate: written, unless a gate or a block closes."""
        looked = [self._look(candidate, gate) for gate in candidate.rule.gates]
        looked += [_looked(block) for block in candidate.blocks]
        if candidate.due_at is not None:
            looked.append(_looked(self._due(candidate, candidate.due_at)))
        looked.sort(key=_strength)
        winner = next((block for block, _ in looked if block.holds_back), None)
        return _decision(candidate, winner, tuple([check for _, check in looked]))

    def _look(self, candidate: Candidate, gate: Gate) -> "_Looked":
        ask = OF_CANDIDATE.get(gate.when)
        if ask is not None:
            return _looked(_block(gate, ask(candidate, self.situation.day)))
        # Gates live as long as the playbook, so their identity names them within one judgement.
        known = self._asked.get(id(gate))
        if known is None:
            known = _looked(_block(gate, OF_SITUATION[gate.when](self.view)))
            self._asked[id(gate)] = known
        return known

    def _due(self, candidate: Candidate, due: datetime) -> Block:
        when = instant_words(due, self.situation.calendar.zone)
        return Block(
            name="due",
            rule=candidate.due_by or candidate.rule.rule,
            verdict=Verdict.HOLD,
            priority=NOT_DUE,
            actual=when,
            expected="its day has come",
            holds_back=not self.situation.alarm.reached(due),
            until=due,
            source=None,
        )


_Looked = tuple[Block, Check]


def _looked(block: Block) -> _Looked:
    holds = not block.holds_back
    return block, Check(block.rule, block.name, block.actual, block.expected, holds, block.source)


def _strength(looked: _Looked) -> int:
    return -looked[0].priority


def _block(gate: Gate, found: Finding) -> Block:
    return Block(
        name=gate.when.value,
        rule=gate.rule,
        verdict=gate.verdict,
        priority=gate.priority,
        actual=found.actual,
        expected=found.expected,
        holds_back=found.met,
        until=found.until,
        source=found.source,
    )


def _decision(candidate: Candidate, winner: Block | None, checks: tuple[Check, ...]) -> Decision:
    rule = candidate.rule
    verdict = winner.verdict if winner else Verdict.WRITE
    return Decision(
        step=rule.step,
        verdict=verdict,
        rule=winner.rule if winner else candidate.written_by or rule.rule,
        round=candidate.round,
        cycle=candidate.cycle,
        recipient=candidate.recipient,
        due_at=candidate.due_at,
        send_before=candidate.send_before,
        expires_at=candidate.expires_at,
        until=_until(candidate, winner),
        reason=_reason(candidate, winner),
        because=candidate.because,
        checks=checks,
        needs=candidate.needs,
        title=rule.title,
        about_interview=candidate.about_interview,
        promised_window=candidate.promised_window,
        pass_on_to=candidate.pass_on_to,
    )


def _until(candidate: Candidate, winner: Block | None) -> datetime | None:
    """When a held step is looked at again: the gate's own instant or the step's due one."""
    if winner is None or winner.verdict is not Verdict.HOLD:
        return None
    if winner.name == Condition.PROMISE_RUNNING:
        return candidate.due_at
    return winner.until


def _reason(candidate: Candidate, winner: Block | None) -> str:
    if winner is None:
        return candidate.because[0].text if candidate.because else candidate.rule.title
    if winner.name == "due" and candidate.due_text:
        return candidate.due_text
    return winner.actual
