"""A playbook file is checked as a whole: every problem at once, with file, rule and key."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.hiring import Step
from agent.errors import PlaybookError
from agent.playbooks.load import NAMES, load_playbook, load_playbooks
from agent.playbooks.overrides import Value
from agent.playbooks.span import Span


def problems(path: Path, text: str) -> tuple[str, ...]:
    file = path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(PlaybookError) as caught:
        load_playbook(file)
    return caught.value.problems


HEAD = 'name = "mine"\nguide = "my own"\nidea = "less"\nbase = "phase-map"\n'


def test_a_users_file_changes_one_number_of_its_base(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    table = '[rules.PM-4]\nstatus_2 = { to = ["recruiter"], after_interview = "20 days" }\n'
    file.write_text(HEAD + table, "utf-8")
    mine = load_playbook(file)
    assert mine.name == "mine"
    wait = mine.steps[Step.STATUS_2].after_interview
    assert wait is not None
    assert str(wait.value) == "20 days"
    assert mine.rules["PM-4"].file == "mine.toml"
    assert mine.rules["PM-5"].file == "phase-map.toml"


def test_it_reports_every_problem_at_once_with_file_rule_and_key(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        HEAD
        + """
colour = "blue"
[rules.PM-3]
sectoin = "Phase 3"
status_1 = { to = ["recruter"], after_silence = "five days", after_promise = "3 hours" }
[rules.PM-4]
status_2 = { to = ["recruiter"], after_interview = "14 days", afer_previous = "3 days" }
[rules.XX-1]
kind = ["act"]
section = "mine"
says = "never"
gates = [{ when = "rejectd", verdict = "hold", steps = ["status_9"], priority = 12 }]
[write.status_1]
rule = "PM-99"
max_words = "many"
""",
    )
    joined = "\n".join(found)
    assert 'mine.toml: colour: unknown key "colour"' in joined
    assert 'mine.toml: PM-3: sectoin: unknown key "sectoin"; did you mean "section"?' in joined
    assert 'mine.toml: PM-3: status_1.to: unknown recipient "recruter"' in joined
    assert 'mine.toml: PM-3: status_1.after_silence: "five days" is no quantity' in joined
    assert "status_1.after_promise" in joined
    assert 'did you mean "after_previous"?' in joined
    assert 'XX-1: gates.when: unknown condition "rejectd"; did you mean "rejected"?' in joined
    assert 'XX-1: gates.steps: unknown step "status_9"' in joined
    assert 'there is no rule "PM-99"' in joined
    assert "write.status_1.max_words" in joined
    assert len(found) >= 10


def test_an_equal_priority_on_one_step_is_a_problem(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        HEAD
        + """
[rules.XX-1]
kind = ["act"]
section = "mine"
says = "never after a rejection"
gates = [{ when = "rejected", verdict = "hold", steps = ["status_1"], priority = 66 }]
""",
    )
    assert found == ("mine.toml: XX-1: gates: priority 66 on status_1 is CM-3's already",)


def test_the_engines_own_priorities_are_not_to_be_taken(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        HEAD
        + """
[rules.XX-1]
kind = ["act"]
section = "mine"
says = "never after a rejection"
gates = [{ when = "rejected", verdict = "hold", steps = ["long_game"], priority = 85 }]
""",
    )
    assert "the engine's own" in found[0]


def test_a_gate_of_ones_own_is_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        HEAD
        + """
[rules.XX-1]
kind = ["act"]
section = "mine"
says = "no second message after a rejection"
gates = [{ when = "rejected", verdict = "stop", steps = ["rejection_reply"], priority = 12 }]
""",
        "utf-8",
    )
    gates = load_playbook(file).steps[Step.REJECTION_REPLY].gates
    assert "XX-1" in {gate.rule for gate in gates}


def test_two_rules_may_not_both_say_to_whom_a_step_goes(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        HEAD
        + """
