"""Exports on disk: mbox, Takeout, Maildir, folders of .eml; what counts and what is left out.

The promises are CONTRACTS.md section 1.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import UnreadableInputError
from agent.localgmail import Export, ExportedMessage, LocalGmail, owners_of, read_export
from agent.localgmail.readers.names import folder_label, labels_in
from tests.unit.localgmail.localgmail_client import Clock

NOW = datetime(2026, 6, 1, tzinfo=UTC)
DATE = "Mon, 2 Mar 2026 10:00:00 +0100"

RECEIVED = (
    "Received: from a by b; Sun, 1 Mar 2026 08:00:00 +0000\n"
    "Received: from c by a; Sun, 1 Mar 2026 07:59:00 +0000\n"
)


def message(
    number: int,
    extra: str = "",
    body: str = "text\n",
    date: str = DATE,
    sender: str = "amy@acme.example",
) -> str:
    date_line = f"Date: {date}\n" if date else ""
    return (
        f"From: {sender}\nTo: me@mail.example\nSubject: S{number}\n"
        f"Message-ID: <m{number}@x>\n{date_line}{extra}\n{body}"
    )


def from_line(number: int = 0, date: str = "Mon Mar  2 09:00:00 2026") -> str:
    return f"From {number}@xxx {date}\n"


def mbox_of(path: Path, *messages: str) -> Path:
    pieces = [f"{from_line(number)}{text}\n" for number, text in enumerate(messages)]
    path.write_bytes("".join(pieces).encode())
    return path


def read(path: Path) -> Export:
    return read_export(path, NOW)


def ids(export: Export) -> list[str]:
    return [found.message_id for found in export.messages]


# mbox


def test_an_mbox_is_read_message_by_message(tmp_path: Path) -> None:
    """CRLF line ends, the blank line before the next From-line taken off, where each one stood."""
    export = read(mbox_of(tmp_path / "a.mbox", message(1), message(2)))
    assert ids(export) == ["<m1@x>", "<m2@x>"]
    first, second = export.messages
    assert first.raw == message(1).replace("\n", "\r\n").encode()
    assert first.at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert first.where == f"{tmp_path / 'a.mbox'}, byte 0"
    assert second.where.endswith(f"byte {len(from_line() + message(1)) + 1}")
    assert export.defects == ()


def test_from_in_a_body_is_no_new_message(tmp_path: Path) -> None:
    """Quoted From-lines lose one `>`; an unquoted one without a date or header after it is text."""
    body = ">From here\n>>From there\n\nFrom my side: yes\n\nFrom 9:30 to 2026 we wait\nnothing\n"
    export = read(mbox_of(tmp_path / "a.mbox", message(1, body=body), message(2)))
    assert ids(export) == ["<m1@x>", "<m2@x>"]
    told = export.messages[0].raw.partition(b"\r\n\r\n")[2].splitlines()
    assert told[:2] == [b"From here", b">From there"]
    assert b"From 9:30 to 2026 we wait" in told


def test_from_lines_of_many_programs_are_known(tmp_path: Path) -> None:
    """Takeout's with zone before the year, Thunderbird's, and those without any date."""
    for lines in (
        (
            "From 1@xxx Mon Apr 22 12:11:22 +0000 2019\n",
            "From 2@xxx Tue Apr 23 12:11:22 +0000 2019\n",
        ),
        ("From - Fri Jul 08 12:08:34 2011\n", "From - Fri Jul 08 12:08:35 2011\n"),
        ("From nobody\n", "From nobody\n"),
        ("From a@b Fri Jul  8 12:08:34 EST 2011\r\n", "From a@b Fri Jul  8 12:08 2011\r\n"),
    ):
        path = tmp_path / "a.mbox"
        path.write_text(
            f"{lines[0]}{message(1)}\n{lines[1]}{message(2)}", encoding="utf-8", newline=""
        )
        assert ids(read(path)) == ["<m1@x>", "<m2@x>"]


def test_takeout_labels_and_threads_are_taken_over(tmp_path: Path) -> None:
    """X-GM-THRID becomes Gmail's hexadecimal thread id; labels in any language, quoted names."""
    extra = (
        "X-GM-THRID: 1700000000000000001\n"
        "X-Gmail-Labels: =?UTF-8?Q?Posteingang,Ungelesen,Ge=C3=B6ffnet,?=\n"
        ' =?UTF-8?Q?"Jobs,_2026"?=\n'
    )
    export = read(mbox_of(tmp_path / "a.mbox", message(1, extra)))
    assert export.messages[0].thread_key == f"{1700000000000000001:x}"
    assert export.messages[0].labels == frozenset({"INBOX", "UNREAD", "Jobs, 2026"})


