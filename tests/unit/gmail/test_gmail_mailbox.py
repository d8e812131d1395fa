"""The mailbox over scripted answers: what is asked, what is made of it, and each write once."""

import base64
import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import (
    CursorExpiredError,
    GoneError,
    NeedsConsentError,
    RateLimitedError,
    RejectedError,
    TransientError,
    UnknownOutcomeError,
)
from agent.gmail.mailbox import GmailMailbox, same_mailbox
from agent.ports import Change, ChangeKind, DraftRef, Mailbox
from tests.unit.gmail.accounts import EMAIL, PROFILE, FakeTime, mailbox_at
from tests.unit.gmail.rawserver import Deed, answer, cut_short, hang_up, raw_server, reset, silence

OWN = answer(PROFILE)
DRAFT = answer({"id": "r-1", "message": {"id": "m1", "threadId": "t1", "labelIds": ["DRAFT"]}})
LOGIN_PAGE = answer(b"<html>Welcome to the hotel</html>", content_type="text/html")
MESSAGE = {"id": "m1", "threadId": "t1", "labelIds": ["INBOX"], "internalDate": "1777975200000"}


def test_it_is_the_mailbox_of_the_port() -> None:
    """mypy checks the assignment; the names are compared here."""
    kind: type[Mailbox] = GmailMailbox
    promised = {name for name in vars(Mailbox) if not name.startswith("_")}
    assert promised <= set(dir(kind))


def test_it_reads_the_profile_and_the_server_clock(tmp_path: Path) -> None:
    """The Date header comes with it."""
    dated = answer(PROFILE, Date="Tue, 05 May 2026 10:00:00 GMT")
    with mailbox_at(tmp_path, dated) as (mailbox, server):
        found = mailbox.profile()
        assert (found.email, found.history_id, found.messages_total) == (EMAIL, "100", 3)
        assert found.server_time == datetime(2026, 5, 5, 10, tzinfo=UTC)
        assert server.seen[0].headers["authorization"] == "Bearer access-1"
        assert server.seen[0].path == "/gmail/v1/users/me/profile"


def test_it_refuses_another_account_before_the_first_write(tmp_path: Path) -> None:
    """The token is somebody else's: nothing is written, and the user is told."""
    stranger = answer({**PROFILE, "emailAddress": "bob@mail.example"})
    with mailbox_at(tmp_path, stranger) as (mailbox, server):
        with pytest.raises(NeedsConsentError, match="another account"):
            mailbox.create_draft(b"x")
        assert not server.requests("POST")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann@Mail.example", "ann@mail.example", True),
        ("a.n.n@googlemail.com", "ann@gmail.com", True),
        ("ann+jobs@gmail.com", "ann@gmail.com", True),
        ("a.nn@mail.example", "ann@mail.example", False),
        ("ann@mail.example", "bob@mail.example", False),
    ],
)
def test_it_knows_one_account_by_its_spellings(one: str, other: str, same: bool) -> None:
    """Dots and tags mean nothing to Gmail, and something to everybody else."""
    assert same_mailbox(one, other) is same


def test_it_reads_every_page_of_the_history(tmp_path: Path) -> None:
    """A page may have no history, a record may come twice, the last page's cursor counts."""
    added = {
        "id": "101",
        "messagesAdded": [{"message": {"id": "m1", "threadId": "t1", "labelIds": ["INBOX"]}}],
    }
    labelled = {
        "id": "102",
        "labelsAdded": [
            {
                "message": {"id": "m1", "threadId": "t1", "labelIds": ["INBOX", "SPAM"]},
                "labelIds": ["SPAM"],
            }
        ],
    }
    removed = {"id": "103", "messagesDeleted": [{"message": {"id": "m2", "threadId": "t2"}}]}
    pages = [
        {"history": [added], "nextPageToken": "p2", "historyId": "150"},
        {"nextPageToken": "p3", "historyId": "151"},
        {"history": [added, labelled, removed], "historyId": "152"},
    ]
    with mailbox_at(tmp_path, *map(answer, pages)) as (mailbox, server):
        found = mailbox.history("100")
    assert found.history_id == "152"
    assert found.changes == (
        Change(ChangeKind.ADDED, "m1", "t1", frozenset({"INBOX"})),
        Change(ChangeKind.LABEL_ADDED, "m1", "t1", frozenset({"SPAM"})),
        Change(ChangeKind.DELETED, "m2", "t2", frozenset()),
    )
    assert ["pageToken=p2" in seen.target for seen in server.seen] == [False, True, False]
    assert all("startHistoryId=100" in seen.target for seen in server.seen)


