"""When the second and third fall, and what a slower field and own numbers change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.domain.decision import Verdict
from agent.domain.facts import SentFact
from agent.domain.hiring import OwnKind, Step
from agent.playbooks.engine import judge
from agent.playbooks.load import load_playbook
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
    assert_falls_later,
    interviewed,
    of,
)
from tests.unit.playbooks.life import live
from tests.unit.playbooks.world import BERLIN, by_hand, calendar, local

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


def test_a_message_counts_as_the_step_it_was_recognised_as_whatever_its_words() -> None:
    sent = replace(by_hand(local("2026-05-14 11:00"), OwnKind.ANSWER), step=Step.STATUS_1)
    world = replace(interviewed("2026-05-05 15:00"), sent=(sent,))
    assert_falls_later(world, PM, Step.STATUS_2, "2026-05-21 09:00")


def test_a_draft_found_sent_and_its_mail_count_as_one_message() -> None:
    """The draft is known as sent, and its mail was read as a check-in in the user's own words."""
    world = interviewed("2026-05-05 15:00")
    life = live(
        world,
        PM,
        local("2026-05-09 00:00"),
        local("2026-05-12 12:00"),
        sends_after=timedelta(hours=1),
    )
    (draft,) = life.drafts
    mail = SentFact(
        draft.sent_message_id,
        local("2026-05-12 10:00"),
        "t1",
        ("ada@acme.example",),
        OwnKind.STATUS,
    )
    at = local("2026-05-19 09:00")
    facts = replace(world.facts_at(at), drafts=(draft,), sent=(mail,))
    judgement = judge(facts, PM, calendar(), at)
    assert judgement.of(Step.STATUS_1)[0].verdict is Verdict.DONE
    assert judgement.of(Step.STATUS_2)[0].verdict is Verdict.WRITE


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
