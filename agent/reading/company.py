"""The employer a message is about, spelled as the employer spells it.

Candidates come from the sender's name, subject, own words, signature and calendar part. A mail
domain only confirms a name that stands there. An agency's own name is no employer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.hiring import Confidence
from agent.reading.company_choice import Guess, chosen
from agent.reading.domains import label_of
from agent.reading.employer_names import squeeze, strip_noise, without_legal_form, without_matter
from agent.reading.house import PLATFORM, House, house_of, house_of_recipient, sender_names
from agent.reading.imprints import from_layout
from agent.reading.likely_houses import Ruled, likeliest_house
from agent.reading.likely_roles import RoleGuess
from agent.reading.mentions import mentioned, said_before
from agent.reading.plausible import possible
from agent.reading.role_names import has_noun
from agent.reading.roles import read_role
from agent.reading.roles import ruled_on as ruled_role
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender
from agent.reading.spans import Span, spans_of
from agent.reading.spelled import confirmed, names_house
from agent.reading.wording import names as data

READER = "company@10"

_SEGMENT = re.compile(r"\s+(?:[-–—|@:/]|\|\||<>|x)\s+|:\s+|\s\|\|?\s|\(|\)|,\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names: employer, role, and the evidence for both.

    `by_agent`: the writer turned out to hire for a house that is not the writer's own.
    """

    company: str | None
    role: str | None
    evidence: tuple[Evidence, ...]
    by_agent: bool = False


def read_company(scan: Scan, sender: Sender, hiring: bool) -> Named:
    """The employer and role named in sender name, subject, text, signature or calendar part."""
    if not hiring:
        return Named(None, None, ())
    spans = spans_of(scan.message, scan.subject)
    ruled = ruled_on(scan, sender, spans)
    guess = likeliest_house(scan, sender, spans, ruled)
    role = read_role(scan, guess.name if guess else None)
    return _named(guess, role, by_agent=ruled.by_agent)


def _named(guess: Guess | None, role: RoleGuess | None, *, by_agent: bool = False) -> Named:
    company = guess.name if guess else None
    evidence = []
    if guess:
        evidence.append(_evidence(EvidenceKind.COMPANY, guess.name, guess.quote, guess.source))
    if role:
        evidence.append(_evidence(EvidenceKind.ROLE, role.role, role.quote, role.source))
    return Named(company, role.role if role else None, tuple(evidence), by_agent)


def read_applied(scan: Scan) -> Named:
    """The employer and role that the user names when applying, by the rules: no mail of the user's
    taught the models."""
    spans = spans_of(scan.message, scan.subject)
    house = house_of_recipient(scan)
    written = (span for span in spans if span.source != "signature")
    guesses = [mentioned(span, house.heads) for span in written]
    firm = _firm((*filter(None, guesses), *_from_domain(scan, house)), house)
    guess = chosen(firm, house.name, house.labels)
    return _named(guess, ruled_role(scan, guess.name if guess else None).pick)


def ruled_on(scan: Scan, sender: Sender, spans: Sequence[Span]) -> Ruled:
    """What the rules hold for the employer, and whether the writer only hires for it."""
    house = house_of(scan, sender)
    guesses = _guesses(scan, sender, spans, house)
    if sender.kind is Kind.MACHINE and not sender.ats and _tool_writes(guesses, house):
        guesses = [guess for guess in guesses if not _is_of(guess, house.name)]
    another = sender.kind is Kind.PERSON and _write_for_another(
        guesses, house, scan.message.own_words
    )
    by_agent = bool(house.heads) and (another or _acts_on_behalf(guesses, house))
    if by_agent:
        house = replace(house, agency=label_of(scan.message.sender.domain), heads=frozenset())
        guesses = _guesses(scan, sender, spans, house)
    firm = _firm(guesses, house)
    return Ruled(guesses, firm, chosen(firm, house.name, house.labels), house, by_agent)


def _tool_writes(guesses: Sequence[Guess], house: House) -> bool:
    """Whether a machine tells what another does, and nobody but itself speaks of its own house.

    "Crown & Anchor wants to interview you", written and signed by a scheduling tool's team.
    """
    if not house.name:
        return False
    own = [guess for guess in guesses if _is_of(guess, house.name)]
    said = [guess for guess in own if guess.source in ("own_words", "subject")]
    if any(guess.weight >= PLATFORM and not _heads_line(guess) for guess in said):
        return False
    return any(guess.acts and guess.weight >= PLATFORM and guess not in own for guess in guesses)


def _heads_line(guess: Guess) -> bool:
    """Whether a name stands where a house signs: "The Harrowell Team", "Harrowell, 5 Park Row"."""
    opens = guess.quote.lstrip("© ").startswith(guess.name) and not guess.acts
    return opens or _SIGNS.search(guess.quote) is not None


def _is_of(guess: Guess, name: str) -> bool:
    """Whether a name is the house's own or a part of it; both as keys."""
    return bool(guess.key) and (guess.key in name or guess.key.startswith(name))


