"""How much of the hiring mail the back-fill of a large mailbox finds, against reading everything.

    python -m benchmarks.backfill_recall
    python -m benchmarks.backfill_recall --show

Every scenario's mailbox and the demo's is looked at twice by a first pass, once read whole and once
searched as if it were very large (no message counts as recent). What reading everything files into
a process is what is to be found. Messages of the reading corpus stand alone, without thread, people
or employer to help: what is found of them is less than what a mailbox would give. Those of machines
are filed under Gmail's category for updates, as Gmail does. How much of the corpus' other mail is
read in vain is printed beside it.
"""

import argparse
import json
import re
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from agent.bootstrap import account_of, own_addresses
from agent.config import AccountSettings, Settings
from agent.gmail.connect import open_mailbox
from agent.localgmail import LocalGmail
from agent.localgmail.readers import owners_of, read_export
from agent.ports.mailbox import MessageRef
from agent.replay.sample import mbox_of, sample_mbox
from agent.services.backfill import chosen
from agent.services.session import Session
from agent.store.repository import SqlStore

ROOT = Path(__file__).resolve().parents[1]
FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)
_YEARS = 730
MACHINE = re.compile(rb"^From: .{0,120}(?:no-?reply|notification|alert|news)", re.IGNORECASE)
_BLOCK = re.compile(r"^@@ (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """What one mailbox gave: Message-IDs filed when all was read, and when it was searched."""

    name: str
    wanted: frozenset[str]
    found: frozenset[str]


def mailboxes() -> Iterator[tuple[str, bytes]]:
    """The demo's mailbox and every scenario's, as mbox."""
    yield "demo", sample_mbox()
    for sheet in sorted((ROOT / "tests" / "scenarios").glob("*/*.toml")):
        yield f"{sheet.parent.name}/{sheet.stem}", mbox_of(tomllib.loads(sheet.read_text()))


def look(name: str, mbox: bytes, folder: Path) -> Found:
    """Both looks at one mailbox."""
    path = folder / "mail.mbox"
    path.write_bytes(mbox)
    export = read_export(path, now=FAR_FUTURE)
    owners = owners_of(export)
    now = max(one.at for one in export.messages) + timedelta(days=30)
    server = LocalGmail(lambda: now)
    server.add_account(owners[0], aliases=owners[1:])
    server.load(export, owners[0])
    with server.serve() as url:
        token = folder / "token.json"
        token.touch(mode=0o600)
        token.write_text(json.dumps(server.token_for(owners[0])))
        wanted = filed(owners[0], token, url, now, read_whole=10**9)
        found = filed(owners[0], token, url, now, read_whole=0)
    return Found(name, wanted, found)


def filed(email: str, token: Path, url: str, now: datetime, *, read_whole: int) -> frozenset[str]:
    """Message-IDs of what a first look files."""
    mailbox = open_mailbox(email, token, now=lambda: now, endpoint=url, token_uri=f"{url}/token")
    settings = AccountSettings(email=email, timezone="UTC", first_look_days=_YEARS)
    account = account_of(Settings(accounts=(settings,)), settings, own_addresses(mailbox))
    store = SqlStore.open(None)
    session = Session(
        replace(account, read_whole=read_whole), mailbox, store, real_clock=False, ask_first=True
    )
    session.run(now)
    with store.unit(account.account_id) as unit:
        ids = frozenset(
            message.message_id
            for row in unit.processes()
            for message in unit.messages_of_process(row.process_id)
        )
    store.close()
    return ids


@dataclass(frozen=True, slots=True)
class Alone:
    """The reading corpus, each message by itself: how many there are, and the texts of the rest."""

    hiring: int
    missed: tuple[str, ...]
    others: int
    read_in_vain: int


def alone(folder: Path) -> Alone:
    """What the first searches find of the reading corpus."""
    now = datetime(2026, 5, 11, tzinfo=UTC)
    server = LocalGmail(lambda: now)
    server.add_account("me@mail.example")
    texts: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for path in sorted((ROOT / "tests" / "corpus" / "messages").glob("*.txt")):
        if path.stem.startswith("own"):
            continue
        for hiring, raw in corpus(path.read_text(encoding="utf-8")):
            machine = MACHINE.search(raw.partition(b"\n\n")[0])
            labels = ["INBOX", *(["CATEGORY_UPDATES"] if machine else [])]
            at = now - timedelta(days=60)
            gmail_id = server.deliver("me@mail.example", raw, at=at, labels=labels)
            texts[hiring][gmail_id] = raw.decode(errors="replace")
    with server.serve() as url:
        token = folder / "token.json"
        token.touch(mode=0o600)
        token.write_text(json.dumps(server.token_for("me@mail.example")))
        mailbox = open_mailbox(
            "me@mail.example", token, now=lambda: now, endpoint=url, token_uri=f"{url}/token"
        )
        refs: list[MessageRef] = list(mailbox.messages("after:1"))
        hits = {one.gmail_id for one in chosen(mailbox, refs, now - timedelta(days=400), now)}
    missed = tuple(text for gmail_id, text in texts[True].items() if gmail_id not in hits)
    return Alone(len(texts[True]), missed, len(texts[False]), len(hits & texts[False].keys()))


def corpus(text: str) -> Iterator[tuple[bool, bytes]]:
    """The messages of a corpus file, each in its own thread: whether hiring mail, and the bytes."""
    parts = _BLOCK.split(text)[1:]
    for number, (head, body) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        hiring = not ("hiring=no" in head or head.startswith(("not_hiring", "job_alert")))
        headers, _, words = body.strip().partition("\n\n")
        message = EmailMessage(policy=SMTP)
        for line in headers.splitlines():
            name, _, value = line.partition(": ")
            if name in ("From", "Subject"):
                message[name] = value
        message["To"] = "me@mail.example"
        message["Message-ID"] = f"<{number}-{abs(hash(words))}@corpus.example>"
        message.set_content(words)
        yield hiring, message.as_bytes()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was missed")
    given = parser.parse_args()
    results: list[Found] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, mbox in mailboxes():
            results.append(look(name, mbox, Path(folder)))
        by_itself = alone(Path(folder))
    wanted = sum(len(one.wanted) for one in results)
    hit = sum(len(one.wanted & one.found) for one in results)
    figures: dict[str, Any] = {
        "mailboxes": len(results),
        "hiring_messages": wanted,
        "recall": round(hit / wanted, 4),
        "corpus_hiring_messages": by_itself.hiring,
        "corpus_recall": round(1 - len(by_itself.missed) / by_itself.hiring, 4),
        "corpus_other_messages": by_itself.others,
        "corpus_others_read_in_vain": by_itself.read_in_vain,
    }
    print(json.dumps(figures, indent=1))
    if given.show:
        for one in results:
            if one.wanted - one.found:
                print(one.name, sorted(one.wanted - one.found))
        print(*by_itself.missed, sep="\n---\n")


if __name__ == "__main__":
    main()
