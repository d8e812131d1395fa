"""The contract's events: names, fields, order, and instants in the account's zone."""

from datetime import UTC, date, datetime
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from agent.domain import events
from agent.domain.events import (
    Because,
    Contact,
    DraftCreated,
    DraftSent,
    Event,
    InterviewSet,
    InterviewSource,
    MessageRead,
    Participant,
    ProcessClosed,
    ProcessOpened,
    PromiseMade,
    in_order,
    to_fields,
)
from agent.domain.hiring import Direction, Format, Meaning, Outcome, Part, Round, Step

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
NAMES = {
    "process.opened", "process.updated", "process.merged", "process.reopened", "message.read",
    "interview.set", "interview.moved", "interview.cancelled", "promise.made", "draft.created",
    "draft.updated", "draft.withdrawn", "draft.sent", "draft.edited", "draft.discarded",
    "step.held", "silence.read", "process.closed", "digest.delivered",
}  # fmt: skip


def kinds() -> list[type[Event]]:
    found = [one for one in vars(events).values() if isinstance(one, type)]
    return [cast("type[Event]", one) for one in found if hasattr(one, "rank")]


def test_it_has_an_event_for_every_name_of_the_contract() -> None:
    """Every one once."""
    named = [one.name for one in kinds() if isinstance(vars(one).get("name"), str)]
    assert sorted(named) == sorted(NAMES)


def test_it_writes_instants_in_the_accounts_zone_and_dates_plain() -> None:
    """RFC 3339 with an offset; ISO 8601."""
    made = PromiseMade(NOW, "acme", date(2026, 6, 12), firm=True, message_id="<a@x>", quote="by")
    assert to_fields(made, BERLIN) == {
        "event": "promise.made",
        "at": "2026-06-01T11:00:00+02:00",
        "process": "acme",
        "due": "2026-06-12",
        "firm": True,
        "message_id": "<a@x>",
        "quote": "by",
    }


def test_it_writes_people_as_objects() -> None:
    """A contact has name, email and part; a participant name and email."""
    opened = ProcessOpened(NOW, "acme", "Acme", None, Contact("Dana", None, Part.RECRUITER))
    assert to_fields(opened, BERLIN)["contact"] == {
        "name": "Dana",
        "email": None,
        "part": "recruiter",
    }
    held = InterviewSet(
        NOW, "acme", NOW, None, "Europe/Berlin", Round.PANEL, Format.VIDEO,
        (Participant("Priya", None),), InterviewSource.INVITE, "<a@x>", "then",
    )  # fmt: skip
    fields = to_fields(held, BERLIN)
    assert fields["people"] == [{"name": "Priya", "email": None}]
    assert (fields["round"], fields["format"], fields["source"]) == ("panel", "video", "invite")
    assert fields["end"] is None


def test_it_writes_a_draft_with_all_the_fields_of_the_contract() -> None:
    """Names, lists and nulls as written there; fields of our own may stand beside them."""
    draft = DraftCreated(
        NOW, "acme", Step.THANK_YOU, "d1", ("dana@acme.example",), (), "Re: Hi", "Dear",
        None, NOW, None, False, ("detail",), "phase-map", "PM-1", (Because("PM-1", "held"),),
    )  # fmt: skip
    fields = to_fields(draft, BERLIN)
    assert set(fields) >= {
        "event", "at", "process", "step", "draft", "to", "cc", "subject", "body", "in_reply_to",
        "send_after", "send_before", "ready", "missing", "playbook", "rule", "because",
    }  # fmt: skip
    assert (fields["cc"], fields["missing"], fields["send_before"]) == ([], ["detail"], None)
    assert fields["because"] == [
        {"rule": "PM-1", "text": "held", "message_id": None, "quote": None}
    ]


def test_it_orders_a_poll_as_the_contract_does() -> None:
    """Opened, read, the user's hand, closed; earlier polls first."""
    later = ProcessOpened(datetime(2026, 6, 1, 10, tzinfo=UTC), "beta", None, None, None)
    closed = ProcessClosed(NOW, "acme", Outcome.REJECTED, "CM-4")
    sent = DraftSent(NOW, "acme", Step.THANK_YOU, "d1")
    read = MessageRead(NOW, "acme", "<a@x>", Meaning.REJECTION, Direction.IN)
    opened = ProcessOpened(NOW, "acme", None, None, None)
    assert in_order([later, closed, sent, read, opened]) == [opened, read, sent, closed, later]


def test_it_refuses_what_has_no_place_in_json() -> None:
    """A fault of ours is an error, never a guess."""
    broken = ProcessOpened(NOW, "acme", cast("str", object()), None, None)
    with pytest.raises(TypeError):
        to_fields(broken, BERLIN)
