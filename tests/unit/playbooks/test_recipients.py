"""Whom a step goes to: a person before a mailbox that several read (CM-8, CM-18)."""

from dataclasses import replace

import pytest

from agent.domain.facts import PersonFact
from agent.domain.hiring import Part, Step
from agent.playbooks.people import recruiter_or_coordinator
from tests.unit.playbooks.days import PM, interviewed, of
from tests.unit.playbooks.world import World, calendar, local

BOX = PersonFact(None, "talent@acme.example", Part.COORDINATOR, replyable=True, shared=True)
ADA = PersonFact("Ada Ross", "ada@acme.example", None, replyable=True)
MAX = PersonFact("Max Hill", "max@acme.example", Part.INTERVIEWER, replyable=True)


@pytest.mark.parametrize(
    ("people", "wanted"),
    [
        ((BOX,), BOX),
        ((BOX, ADA), ADA),
        ((BOX, replace(ADA, replyable=False)), BOX),
        ((BOX, MAX), BOX),
        ((BOX, replace(ADA, part=Part.COORDINATOR)), replace(ADA, part=Part.COORDINATOR)),
        ((replace(BOX, part=None), BOX), BOX),
    ],
)
def test_who_arranged_the_talk_goes_before_a_shared_mailbox(
    people: tuple[PersonFact, ...], wanted: PersonFact
) -> None:
    facts = World(people=people).facts_at(local("2026-05-05 10:00"))
    assert recruiter_or_coordinator(facts) == wanted


def test_the_first_status_message_goes_to_the_person() -> None:
    """Any person known, an interviewer too, goes before "talent@"; which alone is answered."""
    met = replace(interviewed("2026-05-04 15:00"), people=(BOX, MAX))
    alone = replace(met, people=(BOX,))
    at = local("2026-05-11 09:00")
    found = [of(world, PM, Step.STATUS_1, at, calendar()).recipient for world in (met, alone)]
    assert [one.email if one else None for one in found] == [MAX.email, BOX.email]
