"""When the digest is due, and what a strip of weeks shows."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.digest.strip import MOST_WEEKS, strip_of
from agent.digest.week import due_at, iso_week
from agent.domain.facts import PromiseFact
from agent.domain.hiring import Meaning, Round
from tests.unit.digest.weeks import NOW, ZONE, at, facts, got, interview, source, wrote

TODAY = NOW.astimezone(ZONE).date()


@pytest.mark.parametrize(
    ("now", "weekday", "hour", "due"),
    [
        # Summer time begins on Sunday 29 March 2026 at 02:00 in Berlin: that hour does not exist.
        ("2026-03-29T12:00+00:00", 6, 2, "2026-03-29T01:00+00:00"),
        ("2026-03-29T12:00+00:00", 6, 8, "2026-03-29T06:00+00:00"),
        ("2026-03-22T12:00+00:00", 6, 8, "2026-03-22T07:00+00:00"),
        # It ends on Sunday 25 October 2026: 02:00 comes twice, and the first one counts.
        ("2026-10-25T12:00+00:00", 6, 2, "2026-10-25T00:00+00:00"),
        ("2026-10-26T12:00+00:00", 0, 8, "2026-10-26T07:00+00:00"),
    ],
)
def test_the_hour_on_the_wall_stays_when_the_clocks_change(
    now: str, weekday: int, hour: int, due: str
) -> None:
    assert datetime.fromisoformat(due) == due_at(
        datetime.fromisoformat(now), ZoneInfo("Europe/Berlin"), weekday, hour
    )


def test_a_year_of_hours_has_one_due_instant_in_each_week() -> None:
    """Whatever the clocks do, every ISO week has exactly one instant, and it lies in that week."""
    for weekday, hour in ((6, 2), (0, 0), (6, 23)):
        seen = set()
        now = datetime(2026, 1, 1, tzinfo=UTC)
        while now.year == 2026:
            due = due_at(now, ZONE, weekday, hour)
            week = iso_week(now.astimezone(ZONE).date())
            assert iso_week(due.astimezone(ZONE).date()) == week
            seen.add((week, due))
            now += timedelta(hours=1)
        assert len(seen) == len({week for week, _ in seen}) == 53


def test_a_strip_shows_who_wrote_when_and_marks_this_week() -> None:
    known = facts(
        "acme",
        "Acme",
        None,
        -21,
        interviews=(interview(-7, Round.TECHNICAL),),
        received=(got(-14, Meaning.ADVANCED), got(-13, Meaning.STATUS_UPDATE, word=False)),
        sent=(wrote(-21),),
        promises=(PromiseFact((NOW + timedelta(days=8)).date(), True, source("<p>", -7, "")),),
    )
    strip = strip_of(known, ZONE, TODAY)
    assert [cell.letters for cell in strip.cells] == ["Y", "A", "I", "", "P"]
    assert [cell.today for cell in strip.cells] == [False, False, False, True, False]
    assert strip.words == (
        "Week 4: 1 interview, 1 answer and 1 message of yours; word promised by Tue 16 June"
    )


def test_a_long_process_shows_its_newest_weeks() -> None:
    strip = strip_of(facts("acme", "Acme", None, -200, sent=(wrote(-200),)), ZONE, TODAY)
    assert len(strip.cells) == MOST_WEEKS
    assert strip.cells[-1].today
    assert strip.words.startswith("Week 30: no answer")


def test_a_week_with_several_things_shows_the_weightiest_first() -> None:
    known = facts(
        "acme", "Acme", None, 0, interviews=(interview(1, Round.FINAL),), sent=(wrote(0.1),)
    )
    cell = strip_of(known, ZONE, at(0).astimezone(ZONE).date()).cells[0]
    assert (cell.letters, cell.kind) == ("IY", "i")
