"""Whether a name can be an employer's at all, and the part of it that the writer's domain spells.

Excludes people, tools, places, jobs, dates and the agency itself. Knows names, not sentences.
"""

import re
from collections.abc import Sequence
from itertools import repeat

from agent.reading.company_choice import Guess
from agent.reading.employer_names import is_public_body, squeeze
from agent.reading.house import House
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.lists import words as words_of
from agent.reading.wording.places import PLACES


def possible(guess: Guess, house: House) -> bool:
    """Whether the name can be an employer's, by its own words and by who writes."""
    if not guess.weight or not _wide_enough(guess) or "@" in guess.name:
        return False
    key = guess.key
    if guess.name.lower() in _FORMS or guess.name.rpartition(" ")[2] in ("of", "for", "and", "&"):
        return False
    words = [word.strip(".,()").lower() for word in guess.name.split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    numbered = _numbered(guess.name) and not any(map(key.startswith, house.labels))
    if not key or numbered or _is_tool(guess, key, words):
        return False
    return key in orgs.TOOLS or not _other(guess, key, words, house)


_FORMS = frozenset(orgs.LEGAL)


def _other(guess: Guess, key: str, words: Sequence[str], house: House) -> bool:
    """Whether it is something else: common words, a person, a place, the agency, a job."""
    # "Growth Ventures", "Talent Systems": common words that the writer's domain spells.
    owned = len(words) > 1 and key in house.labels
    if house.people.issuperset(words) or (not owned and _is_common(guess, key, words, house)):
        return True
    if len(words) > 1 and (words[-1] in _NO_END or words[-1] in ("remote", "hybrid", "onsite")):
        return True
    if guess.source == "subject" and len(words) == 2 and words[0] in house.people:
        # Whom the letter greets by the first name, or who writes it, stands there in full.
        return guess.weight < _SAID_TO_HIRE and words[1] not in orgs.ORG_WORDS
    if len(words) == 2 and words[-1] == "department" and words[0] not in orgs.ORG_WORDS:
        return True  # "Crewing Department", not "Police Department"
    if guess.weight < _PLACE and key not in house.labels and _is_place(words):
        return True
    if house.agency and guess.weight < _AGENCY and _is_agencys(guess.name, key, house.agency):
        return True
    if guess.source == "sender" and len(words) == 1 and guess.weight >= _TOOLS_SENDER:
        return words[0] in _DESKS  # "Postman" calls itself so
    return not (owned or _no_job(words, guess.weight))


def _is_common(guess: Guess, key: str, words: Sequence[str], house: House) -> bool:
    """Whether it begins as no name does, or is made of such words alone."""
    common, unnamed = words[0] in orgs.NOT_COMPANY, orgs.UNNAMED.issuperset(words)
    if not (common or unnamed):
        return False
    # "Dr. Martens", "Dr. Patel & Associates"
    titled = words[0] == "dr" and (guess.source == "sender" or words[-1] in orgs.ORG_WORDS)
    begins = _begins_name(guess, words, any(map(str.startswith, house.labels, repeat(key))))
    if common and not (titled or begins):
        return True
    # "Civil Aviation Directorate" of cad
    begins = begins or (len(words) > 2 and "".join(word[:1] for word in words) in house.labels)
    return unnamed and not begins


def _is_agencys(name: str, key: str, agency: str) -> bool:
    """Whether a name is the agency's own: its key, spelled out, or two words it begins with."""
    first = squeeze("".join(name.split()[:2]).replace("&", "and"))
    return key in agency or agency in key or (len(first) > 6 and agency.startswith(first))


def _is_place(words: Sequence[str]) -> bool:
    """Whether words name a place, or a part of one: "West Cork"."""
    part = words[1:] if len(words) > 1 and words[0] in _PARTS_OF_PLACES else words
    if len(part) > 1 and part[-1] in _STATES and " ".join(part[:-1]) in PLACES:
        return True  # "Charlotte NC"
    return " ".join(part) in PLACES


_PARTS_OF_PLACES = frozenset(
    ("north", "south", "east", "west", "central", "greater", "inner", "upper", "mid", "downtown")
)


def _begins_name(guess: Guess, words: Sequence[str], owned: bool) -> bool:
    """Whether a common word begins a name: "New Relic", "PDT Partners"; or is one: "Monday".

    `owned` says that the writer's domain begins with it.
    """
    if words[0] in orgs.TOOLS and len(words) > 2 and words[1] == "&":
        return True  # "Ashby & Lowe"
    if len(words) < 2:
        return owned and words[0] in orgs.NAMES_TOO and guess.weight >= _SAID_TO_HIRE
    if words[0] in orgs.NAMES_TOO:
        return guess.weight >= _SAID_TO_HIRE - 1
    return words[0] in _ZONES and words[-1] in orgs.ORG_WORDS


_TOOLS_SENDER = 7.0

_DESKS = data.BARE_NOUNS | {"administrator", "administration", "secretary", "sourcer", "worker"}

# Zones by whose short forms names begin too: "PDT Partners".
_ZONES = frozenset(("aest", "bst", "cdt", "cet", "cst", "edt", "est", "gmt", "pdt", "pst", "ist"))

_COMMON = orgs.NOT_COMPANY | orgs.KINDS | orgs.DEPARTMENTS

# No name ends so: "KPMG UK Graduate Programme", "Klarna interview".
_NO_END = (data.NOT_FIELD - orgs.ORG_WORDS - {"new"}) | {
    "programme", "program", "scheme", "internship", "apprenticeship", "interview", "position",
    "role", "vacancy", "job", "senior", "junior", "qs", "hca", "rgn", "rmn", "rn", "kp", "cdp",
}  # fmt: skip

# How firmly a town, or the agency's own name, must be said to hire.
_PLACE, _AGENCY = 7.0, 8.0


def _is_tool(guess: Guess, key: str, words: Sequence[str]) -> bool:
    """Whether a tool or board is named that writes for others; some of them hire themselves."""
    if key in orgs.TOOLS:
        return guess.weight < _SAID_TO_HIRE or guess.source not in ("own_words", "subject")
    joined = len(words) > 2 and words[1] == "&"
    return words[0] in orgs.TOOLS and not joined and guess.source in ("sender", "signature")


_SAID_TO_HIRE = 6.0


def _wide_enough(guess: Guess) -> bool:
    """Two letters are a name only in capitals and where a name is said: "interview at EY"."""
    if len(guess.name) == 2:
        return guess.name.isupper() and guess.weight >= 4 and guess.name.lower() not in _STATES
    return 2 < len(guess.name) <= 70


def _numbered(name: str) -> bool:
    """Whether digits make it a date, a count or a reference; "3M" and "8x8" are names."""
    if not _DIGIT.search(name):
        return False
    if _GRADE.fullmatch(name):
        return True
    first, *rest = name.split()
    if any(map(str.isdigit, "".join(rest))):
        # Public bodies are numbered: "School District 12", "Local 3".
        return not (rest[-1].isdigit() and len(rest) > 1 and rest[-2].lower() in _COUNTED)
    return first[0].isdigit() and not _NUMBERED_NAME.fullmatch(first)


# How addresses in the United States abbreviate where they are: "Charlotte, NC".
_STATES = words_of(
    """
    al ak az ar ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh
    nj nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy
    """
)

_COUNTED = frozenset(("district", "region", "local", "no", "area"))

_GRADE = re.compile(r"[A-Z]{1,4}-\d{2,6}(?:-\d{1,4}){0,3}")  # "GS-0303-06"

_DIGIT = re.compile(r"\d")

_NUMBERED_NAME = re.compile(r"\d{1,4}(?!(?:am|pm|st|nd|rd|th|k|h|min|x)$)[A-Za-z]\w{0,20}")


def _no_job(words: Sequence[str], weight: float) -> bool:
    """Whether these words name no job or title ("Head of Statistics"), but may name a firm."""
    if len(words) > 2 and words[-2] == "&" and words[-1] in _KIN:
        return True
    if len(words) > 3 and words[-2] == "&" and data.JOB_NOUNS.isdisjoint(words[:-1]):
        return True  # "Sandmoor Bus & Coach"
    if is_public_body(words):
        return True
    if words[0] in ("head", "director", "chief", "vp", "manager", "chair", "dean", "partner"):
        return False
    if data.JOB_NOUNS.isdisjoint(words):
        return True
    # "at Porter Airlines": a job's noun that begins a name and does not end it.
    begins = weight >= _SAID_TO_HIRE and len(words) > 1 and words[0] in data.JOB_NOUNS
    named = begins and data.JOB_NOUNS.isdisjoint(words[1:]) and words[1] not in _JOINS_JOB
    return words[-1] in orgs.ORG_WORDS or named


_KIN = frozenset(("sons", "co", "daughters", "brothers", "partners", "company"))

_JOINS_JOB = frozenset(("of", "for", "in", "and", "to", "i", "ii", "iii", "iv", "level", "grade"))
