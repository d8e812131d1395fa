"""The employer's manner, to be answered in kind: how they greet and sign, how they spell.

It looks at the newest messages of their side and at plain facts; it must not know templates.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agent.domain.facts import Facts
from agent.writing.naming import PersonName
from agent.writing.request import Incoming

_CAP = 6_000
_GREETING = re.compile(
    r"^[ \t]{0,4}(dear|hi|hello|hey|good morning|good afternoon|morning)\b[ ,]{0,3}"
    r"(?:(mr|mrs|ms|mx|dr|prof|professor)\b\.?[ ])?",
    re.IGNORECASE | re.MULTILINE,
)
_DAY_FIRST = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"\b\w{0,20}(?:our|ours|oured)\b(?<!\bour)(?<!\bhour)(?<!\byour)(?<!\bfour)(?<!\btour)"
    r"(?<!\bhours)(?<!\byours)(?<!\bours)(?<!\btours)|\b\w{2,20}is(?:e|ed|ing|ation)\b"
    r"|\b(?:programme|whilst|cv|fortnight|diary|centre|kind regards)\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\b\w{2,20}iz(?:e|ed|ing|ation)\b|\b(?:color|favor|labor|center|program|resume|résumé|"
    r"fall|zip code|vacation|labor day|thanksgiving)\b",
    re.IGNORECASE,
)
_AMERICAN_LANDS = {"US", "CA", "PH"}
_AMERICAN_ZONES = ("America/", "US/", "Canada/", "Pacific/Honolulu")


@dataclass(frozen=True, slots=True)
class Manner:
    """How to write to this person: `greeting` is their own word ("dear", "hi", "hello") or ""."""

    formal: bool = False
    greeting: str = ""
    american: bool = False
    signs_as: str = ""


def manner_of(
    facts: Facts, incoming: tuple[Incoming, ...], person: str, name: PersonName, zone: str
) -> Manner:
    """The manner of that person's own messages, else of the employer's; the newest says most."""
    own = [one.text[:_CAP] for one in incoming if one.sender.lower() == person.lower()]
    every = own or [one.text[:_CAP] for one in incoming]
    word, titled = _greeting(every)
    return Manner(
        formal=titled,
        greeting=word,
        american=_american(facts, every, zone),
        signs_as=_signs_as(own, name),
    )


def _greeting(texts: Iterable[str]) -> tuple[str, bool]:
    for text in reversed(list(texts)):
        found = _GREETING.search(text[:300])
        if found:
            word = found.group(1).lower()
            plain = "hello" if word.startswith(("good", "morning")) else word
            return ("hi" if plain == "hey" else plain), found.group(2) is not None
    return "", False


def _signs_as(texts: Iterable[str], name: PersonName) -> str:
    """The short form they sign with ("Dev" for Devon), or ""."""
    for text in reversed(list(texts)):
        lines = [line.strip(" ,.-*_") for line in text.strip().splitlines()]
        for line in [line for line in lines if line][-6:]:
            usable = 2 <= len(line) <= 12 and line.isalpha() and line[0].isupper()
            if usable and _short_for(line, name.first):
                return line
    return ""


def _short_for(line: str, first: str) -> bool:
    """Dev for Devon, Lachie for Lachlan; but not Denver."""
    if not first or line.isupper():
        return False
    return first.startswith(line) or line.startswith(first) or first[:4] == line[:4]


def _american(facts: Facts, texts: list[str], zone: str) -> bool:
    quotes = [one.quote for one in facts.received] + [one.source.quote for one in facts.promises]
    said = "\n".join([*texts, *(quote[:400] for quote in quotes)])[:_CAP]
    british = 2 * len(_DAY_FIRST.findall(said)) + len(_BRITISH.findall(said))
    american = 2 * len(_MONTH_FIRST.findall(said)) + len(_AMERICAN.findall(said))
    if british != american:
        return american > british
    if facts.employer_country:
        return facts.employer_country.upper() in _AMERICAN_LANDS
    zones = [one.timezone for one in facts.interviews if one.timezone and one.timezone != "UTC"]
    return (zones[-1] if zones else zone).startswith(_AMERICAN_ZONES)
