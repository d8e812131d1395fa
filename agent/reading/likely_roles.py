"""Which of the jobs in a message is the one it is about, by a model of how each stands there.

What the rules hold for the role is one feature among those of the slots, of the model of named
jobs, of the role's own words and the words around it; a role is also offered cut at its commas,
brackets and first words. Knows roles and how they stand, not how slots are found.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from agent.domain.message import Message
from agent.reading.job_mentions import is_noun, may_be_noun
from agent.reading.likely_jobs import LikelyJob
from agent.reading.ranking import NOTHING, Candidates, chosen_from, foremost
from agent.reading.role_names import clean, has_noun
from agent.reading.role_slots import CALLED
from agent.reading.scan import Scan
from agent.reading.spans import Span, spans_of
from agent.reading.standings import (
    Texts,
    crossed,
    features_of_standing,
    line_with,
    places_of,
    words_of,
)
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.places import PLACES

MODEL = "role"
_LONGEST, _MOST_WORDS, _MOST, _FOREMOST = 90, 14, 60, 5
_EDGES = " ,;:-–—|·•*_\"'()[]!.?"
_CUTS = re.compile(r",\s|\s[-–—|/]\s|\s\(|:\s|\s@\s|\s(?:at|in)\s")
# So many words may be cut off before and behind, at so many cuts.
_MOST_CUTS, _MOST_BEFORE, _MOST_BEHIND = 3, 3, 2


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A role as spelled, how strongly it stands there, and the text it was read in."""

    role: str
    weight: float
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say: every guess, the roles among them, the segments of the subject, and the
    one they hold for the role; `jobs` are all that are named, `company` is the employer's name in
    small letters."""

    guesses: Sequence[RoleGuess]
    firm: frozenset[str]
    segments: Sequence[str]
    jobs: Sequence[LikelyJob]
    pick: RoleGuess | None
    company: str


def likeliest_role(scan: Scan, ruled: Ruled) -> RoleGuess | None:
    """The role that the model holds for the likeliest, or None where it holds none for it."""
    about = about_roles(scan, ruled)
    bare = bare_roles(about)
    told = full_roles(foremost(MODEL, bare, _FOREMOST), about)
    name, share = chosen_from(MODEL, told, len(bare))
    if name == NOTHING:
        return None
    if ruled.pick and name == about.pick:
        return ruled.pick
    same = next((guess for guess in ruled.guesses if name in guess.role), None)
    quote, source = (same.quote, same.source) if same else line_with(name, about.texts)
    return RoleGuess(name, share, quote, source)


def about_roles(scan: Scan, ruled: Ruled) -> "About":
    """What may be the role, and what the features need to know."""
    shares = _shares(ruled.jobs)
    texts = Texts.of(scan)
    names = _names(scan, ruled, shares, texts)
    return About(names, ruled, shares, texts, _people(scan.message))


def bare_roles(about: "About") -> dict[str, set[str]]:
    """Everything that may be the role, with the features that it has wherever it stands."""
    return {name: _bare(name, found, about) for name, found in about.names.items()}


def full_roles(bare: Mapping[str, set[str]], about: "About") -> dict[str, frozenset[str]]:
    """The same with all features: also of how they stand in the message."""
    return {name: _full(name, found, about) for name, found in bare.items()}


def _shares(jobs: Sequence[LikelyJob]) -> dict[str, tuple[float, set[str]]]:
    """Each named job, how likely the model of jobs holds it for the one, and where it stands."""
    found: dict[str, tuple[float, set[str]]] = {}
    for one in jobs:
        name = one.name.strip(_EDGES)
        share, places = found.get(name, (0.0, set()))
        found[name] = max(share, one.share), places | {f"job {one.source}"}
    return found


def _people(message: Message) -> frozenset[str]:
    """The words, in small letters, of the names that headers and invitations give to people."""
    shown = [message.sender.name, *(one.name for one in (*message.to, *message.cc))]
    for event in message.calendar:
        shown += [one.name for one in event.attendees]
    return frozenset(word.strip(",.").lower() for name in shown for word in name.split())


_ADDRESS = re.compile(r"\w@\w")


def _trimmed(name: str) -> str:
    """Without what stands around it, and its last bracket closed."""
    name = name.strip(_EDGES)
    return name + ")" * (name.count("(") > name.count(")")) if "(" in name else name


def _may_be_role(name: str) -> bool:
    """Whether words can be a role at all: not too many of them, letters, no address."""
    plain = 1 < len(name) <= _LONGEST and name.count(" ") < _MOST_WORDS
    address = "@" in name and _ADDRESS.search(name)
    return plain and not address and any(map(str.isalpha, name))


def _names(
    scan: Scan, ruled: Ruled, shares: Mapping[str, tuple[float, set[str]]], texts: Texts
) -> dict[str, set[str]]:
    """The candidates: what the rules guess, what the model of jobs knows, segments of the subject,
    capitalised words with a noun; each of them as far as a posting's title may reach, and cut."""
    found = Candidates(_trimmed, _may_be_role, _MOST)
    if ruled.pick:
        found.take(ruled.pick.role)
    for guess in ruled.guesses:
        found.take(guess.role, f"from {guess.source}")
    for name, (_, places) in shares.items():
        found.take(name, *places)
    for segment in ruled.segments:
        found.take(segment, "segment")
    for span in spans_of(scan.message, scan.subject):
        if span.source != "signature" and _may_name(span):
            found.take(span.text, "span")
    for name in list(found):
        _take_longer(name, found, texts)
    for name in list(found):
        _take_parts(name, found)
    for name in list(found):
        _take_cut(name, found)
    owners = frozenset(word.lower() for one in scan.message.to for word in one.name.split())
    titles = _titles_of_people(texts.body, owners)
    if not titles:
        return found
    return {name: marks for name, marks in found.items() if not _is_title(name, titles, texts)}


