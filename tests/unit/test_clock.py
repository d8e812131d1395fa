"""Public holidays of the user's country, and of the employer's besides: days both are at work."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from agent.clock import business_calendar, calendar_with, holidays_of

BERLIN = ZoneInfo("Europe/Berlin")
EASTER_MONDAY = date(2026, 4, 6)
BANK_HOLIDAY = date(2026, 5, 4)
REUNIFICATION = date(2025, 10, 3)


def test_a_day_counts_only_where_both_are_at_work() -> None:
    """Easter Monday is a holiday in Germany, the first Monday of May in Britain."""
    own = business_calendar(BERLIN, "DE")
    both = calendar_with(own, "gb")
    for calendar, days in ((own, (False, True)), (both, (False, False))):
        assert (
            calendar.is_business_day(EASTER_MONDAY),
            calendar.is_business_day(BANK_HOLIDAY),
        ) == days
    assert both.zone == BERLIN


@pytest.mark.parametrize("country", ["", "DE", "de", "ZZ"])
def test_an_employer_of_the_same_or_an_unknown_country_changes_nothing(country: str) -> None:
    own = business_calendar(BERLIN, "DE")
    both = calendar_with(own, country)
    assert set(both.holidays) == set(own.holidays)


def test_who_wants_no_holidays_gets_none() -> None:
    both = calendar_with(business_calendar(BERLIN, "none"), "DE")
    assert both.is_business_day(REUNIFICATION)


def test_a_country_nobody_knows_is_an_error_where_the_user_names_it() -> None:
    with pytest.raises(KeyError):
        holidays_of("ZZ")
