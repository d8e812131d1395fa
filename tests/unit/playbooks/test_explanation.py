"""An explanation tells rule, place in the guide, fact against wish, words, and what would help."""

from dataclasses import replace

import pytest

from agent.domain.facts import BallFact, Wishes
from agent.domain.hiring import Meaning, Step
from agent.playbooks.engine import judge
from agent.playbooks.explanation import Line, LineKind, explain, why_not
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.world import (
    BERLIN,
    World,
    calendar,
    interview,
    local,
    promise,
    rejection,
    source,
    word,
)

PM = load_playbook()
MADE = local("2026-05-06 10:00")
PROMISED = World(
    interviews=(interview("i1", local("2026-05-05 15:00")),),
    received=(word(MADE, "p"),),
    promises=(promise(MADE, "p", "2026-05-12"),),
)


def told(world: World, when: str, playbook: Playbook = PM, step: Step | None = None) -> list[Line]:
    at = local(when)
    judgement = judge(world.facts_at(at), playbook, calendar(), at)
    return list(explain(judgement, playbook, BERLIN, step))


def texts(lines: list[Line], kind: LineKind) -> list[str]:
    return [one.text for one in lines if one.kind is kind]


def test_it_names_the_rule_the_section_and_the_words_with_message_and_date() -> None:
    lines = told(PROMISED, "2026-05-13 09:00", step=Step.STATUS_1)
    (headline,) = texts(lines, LineKind.DECISION)
    assert headline.startswith("gentle check-in to Ada Recruiter is written: Word was promised by")
    assert headline.endswith("[PM-3, Phase 3: gentle check-in]")
    assert '"by 2026-05-12" (Wed 6 May 2026, <p>)' in texts(lines, LineKind.QUOTE)


def test_it_says_what_was_found_what_was_wanted_and_what_would_change_it() -> None:
    lines = told(PROMISED, "2026-05-12 12:00", step=Step.STATUS_1)
    (check,) = texts(lines, LineKind.CHECK)
    assert check == (
        "promise running: word promised by Tue 12 May 2026; "
        "wanted: no promised window still running [CM-3, Common to all]"
    )
    (change,) = texts(lines, LineKind.CHANGE)
    assert change == "what would change it: the end of the promised window, or a word before it"


def test_it_shows_what_lost_beside_what_won() -> None:
    asked = BallFact(Meaning.INFORMATION_REQUEST, source("<q>", MADE, "Could you?"))
    world = replace(PROMISED, ball=(asked, local("2026-06-30 10:00")))
    lines = told(world, "2026-05-12 12:00", step=Step.STATUS_1)
    (won,) = texts(lines, LineKind.CHECK)
    assert "[CM-14" in won
    losers = texts(lines, LineKind.LOSER)
    assert any("[CM-3" in one for one in losers)
    assert all(one.startswith("also ") for one in losers)


def test_a_later_step_is_told_by_its_day_alone_while_an_earlier_one_waits() -> None:
    """One held step is told in full; `step` tells a later one in full as well."""
    lines = told(PROMISED, "2026-05-12 12:00")
    first, second, third = texts(lines, LineKind.DECISION)[-3:]
    assert first.startswith("gentle check-in to Ada Recruiter is held back: ")
    assert second == (
        "then polite nudge to Ada Recruiter, not before Wed 20 May 2026 at 09:00 "
        "[CM-9, Common to all]"
    )
    assert third.startswith("then re-engagement to Ada Recruiter, not before ")
    held = [one for one in lines if one.kind is LineKind.CHECK and "promise running" in one.text]
    assert len(held) == 1
    assert len(told(PROMISED, "2026-05-12 12:00", step=Step.STATUS_2)) > 5


def test_a_later_step_without_a_day_says_that_the_same_reason_holds_it() -> None:
    lines = told(World(received=(word(MADE, "p"),)), "2026-05-12 12:00")
    assert texts(lines, LineKind.DECISION)[1:] == [
        "then polite nudge to Ada Recruiter, held back for the same reason [CM-13, Common to all]",
        "then re-engagement to Ada Recruiter, held back for the same reason [CM-13, Common to all]",
    ]


