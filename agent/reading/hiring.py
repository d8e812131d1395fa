"""Whether a message belongs to a hiring process the user takes part in.

Decides by what speaks for each side (`leanings`), by who writes and what the thread already is, and
says how sure that is. Knows no meanings of hiring mail.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.reading import absence
from agent.reading.leanings import Weights, is_bulk, weigh
from agent.reading.scan import Found, Scan
from agent.reading.senders import Kind, Sender
from agent.reading.weighing import Votes
from agent.reading.wording.lists import words

READER = "hiring@4"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whether it is hiring mail, how sure, and what else it is where it is not."""

    hiring: bool
    confidence: Confidence
    instead: Meaning
    evidence: tuple[Evidence, ...]


def read_hiring(
    scan: Scan, sender: Sender, context: ReadingContext, votes: Votes | None = None
) -> Belonging:
    """Weigh hiring words, other fields' words, boards, the sender, the news told (`votes`) and
    the wording as a whole."""
    if any(turn.reading.hiring for turn in context.thread) or context.company:
        return _belongs(scan, Confidence.CERTAIN)
    weights = weigh(scan, sender, votes, context.owners)
    if absence.is_absence(scan.message):
        return _of_absence(scan, weights)
    alert = weights.alert * (1.5 if is_bulk(scan.message) else 1.0)
    enough: float = _enough(scan, weights)
    # A recruiter who writes to one: "my client is hiring" is an approach, no board's list.
    alone = sender.kind is Kind.PERSON and not weights.bulk and weights.sender >= 2.5
    enough = max(enough, weights.ours + weights.sender) if alone else enough
    if not sender.ats and alert >= enough and alert >= 0.5 * max(weights.ours, 1.0):
        sure = Confidence.CERTAIN if alert >= 4 else Confidence.LIKELY
        return _instead(scan, Meaning.JOB_ALERT, sure, ("job_alert",))
    score = weights.score
    if sender.board and sender.kind is Kind.MACHINE and score < _LIKELY and not _of_applying(scan):
        return _instead(scan, Meaning.JOB_ALERT, Confidence.LIKELY, ("job_alert",))
    # The user's own employer hires, or works: a candidate there is told so in few words.
    inside = weights.colleague and not weights.of_own_move
    # Who writes to a mailing list does not write to the user.
    listed = bool(scan.message.automation.list_id) or (weights.bulk and score < _LIKELY)
    if (inside or listed) and not _speaks_of_yours(scan):
        said = ("other_side", "field") if inside else ("field", "job_alert")
        return _instead(scan, Meaning.NOT_HIRING, Confidence.LIKELY, said)
    if (
        context.acquainted
        and weights.told
        and sender.kind is Kind.PERSON
        and not is_bulk(scan.message)
    ):
        # A person at an employer whose process is known: words of hiring are about that.
        return _belongs(scan, Confidence.LIKELY)
    if score >= 0:
        return _belongs(scan, _how_sure(weights))
    sure = Confidence.LIKELY if score <= -1.0 and weights.against else Confidence.WEAK
    sure = Confidence.CERTAIN if score <= -3 and weights.field + weights.other_side >= 2 else sure
    what = Meaning.JOB_ALERT if weights.board else Meaning.NOT_HIRING
    return _instead(scan, what, sure, ("field", "other_side"))


def _enough(scan: Scan, weights: Weights) -> int:
    """How many phrases of a job board it takes: more where the reader's own process is named."""
    if _speaks_of_yours(scan):
        return 4
    return 1 if weights.model < 0 and weights.sender < 1 else 2


_YOURS = words(
    """
    application interview candidacy candidature cv resume offer assessment submission
    availability test interviews applying candidate
    """
)  # fmt: skip


_DONE = words("applying applied invite invited")
_TO_YOU = _DONE | {"your"}


def _speaks_of_yours(scan: Scan) -> bool:
    """Whether mail to many speaks of the reader's own application or interview."""
    for line in (*scan.heading, *scan.lines):
        words = line.sentence.words
        if _TO_YOU.isdisjoint(words):
            continue
        for place, word in enumerate(words):
            if word == "your" and not _YOURS.isdisjoint(words[place + 1 : place + 4]):
                return True
            if word in _DONE and "you" in words:
                return True
    return False


def _of_applying(scan: Scan) -> bool:
    """Whether a board's mail may be about an application it passed on, rather than a list."""
    said = scan.words.union(*[line.sentence.words for line in scan.heading])
    return not _APPLIED.isdisjoint(said)


_APPLIED = words("application applications applied interview")


def _of_absence(scan: Scan, weights: Weights) -> Belonging:
    """An absence answers the user's own mail: its subject and its words on interviews tell."""
    told = weights.ours or weights.shared
    if told and not weights.field and not weights.other_side:
        return _belongs(scan, Confidence.LIKELY)
    return _instead(scan, Meaning.NOT_HIRING, Confidence.WEAK, ("field", "other_side"))


# From which score it is sure, and likely: of 3,181 messages, a fifth of them meant to deceive and
# each read by a model that had not learned from it, 1,123 of 1,133 and 2,145 of 2,231 were ours.
_SURE = 4.3
_LIKELY = 2.0
# Without a word of hiring more is needed.
_UNTOLD = 2.5


def _how_sure(weights: Weights) -> Confidence:
    """What only the wording tells is likely at most: then the thread can tell more."""
    if weights.score < (_LIKELY if weights.told else _UNTOLD):
        return Confidence.WEAK
    sure = weights.score >= _SURE and weights.told
    return Confidence.CERTAIN if sure else Confidence.LIKELY


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
