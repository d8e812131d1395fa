"""The employer a message is about, spelled as the employer spells it.

Candidates come from the sender's name, subject, own words, signature and calendar part. A mail
domain only confirms a name that stands there. An agency's own name is no employer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.hiring import Confidence
from agent.reading.company_choice import JOINTS, Guess, chosen
from agent.reading.employer_names import squeeze, strip_noise, without_legal_form
from agent.reading.house import PLATFORM, House, house_of, house_of_recipient, sender_names
from agent.reading.imprints import from_layout
from agent.reading.roles import read_role
from agent.reading.scan import Scan
from agent.reading.senders import Sender
from agent.reading.spans import Span, spans_of
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.places import PLACES

READER = "company@1"

_SEGMENT = re.compile(r"\s+(?:[-–—|@:/]|\|\||<>|x)\s+|:\s+|\s\|\|?\s|\(|\)|,\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names: employer, role, and the evidence for both."""

    company: str | None
    role: str | None
    evidence: tuple[Evidence, ...]


def read_company(scan: Scan, sender: Sender, hiring: bool) -> Named:
    """The employer and role named in sender name, subject, text, signature or calendar part."""
    if not hiring:
        return Named(None, None, ())
    return _named(scan, _best(scan, sender, spans_of(scan.message, scan.subject)))


def _named(scan: Scan, guess: Guess | None) -> Named:
    company = guess.name if guess else None
    role = read_role(scan, company)
    evidence = []
    if guess:
        evidence.append(_evidence(EvidenceKind.COMPANY, guess.name, guess.quote, guess.source))
    if role:
        evidence.append(_evidence(EvidenceKind.ROLE, role.role, role.quote, role.source))
    return Named(company, role.role if role else None, tuple(evidence))


def read_applied(scan: Scan) -> Named:
    """The employer and role that the user names when applying."""
    spans = spans_of(scan.message, scan.subject)
    house = house_of_recipient(scan)
    guesses = (guess for span in spans for guess in _from_span(span) if guess.source != "signature")
    return _named(scan, _likeliest((*guesses, *_from_domain(scan, house)), house))


def _best(scan: Scan, sender: Sender, spans: Sequence[Span]) -> Guess | None:
    house = house_of(scan, sender)
    return _likeliest(_guesses(scan, sender, spans, house), house)


def _likeliest(guesses: Iterable[Guess], house: House) -> Guess | None:
    confirmed = (_confirmed(guess, house) for guess in guesses)
    return chosen((guess for guess in confirmed if _possible(guess, house)), house.name,
                  house.labels)  # fmt: skip


def _guesses(scan: Scan, sender: Sender, spans: Sequence[Span], house: House) -> Iterator[Guess]:
    yield from _from_sender(scan, sender)
    for span in spans:
        # What stands beneath an agent's message is the agency's.
        if not (house.agency and span.source == "signature"):
            yield from _from_span(span)
    yield from from_layout(scan, sender, house.agency)
    yield from _from_domain(scan, house)
    for event in scan.message.calendar:
        for segment in _SEGMENT.split(event.summary[:200]):
            yield Guess(strip_noise(segment.strip()), 1.5, event.summary, "calendar")
    yield from _from_subject(scan, house.agency)


def _from_subject(scan: Scan, agency: str) -> Iterator[Guess]:
    """The subject's segments; an agent's subject names the client, often beside the role."""
    segments = [segment.strip() for segment in _SEGMENT.split(scan.subject[:200])]
    roles = [segment for segment in segments if _names_job(segment)]
    for segment in segments:
        words = segment.split()
        if not words or not all(word[0].isupper() for word in words):
            continue
        told = agency and len(words) <= 4 and (roles or segment in scan.message.own_words)
        yield Guess(strip_noise(segment), 4.5 if told else 2.0, scan.subject, "subject")


def _names_job(text: str) -> bool:
    return any(word.strip(".,()").lower() in data.JOB_NOUNS for word in text.split())


