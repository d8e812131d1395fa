"""The playbooks against the rulebook: every id is there, of its kind, with its own numbers."""

from pathlib import Path

import pytest

from agent.domain.decision import Verdict
from agent.domain.hiring import Round, Step
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Kind, Playbook, Rule
from agent.playbooks.write import StatusQuestion

PLAYBOOKS = {name: load_playbook(name) for name in NAMES}
PM, ET, DM, TT, BD = (PLAYBOOKS[name] for name in NAMES)
HOME = {"PM": PM, "ET": ET, "DM": DM, "TT": TT, "BD": BD}
IDS = [
    line.split()
    for line in Path("tests/data/rulebook_ids.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
EVERY = pytest.mark.parametrize("playbook", PLAYBOOKS.values(), ids=lambda one: one.name)


@pytest.mark.parametrize("row", [row for row in IDS if row[1] not in ("-", "silence")], ids=str)
def test_every_rule_stands_in_its_playbook_with_its_kinds(row: list[str]) -> None:
    rule_id, *kinds = row
    rule = HOME[rule_id[:2]].rules[rule_id]
    assert {Kind(kind) for kind in kinds} <= set(rule.kinds)
    assert rule.section
    assert rule.says


@EVERY
def test_every_common_rule_stands_in_every_playbook(playbook: Playbook) -> None:
    common = [row[0] for row in IDS if row[1] == "-"]
    assert len(common) == 19
    assert set(common) <= set(playbook.rules)


@EVERY
def test_every_band_of_silence_stands_in_every_playbook(playbook: Playbook) -> None:
    bands = [row[0] for row in IDS if row[1] == "silence"]
    assert [one.band for one in playbook.bands] == bands
    edges = [(one.first, one.last) for one in playbook.bands]
    assert edges == [(0, 2), (3, 6), (7, 13), (14, 20), (21, 30), (31, None)]


@EVERY
def test_every_act_rule_acts_somewhere(playbook: Playbook) -> None:
    """By a step, a gate, a quantity, or in the part of the program its `kept_by` names."""
    for rule in playbook.rules.values():
        if Kind.ACT in rule.kinds:
            assert rule.kept_by or _works(playbook, rule), rule.id


def _works(playbook: Playbook, rule: Rule) -> bool:
    named = {playbook.at_most.rule, playbook.sending_days.rule, playbook.after_answer.rule}
    named |= {playbook.after_return.rule, playbook.after_cancellation.rule}
    named |= {one.rule for one in playbook.spacing}
    named |= {one.rule for one in playbook.mention_other}
    named |= {one.rule for one in (playbook.quiet, playbook.bypass_at_most) if one is not None}
    for step in playbook.steps.values():
        named |= {step.rule, *(gate.rule for gate in step.gates)}
        waits = (step.after_promise, step.after_loose_promise, *step.ready_after)
        named |= {one.rule for one in waits if one is not None}
    return rule.id in named


@EVERY
def test_every_tell_rule_tells_something(playbook: Playbook) -> None:
    told = {one.rule for one in playbook.tells}
    for rule in playbook.rules.values():
        if Kind.TELL in rule.kinds:
            assert rule.id in told, rule.id


@EVERY
def test_every_step_has_a_title_and_a_rule_of_its_own(playbook: Playbook) -> None:
    for step in playbook.steps.values():
        assert step.title
        assert step.rule in playbook.rules
        assert step.to


def test_phase_map_calls_its_steps_by_their_names() -> None:
    titles = [PM.steps[step].title for step in (Step.STATUS_1, Step.STATUS_2, Step.STATUS_3)]
    assert titles == ["gentle check-in", "polite nudge", "re-engagement"]


# The table "Side by side", row by row.

QUANTITIES = [
    (PM, Step.THANK_YOU, "window", "24 hours"),
    (ET, Step.THANK_YOU, "window", "24 hours"),
    (DM, Step.THANK_YOU, "window", "24 hours"),
    (TT, Step.THANK_YOU, "window", "24 hours"),
    (BD, Step.THANK_YOU, "window", "1 business day"),
    (PM, Step.CORRECTION, "within", "48 hours"),
    (PM, Step.STATUS_1, "after_promise", "1 day"),
    (ET, Step.STATUS_1, "after_promise", "1 business day"),
    (ET, Step.STATUS_1, "after_loose_promise", "7 days"),
    (DM, Step.STATUS_1, "after_promise", "1 to 2 business days"),
    (TT, Step.STATUS_1, "after_promise", "1 to 2 days"),
    (BD, Step.STATUS_1, "after_promise", "2 to 3 business days"),
    (PM, Step.STATUS_1, "after_silence", "5 to 7 business days"),
    (ET, Step.STATUS_1, "after_interview", "7 days"),
    (DM, Step.STATUS_1, "after_silence", "5 to 7 business days"),
    (TT, Step.STATUS_1, "after_silence", "5 to 7 business days"),
    (BD, Step.STATUS_1, "after_silence", "5 to 7 business days"),
    (PM, Step.STATUS_2, "after_interview", "14 days"),
    (ET, Step.STATUS_2, "after_previous", "14 days"),
    (DM, Step.STATUS_2, "after_previous", "5 to 7 days"),
    (TT, Step.STATUS_2, "after_previous", "7 days"),
    (BD, Step.STATUS_2, "after_previous", "5 to 7 business days"),
    (PM, Step.STATUS_3, "after_interview", "30 days"),
    (ET, Step.STATUS_3, "after_interview", "30 days"),
    (BD, Step.STATUS_3, "after_previous", "5 to 7 business days"),
    (PM, Step.LONG_GAME, "after_message", "180 to 360 days"),
    (ET, Step.NETWORKING, "after_message", "60 days"),
    (DM, Step.REJECTION_REPLY, "within", "48 hours"),
    (DM, Step.OFFER_REPLY, "within", "24 hours"),
    (DM, Step.WITHDRAWAL, "within", "24 to 48 hours"),
]


@pytest.mark.parametrize(("playbook", "step", "key", "expected"), QUANTITIES)
def test_every_quantity_is_the_guides(
    playbook: Playbook, step: Step, key: str, expected: str
) -> None:
    assert str(getattr(playbook.steps[step], key).value) == expected


def test_ceilings_interviewers_days_and_common_numbers_are_the_guides() -> None:
    assert [one.at_most.value for one in (PM, ET, DM, TT, BD)] == [3, 3, 2, 2, 3]
    switched = [one.steps[Step.THANK_YOU].interviewers for one in (PM, ET, DM, TT, BD)]
    assert [one.value for one in switched if one] == [False, True, True, True, False]
    assert PM.sending_days.value == {0, 1, 2, 3}
    assert all(one.sending_days.value == {0, 1, 2, 3, 4} for one in (ET, DM, TT, BD))
    assert [str(one.value) for one in ET.spacing] == ["5 business days", "7 days"]
    assert [str(one.value) for one in PM.spacing] == ["5 business days"]
    assert str(PM.quiet.value if PM.quiet else None) == "4 hours"
    assert all(one.quiet is None for one in (ET, DM, TT, BD))
    clocks = PM.clocks
    assert str(clocks.thank_you_opens.value) == "1 hour"
    assert str(clocks.thank_you_kept.value) == "72 hours"
    assert str(clocks.fades_after.value) == "7 days"
    assert str(clocks.fades_without_interview.value) == "60 days"
    assert PM.bypass_at_most is not None
    assert PM.bypass_at_most.value == 2


def test_a_third_message_exists_only_where_the_guide_has_one() -> None:
    ladders = [[rule.step for rule in one.status] for one in (PM, ET, DM, TT, BD)]
    assert [len(one) for one in ladders] == [3, 3, 2, 2, 3]


def test_lengths_of_texts_are_the_guides() -> None:
    thanks = PM.write_limits(Step.THANK_YOU)
    assert (thanks.min_sentences, thanks.max_sentences, thanks.max_words) == (3, 5, 59)
    for step in (Step.STATUS_1, Step.STATUS_2, Step.STATUS_3, Step.LONG_GAME):
        assert PM.write_limits(step).max_words == 69
    assert PM.write_limits(Step.CORRECTION).max_words == 99
    assert ET.write_limits(Step.THANK_YOU).min_words == 150
    assert ET.write_limits(Step.THANK_YOU).max_words == 200
    check_in = ET.write_limits(Step.STATUS_1)
    assert (check_in.min_sentences, check_in.max_sentences) == (5, 7)
    assert DM.write_limits(Step.THANK_YOU).max_words == 149
    assert DM.write_limits(Step.THANK_YOU).target_words == 119
    screen = DM.write_limits(Step.THANK_YOU, Round.RECRUITER_SCREEN)
    assert (screen.min_sentences, screen.max_sentences) == (2, 2)
    assert DM.write_limits(Step.STATUS_1).max_sentences == 3
    assert DM.write_limits(Step.STATUS_2).shorter_than_previous
    assert BD.write_limits(Step.STATUS_3).shorter_than_previous
    assert BD.write_limits(Step.THANK_YOU).status_question is StatusQuestion.FORBIDDEN


@EVERY
def test_every_write_limit_names_rules_that_exist(playbook: Playbook) -> None:
    for step in playbook.steps:
        for rule in playbook.write_limits(step).rules():
            assert not rule or rule in playbook.rules


@EVERY
def test_gates_never_write(playbook: Playbook) -> None:
    for step in playbook.steps.values():
        assert all(gate.verdict is not Verdict.WRITE for gate in step.gates)
        priorities = [gate.priority for gate in step.gates]
        assert priorities == sorted(priorities, reverse=True)
        assert len(priorities) == len(set(priorities))
