"""The part of a name that the writer's domain spells, which is their own house.

A domain may spell a name whole, clipped or by its initials; what stands around the part belongs to
it or is a desk, a branch, a matter. Knows names and labels, not sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, repeat

from agent.reading.company_choice import JOINTS, Guess
from agent.reading.employer_names import squeeze, without_legal_form
from agent.reading.house import House
from agent.reading.name_shapes import like_a_person
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.lists import words as words_of
from agent.reading.wording.places import PLACES


def confirmed(guess: Guess, house: House) -> Guess:
    """A name that the writer's domain spells too is their own organisation; only that part."""
    if house.agency or not house.labels:
        return guess
    agent, sought, client = guess.name.partition(" for ")
    if sought and _spelled_in(house.labels, agent.split()):
        return replace(guess, name=client)  # "PeopleRelay for Sundial Robotics" signs
    guess = _with_own(guess, house)
    if _is_mailbox(guess, house):
        return replace(guess, weight=guess.weight + _SPELLED)
    words = _as_shown(guess.name.split(), house)
    bonus = 0.0 if guess.source == "sender" else _SPELLED
    longer = len(words) > 2 or "-" in guess.name
    if longer and house.short and house.short & _initials(without_legal_form(guess.name).split()):
        return replace(guess, weight=guess.weight + bonus)
    if not _DIGITS.isdisjoint(house.heads):
        guess = _with_number(guess, house)
        words = guess.name.split()
    for start, end in _parts(words, house.heads):
        part = words[start:end]
        if part[-1] in JOINTS or part[0] in JOINTS or not _spelled_in(house.labels, part):
            continue
        name = _around(words, start, end, guess, house)
        aside = not guess.weight and name != " ".join(part)
        return replace(guess, name=name, weight=guess.weight + bonus, aside=aside)
    if guess.weight and len(words) > 1 and len(words[0]) + len(words[1]) > 5:
        keys = [squeeze(word) for word in words if word not in JOINTS and not word[0].islower()]
        begun = tuple(keys[:_MOST_WORDS])
        if any(_clipped_in(label, begun) for label in house.labels):
            return replace(guess, weight=guess.weight + bonus)
    return guess


_SHOPS = orgs.TRADES | words_of(
    """
    bakery brewery cafe café church clinic college farm farms gallery hotel kitchens museum nursery
    press restaurant school studio studios surgery theatre vets winery works
    """
)


def _is_mailbox(guess: Guess, house: House) -> bool:
    """Whether the mailbox is called by a name that says what kind of house it is, as where many
    have theirs: "Kilnhurst Pottery" <kilnhurst.pottery@gmail...>."""
    if guess.source == "sender" or guess.key != house.box:
        return False
    words = guess.name.lower().split()
    return len(words) > 1 and words[-1] in _SHOPS and not like_a_person(words)


def _with_own(guess: Guess, house: House) -> Guess:
    """A name with the "'s" behind it that the writer's domain ends in: "St Brannoc's"."""
    if f"{guess.key}s" not in house.labels:
        return guess
    own = next((one for end in _OWNS if (one := f"{guess.name}{end}") in guess.quote), "")
    return replace(guess, name=own) if own else guess


_OWNS = ("'s", "’s")


def _around(words: Sequence[str], start: int, end: int, guess: Guess, house: House) -> str:
    """The part of a name that the domain spells, with what belongs to it around it."""
    part = words[start:end]
    whole = guess.source == "sender" or squeeze(guess.name) == house.name
    # "Lotte van Wanderlust Bikes" begins with who writes.
    skipped = start if words[0].lower() in house.people else 0
    if part[0].lower() in house.people and len(part) > 1:
        skipped = 0  # "Otto Brandt Orgelbau" is called after who writes
    office = words[0].lower() in orgs.OFFICES or _is_desk(words[:start], house.box)
    if start and len(part) > 1 and office:
        skipped = start  # "Personalbüro Brennero Funivie"
    boxed = len(house.box) > 3 and squeeze("".join(words[:start])) == house.box
    if start and boxed and words[0].lower() not in orgs.DESK_KINDS:
        return " ".join(words)  # "Tremlow Farm Shop" <tremlow@farmshop...>
    if squeeze("".join(part)) in house.labels and _is_desk(words[end:], house.box):
        words = words[:end]  # "Langtry Hall Estate Office"
    return " ".join(_widened(words[skipped:], 0 if whole else start - skipped, end - skipped))


