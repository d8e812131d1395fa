"""What an appointment is besides its time: round, format, length, the people met.

Reads the same prose; knows no dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from agent.domain.evidence import InterviewReading, PersonReading, ReadingContext
from agent.domain.hiring import Format, InterviewStatus, Round
from agent.domain.message import Message
from agent.reading.appointments.people import includes_writer, people_in, readings
from agent.reading.grammar.nodes import Length
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.grammar.tokens import fold, tokens_of
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import meeting_en as wording

PHRASES = Phrases(wording.GROUPS, wording.SETS)
Readings = tuple[InterviewReading, ...]

_ROUNDS = (
    ("final", Round.FINAL), ("technical", Round.TECHNICAL), ("panel", Round.PANEL),
    ("recruiter_screen", Round.RECRUITER_SCREEN), ("phone_round", Round.PHONE),
    ("onsite_round", Round.ONSITE), ("other", Round.OTHER),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Details:
    """What the message says of its appointments in common."""

    round: Round | None = None
    format: Format | None = None
    minutes: int | None = None
    people: tuple[PersonReading, ...] = ()


def details_of(message: Message, context: ReadingContext, prose: Prose) -> Details:
    """The common details of a message's appointments, its calendar parts' texts included."""
    hits = [(sentence, PHRASES.scan(sentence.words)) for sentence in _all(prose)]
    names = {hit.name for _, found in hits for hit in found}
    extra = " ".join(f"{one.summary} {one.location}" for one in message.calendar)
    if extra:
        names |= {hit.name for hit in PHRASES.scan([t.low for t in tokens_of(fold(extra[:600]))])}
    form = _format(names, message, prose)
    return Details(
        round=_round(names),
        format=form,
        minutes=_minutes(hits),
        people=_people(message, context, prose),
    )


def _all(prose: Prose) -> Iterable[Sentence]:
    return (*prose.sentences, prose.subject) if prose.subject else prose.sentences


def _format(names: set[str], message: Message, prose: Prose) -> Format | None:
    """Video where a video tool is named; the number to dial into one is no telephone interview."""
    if _place_of_invite(message) and "video" not in names:
        return Format.ONSITE
    if "onsite" in names and not ("video" in names and _by_link(prose)):
        return Format.ONSITE
    if "video" in names or _by_link(prose):
        return Format.VIDEO
    if "phone" in names:
        return Format.PHONE
    return Format.ONSITE if "onsite" in names else None


_LINKS = ("zoom.us/", "meet.google.com/", "teams.microsoft.com", "webex.com", "whereby.com/",
          "teams.live.com", "gotomeet", "bluejeans.com")  # fmt: skip


def _by_link(prose: Prose) -> bool:
    low = prose.text.lower()
    return any(link in low for link in _LINKS)


def _place_of_invite(message: Message) -> bool:
    """Whether a calendar part names a place of bricks."""
    for event in message.calendar:
        place = event.location.lower()
        if place and "http" not in place and not any(word in place for word in _NOT_PLACES):
            return any(char.isdigit() for char in place) or any(word in place for word in _ROOMS)
    return False


_NOT_PLACES = ("teams", "zoom", "webex", "google meet", "phone", "call", "video", "online", "remote",
               "skype", "virtual")  # fmt: skip
_ROOMS = ("room", "office", "boardroom", "floor", "centre", "center", "street", "road", "hq")


def _round(names: set[str]) -> Round | None:
    for name, value in _ROUNDS:
        if name in names:
            return value
    return None


def _minutes(hits: Sequence[tuple[Sentence, list[Hit]]]) -> int | None:
    """The one length the message gives for its appointments, or None."""
    found: list[int] = []
    for sentence, here in hits:
        found.extend(_lengths(sentence, here))
    return found[0] if found and len(set(found)) == 1 else None


def _lengths(sentence: Sentence, hits: Sequence[Hit]) -> list[int]:
    """Lengths that a sentence gives for a meeting; several joined by "+" are added up."""
    said = {place for hit in hits if hit.name == "length" for place in range(hit.start, hit.end)}
    other = {
        place for hit in hits if hit.name == "not_length" for place in range(hit.start, hit.end)
    }
    found: list[int] = []
    plus = False
    for place, item in enumerate(sentence.items):
        value = item.node.value if item.node is not None else None
        if not isinstance(value, Length) or value.loose or place in other:
            continue
        if plus or place in said:
            found.append(value.minutes)
        plus = any(one.word == "+" for one in sentence.items[place : place + 5])
    if len(found) > 1 and any(item.word == "+" for item in sentence.items):
        return [sum(found)]
    return found[:1]


def _people(message: Message, context: ReadingContext, prose: Prose) -> tuple[PersonReading, ...]:
    names: list[str] = []
    writer = False
    for sentence in prose.sentences:
        text = prose.text[sentence.start : sentence.end]
        names.extend(name for name in people_in(text) if name not in names)
        writer = writer or includes_writer(text)
    return readings(names, message, context, writer)


def with_details(found: Sequence[InterviewReading], details: Details) -> Readings:
    """Each appointment with what it does not say of itself."""
    return tuple(_completed(one, details) for one in found)


def _completed(one: InterviewReading, details: Details) -> InterviewReading:
    end = one.end
    if (
        end is None
        and one.start is not None
        and details.minutes
        and one.status is not (InterviewStatus.CANCELLED)
    ):
        end = one.start + timedelta(minutes=details.minutes)
    return replace(
        one,
        end=end,
        round=one.round or details.round,
        format=one.format or details.format,
        people=one.people or details.people,
    )