def _from_sender(scan: Scan, sender: Sender) -> Iterator[Guess]:
    for name, weight in sender_names(scan, sender):
        yield Guess(name, weight, scan.message.sender.name, "sender")
        for line in _lines_with(scan, without_legal_form(name)) if weight > PLATFORM else ():
            form = name if name in line else without_legal_form(name)
            yield Guess(form, 2.0, line, "own_words")


def _lines_with(scan: Scan, name: str) -> Iterator[str]:
    """Lines in which the sender's name stands as it is, whatever its letters."""
    for line in scan.message.own_words[:4000].splitlines()[:40]:
        if len(name) > 3 and name in line:
            yield line


def _from_domain(scan: Scan, house: House) -> Iterator[Guess]:
    """The writer's domain spelled in the text in small letters: "life at dunnhumby"."""
    text = f"{scan.subject}\n{scan.message.own_words[:4000]}"
    for label in house.labels:
        if len(label) < 4 or label not in text:
            continue
        for match in re.finditer(rf"(?<![\w@./-]){label}(?![\w@/-]|\.\w)", text):
            weight = _before(_words_before(text, match.start()))
            if weight >= 3:
                quote = text[max(0, match.start() - 40) : match.end()]
                yield Guess(label, float(weight), quote, "own_words")
    for match in _SITE_NAME.finditer(text):
        if _before(_words_before(text, match.start())) >= 6:
            yield Guess(
                match.group(), 6.0, text[max(0, match.start() - 40) : match.end()], "own_words"
            )


# A firm that calls itself by its site: "the role at monday.com".
_SITE_NAME = re.compile(r"(?<![\w@./-])[a-z0-9-]{2,30}\.(?:com|io|ai|co|dev|app)(?![\w@/-]|\.\w)")


def _words_before(text: str, place: int) -> list[str]:
    return text[max(0, place - 40) : place].lower().split()[-2:]


def _from_span(span: Span) -> Iterator[Guess]:
    name = strip_noise(span.text)
    words = [word.lower().strip(".,") for word in name.split()]
    weight = _around(span, words)
    if not orgs.ORG_WORDS.isdisjoint(words[-3:]) or words[:1] == ["university"]:
        weight += 2.5
    if words and words[0] in orgs.PART_OF_ORG and len(words) > 1:
        weight -= 2.5
    if without_legal_form(name) != name:
        weight += 3.0
    if "&" in words[1:-1]:
        weight += 1.0
    weight += _placement(span)
    if _met(span, words):
        weight = min(weight, _DOUBTED)
    if span.before and span.before[-1] in _POSTS:
        weight += 2.0
    if span.before and span.before[-1] == "as":
        weight = 0.0  # what one applies as is a role
    if name and weight >= 0 and not _past(span):
        yield Guess(name, weight, span.line, span.source)


def _past(span: Span) -> bool:
    """Whether somebody worked there before: "I worked at HubSpot", "your work at Acme"."""
    said = " ".join(word for word in span.before if word != "the")
    return said.endswith(orgs.FORMERLY) or _ELSEWHERE.search(span.line[: span.start]) is not None


# What the user told of others: "you said you are also interviewing with Foldline".
_ELSEWHERE = re.compile(
    r"\b(?:you (?:said|mentioned|told|wrote|are also|have also|also)|you['’]re also|also interview"
    r"|other (?:offers?|processe?s?|compan(?:y|ies)|employers?)|competing|elsewhere)\b"
    r"[^.!?]{0,80}$",
    re.IGNORECASE,
)


# What a name weighs that is likelier a person's: it takes a second mention elsewhere.
_DOUBTED = 2.0


def _met(span: Span, words: Sequence[str]) -> bool:
    """Whether one meets "with" a name that begins like a person's: "interview with Beth Carver"."""
    return _like_a_person(words) and span.before[-1:] in _MEETS


