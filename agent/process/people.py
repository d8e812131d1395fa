"""Who takes part for the employer: names, addresses, parts, and threads (CM-8, CM-18).

People come from senders, from the contact a message names, from those it introduces and from the
user's recipients; never from quoted or forged headers. Nothing here chooses a recipient.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from agent.domain.correction import SetContact
from agent.domain.evidence import PersonReading
from agent.domain.facts import PersonFact, Source
from agent.domain.hiring import Part
from agent.domain.message import Address, Message
from agent.process.handover import Successor, successors
from agent.process.hosts import can_reply, is_ones_own
from agent.process.timeline import Entry, Timeline
from agent.reading.senders import is_team_box

# Taking part in an interview says least about a person's part; every recruiter does it.
_RANK = {Part.INTERVIEWER: 0, Part.COORDINATOR: 1, Part.HIRING_MANAGER: 2, Part.RECRUITER: 3}
_TAIL = re.compile(r"\s(?:via|at|from|von|@)\s.{0,100}$|\s*[(\[|/].{0,100}$", re.IGNORECASE)
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Someone:
    """A person while the mail is taken in."""

    source: Source
    email: str | None = None
    name: str | None = None
    named_by_self: bool = False
    parts: Counter[Part] = field(default_factory=Counter)
    told_part: Part | None = None
    wrote_at: datetime | None = None
    replyable: bool = True


class People:
    """The people of one process, found by address or by name."""

    __slots__ = ("_by_email", "_by_name", "_facts", "_unnamed")

    def __init__(self, everyone: Iterable[PersonFact]) -> None:
        self._facts = tuple(everyone)
        self._by_email = {one.email.lower(): one for one in self._facts if one.email}
        self._by_name: dict[str, PersonFact] = {}
        self._unnamed: dict[str, list[PersonFact]] = {}
        for one in self._facts:
            if one.name:
                self._by_name.setdefault(name_key(one.name), one)
                self._unnamed.setdefault(name_key(one.name).partition(" ")[0], []).append(one)

    @property
    def facts(self) -> tuple[PersonFact, ...]:
        """Everybody, in the order they were first seen."""
        return self._facts

    def who(self, reading: PersonReading) -> PersonFact | None:
        """The person a reading names: by address, full name, or a first name nobody else bears."""
        if reading.email and (found := self._by_email.get(reading.email.lower())):
            return found
        key = name_key(reading.name or "")
        if found := self._by_name.get(key):
            return found
        namesakes = self._unnamed.get(key, [])
        return namesakes[0] if len(namesakes) == 1 else None


def people_of(
    timeline: Timeline,
    owners: frozenset[str],
    threads: dict[str, frozenset[str]],
    spoken: frozenset[str],
) -> People:
    """The people of a timeline.

    `threads` are each thread's correspondents, the thread written in last at the end; `spoken` are
    those that are conversations: a person's newest thread is one of these where there is one.
    """
    crowd = _Crowd(owners, _header_names(timeline.entries, owners))
    for entry in timeline.entries:
        crowd.take(entry)
    for at, change in timeline.changes:
        if isinstance(change, SetContact):
            crowd.told(change, Source("", at, ""))
    newest = {thread: (thread in spoken, place) for place, thread in enumerate(threads)}
    facts = [_fact(one, threads, newest) for one in crowd.everyone()]
    return People(_handed_over(facts, successors(timeline.entries)))


def _handed_over(facts: list[PersonFact], after: dict[str, Successor]) -> Iterator[PersonFact]:
    """The people, where one took over from another: the one gone, the other in their part."""
    known = {one.email.lower(): one for one in facts if one.email}
    heirs = {
        gone: heir.address
        for gone, heir in after.items()
        if gone in known and heir.address in known and _may_follow(known[heir.address], heir)
    }
    for one in facts:
        address = (one.email or "").lower()
        left = [known[gone].part for gone, heir in heirs.items() if heir == address]
        taken = one.part not in _KEPT and next((part for part in left if part), None)
        yield replace(one, part=taken or one.part, gone=address in heirs)


def _may_follow(person: PersonFact, heir: Successor) -> bool:
    """Whether they can have taken over the correspondence: not who decides.

    Who sends the invitations counts as an interviewer, so their own word is heard before that.
    """
    if not person.replyable or person.part is Part.HIRING_MANAGER:
        return False
    return heir.says_so or person.part is not Part.INTERVIEWER


_KEPT = (Part.RECRUITER, Part.COORDINATOR)


def name_key(name: str) -> str:
    """A name for comparison: no case, no accents, no commas ("Whitfield, Dana")."""
    last, comma, first = name[:120].partition(",")
    plain = unicodedata.normalize("NFKD", f"{first} {last}" if comma else name[:120]).casefold()
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W\d_]+", kept))


def clean_name(name: str | None) -> str | None:
    """A display name without "via LinkedIn", "(Acme)" and the like; None where it is no name."""
    bare = _TAIL.sub("", (name or "")[:200]).strip(" '\"")
    if not bare or "@" in bare or len(bare) > 80:
        return None
    last, comma, first = bare.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else bare


def correspondents(message: Message, entry: Entry, owners: frozenset[str]) -> Iterator[str]:
    """The addresses that wrote or were written to in a message, lower case, without the user's."""
    everyone: list[Address] = [*message.to[:50], *message.cc[:50]]
    if not message.sender_suspect:
        everyone.append(message.sender)
    contact = entry.reading.contact
    if contact and contact.email.lower() in {one.key for one in message.reply_to}:
        yield contact.email.lower()
    yield from (one.key for one in everyone if one.key and one.key not in owners)


