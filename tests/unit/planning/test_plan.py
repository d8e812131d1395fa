"""From decisions and drafts in flight to a plan: one intent, one draft, and never the user's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent.domain.decision import Closing, Decision, Judgement, Verdict
from agent.domain.draft import DraftFact, DraftState
from agent.domain.facts import (
    Facts,
    NoteFact,
    NoteKind,
    OutcomeFact,
    PersonFact,
    ThreadFact,
    Wishes,
)
from agent.domain.hiring import Outcome, Part, Step
from agent.domain.plan import CreateDraft, Placement, Plan, UpdateDraft, WithdrawDraft
from agent.planning.heard import notes_mark
from agent.planning.plan import Limits, key_of, make_plan
from tests.unit.playbooks.world import MANAGER, RECRUITER, World, source

NOW = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
STATUS = Decision(Step.STATUS_1, Verdict.WRITE, "PM-3", round="i1", cycle="", recipient=RECRUITER)
THANKS = Decision(Step.THANK_YOU, Verdict.WRITE, "PM-1", round="i1", cycle="", recipient=RECRUITER)


def facts(*drafts: DraftFact) -> Facts:
    return World(people=(RECRUITER, MANAGER)).facts_at(NOW, drafts)


def planned(decisions: tuple[Decision, ...], of: Facts, limits: Limits | None = None) -> Plan:
    return make_plan(Judgement(NOW, "phase-map", decisions), of, NOW, limits)


def draft(decision: Decision, state: DraftState, **changes: object) -> DraftFact:
    one = DraftFact(
        key=key_of(decision, facts()),
        state=state,
        appeared_at=NOW - timedelta(days=1),
        draft_id="r-1",
        message_id="g-1",
        thread_id="t1",
        rule=decision.rule,
        reply_to_id="<newest>",
    )
    return replace(one, **changes)  # type: ignore[arg-type]  # the tests name real fields


def test_it_creates_a_draft_for_a_new_intent() -> None:
    (action,) = planned((STATUS,), facts()).actions
    assert isinstance(action, CreateDraft)
    assert (action.key.step, action.key.round, action.key.person) == (
        Step.STATUS_1,
        "i1",
        "ada@acme.example",
    )


OPEN = [state for state in DraftState if state.open]
ENDED = [
    DraftState.SENT,
    DraftState.DISCARDED,
    DraftState.TRASHED,
    DraftState.SUPERSEDED,
]


@pytest.mark.parametrize("state", OPEN + ENDED)
def test_it_never_writes_an_intent_twice(state: DraftState) -> None:
    """CM-19, whatever became of the draft but its withdrawal or a block."""
    plan = planned((STATUS,), facts(draft(STATUS, state)))
    assert not [one for one in plan.actions if isinstance(one, CreateDraft)]


@pytest.mark.parametrize("state", [DraftState.WITHDRAWN, DraftState.BLOCKED])
def test_it_writes_an_intent_again_after_its_own_withdrawal(state: DraftState) -> None:
    (action,) = planned((STATUS,), facts(draft(STATUS, state))).actions
    assert isinstance(action, CreateDraft)


HELD = replace(STATUS, verdict=Verdict.HOLD, rule="CM-14", reason="their question is open")


@pytest.mark.parametrize("state", [DraftState.LIVE, DraftState.INTENDED])
@pytest.mark.parametrize("verdict", [Verdict.HOLD, Verdict.SKIP, Verdict.DONE, Verdict.STOP])
def test_it_takes_back_an_untouched_draft_that_is_no_longer_wanted(
    state: DraftState, verdict: Verdict
) -> None:
    decision = replace(HELD, verdict=verdict)
    plan = planned((decision,), facts(draft(STATUS, state)))
    assert [(a.rule, a.reason) for a in plan.actions if isinstance(a, WithdrawDraft)] == [
        ("CM-14", "their question is open")
    ]


@pytest.mark.parametrize(
    "state", [DraftState.TOUCHED, DraftState.EDITED, DraftState.MISSING, DraftState.CALLING]
)
@pytest.mark.parametrize("verdict", [Verdict.HOLD, Verdict.STOP])
def test_it_never_takes_back_what_the_user_has_in_hand(state: DraftState, verdict: Verdict) -> None:
    plan = planned((replace(HELD, verdict=verdict),), facts(draft(STATUS, state)))
    assert plan.actions == ()


@pytest.mark.parametrize("state", [DraftState.TOUCHED, DraftState.EDITED, DraftState.MISSING])
def test_it_never_writes_into_what_the_user_has_in_hand(state: DraftState) -> None:
    """Even where the thread has moved on and the user's words have changed."""
    old = draft(STATUS, state, reply_to_id="<older>", missing=("detail",))
    assert planned((STATUS,), facts(old)).actions == ()


