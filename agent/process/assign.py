"""Which hiring process a message belongs to: one that is known, a new one, or none.

Strong links come first (our draft's marker, what the message answers, its calendar event, its
thread); then what the message says of company and role, whose domain it comes from and who wrote
it. Where several processes remain and nothing tells them apart, the answer is "unclear", never the
likeliest. Nothing here knows what is believed of a process beyond `index.KnownProcess`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from agent.domain.evidence import EvidenceKind, Reading
from agent.domain.hiring import Confidence, Direction, Meaning, Outcome, OwnKind
from agent.domain.message import Message
from agent.process.candidates import (
    FORGOTTEN,
    Candidate,
    begun_anew,
    choose,
    compared,
    has_moved,
    is_renamed,
    may_be_another_client,
    not_forgotten,
    own_people,
    weigh,
)
from agent.process.identity import recruits
from agent.process.index import TENANT, Clues, Key, KnownProcess, ProcessIndex, clues_of, grown
from agent.process.names import (
    Likeness,
    company_key,
    company_likeness,
    fits_domain,
    role_likeness,
    slug_of,
)
from agent.process.signs import single_out
from agent.process.traces import is_somebody
from agent.process.word import NEWS, revives


class Link(StrEnum):
    """Why a message belongs where it was put."""

    COPY = "copy"
    DRAFT = "draft"
    REPLY = "reply"
    CALENDAR = "calendar"
    THREAD = "thread"
    COMPANY = "company"
    DOMAIN = "domain"
    PERSON = "person"
    NEW = "new"
    TOLD = "told"
    UNCLEAR = "unclear"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Merge:
    """Two processes proved to be one: `other` goes on in `into` (ids)."""

    into: str
    other: str
    because: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where one message belongs, and why in words.

    `process` is an id, or None where it belongs nowhere or where that is unclear: then
    `candidates` are the ids between which nothing decides. `opens` is the process to be opened;
    its id is its slug. `reopens` is true where the process had been closed and goes on.
    """

    message_id: str
    process: str | None
    link: Link
    because: str
    opens: KnownProcess | None = None
    merges: tuple[Merge, ...] = ()
    reopens: bool = False
    candidates: tuple[str, ...] = ()


_STRONG = (
    (Link.COPY, Key.MESSAGE, "it is a copy of a message of this process"),
    (Link.DRAFT, Key.MARKER, "it was sent from a draft for this process"),
    (Link.REPLY, Key.MESSAGE, "it answers a message of this process"),
    (Link.CALENDAR, Key.UID, "it is about an appointment of this process"),
    (Link.THREAD, Key.THREAD, "it stands in a thread of this process"),
    (Link.REPLY, Key.MESSAGE, "it refers to a message of this process"),
)
_ASIDE = frozenset({"DRAFT", "SPAM"})
_OPENERS = NEWS | {Meaning.APPLICATION_RECEIVED, Meaning.OUTREACH}
_FIRST_CONTACT = frozenset({Meaning.APPLICATION_RECEIVED, Meaning.OUTREACH})
# How an agent's word that the user was put forward reads.
_SUBMITTED = _FIRST_CONTACT | {Meaning.STATUS_UPDATE}
# A confirmation of the same application may straggle; after this it is another application.
_STRAGGLING = timedelta(days=30)


def assign(message: Message, reading: Reading, index: ProcessIndex) -> Assignment:
    """Where the message belongs, given every process known before it. Changes nothing."""
    if message.labels & _ASIDE or reading.meaning is Meaning.JOB_ALERT:
        return _nowhere(message, "drafts, spam and job alerts belong to no process")
    clues = clues_of(message, reading, index.owners)
    found = _strongly(message, reading, clues, index) or _weakly(message, reading, clues, index)
    if found.process is None or found.opens is not None:
        return found
    told = clues.spoken() if found.link is Link.REPLY else clues
    return _proving(found, message, reading, told, index)


def record(assignment: Assignment, message: Message, reading: Reading, index: ProcessIndex) -> None:
    """Tell the index what was decided: merges, the process opened, and the message's clues."""
    for merge in assignment.merges:
        index.merge(merge.into, merge.other)
    if assignment.process is None:
        return
    known = assignment.opens or index[assignment.process]
    if assignment.reopens:
        known = replace(known, closed=None)
    index.put(grown(known, message, reading, clues_of(message, reading, index.owners)))


