"""What speaks for hiring mail and what against it: counted phrases, sender, recipients.

The words of hiring stand against those of everything that sounds like it. Knows no thread and
decides nothing; `whole` weighs it, `hiring` decides.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.domain.hiring import InterviewStatus, Meaning
from agent.domain.message import Message
from agent.reading.precedence import Said, tally
from agent.reading.scan import Line, Scan
from agent.reading.senders import (
    Kind,
    Sender,
    is_alert_box,
    is_campaign,
    is_colleague,
    is_for_many,
    is_hiring_box,
)
from agent.reading.wording import names
from agent.reading.wording import organisations as orgs
from agent.reading.wording.lists import words


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for each side: phrases counted, news told, who writes.

    `news`: how plainly a sentence tells what only the parties of a process tell each other, from
    0 to 1; `flags` name what is so or not (`person`, `many`, `colleague` ...); `said` is what the
    sentences say of hiring.
    """

    ours: float
    shared: float
    field: float
    other_side: float
    alert: float
    news: float
    lines: int
    flags: frozenset[str]
    said: frozenset[str]

    @property
    def told(self) -> bool:
        """Whether words or the sender speak of hiring at all."""
        return bool(self.ours or self.shared >= 1.5 or self.flags & _SENT_TO_HIRE)

    @property
    def against(self) -> bool:
        """Whether words of another field, of the other side or of a board fall."""
        return bool(self.field or self.other_side or self.alert)

    @property
    def of_own_house(self) -> bool:
        """Whether a colleague may tell a candidate of the own house: shortly, in hiring's words."""
        plain = self.ours >= 2 and self.news >= PLAIN_NEWS and self.lines <= _BRIEF
        return "colleague" in self.flags and plain

    @property
    def of_system(self) -> bool:
        """Whether an applicant system writes of the reader's own application in hiring's words:
        so plain that a long body of other matters (rules of a test, a policy) takes nothing off."""
        plain = self.ours >= 2 and not (self.field or self.other_side or self.among_others)
        return plain and {"ats", "yours", "applied"} <= self.flags

    @property
    def among_others(self) -> bool:
        """Whether colleagues or a mailing list speak, and not of the reader's own application: the
        user's own employer hires others, or works."""
        if "yours" in self.flags or self.of_own_house:
            return False
        return not self.flags.isdisjoint(("list", "colleague"))

    @property
    def features(self) -> frozenset[str]:
        """All of it as readable features of the net (`whole`)."""
        return frozenset((*self._steps(), *self._together(), *self.flags, *self.said))

    def _steps(self) -> Iterator[str]:
        """How far each measure goes."""
        for name in ("ours", "shared", "field", "other_side", "alert"):
            yield from _steps(name, getattr(self, name), _COUNTS)

    def _together(self) -> Iterator[str]:
        """What says more together than alone: news from a person, in few words, against words."""
        foreign = self.field or self.other_side
        yield from _steps("news", self.news, _NEWS)
        for name, holds in (
            ("told", self.told),
            ("person", "kind:person" in self.flags),
            ("brief", self.lines <= _BRIEF),
            ("foreign", foreign),
        ):
            if holds:
                yield from _steps(f"{name}&news", self.news, _NEWS)
        if self.told:
            yield "told"
        if foreign:
            yield "foreign"


_SENT_TO_HIRE = frozenset(("ats", "hiringbox", "agency", "job", "signed:hiring"))
PLAIN_NEWS = 0.65
"""How strongly a sentence must tell news to tell them plainly."""
# Among many sentences one seems to tell news soon enough.
_BRIEF = 8
_COUNTS = (0.5, 1, 1.5, 2, 3, 4)
_NEWS = (0.2, 0.4, 0.7, 0.9)


def _steps(name: str, value: float, steps: tuple[float, ...]) -> tuple[str, ...]:
    """The features of a measure: every step that it reaches."""
    return _named_steps(name, steps)[: bisect_right(steps, value)]


@lru_cache(maxsize=64)
def _named_steps(name: str, steps: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"{name}>={step}" for step in steps)


_TELLING = frozenset(("ours", "field", "other_side", "job_alert"))


def weigh(
    scan: Scan,
    sender: Sender,
    said: Said,
    statuses: Collection[InterviewStatus] = (),
    owners: frozenset[str] = frozenset(),
) -> Weights:
    """Count distinct phrases of each kind; a phrase said twice is one phrase.

    `said` is what the sentences say (`precedence.said_in`), `statuses` its appointments', `owners`
    the user's own addresses: who shares their domain, and whether it went to them.
    """
    counts = _counted(scan, sender)
    return Weights(
        ours=min(counts["ours:3"], 4.0),
        shared=min(counts["ours:1"], 2.5),
        field=min(counts["field:3"], 4.0),
        other_side=min(counts["other_side:3"], 3.0),
        alert=min(counts["job_alert:3"], 6.0),
        news=max((said[one].body for one in said.keys() - _NOT_NEWS), default=0.0),
        lines=len(scan.lines),
        flags=frozenset(_flags(scan, sender, owners)),
        said=tally(said, scan, statuses),
    )


