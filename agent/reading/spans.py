"""Stretches of capitalised words with what stands around them: candidates for names.

One pass over subject, own words and signature serves the readers of company, role and people.
Knows capital letters, not what a name names.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, repeat
from typing import NamedTuple

from agent.domain.message import Message
from agent.reading.wording.names import FIELD, NOT_FIRST

MAX_TEXT = 8_000
MAX_SPANS = 160
_MAX_LINE = 2_000

_TAIL = r"(?:[\w’'+#&-]|\.(?=\w)){0,40}"
# "U.S." ends a sentence as well: it opens a name only before what bodies and banks are called.
_BODIES = (
    "Agency|Air Force|Armed|Army|Attorney|Bank|Bureau|Census|Citizenship|Coast Guard|Commission"
    "|Customs|Department|Dept|Embassy|Equal|Fish|Food|Forest|General|Geological|Government|House"
    "|Immigration|Marine|Marshals|Mint|Navy|Office|Patent|Postal|Senate|Small|Soccer|Steel|Treasury"
)
_SHORT = rf"(?:(?:Dr|St|Mt|Ft|Pvt|Pty)\.\s|U\.S\.\s(?=(?:{_BODIES})\b))"
_INITIALS = re.compile(r"(?:[A-Z]\.\s){2,3}(?=[A-Z])")
# "eBay", "dLocal": a small letter before the capital one.
_SMALL_FIRST = "[a-z](?=[A-Z][a-z])"
_WORD = rf"(?:{_SHORT})?(?!A/S)(?:[A-ZÀ-ÖØ-ÞŁŚŽ0-9]|{_SMALL_FIRST}){_TAIL}"
_LINK = (
    r"(?:\s(?:&|of|of the|for|de|de la|de las|de los|della|dei|do|van|von|der|den|the|del|la|für"
    r"|und|et|des|du|di|da|dos|zu|zum|y|i|w|og|och)\s"
    r"|\s&\s?|\s)"
)
_FIELDS = rf"(?:\s|,\s(?=[^.\n]{{0,30}}\sand\s[A-Z])|,?\sand\s(?:the\s)?|\s&\s){_WORD}"
# Public bodies name their fields one after another: "Department for Culture, Media and Sport".
_BODY = (
    r"(?:Ministry|Department|Bureau|Board|Institute|Council|Centre|Center|Agency|Office|Society)"
    rf"\s(?:of|for)\s(?:the\s)?{_WORD}(?:{_FIELDS}){{1,6}}"
)
_SPAN = re.compile(
    rf"(?:{_BODY}|(?:{_SHORT})?(?:[A-ZÀ-ÖØ-ÞŁŚŽ]|{_SMALL_FIRST}){_TAIL}"
    rf"(?:{_LINK}{_WORD}){{0,7}})"
    r"(?:\s(?:GmbH & Co\. KG|Pvt\.? Ltd\.?|Pty\.? Ltd\.?|Inc\.|Ltd\.|Co\.|B\.V\.|N\.V\.|A/S"
    r"|[Ss]\.r\.o\.|d\.o\.o\.|S\.r\.l\.)|(?<=\sSp)\. z ?o\. ?o\."
    r"|(?<=\sCo)\.?,?\s(?:Ltd|Inc|LLC|Limited)\b\.?|,\s(?:Inc|LLC|Ltd|LLP|Corp)\b\.?)?"
)


# Where one may begin; much faster to look for than the whole.
_CAPITAL = re.compile(rf"(?:[A-ZÀ-ÖØ-ÞŁŚŽ]|{_SMALL_FIRST})(?<![\w@/.-].)")


class Span(NamedTuple):
    """Capitalised words as written, and where they stand: the line, their first and last place."""

    text: str
    line: str
    source: str
    opens: bool
    closes: bool
    start: int
    stop: int

    @property
    def before(self) -> tuple[str, ...]:
        """The three words before them, in small letters, without the marks around each."""
        said = self.line[max(0, self.start - 40) : self.start].lower().split()
        return _three(said[:-6:-1])[::-1]

    @property
    def after(self) -> tuple[str, ...]:
        """The three words behind them, likewise."""
        return _three(self.line[self.stop : self.stop + 40].lower().split())


def spans_of(message: Message, subject: str) -> tuple[Span, ...]:
    """The candidates of subject, own words and signature, in this order."""
    return _spans(subject, message.own_words[:MAX_TEXT], message.signature[:1500])


@lru_cache(maxsize=2)
def _spans(subject: str, own_words: str, signature: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for source, text in (("subject", subject), ("signature", signature), ("own_words", own_words)):
        for line in _unwrapped(text) if source == "own_words" else text.splitlines():
            if len(found) < MAX_SPANS and not line.isspace():
                found.extend(_in_line(line[:_MAX_LINE], source))
    return tuple(found)


def _unwrapped(text: str) -> Iterator[str]:
    """The lines of a text, rejoined where one was only wrapped: a name may stand in two."""
    begun, last = "", ""
    for line in text.splitlines():
        bare = line.strip()
        if begun and bare and _wraps(last, bare) and len(begun) < _MAX_LINE:
            begun = f"{begun} {bare}"
        else:
            if begun:
                yield begun
            begun = bare
        last = bare
    if begun:
        yield begun


def _wraps(line: str, after: str) -> bool:
    """Whether a sentence goes on in the next line: the line is full, or ends in a small word."""
    if line[-1] in _ENDS or not (after[0].isalnum() or after[0] in _OPENS):
        return False
    if after[0].isupper() and (match := _SIGNED.search(line)):
        return match.group(1).lower() in NOT_FIRST  # "Welcome! Mags" signs above the house
    small = after[0].islower() and len(line) >= _SHORT_LINE
    return len(line) >= _FULL_LINE or small or line.rpartition(" ")[2] in _AWAITING


_SIGNED = re.compile(r"[.!?)]\s([A-Z][\w'’-]{1,20})$")
_ENDS = frozenset(".!?:;,|")
_OPENS = frozenset("(\"'“‘&")
_FULL_LINE, _SHORT_LINE = 60, 20
_AWAITING = frozenset(("at", "the", "of", "for", "with", "to", "in", "our", "a", "an", "as"))


def _in_line(line: str, source: str) -> Iterator[Span]:
    for first, end in _stretches(line):
        text, lead, length = _trimmed(
            line[first:end], first > 0 and _amid(line[max(first - 3, 0) : first])
        )
        if len(text) < 2:
            continue
        start, stop = first + lead, first + length
        owns = line.endswith(_OWN, 0, stop) and not text.endswith(_OWN)
        if owns and not line[stop : stop + 1].isspace():
            text += line[stop - 2 : stop]  # "waiter at Fernando's, from 5"
        if line.startswith(".", stop):
            ends = source == "subject" and stop + 1 == len(line)
            if _is_shortened(text, "(" if ends else line[stop + 1 : stop + 3]):
                text, stop = text + ".", stop + 1
        yield Span(text, line, source, start <= 1, end >= len(line) - 1, start, stop)


_OWN = ("'s", "’s")


def _is_shortened(text: str, behind: str) -> bool:
    """Whether a stop behind a name belongs to it: "S.A."; "Acme Inc. has"."""
    goes_on = behind[1:2].islower() or behind[-1:] == "(" or behind[:1] == "."
    return text[-2:-1] == "." or (goes_on and text[-4:] in _SHORT_FORMS)


_SHORT_FORMS = (" Inc", " Ltd", "Corp")


@lru_cache(maxsize=4096)
def _trimmed(stretch: str, amid: bool) -> tuple[str, int, int]:
    """The part of a stretch that can be a name, and where it begins and ends in it.

    `amid` says that the stretch stands amid a sentence. Most stretches are common words that
    begin a sentence, so what was read of them once is kept.
    """
    start, words = _without_lead(stretch.split(), stretch, amid)
    while words and (words[-1].lower() in _DANGLING or words[-1].startswith(_OF_MINE)):
        words = words[:-1]
    text = " ".join(words).rstrip(_MARKS)
    if words and words[-1] == "Ltd." and "., " in text:
        text += "."  # "Co., Ltd."
    text = _POSSESSIVE.sub("", text) if text.endswith("s") else text
    # What joins the words is one blank each.
    return text, start, start + len(" ".join(words)) if words else 0


_MARKS = ".,'’-"
_OF_MINE = ("I'", "I’")


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of capitalised words in a line, none overlapping."""
    behind = 0
    while capital := _CAPITAL.search(line, behind):
        start = capital.start()
        behind = start + 1
        initials = _INITIALS.match(line, start) if line.startswith(". ", behind) else None
        match = _SPAN.match(line, initials.end() if initials else start)
        if not match:
            continue
        behind = match.end()
        whole = line[start:behind]
        if " " in whole or "." in whole:
            for first, end in _parts(whole):
                yield start + first, start + end
        else:
            yield start, behind


