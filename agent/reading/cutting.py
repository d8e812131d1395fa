"""Where the sentences of a row of tokens end.

In two steps: full stops that certainly end one are told before dates and times are read, so that
nothing is read across them; what is less certain is decided behind, with what was read in place.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from agent.reading.grammar.tokens import Token
from agent.reading.wording.sets import words

_STOPS = frozenset(".!?")
# A full stop behind a word of three small letters or more, and a capital behind the blank.
_SURE_STOP = re.compile(r"[.!?](?<=[a-z]{3}.)\s+(?=[A-Z])")
_SHORT_FORMS = ("approx", "resp", "incl", "dept", "prof", "mgmt", "sept", "tues", "thurs", "corp")
_LONGEST_SHORT = max(map(len, _SHORT_FORMS))
_NO_STOP = words(
    """mr mrs ms dr prof eng st no nr vs eg ie e g etc approx ca inc ltd co corp jr sr dept ext tel
    fig ref est min max hr hrs resp incl mgr mgmt abt mon tue tues wed thu thur thurs fri sat
    sun jan feb mar apr jun jul aug sep sept oct nov dec z b d h i a kl ing"""
)
# Words that begin a sentence even where its writer uses no capitals.
_STARTERS = words("can could would we i let lets please also sorry thanks are is do does how any")


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of a line, cut where sentences certainly end.

    That is behind a word of three small letters or more, before a capital.
    """
    for stop in _SURE_STOP.finditer(text, start, end):
        at = stop.start()
        if not text[max(start, at - _LONGEST_SHORT) : at].lower().endswith(_SHORT_FORMS):
            yield start, at + 1
            start = stop.end()
    yield start, end


def may_end(said: Sequence[str]) -> bool:
    """Whether a sentence may end amid these words."""
    return not _STOPS.isdisjoint(said[:-1])


def sentences_in(
    items: Sequence[Token], said: Sequence[str], glued: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the sentences; a stop inside a node or a short form ends nothing.

    `said` are the items' words; `glued` are the places of what was read without a blank before it.
    """
    first = 0
    if may_end(said):
        for place in [place for place, word in enumerate(said) if word in _STOPS]:
            if _ends(items, place, first, glued):
                stop = place + 1 + _closes_bracket(items, place + 1, said[first:place])
                yield first, stop
                first = stop
    if first < len(items):
        yield first, len(items)


def _ends(items: Sequence[Token], place: int, first: int, glued: Collection[int]) -> bool:
    if place + 1 >= len(items):
        return True
    stop, following = items[place].word, items[place + 1]
    if _closes_bracket(items, place + 1, [item.word for item in items[first:place]]):
        return _ends_behind_bracket(items, place + 1)
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


def _closes_bracket(items: Sequence[Token], place: int, said: Sequence[str]) -> bool:
    """ "(they will have questions!)": the bracket belongs to the sentence that it closes in."""
    closes = place < len(items) and items[place].word == ")" and not items[place].gap
    return closes and said.count("(") > said.count(")")


def _ends_behind_bracket(items: Sequence[Token], place: int) -> bool:
    """ "On 24 March (Sat.), please come": what goes on behind the bracket goes on."""
    if place + 1 >= len(items):
        return True
    following = items[place + 1]
    return following.gap and following.node is None and not following.text[:1].islower()
