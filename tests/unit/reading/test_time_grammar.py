"""Tokens to dates, clock times, zones and lengths."""

from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from agent.reading.grammar.chart import read
from agent.reading.grammar.nodes import Clock, Day, Days, Length, Span, Week, Zone
from agent.reading.grammar.tokens import fold, placed, quote, tokens_of
from tests.unit.reading.time_helpers import reference, values

SATURDAY = datetime(2026, 5, 16, 11, 0, tzinfo=ZoneInfo("Europe/London"))


def day_of(text: str) -> date:
    """The one day in a text."""
    (found,) = [value for value in values(text) if isinstance(value, Day)]
    return found.date


def span_of(text: str) -> tuple[str, str]:
    """The one clock time in a text, as start and end ("" where open)."""
    (found,) = [value for value in values(text) if isinstance(value, Span)]
    return _wall(found.start), _wall(found.end) if found.end else ""


def _wall(clock: Clock) -> str:
    return f"{clock.minute // 60:02}:{clock.minute % 60:02}"


def test_it_keeps_every_place_when_typography_is_folded() -> None:
    """Folding replaces one character by one, so spans hold in the text itself."""
    text = "We’ll meet 2–3pm — see “you”"
    folded = fold(text)
    assert len(folded) == len(text)
    tokens, ends, _ = placed(folded, 0, len(folded))
    said = [text[end - len(t.text) : end] for t, end in zip(tokens, ends, strict=True)]
    assert said[:3] == ["We", "’ll", "meet"]


def test_it_quotes_verbatim_with_white_space_collapsed() -> None:
    """A quote is the text's own words."""
    assert quote("a  Thursday\n at 2", 3, 17) == "Thursday at 2"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 May", "2026-05-14"),
        ("May 14th", "2026-05-14"),
        ("14th of May 2026", "2026-05-14"),
        ("22-Jul-2026", "2026-07-22"),
        ("2026-05-14", "2026-05-14"),
        ("25-08-2026", "2026-08-25"),
        ("14.05.", "2026-05-14"),
        ("12.06.26", "2026-06-12"),
        ("14/5", "2026-05-14"),
        ("20/05/2026", "2026-05-20"),
        ("the 20th", "2026-05-20"),
        ("Thursday the 21st", "2026-05-21"),
        ("donderdag 21 mei", "2026-05-21"),
        ("3 January", "2027-01-03"),
        ("24 April", "2026-04-24"),
        ("today", "2026-05-11"),
        ("tmrw", "2026-05-12"),
        ("the day after tomorrow", "2026-05-13"),
        ("Thursday", "2026-05-14"),
        ("Monday", "2026-05-18"),
        ("this Friday", "2026-05-15"),
        ("next Tuesday", "2026-05-19"),
        ("Thursday next week", "2026-05-21"),
        ("Thursday week", "2026-05-21"),
        ("a week on Wednesday", "2026-05-20"),
        ("a week tomorrow", "2026-05-19"),
        ("Tuesday after next", "2026-05-26"),
        ("the first Monday in June", "2026-06-01"),
        ("the last Friday of May", "2026-05-29"),
        ("next Thursday (21 May)", "2026-05-21"),
    ],
)
def test_it_reads_a_day(text: str, day: str) -> None:
    """A day is the one that a letter written now means."""
    assert day_of(text) == date.fromisoformat(day)


def test_it_counts_next_tuesday_from_a_weekend_as_the_coming_one() -> None:
    """Weeks begin on Monday: on Saturday, next week begins in two days."""
    (found,) = values("next Tuesday", reference(SATURDAY))
    assert isinstance(found, Day)
    assert found.date == date(2026, 5, 19)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("4-5 December", ["2026-12-04", "2026-12-05"]),
        ("10th, 11th or 12th June", ["2026-06-10", "2026-06-11", "2026-06-12"]),
        ("December 4 and 5", ["2026-12-04", "2026-12-05"]),
    ],
)
def test_it_reads_several_days_that_share_a_month(text: str, days: list[str]) -> None:
    """A month named once counts for every number joined to it."""
    (found,) = values(text)
    assert isinstance(found, Days)
    assert [one.date.isoformat() for one in found.days] == days


def test_it_says_when_weekday_and_date_disagree() -> None:
    """18 June 2026 is a Thursday: the doubt is named, the date stands."""
    (found,) = values("Wednesday 18 June")
    assert isinstance(found, Day)
    assert (found.date, "Thursday" in found.doubt) == (date(2026, 6, 18), True)


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [("5/6", True, "2026-06-05"), ("5/6", False, "2026-05-06"), ("Sat 6/6", True, "2026-06-06")],
)
def test_it_reads_numbers_in_the_order_of_the_evidence(
    text: str, day_first: bool, day: str
) -> None:
    """Day first or month first is told from outside."""
    (found,) = values(text, reference(day_first=day_first))
    assert isinstance(found, Day)
    assert found.date == date.fromisoformat(day)


def test_it_lets_a_weekday_beside_a_number_settle_the_order() -> None:
    """Tuesday 9/6 is 9 June (a Tuesday) even for a month-first writer."""
    (found,) = values("Tuesday 9/6", reference(day_first=False))
    assert isinstance(found, Day)
    assert (found.date, found.doubt) == (date(2026, 6, 9), "")


