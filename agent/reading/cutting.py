"""Where the sentences of a row of tokens end.

In two steps: full stops that certainly end one are told before dates and times are read, so that
nothing is read across them; what is less certain is decided behind, with what was read in place.
"""

from collections.abc import Collection, Iterator, Sequence

from agent.reading.grammar.tokens import Token
from agent.reading.wording.sets import words

_STOPS = frozenset(".!?")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_SHORT_FORMS = ("approx", "resp", "incl", "dept", "prof", "mgmt", "sept", "tues", "thurs", "corp")
_NO_STOP = words(
    """mr mrs ms dr prof st no nr vs eg ie e g etc approx ca inc ltd co corp jr sr dept ext tel
    fig ref est min max hr hrs resp incl mgr mgmt abt mon tue tues wed thu thur thurs fri sat
    sun jan feb mar apr jun jul aug sep sept oct nov dec z b d h i a"""
)
# Words that begin a sentence even where its writer uses no capitals.
_STARTERS = words("can could would we i let lets please also sorry thanks are is do does how any")


def stretches(tokens: Sequence[Token], said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of tokens, cut where sentences certainly end; `said` are their words.

    That is behind a word of three small letters or more, before a capital.
    """
    first, last = 0, len(tokens) - 1
    if not _STOPS.isdisjoint(said[:-1]):
        for place in [place for place, word in enumerate(said) if word in _STOPS]:
            if 0 < place < last and _surely_ends(tokens, place):
                yield first, place + 1
                first = place + 1
    if first <= last:
        yield first, last + 1


def _surely_ends(tokens: Sequence[Token], place: int) -> bool:
    before, following = tokens[place - 1], tokens[place + 1]
    if tokens[place].gap or not following.gap or following.text[0] not in _CAPITALS:
        return False
    small = len(before.text) >= 3 and _SMALL.issuperset(before.text[-3:])
    return small and not before.word.endswith(_SHORT_FORMS)


def sentences_in(
    items: Sequence[Token], said: Sequence[str], glued: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the sentences; a stop inside a node or a short form ends nothing.

    `said` are the items' words; `glued` are the places of what was read without a blank before it.
    """
    first = 0
    if not _STOPS.isdisjoint(said[:-1]):
        for place in [place for place, word in enumerate(said) if word in _STOPS]:
            if _ends(items, place, first, glued):
                yield first, place + 1
                first = place + 1
    if first < len(items):
        yield first, len(items)


def _ends(items: Sequence[Token], place: int, first: int, glued: Collection[int]) -> bool:
    if place + 1 >= len(items):
        return True
    stop, following = items[place].word, items[place + 1]
    if not following.gap or place + 1 in glued:
        return following.word in ('"', "'", ")") or stop != "."
    if stop != ".":
        return following.node is None or stop == "?"
    before = items[place - 1] if place > first else None
    if before is not None and before.node is None and before.word in _NO_STOP:
        return False
    if before is not None and len(before.text) == 1 and before.text.isupper() and before.gap:
        return False
    if following.node is not None:
        return before is None or before.node is None or before.word in ("TIME", "ZONE")
    return not following.text[:1].islower() or following.word in _STARTERS
