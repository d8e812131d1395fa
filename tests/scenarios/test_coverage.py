"""Every rule of the rulebook is covered: what acts by a scenario, what writes by data, what tells
by a digest that a user gets.

The ids stand in tests/data/rulebook_ids.txt with their kinds; a scenario names the ones it shows at
work in `rules`. A rule that only tells can decide nothing: it is shown in a scenario's digest.
"""

import tomllib
from pathlib import Path

import pytest

from agent.domain.hiring import Step
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Kind, Playbook
from agent.playbooks.write import HOUSE_BANS

SHEETS = {
    path: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("*/*.toml"))
}
IDS = {
    words[0]: frozenset(words[1:])
    for line in Path("tests/data/rulebook_ids.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
    for words in [line.split()]
}
PLAYBOOKS = [load_playbook(name) for name in NAMES]

# Rules on the text that are no limit of one step: where each is kept and tested.
OF_THE_WHOLE = {
    "PM-1c": "tests/unit/writing",
    "PM-11": "tests/unit/writing",
    "ET-11": "tests/unit/writing",
    "ET-12": "tests/unit/writing",
    "CM-6": "tests/unit/playbooks/test_write_truth.py",
    "CM-7": "tests/unit/playbooks/test_write_truth.py",
}


def of_kind(kind: str) -> list[str]:
    return sorted(rule for rule, kinds in IDS.items() if kind in kinds)


def shown_at_work() -> set[str]:
    return {rule for sheet in SHEETS.values() for rule in sheet.get("rules", ())}


def told_in_digests() -> set[str]:
    return {
        words.strip("()")
        for sheet in SHEETS.values()
        for wanted in sheet.get("expect", ())
        if wanted["event"] == "digest.delivered"
        for words in wanted.get("body_has", ())
        if words.startswith("(")
    }


@pytest.mark.parametrize("rule", [*of_kind("act"), *of_kind("-"), *of_kind("silence")])
def test_what_acts_is_shown_by_a_scenario(rule: str) -> None:
    assert rule in shown_at_work()


@pytest.mark.parametrize("rule", of_kind("tell"))
def test_what_only_tells_is_told_in_a_digest(rule: str) -> None:
    assert rule in told_in_digests()


@pytest.mark.parametrize("rule", of_kind("write"))
def test_what_binds_a_text_stands_in_the_data(rule: str) -> None:
    in_data = {one for playbook in PLAYBOOKS for one in _of_texts(playbook)}
    in_data |= {ban.rule for ban in HOUSE_BANS}
    if rule not in in_data:
        place = Path(OF_THE_WHOLE[rule])
        tests = place.rglob("*.py") if place.is_dir() else [place]
        assert any(rule in test.read_text(encoding="utf-8") for test in tests)


def _of_texts(playbook: Playbook) -> set[str]:
    limits = [playbook.write_limits(step) for step in Step if step in playbook.writes]
    return {rule for one in (*limits, *playbook.writes_by_round.values()) for rule in one.rules()}


def test_scenarios_name_rules_that_exist() -> None:
    known = set(IDS)
    for path, sheet in SHEETS.items():
        assert set(sheet.get("rules", ())) <= known, path


def test_each_folder_plays_the_playbook_it_is_named_after() -> None:
    for path, sheet in SHEETS.items():
        if path.parent.name != "common":
            assert sheet.get("playbook", "phase-map") == path.parent.name, path


def test_every_playbook_has_scenarios_of_its_own_rules() -> None:
    """A guide's own ids are shown in its own folder: a borrowed rule alone would prove nothing."""
    for prefix, name in zip(("PM", "ET", "DM", "TT", "BD"), NAMES, strict=True):
        own = {path: sheet for path, sheet in SHEETS.items() if path.parent.name == name}
        shown = {rule for sheet in own.values() for rule in sheet.get("rules", ())}
        shown |= {rule for path in _common() for rule in SHEETS[path].get("rules", ())}
        wanted = {rule for rule in of_kind("act") if rule.startswith(prefix)}
        assert wanted <= shown, name


def _common() -> list[Path]:
    return [path for path in SHEETS if path.parent.name == "common"]


def test_every_tell_rule_is_advice_of_its_playbook() -> None:
    for playbook in PLAYBOOKS:
        told = {one.rule for one in playbook.tells}
        for rule in playbook.rules.values():
            assert Kind.TELL not in rule.kinds or rule.id in told, rule.id
