"""Roles as one speaks of them: in small letters ("our motion designer seat"), or several at once.

Knows the words around such roles; which of the roles found wins is `roles`' matter.
"""

import re
from collections.abc import Iterator, Sequence

from agent.reading.role_names import has_noun
from agent.reading.role_slots import APPLIES, CALLED, FOLLOWED
from agent.reading.wording import names as data

_PLAIN = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|a|an|[Yy]our|[Tt]his|of|re:?(?:\s(?:the|our|a))?)\s"
    r"((?:(?:[a-z0-9./&-]{2,20}|[A-Z]{2,5})\s){0,3}[a-z]{2,20})\s"
    rf"(?:{FOLLOWED}|seat|spot|gig)\b"
)
# A role in small letters behind words that ask for somebody: "looking for a founding designer".
_WANTED = re.compile(
    r"\b(?:looking for|hiring|need|needs|seeking|find|after|recruiting|applying as|application as"
    r"|apply as|applied as|join us as|work as|role as|apply for|applied for|applying for"
    r"|application for)\s(?:for\s)?(?:an?|our|your|my|the|another|someone as)\s"
    r"((?:[a-z0-9./&+-]{2,20}\s){0,3}[a-z]{2,20})(?![\w-])"
)
# "We need three Sailing Instructors"
_SEVERAL = re.compile(
    r"\b(?:looking for|hiring|need|needs|seeking|find|after|recruiting)\s"
    r"(?:two|three|four|five|six|several|some|a few|\d{1,2})\s(?:more |new |extra )?"
    r"((?:[A-Z][\w&-]{1,20}\s){0,3}[A-Z][a-z]{2,20})s\b"
)
# "the position of assistant professor"
_OFFICE = re.compile(
    r"\b(?:position|role|post|job)\sof\s(?:an?\s|the\s)?"
    r"((?:[a-z0-9./&+-]{2,20}\s){0,3}[a-z]{2,20})(?![\w-])"
)
_ANY_PERSON = frozenset(
    ("right", "best", "first", "second", "third", "same", "other", "one", "new", "young", "ideal",
     "every", "only", "good", "great", "nice", "next", "last", "single", "two", "in")
)  # fmt: skip
_BREAKS = frozenset(("about", "for", "re", "the", "a", "an", "our", "your", "to", "on", "as"))
_SEATS = CALLED | {"seat", "spot", "gig"}
_WANTS = APPLIES | frozenset(
    ("looking", "hiring", "need", "needs", "seeking", "find", "after", "recruiting", "as")
)


def spoken_roles(text: str, said: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Roles as one speaks of them: in small letters, or of several at once."""
    plain = "" if _SEATS.isdisjoint(said) else _before_seat(_PLAIN.search(text))
    if plain:
        yield plain, 5.0
    office = "" if CALLED.isdisjoint(said) else _up_to_noun(_OFFICE.search(text))
    if office:
        yield office, 5.0
    wanted = "" if _WANTS.isdisjoint(said) else _up_to_noun(_WANTED.search(text))
    if wanted:
        yield wanted, 3.5
    several = None if _WANTS.isdisjoint(said) else _SEVERAL.search(text)
    if several and has_noun(several[1].rpartition(" ")[2]):
        yield several[1], 5.0


def _before_seat(match: re.Match[str] | None) -> str:
    """The role of a match that ends on a job's noun: "our motion designer seat opening"."""
    words = match.group(1).split() if match else []
    while words and words[-1] in _SEATS:
        words.pop()
    behind = max((at + 1 for at, word in enumerate(words) if word in _BREAKS), default=0)
    words = words[behind:]  # "your 10am about the dispatcher job"
    person = len(words) > 1 and words[-1] == "person" and words[-2] not in _ANY_PERSON
    return " ".join(words) if words and (words[-1] in data.JOB_NOUNS or person) else ""


def _up_to_noun(match: re.Match[str] | None) -> str:
    """The words of a match up to the job's noun, where more than the noun stands there."""
    words = match.group(1).split() if match else []
    for place, word in enumerate(words):
        if word in data.JOB_NOUNS and not _goes_on(words, place):
            return " ".join(words[: place + 1]) if place else ""
    return ""


def _goes_on(words: Sequence[str], place: int) -> bool:
    """Whether another job's noun follows: "sales manager"."""
    return any(word in data.JOB_NOUNS for word in words[place + 1 :])