def _speaks_of_them(said: Sequence[Guess]) -> bool:
    """Whether the line that tells what a house does goes on with "they" or "them"."""
    return any(guess.acts and _THEM.search(guess.quote) for guess in said)


_THEM = re.compile(r"\b(?:[Tt]hey|[Tt]hem|[Tt]heir)\b")


def _is_label_of(guess: Guess, house: House) -> bool:
    """Whether a name begins with one in the writer's domains: "Booking.com" of booking.example."""
    return any(guess.key.startswith(label) for label in house.labels if len(label) > 3)


# What a name weighs with whom one is said to meet: "your interview with Vidalia Foods".
_MET = 6.0
_SIGNS = re.compile(r"^\W{0,2}(?:[Tt]he |[Yy]our )?.{2,40} (?:team|crew|desk)\W?$", re.IGNORECASE)


def _acts_on_behalf(guesses: Sequence[Guess], house: House) -> bool:
    """Whether the writer hires on behalf of a house that the writer's domain does not spell."""
    named = [guess for guess in guesses if guess.source == "own_words" and guess.weight >= PLATFORM]
    return any(
        f"on behalf of {guess.name}" in guess.quote.replace("of the ", "of ")
        for guess in named
        if not names_house(guess, house) and possible(guess, house)
    )


def _ends_message(guess: Guess, text: str) -> bool:
    """Whether a name stands in the last line, in which one only signs: "Steve, Acme Supply"."""
    line = guess.quote.strip()
    return len(line) < _SIGNED and line[-1:] not in ".!?" and text.rstrip().endswith(line)


_SIGNED = 45


def _write_for_another(guesses: Sequence[Guess], house: House, text: str) -> bool:
    """Whether another acts whom the subject names too, and nobody speaks of the writer's house.

    "Ashgrove would like to invite you", signed by a consultant of Walker Hamill.
    """
    said = [guess for guess in guesses if guess.source == "own_words"]
    actors = [guess.key for guess in said if guess.acts or guess.weight >= _MET]
    if not actors:
        return False
    spoken = [guess for guess in guesses if guess.source in ("own_words", "subject")]
    spoken = [guess for guess in spoken if not _ends_message(guess, text)]
    named = [guess.key for guess in spoken if guess.source == "subject"]
    both = any(guess.acts and guess.weight >= PLATFORM for guess in said) and _speaks_of_them(said)
    if any(names_house(guess, house) or _is_label_of(guess, house) for guess in spoken):
        return False
    if both:
        return True  # "Thornbury would like to meet you. They asked ..."
    firsts = {guess.name.split()[0] for guess in spoken if guess.acts and len(guess.name) > 4}
    if any(guess.name.split()[0] in firsts for guess in spoken if guess.source == "subject"):
        return True  # "Castlegate HA" and "Castlegate Housing Association"
    return any(key.startswith(actor) for actor in actors if len(actor) > 3 for key in named)


def _firm(guesses: Iterable[Guess], house: House) -> list[Guess]:
    """The guesses that can be an employer's, as the writer's domain confirms them."""
    found = (confirmed(guess, house) for guess in guesses)
    return [guess for guess in found if possible(guess, house)]


def _guesses(scan: Scan, sender: Sender, spans: Sequence[Span], house: House) -> list[Guess]:
    """Every name; where nothing but a desk's words stood ("Human Resources"), none is left."""
    return [guess for guess in _found(scan, sender, spans, house) if guess.name]


def _found(scan: Scan, sender: Sender, spans: Sequence[Span], house: House) -> Iterator[Guess]:
    yield from _from_sender(scan, sender)
    for span in spans:
        # What stands beneath an agent's message is the agency's.
        if not (house.agency and span.source == "signature"):
            guess = mentioned(span, house.heads, bool(house.agency))
            if guess:
                yield guess
    yield from from_layout(scan, sender, house.agency)
    yield from _from_domain(scan, house)
    yield from _spelled_lines(scan, house)
    for event in scan.message.calendar:
        for segment in _SEGMENT.split(event.summary[:200]):
            yield Guess(strip_noise(segment.strip()), 1.5, event.summary, "calendar")
    yield from _from_subject(scan, house.agency, sender.kind is Kind.PERSON)


def _from_subject(scan: Scan, agency: str, person: bool) -> Iterator[Guess]:
    """The subject's segments; an agent's subject names the client, often beside the role."""
    segments = [segment.strip() for segment in _SEGMENT.split(scan.subject[:200])]
    roles = [segment for segment in segments if has_noun(segment)]
    for segment in segments:
        words = without_matter(segment).split()  # "Tessaro feedback"
        if not words or not all(word[0].isupper() for word in words):
            continue
        if words[0].lower() in _NO_SUBJECT:
            continue
        own = scan.message.text if agency else scan.message.own_words
        name = " ".join(words)
        told = agency and len(words) <= 4 and (roles or name in own)
        told = told and not _only_a_place(name, own) and not _begins_role(name, own)
        told = told and not _is_field(segment, scan.subject, own)
        told = told and _WHERE_WORKED.isdisjoint(name.lower().split("/"))  # "(Bristol/hybrid)"
        told = told or (not person and _whose_matter(segment, segments))
        yield Guess(without_matter(strip_noise(segment)), 4.5 if told else 2.0, scan.subject,
                    "subject")  # fmt: skip


