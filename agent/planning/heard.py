"""Which of the user's notes a draft rests on, as a mark: it changes when they say more or less.

It must not know how notes are worded, only which kinds matter to which step.
"""

import hashlib
import json
from collections.abc import Mapping

from agent.domain.draft import IntentKey
from agent.domain.facts import Facts, NoteFact, NoteKind
from agent.domain.hiring import STATUS_STEPS, Step

_FRESH = frozenset({NoteKind.NEWS, NoteKind.VALUE, NoteKind.DETAIL})
_KINDS: Mapping[Step, frozenset[NoteKind]] = {
    Step.THANK_YOU: frozenset({NoteKind.DETAIL, NoteKind.MET}),
    Step.CORRECTION: frozenset({NoteKind.CORRECTION}),
    Step.EXPANSION: frozenset({NoteKind.EXPANSION}),
    Step.WITHDRAWAL: frozenset({NoteKind.REASON}),
    Step.LONG_GAME: _FRESH,
    Step.NETWORKING: _FRESH,
    **dict.fromkeys(STATUS_STEPS, frozenset({NoteKind.NEWS, NoteKind.VALUE})),
}
# Steps about one interview: a note about another one says nothing to them.
_OF_AN_INTERVIEW = (Step.THANK_YOU, Step.CORRECTION, Step.EXPANSION)


def notes_mark(facts: Facts, key: IntentKey) -> str:
    """The same for the same notes about the draft with that key; "" where there are none."""
    told = [[one.kind, one.text, one.person] for one in facts.notes if _matters(one, key)]
    if not told:
        return ""
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def _matters(note: NoteFact, key: IntentKey) -> bool:
    if note.kind not in _KINDS.get(key.step, ()):
        return False
    if key.step in _OF_AN_INTERVIEW and note.round not in ("", key.round):
        return False
    return note.kind is NoteKind.MET or note.person in ("", key.person)
