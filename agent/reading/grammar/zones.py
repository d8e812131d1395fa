"""Time zones as written: "ET", "CEST", "Pacific Time (US and Canada)", "UTC+2", "Perth time".

Reads names into candidates and never chooses among them; that is `standpoint`'s work.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from agent.reading.grammar.lettered import names_thing, told_of_time
from agent.reading.grammar.nodes import Node, Zone
from agent.reading.grammar.offsets import behind_time, is_num, iso_offset, offset
from agent.reading.grammar.parts import Tokens
from agent.reading.grammar.tokens import low_at
from agent.reading.wording import zones as names

_PERSONS = names.READER | names.WRITER | names.THIRD | {"local"}
_CLOSING = frozenset({".", ",", ")", "]", ";"})

_LONGEST_NAME = 3


def zone(tokens: Tokens, place: int) -> Node | None:
    """The zone named at `place`, with "time", brackets and a bracketed city behind it."""
    token = tokens[place]
    if token.word in _PERSONS:
        return _whose(tokens, place)
    for rule in _RULES.get(token.word, ()):
        node = rule(tokens, place)
        if node is not None:
            return _with_tail(tokens, node)
    return None


def zone_word(tokens: Tokens, place: int) -> int | None:
    """What follows a plain zone abbreviation right behind a clock time, or None."""
    if low_at(tokens, place) not in _LETTERS:
        return None
    node = _abbreviation(tokens, place)
    if node is None or offset(tokens, place) is not None:
        return None
    return node.stop


def same_zone(one: str, other: str) -> bool:
    """Whether two abbreviations are spellings of one zone: "ET" and "EST", "UTC" and "GMT"."""
    return one == other or {one, other} == {"utc", "gmt"} or _usual(one) == _usual(other)


def _usual(letters: str) -> str:
    """The zone that an abbreviation of several names first."""
    return (names.ABBREVIATIONS.get(letters) or names.SHORT_ABBREVIATIONS[letters])[0]


def _abbreviation(tokens: Tokens, place: int) -> Node | None:
    token = tokens[place]
    behind = behind_time(tokens, place)
    found = names.ABBREVIATIONS.get(token.word)
    if found is not None and (token.text.isupper() or behind):
        if token.word in ("west", "wet", "eat", "art", "cot", "hst") and not token.text.isupper():
            return None
        if not told_of_time(tokens, place):
            return None
        return Node("zone letters", place, place + 1, Zone(found, text=token.text))
    found = names.SHORT_ABBREVIATIONS.get(token.word)
    alone = token.text.isupper() and _stands_alone(tokens, place)
    if found is None or not (behind or alone or low_at(tokens, place + 1) in names.ZONE_TAILS):
        return None
    if (token.word == "at" and not _atlantic(tokens, place)) or names_thing(tokens, place):
        return None
    if token.text.isupper() or (behind and token.word in ("et", "pt")):
        return Node("zone letters", place, place + 1, Zone(found, text=token.text))
    return None


def _stands_alone(tokens: Tokens, place: int) -> bool:
    """ "PT of course.", "(all ET)", "times in PT": said for every time."""
    before, after = low_at(tokens, place - 1), low_at(tokens, place + 1)
    opens = before in ("", ".", "all", "(", "both", ":", "times") or (
        before in ("in", "are") and low_at(tokens, place - 2) in ("times", "shown", "all")
    )
    return opens and after in ("", ".", ",", ")", "of", "please", "-", "\n")


def _atlantic(tokens: Tokens, place: int) -> bool:
    return tokens[place].text == "AT" and low_at(tokens, place + 1) in (
        "",
        ".",
        ",",
        ")",
        "\n",
        "/",
    )


def _iana(tokens: Tokens, place: int) -> Node | None:
    """America/Los_Angeles."""
    token = tokens[place]
    if low_at(tokens, place + 1) != "/" or not token.text.istitle():
        return None
    text, stop = token.text + "/", place + 2
    while stop < len(tokens) and not tokens[stop].gap and tokens[stop].word not in _CLOSING:
        text += tokens[stop].text
        stop += 1
    return Node("zone name", place, stop, Zone((text,), text=text))


def region_at(tokens: Tokens, place: int) -> Node | None:
    """The region or city named at `place`, whatever stands around; "in London Bridge" is none."""
    if place >= len(tokens) or not tokens[place].text[:1].isupper():
        return None
    stop = _plain_name(tokens, place)
    if stop is None or _is_place(tokens, place, stop):
        return None
    name = " ".join([token.word for token in tokens[place:stop]])
    text = " ".join([token.text for token in tokens[place:stop]])
    return Node("zone region", place, stop, Zone(names.REGIONS[name], text=text))


def _region(tokens: Tokens, place: int) -> Node | None:
    """Eastern, US Eastern, Perth time, London, "UK time", Central European Summer Time."""
    for length in range(_LONGEST_NAME, 0, -1):
        if place + length > len(tokens):
            continue
        name = " ".join([token.word for token in tokens[place : place + length]])
        found = names.REGIONS.get(name)
        if found is not None:
            return _region_node(tokens, place, place + length, found)
    return None


def _region_node(tokens: Tokens, place: int, stop: int, found: tuple[str, ...]) -> Node | None:
    text = " ".join([token.text for token in tokens[place:stop]])
    at = stop
    while low_at(tokens, at) in names.SEASON_WORDS:
        at += 1
    if low_at(tokens, at) == "european":
        return None
    value = Zone(found, text=text)
    if low_at(tokens, place - 1) in ("on", "in") and low_at(tokens, place - 2) in _YOU:
        value = value._replace(whose="reader")  # "brutal for you on UK time"
    if low_at(tokens, at) in names.ZONE_TAILS:
        return Node("zone region", place, at + 1, value)
    if low_at(tokens, at) in names.HOUR_TAILS and behind_time(tokens, place):
        return Node("zone region", place, at + 1, value)  # "9h Brasília hour"
    if text.lower() in names.ADJECTIVES:
        return None
    capital = text[:1].isupper() or _known_region_letters(text)
    if behind_time(tokens, place) and capital and not _is_place(tokens, place, stop):
        return Node("zone region", place, at, value)
    if _says_all(tokens, place) and capital:
        return Node("zone region", place, at, value)
    return None


def _known_region_letters(text: str) -> bool:
    return text in ("uk", "eastern", "central", "pacific", "mountain")


def _says_all(tokens: Tokens, place: int) -> bool:
    """ "all Eastern", "times in Central": a zone said for every time."""
    before = (low_at(tokens, place - 2), low_at(tokens, place - 1))
    if before[1] in ("all", "both") or before == ("all", "times"):
        return True
    if before[1] in _OPENS_SHOWN and _is_shown(tokens, place):
        return True
    if before[1] == "(" and _known_region_letters(low_at(tokens, place)):
        return low_at(tokens, place + 1) == ")"
    return before[0] in ("times", "time", "slots", "local") and before[1] in ("in", "are", ":", "(")


_YOU = frozenset({"you", "'re", "youre"})


def _is_shown(tokens: Tokens, place: int) -> bool:
    """ "(Eastern shown)", "Pacific throughout": a zone said for every time."""
    at = place + 1
    while low_at(tokens, at) in names.ZONE_TAILS | {"is", "are"}:
        at += 1
    return low_at(tokens, at) in _SHOWN


_OPENS_SHOWN = frozenset({"", "(", ".", ",", "-", ":"})
_SHOWN = frozenset({"shown", "listed", "throughout", "used", "given", "below"})


def _is_place(tokens: Tokens, place: int, stop: int) -> bool:
    """Whether a city behind a time is where people meet and not whose clock counts."""
    after = low_at(tokens, stop)
    if after in names.PLACE_TAILS or (stop < len(tokens) and tokens[stop].text.istitle()
                                      and tokens[stop].kind == "word"
                                      and after not in ("Or", "And")):  # fmt: skip
        return True
    return low_at(tokens, place - 1) in (",", "-") and low_at(tokens, place - 1) != "("


def _whose(tokens: Tokens, place: int) -> Node | None:
    """ "your time", "my end", "local time", "for you" is read by who puts two times together."""
    low, after = tokens[place].word, low_at(tokens, place + 1)
    if after not in _OWNED or (low == "local" and after not in names.ZONE_TAILS):
        return None
    if not (behind_time(tokens, place) or low_at(tokens, place + 2) == ":" or low == "local"):
        return None
    if low == "local":
        return Node("zone of place", place, place + 2, Zone(whose="local", text="local time"))
    if after == "local" and low_at(tokens, place + 2) not in names.ZONE_TAILS:
        return None
    stop = place + 2 + (after == "local")
    if low in names.THIRD and (after != "time" or low_at(tokens, place + 2) in _SLOTS):
        return None
    whose = "reader" if low in names.READER else "third" if low in names.THIRD else "writer"
    return Node("zone of person", place, stop, Zone(whose=whose, text=f"{low} time"))


_SLOTS = frozenset({"slot", "slots", "off", "table"})
_OWNED = frozenset({*names.ZONE_TAILS, "end", "side", "local"})


def _with_tail(tokens: Tokens, node: Node) -> Node:
    """The zone with "time", an offset or city in brackets, or its second name behind it."""
    stop = node.stop
    if low_at(tokens, stop) in names.ZONE_TAILS:
        stop += 1
    node, stop = _told_apart(tokens, stop, node)
    stop = _bracketed(tokens, stop)
    if low_at(tokens, stop) == "-" and stop + 1 < len(tokens):
        city = _plain_name(tokens, stop + 1)
        if city is not None:
            stop = city
    if node.rule == "zone offset" and low_at(tokens, stop) == ")":
        following = _region(tokens, stop + 1) if stop + 1 < len(tokens) else None
        following = following or _of_cities(tokens, stop + 1, node)
        if following is not None:
            return Node(node.rule, node.first, following.stop, _both(node, following))
    return node.wider(node.first, stop)


def _told_apart(tokens: Tokens, place: int, node: Node) -> tuple[Node, int]:
    """ "CST (UTC+8)": the offset beside them says which zone the letters name, if one keeps it.

    An offset in brackets that none keeps is a doubt. And what follows, a bracket being left to
    its own rule.
    """
    value, opened = node.value, low_at(tokens, place)
    if opened not in _BESIDE or not isinstance(value, Zone) or not value.names:
        return node, place
    said = offset(tokens, place + 1) if low_at(tokens, place + 1) in ("utc", "gmt") else None
    if said is None or not isinstance(said.value, Zone) or said.value.offset is None:
        return node, place
    bracketed = opened == "(" and low_at(tokens, said.stop) == ")"
    if not bracketed and (len(value.names) == 1 or _is_second(tokens, said.stop)):
        return node, place
    meant = tuple(name for name in value.names if said.value.offset in _offsets(name))
    if meant:
        told = node._replace(value=value._replace(names=meant))
        return told, place if opened == "(" else said.stop
    beside = "".join(token.text for token in tokens[said.first : said.stop])
    doubt = f"{value.text} and {beside} do not agree" if bracketed else ""
    return node._replace(value=value._replace(doubt=doubt)), place


def _is_second(tokens: Tokens, place: int) -> bool:
    """ "CST, UTC+2 20:00", "CST / UTC+2 for you": the offset is another moment's or person's."""
    near = (place, place + 1)
    return any(is_num(tokens, at) for at in near) or low_at(tokens, place) in _SECOND


_BESIDE = frozenset({"(", ",", "/"})

_SECOND = frozenset({"for", "in", "at", "is", "=", ":", "where", "there", "here"})


def _of_cities(tokens: Tokens, place: int, node: Node) -> Node | None:
    """ "(UTC+01:00) Amsterdam, Berlin, Bern": what calendars print all year, winter's offset."""
    if not isinstance(node.value, Zone) or node.value.offset is None:
        return None
    stop, named = place, None
    while stop < min(place + _CITIES, len(tokens)) and (
        tokens[stop].text.istitle() or tokens[stop].word in (",", ".", "(", ")")
    ):
        name = _plain_name(tokens, stop) if named is None else None
        if name is not None:
            text = " ".join([token.word for token in tokens[stop:name]])
            if _standard_offset(names.REGIONS[text][0]) == node.value.offset:
                named = Zone(names.REGIONS[text], text=text.title())
        stop = name or stop + 1
    while stop > place and tokens[stop - 1].word in (",", ".", "(", ")"):
        stop -= 1
    return Node("zone region", place, stop, named) if named is not None else None


