"""The known processes of one account, found by whatever a message can show of them.

An index answers "which processes know this thread, company, person?" in constant time and is told
about each message after it was assigned. What the answers mean is decided in `assign`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from agent.domain.evidence import EvidenceKind, Reading
from agent.domain.hiring import Direction, Meaning, Outcome, OwnKind
from agent.domain.message import Message
from agent.process.hosts import can_reply, domain_of, employer_domain, is_ones_own, tenant_of
from agent.process.names import company_key, company_words, fits_domain, initials
from agent.process.people import clean_name, name_key
from agent.process.traces import names_in, numbers_in
from agent.process.word import inherited, of_another_job


@dataclass(frozen=True, slots=True)
class KnownProcess:
    """What assignment knows of a process: its names and every identifier seen in its mail.

    `slug` never changes. `people` are addresses in lower case, `domains` registrable domains of
    the employer (or agency), `houses` what systems call themselves when they write for it.
    `acknowledged` is true once an application was confirmed to arrive; `ended_at` is when a word of
    the end was last written, whatever is believed by now; `writers` are people by name and local
    part, whatever the domain; `names` are people's name keys, `numbers` requisition numbers.
    """

    id: str
    slug: str
    opened_at: datetime
    last_at: datetime
    company: str | None = None
    role: str | None = None
    domains: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    threads: frozenset[str] = frozenset()
    uids: frozenset[str] = frozenset()
    message_ids: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    markers: frozenset[str] = frozenset()
    closed: Outcome | None = None
    acknowledged: bool = False
    ended_at: datetime | None = None
    writers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


_ENDS = frozenset({Meaning.REJECTION, Meaning.ROLE_CLOSED})

# Stands in the place of a top level where a system's customer is taken for a domain.
TENANT = ".tenant"


class Key(StrEnum):
    """By what a process can be found."""

    THREAD = "thread"
    UID = "uid"
    MESSAGE = "message"
    MARKER = "marker"
    COMPANY = "company"
    WORD = "word"
    DOMAIN = "domain"
    LABEL = "label"
    HOUSE = "house"
    PERSON = "person"
    WRITER = "writer"


@dataclass(frozen=True, slots=True)
class Clues:
    """What one message shows of the process it belongs to.

    `domains` has the sender's employer domain first; `people` excludes the user. `house` is the
    company key of the name under which a system writes ("Acme Careers" by no-reply), or "";
    `house_name` is that name as written. `inherited` are the names that only the subject of an
    answer repeats. `writer` is the person who wrote, whatever the domain, or "".
    """

    direction: Direction
    itself: str
    thread: str
    marker: str
    answers: str
    references: tuple[str, ...]
    uids: frozenset[str]
    company: str | None
    role: str | None
    domains: tuple[str, ...]
    people: frozenset[str]
    house: str
    house_name: str = ""
    inherited: frozenset[EvidenceKind] = frozenset()
    writer: str = ""
    words: str = ""

    def spoken(self) -> "Clues":
        """The same without names that only an old subject repeats."""
        kinds = self.inherited
        return replace(
            self,
            company=None if EvidenceKind.COMPANY in kinds else self.company,
            role=None if EvidenceKind.ROLE in kinds else self.role,
        )


class ProcessIndex:
    """The processes of one account by id, and by everything that points to them.

    `owners` are the user's own addresses in lower case; `slugs` are those given to processes that
    exist no more. Changed only by `put`, `settle` and `merge`; reading it has no effect.
    """

    __slots__ = ("_found", "_known", "_slugs", "owners")

    def __init__(
        self,
        known: Iterable[KnownProcess] = (),
        owners: frozenset[str] = frozenset(),
        slugs: Iterable[str] = (),
    ) -> None:
        self.owners = owners
        self._known: dict[str, KnownProcess] = {}
        self._found: dict[tuple[Key, str], dict[str, None]] = {}
        self._slugs: set[str] = set(slugs)
        for one in known:
            self.put(one)

    def __iter__(self) -> Iterator[KnownProcess]:
        return iter(self._known.values())

    def __len__(self) -> int:
        return len(self._known)

    def __getitem__(self, process: str) -> KnownProcess:
        return self._known[process]

    def __contains__(self, process: object) -> bool:
        return process in self._known

    @property
    def slugs(self) -> frozenset[str]:
        """Every slug ever given, those of merged processes included."""
        return frozenset(self._slugs)

    def find(self, key: Key, values: Iterable[str]) -> dict[str, None]:
        """The ids of the processes that any of these values points to, oldest entry first."""
        found: dict[str, None] = {}
        for value in values:
            found.update(self._found.get((key, value), {}))
        return found

    def put(self, known: KnownProcess) -> None:
        """Add a process, or replace what was known of it."""
        old = self._known.get(known.id)
        before = set(_keys(old)) if old else set()
        after = set(_keys(known))
        for key in before - after:
            self._found[key].pop(known.id, None)
        for key in after - before:
            self._found.setdefault(key, {})[known.id] = None
        self._known[known.id] = known
        self._slugs.add(known.slug)

    def settle(
        self, process: str, company: str | None, role: str | None, closed: Outcome | None
    ) -> None:
        """Note what is believed of a process by now, so that a rebuilt index would be the same."""
        known = self._known[process]
        if (known.company, known.role, known.closed) != (company, role, closed):
            self.put(replace(known, company=company, role=role, closed=closed))

    def merge(self, into: str, other: str) -> None:
        """Let one process take over everything that pointed to the other."""
        gone = self._known.pop(other)
        for key in _keys(gone):
            self._found[key].pop(other, None)
        self.put(_union(self._known[into], gone))


def clues_of(message: Message, reading: Reading, owners: frozenset[str]) -> Clues:
    """What the message shows; addresses of the user's own never count."""
    people = {key: None for key in _addresses(message, reading) if key and key not in owners}
    domains = dict.fromkeys(domain for key in people if (domain := _domain(key)))
    house = _house(message) if reading.direction is Direction.IN else ""
    return Clues(
        direction=reading.direction,
        itself=message.message_id,
        thread=message.thread_id,
        marker=message.marker,
        answers=message.in_reply_to,
        references=message.references[-20:],
        uids=frozenset(event.uid for event in message.calendar if event.uid),
        company=None if of_another_job(message, reading) else reading.company,
        role=reading.role,
        domains=tuple(domains),
        people=frozenset(key for key in people if can_reply(key) and is_ones_own(key)),
        house=house,
        house_name=message.sender.name if house else "",
        inherited=inherited(message, reading) if reading.direction is Direction.IN else frozenset(),
        writer=_writer(message) if reading.direction is Direction.IN else "",
        words=f"{message.own_words}\n{message.signature}",
    )