def test_drafts_and_trash_are_left_out_and_spam_stays(tmp_path: Path) -> None:
    """Counted, by label."""
    labelled = [
        message(number, f"X-Gmail-Labels: {label}\n")
        for number, label in enumerate(["Drafts", "Entwürfe", "Trash,Inbox", "Spam", "Sent,Opened"])
    ]
    export = read(mbox_of(tmp_path / "a.mbox", *labelled))
    assert (export.skipped_drafts, export.skipped_trash) == (2, 1)
    spam, sent = export.messages
    assert not spam.sent
    assert spam.labels == spam.arrival_labels == frozenset({"SPAM"})
    assert sent.sent
    assert sent.labels == sent.arrival_labels == frozenset({"SENT"})


def test_a_message_id_seen_twice_counts_once(tmp_path: Path) -> None:
    """The first copy stays, with the labels of both (one mail in two folders of an export)."""
    copies = [message(1, "X-Gmail-Labels: Inbox\n"), message(1, "X-Gmail-Labels: Sent\n")]
    export = read(mbox_of(tmp_path / "a.mbox", *copies, message(2)))
    assert ids(export) == ["<m1@x>", "<m2@x>"]
    assert export.duplicates == 1
    assert export.messages[0].labels == frozenset({"INBOX", "SENT"})


@pytest.mark.parametrize("header", ["", "Message-ID:\n", "Message-ID: <>\n"])
def test_a_missing_message_id_is_made_up_from_the_bytes(tmp_path: Path, header: str) -> None:
    """The same bytes get the same id; it stands in the message, so that the agent sees it."""
    text = f"From: amy@acme.example\n{header}Date: {DATE}\n\nbody\n"
    one = read(mbox_of(tmp_path / "a.mbox", text)).messages[0]
    other = read(mbox_of(tmp_path / "b.mbox", message(1), text)).messages[-1]
    assert one.message_id == other.message_id
    assert one.raw.startswith(f"Message-ID: {one.message_id}\r\n".encode())


