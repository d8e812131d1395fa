"""When the user is asked about an interview: once, by day, and only while it is of use."""

from dataclasses import replace

import pytest

from agent.domain.decision import Judgement
from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.facts import InterviewFact, NoteFact, NoteKind, PersonFact, Wishes
from agent.domain.hiring import OwnKind, Part, Step
from agent.planning.asking import Asked, Asking, asking_of, asking_time
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from tests.unit.playbooks.world import (
    BERLIN,
    RECRUITER,
    World,
    by_hand,
    calendar,
    interview,
    local,
    rejection,
)

PLAYBOOKS = {name: load_playbook(name) for name in NAMES}
# Tuesday 15:00 to 16:00 in Berlin; the window runs to Wednesday 16:00, its use to Friday 16:00.
HELD = interview("i1", local("2026-05-05 16:00"))
ROBOT = PersonFact("No Reply", "no-reply@acme.example", Part.RECRUITER, replyable=False)


def judged(world: World, at: str, playbook: str = "phase-map") -> Judgement:
    now = local(at)
    return judge(world.facts_at(now), PLAYBOOKS[playbook], calendar(), now)


def asking(
    world: World,
    at: str,
    *,
    playbook: str = "phase-map",
    asked: tuple[Asked, ...] = (),
    drafts: tuple[DraftFact, ...] = (),
) -> Asking:
    facts = world.facts_at(local(at), drafts)
    return asking_of(judged(world, at, playbook), facts, asked, BERLIN)


def due(world: World, at: str, **known: object) -> list[str]:
    return [one.interview.key for one in asking(world, at, **known).due]  # type: ignore[arg-type]


WORLD = World(people=(RECRUITER,), interviews=(HELD,))


@pytest.mark.parametrize("playbook", NAMES)
def test_it_asks_when_the_interview_is_over(playbook: str) -> None:
    """Also where nothing may be written to the employer for hours yet (PM-1a)."""
    assert due(WORLD, "2026-05-05 15:59", playbook=playbook) == []
    assert due(WORLD, "2026-05-05 16:00", playbook=playbook) == ["i1"]


def test_the_end_of_an_interview_is_looked_at() -> None:
    assert judged(WORLD, "2026-05-05 12:00").next_look == local("2026-05-05 16:00")


def test_it_says_until_when_an_answer_serves_best() -> None:
    (question,) = asking(WORLD, "2026-05-05 16:00").due
    assert question.by == local("2026-05-06 16:00")
    (late,) = asking(WORLD, "2026-05-07 10:00").due
    assert late.by is None


@pytest.mark.parametrize(
    ("end", "at"),
    [
        ("2026-05-05 20:59", "2026-05-05 20:59"),
        ("2026-05-05 21:00", "2026-05-06 08:00"),
        ("2026-05-06 02:00", "2026-05-06 08:00"),
        ("2026-05-06 08:00", "2026-05-06 08:00"),
        # summer time begins on Sunday 29 March 2026
        ("2026-03-28 22:00", "2026-03-29 08:00"),
    ],
)
def test_nobody_is_asked_by_night(end: str, at: str) -> None:
    world = World(people=(RECRUITER,), interviews=(interview("i1", local(end)),))
    asked_at_once = asking(world, end)
    if end == at:
        assert [one.interview.key for one in asked_at_once.due] == ["i1"]
    else:
        assert (asked_at_once.due, asked_at_once.next_at) == ((), local(at))
    assert due(world, at) == ["i1"]


def test_by_night_it_asks_where_the_window_would_be_missed() -> None:
    """The agent was away until three hours before the window's end."""
    night, morning = local("2026-05-05 22:00"), local("2026-05-06 08:00")
    assert asking_time(night, local("2026-05-06 07:59"), BERLIN) == night
    assert asking_time(night, local("2026-05-06 08:01"), BERLIN) == morning


def test_it_does_not_ask_about_what_is_of_no_use_any_more() -> None:
    assert due(WORLD, "2026-05-08 15:59") == ["i1"]
    assert due(WORLD, "2026-05-08 16:00") == []
    late = replace(HELD, learned_at=local("2026-05-09 09:00"))
    assert due(replace(WORLD, interviews=(late,)), "2026-05-09 09:00") == []


@pytest.mark.parametrize(
    "gone",
    [
        replace(HELD, cancelled=True),
        replace(HELD, no_show=True),
        replace(HELD, end=None, start=None, day=local("2026-05-05 16:00").date()),
    ],
    ids=["cancelled", "nobody came", "no clock time"],
)
def test_it_asks_only_about_what_was_held_at_a_known_time(gone: InterviewFact) -> None:
    assert due(replace(WORLD, interviews=(gone,)), "2026-05-05 18:00") == []


def test_it_asks_once() -> None:
    start = local("2026-05-05 15:00")
    assert due(WORLD, "2026-05-05 16:00", asked=(Asked("i1", start),)) == []
    # Read anew, the same interview goes by another message.
    assert due(WORLD, "2026-05-05 16:00", asked=(Asked("older", start),)) == []
    other = Asked("i0", local("2026-05-04 15:00"))
    assert due(WORLD, "2026-05-05 16:00", asked=(other,)) == ["i1"]


def test_it_does_not_ask_what_the_user_said_already() -> None:
    note = NoteFact(NoteKind.DETAIL, "maps", local("2026-05-05 16:00"), round="i1")
    assert due(replace(WORLD, notes=(note,)), "2026-05-05 16:15") == []
    other = replace(note, round="i0")
    assert due(replace(WORLD, notes=(other,)), "2026-05-05 16:15") == ["i1"]


def test_it_does_not_ask_once_thanks_were_sent() -> None:
    sent = by_hand(local("2026-05-05 16:05"), OwnKind.THANKS)
    assert due(replace(WORLD, sent=(sent,)), "2026-05-05 16:15") == []


@pytest.mark.parametrize(
    ("state", "asks"),
    [
        (DraftState.LIVE, True),
        (DraftState.WITHDRAWN, True),
        (DraftState.EDITED, False),
        (DraftState.DISCARDED, False),
    ],
)
def test_a_thank_you_in_the_users_hand_needs_no_question(state: DraftState, asks: bool) -> None:
    key = IntentKey("me@home.example", "p1", "i1", "", Step.THANK_YOU, "ada@acme.example")
    draft = DraftFact(key, state, local("2026-05-05 16:05"))
    assert due(WORLD, "2026-05-05 16:15", drafts=(draft,)) == (["i1"] if asks else [])


def test_it_asks_where_nobody_can_be_answered_yet() -> None:
    """Whom they met is what is missing."""
    assert due(replace(WORLD, people=(ROBOT,)), "2026-05-05 16:00") == ["i1"]


@pytest.mark.parametrize(
    "over",
    [
        replace(WORLD, outcome=rejection(local("2026-05-05 16:05"))),
        replace(WORLD, wishes=Wishes(paused=True)),
        replace(WORLD, wishes=Wishes(withdraw_requested_at=local("2026-05-05 16:05"))),
        replace(WORLD, engaged=False),
    ],
    ids=["rejected", "paused", "withdrawing", "an approach"],
)
def test_it_asks_nothing_of_what_is_over_or_left_alone(over: World) -> None:
    assert due(over, "2026-05-05 17:00") == []
