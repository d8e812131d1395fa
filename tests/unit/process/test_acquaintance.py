"""Whether somebody corresponds in a running process: what they write next is about it."""

import pytest

from agent.domain.hiring import Meaning, OwnKind
from agent.process.acquaintance import corresponds
from agent.process.timeline import Entry
from tests.unit.process.builders import Item, day, mail, own

DANA = "dana@acme.example"
INVITED = mail("a", day(0), Meaning.SCHEDULING)


def asked(*items: Item, person: str = DANA, at: float = 10) -> bool:
    return corresponds([Entry(*one) for one in items], person, day(at))


def test_who_wrote_or_was_written_to_corresponds() -> None:
    assert asked(INVITED)
    assert asked(own("b", day(1), to="Max <max@acme.example>"), person="max@acme.example")
    assert not asked(INVITED, person="max@acme.example")


@pytest.mark.parametrize(
    "end",
    [
        mail("z", day(2), Meaning.REJECTION),
        mail("z", day(2), Meaning.ROLE_CLOSED),
        own("z", day(2), OwnKind.WITHDRAWAL),
    ],
)
def test_nobody_does_in_a_process_that_is_over(end: Item) -> None:
    """What they write next may be about another role."""
    assert not asked(INVITED, end)
    assert asked(INVITED, end, at=1.5)


def test_nobody_does_after_a_long_silence() -> None:
    assert asked(INVITED, at=45)
    assert not asked(INVITED, at=46)


def test_nobody_does_before_the_first_word() -> None:
    assert not asked(INVITED, at=0)