@pytest.mark.parametrize(
    ("date", "extra", "expected"),
    [
        ("Thu, 1 Jan 1970 00:00:00 +0000", "", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("Thu, 1 Jan 2099 00:00:00 +0000", "", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("", "", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("nonsense", "", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        (
            "",
            RECEIVED,
            datetime(2026, 3, 1, 8, tzinfo=UTC),
        ),
        (
            "",
            "Received: nonsense\nReceived: x; Sun, 1 Mar 2026 07:59:00 +0000\n",
            datetime(2026, 3, 1, 7, 59, tzinfo=UTC),
        ),
    ],
)
def test_without_a_usable_date_the_received_or_from_line_says_when(
    tmp_path: Path, date: str, extra: str, expected: datetime
) -> None:
    """Missing, before 2004, in the future: Received first, then the From-line."""
    export = read(mbox_of(tmp_path / "a.mbox", message(1, extra, date=date)))
    assert export.messages[0].at == expected


def test_at_last_the_files_time_says_when(tmp_path: Path) -> None:
    """And never a time after now."""
    path = tmp_path / "a.eml"
    for written, expected in ((1_770_000_000, 1_770_000_000), (4_000_000_000, NOW.timestamp())):
        path.write_text(message(1, date=""), encoding="utf-8")
        os.utime(path, (written, written))
        assert read(path).messages[0].at.timestamp() == expected


def test_messages_come_by_instant(tmp_path: Path) -> None:
    """Whatever their order on disk; equal instants keep it."""
    texts = [
        message(1, date="Wed, 4 Mar 2026 10:00:00 +0000"),
        message(2, date="Tue, 3 Mar 2026 10:00:00 +0000"),
        message(3, date="Tue, 3 Mar 2026 12:00:00 +0200"),
    ]
    assert ids(read(mbox_of(tmp_path / "a.mbox", *texts))) == ["<m2@x>", "<m3@x>", "<m1@x>"]


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        (20, "within the headers"),
        (len(message(2, "Content-Type: multipart/mixed; boundary=b\n", "--b\n\nx\n")), "boundary"),
        (len(message(2, "Content-Type: multipart/mixed; boundary=b\n", "--b\n\nx")), "boundary"),
    ],
)
def test_a_truncated_mbox_is_read_as_far_as_it_goes(tmp_path: Path, cut: int, told: str) -> None:
    """The rest is there, and a defect names file and byte."""
    last = message(2, "Content-Type: multipart/mixed; boundary=b\n", "--b\n\nx\n--b--\n")
    text = f"{from_line()}{message(1)}\n{from_line(2)}"
    path = tmp_path / "a.mbox"
    path.write_text(text + last[:cut], encoding="utf-8")
    export = read(path)
    assert "<m1@x>" in ids(export)
    assert len(export.messages) == 2
    (defect,) = export.defects
    assert told in defect.what
    assert defect.where == f"{path}, byte {len(text) - len(from_line(2))}"


def test_a_last_line_without_an_end_is_told(tmp_path: Path) -> None:
    """It may be whole; nobody knows."""
    path = tmp_path / "a.mbox"
    path.write_text(from_line() + message(1, body="cut of"), encoding="utf-8")
    assert "last line" in read(path).defects[0].what


def test_bytes_that_are_no_message_are_passed_over(tmp_path: Path) -> None:
    """With a defect; the others are read."""
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "a.eml").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "b.eml").write_bytes(b"")
    (folder / "c.eml").write_text(message(1), encoding="utf-8")
    export = read(folder)
    assert ids(export) == ["<m1@x>"]
    assert [defect.where for defect in export.defects] == [
        str(folder / "a.eml"),
        str(folder / "b.eml"),
    ]


# What is no mailbox


def test_what_is_no_mailbox_is_said_in_one_line(tmp_path: Path) -> None:
    """Missing, empty, a picture, a folder of nothing: what and where."""
    empty, picture, folder = tmp_path / "empty", tmp_path / "a.png", tmp_path / "folder"
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    folder.mkdir()
    (folder / "notes.txt").write_text("hello", encoding="utf-8")
    for path, told in (
        (tmp_path / "missing", "no such file"),
        (empty, "empty"),
        (picture, "not an mbox file"),
        (folder, "no messages"),
    ):
        with pytest.raises(UnreadableInputError, match=told) as caught:
            read(path)
        assert str(path) in caught.value.problems[0]
        assert "\n" not in str(caught.value)


def test_an_export_of_drafts_alone_holds_no_messages(tmp_path: Path) -> None:
    """And says why."""
    path = mbox_of(tmp_path / "a.mbox", message(1, "X-Gmail-Labels: Drafts\n"))
    with pytest.raises(UnreadableInputError, match="1 drafts"):
        read(path)


# Folders


