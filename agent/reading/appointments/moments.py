"""Slots made instants: the zone each stands in, its end, and what contradicts it.

Knows the standpoint of the message; not what the slot is for.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from agent.domain.hiring import ZoneFrom
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Zone
from agent.reading.grammar.reference import Reference
from agent.reading.standpoint import choose_zone


class Moment(NamedTuple):
    """When a slot is: aware `start` and `end`, or `day` alone; where its zone was learned."""

    slot: Slot
    start: datetime | None
    day: date | None
    end: datetime | None
    zone_known: bool
    zone_name: str | None
    zone_from: ZoneFrom
    doubt: str = ""


class Place(NamedTuple):
    """Who wrote what and who reads it: what a zone's name is settled by."""

    reference: Reference
    domain: str
    account: ZoneInfo
    text: str = ""


def moment_of(slot: Slot, shared: Zone | None, place: Place) -> Moment | None:
    """The slot as an instant; `shared` is the zone that the message names for all its times."""
    if slot.day is None:
        return None
    ref = place.reference
    if slot.time is None:
        return Moment(slot, None, slot.day.date, None, False, ref.zone_name, ref.zone_from,
                      slot.day.doubt)  # fmt: skip
    zone, known, source, doubt = _zone(slot.zone or shared, place)
    start = _instant(slot.day.date, slot.time.start.minute, zone)
    end = _instant(slot.day.date, slot.time.end.minute, zone) if slot.time.end else None
    name = getattr(zone, "key", None)
    doubt = slot.day.doubt or slot.time.start.doubt or doubt
    return Moment(slot, start, None, end, known, name, source, doubt)


def _zone(zone: Zone | None, place: Place) -> tuple[tzinfo, bool, ZoneFrom, str]:
    ref = place.reference
    own = ref.written.tzinfo or UTC
    if zone is not None and zone.whose == "third" and zone.text:
        return own, False, ref.zone_from, f"{zone.text} is the clock of neither"
    if zone is None or zone.whose in ("writer", "local", "third"):
        return own, False, ref.zone_from, ""
    if zone.whose == "reader":
        return place.account, True, ZoneFrom.TEXT, ""
    chosen = choose_zone(zone, ref, place.domain, place.account, place.text)
    if chosen is None:
        return own, False, ref.zone_from, f"{zone.text} names more than one zone"
    return chosen, True, ZoneFrom.TEXT, zone.doubt


