"""When status messages fall: tables worked out by hand on a calendar, each date a literal.

Every row is looked at twice: a second before its instant nothing of that step is written, at the
instant the draft is there.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.domain.calendar import BusinessCalendar
from agent.domain.decision import Decision, Verdict
from agent.domain.draft import DraftState
from agent.domain.facts import AbsenceFact
from agent.domain.hiring import OwnKind, Step
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.world import (
    BERLIN,
    World,
    by_hand,
    calendar,
    interview,
    live,
    local,
    promise,
    source,
    word,
)

PLAYBOOKS = {name: load_playbook(name) for name in NAMES}
PM, ET, DM, TT, BD = (PLAYBOOKS[name] for name in NAMES)
SECOND = timedelta(seconds=1)


def of(
    world: World, playbook: Playbook, step: Step, at: datetime, business: BusinessCalendar
) -> Decision:
    """What is said of that step at that instant, no draft standing."""
    return judge(world.facts_at(at), playbook, business, at).of(step)[0]


def assert_falls(
    world: World,
    playbook: Playbook,
    step: Step,
    due: str,
    send_before: str | None = None,
    *,
    business: BusinessCalendar | None = None,
) -> None:
    """The step appears at that minute and not a second earlier; its range ends then."""
    business = business or calendar()
    at = local(due, business.zone)
    assert of(world, playbook, step, at - SECOND, business).verdict is not Verdict.WRITE
    decision = of(world, playbook, step, at, business)
    assert decision.verdict is Verdict.WRITE, decision.reason
    assert decision.due_at == at
    expected = local(send_before, business.zone) if send_before else None
    assert decision.send_before == expected


def interviewed(end: str, zone: ZoneInfo = BERLIN) -> World:
    return World(interviews=(interview("i1", local(end, zone)),))


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


def promised(due: str, *, firm: bool = True) -> World:
    at = local("2026-05-06 10:00")
    return replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "p"),),
        promises=(promise(at, "p", due, firm=firm),),
    )


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


def test_a_window_named_before_the_interview_binds_after_it() -> None:
    at = local("2026-05-04 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "p"),),
        promises=(promise(at, "p", "2026-05-07"),),
    )
    assert_falls(world, PM, Step.STATUS_1, "2026-05-11 09:00")
    assert_falls(world, BD, Step.STATUS_1, "2026-05-11 09:00", "2026-05-12 17:00")


# --- The second and the third ---

CHAINS = [
    # Tuesday 5 May, each draft sent two hours after it appeared
    (
        PM,
        "2026-05-05 15:00",
        ["2026-05-12 09:00", "2026-05-19 09:00", "2026-06-04 09:00"],
    ),
    # Friday 8 May: the first falls on Monday 18, so the second waits for Monday 25 (CM-9), and
    # thirty days after the interview are Sunday 7 June
    (
        PM,
        "2026-05-08 15:00",
        ["2026-05-18 09:00", "2026-05-25 09:00", "2026-06-08 09:00"],
    ),
    (ET, "2026-05-05 15:00", ["2026-05-12 09:00", "2026-05-26 09:00", "2026-06-04 09:00"]),
    (ET, "2026-05-08 15:00", ["2026-05-15 09:00", "2026-05-29 09:00", "2026-06-08 09:00"]),
    (DM, "2026-05-05 15:00", ["2026-05-12 09:00", "2026-05-19 09:00"]),
    (DM, "2026-05-08 15:00", ["2026-05-15 09:00", "2026-05-22 09:00"]),
    (TT, "2026-05-05 15:00", ["2026-05-12 09:00", "2026-05-19 09:00"]),
    (BD, "2026-05-05 15:00", ["2026-05-12 09:00", "2026-05-19 09:00", "2026-05-26 09:00"]),
]


@pytest.mark.parametrize("sends", [timedelta(hours=2), None], ids=["sent", "unsent"])
@pytest.mark.parametrize(("playbook", "end", "expected"), CHAINS)
def test_each_guide_climbs_its_own_ladder(
    playbook: Playbook, end: str, expected: list[str], sends: timedelta | None
) -> None:
    """Sent within two hours or never sent: the days are the same, and nothing comes after."""
    begin = local(end) - timedelta(days=1)
    life = live(interviewed(end), playbook, begin, begin + timedelta(days=150), sends_after=sends)
    days = [day for step, day in life.days() if step.startswith("status")]
    assert days == expected


def test_a_range_without_end_has_no_send_before() -> None:
    life = live(
        interviewed("2026-05-05 15:00"), PM, local("2026-05-05 00:00"), local("2026-07-01 00:00")
    )
    ranges = [one.send_before for _, one in life.created if one.step.is_status]
    assert ranges == [local("2026-05-14 17:00"), None, None]


@pytest.mark.parametrize(
    ("playbook", "expected"),
    [
        # sent on Monday 18 instead of Tuesday 12
        (PM, "2026-05-25 09:00"),
        (DM, "2026-05-25 09:00"),
        (TT, "2026-05-25 09:00"),
        (BD, "2026-05-25 09:00"),
        (ET, "2026-06-01 09:00"),
    ],
)
def test_a_first_message_sent_late_moves_the_second(playbook: Playbook, expected: str) -> None:
    sent = by_hand(local("2026-05-18 11:00"), OwnKind.STATUS)
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,))
    assert_falls_later(world, playbook, Step.STATUS_2, expected)


def assert_falls_later(world: World, playbook: Playbook, step: Step, due: str) -> None:
    """As `assert_falls`, whatever the range."""
    at = local(due)
    assert of(world, playbook, step, at - SECOND, calendar()).verdict is not Verdict.WRITE
    assert of(world, playbook, step, at, calendar()).verdict is Verdict.WRITE


def test_decision_matrix_waits_five_business_days_where_its_five_days_are_fewer() -> None:
    """DM-4's five days after Tuesday 12 are Sunday 17; CM-9 makes it Tuesday 19, to Thursday 21."""
    sent = by_hand(local("2026-05-12 11:00"), OwnKind.STATUS)
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,))
    assert_falls(world, DM, Step.STATUS_2, "2026-05-19 09:00", "2026-05-21 17:00")


