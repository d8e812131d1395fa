"""Every event that a replay prints holds to CONTRACTS.md section 1, field by field."""

from functools import cache
from pathlib import Path

import pytest

from agent.replay.sample import sample_mbox
from tests.system.commandline import DONE, Event, Ran, followup
from tests.system.event_contract import FIELDS, faults

ZONE = "Europe/London"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample mailbox on disk."""
    path = tmp_path_factory.mktemp("sample") / "sample.mbox"
    path.write_bytes(sample_mbox())
    return path


@cache
def replayed(sample: Path, *words: str) -> Ran:
    """A replay of the sample, run once for all tests that look at it."""
    return followup(
        "replay", sample, "--format", "json", "--timezone", ZONE, "--country", "GB", *words
    )


@pytest.mark.parametrize("approve", ["never", "PT2H"])
def test_it_prints_events_that_hold_to_the_contract(sample: Path, approve: str) -> None:
    """Names, types, nulls, zones, the order within a poll, and time that never goes back."""
    ran = replayed(sample, "--approve", approve)
    assert ran.status == DONE, ran.err
    assert faults(ran.events, ZONE) == []


def test_it_shows_most_kinds_of_events_in_the_sample(sample: Path) -> None:
    """The sample exercises what the contract lists, so that the check above means something."""
    shown = {event["event"] for event in replayed(sample, "--approve", "never").events}
    shown |= {event["event"] for event in replayed(sample, "--approve", "PT2H").events}
    by_hand = {"draft.edited", "draft.discarded", "process.merged", "process.reopened"}
    assert set(FIELDS) - shown - by_hand <= {"process.updated", "interview.cancelled"}


def test_it_reads_what_the_simulated_user_sent(sample: Path) -> None:
    """Each `draft.sent` is followed by `message.read` of an own message of the same step."""
    events = replayed(sample, "--approve", "PT2H").events
    sent = [event for event in events if event["event"] == "draft.sent"]
    assert sent
    for event in sent:
        later = events[events.index(event) :]
        assert any(_is_reading_of(one, event) for one in later), event


def _is_reading_of(event: Event, sent: Event) -> bool:
    return (
        event["event"] == "message.read"
        and event["direction"] == "out"
        and (event["process"], event["step"]) == (sent["process"], sent["step"])
    )


def test_it_says_the_same_twice(sample: Path) -> None:
    """Two replays of one mailbox print the same events, but for ids that the server gives out."""
    again = followup("replay", sample, "--format", "json", "--timezone", ZONE, "--country", "GB")
    first = replayed(sample, "--approve", "never")
    assert [_without_ids(one) for one in first.events] == [
        _without_ids(one) for one in again.events
    ]


def _without_ids(event: Event) -> Event:
    return {name: value for name, value in event.items() if name not in ("draft", "message_id")}


def test_the_checker_notices_a_broken_event() -> None:
    """A missing field, a wrong type, a wrong zone and a wrong order are all told."""
    opened = {"event": "process.opened", "at": "2026-05-12T09:00:00+01:00", "process": "acme"}
    known = opened | {"company": "Acme", "role": None, "contact": None}
    silence = {"event": "silence.read", "at": "2026-05-12T09:00:00+01:00", "process": "acme"}
    assert faults([opened], ZONE)
    assert faults([known | {"company": 3}], ZONE)
    assert faults([known | {"at": "2026-05-12T09:00:00+00:00"}], ZONE)
    assert faults([known, silence | {"days": "3", "band": "PM-S2"}], ZONE)
    assert faults([silence | {"days": 3, "band": "PM-S2"}, known], ZONE)
    assert faults([known], ZONE) == []
