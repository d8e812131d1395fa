"""Who is named and does not hire: where somebody worked, who only passed on a name.

"I worked at HubSpot", "you said you are also interviewing with Foldline", "Femi at Corbel passed me
your name". Knows the words around a name, not how likely it is an employer's.
"""

import re
from collections.abc import Sequence

from agent.reading.spans import Span
from agent.reading.wording import organisations as orgs


def past(span: Span, before: Sequence[str], weight: float) -> bool:
    """Whether somebody worked there before: "I worked at HubSpot", "your work at Acme"."""
    if before and before[-1] in _FORMER_ENDS and f" {' '.join(before)}".endswith(_FORMERLY):
        return True
    if len(before) > 2 and before[-2] in _POSITIONS and _is_former(span, before[-3]):
        return True
    if weight < DOUBTED or not span.start:
        return False
    told = span.line[: span.start][-NEAR_BY:]
    return any(map(told.__contains__, _OF_OTHERS)) and _ELSEWHERE.search(told) is not None


def recommends(behind: Sequence[str]) -> bool:
    """Whether somebody there merely spoke of the user: "Femi at Corbel passed me your name"."""
    if len(behind) < 2 or behind[0] not in _SPEAKS:
        return False
    return behind[1] in _TO_ME or (behind[0] in _NAMES_YOU and behind[1] in ("you", "your"))


_SPEAKS = frozenset(
    (
        "passed", "gave", "told", "mentioned", "recommended", "suggested", "referred", "said",
        "introduced", "put", "pointed", "sent", "speaks",
    )
)  # fmt: skip

_NAMES_YOU = _SPEAKS - {"gave", "told", "said", "sent", "put", "passed"}

_TO_ME = frozenset(("me", "us", "highly", "on"))


def _is_former(span: Span, word: str) -> bool:
    """Whether a job is one that somebody had or has: "your last job"; not "our current role"."""
    if word in _FORMER:
        return True
    said = span.line[max(0, span.start - 60) : span.start].lower().split()
    return word in _OWNED and not _OWNERS.isdisjoint(said[-6:])


_FORMER = frozenset(("previous", "former", "old"))

_OWNED = frozenset(("last", "current", "present", "recent", "first"))

_OWNERS = frozenset(("your", "my", "his", "her"))

_POSITIONS = frozenset(("job", "role", "position", "employer", "post", "gig", "company", "work"))

_FORMERLY = tuple(f" {phrase}" for phrase in orgs.FORMERLY)

_FORMER_ENDS = frozenset(phrase.rpartition(" ")[2] for phrase in orgs.FORMERLY)

# One of these stands wherever the pattern below can hold.
_OF_OTHERS = ("ou ", "OU ", "ou'", "ou’", "lso ", "ther ", "ompeting", "lsewhere", "ntended for ")

# What the user told of others: "you said you are also interviewing with Foldline"; and what a
# network's footer says of the user: "intended for Ines Pereira (Analyst at Fernwood)".
_ELSEWHERE = re.compile(
    r"\b(?:you (?:said|mentioned|told|wrote|are also|have also|also)|you['’]re also|also interview"
    r"|other (?:offers?|processe?s?|compan(?:y|ies)|employers?)|competing|elsewhere"
    r"|e-?mail (?:was|is) intended for)\b"
    r"[^.!?]{0,80}$",
    re.IGNORECASE,
)

# How many letters before a name may speak of it.
NEAR_BY = 140

# What a name weighs that is likelier a person's: it takes a second mention elsewhere.
DOUBTED = 2.0
