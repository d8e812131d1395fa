"""The gates and the advice of a playbook's rules, every problem reported.

An equal priority on one step is a problem: which rule wins must never depend on the order of a
file. It must not know how a condition is answered.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from agent.domain.decision import Verdict
from agent.domain.hiring import STATUS_STEPS, Step
from agent.playbooks.conditions import OF_SITUATION
from agent.playbooks.model import Condition, Gate, Tell
from agent.playbooks.problems import Place, Problems, Raw
from agent.playbooks.sources import Sheet
from agent.playbooks.weigh import ENGINE_PRIORITIES

_GROUPS = {"status": STATUS_STEPS, "all": tuple(Step)}
_VERDICTS = (Verdict.HOLD, Verdict.SKIP, Verdict.DONE, Verdict.STOP)


def parse_gates(sheet: Sheet, problems: Problems) -> dict[Step, tuple[Gate, ...]]:
    """The gates of each step, strongest first."""
    return _Gates(sheet, problems).gates()


def parse_tells(sheet: Sheet, problems: Problems) -> tuple[Tell, ...]:
    """Every piece of advice with the condition under which it fits."""
    return tuple(_Gates(sheet, problems).tells())


class _Gates:
    def __init__(self, sheet: Sheet, problems: Problems) -> None:
        self.sheet = sheet
        self.problems = problems

    def _place(self, rule_id: str) -> Place:
        return Place(self.problems, self.sheet.files[rule_id], rule_id)

    def tells(self) -> Iterator[Tell]:
        for rule_id, raw in self.sheet.rules.items():
            place = self._place(rule_id).at("advice")
            for row in place.rows(raw.get("advice", [])):
                told = place.table(row)
                place.keys(told, ("when", "says"))
                when = place.at("when").word(told.get("when"), Condition, "condition")
                text = place.at("says").text(told.get("says"))
                if when is not None and when in OF_SITUATION:
                    yield Tell(rule_id, when, text)
                elif when is not None:
                    place.at("when").unknown(when, OF_SITUATION, "condition for advice")

    def gates(self) -> dict[Step, tuple[Gate, ...]]:
        """The gates of each step, strongest first; an equal priority on one step is a problem."""
        by_step: dict[Step, list[Gate]] = {step: [] for step in Step}
        for rule_id, raw in self.sheet.rules.items():
            place = self._place(rule_id).at("gates")
            for row in place.rows(raw.get("gates", [])):
                gate, steps = self._gate(rule_id, place, place.table(row))
                for step in steps if gate else ():
                    by_step[step].append(cast("Gate", gate))
        for step, gates in by_step.items():
            self._unequal(step, gates)
        return {
            step: tuple(sorted(gates, key=lambda gate: -gate.priority))
            for step, gates in by_step.items()
        }

    def _gate(self, rule_id: str, place: Place, raw: Raw) -> tuple[Gate | None, tuple[Step, ...]]:
        place.keys(raw, ("when", "verdict", "steps", "priority"))
        when = place.at("when").word(raw.get("when"), Condition, "condition")
        verdict = place.at("verdict").word(raw.get("verdict"), Verdict, "verdict")
        if verdict is Verdict.WRITE:
            place.at("verdict").unknown("write", _VERDICTS, "verdict")
        priority = place.at("priority").count(raw.get("priority"), least=1)
        if priority in ENGINE_PRIORITIES:
            place.at("priority").say(f"{priority} is the engine's own; take another one")
        steps: list[Step] = []
        for word in place.at("steps").rows(raw.get("steps", [])):
            group = _GROUPS.get(str(word))
            step = None if group else place.at("steps").word(word, Step, "step")
            steps += group or ((step,) if step else ())
        if when is None or verdict is None:
            return None, ()
        return Gate(rule_id, when, verdict, priority), tuple(dict.fromkeys(steps))

    def _unequal(self, step: Step, gates: Iterable[Gate]) -> None:
        seen: dict[int, Gate] = {}
        for gate in gates:
            other = seen.setdefault(gate.priority, gate)
            if other is not gate:
                place = self._place(gate.rule).at("gates")
                place.say(f"priority {gate.priority} on {step.value} is {other.rule}'s already")
