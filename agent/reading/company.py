"""The employer a message is about, spelled as the employer spells it.

Candidates come from the sender's name, subject, own words, signature and calendar part. A mail
domain only confirms a name that stands there. An agency's own name is no employer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.hiring import Confidence
from agent.reading.addresses import addresses_in
from agent.reading.employer_names import squeeze, strip_noise, without_legal_form
from agent.reading.roles import read_role
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender, names_a_person
from agent.reading.spans import Span, spans_of
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs

READER = "company@1"

_ENOUGH = 4.5
_CLIENT = re.compile(
    r"\b(?:my|our)\s(?:\w{2,8}[ -]based\s)?clients?\b|\bretained by\b|\bworking with an? \w",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s+(?:[-–—|@:/]|\|\||<>|x)\s+|:\s+|\s\|\|?\s|\(|\)|,\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names: employer, role, and the evidence for both."""

    company: str | None
    role: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Guess:
    """A name, how strongly it stands there as an employer's, and the words it was read in."""

    name: str
    weight: float
    quote: str
    source: str

    @property
    def key(self) -> str:
        return squeeze(without_legal_form(self.name))


def read_company(scan: Scan, sender: Sender, hiring: bool) -> Named:
    """The employer and role named in sender name, subject, text, signature or calendar part."""
    if not hiring:
        return Named(None, None, ())
    spans = spans_of(scan.message, scan.subject)
    guess = _best(scan, sender, spans)
    company = guess.name if guess else None
    role = read_role(scan, company)
    evidence = []
    if guess:
        evidence.append(_evidence(EvidenceKind.COMPANY, guess.name, guess.quote, guess.source))
    if role:
        evidence.append(_evidence(EvidenceKind.ROLE, role.role, role.quote, role.source))
    return Named(company, role.role if role else None, tuple(evidence))


def _best(scan: Scan, sender: Sender, spans: Sequence[Span]) -> _Guess | None:
    agency = _agency(scan, sender)
    people = _people(scan, sender)
    labels = _labels(scan, sender)
    groups: dict[str, list[_Guess]] = {}
    for raw in _guesses(scan, sender, spans, agency):
        guess = _confirmed(raw, labels, agency)
        if _possible(guess, people, agency):
            groups.setdefault(guess.key, []).append(guess)
    totals = {key: _total(found) for key, found in groups.items()}
    if not totals:
        return None
    best = max(totals, key=lambda key: totals[key])
    if totals[best] < _ENOUGH:
        return None
    return _spelled(_fullest(best, totals), groups)


def _total(found: Sequence[_Guess]) -> float:
    """The best mention, and a little for every further one."""
    weights = sorted((guess.weight for guess in found), reverse=True)
    return weights[0] + sum(min(weight, 2.0) * 0.4 for weight in weights[1:4])


def _fullest(best: str, totals: dict[str, float]) -> str:
    """The longer form of a name where both stand in the message: "Umberland Bank"."""
    longer = [key for key in totals if key != best and key.startswith(best) and totals[key] >= 2.5]
    return max(longer, key=len) if longer and len(best) >= 4 else best


def _spelled(key: str, groups: dict[str, list[_Guess]]) -> _Guess:
    """The spelling without a legal form where one stands somewhere, else the strongest."""
    found = sorted(groups[key], key=lambda guess: -guess.weight)
    plain = [guess for guess in found if without_legal_form(guess.name) == guess.name]
    spoken = [guess for guess in plain if not guess.name.isupper()]
    return (spoken or plain or found)[0]


def _guesses(scan: Scan, sender: Sender, spans: Sequence[Span], agency: str) -> Iterator[_Guess]:
    yield from _from_sender(scan, sender)
    for span in spans:
        yield from _from_span(span)
    for event in scan.message.calendar:
        for segment in _SEGMENT.split(event.summary[:200]):
            yield _Guess(strip_noise(segment.strip()), 1.5, event.summary, "calendar")
    yield from _from_subject(scan, agency)


def _from_subject(scan: Scan, agency: str) -> Iterator[_Guess]:
    """The subject's segments; an agent's subject names the client, often beside the role."""
    segments = [segment.strip() for segment in _SEGMENT.split(scan.subject[:200])]
    roles = [segment for segment in segments if _names_job(segment)]
    for segment in segments:
        words = segment.split()
        if not words or not all(word[0].isupper() for word in words):
            continue
        told = agency and len(words) <= 4 and (roles or segment in scan.message.own_words)
        yield _Guess(strip_noise(segment), 4.5 if told else 2.0, scan.subject, "subject")