@pytest.mark.parametrize(
    "refusal",
    [
        answer({"error": {"code": 404}}, 404),
        answer({"error": {"code": 400, "message": "Invalid startHistoryId"}}, 400),
    ],
)
def test_a_cursor_gmail_does_not_know_has_expired(tmp_path: Path, refusal: Deed) -> None:
    """404 is documented; a 400 about the history id was seen by others."""
    with (
        mailbox_at(tmp_path, refusal) as (mailbox, _),
        pytest.raises(CursorExpiredError),
    ):
        mailbox.history("1")


def test_a_listing_that_goes_round_in_a_circle_ends(tmp_path: Path) -> None:
    """The same page token again and again must not hold a pass for ever."""
    page = answer({"messages": [MESSAGE], "nextPageToken": "again"})
    with (
        mailbox_at(tmp_path, page) as (mailbox, _),
        pytest.raises(TransientError, match="circle"),
    ):
        list(mailbox.messages())


def test_it_lists_each_message_once_and_passes_empty_pages(tmp_path: Path) -> None:
    """New mail shifts the pages while they are read."""
    pages = [
        {
            "messages": [{"id": "m2", "threadId": "t"}, {"id": "m1", "threadId": "t"}],
            "nextPageToken": "2",
        },
        {"nextPageToken": "3"},
        {"messages": [{"id": "m1", "threadId": "t"}, {"id": "m0", "threadId": "t"}]},
    ]
    with mailbox_at(tmp_path, *map(answer, pages)) as (mailbox, server):
        found = [ref.gmail_id for ref in mailbox.messages("after:1", include_spam_trash=True)]
        assert found == ["m2", "m1", "m0"]
        assert "q=after%3A1" in server.seen[0].target
        assert "includeSpamTrash=true" in server.seen[0].target


def test_it_asks_for_the_next_page_only_when_it_is_wanted(tmp_path: Path) -> None:
    """A listing that is left early costs one call."""
    page = answer({"messages": [MESSAGE], "nextPageToken": "2"})
    with mailbox_at(tmp_path, page) as (mailbox, server):
        next(mailbox.messages())
        assert len(server.seen) == 1


@pytest.mark.parametrize("padding", [True, False])
def test_it_reads_the_bytes_of_a_message(tmp_path: Path, padding: bool) -> None:
    """base64url, padded or not, to the byte."""
    raw = b"Subject: \xfb\xff\r\n\r\nhello"
    text = base64.urlsafe_b64encode(raw).decode()
    data = {**MESSAGE, "raw": text if padding else text.rstrip("=")}
    with mailbox_at(tmp_path, answer(data)) as (mailbox, server):
        found = mailbox.raw("m1")
        assert found.raw == raw
        assert found.labels == {"INBOX"}
        assert found.at == datetime(2026, 5, 5, 10, tzinfo=UTC)
        assert "format=raw" in server.seen[0].target


def test_it_reads_a_thread_by_arrival_with_the_headers_asked_for(tmp_path: Path) -> None:
    """Drafts and trash are in it; labels tell."""
    header = {"name": "Message-Id", "value": "<1@x>"}
    later = {**MESSAGE, "id": "m2", "internalDate": "1777975300000", "labelIds": ["DRAFT"]}
    thread = {"id": "t1", "messages": [later, {**MESSAGE, "payload": {"headers": [header]}}]}
    with mailbox_at(tmp_path, answer(thread)) as (mailbox, server):
        found = mailbox.thread("t1", ["Message-ID", "X-Other"])
        assert [view.gmail_id for view in found] == ["m1", "m2"]
        assert found[0].header("message-id") == "<1@x>"
        assert "format=metadata" in server.seen[0].target
        assert server.seen[0].target.count("metadataHeaders=") == 2


def test_a_view_without_headers_is_the_cheap_format(tmp_path: Path) -> None:
    """format=minimal."""
    with mailbox_at(tmp_path, answer(MESSAGE)) as (mailbox, server):
        assert mailbox.view("m1").labels == {"INBOX"}
        assert "format=minimal" in server.seen[0].target


