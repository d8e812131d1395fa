"""A text of the user's own against a playbook, and the previews."""

import pytest

from agent.domain.hiring import Round, Step
from agent.playbooks.load import load_playbook
from agent.writing.lint import lint
from agent.writing.preview import preview_text, previews

GOOD = """Hi Devon,

You had mentioned Friday for the role. Is there any update on the timing?

I'm still very interested, and happy to send anything that helps.

Best,
Maya
"""


def rules(text: str, playbook: str, step: Step, of_round: Round | None = None) -> set[str]:
    return {one.rule for one in lint(text, load_playbook(playbook), step, of_round)}


def test_a_good_text_passes_where_its_rules_allow_it() -> None:
    """Four sentences are too many for one guide and too few for another."""
    assert rules(GOOD, "phase-map", Step.STATUS_1) == set()
    assert rules(GOOD, "two-touch", Step.STATUS_1) == set()
    assert rules(GOOD, "decision-matrix", Step.STATUS_1) == set()
    assert "ET-10" in rules(GOOD, "etiquette", Step.STATUS_1)


def test_the_kind_of_round_counts() -> None:
    """DM-1b: two sentences after a recruiter screen."""
    long = "Hi Devon,\n\nThank you for the call. I am keen. It was good.\n\nMaya"
    assert rules(long, "decision-matrix", Step.THANK_YOU, Round.RECRUITER_SCREEN) == {"DM-1b"}
    assert rules(long, "decision-matrix", Step.THANK_YOU) == set()


def test_a_subject_line_is_checked_too() -> None:
    """ "Following up" says nothing (ET-9)."""
    assert rules(f"Subject: Following up\n\n{GOOD}", "phase-map", Step.STATUS_1) == {"PM-3a"}
    assert rules(f"Subject: Timing of the role\n\n{GOOD}", "phase-map", Step.STATUS_1) == set()


def test_an_open_place_is_never_ready() -> None:
    """CM-2."""
    open_text = GOOD.replace("the role.", "the role, and [[ one thing ]].")
    assert rules(open_text, "phase-map", Step.STATUS_1) == {"CM-2"}


@pytest.mark.parametrize(
    "left",
    ["[Name]", "{{ role }}", "<Company>", "{first_name}", "[your name here]", "XXX", "[...]"],
)
def test_a_form_letters_empty_places_are_open_places(left: str) -> None:
    """CM-2: what was to be filled in and was not."""
    assert rules(GOOD.replace("the role", left), "phase-map", Step.STATUS_1) == {"CM-2"}


@pytest.mark.parametrize("greeting", ["Hi None,", "Dear null,", "Hello undefined,", "Dear ,"])
def test_nobody_is_called_none(greeting: str) -> None:
    """CM-7: an empty name that a machine filled in."""
    assert "CM-7" in rules(GOOD.replace("Hi Devon,", greeting), "phase-map", Step.STATUS_1)


def test_a_greeting_without_a_name_is_one() -> None:
    """The agent's own where no name is safe."""
    assert rules(GOOD.replace("Hi Devon,", "Hello,"), "phase-map", Step.STATUS_1) == set()


def test_brackets_and_common_words_are_no_empty_places() -> None:
    """A remark in brackets, a figure, "none"."""
    kept = "the role (the one in Leeds [UK], <10 people, none remote)"
    assert rules(GOOD.replace("the role", kept, 1), "phase-map", Step.STATUS_1) == set()


def test_it_counts_as_people_count() -> None:
    """One sentence is no sentences."""
    found = lint("Hi Devon,\n\nAny news?\n", load_playbook("etiquette"), Step.STATUS_1)
    assert "1 sentence, at least 5 are wanted" in {one.what for one in found}


def test_a_preview_tells_what_is_missing_or_in_the_way() -> None:
    """Ready or not, with its words."""
    shown = [preview_text(one) for one in previews(load_playbook("etiquette"), Step.STATUS_2)]
    assert any("not ready, wanted: value" in one for one in shown)
    assert all("Subject: " in one for one in shown)
