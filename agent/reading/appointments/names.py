"""Personal names among the words of a sentence, and the groups they form with titles and roles.

"our CTO Dr. Brandis (by video), Mareike and me" is one group of three. Knows capitals, titles and
roles; who takes part in what is not known here.
"""

from collections.abc import Sequence
from typing import NamedTuple

from agent.reading.grammar.stretch import past, word_at
from agent.reading.grammar.tokens import MONTH, WORD, Token
from agent.reading.wording import people_en as wording
from agent.reading.wording.sets import words

MAX_NAMES = 8
_ME = words("me myself")
# What a group may begin with beside a capital.
_OPENERS = _ME | wording.ROLE_WORDS
_STOPS = words("will 'll would is are has have can could who and , ; : ) . ? ! | or -")
_DESCRIBING = words("from of at in as")
_NEVER_NAMES = wording.NO_NAMES - wording.TITLES - wording.KEPT_TITLES
# So many words of a role may stand before the name they describe.
_LONGEST_ROLE = 16


class Group(NamedTuple):
    """People named together, in order; `writer` where the writer counts among them.

    `kind` is the word that stands for the group: PEOPLE, or OWNER where something is theirs, or
    SOMEBODY where a single word opens the sentence and its capital proves nothing.
    """

    names: tuple[str, ...]
    writer: bool
    kind: str = "PEOPLE"


class Named(NamedTuple):
    """The words of a sentence with each group as one word, and the groups by place."""

    words: list[str]
    groups: dict[int, Group]


def named(items: Sequence[Token], words: Sequence[str]) -> Named:
    """The groups of people in a sentence of these items and their words."""
    places = _openings(items, words)
    if places and not wording.ROLE_NOUNS.isdisjoint(words):
        places = _with_roles(items, places)
    said: list[str] = []
    groups: dict[int, Group] = {}
    behind = 0
    for place in places:
        if place < behind:
            continue
        group, stop = _group(items, place)
        if group is not None:
            said += words[behind:place]
            groups[len(said)] = group
            said.append(group.kind)
            behind = stop
    said += words[behind:]
    return Named(said, groups)


def _openings(items: Sequence[Token], words: Sequence[str]) -> list[int]:
    """The places of the words that a name, or who stands for one, may begin with."""
    capitals = [
        place for place, item in enumerate(items)
        if item.text != item.word and item.text[:1].isupper() and item.word not in _NEVER_NAMES
    ]  # fmt: skip
    if _ME.isdisjoint(words):
        return capitals
    return sorted({*capitals, *(place for place, word in enumerate(words) if word in _ME)})


def _with_roles(items: Sequence[Token], openings: Sequence[int]) -> list[int]:
    """Those places, and the words before them with which a role may begin ("our CTO Anna")."""
    near = {at for place in openings for at in range(max(0, place - _LONGEST_ROLE), place + 1)}
    return [
        at for at in sorted(near)
        if items[at].text[:1].isupper() or items[at].word in _OPENERS
    ]  # fmt: skip


def _group(items: Sequence[Token], place: int) -> tuple[Group | None, int]:
    """The group that begins at `place` and what follows it."""
    names: list[str] = []
    writer, stop, at = False, place, place
    while len(names) < MAX_NAMES:
        if word_at(items, at) in _ME or (word_at(items, at) == "i" and names):
            writer, stop = True, _past_description(items, at + 1)
        else:
            name, after = _person(items, _past_role(items, at))
            if not name:
                break
            names.append(name)
            stop = _past_description(items, after)
        at = _past_joints(items, stop)
        if at == stop:
            break
    if not names and not writer:
        return None, place
    return Group(tuple(names), writer, _kind(items, place, stop, names, writer)), stop


def _kind(items: Sequence[Token], place: int, stop: int, names: Sequence[str], writer: bool) -> str:
    if word_at(items, stop) == "'s" and word_at(items, stop + 1) not in _IS_DOING:
        return "OWNER"
    opens = all(not item.word[0].isalpha() for item in items[:place])
    alone = len(names) == 1 and " " not in names[0] and not writer
    return "SOMEBODY" if opens and alone else "PEOPLE"


def _past_joints(items: Sequence[Token], place: int) -> int:
    """What follows "and", a comma, "first and then" between two names, or `place` itself."""
    if word_at(items, place) == "first":
        place += 1
    at = past(items, place, wording.JOINTS)
    return at if at - place <= 3 else place


def _past_role(items: Sequence[Token], place: int) -> int:
    """Where the name begins behind "our Head of Data," or "my colleague", or `place` itself."""
    at, role = place, False
    while at - place < 9 and word_at(items, at) in wording.ROLE_WORDS:
        role = role or word_at(items, at) in wording.ROLE_NOUNS
        at += 1
    if not role or word_at(items, at) == ":":
        return place
    if word_at(items, at - 1) in ("of", "for", "&", "and"):
        field = next((to for to in range(at, min(at + 5, len(items)))
                      if items[to].word == ","), 0)  # fmt: skip
        return field + 1 if field else place
    return at + (word_at(items, at) == ",")


def _past_description(items: Sequence[Token], place: int) -> int:
    """What follows the brackets, titles and teams that stand behind a name."""
    at = _past_bracket(items, place)
    at = _past_title(items, at)
    if word_at(items, at) in _DESCRIBING:
        at = _past_team(items, at)
    return _past_bracket(items, at)


def _past_bracket(items: Sequence[Token], place: int) -> int:
    """What follows "(by video)" or "<dana@firm.example>", or `place` itself."""
    closing = {"(": ")", "<": ">"}.get(word_at(items, place))
    if closing is None:
        return place
    for at in range(place + 1, min(place + 16, len(items))):
        if items[at].word == closing:
            return at + 1
    return place