def test_a_message_that_is_not_there_is_gone(tmp_path: Path) -> None:
    """404 on a read by id."""
    gone = answer({"error": {"code": 404, "message": "Requested entity was not found."}}, 404)
    with mailbox_at(tmp_path, gone) as (mailbox, _), pytest.raises(GoneError):
        mailbox.raw("m1")


def test_a_404_where_nothing_was_named_is_not_gone(tmp_path: Path) -> None:
    """A wrong endpoint must not look like a mailbox that lost its drafts."""
    with mailbox_at(tmp_path, answer({}, 404)) as (mailbox, _):
        for read in (mailbox.profile, mailbox.drafts, mailbox.labels, mailbox.send_as):
            with pytest.raises(RejectedError, match="endpoint"):
                read()


def test_it_lists_drafts_of_all_pages(tmp_path: Path) -> None:
    """The full picture; a draft saved while paging counts as last seen."""
    pages = [
        {"drafts": [{"id": "r1", "message": {"id": "m1", "threadId": "t1"}}], "nextPageToken": "2"},
        {
            "drafts": [
                {"id": "r1", "message": {"id": "m9", "threadId": "t1"}},
                {"id": "r2", "message": {"id": "m2", "threadId": "t2"}},
            ]
        },
    ]
    with mailbox_at(tmp_path, *map(answer, pages)) as (mailbox, _):
        assert mailbox.drafts() == (DraftRef("r1", "m9", "t1"), DraftRef("r2", "m2", "t2"))


def test_it_creates_a_draft_in_its_thread(tmp_path: Path) -> None:
    """One POST with the bytes and the thread, after one look at whose mailbox it is."""
    with mailbox_at(tmp_path, OWN, DRAFT) as (mailbox, server):
        assert mailbox.create_draft(b"To: x\r\n\r\n", "t1") == DraftRef("r-1", "m1", "t1")
        sent = json.loads(server.requests("POST")[0].body)["message"]
        assert sent["threadId"] == "t1"
        assert base64.urlsafe_b64decode(sent["raw"]) == b"To: x\r\n\r\n"
        assert [seen.method for seen in server.seen] == ["GET", "POST"]


def test_it_updates_a_draft_with_its_thread_again(tmp_path: Path) -> None:
    """One PUT; without threadId the draft might leave the thread."""
    with mailbox_at(tmp_path, OWN, DRAFT) as (mailbox, server):
        assert mailbox.update_draft("r-1", b"x", "t1").message_id == "m1"
        put = server.requests("PUT")
        assert len(put) == 1
        assert put[0].path == "/gmail/v1/users/me/drafts/r-1"
        assert json.loads(put[0].body)["message"]["threadId"] == "t1"


def test_a_draft_that_is_gone_counts_as_deleted_but_not_as_updated(tmp_path: Path) -> None:
    """404 is success for a delete, and news for an update."""
    with mailbox_at(tmp_path, OWN, answer({}, 404)) as (mailbox, server):
        mailbox.delete_draft("r-1")
        assert len(server.requests("DELETE")) == 1
        with pytest.raises(GoneError):
            mailbox.update_draft("r-1", b"x")


def test_it_deletes_with_one_request(tmp_path: Path) -> None:
    """204 without a body."""
    with mailbox_at(tmp_path, OWN, answer(b"", 204)) as (mailbox, server):
        mailbox.delete_draft("r-1")
        assert [seen.method for seen in server.seen] == ["GET", "DELETE"]


def test_it_inserts_a_message_with_its_labels(tmp_path: Path) -> None:
    """messages.insert files it into this mailbox; nothing is sent."""
    with mailbox_at(tmp_path, OWN, answer({"id": "m7", "threadId": "t7"})) as (mailbox, server):
        assert mailbox.insert(b"x", {"UNREAD", "INBOX"}) == "m7"
        post = server.requests("POST")[0]
        assert post.path == "/gmail/v1/users/me/messages"
        assert json.loads(post.body)["labelIds"] == ["INBOX", "UNREAD"]