def _names_job(text: str) -> bool:
    return any(word.strip(".,()").lower() in data.JOB_NOUNS for word in text.split())


def _from_sender(scan: Scan, sender: Sender) -> Iterator[_Guess]:
    display = scan.message.sender.name
    name = strip_noise(display)
    if not name or squeeze(name) in orgs.TOOLS:
        return
    weight = -3.0 if name.split()[0].lower() in orgs.PART_OF_ORG else 0.0
    if (sender.kind is Kind.MACHINE or sender.ats) and not _signs(scan, name):
        # A machine under a domain of its own name may be a platform that writes for the employer.
        platform = not sender.ats and squeeze(name)[:5] in squeeze(scan.message.sender.domain)
        yield _Guess(name, weight + (5.0 if platform else 7.0), display, "sender")
    elif name != display or not names_a_person(display):
        yield _Guess(name, weight + 6.0, display, "sender")


def _signs(scan: Scan, name: str) -> bool:
    """Whether the sender's name is a person's who signs the message."""
    first = name.split(maxsplit=1)[0]
    if name.rsplit(maxsplit=1)[-1].lower() in orgs.ORG_WORDS or _placed(scan, name):
        return False
    ending = scan.message.own_words.rstrip()[-40:] + "\n" + scan.message.signature[:60]
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    alone = re.search(rf"(?m)^{re.escape(first)}(?:\s{last})?\W*$", ending)
    return names_a_person(name) and alone is not None and name != first


def _placed(scan: Scan, name: str) -> bool:
    """Whether one works "at" or applies "to" it."""
    cue = re.compile(rf"\b(?:at|to|with|from|join)\s{re.escape(name)}\b")
    return bool(cue.search(scan.subject) or cue.search(scan.message.own_words[:4000]))


def _from_span(span: Span) -> Iterator[_Guess]:
    weight = _around(span)
    name = strip_noise(span.text)
    words = [word.lower().strip(".,") for word in name.split()]
    if any(word in orgs.ORG_WORDS for word in words[-3:]) or words[:1] == ["university"]:
        weight += 2.5
    if words and words[0] in orgs.PART_OF_ORG and len(words) > 1:
        weight -= 2.5
    if without_legal_form(name) != name:
        weight += 3.0
    weight += _placement(span)
    if span.before and span.before[-1] in data.JOB_NOUNS:
        weight += 2.0
    if name and weight > 0:
        yield _Guess(name, weight, span.line, span.source)


def _placement(span: Span) -> float:
    """What the place in its line says: alone, at its end, beneath the message."""
    if span.source == "signature":
        return 2.0 if span.opens or span.closes else 1.0
    alone = span.opens and span.closes
    heads = span.source == "subject" and span.opens
    return 2.0 if alone or heads or (span.closes and len(span.line) < 70) else 0.0


def _around(span: Span) -> float:
    before = orgs.BEFORE_ORG.get(" ".join(span.before[-2:])) or orgs.BEFORE_ORG.get(
        span.before[-1] if span.before else "", 0
    )
    after = orgs.AFTER_ORG.get(" ".join(span.after[:2])) or orgs.AFTER_ORG.get(
        span.after[0] if span.after else "", 0
    )
    return float(max(before, 0) + max(after, 0) * 0.9)


def _confirmed(guess: _Guess, labels: frozenset[str], agency: str) -> _Guess:
    """A name that the writer's domain spells too is their own organisation; only that part."""
    if agency or not labels:
        return guess
    words = guess.name.split()
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            part = words[start : start + size]
            if part[-1] in _JOINTS or part[0] in _JOINTS or not _spelled_in(labels, part):
                continue
            bonus = 0.0 if guess.source == "sender" else 4.0
            name = " ".join(_widened(words, start, start + size))
            return replace(guess, name=name, weight=guess.weight + bonus)
    return guess


def _widened(words: Sequence[str], start: int, end: int) -> Sequence[str]:
    """The confirmed part with what belongs to the name around it, without a job or a room."""
    if start and words[start - 1] in _JOINTS:
        start = 0
    rest = words[end:]
    foreign = any(
        word.lower().strip(".,") in data.JOB_NOUNS
        or any(char.isdigit() for char in word)
        or (word[0].islower() and word not in _JOINTS)
        for word in rest
    )
    return words[start:end] if foreign else words[start:]


