"""What the user's own messages do, by words and by where the thread stands (CM-5)."""

import pytest

from agent.domain.hiring import Direction, Meaning, OwnKind
from tests.unit.reading.labelled import CORPUS, blocks, outgoing, turn

K = OwnKind


def cases() -> list[tuple[str, tuple[str, ...], dict[str, str], str]]:
    """The messages of `own_practice.txt`."""
    found = []
    for number, (head, body) in enumerate(blocks(CORPUS / "messages" / "own_practice.txt")):
        parts = head.split()
        keys = dict(part.split("=", 1) for part in parts if "=" in part)
        found.append((f"own-{number}", tuple(parts[0].split(",")), keys, body))
    return found


@pytest.mark.parametrize(("name", "kinds", "keys", "body"), cases(), ids=lambda one: str(one)[:12])
def test_it_recognises_what_the_user_did(
    name: str, kinds: tuple[str, ...], keys: dict[str, str], body: str
) -> None:
    asks = "Which day suits you?" if keys.get("asks") == "yes" else ""
    thread = (turn(Meaning(keys["after"]), asks=asks),) if "after" in keys else ()
    reading = outgoing(body, *thread)
    assert reading.direction is Direction.OUT
    got = (reading.own, *reading.also)
    assert got[0] is K(kinds[0])
    assert {K(kind) for kind in kinds} <= set(got)


def test_the_same_thanks_answer_what_was_said_last() -> None:
    """Thanks after a no is a reply to the no, after an offer a reply to the offer."""
    body = "Thank you so much for letting me know, I really appreciate it."
    assert outgoing(body, turn(Meaning.REJECTION)).own is K.REJECTION_REPLY
    assert outgoing(body, turn(Meaning.OFFER, asks="Please decide.")).own is K.OFFER_REPLY
    assert outgoing(body, turn(Meaning.ON_HOLD)).own is K.HOLD_REPLY


def test_a_bare_answer_to_a_question_clears_the_ball() -> None:
    """What was asked is answered, however short the answer."""
    asked = turn(Meaning.INFORMATION_REQUEST, asks="What is your notice period?")
    assert outgoing("Four weeks.", asked).own is K.ANSWER
    assert outgoing("Four weeks.").own is not K.WITHDRAWAL


def test_a_supposed_withdrawal_withdraws_nothing() -> None:
    """Telling what one would do is not doing it."""
    body = "If I don't hear back by June I may have to withdraw my application."
    assert outgoing(body, turn(Meaning.STATUS_UPDATE)).own is not K.WITHDRAWAL


def test_accepting_an_invitation_is_no_acceptance_of_an_offer() -> None:
    """Only an offer can be accepted."""
    asked = turn(Meaning.SCHEDULING, asks="Which day suits you?")
    reading = outgoing("I'm happy to accept the invitation, Thursday at 10 works for me.", asked)
    assert K.ACCEPTANCE not in (reading.own, *reading.also)


_UNMOVED = (
    "Thank you, the new time is no problem for me.",
    "The later start is no trouble for me at all.",
    "That date is not too soon for me.",
    "The change isn't a problem for me.",
    "I'm afraid I have to cancel tomorrow as my son is in hospital. Could we rearrange?",
    "I will have to pull out of tomorrow because of a family emergency.",
    "I must withdraw from Thursday's interview, I have Covid. Could we find another date?",
)


@pytest.mark.parametrize("body", _UNMOVED)
def test_a_time_taken_or_called_off_takes_nobody_out_of_a_process(body: str) -> None:
    """A bare "not", or a meeting that cannot be kept, is no end of an application."""
    reading = outgoing(body, turn(Meaning.INTERVIEW_MOVED))
    assert K.WITHDRAWAL not in (reading.own, *reading.also)


_LEFT = (
    "I've decided to pull out of the process, so please cancel tomorrow.",
    "I have to cancel our interview on Thursday as I have accepted another offer.",
    "I must withdraw from the process. Perhaps we will find another time to work together.",
    "Having thought it over, this isn't the one for me.",
    "I don't want to waste your time, so I'm bowing out.",
    "I am backing out of the interview as I am going to college in the autumn.",
    "I'm pulling out of the interview, the wage is too low for me.",
)


@pytest.mark.parametrize("body", _LEFT)
def test_who_leaves_has_left_whatever_stands_beside_it(body: str) -> None:
    """A meeting called off in the same breath takes nothing from a withdrawal."""
    reading = outgoing(body, turn(Meaning.INTERVIEW_CONFIRMED))
    assert reading.own is K.WITHDRAWAL
