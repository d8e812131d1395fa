"""What speaks for hiring mail and what against it: counted phrases, sender, recipients, wording.

The words of hiring stand against those of everything that sounds like it. Knows no thread and
decides nothing; `hiring` does.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.domain.hiring import Meaning
from agent.domain.message import Message
from agent.reading.scales import of_employers
from agent.reading.scan import Scan
from agent.reading.senders import (
    Kind,
    Sender,
    is_alert_box,
    is_campaign,
    is_colleague,
    is_for_many,
    is_hiring_box,
)
from agent.reading.weighing import Votes, votes_of
from agent.reading.wording import names
from agent.reading.wording import organisations as orgs

# Where the message model (log odds) is sure of other mail.
_FOREIGN = -1.5
_PLAIN_NEWS = 0.7
# From how many sentences on a message without a word of hiring is not believed for one of them.
_BRIEF = 8
_SOME_NEWS = 0.4


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for each side: phrases counted, `model` in log odds of hiring mail, `lines` long.

    `known`: so many of its features the models know; `person`: sent by a person, `bulk`: to many,
    `board`: worded as a job board's, `news`: how plainly a sentence tells what only the parties
    of a process tell each other, from 0 to 1, `invited`: a calendar part came with it,
    `colleague`: from the user's own employer.
    """

    ours: float
    shared: float
    field: float
    other_side: float
    alert: float
    model: float
    sender: float
    lines: int = 1
    known: int = 46
    person: bool = False
    bulk: bool = False
    board: bool = False
    news: float = 0.0
    invited: bool = False
    colleague: bool = False

    @property
    def told(self) -> bool:
        """Whether words or the sender speak of hiring at all."""
        return bool(self.ours or self.shared >= 1.5 or self.sender >= 1.0)

    @property
    def brief_news(self) -> bool:
        """Whether a short message tells something of a process plainly: among many sentences one
        seems to say it soon enough."""
        return self.news >= _PLAIN_NEWS and self.lines <= _BRIEF

    @property
    def of_own_move(self) -> bool:
        """Whether a colleague may tell a candidate of the own house: shortly, in hiring's words."""
        return self.ours >= 2 and self.brief_news

    @property
    def score(self) -> float:
        """Positive where it is hiring mail: log odds, fitted on messages not learned from.

        What hiring shares with other fields ("interview", "application") speaks against it beside
        the model, which has weighed those words already: mail that imitates is full of them.
        """
        # The more words a sum is of, the less it says, and the more it leans to what is taught
        # most, which is hiring mail. A handful of words leans nowhere.
        wording = 5.4 * self.model / math.sqrt(self.known + 18)
        wording -= 0.6 * max(math.log((self.known + 9) / 55), 0.0)
        sent = min(self.sender, 3.0) + 0.15 * self.person
        other_side = 0.8 * self.other_side + 0.4 * max(self.other_side - 1.0, 0.0)
        against = 0.5 * self.shared + 0.7 * self.field + other_side + self.alert
        against += 2.0 * self.colleague
        return wording + 0.2 * self.ours + sent + self._telling - against

    @property
    def _telling(self) -> float:
        """What it is worth that something of a process is told at all, in words or as news."""
        foreign = self.model <= _FOREIGN or self.field or self.other_side
        plain = self.told and self.news >= _PLAIN_NEWS
        plain = plain or (self.person and self.brief_news)
        plain = plain or (self.invited and self.shared > 0)
        if self.ours or self.shared or self.sender >= 0.5 or plain:
            return 0.9 + 0.9 * (plain and not foreign)
        return 0.5 if self.news >= _SOME_NEWS and self.person else -0.6

    @property
    def against(self) -> bool:
        """Whether words of another field, of the other side or of a board fall."""
        return bool(self.field or self.other_side or self.alert)


_TELLING = frozenset(("ours", "field", "other_side", "job_alert"))


def weigh(
    scan: Scan, sender: Sender, votes: Votes | None = None, owners: frozenset[str] = frozenset()
) -> Weights:
    """Count distinct phrases of each kind; a phrase said twice is one phrase.

    `owners` are the user's own addresses: who shares their domain, and whether it went to them.
    """
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
    features = frozenset().union(*[line.weights for line in (*scan.heading, *scan.lines)])
    # The message model knows little, and of wording only.
    shares = of_employers().shares("belonging", features)
    return Weights(
        ours=min(counts["ours:3"], 4.0),
        shared=min(counts["ours:1"], 2.5),
        field=min(counts["field:3"], 4.0),
        other_side=min(counts["other_side:3"], 3.0),
        alert=_alert(scan, counts["job_alert:3"], shares["job_alert"]),
        model=_log_odds(shares["hiring"]),
        sender=_sender(scan, sender),
        lines=len(scan.lines),
        known=len(features),
        person=sender.kind is Kind.PERSON,
        bulk=not sender.ats and _to_many(scan, owners),
        board=shares["job_alert"] > max(shares["not_hiring"], 0.5),
        news=_news_in(votes_of(scan) if votes is None else votes),
        invited=bool(scan.message.calendar),
        colleague=not sender.ats and is_colleague(scan.message, owners),
    )


def _alert(scan: Scan, counted: float, share: float) -> float:
    """What speaks for a board's list: its phrases, its wording as a whole, its mailbox."""
    box = 1.5 * is_alert_box(scan.message.sender.email)
    return min(counted, 6.0) + 2.0 * (share >= 0.6) + box


def _to_many(scan: Scan, owners: frozenset[str]) -> bool:
    message = scan.message
    campaign = is_campaign(message.sender.domain) or is_for_many(message, owners)
    return campaign or is_bulk(message) or "unsubscribe" in scan.words


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
    return weight - (0.5 if is_bulk(scan.message) and not sender.ats else 0.0)


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


def is_bulk(message: Message) -> bool:
    """Whether its headers say that it went to many."""
    automation = message.automation
    return automation.bulk or automation.list_unsubscribe or bool(automation.list_id)
