"""What only the user's words or the records cause: corrections, offers elsewhere, keeping touch."""

from dataclasses import replace
from datetime import date

import pytest

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.facts import (
    NoteFact,
    NoteKind,
    OtherProcessFact,
    OutcomeFact,
    Wishes,
)
from agent.domain.hiring import Outcome, OwnKind, Step
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
    promise,
    rejection,
    source,
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


# --- Corrections and expansions (PM-2, DM-11, TT-2) ---


def test_a_correction_goes_to_the_hiring_manager_and_an_expansion_to_the_recruiter() -> None:
    correction = only(
        at(noted(NoteKind.CORRECTION, "2026-05-05 20:00"), PM, "2026-05-05 20:00"), Step.CORRECTION
    )
    expansion = only(
        at(noted(NoteKind.EXPANSION, "2026-05-05 20:00"), PM, "2026-05-05 20:00"), Step.EXPANSION
    )
    assert correction.recipient == MANAGER
    assert expansion.recipient == RECRUITER
    for one in (correction, expansion):
        assert (one.verdict, one.rule, one.needs) == (Verdict.WRITE, "PM-2", ())
        assert one.send_before == local("2026-05-07 17:00")


def test_neither_is_ever_written_unasked() -> None:
    world = World(people=BOTH, interviews=(HELD,))
    life = live(world, PM, local("2026-05-05 12:00"), local("2026-08-01 12:00"))
    assert not {Step.CORRECTION, Step.EXPANSION} & {one.step for _, one in life.created}


def test_phase_map_keeps_it_four_hours_and_drops_it_after_48() -> None:
    """PM-1a and PM-2: the note came at 16:00, the interview ended at 15:00."""
    world = noted(NoteKind.CORRECTION, "2026-05-05 16:00")
    life = live(world, PM, local("2026-05-05 15:30"), local("2026-05-09 12:00"))
    assert ("correction", "2026-05-05 19:00") in life.days()
    taken = [(w, a.rule) for w, a in life.withdrawn if a.draft.key.step is Step.CORRECTION]
    assert taken == [(local("2026-05-07 15:00"), "PM-2")]


def test_a_note_after_48_hours_is_too_late_in_phase_map() -> None:
    world = noted(NoteKind.CORRECTION, "2026-05-07 15:01")
    assert only(at(world, PM, "2026-05-07 16:00"), Step.CORRECTION).verdict is Verdict.SKIP
    # decision-matrix and two-touch name no such limit
    assert only(at(world, DM, "2026-05-07 16:00"), Step.CORRECTION).verdict is Verdict.WRITE


def test_one_such_message_in_a_loop_and_never_a_second() -> None:
    """PM-2a."""
    sent = by_hand(local("2026-05-05 19:30"), OwnKind.CORRECTION)
    world = replace(noted(NoteKind.EXPANSION, "2026-05-05 20:00"), sent=(sent,))
    decision = only(at(world, PM, "2026-05-05 21:00"), Step.EXPANSION)
    assert (decision.verdict, decision.rule) == (Verdict.STOP, "PM-2a")


_ASKED = (NoteKind.CORRECTION, NoteKind.EXPANSION)


@pytest.mark.parametrize("playbook", [PM, TT], ids=lambda one: one.name)
@pytest.mark.parametrize("first", _ASKED)
def test_two_such_messages_never_stand_side_by_side(playbook: Playbook, first: NoteKind) -> None:
    """PM-2a, TT-2: the one that stands in Drafts keeps the other back."""
    (second,) = set(_ASKED) - {first}
    notes = (
        NoteFact(first, "forty", local("2026-05-05 20:00")),
        NoteFact(second, "more", local("2026-05-06 09:00")),
    )
    world = World(people=BOTH, interviews=(HELD,), notes=notes)
    life = live(world, playbook, local("2026-05-05 15:30"), local("2026-05-07 12:00"))
    written = [one.step for _, one in life.created]
    assert Step(first.value) in written
    assert Step(second.value) not in written


