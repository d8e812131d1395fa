"""Each search operator over a small mailbox, and the reading of queries (gmail-api.md 2.4)."""

from datetime import UTC, datetime, timedelta

import pytest

from agent.localgmail import LocalGmail
from agent.localgmail.query import Every, Some, Term, Without, parse_query
from agent.localgmail.search import compile_search, date_bound
from tests.unit.localgmail.localgmail_client import Clock, mail

EMAIL = "me@mail.example"
CLOCK = Clock()
ATTACHED = (
    b"From: cal@acme.example\r\nTo: me@mail.example\r\nSubject: Invitation\r\n"
    b"Message-ID: <cal@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    b"--b\r\n\r\nSee the plan\r\n--b\r\nContent-Type: application/ics; name=Invite.ics\r\n"
    b"Content-Disposition: attachment; filename=Invite.ics\r\n\r\nBEGIN\r\n--b--\r\n"
)


def names_by_id(server: LocalGmail) -> dict[str, str]:
    """A message each, by the name the tests call it."""
    at = CLOCK.at
    deliveries: dict[str, tuple[bytes, datetime, tuple[str, ...] | None]] = {
        "amy": (mail(Cc="Bob <bob@acme.example>"), at - timedelta(days=1), None),
        "old": (
            mail("Your application", "jobs@hire.lever.example", message_id="<old@x>"),
            at - timedelta(days=40),
            ("INBOX", "Jobs/To do"),
        ),
        "own": (
            mail("Re: Interview", EMAIL, "amy@acme.example", "<own@x>", "Monday is fine"),
            at - timedelta(hours=3),
            None,
        ),
        "cal": (ATTACHED, at - timedelta(hours=2), None),
        "list": (
            mail(
                "=?utf-8?q?W=C3=B6chentlich?=",
                "news@list.example",
                message_id="<list@x>",
                body="x" * 3000,
                List_Id="Weekly <weekly.list.example>",
            ),
            at - timedelta(days=10),
            ("STARRED", "CATEGORY_PROMOTIONS"),
        ),
        "spam": (mail("Win", "w@spam.example", message_id="<s@x>"), at, ("SPAM", "UNREAD")),
        "trash": (mail("Gone", "t@trash.example", message_id="<t@x>"), at, ("TRASH",)),
    }
    return {
        server.deliver(EMAIL, raw, at=when, labels=labels): name
        for name, (raw, when, labels) in deliveries.items()
    }


@pytest.fixture(scope="module")
def mailbox() -> tuple[LocalGmail, dict[str, str]]:
    server = LocalGmail(CLOCK)
    server.add_account(EMAIL, aliases=("me@work.example",))
    return server, names_by_id(server)


EVERYTHING = "amy old own cal list"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", EVERYTHING),
        ("from:amy", "amy"),
        ("from:acme.example", "amy cal"),
        ("from:(amy OR news)", "amy list"),
        ("from:ac", ""),
        ("from:me", "own"),
        ("to:me", "amy old cal list"),
        ("to:bob", "amy"),
        ("cc:bob@acme.example", "amy"),
        ("cc:amy", ""),
        ("subject:interview", "amy own"),
        ("subject:(your application)", "old"),
        ('subject:"application your"', ""),
        ("subject:wöchentlich", "list"),
        ("label:jobs-to-do", "old"),
        ("label:inbox", "amy old cal"),
        ("label:nowhere", ""),
        ("in:inbox", "amy old cal"),
        ("in:sent", "own"),
        ("in:drafts", ""),
        ("in:anywhere", EVERYTHING + " spam trash"),
        ("in:spam", "spam"),
        ("in:trash", "trash"),
        ("-in:chats", EVERYTHING),
        ("is:unread", "amy cal"),
        ("is:read", "old own list"),
        ("is:starred", "list"),
        ("is:nonsense", ""),
        ("category:promotions", "list"),
        ("has:attachment", "cal"),
        ("has:drive", ""),
        ("filename:ics", "cal"),
        ("filename:invite.ics", "cal"),
        ("filename:pdf", ""),
        ("newer_than:2d", "amy own cal"),
        ("older_than:1m", "old"),
        ("older_than:1y", ""),
        ("newer_than:3h", "own cal"),
        ("after:2026/03/01", "amy own cal"),
        ("after:2026-02-15 before:2026/02/25", "list"),
        ("before:01/31/2026", "old"),
        ("newer:2026/03/01 older:2026/03/02", "amy own cal"),
        ("rfc822msgid:<old@x>", "old"),
        ("rfc822msgid:old@x", "old"),
        ("list:weekly.list.example", "list"),
        ("larger:2k", "list"),
        ("smaller:2K -has:attachment", "amy old own"),
        ("larger:nonsense", ""),
        ("tuesday", "amy old"),
        ('"suit you"', "amy old"),
        ('"you suit"', ""),
        ("tuesday -from:amy", "old"),
        ("-tuesday", "own cal list"),
        ("-(tuesday OR plan)", "own list"),
        ("{monday plan}", "own cal"),
        ("monday OR plan from:acme.example", "cal"),
        ("amy AND tuesday", "amy"),
        ("from:amy OR from:news OR has:attachment", "amy cal list"),
        ("amy@acme.example", "amy own"),
        ("unknown:operator", ""),
        ("http://nowhere.example/a?b=c", ""),
    ],
)
def test_an_operator_finds_what_it_should(
    mailbox: tuple[LocalGmail, dict[str, str]], query: str, expected: str
) -> None:
    """Over a mailbox of seven messages, Spam and Trash hidden."""
    server, names = mailbox
    box = server.mailbox(EMAIL)
    found = compile_search(query, box).run(box.newest_first())
    assert {names[message.gmail_id] for message in found} == set(expected.split())


