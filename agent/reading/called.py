"""What the words of a stretch say by themselves, wherever they stand: whether they can name a firm.

"Farfield's Marketing Executive" names Farfield, "New Role" nobody. Knows words, not sentences.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.reading.employer_names import squeeze, strip_noise, without_legal_form, without_matter
from agent.reading.name_shapes import ends_as_house, like_a_person
from agent.reading.role_names import has_noun
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.places import PLACES

CALLED = frozenset(("role", "position", "opening", "post", "vacancy", "job"))

CALLS = frozenset((word,) for word in CALLED)


class Name(NamedTuple):
    """What the words of a stretch say by themselves, wherever they stand.

    `owns` is what it says that the stretch tells whose role it is; `heads` are the first letters
    of its words.
    """

    name: str
    shape: float
    person: bool
    owns: int
    heads: frozenset[str]


@lru_cache(maxsize=4096)
def name_in(text: str) -> Name | None:
    """A stretch read as a name, or None where the words name no firm."""
    name = without_matter(_owner(text))
    words = [word.strip(".,") for word in name.lower().split()]
    if not _may_be(name, words):
        return None
    heads = frozenset(squeeze(word)[:1] for word in words)
    return Name(name, _shape(name, words), like_a_person(words), _owns(text), heads)


def _owns(text: str) -> int:
    """What it says that a department or an owner stands within the stretch."""
    if " for " in text and text.partition(" ")[0].lower() in orgs.DEPARTMENTS:
        return _OWNS_ROLE
    return _OWNS_ROLE if "s " in text and _owns_role(text) else 0


def _owner(text: str) -> str:
    """A name without its department, and without what it owns: "Farfield's Marketing Executive"."""
    body, of, house = text.partition(" of ")
    house = house.removeprefix("the ")
    if of and body.rpartition(" ")[2].lower() in _BODIES and house.lower() not in _NO_HOUSES:
        return _owner(house)  # "Board of Acme", "I'm the CTO of Acme"
    if "'s " in text or "’s " in text:
        owner, _, owned = text.replace("’", "'").partition("'s ")
        if has_noun(owned) or owned.lower() in PLACES:
            return owner
    house, sought, role = text.partition(" for ")
    if sought and role.partition(" ")[0].lower() in data.NOT_ROLE:
        return house  # "All set with Acme for Thursday 14 May"
    if sought and house.lower() in _SOUGHT:
        return role  # "I do the HR for Tandem Coffee", "Availability for Tandem"
    if sought and (has_noun(role) or house.rpartition(" ")[2].lower() in _ENDS):
        return house  # "Tata Consultancy for Java Developer"; not "Institute for Health"
    name = strip_noise(text)
    return name.removeprefix("The ") if name != text else name


_COMMON = orgs.ORG_WORDS | orgs.GOVERNED

# Who decides or signs for a house: "Selection Committee of the Acme Agency".
_BODIES = frozenset(
    (
        "board", "body", "committee", "fellows", "management", "panel", "jury",
        "trustees", "governors", "directors", "cto", "ceo", "cfo", "coo", "founder", "co-founder",
        "cofounder",
    )
)  # fmt: skip

_NO_HOUSES = _COMMON | _BODIES

_FOR_A_MATTER = frozenset(
    (
        "institute", "institution", "centre", "center", "department", "office", "society",
        "foundation", "council", "agency", "trust", "association", "ministry", "bureau", "school",
        "college", "academy", "fund", "federation", "design", "authority", "board",
    )
)  # fmt: skip

_SOUGHT = orgs.DEPARTMENTS | orgs.MATTERS | {"availability", "schedule", "shortlist"}

_ENDS = orgs.ORG_WORDS - _FOR_A_MATTER


def _may_be(name: str, words: Sequence[str]) -> bool:
    """Whether the words by themselves can name a firm: no job at their end, no common beginning."""
    first = words[1] if len(words) > 1 and words[0] == "the" else words[0] if words else ""
    if not first or (first in orgs.NOT_COMPANY and name.lower() not in orgs.TOOLS):
        if first in orgs.NAMES_TOO and len(words) > 1 and words[1] not in _NEWS:
            return True  # "New Relic"
        if first in orgs.TOOLS and "&" in words[1:-1]:
            return True  # "Ashby & Lowe"
        # "Dr. Patel & Associates", "PDT Partners", "Home Group"; what it is, the domain must say.
        return bool(first) and words[-1] in (orgs.ORG_WORDS if len(words) > 1 else _DAYS)
    return words[-1] not in data.JOB_NOUNS or ends_as_house(words)


# Days that firms are called after too; that one is meant, the domain must say.
_DAYS = frozenset(("monday", "friday", "sunday", "august", "april"))

# "New Role", "Good News"
_NEWS = data.JOB_NOUNS | data.NOT_ROLE | data.NOT_FIELD | {
    "job", "jobs", "position", "positions", "message", "graduate", "hire", "hires", "starter",
    "year", "years", "wishes", "regards", "practice", "luck", "morning", "afternoon", "evening",
}  # fmt: skip


def _shape(name: str, words: Sequence[str]) -> float:
    """What the words of a name say themselves: "... University", "... GmbH", "A & B"."""
    weight = 0.0
    leads = len(words) > 1 and words[0] in orgs.LEADING
    leads = leads or (words[0] in _OF_A_MATTER and words[1:2] in _OF)
    if leads or not orgs.ORG_WORDS.isdisjoint(words[-3:]):
        weight += 2.5
    if words[0] in orgs.PART_OF_ORG and len(words) > 1 and words[1] != "for":
        # "School of Law"; an "Institute for Ledger Studies" stands by itself.
        weight -= 0.0 if words[-1] in orgs.GOVERNED and words[-2] != "human" else 2.5
    if without_legal_form(name) != name:
        weight += 3.0
    return weight + 1.0 if "&" in words[1:-1] else weight


CITIES = frozenset(
    ("city", "county", "town", "village", "township", "borough", "parish", "state", "port")
)
"""What a public body is called: "City of Harlow Falls"."""

_OF_A_MATTER = CITIES | {"hospital", "institute", "ministry", "diocese", "archdiocese"}

_OF = (["of"], ["for"], ["de"])

BEHIND = frozenset(words.split()[0] for words in orgs.AFTER_ORG)

_OWNS_ROLE = 5


def _owns_role(text: str) -> bool:
    """Whether a role is said to be a house's: "Farfield's Marketing Executive"."""
    return has_noun(text.replace("’", "'").partition("'s ")[2])
