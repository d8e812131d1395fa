"""The readers in order, and the one call that runs them: `read(message, context) -> Reading`.

Each reader is named `name@version`; a changed version tells the store to read again. Knows the
order and how the parts fit into one `Reading`; each part's knowledge lives in its own module.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from agent.domain.evidence import (
    Evidence,
    EvidenceKind,
    InterviewReading,
    PromiseReading,
    Reading,
    ReadingContext,
)
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning
from agent.domain.message import Message
from agent.reading import asks, company, hiring, language, meaning, own, people
from agent.reading.absence import is_absence
from agent.reading.deadlines import READER as DEADLINES
from agent.reading.deadlines import read_deadline
from agent.reading.interviews import READER as INTERVIEWS
from agent.reading.interviews import Dated, looked_at, stated
from agent.reading.leanings import weigh
from agent.reading.meant import Meant, meant_in
from agent.reading.precedence import said_in
from agent.reading.promises import READER as PROMISES
from agent.reading.promises import read_promises
from agent.reading.returning import READER as RETURNING
from agent.reading.returning import read_return
from agent.reading.scan import Scan, english_own, scan
from agent.reading.senders import Sender, sender_of
from agent.reading.silent_ends import READER as SILENT_ENDS
from agent.reading.silent_ends import read_silent_end
from agent.reading.weighing import Votes, votes_of
from agent.reading.whole import around, whole_of

READERS = (
    "language@1", hiring.READER, meaning.READER, company.READER, people.READER, own.READER,
    asks.READER, INTERVIEWS, PROMISES, DEADLINES, SILENT_ENDS, RETURNING,
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


# Meanings under which every appointment that was read may stand as it was read.
_DATED = frozenset(
    {
        Meaning.SCHEDULING, Meaning.INTERVIEW_CONFIRMED, Meaning.INTERVIEW_MOVED,
        Meaning.INTERVIEW_CANCELLED, Meaning.ADVANCED, Meaning.OUTREACH,
    }
)  # fmt: skip


_NOTHING: tuple[date | None, tuple[Evidence, ...]] = (None, ())
# Silence is given a meaning by what is not heard, or by telling what to assume of it.
_SILENT = frozenset(
    ("assume", "heard", "hear", "receive", "received", "contacted", "silence", "silent", "quiet",
     "no", "without", "absent", "lack", "not", "t")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Said:
    """Whether it is hiring mail, what it says, how sure, on what that rests, and the votes.

    `guessed`: the words themselves hardly tell its meaning, whosever mail it is.
    """

    hiring: bool
    meanings: tuple[Meaning, ...]
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    votes: Votes
    guessed: bool


def _incoming(seen: Scan, sender: Sender, spoken: str, context: ReadingContext) -> Reading:
    votes = votes_of(seen)
    meant = meant_in(seen, votes)
    look = looked_at(seen.message, context, meant)
    dated = stated(look)
    statuses = frozenset(item.status for item in dated[0])
    said = _said(seen, sender, spoken, context, statuses, votes)
    if said.meanings[0] not in _DATED or not dated[0]:
        dated = stated(look, said.meanings, dated, sure=said.confidence.actionable)
    named = company.read_company(seen, sender, said.hiring)
    known = people.read_people(seen, sender, said.meanings[0], by_agent=named.by_agent)
    times = _times(seen.message, context, said, dated, seen.words, meant)
    asked = asks.read_asks(said.votes, said.meanings) if said.hiring else None
    return Reading(
        message_id=seen.message.message_id,
        direction=Direction.IN,
        hiring=said.hiring,
        meanings=said.meanings,
        confidence=said.confidence,
        interviews=tuple(_addressed(one, seen.message) for one in times.interviews),
        promises=times.promises,
        undated_promise=times.undated,
        deadline=times.deadline,
        company=named.company,
        role=named.role,
        contact=known.contact if said.hiring else None,
        people=known.people,
        asks=asked.quote if asked else "",
        returns_on=times.returns_on,
        ends_silently_on=times.ends_silently_on,
        automatic=known.automatic,
        by_phone=meaning.told_by_phone(seen),
        language=spoken,
        contradictions=(*known.contradictions, *times.contradictions),
        evidence=(
            *said.evidence, *named.evidence, *known.evidence, *times.evidence,
            *((asked,) if asked else ()), *_language(spoken, seen),
        ),
        version=VERSION,
    )  # fmt: skip


def _addressed(one: InterviewReading, message: Message) -> InterviewReading:
    """The appointment, its people with the addresses that the message gives them."""
    met = people.with_addresses(one.people, message)
    return one if met is one.people else replace(one, people=met)


def _said(
    seen: Scan,
    sender: Sender,
    spoken: str,
    context: ReadingContext,
    statuses: frozenset[InterviewStatus],
    votes: Votes,
) -> _Said:
    heard = meaning.heard(said_in(votes), seen, context)
    weights = weigh(seen, sender, heard, statuses, context.owners)
    whole = whole_of(seen, heard, around(seen, weights))
    belonging = hiring.read_hiring(seen, sender, context, weights, whole)
    verdict = meaning.read_meaning(seen, context, heard, whole, statuses, votes)
    if belonging.hiring:
        sure = meaning.capped(verdict.confidence, belonging.confidence)
        sure = Confidence.WEAK if spoken != "en" else sure
        evidence = (*belonging.evidence, *verdict.evidence)
        guessed = verdict.confidence is Confidence.WEAK
        return _Said(True, verdict.meanings, sure, evidence, votes, guessed)
    away = verdict.meanings[0] is Meaning.OUT_OF_OFFICE
    meanings = verdict.meanings if away else (belonging.instead,)
    # Whose absence it is, and from what, such an answer seldom tells.
    sure = meaning.capped(belonging.confidence, Confidence.LIKELY) if away else belonging.confidence
    sure = Confidence.WEAK if spoken != "en" else sure
    return _Said(False, meanings, sure, belonging.evidence, votes, guessed=True)


@dataclass(frozen=True, slots=True)
class _Times:
    """What the readers of time observed."""

    interviews: tuple[InterviewReading, ...]
    promises: tuple[PromiseReading, ...]
    undated: bool
    deadline: date | None
    returns_on: date | None
    ends_silently_on: date | None
    evidence: tuple[Evidence, ...]

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What disagrees about an appointment, each said once."""
        said = (item.contradiction for item in self.interviews)
        return tuple(dict.fromkeys(words for words in said if words))


