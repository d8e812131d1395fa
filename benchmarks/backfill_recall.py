"""How much of the hiring mail the back-fill of a large mailbox finds, against reading everything.

    python -m benchmarks.backfill_recall
    python -m benchmarks.backfill_recall --show

Every scenario's mailbox and the demo's is looked at twice by a first pass, once read whole and once
searched as if it were very large (no message counts as recent). What reading everything files into
a process is what is to be found. Messages of the reading corpus stand alone, without thread, people
or employer to help: what the words find of them is printed beside it.
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
from agent.replay.sample import mbox_of, sample_mbox
from agent.services.session import Session
from agent.store.repository import SqlStore

ROOT = Path(__file__).resolve().parents[1]
FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)
_YEARS = 730
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


def alone(folder: Path) -> tuple[int, int, list[str]]:
    """How many hiring messages of the reading corpus are found by words and senders alone."""
    now = datetime(2026, 5, 11, tzinfo=UTC)
    server = LocalGmail(lambda: now)
    server.add_account("me@mail.example")
    ids: dict[str, str] = {}
    for path in sorted((ROOT / "tests" / "corpus" / "messages").glob("*.txt")):
        if path.stem.startswith("own"):
            continue
        for raw in corpus(path.read_text(encoding="utf-8")):
            gmail_id = server.deliver("me@mail.example", raw, at=now - timedelta(days=60))
            ids[gmail_id] = raw.decode(errors="replace")
    from agent.ports.mailbox import MessageRef
    from agent.services.backfill import chosen

    with server.serve() as url:
        token = folder / "token.json"
        token.touch(mode=0o600)
        token.write_text(json.dumps(server.token_for("me@mail.example")))
        mailbox = open_mailbox(
            "me@mail.example", token, now=lambda: now, endpoint=url, token_uri=f"{url}/token"
        )
        refs: list[MessageRef] = list(mailbox.messages("after:1"))
        hits = {one.gmail_id for one in chosen(mailbox, refs, now - timedelta(days=400), now)}
    missed = [text for gmail_id, text in ids.items() if gmail_id not in hits]
    return len(ids) - len(missed), len(ids), missed


def corpus(text: str) -> Iterator[bytes]:
    """The hiring messages of a corpus file, each as bytes, in threads of their own."""
    parts = _BLOCK.split(text)[1:]
    for number, (head, body) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        if "hiring=no" in head or head.startswith(("not_hiring", "job_alert")):
            continue
        headers, _, words = body.strip().partition("\n\n")
        message = EmailMessage(policy=SMTP)
        for line in headers.splitlines():
            name, _, value = line.partition(": ")
            if name in ("From", "Subject"):
                message[name] = value
        message["To"] = "me@mail.example"
        message["Message-ID"] = f"<{number}-{abs(hash(words))}@corpus.example>"
        message.set_content(words)
        yield message.as_bytes()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was missed")
    given = parser.parse_args()
    results: list[Found] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, mbox in mailboxes():
            results.append(look(name, mbox, Path(folder)))
        found, every, missed = alone(Path(folder))
    wanted = sum(len(one.wanted) for one in results)
    hit = sum(len(one.wanted & one.found) for one in results)
    figures: dict[str, Any] = {
        "mailboxes": len(results),
        "hiring_messages": wanted,
        "recall": round(hit / wanted, 4),
        "corpus_messages_alone": every,
        "recall_alone": round(found / every, 4),
    }
    print(json.dumps(figures, indent=1))
    if given.show:
        for one in results:
            if one.wanted - one.found:
                print(one.name, sorted(one.wanted - one.found))
        print(*missed, sep="\n---\n")


if __name__ == "__main__":
    main()
