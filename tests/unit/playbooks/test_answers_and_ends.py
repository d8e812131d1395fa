"""Replies to decisions, and how a process ends; instants worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.facts import (
    BallFact,
    OutcomeFact,
    PersonFact,
    ReceivedFact,
    SilentEndFact,
    Wishes,
)
from agent.domain.hiring import Band, Meaning, Outcome, OwnKind, Part, Step
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.world import (
    BERLIN,
    RECRUITER,
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


# Hour: at once within 09:00 to 17:00 of a business day, else the next 09:00 of a business day that
# still meets the deadline, else the next 09:00. Told at, appears at, to be sent before.
REJECTED = [
    ("2026-05-12 10:20", "2026-05-12 10:20", "2026-05-14 17:00"),
    ("2026-05-12 16:59", "2026-05-12 16:59", "2026-05-14 17:00"),
    ("2026-05-12 17:00", "2026-05-13 09:00", "2026-05-14 17:00"),
    ("2026-05-12 22:00", "2026-05-13 09:00", "2026-05-14 17:00"),
    ("2026-05-12 06:00", "2026-05-12 09:00", "2026-05-14 17:00"),
    # Friday evening: Monday 09:00 is past the 48 hours of Sunday 18:00, so Saturday
    ("2026-05-15 18:00", "2026-05-16 09:00", "2026-05-17 17:00"),
    # Saturday 10:00: Monday 09:00 is just in time
    ("2026-05-16 10:00", "2026-05-18 09:00", "2026-05-18 17:00"),
    # Saturday 08:00: Monday 09:00 is an hour late, so the next 09:00 is today's
    ("2026-05-16 08:00", "2026-05-16 09:00", "2026-05-18 17:00"),
]


@pytest.mark.parametrize("playbook", [PM, ET, DM, TT, BD], ids=lambda one: one.name)
@pytest.mark.parametrize(("when", "due", "before"), REJECTED)
def test_a_rejection_is_answered_in_business_hours_within_48_hours(
    playbook: Playbook, when: str, due: str, before: str
) -> None:
    world = told(Outcome.REJECTED, when)
    decision = reply(world, playbook, Step.REJECTION_REPLY, due)
    assert (decision.verdict, decision.due_at) == (Verdict.WRITE, local(due))
    assert decision.send_before == local(before)
    if due != when:
        early = judge(
            world.facts_at(local(due) - SECOND), playbook, calendar(), local(due) - SECOND
        ).of(Step.REJECTION_REPLY)[0]
        assert early.verdict is Verdict.HOLD


OFFERED = [
    ("2026-05-12 10:20", "2026-05-12 10:20", "2026-05-13 17:00"),
    # Friday 18:00: no business day within 24 hours, so Saturday 09:00
    ("2026-05-15 18:00", "2026-05-16 09:00", "2026-05-16 17:00"),
    # Sunday 12:00: Monday 09:00 is in time
    ("2026-05-17 12:00", "2026-05-18 09:00", "2026-05-18 17:00"),
]


@EVERY
@pytest.mark.parametrize(("when", "due", "before"), OFFERED)
def test_an_offer_is_acknowledged_within_24_hours(
    playbook: Playbook, when: str, due: str, before: str
) -> None:
    decision = reply(told(Outcome.OFFER, when), playbook, Step.OFFER_REPLY, due)
    assert (decision.verdict, decision.due_at) == (Verdict.WRITE, local(due))
    assert decision.send_before == local(before)


@pytest.mark.parametrize(
    ("playbook", "step", "outcome", "rule"),
    [
        (PM, Step.REJECTION_REPLY, Outcome.REJECTED, "DM-8"),
        (ET, Step.REJECTION_REPLY, Outcome.REJECTED, "DM-8"),
        (DM, Step.REJECTION_REPLY, Outcome.REJECTED, "DM-8"),
        (TT, Step.REJECTION_REPLY, Outcome.REJECTED, "TT-9"),
        (BD, Step.REJECTION_REPLY, Outcome.REJECTED, "BD-8"),
        (TT, Step.OFFER_REPLY, Outcome.OFFER, "DM-9"),
        (BD, Step.OFFER_REPLY, Outcome.OFFER, "BD-8"),
        (PM, Step.HOLD_REPLY, Outcome.ON_HOLD, "CM-17"),
        (BD, Step.HOLD_REPLY, Outcome.ROLE_CLOSED, "CM-17"),
    ],
)
def test_each_reply_names_its_rule(
    playbook: Playbook, step: Step, outcome: Outcome, rule: str
) -> None:
    decision = reply(told(outcome, "2026-05-12 10:20"), playbook, step, "2026-05-12 10:20")
    assert (decision.verdict, decision.rule) == (Verdict.WRITE, rule)


def test_phase_map_keeps_quiet_four_hours_even_after_a_decision() -> None:
    """PM-1a: "nothing at all, thank-you or other"; an offer at the table's end, 15:00."""
    world = told(Outcome.OFFER, "2026-05-05 15:10")
    due = reply(world, PM, Step.OFFER_REPLY, "2026-05-05 19:00").due_at
    # four hours on it is 19:00, so the next business morning
    assert due == local("2026-05-06 09:00")


