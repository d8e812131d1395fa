"""The role a message is about, as the employer spells it.

Looks for a slot that names a role ("for the ... position", "Role: ...", a subject's segment) and
for phrases whose head is a job's noun. Knows job nouns (`wording.names`), not employers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.reading.scan import Scan
from agent.reading.wording import names as data

_WORD = r"[A-Z0-9ÄÖÜÉ(][\w&'’.+#/()-]{0,30}"
_JOIN = r"(?:\s?[,/&-]\s?|\s)(?:(?:of|and|for|the|in|to)\s)?"
_PHRASE = rf"{_WORD}(?:{_JOIN}{_WORD}){{0,8}}"
_SLOTS = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        (
            9,
            rf"(?im:^\s*(?:role|position|post|job title|job|vacancy|title|opening)\s*[:=]\s*)({_PHRASE})",
        ),
        (
            8,
            rf"(?i:\b(?:position|role|post|job|vacancy|title)\s+(?:of|as|for)\s+(?:a |an |the )?)({_PHRASE})",
        ),
        (
            7,
            rf"(?i:\b(?:the|our|your|this|an|a)\s)({_PHRASE})\s(?:role|position|opening|post|vacancy|job|opportunity|req|headcount|requisition|team interview)\b",
        ),
        (
            7,
            rf"(?i:\b(?:application|applied|applying|apply|candidacy)\s(?:for|as|to)\s(?:a |an |the |our |job )?)({_PHRASE})",
        ),
        (
            6,
            rf"(?i:\b(?:interview|assessment|schedule|test|visit)\s(?:for|as)\s(?:a |an |the |our )?)({_PHRASE})",
        ),
        (6, rf"(?i:\bjoin\s)(?:[\w&.' -]{{1,40}}?)(?i:\sas\s(?:a |an |our )?)({_PHRASE})"),
        (
            5,
            rf"(?i:\b(?:as|for|hiring|need|find|adding|the|position|appointment as|offer for)\s(?:a |an |the |our |your |its next )?)({_PHRASE})",
        ),
    )
)
_NUMBER = re.compile(
    r"\s*[(\[]?\b(?:R-?|JR-?|REQ-?|Ref\.?:?\s?|#)?\d[\dA-Z]{3,}(?:-[\dA-Z]+)*\b[)\]]?\s*[-:–]?\s*",
)
_TAIL = re.compile(
    r"\s+(?:at|with|in|on|from|has|have|is|was|and we|role|position|opening|post|vacancy|job|"
    r"opportunity|interview|within|here|reference|ref|team|grade|band)\b.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A role as spelled, how strongly it stands there, and the text it was read in."""

    role: str
    weight: float
    quote: str


def read_role(scan: Scan, company: str | None) -> RoleGuess | None:
    """The best named role of the subject and the own words, or None."""
    guesses = [*_in_text(scan), *_in_subject(scan, company), *_in_calendar(scan, company)]
    kept = [guess for guess in guesses if _is_role(guess.role, company)]
    return max(kept, key=lambda guess: guess.weight, default=None)


def _in_text(scan: Scan) -> Iterator[RoleGuess]:
    for sentence in (*scan.sentences[:60], *(line.sentence for line in scan.heading)):
        for weight, slot in _SLOTS:
            match = slot.search(sentence.text)
            if match:
                role = clean(match.group(1))
                bonus = 1.5 if _has_noun(role) else (-2.0 if weight < 7 else 0.0)
                if weight >= 6 or _has_noun(role):
                    yield RoleGuess(role, weight + bonus, sentence.text)


def _in_subject(scan: Scan, company: str | None) -> Iterator[RoleGuess]:
    yield from _segments(scan.subject, 5.5)


def _in_calendar(scan: Scan, company: str | None) -> Iterator[RoleGuess]:
    for event in scan.message.calendar:
        yield from _segments(event.summary[:200], 5.0)


_SPLIT = re.compile(r"\s(?:[-–—|:@]{1,3}|/|<>|\|\|)\s|\s?[|•·]\s?|:\s|,\s(?=[A-Z]{2,})|\s\(")


def _segments(text: str, weight: float) -> Iterator[RoleGuess]:
    for segment in _SPLIT.split(text):
        for match in re.finditer(_PHRASE, segment):
            role = clean(match.group())
            if _has_noun(role):
                yield RoleGuess(role, weight, text)


def clean(role: str) -> str:
    """A role without requisition numbers, status notes and what follows it."""
    bare = _NUMBER.sub(" ", role)
    bare = re.sub(r"\s*\((?:open|closed|filled|ref[^)]*|\d[^)]*)\)", "", bare, flags=re.IGNORECASE)
    bare = _TAIL.sub("", " ".join(bare.split()))
    bare = bare.strip(" .,:;-–—/|!?'\"")
    if bare.count("(") > bare.count(")"):
        bare = bare + ")" if re.search(r"\([\w/ ]{1,20}$", bare) else bare.partition("(")[0].strip()
    return bare[1:].strip() if bare.startswith("(") else bare


def _has_noun(role: str) -> bool:
    words = [word.strip("(),.").lower() for word in re.split(r"[\s/,-]+", role)]
    return any(word in data.JOB_NOUNS for word in words)


def _is_role(role: str, company: str | None) -> bool:
    if not 2 < len(role) <= 90 or (company and role.lower() == company.lower()):
        return False
    first = role.split(maxsplit=1)[0].lower()
    return first not in data.NOT_ROLE and role.lower() not in data.NOT_ROLE