_MEETS = frozenset((("with",), ("meet",), ("meeting",), ("by",), ("from",)))


def _like_a_person(words: Sequence[str]) -> bool:
    return 0 < len(words) <= 3 and words[0] in GIVEN and orgs.ORG_WORDS.isdisjoint(words)


_HEADS = frozenset(("founder", "cofounder", "co-founder", "ceo", "cto", "coo", "cfo", "chair"))
_POSTS = data.JOB_NOUNS | _HEADS


def _placement(span: Span) -> float:
    """What the place in its line says: alone, at its end, beneath the message."""
    if span.source == "signature":
        return 2.0 if span.opens or span.closes else 1.0
    alone = span.opens and span.closes
    heads = span.source == "subject" and span.opens
    return 2.0 if alone or heads or (span.closes and len(span.line) < 70) else 0.0


def _before(words: Sequence[str]) -> int:
    """How much the words before a name say that an employer's follows."""
    if len(words) > 1 and words[-1] in ("at", "with") and words[-2] in data.JOB_NOUNS:
        return orgs.BEFORE_ORG["role at"]
    two = orgs.BEFORE_ORG.get(" ".join(words[-2:]))
    return two or orgs.BEFORE_ORG.get(words[-1] if words else "", 0)


def _around(span: Span, words: Sequence[str]) -> float:
    said = [word for word in span.before if word != "the"]
    before = _before(said) or 0
    if before < _AT_ROLE and said and said[-1] in ("at", "with"):
        before = max(before, _behind_role(span))
    after = orgs.AFTER_ORG.get(" ".join(span.after[:2])) or orgs.AFTER_ORG.get(
        span.after[0] if span.after else "", 0
    )
    if after and said and said[-1] in _WHOSE and span.after[0] in _PARTS:
        after = 0  # "their London Market team" is a part of a house
    # People ask, want and decide as well as firms do: "our CTO Ravi Menon would like".
    human = _like_a_person(words) or (said and said[-1] in _POSTS and not before)
    return float(max(before, 0) + (0 if human else max(after, 0) * 0.9))


_WHOSE = frozenset(("their", "our", "my", "your", "his", "her", "its", "a", "an", "this"))
_PARTS = frozenset(("team", "crew", "panel", "hr", "office", "people"))
_AT_ROLE = 5
_APPLIED = re.compile(
    r"\b(?:applications?|apply|applied|applying|roles?|position|post|vacancy|opening|job|candidacy)\b"
    r"[^.!?;]{0,90}$",
    re.IGNORECASE,
)
_TALKED = re.compile(
    r"\b(?:interview|invite|call|chat|meeting|meet|speak|speaking|conversation|am|pm|o.clock|on)\b",
    re.IGNORECASE,
)


def _behind_role(span: Span) -> int:
    """What "at" says behind a role in the same sentence: "the post of Adviser (Grade 7) with"."""
    match = _APPLIED.search(span.line[: span.start])
    return 0 if not match or _TALKED.search(match.group()) else _AT_ROLE


def _confirmed(guess: Guess, house: House) -> Guess:
    """A name that the writer's domain spells too is their own organisation; only that part."""
    if house.agency or not house.labels:
        return guess
    words = guess.name.split()
    heads = {label[0] for label in house.labels}
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            first = words[start][0]
            if first.isalnum() and first.lower()[0] not in heads:
                continue
            part = words[start : start + size]
            if part[-1] in JOINTS or part[0] in JOINTS or not _spelled_in(house.labels, part):
                continue
            whole = guess.source == "sender" or squeeze(guess.name) == house.name
            name = " ".join(_widened(words, 0 if whole else start, start + size))
            bonus = 0.0 if guess.source == "sender" else 4.5
            return replace(guess, name=name, weight=guess.weight + bonus)
    return guess


