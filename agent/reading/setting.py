"""What stands around the words of a message: who sends it, from where, under which subject, how
it is signed; as readable features of the net (`whole`).

The words themselves are weighed sentence by sentence; here only their frame. Knows no weights.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from agent.domain.message import Address
from agent.reading.features import stem_and_sense
from agent.reading.scan import Scan
from agent.reading.wording import senders as data

_WORD = re.compile(r"[a-z]{2,30}")
# So much of a signature is looked at: imprints are long, and their beginning tells.
_SIGNED = 400
_SHOWN = 120


def setting_of(scan: Scan) -> frozenset[str]:
    """The features: words of the sender's name, mailbox and domain, the subject, the signature.

    What every address ends in ("com", "co.uk") tells nothing and is left out.
    """
    message = scan.message
    return frozenset(
        (
            *_marked("from", message.sender.name[:_SHOWN]),
            *_marked("box", message.sender.email[:_SHOWN].partition("@")[0]),
            *_marked("at", _own_labels(message.sender)),
            *_marked("signed", message.signature[:_SIGNED]),
            *_subject(line.sentence.words for line in scan.heading),
        )
    )


def _marked(place: str, text: str) -> list[str]:
    return [f"{place}:{word}" for word in _WORD.findall(text.lower())]


def _own_labels(sender: Address) -> str:
    """The labels of a domain that its owner chose."""
    labels = sender.domain.lower()[:_SHOWN].split(".")[:-1]
    if len(labels) > 1 and labels[-1] in data.SECOND_LEVEL:
        labels.pop()
    return " ".join(labels)


def _subject(sentences: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The senses of a subject's words, and its pairs of senses."""
    for said in sentences:
        senses = [stem_and_sense(word)[1] for word in said]
        yield from [f"re:{sense}" for sense in senses]
        yield from [f"re:{one} {other}" for one, other in pairwise(senses)]
