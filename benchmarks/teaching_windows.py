"""What the model of windows learns from: each window ahead that mail of known days names.

A window promises word, sets a last day or ends the waiting where the labels name its day for that,
and does nothing of it where they do not, whatever the rules make of it. Knows nothing of how
weights are learned.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from zlib import crc32
from zoneinfo import ZoneInfo

from agent.domain.evidence import InterviewReading, ReadingContext
from agent.domain.hiring import Direction, Meaning
from agent.domain.message import Address, Message
from agent.mail import message_from_fields
from agent.reading import read
from agent.reading.absence import is_absence
from agent.reading.deadlines import last_days_in
from agent.reading.grammar.tokens import quote
from agent.reading.interviews import read_interviews
from agent.reading.not_last_days import not_the_users
from agent.reading.promise_order import behind_meeting
from agent.reading.promises import prose_beside, seen_in
from agent.reading.prose import Prose
from agent.reading.window_likelihood import placed_in
from benchmarks.teaching import CORPUS, Grouped, Line, development
from tests.corpus.times import days
from tests.corpus.times import lines as corpus_lines
from tests.corpus.times.mails import HERE, ME, mails

# Mails and lines that stand beside each other are of one thread or one hand: held out together.
NEIGHBOURS = 3
LINE = 4
# So many sentences are drawn of each pattern.
DRAWN = 24
_HEAVY = ("promises.txt", "no_promises.txt", "promised.txt")
_PROMISED = (*_HEAVY, "promise_traps.txt")
# Their dates are something else; what promises there is not told, so only these days teach.
_ELSEWHERE = ("interviews.txt",)
# In these any day but the labelled one is none.
_LAST_DAYS = ("deadlines.txt", "no_deadlines.txt")
_LAST_DAYS_OF = (Meaning.OFFER, Meaning.ASSESSMENT)
# Notes of somebody away, each with the day of the return, or with none.
_ABSENCES = ("absences.txt", "no_absences.txt")


@dataclass(frozen=True, slots=True)
class Weighed(Grouped):
    """A window in its place; `due` is its day, `ruled` where the rules promise it."""

    due: date = date.min
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A message whose days are known, or `others`: days that none of the promised is.
    Where nobody told the promised ones they are None.

    `last` is the last day to answer an offer or to hand in a test, `silent` the day after which
    silence tells the end, `back` the day on which somebody away returns.
    """

    file: str
    number: int
    message: Message
    context: ReadingContext
    appointments: tuple[InterviewReading, ...]
    promised: frozenset[date] | None
    others: frozenset[date] | None = None
    last: date | None = None
    silent: date | None = None
    back: date | None = None
    meanings: tuple[Meaning, ...] | None = None

    @property
    def times(self) -> int:
        """How often it teaches: what must hold one by one more often than other mails."""
        return (
            LINE if self.file in (*_HEAVY, *_LAST_DAYS, *_ABSENCES, _MAILS, days.FILE.name) else 1
        )

    @property
    def group(self) -> str:
        """What is held out together with it."""
        return f"{self.file} {self.number // NEIGHBOURS}"

    @property
    def is_away(self) -> bool:
        """Whether it is the answer of somebody away."""
        return self.back is not None or is_absence(self.message)

    def prose(self) -> Prose:
        """Its prose as the readers of days see it."""
        meanings = (Meaning.OUT_OF_OFFICE,) if self.is_away else self.meanings or ()
        return prose_beside(self.message, self.context, self.appointments, None, meanings)


def window_lines() -> list[Line]:
    """Every window as a line: `promise`, `deadline`, `silence`, `return` or `other`."""
    told = [line for source in sources() for line in windows_in(source) * source.times]
    turned = [line for source in in_turns() for line in windows_in(source)]
    return [*told, *turned, *drawn_windows(DRAWN)]


def sources() -> Iterator[Source]:
    """All labelled messages and lines that may be learned from."""
    yield from in_batches()
    yield from in_mails()
    yield from in_days()
    yield from in_lines()
    yield from in_development()


