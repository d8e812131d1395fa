"""Who signs a message: the name under it and the title beside the name. Knows layout, no parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from agent.domain.message import Message
from agent.reading.name_shapes import ends_as_house, titled
from agent.reading.senders import names_a_person
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.names import CLOSING_WORDS, HONOURS, NOT_FIRST
from agent.reading.wording.organisations import ORG_WORDS

_JOINT = re.compile(r"\s*[|,(/·•]\s*|\s+[-–—]\s+|\s@\s|\s+at\s+")
_OFFICE = re.compile(
    r"^(?:i\.?\s?a\.?|i\.?\s?v\.?|ppa\.?|p\.?p\.?|dr\.?|prof\.?|mr\.?|mrs\.?|ms\.?"
    r"|miss|capt\.?|lt\.?|sgt\.?|col\.?|cllr\.?|revd?\.?|fr\.?|sr\.?)\s+",
    re.IGNORECASE,
)
# A name in the line that closes: "Thanks Karen", "Kind regards Tom Ridley".
_THANKED = re.compile(
    r"^(?:(?:many|kind|best|warm|with|all the)\s)?(?:thanks|regards|cheers|wishes|best|ta)[,.!]?\s"
    r"(?=[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?$)",
    re.IGNORECASE,
)
_STATE = re.compile(r", [A-Z]{2}(?:\s\d{5})?$")
_KISSES = re.compile(r"(?<=\w)[\s,]+x{1,4}$", re.IGNORECASE)
_LONGEST_TITLE = 90
_LONGEST_SIGNED = 9  # words


@dataclass(frozen=True, slots=True)
class Signer:
    """The name that stands under a message, or None, and the lines beside it in lower case."""

    name: str | None
    lines: str


def signer_of(message: Message) -> Signer:
    """The signer by the signature; without one, by the last lines of the own words."""
    return _signer(message.own_words, message.signature, message.sender.name)


@lru_cache(maxsize=2)
def _signer(own_words: str, signature: str, sender: str) -> Signer:
    """The same by the parts that tell; several readers ask about the same message."""
    signed = [line.strip() for line in signature.splitlines() if line.strip()][:8]
    ending = _without_list([line.strip() for line in own_words.splitlines() if line.strip()][-6:])
    # A whole sentence that ends the message is no title.
    titles = [line for line in ending[-2:] if _may_be_title(line)]
    beside = [*_headed(own_words, sender), *signed, *titles]
    shown = frozenset(sender.lower().split())
    for lines in (signed, list(reversed(ending))):
        # "Will" and "May" are names where the sender is called so.
        named = (line if _is_name(line.lower(), shown) else _name_in(line) for line in lines)
        names = [name for name in named if name]
        if names:
            own = next((name for name in names if _is_shown(name, shown)), names[0])
            return Signer(
                _for_house(own, (*names, *ending[-1:]), sender), "\n".join(beside).lower()
            )
    return Signer(_at_once(own_words) or _run_on(own_words), "\n".join(beside).lower())


def _for_house(own: str, names: Sequence[str], sender: str) -> str:
    """Who signs above the house that the sender's name shows: "Jools", then "Arclight"."""
    shown = sender.strip(" \"'").casefold()
    if not own.casefold().startswith(shown or "-") or own.split(maxsplit=1)[0].lower() in GIVEN:
        return own
    return next((name for name in names if name.lower() in GIVEN), own)


def _run_on(own_words: str) -> str | None:
    """A name behind the last sentence, on its line: "Let me know. Dorothy"; not who is greeted."""
    match = _LAST.search(own_words.rstrip()[-40:])
    name = match.group(1) if match else ""
    return name if name.lower() in GIVEN and name not in own_words[:60] else None


_LAST = re.compile(r"(?:[.!?()]|\b[Tt]hanks,|\b[Cc]heers,|\b[Rr]egards,)\s([A-Z][a-z]{2,15})$")


def _at_once(own_words: str) -> str | None:
    """Who says so at the beginning: "Hi! Bobbie here from Hearth & Hound"; not "everyone here"."""
    match = _HERE.search(own_words[:200])
    return match.group(1) if match and match.group(1).lower() not in _ANYBODY else None


_HERE = re.compile(r"(?:^|[.,!]\s{1,2}|\n)([A-Z][\w'’-]{1,20}) here from [A-Z]")
_ANYBODY = frozenset(
    ("everyone", "everybody", "nobody", "somebody", "someone", "anyone", "people", "most", "many")
)


