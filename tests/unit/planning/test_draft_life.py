"""The table of a draft's life: every promise the agent makes about the user's drafts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.draft import DraftState
from agent.planning.draft_life import (
    TABLE,
    DraftEvent,
    IllegalMoveError,
    may_write,
    may_write_anew,
    move,
)

USERS_HAND = (DraftState.TOUCHED, DraftState.EDITED, DraftState.MISSING)
ENDS = (DraftState.SENT, DraftState.TRASHED, DraftState.DISCARDED, DraftState.SUPERSEDED)


def test_it_knows_every_state() -> None:
    assert set(TABLE) == set(DraftState)


@pytest.mark.parametrize("state", USERS_HAND + ENDS)
def test_it_never_withdraws_what_the_user_had_in_hand(state: DraftState) -> None:
    with pytest.raises(IllegalMoveError):
        move(state, DraftEvent.WITHDRAWN)


@pytest.mark.parametrize("state", USERS_HAND)
def test_it_never_writes_to_what_the_user_had_in_hand(state: DraftState) -> None:
    assert not may_write(state)


def test_it_takes_missing_neither_for_sent_nor_for_discarded() -> None:
    assert move(DraftState.LIVE, DraftEvent.VANISHED) is DraftState.MISSING


@pytest.mark.parametrize("state", [DraftState.MISSING, DraftState.TRASHED])
def test_it_takes_what_came_back_for_touched(state: DraftState) -> None:
    assert move(state, DraftEvent.REAPPEARED) is DraftState.TOUCHED


def test_it_does_not_let_opening_undo_an_edit() -> None:
    assert move(DraftState.EDITED, DraftEvent.OPENED) is DraftState.EDITED


def test_it_writes_the_same_intent_again_when_a_call_is_known_to_have_failed() -> None:
    assert move(DraftState.CALLING, DraftEvent.NOT_CREATED) is DraftState.INTENDED


def test_it_writes_anew_only_after_its_own_withdrawal_or_a_block() -> None:
    anew = {state for state in DraftState if may_write_anew(state)}
    assert anew == {DraftState.WITHDRAWN, DraftState.BLOCKED}


@given(st.sampled_from(DraftState), st.sampled_from(DraftEvent))
def test_it_raises_on_an_illegal_move_and_names_both(state: DraftState, event: DraftEvent) -> None:
    """Every pair is either in the table or an error that says what could not happen."""
    if event in TABLE[state]:
        assert move(state, event) is TABLE[state][event]
        return
    with pytest.raises(IllegalMoveError, match=f"{state.value}.*{event.value}"):
        move(state, event)


@given(st.lists(st.sampled_from(DraftEvent), max_size=30))
def test_it_never_touches_a_draft_again_once_the_user_has_edited_it(
    events: list[DraftEvent],
) -> None:
    """No sequence of events leads from EDITED back to a state in which the agent may write."""
    state = DraftState.EDITED
    for event in events:
        state = TABLE[state].get(event, state)
        assert not may_write(state)


@given(st.lists(st.sampled_from(DraftEvent), max_size=30))
def test_it_never_writes_to_what_was_once_sent(events: list[DraftEvent]) -> None:
    """Undo send brings a draft back into the user's hand, not into ours."""
    state = DraftState.SENT
    for event in events:
        state = TABLE[state].get(event, state)
        assert not may_write(state)
