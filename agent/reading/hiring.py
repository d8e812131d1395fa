"""Whether a message belongs to a hiring process the user takes part in.

Weighs the words of hiring against those of everything that sounds like it, the sender, the headers
and what the thread already is. Knows no meanings of hiring mail.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.domain.evidence import Evidence, EvidenceKind, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.reading import absence
from agent.reading.scales import of_employers
from agent.reading.scan import Found, Scan
from agent.reading.senders import Kind, Sender, is_hiring_box
from agent.reading.weighing import Votes, votes_of
from agent.reading.wording import names
from agent.reading.wording import organisations as orgs
from agent.reading.wording.lists import words

READER = "hiring@3"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whether it is hiring mail, how sure, and what else it is where it is not."""

    hiring: bool
    confidence: Confidence
    instead: Meaning
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for each side: phrases counted, `model` in log odds of hiring mail, `lines` long.

    `person`: sent by a person, `bulk`: to many, `board`: worded as a job board's, `news`: how
    plainly a sentence tells what only the parties of a process tell each other, from 0 to 1,
    `invited`: a calendar part came with it.
    """

    ours: float
    shared: float
    field: float
    other_side: float
    alert: float
    model: float
    sender: float
    lines: int = 1
    person: bool = False
    bulk: bool = False
    board: bool = False
    news: float = 0.0
    invited: bool = False

    @property
    def told(self) -> bool:
        """Whether words or the sender speak of hiring at all."""
        return bool(self.ours or self.shared >= 1.5 or self.sender >= 1.0)

    @property
    def score(self) -> float:
        """Positive where it is hiring mail: log odds, fitted on messages not learned from.

        What hiring shares with other fields ("interview", "application") speaks against it beside
        the model, which has weighed those words already: mail that imitates is full of them.
        """
        # Words of a long message repeat each other: their sum says less than it seems.
        wording = self.model * (0.2 + 0.6 / math.sqrt(max(self.lines, 1)))
        sent = min(self.sender, 3.0) + 0.15 * self.person
        against = 0.5 * self.shared + 0.7 * self.field + 0.8 * self.other_side + self.alert
        return wording + 0.2 * self.ours + sent + self._telling - against

    @property
    def _telling(self) -> float:
        """What it is worth that something of a process is told at all, in words or as news."""
        foreign = self.model <= _FOREIGN or self.field or self.other_side
        plain = self.news >= _PLAIN_NEWS and (self.person or self.told)
        plain = plain or (self.invited and self.shared > 0)
        if self.ours or self.shared or self.sender >= 0.5 or plain:
            return 0.9 + 0.9 * (plain and not foreign)
        return 0.5 if self.news >= _SOME_NEWS and self.person else -0.6

    @property
    def against(self) -> bool:
        """Whether words of another field, of the other side or of a board fall."""
        return bool(self.field or self.other_side or self.alert)


def read_hiring(
    scan: Scan, sender: Sender, context: ReadingContext, votes: Votes | None = None
) -> Belonging:
    """Weigh hiring words, other fields' words, boards, the sender, the news told (`votes`) and
    the wording as a whole."""
    if any(turn.reading.hiring for turn in context.thread) or context.company:
        return _belongs(scan, Confidence.CERTAIN)
    weights = weigh(scan, sender, votes)
    if absence.is_absence(scan.message):
        return _of_absence(scan, weights)
    alert = weights.alert * (1.5 if _bulk(scan) else 1.0)
    enough: float = _enough(scan, weights)
    # A recruiter who writes to one: "my client is hiring" is an approach, no board's list.
    alone = sender.kind is Kind.PERSON and not weights.bulk and weights.sender >= 2.5
    enough = max(enough, weights.ours + weights.sender) if alone else enough
    if not sender.ats and alert >= enough and alert >= 0.5 * max(weights.ours, 1.0):
        sure = Confidence.CERTAIN if alert >= 4 else Confidence.LIKELY
        return _instead(scan, Meaning.JOB_ALERT, sure, ("job_alert",))
    score = weights.score
    if weights.bulk and score < _LIKELY and not _speaks_of_yours(scan):
        return _instead(scan, Meaning.NOT_HIRING, Confidence.LIKELY, ("field", "job_alert"))
    if context.acquainted and weights.told and sender.kind is Kind.PERSON and not _bulk(scan):
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


def _of_absence(scan: Scan, weights: Weights) -> Belonging:
    """An absence answers the user's own mail: its subject and its words on interviews tell."""
    told = weights.ours or weights.shared
    if told and not weights.field and not weights.other_side:
        return _belongs(scan, Confidence.LIKELY)
    return _instead(scan, Meaning.NOT_HIRING, Confidence.WEAK, ("field", "other_side"))


