"""The order of the calls carried out, and the one gap that the harm runs read from it."""

import pytest

from agent.localgmail.counters import Carried, Tally
from agent.localgmail.methods.table import find_method
from benchmarks.harm_user import unseen

DRAFT = "r-1"
LOOK, LIST = ("GET", "drafts", DRAFT), ("GET", "drafts")
DELETE, UPDATE = ("DELETE", "drafts", DRAFT), ("PUT", "drafts", DRAFT)


def calls(*asked: tuple[str, ...]) -> tuple[Carried, ...]:
    tally = Tally()
    for verb, *path in asked:
        method, ids = find_method(verb, tuple(path))
        tally.count_effect(method, ids, b"")
    return tally.newest


def test_calls_are_told_in_their_order_with_what_they_name() -> None:
    assert calls(LOOK, DELETE) == (
        Carried(0, "drafts.get", (DRAFT,)),
        Carried(1, "drafts.delete", (DRAFT,)),
    )


@pytest.mark.parametrize("write", [DELETE, UPDATE])
def test_a_hand_right_between_look_and_write_is_seen_by_nobody(write: tuple[str, ...]) -> None:
    carried = calls(LIST, LOOK, write)
    assert unseen(DRAFT, carried[1], carried)


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        ((LOOK, LIST, DELETE), 0),
        ((LOOK, LIST, DELETE), 1),
        ((LIST, DELETE), 0),
        ((LOOK, DELETE), 1),
        ((("GET", "drafts", "r-2"), DELETE), 0),
        ((LOOK, ("DELETE", "drafts", "r-2")), 0),
        ((LOOK,), 0),
    ],
)
def test_any_other_hand_must_have_been_seen(
    asked: tuple[tuple[str, ...], ...], before: int
) -> None:
    carried = calls(*asked)
    assert not unseen(DRAFT, carried[before], carried)


def test_a_hand_before_any_call_must_have_been_seen() -> None:
    assert not unseen(DRAFT, None, calls(DELETE))
