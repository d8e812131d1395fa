"""What is told to `followup correct` becomes changes, each stored with its own words."""

import shlex
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.cli.telling import Told, changes_of
from agent.domain.correction import (
    Ignore,
    SetCompany,
    SetContact,
    SetInterview,
    SetOutcome,
    SetWish,
    Wish,
)
from agent.domain.hiring import Outcome, Part
from agent.errors import UserError

LONDON = ZoneInfo("Europe/London")


def test_each_change_is_listed_with_its_own_words_only() -> None:
    told = Told(company="Hallam & Reyes", role="Head of Data", ignore=True)
    words = [words for _, words in changes_of(told, LONDON)]
    assert words == ["--company 'Hallam & Reyes'", "--role 'Head of Data'", "--ignore"]


def test_what_says_more_of_a_change_is_listed_with_it() -> None:
    told = Told(contact="Ann Berg <ann@acme.example>", part=Part.RECRUITER, outcome="offer")
    told_until = Told(outcome="offer", by_phone=True, deadline=date(2026, 6, 1))
    (contact, words), (_, outcome_words) = changes_of(told, LONDON)
    assert contact == SetContact("ann@acme.example", "Ann Berg", Part.RECRUITER)
    assert shlex.split(words) == ["--contact", "Ann Berg <ann@acme.example>", "--part", "recruiter"]
    assert outcome_words == "--outcome offer"
    ((outcome, words),) = changes_of(told_until, LONDON)
    assert outcome == SetOutcome(Outcome.OFFER, True, date(2026, 6, 1))
    assert words == "--outcome offer --by-phone --deadline 2026-06-01"


def test_a_wish_that_is_denied_says_so() -> None:
    ((change, words),) = changes_of(Told(preferred=False), LONDON)
    assert change == SetWish(Wish.PREFERRED, False)
    assert words == "--no-preferred"


def test_a_time_without_an_offset_is_the_users_own() -> None:
    ((change, _),) = changes_of(Told(interview="2026-06-01 14:00"), LONDON)
    assert change == SetInterview(datetime(2026, 6, 1, 13, 0, tzinfo=UTC), None)
    ((change, _),) = changes_of(Told(interview="2026-06-01T14:00+02:00"), LONDON)
    assert change == SetInterview(datetime(2026, 6, 1, 12, 0, tzinfo=UTC), None)


@pytest.mark.parametrize(
    "told",
    [
        Told(interview="tomorrow"),
        Told(interview="2026-06-01"),
        Told(interview="2026-06-01 14:00", interview_end="2026-06-01 13:00"),
        Told(interview_end="2026-06-01 14:00"),
        Told(part=Part.RECRUITER),
        Told(by_phone=True),
        Told(deadline=date(2026, 6, 1)),
        Told(outcome="hired"),
        Told(contact="Ann"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_not_swallowed(told: Told) -> None:
    with pytest.raises(UserError):
        list(changes_of(told, LONDON))


def test_nothing_told_is_no_change() -> None:
    assert list(changes_of(Told(), LONDON)) == []
    assert [change for change, _ in changes_of(Told(company="A", ignore=True), LONDON)] == [
        SetCompany("A"),
        Ignore(),
    ]