def _titles_of_people(text: str, owners: frozenset[str]) -> list[str]:
    """What stands in brackets behind names of people whom one meets: "Sam Poe (Lead Engineer)".

    What stands so behind the reader's own name is what they applied for.
    """
    if "(" not in text:
        return []
    return [
        title
        for opening, first, last, title in _TITLED.findall(text)
        if first.lower() in GIVEN
        and owners.isdisjoint((first.lower(), last.lower()))
        and not _OF_READER.search(opening)
    ]


_TITLED = re.compile(
    r"(?m)^([^(\n]{0,80}?)\b([A-Z][\w’'-]{1,20}) ([A-Z][\w’'-]{1,20}) \(([A-Z][^()\n]{3,60})\)"
)
_OF_READER = re.compile(r"(?i)\b(?:candidate|applicant|position|re|ref|for|application)\b")


def _is_title(name: str, titles: Sequence[str], texts: Texts) -> bool:
    """Whether a job is only told of people whom one meets."""
    held = sum(title.count(name) for title in titles)
    return bool(held) and name not in texts.subject and texts.body.count(name) <= held


def _may_name(span: Span) -> bool:
    """Whether capitalised words may name a role: with a noun, before "role", in the subject."""
    if span.source == "subject":
        return True
    words = [word.strip(".,") for word in span.text.lower().split()]
    return any(map(may_be_noun, words)) or not CALLED.isdisjoint(span.after[:1])


def _take_longer(name: str, found: Candidates, texts: Texts) -> None:
    """A candidate with what a posting adds behind it, step by step: a field, a term, a place.

    "Data Intern (2027 Start) - Winter", "Engineer: Storage", "Analyst – Ledgers 2027 (US)".
    """
    if not has_noun(name):
        return
    for text in (texts.subject, texts.body):
        start = next(places_of(name, text), -1)
        if start < 0:
            continue
        end = start + len(name)
        for _ in range(_MOST_ADDED):
            match = _ADDED.match(text, end)
            if match is None or _opens_other(match.group()):
                break
            end = match.end()
            longer = " ".join(text[start:end].split())
            found.take(longer, "added", f"added {match.group().split()[0][0]}")


def _opens_other(addition: str) -> bool:
    """Whether what follows is the subject's matter: "Site Engineer - Interview Invitation"."""
    first = addition.strip(" (,:-–—|").split()[0].lower()
    return first in data.NOT_ROLE or first in data.ROLE_MATTERS or first in _CHANNELS


