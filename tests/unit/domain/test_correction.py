"""Corrections: kept as plain values and read back the same; said, standing, taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from agent.domain.correction import (
    CHANGES,
    AddNote,
    Answered,
    CancelInterview,
    Change,
    Correction,
    Ignore,
    NoShow,
    Refiled,
    SetCompany,
    SetContact,
    SetInterview,
    SetMeaning,
    SetOutcome,
    SetRole,
    SetWish,
    Wish,
    from_plain,
    to_plain,
)
from agent.domain.facts import NoteKind
from agent.domain.hiring import Format, Meaning, Outcome, Part, Round

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
EXAMPLES: tuple[Change, ...] = (
    SetCompany("Acme"),
    SetRole("Analyst"),
    SetContact("dana@acme.example", "Dana", Part.RECRUITER),
    SetInterview(NOW, NOW + timedelta(hours=1), "Europe/Berlin", "u1", Round.FINAL, Format.VIDEO),
    SetInterview(NOW),
    CancelInterview("u1"),
    NoShow(),
    SetOutcome(Outcome.OFFER, by_phone=True, deadline=date(2026, 6, 9)),
    SetOutcome(None),
    SetMeaning("<a@x>", Meaning.REJECTION),
    Ignore("<a@x>"),
    Answered(),
    Refiled("m1 m2", "p2", came=True),
    AddNote(NoteKind.DETAIL, "the queue", "u1", "dana@acme.example"),
    SetWish(Wish.PREFERRED, value=True),
    SetWish(Wish.PACE, value=1.5),
    SetWish(Wish.PAUSED_UNTIL, value=NOW),
    SetWish(Wish.LOOKING_AGAIN, value=None),
)


@pytest.mark.parametrize("change", EXAMPLES)
def test_it_reads_back_what_it_wrote(change: Change) -> None:
    """Through plain values, nothing is lost."""
    assert from_plain(to_plain(change)) == change


def test_it_has_an_example_of_every_kind() -> None:
    """A new kind of correction needs a line above."""
    assert {type(one) for one in EXAMPLES} == set(CHANGES)
    assert len({one.kind for one in CHANGES}) == len(CHANGES)


def test_it_refuses_a_kind_it_does_not_know() -> None:
    """A newer program's correction is an error, never half understood."""
    with pytest.raises(ValueError, match="no such correction"):
        from_plain({"kind": "horoscope"})


def test_it_stands_from_when_it_was_said_until_it_was_taken_back() -> None:
    """Both ends are instants of the user's."""
    said = Correction(NOW, Answered(), undone_at=NOW + timedelta(days=1))
    assert not said.stands(NOW - timedelta(seconds=1))
    assert said.stands(NOW)
    assert not said.stands(NOW + timedelta(days=1))
