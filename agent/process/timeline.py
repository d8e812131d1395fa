"""The mail of one process in the order it arrived, with what the user said about it.

Ordered, without duplicates, cut at an instant; corrections of readings are applied here, so that
every belief rests on the corrected ones. What follows from the entries is not known here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from agent.domain.correction import Change, Correction, Ignore, SetMeaning, to_plain
from agent.domain.evidence import Reading
from agent.domain.facts import Source
from agent.domain.hiring import Confidence, Direction
from agent.domain.message import Message

_ASIDE = frozenset({"DRAFT", "SPAM"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One message and what was read in it."""

    message: Message
    reading: Reading

    @property
    def at(self) -> datetime:
        """When it reached the mailbox (UTC)."""
        return self.message.at

    @property
    def received(self) -> bool:
        """Whether it came in."""
        return self.reading.direction is Direction.IN

    @property
    def believed(self) -> bool:
        """Whether the agent may act on what was read: likely or certain, and about hiring.

        What the user writes in a process is about it, whatever its words.
        """
        about = self.reading.hiring or not self.received
        return about and self.reading.confidence.actionable

    def source(self, quote: str) -> Source:
        """This message as the source of a fact."""
        return Source(self.message.message_id, self.message.at, quote)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A process's entries and the standing changes the user made, both in order of time.

    `ignored` is true where the user said to leave the whole process alone; `told` are the standing
    corrections in words.
    """

    entries: tuple[Entry, ...]
    changes: tuple[tuple[datetime, Change], ...] = ()
    ignored: bool = False
    told: tuple[str, ...] = ()


def timeline_of(
    items: Iterable[tuple[Message, Reading]],
    corrections: Iterable[Correction] = (),
    as_of: datetime | None = None,
) -> Timeline:
    """The timeline as of an instant (UTC; None is the end of time), in whatever order items come.

    A Message-ID seen twice counts once, with its first arrival. Drafts and Spam are left out.
    """
    standing = sorted((one for one in corrections if _stands(one, as_of)), key=lambda one: one.at)
    changes = tuple((one.at, one.change) for one in standing)
    ignored = {one.message_id for _, one in changes if isinstance(one, Ignore)}
    meanings = {one.message_id: one for _, one in changes if isinstance(one, SetMeaning)}
    entries = [
        _corrected(Entry(message, reading), meanings)
        for message, reading in _first_copies(items)
        if (as_of is None or message.at <= as_of) and message.message_id not in ignored - {""}
    ]
    told = tuple(one.words or described(one.change) for one in standing)
    return Timeline(tuple(entries), changes, "" in ignored, told)


def described(change: Change) -> str:
    """A change in words, for showing it where the user's own words are not kept."""
    plain = to_plain(change)
    said = (f"{name} {value}" for name, value in plain.items() if name != "kind" and value)
    return ": ".join(filter(None, [str(plain["kind"]), ", ".join(said)]))


def _stands(correction: Correction, as_of: datetime | None) -> bool:
    return correction.undone_at is None if as_of is None else correction.stands(as_of)


def _first_copies(
    items: Iterable[tuple[Message, Reading]],
) -> Iterable[tuple[Message, Reading]]:
    """Each message once, in order of arrival; ties are broken by id, so any batch reads alike."""
    usable = (item for item in items if not item[0].labels & _ASIDE)
    ordered = sorted(usable, key=lambda item: (item[0].at, item[0].message_id, item[0].gmail_id))
    first: dict[str, tuple[Message, Reading]] = {}
    for message, reading in ordered:
        first.setdefault(message.message_id or message.gmail_id, (message, reading))
    return first.values()


def _corrected(entry: Entry, meanings: dict[str, SetMeaning]) -> Entry:
    change = meanings.get(entry.message.message_id)
    if change is None:
        return entry
    reading = replace(
        entry.reading, meanings=(change.meaning,), confidence=Confidence.CERTAIN, hiring=True
    )
    return Entry(entry.message, reading)
