"""What `followup explain` prints: every rule once, every sentence with its message, own history."""

from dataclasses import replace

from agent.bootstrap import account_of
from agent.cli.explaining import line_of_rules, lines_of_history, words
from agent.clock import business_calendar
from agent.config import AccountSettings, Settings
from agent.domain.decision import Judgement
from agent.domain.facts import Facts
from agent.domain.hiring import Step
from agent.playbooks.engine import judge
from agent.playbooks.explanation import explain, why_not
from agent.playbooks.load import load_playbook
from agent.process.waits import Wait, curve_of
from tests.unit.playbooks.world import BERLIN, World, interview, local, promise, word

PM = load_playbook("phase-map", {"PM-4.after_interview": "16 days"})
CALENDAR = business_calendar(BERLIN, "DE")
HELD = interview("i1", local("2026-05-05 15:00"))


def judged(world: World, when: str) -> tuple[Facts, Judgement]:
    facts = world.facts_at(local(when))
    return facts, judge(facts, PM, CALENDAR, local(when))


def printed(world: World, when: str) -> str:
    return "\n".join(words(explain(judged(world, when)[1], PM, BERLIN)))


def test_a_held_step_names_rule_section_sentence_message_and_when_it_is_looked_at_again() -> None:
    made = local("2026-05-06 10:00")
    promises = (promise(made, "p", "2026-05-12"),)
    world = World(interviews=(HELD,), received=(word(made, "p"),), promises=promises)
    text = printed(world, "2026-05-08 12:00")
    assert "gentle check-in to Ada Recruiter is held back" in text
    assert "[CM-3, Common to all]" in text
    assert 'by 2026-05-12" (Wed 6 May 2026, <p>)' in text
    assert "looked at again: Wed 13 May 2026 at 09:00" in text
    assert "what would change it: the end of the promised window" in text


def test_a_rule_is_cited_once_a_line() -> None:
    world = World(interviews=(HELD,))
    for line in printed(world, "2026-05-13 12:00").splitlines():
        for rule in ("PM-3", "PM-5", "CM-3", "CM-11"):
            assert line.count(f"[{rule}") <= 1, line


def test_a_skipped_step_says_what_took_its_place() -> None:
    text = printed(World(interviews=(HELD,)), "2026-05-21 12:00")
    assert "gentle check-in to Ada Recruiter is skipped: left unsent until the next step's" in text


def test_the_users_own_number_is_named_wherever_it_counts() -> None:
    text = printed(World(interviews=(HELD,)), "2026-05-08 12:00")
    assert "16 days after the final interview" in text
    assert "(your setting; the guide says 14 days)" in text
    assert "your setting: PM-4.status_2.after_interview = 16 days (the guide: 14 days)" in text


def test_why_not_names_the_first_check_that_fails() -> None:
    _, judgement = judged(World(interviews=(HELD,)), "2026-05-08 12:00")
    lines = list(words(why_not(judgement, PM, BERLIN, Step.STATUS_2)))
    assert lines[0].startswith("polite nudge to Ada Recruiter is held back: the step before it")
    assert sum("wanted:" in line for line in lines) == 1


def test_it_says_by_whose_rules_and_holidays_it_is_decided() -> None:
    account = account_of(
        Settings(),
        AccountSettings(email="a@b.c", timezone="Europe/Berlin", country="DE"),
        frozenset(),
    )
    facts, _ = judged(World(interviews=(HELD,)), "2026-05-08 12:00")
    assert line_of_rules(facts, account, PM).endswith("; public holidays of DE")
    abroad = replace(facts, employer_country="gb")
    assert "by phase-map (Interview Follow-Up Timing" in line_of_rules(abroad, account, PM)
    assert line_of_rules(abroad, account, PM).endswith("; public holidays of DE and GB")
    none = replace(account, calendar=business_calendar(BERLIN, "none"))
    assert line_of_rules(abroad, none, PM).endswith("; no public holidays")


def test_the_users_own_history_stands_with_its_size_and_uncertainty_or_not_at_all() -> None:
    """Eight finished waits at least: by day 8 four of eight were answered, 50 % still open."""
    enough = curve_of([Wait(2 * number, answered=True) for number in range(1, 9)])
    first, second = lines_of_history(enough, 8)
    assert first == (
        "Your own history, 8 answered of 8 waits of yours: half were answered within 8 days."
    )
    assert second.startswith("  after 8 days 50% of your waits were still unanswered (95% interval")
    assert list(lines_of_history(curve_of([Wait(3, answered=True)] * 7), 8)) == []


def test_a_look_at_another_time_tells_another_story() -> None:
    """Nothing is worked out twice: the printed words follow the judgement they are made of."""
    early = printed(World(interviews=(HELD,)), "2026-05-08 12:00")
    late = printed(World(interviews=(HELD,)), "2026-05-12 09:00")
    assert "gentle check-in to Ada Recruiter is held back" in early
    assert "gentle check-in to Ada Recruiter is written" in late