def test_of_two_asked_for_at_once_the_correction_comes_first() -> None:
    notes = tuple(NoteFact(kind, "forty", local("2026-05-05 20:00")) for kind in _ASKED)
    world = World(people=BOTH, interviews=(HELD,), notes=notes)
    life = live(world, PM, local("2026-05-05 15:30"), local("2026-05-07 12:00"))
    written = [one.step for _, one in life.created]
    assert Step.CORRECTION in written
    assert Step.EXPANSION not in written


def test_etiquette_has_no_separate_correction() -> None:
    world = noted(NoteKind.CORRECTION, "2026-05-05 20:00")
    assert at(world, ET, "2026-05-05 20:00").of(Step.CORRECTION) == ()


def test_a_note_without_words_is_not_ready() -> None:
    world = noted(NoteKind.CORRECTION, "2026-05-05 20:00", "  ")
    assert only(at(world, PM, "2026-05-05 20:00"), Step.CORRECTION).needs == ("detail",)


# --- Another employer's offer (DM-10, TT-6, ET-13a) and a late process (PM-4b) ---


def offering(deadline: date | None = date(2026, 5, 20)) -> OtherProcessFact:
    offer = OutcomeFact(
        Outcome.OFFER, source("<o>", local("2026-05-07 10:00"), "we offer"), deadline=deadline
    )
    return OtherProcessFact(
        "globex", "Globex", "Engineer", active=True, late_stage=True, preferred=None, offer=offer
    )


def with_other(other: OtherProcessFact, *, preferred: bool | None = True) -> World:
    return World(
        people=BOTH, interviews=(HELD,), others=(other,), wishes=Wishes(preferred=preferred)
    )


@pytest.mark.parametrize(("playbook", "rule"), [(DM, "DM-10"), (TT, "TT-6"), (ET, "ET-13a")])
def test_a_real_offer_elsewhere_is_told_to_the_preferred_employer_at_once(
    playbook: Playbook, rule: str
) -> None:
    decision = only(at(with_other(offering()), playbook, "2026-05-07 10:00"), Step.COMPETING_OFFER)
    assert (decision.verdict, decision.rule) == (Verdict.WRITE, rule)
    assert decision.due_at == local("2026-05-07 10:00")
    assert decision.recipient == RECRUITER
    assert decision.because[0].source is not None


def test_an_offer_is_told_when_the_user_marks_this_one_as_preferred() -> None:
    world = with_other(offering())
    marked = Wishes(preferred=True, preferred_marked_at=local("2026-05-08 20:00"))
    decision = only(at(replace(world, wishes=marked), DM, "2026-05-08 20:00"), Step.COMPETING_OFFER)
    assert decision.due_at == local("2026-05-08 20:00")


@pytest.mark.parametrize("preferred", [None, False])
def test_it_is_told_to_no_employer_the_user_did_not_mark_as_preferred(
    preferred: bool | None,
) -> None:
    """Unknown is not false, and neither is true."""
    world = with_other(offering(), preferred=preferred)
    assert at(world, DM, "2026-05-08 10:00").of(Step.COMPETING_OFFER) == ()


def test_an_offer_without_a_date_is_not_put_to_the_others_as_one_that_expires() -> None:
    world = with_other(offering(deadline=None))
    assert at(world, DM, "2026-05-08 10:00").of(Step.COMPETING_OFFER) == ()
    assert at(world, TT, "2026-05-08 10:00").of(Step.COMPETING_OFFER) == ()
    assert only(at(world, ET, "2026-05-08 10:00"), Step.COMPETING_OFFER).verdict is Verdict.WRITE


def test_it_is_of_no_use_once_its_date_is_over_or_the_process_decided() -> None:
    world = with_other(offering())
    assert only(at(world, DM, "2026-05-21 00:00"), Step.COMPETING_OFFER).verdict is Verdict.SKIP
    decided = replace(world, outcome=rejection(local("2026-05-08 10:00")))
    assert at(decided, DM, "2026-05-08 11:00").of(Step.COMPETING_OFFER) == ()