def test_a_missing_draft_holds_its_own_step_and_no_other() -> None:
    """CM-11."""
    second = replace(STATUS, step=Step.STATUS_2, rule="PM-4")
    skipped = replace(STATUS, verdict=Verdict.SKIP, rule="CM-11")
    plan = planned((skipped, second), facts(draft(STATUS, DraftState.MISSING)))
    assert [a.key.step for a in plan.actions if isinstance(a, CreateDraft)] == [Step.STATUS_2]
    own = planned((STATUS,), facts(draft(STATUS, DraftState.MISSING)))
    assert [(one.step, one.rule) for one in own.held] == [(Step.STATUS_1, "CM-11")]


def test_a_skipped_steps_draft_goes_in_the_same_stroke_as_the_next_one_comes() -> None:
    second = replace(STATUS, step=Step.STATUS_2, rule="PM-4")
    skipped = replace(STATUS, verdict=Verdict.SKIP, rule="CM-11", reason="overtaken")
    plan = planned((skipped, second), facts(draft(STATUS, DraftState.LIVE)))
    assert [type(one) for one in plan.actions] == [WithdrawDraft, CreateDraft]


def test_it_holds_a_second_open_draft_of_one_step_to_one_person() -> None:
    """The waiting began anew while the user was editing the earlier one."""
    anew = replace(STATUS, cycle="<dated>")
    plan = planned((anew,), facts(draft(STATUS, DraftState.EDITED)))
    assert plan.actions == ()
    assert [(one.step, one.rule) for one in plan.held] == [(Step.STATUS_1, "CM-19")]


def test_an_untouched_draft_of_the_waiting_before_makes_room_and_says_why() -> None:
    anew = replace(STATUS, cycle="<dated>")
    plan = planned((anew,), facts(draft(STATUS, DraftState.LIVE)))
    withdrawn, created = plan.actions
    assert isinstance(withdrawn, WithdrawDraft)
    assert withdrawn.rule == "CM-10"
    assert isinstance(created, CreateDraft)


def test_a_draft_of_an_earlier_round_is_taken_back_by_the_new_round() -> None:
    held = replace(HELD, rule="CM-13", cycle="i2")
    (action,) = planned((held,), facts(draft(STATUS, DraftState.LIVE))).actions
    assert isinstance(action, WithdrawDraft)
    assert action.rule == "CM-12"


def test_a_decision_is_named_before_a_new_round_is() -> None:
    stopped = replace(HELD, verdict=Verdict.STOP, rule="CM-4", cycle="i2", reason="rejected")
    (action,) = planned((stopped,), facts(draft(STATUS, DraftState.LIVE))).actions
    assert isinstance(action, WithdrawDraft)
    assert (action.rule, action.reason) == ("CM-4", "rejected")


def test_thank_yous_after_two_interviews_may_stand_side_by_side() -> None:
    """CM-12: the earlier round's note stays valid for its own window."""
    second = replace(THANKS, round="i2")
    plan = planned((THANKS, second), facts(draft(THANKS, DraftState.LIVE)))
    assert [type(one) for one in plan.actions] == [CreateDraft]


def test_a_draft_without_a_decision_goes_by_the_rule_that_closed_the_process() -> None:
    closing = Closing(Outcome.ACCEPTED, "CM-4", "accepted on Tue 12 May 2026")
    judgement = Judgement(NOW, "phase-map", (), closing=closing)
    (action,) = make_plan(judgement, facts(draft(THANKS, DraftState.LIVE)), NOW).actions
    assert isinstance(action, WithdrawDraft)
    assert (action.rule, action.reason) == ("CM-4", "accepted on Tue 12 May 2026")