def test_five_business_days_are_counted_as_the_rulebook_counts_them() -> None:
    """CM-9: Thursday 14 to Thursday 21 is 5."""
    sent = by_hand(local("2026-05-14 11:00"), OwnKind.STATUS)
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,))
    assert_falls_later(world, PM, Step.STATUS_2, "2026-05-21 09:00")


def test_a_holiday_between_them_moves_the_second() -> None:
    """Whit Monday, 25 May: after Wednesday 20 the fifth business day is Thursday 28."""
    sent = by_hand(local("2026-05-20 11:00"), OwnKind.STATUS)
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,))
    business = calendar(BERLIN, "2026-05-25")
    at = local("2026-05-28 09:00")
    assert of(world, PM, Step.STATUS_2, at - SECOND, business).verdict is Verdict.HOLD
    assert of(world, PM, Step.STATUS_2, at, business).verdict is Verdict.WRITE


def test_etiquette_keeps_seven_days_between_any_two() -> None:
    """The second sent on Monday 1 June: the month is Thursday 4, the week Monday 8."""
    sent = (
        by_hand(local("2026-05-12 11:00"), OwnKind.STATUS),
        by_hand(local("2026-06-01 11:00"), OwnKind.STATUS),
    )
    world = replace(interviewed("2026-05-05 15:00"), sent=sent)
    assert_falls_later(world, ET, Step.STATUS_3, "2026-06-08 09:00")


@pytest.mark.parametrize("playbook", PLAYBOOKS.values(), ids=lambda one: one.name)
def test_a_check_in_by_hand_uses_up_the_first_step(playbook: Playbook) -> None:
    """CM-5: written on Thursday 7, so the first step is done and the second comes."""
    sent = by_hand(local("2026-05-07 11:00"), OwnKind.STATUS)
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,))
    at = local("2026-05-12 09:00")
    first = of(world, playbook, Step.STATUS_1, at, calendar())
    assert (first.verdict, first.rule) == (Verdict.DONE, "CM-5")