def _past_title(items: Sequence[Token], place: int) -> int:
    """What follows ", Director of Load Forecasting" or " - our CTO", or `place` itself."""
    if word_at(items, place) not in (",", "-", "|"):
        return place
    if word_at(items, place + 1) in ("who", "whom"):
        return _past_clause(items, place)
    at, role = place + 1, False
    while at - place < 9 and at < len(items) and items[at].word not in _STOPS:
        role = role or items[at].word in wording.ROLE_NOUNS
        at += 1
    if not role or _person(items, _past_role(items, place + 1))[0]:
        return place
    closed = word_at(items, at) == "," and not _person(items, _past_role(items, at + 1))[0]
    return at + closed


def _past_clause(items: Sequence[Token], place: int) -> int:
    """What follows ", who leads the platform team,", or `place` itself."""
    for at in range(place + 1, min(place + 16, len(items))):
        if items[at].word == ",":
            return at + 1
    return place


def _past_team(items: Sequence[Token], place: int) -> int:
    """What follows "from our platform team", "of Brightfen"."""
    at = place + 1
    while at - place < 6 and at < len(items):
        capital = items[at].text[:1].isupper()
        if not (capital or items[at].word in wording.ROLE_WORDS) or items[at].word in _STOPS:
            break
        at += 1
    return at if at > place + 1 else place


def _person(items: Sequence[Token], place: int) -> tuple[str, int]:
    """A personal name at `place` as written, titles but Dr left out, and what follows it."""
    if _of_a_thing(items, place):
        return "", place
    at = _past_titles(items, place)
    parts: list[Token] = []
    first = at
    if word_at(items, at) in wording.KEPT_TITLES and items[at].text[:1].isupper():
        parts.append(items[at])
        at += 1
        if word_at(items, at) == "." and not items[at].gap:
            parts.append(items[at])
            at += 1
    kept = at
    while at < len(items) and at - kept < 9:
        step = _name_word(items, at, at == kept)
        if not step:
            break
        parts += items[at : at + step]
        at += step
    if at == kept or _is_no_person(items, first, at):
        return "", place
    return _spelled(parts), at


def _of_a_thing(items: Sequence[Token], place: int) -> bool:
    """Whether a preposition before it makes the name a place's, a firm's or a subject's."""
    before = word_at(items, place - 1)
    if before not in wording.OF_THINGS:
        return False
    return (word_at(items, place - 2), before) not in _FOR_PEOPLE


_FOR_PEOPLE = frozenset(
    {("ask", "for"), ("asking", "for"), ("front", "of"), ("instead", "of"), ("works", "for"),
     ("good", "for"), ("fine", "for"), ("suits", "for"), ("up", "of"), ("consists", "of"),
     ("consisting", "of"), ("consist", "of")}
)  # fmt: skip


def _past_titles(items: Sequence[Token], place: int) -> int:
    while word_at(items, place) in wording.TITLES and items[place].text[:1].isupper():
        place += 1 + (word_at(items, place + 1) == "." and not items[place + 1].gap)
    return place


def _name_word(items: Sequence[Token], at: int, opens: bool) -> int:
    """How many tokens the next word of a name takes: "O'Brien" and "J." several; else 0."""
    if at >= len(items) or (not opens and not items[at].gap):
        return 0
    token = items[at]
    if token.word in wording.PARTICLES and not opens and _name_word(items, at + 1, opens=False):
        return 1
    if token.kind not in (WORD, MONTH) or not token.text[0].isupper():
        return 0
    if token.word in wording.NO_NAMES and (opens or token.word not in wording.SURNAMES):
        return 0
    if opens and token.kind == MONTH and not _surname(items, at):
        return 0
    if len(token.text) == 1 and not _glued(items, at + 1):
        dotted = word_at(items, at + 1) == "." and not items[at + 1].gap
        return 1 + (dotted and at + 2 < len(items))
    if len(token.text) > 1 and token.text.isupper() and (opens or len(token.text) < 4):
        return 0
    stop = at + 1
    while _glued(items, stop):
        stop += 2
    return stop - at


def _surname(items: Sequence[Token], at: int) -> bool:
    return at + 1 < len(items) and bool(_name_word(items, at + 1, opens=False))


def _glued(items: Sequence[Token], at: int) -> bool:
    """Whether "-" or an apostrophe ties the next word to the name: "Anne-Marie", "O'Brien"."""
    if word_at(items, at) not in ("-", "'") or items[at].gap or at + 1 >= len(items):
        return False
    return items[at + 1].kind == WORD and not items[at + 1].gap


def _is_no_person(items: Sequence[Token], first: int, stop: int) -> bool:
    """Whether what stands beside or in the name makes it a firm's, an address or a possession."""
    after = word_at(items, stop)
    if after in ("@", "_", "/") and not items[stop].gap:
        return True
    if after == "." and stop + 1 < len(items) and not items[stop + 1].gap:
        return True
    if after[:1].isalpha() and after.islower() and after not in wording.FOLLOWING:
        return True
    said = {item.word for item in items[first:stop]}
    return bool(said & wording.FIRMS) or after in wording.FIRMS


_IS_DOING = words("available free happy keen joining calling going around there also open")


def _spelled(parts: Sequence[Token]) -> str:
    """The name with its blanks as written."""
    name = parts[0].text
    for part in parts[1:]:
        name += (" " if part.gap else "") + part.text
    return name