def _header_names(entries: Iterable[Entry], owners: frozenset[str]) -> dict[str, str]:
    """Addresses of people whom headers of received mail show by name: name key to address."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.received and not entry.message.sender_suspect:
            message = entry.message
            for one in (message.sender, *message.to[:50], *message.cc[:50]):
                key = name_key(clean_name(one.name) or "")
                if " " in key and one.key not in owners and can_reply(one.key):
                    found.setdefault(key, one.email)
    return found


class _Crowd:
    """People being collected, by address, or by name as long as no address is known."""

    def __init__(self, owners: frozenset[str], header_names: dict[str, str]) -> None:
        self._owners = owners
        self._header_names = header_names
        self._found: dict[str, _Someone] = {}
        self._everyone: list[_Someone] = []

    def everyone(self) -> Iterable[_Someone]:
        return self._everyone

    def take(self, entry: Entry) -> None:
        """Add whom one message shows."""
        if entry.received:
            self._writer(entry)
            self._introduced(entry)
        else:
            for one in entry.message.to[:20]:
                self._meet(entry.source(""), clean_name(one.name), one.email)

    def told(self, change: SetContact, source: Source) -> None:
        """Add or change somebody by the user's word, which outranks what mail says."""
        someone = self._meet(source, change.name, change.email)
        if someone is not None:
            someone.name = change.name or someone.name
            someone.told_part = change.part or someone.told_part
            someone.replyable = True

    def _writer(self, entry: Entry) -> None:
        message, reading = entry.message, entry.reading
        contact = reading.contact
        if contact is not None:
            replies = {one.key for one in message.reply_to}
            wrote = contact.email.lower() in {message.sender.key, *replies}
            someone = self._meet(entry.source(""), contact.name, contact.email, contact.part)
            if someone is not None and wrote:
                self._wrote(someone, entry, contact.name)
        itself = contact is not None and contact.email.lower() == message.sender.key
        shared = message.automation.list_id or not is_ones_own(message.sender.key)
        if itself or shared or reading.automatic or message.sender_suspect:
            return
        name = clean_name(message.sender.name)
        someone = self._meet(entry.source(""), name, message.sender.email)
        if someone is not None:
            self._wrote(someone, entry, name)

    def _wrote(self, someone: _Someone, entry: Entry, name: str | None) -> None:
        someone.wrote_at = max(someone.wrote_at or _NEVER, entry.at)
        if name:
            # CM-7: nobody spells a name better than its bearer.
            someone.name, someone.named_by_self = name, True

    def _introduced(self, entry: Entry) -> None:
        reading = entry.reading
        for one in reading.people:
            self._meet(entry.source(""), one.name, one.email, one.part)
        for interview in reading.interviews:
            for one in interview.people:
                part = one.part or Part.INTERVIEWER
                self._meet(entry.source(interview.quote), one.name, one.email, part)

    def _meet(
        self, source: Source, name: str | None, email: str | None, part: Part | None = None
    ) -> _Someone | None:
        """The person with that address or name, made if new; None for the user and machinery."""
        email = email or self._header_names.get(name_key(name or "")) or None
        address = (email or "").lower()
        if address in self._owners or (address and not can_reply(address)):
            return None
        key = address or name_key(name or "")
        if not key:
            return None
        someone = self._found.get(key) or self._namesake(name, email)
        if someone is None:
            someone = _Someone(source)
            self._everyone.append(someone)
        self._found[key] = someone
        someone.email = someone.email or email
        if name and not someone.named_by_self and len(name) > len(someone.name or ""):
            someone.name = name
        if part is not None:
            someone.parts[part] += 1
        return someone

    def _namesake(self, name: str | None, email: str | None) -> _Someone | None:
        """Somebody known under that name: fully, or by a first name nobody else bears."""
        key = name_key(name or "")
        if not key:
            return None
        fits = [
            one
            for one in self._everyone
            if one.name and _same_person(key, name_key(one.name)) and not (email and one.email)
        ]
        return fits[0] if len(fits) == 1 else None


def _same_person(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return " " not in short and long.startswith(f"{short} ")


def _fact(
    someone: _Someone, threads: dict[str, frozenset[str]], newest: dict[str, tuple[bool, int]]
) -> PersonFact:
    address = (someone.email or "").lower()
    own = tuple(thread for thread, those in threads.items() if address and address in those)
    return PersonFact(
        name=someone.name,
        email=someone.email,
        part=someone.told_part or _part(someone.parts),
        replyable=bool(address) and someone.replyable,
        threads=own,
        last_thread=max(own, key=lambda one: newest[one], default=""),
        last_wrote_at=someone.wrote_at,
        source=someone.source,
        shared=bool(address) and someone.told_part is None and is_shared(address),
    )


def is_shared(address: str) -> bool:
    """Whether several read it: "talent@", or a mailbox that a system shares among its customers."""
    return is_team_box(address) or not is_ones_own(address)


def _part(parts: Counter[Part]) -> Part | None:
    """The part named most often; taking part in an interview counts only if nothing else does."""
    telling: list[Part] = [one for one in parts if one is not Part.INTERVIEWER]
    telling = telling or [*parts]
    return max(telling, key=lambda one: (parts[one], _RANK[one]), default=None)