def test_a_rejection_by_word_of_mouth_asks_for_a_written_summary_in_phase_map_only() -> None:
    """PM-10."""
    world = told(Outcome.REJECTED, "2026-05-12 10:20", by_phone=True)
    said = at(world, PM, "2026-05-12 10:20")
    assert said.of(Step.REJECTION_REPLY) == ()
    assert said.of(Step.WRITTEN_SUMMARY)[0].verdict is Verdict.WRITE
    assert reply(world, DM, Step.REJECTION_REPLY, "2026-05-12 10:20").verdict is Verdict.WRITE


def test_the_reply_goes_to_whoever_wrote_the_decision() -> None:
    sender = PersonFact("Hal Head", "hal@acme.example", Part.HIRING_MANAGER, replyable=True)
    message = ReceivedFact(
        "<end>",
        local("2026-05-12 10:00"),
        "t1",
        "Hal@acme.example",
        (Meaning.REJECTION,),
        word=True,
        dated=False,
    )
    world = replace(
        told(Outcome.REJECTED, "2026-05-12 10:00"), people=(RECRUITER, sender), received=(message,)
    )
    decision = reply(world, PM, Step.REJECTION_REPLY, "2026-05-12 10:00")
    assert decision.recipient == sender


@EVERY
def test_nobody_to_answer_holds_the_reply_and_asks_the_user(playbook: Playbook) -> None:
    """CM-8."""
    world = replace(told(Outcome.REJECTED, "2026-05-12 10:20"), people=(ROBOT,))
    decision = reply(world, playbook, Step.REJECTION_REPLY, "2026-05-12 10:20")
    assert (decision.verdict, decision.rule) == (Verdict.HOLD, "CM-8")


def test_a_bare_application_that_a_person_refused_is_answered_too() -> None:
    world = replace(told(Outcome.REJECTED, "2026-05-12 10:20"), interviews=())
    assert reply(world, PM, Step.REJECTION_REPLY, "2026-05-12 10:20").verdict is Verdict.WRITE


@pytest.mark.parametrize(
    "kind", [OwnKind.REJECTION_REPLY, OwnKind.THANKS, OwnKind.CHAT, OwnKind.ANSWER]
)
def test_an_answer_in_the_users_own_words_is_enough(kind: OwnKind) -> None:
    """CM-5."""
    world = told(Outcome.REJECTED, "2026-05-12 10:20")
    world = replace(world, sent=(by_hand(local("2026-05-12 11:00"), kind),))
    decision = reply(world, PM, Step.REJECTION_REPLY, "2026-05-12 12:00")
    assert (decision.verdict, decision.rule) == (Verdict.DONE, "CM-5")


def test_a_reply_whose_time_was_over_at_the_first_start_is_not_written() -> None:
    """The past is read, not acted on."""
    world = replace(told(Outcome.REJECTED, "2026-05-12 10:20"), first_run=local("2026-05-20 12:00"))
    assert reply(world, PM, Step.REJECTION_REPLY, "2026-05-20 12:00").verdict is Verdict.SKIP
    recent = replace(world, first_run=local("2026-05-13 12:00"))
    assert reply(recent, PM, Step.REJECTION_REPLY, "2026-05-13 12:00").verdict is Verdict.WRITE


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