_CHANNELS = frozenset(("teams", "zoom", "thank", "thanks", "phone", "video"))
_PART = r"[A-Z0-9][\w&/+#’'-]{0,30}"
# A number of the posting's own is none of it: "(ID: 4123020)", "- R0012345".
_ADDED = re.compile(
    r"\s\((?!(?i:id|req|ref|job|posting|#)\b)(?!\w{0,4}\d{4,}[\d-]{0,12}\))"
    r"(?![^()\n]{0,60}\s(?:is|are|was|will|has|who|please)\s)[^()\n]{1,60}\)"
    rf"|(?:\s[-–—|]|:|,)\s(?!\d{{5,}}|[A-Za-z]\w{{0,4}}\d{{4,}}){_PART}"
    rf"(?:\s(?:(?:of|and|for|&|in)\s)?{_PART}){{0,4}}"
    r"|\s20\d\d\b(?!\s[a-z])|\s@\s?[A-Z]\w{1,30}"
)
_MOST_ADDED = 3


def _take_parts(name: str, found: Candidates) -> None:
    """What stands before and behind the commas, dashes and brackets of a candidate."""
    cuts = list(_CUTS.finditer(name))[:_MOST_CUTS]
    for cut in cuts:
        found.take(name[: cut.start()], "head")
        found.take(name[cut.end() :], "rest")
    bare = clean(name)
    if bare != name:
        found.take(bare, "cleaned")


def _take_cut(name: str, found: Candidates) -> None:
    """A candidate without its first words, without its last ones, and for one of several."""
    words = name.split()
    last = words[-1].lower()
    if may_be_noun(last):
        for place in range(1, min(len(words), _MOST_BEFORE + 1)):
            if words[place][0].isupper() or name.islower():
                found.take(" ".join(words[place:]), "without first")
        if last.endswith("s") and not last.endswith("ss"):
            found.take(name[:-1], "one of several")
    for count in range(1, min(len(words), _MOST_BEHIND + 1)):
        if may_be_noun(words[-count - 1].lower().strip(",")):
            found.take(" ".join(words[:-count]), "without last")


class About:
    """What the features of a role need to know of the others and of the message."""

    def __init__(
        self,
        names: Mapping[str, set[str]],
        ruled: Ruled,
        shares: Mapping[str, tuple[float, set[str]]],
        texts: Texts,
        people: frozenset[str],
    ) -> None:
        self.pick = ruled.pick.role.strip(_EDGES) if ruled.pick else ""
        self.company, self.texts, self.firm = ruled.company, texts, ruled.firm
        self.subject = texts.subject.lower()
        self.people = people
        self.names = names
        self.shares = {name: share for name, (share, _) in shares.items()}
        self.weights: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        for guess in ruled.guesses:
            name = guess.role.strip(_EDGES)
            self.weights[name] = max(self.weights.get(name, guess.weight), guess.weight)
            self.counts[name] = self.counts.get(name, 0) + 1
        self.best = max(self.weights.values(), default=0.0)
        self.best_share = max(self.shares.values(), default=0.0)
        small = Counter(map(str.lower, names))
        self.twice = {name for name, count in small.items() if count > 1}
        self.longer = {
            name: [other for other in names if name in other and other != name] for name in names
        }
        self.holding = {other for longer in self.longer.values() for other in longer}


def _bare(name: str, found: set[str], about: About) -> set[str]:
    return found.union(
        _by_rules(name, about), _made(name), _by_words(name, about), _by_others(name, about)
    )


def _full(name: str, bare: set[str], about: About) -> frozenset[str]:
    found = features_of_standing(name, about.texts)
    found |= bare
    found |= crossed(found, _FEW, _CROSSED)
    return frozenset(found)


def _by_rules(name: str, about: About) -> list[str]:
    """What the rules say of a role, marked "~", and the model of jobs."""
    weight, share = about.weights.get(name), about.shares.get(name)
    found = [
        *_beside_pick(name, about.pick),
        "~unguessed" if weight is None else f"~weight {int(weight)}",
        "~firm" if name in about.firm else "~not firm",
        "no share" if share is None else f"share {int(share * 10)}",
        f"~guesses {min(about.counts.get(name, 0), 3)}",
    ]
    if weight is not None and weight == about.best:
        found.append("~top")
    if share is not None and share == about.best_share:
        found.append("top share")
    return found


