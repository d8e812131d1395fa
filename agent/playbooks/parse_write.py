"""The `[write.<step>]` tables of a playbook to `WriteLimits`, every problem reported.

The words behind each category stand in `write_words`; this file only reads what a playbook asks
for. It must not know any text.
"""

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import TypeVar

from agent.domain.hiring import Round, Step
from agent.playbooks.problems import E, Place, Raw
from agent.playbooks.write import (
    Ban,
    Forbidden,
    Mention,
    Need,
    StatusQuestion,
    SubjectName,
    SubjectNeed,
    WriteLimits,
)

T = TypeVar("T")

_COUNTS = (
    "min_words",
    "max_words",
    "target_words",
    "min_sentences",
    "max_sentences",
    "max_paragraphs",
)
_LISTS = ("must_mention", "forbids", "subject_names")
_KEYS = ("rule", *_COUNTS, "shorter_than_previous", "status_question", *_LISTS)
_ALL = "all"

Writes = Mapping[Step, WriteLimits]
WritesByRound = Mapping[tuple[Step, Round], WriteLimits]


def parse_writes(
    place: Place, value: object, rules: Container[str]
) -> tuple[Writes, WritesByRound]:
    """The limits of every step, and those that hold after one kind of round only.

    `rules` are the ids the playbook knows: a limit that names another is a problem.
    """
    raw = place.table(value)
    place.keys(raw, (_ALL, *(step.value for step in Step)))
    reader = _Reader(rules)
    everywhere = reader.limits(place.at(_ALL), place.table(raw.get(_ALL, {})), ("forbids",))
    bans = everywhere.forbids
    writes: dict[Step, WriteLimits] = {}
    by_round: dict[tuple[Step, Round], WriteLimits] = {}
    for step in Step:
        here = place.at(step.value)
        table = here.table(raw.get(step.value, {}))
        own = {key: one for key, one in table.items() if key not in set(Round)}
        writes[step] = reader.limits(here, own, _KEYS).with_bans(bans)
        for of_round in Round:
            if of_round.value in table:
                there = here.at(of_round.value)
                inner = there.table(table[of_round.value])
                by_round[step, of_round] = reader.limits(there, inner, _KEYS).with_bans(bans)
    return MappingProxyType(writes), MappingProxyType(by_round)


class _Reader:
    """Reads one table of limits at a time against the rule ids that are known."""

    def __init__(self, rules: Container[str]) -> None:
        self.rules = rules

    def limits(self, place: Place, raw: Raw, keys: tuple[str, ...]) -> WriteLimits:
        place.keys(raw, keys)
        rule = self._rule(place.at("rule"), raw["rule"]) if "rule" in raw else ""
        if not rule and set(raw) & {*_COUNTS, "shorter_than_previous", "status_question"}:
            place.at("rule").say("is missing: a length or a question needs the rule behind it")
        counts = {
            key: place.at(key).count(raw[key], least=1) if key in raw else None for key in _COUNTS
        }
        question = StatusQuestion.ALLOWED
        if "status_question" in raw:
            at = place.at("status_question")
            question = at.word(raw["status_question"], StatusQuestion, "choice") or question
        shorter = raw.get("shorter_than_previous", False)
        return WriteLimits(
            rule=rule,
            shorter_than_previous=place.at("shorter_than_previous").flag(shorter),
            status_question=question,
            must_mention=tuple(
                Need(word, by) for word, by in self._pairs(place, raw, "must_mention", Mention)
            ),
            forbids=tuple(
                Ban(word, by) for word, by in self._pairs(place, raw, "forbids", Forbidden)
            ),
            subject_names=tuple(
                SubjectNeed(word, by)
                for word, by in self._pairs(place, raw, "subject_names", SubjectName)
            ),
            **counts,
        )

    def _pairs(self, place: Place, raw: Raw, key: str, known: type[E]) -> list[tuple[E, str]]:
        at = place.at(key)
        table = at.table(raw.get(key, {}))
        words = [(at.at(key).word(key, known, "word"), by) for key, by in table.items()]
        return [(word, self._rule(at.at(word.value), by)) for word, by in words if word is not None]

    def _rule(self, place: Place, value: object) -> str:
        rule = place.text(value)
        if rule and rule not in self.rules:
            place.say(f'there is no rule "{rule}" in this playbook')
        return rule
