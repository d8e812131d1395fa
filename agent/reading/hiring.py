"""Whether a message belongs to a hiring process the user takes part in.

Decides by what speaks for each side (`leanings`), by who writes and what the thread already is, and
says how sure that is. Knows no meanings of hiring mail.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, InterviewStatus, Meaning
from agent.reading import absence
from agent.reading.leanings import Weights, is_bulk, weigh
from agent.reading.linear import load
from agent.reading.precedence import Said
from agent.reading.scan import Found, Scan
from agent.reading.senders import Kind, Sender
from agent.reading.whole import Whole

READER = "hiring@6"


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
    said: Said,
    whole: Whole,
    statuses: frozenset[InterviewStatus] = frozenset(),
) -> Belonging:
    """Weigh hiring words, other fields' words, boards, the sender, the news told (`said`) and
    the words as a whole; `statuses` are its appointments'."""
    if any(turn.reading.hiring for turn in context.thread) or context.company:
        return _belongs(scan, Confidence.CERTAIN)
    weights = weigh(scan, sender, said, whole, statuses, context.owners)
    shares = load("leaning").shares(weights.features)
    share = shares["hiring"]
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
    enough = _ENOUGH if weights.told or weights.news >= _SOME_NEWS else _ENOUGH_UNTOLD
    if not weights.among_others and (share >= enough or weights.of_own_house):
        return _belongs(scan, _how_sure(share, weights))
    if shares["job_alert"] > shares["not_hiring"] or _is_notice(scan, weights):
        sure = Confidence.CERTAIN if shares["job_alert"] >= _SURE else Confidence.LIKELY
        return _instead(scan, Meaning.JOB_ALERT, sure, ("job_alert",))
    if weights.among_others:
        return _instead(scan, Meaning.NOT_HIRING, Confidence.LIKELY, ("other_side", "field"))
    other = shares["not_hiring"]
    sure = Confidence.LIKELY if other >= _LIKELY and weights.against else Confidence.WEAK
    sure = Confidence.CERTAIN if other >= _SURE and weights.against else sure
    return _instead(scan, Meaning.NOT_HIRING, sure, ("field", "other_side"))


def _is_notice(scan: Scan, weights: Weights) -> bool:
    """Whether a board writes to those who look for work; to those who hire it writes as such."""
    if weights.whole.board >= _BOARD:
        return True
    shown = f"{scan.message.sender.name} {scan.message.sender.email}".lower()
    return "boardsender" in weights.flags and "employer" not in shown


def _of_absence(scan: Scan, weights: Weights, share: float) -> Belonging:
    """An absence answers the user's own mail: its subject and its few words on interviews tell."""
    if share >= _ENOUGH and (weights.ours or weights.shared):
        return _belongs(scan, Confidence.LIKELY if share >= _LIKELY else Confidence.WEAK)
    return _instead(scan, Meaning.NOT_HIRING, Confidence.WEAK, ("field", "other_side"))


# From which share it is hiring mail, likely, and sure: of 7,100 messages, many of them meant to
# deceive and each read by models that had not learned from it, right in .96 from .9 on, in .993
# from .99.
_ENOUGH = 0.45
# Where neither words nor sender speak of hiring, chatter is nobody's.
_ENOUGH_UNTOLD = 0.8
_LIKELY = 0.9
_SURE = 0.99
_SOME_NEWS = 0.4
# From which share of a board's words on what is no hiring mail is a board's.
_BOARD = 0.4
# Without a word of hiring more is needed.
_UNTOLD = 0.95


def _how_sure(share: float, weights: Weights) -> Confidence:
    """What only the wording tells is likely at most: then the thread can tell more."""
    if share < (_LIKELY if weights.told else _UNTOLD):
        return Confidence.WEAK
    return Confidence.CERTAIN if share >= _SURE and weights.told else Confidence.LIKELY


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