def test_a_draft_nothing_speaks_of_any_more_is_taken_back() -> None:
    (action,) = planned((), facts(draft(THANKS, DraftState.LIVE))).actions
    assert isinstance(action, WithdrawDraft)


def test_a_thank_you_to_a_person_who_is_no_longer_thanked_is_taken_back() -> None:
    to_manager = replace(THANKS, recipient=MANAGER)
    plan = planned((THANKS,), facts(draft(to_manager, DraftState.LIVE)))
    assert [type(one) for one in plan.actions] == [WithdrawDraft, CreateDraft]


@pytest.mark.parametrize(
    "change",
    [{"reply_to_id": "<older>"}, {"missing": ("detail",)}],
    ids=["new mail in the thread", "the user gave the detail"],
)
def test_an_untouched_draft_is_renewed_when_the_thread_or_the_words_move_on(
    change: dict[str, object],
) -> None:
    (action,) = planned((STATUS,), facts(draft(STATUS, DraftState.LIVE, **change))).actions
    assert isinstance(action, UpdateDraft)
    assert action.placement.in_reply_to == "<newest>"
    assert action.reason


def told(kind: NoteKind, text: str, **changes: str) -> Facts:
    note = replace(NoteFact(kind, text, NOW), **changes)  # type: ignore[arg-type]  # by name
    return replace(facts(), notes=(note,))


@pytest.mark.parametrize("state", OPEN)
def test_a_second_word_of_the_users_renews_a_draft_that_is_untouched(state: DraftState) -> None:
    """It was ready with their first words; what they have in hand is theirs."""
    first, second = told(NoteKind.DETAIL, "maps"), told(NoteKind.DETAIL, "boats")
    standing = draft(THANKS, state, notes=notes_mark(first, key_of(THANKS, first)))
    renewed = [
        isinstance(one, UpdateDraft)
        for one in planned((THANKS,), replace(second, drafts=(standing,))).actions
    ]
    assert renewed == ([True] if state in (DraftState.LIVE, DraftState.INTENDED) else [])


def test_the_words_it_was_written_from_are_no_reason_to_renew() -> None:
    same = told(NoteKind.DETAIL, "maps")
    standing = draft(THANKS, DraftState.LIVE, notes=notes_mark(same, key_of(THANKS, same)))
    assert planned((THANKS,), replace(same, drafts=(standing,))).actions == ()


@pytest.mark.parametrize(
    "other",
    [
        told(NoteKind.DETAIL, "maps", round="i2"),
        told(NoteKind.DETAIL, "maps", person="max@acme.example"),
        told(NoteKind.EXPANSION, "maps"),
    ],
    ids=["another interview", "another person", "another step"],
)
def test_words_for_another_draft_are_no_reason_to_renew(other: Facts) -> None:
    standing = draft(THANKS, DraftState.LIVE)
    assert planned((THANKS,), replace(other, drafts=(standing,))).actions == ()


def test_a_draft_that_is_right_is_left_alone() -> None:
    assert planned((STATUS,), facts(draft(STATUS, DraftState.LIVE))).actions == ()


def test_what_the_writing_room_misses_besides_is_no_reason_to_renew() -> None:
    odd = draft(STATUS, DraftState.LIVE, missing=("phone",))
    assert planned((STATUS,), facts(odd)).actions == ()


@pytest.mark.parametrize(
    "wishes", [Wishes(paused=True), Wishes(paused_until=NOW + timedelta(days=1))]
)
def test_a_paused_process_is_left_exactly_as_it_is(wishes: Wishes) -> None:
    left = replace(facts(draft(THANKS, DraftState.LIVE)), wishes=wishes)
    assert planned((STATUS,), left) == Plan()


def test_a_decision_without_a_person_writes_nothing() -> None:
    assert planned((replace(STATUS, recipient=None),), facts()).actions == ()


