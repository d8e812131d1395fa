"""Which of the names in a message is the employer's, by a model of how each stands there.

What the rules hold for the employer is one feature among those of the sender, the domain, the
name's own words and the words around it. Knows names and how they stand, not how they are found.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from agent.reading.common_words import is_name
from agent.reading.company_choice import Guess
from agent.reading.employer_names import (
    key_of,
    squeeze,
    strip_noise,
    without_legal_form,
    without_matter,
)
from agent.reading.house import House
from agent.reading.ranking import NOTHING, Candidates, chosen_from, foremost
from agent.reading.role_names import has_noun
from agent.reading.scan import Scan
from agent.reading.senders import Sender
from agent.reading.spans import Span
from agent.reading.standings import Texts, crossed, features_of_standing, line_with, words_of
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.places import PLACES

MODEL = "employer"
_LONGEST, _MOST, _FOREMOST = 70, 40, 5
_EDGES = " ,;:-–—|·•*_\"'()[]"
_PIECES = re.compile(r"\s+(?:[-–—|@:/]|\|\||via|at|from|for|of|on behalf of)\s+|\s*[(),|]\s*|:\s+")


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say: every guess, those that can be an employer's, and the one they hold for
    it; `by_agent`: the writer turned out to hire for another house."""

    guesses: Sequence[Guess]
    firm: Sequence[Guess]
    pick: Guess | None
    house: House
    by_agent: bool


def likeliest_house(
    scan: Scan, sender: Sender, spans: Sequence[Span], ruled: Ruled
) -> Guess | None:
    """The employer that the model holds for the likeliest, or None where it holds none for it."""
    texts, about = Texts.of(scan), about_houses(scan, sender, spans, ruled)
    bare = bare_houses(about)
    told = full_houses(foremost(MODEL, bare, _FOREMOST), about, texts)
    name, share = chosen_from(MODEL, told, len(bare))
    if name == NOTHING:
        return None
    if ruled.pick and name == about.pick:
        return ruled.pick
    same = next((guess for guess in ruled.guesses if guess.name == name), None)
    quote, source = (same.quote, same.source) if same else line_with(name, texts)
    return Guess(name, share, quote, source)


def about_houses(scan: Scan, sender: Sender, spans: Sequence[Span], ruled: Ruled) -> "About":
    """The names that may be the employer's, and what their features need to know."""
    return About(_names(scan, spans, ruled), ruled, scan, _writer(sender, ruled))


def bare_houses(about: "About") -> dict[str, set[str]]:
    """Every name with the features that it has wherever it stands."""
    keyed = ((name, key_of(name), found) for name, found in about.names.items())
    return {name: _bare(name, key, found, about) for name, key, found in keyed if key}


def full_houses(
    bare: Mapping[str, set[str]], about: "About", texts: Texts
) -> dict[str, frozenset[str]]:
    """The same names with all features: also of how they stand in the message."""
    return {name: _full(name, found, about, texts) for name, found in bare.items()}


def _names(scan: Scan, spans: Sequence[Span], ruled: Ruled) -> dict[str, set[str]]:
    """The candidates as spelled, each with where it comes from."""
    found = Candidates(_trimmed, _may_be_house, _MOST)
    if ruled.pick:
        found.take(ruled.pick.name)
    for guess in (*ruled.guesses, *ruled.firm):
        found.take(guess.name, f"from {guess.source}", *(["acts"] if guess.acts else []))
    for name in _shown(scan.message.sender.name.strip(" \"'")):
        found.take(name)
    for span in spans:
        found.take(span.text, "span")
        bare = without_matter(strip_noise(span.text))
        if bare != span.text:
            found.take(bare, "stripped")
    told = (span.text for span in spans)
    shown = (scan.message.sender.name, scan.subject[:_TITLE])
    for name in _as_domain_spells((*told, *shown), ruled.house):
        found.take(name, "as domain")
    for name in list(found):
        bare = without_legal_form(name)
        if bare != name:
            found.take(bare, "from legal")
        if name.startswith("The "):
            found.take(name[4:], "from article")
    return found


def _trimmed(name: str) -> str:
    return name.strip(_EDGES)


def _may_be_house(name: str) -> bool:
    """Whether words can be a house's name at all: letters on one line, no address, no matter."""
    plain = 1 < len(name) <= _LONGEST and "@" not in name and "\n" not in name
    return plain and name.lower() not in _MATTERS and any(map(str.isalpha, name))


# What a subject thanks for: "Thank You for Applying", "Thanks for Your Time and Interest".
_MATTERS = frozenset(
    (
        "applying", "application", "applications", "interest", "your interest", "time", "your time",
        "consideration", "patience", "response", "registering", "registration", "interviewing",
        "employment", "submission", "submitting", "attending", "coming", "reaching out", "joining",
    )
)  # fmt: skip