def _times(
    message: Message,
    context: ReadingContext,
    said: _Said,
    dated: Dated,
    words: frozenset[str],
    meant: Sequence[Meant],
) -> _Times:
    interviews, of_interviews = dated
    meanings = said.meanings
    promises, undated, of_promises = read_promises(message, context, meanings, interviews, meant)
    deadline, of_deadline = _NOTHING
    if said.hiring:
        # By phrases alone a date is no last day of an offer or a test that is only guessed at.
        guessed = said.guessed and meanings[0] in (Meaning.OFFER, Meaning.ASSESSMENT)
        deadline, of_deadline = read_deadline(
            message, context, meanings, interviews, meant, guessed=guessed
        )
    returns_on, of_return = _NOTHING
    if meanings[0] is Meaning.OUT_OF_OFFICE and (said.confidence.actionable or is_absence(message)):
        # Nobody returns from an absence that is only guessed at.
        returns_on, of_return = read_return(message, context, meant)
    ends, of_end = _NOTHING
    if not _SILENT.isdisjoint(words):
        ends, of_end = read_silent_end(message, context, meanings, interviews, meant)
    return _Times(
        tuple(interviews), tuple(promises), undated, deadline, returns_on, ends,
        (*of_interviews, *of_promises, *of_deadline, *of_return, *of_end),
    )  # fmt: skip


def _language(spoken: str, seen: Scan) -> tuple[Evidence, ...]:
    if spoken == "en" or not seen.lines:
        return ()
    first = seen.lines[0].sentence
    return (
        Evidence(
            EvidenceKind.LANGUAGE, spoken, first.text, "language@1", Confidence.LIKELY,
            span=(first.start, first.end),
        ),
    )  # fmt: skip