def maildir_message(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_maildir_with_folders_and_flags(tmp_path: Path) -> None:
    """S is read, F starred, D a draft, T trash; .Sent and .Spam say what they are."""
    root = tmp_path / "Maildir"
    maildir_message(root / "new", "1.a", message(1))
    maildir_message(root / "cur", "2.a:2,FS", message(2))
    maildir_message(root / "cur", "3.a:2,DS", message(3))
    maildir_message(root / "cur", "4.a:2,ST", message(4))
    maildir_message(root / ".Sent" / "cur", "5.a:2,S", message(5))
    maildir_message(root / ".[Gmail].Spam" / "cur", "6.a:2,", message(6))
    maildir_message(root / ".Papierkorb" / "cur", "7.a:2,S", message(7))
    maildir_message(root / "tmp", "8.a", message(8))
    export = read(root)
    labels = {found.message_id: set(found.labels or ()) for found in export.messages}
    assert labels == {
        "<m1@x>": {"INBOX", "UNREAD"},
        "<m2@x>": {"INBOX", "STARRED"},
        "<m5@x>": {"SENT"},
        "<m6@x>": {"SPAM", "UNREAD"},
    }
    assert (export.skipped_drafts, export.skipped_trash) == (1, 2)


def test_folders_of_eml_and_mbox_are_searched_through(tmp_path: Path) -> None:
    """Recursively; a folder or file named Sent or Drafts says so, other files are not touched."""
    root = tmp_path / "Drafts"  # the name of the root itself says nothing
    for place, number in (
        ("a.eml", 1),
        ("deep/er/b.EML", 2),
        ("Sent/c.eml", 3),
        ("drafts/d.eml", 4),
    ):
        maildir_message((root / place).parent, Path(place).name, message(number))
    (root / "readme.txt").write_text("From me\n\nhello", encoding="utf-8")
    mbox_of(root / "Trash.mbox", message(5))
    mbox_of(root / "All.mbox", message(6))
    (root / "broken.mbox").write_text("nonsense", encoding="utf-8")
    export = read(root)
    assert set(ids(export)) == {"<m1@x>", "<m2@x>", "<m3@x>", "<m6@x>"}
    assert [found.message_id for found in export.messages if found.sent] == ["<m3@x>"]
    assert (export.skipped_drafts, export.skipped_trash) == (1, 1)
    assert [defect.where for defect in export.defects] == [str(root / "broken.mbox")]


def test_mbox_files_without_a_suffix_are_known_by_their_first_line(tmp_path: Path) -> None:
    """Thunderbird's `Inbox`, Apple Mail's `Sent.mbox/mbox`; a link or a pipe is not waited for."""
    root = tmp_path / "mail"
    (root / "Sent.mbox").mkdir(parents=True)
    mbox_of(root / "Inbox", message(1))
    mbox_of(root / "Sent.mbox" / "mbox", message(2))
    (root / "Makefile").write_text("all:\n", encoding="utf-8")
    (root / "gone.eml").symlink_to(root / "nowhere")
    os.mkfifo(root / "pipe.eml")
    export = read(root)
    assert {found.message_id: found.sent for found in export.messages} == {
        "<m1@x>": False,
        "<m2@x>": True,
    }
    assert export.defects == ()


def test_an_eml_file_may_carry_a_from_line(tmp_path: Path) -> None:
    """It is taken off, and the Date is found."""
    path = tmp_path / "a.eml"
    path.write_text(from_line() + message(1), encoding="utf-8")
    assert read(path).messages[0].raw.startswith(b"From: amy")


def test_the_corpus_of_ugly_mail_is_read_to_its_end() -> None:
    """Real MIME with absurd dates: every file is a message, nothing raises."""
    corpus = Path("/work/shared/corpus/eml")
    if not corpus.is_dir():
        pytest.skip("the shared corpus is not on this machine")
    files = len(list(corpus.glob("*.eml")))
    export = read_export(corpus, datetime.now(UTC))
    assert len(export.messages) + export.duplicates + len(export.defects) == files
    server = LocalGmail(Clock())
    server.load(export, "someone@example.com")
    assert len(server.mailbox("someone@example.com").messages) == len(export.messages)


# Names


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Inbox,Opened,Category Updates", {"INBOX", "CATEGORY_UPDATES"}),
        ('"Jobs, new",Important', {"Jobs, new", "IMPORTANT"}),
        ("Messages envoyés,Non lus", {"SENT", "UNREAD"}),
        ("受信トレイ,未読", {"INBOX", "UNREAD"}),
        ("Archived", set()),
        ("", set()),
        ('"unclosed, quote', {"unclosed, quote"}),
        ("Category Nonsense", {"Category Nonsense"}),
    ],
)
def test_labels_are_known_in_many_languages(value: str, expected: set[str]) -> None:
    """System labels by id, the user's own by name."""
    assert labels_in(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sent", "SENT"),
        (".Sent", "SENT"),
        ("INBOX.Sent Items", "SENT"),
        ("[Gmail].Trash", "TRASH"),
        ("Junk E-Mail", "SPAM"),
        ("Entwürfe", "DRAFT"),
        ("Work", None),
        ("Important", None),
        ("", None),
    ],
)
def test_folders_are_known_by_their_names(name: str, expected: str | None) -> None:
    """Maildir++ and Gmail's IMAP names; labels that are no folders are not."""
    assert folder_label(name) == expected


