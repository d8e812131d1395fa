"""What an appointment is besides its time: round, format, length, the people met.

What stands in an appointment's own stretch of the message (its row and the lines under it) goes
before what the message says of all its appointments. Knows no dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from agent.domain.evidence import InterviewReading, PersonReading, ReadingContext
from agent.domain.hiring import Direction, Format, InterviewStatus, Round
from agent.domain.message import Message
from agent.reading.appointments.people import (
    in_row,
    readings,
    taking_part,
    together,
    writer_of,
)
from agent.reading.appointments.thread import Readings
from agent.reading.grammar.nodes import Length
from agent.reading.grammar.phrases import Hit, Phrases
from agent.reading.grammar.tokens import fold, tokens_of
from agent.reading.prose import Prose, Sentence
from agent.reading.standpoint import is_machine
from agent.reading.wording import meeting_en as wording
from agent.reading.wording.sets import words

PHRASES = Phrases(wording.GROUPS, wording.SETS)

_ROUNDS = (
    ("final", Round.FINAL),
    ("technical", Round.TECHNICAL),
    ("panel", Round.PANEL),
    ("recruiter_screen", Round.RECRUITER_SCREEN),
    ("phone_round", Round.PHONE),
    ("onsite_round", Round.ONSITE),
    ("other", Round.OTHER),
)


class Details(NamedTuple):
    """What a stretch of a message says of its appointments in common.

    `host` is the recruiter who offers a first talk and names nobody else for it.
    """

    round: Round | None = None
    format: Format | None = None
    minutes: int | None = None
    people: tuple[PersonReading, ...] = ()
    host: PersonReading | None = None


def details_of(
    message: Message, context: ReadingContext, prose: Prose, apart: frozenset[int] = frozenset()
) -> Details:
    """The common details of a message's appointments, its calendar parts' texts included.

    Sentences whose index is in `apart` speak of one appointment only and are left out.
    """
    shared = [one for at, one in enumerate(prose.sentences) if at not in apart]
    people = readings(taking_part(shared), message, context)
    if prose.subject is not None:
        shared.append(prose.subject)
    found = _said(shared, prose)
    found = found._replace(people=people)
    incoming = message.direction(context.owners) is Direction.IN and not is_machine(message)
    if not people and found.round is Round.RECRUITER_SCREEN and incoming:
        found = found._replace(host=writer_of(message))
    extra = " ".join(f"{one.summary} {one.location}" for one in message.calendar)
    if not extra.strip():
        return found
    names = {hit.name for hit in PHRASES.scan([t.word for t in tokens_of(fold(extra[:600]))])}
    return found._replace(
        round=found.round or _round(names),
        format=_invited_format(message, names) or found.format,
    )


def details_in(
    sentences: Sequence[Sentence], message: Message, context: ReadingContext, prose: Prose
) -> Details:
    """What one appointment's own stretch says of it."""
    if not sentences:
        return Details()
    found, part = _said(sentences, prose), taking_part(sentences)
    if sentences[0].listed and not part.names:
        part = part._replace(names=in_row(sentences[0]))
    if not part.names and not sentences[0].listed:
        return found
    return found._replace(people=together((), readings(part, message, context)))


def _said(sentences: Iterable[Sentence], prose: Prose) -> Details:
    """Round, format and length as these sentences say."""
    hits = [(one, PHRASES.scan(one.words, one.said)) for one in sentences]
    names = {hit.name for one, found in hits for hit in found if not _denied(one, hit)}
    own = [one for one, _ in hits if one.source != "subject"]
    return Details(_round(names), _format(names, own, prose), _minutes(hits))


def _denied(sentence: Sentence, hit: Hit) -> bool:
    """Whether "no", "not" or "rather ... than" stands right before the words."""
    before = sentence.words[max(0, hit.start - 2) : hit.start]
    return not _DENYING.isdisjoint(before)


_DENYING = frozenset({"no", "not", "than", "without"})


def _format(names: set[str], sentences: Sequence[Sentence], prose: Prose) -> Format | None:
    """Video where a video tool is named; the number to dial into one is no telephone interview."""
    if "video" in names and "in_person" not in names:
        return Format.VIDEO
    text = " ".join([prose.text[one.start : one.end] for one in sentences]).lower()
    video = "video" in names or any(link in text for link in _LINKS)
    if "in_person" in names:
        if video and "in person" not in text and "where" in text:
            return Format.VIDEO
        plainly = not video or "person" in text or "office" in text
        return Format.ONSITE if plainly else Format.VIDEO
    if video:
        return Format.VIDEO
    if "phone" in names:
        return Format.PHONE
    return Format.ONSITE if "onsite_hint" in names else None


_LINKS = ("zoom.us/", "meet.google.com/", "teams.microsoft.com", "webex.com", "whereby.com/",
          "teams.live.com", "gotomeet", "bluejeans.com")  # fmt: skip


def _invited_format(message: Message, names: set[str]) -> Format | None:
    """What a calendar part's place says: bricks, a video tool, or nothing."""
    for event in message.calendar:
        place = event.location.lower()
        if place and "http" not in place and not any(word in place for word in _NOT_PLACES):
            return Format.ONSITE if _is_bricks(place) else None
    return Format.VIDEO if "video" in names else None