def _whose_matter(segment: str, segments: Sequence[str]) -> bool:
    """Whether a tool's subject puts its matter behind a name: "Larchbank Application Update"."""
    matter = segment[len(without_matter(segment)) :].lower().split()
    alone = not matter and segment is segments[0] and len(segments) == 2
    if alone and without_matter(f"- {segments[1]}") == "-":
        matter = segments[1].lower().split()  # "LARCHBANK - Application Update"
    return (
        bool(matter)
        and not _NEWS.isdisjoint(matter)
        and segment.split(maxsplit=1)[0].lower() not in _NO_SUBJECT
    )


_NEWS = frozenset(("application", "applications", "update", "updates", "status", "feedback"))


_WHERE_WORKED = frozenset(("hybrid", "remote", "onsite", "on-site"))


def _is_field(segment: str, subject: str, text: str) -> bool:
    """Whether one word goes on from a role in the subject: "Legal Secretary, Conveyancing"."""
    before, _, _ = subject.partition(segment)
    behind_role = before.endswith((", ", "(")) and has_noun(before.rpartition(" - ")[2])
    return behind_role and " " not in segment and segment not in text


def _begins_role(name: str, text: str) -> bool:
    """Whether the text goes on from it as from a role: "Credit Risk Analyst", "Ledger role"."""
    if any(f"{name} {called}" in text for called in _CALLED):
        return True
    behind = text.partition(f"{name} ")[2][:40].split(maxsplit=1)
    return bool(behind) and behind[0][:1].isupper() and has_noun(behind[0])


_CALLED = ("role", "position", "post", "job", "vacancy")


def _only_a_place(name: str, text: str) -> bool:
    """Whether the text says only that one works there: "down at Hinkley"."""
    places = list(_places(name, text[:4000]))
    return bool(places) and all(_words_before(text, at)[-1:] in _WHERE for at in places)


_WHERE = (["at"], ["in"], ["near"], ["around"], ["outside"])
_NO_SUBJECT = (data.NOT_FIELD | data.NOT_ROLE) - {"the"}


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
    for label in sorted(house.labels):
        if len(label) < 4 or label not in text:
            continue
        for place in _places(label, text):
            weight = said_before(_words_before(text, place))
            if weight >= 3:
                quote = text[max(0, place - 40) : place + len(label)]
                yield Guess(label, float(weight), quote, "own_words")
    for ending in _SITE.finditer(text):
        match = _SITE_NAME.search(text, max(0, ending.start() - 31), ending.end())
        if match and said_before(_words_before(text, match.start())) >= 6:
            quote = text[max(0, match.start() - 40) : match.end()]
            yield Guess(match.group(), 6.0, quote, "own_words")


def _spelled_lines(scan: Scan, house: House) -> Iterator[Guess]:
    """A line that the writer's domain spells whole, whatever its words: "Happy Tails" signs."""
    message = scan.message
    lines = [*message.signature[:600].splitlines(), *message.own_words[-200:].splitlines()[-3:]]
    for line in () if house.agency else lines:
        name = line.strip(" *_.,")
        plain = len(name) > 4 and name[0].isupper() and 0 < name.count(" ") < 4
        if plain and squeeze(name) in house.labels:
            yield Guess(name, 2.0, line, "signature")


def _places(label: str, text: str) -> Iterator[int]:
    """Where a name stands as a word of its own, no part of an address."""
    place = text.find(label)
    while place >= 0:
        after = text[place + len(label) : place + len(label) + 2]
        within = after[:1].isalnum() or after[:1] in ("_", "@", "/", "-")
        within = within or (after[:1] == "." and after[1:].isalnum())
        before = text[place - 1] if place else " "
        if not within and not before.isalnum() and before not in "_@./-":
            yield place
        place = text.find(label, place + 1)


# A firm that calls itself by its site: "the role at monday.com".
_SITE = re.compile(r"\.(?:com|io|ai|co|dev|app)(?![\w@/-]|\.\w)")
_SITE_NAME = re.compile(r"(?<![\w@./-])[a-z0-9-]{2,30}\.[a-z]{2,3}$")


def _words_before(text: str, place: int) -> list[str]:
    return text[max(0, place - 40) : place].lower().split()[-2:]


def _evidence(kind: EvidenceKind, value: str, quote: str, source: str) -> Evidence:
    return Evidence(kind, value, " ".join(quote.split())[:300], READER, Confidence.LIKELY, source)