_JOINTS = frozenset(("&", "of", "for", "and", "the", "-"))


def _spelled_in(labels: frozenset[str], words: Sequence[str]) -> bool:
    name = without_legal_form(" ".join(words))
    for key in {squeeze(name), squeeze(name.replace("&", "and"))}:
        if len(key) >= 4 and any(label.startswith(key) for label in labels):
            return True
    return False


def _possible(guess: _Guess, people: frozenset[str], agency: str) -> bool:
    words = [word.strip(".,()").lower() for word in guess.name.split()]
    if not words or not 2 < len(guess.name) <= 70 or not guess.key:
        return False
    if "@" in guess.name or guess.key in orgs.TOOLS:
        return False
    if guess.name[0].isdigit() or any(char.isdigit() for word in words[1:] for char in word):
        return False
    if words[0] in orgs.NOT_COMPANY or all(
        word in orgs.NOT_COMPANY or word in orgs.ORG_WORDS for word in words
    ):
        return False
    if all(word in people for word in words):
        return False
    if agency and guess.weight < 8 and (guess.key in agency or agency in guess.key):
        return False
    return _no_job(words)


def _no_job(words: Sequence[str]) -> bool:
    """Whether these words name no job or title ("Head of Statistics"), but may name a firm."""
    if words[0] in ("head", "director", "chief", "vp", "manager", "chair", "dean", "partner"):
        return False
    jobs = any(word in data.JOB_NOUNS for word in words)
    return not jobs or words[-1] in orgs.ORG_WORDS


def _agency(scan: Scan, sender: Sender) -> str:
    """The key of the sender's own agency, or "" where the sender is no agency."""
    label = _label(scan.message.sender.domain)
    if sender.ats or sender.scheduler or sender.freemail or sender.kind is Kind.MACHINE:
        return ""
    told = bool(_CLIENT.search(scan.message.own_words[:3000]))
    return label if label and (told or any(word in label for word in orgs.AGENCY)) else ""


# Whose message a network relays: "Message from Jane Doe", "Jane Doe sent you a message".
_RELAYED = re.compile(
    r"(?i:message from|inmail from|new message:)\s((?:[A-Z][\w’'-]+\s?){2,3})"
    r"|\b((?:[A-Z][\w’'-]+\s){1,3})(?i:sent you|messaged you|wants to connect|has sent)"
)


def _people(scan: Scan, sender: Sender) -> frozenset[str]:
    """The words of personal names that the headers give away."""
    message = scan.message
    names = [address.name for address in (*message.to, *message.cc)]
    if sender.kind is Kind.PERSON or _signs(scan, message.sender.name or "-"):
        names.append(message.sender.name)
    relayed = _RELAYED.search(f"{message.subject}\n{message.own_words[:300]}")
    if relayed and message.sender.domain.endswith("linkedin.com"):
        names.append(relayed.group(1) or relayed.group(2))
    for event in message.calendar:
        names += [one.name for one in event.attendees]
        names += [event.organizer.name] if event.organizer else []
    return frozenset(
        word.strip(",.").lower() for name in names if names_a_person(name) for word in name.split()
    )


def _labels(scan: Scan, sender: Sender) -> frozenset[str]:
    """The names in the domains of the sender, unless a tool's, and of addresses in the text."""
    domains = [address.rpartition("@")[2] for address in addresses_in(_written(scan))]
    if not (sender.ats or sender.scheduler or sender.assessor or sender.freemail):
        domains.append(scan.message.sender.domain)
    owners = {address.domain for address in scan.message.to}
    return frozenset(_label(domain) for domain in domains if domain.lower() not in owners) - {""}


def _written(scan: Scan) -> str:
    return f"{scan.message.own_words[:8000]}\n{scan.message.signature[:1000]}"


def _label(domain: str) -> str:
    """The longest label of a domain, without the suffix."""
    return squeeze(max(domain.split(".")[:-1], key=len, default=""))


def _evidence(kind: EvidenceKind, value: str, quote: str, source: str) -> Evidence:
    return Evidence(kind, value, " ".join(quote.split())[:300], READER, Confidence.LIKELY, source)
