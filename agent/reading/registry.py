"""The readers in order, and the one call that runs them: `read(message, context) -> Reading`.

Each reader is named `name@version`; a changed version tells the store to read again. Knows the
order and how the parts fit into one `Reading`; each part's knowledge lives in its own module.
"""

from agent.domain.evidence import (
    Reading,
    ReadingContext,
)
from agent.domain.hiring import Confidence, Direction, Meaning
from agent.domain.message import Message
from agent.reading import asks, company, hiring, language, meaning, own, people
from agent.reading.scan import Scan, english_own, scan
from agent.reading.senders import Sender, sender_of

READERS = (
    "language@1", hiring.READER, meaning.READER, company.READER, people.READER, own.READER,
    asks.READER, "interviews@1", "promises@1", "deadlines@1", "absence@1",
)  # fmt: skip
VERSION = "+".join(READERS)


def read(message: Message, context: ReadingContext) -> Reading:
    """Everything the readers observe in one message, given what its thread already said."""
    outgoing = message.direction(context.owners) is Direction.OUT
    seen = scan(message, english_own() if outgoing else None)
    spoken = language.language_of(message.own_words, seen.words)
    if outgoing:
        return own.read_own(seen, spoken, context, VERSION)
    return _incoming(seen, sender_of(message), spoken, context)


def _incoming(seen: Scan, sender: Sender, spoken: str, context: ReadingContext) -> Reading:
    message = seen.message
    belonging = hiring.read_hiring(seen, sender, context)
    verdict = meaning.read_meaning(seen, sender, context)
    meanings, confidence = verdict.meanings, verdict.confidence
    if not belonging.hiring:
        absent = meanings[0] is Meaning.OUT_OF_OFFICE
        meanings = meanings if absent else (belonging.instead,)
        confidence = belonging.confidence
    if spoken != "en":
        confidence = Confidence.WEAK
    named = company.read_company(seen, sender, context, belonging.hiring)
    known = people.read_people(seen, sender, context, named.company)
    return Reading(
        message_id=message.message_id,
        direction=Direction.IN,
        hiring=belonging.hiring,
        meanings=meanings,
        confidence=confidence,
        company=named.company,
        role=named.role,
        contact=known.contact if belonging.hiring else None,
        people=known.people,
        asks=asks.read_asks(seen, meanings) if belonging.hiring else "",
        automatic=known.automatic,
        language=spoken,
        contradictions=known.contradictions,
        evidence=(*belonging.evidence, *verdict.evidence, *named.evidence, *known.evidence),
        version=VERSION,
    )