def assign_in_order(
    items: Iterable[tuple[Message, Reading]], index: ProcessIndex
) -> list[Assignment]:
    """Assign and record messages in the order of their arrival, whatever order they come in."""
    assignments = []
    for message, reading in sorted(items, key=lambda item: (item[0].at, item[0].message_id)):
        assignments.append(assign(message, reading, index))
        record(assignments[-1], message, reading, index)
    return assignments


def _nowhere(message: Message, because: str) -> Assignment:
    return Assignment(message.message_id, None, Link.NONE, because)


def _strong_values(clues: Clues) -> tuple[tuple[str, ...], ...]:
    """The values to look up, in the order of `_STRONG`."""
    return (
        (clues.itself,) if clues.itself else (),
        (clues.marker,) if clues.marker else (),
        (clues.answers,) if clues.answers else (),
        tuple(sorted(clues.uids)),
        (clues.thread,) if clues.thread else (),
        tuple(reversed(clues.references)),
    )


def _strongly(
    message: Message, reading: Reading, clues: Clues, index: ProcessIndex
) -> Assignment | None:
    """The process of a strong link, unless the message itself speaks of another one."""
    everything: dict[str, None] = {}
    first: tuple[Link, str, dict[str, None]] | None = None
    for (link, key, because), values in zip(_STRONG, _strong_values(clues), strict=True):
        ids = index.find(key, values)
        everything |= ids
        if ids and (first is None or len(first[2]) > 1):
            first = (link, because, ids if first is None else _common(first[2], ids))
    if first is None:
        return None
    link, because, ids = first
    if link is Link.REPLY:
        # What a letter answers tells more than the subject it inherited.
        clues = clues.spoken()
    best = choose([compared(index[one], clues) for one in ids])
    best = single_out(best, message, reading)
    if len(best) > 1:
        return _unclear(message, best)
    known = _taken_up(best[0].known, message, reading, index)
    if link not in (Link.COPY, Link.DRAFT) and _speaks_of_another(known, reading, clues, index):
        return None
    merges = _same(known, everything, index)
    return Assignment(message.message_id, known.id, link, because, merges=merges)


def _taken_up(
    known: KnownProcess, message: Message, reading: Reading, index: ProcessIndex
) -> KnownProcess:
    """The fresh application that news is of where it stands in the thread of one long refused."""
    if not reading.hiring or reading.meaning not in NEWS or known.closed is None:
        return known
    if message.at - (known.ended_at or known.last_at) <= _STRAGGLING:
        return known
    fresh = [
        index[one]
        for one in index.find(Key.COMPANY, [company_key(known.company or "")])
        if begun_anew(known, index[one])
        and role_likeness(known.role, index[one].role) is Likeness.EQUAL
    ]
    return fresh[0] if len(fresh) == 1 else known


def _common(one: dict[str, None], other: dict[str, None]) -> dict[str, None]:
    return {key: None for key in one if key in other} or one


def _unclear(message: Message, left: Sequence[Candidate]) -> Assignment:
    ids = tuple(one.known.id for one in left)
    because = "it could belong to " + " or ".join(one.known.slug for one in left)
    return Assignment(message.message_id, None, Link.UNCLEAR, because, candidates=ids)


def _speaks_of_another(
    known: KnownProcess, reading: Reading, clues: Clues, index: ProcessIndex
) -> bool:
    """Whether a message in a known thread nevertheless belongs to another process.

    An agency's recruiter writes of a second client in the same thread, and systems thread the
    notices of two applications. One employer's own people never change the employer.
    """
    if reading.direction is Direction.OUT or not reading.confidence.actionable:
        return False
    if not reading.hiring or _is_weak(reading, EvidenceKind.COMPANY):
        return False
    named = None if is_somebody(clues.company, known.names) else clues.company
    company = company_likeness(known.company, named)
    if company is Likeness.DIFFERENT and not own_people(known, clues):
        return not _goes_on(known, reading, clues)
    if role_likeness(known.role, clues.role) is not Likeness.DIFFERENT:
        return False
    return reading.meaning in _FIRST_CONTACT or _has_role_elsewhere(known, clues, index)