WRITES: dict[str, Callable[[GmailMailbox], object]] = {
    "create": lambda mailbox: mailbox.create_draft(b"x", "t1"),
    "update": lambda mailbox: mailbox.update_draft("r-1", b"x", "t1"),
    "delete": lambda mailbox: mailbox.delete_draft("r-1"),
    "insert": lambda mailbox: mailbox.insert(b"x", ["INBOX"]),
}
LOST = [
    hang_up,
    reset,
    silence,
    cut_short,
    LOGIN_PAGE,
    answer([1]),
    answer({"error": {"code": 500}}, 500),
    answer(b"<html>", 502),
    answer({}, 503, Retry_After="1"),
    answer(b"", 302, Location="/login"),
    answer(b"", 303, Location="/login"),
    answer(b"\xff\xfe not text"),
    answer(b"<html>Blocked by policy</html>", 403),
]


@pytest.mark.parametrize("deed", LOST)
@pytest.mark.parametrize("write", WRITES)
def test_a_write_whose_answer_is_lost_is_unknown_and_leaves_once(
    tmp_path: Path, deed: Deed, write: str
) -> None:
    """Whatever befalls the answer: one request, and the error that demands reconciliation."""
    with mailbox_at(tmp_path, OWN, deed, DRAFT) as (mailbox, server):
        with pytest.raises(UnknownOutcomeError):
            WRITES[write](mailbox)
        assert len([seen for seen in server.seen if seen.method != "GET"]) == 1


@pytest.mark.parametrize("deed", [answer(b""), answer({"unexpected": True})])
@pytest.mark.parametrize("write", ["create", "update", "insert"])
def test_a_success_without_an_id_is_unknown(tmp_path: Path, deed: Deed, write: str) -> None:
    """What cannot be named cannot be confirmed. (A delete's answer is empty by right.)"""
    with mailbox_at(tmp_path, OWN, deed, DRAFT) as (mailbox, server):
        with pytest.raises(UnknownOutcomeError):
            WRITES[write](mailbox)
        assert len([seen for seen in server.seen if seen.method != "GET"]) == 1


def test_a_write_that_could_not_leave_is_not_unknown(tmp_path: Path) -> None:
    """Connection refused: nothing to reconcile."""
    with mailbox_at(tmp_path, OWN) as (mailbox, _):
        mailbox.profile()
    with pytest.raises(TransientError) as caught:
        mailbox.create_draft(b"x")
    assert not isinstance(caught.value, UnknownOutcomeError)


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (answer({"error": {"code": 400, "message": "Invalid thread_id"}}, 400), RejectedError),
        (answer({"error": {"code": 404}}, 404), GoneError),
        (answer({"error": {"code": 429}}, 429), RateLimitedError),
        (
            answer({"error": {"code": 403, "errors": [{"reason": "rateLimitExceeded"}]}}, 403),
            RateLimitedError,
        ),
        (
            answer(
                {"error": {"code": 403, "errors": [{"reason": "insufficientPermissions"}]}}, 403
            ),
            NeedsConsentError,
        ),
    ],
)
def test_a_definite_no_to_a_write_is_told_and_not_tried_again(
    tmp_path: Path, refusal: Deed, expected: type[Exception]
) -> None:
    """Not executed, so not unknown; not repeated either."""
    with mailbox_at(tmp_path, OWN, refusal) as (mailbox, server):
        with pytest.raises(expected):
            mailbox.create_draft(b"x", "t1")
        assert len(server.requests("POST")) == 1


