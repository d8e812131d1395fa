"""The life of a draft as one table: its states, what can happen to it, and what follows.

Theory of operation
-------------------
A draft begins as an intention in the ledger (INTENDED). A request to Gmail is under way while it is
CALLING; whatever ends the process there leaves an unknown outcome, which a search by id settles:
the draft is found (LIVE) or it is not (INTENDED again, the same write once more). A draft of the
user's own in the same thread keeps ours out (BLOCKED) until it is gone. A refusal is a definite no:
nothing was written, so the intention counts as WITHDRAWN.

LIVE is the only standing state in which the agent may write: update or take back. The first sign
of the user's hand ends that for good: TOUCHED (saved, the words unchanged), EDITED (words, subject
or people changed). Both stay in Drafts until the user decides; neither is withdrawn, updated or
deleted, whatever the rules say later.

Not there is not sent and not thrown away. A draft that no reading by id explains is MISSING, which
blocks its own step and no other (CM-11), until it turns up again, is found sent, or the time of a
scheduled send has passed (DISCARDED). What comes back from MISSING or TRASHED counts as touched:
the agent cannot know what was done to it meanwhile.

Ends: SENT; TRASHED and DISCARDED (the user did not want it: never written again, CM-11);
SUPERSEDED (the user answered in their own words); WITHDRAWN (the agent took it back untouched; the
only end after which the same intent may be written again, when the rules ask for it once more).
Mail that is later found sent makes SENT true from any end, because it is. Undo send, undo discard
and the way out of the Trash lead back: what stands in Drafts is a draft, in the user's hand.

An event that a state does not know raises `IllegalMoveError` and changes nothing. This file does
not know how an event was observed, nor what is written to Gmail because of a state.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from agent.domain.draft import DraftState


class DraftEvent(StrEnum):
    """What can happen to a draft: by the agent, by Gmail's answers, by the user's hand."""

    CALLED = "called"
    CONFIRMED = "confirmed"
    NOT_CREATED = "not_created"
    REFUSED = "refused"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    WITHDRAWN = "withdrawn"
    OPENED = "opened"
    EDITED = "edited"
    SENT = "sent"
    TRASHED = "trashed"
    VANISHED = "vanished"
    REAPPEARED = "reappeared"
    DISCARDED = "discarded"
    ANSWERED_BY_HAND = "answered_by_hand"


class IllegalMoveError(ValueError):
    """An event that the draft's state does not know: a fault of ours, and nothing has changed."""

    def __init__(self, state: DraftState, event: DraftEvent) -> None:
        super().__init__(f"a draft that is {state.value} cannot be {event.value}")
        self.state = state
        self.event = event


_S, _E = DraftState, DraftEvent

# What the user (or time) can do to a draft that stands in Drafts, whoever touched it before.
_BY_THE_USER = {
    _E.EDITED: _S.EDITED,
    _E.SENT: _S.SENT,
    _E.TRASHED: _S.TRASHED,
    _E.VANISHED: _S.MISSING,
    _E.DISCARDED: _S.DISCARDED,
    _E.ANSWERED_BY_HAND: _S.SUPERSEDED,
}

TABLE: Mapping[DraftState, Mapping[DraftEvent, DraftState]] = MappingProxyType(
    {
        _S.INTENDED: {
            _E.CALLED: _S.CALLING,
            _E.CONFIRMED: _S.LIVE,
            _E.BLOCKED: _S.BLOCKED,
            _E.REFUSED: _S.WITHDRAWN,
            _E.WITHDRAWN: _S.WITHDRAWN,
        },
        _S.CALLING: {
            _E.CONFIRMED: _S.LIVE,
            _E.NOT_CREATED: _S.INTENDED,
            _E.REFUSED: _S.WITHDRAWN,
            _E.BLOCKED: _S.BLOCKED,
            _E.SENT: _S.SENT,
        },
        _S.BLOCKED: {
            _E.UNBLOCKED: _S.INTENDED,
            _E.CALLED: _S.CALLING,
            _E.CONFIRMED: _S.LIVE,
            _E.BLOCKED: _S.BLOCKED,
            _E.REFUSED: _S.WITHDRAWN,
            _E.WITHDRAWN: _S.WITHDRAWN,
        },
        _S.LIVE: {**_BY_THE_USER, _E.OPENED: _S.TOUCHED, _E.WITHDRAWN: _S.WITHDRAWN},
        _S.TOUCHED: {**_BY_THE_USER, _E.OPENED: _S.TOUCHED},
        _S.EDITED: {**_BY_THE_USER, _E.OPENED: _S.EDITED},
        _S.MISSING: {
            _E.REAPPEARED: _S.TOUCHED,
            _E.OPENED: _S.TOUCHED,
            _E.SENT: _S.SENT,
            _E.TRASHED: _S.TRASHED,
            _E.DISCARDED: _S.DISCARDED,
            _E.ANSWERED_BY_HAND: _S.SUPERSEDED,
        },
        _S.TRASHED: {
            _E.REAPPEARED: _S.TOUCHED,
            _E.SENT: _S.SENT,
            _E.DISCARDED: _S.DISCARDED,
        },
        _S.DISCARDED: {_E.REAPPEARED: _S.TOUCHED, _E.SENT: _S.SENT},
        _S.SUPERSEDED: {_E.SENT: _S.SENT, _E.REAPPEARED: _S.TOUCHED},
        _S.WITHDRAWN: {_E.SENT: _S.SENT},
        _S.SENT: {_E.REAPPEARED: _S.TOUCHED},
    }
)


def move(state: DraftState, event: DraftEvent) -> DraftState:
    """The state after the event. Raises IllegalMoveError where the table has no such move."""
    after = TABLE[state].get(event)
    if after is None:
        raise IllegalMoveError(state, event)
    return after


def may_write(state: DraftState) -> bool:
    """Whether the agent may still update or take back a draft in that state."""
    return state in (DraftState.INTENDED, DraftState.LIVE, DraftState.BLOCKED)


def may_write_anew(state: DraftState) -> bool:
    """Whether the same intent may be written after a draft of it has come to that state."""
    return state in (DraftState.WITHDRAWN, DraftState.BLOCKED)