def _beside_pick(name: str, pick: str) -> tuple[str, ...]:
    """How a role is written beside the one that the rules hold for it."""
    if not pick or name == pick:
        return ("~pick" if pick else "~no pick",)
    if name.lower() == pick.lower():
        return ("~pick in other letters",)
    if name.startswith(pick):
        return ("~longer pick", f"~adds {_first(name[len(pick) :])}")
    if name.endswith(pick):
        return ("~pick behind", f"~adds before {_last(name[: -len(pick)])}")
    if pick.startswith(name):
        return ("~shorter pick", f"~drops {_first(pick[len(name) :])}")
    if pick.endswith(name):
        return ("~end of pick", f"~drops before {_last(pick[: -len(name)])}")
    return ("~part of pick" if name in pick else "~other",)


def _first(text: str) -> str:
    return next(iter(text.lower().split()), "")


def _last(text: str) -> str:
    return next(iter(text.lower().split()[::-1]), "")


def _by_words(name: str, about: About) -> list[str]:
    """Whether a role is a person's name, holds the employer's or stands in the subject."""
    low, company = name.lower(), about.company
    found = []
    if not about.people.isdisjoint(words_of(name)):
        found.append("a person")
    if company and company in low:
        found.append("house in it")
    if low in company:
        found.append("in house")
    if low in about.subject:
        found.append("in heading")
    if low in about.twice:
        found.append("two spellings")
    return found


@lru_cache(maxsize=2048)
def _made(name: str) -> tuple[str, ...]:
    """How a role is made, whosever mail it stands in."""
    words = words_of(name)
    first, last = words[0], words[-1]
    marks = (
        ("noun first", is_noun(first)),
        ("no role first", first in data.NOT_ROLE),
        ("matter last", last in data.NOT_ROLE or last in data.ROLE_MATTERS),
        ("bare", name.lower() in data.BARE_NOUNS),
        ("place", not PLACES.isdisjoint(words)),
        ("place last", last in PLACES),
        ("kind", not orgs.ORG_WORDS.isdisjoint(words)),
        ("kind last", last in orgs.ORG_WORDS or last in orgs.DEPARTMENTS),
        ("digit", any(map(str.isdigit, name))),
        ("digit last", any(map(str.isdigit, last))),
        ("digit first", any(map(str.isdigit, first))),
        ("brackets", "(" in name),
        ("comma", ", " in name),
        ("slash", "/" in name),
        ("dash", " - " in name or " – " in name),
        ("of", " of " in name),
        ("given", first in GIVEN),
    )
    return (
        f"words {min(len(words), 6)}",
        _letters(name),
        f"last {last}",
        f"begins {first}",
        f"ends {last[-3:]}",
        f"ends {last[-2:]}",
        "noun last" if is_noun(last) else "noun last?" if may_be_noun(last) else "no noun last",
        "noun" if any(map(is_noun, words)) else "no noun",
        *(f"has {word}" for word in words),
        *(said for said, so in marks if so),
    )


def _letters(name: str) -> str:
    if name.isupper() or name.islower():
        return "UPPER" if name.isupper() else "small"
    plain = all(word[0].isupper() or word in _SMALL for word in name.split())
    return "Grand" if plain else "mixed"


_SMALL = frozenset(("of", "and", "for", "the", "in", "to", "with", "&", "-"))


def _by_others(name: str, about: About) -> list[str]:
    """Which other candidates a role is a part of, or holds."""
    found = []
    longer = about.longer[name]
    if longer:
        found.append("has longer")
        if any(map(str.startswith, longer, repeat(name))):
            found.append("longer behind")
        if any(map(str.endswith, longer, repeat(name))):
            found.append("longer before")
    if name in about.holding:
        found.append("has shorter")
    return found


_FEW = (
    "bounded",
    "in subject",
    "in body",
    "in heading",
    "has longer",
    "has shorter",
    "small",
    "Grand",
)
_CROSSED = (
    "brackets",
    "dash",
    "slash",
    "comma",
    "~pick",
    "~no pick",
    "~shorter pick",
    "~longer pick",
    "~pick behind",
    "~end of pick",
    "~other",
    "~top",
    "~firm",
    "~unguessed",
    "noun last",
    "no noun",
    "top share",
    "segment",
    "span",
    "head",
    "without first",
    "without last",
    "job own_words",
    "job subject",
)
