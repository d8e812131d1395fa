"""Who has handed the user over to whom: "today is my last day, Imogen will look after you".

Rests on words: the one who leaves names the successor, or the successor names who left; and the
successor must have written. Whoever writes again after that is back. It chooses no recipient.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agent.process.timeline import Entry

_READ = 2000
_LEAVES = re.compile(
    r"\bmy last (?:day|week)\b"
    r"|\bI(?:['’]m| am|['’]ll be| will be) (?:moving on|leaving (?!(?:early|now|soon|it)\b))"
    r"|\bI(?:['’]m| am|['’]ll be| will be) (?:now |going |away )?on (?:[\w-]+ ){0,2}leave\b"
    r"|\bhand(?:ing|ed) (?:\w+ ){1,4}over to\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\b(?:taken|taking|took) (?:[\w&()/-]+ ){0,6}?over\b"
    r"|\bpick(?:ed|ing) (?!(?:up )?your (?:details|number|name|e?-?mail|cv)\b)"
    r"(?:[\w&()/-]+ ){1,9}?from\b"
    r"|\bI(?:['’]m| am|['’]ll be| will be) (?:now )?(?:covering for|looking after)\b"
    r"|\b(?:has|have|who['’]s) (?:now |just |recently )?"
    r"(?:moved on\b|left\b(?! (?:you|me|a|some)\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Successor:
    """Who took over, by address in lower case; `says_so` where it is their own word."""

    address: str
    says_so: bool


def successors(entries: Iterable[Entry]) -> dict[str, Successor]:
    """Who left, by address in lower case, and who took over; entries in order of arrival."""
    names: dict[str, str] = {}
    farewells: dict[str, str] = {}
    after: dict[str, Successor] = {}
    for entry in entries:
        message = entry.message
        if not entry.received or entry.reading.automatic or message.sender_suspect:
            continue
        sender, words = message.sender.key, " ".join(message.own_words[:_READ].split())
        name = message.sender.name.partition(" ")[0]
        named_by = [one for one, said in farewells.items() if one != sender and _says(said, name)]
        follows = _FOLLOWS.search(words) is not None
        named = [one for one in names if one != sender and follows and _says(words, names[one])]
        for gone in named_by:
            after.setdefault(gone, Successor(sender, says_so=False))
        after |= dict.fromkeys(named, Successor(sender, says_so=True))
        after.pop(sender, None)
        farewells.pop(sender, None)
        if _LEAVES.search(words):
            farewells[sender] = words
        names[sender] = name
    return after


def _says(words: str, name: str) -> bool:
    return len(name) > 1 and re.search(rf"\b{re.escape(name)}\b", words) is not None
