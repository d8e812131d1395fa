"""Whose day a sentence of an out-of-office answer tells: the writer's own or a colleague's.

Knows who stands before the words of a return; nothing of dates.
"""

from collections.abc import Collection

from agent.reading.common_words import is_name
from agent.reading.grammar.stretch import Items, word_at
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.sets import words


def is_a_colleagues(sentence: Sentence, place: int, prose: Prose, writer: Collection[str]) -> bool:
    """Whether what begins at an item is told of a colleague: "Tom will be | back on Monday".

    `writer` are the words of the writer's own name, small: "Sam Reed is | away until Friday".
    """
    items, before = sentence.items, word_at(sentence.items, place - 1)
    if word_at(items, place) in _OF_HOUSES:
        return False
    if before in ("(", "-"):
        return _is_other(items, place - 2, writer)  # "Tom Hart (back on Monday) can help"
    if before == "," and word_at(items, place) != "returning":
        # "Please ask Gareth Pryce, | back on Monday", and not "off until Friday, back on Monday".
        return _is_other(items, place - 2, writer) and not _ASKED.isdisjoint(sentence.said)
    return _has_other_subject(sentence, place, prose, writer)


def _has_other_subject(
    sentence: Sentence, place: int, prose: Prose, writer: Collection[str]
) -> bool:
    """Whether the nearest subject before an item is a person who is not the writer."""
    items = sentence.items
    for at in range(place, max(-1, place - _FAR), -1):
        word = word_at(items, at)
        if at < place and (word in _OWN or (word in _WHOSE and at == place - 1)):
            return False
        if word == "," and "who" in sentence.words[max(0, at - _ASIDE) : at]:
            continue  # "Gareth, who sees to my post, is back on Monday"
        if word in _BREAKS and at < place - (word == ","):
            return False
        if word == "who" and word_at(items, at - 1) in _KIN:
            continue  # "I am caring for my mother who is ill and away until Monday"
        if word == "who":
            return not _is_writer(items, at - 1 - (word_at(items, at - 1) == ","), writer)
        if word in _THIRD:
            return not (_ASKED.isdisjoint(sentence.said) and _speaks_of_none_else(prose))
        if word_at(items, at + 1) in _FINITE and _is_other(items, at, writer):
            return not _is_alone(sentence, at, prose)
    return False


def _is_alone(sentence: Sentence, place: int, prose: Prose) -> bool:
    """ "Jane Holt is on leave and returns on Monday", and no more: a team's box tells its own."""
    if word_at(sentence.items, place) in _COLLEAGUES or not _ASKED.isdisjoint(sentence.said):
        return False
    if not _speaks_of_none_else(prose) or _AWAY.isdisjoint(sentence.said):
        return False
    first = place - 1 if _is_name_at(sentence.items, place - 1) else place
    own = {word_at(sentence.items, at) for at in range(first, place + 1)}
    named = {
        item.word
        for one in prose.sentences
        for item in one.items
        if item.text[:1].isupper() and item.word in GIVEN
    }
    return named <= own


def _is_name_at(items: Items, place: int) -> bool:
    return 0 <= place < len(items) and items[place].text[:1].isupper()


def _is_other(items: Items, place: int, writer: Collection[str]) -> bool:
    """Whether a person who is not the writer is named there: "Gareth Pryce", "my deputy"."""
    if word_at(items, place) in _COLLEAGUES:
        near = [word_at(items, place - step) for step in (1, 2, 3)]
        return not _WHOSE.isdisjoint(near)
    if _is_writer(items, place, writer) or not 0 <= place < len(items):
        return False
    said = items[place]
    capital = said.text[:1].isupper() and (said.word in GIVEN or is_name(said.text))
    return capital and said.word not in _NO_NAMES


def _is_writer(items: Items, place: int, writer: Collection[str]) -> bool:
    """ "Samuel Reed" is Sam as well."""
    word = word_at(items, place)
    return word in writer or (
        len(word) >= _SHORT and word in GIVEN and any(one.startswith(word) for one in writer)
    )


def _speaks_of_none_else(prose: Prose) -> bool:
    """Whether nobody speaks of himself in it: "Sam is away. She returns on Monday"."""
    return all(_SELF.isdisjoint(one.said) for one in prose.sentences)


# So many words may part a subject from its return: "Tom will be back at the front desk".
_FAR = 12
# So long a clause between commas may be: ", who sees to my post while I'm away, ".
_ASIDE = 10
# So many letters a short name has: "Sam" for "Samuel".
_SHORT = 3
_KIN = words(
    """mother father mum mom dad parent parents son daughter child children baby wife husband
    partner sister brother grandmother grandfather"""
)
_AWAY = words("away out leave holiday vacation absent off sick travelling traveling")
_OF_HOUSES = words("closed reopen reopens reopening")
_OWN = words("i we")
_SELF = words("i me my")
_BREAKS = words(". ; : ! ? ( , until till before")
_THIRD = words("he she")
_ASKED = words("contact ask write email call ring phone reach speak message try text")
_FINITE = words(
    "will 'll is 's returns resumes rejoins has gets comes can should plans expects return are"
)
_WHOSE = words("my our the a another both")
_COLLEAGUES = words(
    """colleagues colleague deputy manager assistant boss successor replacement supervisor secretary
    teammate counterpart director coworker"""
)
_NO_NAMES = words("will may")
