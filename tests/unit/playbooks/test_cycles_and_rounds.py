"""What holds, moves and restarts the sequence: words, new dates, rounds, cancellations."""

from dataclasses import replace
from datetime import timedelta

from agent.domain.decision import Verdict
from agent.domain.draft import DraftState
from agent.domain.facts import AbsenceFact
from agent.domain.hiring import OwnKind, Step
from tests.unit.playbooks.days import (
    DM,
    PLAYBOOKS,
    PM,
    assert_falls_later,
    interviewed,
    of,
)
from tests.unit.playbooks.life import Habit, live
from tests.unit.playbooks.world import (
    World,
    by_hand,
    calendar,
    interview,
    local,
    promise,
    source,
    word,
)

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


def test_a_ceiling_reached_by_first_steps_alone_allows_nothing_more() -> None:
    """Only the last step, once sent, lets CM-10 allow one more; three are three (PM-7)."""
    sent = tuple(
        replace(by_hand(local(day), OwnKind.STATUS), step=Step.STATUS_1)
        for day in ("2026-05-12 11:00", "2026-05-26 11:00", "2026-06-09 11:00")
    )
    said = [local(day) for day in ("2026-05-13 10:00", "2026-05-27 10:00", "2026-06-10 10:00")]
    dues = ("2026-05-22", "2026-06-05", "2026-06-19")
    world = replace(
        interviewed("2026-05-05 15:00"),
        sent=sent,
        received=tuple(word(at, f"w{n}") for n, at in enumerate(said)),
        promises=tuple(
            promise(at, f"w{n}", due) for n, (at, due) in enumerate(zip(said, dues, strict=True))
        ),
    )
    life = live(world, PM, local("2026-06-10 12:00"), local("2026-12-01 00:00"))
    assert [one for one in life.days() if "status" in one[0]] == []
    assert life.closings() == [("faded", "2026-06-20")]


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


def test_a_step_thrown_away_before_a_new_date_is_not_written_after_it() -> None:
    """The check-in sent, the nudge thrown away, a new date: check-in again, then re-engagement."""
    at = local("2026-05-20 10:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        received=(word(at, "a"),),
        promises=(promise(at, "a", "2026-05-27"),),
    )
    habits = (
        Habit(DraftState.SENT, timedelta(hours=1)),
        Habit(DraftState.SENT, timedelta(hours=1)),
        Habit(DraftState.DISCARDED, timedelta(hours=1)),
        Habit(DraftState.SENT, timedelta(hours=1)),
    )
    life = live(world, PM, local("2026-05-05 12:00"), local("2026-12-01 00:00"), habits=habits)
    assert [one for one in life.days() if "status" in one[0]] == [
        ("status_1", "2026-05-12 09:00"),
        ("status_2", "2026-05-19 09:00"),
        ("status_1", "2026-05-28 09:00"),
        ("status_3", "2026-06-04 09:00"),
    ]


def test_an_interview_held_after_a_cancellation_makes_it_forgotten() -> None:
    """The second was called off before the first took place: plain silence after the first."""
    first = interview("i1", local("2026-05-05 15:00"))
    gone = interview(
        "i2",
        local("2026-05-12 15:00"),
        learned=local("2026-05-01 10:00"),
        cancelled_at=local("2026-05-04 10:00"),
    )
    world = World(interviews=(first, gone))
    decision = of(world, PM, Step.STATUS_1, local("2026-05-12 09:00"), calendar())
    assert decision.because[0].rule == "PM-3"
    assert decision.send_before == local("2026-05-14 17:00")


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


def test_a_chase_by_hand_beyond_the_last_step_uses_up_none() -> None:
    """CM-10: behind the one more first step none is left; the user may write all the same."""
    days = [local(f"2026-05-{day:02} 10:00") for day in (4, 11, 18, 25)]
    world = World(
        received=tuple(word(at, f"p{at.day}") for at in days),
        promises=tuple(promise(at, f"p{at.day}", f"{at:%Y-%m-%d}") for at in days),
        sent=tuple(by_hand(at + timedelta(days=2), OwnKind.STATUS) for at in days),
    )
    life = live(world, DM, local("2026-05-04 12:00"), local("2026-12-01 00:00"))
    assert [day for _, day in life.days() if day > "2026-05-27"] == []


def test_a_last_step_beyond_the_ceiling_allows_nothing_more() -> None:
    """CM-10 and DM's ceiling of two: two first steps, then a third message written by hand."""
    days = [local(day) for day in ("2026-05-12 11:00", "2026-05-26 11:00", "2026-06-09 11:00")]
    steps = (Step.STATUS_1, Step.STATUS_1, None)
    said = [*days[:2], days[2] + timedelta(minutes=5)]
    world = replace(
        interviewed("2026-05-05 15:00"),
        sent=tuple(
            replace(by_hand(at, OwnKind.STATUS), step=step)
            for at, step in zip(days, steps, strict=True)
        ),
        received=tuple(word(at, f"w{at.day}") for at in said),
        promises=tuple(promise(at, f"w{at.day}", f"{at + timedelta(9):%Y-%m-%d}") for at in said),
    )
    life = live(world, DM, local("2026-06-09 12:00"), local("2026-12-01 00:00"))
    assert [one for one in life.days() if "status" in one[0]] == []
