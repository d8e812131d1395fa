"""The employer and the role a message is about, spelled as the employer spells them.

Never derived from a mail domain; the domain only confirms a name that stands in the message.
An agency's own name is no employer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence
from agent.reading.roles import read_role
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender, names_a_person
from agent.reading.wording import names as data

READER = "company@1"

_CAP = r"[A-Z0-9ÄÖÜÉ][\w&'’.+-]{0,30}"
_NAME = rf"{_CAP}(?:\s(?:&\s|and\s|of\s(?:the\s)?|for\s|de\s|van\s|von\s|the\s)?{_CAP}){{0,5}}"
_IN_TEXT = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        (
            6,
            rf"(?i:\b(?:application (?:to|at|with|for)|applying (?:to|at|with)|interview(?:ing)? (?:with|at)|role (?:at|with)|position (?:at|with)|opening (?:at|with)|opportunity (?:at|with)|job (?:at|with)|careers at|interest in|join|joining|on behalf of|welcome to|offer from|invitation from|greetings from|here at|team at|recruiting (?:for|at)|work(?:ing)? (?:at|for|with)|life at|requirement with|discussions? with|meet)\s)({_NAME})",
        ),
        (
            5,
            rf"\b({_NAME})(?i:\s(?:has invited|would like you|invites you|has sent you|wants to|would like to|is pleased|wants you|asked you|is hiring|passed|team))\b",
        ),
        (3, rf"(?i:\b(?:at|with|from|to|for)\s)({_NAME})"),
    )
)
_LEGAL = re.compile(
    r"\s(?:GmbH(?: & Co\.? KG)?|AG|SE|Ltd\.?|Limited|Inc\.?|LLC|PLC|plc|Pvt\.? Ltd\.?|Pty\.? Ltd\.?|"
    r"B\.?V\.?|N\.?V\.?|S\.?A\.?|Corp\.?|Co\.)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names: employer, role, and the evidence for both."""

    company: str | None
    role: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Guess:
    name: str
    weight: float
    quote: str
    source: str


def read_company(scan: Scan, sender: Sender, context: ReadingContext, hiring: bool) -> Named:
    """The employer and role named in sender name, subject, text, signature or calendar part."""
    if not hiring:
        return Named(None, None, ())
    guess = _best_company(scan, sender)
    company = guess.name if guess else None
    role = read_role(scan, company)
    evidence = []
    if guess:
        evidence.append(_evidence(EvidenceKind.COMPANY, guess.name, guess.quote, guess.source))
    if role:
        evidence.append(_evidence(EvidenceKind.ROLE, role.role, role.quote, "own_words"))
    return Named(company, role.role if role else None, tuple(evidence))


def _best_company(scan: Scan, sender: Sender) -> _Guess | None:
    votes: dict[str, _Guess] = {}
    label = _label(scan)
    for guess in _guesses(scan, sender):
        name = _tidy(guess.name)
        if not _is_company(name, scan):
            continue
        key = _key(name)
        weight = guess.weight + (4.0 if label and _matches(key, label) else 0.0)
        before = votes.get(key)
        total = weight + (0.6 * before.weight if before else 0.0)
        votes[key] = _Guess(before.name if before else name, total, guess.quote, guess.source)
    best = max(votes.values(), key=lambda item: item.weight, default=None)
    return best if best and best.weight >= 4 else None


def _guesses(scan: Scan, sender: Sender) -> Iterator[_Guess]:
    display = scan.message.sender.name
    if sender.kind is not Kind.PERSON or not names_a_person(display):
        bare = strip_noise(display)
        if bare:
            yield _Guess(bare, 6.0, display, "sender")
    yield from _signature(scan)
    for sentence in (*(line.sentence for line in scan.heading), *scan.sentences[:60]):
        for weight, pattern in _IN_TEXT:
            for match in pattern.finditer(sentence.text):
                yield _Guess(match.group(1), weight - 0.01 * sentence.start / 100, sentence.text,
                             sentence.source)  # fmt: skip
    for event in scan.message.calendar:
        for segment in re.split(r"\s(?:[-–|:/]|<>|x|@|&lt;&gt;)\s|:\s|\(", event.summary[:200]):
            match = re.fullmatch(_NAME, segment.strip(" )"))
            if match:
                yield _Guess(segment.strip(" )"), 2.0, event.summary, "calendar")
    for segment in re.split(r"\s(?:[-–|:/@]|\|\||<>|x)\s|:\s", scan.subject):
        if re.fullmatch(_NAME, segment.strip()):
            yield _Guess(segment.strip(), 2.5, scan.subject, "subject")


def _signature(scan: Scan) -> Iterator[_Guess]:
    lines = [line.strip() for line in scan.message.own_words.splitlines() if line.strip()][-8:]
    lines += [line.strip() for line in scan.message.signature.splitlines() if line.strip()][:8]
    for line in lines:
        if len(line) > 160:
            continue
        for segment in re.split(r"\s?[|•·,/(]\s?|\s[-–]\s|\s@\s|\sat\s", line):
            bare = strip_noise(segment.strip(" )"))
            if bare and re.fullmatch(_NAME, bare):
                yield _Guess(bare, 3.0, line, "own_words")


def strip_noise(name: str) -> str:
    """A sender's or team's name without the words for the department that writes."""
    bare = name.replace(" @ icims", "").strip(" \"'")
    for joint in (" via ", " at ", " @ "):
        if joint in bare:
            before, _, after = bare.partition(joint)
            bare = before if joint == " via " else after
    changed = True
    while changed:
        changed = False
        lowered = bare.lower()
        for noise in data.SENDER_NOISE:
            if lowered == noise:
                return ""
            if lowered.endswith(" " + noise):
                bare, changed = bare[: -len(noise)].rstrip(" -|,"), True
            elif lowered.startswith(noise + " "):
                bare, changed = bare[len(noise) :].lstrip(" -|,"), True
            if changed:
                break
    return bare


def _tidy(name: str) -> str:
    return name.strip(" .,:;-–'\"’!?").removesuffix("'s").removesuffix("’s")


def _key(name: str) -> str:
    return re.sub(r"\W+", "", _LEGAL.sub("", name).lower())


def _label(scan: Scan) -> str:
    labels = scan.message.sender.domain.split(".")
    return re.sub(r"\W+", "", max(labels[:-1], key=len, default=""))


def _matches(key: str, label: str) -> bool:
    return len(key) >= 4 and (key in label or label in key)


def _is_company(name: str, scan: Scan) -> bool:
    if not 2 < len(name) <= 70 or name.split(maxsplit=1)[0].lower() in data.NOT_COMPANY:
        return False
    if all(part.strip(".,").lower() in data.NOT_COMPANY for part in name.split()):
        return False
    first = scan.message.sender.name.split()
    owner = [part for address in scan.message.to for part in address.name.split()]
    return (
        name not in (*first, *owner) and name != scan.message.sender.name
    ) or not names_a_person(name)


def _evidence(kind: EvidenceKind, value: str, quote: str, source: str) -> Evidence:
    return Evidence(kind, value, " ".join(quote.split())[:300], READER, Confidence.LIKELY, source)