def _as_shown(words: list[str], house: House) -> list[str]:
    """The words without what is said behind the name that the sender shows: "Acme Trains Crew"."""
    for size in range(2, len(words)):
        if words[size].lower() in _BEHIND_SHOWN and squeeze("".join(words[:size])) == house.name:
            return words[:size]
    return words


_BEHIND_SHOWN = orgs.DEPARTMENTS | orgs.DESK_KINDS | {"team", "crew", "hiring", "careers"}


def _with_number(guess: Guess, house: House) -> Guess:
    """A name with the number before it that the writer's domain begins with: "3rd Floor Studio"."""
    place = guess.quote.find(guess.name)
    number = guess.quote[max(0, place - 8) : place].split()[-1:] if place > 1 else []
    if not number or not number[0][0].isdigit():
        return guess
    first = squeeze(f"{number[0]} {guess.name.split()[0]}")
    named = any(label.startswith(first) for label in house.labels)
    return replace(guess, name=f"{number[0]} {guess.name}") if named else guess


def _clipped_in(label: str, keys: tuple[str, ...]) -> bool:
    """Whether a domain is made of the beginnings of a name's words (`keys`), each in its turn.

    "okorchards" of Okanagan Orchards, "pacplumb" of Pacific Plumbing Supply, "castlebeckha" of
    Castlebeck Housing Association. Two words must stand in it, one with four letters at least.
    """
    long_enough = _LEAST_CLIPPED <= len(label) <= _MOST_CLIPPED
    return long_enough and _begun_in(label, keys, 0, 0)


_LEAST_CLIPPED, _MOST_CLIPPED, _MOST_WORDS, _TELLING = 6, 30, 6, 4


@lru_cache(maxsize=256)
def _begun_in(label: str, keys: tuple[str, ...], longest: int, count: int) -> bool:
    """Whether beginnings of the first keys make up a label; behind `count` others, the longest of
    which stands with `longest` letters. Each place is looked at once."""
    if not label:
        return count > 1 and longest >= _TELLING
    if not keys:
        return False
    pairs = enumerate(zip(label, keys[0], strict=False))
    most = next((at for at, (one, two) in pairs if one != two), min(len(label), len(keys[0])))
    return any(
        _begun_in(label[size:], keys[1:], min(max(longest, size), _TELLING), min(count + 1, 2))
        for size in range(most, 0, -1)
    )


