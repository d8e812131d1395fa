"""Whose clock a time stands in, and in which order numbers are read."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from agent.domain.hiring import ZoneFrom
from agent.domain.message import Automation
from agent.reading.interviews import read_interviews
from agent.reading.standpoint import is_machine, standpoint
from tests.unit.reading.time_helpers import context, message


def written(offset: float, day: str = "2026-05-11") -> datetime:
    """Nine in the morning of that day, so many hours east of Greenwich."""
    return datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=timezone(timedelta(hours=offset)))


def start_of(
    body: str, sender: str, offset: float, day: str = "2026-05-11", zone: str = "UTC"
) -> str:
    """The start of the one appointment in a message, with its offset."""
    found, _ = read_interviews(
        message(body, sender=sender, written=written(offset, day)), context(zone), None
    )
    assert len(found) == 1
    assert found[0].start is not None
    return found[0].start.isoformat()


def test_it_puts_a_time_without_zone_on_the_writers_clock() -> None:
    """The offset of the Date header (CONTRACTS.md section 2)."""
    body = "Could you do an interview on Thursday at 2pm?"
    assert start_of(body, "a@firm.example", 5.5) == "2026-05-14T14:00:00+05:30"


def test_it_puts_a_machines_time_on_the_accounts_clock() -> None:
    """Machinery on UTC knows no clock of its own."""
    body = "Your interview is on Thursday at 2pm."
    found = start_of(body, "no-reply@hire.lever.co", 0, zone="America/Denver")
    assert found == "2026-05-14T14:00:00-06:00"


def test_it_follows_the_writers_clocks_over_a_change_to_summer_time() -> None:
    """Written on 6 March in New York (-05:00), a slot of 11 March stands at -04:00."""
    body = "Could you do an interview on Wednesday 11 March at 2pm?"
    assert start_of(body, "a@firm.example", -5, "2026-03-06") == "2026-03-11T14:00:00-04:00"


def test_it_reads_est_in_july_as_eastern_local_time() -> None:
    """Abbreviations name a place's clock, whatever the season."""
    body = "Your interview is on Thursday at 2pm EST."
    assert start_of(body, "a@firm.example", -4, "2026-07-13") == "2026-07-16T14:00:00-04:00"


@pytest.mark.parametrize(
    ("sender", "offset", "instant"),
    [
        ("a@firm.in", 5.5, "2026-05-14T14:00:00+05:30"),
        ("a@firm.ie", 1, "2026-05-14T14:00:00+01:00"),
        ("a@firm.il", 3, "2026-05-14T14:00:00+03:00"),
    ],
)
def test_it_settles_ist_by_the_sender(sender: str, offset: float, instant: str) -> None:
    """India, Ireland, Israel: offset and country decide."""
    assert start_of("Your interview is on Thursday at 2pm IST.", sender, offset) == instant


def test_it_settles_cst_by_the_sender() -> None:
    """Chicago or Shanghai."""
    body = "Your interview is on Thursday at 2pm CST."
    assert start_of(body, "a@firm.example", -5) == "2026-05-14T14:00:00-05:00"
    assert start_of(body, "a@firm.cn", 8) == "2026-05-14T14:00:00+08:00"


def test_it_says_where_the_zone_was_learned() -> None:
    """text, sender or account, and whether it is known at all."""
    said = read_interviews(message("Your interview is on Thursday at 2pm BST."), context(), None)[
        0
    ][0]
    own = read_interviews(message("Your interview is on Thursday at 2pm."), context(), None)[0][0]
    assert (said.zone_known, said.zone_from, said.timezone) == (
        True, ZoneFrom.TEXT, "Europe/London",
    )  # fmt: skip
    assert (own.zone_known, own.zone_from) == (False, ZoneFrom.SENDER)


@pytest.mark.parametrize(
    ("text", "sender", "offset", "day_first"),
    [
        ("Interview on 05/06/2026.", "a@firm.co.uk", 1, True),
        ("Interview on 05/06/2026.", "a@firm.example", -5, False),
        ("Interview on 05/06/2026.", "a@firm.example", 2, True),
        ("Interview on 05/06/2026 or 25/06/2026.", "a@firm.example", -5, True),
        ("Interview on 05/06/2026 or 05/25/2026.", "a@firm.co.uk", 1, False),
        ("Interview on Friday 05/06/2026.", "a@firm.example", -5, True),
    ],
)
def test_it_orders_numbers_by_evidence(
    text: str, sender: str, offset: float, day_first: bool
) -> None:
    """Other dates and weekdays of the message go before the sender's country."""
    found = standpoint(message(text, sender=sender, written=written(offset)), ZoneInfo("UTC"))
    assert found.day_first is day_first


@pytest.mark.parametrize(
    ("sender", "automation", "machine"),
    [
        ("no-reply@firm.example", Automation(), True),
        ("notifications@calendly.com", Automation(), True),
        ("anna@firm.example", Automation(auto_submitted=True), True),
        ("anna@firm.example", Automation(), False),
        ("anna@greenhouse-mail.io.evil.example", Automation(), False),
    ],
)
def test_it_tells_machinery_from_people(sender: str, automation: Automation, machine: bool) -> None:
    """By headers, by the local part, by known systems' domains."""
    assert is_machine(message("", sender=sender, automation=automation)) is machine