def test_more_drafts_than_the_limit_are_held_and_said() -> None:
    people = [PersonFact(f"P{n}", f"p{n}@acme.example", Part.INTERVIEWER, True) for n in range(5)]
    decisions = tuple(replace(THANKS, recipient=one) for one in people)
    plan = planned(decisions, facts(), Limits(creations=3))
    assert len(plan.actions) == 3
    assert len(plan.held) == 2


def test_of_the_held_status_steps_only_the_next_one_is_told() -> None:
    second = replace(HELD, step=Step.STATUS_2)
    thanks = replace(THANKS, verdict=Verdict.HOLD, rule="PM-1a")
    plan = planned((thanks, HELD, second), facts())
    assert [one.step for one in plan.held] == [Step.THANK_YOU, Step.STATUS_1]


# --- Where it goes (CM-18) ---


def thread(thread_id: str, *people: str, days: int = 0, **changes: object) -> ThreadFact:
    one = ThreadFact(
        thread_id=thread_id,
        subject=f"About {thread_id}",
        reply_to_id=f"<last-{thread_id}>",
        references=("<first>",),
        correspondents=frozenset(people),
        last_at=NOW - timedelta(days=days),
        send_as="me+jobs@home.example",
    )
    return replace(one, **changes)  # type: ignore[arg-type]  # the tests name real fields


def placement(
    decision: Decision, *threads: ThreadFact, outcome: OutcomeFact | None = None
) -> Placement:
    of = replace(facts(), threads=threads, outcome=outcome)
    (action,) = planned((decision,), of).actions
    assert isinstance(action, CreateDraft)
    return action.placement


def test_it_answers_in_the_persons_newest_thread_with_the_threads_own_subject() -> None:
    found = planned(
        (STATUS,),
        replace(
            facts(),
            threads=(
                thread("old", "ada@acme.example", days=9),
                thread("new", "ada@acme.example", days=1),
                thread("other", "max@acme.example"),
            ),
        ),
    ).actions[0]
    assert isinstance(found, CreateDraft)
    where = found.placement
    assert (where.thread_id, where.subject, where.in_reply_to) == (
        "new",
        "Re: About new",
        "<last-new>",
    )
    assert where.references == ("<first>", "<last-new>")
    assert where.send_as == "me+jobs@home.example"


def test_anybody_who_does_not_write_in_it_gets_a_thread_of_their_own() -> None:
    where = placement(replace(THANKS, recipient=MANAGER), thread("t", "ada@acme.example"))
    assert where == Placement("", "", (), "", "me+jobs@home.example")


def test_a_reply_to_a_decision_goes_into_the_decisions_thread() -> None:
    reply = replace(STATUS, step=Step.REJECTION_REPLY)
    told = OutcomeFact(Outcome.REJECTED, source("<no>", NOW), thread_id="decided")
    where = placement(
        reply,
        thread("decided", "ada@acme.example", days=5),
        thread("newer", "ada@acme.example"),
        outcome=told,
    )
    assert where.thread_id == "decided"


@pytest.mark.parametrize(
    "unfit",
    [
        thread("t", "ada@acme.example", writable=False),
        thread("t", "ada@acme.example", reply_to_id=""),
    ],
)
def test_a_thread_that_cannot_be_answered_is_not_used(unfit: ThreadFact) -> None:
    assert placement(STATUS, unfit).opens_thread


def test_a_subject_that_is_a_reply_already_gets_no_second_re() -> None:
    where = placement(STATUS, thread("t", "ada@acme.example", subject="RE: About it"))
    assert where.subject == "RE: About it"


def test_references_that_end_with_the_parent_do_not_name_it_twice() -> None:
    chain = ("<first>", "<last-t>")
    where = placement(STATUS, thread("t", "ada@acme.example", references=chain))
    assert where.references == chain


def test_a_draft_that_opened_a_thread_is_not_moved_into_another_by_an_update() -> None:
    """The person wrote elsewhere meanwhile; the draft gets the user's detail where it stands."""
    own = draft(STATUS, DraftState.LIVE, thread_id="mine", reply_to_id="", missing=("detail",))
    (action,) = planned((STATUS,), facts(own)).actions
    assert isinstance(action, UpdateDraft)
    assert action.placement.opens_thread
