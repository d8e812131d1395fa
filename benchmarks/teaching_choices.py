"""What the choices of employer and role learn from: mails with their names labelled.

Each mail is one choice among all names that stand in it, "-" among them for none. The rules were
cured on the mails of `names/` until they read nearly all: what they say is right there more often
than in fresh mail, so those count for less. And each mail teaches once more without what the rules
say, that no choice may hang on them alone. Invented houses have two or three names ("Harrow Vale
Foods"), real ones mostly one: mails teach with the first alone too. Knows nothing of how weights
are learned.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from agent.mail import message_from_fields, parse_message
from agent.reading import company, roles
from agent.reading.common_words import is_name
from agent.reading.employer_names import squeeze
from agent.reading.likely_houses import about_houses, bare_houses, full_houses
from agent.reading.likely_roles import about_roles, bare_roles, full_roles
from agent.reading.ranking import NOTHING, of_nothing
from agent.reading.scan import Scan, scan
from agent.reading.senders import sender_of
from agent.reading.spans import spans_of
from agent.reading.standings import Texts
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.places import PLACES
from benchmarks.teaching import development, fold_of, named_mails, single_lines, taught_files
from tests.unit.reading.labelled import NOW, labelled


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one mail with their features, which of them are right, what the rules alone
    would have picked, and how much the mail counts."""

    text: str
    wanted: frozenset[str]
    candidates: Mapping[str, frozenset[str]]
    picked: str
    weight: float = 1.0
    about: str = ""

    @property
    def fold(self) -> int:
        """The part in which it is held out: mails about one name together (`about`, where the mail
        was told under another)."""
        named = self.about or min(self.wanted)
        return fold_of(self.text if named == NOTHING else named.lower())


def fresh_choices(kind: str) -> list[Choice]:
    """Every labelled mail of `messages/` as a choice of that kind, `employer` or `role`."""
    return _choices(kind, _fresh())


def more_choices(kind: str, fresh: Sequence[Choice]) -> list[Choice]:
    """What else teaches: the mails of `names/`, the single lines, all mails without what rests on
    the rules, and mails about a house of one word."""
    cured = _choices(kind, named_mails())
    shared = list(_shared(kind))
    light = [replace(one, weight=_CURED) for one in cured]
    short = list(_short(kind))
    return [*map(_bare, (*fresh, *cured, *shared, *short)), *light, *shared, *short, *_lines(kind)]


# What a mail counts on which the rules were cured, a line that must hold alone, and a mail told
# again with a shorter name.
_CURED, _LINE, _AGAIN = 0.4, 3.0, 0.5


def _short(kind: str) -> Iterator[Choice]:
    """Mails told again about a house that is called by the first of its names alone."""
    for text, keys in (*_fresh(), *named_mails()) if kind == "employer" else ():
        house = keys.get("company", NOTHING).split("|")
        told = told_shortly(text, house)
        if told:
            short = choice_of(kind, told, frozenset((house[0].split()[0],)))
            yield replace(short, weight=_AGAIN, about=min(house))


def told_shortly(text: str, house: Sequence[str]) -> str:
    """A mail in which a house bears only the first of its names, in its addresses too; "" where
    that is no name by itself."""
    first = house[0].split()[0]
    if all(" " not in name for name in house) or not _may_stand_alone(first):
        return ""
    for name in sorted(house, key=len, reverse=True):
        words = name.split()
        for count in range(len(words), 1, -1) if words[0] == first else ():
            part = words[:count]
            text = text.replace(" ".join(part), first)
            text = text.replace(squeeze("".join(part)), first.lower())
            text = text.replace("-".join(part).lower(), first.lower())
    return "" if f"the {first}" in text else text


def _may_stand_alone(first: str) -> bool:
    return is_name(first) and first.lower() not in GIVEN | PLACES


def _shared(kind: str) -> Iterator[Choice]:
    """The mails of the development corpus, which alone hold invitations in numbers."""
    for fields, label in development():
        if label["hiring"]:
            wanted = frozenset((label.get(_KEYS[kind]) or NOTHING,))
            yield _choice(kind, json.dumps(fields), scan(message_from_fields(fields)), wanted)


def _lines(kind: str) -> Iterator[Choice]:
    """The lines that must hold one by one; what is forbidden leaves all others right."""
    for text, line in single_lines(_KEYS[kind]):
        told = choice_of(kind, text, frozenset((line.value,)))
        others = frozenset(told.candidates) - {line.value}
        nothing = frozenset((NOTHING,)) if line.value == "*" else others
        wanted = told.wanted if line.wanted else nothing
        yield replace(told, wanted=wanted, weight=_LINE)


def choice_of(kind: str, text: str, wanted: frozenset[str]) -> Choice:
    """A mail as a choice."""
    return _choice(kind, text, scan(parse_message(text.encode(), at=NOW)), wanted)


def _choice(kind: str, text: str, seen: Scan, wanted: frozenset[str]) -> Choice:
    found, picked = _KINDS[kind](seen)
    return Choice(text, wanted, {**found, NOTHING: of_nothing(found.values(), len(found))}, picked)


def _choices(kind: str, mails: Iterable[tuple[str, Mapping[str, str]]]) -> list[Choice]:
    key = _KEYS[kind]
    return [
        choice_of(kind, text, frozenset(keys[key].split("|")))
        for text, keys in mails
        if key in keys
    ]


# By what name the corpus labels each kind.
_KEYS = {"employer": "company", "role": "role"}


def _bare(one: Choice) -> Choice:
    """A choice without the features that rest on the rules."""
    bare = {
        name: frozenset(feature for feature in found if "~" not in feature)
        for name, found in one.candidates.items()
    }
    return replace(one, candidates=bare)


def _fresh() -> Iterator[tuple[str, Mapping[str, str]]]:
    for file in taught_files():
        for case in labelled(file):
            if case.hiring:
                yield case.text, case.keys


def _houses(seen: Scan) -> tuple[dict[str, frozenset[str]], str]:
    sender, spans = sender_of(seen.message), spans_of(seen.message, seen.subject)
    ruled = company.ruled_on(seen, sender, spans)
    about = about_houses(seen, sender, spans, ruled)
    found = full_houses(bare_houses(about), about, Texts.of(seen))
    return found, ruled.pick.name if ruled.pick else NOTHING


def _roles(seen: Scan) -> tuple[dict[str, frozenset[str]], str]:
    sender, spans = sender_of(seen.message), spans_of(seen.message, seen.subject)
    house = company.ruled_on(seen, sender, spans).pick
    ruled = roles.ruled_on(seen, house.name if house else None)
    about = about_roles(seen, ruled)
    found = full_roles(bare_roles(about), about)
    return found, ruled.pick.role if ruled.pick else NOTHING


_KINDS: dict[str, Callable[[Scan], tuple[dict[str, frozenset[str]], str]]] = {
    "employer": _houses,
    "role": _roles,
}
