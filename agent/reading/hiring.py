"""Whether a message belongs to a hiring process the user takes part in.

Decides by what speaks for each side (`leanings`), by who writes and what the thread already is, and
says how sure that is. Knows no meanings of hiring mail.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.reading import absence
from agent.reading.leanings import PLAIN_NEWS, Weights, is_bulk
from agent.reading.scan import Found, Scan
from agent.reading.senders import Kind, Sender
from agent.reading.whole import Whole

READER = "hiring@11"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whether it is hiring mail, how sure, and what else it is where it is not."""

    hiring: bool
    confidence: Confidence
    instead: Meaning
    evidence: tuple[Evidence, ...]


def read_hiring(
    scan: Scan,
    sender: Sender,
    context: ReadingContext,
    weights: Weights,
    whole: Whole,
) -> Belonging:
    """Decide by what speaks for each side (`weights`) and what all says together (`whole`)."""
    share = whole.hiring
    begun = bool(context.company) or any(turn.reading.hiring for turn in context.thread)
    if begun and (not context.lent or _goes_on(scan, share)):
        return _belongs(scan, Confidence.LIKELY if context.lent else Confidence.CERTAIN)
    if absence.is_absence(scan.message):
        return _of_absence(scan, weights, share)
    if (
        context.acquainted
        and weights.told
        and sender.kind is Kind.PERSON
        and not is_bulk(scan.message)
    ):
        # A person at an employer whose process is known: words of hiring are about that.
        return _belongs(scan, Confidence.LIKELY)
    enough = _ENOUGH if weights.told or weights.news >= PLAIN_NEWS else _ENOUGH_UNTOLD
    if not weights.among_others and (share >= max(enough, whole.board) or weights.of_own_house):
        return _belongs(scan, _how_sure(share, weights))
    if whole.board > whole.other or _is_notice(scan, weights):
        return _instead(scan, Meaning.JOB_ALERT, _graded(whole.board), ("job_alert",))
    if weights.of_system:
        return _belongs(scan, Confidence.WEAK)
    if weights.among_others:
        return _instead(scan, Meaning.NOT_HIRING, Confidence.LIKELY, ("other_side", "field"))
    told = weights.against and not _is_spoken_for(weights)
    sure = _graded(whole.other) if told else Confidence.WEAK
    return _instead(scan, Meaning.NOT_HIRING, sure, ("field", "other_side"))


def _is_spoken_for(weights: Weights) -> bool:
    """Whether a sentence plainly tells hiring's news among hiring's own words: "we have decided to
    offer you this position". Whatever else a long letter speaks of, it is not surely another's."""
    return weights.news >= _SPOKEN and weights.ours >= _IN_ITS_WORDS


def _goes_on(scan: Scan, share: float) -> bool:
    """Whether what somebody writes in a new thread may be about the process they belong to."""
    return share >= _LEAST_LENT and not is_bulk(scan.message)


def _graded(share: float) -> Confidence:
    """How sure it is that mail is something else: news of jobs reads much like a board's."""
    if share >= _SURE:
        return Confidence.CERTAIN
    return Confidence.LIKELY if share >= _LIKELY else Confidence.WEAK


def _is_notice(scan: Scan, weights: Weights) -> bool:
    """Whether a board writes to those who look for work; to those who hire it writes as such."""
    shown = f"{scan.message.sender.name} {scan.message.sender.email}".lower()
    return "boardsender" in weights.flags and "employer" not in shown


def _of_absence(scan: Scan, weights: Weights, share: float) -> Belonging:
    """An absence answers the user's own mail: its subject and its few words on interviews tell."""
    if share >= _ENOUGH and (weights.ours or weights.shared):
        return _belongs(scan, Confidence.LIKELY if share >= _LIKELY else Confidence.WEAK)
    return _instead(scan, Meaning.NOT_HIRING, Confidence.WEAK, ("field", "other_side"))


# From which share it is hiring mail, likely, and sure: of 2,012 messages never learned from, a
# third of them meant to deceive, right in 761 of 793 where likely, in 516 of 517 where certain.
# What lies below a half is hiring mail oftener than not there, and weak: nothing is done upon it.
_ENOUGH = 0.4
# In a new thread of somebody whose process runs, mail that may be about it is.
_LEAST_LENT = 0.25
# Where neither words nor sender speak of hiring and no news is told, chatter is nobody's.
_ENOUGH_UNTOLD = 0.8
_LIKELY = 0.9
_SURE = 0.99
_SPOKEN, _IN_ITS_WORDS = 0.9, 3.0


def _how_sure(share: float, weights: Weights) -> Confidence:
    """Without a word of hiring it is a guess: people write so of everything, and only the thread
    can tell that it is of a process."""
    if share < _LIKELY or not weights.told:
        return Confidence.WEAK
    return Confidence.CERTAIN if share >= _SURE else Confidence.LIKELY


def _belongs(scan: Scan, sure: Confidence) -> Belonging:
    return Belonging(True, sure, Meaning.THANKS_OR_CHAT, _quoted(scan, "yes", sure, ("ours",)))


def _instead(scan: Scan, what: Meaning, sure: Confidence, names: Iterable[str]) -> Belonging:
    return Belonging(False, sure, what, _quoted(scan, "no", sure, tuple(names)))


def _quoted(
    scan: Scan, value: str, sure: Confidence, wanted: tuple[str, ...]
) -> tuple[Evidence, ...]:
    best: Found | None = None
    for found in (*scan.found, *scan.in_heading):
        if found.name in wanted and (best is None or found.weight > best.weight):
            best = found
    if best is None:
        return ()
    source = best.sentence.source
    return (Evidence(EvidenceKind.HIRING, value, best.quote, READER, sure, source, best.span),)