def _is_bricks(place: str) -> bool:
    return any(char.isdecimal() for char in place) or any(word in place for word in _ROOMS)


_NOT_PLACES = words("teams zoom webex meet phone call video online remote skype virtual")
_ROOMS = ("room", "office", "boardroom", "floor", "centre", "center", "street", "road", "hq")


def _round(names: set[str]) -> Round | None:
    for name, value in _ROUNDS:
        if name in names:
            return value
    return None


def _minutes(hits: Sequence[tuple[Sentence, list[Hit]]]) -> int | None:
    """The one length the stretch gives for its appointments, or None."""
    found: list[int] = []
    for sentence, here in hits:
        if "LENGTH" in sentence.said and not _is_of_another(sentence, hits):
            found.extend(_lengths(sentence, here))
    return found[0] if found and len(set(found)) == 1 else None


def _is_of_another(sentence: Sentence, hits: Sequence[tuple[Sentence, list[Hit]]]) -> bool:
    """ "Your assessment takes 3 hours. Your interview is at 9am": of a thing without a time."""
    thing = _THINGS.intersection(sentence.words[:_SUBJECT])
    if not thing or "TIME" in sentence.said:
        return False
    return all(thing.isdisjoint(one.said) for one, _ in hits if "TIME" in one.said)


_THINGS, _SUBJECT = words("assessment questionnaire application journey course training shift"), 3


def _lengths(sentence: Sentence, hits: Sequence[Hit]) -> list[int]:
    """Lengths that a sentence gives for a meeting; two that add up ("20 min + 25 min") are one."""
    places = [
        (place, node.value) for place, node in sentence.nodes
        if isinstance(node.value, Length)
        and _BESIDE.isdisjoint(sentence.words[max(0, place - _BEFORE_LENGTH) : place])
        and not ("prepare" in sentence.words[:place][-2:] and sentence.words[place - 1] != "for")
    ]  # fmt: skip
    if not places or any(_is_of_else(sentence, place) for place, _ in places):
        return []
    plus = "+" in sentence.words
    if len(places) > 1 and sentence.words[places[0][0] + 1] in ("to", "or", "-"):
        return []
    if plus and len(places) == 2:
        return [sum(value.minutes for _, value in places)]
    said, other = _covered(hits, "length"), _covered(hits, "not_length")
    found = [
        value.minutes for place, value in places
        if not value.loose and place not in other
        and (place in said or _closes_row(sentence, place) or _opens_it(sentence, place))
    ]  # fmt: skip
    # "30 min talk, 30 min questions": neither is the length of the whole.
    return [] if plus or len(found) > 1 else found


def _is_of_else(sentence: Sentence, place: int) -> bool:
    """ "A 10 minute walk from the station", "a 12 month contract": what else takes so long."""
    near = sentence.words[max(0, place - _AROUND) : place + _AROUND + 1]
    return not _TRAVELLING.isdisjoint(sentence.words) or not _CONTRACTS.isdisjoint(near)


_AROUND = 5


def _closes_row(sentence: Sentence, place: int) -> bool:
    """ "1:00 | Ruth Cole, Claims | 30 min": a row of a schedule that ends with its length."""
    said = sentence.words
    return sentence.listed and place == len(said) - 1 and said[place - 1] in _BARS


def _opens_it(sentence: Sentence, place: int) -> bool:
    """ "Forty minutes, on Zoom.": a sentence that begins with how long it takes."""
    return place == 0 and sentence.words[1:2] in _BEHIND_LENGTH


_BEHIND_LENGTH = frozenset({(), (",",), (".",)})
_BARS = frozenset({"|", "-", "(", "·", "•", "/"})


def _covered(hits: Sequence[Hit], name: str) -> set[int]:
    """The places that phrases of that name take."""
    return {place for hit in hits if hit.name == name for place in range(hit.start, hit.end)}


_TRAVELLING = words("parking park ticket drive walk bus train lost")
_CONTRACTS = words("notice probation contract")
# "Factory tour first, about 20 minutes": what is beside the meeting.
_BESIDE, _BEFORE_LENGTH = words("tour lunch break coffee lesson presentation test task exercise"), 5


def with_details(found: Sequence[InterviewReading], details: Details) -> Readings:
    """Each appointment with what it does not say of itself."""
    return tuple(completed(one, details) for one in found)


def ended(
    start: datetime | None, end: datetime | None, status: InterviewStatus, details: Details
) -> datetime | None:
    """When an appointment ends by its own words or the length said; none to come if it is off."""
    lacks_end = end is None and status is not InterviewStatus.CANCELLED
    if lacks_end and start is not None and details.minutes:
        return start + timedelta(minutes=details.minutes)
    return end


def completed(one: InterviewReading, details: Details) -> InterviewReading:
    """The appointment with the details it lacks."""
    end = ended(one.start, one.end, one.status, details)
    people = together(one.people, details.people if one.from_invite or not one.people else ())
    if not people and details.host and one.status is InterviewStatus.PROPOSED:
        people = (details.host,)
    kind, how = one.round or details.round, one.format or details.format
    if (end, kind, how, people) == (one.end, one.round, one.format, one.people):
        return one
    return replace(one, end=end, round=kind, format=how, people=people)