def _instant(day: date, minute: int, zone: tzinfo) -> datetime:
    """The wall-clock time of that day in the zone, normalised over a summer-time gap."""
    days, minute = divmod(minute, 24 * 60)
    there = day + timedelta(days=days)
    local = datetime.combine(there, time(minute // 60, minute % 60), tzinfo=zone)
    return local.astimezone(UTC).astimezone(zone)


def shared_zone(slots: Sequence[Slot], standing: Sequence[Zone]) -> Zone | None:
    """The one zone that all times of a message stand in, where it names exactly one."""
    named = [slot.zone for slot in slots if slot.zone is not None and not slot.zone.whose]
    named.extend(zone for zone in standing if not zone.whose)
    named = [zone for zone in named if not zone.aside]
    distinct = {(zone.names, zone.offset) for zone in named}
    if len(distinct) == 1:
        return named[0]
    if len({(zone.names, zone.offset) for zone in standing}) == 1:
        return standing[0]
    return None


def without_echoes(moments: Sequence[Moment]) -> list[Moment]:
    """Each time once: the same moment said for a second zone or repeated is folded into the first.

    Two zones in one breath ("8am PST / 5pm CET") that do not meet are a contradiction.
    """
    kept: list[Moment] = []
    for moment in moments:
        twin = next((one for one in kept if _same(one, moment)), None)
        if twin is None:
            kept.append(moment)
            continue
        if _is_third(twin) and not _is_third(moment):
            kept[kept.index(twin)] = moment
        elif _conflict(twin, moment):
            kept[kept.index(twin)] = _doubted(twin, moment)
        elif twin.end is None and moment.end is not None and twin.start == moment.start:
            kept[kept.index(twin)] = _with_end(twin, moment)
    return kept


def _is_third(moment: Moment) -> bool:
    """ "9am her time": told by the clock of neither of the two who write."""
    return moment.slot.zone is not None and moment.slot.zone.whose == "third"


def without_bare_days(moments: Sequence[Moment]) -> list[Moment]:
    """Without days alone on which a time is named as well."""
    timed = {one.start.date() for one in moments if one.start is not None}
    return [one for one in moments if one.start is not None or one.day not in timed]


def without_parts(moments: Sequence[Moment]) -> list[Moment]:
    """Without the points of an agenda: times that lie inside a stretch named for the whole."""
    return [
        one for one in moments
        if not any(_inside(one, whole) for whole in moments if whole is not one)
    ]  # fmt: skip


def _inside(one: Moment, whole: Moment) -> bool:
    """Whether `one` is a carried row within the stretch of another, not sharing its beginning."""
    if one.start is None or whole.start is None or whole.end is None or not one.slot.carried:
        return False
    if whole.slot.time is None or whole.slot.time.end is None or one.start == whole.start:
        return False
    return whole.start <= one.start < whole.end and (one.end is None or one.end <= whole.end)


def _with_end(twin: Moment, moment: Moment) -> Moment:
    return Moment(twin.slot, twin.start, twin.day, moment.end, twin.zone_known, twin.zone_name,
                  twin.zone_from, twin.doubt)  # fmt: skip


def _doubted(twin: Moment, moment: Moment) -> Moment:
    said = f"{_wall(twin)} and {_wall(moment)} are not the same moment"
    return Moment(twin.slot, twin.start, twin.day, twin.end, twin.zone_known, twin.zone_name,
                  twin.zone_from, said)  # fmt: skip


def _wall(moment: Moment) -> str:
    zone = moment.slot.zone.text if moment.slot.zone else ""
    return f"{moment.start:%H:%M} {zone}".strip() if moment.start else ""


def _same(one: Moment, other: Moment) -> bool:
    """Whether the second says the first again."""
    if one.start is None or other.start is None:
        return one.start is None and other.start is None and one.day == other.day
    if one.start == other.start:
        return True
    return _second_naming(one.slot, other.slot)


def _second_naming(one: Slot, other: Slot) -> bool:
    """Whether two times of a sentence are one moment in two zones, as far as words tell."""
    second = other.zone
    if second is None or one.time is None or other.time is None or one.day is None:
        return False
    if other.day is None or one.day.date != other.day.date:
        return other.day is not None and _on_the_day_beside(one, other)
    if second.whose in ("reader", "writer", "third") and one.zone != second:
        return other.sentence - one.sentence <= 2
    if one.sentence != other.sentence:
        return False
    return _zones_differ(one.zone, second) and one.zone is not None


def _on_the_day_beside(one: Slot, other: Slot) -> bool:
    """ "Thu 18 June, 9am SGT / 9pm EDT on Wednesday": the second zone's own day is said."""
    if one.sentence != other.sentence or other.first - one.last > _NEAR_ZONES:
        return False
    if one.day is None or other.day is None or other.zone is None or other.day.named:
        return False  # "13/06 9h Brasília time or 14/06 3 pm London time" are two
    apart = (other.day.date - one.day.date).days
    apart = (apart + 1) % 7 - 1 if other.day.relation == "free" else apart
    return abs(apart) <= 1 and _zones_differ(one.zone, other.zone)


_NEAR_ZONES = 4


def _zones_differ(one: Zone | None, other: Zone) -> bool:
    if one is None:
        return False
    return (one.names, one.offset) != (other.names, other.offset)


def _conflict(one: Moment, other: Moment) -> bool:
    whose = other.slot.zone.whose if other.slot.zone else ""
    if whose or one.start is None or other.start is None:
        return False
    return not _meet(one.start, other.start, other.slot, one.slot.day == other.slot.day)


def _meet(one: datetime, other: datetime, second: Slot, same_day: bool) -> bool:
    """Whether two zones' times are one moment; the second's day or week may be left unsaid."""
    apart = abs(other - one)
    if second.day is not None and second.day.relation == "free" and not same_day:
        return apart % timedelta(days=7) == timedelta(0)
    return apart == timedelta(0) or (same_day and apart == timedelta(days=1))