def _as_domain_spells(texts: Iterable[str], house: House) -> Iterator[str]:
    """What of some words the writer's domain spells: the house in "Acme Call today"."""
    labels = house.labels
    heads = {label[:2] for label in labels if len(label) > 1}
    for text in texts:
        words = text.split() if " " in text else ()
        for first, word in enumerate(words):
            if word[:2].lower() not in heads or word.lower() in house.people:
                continue
            for end in range(first + 1, min(len(words), first + _MOST_SPELLED) + 1):
                name = " ".join(words[first:end])
                if _begins_domain(squeeze(name), labels):
                    yield name


# A domain hardly spells more words; so much of a subject is looked at.
_MOST_SPELLED, _TITLE = 4, 200


def _shown(display: str) -> Iterator[str]:
    """What a sender's display name may call a house: the whole, its pieces, without the desk."""
    whole = {display, *_PIECES.split(display)} if display else set()
    for piece in sorted(whole | {strip_noise(one) for one in whole if one}):
        if any(map(str.isupper, piece)):
            yield without_matter(piece)


def _writer(sender: Sender, ruled: Ruled) -> tuple[str, ...]:
    """Who writes: a machine of some kind, a team, a person; an agent."""
    kinds = (
        ("ats", sender.ats), ("board", sender.board), ("tool", sender.scheduler or sender.assessor),
        ("freemail", sender.freemail),
    )  # fmt: skip
    kind = next((name for name, so in kinds if so), sender.kind.value)
    agent = ("agent",) if ruled.house.agency else ()
    return (kind, *agent, *(("by agent",) if ruled.by_agent else ()))


class About:
    """What the features of a name need to know of the others."""

    def __init__(
        self, names: Mapping[str, set[str]], ruled: Ruled, scan: Scan, writer: tuple[str, ...]
    ) -> None:
        self.house, self.writer = ruled.house, writer
        self.pick = ruled.pick.name.strip(_EDGES) if ruled.pick else ""
        self.pick_key = ruled.pick.key if ruled.pick else ""
        self.names = names
        self.firm = {guess.name.strip(_EDGES) for guess in ruled.firm}
        weights: dict[str, list[float]] = {}
        for guess in (*ruled.guesses, *ruled.firm):
            weights.setdefault(guess.name.strip(_EDGES), []).append(guess.weight)
        self.guessed = {
            name: (f"~weight {int(max(found))}", f"~guesses {min(len(found), 3)}")
            for name, found in weights.items()
        }
        totals: dict[str, float] = {}
        for guess in ruled.firm:
            totals[guess.key] = max(totals.get(guess.key, 0.0), guess.weight)
        order = sorted(set(totals.values()), reverse=True)
        self.totals = {key: _total(total, order) for key, total in totals.items()}
        self.no_total = _total(0.0, order)
        self.beside = Beside(names)
        address = scan.message.sender
        self.box = squeeze(address.email.partition("@")[0])
        self.telling = tuple(label for label in self.house.labels if len(label) > _SHORT)
        # Every label on a line of its own: what one holds or begins with is asked of all at once.
        self.spelled = "".join(f"\n{label}" for label in self.house.labels)


def _bare(name: str, key: str, found: set[str], about: About) -> set[str]:
    words = words_of(name)
    return found.union(
        _by_rules(name, key, about),
        _by_domain(key, words, about),
        _made(name),
        _by_words(key, words, about.house),
        _by_others(name, about.beside),
    )


def _full(name: str, bare: set[str], about: About, texts: Texts) -> frozenset[str]:
    found = features_of_standing(name, texts)
    found |= bare
    those = _CROSSED & found
    both = crossed(found, _DOMAINS, those)
    found.update(both, [f"{who} {one}" for who in about.writer for one in those])
    return frozenset(found)


def _by_rules(name: str, key: str, about: About) -> list[str]:
    """What the rules say of a name; all that rests on them is marked "~"."""
    pick = about.pick
    found = [
        _beside_pick(name, key, about),
        "~firm" if name in about.firm else "~not firm",
        *about.guessed.get(name, _UNGUESSED),
        *about.totals.get(key, about.no_total),
    ]
    if pick and name.startswith(f"{pick} "):
        rest = name[len(pick) :].lower().split()
        found += [f"~adds {rest[0]}", f"~adds {_kind_of(rest)}"]
    return found


_UNGUESSED = ("~unguessed", "~guesses 0")


def _total(total: float, order: Sequence[float]) -> tuple[str, str]:
    """What the rules hold for a key altogether, and its place among the others (`order`)."""
    first, second = order[:1], order[1:2]
    place = "~top" if total and total in first else "~second" if total in second else "~low"
    return f"~total {int(total)}", place


def _beside_pick(name: str, key: str, about: About) -> str:
    """How a name is written beside the one that the rules hold for the employer's."""
    pick = about.pick
    if not pick or name == pick:
        return "~pick" if pick else "~no pick"
    if key == about.pick_key:
        return "~same key"
    if pick in name:
        if name.startswith(f"{pick} "):
            return "~longer pick"
        return "~ends pick" if name.endswith(f" {pick}") else "~around pick"
    if name in pick:
        return "~shorter pick" if pick.startswith(f"{name} ") else "~part of pick"
    return "~other"


