"""What a message says to the candidate: its meanings, the main one first, with confidence.

Each sentence is weighed (`weighing`); the calendar part, the appointments read, headers and the
thread are weighed beside them (`precedence`). Knows no dates, people or storage.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning, OwnKind
from agent.reading import absence
from agent.reading.precedence import (
    CHANGES,
    COMPANIONS,
    PRIOR,
    STANDS,
    ranked_by,
    told_by_machine,
    weigh_appointments,
    worth_of,
)
from agent.reading.scan import Line, Scan
from agent.reading.scopes import NOT
from agent.reading.weighing import Votes, framed, together, votes_of
from agent.reading.wording.lists import words

_M = Meaning


READER = "meaning@1"

# What ends a sequence is acted on only where words of it were found, not where it is suspected.
_ENDING = frozenset({_M.OFFER, _M.ON_HOLD, _M.ROLE_CLOSED, _M.REJECTION})
# How sure the model must be of a rejection that no frame words.
_UNWORDED = 0.9
# And of a sentence that asks for times or moves one, where only a day was read beside it.
_ASKING = 0.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """The meanings of one message, how sure, and on what they rest."""

    meanings: tuple[Meaning, ...]
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    shares: Mapping[Meaning, float]


def read_meaning(
    scan: Scan,
    context: ReadingContext,
    statuses: frozenset[InterviewStatus] = frozenset(),
    votes: Votes | None = None,
) -> Verdict:
    """The meanings of a message that belongs to hiring; `statuses` are its appointments'.

    `votes` are the sentences' (`weighing.votes_of`) where they were weighed before.
    """
    votes = votes_of(scan) if votes is None else votes
    shares = {meaning: together(found) for meaning, found in votes.items()}
    weigh_appointments(shares, statuses)
    _weigh_thread(scan, shares, context)
    _weigh_meeting(scan, shares, context)
    ranked = ranked_by(scan, shares, statuses)
    confidence = _confidence(ranked[0], scan, shares, votes)
    evidence = tuple(
        _evidence(meaning, max(votes[meaning], key=lambda vote: vote.share).line, confidence)
        for meaning in ranked
        if meaning in votes
    )
    return Verdict(tuple(ranked), confidence, evidence, shares)


def _confidence(
    main: Meaning,
    scan: Scan,
    shares: Mapping[Meaning, float],
    votes: Votes,
) -> Confidence:
    """Certain only where model and frames agree in one plain sentence and nothing rivals it."""
    if main is _M.OUT_OF_OFFICE:
        return Confidence.CERTAIN if absence.is_absence(scan.message) else Confidence.LIKELY
    machine = told_by_machine(scan) is main
    share = shares.get(main, 0.0)
    if not machine and (share < STANDS or not _told(main, share, votes)):
        return Confidence.WEAK
    rivals = [
        worth_of(other, shares)
        for other, theirs in shares.items()
        if theirs >= 0.3
        and other in PRIOR
        and other not in COMPANIONS.get(main, ())
        and other is not main
    ]
    margin = worth_of(main, shares) - max(rivals, default=-4.0) if main in PRIOR else 0.0
    agreed = machine or any(
        vote.share >= 0.9 and framed(vote.line, main) for vote in votes.get(main, ())
    )
    alone = not any(worth >= 0.0 for worth in rivals)
    sure = share >= 0.95 and margin >= 2.5 and agreed and alone
    return Confidence.CERTAIN if sure else Confidence.LIKELY


def _told(main: Meaning, share: float, votes: Votes) -> bool:
    """Whether a sentence says it: a day that may be anything's asks for no times by itself."""
    own = votes.get(main, ())
    if any(framed(vote.line, main) for vote in own):
        return True
    if main in CHANGES and max((vote.share for vote in own), default=0.0) < _ASKING:
        return False
    if main is _M.SCHEDULING:
        return any(vote.share >= _ASKING for one in _MET for vote in votes.get(one, ()))
    return main not in _ENDING or (main is _M.REJECTION and share >= _UNWORDED)


