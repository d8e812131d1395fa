"""What the model of times learns from: each day and time that a mail of known appointments names.

A time is one where the labels name its instant or its day, and none where they do not, whatever the
rules make of it. Knows nothing of how weights are learned.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from agent.domain.evidence import ReadingContext
from agent.domain.hiring import Direction
from agent.domain.message import Message
from agent.mail import parse_message
from agent.reading.appointments.moments import Moment, Place, moment_of, shared_zone
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.settled import standing_zones
from agent.reading.appointments.surroundings import LIVE, around, features_around
from agent.reading.grammar.tokens import quote
from agent.reading.interviews import judged_in
from agent.reading.meant import meant_of
from agent.reading.prose import prose_of
from benchmarks.teaching import CORPUS, Grouped, Line, taught_files
from tests.corpus.times import lines as corpus_lines
from tests.corpus.times.mails import HERE, Mail, mails
from tests.unit.reading.labelled import ME, NOW, labelled

# Mails that stand beside each other are of one thread or one hand: so many are held out together.
NEIGHBOURS = 3
# Batches that no rule was written for show best how the rules err: what they keep there teaches as
# much as so many other times. So does, less, what they keep in the mails of `messages`; and all in
# the lines so many times more, which must hold one by one.
UNSEEN = frozenset(f"batch{number}.txt" for number in (*range(15, 25), *range(39, 69)))
HEAVY, MIDDLE, LINE = 3, 2, 7


@dataclass(frozen=True, slots=True)
class Taught(Grouped):
    """A time in its place; `kept` where the rules keep it."""

    kept: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A time as the rules judge it, with its features, its instant and its sentence."""

    verdict: Verdict
    moment: Moment
    features: tuple[str, ...]
    text: str


def slot_lines() -> list[Line]:
    """Every time as a line: `this` where it is an appointment of the user's, else `other`."""
    return [*in_batches(), *_in_lines(), *_in_messages()]


def found_in(message: Message, context: ReadingContext) -> Iterator[Found]:
    """The times of a message that belong to a day; the user's own mail has none to judge."""
    if message.direction(context.owners) is Direction.OUT:
        return
    prose = prose_of(message, context)
    scene, found = judged_in(prose, context)
    if scene is None:
        return
    seen = around(prose, scene, found, meant_of(message))
    kept = [slot for slot, verdict in found if verdict.role is not Role.NONE]
    zone = shared_zone(kept or [slot for slot, _ in found], standing_zones(prose))
    place = Place(prose.reference, message.sender.domain, context.zone)
    for slot, verdict in found:
        moment = moment_of(slot, zone, place)
        if moment is not None:
            features = tuple(sorted(features_around(slot, verdict, seen)))
            sentence = prose.sentences[slot.sentence]
            text = quote(prose.text, sentence.start, sentence.end)
            yield Found(verdict, moment, features, text)


def in_batches() -> Iterator[Taught]:
    """The labelled mails of `times/mails`; what no rule was written for weighs most."""
    for path in sorted(HERE.glob("*.txt")):
        for mail in mails(path.name):
            group = f"{path.name} {mail.number // NEIGHBOURS}"
            for one in found_in(mail.message, mail.context):
                label = _label_in(mail, one)
                if label:
                    heavy = path.name in UNSEEN and one.verdict.role in LIVE
                    taught = _line(label, one, group, HEAVY if heavy else 1)
                    # Once more without the rules' word: no share may hang on that alone.
                    yield from (*taught, _bare(taught[0]))


def _line(label: str, one: Found, group: str, times: int) -> Sequence[Taught]:
    """A time so many times."""
    return times * (Taught(label, one.text, one.features, group, one.verdict.role in LIVE),)


def _bare(one: Taught) -> Taught:
    """A time without what rests on the rules."""
    told = (feature for feature in one.features if not feature.startswith("~"))
    return replace(one, features=tuple(told))


def _label_in(mail: Mail, one: Found) -> str:
    """What a time is by the labels of its mail, or "" where they leave that open."""
    wanted = [label.removesuffix(" ?").partition(" ") for label in mail.listed("interviews")]
    starts = {when.partition("/")[0]: status for status, _, when in wanted}
    statuses = {_key(start): status for start, status in starts.items()}
    key = _key_of(one.moment)
    if key in statuses:
        off = statuses[key] == "cancelled", one.verdict.role is Role.CANCELLED
        return "this" if off[0] == off[1] or one.verdict.role not in LIVE else ""
    doubtful = mail.ics or any(label.endswith("?") for label in mail.listed("interviews"))
    return "" if doubtful or _is_day_of(one.moment, starts, mail.zone) else "other"


def _key(start: str) -> str:
    return _utc(datetime.fromisoformat(start)) if "T" in start else start


def _key_of(moment: Moment) -> str:
    return str(moment.day) if moment.start is None else _utc(moment.start)


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="minutes")


def _is_day_of(moment: Moment, starts: Iterable[str], zone: ZoneInfo) -> bool:
    """Whether it names no more than the day of an appointment told to the minute."""
    timed = [datetime.fromisoformat(start) for start in starts if "T" in start]
    return moment.start is None and moment.day in {one.astimezone(zone).date() for one in timed}


def _in_lines() -> Iterator[Taught]:
    """The lines that name an appointment or none, each as a message."""
    for name in ("interviews.txt", "no_interviews.txt"):
        for number, line in enumerate(corpus_lines.lines(name)):
            wanted = [one.split() for one in line.expected.removesuffix("?").split(";")]
            starts = {" ".join(one[1:3]).partition("-@")[0] for one in wanted if one}
            for one in found_in(line.message, line.context):
                label = _label_of(one.moment, starts, (line.zone, line.owner))
                if label:
                    heavy = HEAVY if one.verdict.role in LIVE else 1
                    yield from _line(label, one, f"{name} {number // NEIGHBOURS}", heavy * LINE)


def _label_of(moment: Moment, starts: Iterable[str], zones: Iterable[ZoneInfo]) -> str:
    """The same by the times of a line, which stand in one of these zones or in the time's own."""
    if moment.start is None:
        named = [start for start in starts if start.startswith(str(moment.day))]
        return "other" if not named else "this" if str(moment.day) in named else ""
    there = [*zones, *([ZoneInfo(moment.zone_name)] if moment.zone_name else [])]
    said = {f"{moment.start.astimezone(zone):%Y-%m-%d %H:%M}" for zone in there}
    return "this" if any(start.startswith(tuple(said)) for start in starts) else "other"


def _in_messages() -> Iterator[Taught]:
    """Mails of `messages` whose kept times were judged one by one (`times/slots.txt`)."""
    judged = _judged_slots()
    for file in taught_files():
        for number, case in enumerate(labelled(file)):
            known = judged.get(case.name)
            if known is None:
                continue
            context = ReadingContext(frozenset({ME}), ZoneInfo("UTC"))
            for one in found_in(parse_message(case.text.encode(), at=NOW), context):
                label = known.get(_local(one.moment))
                if label and one.verdict.role in LIVE:
                    yield from _line(label, one, f"{file} {number // NEIGHBOURS}", MIDDLE)


def _judged_slots() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in (CORPUS / "times" / "slots.txt").read_text(encoding="utf-8").splitlines():
        name, _, each = row.partition(": ")
        if each and not row.startswith("#"):
            found[name] = {one[1:]: "this" if one[0] == "+" else "other" for one in each.split()}
    return found


def _local(moment: Moment) -> str:
    return str(moment.day) if moment.start is None else f"{moment.start:%Y-%m-%dT%H:%M}"
