"""Where a process stands, and which moves its stage knows."""

from dataclasses import replace

import pytest

from agent.domain.hiring import InterviewStatus, Meaning, Outcome, OwnKind
from agent.process.stages import TABLE, IllegalMoveError, Move, Stage, advance, stage_of
from tests.unit.process.builders import day, facts, invitation, invited, mail, own

CANCELLED = InterviewStatus.CANCELLED


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("move", Move)
def test_it_takes_the_moves_of_the_table_and_refuses_all_others(stage: Stage, move: Move) -> None:
    """An illegal move raises; the stage is a value and cannot have changed."""
    if move in TABLE[stage]:
        assert advance(stage, move) is TABLE[stage][move]
    else:
        with pytest.raises(IllegalMoveError):
            advance(stage, move)


def test_it_leaves_an_ended_process_only_by_resuming() -> None:
    """Nothing that arrives late brings an ended process back by itself."""
    assert {move for move, to in TABLE[Stage.ENDED].items() if to is not Stage.ENDED} == {
        Move.RESUME
    }


def test_it_walks_through_an_ordinary_process() -> None:
    """Applied, scheduling, interviewing, waiting, ended."""
    items = [
        mail("a", day(0), Meaning.APPLICATION_RECEIVED),
        mail("b", day(2), Meaning.SCHEDULING),
        invitation("i", day(3), invited("u1", day(6))),
        mail("r", day(12), Meaning.REJECTION),
    ]
    seen = [stage_of(facts(*items, as_of=day(when))) for when in (1, 2.5, 4, 7, 13)]
    assert seen == [
        Stage.APPLIED,
        Stage.SCHEDULING,
        Stage.INTERVIEWING,
        Stage.WAITING,
        Stage.ENDED,
    ]


def test_it_stays_with_outreach_until_the_user_answers() -> None:
    """A first approach is nobody's application."""
    approach = mail("a", day(0), Meaning.OUTREACH)
    assert stage_of(facts(approach)) is Stage.OUTREACH
    assert stage_of(facts(approach, own("b", day(1), OwnKind.ANSWER))) is Stage.APPLIED


def test_it_goes_back_to_scheduling_when_the_interview_falls_away() -> None:
    """Cancelled without a new date: a date is expected."""
    known = facts(
        invitation("i", day(0), invited("u1", day(6))),
        invitation("j", day(1), invited("u1", day(6), sequence=1, status=CANCELLED)),
        as_of=day(2),
    )
    assert stage_of(known) is Stage.SCHEDULING


def test_it_is_interviewing_while_another_interview_lies_ahead() -> None:
    """One of two was held."""
    known = facts(
        invitation("i", day(0), invited("u1", day(2))),
        invitation("j", day(0), invited("u2", day(6)), thread="t2"),
        as_of=day(4),
    )
    assert stage_of(known) is Stage.INTERVIEWING


def test_it_keeps_an_offer_standing_while_its_details_are_discussed() -> None:
    """A call about the offer is no new round in the table."""
    known = facts(
        mail("o", day(0), Meaning.OFFER),
        invitation("i", day(1), invited("u1", day(2))),
        as_of=day(4),
    )
    assert stage_of(known) is Stage.OFFER


def test_it_shows_a_faded_process_as_ended() -> None:
    """Closing by the rules ends what no mail ended."""
    known = facts(mail("a", day(0), Meaning.APPLICATION_RECEIVED), as_of=day(90))
    assert stage_of(replace(known, closed=Outcome.FADED)) is Stage.ENDED