def _parts(words: Sequence[str], heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The parts of a name that may stand in a domain by their first letter, the longest first."""
    starts = [
        place
        for place, word in enumerate(words)
        if not word[0].isalnum() or squeeze(word)[:1] in heads
    ]
    for size in range(len(words), 0, -1) if starts else ():
        for start in starts:
            if start + size <= len(words):
                yield start, start + size


# What a domain adds to a name that it spells.
_SPELLED = 4.5


def _initials(words: Sequence[str]) -> set[str]:
    """The initials of a name, with and without its small words: "ipr" and "ifpr"."""
    plain = [word[0].lower() for word in words for word in word.split("-") if word]
    grand = [word[0].lower() for word in words for word in word.split("-") if word[:1].isupper()]
    listed = [word[0].lower() for word in words if word.lower() not in _LISTING]
    return {"".join(plain), "".join(grand), "".join(listed)} if len(grand) > 2 else set()


# "mowt" of the Ministry of Works and Transport
_LISTING = frozenset(("and", "&", "the"))


def names_house(guess: Guess, house: House) -> bool:
    """Whether the writer's domains spell the name or its beginning."""
    words = guess.name.split()
    return any(_spelled_in(house.labels, words[:size]) for size in range(len(words), 0, -1))


def _widened(words: Sequence[str], start: int, end: int) -> Sequence[str]:
    """The confirmed part with what belongs to the name around it, without a job or a room."""
    joined = start and (words[start - 1] in JOINTS or words[start - 1].lower() in orgs.ORG_WORDS)
    if joined and data.JOB_NOUNS.isdisjoint(word.lower() for word in words[:start]):
        start = 0  # not "Assistant Organist of Wychford Cathedral"
    if start and all(map(_leads, words[:start])):
        start = 0  # "Maison Verdier" of verdier-group
    if all(word.lower() in _ONLY_KINDS for word in words[start:end]):
        start = 0  # a domain that spells "Parish Council" or "Farm Shop" only
    plain = without_legal_form(" ".join(words)).split()
    rest = plain[end:]
    # A branch behind a name of several words: "Bright Horizons Reading", not "Cancer Research UK".
    named = len(plain) == len(words)  # what stands before a legal form belongs to the name
    branch = named and end - start > 1 and len(rest) == 1 and _is_branch(rest[0])
    foreign = branch or any(
        word.lower().strip(".,") in _FOREIGN
        or any(char.isdigit() for char in word)
        or (word[0].islower() and word not in _LINKS)
        for before, word in pairwise((words[end - 1], *rest))
        if before != "&"  # "Sandmoor Bus & Coach"
    )
    return words[start:end] if foreign else words[start:]


_ONLY_KINDS = orgs.ORG_WORDS | {"shop", "store", "house", "pub", "inn"}


def _is_branch(word: str) -> bool:
    """Whether a house has a branch there: a town, a side of one; not the country it is of."""
    place = word.lower()
    return place in _SIDES or (len(place) > 3 and place in PLACES and place not in _COUNTRIES)


def _is_desk(words: Sequence[str], box: str) -> bool:
    """Whether words name a desk of the house before them: "Yard Office", "Shop" <shop@...>.

    `box` is the key of the mailbox that the message is from.
    """
    lowered = [word.lower() for word in words]
    if not lowered:
        return False
    if len(box) > 2 and squeeze("".join(words)).startswith(box):
        return True
    return lowered[-1] in orgs.DESKS and orgs.DESK_KINDS.issuperset(lowered[:-1])


_SIDES = frozenset(("westside", "eastside", "northside", "southside"))

_COUNTRIES = words_of(
    """
    australia austria belgium brazil canada chile china colombia denmark england europe finland
    france germany greece hungary iceland india indonesia ireland israel italy japan malaysia malta
    mexico netherlands nigeria norway pakistan philippines poland portugal romania scotland
    singapore spain sweden switzerland thailand turkey ukraine vietnam wales africa asia
    """
)


def _leads(word: str) -> bool:
    """Whether a word before the part that the domain spells can belong to the name."""
    lowered = word.lower().strip(".,")
    if word in _LINKS:
        return True
    return word[0].isupper() and "'" not in word and "’" not in word and lowered not in _NO_LEAD


_LINKS = JOINTS | {
    "w", "Dr.", "The", "de", "du", "des", "di", "del", "da", "la", "van", "von", "der", "den",
}  # fmt: skip

_NO_LEAD = (
    data.JOB_NOUNS | orgs.NOT_COMPANY | data.NOT_FIRST | data.NOT_ROLE | data.NOT_FIELD
    | orgs.DEPARTMENTS | {"ong", "ngo", "onlus", "asbl"}
)  # fmt: skip

_OFTEN_IN = PLACES | orgs.ORG_WORDS | JOINTS | {"ai", "tv", "home"}

_FOREIGN = (data.JOB_NOUNS | orgs.NOT_COMPANY) - _OFTEN_IN - {"senior", "junior"}


def _spelled_in(labels: frozenset[str], words: Sequence[str]) -> bool:
    name = without_legal_form(" ".join(words)).replace("Saint ", "St ")
    if _begins_one(squeeze(name), labels):
        return True
    return "&" in name and _begins_one(squeeze(name.replace("&", "and")), labels)


def _begins_one(key: str, labels: frozenset[str]) -> bool:
    """Whether a label begins with a key; a key of three letters must be the whole label."""
    if len(key) < 4:
        return len(key) == 3 and key in labels
    return any(map(str.startswith, labels, repeat(key)))


_DIGITS = frozenset("0123456789")