def test_a_narrow_consent_names_the_box_for_drafts(tmp_path: Path) -> None:
    """The scope that drafts.create needs."""
    refusal = answer(
        {
            "error": {
                "code": 403,
                "status": "PERMISSION_DENIED",
                "details": [{"reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}],
            }
        },
        403,
    )
    with (
        mailbox_at(tmp_path, OWN, refusal) as (mailbox, _),
        pytest.raises(NeedsConsentError, match=r"gmail\.compose"),
    ):
        mailbox.create_draft(b"x")


@pytest.mark.parametrize(
    "deed",
    [
        reset,
        cut_short,
        LOGIN_PAGE,
        answer({}, 500),
        answer(b"<html>", 502),
        answer([1]),
        answer({"error": {"code": 429}}, 429),
        answer({"error": {}}, 408),
    ],
)
def test_a_read_is_tried_again(tmp_path: Path, deed: Deed) -> None:
    """Once the trouble is over, nobody notices but the clock."""
    time = FakeTime()
    with mailbox_at(tmp_path, deed, OWN, time=time) as (mailbox, server):
        assert mailbox.profile().history_id == "100"
        assert len(server.seen) == 2
        assert time.slept == [1.0]


def test_a_read_gives_up_after_its_tries(tmp_path: Path) -> None:
    """Bounded: the next poll is the next chance."""
    time = FakeTime()
    with mailbox_at(tmp_path, answer({}, 500), time=time) as (mailbox, server):
        with pytest.raises(TransientError):
            mailbox.profile()
        assert len(server.seen) == 3
        assert time.slept == [1.0, 2.0]


def test_a_read_waits_for_the_time_the_server_names(tmp_path: Path) -> None:
    """Retry-After within the patience is waited out; beyond it the error carries the time."""
    time = FakeTime()
    with mailbox_at(tmp_path, answer({}, 429, Retry_After="7"), OWN, time=time) as (mailbox, _):
        mailbox.profile()
        assert time.slept == [8.0]
    hours = answer({}, 429, Retry_After="7200")
    with mailbox_at(tmp_path, hours, time=FakeTime()) as (mailbox, server):
        with pytest.raises(RateLimitedError) as caught:
            mailbox.profile()
        assert caught.value.until == datetime(2026, 5, 5, 12, tzinfo=UTC)
        assert len(server.seen) == 1


def test_it_offers_only_verified_addresses(tmp_path: Path) -> None:
    """The primary one is its own proof."""
    data = {
        "sendAs": [
            {"sendAsEmail": EMAIL, "isPrimary": True, "isDefault": True, "signature": "<b>A</b>"},
            {"sendAsEmail": "b@x.example", "displayName": "B", "verificationStatus": "accepted"},
            {"sendAsEmail": "c@x.example", "verificationStatus": "pending"},
        ]
    }
    with mailbox_at(tmp_path, answer(data)) as (mailbox, _):
        found = mailbox.send_as()
        assert [item.email for item in found] == [EMAIL, "b@x.example"]
        assert (found[0].primary, found[0].default, found[0].signature_html) == (
            True,
            True,
            "<b>A</b>",
        )


def test_it_tells_system_labels_from_the_users(tmp_path: Path) -> None:
    """By their type."""
    data = {
        "labels": [
            {"id": "INBOX", "name": "INBOX", "type": "system"},
            {"id": "Label_1", "name": "Followup/Ignore", "type": "user"},
        ]
    }
    with mailbox_at(tmp_path, answer(data)) as (mailbox, _):
        assert [(label.label_id, label.system) for label in mailbox.labels()] == [
            ("INBOX", True),
            ("Label_1", False),
        ]


def test_it_counts_calls_and_units(tmp_path: Path) -> None:
    """Every attempt that leaves costs, the repeated ones too."""
    with mailbox_at(tmp_path, answer({}, 500), OWN, DRAFT) as (mailbox, _):
        mailbox.profile()
        mailbox.create_draft(b"x")
        used = mailbox.usage()
    assert used.calls == {"users.getProfile": 2, "drafts.create": 1}
    assert used.units == {"users.getProfile": 2, "drafts.create": 10}
    assert (used.total_calls, used.total_units) == (3, 12)


def test_a_long_search_goes_out_as_a_read(tmp_path: Path) -> None:
    """Beyond 2048 characters the client makes it a POST with an override; it is no write."""
    with mailbox_at(tmp_path, answer({}, 500), answer({})) as (mailbox, server):
        assert list(mailbox.messages("from:x " * 400)) == []
        assert {seen.headers.get("x-http-method-override") for seen in server.seen} == {"GET"}


def test_each_thread_may_have_its_own_mailbox(tmp_path: Path) -> None:
    """Separate objects share nothing but the server."""
    with raw_server(OWN) as server:
        found: list[str] = []

        def work(directory: Path) -> None:
            directory.mkdir()
            with mailbox_at(directory, OWN) as (mailbox, _):
                found.extend(mailbox.profile().history_id for _ in range(10))

        threads = [threading.Thread(target=work, args=(tmp_path / str(n),)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == ["100"] * 40
        assert server.seen == []