def test_a_nudge_may_mention_a_late_process_only_where_it_is_true_and_this_one_preferred() -> None:
    """PM-4b."""
    late = OtherProcessFact("globex", "Globex", None, active=True, late_stage=True, preferred=None)
    world = replace(with_other(late), sent=(by_hand(local("2026-05-12 10:00"), OwnKind.STATUS),))
    rules = {one.rule for one in only(at(world, PM, "2026-05-19 09:00"), Step.STATUS_2).because}
    assert "PM-4b" in rules
    early = replace(late, late_stage=False)
    for other in (
        replace(world, wishes=Wishes(preferred=None)),
        replace(world, others=(early,)),
        replace(world, others=()),
    ):
        decision = only(at(other, PM, "2026-05-19 09:00"), Step.STATUS_2)
        assert "PM-4b" not in {one.rule for one in decision.because}


# --- Withdrawing (PM-9, DM-13) ---


def accepted_elsewhere() -> World:
    taken = OutcomeFact(Outcome.ACCEPTED, source("<a>", local("2026-05-08 21:00"), "I accept"))
    other = OtherProcessFact(
        "globex", "Globex", None, active=False, late_stage=True, preferred=None, accepted=taken
    )
    heard = word(local("2026-05-06 10:00"), "w")
    return World(people=BOTH, interviews=(HELD,), received=(heard,), others=(other,))


@pytest.mark.parametrize(
    ("playbook", "rule", "before"),
    [
        (PM, "PM-9", None),
        (ET, "PM-9", None),
        (TT, "PM-9", None),
        (BD, "PM-9", None),
        # 24 to 48 hours of Friday 21:00: Sunday
        (DM, "DM-13", "2026-05-10 17:00"),
    ],
)
def test_an_acceptance_elsewhere_withdraws_at_once(
    playbook: Playbook, rule: str, before: str | None
) -> None:
    decision = only(at(accepted_elsewhere(), playbook, "2026-05-08 21:00"), Step.WITHDRAWAL)
    assert (decision.verdict, decision.rule) == (Verdict.WRITE, rule)
    assert decision.due_at == local("2026-05-08 21:00")
    assert decision.send_before == (local(before) if before else None)


def test_a_wish_withdraws_too_and_a_withdrawal_sent_is_enough() -> None:
    wish = Wishes(withdraw_requested_at=local("2026-05-08 12:00"))
    world = World(people=BOTH, interviews=(HELD,), wishes=wish)
    assert only(at(world, PM, "2026-05-08 12:00"), Step.WITHDRAWAL).verdict is Verdict.WRITE
    sent = replace(world, sent=(by_hand(local("2026-05-08 13:00"), OwnKind.WITHDRAWAL),))
    assert only(at(sent, PM, "2026-05-08 14:00"), Step.WITHDRAWAL).verdict is Verdict.DONE


def test_an_application_nobody_ever_answered_is_not_withdrawn_from() -> None:
    applied = local("2026-05-01 10:00")
    world = replace(accepted_elsewhere(), interviews=(), received=(), opened=applied)
    assert only(at(world, PM, "2026-05-08 22:00"), Step.WITHDRAWAL).verdict is Verdict.SKIP


def test_an_acceptance_elsewhere_ends_the_asking_here() -> None:
    """CM-4: nobody is asked for word on a role the user no longer wants."""
    for playbook in PLAYBOOKS.values():
        said = at(accepted_elsewhere(), playbook, "2026-06-20 09:00")
        for rule in playbook.status:
            (decision,) = said.of(rule.step)
            assert (decision.verdict, decision.rule) == (Verdict.STOP, "CM-4")


def test_a_withdrawal_right_after_an_interview_waits_four_hours_in_phase_map() -> None:
    """PM-1a: nothing at all earlier; the other guides know no such quiet."""
    held = interview("i1", local("2026-05-08 15:00"))
    asked = local("2026-05-08 16:00")
    world = World(interviews=(held,), wishes=Wishes(withdraw_requested_at=asked))
    quiet = only(at(world, PM, "2026-05-08 16:30"), Step.WITHDRAWAL)
    assert (quiet.verdict, quiet.due_at) == (Verdict.HOLD, local("2026-05-08 19:00"))
    assert only(at(world, PM, "2026-05-08 19:00"), Step.WITHDRAWAL).verdict is Verdict.WRITE
    at_once = only(at(world, load_playbook("two-touch"), "2026-05-08 16:30"), Step.WITHDRAWAL)
    assert (at_once.verdict, at_once.due_at) == (Verdict.WRITE, asked)


