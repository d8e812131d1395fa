"""When the first status message falls: tables worked out by hand, each date a literal."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.domain.decision import Verdict
from agent.domain.hiring import Step
from agent.playbooks.engine import judge
from agent.playbooks.model import Playbook
from tests.unit.playbooks.days import (
    BD,
    DM,
    ET,
    PLAYBOOKS,
    PM,
    SECOND,
    TT,
    assert_falls,
    interviewed,
    of,
    promised,
)
from tests.unit.playbooks.world import (
    BERLIN,
    World,
    calendar,
    interview,
    local,
    promise,
    word,
)

# --- Nothing promised: 5 to 7 business days without word (PM-3), Monday to Thursday (PM-12) ---

WITHOUT_PROMISE = [
    # interview ends, appears, range ends; May 2026 begins on a Friday
    ("2026-05-04 15:00", "2026-05-11 09:00", "2026-05-13 17:00"),
    ("2026-05-05 15:00", "2026-05-12 09:00", "2026-05-14 17:00"),
    ("2026-05-06 15:00", "2026-05-13 09:00", "2026-05-15 17:00"),
    ("2026-05-07 15:00", "2026-05-14 09:00", "2026-05-18 17:00"),
    # the fifth is Friday the 15th: Monday, and the range moves along
    ("2026-05-08 15:00", "2026-05-18 09:00", "2026-05-20 17:00"),
    ("2026-05-09 11:00", "2026-05-18 09:00", "2026-05-20 17:00"),
    ("2026-05-10 11:00", "2026-05-18 09:00", "2026-05-20 17:00"),
]


@pytest.mark.parametrize(("end", "due", "before"), WITHOUT_PROMISE)
def test_phase_map_checks_in_on_the_fifth_business_day(end: str, due: str, before: str) -> None:
    assert_falls(interviewed(end), PM, Step.STATUS_1, due, before)


@pytest.mark.parametrize("playbook", [DM, TT, BD], ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("end", "due", "before"),
    [
        ("2026-05-05 15:00", "2026-05-12 09:00", "2026-05-14 17:00"),
        # these write on any business day, so Friday stays Friday
        ("2026-05-08 15:00", "2026-05-15 09:00", "2026-05-19 17:00"),
        ("2026-05-09 11:00", "2026-05-15 09:00", "2026-05-19 17:00"),
    ],
)
def test_the_others_check_in_as_phase_map_on_any_business_day(
    playbook: Playbook, end: str, due: str, before: str
) -> None:
    assert_falls(interviewed(end), playbook, Step.STATUS_1, due, before)


@pytest.mark.parametrize(
    ("end", "due"),
    [
        ("2026-05-05 15:00", "2026-05-12 09:00"),
        ("2026-05-08 15:00", "2026-05-15 09:00"),
        # a week after a Saturday is a Saturday: Monday
        ("2026-05-09 11:00", "2026-05-18 09:00"),
    ],
)
def test_etiquette_checks_in_a_week_after_the_interview(end: str, due: str) -> None:
    assert_falls(interviewed(end), ET, Step.STATUS_1, due)


def test_public_holidays_are_no_business_days() -> None:
    """Ascension, Thursday 14 May 2026: Friday is the fifth day, so Monday it is."""
    world = interviewed("2026-05-07 15:00")
    ascension = calendar(BERLIN, "2026-05-14")
    assert_falls(
        world, PM, Step.STATUS_1, "2026-05-18 09:00", "2026-05-20 17:00", business=ascension
    )
    assert_falls(
        world, DM, Step.STATUS_1, "2026-05-15 09:00", "2026-05-19 17:00", business=ascension
    )


def test_the_turn_of_the_year_is_counted_through() -> None:
    """23 December, with Christmas and New Year off: 24, 29, 30, 31 December, 2 January (Friday)."""
    world = interviewed("2025-12-23 15:00")
    german = calendar(BERLIN, "2025-12-25", "2025-12-26", "2026-01-01")
    assert_falls(world, PM, Step.STATUS_1, "2026-01-05 09:00", "2026-01-07 17:00", business=german)
    assert_falls(world, BD, Step.STATUS_1, "2026-01-02 09:00", "2026-01-06 17:00", business=german)


def test_nine_in_the_morning_follows_the_clock_change() -> None:
    """Over 25 October 2026 Berlin goes from UTC+2 to UTC+1: nine stays nine on the wall."""
    world = interviewed("2026-10-22 16:00")
    assert_falls(world, PM, Step.STATUS_1, "2026-10-29 09:00", "2026-11-02 17:00")
    at = datetime(2026, 10, 29, 8, 0, tzinfo=UTC)
    assert of(world, PM, Step.STATUS_1, at, calendar()).verdict is Verdict.WRITE


@pytest.mark.parametrize(
    ("zone", "end", "due"),
    [
        # the same instant is Tuesday evening in New York and Wednesday morning in Auckland
        ("America/New_York", datetime(2026, 5, 5, 22, 0, tzinfo=UTC), "2026-05-12 09:00"),
        ("Pacific/Auckland", datetime(2026, 5, 5, 22, 0, tzinfo=UTC), "2026-05-13 09:00"),
        ("Asia/Kolkata", datetime(2026, 5, 5, 22, 0, tzinfo=UTC), "2026-05-13 09:00"),
        ("UTC", datetime(2026, 5, 5, 22, 0, tzinfo=UTC), "2026-05-12 09:00"),
    ],
)
def test_days_are_the_users_days(zone: str, end: datetime, due: str) -> None:
    world = World(interviews=(interview("i1", end),))
    business = calendar(ZoneInfo(zone))
    decision = of(world, PM, Step.STATUS_1, local(due, business.zone), business)
    assert (decision.verdict, decision.due_at) == (Verdict.WRITE, local(due, business.zone))
    earlier = of(world, PM, Step.STATUS_1, local(due, business.zone) - SECOND, business)
    assert earlier.verdict is Verdict.HOLD


def test_a_persons_word_starts_the_silence_anew_and_machinery_does_not() -> None:
    world = interviewed("2026-05-05 15:00")
    wrote = word(local("2026-05-07 10:00"), "w")
    machine = word(local("2026-05-08 10:00"), "m", counts=False)
    heard = replace(world, received=(wrote, machine))
    assert_falls(heard, PM, Step.STATUS_1, "2026-05-14 09:00", "2026-05-18 17:00")
    assert_falls(heard, DM, Step.STATUS_1, "2026-05-14 09:00", "2026-05-18 17:00")
    # one week after the interview is the 12th, five business days after the word the 14th (CM-10)
    assert_falls(heard, ET, Step.STATUS_1, "2026-05-14 09:00")


# --- A date was promised ---


PROMISED = [
    # playbook, promised window's end, firm, appears, range ends
    (PM, "2026-05-12", True, "2026-05-13 09:00", None),
    (PM, "2026-05-14", True, "2026-05-18 09:00", None),
    (PM, "2026-05-15", True, "2026-05-18 09:00", None),
    (PM, "2026-05-16", False, "2026-05-18 09:00", None),
    (ET, "2026-05-12", True, "2026-05-13 09:00", None),
    (ET, "2026-05-15", True, "2026-05-18 09:00", None),
    (ET, "2026-05-15", False, "2026-05-22 09:00", None),
    (ET, "2026-05-16", False, "2026-05-25 09:00", None),
    (DM, "2026-05-12", True, "2026-05-13 09:00", "2026-05-14 17:00"),
    (DM, "2026-05-14", True, "2026-05-15 09:00", "2026-05-18 17:00"),
    (DM, "2026-05-15", True, "2026-05-18 09:00", "2026-05-19 17:00"),
    (TT, "2026-05-12", True, "2026-05-13 09:00", "2026-05-14 17:00"),
    (TT, "2026-05-14", True, "2026-05-15 09:00", "2026-05-16 17:00"),
    (TT, "2026-05-15", True, "2026-05-18 09:00", "2026-05-19 17:00"),
    (BD, "2026-05-12", True, "2026-05-14 09:00", "2026-05-15 17:00"),
    (BD, "2026-05-14", True, "2026-05-18 09:00", "2026-05-19 17:00"),
    (BD, "2026-05-15", False, "2026-05-19 09:00", "2026-05-20 17:00"),
]


@pytest.mark.parametrize(("playbook", "due", "firm", "appears", "before"), PROMISED)
def test_a_promise_is_waited_out_with_each_guides_grace(
    playbook: Playbook, due: str, firm: bool, appears: str, before: str | None
) -> None:
    assert_falls(promised(due, firm=firm), playbook, Step.STATUS_1, appears, before)


@pytest.mark.parametrize("playbook", PLAYBOOKS.values(), ids=lambda one: one.name)
@pytest.mark.parametrize("due", ["2026-05-12", "2026-06-30"])
def test_nothing_is_asked_on_the_promised_day_itself(playbook: Playbook, due: str) -> None:
    """DM-3, and by CM-3 for every playbook, however long the window."""
    last_minute = local(f"{due} 23:59")
    judgement = judge(promised(due).facts_at(last_minute), playbook, calendar(), last_minute)
    for step in (Step.STATUS_1, Step.STATUS_2, Step.STATUS_3):
        assert all(one.verdict is not Verdict.WRITE for one in judgement.of(step))
    first = judgement.of(Step.STATUS_1)[0]
    assert (first.verdict, first.rule) == (Verdict.HOLD, "CM-3")


@pytest.mark.parametrize(
    ("playbook", "step", "appears"),
    [
        # the month of PM-5 is 4 June; the window ends on Friday 12 June
        (PM, Step.STATUS_1, "2026-06-15 09:00"),
        (BD, Step.STATUS_1, "2026-06-16 09:00"),
        (ET, Step.STATUS_1, "2026-06-15 09:00"),
    ],
)
def test_a_promise_wins_over_the_month(playbook: Playbook, step: Step, appears: str) -> None:
    world = promised("2026-06-12")
    at = local(appears)
    assert of(world, playbook, step, at, calendar()).verdict is Verdict.WRITE
    later = of(world, playbook, Step.STATUS_3, at, calendar())
    assert later.verdict is Verdict.HOLD


def test_the_latest_window_of_the_newest_promising_message_counts() -> None:
    at, later = local("2026-05-06 10:00"), local("2026-05-07 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "a"), word(later, "b")),
        promises=(
            promise(at, "a", "2026-05-29"),
            promise(later, "b", "2026-05-12"),
            promise(later, "b", "2026-05-13"),
        ),
    )
    assert_falls(world, PM, Step.STATUS_1, "2026-05-14 09:00")


def test_a_dateless_update_turns_a_promise_into_a_plain_silence() -> None:
    """By the 12th; on the 11th "still deciding": five business days after the 11th, the 18th."""
    world = promised("2026-05-12")
    update = word(local("2026-05-11 10:00"), "u")
    world = replace(world, received=(*world.received, update))
    for playbook in (PM, DM, TT, BD, ET):
        assert_falls(
            world,
            playbook,
            Step.STATUS_1,
            "2026-05-18 09:00",
            None if playbook is ET else "2026-05-20 17:00",
        )


def test_a_window_that_ended_before_the_interview_binds_nothing() -> None:
    """ "We will set a time by the 4th", and the interview was on the 5th."""
    at = local("2026-05-01 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "p"),),
        promises=(promise(at, "p", "2026-05-04"),),
    )
    assert_falls(world, PM, Step.STATUS_1, "2026-05-12 09:00", "2026-05-14 17:00")


def test_a_window_that_ends_on_the_interviews_day_still_binds() -> None:
    """It ends with the day, after the interview: asked about on the next sending day."""
    at = local("2026-05-04 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "p"),),
        promises=(promise(at, "p", "2026-05-05"),),
    )
    assert_falls(world, PM, Step.STATUS_1, "2026-05-06 09:00")


def test_a_window_named_before_the_interview_binds_after_it() -> None:
    at = local("2026-05-04 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "p"),),
        promises=(promise(at, "p", "2026-05-07"),),
    )
    assert_falls(world, PM, Step.STATUS_1, "2026-05-11 09:00")
    assert_falls(world, BD, Step.STATUS_1, "2026-05-11 09:00", "2026-05-12 17:00")