# --- What holds a step back, and what moves it ---


def test_an_out_of_office_answer_is_no_answer_but_its_return_holds() -> None:
    """CM-15: back on Friday 15, so not before Monday 18."""
    away = AbsenceFact(
        local("2026-05-15 00:00").date(),
        "ada@acme.example",
        source("<o>", local("2026-05-06 09:00")),
    )
    world = replace(interviewed("2026-05-05 15:00"), absences=(away,))
    assert_falls_later(world, PM, Step.STATUS_1, "2026-05-18 09:00")


def test_a_word_after_the_first_holds_the_second_five_business_days() -> None:
    """CM-10: "no news yet" on Friday 15; two weeks would be the 19th."""
    sent = by_hand(local("2026-05-12 11:00"), OwnKind.STATUS)
    answer = word(local("2026-05-15 10:00"), "a")
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,), received=(answer,))
    for playbook, due in ((PM, "2026-05-25 09:00"), (DM, "2026-05-22 09:00")):
        assert_falls_later(world, playbook, Step.STATUS_2, due)


def test_a_new_date_begins_the_waiting_again_with_the_first_step() -> None:
    """CM-10: answered on the 14th with "by the 20th": the first step again on the 21st."""
    sent = by_hand(local("2026-05-12 11:00"), OwnKind.STATUS)
    at = local("2026-05-14 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        sent=(sent,),
        received=(word(at, "a"),),
        promises=(promise(at, "a", "2026-05-20"),),
    )
    assert_falls_later(world, PM, Step.STATUS_1, "2026-05-21 09:00")
    assert of(world, PM, Step.STATUS_1, local("2026-05-21 09:00"), calendar()).cycle == "<a>"


def test_a_new_date_close_to_the_last_message_still_keeps_its_distance() -> None:
    """Sent on the 12th, answered at once with "by the 13th": not before Tuesday 19 (CM-9)."""
    sent = by_hand(local("2026-05-12 11:00"), OwnKind.STATUS)
    at = local("2026-05-12 15:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        sent=(sent,),
        received=(word(at, "a"),),
        promises=(promise(at, "a", "2026-05-13"),),
    )
    for playbook in PLAYBOOKS.values():
        assert_falls_later(world, playbook, Step.STATUS_1, "2026-05-19 09:00")


def test_after_the_last_step_a_new_date_allows_one_more_first_step_only() -> None:
    sent = tuple(
        by_hand(local(day), OwnKind.STATUS)
        for day in ("2026-05-12 11:00", "2026-05-19 11:00", "2026-06-04 11:00")
    )
    at = local("2026-06-05 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        sent=sent,
        received=(word(at, "a"),),
        promises=(promise(at, "a", "2026-06-12"),),
    )
    life = live(
        world,
        PM,
        local("2026-06-05 12:00"),
        local("2026-12-01 00:00"),
        sends_after=timedelta(minutes=1),
    )
    assert [one for one in life.days() if "status" in one[0]] == [("status_1", "2026-06-15 09:00")]


def test_a_second_new_date_after_the_end_allows_nothing_more() -> None:
    sent = tuple(
        by_hand(local(day), OwnKind.STATUS)
        for day in ("2026-05-12 11:00", "2026-05-19 11:00", "2026-06-04 11:00", "2026-06-15 11:00")
    )
    first, second = local("2026-06-05 10:00"), local("2026-06-16 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        sent=sent,
        received=(word(first, "a"), word(second, "b")),
        promises=(promise(first, "a", "2026-06-12"), promise(second, "b", "2026-06-23")),
    )
    life = live(world, PM, local("2026-06-16 12:00"), local("2026-12-01 00:00"))
    assert [one for one in life.days() if "status" in one[0]] == []


