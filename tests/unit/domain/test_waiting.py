"""Round and waiting cycle: what begins a waiting anew (CM-10, CM-12)."""

from datetime import UTC, date, datetime, timedelta

from agent.domain.facts import InterviewFact, PromiseFact, Source
from agent.domain.waiting import waiting_at

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)


def day(count: float) -> datetime:
    return MONDAY + timedelta(days=count)


def source(name: str, at: datetime) -> Source:
    return Source(name, at, "")


def interview(
    key: str, start: float, *, learned: float = 0, cancelled: bool = False
) -> InterviewFact:
    return InterviewFact(
        key=key,
        start=day(start),
        end=day(start) + timedelta(hours=1),
        day=None,
        timezone=None,
        cancelled=cancelled,
        learned_at=day(learned),
        set_at=day(learned),
        source=source(key, day(learned)),
    )


def promise(name: str, at: float, due: date) -> PromiseFact:
    return PromiseFact(due, firm=True, source=source(name, day(at)))


def test_it_begins_without_round_and_cycle() -> None:
    """Before anything: neither."""
    waiting = waiting_at(day(0), (), ())
    assert (waiting.round, waiting.cycle, waiting.since) == ("", "", None)


def test_it_takes_the_newest_interview_held_for_the_round() -> None:
    """An interview ahead is no round yet."""
    both = (interview("a", 2), interview("b", 6))
    assert waiting_at(day(1), both, ()).round == ""
    assert waiting_at(day(3), both, ()).round == "a"
    assert waiting_at(day(7), both, ()).round == "b"


def test_it_begins_anew_with_a_new_date() -> None:
    """CM-10: the message that names it is the cycle."""
    held = (interview("a", 2),)
    made = (promise("m1", 5, date(2026, 6, 12)), promise("m2", 12, date(2026, 6, 20)))
    assert waiting_at(day(4), held, made).cycle == ""
    assert waiting_at(day(6), held, made).cycle == "m1"
    assert waiting_at(day(13), held, made).cycle == "m2"


def test_it_does_not_begin_anew_with_the_same_date_said_again() -> None:
    """A date repeated is no new date."""
    held = (interview("a", 2),)
    made = (promise("m1", 5, date(2026, 6, 12)), promise("m2", 6, date(2026, 6, 12)))
    assert waiting_at(day(7), held, made).cycle == "m1"


def test_it_begins_a_round_without_the_dates_named_before() -> None:
    """A date named before the interview belongs to the waiting before it."""
    made = (promise("m1", 1, date(2026, 6, 12)),)
    waiting = waiting_at(day(4), (interview("a", 2),), made)
    assert (waiting.round, waiting.cycle) == ("a", "")


def test_it_begins_anew_after_an_interview_that_fell_away() -> None:
    """CM-12: a new interview set returns the counts to zero, also when it is cancelled."""
    both = (interview("a", 2), interview("b", 9, learned=5, cancelled=True))
    waiting = waiting_at(day(6), both, ())
    assert (waiting.round, waiting.cycle) == ("a", "b")
