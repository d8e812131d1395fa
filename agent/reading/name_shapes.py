"""What the words of a name say by themselves: a person's, a title's, a house's.

One place for it; who writes, and what stands around a name, is for those who ask.
"""

from collections.abc import Sequence

from agent.reading.employer_names import is_public_body
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN

_NO_UNITS: frozenset[str] = frozenset()


def like_a_person(words: Sequence[str]) -> bool:
    """Whether words in small letters begin as a person's name does: a hint, never a verdict."""
    return 0 < len(words) <= 3 and words[0] in GIVEN and orgs.ORG_WORDS.isdisjoint(words)


def ends_as_house(words: Sequence[str]) -> bool:
    """Whether the last of the words in small letters says what kind of house it is."""
    return words[-1] in orgs.ORG_WORDS or is_public_body(words)


def titled(words: Sequence[str], units: frozenset[str] = _NO_UNITS) -> bool:
    """Whether words in small letters are somebody's title, or the name of one of the `units`.

    "VP Engineering"; "People & Culture" where departments are units; no "Acme Sales Solutions".
    """
    if not words or (words[-1] in orgs.ORG_WORDS and words[-1] not in units):
        return False
    return not (data.JOB_NOUNS.isdisjoint(words) and units.isdisjoint(words))
