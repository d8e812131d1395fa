"""What each part of one letter may say, best first: rendered, and never said before.

It must not know limits, nor how the parts are put together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from agent.domain.hiring import Step
from agent.playbooks.write_context import PreviousText
from agent.playbooks.write_text import letter, sentences_in, words_in
from agent.writing.bank import Wording
from agent.writing.choice import Seed, in_order
from agent.writing.letter import tidy
from agent.writing.library import Library
from agent.writing.situation import Situation
from agent.writing.speech import rendered

_REPEAT_WORDS = 6
"""Sentences shorter than this are common property ("Is there any news?")."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wordings at hand for one letter; `told` holds every sentence said in this process."""

    step: Step
    library: Library
    situation: Situation
    seed: Seed
    told: frozenset[str]

    def of(self, part: str) -> tuple[str, ...]:
        """The part's wordings that can be filled and say nothing again, the preferred one first."""
        return next(self._fresh(part, self.seed), ())

    def shortest(self, part: str) -> tuple[str, ...]:
        """The shortest of the part's wordings, whoever's line it is; for a letter too long."""
        texts = next(self._fresh(part, replace(self.seed, people=1)), ())
        return (min(texts, key=words_in),) if texts else ()

    def _fresh(self, part: str, seed: Seed) -> Iterator[tuple[str, ...]]:
        bank = self.library.bank(self.step, part)
        if bank is None:
            return
        known = self.situation.words.known()
        for wordings in in_order(bank, self.situation.tags, known, seed):
            said = (self._said(wording) for wording in wordings)
            fresh = tuple(dict.fromkeys(one for one in said if self._new(one)))
            if fresh:
                yield fresh

    def every(self, part: str) -> Iterator[str]:
        """All wordings of the part, the step's own sections in order and then the common ones."""
        known = self.situation.words.known()
        for name in (f"{self.step.value}/{part}", f"common/{part}"):
            bank = self.library.banks.get(name)
            if bank is not None:
                for wordings in in_order(bank, self.situation.tags, known, self.seed):
                    yield from (self._said(wording) for wording in wordings)

    def with_situation(self, situation: Situation) -> Self:
        """The same for changed words."""
        return replace(self, situation=situation)

    def _new(self, text: str) -> bool:
        return not self.told or not self.told & bare(text)

    def _said(self, wording: Wording) -> str:
        return tidy(rendered(wording, self.situation, self.library.speech))


def told_in(previous: Iterable[PreviousText], author: str) -> frozenset[str]:
    """Every longer sentence of earlier texts, in bare letters."""
    return frozenset(one for before in previous for one in bare(letter(before.text, author).core))


def bare(text: str) -> frozenset[str]:
    """The longer sentences of a text as bare letters, for comparison."""
    return frozenset(
        "".join(char for char in one.lower() if char.isalnum())
        for one in sentences_in(text)
        if words_in(one) >= _REPEAT_WORDS
    )
