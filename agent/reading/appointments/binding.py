"""Days and clock times of a message bound together by neighbourhood.

Within a sentence by what stands between them; down a list or table from the line that names the
day. Knows nothing of what an appointment is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from agent.reading.appointments.leaning import (
    Anchor,
    anchor_of,
    beside,
    in_order,
    leant,
    week_ahead,
    weeks_in,
)
from agent.reading.appointments.neighbours import (
    FORWARD,
    TIGHT,
    about_then,
    arrow_side,
    converted,
    counted_day,
    day_count,
    days_in,
    ended_by,
    first_arrow,
    gap,
    has_own_time,
    is_choice,
    is_excepted,
    is_goal,
    is_named_row,
    is_passed_over,
    is_said_again,
    leads_on,
    next_node,
    only_links,
    other_choice,
    parted,
    persons,
    proven_before,
    proven_behind,
    row_arrow,
    span_in,
    standing,
    stands_alone,
    tells_weekday,
    time_label,
    time_place,
    with_minutes,
)
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Day, Span, Week, Zone
from agent.reading.grammar.parts import checked
from agent.reading.grammar.reference import Reference
from agent.reading.prose import Sentence
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS


@dataclass(slots=True)
class _Group:
    """The days last named and whether a time took them yet."""

    days: list[tuple[Day, int]] = field(default_factory=list)
    bound: bool = False
    ahead: list[int] = field(default_factory=list)


_NEAR = 2  # sentences
_BEFORE_TIME = words("it say make is at now for")


def _is_done_then(sentence: Sentence, place: int) -> bool:
    """ "I can't do 10 tomorrow", but not "I can't do 3 tomorrow's reports"."""
    said = sentence.words[max(0, place - 1) : place + 3]
    return said[:3] in _DOING and said[3:] != ("'s",)


_ROW_MARKS = words("| - * • · >")
_SAME_TIME = ("same", "time")
_EVERY = words("either both")
_OR = frozenset({"or", "and"})
_PART_OF_DAY = DAY_PARTS | {"in", "the"}
_DOING = frozenset({(verb, "TIME", "DAY") for verb in ("do", "make", "manage")})
_AWAY = words("away leave holiday off out busy vacation travelling traveling closed back")

# Without one of these a sentence tells the binder nothing.
_READ = frozenset({"DAY", "TIME", "WEEK", "ZONE"})


class Binder:
    """Walks the sentences once, keeping the day that a time without one belongs to."""

    def __init__(self, ref: Reference) -> None:
        self.ref = ref
        self.slots: list[Slot] = []
        self.dropped: list[Slot] = []
        self._named: list[date] = []
        self._anchor: Anchor | None = None
        self._carried: list[Day] = []
        self._carried_block = -9
        self._carried_number = -9
        self._carried_choice = False
        self._under_heading = False
        self._carried_listed = False
        self._waiting: list[Slot] = []
        self._week: Week | None = None
        self._week_block = -9
        self._week_index = -9
        self._arrow_row = False
        self._behind_arrow = False
        self._weeks: list[tuple[int, Week]] = []

    def pass_line(self, sentence: Sentence) -> None:
        """Forget waiting times when prose without dates comes between."""
        if not sentence.listed and len(sentence.words) > 6:
            self._waiting = []

    def feed(self, number: int, sentence: Sentence) -> None:
        """Read one sentence's days and times; on both sides of an arrow apart."""
        if _READ.isdisjoint(sentence.said):
            return
        arrow = first_arrow(sentence)
        days = [one for one in self._resolved_days(sentence) if not is_excepted(sentence, one[1])]
        times = [place for place, node in sentence.nodes if isinstance(node.value, Span)]
        kept = [
            place for place in times
            if self._is_time(sentence, place, bool(days)) and not is_excepted(sentence, place)
        ]  # fmt: skip
        bounds = (0, arrow, len(sentence.items)) if arrow else (0, len(sentence.items))
        for low, high in pairwise(bounds):
            self._feed_part(number, sentence, [one for one in days if low <= one[1] < high],
                            [at for at in kept if low <= at < high])  # fmt: skip
        self._attach_zones(number, sentence)
        if arrow and len(days) > 1:
            self._carried, self._arrow_row = [day for day, _ in days], True
        if days:
            self._behind_arrow = arrow is not None and days[-1][1] > arrow and kept[-1:] <= [arrow]

    def _feed_part(
        self, number: int, sentence: Sentence, days: list[tuple[Day, int]], times: list[int]
    ) -> None:
        if days and not self._ends_last(sentence, times, days):
            self._bind(number, sentence, days, times)
        elif times and not days:
            self._bind_carried(number, sentence, times)
        self._remember(sentence, days)

    # -- days ------------------------------------------------------------------------------

    def _resolved_days(self, sentence: Sentence) -> list[tuple[Day, int]]:
        """Each day of the sentence with its place, leaning on weeks and days named before."""
        found: list[tuple[Day, int]] = []
        near = sentence.number - self._carried_number <= _NEAR
        weeks = self._weeks = weeks_in(sentence, self._carried[-1:] if near else ())
        for place, node in sentence.nodes:
            for day in days_in(node.value):
                if found and is_said_again(sentence, place, day, found[-1]):
                    continue
                if found and tells_weekday(sentence, place, day, found[-1]):
                    found[-1] = (checked(found[-1][0], day.date.weekday()), found[-1][1])
                    continue
                resolved = self._lean(day, place, weeks, sentence)
                self._named.append(resolved.date)
                rule = "leaning" if resolved.date != day.date else node.rule
                self._anchor = anchor_of(resolved, place, rule, sentence) or self._anchor
                if found and rule == "weekday":
                    resolved = in_order(resolved, place, found[-1], sentence)
                found.append((resolved, place))
        return found

    def _lean(
        self, day: Day, place: int, weeks: Sequence[tuple[int, Week]], sentence: Sentence
    ) -> Day:
        if day.relation == "free" and day.weekday is not None:
            monday = self._claimed_by(place, weeks, sentence) or week_ahead(day, place, sentence)
            if monday is not None and monday + timedelta(days=day.weekday) >= self.ref.today:
                return day._replace(date=monday + timedelta(days=day.weekday), doubt="")
            if self._anchor is not None:
                return beside(day, place, sentence, self._anchor, self.ref.today)
            return day
        return leant(day, self._named, self.ref.today) if self._named else day

    def _claimed_by(
        self, place: int, weeks: Sequence[tuple[int, Week]], sentence: Sentence
    ) -> date | None:
        """The week that a bare weekday belongs to: named before it, right behind it, or above."""
        for at, week in weeks:
            if at < place and not other_choice(sentence, at):
                return week.monday
            if at > place and only_links(sentence, place, at):
                return week.monday
        if weeks or self._week is None:
            return None
        if sentence.listed:
            return self._week.monday if sentence.block - self._week_block <= 1 else None
        return self._week.monday if sentence.number - self._week_index == 1 else None

    # -- times -----------------------------------------------------------------------------

    def _is_time(self, sentence: Sentence, place: int, dated: bool) -> bool:
        """Whether a weak time stands where only a time can: beside a day, a zone, another time."""
        span = span_in(sentence.items[place])
        if not span.weak or self._opens_row(sentence, place, span):
            return True
        if self._under_heading and bool(self._carried) and is_named_row(sentence, place):
            return True
        led = dated and place > 0 and sentence.words[place - 1] in _BEFORE_TIME
        led = led or (dated and about_then(sentence, place))
        led = led or (span.end is not None and (dated or bool(self._carried))
                      and stands_alone(sentence, place))  # fmt: skip
        led = led or _is_done_then(sentence, place)
        if led or is_goal(sentence, place):
            return True
        told = proven_before(sentence, place, span)
        if told is None:
            told = proven_behind(sentence, place, span)
        return time_label(sentence, place) if told is None else told

    def _opens_row(self, sentence: Sentence, place: int, span: Span) -> bool:
        """Whether a timetable under a day begins or goes on with it."""
        if place > (sentence.words[0] in _ROW_MARKS) or not sentence.listed:
            return False
        exact = span.start.minute % 60 != 0 or (span.end is not None and span.start.half == "24")
        exact = exact or with_minutes(sentence, place)
        return (bool(self._carried) and exact) or self._row_of_times(sentence)

    def _row_of_times(self, sentence: Sentence) -> bool:
        """Whether the line before began with a time of this day as well: a timetable goes on."""
        last = self.slots[-1] if self.slots else None
        return last is not None and last.first == 0 and sentence.number - last.sentence <= 1

    def _bind(
        self, number: int, sentence: Sentence, days: list[tuple[Day, int]], times: list[int]
    ) -> None:
        """Days and times of one sentence."""
        group = _Group()
        ahead: list[int] = []
        day_at = 0
        events = sorted([(place, 0) for _, place in days] + [(place, 1) for place in times])
        for place, kind in events:
            if kind == 0:
                day, _ = days[day_at]
                day_at += 1
                group, ahead = self._take_day(number, sentence, day, place, group, ahead)
            elif self._goes_forward(sentence, place, group):
                ahead.append(place)
            elif group.days:
                self._make(number, sentence, group.days, place)
                group.bound = True
            else:
                ahead.append(place)
        for place in ahead:
            self._make(number, sentence, group.days or days[:1], place)
            group.bound = True
        self._leave_dates(number, group)

    def _take_day(
        self, number: int, sentence: Sentence, day: Day, place: int, group: _Group, ahead: list[int]
    ) -> tuple[_Group, list[int]]:
        apart = parted(sentence, ahead, place) if self._is_above(sentence) else 0
        if apart:
            self._bind_carried(number, sentence, ahead[:apart])
            ahead = ahead[apart:]
        if ahead:
            kept = [(day, place)] if "but" not in sentence.words[ahead[-1] : place] else None
            if group.days and _SAME_TIME in pairwise(sentence.words[: group.days[-1][1]]):
                self._leave_dates(number, group)  # "the same time Tuesday, or 2pm on Friday"
            for time_at in ahead:
                self._make(number, sentence, kept or [(None, time_at)], time_at)
            if kept is None:
                return _Group([(day, place)]), []
            return _Group([(day, place)], bound=True, ahead=ahead), []
        linked = group.ahead and only_links(sentence, group.days[-1][1], place)
        if linked and not has_own_time(sentence, place):
            for time_at in group.ahead:
                self._make(number, sentence, [(day, place)], time_at)
            return _Group([(day, place)], bound=True, ahead=group.ahead), []
        waiting = bool(group.days) and not group.bound
        if waiting and is_passed_over(sentence, place) and leads_on(sentence, place):
            self.slots.append(Slot(day, None, number, place, place))
            return group, []  # "so Friday not Thursday, still half 9"
        if group.days and not group.bound and only_links(sentence, group.days[-1][1], place):
            group.days.append((day, place))
            return group, []
        if group.days and day.relation == "same_day" and day.date == group.days[-1][0].date:
            return group, []  # "Tuesday 10 - I'm free all that day"
        self._leave_dates(number, group)
        return _Group([(day, place)]), []

    def _is_above(self, sentence: Sentence) -> bool:
        """Whether the sentence right before named a day."""
        near = sentence.number - self._carried_number == 1
        return near and bool(self._carried) and sentence.block == self._carried_block

    def _goes_forward(self, sentence: Sentence, place: int, group: _Group) -> bool:
        """Whether the time belongs to the day that follows: "2pm on Wednesday"."""
        after = gap(sentence, place, 1)
        if after is None or after[0] not in ("DAY", "ZONE"):
            return False
        at = next_node(sentence, place)
        words = set(after[1])
        while at < len(sentence.items) and sentence.items[at].word in ("ZONE", "LENGTH"):
            following = gap(sentence, at, 1)
            if following is None:
                return False
            words |= following[1]
            at = next_node(sentence, at)
        if "on" in words and words & DAY_PARTS:
            words -= _PART_OF_DAY  # "3.30 in the afternoon on Wednesday 12th"
        if at >= len(sentence.items) or sentence.items[at].word != "DAY" or not words <= FORWARD:
            return False
        before = gap(sentence, place, -1)
        if group.days and not group.bound and "," in words and has_own_time(sentence, at):
            return False  # "on Wednesday we are free 9-12, on Thursday 13-17"
        close = before is not None and before[0] == "DAY" and before[1] <= TIGHT
        if close and not group.bound:
            return False
        again = bool(group.ahead) and not words  # "3pm 11 June, 4pm 12 June, 10am 15 June"
        return "on" in words or again or not group.days or not has_own_time(sentence, at)

    def _make(
        self, number: int, sentence: Sentence, days: Sequence[tuple[Day | None, int]], place: int
    ) -> None:
        span = span_in(sentence.items[place])
        for day, at in days:
            slot = Slot(
                day, span, number, min(at, place), max(at, place), arrow=arrow_side(sentence, at)
            )
            self.slots.append(slot)

    def _leave_dates(self, number: int, group: _Group) -> None:
        """Days that no time took stand alone for now."""
        if not group.bound:
            self.slots.extend(Slot(day, None, number, at, at) for day, at in group.days)

    def _bind_carried(self, number: int, sentence: Sentence, times: list[int]) -> None:
        """Times of a line without a day: the day stands above it, or in the line to come."""
        days = self._carried if self._reaches(sentence) else []
        if len(days) == len(times) > 1 and sentence.listed and self._carried_listed:
            pairs = list(zip(days, times, strict=True))
        else:
            every = not _EVERY.isdisjoint(sentence.words) or (
                self._carried_choice and sentence.number - self._carried_number == 1
            )
            meant = days if every else days[-1:]
            pairs = [
                (day, at) for at in times for day in (counted_day(sentence, at, days) or meant)
            ]  # fmt: skip
        if pairs and self._ends_last(sentence, times):
            return
        self._carried_block = sentence.block if pairs and sentence.listed else self._carried_block
        for day, place in pairs:
            arrow = arrow_side(sentence, place) or row_arrow(days, day, self._arrow_row)
            arrow = arrow or ("new" if self._behind_arrow else "")
            slot = Slot(day, span_in(sentence.items[place]), number, place, place, carried=True,
                        arrow=arrow)  # fmt: skip
            self.slots.append(slot)
            self._drop_bare(day)
        if not pairs:
            loose = [Slot(None, span_in(sentence.items[at]), number, at, at) for at in times]
            self.slots.extend(loose)
            self._waiting = [*self._waiting, *loose] if sentence.listed else []

    def _reaches(self, sentence: Sentence) -> bool:
        """Whether the days named above are still those that a line is about."""
        apart = sentence.block - self._carried_block
        under = self._under_heading and sentence.words[0] in _ROW_MARKS
        counted = len(self._carried) > 1 and any(
            day_count(sentence, place) >= 0 for place in range(1, min(len(sentence.words), 8))
        )
        return apart <= 6 * sentence.listed or (apart == 1 and (under or counted))

    def _ends_last(
        self, sentence: Sentence, times: list[int], days: Sequence[tuple[Day, int]] = ()
    ) -> bool:
        """Whether the line tells when the slot before ends."""
        ended = ended_by(sentence, times, days, self.slots[-1]) if times and self.slots else None
        self.slots[-1:] = [ended] if ended is not None else self.slots[-1:]
        return ended is not None

    def _drop_bare(self, day: Day) -> None:
        """A day that found its time further down no longer stands alone."""
        gone = [
            one for one in self.slots
            if one.time is None and one.day is not None and one.day.date == day.date
        ]  # fmt: skip
        if gone:
            self.slots = [one for one in self.slots if one not in gone]
            self.dropped += gone

    def _remember(self, sentence: Sentence, days: list[tuple[Day, int]]) -> None:
        weeks = self._weeks
        if weeks and _AWAY.isdisjoint(sentence.words):
            self._week, self._week_block = weeks[-1][1], sentence.block
            self._week_index = sentence.number
        if not days:
            return
        if self._waiting and sentence.listed:
            self._settle_waiting(days[0][0])
        self._carried = standing(sentence, days)
        self._carried_block, self._carried_number = sentence.block, sentence.number
        self._carried_listed = sentence.listed
        self._carried_choice = is_choice(sentence, days)
        self._under_heading = sentence.words[-1] == ":"
        self._arrow_row = False

    def _settle_waiting(self, day: Day) -> None:
        """Times whose day comes in the line below ("Time: 14:15" above "Date: 14 May")."""
        waiting = {(one.sentence, one.first) for one in self._waiting}
        for at, slot in enumerate(self.slots):
            if slot.day is None and (slot.sentence, slot.first) in waiting:
                self.slots[at] = slot._replace(day=day, carried=True)
        self._waiting = []
        self._drop_bare(day)

    # -- zones -----------------------------------------------------------------------------

    def _attach_zones(self, number: int, sentence: Sentence) -> None:
        """Each zone goes to the times before it that have none, in this sentence."""
        mine = [at for at, one in enumerate(self.slots) if one.sentence == number and one.time]
        if not mine:
            return
        zones = [
            (place, node.value) for place, node in sentence.nodes if isinstance(node.value, Zone)
        ]
        told = dict(converted(sentence))
        for at in mine if told else ():
            zone = told.get(time_place(sentence, self.slots[at]))
            if zone is not None and self.slots[at].zone is None:
                self.slots[at] = self.slots[at]._replace(zone=zone)
        whose = list(persons(sentence))
        zones.extend(whose)
        said_for = self._said_for(sentence, mine, [place for place, _ in whose]) if whose else ()
        for place, zone in sorted(zones, key=lambda one: one[0]):
            for at in mine:
                slot = self.slots[at]
                # "your time: 2pm" names the zone before the time.
                ahead = bool(zone.whose) and sentence.words[place + 1 : place + 2] == (":",)
                here = time_place(sentence, slot)
                before = here == place - 1 if zone.whose == "third" else here < place
                before = before and not (zone.aside and "TIME" in sentence.words[here + 1 : place])
                if (at, place) not in said_for and slot.zone is None and before != ahead:
                    self.slots[at] = slot._replace(zone=zone)

    def _said_for(
        self, sentence: Sentence, mine: Sequence[int], persons: Sequence[int]
    ) -> set[tuple[int, int]]:
        """ "14:00, nine in the morning for you": slots with places of zones that are not theirs.

        Whose clock it is, as the words at `persons` say, tells the time right before, and no other
        of the same day beside it.
        """
        places = {time_place(sentence, self.slots[at]): at for at in mine}
        found: set[tuple[int, int]] = set()
        for place in persons:
            near = places.get(place - 1)
            for here, at in places.items():
                same = near is not None and self.slots[at].day == self.slots[near].day
                if same and here < place - 1 and _OR.isdisjoint(sentence.words[here : place - 1]):
                    found.add((at, place))
        return found