def windows_in(source: Source) -> list[Weighed]:
    """The windows of a message as lines; a day that the rules found elsewhere teaches only there.

    The user's own mail promises nothing, and is not asked; an absence note tells a return alone.
    """
    if source.message.direction(source.context.owners) is Direction.OUT:
        return []
    prose = source.prose()
    last = {
        (one.sentence.number, one.due)
        for one in last_days_in(prose, source.meanings, not_the_users(prose))
    }
    ruled = {
        (seen.scene.sentence.number, one.window.first)
        for seen in seen_in(prose)
        for one in seen.ruled
    }
    found: list[Weighed] = []
    for one in placed_in(prose, last):
        sentence, window = one.scene.sentence, one.scene.windows[one.place]
        due = behind_meeting(window, one.scene, prose)
        label = _label(source, due, one.due, excluded=one.excluded)
        is_ruled = (sentence.number, window.first) in ruled
        if label and not (source.promised is None and is_ruled):
            said = quote(prose.text, sentence.start, sentence.end)
            features = tuple(sorted(one.features))
            found.append(Weighed(label, said, features, source.group, due, is_ruled))
    sure = {one.due for one in found if one.label == "promise" and one.ruled}
    return [one for one in found if one.ruled or one.label != "promise" or one.due not in sure]


def _label(source: Source, due: date, last: date, *, excluded: bool) -> str:
    if source.back is not None and source.back in (due, due + timedelta(days=excluded)):
        return "return"
    if source.last is not None and last == source.last:
        return "deadline"
    if source.silent is not None and due == source.silent:
        return "silence"
    if source.others is not None:
        return "other" if due in source.others else ""
    return "promise" if due in (source.promised or ()) else "other"


def _day(said: str) -> date | None:
    return date.fromisoformat(said[:10]) if said[:1].isdecimal() else None


def _days(rows: Sequence[str]) -> frozenset[date]:
    """The days of labels such as "2026-05-22 firm"."""
    return frozenset(date.fromisoformat(row[:10]) for row in rows if row[:1].isdecimal())


def in_batches() -> Iterator[Source]:
    """The labelled mails of `times/mails`."""
    for path in sorted(HERE.glob("*.txt")):
        for mail in mails(path.name):
            met = mail.interviews
            promised = _days(mail.listed("promises"))
            last, silent, back = (_day(mail.headers.get(name, "")) for name in _OTHER_DAYS)
            yield Source(path.name, mail.number, mail.message, mail.context, met, promised,
                         last=last, silent=silent, back=back,
                         meanings=mail.reading.meanings)  # fmt: skip


_OTHER_DAYS = ("deadline", "silent", "returns")


def in_mails() -> Iterator[Source]:
    """The mails of `times/mails.jsonl`, which must hold one by one."""
    rows = (CORPUS / "times" / _MAILS).read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(map(json.loads, rows)):
        fields = {name: row[name] for name in ("from", "date", "subject", "body")}
        message = message_from_fields({"id": "x", "to": f"Ana Silva <{ME}>", **fields})
        context = ReadingContext(frozenset({ME}), ZoneInfo(row["zone"]))
        met, _ = read_interviews(message, context, None)
        yield Source(_MAILS, number, message, context, met, _days(row["promises"]))


_MAILS = "mails.jsonl"


def in_days() -> Iterator[Source]:
    """The mails of `times/days.txt`."""
    for one in days.told():
        reading = read(one.message, days.CONTEXT)
        last, silent, back = (_day("".join(one.days(what))) for what in _KINDS_OF_DAYS)
        yield Source(days.FILE.name, one.number, one.message, days.CONTEXT, reading.interviews,
                     _days(one.days("promise")), last=last, silent=silent, back=back,
                     meanings=reading.meanings)  # fmt: skip


_KINDS_OF_DAYS = ("deadline", "silent", "return")


def in_lines() -> Iterator[Source]:
    """The lines of promises and of none; of other lines the days that are told to be others."""
    for name in (*_PROMISED, *_ELSEWHERE, *_LAST_DAYS, *_ABSENCES):
        for number, line in enumerate(corpus_lines.lines(name)):
            met, _ = read_interviews(line.message, line.context, None)
            said = [part.strip() for part in line.expected.split(";")]
            promised: frozenset[date] | None = frozenset()
            others, last, back = None, None, None
            meanings: tuple[Meaning, ...] | None = None
            if name in _PROMISED:
                promised = _days(said)
            elif name in _LAST_DAYS:
                promised, last, meanings = None, _day(said[0]), _LAST_DAYS_OF
            elif name in _ABSENCES:
                back, meanings = _day(said[0]), (Meaning.OUT_OF_OFFICE,)
            else:
                others = _days([row[row.find("2") :] for row in said])
            yield Source(name, number, line.message, line.context, met, promised, others,
                         last=last, back=back, meanings=meanings)  # fmt: skip