_YES = words(
    """
    works perfect great confirmed good fine done deal sounds brilliant lovely super excellent
    wonderful ok okay yes see
    """
)
_SETTLED = (_M.INTERVIEW_CONFIRMED, _M.INTERVIEW_MOVED)
_MET = frozenset({_M.SCHEDULING, _M.INTERVIEW_CONFIRMED, _M.INTERVIEW_MOVED, _M.ADVANCED})


def _weigh_thread(scan: Scan, shares: dict[Meaning, float], context: ReadingContext) -> None:
    """A yes to the times the user gave settles them; nobody approaches whom they already know."""
    if not context.thread:
        return
    shares[_M.OUTREACH] = shares.get(_M.OUTREACH, 0.0) * 0.3
    last = context.thread[-1]
    if last.direction is not Direction.OUT or not _says_yes(scan):
        return
    answered = last.reading.own in (OwnKind.ANSWER, OwnKind.RESCHEDULE) or last.reading.interviews
    asked = any(turn.reading.meaning is _M.SCHEDULING for turn in context.thread)
    if not answered or not (asked or last.reading.interviews):
        return
    settled = any(turn.reading.meaning in _SETTLED for turn in context.thread)
    moved = settled or last.reading.own is OwnKind.RESCHEDULE
    meaning = _M.INTERVIEW_MOVED if moved else _M.INTERVIEW_CONFIRMED
    shares[meaning] = 1 - (1 - shares.get(meaning, 0.0)) * 0.35


def _weigh_meeting(scan: Scan, shares: dict[Meaning, float], context: ReadingContext) -> None:
    """Who has been met is no applicant any more: a receipt is then word of how it goes on."""
    before = any(turn.reading.interviews or turn.reading.meaning in _MET for turn in context.thread)
    if not before and not any(_thanks_for_meeting(line.sentence.words) for line in scan.lines[:5]):
        return
    receipt = shares.pop(_M.APPLICATION_RECEIVED, 0.0)
    update = shares.get(_M.STATUS_UPDATE, 0.0)
    # A frame says it even under an if: "if you have not heard by Friday".
    said = any(found.name == "status_update" and found.weight == 3 for found in scan.found)
    shares[_M.STATUS_UPDATE] = 1 - (1 - update) * (1 - receipt) * (0.6 if said else 1.0)


def _thanks_for_meeting(said: Sequence[str]) -> bool:
    thanked = not _THANKED.isdisjoint(said[:4])
    return thanked and any(
        said[place] == "for" and said[place + 1] in _MEETING for place in range(len(said) - 1)
    )


_THANKED = words("thank thanks")
_MEETING = words("attending coming meeting interviewing visiting")


def _says_yes(scan: Scan) -> bool:
    """Whether a short sentence agrees, without a question or a not."""
    for line in scan.lines[:4]:
        said = line.sentence.words
        if len(said) <= 12 and not line.sentence.asks and not _YES.isdisjoint(said):
            return NOT.isdisjoint(said)
    return False


def _evidence(meaning: Meaning, line: Line, confidence: Confidence) -> Evidence:
    sentence = line.sentence
    return Evidence(
        kind=EvidenceKind.MEANING,
        value=meaning.value,
        quote=sentence.text,
        reader=READER,
        confidence=confidence,
        source=sentence.source,
        span=(sentence.start, sentence.end),
    )


_RANK = (Confidence.WEAK, Confidence.LIKELY, Confidence.CERTAIN)


def capped(one: Confidence, other: Confidence) -> Confidence:
    """The weaker of two confidences."""
    return min(one, other, key=_RANK.index)


def told_by_phone(scan: Scan) -> bool:
    """Whether the message refers to a decision told by word of mouth."""
    return any(found.name == "by_phone" and not found.scope.supposed for found in scan.found)
