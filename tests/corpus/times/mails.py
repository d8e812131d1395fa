"""Whole mails with the times they state, in the files of `times/mails`, and how they are scored.

Each was written with its labels before it was read. A mail opens with "@@ Zone" (the user's), then
come its headers, a blank line and its body; a line "%% ics" opens its calendar part. The labels
stand among the headers:

    Interviews: status start[/end] [?]; ...    a day alone where no clock time is given; "?" where a
                                               contradiction must be reported (or weak at least)
    Promises: date firm|loose; ...
    Deadline: date
    Returns: date                              of an out-of-office answer
    Silent: date                               the day after which silence means no
    Known: start; ...                          appointments the thread has set
    Offered: start; ...                        times the thread has offered
    Answer: start                              the one of them that the user took
    Mine: yes                                  the user writes
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.domain.evidence import (
    InterviewReading,
    PromiseReading,
    Reading,
    ReadingContext,
    Turn,
)
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning, ZoneFrom
from agent.domain.message import Message
from agent.mail.fields import message_from_fields
from agent.reading.deadlines import read_deadline
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from agent.reading.registry import read

HERE = Path(__file__).parent / "mails"
ME = "ana@mail.example"
_ANSWERED = frozenset({Meaning.OFFER, Meaning.ASSESSMENT})
_MAIL = ("from", "date", "subject")


@dataclass(frozen=True)
class Mail:
    """One labelled mail."""

    number: int
    zone: ZoneInfo
    headers: dict[str, str]
    body: str
    ics: str = ""

    @cached_property
    def reading(self) -> Reading:
        """What the agent reads out of it."""
        return read(self.message, self.context)

    @cached_property
    def message(self) -> Message:
        """The mail as it arrives."""
        fields = {name: self.headers[name] for name in _MAIL}
        me = f"Ana Silva <{ME}>"
        fields["to"] = me
        if self.headers.get("mine"):
            fields["to"], fields["from"] = fields["from"], me
        fields |= {"id": str(self.number), "body": self.body}
        if self.ics:
            fields["ics"] = self.ics
        return message_from_fields(fields)

    @property
    def context(self) -> ReadingContext:
        turns = [
            _turn(Direction.IN, InterviewStatus.CONFIRMED, self.listed("known")),
            _turn(Direction.IN, InterviewStatus.PROPOSED, self.listed("offered")),
            _turn(Direction.OUT, InterviewStatus.CONFIRMED, self.listed("answer")),
        ]
        thread = tuple(one for one in turns if one.reading.interviews)
        return ReadingContext(frozenset({ME}), self.zone, thread, owner_names=("Ana Silva",))

    @property
    def is_hiring(self) -> bool:
        """Whether it states a time of a hiring process, by its labels."""
        return any(self.listed(name) for name in ("interviews", "promises", "deadline"))

    @cached_property
    def interviews(self) -> tuple[InterviewReading, ...]:
        """The appointments; where the mail is not taken for hiring mail, what they would be."""
        if self.is_hiring and not self.reading.hiring:
            return read_interviews(self.message, self.context)[0]
        return self.reading.interviews

    @cached_property
    def promises(self) -> tuple[PromiseReading, ...]:
        """The promised dates, likewise."""
        if self.is_hiring and not self.reading.hiring:
            return read_promises(self.message, self.context)[0]
        return self.reading.promises

    @cached_property
    def is_told(self) -> bool:
        """Whether it is taken for the kind of mail that its labels make it."""
        asked = not self.listed("deadline") or not _ANSWERED.isdisjoint(self.reading.meanings)
        return self.reading.hiring and asked

    @cached_property
    def deadline(self) -> date | None:
        """By when to answer, likewise."""
        if self.listed("deadline") and not self.is_told:
            return read_deadline(self.message, self.context)[0]
        return self.reading.deadline

    def listed(self, name: str) -> list[str]:
        """The values of a label."""
        return [one.strip() for one in self.headers.get(name, "").split(";") if one.strip()]


def _turn(direction: Direction, status: InterviewStatus, starts: list[str]) -> Turn:
    instants = [datetime.fromisoformat(one) for one in starts]
    known = tuple(
        InterviewReading(one, None, None, True, None, ZoneFrom.TEXT, status, "") for one in instants
    )
    reading = Reading("<t@x>", direction, True, (Meaning.SCHEDULING,), Confidence.LIKELY, known)
    written = min(instants, default=datetime(2026, 1, 1, tzinfo=UTC)) - timedelta(days=20)
    return Turn("<t@x>", direction, "sam@acme.example", written, reading)


def mails(name: str) -> Iterator[Mail]:
    """The mails of a file, in order."""
    text = (HERE / name).read_text(encoding="utf-8")
    for number, block in enumerate(("\n" + text).split("\n@@ ")[1:], start=1):
        opening, _, rest = block.partition("\n")
        head, _, body = rest.partition("\n\n")
        body, _, ics = f"\n{body}".partition("\n%% ics\n")
        pairs = [line.partition(":") for line in head.splitlines()]
        headers = {key.lower(): value.strip() for key, _, value in pairs}
        yield Mail(number, ZoneInfo(opening.strip()), headers, body.strip(), ics)


@dataclass
class Count:
    """Right, missed and wrong values of one kind, with a line for each difference.

    `wrong` counts values that are confidently wrong; a wrong one marked weak only misses.
    """

    right: int = 0
    missed: int = 0
    wrong: int = 0
    lines: list[str] = field(default_factory=list)

    def note(self, mail: Mail, said: str) -> None:
        """Keep a line on a difference."""
        self.lines.append(f"#{mail.number} {mail.headers['subject']}: {said}")

    @property
    def share(self) -> float:
        """The share of labelled values that were read."""
        return self.right / max(1, self.right + self.missed)


def _key(one: InterviewReading) -> str:
    if one.start is None:
        return str(one.day)
    return one.start.astimezone(UTC).isoformat(timespec="minutes")


def _wanted(text: str) -> tuple[str, str, str, str]:
    """A label taken apart: its key, status and end, and all that follows the status."""
    status, _, when = text.partition(" ")
    start, _, end = when.removesuffix(" ?").partition("/")
    if "T" not in start:
        return start, status, end, when
    instant = datetime.fromisoformat(start).astimezone(UTC)
    return instant.isoformat(timespec="minutes"), status, end, when


def score_interviews(mail: Mail, count: Count, other: Count) -> None:
    """Instants into `count`; status and end of those found into `other`."""
    wanted = [_wanted(one) for one in mail.listed("interviews")]
    got = {_key(one): one for one in mail.interviews}
    doubted = [one for one in got.values() if one.confidence is Confidence.WEAK]
    sure = [one for one in wanted if not one[3].endswith("?")]
    if len(sure) < len(wanted):
        _score_doubt(mail, count, bool(doubted) or not got)
        got = {key: one for key, one in got.items() if one not in doubted}
    for key, status, end, when in sure:
        found = got.pop(key, None)
        if found is None:
            count.missed += 1
            count.note(mail, f"missed {status} {key}")
        else:
            count.right += 1
            there = datetime.fromisoformat(when.partition("/")[0]).tzinfo if "T" in when else UTC
            said = f"{found.end.astimezone(there):%H:%M}" if found.end else ""
            same = (found.status.value, said) == (status, end)
            other.right += same
            other.missed += not same
            if not same:
                other.note(mail, f"{key}: {found.status.value}/{said}, not {status}/{end}")
    for key, one in got.items():
        count.wrong += one.confidence is not Confidence.WEAK and len(sure) == len(wanted)
        count.note(mail, f"WRONG {one.confidence.value} {one.status.value} {key} {one.quote!r}")


def _score_doubt(mail: Mail, count: Count, told: bool) -> None:
    count.right += told
    count.missed += not told
    count.wrong += not told
    if not told:
        count.note(mail, "WRONG: the contradiction is not reported")


def score_dates(mail: Mail, count: Count, wanted: list[str], got: list[str]) -> None:
    """Dated values ("2026-05-22 firm"); the date counts, and what stands behind it is noted."""
    for one in wanted:
        there = any(said.split()[0] == one.split()[0] for said in got)
        count.right += there
        count.missed += not there
        if one not in got:
            count.note(mail, f"missed {one}, read {got}")
    for said in got:
        wrong = all(said.split()[0] != one.split()[0] for one in wanted)
        count.wrong += wrong
        if wrong:
            count.note(mail, f"WRONG {said}")


def score(name: str) -> dict[str, Count]:
    """The counts of a file, by kind of value."""
    kinds = ("interviews", "status and end", "promises", "other dates", "hiring mail")
    counts = {kind: Count() for kind in kinds}
    for mail in mails(name):
        said = mail.reading
        if mail.is_hiring:
            counts["hiring mail"].right += mail.is_told
            counts["hiring mail"].missed += not mail.is_told
            if not mail.is_told:
                counts["hiring mail"].note(mail, f"read as {said.meaning.value}")
        score_interviews(mail, counts["interviews"], counts["status and end"])
        promised = [f"{one.due} {'firm' if one.firm else 'loose'}" for one in mail.promises]
        score_dates(mail, counts["promises"], mail.listed("promises"), promised)
        for label, value in _others(mail):
            score_dates(mail, counts["other dates"], mail.listed(label), _said(value))
    return counts


def _others(mail: Mail) -> tuple[tuple[str, date | None], ...]:
    return (
        ("deadline", mail.deadline),
        ("returns", mail.reading.returns_on),
        ("silent", mail.reading.ends_silently_on),
    )


def _said(value: date | None) -> list[str]:
    return [value.isoformat()] if value is not None else []