def test_a_new_date_in_the_middle_keeps_used_steps_used_and_the_ceiling() -> None:
    """Two sent, a new date, the first again: three are the ceiling; re-engagement never comes."""
    sent = tuple(
        by_hand(local(day), OwnKind.STATUS) for day in ("2026-05-12 11:00", "2026-05-19 11:00")
    )
    at = local("2026-05-21 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        sent=sent,
        received=(word(at, "a"),),
        promises=(promise(at, "a", "2026-05-28"),),
    )
    life = live(
        world,
        PM,
        local("2026-05-21 12:00"),
        local("2026-12-01 00:00"),
        sends_after=timedelta(minutes=1),
    )
    assert [one for one in life.days() if "status" in one[0]] == [("status_1", "2026-06-01 09:00")]


def test_an_interview_ahead_holds_everything_and_a_new_round_starts_over() -> None:
    """CM-12, CM-13: two sent after the first round; the second round begins at nought."""
    sent = tuple(
        by_hand(local(day), OwnKind.STATUS) for day in ("2026-05-12 11:00", "2026-05-19 11:00")
    )
    second = interview("i2", local("2026-06-02 15:00"), learned=local("2026-05-22 10:00"))
    first = interview("i1", local("2026-05-05 15:00"))
    world = World(interviews=(first, second), sent=sent)
    ahead = of(world, PM, Step.STATUS_1, local("2026-05-28 10:00"), calendar())
    assert (ahead.verdict, ahead.rule) == (Verdict.HOLD, "CM-13")
    assert ahead.until == local("2026-06-02 15:00")
    life = live(
        world,
        PM,
        local("2026-06-01 00:00"),
        local("2026-12-01 00:00"),
        sends_after=timedelta(minutes=1),
    )
    statuses = [one for one in life.days() if "status" in one[0]]
    assert statuses == [
        ("status_1", "2026-06-09 09:00"),
        ("status_2", "2026-06-16 09:00"),
        ("status_3", "2026-07-02 09:00"),
    ]


def test_a_cancellation_without_a_new_date_is_asked_about_after_five_business_days() -> None:
    """CM-13: cancelled on Monday 11, nothing held before: Monday 18."""
    gone = interview(
        "i1",
        local("2026-05-13 15:00"),
        learned=local("2026-05-04 10:00"),
        cancelled_at=local("2026-05-11 10:00"),
    )
    world = World(interviews=(gone,))
    for playbook in PLAYBOOKS.values():
        assert_falls_later(world, playbook, Step.STATUS_1, "2026-05-18 09:00")


def test_after_a_cancellation_the_later_steps_count_from_the_first_message() -> None:
    gone = interview(
        "i1",
        local("2026-05-13 15:00"),
        learned=local("2026-05-04 10:00"),
        cancelled_at=local("2026-05-11 10:00"),
    )
    life = live(
        World(interviews=(gone,)),
        PM,
        local("2026-05-10 00:00"),
        local("2026-09-01 00:00"),
        sends_after=timedelta(hours=1),
    )
    # 18 May + 14 days, 18 May + 30 days
    assert life.days() == [
        ("status_1", "2026-05-18 09:00"),
        ("status_2", "2026-06-01 09:00"),
        ("status_3", "2026-06-17 09:00"),
    ]


def test_a_bare_application_is_never_chased() -> None:
    world = World(received=(word(local("2026-05-04 10:00"), "thanks"),))
    for playbook in PLAYBOOKS.values():
        life = live(world, playbook, local("2026-05-04 12:00"), local("2027-05-04 12:00"))
        assert life.days() == []


def test_not_even_when_the_user_chased_it_by_hand() -> None:
    chased = by_hand(local("2026-05-11 10:00"), OwnKind.STATUS)
    world = World(received=(word(local("2026-05-04 10:00"), "thanks"),), sent=(chased,))
    life = live(world, PM, local("2026-05-04 12:00"), local("2027-05-04 12:00"))
    assert life.days() == []


