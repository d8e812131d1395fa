"""Problems of a playbook file: collected, never raised one by one, each with file, rule and key.

It must not know what a playbook means; it only finds the nearest known word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from agent.errors import PlaybookError
from agent.playbooks.span import Span

E = TypeVar("E", bound=StrEnum)
Raw = Mapping[str, object]


@dataclass
class Problems:
    """Everything wrong with one playbook, in the order found."""

    found: list[str] = field(default_factory=list)

    def raise_any(self, hint: str | None = None) -> None:
        """Raise PlaybookError with every problem at once, if there is one."""
        if self.found:
            raise PlaybookError(*dict.fromkeys(self.found), hint=hint)


@dataclass(frozen=True)
class Place:
    """Where in a file something stands, and the problems to add to."""

    problems: Problems
    file: str
    rule: str = ""
    key: str = ""

    def at(self, key: str) -> "Place":
        """The place of that key within this one."""
        return Place(self.problems, self.file, self.rule, f"{self.key}.{key}" if self.key else key)

    def say(self, what: str) -> None:
        """Add a problem of this place."""
        where = ": ".join(part for part in (self.file, self.rule, self.key) if part)
        self.problems.found.append(f"{where}: {what}")

    def unknown(self, word: str, known: Iterable[str], noun: str) -> None:
        """Add that a word is not known, with the nearest one that is."""
        words = sorted(known)
        near = get_close_matches(word, words, n=1, cutoff=0.5)
        meant = f'; did you mean "{near[0]}"?' if near else f"; known: {', '.join(words)}"
        self.say(f'unknown {noun} "{word}"{meant}')

    def keys(self, raw: Raw, known: Iterable[str]) -> None:
        """Reject every key that is not known."""
        allowed = set(known)
        for key in raw:
            if key not in allowed:
                self.at(key).unknown(key, allowed, "key")

    def table(self, value: object) -> Raw:
        """A table; anything else is a problem and reads as an empty one."""
        if isinstance(value, Mapping):
            return value
        self.say(f"a table is wanted, not {_kind(value)}")
        return {}

    def rows(self, value: object) -> list[object]:
        """A list; anything else is a problem and reads as an empty one."""
        if isinstance(value, list):
            return value
        self.say(f"a list is wanted, not {_kind(value)}")
        return []

    def text(self, value: object) -> str:
        """A text that is not empty."""
        if isinstance(value, str) and value.strip():
            return value
        self.say("a text is wanted" if value is not None else "is missing")
        return ""

    def flag(self, value: object) -> bool:
        """True or false."""
        if not isinstance(value, bool):
            self.say(f"true or false is wanted, not {_kind(value)}")
        return value is True

    def count(self, value: object, least: int = 0) -> int:
        """A whole number of at least `least`."""
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self.say(f"a whole number of at least {least} is wanted, not {value!r}")
        return least

    def word(self, value: object, known: type[E], noun: str) -> E | None:
        """A member of a closed list."""
        text = self.text(value)
        if not text:
            return None
        try:
            return known(text)
        except ValueError:
            self.unknown(text, [one.value for one in known], noun)
            return None

    def words(self, value: object, known: type[E], noun: str) -> tuple[E, ...]:
        """Members of a closed list."""
        read = [self.word(one, known, noun) for one in self.rows(value)]
        return tuple(one for one in read if one is not None)

    def span(self, value: object, *, in_days: bool = False) -> Span:
        """A quantity such as "5 to 7 business days"; in days where only days make sense."""
        try:
            read = Span.parse(self.text(value) or "0 days")
        except ValueError as error:
            self.say(str(error))
            return Span.parse("0 days")
        if in_days and not read.in_days:
            self.say(f'"{value}" must be counted in days or business days')
        return read


def _kind(value: object) -> str:
    return {str: "a text", bool: "true or false", list: "a list"}.get(type(value), repr(value))