def _goes_on(known: KnownProcess, reading: Reading, clues: Clues) -> bool:
    """Whether somebody known goes on with it under the employer's new name and domain.

    Who tells of having changed the employer, or approaches the user anew, does not.
    """
    role = role_likeness(known.role, clues.role)
    if is_renamed(known, role, clues):
        return True
    if not has_moved(known, clues) or role is Likeness.DIFFERENT:
        return False
    return reading.meaning not in _FIRST_CONTACT and not _LEFT.search(clues.words[:4000])


_LEFT = re.compile(
    r"\bI(?:['’]ve| have)? (?:(?:just|now|recently|since) )?(?:moved|left|joined|changed)\b"
    r"|\bmy new (?:role|job|employer|company)\b",
    re.IGNORECASE,
)


def _is_weak(reading: Reading, kind: EvidenceKind) -> bool:
    seen = [one.confidence for one in reading.evidence if one.kind is kind]
    return bool(seen) and all(one is Confidence.WEAK for one in seen)


def _has_role_elsewhere(known: KnownProcess, clues: Clues, index: ProcessIndex) -> bool:
    """Whether the role named is that of another known process with the same people."""
    others = index.find(Key.DOMAIN, clues.domains) | index.find(Key.PERSON, clues.people)
    return any(
        role_likeness(index[one].role, clues.role) is Likeness.EQUAL
        and company_likeness(index[one].company, known.company) is not Likeness.DIFFERENT
        for one in others
        if one != known.id
    )


def _weakly(message: Message, reading: Reading, clues: Clues, index: ProcessIndex) -> Assignment:
    """The process that names, domains and people point to, a new one, or none."""
    if not _may_join(message, reading):
        return _nowhere(message, "it is no hiring mail and stands in no known thread")
    able = [
        one
        for one in weigh(clues, index)
        if one.enough(only_person=not reading.hiring) and _may_take(one, message, reading)
    ]
    if message.forwarded:
        # What a stranger passes on tells of somebody's process, not of the user's.
        able = [one for one in able if one.person or one.house]
    able = [one for one in able if not may_be_another_client(one, clues, index)]
    chosen = single_out(not_forgotten(choose(able), message.at), message, reading)
    if len(chosen) == 1:
        link, because = _weak_link(chosen[0])
        return Assignment(message.message_id, chosen[0].known.id, link, because)
    if chosen:
        return _unclear(message, chosen)
    return _opened(message, reading, clues, index)


def _may_join(message: Message, reading: Reading) -> bool:
    """Hiring mail; the user's own; and what a known person writes by hand (CM-15, CM-16)."""
    if reading.hiring or reading.direction is Direction.OUT:
        return True
    if message.automation.bulk or message.automation.list_id:
        return False
    absent = reading.meaning is Meaning.OUT_OF_OFFICE
    return absent or (not reading.automatic and reading.confidence is not Confidence.CERTAIN)


def _may_take(one: Candidate, message: Message, reading: Reading) -> bool:
    """Whether this message can be a further one of that process rather than a first of another."""
    if reading.meaning not in _FIRST_CONTACT and reading.own is not OwnKind.APPLICATION:
        return True
    known = one.known
    if one.role is Likeness.CLOSE and (one.other_level or known.acknowledged):
        return False
    if known.acknowledged and message.at - known.last_at > FORGOTTEN:
        return False
    if known.closed in (None, Outcome.FADED):
        return True
    return one.role is Likeness.EQUAL and message.at - known.last_at <= _STRAGGLING


def _weak_link(one: Candidate) -> tuple[Link, str]:
    if one.company >= Likeness.CLOSE:
        return Link.COMPANY, f"it names {one.known.company}"
    if one.person:
        return Link.PERSON, "it comes from or goes to a person of this process"
    return Link.DOMAIN, "it comes from the same employer's domain"


def _opened(message: Message, reading: Reading, clues: Clues, index: ProcessIndex) -> Assignment:
    """A new process where the message can be the first of one."""
    opening = _may_open(reading) or _is_submission(message, reading, clues)
    if not opening or (message.forwarded and not reading.interviews):
        return _nowhere(message, "nothing known fits, and it does not begin a process")
    domain = clues.domains[0].removesuffix(TENANT) if clues.domains else ""
    slug = slug_of(clues.company or clues.house_name, clues.role, domain, index.slugs)
    opens = KnownProcess(slug, slug, message.at, message.at, clues.company, clues.role)
    because = "it begins a hiring process that is not known yet"
    return Assignment(message.message_id, slug, Link.NEW, because, opens=opens)