def test_it_doubts_numbers_without_evidence() -> None:
    """Where nothing tells the order, the day is marked uncertain."""
    (found,) = values("5/6", reference(order_sure=False))
    assert isinstance(found, Day)
    assert found.doubt


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("at 10", "10:00", ""),
        ("at 4", "16:00", ""),
        ("2:30pm", "14:30", ""),
        ("10 a.m.", "10:00", ""),
        ("12am", "00:00", ""),
        ("12pm", "12:00", ""),
        ("at 0930", "09:30", ""),
        ("1430 hrs", "14:30", ""),
        ("at 9.30", "09:30", ""),
        ("14h30", "14:30", ""),
        ("18 Uhr", "18:00", ""),
        ("three o'clock", "15:00", ""),
        ("half two", "14:30", ""),
        ("half past ten", "10:30", ""),
        ("quarter past three", "15:15", ""),
        ("ten to nine", "08:50", ""),
        ("noon", "12:00", ""),
        ("7 in the evening", "19:00", ""),
        ("at 10ish", "10:00", ""),
        ("2-3pm", "14:00", "15:00"),
        ("11-1pm", "11:00", "13:00"),
        ("9-9:45", "09:00", "09:45"),
        ("10a-2p", "10:00", "14:00"),
        ("between 10 and 12", "10:00", "12:00"),
        ("from 2 to 4 pm", "14:00", "16:00"),
        ("11:00am EDT - 11:45am EDT", "11:00", "11:45"),
        ("13:00 – 16:30 Uhr", "13:00", "16:30"),
    ],
)
def test_it_reads_a_clock_time(text: str, start: str, end: str) -> None:
    """Times share am and pm as people at work mean it."""
    assert span_of(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "5-7 business days", "Python 3.12", "£3.20 for parking", "€75,000", "room 2.04",
        "628.555.0143", "+44 20 7946 0112", "Ste 3-12", "ext 1530", "p99 under 40ms", "24/7",
        "6.375%", "at 10 Downing Street", "8-12 yrs", "1.5 hours", "Level 4/20", "21.50/hr",
    ],
)  # fmt: skip
def test_it_reads_no_sure_time_in_other_numbers(text: str) -> None:
    """Prices, versions, phones, rooms and counts are no times."""
    assert not [value for value in values(text) if isinstance(value, Span) and not value.weak]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2pm ET", "America/New_York"),
        ("2pm (BST)", "Europe/London"),
        ("2pm Pacific Time (US and Canada)", "America/Los_Angeles"),
        ("2pm Perth time", "Australia/Perth"),
        ("2pm UK", "Europe/London"),
        ("2pm Central European Summer Time", "Europe/Berlin"),
        ("times shown in America/Los_Angeles", "America/Los_Angeles"),
        ("2pm (GMT-05:00) Central Daylight Time", "America/Chicago"),
    ],
)
def test_it_reads_a_zone(text: str, name: str) -> None:
    """Zones by letters, region, city or name."""
    (found,) = [value for value in values(text) if isinstance(value, Zone)]
    assert found.names[0] == name


@pytest.mark.parametrize(
    ("text", "minutes"), [("2pm UTC+2", 120), ("2pm GMT-05:00", -300), ("2pm UTC +05:30", 330)]
)
def test_it_reads_an_offset(text: str, minutes: int) -> None:
    """Offsets in minutes east of Greenwich."""
    (found,) = [value for value in values(text) if isinstance(value, Zone)]
    assert found.offset == minutes


def test_it_keeps_an_ambiguous_abbreviation_open() -> None:
    """IST is India, Ireland or Israel until the sender settles it."""
    (found,) = [value for value in values("2pm IST") if isinstance(value, Zone)]
    assert set(found.names) == {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}


@pytest.mark.parametrize(
    "text", ["thanks for your time", "Eastern Europe", "west of here", "at it"]
)
def test_it_reads_no_zone_in_everyday_words(text: str) -> None:
    """A zone needs a time, capitals or "time" beside it."""
    assert not [value for value in values(text) if isinstance(value, Zone)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45 min", 45), ("30-minute", 30), ("an hour and a half", 90), ("1h 15m", 75),
        ("half an hour", 30), ("1.5 hours", 90), ("fifty minutes", 50), ("2 hrs", 120),
        ("forty-five minutes", 45),
    ],
)  # fmt: skip
def test_it_reads_a_length(text: str, minutes: int) -> None:
    """Lengths in minutes."""
    (found,) = [value for value in values(text) if isinstance(value, Length)]
    assert (found.minutes, found.loose) == (minutes, False)


def test_it_reads_a_week_as_no_day() -> None:
    """ "w/c 8 June" is a week, not Monday."""
    assert values("w/c 8 June") == [Week(date(2026, 6, 8))]


def test_it_never_shares_tokens_between_nodes() -> None:
    """Nodes come in order and do not overlap."""
    tokens = tokens_of("Thu 14 May 2-3pm ET or Fri 15/5 at 10 (UK), 45 min, next week")
    nodes = read(tokens, reference())
    assert all(one.stop <= two.first for one, two in pairwise(nodes))
