"""Replies to decisions; instants worked out by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.facts import (
    OutcomeFact,
    PersonFact,
    ReceivedFact,
)
from agent.domain.hiring import Meaning, Outcome, OwnKind, Part, Step
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.world import (
    RECRUITER,
    World,
    by_hand,
    calendar,
    interview,
    local,
    source,
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


def test_a_message_from_before_the_decision_is_no_answer_to_it() -> None:
    world = told(Outcome.REJECTED, "2026-05-12 10:20")
    world = replace(world, sent=(by_hand(local("2026-05-12 10:00"), OwnKind.THANKS),))
    decision = reply(world, PM, Step.REJECTION_REPLY, "2026-05-12 12:00")
    assert decision.verdict is Verdict.WRITE


def test_among_several_people_whoever_wrote_last_is_answered() -> None:
    early = PersonFact("Eve", "eve@acme.example", None, replyable=True)
    early = replace(early, last_wrote_at=local("2026-05-01 10:00"))
    late = PersonFact("Lou", "lou@acme.example", None, replyable=True)
    late = replace(late, last_wrote_at=local("2026-05-09 10:00"))
    world = replace(told(Outcome.REJECTED, "2026-05-12 10:20"), people=(early, late))
    decision = reply(world, PM, Step.REJECTION_REPLY, "2026-05-12 10:20")
    assert decision.recipient == late


def test_a_reply_whose_time_was_over_at_the_first_start_is_not_written() -> None:
    """The past is read, not acted on."""
    world = replace(told(Outcome.REJECTED, "2026-05-12 10:20"), first_run=local("2026-05-20 12:00"))
    assert reply(world, PM, Step.REJECTION_REPLY, "2026-05-20 12:00").verdict is Verdict.SKIP
    recent = replace(world, first_run=local("2026-05-13 12:00"))
    assert reply(recent, PM, Step.REJECTION_REPLY, "2026-05-13 12:00").verdict is Verdict.WRITE
