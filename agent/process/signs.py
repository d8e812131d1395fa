"""Small signs that single out one of several processes which nothing greater tells apart.

A requisition number, a telling word of one company's name, somebody whom only one process knows:
each points to one process or says nothing, and where two signs disagree nothing is said at all.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from agent.domain.evidence import Reading
from agent.domain.message import Message
from agent.process.candidates import Candidate
from agent.process.index import KnownProcess
from agent.process.names import company_words
from agent.process.people import name_key
from agent.process.traces import numbers_in


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_READ = 4000
# Words of company names that tell of a trade or a place, and first names that are words as well.
_COMMON = _names(
    """
    agency alliance america analytics associates bank banking brothers capital care cloud college
    construction consulting council data design digital education energy engineering europe finance
    financial first foods foundation global good green group health healthcare home hospital house
    industries insurance international investment investments labs legal life logistics london
    management market marketing media mobile modern motors national network networks north online
    open partners people pharma power product products properties research retail school science
    security services smart social society software solutions south star studio studios summit
    systems target team tech technologies technology telecom travel trust union united university
    ventures water west world york
    april art august autumn bill chance chase drew faith grace grant hope june mark may max rich
    summer will
    """
)
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,40}")
_GREETING = re.compile(
    r"\s*(?:hi|hello|hey|dear|good (?:morning|afternoon))\b[^\n,.!:;]{0,40}", re.IGNORECASE
)


def single_out(left: Sequence[Candidate], message: Message, reading: Reading) -> list[Candidate]:
    """The one that the signs point to, or all that are left."""
    if len(left) < 2:
        return list(left)
    every = [one.known for one in left]
    words, numbers = _words(message), numbers_in(message, reading)
    pointed = {
        known.id
        for known in every
        if not _own(known, every, lambda one: one.numbers).isdisjoint(numbers)
        or not _own(known, every, _telling_words).isdisjoint(words)
        or not _own(known, every, _first_names).isdisjoint(words)
    }
    return [one for one in left if one.known.id in pointed] if len(pointed) == 1 else list(left)


def _telling_words(known: KnownProcess) -> Iterator[str]:
    for word in company_words(known.company or ""):
        if len(word) > 3 and word not in _COMMON:
            yield word


def _first_names(known: KnownProcess) -> Iterator[str]:
    for name in known.names:
        first = name.partition(" ")[0]
        if len(first) > 2 and first not in _COMMON:
            yield first


def _own(
    known: KnownProcess,
    every: Iterable[KnownProcess],
    signs: Callable[[KnownProcess], Iterable[str]],
) -> frozenset[str]:
    """The signs of one process that none of the others shows."""
    others = {sign for one in every if one.id != known.id for sign in signs(one)}
    return frozenset(signs(known)) - others


def _words(message: Message) -> frozenset[str]:
    """The capitalised words of subject and own words, the greeting aside, in lower case."""
    own = _GREETING.sub("", message.own_words[:_READ], count=1)
    text = f"{message.subject[:200]}\n{own}"
    return frozenset(name_key(word) for word in _CAPITALISED.findall(text))
