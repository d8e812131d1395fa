"""Out-of-office answers: that a message is one.

Knows the marks of automatic answers; nothing of time (`returning`) and nothing of hiring.
"""

import re
from enum import Enum
from functools import lru_cache

from agent.domain.message import Message

# What a gateway sets before a subject: "[External]", "EXT:".
_TAGS = r"\W*(?:\[[^\]]{1,30}\]\W*){0,3}(?:ext(?:ernal)?(?: (?:sender|e?-?mail))?\W+){0,2}"
# Who is away, where that is said at all: "I am", "Jo Bell will be", "Currently".
_WHO = (
    r"(?:[^\W\d_](?:[\w .']|-(?=\w)){0,30}?(?: (?:is|are|am|will be)|'m|'re|'ll be|'s) )?"
    r"(?:currently )?"
)
# An automatic answer's subject, behind tags, ornaments or the same in another language.
_SUBJECT = re.compile(
    _TAGS + r"(?:[^\W\d_][\w ]{2,24} / )?"
    r"(?:(?:vacation |holiday |this is an )?auto(?:matic)?[- ]?(?:reply|response)"
    r"|auto(?:matic)?(?=:)|auto(?=\])|ooo\b"
    r"|(?:i am|i'm|we are|we're) (?:currently )?away(?=\W*(?:$|re:|fwd?:))|"
    + _WHO
    + r"out[- ]of[- ](?:the )?office"
    r"|" + _WHO + r"out of the country"
    r"|abwesen\w*|afwezig\w*|autosvar|(?:réponse|respuesta|resposta) autom[aá]ti(?:que|ca)"
    r"|automatische antwort|" + _WHO + r"on annual leave"
    r"|" + _WHO + r"away from (?:my|the) (?:desk|office))"
    r"(?P<alone>(?: (?:auto(?:matic)?[- ]?)?(?:reply|response|message|notification)\b)?"
    r"\W*(?:$|[:/(|✨]|(?:re|fwd?|aw|until|till|from|back)\b))?",
    re.IGNORECASE,
)
# The same as its last words: "RE: Post 34, question - automatic reply".
_CLOSING = re.compile(
    r"[-–(|] ?(?:auto(?:matic)?[- ]?reply|out of (?:the )?office"
    r"|(?:réponse|respuesta|resposta) autom[aá]ti(?:que|ca))\W*$"
)
# What may as well be news of somebody else's: "Absence notice: Mia is ill".
_TITLE = re.compile(_TAGS + r"absence(?: (?:note|notice|message))?\W*$")
# Nothing but the mark and a name: "Jo Bell - Out of Office", "Out of office - Jo Bell".
_MARK = r"(?i:auto(?:matic)?[- ]?reply|out of (?:the )?office)"
_NAME = r"[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’.-]*){1,2}"
_NAMED = re.compile(rf"(?i:{_TAGS})(?:{_NAME} [-–|] {_MARK}|{_MARK} [-–|] {_NAME})\W*$")
# What such an answer says of itself, where its subject might as well be a title.
_BODY = re.compile(
    r"out of (?:the )?office|\booo\b|on (?:\w+ )?leave\b|on (?:\w+ )?(?:vacation|holidays?)\b"
    r"|\bmy annual leave\b"
    r"|\b(?:i am|i'm|i will be|we are) (?:\w+ )?away\b|automat(?:ic|ed) (?:reply|message)"
    r"|automatically generated|generated automatically|limited access",
    re.IGNORECASE,
)
_OPENING = 1_500


class _Kind(Enum):
    """What a subject is: no automatic answer's, one's among further words, or one's alone."""

    NONE = "none"
    AMONG = "among"
    ALONE = "alone"


def is_absence(message: Message) -> bool:
    """Whether headers or subject say that machinery answered for somebody who is away.

    A person who answers an automatic answer keeps its subject behind "Re:", which tells nothing.
    Machinery also answers applications: what takes note of one and speaks of nobody's absence is a
    receipt.
    """
    if message.automation.auto_reply:
        return not _is_receipt(message)
    kind = _kind_of(message.subject)
    if kind is _Kind.ALONE:
        return not _is_receipt(message)
    return kind is _Kind.AMONG and _BODY.search(_opening(message)) is not None


def _is_receipt(message: Message) -> bool:
    """Whether an automatic answer takes note of an application and tells of no absence."""
    said = _opening(message)
    return _RECEIPT.search(said) is not None and _GONE.search(said) is None


_RECEIPT = re.compile(
    r"\b(?:for|received|receiving|receipt of|got) (?:submitting |sending (?:us )?)?"
    r"(?:your |the |an |a )?(?:[\w-]+ ){0,2}(?:application|cv|r[ée]sum[ée]|cover(?:ing)? letter)\b"
    r"|\bfor (?:applying|your interest in (?:working|joining))\b"
    r"|\byour (?:[\w-]+ ){0,2}application (?:has|is|was)\b",
    re.IGNORECASE,
)
# Words of somebody's being away, or of a door that is shut for days.
_GONE = re.compile(
    r"\b(?:away|leave|out of (?:the )?office|ooo|vacation|holidays?|travell?ing|abroad"
    r"|limited access|unavailable|return(?:ing)? (?:on|to (?:the|my) (?:office|desk))"
    r"|(?:office|centre|center|school|we) (?:is|are|will be) closed"
    r"|back (?:on|in|at|from)|absen(?:t|ce)|not (?:in|at) (?:the|my) (?:office|desk))\b",
    re.IGNORECASE,
)


def _opening(message: Message) -> str:
    """The first characters of a message's own words."""
    return message.own_words[:_OPENING].replace("’", "'")


@lru_cache(maxsize=2)
def _kind_of(subject: str) -> _Kind:
    """What a subject is; several readers ask about the same one."""
    said = subject[:200].replace("’", "'")
    low = said.lower()
    if low.isascii() and not any(word in low for word in _TELLING):
        return _Kind.NONE
    found = _SUBJECT.match(low)
    if (found is not None and found["alone"] is not None) or _NAMED.match(said):
        return _Kind.ALONE
    among = found is not None or _CLOSING.search(low) or _TITLE.match(low)
    return _Kind.AMONG if among else _Kind.NONE


# One of these stands in every such subject, or a letter that is not on a plain keyboard.
_TELLING = (
    "auto", "office", "ooo", "abwesen", "afwezig", "leave", "away", "absence", "country",
)  # fmt: skip
