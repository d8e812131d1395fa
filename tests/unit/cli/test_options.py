"""Arguments as people type them become values, or a complaint that shows how to say it right."""

from datetime import UTC, date, datetime, timedelta

import pytest
import typer

from agent.cli import options


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PT15M", timedelta(minutes=15)),
        ("PT2H", timedelta(hours=2)),
        ("P1D", timedelta(days=1)),
        ("P1DT2H30M", timedelta(days=1, hours=2, minutes=30)),
        ("p2w", timedelta(weeks=2)),
    ],
)
def test_it_reads_durations(text: str, expected: timedelta) -> None:
    assert options.duration(text) == expected


@pytest.mark.parametrize("text", ["", "P", "PT", "2h", "15", "never", "P1Y"])
def test_it_refuses_what_is_no_duration(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="PT15M"):
        options.duration(text)


def test_an_instant_needs_an_offset() -> None:
    assert options.instant("2026-05-11T11:00:00+02:00") == datetime(2026, 5, 11, 9, tzinfo=UTC)
    assert options.instant("2026-05-11T09:00:00Z") == datetime(2026, 5, 11, 9, tzinfo=UTC)
    with pytest.raises(typer.BadParameter, match="offset"):
        options.instant("2026-05-11T09:00:00")
    with pytest.raises(typer.BadParameter, match="no instant"):
        options.instant("tomorrow")


def test_it_knows_zones_countries_and_days() -> None:
    assert options.zone("Europe/Berlin") == "Europe/Berlin"
    assert options.country("gb") == "GB"
    assert options.country("None") == "none"
    assert options.day("2026-05-11") == date(2026, 5, 11)
    for parse, text in ((options.zone, "Berlin"), (options.country, "GBR"), (options.day, "x")):
        with pytest.raises(typer.BadParameter):
            parse(text)