def test_a_process_that_had_faded_before_is_not_withdrawn_from() -> None:
    """Nobody writes there any more: there is nothing to withdraw from."""
    long_ago = interview("i1", local("2026-02-03 15:00"))
    heard = word(local("2026-02-04 10:00"), "w")
    world = replace(accepted_elsewhere(), interviews=(long_ago,), received=(heard,))
    assert at(world, PM, "2026-05-08 22:00").of(Step.WITHDRAWAL) == ()
    wish = replace(world, wishes=Wishes(withdraw_requested_at=local("2026-05-08 21:00")))
    assert only(at(wish, PM, "2026-05-08 22:00"), Step.WITHDRAWAL).verdict is Verdict.WRITE


def test_a_process_that_is_over_is_not_withdrawn_from() -> None:
    world = replace(accepted_elsewhere(), outcome=rejection(local("2026-05-07 10:00")))
    assert at(world, PM, "2026-05-08 22:00").of(Step.WITHDRAWAL) == ()


# --- Around a silent recruiter (PM-8) ---


def test_a_bypass_is_a_status_message_to_the_hiring_manager_with_its_distance() -> None:
    """Asked for on Thursday 14; the last status message was on Tuesday 12: Tuesday 19 (CM-9)."""
    world = World(
        people=BOTH,
        interviews=(HELD,),
        sent=(by_hand(local("2026-05-12 10:00"), OwnKind.STATUS),),
        wishes=Wishes(bypass_requested_at=local("2026-05-14 10:00")),
    )
    early = only(at(world, PM, "2026-05-18 12:00"), Step.STATUS_2)
    assert early.verdict is Verdict.HOLD
    decision = only(at(world, PM, "2026-05-19 09:00"), Step.STATUS_2)
    assert (decision.verdict, decision.rule) == (Verdict.WRITE, "PM-8")
    assert decision.recipient == MANAGER


def test_a_bypass_once_sent_is_over_until_asked_for_again() -> None:
    world = World(
        people=BOTH,
        interviews=(HELD,),
        sent=(
            by_hand(local("2026-05-12 10:00"), OwnKind.STATUS),
            by_hand(local("2026-05-19 10:00"), OwnKind.STATUS, to="max@acme.example"),
        ),
        wishes=Wishes(bypass_requested_at=local("2026-05-14 10:00")),
    )
    third = only(at(world, PM, "2026-06-04 09:00"), Step.STATUS_3)
    assert (third.verdict, third.rule) == (Verdict.WRITE, "PM-5")
    assert third.recipient == RECRUITER


def test_a_third_bypass_is_refused() -> None:
    world = World(
        people=BOTH,
        interviews=(HELD,),
        sent=(
            by_hand(local("2026-05-12 10:00"), OwnKind.STATUS, to="max@acme.example"),
            by_hand(local("2026-05-19 10:00"), OwnKind.STATUS, to="max@acme.example"),
        ),
        wishes=Wishes(bypass_requested_at=local("2026-05-25 10:00")),
    )
    third = only(at(world, PM, "2026-06-04 09:00"), Step.STATUS_3)
    assert third.recipient == RECRUITER


def test_a_bypass_honours_a_running_promise() -> None:
    """CM-3: word by Friday 22, so Monday 25 and not a second earlier."""
    made = local("2026-05-06 10:00")
    world = World(
        people=BOTH,
        interviews=(HELD,),
        received=(word(made, "p"),),
        promises=(promise(made, "p", "2026-05-22"),),
        wishes=Wishes(bypass_requested_at=local("2026-05-14 10:00")),
    )
    held = only(at(world, PM, "2026-05-20 12:00"), Step.STATUS_1)
    assert (held.verdict, held.rule) == (Verdict.HOLD, "CM-3")
    written = only(at(world, PM, "2026-05-25 09:00"), Step.STATUS_1)
    assert (written.verdict, written.recipient) == (Verdict.WRITE, MANAGER)