def in_turns() -> Iterator[Source]:
    """The plain lines of promises, each taken back in a few of the ways of `promise_turns.txt`."""
    text = (CORPUS / "times" / "promise_turns.txt").read_text("utf-8")
    turns = [row for row in text.splitlines() if row and not row.startswith("#")]
    for number, line in enumerate(corpus_lines.lines(_PROMISED[0])):
        said = _PROMISING.match(line.text)
        if said is None or ". " in line.text or "\n" in line.text:
            continue
        chance = random.Random(crc32(line.text.encode()))  # noqa: S311 - draws always alike
        for turn in chance.sample(turns, _TURNS):
            text = _drawn(turn, {}, chance, of={"WHO": said["who"], "REST": said["rest"]})
            message = replace(line.message, text=text)
            yield Source("turns", number, message, line.context, (), frozenset())


# So many of them for each line.
_TURNS = 3
_PROMISING = re.compile(
    r"(?P<who>We|You|I|They|Someone|HR|Everyone|Candidates)(?: will|'ll) (?!not)(?P<rest>.*?)[.!]?$"
)


def in_development() -> Iterator[Source]:
    """The development corpus beside the repository."""
    for number, (fields, label) in enumerate(development()):
        message = message_from_fields(fields)
        zone = ZoneInfo(fields.get("timezone") or "UTC")
        context = ReadingContext(frozenset({str(fields["owner"]).lower()}), zone)
        told = read(message, context)
        promised = _days([one["due"] for one in label.get("promises") or ()])
        if label["hiring"]:
            last = _day(label.get("deadline") or "")
            yield Source("development", number, message, context, told.interviews, promised,
                         last=last, meanings=told.meanings)  # fmt: skip


_WRITTEN = datetime(2029, 5, 14, 10, tzinfo=ZoneInfo("Europe/London"))
# What patterns call {O} ends by this day: a promised day lies behind it.
_LAST_OTHER = date(2029, 5, 17)
_CHOICE = re.compile(r"\{([^{}]*)\}")


def drawn_windows(count: int) -> list[Line]:
    """The windows of so many sentences of each pattern, always the same ones."""
    named: dict[str, list[str]] = {}
    found: dict[str, Line] = {}
    for row in (CORPUS / "times" / "promise_patterns.txt").read_text("utf-8").splitlines():
        name, equals, each = row.partition(" = ")
        label, colon, pattern = row.partition(": ")
        if equals and name.isupper():
            named[name] = each.split("|")
        elif colon and not row.startswith("#"):
            chance = random.Random(crc32(row.encode()))  # noqa: S311 - draws always alike
            for _ in range(count):
                text = _drawn(pattern, named, chance)
                for line in _drawn_windows(text, label, row):
                    found.setdefault(f"{text} {line.due}", line)
    return list(found.values())


def _drawn(
    pattern: str,
    named: Mapping[str, Sequence[str]],
    chance: random.Random,
    of: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """One sentence of a pattern about something, its first letter a capital as often as not."""
    text = pattern
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda match: chance.choice(_choices(match[1], named)), text)
    for name, said in of.items():
        opens = text.startswith(name) or said.isupper()
        text = text.replace(name, said if opens else said[:1].lower() + said[1:])
    text = " ".join(text.replace(" '", "'").replace(" .", ".").replace(" ,", ",").split())
    return text[0].upper() + text[1:] if chance.random() < _CAPITALS else text


_CAPITALS = 0.8


def _choices(said: str, named: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The choices of a pattern's braces, names among them standing for their own."""
    return [each for one in said.split("|") for each in named.get(one, (one,))]


def _drawn_windows(text: str, label: str, row: str) -> Iterator[Weighed]:
    message = Message("<line@corpus>", _WRITTEN.astimezone(UTC), Address("", "sam@acme.example"),
                      "Your application", text, written_at=_WRITTEN, text=text)  # fmt: skip
    context = ReadingContext(frozenset({"me@mail.example"}), ZoneInfo("Europe/London"))
    source = Source("patterns", 0, message, context, (), frozenset())
    for line in windows_in(source):
        promised = label == "promise" and line.due > _LAST_OTHER
        yield replace(line, label="promise" if promised else "other", group=row)
