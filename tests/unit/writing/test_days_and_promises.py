"""Days as a letter names them, and a promise in the employer's words."""

from datetime import date, timedelta

import pytest

from agent.writing.days import date_words, day_words, month_words, recent_day
from agent.writing.promised import promise_behind, window_words
from tests.unit.writing.sample_requests import STARTED, facts, promise, word

TODAY = date(2025, 3, 18)


def test_days_are_written_in_the_readers_english() -> None:
    """British day first, American month first; the year only from afar."""
    day = date(2025, 3, 14)
    assert day_words(day, TODAY, american=False) == "Friday 14 March"
    assert day_words(day, TODAY, american=True) == "Friday, March 14"
    assert date_words(date(2024, 3, 14), TODAY, american=False) == "14 March 2024"
    assert date_words(date(2024, 3, 14), TODAY, american=True) == "March 14, 2024"


def test_a_recent_day_goes_by_its_weekday() -> None:
    """Within six days; a week ago the same weekday would mislead."""
    assert recent_day(TODAY - timedelta(days=6), TODAY, american=False) == "on Wednesday"
    assert recent_day(TODAY - timedelta(days=7), TODAY, american=False) == "on 11 March"


def test_a_month_names_its_year_when_it_is_another() -> None:
    """ "in March", "in March 2024"."""
    assert month_words(date(2025, 1, 2), TODAY) == "in January"
    assert month_words(date(2024, 1, 2), TODAY) == "in January 2024"


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("We'll get back to you by the end of next week.", "by the end of next week"),
        ("Expect to hear from me by Thursday, we hope.", "by Thursday"),
        ("You'll hear within 5-7 business days!", "within 5-7 business days"),
        ("sometime next week, I think", "sometime next week"),
        ("in about two weeks", "in about two weeks"),
        ("by 14 May at the latest", "by 14 May"),
        ("in the next few days", "in the next few days"),
        ("the week of 8 June", "the week of 8 June"),
        ("We will see.", ""),
        ("x" * 100_000, ""),
    ],
)
def test_it_quotes_a_plain_window_or_nothing(quote: str, words: str) -> None:
    """Careful with quoting: a few plain words."""
    assert window_words(quote) == words


def test_a_promise_stands_behind_a_step_only_once_its_window_has_ended() -> None:
    """The day itself is still theirs (DM-3)."""
    due = date(2025, 3, 14)
    known = facts(
        promises=(promise(due, quote="by Friday"),),
        received=(word(STARTED + timedelta(days=1), message_id="<p1@larkspur.example>"),),
    )
    view = promise_behind(known, due, due + timedelta(days=1))
    assert view is not None
    assert (view.words, view.by) == ("by Friday", "devon@larkspurlabs.example")
    assert promise_behind(known, due, due) is None
    assert promise_behind(known, None, TODAY) is None
    assert promise_behind(known, due - timedelta(days=1), TODAY) is None
