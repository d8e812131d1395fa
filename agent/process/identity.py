"""What a process is called: company, role, country, agency, language, as believed from its mail.

Spelled as the employer spells it (CM-7); the user's correction outranks everything.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.domain.correction import SetCompany, SetRole
from agent.domain.evidence import EvidenceKind
from agent.domain.hiring import Confidence
from agent.process.hosts import country_of, employer_domain
from agent.process.names import (
    Likeness,
    company_likeness,
    fits_domain,
    role_likeness,
)
from agent.process.timeline import Entry, Timeline
from agent.process.traces import is_somebody, names_in
from agent.process.word import inherited, of_another_job

_AGENCY_WORDS = re.compile(
    r"recruit|talent|staffing|headhunt|executivesearch|search(?:partner|group|firm)?$|personnel"
    r"|hays|randstad|adecco|manpower|michaelpage|roberthalf|robertwalters|kforce|teksystems"
)
_Said = tuple[str | None, int]
_WEIGHT = {Confidence.CERTAIN: 3, Confidence.LIKELY: 2, Confidence.WEAK: 1}


@dataclass(frozen=True, slots=True)
class Identity:
    """Names and traits of a process; `country` is an ISO code or ""."""

    company: str | None
    role: str | None
    country: str
    agency: bool
    language: str


def identity_of(timeline: Timeline) -> Identity:
    """What the mail and the user call the process."""
    received = [one for one in timeline.entries if one.received]
    said_by = received or list(timeline.entries)
    old = [inherited(one.message, one.reading) for one in said_by]
    companies = _freshest(
        [(one.reading.company, _weight(one)) for one in said_by],
        [EvidenceKind.COMPANY in kinds for kinds in old],
        _of_other_jobs(said_by),
    )
    roles = _freshest(
        [(one.reading.role, _weight(one)) for one in said_by],
        [EvidenceKind.ROLE in kinds for kinds in old],
    )
    companies = _without_people(companies, said_by)
    told = [one for _, one in timeline.changes]
    company = next((one.company for one in reversed(told) if isinstance(one, SetCompany)), None)
    domains = _sender_domains(received)
    company = company or _most_said(_clients(companies, domains), company_likeness)
    role = next((one.role for one in reversed(told) if isinstance(one, SetRole)), None)
    roles = [(_without(name, company), weight) for name, weight in _of_one_job(roles, said_by)]
    return Identity(
        company=company,
        role=role or _most_said(roles, role_likeness),
        country=_country(domains),
        agency=_is_agency(company, domains),
        language=_language(received),
    )


def _freshest(
    said: list[_Said], inherits: Sequence[bool], denied: Iterable[str | None] = ()
) -> list[_Said]:
    """What is said, without the names that only an old subject repeats unless all do.

    `inherits` tells which do, `denied` are names that are not this process's even then; it is asked
    for no more than it must be.
    """
    fresh = [
        (None if old else name, weight) for (name, weight), old in zip(said, inherits, strict=True)
    ]
    if any(name and weight for name, weight in fresh):
        return fresh
    others = set(denied)
    return [(None if name in others else name, weight) for name, weight in said]


def _of_other_jobs(said_by: Sequence[Entry]) -> Iterator[str | None]:
    """The companies under whose old subject another job was begun."""
    for one in said_by:
        if of_another_job(one.message, one.reading):
            yield one.reading.company


def _without_people(said: list[_Said], said_by: Sequence[Entry]) -> list[_Said]:
    """The companies without what is a first name of somebody the mail names: "Colm"."""
    if len({name for name, weight in said if name and weight}) < 2:
        return said
    names = {name for one in said_by for name in names_in(one.reading)}
    return [one for one in said if not is_somebody(one[0], names)] or said


def _of_one_job(roles: list[_Said], said_by: Sequence[Entry]) -> list[_Said]:
    """The roles, those of other jobs named in passing left aside.

    "You might also suit Platform Engineer. For Backend Engineer, the team will write": whose words
    name the role known so far as well have not changed it.
    """
    known: list[str] = []
    told: list[_Said] = []
    for (role, weight), entry in zip(roles, said_by, strict=True):
        apart = role and all(role_likeness(role, one) is Likeness.DIFFERENT for one in known)
        words = " ".join(entry.message.own_words[:4000].casefold().split()) if apart else ""
        still = next((one for one in known if one.casefold() in words), None)
        told.append((still or role, weight))
        if role and weight and not still:
            known.append(role)
    return told


def _without(role: str | None, company: str | None) -> str | None:
    """A role without the company in front ("Acme: Data Analyst"), as subjects have it."""
    if not role or not company or not role.casefold().startswith(company.casefold()):
        return role
    rest = role[len(company) :]
    bare = rest.lstrip(" \t,:;|-–—/")
    return bare if bare and not rest[0].isalnum() else role


def _weight(entry: Entry) -> int:
    return _WEIGHT[entry.reading.confidence] if entry.reading.hiring else 0


def _most_said(
    said: Iterable[tuple[str | None, int]], likeness: Callable[[str, str], Likeness]
) -> str | None:
    """The name with the most weight behind it, like names counted together; spelled as latest.

    Names that merely say more about the same thing count together too; the spelling is the one
    with the most weight of its own, of equals the later.
    """
    groups: list[Counter[str]] = []
    last: dict[str, int] = {}
    for place, (name, weight) in enumerate(said):
        if name and weight:
            group = next((one for one in groups if _like(name, one, likeness)), None)
            if group is None:
                groups.append(group := Counter())
            group[name] += weight
            last[name] = place
    if not groups:
        return None
    group = max(groups, key=lambda one: (one.total(), max(last[name] for name in one)))
    return max(group, key=lambda name: (group[name], last[name]))


def _like(name: str, group: Counter[str], likeness: Callable[[str, str], Likeness]) -> bool:
    return any(likeness(name, other) >= Likeness.CLOSE for other in group)


def _sender_domains(received: Iterable[Entry]) -> Counter[str]:
    domains: Counter[str] = Counter()
    for entry in received:
        message, contact = entry.message, entry.reading.contact
        for address in {message.sender.key, contact.email.lower() if contact else ""}:
            if domain := employer_domain(address):
                domains[domain] += 1
    return domains


def _country(domains: Counter[str]) -> str:
    """The country of the domain that writes most, where its ending stands for one."""
    for domain, _ in domains.most_common():
        if country := country_of(domain):
            return country
    return ""


def _clients(said: list[_Said], domains: Counter[str]) -> list[_Said]:
    """Of the companies an agency names, those that are not the agency itself, if there are any."""
    house = _agency(domains)
    if not house:
        return said
    return [one for one in said if one[0] and not fits_domain(one[0], house)] or said


def _is_agency(company: str | None, domains: Counter[str]) -> bool:
    """Whether those who write belong to another house than the one that hires."""
    house = _agency(domains)
    return bool(house) and not (company is not None and fits_domain(company, house))


def _agency(domains: Counter[str]) -> str:
    """The domain that writes most, where its name says that it recruits for others, or ""."""
    for domain, _ in domains.most_common(1):
        return domain if recruits(domain) else ""
    return ""


def recruits(domain: str) -> bool:
    """Whether a domain's name says that its house hires for others: brightrecruitment.co.uk."""
    label = re.sub(r"[^a-z]", "", domain.partition(".")[0])
    return _AGENCY_WORDS.search(label) is not None


def _language(received: Iterable[Entry]) -> str:
    languages = Counter(one.reading.language for one in received if one.reading.language)
    return languages.most_common(1)[0][0] if languages else "en"
