"""What a message leaves behind by which a later one may be known: numbers and names.

Plain values out of one message; what they tell is decided in `signs`.
"""

import re
from collections.abc import Iterable

from agent.domain.evidence import Reading
from agent.domain.message import Message
from agent.process.people import clean_name, name_key
from agent.reading.wording.organisations import ORG_WORDS

_READ = 4000
# "R-20931", "JR102334", "REQ 4711"; a bare number only where it is called one.
_NUMBER = re.compile(
    r"(?:\b(?-i:[A-Z]{1,5})-?|#"
    r"|\b(?:reference|ref|job|vacancy|requisition|req|id|number|no)\b\W{0,3})(\d{4,12})\b",
    re.IGNORECASE,
)


def numbers_in(message: Message, reading: Reading) -> frozenset[str]:
    """The requisition numbers in a subject, a role and the own words: "Update on R-20931"."""
    text = "\n".join((message.subject[:200], reading.role or "", message.own_words[:_READ]))
    return frozenset(_NUMBER.findall(text))


def names_in(reading: Reading) -> frozenset[str]:
    """Whom a message shows by name for the employer, as name keys: "owen marsh" of "Owen Marsh"."""
    named = [one.name for one in reading.people]
    named += [one.name for interview in reading.interviews for one in interview.people]
    named += [reading.contact.name if reading.contact else None]
    keys = (name_key(clean_name(one) or "") for one in named)
    return frozenset(key for key in keys if key)


def is_somebody(company: str | None, names: Iterable[str]) -> bool:
    """Whether what was read as a company is somebody's first name: "Colm can see you on Thursday".

    `names` are the name keys of those who are known: "colm tighe", never "sefton bank".
    """
    key = name_key(company or "")
    if not key or " " in key:
        return False
    return any(
        one.startswith(f"{key} ") and one.rpartition(" ")[2] not in ORG_WORDS for one in names
    )
