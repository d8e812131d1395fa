"""What a message leaves behind by which a later one may be known: numbers and names.

Plain values out of one message; what they tell is decided in `signs`.
"""

import re

from agent.domain.evidence import Reading
from agent.domain.message import Message
from agent.process.people import clean_name, name_key

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


def names_in(message: Message, reading: Reading) -> frozenset[str]:
    """The people of theirs whom a message shows by name, as name keys: "owen marsh"."""
    named = [one.name for one in reading.people]
    named += [one.name for interview in reading.interviews for one in interview.people]
    named += [reading.contact.name if reading.contact else None]
    keys = (name_key(clean_name(one) or "") for one in named)
    return frozenset(key for key in keys if key)