def _without_list(lines: list[str]) -> list[str]:
    """The last lines without those of a list, which name no signer."""
    points = [line for line in lines if line.startswith(_POINTS)]
    return [line for line in lines if line not in points] if len(points) > 1 else lines


_POINTS = ("- ", "* ", "• ", "· ", "– ")


def _is_name(line: str, shown: frozenset[str]) -> bool:
    """Whether a line is one word of the sender's name and no title."""
    return line in shown and line.isalpha() and not titled([line])


def _is_shown(name: str, shown: frozenset[str]) -> bool:
    """Whether a signing person is the one whom the sender's name shows."""
    words = name.lower().split()
    # "Black Swan Inn" is no "Black Swan" who signs.
    same = len(words) < 3 or words[-1] in shown
    return names_a_person(name) and same and not shown.isdisjoint(words)


def _may_be_title(line: str) -> bool:
    """Whether a last line can be a title, no sentence and no row of a timetable: "Panel: ..."."""
    sentence = (line[-1] in ".!?" and len(line.split()) > 5) or ": " in line
    return len(line) < _LONGEST_TITLE and line[0].isalpha() and not sentence


def _headed(own_words: str, sender: str) -> list[str]:
    """The line below the writer's name at the head, as networks show whom they relay."""
    name = person_name(sender)
    lines = [line.strip() for line in own_words[:300].splitlines() if line.strip()][:4]
    return [below for above, below in pairwise(lines) if name and above == name]


@lru_cache(maxsize=1024)
def _name_in(line: str) -> str | None:
    """The personal name that a signature line begins with."""
    if _STATE.search(line):
        return None  # "Viroqua, WI"
    bare = _THANKED.sub("", _KISSES.sub("", line.strip(" -–*_")))
    head = _OFFICE.sub("", _JOINT.split(bare)[0].strip(" .,!-–"))
    words = head.split()
    while len(words) > 2 and words[-1].strip(",.").lower() in HONOURS:
        head, words = " ".join(words[:-1]), words[:-1]  # "Hilary Bond PSLCC"
    if not 1 <= len(words) <= 4 or len(head) < 2 or not words[0][0].isalpha():
        return None
    lowered = [word.lower().strip(".,!'’") for word in words]
    if any(word in CLOSING_WORDS or word in NOT_FIRST for word in lowered):
        return None
    if titled(lowered) or (len(words) > 1 and lowered[0] not in GIVEN and _is_house(lowered)):
        return None  # "Owner, Riverbend Clinic", "Brightside Home Care", "NHS Strathbeg"
    if _is_sentence(line, words):
        return None
    if not names_a_person(head) or ":" in head or not all(word[0].isalpha() for word in words):
        return _team(head)
    short = len(head) < 3 and head.lower() not in GIVEN
    if len(words) == 1 and (short or (not head[0].isupper() and line != head)):
        return None
    return head if head[0].isupper() or len(words) == 1 else None


def _is_house(words: Sequence[str]) -> bool:
    """Whether the first or the last word says what kind of house it is."""
    return ends_as_house(words) or words[0] in ORG_WORDS


def _is_sentence(line: str, words: Sequence[str]) -> bool:
    """Whether the line says something: "Additionally, could you ...?", "Writing good queries"."""
    if len(words) == 1:
        return line.rstrip()[-1:] in "?:" or len(line.split()) > _LONGEST_SIGNED
    return len(words) > 2 and not all(map(_may_name, words))


def _may_name(word: str) -> bool:
    """Whether a word can stand in a name: with a capital, or a small one that joins: "van"."""
    return not word[0].islower() or len(word) < 4


def _team(head: str) -> str | None:
    """A team that signs as such: "HR Team"."""
    return head if head.lower().endswith((" team", " desk")) and len(head.split()) == 2 else None


_BESIDE = re.compile(r"\s*[(\[].*$")
_BEHIND = re.compile(r"\s(?:via|at|from|@|\||[-–—])\s")


@lru_cache(maxsize=256)
def person_name(name: str) -> str:
    """A display name without what is not the name: "Doe, Jane (Acme)" to "Jane Doe"."""
    bare = _BESIDE.sub("", name).strip(" \"'")
    bare = _BEHIND.split(bare, maxsplit=1)[0]
    last, comma, first = bare.partition(", ")
    return f"{first} {last}" if comma and first and len(first.split()) <= 2 else bare
