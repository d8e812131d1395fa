"""What the layout of a message tells of the employer: signature, imprint, a job board's card.

A signature says name, title, house, in this order. Knows layout, not which name wins.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from agent.domain.message import Message
from agent.reading.company_choice import JOINTS, Guess
from agent.reading.employer_names import strip_noise, without_legal_form
from agent.reading.name_shapes import titled
from agent.reading.role_names import has_noun
from agent.reading.scan import Scan
from agent.reading.senders import Sender, under
from agent.reading.signers import signer_of
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.places import PLACES

_CUT = re.compile(r"\s?[|·•]\s?|\s\(|\s[-–—/@]\s|,\s|\s(?:at|for)\s(?=[A-Z])|\t|\s{3,}")
_EDGES = " *_,;:-–—()[]\"'"
_TITLED, _NAMED, _IMPRINT, _CARD = 5.0, 3.0, 4.5, 6.5
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b)\s{0,2}(?:©\s{0,2})?(?:by\s)?"
    r"(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?\s{1,2})?(?:by\s)?"
    r"([A-ZÀ-ÖØ-Þ0-9][\w&'’+-]{0,30}(?:\s(?:&\s|of\s|and\s)?[A-ZÀ-ÖØ-Þ][\w&'’+-]{0,30}){0,5})"
)
NETWORKS = frozenset(("linkedin.com", "xing.com"))


def from_layout(scan: Scan, sender: Sender, agency: str) -> Iterator[Guess]:
    """Names that stand where an employer's stands, however the sentences speak of it."""
    message = scan.message
    yield from _listed(message)
    if not agency:
        yield from _signed(message)
        yield from _imprinted(message)
    if sender.board or under(message.sender.domain, NETWORKS):
        yield from _carded(message)


def _listed(message: Message) -> Iterator[Guess]:
    """A line of a list that names the employer: "Company: Whitcombe Solicitors"."""
    text = message.own_words[:4000]
    small = text.lower() if ":" in text else ""
    listed = any(map(small.__contains__, _FIELDS))
    for match in _FIELD.finditer(text) if listed else ():
        name = match.group(1).strip(_EDGES)
        first, _, where = name.partition(", ")
        if not _is_house(name) or where.lower() in PLACES:
            name = first  # "Acme, three sites"
        if _is_house(name) and not orgs.UNNAMED.issuperset(_words(name)):
            yield Guess(name, _LISTED, match.group(), "own_words")


# One of these stands wherever the pattern below can hold.
_FIELDS = ("company", "employer", "organi", "client")
_FIELD = re.compile(
    r"(?:^[\s*•-]{0,4}|\|\s)(?:hiring )?(?:company|employer|organi[sz]ation|client)(?: name)?\s?:"
    r"\s?([^|\n]{2,60})(?=$|\|)",
    re.IGNORECASE | re.MULTILINE,
)
_LISTED = 8.0


def _signed(message: Message) -> Iterator[Guess]:
    """The house behind the signer's title, or with less weight directly behind the name."""
    signer = signer_of(message).name
    if not signer:
        return
    named, past_title = False, signer.lower().endswith((" team", " desk"))
    for line in _block(message, signer):
        for segment in _CUT.split(line):
            bare = segment.strip(_EDGES)
            if not named:
                named = bare.startswith(signer)
            elif titled(_words(bare), orgs.DEPARTMENTS) or _is_unit(_words(bare)):
                past_title = True
            elif _is_house(bare) and not (bare.isupper() and len(bare) < 5 and bare != line):
                yield Guess(strip_noise(bare), _TITLED if past_title else _NAMED, line, "signature")
                return


def _is_unit(words: list[str]) -> bool:
    """Whether two departments are named in one: "People & Schools"."""
    return len(words) == 3 and words[0] in orgs.DEPARTMENTS and words[1] in ("&", "and")


def _block(message: Message, signer: str) -> list[str]:
    """The lines of the signature; without one, the last lines from the signer's name on."""
    lines = [line.strip() for line in message.signature[:800].splitlines() if line.strip()]
    if any(line.startswith(signer) for line in lines):
        return lines[:9]
    ending = [line.strip() for line in message.own_words[-400:].splitlines() if line.strip()][-5:]
    return [*ending, *lines[:5]]


def _words(segment: str) -> list[str]:
    return [word.strip(".,()").lower() for word in segment.split()]


def _is_house(segment: str) -> bool:
    """Whether a segment can be a firm's name: capitalised throughout, no number, no place."""
    words = segment.split()
    if not 0 < len(words) <= 7 or not 2 < len(segment) <= 60 or "@" in segment or "/" in segment:
        return False
    if any(char.isdigit() for char in segment) or segment.lower().startswith(("www.", "http")):
        return False
    lowered = [word.lower().strip(".,:()") for word in words]
    if segment.lower() in PLACES or lowered[0] in orgs.NO_SIGNED_HOUSE:
        return False
    if lowered[0] in orgs.PART_OF_ORG or lowered[0] in data.CLOSING_WORDS or ":" in segment:
        return False
    return all(word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha()
               for word in without_legal_form(segment).split())  # fmt: skip


_SMALL = JOINTS | {"de", "van", "von", "der", "den", "du", "des", "di", "da", "del", "la", "le"}


def _imprinted(message: Message) -> Iterator[Guess]:
    """The owner of the message's copyright, in the footer."""
    for part in (message.signature[:3000], message.own_words[-1500:], message.text[-1500:]):
        if "©" in part or "opyright" in part or "(c)" in part or "(C)" in part:
            match = _COPYRIGHT.search(part)
            if match and match.group(1).split()[0].lower() not in orgs.TOOLS:
                yield Guess(match.group(1), _IMPRINT, match.group(), "signature")
                return


def _carded(message: Message) -> Iterator[Guess]:
    """A board shows a job as a card: the role's line, beneath it the employer's and the place."""
    lines = [line.strip() for line in message.own_words[:3000].splitlines() if line.strip()][:30]
    for above, line in pairwise(lines):
        if len(above.split()) > 9 or above[-1] in ".!?:" or not has_noun(above):
            continue
        name = _CUT.split(line)[0].strip()
        if _is_house(name.strip(_EDGES)) and len(line) < 90 and line[-1] not in "!?:":
            yield Guess(name, _CARD, line, "own_words")
            return
