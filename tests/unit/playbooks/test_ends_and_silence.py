"""How a process ends, and how its silence is read; days worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.facts import (
    BallFact,
    OutcomeFact,
    PersonFact,
    SilentEndFact,
    Wishes,
)
from agent.domain.hiring import Band, Meaning, Outcome, OwnKind, Part, Step
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.life import live
from tests.unit.playbooks.world import (
    BERLIN,
    World,
    by_hand,
    calendar,
    interview,
    local,
    promise,
    source,
    word,
)

PLAYBOOKS = {name: load_playbook(name) for name in NAMES}
PM, ET, DM, TT, BD = (PLAYBOOKS[name] for name in NAMES)
EVERY = pytest.mark.parametrize("playbook", PLAYBOOKS.values(), ids=lambda one: one.name)
SECOND = timedelta(seconds=1)
ROBOT = PersonFact("Jobs", "no-reply@acme.example", Part.RECRUITER, replyable=False)


def told(outcome: Outcome, at: str, *, by_phone: bool = False) -> World:
    fact = OutcomeFact(outcome, source("<end>", local(at), "the words"), by_phone)
    return World(interviews=(interview("i1", local("2026-05-05 15:00")),), outcome=fact)


def at(world: World, playbook: Playbook, when: str) -> Judgement:
    return judge(world.facts_at(local(when)), playbook, calendar(), local(when))


def reply(world: World, playbook: Playbook, step: Step, when: str) -> Decision:
    return at(world, playbook, when).of(step)[0]


# --- What an end does to the sequence ---


@EVERY
@pytest.mark.parametrize(
    ("outcome", "rule"),
    [
        (Outcome.REJECTED, "CM-4"),
        (Outcome.OFFER, "CM-4"),
        (Outcome.ACCEPTED, "CM-4"),
        (Outcome.WITHDRAWN, "CM-4"),
        (Outcome.ON_HOLD, "CM-17"),
        (Outcome.ROLE_CLOSED, "CM-17"),
    ],
)
def test_a_decision_stops_every_status_message_and_closes(
    playbook: Playbook, outcome: Outcome, rule: str
) -> None:
    said = at(told(outcome, "2026-05-08 10:20"), playbook, "2026-06-30 12:00")
    for status in playbook.status:
        decision = said.of(status.step)[0]
        assert (decision.verdict, decision.rule) == (Verdict.STOP, rule)
    assert said.closing is not None
    assert (said.closing.outcome, said.closing.rule) == (outcome, rule)
    assert said.silence is None


def test_its_untouched_draft_is_withdrawn_at_once() -> None:
    world = told(Outcome.REJECTED, "2026-05-13 10:20")
    life = live(world, PM, local("2026-05-09 12:00"), local("2026-05-13 11:00"))
    assert [(when, a.draft.key.step, a.rule) for when, a in life.withdrawn] == [
        (local("2026-05-13 10:20"), Step.STATUS_1, "CM-4")
    ]


@pytest.mark.parametrize(
    ("playbook", "faded"),
    [
        # seven days after the last message: 4 June, 4 June, 19 May, 19 May, 26 May
        (PM, "2026-06-11"),
        (ET, "2026-06-11"),
        (DM, "2026-05-26"),
        (TT, "2026-05-26"),
        (BD, "2026-06-02"),
    ],
)
@pytest.mark.parametrize("sends", [timedelta(hours=2), None], ids=["sent", "unsent"])
def test_a_process_fades_seven_days_after_its_last_status_message(
    playbook: Playbook, faded: str, sends: timedelta | None
) -> None:
    world = World(interviews=(interview("i1", local("2026-05-05 15:00")),))
    life = live(
        world, playbook, local("2026-05-05 12:00"), local("2026-08-01 12:00"), sends_after=sends
    )
    assert life.closings() == [("faded", faded)]
    midnight = local(f"{faded} 00:00")
    assert any(one.as_of == midnight and one.closing for one in life.judgements)


def test_a_faded_process_reopens_on_a_later_word() -> None:
    late = word(local("2026-06-20 10:00"), "late")
    world = World(interviews=(interview("i1", local("2026-05-05 15:00")),), received=(late,))
    life = live(
        world,
        PM,
        local("2026-05-05 12:00"),
        local("2026-06-21 12:00"),
        sends_after=timedelta(hours=2),
    )
    assert life.judgements[-1].closing is None


def test_a_bare_application_fades_sixty_days_after_the_last_word() -> None:
    """4 May and sixty days: 3 July."""
    world = World(
        received=(word(local("2026-05-04 10:00"), "w"),), opened=local("2026-05-01 10:00")
    )
    life = live(world, PM, local("2026-05-04 12:00"), local("2026-09-01 12:00"))
    assert life.closings() == [("faded", "2026-07-03")]


def test_a_named_silent_end_closes_silently_and_nothing_is_asked_before_or_after() -> None:
    """CM-17: "if you have not heard by the 20th, assume it is over"."""
    end = SilentEndFact(date(2026, 5, 20), source("<s>", local("2026-05-06 10:00")))
    world = World(
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        received=(word(local("2026-05-06 10:00"), "s"),),
        silent_end=end,
    )
    life = live(world, PM, local("2026-05-06 12:00"), local("2026-09-01 12:00"))
    assert [one for one in life.days() if one[0].startswith("status")] == []
    assert life.closings() == [("faded", "2026-05-21")]
    assert at(world, PM, "2026-05-14 12:00").of(Step.STATUS_1)[0].rule == "CM-17"


def test_a_silent_end_is_named_although_the_same_words_promised_a_window() -> None:
    """CM-17 tells the user that nothing follows; "word was promised" would say the opposite."""
    said_at = local("2026-05-06 10:00")
    world = World(
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        received=(word(said_at, "s"),),
        promises=(promise(said_at, "s", "2026-05-15"),),
        silent_end=SilentEndFact(date(2026, 5, 20), source("<s>", said_at)),
    )
    for day in ("2026-05-12 12:00", "2026-05-19 12:00"):
        held = at(world, PM, day).of(Step.STATUS_1)[0]
        assert (held.verdict, held.rule) == (Verdict.HOLD, "CM-17")


def test_a_word_before_it_takes_the_silent_end_back() -> None:
    end = SilentEndFact(date(2026, 5, 20), source("<s>", local("2026-05-06 10:00")))
    world = World(
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        received=(word(local("2026-05-06 10:00"), "s"), word(local("2026-05-18 10:00"), "w")),
        silent_end=end,
    )
    said = at(world, PM, "2026-05-25 12:00")
    assert said.closing is None
    assert said.of(Step.STATUS_1)[0].verdict is Verdict.WRITE


def test_an_interview_set_after_it_takes_the_silent_end_back() -> None:
    end = SilentEndFact(date(2026, 5, 20), source("<s>", local("2026-05-06 10:00")))
    second = interview("i2", local("2026-05-28 15:00"), learned=local("2026-05-15 10:00"))
    world = World(interviews=(interview("i1", local("2026-05-05 15:00")), second), silent_end=end)
    assert at(world, PM, "2026-05-25 12:00").closing is None
    assert at(world, PM, "2026-06-04 12:00").of(Step.STATUS_1)[0].verdict is Verdict.WRITE


@EVERY
def test_a_question_of_theirs_holds_every_status_message_until_answered(
    playbook: Playbook,
) -> None:
    """CM-14."""
    ball = BallFact(
        Meaning.INFORMATION_REQUEST, source("<q>", local("2026-05-06 10:00"), "Could you?")
    )
    world = World(
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        received=(word(local("2026-05-06 10:00"), "q"),),
        ball=(ball, local("2026-06-30 10:00")),
    )
    said = at(world, playbook, "2026-06-10 12:00")
    for status in playbook.status:
        assert said.of(status.step)[0].verdict is not Verdict.WRITE
    held = next(one for status in playbook.status for one in said.of(status.step))
    assert (held.verdict, held.rule) == (Verdict.HOLD, "CM-14")
    assert said.silence is None
    assert "CM-14" in {one.rule for one in said.advice}


# --- Silence ---

BANDS = [
    (0, Band.S1),
    (2, Band.S1),
    (3, Band.S2),
    (6, Band.S2),
    (7, Band.S3),
    (13, Band.S3),
    (14, Band.S4),
    (20, Band.S4),
    (21, Band.S5),
    (30, Band.S5),
    (31, Band.S6),
    (200, Band.S6),
]


@pytest.mark.parametrize(("days", "band"), BANDS)
def test_a_silence_is_read_by_local_dates(days: int, band: Band) -> None:
    world = World(interviews=(interview("i1", local("2026-05-05 23:30")),))
    begin = local("2026-05-05 23:45") + timedelta(days=days)
    silence = judge(world.facts_at(begin), PM, calendar(), begin).silence
    assert silence is not None
    assert (silence.days, silence.band) == (days, band)


def test_a_band_changes_at_the_users_midnight() -> None:
    world = World(interviews=(interview("i1", local("2026-05-05 15:00")),))
    before = at(world, PM, "2026-05-07 23:59").silence
    after = at(world, PM, "2026-05-08 00:00").silence
    assert before is not None
    assert after is not None
    assert (before.band, after.band) == (Band.S1, Band.S2)
    looks = [
        one.as_of
        for one in live(world, PM, local("2026-05-07 12:00"), local("2026-05-08 12:00")).judgements
    ]
    assert local("2026-05-08 00:00") in looks


def test_no_silence_is_read_while_an_interview_lies_ahead() -> None:
    first = interview("i1", local("2026-05-05 15:00"))
    second = interview("i2", local("2026-05-20 15:00"), learned=local("2026-05-08 10:00"))
    assert at(World(interviews=(first, second)), PM, "2026-05-15 12:00").silence is None


# --- Left alone ---


@pytest.mark.parametrize(
    "world",
    [
        World(interviews=(interview("i1", local("2026-05-05 15:00")),), engaged=False),
        World(interviews=(interview("i1", local("2026-05-05 15:00")),), wishes=Wishes(paused=True)),
    ],
    ids=["outreach", "paused"],
)
def test_an_outreach_and_a_paused_process_are_left_alone(world: World) -> None:
    life = live(world, PM, local("2026-05-05 12:00"), local("2026-08-01 12:00"))
    assert life.created == []
    assert all(one.decisions == () for one in life.judgements)


def test_a_pause_with_an_end_is_over_on_time() -> None:
    until = local("2026-05-13 12:00")
    world = World(
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        wishes=Wishes(paused_until=until),
    )
    life = live(world, PM, local("2026-05-05 12:00"), local("2026-05-14 12:00"))
    assert life.days(BERLIN) == [("status_1", "2026-05-13 12:00")]


def test_a_promise_still_running_keeps_a_finished_ladder_from_fading() -> None:
    begin = local("2026-06-05 10:00")
    sent = tuple(
        by_hand(local(day), OwnKind.STATUS)
        for day in ("2026-05-12 11:00", "2026-05-19 11:00", "2026-06-04 11:00")
    )
    world = World(
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        sent=sent,
        received=(word(begin, "p"),),
        promises=(promise(begin, "p", "2026-07-10"),),
    )
    assert at(world, PM, "2026-07-10 12:00").closing is None


@EVERY
@pytest.mark.parametrize(
    ("meaning", "moot"), [(Meaning.STATUS_UPDATE, True), (Meaning.THANKS_OR_CHAT, False)]
)
def test_it_asks_nothing_while_a_message_may_be_of_this_process(
    playbook: Playbook, meaning: Meaning, moot: bool
) -> None:
    """Held with the words as the reason, until news here; a kind word settles nothing (CM-16)."""
    now, unclear = local("2026-05-21 09:00"), source("", local("2026-05-12 10:00"), "by Friday")
    world = World(
        interviews=(interview("i1", local("2026-05-11 15:00")),),
        received=(word(local("2026-05-13 10:00"), "w", meaning=meaning),),
    )
    facts = replace(world.facts_at(now), unplaced=(unclear,))
    said = judge(facts, playbook, calendar(), now).of(Step.STATUS_1)[0]
    assert (said.verdict is Verdict.HOLD and said.rule == "CM-16") is not moot
    if not moot:
        assert said.until is None
        assert unclear in [one.source for one in said.checks]