_CITIES = 16


def _standard_offset(name: str) -> int:
    """The minutes that a zone is ahead of UTC outside summer time."""
    return min(_offsets(name))


@lru_cache(maxsize=64)
def _offsets(name: str) -> tuple[int, ...]:
    """The minutes that a zone is ahead of UTC in winter and in summer."""
    there = ZoneInfo(name)
    offsets = [datetime(2025, month, 1, tzinfo=there).utcoffset() for month in (1, 7)]
    return tuple(int(one.total_seconds()) // 60 for one in offsets if one is not None)


def _both(node: Node, named: Node) -> Zone:
    """ "(GMT-05:00) Central Daylight Time": the name tells the rules, the offset is its check."""
    if isinstance(node.value, Zone) and isinstance(named.value, Zone):
        return Zone(named.value.names, text=named.value.text)
    raise TypeError("a zone node holds a Zone")


def _plain_name(tokens: Tokens, place: int) -> int | None:
    for length in range(min(_LONGEST_NAME, len(tokens) - place), 0, -1):
        name = " ".join([token.word for token in tokens[place : place + length]])
        if name in names.REGIONS:
            return place + length
    return None


def _bracketed(tokens: Tokens, place: int) -> int:
    """What follows a bracket that only explains the zone: "(US and Canada)", "(UTC+2)"."""
    if low_at(tokens, place) != "(":
        return place
    for at in range(place + 1, min(place + 9, len(tokens))):
        if tokens[at].word == ")":
            inside = [token.word for token in tokens[place + 1 : at]]
            if is_num(tokens, place + 1):
                return place
            known = {"us", "usa", "canada", "utc", "gmt", "london", "new", "york", "time"}
            return at + 1 if known & set(inside) else place
    return place


_Rule = Callable[[Tokens, int], Node | None]


def _dispatch() -> dict[str, tuple[_Rule, ...]]:
    """Which rules a word may open, in the order they are asked."""
    openers: tuple[tuple[_Rule, Iterable[str]], ...] = (
        (_iana, _AREAS),
        (offset, ("utc", "gmt", "+")),
        (iso_offset, ("z", "+", "-")),
        (_abbreviation, _LETTERS),
        (_region, {name.split()[0] for name in names.REGIONS}),
    )
    table: dict[str, tuple[_Rule, ...]] = {}
    for rule, first in openers:
        for word in first:
            table[word] = (*table.get(word, ()), rule)
    return table


_LETTERS = frozenset({*names.ABBREVIATIONS, *names.SHORT_ABBREVIATIONS})

_AREAS = ("africa", "america", "asia", "atlantic", "australia", "europe", "indian", "pacific")

_RULES = _dispatch()

# Every word that a zone may begin with.
ZONE_STARTS = frozenset({*_RULES, *_PERSONS})
