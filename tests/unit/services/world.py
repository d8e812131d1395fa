"""A small world for the services: the local server over real sockets, a store, a ledger."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from agent.bootstrap import account_of
from agent.config import AccountSettings, Settings
from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.hiring import Step
from agent.domain.message import MARKER_HEADER
from agent.gmail.connect import Manners, open_mailbox
from agent.gmail.quota import RetryPolicy
from agent.localgmail import LocalGmail
from agent.ports import Mailbox
from agent.ports.store import AccountRow, DraftRow
from agent.replay.clock import SimulatedClock
from agent.services.account import Account
from agent.services.ledger import Ledger
from agent.services.session import Session
from agent.store.repository import SqlStore
from agent.writing.library import bundled_library

ME = "me@mail.example"
ANN = "ann@acme.example"
START = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)


@dataclass
class World:
    """One account with one recruiter's message in it."""

    server: LocalGmail
    clock: SimulatedClock
    mailbox: Mailbox
    store: SqlStore
    thread_id: str

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.store, self.mailbox, ME)

    def drafts(self) -> list[str]:
        """Ids of the drafts that stand in the folder, as the server has them."""
        with self.server.lock:
            box = self.server.mailbox(ME)
            return [one.draft_id for one in box.drafts.values() if not one.sent]

    def later(self, minutes: float = 5) -> datetime:
        """Some minutes pass."""
        self.clock.jump(self.clock() + timedelta(minutes=minutes))
        return self.clock()

    def rows(self) -> tuple[DraftRow, ...]:
        with self.store.unit(ME) as unit:
            return unit.draft_rows()


def the_account(world: World, **changes: object) -> Account:
    """The account of the world as the services know it."""
    settings = AccountSettings(email=ME, name="Amy Ash", timezone="Europe/London")
    known = account_of(Settings(), settings, frozenset({ME}))
    return replace(known, **changes)  # type: ignore[arg-type]  # by name


def the_session(world: World, **changes: object) -> Session:
    """An agent over the world, as after a restart."""
    return Session(
        the_account(world, **changes),
        world.mailbox,
        world.store,
        real_clock=False,
        library=bundled_library(),
    )


def letter(sender: str, to: str, subject: str, text: str, **headers: str) -> bytes:
    """A message's bytes."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Message-ID"] = headers.pop("message_id", "<first@acme.example>")
    message["Date"] = "Mon, 11 May 2026 08:00:00 +0000"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


@contextmanager
def a_world(folder: Path) -> Iterator[World]:
    """Serve a mailbox with one message of a recruiter's, and open everything over it."""
    clock = SimulatedClock(START)
    server = LocalGmail(clock)
    server.add_account(ME)
    with server.serve() as url:
        raw = letter(f"Ann <{ANN}>", ME, "Data Analyst at Acme", "Thanks for coming in.")
        gmail_id = server.deliver(ME, raw, at=START - timedelta(hours=1))
        token = folder / "token.json"
        token.touch(mode=0o600)
        token.write_text(json.dumps(server.token_for(ME)))
        manners = Manners(retry=RetryPolicy(tries=2), sleep=lambda _seconds: None)
        mailbox = open_mailbox(
            ME, token, now=clock, endpoint=url, token_uri=f"{url}/token", manners=manners
        )
        store = SqlStore.open(folder / "followup.sqlite3", durable=False)
        with store.unit(ME) as unit:
            history_id = mailbox.profile().history_id
            unit.save_account(AccountRow(ME, ME, START, cursor=history_id))
        thread_id = server.mailbox(ME).messages[gmail_id].thread_id
        yield World(server, clock, mailbox, store, thread_id)
        store.close()


def an_intent(world: World, op_id: str = "op1", thread_id: str | None = None) -> DraftRow:
    """A thank-you to Ann, worded and ready to be recorded."""
    placed = world.thread_id if thread_id is None else thread_id
    raw = letter(
        ME,
        ANN,
        "Re: Data Analyst at Acme",
        "Thank you, Ann.",
        message_id=f"<{op_id}@mail.example>",
        In_Reply_To="<first@acme.example>",
        References="<first@acme.example>",
        **{MARKER_HEADER: op_id},
    )
    key = IntentKey(ME, "acme", "i1", "", Step.THANK_YOU, ANN)
    fact = DraftFact(
        key=key,
        state=DraftState.INTENDED,
        appeared_at=world.clock(),
        thread_id=placed,
        reply_to_id="<first@acme.example>",
    )
    return DraftRow(op_id, fact, to=ANN, body="Thank you, Ann.", mime=raw)