def test_without_an_interview_only_a_passed_promise_is_asked_about() -> None:
    """Promised by Friday 15, no interview: Monday 18, then 14 and 30 days after that message."""
    at = local("2026-05-04 10:00")
    world = World(received=(word(at, "p"),), promises=(promise(at, "p", "2026-05-15"),))
    life = live(
        world,
        PM,
        local("2026-05-04 12:00"),
        local("2026-12-01 00:00"),
        sends_after=timedelta(minutes=1),
    )
    assert life.days() == [
        ("status_1", "2026-05-18 09:00"),
        ("status_2", "2026-06-01 09:00"),
        ("status_3", "2026-06-17 09:00"),
    ]


# --- Left unsent, thrown away, missing (CM-11) ---


def test_a_step_left_unsent_is_withdrawn_when_the_next_one_comes() -> None:
    life = live(
        interviewed("2026-05-05 15:00"), PM, local("2026-05-05 00:00"), local("2026-06-05 00:00")
    )
    taken_back = [
        (action.draft.key.step.value, action.rule, f"{at.astimezone(BERLIN):%m-%d %H:%M}")
        for at, action in life.withdrawn
    ]
    assert ("status_1", "CM-11", "05-19 09:00") in taken_back
    assert ("status_2", "CM-11", "06-04 09:00") in taken_back


@pytest.mark.parametrize("state", [DraftState.DISCARDED, DraftState.TRASHED])
def test_a_step_thrown_away_is_never_written_again_and_the_next_one_comes(
    state: DraftState,
) -> None:
    life = live(
        interviewed("2026-05-05 15:00"), PM, local("2026-05-05 00:00"), local("2026-05-12 12:00")
    )
    thrown = [
        replace(one, state=state) if one.key.step is Step.STATUS_1 else one for one in life.drafts
    ]
    world = interviewed("2026-05-05 15:00")
    written = []
    for day in range(12, 40):
        at = local("2026-05-01 09:00") + timedelta(days=day)
        judgement = judge(world.facts_at(at, tuple(thrown)), PM, calendar(), at)
        written += [one.step for one in judgement.decisions if one.verdict is Verdict.WRITE]
    assert Step.STATUS_1 not in written
    assert Step.STATUS_2 in written


def test_days_after_the_first_count_from_its_drafts_day_where_it_was_not_sent() -> None:
    """Two-touch: the draft of Tuesday 12 was thrown away; a week later is Tuesday 19."""
    life = live(
        interviewed("2026-05-05 15:00"), TT, local("2026-05-05 00:00"), local("2026-05-12 12:00")
    )
    thrown = tuple(
        replace(one, state=DraftState.DISCARDED) if one.key.step is Step.STATUS_1 else one
        for one in life.drafts
    )
    world = interviewed("2026-05-05 15:00")
    at = local("2026-05-19 09:00")
    before = judge(world.facts_at(at - SECOND, thrown), TT, calendar(), at - SECOND)
    assert before.of(Step.STATUS_2)[0].verdict is Verdict.HOLD
    assert judge(world.facts_at(at, thrown), TT, calendar(), at).of(Step.STATUS_2)[0].verdict is (
        Verdict.WRITE
    )


def test_a_dateless_word_does_not_bring_back_a_step_that_was_passed_over() -> None:
    """The nudge's draft stood; "still deciding" moves the nudge, never back to the check-in."""
    life = live(
        interviewed("2026-05-05 15:00"), PM, local("2026-05-05 00:00"), local("2026-05-19 12:00")
    )
    heard = replace(
        interviewed("2026-05-05 15:00"), received=(word(local("2026-05-20 10:00"), "w"),)
    )
    drafts = tuple(
        replace(one, state=DraftState.WITHDRAWN) if one.state.open else one for one in life.drafts
    )
    at = local("2026-05-27 09:00")
    judgement = judge(heard.facts_at(at, drafts), PM, calendar(), at)
    assert judgement.of(Step.STATUS_1)[0].verdict is Verdict.SKIP
    assert judgement.of(Step.STATUS_2)[0].verdict is Verdict.WRITE


