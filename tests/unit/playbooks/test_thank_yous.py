"""Thank-yous: to whom, from when to when, and when not; instants worked out by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.domain.decision import Decision, Verdict
from agent.domain.draft import DraftState
from agent.domain.facts import NoteFact, NoteKind, PersonFact, Wishes
from agent.domain.hiring import OwnKind, Part, Round, Step
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from agent.playbooks.people import met
from tests.unit.playbooks.life import live
from tests.unit.playbooks.world import (
    BERLIN,
    MANAGER,
    RECRUITER,
    World,
    by_hand,
    calendar,
    interview,
    local,
    rejection,
)

PLAYBOOKS = {name: load_playbook(name) for name in NAMES}
PM, ET, DM, TT, BD = (PLAYBOOKS[name] for name in NAMES)
SECOND = timedelta(seconds=1)
ANNA = PersonFact("Anna Dev", "anna@acme.example", Part.INTERVIEWER, replyable=True)
BEN = PersonFact("Ben Ops", "ben@acme.example", Part.INTERVIEWER, replyable=True)
NAMELESS = PersonFact("Cleo Design", None, Part.INTERVIEWER, replyable=False)
COORDINATOR = PersonFact("Dana Plan", "dana@acme.example", Part.COORDINATOR, replyable=True)
ROBOT = PersonFact("No Reply", "no-reply@acme.example", Part.RECRUITER, replyable=False)


def thanks(world: World, playbook: Playbook, at: datetime) -> tuple[Decision, ...]:
    return judge(world.facts_at(at), playbook, calendar(), at).of(Step.THANK_YOU)


def recipients(world: World, playbook: Playbook, at: datetime) -> list[str]:
    written = [one for one in thanks(world, playbook, at) if one.verdict is Verdict.WRITE]
    return [one.recipient.key for one in written if one.recipient]


WINDOWS = [
    # playbook, interview ends, opens, ends, kept until (Berlin wall)
    (PM, "2026-05-05 15:00", "2026-05-05 19:00", "2026-05-06 15:00", "2026-05-08 15:00"),
    (DM, "2026-05-05 15:00", "2026-05-05 16:00", "2026-05-06 15:00", "2026-05-08 15:00"),
    (ET, "2026-05-05 15:00", "2026-05-05 16:00", "2026-05-06 15:00", "2026-05-08 15:00"),
    (TT, "2026-05-05 15:00", "2026-05-05 16:00", "2026-05-06 15:00", "2026-05-08 15:00"),
    # Friday 15:00 runs to Monday 15:00 (BD-1); 72 hours are Monday 15:00 too
    (BD, "2026-05-08 15:00", "2026-05-08 16:00", "2026-05-11 15:00", "2026-05-11 15:00"),
    (BD, "2026-05-05 15:00", "2026-05-05 16:00", "2026-05-06 15:00", "2026-05-08 15:00"),
    # a Saturday interview: the 24 hours are all of Monday
    (BD, "2026-05-09 11:00", "2026-05-09 12:00", "2026-05-12 00:00", "2026-05-12 11:00"),
    # the deadline wins over phase-map's Monday to Thursday (PM-12)
    (PM, "2026-05-08 15:00", "2026-05-08 19:00", "2026-05-09 15:00", "2026-05-11 15:00"),
    # the night the clock goes back is an hour longer: 24 hours are 24 hours
    (PM, "2026-10-24 20:00", "2026-10-25 00:00", "2026-10-25 19:00", "2026-10-27 19:00"),
    # and forward
    (PM, "2026-03-28 20:00", "2026-03-29 00:00", "2026-03-29 21:00", "2026-03-31 21:00"),
]


@pytest.mark.parametrize(("playbook", "end", "opens", "ends", "kept"), WINDOWS)
def test_its_window_opens_and_ends_to_the_second(
    playbook: Playbook, end: str, opens: str, ends: str, kept: str
) -> None:
    world = World(interviews=(interview("i1", local(end)),))
    at = local(opens)
    assert thanks(world, playbook, at - SECOND)[0].verdict is Verdict.HOLD
    decision = thanks(world, playbook, at)[0]
    assert decision.verdict is Verdict.WRITE
    assert (decision.due_at, decision.send_before, decision.expires_at) == (
        at,
        local(ends),
        local(kept),
    )
    assert thanks(world, playbook, local(kept) - SECOND)[0].verdict is Verdict.WRITE
    assert thanks(world, playbook, local(kept))[0].verdict is Verdict.SKIP


def test_a_holiday_lengthens_the_business_day_window() -> None:
    """Wednesday 13 May before Ascension: 24 business hours end on Friday."""
    world = World(interviews=(interview("i1", local("2026-05-13 15:00")),))
    at = local("2026-05-13 16:00")
    business = calendar(BERLIN, "2026-05-14")
    decision = judge(world.facts_at(at), BD, business, at).of(Step.THANK_YOU)[0]
    assert decision.send_before == local("2026-05-15 15:00")
    assert decision.expires_at == local("2026-05-16 15:00")


def test_a_window_longer_than_72_hours_keeps_it_until_its_end() -> None:
    """Maundy Thursday 2026, Good Friday and Easter Monday off: to Tuesday 7 April 15:00."""
    world = World(interviews=(interview("i1", local("2026-04-02 15:00")),))
    business = calendar(BERLIN, "2026-04-03", "2026-04-06")
    at = local("2026-04-07 14:59")
    decision = judge(world.facts_at(at), BD, business, at).of(Step.THANK_YOU)[0]
    assert decision.verdict is Verdict.WRITE
    assert decision.expires_at == decision.send_before == local("2026-04-07 15:00")


def test_an_interview_learned_of_too_late_gets_none() -> None:
    late = interview("i1", local("2026-05-05 15:00"), learned=local("2026-05-08 15:01"))
    world = World(interviews=(late,))
    assert thanks(world, PM, local("2026-05-08 16:00"))[0].verdict is Verdict.SKIP


def test_an_interview_learned_of_in_time_gets_one_at_once() -> None:
    late = interview("i1", local("2026-05-05 15:00"), learned=local("2026-05-07 10:00"))
    life = live(World(interviews=(late,)), PM, local("2026-05-07 09:00"), local("2026-05-08 09:00"))
    assert life.days() == [("thank_you", "2026-05-07 10:00")]


def test_an_unsent_one_is_withdrawn_when_it_has_outlived_its_use() -> None:
    world = World(interviews=(interview("i1", local("2026-05-05 15:00")),))
    life = live(world, DM, local("2026-05-05 12:00"), local("2026-05-10 12:00"))
    assert [(at, action.rule) for at, action in life.withdrawn] == [
        (local("2026-05-08 15:00"), "DM-1")
    ]


RECIPIENTS = [
    # known people, those who took part, and who is thanked by each playbook
    ((RECRUITER,), (), [PM, ET, DM, TT, BD], ["ada@acme.example"]),
    ((COORDINATOR,), (), [PM, BD], ["dana@acme.example"]),
    ((RECRUITER, COORDINATOR), (), [PM, BD], ["ada@acme.example"]),
    ((RECRUITER, MANAGER), (), [PM, BD], ["ada@acme.example", "max@acme.example"]),
    ((RECRUITER, ANNA, BEN), (ANNA, BEN), [PM, BD], ["ada@acme.example"]),
    (
        (RECRUITER, ANNA, BEN),
        (ANNA, BEN),
        [ET, DM, TT],
        ["anna@acme.example", "ben@acme.example"],
    ),
    # nobody but an interviewer is known: better than nobody
    ((ANNA,), (ANNA,), [PM, BD, DM], ["anna@acme.example"]),
    # who only sends a panel's invitations is named in them, and is not one of the interviewers met
    ((RECRUITER, ANNA), (RECRUITER, ANNA), [ET, DM, TT], ["anna@acme.example"]),
    ((RECRUITER,), (RECRUITER,), [ET, DM, TT], ["ada@acme.example"]),
    ((RECRUITER,), (NAMELESS,), [ET, DM, TT], ["ada@acme.example"]),
    ((RECRUITER, ANNA), (ANNA, NAMELESS), [DM], ["anna@acme.example", "ada@acme.example"]),
]


@pytest.mark.parametrize(("people", "took_part", "playbooks", "expected"), RECIPIENTS)
def test_each_guide_thanks_its_own_people(
    people: tuple[PersonFact, ...],
    took_part: tuple[PersonFact, ...],
    playbooks: list[Playbook],
    expected: list[str],
) -> None:
    held = interview("i1", local("2026-05-05 15:00"), people=took_part)
    world = World(people=people, interviews=(held,))
    for playbook in playbooks:
        assert recipients(world, playbook, local("2026-05-05 20:00")) == expected, playbook.name


def test_the_recruiter_is_asked_to_pass_thanks_on_where_an_address_is_missing() -> None:
    """DM-12: never a guessed address."""
    held = interview("i1", local("2026-05-05 15:00"), people=(ANNA, NAMELESS))
    world = World(people=(RECRUITER, ANNA), interviews=(held,))
    written = thanks(world, DM, local("2026-05-05 20:00"))
    by_person = {one.recipient.key: one.pass_on_to for one in written if one.recipient}
    assert by_person == {"anna@acme.example": (), "ada@acme.example": ("Cleo Design",)}


def test_the_user_can_switch_single_interviewers_on_and_off() -> None:
    held = interview("i1", local("2026-05-05 15:00"), people=(ANNA,))
    world = World(people=(RECRUITER, ANNA), interviews=(held,))
    at = local("2026-05-05 20:00")
    wanted = replace(world, wishes=Wishes(thank_interviewers=True))
    assert recipients(wanted, PM, at) == ["ada@acme.example", "anna@acme.example"]
    unwanted = replace(world, wishes=Wishes(thank_interviewers=False))
    assert recipients(unwanted, DM, at) == ["ada@acme.example"]


def test_somebody_the_user_met_counts_as_having_taken_part() -> None:
    held = interview("i1", local("2026-05-05 15:00"))
    note = NoteFact(NoteKind.MET, "Eli", local("2026-05-05 15:30"), person="eli@acme.example")
    world = World(interviews=(held,), notes=(note,))
    assert recipients(world, DM, local("2026-05-05 20:00")) == ["eli@acme.example"]


def who_was_met(name: str, address: str = "", people: tuple[PersonFact, ...] = ()) -> list[str]:
    """The people of an interview with Cleo, whom only a name is known of, as the facts have it."""
    held = interview("i1", local("2026-05-05 15:00"), people=(NAMELESS, *people))
    at = local("2026-05-05 15:30")
    note = NoteFact(NoteKind.MET, name, at, person=address)
    world = World(people=(RECRUITER, ANNA, BEN), interviews=(held,), notes=(note,))
    return [one.key for one in met(world.facts_at(at), held)]


def test_a_name_without_an_address_stays_a_name() -> None:
    """Nothing is guessed; the thanks to them are passed on (DM-12)."""
    assert who_was_met("Eli Ops") == ["cleo design", "eli ops"]


def test_a_name_that_one_person_of_the_process_bears_is_theirs() -> None:
    assert who_was_met("Anna") == ["cleo design", "anna@acme.example"]


def test_a_name_that_is_known_to_have_taken_part_is_not_there_twice() -> None:
    assert who_was_met("cleo") == ["cleo design"]
    assert who_was_met("Ben", people=(BEN,)) == ["cleo design", "ben@acme.example"]


def test_an_address_the_user_gives_takes_the_place_of_the_mere_name() -> None:
    assert who_was_met("Cleo", "cleo@acme.example") == ["cleo@acme.example"]


def test_nobody_is_thanked_at_an_address_that_takes_no_reply() -> None:
    """CM-8: it is held, and the user is asked for a person."""
    world = World(people=(ROBOT,), interviews=(interview("i1", local("2026-05-05 15:00")),))
    decision = thanks(world, PM, local("2026-05-05 20:00"))[0]
    assert (decision.verdict, decision.rule) == (Verdict.HOLD, "CM-8")


def test_one_written_by_hand_uses_it_up_for_that_person_only() -> None:
    """CM-5."""
    sent = by_hand(local("2026-05-05 15:30"), OwnKind.THANKS)
    world = World(
        people=(RECRUITER, MANAGER),
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        sent=(sent,),
    )
    assert recipients(world, PM, local("2026-05-05 20:00")) == ["max@acme.example"]


def test_one_who_writes_from_a_new_domain_is_not_thanked_again() -> None:
    """The employer was renamed since: the same full name is the same person (CM-18)."""
    later = local("2026-05-05 16:00")
    moved = replace(RECRUITER, email="ada@lumora.example", last_wrote_at=later)
    sent = by_hand(local("2026-05-05 15:30"), OwnKind.THANKS)
    world = World(
        people=(RECRUITER, moved),
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        sent=(sent,),
    )
    assert recipients(world, PM, local("2026-05-05 20:00")) == []


def test_a_day_without_a_clock_time_is_held_until_more_is_known() -> None:
    at = local("2026-05-03 10:00")
    day_only = replace(
        interview("i1", local("2026-05-05 15:00"), learned=at),
        start=None,
        end=None,
        day=date(2026, 5, 5),
        day_ends=local("2026-05-06 00:00"),
    )
    world = World(interviews=(day_only,))
    decision = thanks(world, PM, local("2026-05-06 12:00"))[0]
    assert (decision.verdict, decision.until, decision.due_at) == (Verdict.HOLD, None, None)
    # but the day counts as held for the status messages
    status = judge(
        world.facts_at(local("2026-05-12 09:00")), PM, calendar(), local("2026-05-12 09:00")
    ).of(Step.STATUS_1)[0]
    assert status.verdict is Verdict.WRITE


def test_a_new_round_leaves_the_earlier_rounds_thank_you_valid() -> None:
    """CM-12: the second interview is set an hour after the first; the note stays for 72 hours."""
    first = interview("i1", local("2026-05-05 15:00"))
    second = interview("i2", local("2026-05-12 15:00"), learned=local("2026-05-05 16:00"))
    world = World(interviews=(first, second))
    life = live(world, PM, local("2026-05-05 12:00"), local("2026-05-08 14:00"))
    assert life.days() == [("thank_you", "2026-05-05 19:00")]
    assert life.withdrawn == []


def test_a_decision_makes_it_obsolete_and_its_draft_is_withdrawn() -> None:
    """CM-4."""
    world = World(
        interviews=(interview("i1", local("2026-05-05 15:00")),),
        outcome=rejection(local("2026-05-06 10:00")),
    )
    life = live(world, PM, local("2026-05-05 12:00"), local("2026-05-06 11:00"))
    assert [(a.draft.key.step, a.rule) for _, a in life.withdrawn] == [(Step.THANK_YOU, "CM-4")]


def test_what_the_user_threw_away_is_not_written_again() -> None:
    world = World(interviews=(interview("i1", local("2026-05-05 15:00")),))
    life = live(world, PM, local("2026-05-05 12:00"), local("2026-05-05 20:00"))
    thrown = tuple(replace(one, state=DraftState.DISCARDED) for one in life.drafts)
    at = local("2026-05-06 10:00")
    decision = judge(world.facts_at(at, thrown), PM, calendar(), at).of(Step.THANK_YOU)[0]
    assert (decision.verdict, decision.rule) == (Verdict.SKIP, "CM-11")


# --- The user's detail (CM-2) ---


def detail(person: str = "", of_round: str = "") -> NoteFact:
    at = local("2026-05-05 16:00")
    return NoteFact(NoteKind.DETAIL, "the warehouse bill", at, of_round, person)


def needs(world: World, playbook: Playbook) -> dict[str, tuple[str, ...]]:
    written = thanks(world, playbook, local("2026-05-05 20:00"))
    return {one.recipient.key: one.needs for one in written if one.recipient}


def panel(*notes: NoteFact, of_round: Round | None = None) -> World:
    held = interview("i1", local("2026-05-05 15:00"), people=(ANNA, BEN), of_round=of_round)
    return World(people=(RECRUITER, ANNA, BEN), interviews=(held,), notes=notes)


def test_it_is_not_ready_before_the_user_gave_a_detail() -> None:
    assert needs(panel(), PM) == {"ada@acme.example": ("detail",)}
    assert needs(panel(detail()), PM) == {"ada@acme.example": ()}


def test_a_detail_of_another_round_is_none() -> None:
    assert needs(panel(detail(of_round="i9")), PM) == {"ada@acme.example": ("detail",)}


def test_each_of_a_panel_wants_a_detail_of_their_own() -> None:
    """DM-6: a detail for nobody in particular serves one of them."""
    assert needs(panel(detail()), DM) == {
        "anna@acme.example": (),
        "ben@acme.example": ("detail",),
    }
    assert needs(panel(detail(), detail("ben@acme.example")), DM) == {
        "anna@acme.example": (),
        "ben@acme.example": (),
    }


def test_after_a_recruiter_screen_decision_matrix_needs_no_detail() -> None:
    """DM-1b."""
    screen = interview("i1", local("2026-05-05 15:00"), of_round=Round.RECRUITER_SCREEN)
    world = World(interviews=(screen,))
    assert needs(world, DM) == {"ada@acme.example": ()}
    assert needs(world, ET) == {"ada@acme.example": ("detail",)}


def test_days_do_not_depend_on_where_the_machine_stands() -> None:
    """24 business hours from Friday noon in Auckland end on Monday noon in Auckland."""
    auckland = ZoneInfo("Pacific/Auckland")
    end = datetime(2026, 5, 8, 0, 0, tzinfo=UTC)
    world = World(interviews=(interview("i1", end),))
    at = end + timedelta(hours=2)
    decision = judge(world.facts_at(at), BD, calendar(auckland), at).of(Step.THANK_YOU)[0]
    assert decision.send_before == datetime(2026, 5, 11, 0, 0, tzinfo=UTC)
