"""What a message says to the candidate: its meanings, the main one first, with confidence.

Each sentence is weighed (`weighing`); what the sentences, the calendar part and the appointments
say together is counted in `precedence`; here the thread is heard, the verdict weighed and the
confidence given. Knows no dates, people or storage.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning, OwnKind
from agent.reading import absence
from agent.reading.precedence import (
    Said,
    Strength,
    strengthened,
    told_by_machine,
    with_companions,
)
from agent.reading.scan import Line, Scan
from agent.reading.scopes import NOT
from agent.reading.weighing import Votes
from agent.reading.whole import Whole
from agent.reading.wording.lists import words

_M = Meaning


READER = "meaning@9"

# What ends a sequence is acted on only where words of it were found, not where it is suspected.
_ENDING = frozenset({_M.OFFER, _M.ON_HOLD, _M.ROLE_CLOSED, _M.REJECTION})
# How sure the sentence model must be of an ending that no frame words.
_UNWORDED = 0.9
# And how sure for the message to be suspected of it.
_SUSPECTED = 0.2
# How sure it must be that a sentence asks whether a time suits.
_ASKED = 0.5
_PLAINLY = 0.6
# How surely a sentence must tell of an absence that no header and no subject tells.
_AWAY = 0.8
# How sure the whole must be of what no sentence says; a sentence or two say no more together than
# each for itself.
_BY_ITSELF, _SEVERAL = 0.8, 3
_NEWS = _ENDING | {_M.ADVANCED, _M.INTERVIEW_MOVED, _M.INTERVIEW_CANCELLED}
# How sure the verdict must be. Of 2,012 messages it had not learned from, many of them meant to
# deceive, 255 of 255 are right from .999 on, 298 of 299 from .998 on.
_CERTAIN = 0.999
# From here on a time is taken as set, though a sentence asks.
_UNASKED = 0.998
# Of those below, one in six was wrong.
_LIKELY = 0.72
# A time that is set, one that is asked for and an approach that asks for one lie close together:
# between them less is needed.
_KINDRED = (
    _M.SCHEDULING, _M.INTERVIEW_CONFIRMED, _M.INTERVIEW_MOVED, _M.ADVANCED, _M.OUTREACH,
)  # fmt: skip
_LEADING = 0.4
# So near its kin must come to be said in its stead.
_NEAR = 0.5
_TOGETHER = 0.7


@dataclass(frozen=True, slots=True)
class Verdict:
    """The meanings of one message, how sure, and on what they rest."""

    meanings: tuple[Meaning, ...]
    confidence: Confidence
    evidence: tuple[Evidence, ...]


def read_meaning(
    scan: Scan,
    context: ReadingContext,
    said: Said,
    whole: Whole,
    statuses: frozenset[InterviewStatus],
    votes: Votes,
) -> Verdict:
    """The meanings of a message that belongs to hiring; `statuses` are its appointments'.

    `said` is what its sentences say as the thread hears it (`heard`), `whole` what all of it says
    together (`whole.whole_of`), `votes` are the sentences' (`weighing.votes_of`).
    """
    if absence.is_absence(scan.message):
        return _verdict((_M.OUT_OF_OFFICE,), Confidence.CERTAIN, votes)
    shares = whole.gist
    if has_met(scan, context):
        shares = _counted_as(shares, _M.APPLICATION_RECEIVED, _M.STATUS_UPDATE)
    unsettled = shares.get(_M.INTERVIEW_CONFIRMED.value, 0.0) < _UNASKED
    asked = _asks(said.get(_M.SCHEDULING, _UNSAID))
    overruled = statuses == {InterviewStatus.PROPOSED} and asked and unsettled
    if overruled:
        # A time that is only proposed is not confirmed where a sentence asks whether it suits.
        shares = _counted_as(shares, _M.INTERVIEW_CONFIRMED, _M.SCHEDULING)
    machine = told_by_machine(scan)
    if not scan.message.calendar and (not statuses or _ends(said)):
        # A heading alone may be anybody's: "Updated: your application" over a refusal.
        machine = None
    main = machine or _main(shares, said, len(scan.lines))
    sure = _confidence(main, shares, said, told=main is machine)
    if overruled and whole.gist.get(_M.SCHEDULING.value, 0.0) < _CERTAIN:
        sure = capped(sure, Confidence.LIKELY)  # the whole and the sentence differ
    if main in _REFUSING and _congratulates(scan):
        sure = Confidence.WEAK
    return _verdict(tuple(with_companions(main, said)), sure, votes)


def _congratulates(scan: Scan) -> bool:
    """Whether the mail opens with congratulations, and no regret goes with them."""
    return _REGRETTING.isdisjoint(scan.words) and any(
        len(line.sentence.words) <= _BARE and not _CONGRATULATING.isdisjoint(line.sentence.words)
        for line in scan.lines[:3]
    )


_BARE = 3
_REFUSING = _ENDING - {_M.OFFER}
_CONGRATULATING = words("congratulations congrats")
_REGRETTING = words("but sorry sadly unfortunately however afraid regret")


def _counted_as(shares: Mapping[str, float], one: Meaning, other: Meaning) -> dict[str, float]:
    """The shares with what speaks for one meaning counted for another."""
    found = dict(shares)
    found[other.value] = found.get(other.value, 0.0) + found.pop(one.value, 0.0)
    return found


def _main(shares: Mapping[str, float], said: Said, lines: int) -> Meaning:
    """The likeliest; news that no sentence may say, only where several together surely do."""
    ordered = map(_M, sorted(shares, key=shares.__getitem__, reverse=True))
    open_to = (one for one in ordered if one is not _M.OUT_OF_OFFICE or _is_away(said))
    best = _worded(next(open_to), shares, said)
    together = shares[best.value] >= _BY_ITSELF and lines >= _SEVERAL
    if best not in _NEWS or together or _sayable(said.get(best, _UNSAID)):
        return best
    # The likeliest news is not said: a lesser one is no likelier for some word of it.
    return next((one for one in open_to if one not in _NEWS), best)


def _worded(best: Meaning, shares: Mapping[str, float], said: Said) -> Meaning:
    """The likeliest meaning, or its kin that comes near where words say that and not the other."""
    if best not in _KINDRED or _sayable(said.get(best, _UNSAID)):
        return best
    near = (
        one for one in _KINDRED
        if one is not best
        and shares.get(one.value, 0.0) >= _NEAR * shares[best.value]
        and _sayable(said.get(one, _UNSAID))
    )  # fmt: skip
    return max(near, key=lambda one: shares[one.value], default=best)


def _is_away(said: Said) -> bool:
    """Whether words alone tell of an absence: others are away in much mail that says more."""
    rivals = (one.body for meaning, one in said.items() if meaning is not _M.OUT_OF_OFFICE)
    return said.get(_M.OUT_OF_OFFICE, _UNSAID).body >= _AWAY and max(rivals, default=0.0) < _ASKED


def _asks(strength: Strength) -> bool:
    return strength.body >= _ASKED


def _sayable(strength: Strength) -> bool:
    return max(strength.body, strength.heading) >= _SUSPECTED


def _verdict(meanings: tuple[Meaning, ...], sure: Confidence, votes: Votes) -> Verdict:
    evidence = tuple(
        _evidence(meaning, max(votes[meaning], key=lambda vote: vote.share).line, sure)
        for meaning in meanings
        if meaning in votes
    )
    return Verdict(meanings, sure, evidence)


def _confidence(
    main: Meaning, shares: Mapping[str, float], said: Said, *, told: bool
) -> Confidence:
    """Certain only where verdict and a frame agree; weak where only the whole suggests it.

    `told`: a calendar program says it.
    """
    share = shares.get(main.value, 0.0)
    if told:
        return Confidence.CERTAIN if share >= _CERTAIN else Confidence.LIKELY
    own = said.get(main, _UNSAID)
    leads = share >= _LIKELY or (main in _KINDRED and _leads_its_kin(share, shares))
    unworded = main in _ENDING and not own.framed and own.body < _UNWORDED
    # What only the whole suggests rests on no words that could be shown.
    unworded = unworded or not (main is _M.THANKS_OR_CHAT or _sayable(own))
    if not leads or unworded or _contradicted(main, said):
        return Confidence.WEAK
    return Confidence.CERTAIN if share >= _CERTAIN and own.framed else Confidence.LIKELY


def _leads_its_kin(share: float, shares: Mapping[str, float]) -> bool:
    """Whether it is near the first of what lies close together, and all of them leave little."""
    kin = [shares.get(one.value, 0.0) for one in _KINDRED]
    return max(kin) >= _LEADING and share >= _NEAR * max(kin) and sum(kin) >= _TOGETHER


def _contradicted(main: Meaning, said: Said) -> bool:
    """Whether good news stands beside an end told as plainly: one of them is misread."""
    return main in (_M.ADVANCED, _M.OFFER) and _ends(said)


def _ends(said: Said) -> bool:
    """Whether some sentence plainly refuses, or withdraws the job."""
    return any(said.get(end, _UNSAID).body >= _PLAINLY for end in (_M.REJECTION, _M.ROLE_CLOSED))


_UNSAID = Strength(0.0)


_YES = words(
    """
    works perfect great confirmed good fine done deal sounds brilliant lovely super excellent
    wonderful ok okay yes see
    """
)
# How surely a plain yes agrees to the times given.
_AGREED = 0.9
_SETTLED = (_M.INTERVIEW_CONFIRMED, _M.INTERVIEW_MOVED)
_MET = frozenset({_M.SCHEDULING, _M.INTERVIEW_CONFIRMED, _M.INTERVIEW_MOVED, _M.ADVANCED})


def heard(said: Said, scan: Scan, context: ReadingContext) -> Said:
    """What is said, as it sounds to whom the thread is known."""
    found = dict(said)
    if context.thread:
        _hear_thread(found, scan, context)
    _hear_meeting(found, scan, context)
    return found


def _hear_thread(said: dict[Meaning, Strength], scan: Scan, context: ReadingContext) -> None:
    """A yes to the times the user gave settles them; nobody approaches whom they already know."""
    if _M.OUTREACH in said and not context.lent:
        said[_M.OUTREACH] = Strength(said[_M.OUTREACH].body * 0.3)
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
    said[meaning] = strengthened(said.get(meaning, _UNSAID), _AGREED)


def _hear_meeting(said: dict[Meaning, Strength], scan: Scan, context: ReadingContext) -> None:
    """Who has been met is no applicant any more: a receipt is then word of how it goes on."""
    if not has_met(scan, context):
        return
    receipt = said.pop(_M.APPLICATION_RECEIVED, _UNSAID).body
    update = said.get(_M.STATUS_UPDATE, _UNSAID)
    # A frame says it even under an if: "if you have not heard by Friday".
    told = any(found.name == "status_update" and found.weight == 3 for found in scan.found)
    share = 1 - (1 - update.body) * (1 - receipt) * (0.6 if told else 1.0)
    said[_M.STATUS_UPDATE] = strengthened(update, share) if told else replace(update, body=share)


def has_met(scan: Scan, context: ReadingContext) -> bool:
    """Whether the user has met the employer, as the thread or the message tells."""
    before = any(turn.reading.interviews or turn.reading.meaning in _MET for turn in context.thread)
    if before or _THANKED.isdisjoint(scan.words) or _MEETING.isdisjoint(scan.words):
        return before
    return any(_thanks_for_meeting(line.sentence.words) for line in scan.lines[:5])


def _thanks_for_meeting(said: Sequence[str]) -> bool:
    thanked = not _THANKED.isdisjoint(said[:4])
    return thanked and any(
        said[place] == "for" and said[place + 1] in _MEETING for place in range(len(said) - 1)
    )


_THANKED = words("thank thanks")
_MEETING = words("attending coming meeting interviewing visiting")


def _says_yes(scan: Scan) -> bool:
    """Whether a short sentence agrees, without a question or a not but of trouble."""
    for line in scan.lines[:4]:
        said = line.sentence.words
        if len(said) <= 12 and not line.sentence.asks and not _YES.isdisjoint(said):
            return not any(
                word in NOT and _TROUBLE.isdisjoint(said[at + 1 : at + 3])
                for at, word in enumerate(said)
            )
    return False


_TROUBLE = words("problem problems bother trouble hassle worry worries issue")


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