# From which score it is sure, and likely: of 2,200 messages, a third of them meant to deceive and
# each read by a model that had not learned from it, 499 of 501 and 830 of 885 were hiring mail.
_SURE = 5.0
_LIKELY = 2.5
# Where the message model (log odds) is sure of other mail.
_FOREIGN = -1.5
_PLAIN_NEWS = 0.7
_SOME_NEWS = 0.4


def _how_sure(weights: Weights) -> Confidence:
    """What only the wording tells is likely at most: then the thread can tell more."""
    if weights.score < _LIKELY:
        return Confidence.WEAK
    sure = weights.score >= _SURE and weights.told
    return Confidence.CERTAIN if sure else Confidence.LIKELY


_TELLING = frozenset(("ours", "field", "other_side", "job_alert"))


def weigh(scan: Scan, sender: Sender, votes: Votes | None = None) -> Weights:
    """Count distinct phrases of each kind; a phrase said twice is one phrase."""
    counts = dict.fromkeys(("ours:3", "ours:1", "field:3", "other_side:3", "job_alert:3"), 0.0)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    named = () if sender.kind is Kind.PERSON else scan.in_sender
    for found in (*scan.in_heading, *scan.found, *named):
        if found.name not in _TELLING:
            continue
        kind = f"{found.name}:{found.weight}"
        if kind not in counts:
            continue
        words = found.sentence.words[found.start : found.end]
        if (kind, words) not in seen:
            seen.add((kind, words))
            counts[kind] += 1.5 if found.sentence.source == "subject" else 1.0
    shares = _model(scan)
    return Weights(
        ours=min(counts["ours:3"], 4.0),
        shared=min(counts["ours:1"], 2.5),
        field=min(counts["field:3"], 4.0),
        other_side=min(counts["other_side:3"], 3.0),
        alert=min(counts["job_alert:3"], 6.0) + 2.0 * (shares["job_alert"] >= 0.6),
        model=_log_odds(shares["hiring"]),
        sender=_sender(scan, sender),
        lines=len(scan.lines),
        person=sender.kind is Kind.PERSON,
        bulk=not sender.ats and (_bulk(scan) or "unsubscribe" in scan.words),
        board=shares["job_alert"] > max(shares["not_hiring"], 0.5),
        news=_news_in(votes_of(scan) if votes is None else votes),
        invited=bool(scan.message.calendar),
    )


# A first approach or a receipt may be anybody's.
_NOT_NEWS = frozenset({Meaning.OUTREACH, Meaning.OUT_OF_OFFICE, Meaning.APPLICATION_RECEIVED})


def _news_in(votes: Votes) -> float:
    return max(
        (
            vote.share
            for meaning, found in votes.items()
            if meaning not in _NOT_NEWS
            for vote in found
            if vote.line.sentence.source != "subject"
        ),
        default=0.0,
    )


def _log_odds(share: float) -> float:
    bounded = min(max(share, 0.002), 0.998)
    return math.log(bounded / (1 - bounded))


def _model(scan: Scan) -> dict[str, float]:
    """The shares of the message model: it knows little, and of wording only."""
    weights = frozenset().union(*[line.weights for line in (*scan.heading, *scan.lines)])
    return of_employers().shares("belonging", weights)


def _sender(scan: Scan, sender: Sender) -> float:
    weight = 0.0
    if sender.ats or sender.assessor:
        weight += 3.0
    label = scan.message.sender.domain.rpartition(".")[0]
    if is_hiring_box(scan.message.sender.email) or any(word in label for word in orgs.AGENCY):
        weight += 1.5
    if any(_names_job(line.sentence.words) for line in scan.heading):
        weight += 1.0
    if sender.board:
        weight -= 1.0
    if _signed_by(scan, names.HIRING_TITLES):
        weight += 1.5
    elif _signed_by(scan, names.TITLES["hiring_manager"]):
        weight += 0.5
    return weight - (0.5 if _bulk(scan) and not sender.ats else 0.0)


def _names_job(words: Sequence[str]) -> bool:
    """Whether a subject names a job: "planner", "hydrologist", "office manager"; not "manager"."""
    for place, word in enumerate(words):
        if len(word) > 7 and word.endswith(("ologist", "ographer", "therapist")):
            return True
        if word in names.JOB_NOUNS:
            qualified = place > 0 and len(words[place - 1]) > 3
            if word not in names.BARE_NOUNS or qualified:
                return True
    return False


def _signed_by(scan: Scan, titles: tuple[str, ...]) -> bool:
    signed = f"{scan.message.own_words[-300:]}\n{scan.message.signature}".lower()
    # A plain look for the words first: the pattern is slow, and most signatures have none.
    named = any(map(signed.__contains__, titles))
    return named and _any_of(titles).search(signed) is not None


@lru_cache(maxsize=4)
def _any_of(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\b")


def _bulk(scan: Scan) -> bool:
    automation = scan.message.automation
    return automation.bulk or automation.list_unsubscribe or bool(automation.list_id)


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