@lru_cache(maxsize=4096)
def _parts(stretch: str) -> tuple[tuple[int, int], ...]:
    """The parts of a stretch around small words with capitals: "Your Application With Acme"."""
    start, found = 0, []
    for match in _SMALL.finditer(stretch):
        found.append((start, match.start()))
        start = match.end()
    return (*found, (start, len(stretch)))


# Titles write small words with capitals; "To", "For" and "In" stand within names too, but not
# behind a word for an application. A sentence that follows without a blank ends a name as well.
_SMALL = re.compile(
    r"\s(?:With|At|From|Via|Your|Our|Has|Have|Been|Is|Was|We|Hi|Hello|Dear|Best|Kind|Regards"
    r"|Thanks?|When|Where|Date|Time|Location|Please|This|If|Tel|Ph|Phone|Emails?|Fax)(?:\s|$)"
    r"|(?:(?<=Application)|(?<=Applying)|(?<=Applied)|(?<=Apply)|(?<=Interest)|(?<=Interview))"
    r"\s(?:To|For|In)\s"
    r"|(?<=[a-z])\.(?=(?:We|You|Your|Thanks?|Our|The|This|If|Please|Unfortunately|With|After)\b)"
)


def _without_lead(words: list[str], stretch: str, amid: bool) -> tuple[int, list[str]]:
    """Where the words begin that can be a name's, and those words."""
    start = 0
    while words and words[0].strip(".,'’").lower() in NOT_FIRST:
        # Amid a sentence only a name has a capital "The".
        if len(words) > 1 and (
            words[1] == "&" or words[0] == FIELD or (words[0] == "The" and amid)
        ):
            break  # "Will & Co", "IT Specialist", "at The Plough"
        start += len(words[0]) + 1
        amid = _amid(stretch[:start])
        words = words[1:]
    return start, words


def _amid(before: str) -> bool:
    """Whether a word stands right before, so that a sentence goes on."""
    return before.rstrip()[-1:].isalpha()


# "Contentful's" team is Contentful's; "Sainsbury's" and "McDonald's" are known by heart.
_POSSESSIVE = re.compile(r"(?<!Sainsbury)(?<!McDonald)(?<!Domino)(?<!Lloyd)(?<!Kohl)['’]s$")
_DANGLING = frozenset(
    (
        "for", "of", "the", "and", "&", "i", "de", "van", "von", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "today", "tomorrow",
    )
)  # fmt: skip


def _three(words: Iterable[str]) -> tuple[str, ...]:
    """The first three without the marks around them."""
    bare = filter(None, map(str.strip, words, repeat(".,:;!?()'\"“”")))
    return tuple(islice(bare, 3))
