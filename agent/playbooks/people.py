"""Whom a step goes to: one person who can be answered, or nobody (CM-8, CM-18).

An address is never guessed: everybody here stands in the facts. It must not know any rule's timing.
"""

from collections.abc import Iterable
from datetime import datetime

from agent.domain.facts import Facts, InterviewFact, NoteKind, PersonFact
from agent.domain.hiring import Part
from agent.playbooks.model import Recipient
from agent.playbooks.situation import Situation

# Who is the main contact where no recruiter or coordinator is known: whoever writes without a
# stated part is most likely one.
_AFTER_RECRUITER = (None, Part.HIRING_MANAGER, Part.INTERVIEWER)


def able(person: PersonFact | None) -> bool:
    """Whether that person has an address that can be answered."""
    return person is not None and person.replyable and bool(person.email)


def choose(situation: Situation, to: Iterable[Recipient]) -> PersonFact | None:
    """The first of the list who can be answered, or None."""
    for one in to:
        person = _pick(situation, one)
        if person is not None and able(person):
            return person
    return None


def _pick(situation: Situation, which: Recipient) -> PersonFact | None:
    facts = situation.facts
    if which is Recipient.RECRUITER:
        return facts.person(Part.RECRUITER)
    if which is Recipient.COORDINATOR:
        return facts.person(Part.COORDINATOR)
    if which is Recipient.HIRING_MANAGER:
        return facts.person(Part.HIRING_MANAGER)
    if which is Recipient.RECRUITER_OR_COORDINATOR:
        return recruiter_or_coordinator(facts)
    if which is Recipient.SAME_RECRUITER:
        return same_recruiter(situation)
    if which is Recipient.DECIDER:
        return decider(facts)
    return anyone(facts)


def recruiter_or_coordinator(facts: Facts) -> PersonFact | None:
    """The recruiter, the coordinator, else the main contact whose part nobody has stated."""
    stated = facts.person(Part.RECRUITER) or facts.person(Part.COORDINATOR)
    return stated or newest(facts, None)


def same_recruiter(situation: Situation) -> PersonFact | None:
    """Whoever got the status message before (CM-18), the hiring manager of a bypass excepted."""
    for sent in reversed(situation.status_sent):
        for address in sent.fact.to:
            person = known(situation.facts, address)
            if person is not None and able(person) and person.part is not Part.HIRING_MANAGER:
                return person
    return None


def decider(facts: Facts) -> PersonFact | None:
    """Whoever wrote the decision."""
    outcome = facts.outcome
    if outcome is None:
        return None
    wrote = (one for one in facts.received if one.message_id == outcome.source.message_id)
    message = next(wrote, None)
    return known(facts, message.sender) if message else None


def anyone(facts: Facts) -> PersonFact | None:
    """The main contact among everybody else: whoever wrote last."""
    found = (newest(facts, part) for part in _AFTER_RECRUITER)
    return next((one for one in found if one is not None), None)


def newest(facts: Facts, part: Part | None) -> PersonFact | None:
    """The person of that part who wrote last and can be answered."""
    people = [one for one in facts.people if one.part is part and able(one)]
    return max(people, key=lambda one: _wrote(one, facts.opened_at), default=None)


def _wrote(person: PersonFact, floor: datetime) -> datetime:
    return person.last_wrote_at or floor


def known(facts: Facts, address: str) -> PersonFact | None:
    """The person with that address."""
    wanted = address.lower()
    return next((one for one in facts.people if one.email and one.email.lower() == wanted), None)


def met(facts: Facts, interview: InterviewFact) -> tuple[PersonFact, ...]:
    """Who took part, as the facts know them best, with those the user said they met."""
    people = [_best(facts, one) for one in interview.people]
    for note in facts.notes:
        if note.kind is NoteKind.MET and note.person and note.round in ("", interview.key):
            stated = known(facts, note.person)
            people.append(stated or _introduced(note.person, note.text))
    return tuple({one.key: one for one in people if one.key}.values())


def _best(facts: Facts, person: PersonFact) -> PersonFact:
    return (known(facts, person.email) if person.email else None) or person


def _introduced(address: str, name: str) -> PersonFact:
    """Somebody the user named with an address: the user's word is no guess."""
    is_name = 0 < len(name) <= 60
    return PersonFact(
        name=name if is_name else None, email=address, part=Part.INTERVIEWER, replyable=True
    )
