"""How well each known process fits what a message says, and which of them remain.

Only comparisons: names, domains, people. What follows from them is decided in `assign`.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.domain.hiring import Outcome
from agent.domain.message import Message
from agent.process.hosts import employer_domain
from agent.process.identity import recruits
from agent.process.index import TENANT, Clues, Key, KnownProcess, ProcessIndex, label_of
from agent.process.names import (
    Likeness,
    company_key,
    company_likeness,
    company_words,
    differs_in_level,
    fits_domain,
    is_civic,
    is_renamed_in,
    role_likeness,
    says_less,
)
from agent.process.traces import is_somebody

FORGOTTEN = timedelta(days=120)
"""After so long without a word an application is a new one, and news is of another process."""

_DECIDED = frozenset({Outcome.REJECTED, Outcome.ROLE_CLOSED, Outcome.WITHDRAWN, Outcome.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A process and what speaks for it: the likeness of names, shared domain, shared person.

    `house` is true where the message comes from the employer's own domain, not merely names it.
    """

    known: KnownProcess
    company: Likeness
    role: Likeness
    domain: bool
    person: bool
    other_level: bool
    house: bool = False

    def enough(self, *, only_person: bool) -> bool:
        """Whether it is supported at all. A name that merely begins alike needs support itself."""
        if only_person:
            return self.person
        if self.company is Likeness.CLOSE:
            return self.domain or self.person or self.role is Likeness.EQUAL
        return self.company is Likeness.EQUAL or self.domain or self.person


def weigh(clues: Clues, index: ProcessIndex) -> list[Candidate]:
    """The processes that any weak clue points to and no name rules out."""
    candidates = [compared(index[one], clues) for one in _pointed_to(clues, index)]
    return [one for one in candidates if Likeness.DIFFERENT not in (one.company, one.role)]


def choose(able: Sequence[Candidate]) -> list[Candidate]:
    """Narrow by the strongest evidence that tells candidates apart; several left are unclear."""
    tests: tuple[Callable[[Candidate], bool], ...] = (
        lambda one: Likeness.DIFFERENT not in (one.company, one.role),
        # An employer's own people write of their own process, whomever else they name.
        lambda one: one.house,
        lambda one: one.role is Likeness.EQUAL,
        lambda one: one.company is Likeness.EQUAL,
        lambda one: one.person,
        lambda one: one.domain,
        lambda one: one.known.closed is None,
    )
    # A letter that names the old role better than the new one is about the old one.
    left = [
        one
        for one in able
        if not any(begun_anew(one.known, two.known) and one.role <= two.role for two in able)
    ]
    for test in tests:
        left = [one for one in left if test(one)] or left
    return left


def begun_anew(old: KnownProcess, new: KnownProcess) -> bool:
    """Whether one is a fresh application for what the other was refused or given up for before."""
    if old.closed not in _DECIDED or new.closed is not None:
        return False
    if new.opened_at <= (old.ended_at or old.last_at):
        return False
    alike = company_likeness(old.company, new.company) >= Likeness.CLOSE
    return alike and role_likeness(old.role, new.role) is not Likeness.DIFFERENT


def may_be_another_client(one: Candidate, clues: Clues, index: ProcessIndex) -> bool:
    """Whether somebody who writes for several houses names one that no process of theirs has.

    A process whose client is not known yet would take it; only its role could tell. An agency's
    takes none, for the next letter is commonly of the next client.
    """
    if one.known.company or not clues.company or one.role >= Likeness.CLOSE:
        return False
    if any(recruits(domain) for domain in clues.domains[:1]):
        return not fits_domain(clues.company, clues.domains[0])
    others = index.find(Key.PERSON, clues.people)
    return any(
        company_likeness(index[other].company, clues.company) is Likeness.DIFFERENT
        for other in others
    )


def not_forgotten(left: list[Candidate], at: datetime) -> list[Candidate]:
    """Of processes that nothing else tells apart those of which there was word lately."""
    if len(left) < 2:
        return left
    return [one for one in left if at - one.known.last_at <= FORGOTTEN] or left


def knows_sender(message: Message, index: ProcessIndex) -> bool:
    """Whether the sender writes from the domain of a known process's employer or agency."""
    domain = "" if message.sender_suspect else employer_domain(message.sender.key)
    if not domain:
        return False
    label = [label_of(domain)]
    found = index.find(Key.DOMAIN, [domain])
    found |= index.find(Key.COMPANY, label) | index.find(Key.WORD, label)
    return any(
        domain in index[one].domains or fits_domain(index[one].company or "", domain)
        for one in found
    )


