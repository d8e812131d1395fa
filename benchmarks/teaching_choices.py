"""What the choices of employer and role learn from: mails with their names labelled.

Each mail is one choice among all names that stand in it, "-" among them for none. The rules were
cured on the mails of `names/` until they read nearly all: what they say is right there more often
than in fresh mail, so those count for less. And each mail teaches once more without what the rules
say, that no choice may hang on them alone. Knows nothing of how weights are learned.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from agent.mail import message_from_fields, parse_message
from agent.reading import company, roles
from agent.reading.likely_houses import about_houses, bare_houses, full_houses
from agent.reading.likely_roles import about_roles, bare_roles, full_roles
from agent.reading.ranking import NOTHING, of_nothing
from agent.reading.scan import Scan, scan
from agent.reading.senders import sender_of
from agent.reading.spans import spans_of
from agent.reading.standings import Texts
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

    @property
    def fold(self) -> int:
        """The part in which it is held out: mails about one name together."""
        named = min(self.wanted)
        return fold_of(self.text if named == NOTHING else named.lower())


def fresh_choices(kind: str) -> list[Choice]:
    """Every labelled mail of `messages/` as a choice of that kind, `employer` or `role`."""
    return _choices(kind, _fresh())


def more_choices(kind: str, fresh: Sequence[Choice]) -> list[Choice]:
    """What else teaches: the mails of `names/`, the single lines, and all mails without what rests
    on the rules."""
    cured = _choices(kind, named_mails())
    shared = list(_shared(kind))
    light = [replace(one, weight=_CURED) for one in cured]
    return [*map(_bare, (*fresh, *cured, *shared)), *light, *shared, *_lines(kind)]


# What a mail counts on which the rules were cured, and a line that must hold alone.
_CURED, _LINE = 0.4, 3.0


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