# Owners


def exported(sender: str, *delivered_to: str, sent: bool = False) -> ExportedMessage:
    labels = frozenset({"SENT"}) if sent else None
    return ExportedMessage(b"", NOW, f"<{sender}{delivered_to}>", labels, "", sender, delivered_to)


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([exported("a@x", "me@mail.example")], ("me@mail.example",)),
        ([exported("a@x", "me+jobs@mail.example"), exported("b@x")], ("me@mail.example",)),
        ([exported("me@mail.example", sent=True), exported("a@x")], ("me@mail.example",)),
        (
            [
                exported("me@work.example", sent=True),
                exported("me@mail.example", sent=True),
                exported("me@mail.example", sent=True),
                exported("a@x", "list@y"),
                exported("a@x", "other@y"),
            ],
            ("me@mail.example", "me@work.example"),
        ),
        (
            [exported("me@work.example", sent=True), exported("a@x", "me@mail.example")],
            ("me@work.example", "me@mail.example"),
        ),
    ],
)
def test_the_owner_is_found_where_the_export_says_it(
    messages: list[ExportedMessage], expected: tuple[str, ...]
) -> None:
    """SENT's senders, the most used first; Delivered-To where it is one address."""
    assert owners_of(Export(tuple(messages))) == expected


@pytest.mark.parametrize(
    "messages",
    [[exported("a@x")], [exported("a@x", "me@mail.example"), exported("a@x", "you@mail.example")]],
)
def test_an_ambiguous_owner_must_be_named(messages: list[ExportedMessage]) -> None:
    """The hint says how."""
    with pytest.raises(UnreadableInputError) as caught:
        owners_of(Export(tuple(messages)))
    assert "--owner" in str(caught.value.hint)


# Loading


def test_an_export_is_loaded_with_its_threads_and_times(tmp_path: Path) -> None:
    """serve-gmail shows what the export holds: labels, threads, internalDate."""
    texts = [
        message(1, "X-GM-THRID: 255\nX-Gmail-Labels: Inbox,Jobs\n"),
        message(2, "X-GM-THRID: 255\nX-Gmail-Labels: Sent\n", sender="me@mail.example"),
        message(3, "X-Gmail-Labels: Spam,Unread\n"),
    ]
    server = LocalGmail(Clock())
    server.load(read(mbox_of(tmp_path / "a.mbox", *texts)), "me@mail.example")
    mailbox = server.mailbox("me@mail.example")
    first, second = mailbox.thread("ff")
    assert first.labels == {"INBOX", *mailbox.labels.ids_for(["Jobs"])}
    assert second.labels == {"SENT"}
    assert first.at_ms == int(datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp() * 1000)
    assert len(mailbox.messages) == 3