# --- First start ---

FIRST_STARTS = [
    # the agent first runs at; what is drafted then, and what follows
    ("2026-05-08 12:00", [("status_1", "2026-05-12 09:00"), ("status_2", "2026-05-19 09:00")]),
    ("2026-05-13 12:00", [("status_1", "2026-05-13 12:00"), ("status_2", "2026-05-20 09:00")]),
    ("2026-05-20 12:00", [("status_2", "2026-05-20 12:00")]),
    ("2026-06-01 12:00", [("status_2", "2026-06-01 12:00"), ("status_3", "2026-06-08 09:00")]),
    ("2026-06-20 12:00", [("status_3", "2026-06-20 12:00")]),
]


@pytest.mark.parametrize(("first_run", "expected"), FIRST_STARTS)
def test_a_first_start_drafts_only_the_latest_step_not_overtaken(
    first_run: str, expected: list[tuple[str, str]]
) -> None:
    at = local(first_run)
    world = replace(interviewed("2026-05-05 15:00"), first_run=at)
    life = live(world, PM, at, at + timedelta(days=11), sends_after=timedelta(hours=1))
    statuses = [one for one in life.days() if "status" in one[0]]
    assert statuses == expected


def test_a_first_start_leaves_the_long_past_alone() -> None:
    """Half a year on, the long game has overtaken the re-engagement."""
    at = local("2026-11-10 12:00")
    world = replace(interviewed("2026-05-05 15:00"), first_run=at)
    assert live(world, PM, at, at + timedelta(days=30)).days() == []


# --- A slower field (ET-8), and the user's own numbers ---


def test_a_slower_field_stretches_the_waits_and_says_so() -> None:
    world = interviewed("2026-05-05 15:00")
    slow = replace(world, wishes=replace(world.wishes, pace=1.5))
    # five business days times 1.5 are eight: Friday 15 and so Monday 18
    assert_falls_later(slow, PM, Step.STATUS_1, "2026-05-18 09:00")
    assert_falls_later(slow, DM, Step.STATUS_1, "2026-05-15 09:00")
    said = judge(
        slow.facts_at(local("2026-05-12 09:00")), PM, calendar(), local("2026-05-12 09:00")
    )
    assert "ET-8" in said.overrides[-1]
    assert "ET-8" in said.of(Step.STATUS_1)[0].because[0].text


def test_a_quicker_field_never_undercuts_the_spacing() -> None:
    sent = by_hand(local("2026-05-08 11:00"), OwnKind.STATUS)
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,))
    quick = replace(world, wishes=replace(world.wishes, pace=0.2))
    assert_falls_later(quick, DM, Step.STATUS_2, "2026-05-15 09:00")


def test_an_override_of_one_number_is_obeyed_and_shown() -> None:
    patient = load_playbook("phase-map", {"PM-3.after_silence": "8 to 10 business days"})
    world = interviewed("2026-05-05 15:00")
    # the eighth business day is Friday 15: Monday 18, to Wednesday 20
    assert_falls(world, patient, Step.STATUS_1, "2026-05-18 09:00", "2026-05-20 17:00")
    at = local("2026-05-18 09:00")
    decision = of(world, patient, Step.STATUS_1, at, calendar())
    assert "the guide says 5 to 7 business days" in decision.because[0].text
    assert judge(world.facts_at(at), patient, calendar(), at).overrides == patient.overrides


def test_a_lower_ceiling_ends_the_sequence_earlier() -> None:
    """DM-4: "a user may set the ceiling to 1"."""
    strict = load_playbook("decision-matrix", {"DM-4.at_most": 1})
    life = live(
        interviewed("2026-05-05 15:00"),
        strict,
        local("2026-05-05 00:00"),
        local("2026-09-01 00:00"),
        sends_after=timedelta(hours=1),
    )
    assert [one for one in life.days() if "status" in one[0]] == [("status_1", "2026-05-12 09:00")]