def _counted(scan: Scan, sender: Sender) -> dict[str, float]:
    """How many distinct phrases of each kind fall; one in the subject counts half as much again."""
    counts = dict.fromkeys(("ours:3", "ours:1", "field:3", "other_side:3", "job_alert:3"), 0.0)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    named = () if sender.kind is Kind.PERSON else scan.in_sender
    told = [found for found in (*scan.in_heading, *scan.found, *named) if found.name in _TELLING]
    for found in told:
        kind = f"{found.name}:{found.weight}"
        if kind not in counts:
            continue
        phrase = found.sentence.words[found.start : found.end]
        if (kind, phrase) not in seen:
            seen.add((kind, phrase))
            counts[kind] += 1.5 if found.sentence.source == "subject" else 1.0
    return counts


def _flags(scan: Scan, sender: Sender, owners: frozenset[str]) -> Iterator[str]:
    """What is so or not: who sends, to how many, in what form."""
    message = scan.message
    label = message.sender.domain.rpartition(".")[0]
    signed = f"{message.own_words[-300:]}\n{message.signature}".lower()
    for name, holds in (
        (f"kind:{sender.kind.value}", True),
        ("ats", sender.ats or sender.assessor),
        ("hiringbox", is_hiring_box(message.sender.email)),
        ("agency", any(word in label for word in orgs.AGENCY)),
        ("job", any(map(_names_job, _headed(scan)))),
        ("job:said", any(map(_offers_job, scan.lines))),
        ("signed:hiring", _signed_by(signed, names.HIRING_TITLES)),
        ("signed:manager", _signed_by(signed, names.TITLES["hiring_manager"])),
        ("boardsender", sender.board),
        ("alertbox", is_alert_box(message.sender.email)),
        ("bulk", is_bulk(message)),
        ("many", not sender.ats and _to_many(scan, owners)),
        ("list", bool(message.automation.list_id)),
        ("colleague", not sender.ats and is_colleague(message, owners)),
        ("invited", bool(message.calendar)),
        ("yours", speaks_of_yours(scan)),
        ("applied", not _APPLIED.isdisjoint(scan.words.union(*_headed(scan)))),
    ):
        if holds:
            yield name


def _to_many(scan: Scan, owners: frozenset[str]) -> bool:
    message = scan.message
    campaign = is_campaign(message.sender.domain) or is_for_many(message, owners)
    return campaign or is_bulk(message) or "unsubscribe" in scan.words


# A first approach or a receipt may be anybody's.
_NOT_NEWS = frozenset({Meaning.OUTREACH, Meaning.OUT_OF_OFFICE, Meaning.APPLICATION_RECEIVED})


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


def _offers_job(line: Line) -> bool:
    """Whether a sentence names a job beside a word for one: "the data analyst role"."""
    said = line.sentence.words
    return not _POSTS.isdisjoint(said) and _names_job(said)


_POSTS = words(
    "role roles position post job vacancy opening interview application apply applied hire hiring"
)


def _signed_by(signed: str, titles: tuple[str, ...]) -> bool:
    """Whether a title stands in the end of a message, in small letters."""
    # A plain look for the words first: the pattern is slow, and most signatures have none.
    named = any(map(signed.__contains__, titles))
    return named and _any_of(titles).search(signed) is not None


@lru_cache(maxsize=4)
def _any_of(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, titles))})\b")


_YOURS = words(
    """
    application interview candidacy candidature cv resume offer assessment submission
    availability test interviews applying candidate
    """
)
_DONE = words("applying applied invite invited")
_TO_YOU = _DONE | {"your"}
_APPLIED = words("application applications applied interview")


def speaks_of_yours(scan: Scan) -> bool:
    """Whether the reader's own application or interview is spoken of."""
    for line in (*scan.heading, *scan.lines):
        said = line.sentence.words
        if _TO_YOU.isdisjoint(said):
            continue
        for place, word in enumerate(said):
            if word == "your" and not _YOURS.isdisjoint(said[place + 1 : place + 4]):
                return True
            if word in _DONE and "you" in said:
                return True
    return False


def _headed(scan: Scan) -> Iterator[tuple[str, ...]]:
    return (line.sentence.words for line in scan.heading)


def is_bulk(message: Message) -> bool:
    """Whether its headers say that it went to many."""
    automation = message.automation
    return automation.bulk or automation.list_unsubscribe or bool(automation.list_id)
