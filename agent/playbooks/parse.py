"""From the raw sheet to a Playbook, reporting every problem at once with file, rule and key.

The closed lists of keys, conditions and recipients stand in `model` and in the tables below; a word
outside them is a problem with the nearest known one. It must not know how decisions are made.
"""

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import TypeVar, cast

from agent.domain.hiring import Band, Round, Step
from agent.playbooks.model import (
    BandText,
    Clocks,
    Gate,
    Kind,
    Playbook,
    Rule,
    Setting,
    StepRule,
)
from agent.playbooks.parse_gates import parse_gates, parse_tells
from agent.playbooks.parse_values import (
    CLOCKS,
    RULE_KEYS,
    STEP_KEYS,
    TOP_KEYS,
    days,
    step_value,
    weekdays,
)
from agent.playbooks.parse_write import parse_writes
from agent.playbooks.problems import Place, Problems, Raw
from agent.playbooks.sources import Sheet

T = TypeVar("T")


class Parser:
    """Reads one sheet; `problems` holds what is wrong with it afterwards."""

    def __init__(self, sheet: Sheet, problems: Problems) -> None:
        self.sheet = sheet
        self.problems = problems
        self.top = Place(problems, sheet.file)

    def playbook(self) -> Playbook:
        """The playbook; meaningless where `problems` holds any."""
        sheet, top = self.sheet, self.top
        top.keys(sheet.raw, TOP_KEYS)
        rules = {rule_id: self._rule(rule_id) for rule_id in sheet.rules}
        steps = self._steps()
        writes, by_round = parse_writes(top.at("write"), sheet.raw.get("write", {}), rules)
        return Playbook(
            name=top.at("name").text(sheet.raw.get("name")),
            guide=top.at("guide").text(sheet.raw.get("guide")),
            idea=top.at("idea").text(sheet.raw.get("idea")),
            rules=MappingProxyType(rules),
            steps=MappingProxyType(steps),
            clocks=self._clocks(),
            bands=self._bands(),
            silence_caution=self._silence()
            .at("caution")
            .text(self._silence_table().get("caution")),
            silence_causes=self._causes(),
            at_most=self._only("at_most", self._count),
            sending_days=self._sending_days(),
            after_answer=self._only("after_answer", days),
            after_return=self._only("after_return", days),
            after_cancellation=self._only("after_cancellation", days),
            spacing=tuple(self._each("spacing", days)),
            quiet=next(self._each("quiet", Place.span), None),
            bypass_at_most=next(self._each("bypass_at_most", self._count), None),
            mention_other=tuple(self._mentions()),
            tells=parse_tells(self.sheet, self.problems),
            overrides=tuple(sheet.overrides),
            status=tuple(rule for step, rule in steps.items() if step.is_status),
            writes=writes,
            writes_by_round=by_round,
        )

    def _place(self, rule_id: str) -> Place:
        return Place(self.problems, self.sheet.files[rule_id], rule_id)

    def _rule(self, rule_id: str) -> Rule:
        raw, place = self.sheet.rules[rule_id], self._place(rule_id)
        place.keys(raw, RULE_KEYS)
        kinds = place.at("kind").words(raw.get("kind", []), Kind, "kind")
        if not kinds:
            place.at("kind").say("is missing")
        return Rule(
            id=rule_id,
            kinds=kinds,
            section=place.at("section").text(raw.get("section")),
            says=place.at("says").text(raw.get("says")),
            kept_by=str(raw.get("kept_by", "")),
            reading=self.sheet.readings.get(rule_id, str(raw.get("reading", ""))),
            file=self.sheet.files[rule_id],
        )

    def _each(self, key: str, read: Callable[[Place, object], T]) -> Iterator[Setting[T]]:
        """The values that rules set under that key, each with its rule."""
        for rule_id, raw in self.sheet.rules.items():
            if key in raw:
                value = read(self._place(rule_id).at(key), raw[key])
                guide = self.sheet.guides.get(f"{rule_id}.{key}", "")
                yield Setting(value, rule_id, guide)

    def _only(self, key: str, read: Callable[[Place, object], T]) -> Setting[T]:
        """The one value of that key: the playbook's own rule before a common one."""
        found = list(self._each(key, read))
        if not found:
            self.top.at("rules").say(f"no rule sets {key}")
            return Setting(read(Place(Problems(), ""), None), "")
        own = [one for one in found if not one.rule.startswith("CM-")] or found
        if len(own) > 1:
            named = ", ".join(one.rule for one in own)
            self.top.at("rules").say(f"{key} is set by more than one rule: {named}")
        return own[-1]

    @staticmethod
    def _count(place: Place, value: object) -> int:
        return place.count(value, least=1)

    def _clocks(self) -> Clocks:
        place = self.top.at("clocks")
        raw = place.table(self.sheet.raw.get("clocks", {}))
        place.keys(raw, (*CLOCKS, "sending_days"))
        guides = self.sheet.guides
        read = {
            key: Setting(place.at(key).span(raw.get(key)), "", guides.get(f"clocks.{key}", ""))
            for key in CLOCKS
        }
        return Clocks(**read)

    def _sending_days(self) -> Setting[frozenset[int]]:
        ruled = next(self._each("sending_days", weekdays), None)
        if ruled is not None:
            return ruled
        clocks = cast("Raw", self.sheet.raw.get("clocks", {}))
        place = self.top.at("clocks.sending_days")
        guide = self.sheet.guides.get("clocks.sending_days", "")
        return Setting(weekdays(place, clocks.get("sending_days")), "", guide)

    def _bands(self) -> tuple[BandText, ...]:
        place = self.top.at("bands")
        bands = [self._band(place, row) for row in place.rows(self.sheet.raw.get("bands", []))]
        return tuple(sorted((one for one in bands if one), key=lambda one: one.first))

    def _silence(self) -> Place:
        return self.top.at("silence")

    def _silence_table(self) -> Raw:
        raw = self._silence().table(self.sheet.raw.get("silence", {}))
        self._silence().keys(raw, ("caution", "causes"))
        return raw

    def _causes(self) -> tuple[str, ...]:
        place = self._silence().at("causes")
        found = tuple(
            place.text(one) for one in place.rows(self._silence_table().get("causes", []))
        )
        if len(found) < 2:
            place.say("at least two benign causes are wanted")
        return found

    def _band(self, place: Place, row: object) -> BandText | None:
        raw = place.table(row)
        place.keys(raw, ("id", "from", "to", "reading", "leaning"))
        band = place.at("id").word(raw.get("id"), Band, "band")
        if band is None:
            return None
        last = raw.get("to")
        return BandText(
            band=band,
            first=place.at(f"{band}.from").count(raw.get("from")),
            last=None if last is None else place.at(f"{band}.to").count(last),
            reading=place.at(f"{band}.reading").text(raw.get("reading")),
            leaning=place.at(f"{band}.leaning").text(raw.get("leaning")),
        )

    def _mentions(self) -> Iterator[Setting[Step]]:
        for rule_id, raw in self.sheet.rules.items():
            place = self._place(rule_id).at("mention_other")
            for step in place.words(raw.get("mention_other", []), Step, "step"):
                yield Setting(step, rule_id)

    def _steps(self) -> dict[Step, StepRule]:
        gates = parse_gates(self.sheet, self.problems)
        titles = self.top.at("titles").table(self.sheet.raw.get("titles", {}))
        self.top.at("titles").keys(titles, [step.value for step in Step])
        steps = {step: self._step(step, titles, gates[step]) for step in Step}
        found = {step: rule for step, rule in steps.items() if rule is not None}
        if Step.STATUS_1 not in found:
            self.top.at("rules").say("no rule writes status_1")
        return found

    def _step(self, step: Step, titles: Raw, gates: tuple[Gate, ...]) -> StepRule | None:
        """What all rules together say of one step; one rule alone says to whom it goes."""
        settings: dict[str, object] = {}
        mains: list[str] = []
        for rule_id, raw in self.sheet.rules.items():
            place = self._place(rule_id).at(step.value)
            if step.value in raw:
                part = place.table(raw[step.value])
                place.keys(part, STEP_KEYS)
                mains += [rule_id] if "to" in part else []
                self._settings(rule_id, step, place, part, settings)
        if not settings:
            return None
        if len(mains) != 1:
            told = ", ".join(mains) or "no rule"
            self.top.at("rules").say(f"one rule must say to whom {step.value} goes, not {told}")
            return None
        title = self.top.at("titles").at(step.value).text(titles.get(step.value))
        return StepRule(step=step, rule=mains[0], title=title, gates=gates, **settings)  # type: ignore[arg-type]  # built from the closed key tables above

    def _settings(
        self, rule_id: str, step: Step, place: Place, part: Raw, into: dict[str, object]
    ) -> None:
        for key, value in part.items():
            if key not in STEP_KEYS:
                continue
            guide = self.sheet.guides.get(f"{rule_id}.{step.value}.{key}", "")
            read = step_value(place.at(key), key, value)
            if key in ("to", "needs"):
                into[key] = read
            elif key == "ready_after":
                into[key] = tuple(
                    Setting(one, rule_id, guide) for one in cast("tuple[Round]", read)
                )
            elif key in into:
                place.at(key).say("is set by another rule already")
            else:
                lender = self.sheet.lenders.get(f"{rule_id}.{step.value}.{key}", "")
                into[key] = Setting(read, rule_id, guide, lender)
