"""What else happens in the simulated world happens at its own instant, before the next poll."""

from collections import deque
from datetime import UTC, datetime, timedelta

from agent.localgmail import LocalGmail
from agent.replay.clock import SimulatedClock
from agent.replay.simulation import Happening, Simulation, Span
from agent.replay.user import SimulatedUser
from agent.services.session import PassReport

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def test_it_lets_things_happen_at_their_instant_and_polls_right_after() -> None:
    """A deed at 09:20 finds the clock at 09:20; the poll of 09:30 is made because of it."""
    clock = SimulatedClock(START)
    server = LocalGmail(clock)
    server.add_account("nora@mail.example")
    happened: list[datetime] = []
    polled: list[datetime] = []

    def poll(now: datetime) -> PassReport:
        polled.append(now)
        return PassReport((), None)

    simulation = Simulation(
        server=server,
        email="nora@mail.example",
        clock=clock,
        user=SimulatedUser(server, "nora@mail.example", None),
        span=Span(START, START + timedelta(hours=8), QUARTER),
        arrivals=deque(),
        poll=poll,
        happenings=deque(
            Happening(START + timedelta(minutes=minutes), lambda: happened.append(clock()))
            for minutes in (20, 25, 200)
        ),
    )
    assert list(simulation.run()) == []
    assert happened == [START + timedelta(minutes=minutes) for minutes in (20, 25, 200)]
    assert polled == [START, START + 2 * QUARTER, START + timedelta(minutes=210)]
