"""Gmail's JSON, read strictly: what is missing is an error, and never one of another kind."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.gmail import decode

SCALARS = st.none() | st.booleans() | st.integers() | st.sampled_from(["", "x", "7", "==="])
KEYS = st.sampled_from(
    [
        "id",
        "threadId",
        "labelIds",
        "internalDate",
        "payload",
        "headers",
        "name",
        "value",
        "raw",
        "message",
        "messages",
        "drafts",
        "history",
        "historyId",
        "messagesAdded",
        "labelsAdded",
        "nextPageToken",
        "sendAs",
        "sendAsEmail",
        "labels",
        "isPrimary",
        "verificationStatus",
    ]
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
DECODERS: list[Callable[[Any], object]] = [
    decode.message_ref,
    decode.message_view,
    decode.raw_message,
    decode.thread_views,
    decode.draft_ref,
    decode.draft_view,
    decode.inserted_id,
    decode.message_page,
    decode.draft_page,
    decode.history_page,
    decode.send_as_addresses,
    decode.label_list,
]


@given(st.dictionaries(KEYS, JSON, max_size=6), st.sampled_from(DECODERS))
def test_any_object_is_read_or_refused(data: dict[str, Any], read: Callable[[Any], object]) -> None:
    """Only the errors that the caller takes for an answer that is not Gmail's."""
    try:
        read(data)
    except (AttributeError, KeyError, TypeError, ValueError):
        return


@pytest.mark.parametrize("value", ["", None, 7, ["x"]])
def test_an_id_that_is_none_is_refused(value: object) -> None:
    """An empty id would name something else later."""
    with pytest.raises(ValueError, match="id"):
        decode.message_ref({"id": value, "threadId": "t"})


@pytest.mark.parametrize("value", ["9" * 30, "-" + "9" * 30, "soon"])
def test_an_internal_date_that_is_no_instant_is_refused(value: str) -> None:
    """Too far away, or no number."""
    with pytest.raises(ValueError, match=r"instant|invalid literal"):
        decode.message_view({"id": "m", "threadId": "t", "internalDate": value})


def test_an_internal_date_is_exact_to_the_millisecond() -> None:
    """No detour over floating point."""
    found = decode.message_view({"id": "m", "threadId": "t", "internalDate": "1777975200123"})
    assert found.at == datetime(2026, 5, 5, 10, 0, 0, 123000, tzinfo=UTC)


@given(st.binary(max_size=200))
def test_bytes_survive_both_ways(raw: bytes) -> None:
    """With padding and without."""
    text = decode.b64(raw)
    assert decode.unb64(text) == raw
    assert decode.unb64(text.rstrip("=")) == raw


def test_a_message_added_and_removed_in_one_record_came_before_it_went() -> None:
    """Order within a record is not the server's to say."""
    message = {"message": {"id": "m", "threadId": "t"}}
    page = decode.history_page(
        {"history": [{"id": "1", "messagesDeleted": [message], "messagesAdded": [message]}]}
    )
    assert [item.change.kind.value for item in page.items] == ["messageAdded", "messageDeleted"]
