"""Whom a step goes to: one person who can be answered, or nobody (CM-8, CM-18).

An address is never guessed: everybody here stands in the facts. It must not know any rule's timing.
"""

from collections.abc import Iterable, Sequence

from agent.domain.facts import Facts, InterviewFact, NoteFact, NoteKind, PersonFact
from agent.domain.hiring import Meaning, Part
from agent.playbooks.model import Recipient
from agent.playbooks.situation import Situation

# Who is the main contact where no recruiter or coordinator is known: whoever writes without a
# stated part is most likely one.
_AFTER_RECRUITER = (None, Part.HIRING_MANAGER, Part.INTERVIEWER)

_AS_BEFORE = (Recipient.DECIDER, Recipient.SAME_RECRUITER)


def able(person: PersonFact | None) -> bool:
    """Whether there is such a person, who can be answered."""
    return person is not None and person.able


def choose(situation: Situation, to: Iterable[Recipient]) -> PersonFact | None:
    """The first of the list who can be answered, a person before a mailbox of several, or None.

    Whoever decided, or had the last status message, stays the one, whatever the mailbox.
    """
    picked = [(one, _pick(situation, one)) for one in to]
    found = [(one, person) for one, person in picked if person is not None and person.able]
    if found and found[0][0] in _AS_BEFORE:
        return found[0][1]
    return _foremost(situation.facts, [person for _, person in found])


def _foremost(facts: Facts, people: Sequence[PersonFact]) -> PersonFact | None:
    """The first of them; instead of a mailbox of several the first who told more news than it."""
    first = people[0] if people else None
    if first is None or not first.shared:
        return first
    return next((one for one in people if tells_more(facts, one, first)), first)


def tells_more(facts: Facts, person: PersonFact, box: PersonFact) -> bool:
    """Whether a person wrote more news than a mailbox of several: who arranged the talk goes before
    "talent@", who only kept a parking space does not."""
    return not person.shared and _news(facts, person) > _news(facts, box)


def _news(facts: Facts, person: PersonFact) -> int:
    return sum(
        one.sender.lower() == person.key and not _ASIDE.issuperset(one.meanings)
        for one in facts.received
    )


_ASIDE = frozenset(
    {
        Meaning.THANKS_OR_CHAT,
        Meaning.INFORMATION_REQUEST,
        Meaning.OUT_OF_OFFICE,
        Meaning.APPLICATION_RECEIVED,
    }
)


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
    """The recruiter, the coordinator, else the main contact whose part nobody has stated.

    A person of any of these before a mailbox that several read: whoever arranged the talk is no
    stranger, and "talent@" may be one to everybody.
    """
    stated = map(facts.person, (Part.RECRUITER, Part.COORDINATOR, None))
    return _foremost(facts, [one for one in stated if one is not None])


def same_recruiter(situation: Situation) -> PersonFact | None:
    """Whoever got the status message before (CM-18), the hiring manager of a bypass excepted.

    Nobody who has handed the user over to somebody else.
    """
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
    found = map(facts.person, _AFTER_RECRUITER)
    return next((one for one in found if one is not None), None)


def known(facts: Facts, address: str) -> PersonFact | None:
    """The person with that address."""
    wanted = address.lower()
    return next((one for one in facts.people if one.email and one.email.lower() == wanted), None)


def met(facts: Facts, interview: InterviewFact) -> tuple[PersonFact, ...]:
    """Who took part, as the facts know them best, with those the user said they met.

    A name without an address stays one: it may be somebody who is known, it is never guessed.
    """
    people = [_best(facts, one) for one in interview.people]
    for note in facts.notes:
        if note.kind is NoteKind.MET and note.round in ("", interview.key):
            people = _with(people, _stated(facts, note))
    return tuple({one.key: one for one in people if one.key}.values())


def _stated(facts: Facts, note: NoteFact) -> PersonFact:
    """The person a note names: known by the address, or by the name where only one bears it."""
    if note.person:
        return known(facts, note.person) or _introduced(note.person, note.text)
    same = [one for one in facts.people if able(one) and same_name(one.name, note.text)]
    return same[0] if len(same) == 1 else _introduced("", note.text)


def _with(people: list[PersonFact], one: PersonFact) -> list[PersonFact]:
    """The people with one more, who takes the place of a mere name of theirs."""
    if not one.email and any(same_name(other.name, one.name) for other in people):
        return people
    kept = [other for other in people if other.email or not same_name(other.name, one.name)]
    return [*kept, one]


def same_name(one: str | None, other: str | None) -> bool:
    """Whether both may be one person's: the same words, or one the other's first name."""
    words = [(name or "").lower().replace(".", " ").split() for name in (one, other)]
    short, long = sorted(words, key=len)
    return bool(short) and (short == long or (len(short) == 1 and long[0] == short[0]))


def _best(facts: Facts, person: PersonFact) -> PersonFact:
    return (known(facts, person.email) if person.email else None) or person


def _introduced(address: str, name: str) -> PersonFact:
    """Somebody the user named: an address of theirs is no guess, and without one they have none."""
    return PersonFact(
        name=name if 0 < len(name) <= 60 else None,
        email=address or None,
        part=Part.INTERVIEWER,
        replyable=bool(address),
    )