def _widened(words: Sequence[str], start: int, end: int) -> Sequence[str]:
    """The confirmed part with what belongs to the name around it, without a job or a room."""
    if start and (words[start - 1] in JOINTS or words[start - 1].lower() in orgs.ORG_WORDS):
        start = 0
    rest = words[end:]
    # A branch behind a name of several words: "Bright Horizons Reading", not "Cancer Research UK".
    branch = end - start > 1 and [len(word) > 3 and word.lower() in PLACES for word in rest] == [
        True
    ]
    foreign = branch or any(
        word.lower().strip(".,") in _FOREIGN
        or any(char.isdigit() for char in word)
        or (word[0].islower() and word not in JOINTS)
        for word in rest
    )
    return words[start:end] if foreign else words[start:]


_FOREIGN = (data.JOB_NOUNS | orgs.NOT_COMPANY) - PLACES


def _spelled_in(labels: frozenset[str], words: Sequence[str]) -> bool:
    name = without_legal_form(" ".join(words))
    keys = {squeeze(name), squeeze(name.replace("&", "and"))} if "&" in name else {squeeze(name)}
    return any(len(key) >= 4 and any(label.startswith(key) for label in labels) for key in keys)


def _possible(guess: Guess, house: House) -> bool:
    if not guess.weight:
        return False
    words = [word.strip(".,()").lower() for word in guess.name.split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if not words or not _wide_enough(guess) or not guess.key:
        return False
    if "@" in guess.name or _is_tool(guess, words) or _numbered(guess.name):
        return False
    if words[0] in orgs.NOT_COMPANY or all(
        word in orgs.NOT_COMPANY or word in orgs.ORG_WORDS or word in orgs.DEPARTMENTS
        for word in words
    ):
        return False
    if all(word in house.people for word in words):
        return False
    if " ".join(words) in PLACES and guess.weight < 7:
        return False
    agency = house.agency
    if agency and guess.weight < 8 and (guess.key in agency or agency in guess.key):
        return False
    return _no_job(words)


def _is_tool(guess: Guess, words: Sequence[str]) -> bool:
    """Whether a tool or board is named that writes for others; some of them hire themselves."""
    if guess.key in orgs.TOOLS:
        return guess.weight < _SAID_TO_HIRE or guess.source not in ("own_words", "subject")
    return words[0] in orgs.TOOLS and guess.source in ("sender", "signature")


_SAID_TO_HIRE = 6.0


def _wide_enough(guess: Guess) -> bool:
    """Two letters are a name only in capitals and where a name is said: "interview at EY"."""
    if len(guess.name) == 2:
        return guess.name.isupper() and guess.weight >= 4
    return 2 < len(guess.name) <= 70


def _numbered(name: str) -> bool:
    """Whether digits make it a date, a count or a reference; "3M" and "8x8" are names."""
    first, *rest = name.split()
    if any(map(str.isdigit, "".join(rest))):
        # Public bodies are numbered: "School District 12", "Local 3".
        return not (rest[-1].isdigit() and len(rest) > 1 and rest[-2].lower() in _COUNTED)
    return first[0].isdigit() and not _NUMBERED_NAME.fullmatch(first)


_COUNTED = frozenset(("district", "region", "local", "no", "area"))
_NUMBERED_NAME = re.compile(r"\d{1,4}(?!(?:am|pm|st|nd|rd|th|k|h|min|x)$)[A-Za-z]\w{0,20}")


def _no_job(words: Sequence[str]) -> bool:
    """Whether these words name no job or title ("Head of Statistics"), but may name a firm."""
    if words[0] in ("head", "director", "chief", "vp", "manager", "chair", "dean", "partner"):
        return False
    jobs = any(word in data.JOB_NOUNS for word in words)
    return not jobs or words[-1] in orgs.ORG_WORDS


def _evidence(kind: EvidenceKind, value: str, quote: str, source: str) -> Evidence:
    return Evidence(kind, value, " ".join(quote.split())[:300], READER, Confidence.LIKELY, source)
