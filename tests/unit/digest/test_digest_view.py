"""What a week means: the one thing that matters first, everything in its order and only once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.digest.render import fitting
from agent.digest.tips import Place, Tip
from agent.digest.view import view_of
from agent.digest.week import Health, Week
from agent.domain.hiring import Outcome
from tests.unit.digest.weeks import NOW, ordinary_week, quiet_week


def without(week: Week, *slugs: str) -> Week:
    kept = tuple(one for one in week.processes if one.facts.slug not in slugs)
    return replace(week, processes=kept, unsure=(), heard=())


@pytest.mark.parametrize(
    ("gone", "subject"),
    [
        ((), "Quay Partners waits for your answer to the offer by Fri 12 June"),
        (("quay-analyst",), "Halden Robotics asks you to settle a time by Wed 10 June"),
        (
            ("quay-analyst", "halden-insights-lead"),
            "Interview with Orchard Bank Wed 10 June, 14:00",
        ),
        (
            ("quay-analyst", "halden-insights-lead", "orchard-bank-product-manager"),
            "A draft to Vesper Health is ready for you",
        ),
    ],
)
def test_the_subject_says_the_one_thing_that_matters(gone: tuple[str, ...], subject: str) -> None:
    assert subject == view_of(without(ordinary_week(), *gone)).subject


def test_trouble_with_the_mailbox_comes_before_everything() -> None:
    week = replace(ordinary_week(), health=Health(problems=("consent was taken back",)))
    assert view_of(week).subject == "I need your help to read your mail"


def test_a_quiet_week_says_so() -> None:
    assert view_of(quiet_week()).subject == "All quiet: 1 process running"


def test_it_says_things_in_the_order_in_which_they_matter() -> None:
    text = fitting(ordinary_week())[1].text
    headings = [
        "What needs you now",
        "Interviews this week",
        "Where each one stands",
        "What ended, and leaving well",
        "What I did not do, and why",
        "Keeping the rest alive",
        "Worth knowing",
        "What you told me",
        "Did I miss one of these?",
        "About me",
    ]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_every_number_means_one_thing() -> None:
    """Rows, approaches, endings and doubts share one series of numbers."""
    numbers = view_of(ordinary_week()).numbers
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert len({(one.process_id, one.gmail_id) for one in numbers.values()}) == len(numbers)


def test_advice_is_given_once_and_never_again() -> None:
    first = view_of(ordinary_week())
    assert [line.rule for line in first.advice] == ["DM-2"]
    again = view_of(replace(ordinary_week(), said=first.said))
    assert again.advice == ()


def test_where_to_stop_hoping_is_said_for_as_long_as_it_is_so() -> None:
    first = view_of(ordinary_week())
    again = view_of(replace(ordinary_week(), said=first.said))
    assert [line.rule for line in again.keeping] == ["PM-7a", "PM-7a"]


def test_a_process_that_faded_is_told_with_where_to_stop_hoping() -> None:
    """DM-5, BD-5: one may fade before any digest has said so."""
    tip = Tip("BD-5", "three attempts without concrete news: stop here", Place.HOPE)
    week = ordinary_week()
    faded = [
        replace(one, closed=Outcome.FADED, closed_at=week.now, drafts=(), tips=(tip,))
        for one in week.processes
        if one.closed is Outcome.REJECTED
    ]
    line = view_of(replace(week, processes=tuple(faded))).ended[0]
    assert line.foot.endswith("Three attempts without concrete news: stop here. (BD-5)")


def test_it_says_when_nothing_else_is_kept_alive() -> None:
    week = without(
        ordinary_week(),
        "halden-insights-lead",
        "vesper-data-analyst",
        "orchard-bank-product-manager",
    )
    assert "somebody new" in view_of(week).keeping[-1].text


def test_an_interview_brings_the_reminder_to_ask_for_the_next_step() -> None:
    assert "(TT-3)" in view_of(ordinary_week()).interviews[0].foot


def test_a_guide_without_words_for_it_still_gets_the_reminder() -> None:
    week = ordinary_week()
    bare = tuple(replace(one, tips=()) for one in week.processes)
    line = view_of(replace(week, processes=bare)).interviews[0]
    assert line.foot == "Before it ends, ask what happens next and when you will hear. (TT-3)"


def test_an_approach_nobody_answered_is_told_without_urging_and_then_no_more() -> None:
    assert "Veldt Search" in view_of(ordinary_week()).approaches
    later = replace(ordinary_week(), now=NOW + timedelta(days=30))
    assert view_of(later).approaches == ""


def test_an_offer_is_a_need_and_no_ending() -> None:
    view = view_of(ordinary_week())
    assert view.needs[0].name == "Quay Partners"
    assert [line.name for line in view.ended] == ["Fern"]


def test_steps_held_back_for_one_reason_are_said_once() -> None:
    week = ordinary_week()
    held = week.processes[0].held
    both = replace(week, processes=tuple(replace(one, held=held) for one in week.processes[:2]))
    lines = [line for line in view_of(both).not_done if line.rule == "CM-14"]
    assert len(lines) == 1
    assert lines[0].name == "Halden Robotics (1) and Vesper Health (2)"


def test_of_a_near_miss_nothing_is_shown_but_day_and_link() -> None:
    line = view_of(ordinary_week()).missed[0]
    assert (line.text, line.foot) == ("A message of Fri 5 June.", "")