def _kind_of(words: Sequence[str]) -> str:
    """What words add to a name: a kind of house, a place, a desk."""
    if not orgs.ORG_WORDS.isdisjoint(words):
        return "a kind"
    if not PLACES.isdisjoint(words):
        return "a place"
    return "a desk" if not _DESKS.isdisjoint(words) else "else"


_DESKS = orgs.DEPARTMENTS | orgs.DESKS


def _by_domain(key: str, words: Sequence[str], about: About) -> tuple[str, str]:
    """How the writer's domains and mailbox spell a name."""
    box = "box" if about.box.startswith(key) else "box no"
    return _spelled(key, words, about), box


def _spelled(key: str, words: Sequence[str], about: About) -> str:
    labels = about.house.labels
    if key in labels:
        return "domain whole"
    if len(key) > _SHORT and f"\n{key}" in about.spelled:
        return "domain begins"
    if key.startswith(about.telling):
        return "domain part"
    if len(words) > 1:
        initials = "".join([word[0] for word in words])
        if initials in labels or initials in about.house.short:
            return "domain initials"
    keys = [squeeze(word) for word in words if len(word) > _SHORT] if labels else ()
    return "domain word" if any(map(about.spelled.__contains__, keys)) else "domain no"


def _begins_domain(key: str, labels: frozenset[str]) -> bool:
    """Whether a domain is a name's key or begins with it."""
    return key in labels or (len(key) > _SHORT and any(map(str.startswith, labels, repeat(key))))


# So few letters stand in a domain by chance.
_SHORT = 3


def _by_words(key: str, words: Sequence[str], house: House) -> list[str]:
    """Whether a name is a person's or the agency's."""
    found = []
    if not house.people.isdisjoint(words):
        found.append("a person's")
        if house.people.issuperset(words):
            found.append("a person")
    if house.agency and (key in house.agency or house.agency in key):
        found.append("agencys")
    return found


@lru_cache(maxsize=2048)
def _made(name: str) -> tuple[str, ...]:
    """How a name is made, whosever mail it stands in."""
    words = words_of(name)
    first, last, key = words[0], words[-1], key_of(name)
    marks = (
        ("kind last", last in orgs.ORG_WORDS),
        ("kind", not orgs.ORG_WORDS.isdisjoint(words)),
        ("given", first in GIVEN),
        ("given of two", len(words) == _PAIR and first in GIVEN),
        ("place", name.lower() in PLACES),
        ("place last", len(words) > 1 and last in PLACES),
        ("job", has_noun(name)),
        ("noun last", last in data.JOB_NOUNS),
        ("unnamed", orgs.UNNAMED.issuperset(words)),
        ("no house first", first in orgs.NOT_COMPANY),
        ("tool", key in orgs.TOOLS or first in orgs.TOOLS),
        ("digit", any(map(str.isdigit, name))),
        ("legal", without_legal_form(name) != name),
    )
    return (
        f"words {min(len(words), 5)}",
        "UPPER" if name.isupper() else "small" if name.islower() else "Grand",
        f"last {last}",
        f"begins {first}",
        "a name first" if is_name(first) else "common first",
        *(f"has {word}" for word in words),
        *(said for said, so in marks if so),
    )


_PAIR = 2


class Beside:
    """Which candidates are the opening or the ending words of which others."""

    def __init__(self, names: Collection[str]) -> None:
        self.longer: dict[str, list[str]] = {}
        self.shorter: dict[str, str] = {}
        self.endings: set[str] = set()
        for name in names:
            place = name.find(" ")
            while place >= 0:
                if (opening := name[:place]) in names:
                    self.longer.setdefault(opening, []).append(name)
                    self.shorter[name] = opening
                if (ending := name[place + 1 :]) in names:
                    self.endings.add(ending)
                place = name.find(" ", place + 1)


def _by_others(name: str, beside: Beside) -> list[str]:
    """Which other candidates a name is a part of, or holds."""
    longer, shorter = beside.longer.get(name), beside.shorter.get(name)
    found = ["ends another"] if name in beside.endings else []
    if longer:
        found.append("has longer")
        if any(other.rpartition(" ")[2].lower() in orgs.ORG_WORDS for other in longer):
            found.append("longer by a kind")
        if any(without_legal_form(other) == name for other in longer):
            found.append("longer by a form")
    if shorter:
        rest = name[len(shorter) :].lower().split()
        found += ["has shorter", f"over {rest[0]}", f"over {_kind_of(rest[:1])}"]
    return found


_DOMAINS = (
    "domain whole", "domain begins", "domain part", "domain initials", "domain word", "domain no",
)  # fmt: skip
_CROSSED = frozenset(
    (
        "~pick",
        "~same key",
        "~longer pick",
        "~shorter pick",
        "~other",
        "~no pick",
        "~top",
        "~second",
        "~low",
        "kind last",
        "in sender",
        "in subject",
        "in body",
        "in signature",
        "sender alone",
        "agencys",
        "has longer",
        "job",
        "acts",
        "body alone",
        "subject -1 ^",
        "domain whole",
        "domain begins",
        "domain part",
        "domain no",
    )
)
