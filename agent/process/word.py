"""What weight a message of the employer's has: word or machinery, news or chat.

Nothing here knows what is believed of the process that the message belongs to.
"""

import re

from agent.domain.evidence import EvidenceKind, Reading
from agent.domain.hiring import Direction, Meaning, Outcome
from agent.domain.message import Message
from agent.process.hosts import employer_domain
from agent.process.names import fits_domain

# How calendar systems begin the subjects of their notices.
_NOTICE = re.compile(
    r"(?:(?:updated )?invitation(?: with note)?|new event|accepted|declined|rescheduled|updated"
    r"|tentative(?:ly accepted)?|cancel+ed(?: event)?(?: with note)?)\s?:",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ANSWER = re.compile(r"\s{0,9}(?:re|aw|antw|sv|vs|odp|ref)\s?(?:\[\d+\])?:", re.IGNORECASE)
# "Please find the invitation attached" and the like.
_HARDLY = 12

NEWS = frozenset(
    {
        Meaning.SCHEDULING,
        Meaning.INTERVIEW_CONFIRMED,
        Meaning.INTERVIEW_MOVED,
        Meaning.INTERVIEW_CANCELLED,
        Meaning.ASSESSMENT,
        Meaning.INFORMATION_REQUEST,
        Meaning.STATUS_UPDATE,
        Meaning.ADVANCED,
        Meaning.REJECTION,
        Meaning.OFFER,
        Meaning.ON_HOLD,
        Meaning.ROLE_CLOSED,
    }
)

# What shows that a process goes on although it had ended, by how it had ended.
_GOING_ON = frozenset(
    {Meaning.ADVANCED, Meaning.OFFER, Meaning.INTERVIEW_CONFIRMED, Meaning.ASSESSMENT}
)
_STIRRING = _GOING_ON | {
    Meaning.SCHEDULING,
    Meaning.STATUS_UPDATE,
    Meaning.INTERVIEW_MOVED,
    Meaning.INFORMATION_REQUEST,
}
REVIVED_BY: dict[Outcome, frozenset[Meaning]] = {
    # A talk offered after a rejection may be one about feedback: times alone revive nothing.
    Outcome.REJECTED: _GOING_ON,
    Outcome.ON_HOLD: _STIRRING,
    Outcome.ROLE_CLOSED: _STIRRING,
    Outcome.WITHDRAWN: frozenset({Meaning.OFFER}),
    Outcome.ACCEPTED: frozenset(),
    Outcome.OFFER: frozenset(),
}


def is_machinery(message: Message, reading: Reading) -> bool:
    """Whether a calendar system wrote it: an event, and hardly a word beyond the event's own."""
    if not message.calendar:
        return False
    if reading.automatic or _NOTICE.match(message.subject[:80]):
        return True
    return len(_beyond_event(message)) <= _HARDLY


def _beyond_event(message: Message) -> list[str]:
    """The own words that the calendar part does not hold itself."""
    event = message.calendar[0]
    told = set(_WORD.findall(f"{event.summary} {event.description} {event.location}".casefold()))
    words: list[str] = _WORD.findall(message.own_words[:4000].casefold())
    return [word for word in words if word not in told]


def inherited(message: Message, reading: Reading) -> frozenset[EvidenceKind]:
    """Which of company and role merely stand in the subject of an answer, that of an old letter.

    "Re: Acme - Reporting Analyst" over "Can you do Friday?" names neither.
    """
    if not message.in_reply_to or not _ANSWER.match(message.subject[:40]):
        return frozenset()
    named = {EvidenceKind.COMPANY: reading.company, EvidenceKind.ROLE: reading.role}
    words = " ".join(message.own_words[:4000].casefold().split())
    return frozenset(
        kind
        for kind, name in named.items()
        if name and name.casefold() not in words and _only_in_subject(reading, kind)
    )


def of_another_job(message: Message, reading: Reading) -> bool:
    """Whether the old subject's company is not to be taken for that of the job now spoken of.

    An agent adds, under "Re: Acme - Product Analyst", a Data Lead role at another client's.
    """
    kinds = inherited(message, reading)
    if EvidenceKind.COMPANY not in kinds or EvidenceKind.ROLE in kinds or not reading.role:
        return False
    own = fits_domain(reading.company or "", employer_domain(message.sender.key))
    return not own and reading.role.casefold() not in message.subject.casefold()


def _only_in_subject(reading: Reading, kind: EvidenceKind) -> bool:
    sources = {one.source for one in reading.evidence if one.kind is kind}
    return sources == {"subject"}


def is_word(message: Message, reading: Reading) -> bool:
    """Whether it counts as word from the employer (Clocks, "Silence").

    News, or a person writing. Automatic acknowledgements, calendar machinery and out-of-office
    answers are none, nor is what the headers show to be a bulk mailing without news.
    """
    if reading.direction is Direction.OUT or Meaning.OUT_OF_OFFICE in reading.meanings[:1]:
        return False
    if is_machinery(message, reading):
        return False
    if reading.automatic or message.automation.bulk:
        return reading.hiring and reading.meaning in NEWS
    return reading.meaning is not Meaning.JOB_ALERT


def revives(closed: Outcome, message: Message, reading: Reading) -> bool:
    """Whether a message of the employer's shows that a closed process goes on.

    A faded one is revived by any word, a decided one only by what contradicts the decision.
    """
    if reading.direction is Direction.OUT or not reading.confidence.actionable:
        return False
    if closed is Outcome.FADED:
        return is_word(message, reading)
    return bool(REVIVED_BY[closed].intersection(reading.meanings))