def _may_open(reading: Reading) -> bool:
    if not reading.hiring or not reading.confidence.actionable:
        return False
    if reading.direction is Direction.OUT:
        return reading.own is OwnKind.APPLICATION
    if reading.meaning is Meaning.THANKS_OR_CHAT:
        return bool(reading.promises or reading.interviews)
    return reading.meaning in _OPENERS


def _is_submission(message: Message, reading: Reading, clues: Clues) -> bool:
    """Whether an agent tells that the user was put forward: client and role, however briefly."""
    domain = next(iter(clues.domains), "")
    if not reading.hiring or reading.direction is Direction.OUT or not recruits(domain):
        return False
    if reading.automatic or message.automation.bulk or message.automation.list_id:
        return False
    named = clues.company is not None and clues.role is not None
    client = named and not fits_domain(clues.company or "", domain)
    return client and reading.meaning in _SUBMITTED and _tells_of_submission(clues.words)


def _tells_of_submission(words: str) -> bool:
    """Whether a sentence says that the user was put forward: not "so I have not sent your CV"."""
    told = (one for one in _SENTENCES.split(words[:8000].casefold()) if _PUT_FORWARD.search(one))
    return any(not _DENIED.search(one) for one in told)


_SENTENCES = re.compile(r"[.!?\n]+")
_PUT_FORWARD = re.compile(
    r"\b(?:submitted|submitting|put (?:you|your|them)|sent (?:you|your|them|over|in|across)"
    r"|forwarded|(?:shared|passed|presented|introduced) (?:you|your|on)|representing you)\b"
)
_DENIED = re.compile(r"\bnot\b|n['’]t\b|\bnever\b")


def _proving(
    found: Assignment, message: Message, reading: Reading, clues: Clues, index: ProcessIndex
) -> Assignment:
    """Add what the message proves: that the process goes on, or is one with another."""
    known = index[found.process or ""]
    merges = found.merges
    if reading.hiring and reading.confidence.actionable:
        merges += tuple(one for one in _named_alike(known, clues, index) if one not in merges)
    into = min([known, *(index[one.other] for one in merges)], key=_age)
    others = {known.id, *(one.other for one in merges)} - {into.id}
    turned = tuple(Merge(into.id, one, merges[0].because) for one in sorted(others))
    reopens = into.closed is not None and revives(into.closed, message, reading)
    return replace(found, process=into.id, merges=turned, reopens=reopens)


def _age(known: KnownProcess) -> tuple[object, str]:
    return known.opened_at, known.id


def _same(known: KnownProcess, ids: Iterable[str], index: ProcessIndex) -> tuple[Merge, ...]:
    """Merges with other processes that the same strong links point to and no name keeps apart."""
    because = "one message stands in the threads or appointments of both"
    return tuple(
        Merge(known.id, one, because)
        for one in ids
        if one != known.id and _may_be_one(known, index[one])
    )


def _may_be_one(one: KnownProcess, other: KnownProcess) -> bool:
    """No name keeps them apart, and neither is a new application after the other's refusal."""
    return (
        not begun_anew(one, other)
        and not begun_anew(other, one)
        and company_likeness(one.company, other.company) is not Likeness.DIFFERENT
        and role_likeness(one.role, other.role) is not Likeness.DIFFERENT
    )


def _named_alike(known: KnownProcess, clues: Clues, index: ProcessIndex) -> list[Merge]:
    """Merges with processes that prove to be with the same company for the same role."""
    if not clues.company:
        return []
    company, role = known.company or clues.company, known.role or clues.role
    if company_likeness(company, clues.company) is Likeness.DIFFERENT:
        return []
    named = replace(known, company=company, role=role)
    rivals = [one for one in weigh(clues, index) if one.company is Likeness.EQUAL]
    open_ones = [one.known for one in rivals if one.known.closed is None]
    because = "both are with the same company for the same role"
    return [
        Merge(known.id, other.id, because)
        for other in open_ones
        if other.id != known.id
        and not begun_anew(known, other)
        and _is_one(named, known, other, len(open_ones))
    ]


def _is_one(named: KnownProcess, known: KnownProcess, other: KnownProcess, count: int) -> bool:
    """Same role; or the only other one there, while this one named neither company nor role."""
    if role_likeness(named.role, other.role) is Likeness.EQUAL:
        return True
    return count == 1 and known.company is None and named.role is None
