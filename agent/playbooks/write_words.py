"""The phrases of `write_words.toml`, compiled once: which words are of which kind.

It must not know which playbook forbids or wants what, nor what a text is for.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from agent.playbooks.write import Forbidden, Mention

TEXT_CAP = 20_000
"""Characters of a text that are looked at: a draft is short, a linted file may be anything."""


@dataclass(frozen=True, slots=True)
class WriteWords:
    """Every list of the data file; patterns match without case and at word boundaries."""

    banned: Mapping[Forbidden, re.Pattern[str]]
    said: Mapping[Mention, re.Pattern[str]]
    status: re.Pattern[str]
    asking: re.Pattern[str]
    sign_offs: frozenset[str]
    abbreviations: frozenset[str]
    bare_subjects: frozenset[str]
    not_names: frozenset[str]


@cache
def write_words() -> WriteWords:
    """The lists, read and compiled at the first call."""
    data = tomllib.loads(files("agent.playbooks").joinpath("write_words.toml").read_text("utf-8"))
    return WriteWords(
        banned={Forbidden(kind): _pattern(words) for kind, words in data["banned"].items()},
        said={Mention(kind): _pattern(words) for kind, words in data["said"].items()},
        status=_pattern(data["status_words"]),
        asking=_pattern(data["asking"]),
        sign_offs=frozenset(data["sign_offs"]),
        abbreviations=frozenset(data["abbreviations"]),
        bare_subjects=frozenset(data["bare_subjects"]),
        not_names=frozenset(data["not_names"]),
    )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(phrases) + r")(?!\w)", re.IGNORECASE)