def _pointed_to(clues: Clues, index: ProcessIndex) -> dict[str, None]:
    found = index.find(Key.PERSON, clues.people) | index.find(Key.DOMAIN, clues.domains)
    labels = [label_of(domain) for domain in clues.domains]
    found |= index.find(Key.COMPANY, labels) | index.find(Key.WORD, labels)
    if clues.house:
        house = [clues.house]
        found |= index.find(Key.HOUSE, house) | index.find(Key.COMPANY, house)
        found |= index.find(Key.LABEL, house)
    found |= index.find(Key.HOUSE, labels) | index.find(Key.LABEL, labels)
    found |= index.find(Key.WRITER, [clues.writer])
    if clues.company:
        key, words = company_key(clues.company), company_words(clues.company)
        found |= index.find(Key.COMPANY, [key, *words[:1]]) | index.find(Key.WORD, words[:1])
        found |= index.find(Key.LABEL, [key, *words]) | index.find(Key.HOUSE, [key])
    return found


def compared(known: KnownProcess, clues: Clues) -> Candidate:
    """What speaks for and against that process."""
    company = company_likeness(known.company, clues.company)
    role = role_likeness(known.role, clues.role)
    domain = _shares_domain(known, clues)
    house = own_people(known, clues)
    apart = company is Likeness.DIFFERENT and not house
    renamed = apart and is_renamed(known, role, clues)
    if company is Likeness.DIFFERENT and (
        house or renamed or is_somebody(clues.company, known.names)
    ):
        # The employer's own people under another name: a brand or a slip, not another employer.
        company = Likeness.UNKNOWN
    return Candidate(
        known=known,
        company=company,
        role=role,
        domain=domain,
        person=bool(known.people & clues.people) or (renamed and has_moved(known, clues)),
        other_level=role is Likeness.CLOSE and differs_in_level(known.role or "", clues.role or ""),
        house=house or any(one in known.domains for one in clues.domains[:1]),
    )


def is_renamed(known: KnownProcess, role: Likeness, clues: Clues) -> bool:
    """Whether a name that differs is a new or another one of the same employer's.

    The same person writes from another domain and says so; or, of the very role, a machine at a
    known domain gives its own name, or somebody wrote before from a domain of just that name.
    """
    company = clues.company or ""
    if has_moved(known, clues) and is_renamed_in(clues.words, known.company or ""):
        return True
    if role is not Likeness.EQUAL:
        return False
    if any(one in known.domains for one in clues.domains[:1]):
        return bool(clues.house) and clues.house == company_key(company)
    return any(fits_domain(company, one) and not says_less(company, one) for one in known.domains)


def has_moved(known: KnownProcess, clues: Clues) -> bool:
    """Whether somebody who wrote before writes from a domain that is new here."""
    return clues.writer in known.writers and not known.domains.intersection(clues.domains[:1])


def _shares_domain(known: KnownProcess, clues: Clues) -> bool:
    """The same domain or house; or one that is plainly the other's company's own."""
    labels = {label_of(domain) for domain in clues.domains}
    if any(_same_label(one, other) for one in known.domains for other in clues.domains):
        return True
    if known.domains.intersection(clues.domains) or known.houses & {*labels, clues.house}:
        return True
    if clues.house and clues.house in {
        company_key(known.company or ""),
        *(label_of(domain) for domain in known.domains),
    }:
        return True
    if any(_is_own(known.company, known.domains, one) for one in clues.domains):
        return True
    return any(_is_own(clues.company, clues.domains, one) for one in known.domains)


def _same_label(one: str, other: str) -> bool:
    """One name under two top levels, or as a system's customer: long enough to be no chance.

    Never a place's: leeds.ac.uk and leeds.gov.uk are two houses.
    """
    label = label_of(one)
    if label != label_of(other) or (one != other and is_civic(one) and is_civic(other)):
        return False
    return len(label) > 4 or TENANT in one + other


def _is_own(company: str | None, known: Collection[str], domain: str) -> bool:
    """Whether a domain is that company's own, which is known to write from those others.

    What shares but the first word is another house's once its own is known: "Pioneer Foods" at
    pioneerfoods.com has no part in pioneer.com.
    """
    if not company or not fits_domain(company, domain):
        return False
    if domain in known or not says_less(company, domain):
        return True
    own = [one for one in known if fits_domain(company, one) and not one.endswith(TENANT)]
    return not own or any(_same_label(one, domain) for one in own)


def own_people(known: KnownProcess, clues: Clues) -> bool:
    """Whether the message comes from the employer's own domain, whatever company is named.

    Its domain fits the name known, and better than the name given unless it is known itself; or a
    known domain fits the name that the message gives.
    """
    named, domain = clues.company or "", next(iter(clues.domains), "")
    if domain in known.domains:
        return fits_domain(named, domain) or fits_domain(known.company or "", domain)
    if fits_domain(named, domain) and company_likeness(known.company, named) is Likeness.DIFFERENT:
        return False
    return _is_own(known.company, known.domains, domain)