def test_words_once_quoted_are_only_pointed_at() -> None:
    """Whole the first time, with message and date; afterwards by their beginning."""
    long = "We still have a number of people to see and will write by 2026-05-12."
    promised = replace(
        promise(MADE, "p", "2026-05-12"), source=replace(source("<p>", MADE), quote=long)
    )
    lines = told(replace(PROMISED, promises=(promised,)), "2026-05-12 12:00", step=Step.STATUS_1)
    assert texts(lines, LineKind.QUOTE) == [
        f'"{long}" (Wed 6 May 2026, <p>)',
        '"We still have a number of ..." (as above)',
    ]


def test_it_says_when_it_is_looked_at_next() -> None:
    lines = told(PROMISED, "2026-05-12 12:00")
    assert texts(lines, LineKind.NEXT) == [
        "looked at next: Wed 13 May 2026 at 00:00, or when something arrives"
    ]


def test_it_words_a_silence_as_a_weight_without_a_number_nobody_measured() -> None:
    lines = told(PROMISED, "2026-05-20 12:00")
    silence, caution = texts(lines, LineKind.SILENCE)
    assert silence.startswith("14 days of silence: it carries signal")
    assert "no verdicts" in caution
    assert "%" not in silence + caution


def test_it_shows_every_override() -> None:
    mine = load_playbook("phase-map", {"PM-3.after_promise": "3 days"})
    world = replace(PROMISED, wishes=Wishes(pace=2.0))
    lines = told(world, "2026-05-18 09:00", mine)
    shown = texts(lines, LineKind.OVERRIDE)
    assert shown[0] == "your setting: PM-3.status_1.after_promise = 3 days (the guide: 1 day)"
    assert shown[1].startswith("your setting: ET-8")
    reasons = texts(told(world, "2026-05-18 09:00", mine, Step.STATUS_1), LineKind.REASON)
    assert any("the guide says 1 day" in one for one in reasons)


def test_a_number_another_guide_lends_is_called_a_reading() -> None:
    """decision-matrix says nothing of a silence without a promise: as phase-map (Reading)."""
    world = World(interviews=(interview("i1", local("2026-05-05 15:00")),))
    lines = told(world, "2026-05-12 10:00", load_playbook("decision-matrix"), Step.STATUS_1)
    assert any("(Reading: as PM-3)" in one for one in texts(lines, LineKind.REASON))
    own = told(world, "2026-05-12 10:00", step=Step.STATUS_1)
    assert not any("Reading" in one.text for one in own)


def test_it_tells_the_end_and_its_words() -> None:
    world = replace(PROMISED, outcome=rejection(local("2026-05-08 10:00")))
    lines = told(world, "2026-05-09 12:00")
    (closing,) = texts(lines, LineKind.CLOSING)
    assert closing.startswith("closed, rejected")
    assert any("we will not go on" in one for one in texts(lines, LineKind.QUOTE))


def why(world: World, when: str, step: Step) -> list[str]:
    at = local(when)
    judgement = judge(world.facts_at(at), PM, calendar(), at)
    return [one.text for one in why_not(judgement, PM, BERLIN, step)]


def test_why_not_names_the_first_check_that_fails() -> None:
    lines = why(PROMISED, "2026-05-12 12:00", Step.STATUS_1)
    assert lines[0].startswith("gentle check-in to Ada Recruiter is held back")
    assert lines[1].startswith("promise running:")
    assert not any(one.startswith("also ") for one in lines)


def test_why_not_says_that_a_step_is_written() -> None:
    (line,) = why(PROMISED, "2026-05-13 09:00", Step.STATUS_1)
    assert "is written" in line


def test_why_not_says_that_a_playbook_has_no_such_step() -> None:
    assert why(PROMISED, "2026-05-13 09:00", Step.NETWORKING) == ["phase-map has no networking"]


def test_why_not_says_that_nothing_called_for_it() -> None:
    (line,) = why(PROMISED, "2026-05-13 09:00", Step.CORRECTION)
    assert line == (
        "nothing has called for the correction yet [PM-2, Phase 2: correction or expansion]"
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_every_playbook_cites_rules_it_has(name: str) -> None:
    playbook = load_playbook(name)
    for when in ("2026-05-05 16:30", "2026-05-12 12:00", "2026-05-30 12:00"):
        for line in told(PROMISED, when, playbook):
            assert line.text
            assert not line.rule or line.rule in playbook.rules or line.rule.startswith("PM-S")
