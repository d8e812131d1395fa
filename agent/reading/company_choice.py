"""Which of the names that stand in a message is the employer's, and which spelling of it.

Names are weighed together by their key; what gave each its weight is `company`'s matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.reading.employer_names import key_of, squeeze, without_legal_form
from agent.reading.wording import organisations as orgs
from agent.reading.wording.places import PLACES

JOINTS = frozenset(("&", "of", "for", "and", "the", "-", "et", "und", "y", "i", "och", "og", "en"))
"""Small words inside names."""
_ENOUGH = 4.5
_KINDS_OR_PLACES = orgs.ORG_WORDS | PLACES
_SAID_KINDS = orgs.ORG_WORDS - orgs.DEPARTMENTS


@dataclass(frozen=True, slots=True)
class Guess:
    """A name, how strongly it stands there as an employer's, and the words it was read in.

    `acts` says that the words tell of what it does: "X would like to meet you"; `aside` that
    nothing but the domain speaks for it, and that only for its beginning: "Corvid Docs".
    """

    name: str
    weight: float
    quote: str
    source: str
    acts: bool = False
    aside: bool = False

    @property
    def key(self) -> str:
        """What spellings of one name have in common."""
        return key_of(self.name)


def chosen(guesses: Iterable[Guess], own: str, labels: frozenset[str]) -> Guess | None:
    """The likeliest of the names, or None where none stands firmly enough.

    `own` is the key of the sender's own name, `labels` are the names in the sender's domains.
    """
    groups: dict[str, list[Guess]] = {}
    for guess in guesses:
        groups.setdefault(guess.key, []).append(guess)
    totals = {key: _total(found) for key, found in groups.items()}
    best = max(totals, key=lambda key: totals[key], default="")
    if not best or totals[best] < _ENOUGH:
        return None
    full = _fullest(_owned(best, totals, groups, labels), totals, groups)
    spelled = any(label.startswith(full) for label in labels)
    whole = full if spelled else _as_spoken(full, totals, groups, labels)
    longer = [label for label in labels if label.startswith(own) and label != own]
    backed = any(whole.startswith(label) for label in longer)  # "fairhopefoster" of Fairhope
    return _spelled(whole if backed else _plainest(whole, groups, own), groups)


def _owned(
    best: str, totals: dict[str, float], groups: dict[str, list[Guess]], labels: frozenset[str]
) -> str:
    """The form that the writer's domain spells whole beside a branch: "Wayfarer Hostels"."""
    first, _, branch = groups[best][0].name.rpartition(" ")
    if branch.lower() not in PLACES or best in labels:
        return best
    house = squeeze(first)
    own = [key for key in totals if key in labels and key.startswith(house) and key != house]
    return max((key for key in own if totals[key] >= _ENOUGH), key=len, default=best)


def _total(found: Sequence[Guess]) -> float:
    """The best mention, and a little for every further one."""
    weights = sorted((guess.weight for guess in found), reverse=True)
    return weights[0] + sum(min(weight, 2.0) * 0.4 for weight in weights[1:4])


def _fullest(best: str, totals: dict[str, float], groups: dict[str, list[Guess]]) -> str:
    """The longer form of a name where both stand there: "Umberland Bank", or what "NHM" means."""
    longer = [
        key
        for key in totals
        if key != best
        and totals[key] >= 2.5
        and _spells_out(best, key, groups[key][0].name)
        and not _only_where(groups[best][0].name, groups[key][0].name)
        and not all(guess.aside for guess in groups[key])
    ]
    return max(longer, key=lambda key: (_nests(key, longer), totals[key], len(key)), default=best)


def _only_where(short: str, long: str) -> bool:
    """Whether a name merely adds to another where the house is: "Cairn Robotics of Eindhoven"."""
    added = long[len(short) :].split() if long.startswith(short) and " " in short else []
    return len(added) == 2 and added[0] == "of" and added[1].lower() not in orgs.ORG_WORDS


def _nests(key: str, others: Sequence[str]) -> int:
    """How many of the longer forms a form begins with: the longest of those within each other."""
    return sum(key.startswith(other) for other in others)


def _spells_out(short: str, key: str, name: str) -> bool:
    """Whether a name begins with another and says what kind of house it is, or has its initials."""
    if short == _initials(name):
        return True
    if len(short) == 3:  # "DPR Construction"
        first, *rest = without_legal_form(name).lower().split()
        return first == short and bool(rest) and orgs.ORG_WORDS.issuperset(rest)
    return len(short) >= 4 and key.startswith(short)


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isupper() and word.lower() not in JOINTS]
    return "".join(word[0].lower() for word in words) if len(words) > 1 else ""


def _as_spoken(
    best: str, totals: dict[str, float], groups: dict[str, list[Guess]], labels: frozenset[str]
) -> str:
    """What the text calls a sender who adds a programme to the name: "Unilever Future Leaders"."""
    if any(guess.source != "sender" for guess in groups[best]):
        return best
    spoken = [key for key in totals if len(key) >= 4 and best.startswith(key) and totals[key] >= 5]
    shorter = max((key for key in spoken if key != best), key=len, default=best)
    long, short = groups[best][0].name, groups[shorter][0].name
    if _only_kinds(long, short, _SAID_KINDS):
        return best  # "Pelican Point Aquarium"
    if shorter in labels and len(long.split()) > len(without_legal_form(short).split()):
        return shorter
    return best if _only_kinds(long, short, _KINDS_OR_PLACES) else shorter


def _only_kinds(long: str, short: str, kinds: frozenset[str] = orgs.ORG_WORDS) -> bool:
    """Whether a name merely adds to another what kind of house it is: "Bank", "of Technology"."""
    added = without_legal_form(long).split()[len(short.split()) :]
    return all(word.lower().strip(".,") in kinds | JOINTS for word in added)


def _plainest(best: str, groups: dict[str, list[Guess]], own: str) -> str:
    """The sender's own name where the text merely adds a place or a matter: "Ikea Wembley"."""
    if own == best or own not in groups or not best.startswith(own):
        return best
    long, short = groups[best][0].name, groups[own][0].name
    signed = any(guess.source == "signature" for guess in groups[best])
    if signed and not _adds_branch(long, short):
        return best
    return best if _only_kinds(long, short) else own


def _adds_branch(long: str, short: str) -> bool:
    """Whether a name adds a branch or a department to another: "Ikea Wembley"."""
    added = long[len(short) :].strip(" ,-").lower()
    return added in PLACES or not _BRANCHES.isdisjoint(added.split())


_BRANCHES = PLACES | orgs.DEPARTMENTS | orgs.NOT_COMPANY


def _spelled(key: str, groups: dict[str, list[Guess]]) -> Guess:
    """The spelling without a legal form where one stands somewhere, else the strongest."""
    found = sorted(groups[key], key=lambda guess: -guess.weight)
    article = [one for one in found if one.source == "sender" and one.name.startswith("The ")]
    said = [one for one in found if one.source in ("own_words", "subject")]
    if article and (not said or any(one.name.startswith("The ") for one in said)):
        return article[0]
    plain = [guess for guess in found if without_legal_form(guess.name) == guess.name]
    spoken = [guess for guess in plain if not guess.name.isupper()]
    best = (spoken or plain or found)[0]
    if " " in best.name and best.name.split()[-1].islower():
        best = next((one for one in found if one.name == best.name.title()), best)  # "Isen Kommune"
    # At the end of a sentence nobody can tell the stop of "Co." from the sentence's.
    return next((guess for guess in found if guess.name.startswith(f"{best.name}.")), best)
