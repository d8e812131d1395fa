"""Who takes part in an appointment, as its sentence or row says.

Phrases tell what a group of names is there for: met, spoken with, on a panel, or away. Knows no
dates, and of addresses only those that the message gives.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.domain.evidence import PersonReading, ReadingContext
from agent.domain.hiring import Direction
from agent.domain.message import Message
from agent.reading.appointments.names import MAX_NAMES, Group, Named, named
from agent.reading.grammar.phrases import Hit, Parts, Phrases, may_hold
from agent.reading.prose import Sentence
from agent.reading.signers import person_name, signer_of
from agent.reading.wording import people_en as wording
from agent.reading.wording.zones import REGIONS

PHRASES = Phrases(wording.GROUPS, wording.SETS)


@lru_cache(maxsize=1)
def _telling() -> Parts:
    return PHRASES.parts(wording.GROUPS, _ANYBODY)


def _may_tell(sentence: Sentence) -> bool:
    """Whether a sentence may tell who takes part, whoever is named in it."""
    return may_hold(_telling(), sentence.said)


_ANYBODY = frozenset({"PEOPLE", "SOMEBODY"})


class Part(NamedTuple):
    """Names of those who take part, in order; `writer` where the writer is one of them.

    `absent` are people who cannot: met all the same where nobody else is named.
    """

    names: tuple[str, ...]
    writer: bool = False
    absent: tuple[str, ...] = ()


def taking_part(sentences: Sequence[Sentence]) -> Part:
    """Who takes part, as these sentences say."""
    names: list[str] = []
    absent: list[str] = []
    writer = False
    for at, sentence in enumerate(sentences):
        if not _may_tell(sentence):
            continue
        found = named(sentence.items, sentence.words)
        hits = PHRASES.scan(found.words)
        if not hits:
            continue
        away = _groups(found, hits, "absent")
        other = [*away, *_groups(found, hits, "before")]
        for group in _groups(found, hits, "part"):
            names += group.names if group not in other else ()
            writer = writer or (group.writer and group not in other)
        kinds = {hit.name for hit in hits}
        if "same" in kinds:
            names += _last_named(sentences[:at])
        absent += [name for group in away for name in group.names]
        fetched = [group for group in _groups(found, hits, "fetched") if not group.names]
        writer = writer or "writer" in kinds or bool(fetched)
    return Part(_distinct(names), writer, _distinct(absent))


def _groups(found: Named, hits: Sequence[Hit], name: str) -> list[Group]:
    """The groups that phrases of that name hold."""
    return [
        group for hit in hits if hit.name == name
        for place, group in found.groups.items() if hit.start <= place < hit.end
    ]  # fmt: skip


def _last_named(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Whom "he" or "she" stands for: the one person named last before."""
    for sentence in reversed(sentences):
        groups = [group.names for group in named(sentence.items, sentence.words).groups.values()]
        last = [names for names in groups if names][-1:]
        if last:
            return last[0] if len(last[0]) == 1 else ()
    return ()


def in_row(row: Sentence) -> tuple[str, ...]:
    """Full names in a schedule's row ("10:00 Systems deep dive | Lior Katz, Wendy Abara")."""
    names = [name for group in named(row.items, row.words).groups.values() for name in group.names]
    return tuple(
        name for name in names
        if len(name.split()) > 1 and not set(name.lower().split()) & wording.ACTIVITIES
    )  # fmt: skip


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, without those that are part of a longer one ("Lior" beside "Lior Katz")."""
    kept = tuple(dict.fromkeys(names))
    return tuple(
        name for name in kept
        if not any(name != other and name in other.split() for other in kept)
    )  # fmt: skip


def readings(part: Part, message: Message, context: ReadingContext) -> tuple[PersonReading, ...]:
    """The names as people: with the address the message gives them, without the user."""
    mine = _own_names(message, context)
    people = [
        _with_address(name, message, context) for name in _distinct(part.names or part.absent)
        if mine.isdisjoint(name.lower().split()) and not _is_thing(name, message)
    ]  # fmt: skip
    writer = writer_of(message) if part.writer and not _is_mine(message, context) else None
    if writer is not None:
        people.append(writer)
    return together((), people)


def _is_mine(message: Message, context: ReadingContext) -> bool:
    """Whether the user wrote it: no interviewer of their own."""
    return message.direction(context.owners) is Direction.OUT


def together(
    known: Iterable[PersonReading], others: Iterable[PersonReading]
) -> tuple[PersonReading, ...]:
    """Both, each person once: "Priya" is the Priya Nair named before her or after."""
    kept = list(known)
    for one in others:
        twin = next((at for at, other in enumerate(kept) if _same(one, other)), None)
        if twin is None:
            kept.append(one)
        elif kept[twin].email is None and one.email is not None:
            kept[twin] = one
    return tuple(kept[:MAX_NAMES])


def _same(one: PersonReading, other: PersonReading) -> bool:
    if one.email and other.email:
        return one.email.lower() == other.email.lower()
    first, second = _parts(one), _parts(other)
    return bool(first and second) and (first <= second or second <= first)


def _parts(one: PersonReading) -> set[str]:
    """The words of a name, or of the address where there is no name, titles left out."""
    named_so = one.name or (one.email or "").partition("@")[0].replace(".", " ")
    return {word.strip(".,").lower() for word in named_so.split()} - wording.KEPT_TITLES


def writer_of(message: Message) -> PersonReading | None:
    """The sender, where it is a person with a name."""
    name = person_name(message.sender.name)
    if not name or "@" in name or is_department(name):
        signed = signer_of(message).name
        return PersonReading(signed, None) if signed and not is_department(signed) else None
    return PersonReading(name, message.sender.email or None)


def is_department(name: str) -> bool:
    """Whether a display name is a department's and no person's."""
    return bool({word.lower().strip(",.") for word in name.split()} & wording.DEPARTMENTS)


def _own_names(message: Message, context: ReadingContext) -> set[str]:
    mine = {part.lower() for name in context.owner_names for part in name.split()}
    for to in message.to:
        if to.name.strip() and to.key in context.owners:
            mine.add(to.name.split(maxsplit=1)[0].lower())
    if message.sender.name.strip() and _is_mine(message, context):
        mine.update(message.sender.name.lower().split())
    return mine


def _is_thing(name: str, message: Message) -> bool:
    """Whether the capitals name a place, a department or the sender's firm."""
    low = name.lower()
    if low in REGIONS or is_department(name):
        return True
    host = message.sender.domain.rpartition(".")[0].rpartition(".")[2]
    alone = " " not in low and len(low) > 3 and low in host
    return alone and low not in message.sender.name.lower().split()


def _with_address(name: str, message: Message, context: ReadingContext) -> PersonReading:
    parts = name.lower().split()
    for address in (message.sender, *message.cc, *message.reply_to):
        if {parts[0], parts[-1]} <= set(address.name.lower().split()):
            return PersonReading(address.name, address.email or None)
    for known in context.people:
        if known.name and known.name.lower() == name.lower():
            return known
    return PersonReading(name, None)
