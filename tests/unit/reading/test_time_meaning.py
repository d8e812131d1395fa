"""Times that no words of their own tell: what the meaning of the whole mail makes of them."""

import pytest

from agent.domain.hiring import Confidence, Meaning
from agent.reading.appointments import likelihood
from agent.reading.interviews import read_interviews
from tests.unit.reading.time_helpers import context, message

OFFERED = (Meaning.SCHEDULING,)
SET = (Meaning.INTERVIEW_CONFIRMED,)


def _told(body: str, meanings: tuple[Meaning, ...]) -> list[str]:
    found, _ = read_interviews(message(body, subject="The yard"), context(), meanings)
    assert all(one.confidence is Confidence.WEAK for one in found)
    return [f"{one.status} {one.start:%d %H:%M}" for one in found if one.start]


BOTH = ["proposed 12 08:15", "proposed 13 11:00"]


@pytest.mark.parametrize(
    ("body", "meanings", "told"),
    [
        ("So Tuesday 08:15 or Wednesday 11:00.", OFFERED, BOTH),
        ("Monday won't work. So Tuesday 08:15 or Wednesday 11:00.", OFFERED, BOTH),
        ("So Tuesday 08:15 or Wednesday 11:00.", (Meaning.INTERVIEW_CANCELLED,), BOTH),
        ("So Tuesday 08:15 or Wednesday 11:00.", (Meaning.INTERVIEW_MOVED,), BOTH),
        ("So Tuesday 08:15.", (Meaning.ADVANCED, Meaning.SCHEDULING), BOTH[:1]),
        ("The fair is on Sunday at 9. So Tuesday 08:15.", OFFERED, BOTH[:1]),
        ("All is ready.\n\nWhen: Tuesday, 08:15\nWhere: gate 4", SET, ["confirmed 12 08:15"]),
    ],
)
def test_it_takes_bare_times_as_the_mail_means_them(
    body: str, meanings: tuple[Meaning, ...], told: list[str]
) -> None:
    """Weak, whatever the mail means; what is ruled out beside them hinders nothing."""
    assert _told(body, meanings) == told


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Could we think about Thursday the 14th?", ["2026-05-14"]),
        ("I cannot think before Thursday the 14th.", []),
        ("The yard floods on Thursday the 14th.", []),
    ],
)
def test_it_takes_a_bare_day_only_where_it_is_asked_for(body: str, day: list[str]) -> None:
    """A day without a time, weak."""
    found, _ = read_interviews(message(body, subject="The yard"), context(), OFFERED)
    assert [str(one.day) for one in found if one.confidence is Confidence.WEAK] == day


@pytest.mark.parametrize(
    ("body", "meanings"),
    [
        ("So Tuesday 08:15.", (Meaning.INTERVIEW_CANCELLED,)),
        ("So Tuesday 08:15.", (Meaning.OFFER, Meaning.SCHEDULING)),
        ("So Tuesday 08:15 or Wednesday 11:00.", (Meaning.REJECTION,)),
        ("The fair is on Sunday at 9. So Tuesday 08:15.", SET),
        ("The fair is on Tuesday at 9, the market is on Wednesday at 9.", OFFERED),
        ("On Sunday the fair is at 9.", OFFERED),
        ("First days.\n\nTuesday: tools, 08:15\nWednesday: safety, 11:00", OFFERED),
        ("So Tuesday 08:15, then Wednesday 11:00.", (Meaning.INTERVIEW_MOVED,)),
    ],
)
def test_it_leaves_bare_times_alone_where_the_mail_does_not_decide(
    body: str, meanings: tuple[Meaning, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of several, others' times, rows of a programme, mail of another kind.

    By its meaning, that is: what the model of times brings back is tested with the model.
    """
    monkeypatch.setattr(likelihood, "UNCLAIMED", 1.1)
    assert _told(body, meanings) == []


@pytest.mark.parametrize(
    "meanings",
    [
        (Meaning.INTERVIEW_CANCELLED,),
        (Meaning.OFFER, Meaning.SCHEDULING),
        (Meaning.REJECTION,),
        (Meaning.NOT_HIRING,),
    ],
)
def test_what_the_model_brings_back_needs_mail_of_appointments(
    meanings: tuple[Meaning, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However sure it is."""
    monkeypatch.setattr(likelihood, "UNCLAIMED", 0.0)
    assert _told("So Tuesday 08:15.", meanings) == []
    assert _told("So Tuesday 08:15.", SET) == ["confirmed 12 08:15"]
