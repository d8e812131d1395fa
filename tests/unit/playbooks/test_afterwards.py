"""After the sequence: the long game and networking notes, on the user's word only."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.draft import DraftState
from agent.domain.facts import (
    NoteFact,
    NoteKind,
    Wishes,
)
from agent.domain.hiring import OwnKind, Step
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.life import live
from tests.unit.playbooks.world import (
    MANAGER,
    RECRUITER,
    World,
    by_hand,
    calendar,
    interview,
    local,
    rejection,
    word,
)

PLAYBOOKS = {name: load_playbook(name) for name in NAMES}
PM, ET, DM, TT, BD = (PLAYBOOKS[name] for name in NAMES)
BOTH = (RECRUITER, MANAGER)
HELD = interview("i1", local("2026-05-05 15:00"))


def at(world: World, playbook: Playbook, when: str) -> Judgement:
    return judge(world.facts_at(local(when)), playbook, calendar(), local(when))


def only(judgement: Judgement, step: Step) -> Decision:
    (decision,) = judgement.of(step)
    return decision


def noted(kind: NoteKind, when: str, text: str = "it was forty, not fourteen") -> World:
    note = NoteFact(kind, text, local(when))
    return World(people=BOTH, interviews=(HELD,), notes=(note,))


# --- Afterwards: the long game (PM-6), networking (ET-6) ---


def refused(*, looking: bool | None = True) -> World:
    return World(
        people=BOTH,
        interviews=(HELD,),
        outcome=rejection(local("2026-05-12 10:00")),
        sent=(by_hand(local("2026-05-12 12:00"), OwnKind.REJECTION_REPLY),),
        wishes=Wishes(looking_again=looking),
    )


def test_the_long_game_comes_half_a_year_after_the_last_message() -> None:
    """12 May and 180 days: Sunday 8 November, so Monday 9; the year's end of it 7 May 2027."""
    early = only(at(refused(), PM, "2026-11-09 08:59"), Step.LONG_GAME)
    assert early.verdict is Verdict.HOLD
    decision = only(at(refused(), PM, "2026-11-09 09:00"), Step.LONG_GAME)
    assert (decision.verdict, decision.rule) == (Verdict.WRITE, "PM-6")
    assert decision.needs == ("detail",)
    assert decision.send_before == local("2027-05-07 17:00")
    assert only(at(refused(), PM, "2027-05-07 17:00"), Step.LONG_GAME).verdict is Verdict.SKIP


@pytest.mark.parametrize("looking", [None, False])
def test_there_is_no_long_game_unless_the_user_is_looking_again(looking: bool | None) -> None:
    assert at(refused(looking=looking), PM, "2026-11-09 09:00").of(Step.LONG_GAME) == ()


def test_a_bare_application_that_faded_is_no_game() -> None:
    world = World(
        people=BOTH,
        received=(word(local("2026-05-04 10:00"), "w"),),
        wishes=Wishes(looking_again=True),
        opened=local("2026-05-01 10:00"),
    )
    assert at(world, PM, "2026-12-01 09:00").of(Step.LONG_GAME) == ()


def test_the_long_game_is_played_once() -> None:
    life = live(
        refused(),
        PM,
        local("2026-05-12 13:00"),
        local("2028-05-12 13:00"),
        sends_after=timedelta(days=1),
    )
    assert [one.step for _, one in life.created] == [Step.LONG_GAME]


def test_an_unanswered_re_engagement_leads_to_the_long_game() -> None:
    world = World(people=BOTH, interviews=(HELD,), wishes=Wishes(looking_again=True))
    life = live(
        world,
        PM,
        local("2026-05-05 12:00"),
        local("2027-05-05 12:00"),
        sends_after=timedelta(hours=1),
    )
    # 4 June and 180 days: Tuesday 1 December
    assert life.days()[-1] == ("long_game", "2026-12-01 09:00")


def test_fresh_context_from_the_user_makes_it_ready() -> None:
    note = NoteFact(NoteKind.NEWS, "they opened an office in Leipzig", local("2026-10-01 10:00"))
    world = replace(refused(), notes=(note,))
    assert only(at(world, PM, "2026-11-09 09:00"), Step.LONG_GAME).needs == ()


def test_the_other_guides_have_no_long_game() -> None:
    for playbook in (ET, DM, TT, BD):
        assert at(refused(), playbook, "2026-11-09 09:00").of(Step.LONG_GAME) == ()


def news(when: str) -> NoteFact:
    return NoteFact(NoteKind.NEWS, "they won a prize", local(when))


def test_etiquette_writes_a_networking_note_only_with_news_and_months_apart() -> None:
    """The last message was on 12 May; sixty days on is Saturday 11 July, so Monday 13."""
    assert at(refused(), ET, "2026-07-20 09:00").of(Step.NETWORKING) == ()
    world = replace(refused(), notes=(news("2026-06-01 10:00"),))
    early = only(at(world, ET, "2026-07-13 08:59"), Step.NETWORKING)
    assert early.verdict is Verdict.HOLD
    decision = only(at(world, ET, "2026-07-13 09:00"), Step.NETWORKING)
    assert (decision.verdict, decision.rule) == (Verdict.WRITE, "ET-6")


def test_news_that_comes_later_appears_at_once() -> None:
    world = replace(refused(), notes=(news("2026-09-05 22:00"),))
    decision = only(at(world, ET, "2026-09-05 22:00"), Step.NETWORKING)
    assert decision.due_at == local("2026-09-05 22:00")


def test_each_piece_of_news_is_worth_one_note() -> None:
    world = replace(refused(), notes=(news("2026-06-01 10:00"), news("2026-10-01 10:00")))
    life = live(
        world,
        ET,
        local("2026-05-12 13:00"),
        local("2027-05-12 13:00"),
        sends_after=timedelta(days=1),
    )
    assert life.days() == [
        ("networking", "2026-07-13 09:00"),
        ("networking", "2026-10-01 10:00"),
    ]


def test_no_networking_note_while_the_process_goes_on() -> None:
    world = World(people=BOTH, interviews=(HELD,), notes=(news("2026-05-06 10:00"),))
    assert at(world, ET, "2026-05-30 09:00").of(Step.NETWORKING) == ()


def test_news_is_the_value_that_etiquettes_second_check_in_wants() -> None:
    """ET-4."""
    sent = by_hand(local("2026-05-12 10:00"), OwnKind.STATUS)
    world = World(people=BOTH, interviews=(HELD,), sent=(sent,))
    assert only(at(world, ET, "2026-05-26 09:00"), Step.STATUS_2).needs == ("value",)
    given = replace(world, notes=(news("2026-05-20 10:00"),))
    assert only(at(given, ET, "2026-05-26 09:00"), Step.STATUS_2).needs == ()


def test_a_networking_note_thrown_away_is_not_written_again() -> None:
    world = replace(refused(), notes=(news("2026-06-01 10:00"),))
    life = live(world, ET, local("2026-05-12 13:00"), local("2026-07-13 12:00"))
    thrown = tuple(replace(one, state=DraftState.DISCARDED) for one in life.drafts)
    when = local("2026-08-13 12:00")
    decision = only(judge(world.facts_at(when, thrown), ET, calendar(), when), Step.NETWORKING)
    assert (decision.verdict, decision.rule) == (Verdict.SKIP, "CM-11")
