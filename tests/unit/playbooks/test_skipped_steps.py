"""Steps left unsent, thrown away, overtaken, or past when the agent first ran (CM-11)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.domain.decision import Verdict
from agent.domain.draft import DraftState
from agent.domain.hiring import Step
from agent.playbooks.engine import judge
from tests.unit.playbooks.days import (
    DM,
    PM,
    SECOND,
    TT,
    interviewed,
)
from tests.unit.playbooks.life import live
from tests.unit.playbooks.world import BERLIN, calendar, local, word

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


def test_a_dateless_word_takes_an_unsent_draft_back_and_writes_it_again_in_its_time() -> None:
    """CM-10: the check-in of Tuesday 12, a word on Wednesday 13, the check-in on Wednesday 20."""
    heard = replace(
        interviewed("2026-05-05 15:00"), received=(word(local("2026-05-13 10:00"), "w"),)
    )
    life = live(heard, DM, local("2026-05-09 00:00"), local("2026-05-21 00:00"))
    assert life.days() == [("status_1", "2026-05-12 09:00"), ("status_1", "2026-05-20 09:00")]
    assert [(at, action.rule) for at, action in life.withdrawn] == [
        (local("2026-05-13 10:00"), "CM-10")
    ]


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
    early = local("2026-05-21 09:00")
    judgement = judge(heard.facts_at(early, drafts), PM, calendar(), early)
    assert judgement.of(Step.STATUS_1)[0].verdict is Verdict.SKIP
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


def test_a_draft_that_appeared_late_and_was_not_sent_still_keeps_the_next_at_a_distance() -> None:
    """It appeared on Wednesday 13 at the first start; five business days on is Wednesday 20."""
    at = local("2026-05-13 12:00")
    world = replace(interviewed("2026-05-05 15:00"), first_run=at)
    life = live(world, PM, at, at + timedelta(days=11))
    assert [one for one in life.days() if "status" in one[0]] == [
        ("status_1", "2026-05-13 12:00"),
        ("status_2", "2026-05-20 09:00"),
    ]


def test_a_step_never_drafted_does_not_push_the_next_one_away() -> None:
    """First start on the 20th: the nudge. A word on the 21st: five business days, Thursday 28."""
    at = local("2026-05-20 12:00")
    world = replace(
        interviewed("2026-05-05 15:00"),
        first_run=at,
        received=(word(local("2026-05-21 10:00"), "w"),),
    )
    life = live(world, PM, at, at + timedelta(days=11))
    assert [one for one in life.days() if "status" in one[0]] == [
        ("status_2", "2026-05-20 12:00"),
        ("status_2", "2026-05-28 09:00"),
    ]


def test_a_first_start_leaves_the_long_past_alone() -> None:
    """Half a year on, the long game has overtaken the re-engagement."""
    at = local("2026-11-10 12:00")
    world = replace(interviewed("2026-05-05 15:00"), first_run=at)
    assert live(world, PM, at, at + timedelta(days=30)).days() == []
