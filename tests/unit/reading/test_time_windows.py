"""The rulebook's table "What 'promised' means", row by row."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.reading.promises import read_promises
from agent.reading.silent_ends import read_silent_end
from tests.unit.reading.time_helpers import NOW, context, message

SATURDAY = datetime(2026, 5, 16, 11, 0, tzinfo=ZoneInfo("Europe/London"))
SUNDAY = datetime(2026, 5, 17, 22, 0, tzinfo=ZoneInfo("Europe/London"))


def promised(window: str, written: datetime = NOW) -> tuple[str, bool] | None:
    """The day and firmness of "We will let you know <window>."."""
    text = f"We will let you know {window}."
    found, _, _ = read_promises(message(text, written=written), context())
    return (found[0].due.isoformat(), found[0].firm) if found else None


@pytest.mark.parametrize(
    ("window", "due", "firm"),
    [
        ("by Thursday", "2026-05-14", True),
        ("on Thursday", "2026-05-14", True),
        ("no later than 14 May", "2026-05-14", True),
        ("next Tuesday", "2026-05-19", True),
        ("today", "2026-05-11", True),
        ("by end of day", "2026-05-11", True),
        ("tomorrow", "2026-05-12", True),
        ("this week", "2026-05-15", True),
        ("by end of week", "2026-05-15", True),
        ("by the end of the week", "2026-05-15", True),
        ("before the weekend", "2026-05-15", True),
        ("by the end of next week", "2026-05-22", True),
        ("next week", "2026-05-22", True),
        ("early next week", "2026-05-19", False),
        ("mid next week", "2026-05-20", False),
        ("late next week", "2026-05-22", False),
        ("sometime next week", "2026-05-22", False),
        ("the week of 8 June", "2026-06-12", True),
        ("w/c 8 June", "2026-06-12", True),
        ("in a couple of days", "2026-05-13", False),
        ("in the next few days", "2026-05-14", False),
        ("within 48 hours", "2026-05-13", True),
        ("in two days", "2026-05-13", True),
        ("within 5-7 business days", "2026-05-20", True),
        ("in 3 to 5 working days", "2026-05-18", True),
        ("within a week", "2026-05-18", True),
        ("in two weeks", "2026-05-25", True),
        ("within three weeks", "2026-06-01", True),
        ("in about a week", "2026-05-18", False),
        ("in one to two weeks", "2026-05-25", False),
        ("in a couple of weeks", "2026-05-25", False),
        ("in a few weeks", "2026-06-01", False),
        ("by the end of the month", "2026-05-31", True),
        ("in early June", "2026-06-10", False),
        ("in mid June", "2026-06-20", False),
        ("in late June", "2026-06-30", False),
        ("in June", "2026-06-30", False),
        ("next month", "2026-06-30", False),
        ("after the holidays", "2027-01-10", False),
        ("in the new year", "2027-01-10", False),
    ],
)
def test_it_reads_the_window_as_the_table_says(window: str, due: str, firm: bool) -> None:
    """Each row of RULEBOOK.md, "What 'promised' means"."""
    assert promised(window) == (due, firm)


@pytest.mark.parametrize(
    ("window", "due"),
    [("this week", "2026-05-22"), ("by the end of the week", "2026-05-22"),
     ("next week", "2026-05-22"), ("next Tuesday", "2026-05-19")],
)  # fmt: skip
def test_it_means_the_coming_week_at_the_weekend(window: str, due: str) -> None:
    """Written on Saturday or Sunday: Friday of the coming week."""
    found = promised(window, SATURDAY)
    assert found is not None
    assert found[0] == due


def test_it_counts_from_the_writers_day() -> None:
    """Tomorrow, written late on Sunday, is Monday."""
    assert promised("tomorrow", SUNDAY) == ("2026-05-18", True)


@pytest.mark.parametrize(
    "window", ["as soon as possible", "soon", "shortly", "in due course"]
)  # fmt: skip
def test_it_gives_soon_no_day(window: str) -> None:
    """A promise without a window."""
    found, undated, evidence = read_promises(message(f"We will let you know {window}."), context())
    assert (found, undated) == ((), True)
    assert evidence[0].quote == f"We will let you know {window}."


@pytest.mark.parametrize(
    "text",
    [
        "We can't say when.",
        "Last week we told you that you would hear by Friday.",
        "If selected we will call by Thursday.",
    ],
)
def test_it_takes_negated_past_and_conditional_forms_for_no_promise(text: str) -> None:
    """The rulebook's own examples."""
    assert read_promises(message(text), context())[:2] == ((), False)


def test_it_quotes_the_sentence_and_its_place() -> None:
    """A promise rests on words that stand in the message."""
    body = "Thanks again.\nYou will hear  from us by Friday. Bye."
    found, _, evidence = read_promises(message(body), context())
    assert found[0].quote == "You will hear from us by Friday."
    start, end = evidence[0].span
    assert " ".join(body[start:end].split()) == found[0].quote


def test_it_promises_nothing_in_the_users_own_mail() -> None:
    """Only the employer promises."""
    own = message("I will let you know by Friday.", sender="me@mail.example")
    assert read_promises(own, context())[:2] == ((), False)


def test_it_ends_silently_on_the_day_named() -> None:
    """ "If you have not heard by the 20th, assume it is over" (CM-17) is also a promise."""
    text = "If you have not heard from us by the 20th, please assume you were not successful."
    day, evidence = read_silent_end(message(text), context())
    assert day == date(2026, 5, 20)
    assert evidence[0].quote == text
    assert read_promises(message(text), context())[0][0].due == date(2026, 5, 20)


def test_it_counts_from_another_day_where_the_text_says_so() -> None:
    """ "within ten working days of the last interview, which is on 12 June"."""
    text = (
        "Results are sent out within ten working days of the last interview, which is on 12 June."
    )
    found, _, _ = read_promises(message(text), context())
    assert [one.due for one in found] == [date(2026, 6, 26)]