[rules.XX-1]
kind = ["act"]
section = "mine"
says = "the check-in is mine"
status_1 = { to = ["anyone"], after_interview = "3 days" }
""",
    )
    assert any("one rule must say to whom status_1 goes" in one for one in found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "no TOML"),
        ('name = "x"\nguide = "y"\nidea = "z"\n', "no rule writes status_1"),
        ('name = "x"\nguide = "y"\nidea = "z"\nbase = "phase-mop"\n', 'did you mean "phase-map"?'),
        (HEAD + '[borrow]\n"QQ-1" = "why"\n', "no built-in playbook has that rule"),
        (HEAD + "[rules]\nPM-3 = 5\n", "a table is wanted"),
        (HEAD + '[clocks]\nfades_after = "soon"\n', "clocks.fades_after"),
        (
            HEAD + '[rules.PM-4]\nstatus_2 = { to = ["anyone"], after_interview = "as XX-1.y" }\n',
            "refers to nothing",
        ),
        (
            HEAD
            + '[rules.PM-4]\nstatus_2 = { to = ["anyone"], after_interview = '
            + '"as PM-4.status_2.after_interview" }\n',
            "refers to itself",
        ),
        (HEAD + '[rules.PM-12]\nsending_days = ["sat", "monday"]\n', 'did you mean "mon"'),
        (HEAD + "[rules.PM-7]\nat_most = 0\n", "at least 1"),
        (HEAD + '[rules.PM-7a]\nadvice = [{ when = "discarded", says = "x" }]\n', "for advice"),
    ],
)
def test_a_broken_file_is_named_and_never_half_loaded(tmp_path: Path, text: str, says: str) -> None:
    assert any(says in one for one in problems(tmp_path, text)), problems(tmp_path, text)


def test_a_playbook_that_does_not_exist_says_which_do() -> None:
    with pytest.raises(PlaybookError) as caught:
        load_playbook("phasemap")
    assert "phase-map" in (caught.value.hint or "")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match=r"nowhere\.toml"):
        load_playbook(tmp_path / "nowhere.toml")


# --- Overrides ---


@pytest.mark.parametrize("name", NAMES)
def test_every_playbook_loads_without_a_problem(name: str) -> None:
    assert load_playbook(name).name == name


def test_an_override_is_kept_beside_the_guides_own_value() -> None:
    patient = load_playbook("phase-map", {"PM-4.after_interview": "16 days"})
    wait = patient.steps[Step.STATUS_2].after_interview
    assert wait is not None
    assert (str(wait.value), wait.guide) == ("16 days", "14 days")
    assert patient.overrides == ("PM-4.status_2.after_interview = 16 days (the guide: 14 days)",)


def test_overrides_of_ceilings_clocks_lengths_and_common_rules_are_known() -> None:
    mine = load_playbook(
        "decision-matrix",
        {
            "DM-4.at_most": 1,
            "clocks.fades_after": "10 days",
            "DM-3a.max_sentences": 2,
            "CM-9.spacing": "6 business days",
            "DM-1.interviewers": False,
        },
    )
    assert mine.at_most.value == 1
    assert str(mine.clocks.fades_after.value) == "10 days"
    assert mine.write_limits(Step.STATUS_1).max_sentences == 2
    assert [str(one.value) for one in mine.spacing] == ["6 business days"]
    assert len(mine.overrides) == 5


def test_one_override_may_mean_the_same_number_in_two_steps() -> None:
    mine = load_playbook("business-days", {"BD-4.after_previous": "6 to 8 business days"})
    waits = [mine.steps[step].after_previous for step in (Step.STATUS_2, Step.STATUS_3)]
    assert [str(one.value) for one in waits if one] == ["6 to 8 business days"] * 2


def test_an_override_is_checked_like_the_file_itself() -> None:
    with pytest.raises(PlaybookError) as caught:
        load_playbook("phase-map", {"PM-3.after_silense": "6 days", "PM-7.at_most": 0})
    first, second = caught.value.problems
    assert 'did you mean "PM-3.status_1.after_silence"?' in first
    assert "at_most" in second


def test_loading_with_overrides_leaves_the_built_in_one_as_it_was() -> None:
    load_playbook("phase-map", {"PM-7.at_most": 1})
    assert load_playbook("phase-map").at_most.value == 3


# --- Quantities ---


@given(st.integers(1, 9999), st.sampled_from(["minute", "hour", "day", "business day"]))
def test_a_quantity_reads_back_as_it_is_written(count: int, unit: str) -> None:
    text = f"{count} {unit}{'' if count == 1 else 's'}"
    assert str(Span.parse(text)) == text


@pytest.mark.parametrize("text", ["", "soon", "5", "5 weeks", "7 to 5 days", "-1 days", "5  days"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"quantity|begins"):
        Span.parse(text)


@pytest.mark.parametrize(
    ("text", "pace", "expected"),
    [
        ("5 to 7 business days", 1.0, "5 to 7 business days"),
        ("5 to 7 business days", 1.2, "6 to 9 business days"),
        ("14 days", 2.0, "28 days"),
        ("14 days", 0.5, "7 days"),
        ("1 day", 0.1, "1 day"),
    ],
)
def test_a_pace_stretches_whole_units_upwards(text: str, pace: float, expected: str) -> None:
    assert str(Span.parse(text).paced(pace)) == expected


def test_each_playbook_of_an_account_takes_the_overrides_it_has_a_value_for() -> None:
    numbers: dict[str, Value] = {"PM-7.at_most": 2, "BD-5.at_most": 1, "CM-9.spacing": "6 days"}
    mine, other = load_playbooks(("phase-map", "business-days"), numbers)
    assert (mine.at_most.value, other.at_most.value) == (2, 1)
    assert {str(one.spacing[0].value) for one in (mine, other)} == {"6 days"}
    assert len(mine.overrides) == len(other.overrides) == 2


def test_an_override_that_fits_no_playbook_of_the_account_is_a_problem() -> None:
    with pytest.raises(PlaybookError, match=r"DM-4\.at_most"):
        load_playbooks(("phase-map", "business-days"), {"DM-4.at_most": 1})