def grown(known: KnownProcess, message: Message, reading: Reading, clues: Clues) -> KnownProcess:
    """What is known of a process once that message belongs to it."""
    names = clues.spoken() if known.message_ids else clues
    return replace(
        known,
        last_at=max(known.last_at, message.at),
        company=known.company or names.company,
        role=known.role or names.role,
        domains=known.domains.union(clues.domains),
        houses=known.houses.union(filter(None, [clues.house])),
        threads=known.threads.union(filter(None, [clues.thread])),
        uids=known.uids | clues.uids,
        message_ids=known.message_ids.union(filter(None, [message.message_id])),
        people=known.people | clues.people,
        acknowledged=known.acknowledged or reading.meaning is Meaning.APPLICATION_RECEIVED,
        ended_at=message.at if _ends(reading) else known.ended_at,
        writers=known.writers.union(filter(None, [clues.writer])),
        names=known.names | names_in(reading),
        numbers=known.numbers | numbers_in(message, reading),
    )


def _ends(reading: Reading) -> bool:
    return not _ENDS.isdisjoint(reading.meanings) or reading.own is OwnKind.WITHDRAWAL


def label_of(domain: str) -> str:
    """The telling part of a registrable domain as a company key would spell it."""
    return re.sub(r"[^a-z0-9]", "", domain.partition(".")[0])


def _domain(address: str) -> str:
    """An employer's domain; of a system's address the customer it names, as if a domain."""
    tenant = tenant_of(address)
    return f"{tenant}{TENANT}" if tenant else employer_domain(address)


def _house(message: Message) -> str:
    """The name a machine writes under, unless it is the system's own ("Calendly")."""
    sender = message.sender
    if message.sender_suspect or (can_reply(sender.key) and employer_domain(sender.key)):
        return ""
    own = fits_domain(sender.name, domain_of(sender.key)) and not employer_domain(sender.key)
    key = company_key(sender.name)
    return "" if own or len(key) < 3 else key


def _writer(message: Message) -> str:
    """ "jonas keller/jonas" of somebody who writes under a full name from a house's own domain."""
    sender = message.sender
    name = name_key(clean_name(sender.name) or "")
    if message.sender_suspect or " " not in name or not employer_domain(sender.key):
        return ""
    local = sender.key.partition("@")[0]
    own = set(re.findall(r"[a-z]{2,}", local)) & set(name.split())
    return f"{name}/{local}" if own else ""


def _addresses(message: Message, reading: Reading) -> Iterator[str]:
    """Addresses of the other side, the sender's (or first recipient's) first, lower case."""
    if reading.direction is Direction.OUT:
        yield from (one.key for one in message.to[:50])
    else:
        if not message.sender_suspect:
            yield message.sender.key
        if reading.contact:
            yield reading.contact.email.lower()
    for event in message.calendar:
        yield from (one.email.lower() for one in (event.organizer, *event.attendees[:50]) if one)
    named = (*reading.people, *(who for one in reading.interviews for who in one.people))
    yield from ((one.email or "").lower() for one in named)


def _keys(known: KnownProcess) -> Iterator[tuple[Key, str]]:
    yield from ((Key.THREAD, value) for value in known.threads)
    yield from ((Key.UID, value) for value in known.uids)
    yield from ((Key.MESSAGE, value) for value in known.message_ids)
    yield from ((Key.MARKER, value) for value in known.markers)
    yield from ((Key.PERSON, value) for value in known.people)
    for domain in known.domains:
        yield Key.DOMAIN, domain
        yield Key.LABEL, label_of(domain)
    yield from ((Key.HOUSE, value) for value in known.houses)
    yield from ((Key.WRITER, value) for value in known.writers)
    if known.company:
        yield Key.COMPANY, company_key(known.company)
        words = company_words(known.company)
        yield from ((Key.WORD, word) for word in words if len(word) > 3)
        yield Key.WORD, initials(words)


def _union(into: KnownProcess, gone: KnownProcess) -> KnownProcess:
    return replace(
        into,
        opened_at=min(into.opened_at, gone.opened_at),
        last_at=max(into.last_at, gone.last_at),
        company=into.company or gone.company,
        role=into.role or gone.role,
        domains=into.domains | gone.domains,
        houses=into.houses | gone.houses,
        threads=into.threads | gone.threads,
        uids=into.uids | gone.uids,
        message_ids=into.message_ids | gone.message_ids,
        people=into.people | gone.people,
        markers=into.markers | gone.markers,
        closed=into.closed if gone.closed else None,
        acknowledged=into.acknowledged or gone.acknowledged,
        writers=into.writers | gone.writers,
        names=into.names | gone.names,
        numbers=into.numbers | gone.numbers,
        ended_at=max(filter(None, (into.ended_at, gone.ended_at)), default=None),
    )
