"""Time zone names and VTIMEZONE rules."""

from datetime import datetime, timedelta

import pytest

from agent.mail.calendar_zones import iana_name
from agent.mail.vtimezone import offset_by_rules, parse_offset

JULY = datetime.fromisoformat("2026-07-01T00:00")
NEW_YORK = [
    "TZID:x",
    "BEGIN:STANDARD",
    "DTSTART:20071104T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500",
    "BEGIN:DAYLIGHT",
    "DTSTART:20070311T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
    "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0400",
]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ('"America/New_York"', "America/New_York"),
        ("America/New York", "America/New_York"),
        ("US/Pacific", "America/Los_Angeles"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Pacific Standard Time 1", "America/Los_Angeles"),
        ("Eastern Daylight Time", "America/New_York"),
        ("India Standard Time", "Asia/Kolkata"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(GMT+10:00) Canberra, Melbourne, Sydney", "Australia/Sydney"),
        ("Kuala Lumpur, Singapore", "Asia/Singapore"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC) Coordinated Universal Time", "UTC"),
        ("GMT", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Customized Time Zone", None),
        ("EST", None),
        ("", None),
        ("../../etc/passwd", None),
        ("America", None),
        ("Nowhere/Else", None),
    ],
)
def test_it_finds_the_iana_zone_behind_a_name(written: str, expected: str | None) -> None:
    """As programs write it; what is no zone's name is None."""
    assert iana_name(written) == expected


@pytest.mark.parametrize(
    ("local", "hours"),
    [
        ("2026-01-15T12:00", -5),
        ("2026-03-08T01:59", -5),
        ("2026-03-08T02:00", -4),
        ("2026-07-15T12:00", -4),
        ("2026-11-01T01:59", -4),
        ("2026-11-01T02:00", -5),
        ("1999-07-01T12:00", -5),
    ],
)
def test_it_follows_yearly_rules_to_the_minute(local: str, hours: int) -> None:
    """The observance that began last holds; before all of them, standard time."""
    assert offset_by_rules(NEW_YORK, datetime.fromisoformat(local)) == timedelta(hours=hours)


def test_it_follows_last_weekdays_month_days_and_until() -> None:
    """The other ways calendars write the same rule."""
    last = ["BEGIN:STANDARD", "DTSTART:16011028T030000", "TZOFFSETTO:+0100"]
    rule = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"
    summer = ["BEGIN:DAYLIGHT", "DTSTART:16010325T020000", "TZOFFSETTO:+0200"]
    spring = "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=25,26,27,28,29,30,31"
    lines = [*last, rule, *summer, spring]
    assert offset_by_rules(lines, datetime.fromisoformat("2026-10-25T04:00")) == timedelta(hours=1)
    assert offset_by_rules(lines, datetime.fromisoformat("2026-10-24T04:00")) == timedelta(hours=2)
    ended = [*last, rule, *summer, f"{spring};UNTIL=20200101T000000Z"]
    assert offset_by_rules(ended, JULY) == timedelta(hours=1)


def test_it_gives_no_offset_without_rules() -> None:
    """Empty or broken zones say nothing."""
    assert offset_by_rules([], JULY) is None
    assert offset_by_rules(["BEGIN:STANDARD", "TZOFFSETTO:soon"], JULY) is None


@pytest.mark.parametrize(
    ("value", "minutes"), [("+0100", 60), ("-05:30", -330), ("0100", None), ("+9900", None)]
)
def test_it_reads_offsets(value: str, minutes: int | None) -> None:
    """Signed hours and minutes, at most a day."""
    assert parse_offset(value) == (None if minutes is None else timedelta(minutes=minutes))
