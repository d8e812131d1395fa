"""Whom a step goes to: a person before a mailbox that several read (CM-8, CM-18)."""

from dataclasses import replace

import pytest

from agent.domain.facts import PersonFact, ReceivedFact
from agent.domain.hiring import Meaning, Part, Step
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
    told = (_wrote(ADA, Meaning.SCHEDULING), _wrote(MAX, Meaning.THANKS_OR_CHAT))
    facts = World(people=people, received=told).facts_at(local("2026-05-05 10:00"))
    assert recruiter_or_coordinator(facts) == wanted


@pytest.mark.parametrize(
    ("told", "wanted"),
    [(Meaning.SCHEDULING, ADA), (Meaning.THANKS_OR_CHAT, BOX), (Meaning.INFORMATION_REQUEST, BOX)],
)
def test_the_first_status_message_goes_to_who_told_the_news(
    told: Meaning, wanted: PersonFact
) -> None:
    """Not to whoever only kept a parking space or only sits on the panel."""
    people = (BOX, ADA, MAX)
    world = replace(interviewed("2026-05-04 15:00"), people=people, received=(_wrote(ADA, told),))
    found = of(world, PM, Step.STATUS_1, local("2026-05-11 09:00"), calendar()).recipient
    assert found == wanted


def _wrote(person: PersonFact, meaning: Meaning) -> ReceivedFact:
    at = local("2026-05-01 10:00")
    return ReceivedFact(f"<{at}>", at, "t1", person.email or "", (meaning,), word=True, dated=False)
