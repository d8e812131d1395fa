"""Public holidays of the user's country, and of the employer's besides: days both are at work."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.clock import Rehearsal, business_calendar, calendar_with, holidays_of, rehearsal_of
from agent.errors import ConfigError

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


def test_a_rehearsals_clock_is_the_same_for_whoever_is_given_its_words() -> None:
    anchor = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
    clock = Rehearsal(anchor, datetime(2026, 1, 1, tzinfo=UTC), 86_400.0)
    same = rehearsal_of(clock.words())
    later = anchor + timedelta(seconds=10)
    assert clock.at(later) == same.at(later) == datetime(2026, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    [
        "now",
        "2026-05-11,2026-05-11,1",
        "2026-05-11T09:00:00+00:00,2026-05-11T09:00:00+00:00,0",
        "2026-05-11T09:00:00+00:00,2026-05-11T09:00:00+00:00",
    ],
)
def test_words_that_are_no_clock_are_refused(words: str) -> None:
    with pytest.raises(ConfigError, match="FOLLOWUP_CLOCK"):
        rehearsal_of(words)


def test_a_region_has_its_own_holidays_besides() -> None:
    """Easter Monday is a holiday in England and none in Scotland (gov.uk/bank-holidays)."""
    easter_monday, good_friday = date(2026, 4, 6), date(2026, 4, 3)
    england, scotland = holidays_of("GB-ENG"), holidays_of("gb-sct")
    assert easter_monday in england
    assert easter_monday not in scotland
    assert {good_friday} <= set(england) & set(scotland)
    with pytest.raises(KeyError):
        holidays_of("GB-XXX")


def test_an_employer_in_the_users_own_country_adds_nothing_to_a_region() -> None:
    own = business_calendar(BERLIN, "GB-SCT")
    assert calendar_with(own, "GB") is own