def test_epoch_seconds_are_exact(mailbox: tuple[LocalGmail, dict[str, str]]) -> None:
    """`after:` in seconds includes its own second; `before:` does not."""
    server, names = mailbox
    box = server.mailbox(EMAIL)
    sent = int((CLOCK.at - timedelta(hours=3)).timestamp())
    found = compile_search(f"after:{sent} before:{sent + 1}", box).run(box.newest_first())
    assert [names[message.gmail_id] for message in found] == ["own"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026/01/05", datetime(2026, 1, 5, 8, tzinfo=UTC)),
        ("2026/07/05", datetime(2026, 7, 5, 7, tzinfo=UTC)),
        ("1/5/2026", datetime(2026, 1, 5, 8, tzinfo=UTC)),
        ("1388552400", datetime(2014, 1, 1, 5, tzinfo=UTC)),
        ("2026/13/05", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_midnight_pacific(value: str, expected: datetime | None) -> None:
    """The caution box of the filtering guide, winter and summer."""
    assert date_bound(value) == expected


def test_a_search_cuts_its_window_out_beforehand(
    mailbox: tuple[LocalGmail, dict[str, str]],
) -> None:
    """Only bounds that must hold narrow the window; those under OR or minus do not."""
    box = mailbox[0].mailbox(EMAIL)
    narrowed = compile_search("after:2026/02/15 newer_than:3d x", box)
    assert narrowed.first_ms == int((CLOCK.at - timedelta(days=3)).timestamp() * 1000)
    wide = compile_search("(after:2026/02/15 OR from:amy) -before:2026/01/01", box)
    assert wide.first_ms < 0


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a", Term("", "a")),
        ("a b", Every((Term("", "a"), Term("", "b")))),
        ("a OR b OR c", Some((Term("", "a"), Term("", "b"), Term("", "c")))),
        ("a | b", Some((Term("", "a"), Term("", "b")))),
        ("-a", Without(Term("", "a"))),
        ('"a b"', Term("", "a b")),
        ('"a b', Term("", "a b")),
        ("From:x", Term("from", "x")),
        ("subject:a:b", Term("subject", "a:b")),
        ("from:(x y)", Every((Term("from", "x"), Term("from", "y")))),
        ("from:{x y}", Some((Term("from", "x"), Term("from", "y")))),
        ("(a) b)", Every((Term("", "a"), Term("", "b")))),
        ("(", Every(())),
        ("OR a", Term("", "a")),
        ("x-y", Term("", "x-y")),
        ("from: x", Every((Term("", "from:"), Term("", "x")))),
    ],
)
def test_a_query_is_read_as_a_tree(text: str, node: object) -> None:
    """The grammar alone, whatever the words mean."""
    assert parse_query(text) == node


@pytest.mark.parametrize("piece", ["(", "-", "{", '"', "a:", "from:", ")", "-(", "x OR ", "a:(-"])
def test_hostile_queries_are_read_in_the_end(piece: str) -> None:
    """No recursion without bound, no quadratic reading."""
    assert parse_query(piece * 20_000) is not None
