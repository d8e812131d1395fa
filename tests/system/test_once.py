"""`followup once` against the local Gmail server over real sockets, the user's hand in between."""

import json
import sqlite3
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.localgmail import LocalGmail
from agent.localgmail.readers import read_export
from agent.replay.clock import SimulatedClock
from agent.replay.sample import mbox_of
from tests.system.commandline import (
    DONE,
    NEEDS_USER,
    TRY_AGAIN,
    WRONG_CALL,
    Ran,
    configured,
    followup,
    refused,
    serving,
)
from tests.system.event_contract import faults
from tests.system.test_replay_inputs import SHEET, ZONE

OWNER = "nora@mail.example"
# The interview ended on 13 May at 11:00; its thank-you opens at 15:00. The rejection came on the
# 14th at 10:30.
WRITING = ("drafts.create", "drafts.update", "drafts.delete", "messages.insert")
# The cursor, and ids of mail that is none of the agent's business, its own notes among them.
BOOKKEEPING = ("accounts", "seen_messages")
BEFORE = datetime(2025, 5, 13, 14, 30, tzinfo=UTC)
AFTER = datetime(2025, 5, 14, 10, 0, tzinfo=UTC)


@dataclass
class World:
    """A mailbox with an interview and a rejection in it, and a configuration that points at it."""

    server: LocalGmail
    clock: SimulatedClock
    folder: Path
    config: Path
    card: dict[str, Any]

    def once(self, at: datetime, *words: str) -> Ran:
        """One pass as at an instant, which is also the server's."""
        self.clock.jump(at)
        ran = followup(
            "once", "--config", self.config, "--as-of", at.isoformat(), "--format", "json", *words
        )
        assert "Traceback" not in ran.err
        return ran

    def drafts(self) -> dict[str, bytes]:
        """The drafts that stand in the folder: their words by id."""
        with self.server.lock:
            box = self.server.mailbox(OWNER)
            standing = [one for one in box.drafts.values() if not one.sent]
            return {one.draft_id: box.messages[one.gmail_id].content.raw for one in standing}

    def writes(self) -> dict[str, int]:
        """How often each method that changes a mailbox was called."""
        return {
            name: count for name, count in self.server.counters().calls.items() if name in WRITING
        }

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything in the database, table by table, but for what a look alone leaves behind."""
        with sqlite3.connect(self.folder / "state" / "followup.sqlite3") as connection:
            listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in listed if name not in BOOKKEEPING]
            return {name: list(connection.execute(f"SELECT * FROM {name}")) for name in tables}  # noqa: S608


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A server of our own; at the end nobody must have tried to send anything through it."""
    mailbox = tmp_path / "mail.mbox"
    mailbox.write_bytes(mbox_of(tomllib.loads(SHEET)))
    clock = SimulatedClock(BEFORE)
    server = LocalGmail(clock)
    server.load(read_export(mailbox, now=AFTER), OWNER)
    with server.serve() as url:
        card = {
            "endpoint": url,
            "token_uri": f"{url}/token",
            "email": OWNER,
            "token": server.token_for(OWNER),
        }
        yield World(server, clock, tmp_path, configured(tmp_path, card), card)
    assert server.send_attempts == 0


def steps(ran: Ran, name: str) -> list[str]:
    """The steps of the events of one kind."""
    return [event["step"] for event in ran.named(name)]


def test_it_drafts_what_is_due_and_only_once(world: World) -> None:
    """The first pass drafts the thank-you; a second one over the same mailbox adds nothing."""
    first = world.once(BEFORE)
    assert first.status == DONE, first.err
    assert faults(first.events, ZONE) == []
    assert steps(first, "draft.created") == ["thank_you"]
    standing, rows = world.drafts(), world.rows()
    again = world.once(BEFORE)
    assert (again.status, again.out) == (DONE, "")
    assert world.drafts() == standing
    assert world.rows() == rows


def test_it_looks_at_no_mail_after_the_instant(world: World) -> None:
    """The rejection of the next day is not seen before its time; then it ends the process."""
    before = world.once(BEFORE)
    assert before.named("process.closed") == []
    after = world.once(AFTER)
    assert [event["outcome"] for event in after.named("process.closed")] == ["rejected"]
    assert steps(after, "draft.withdrawn") == ["thank_you"]
    assert steps(after, "draft.created") == ["rejection_reply"]
    assert len(world.drafts()) == 1


def test_a_dry_run_writes_nothing(world: World) -> None:
    """It says what would be done; neither Gmail nor the database is changed."""
    dry = world.once(BEFORE, "--dry-run")
    assert dry.status == DONE, dry.err
    assert steps(dry, "draft.created") == ["thank_you"]
    assert world.drafts() == {}
    assert world.writes() == {}
    real = world.once(BEFORE)
    assert steps(real, "draft.created") == ["thank_you"]
    standing, rows, writes = world.drafts(), world.rows(), world.writes()
    later = world.once(AFTER, "--dry-run")
    assert steps(later, "draft.created") == ["rejection_reply"]
    assert (world.drafts(), world.rows(), world.writes()) == (standing, rows, writes)


def test_it_never_writes_a_draft_again_that_the_user_deleted(world: World) -> None:
    """A discarded thank-you is noticed and stays away."""
    world.once(BEFORE)
    (draft_id,) = world.drafts()
    world.server.hand(OWNER).discard_draft(draft_id)
    seen = [world.once(BEFORE + timedelta(minutes=5 * one)) for one in (1, 2, 3)]
    assert [steps(ran, "draft.created") for ran in seen] == [[], [], []]
    assert world.drafts() == {}


def test_it_leaves_what_the_user_edited_alone(world: World) -> None:
    """An edited draft is the user's: it stays, also when the step is obsolete."""
    world.once(BEFORE)
    (draft_id,) = world.drafts()
    world.server.hand(OWNER).edit_draft(draft_id, "Dear Imogen,\n\nmy own words.\n\nNora")
    edited = world.drafts()[draft_id]
    noticed = world.once(BEFORE + timedelta(minutes=5))
    assert steps(noticed, "draft.edited") == ["thank_you"]
    after = world.once(AFTER)
    assert after.named("draft.withdrawn") == []
    assert world.drafts()[draft_id] == edited


def test_it_reads_what_the_user_sent(world: World) -> None:
    """A sent draft is told, and read as mail by the next pass."""
    world.once(BEFORE)
    (draft_id,) = world.drafts()
    world.server.hand(OWNER).send_draft(draft_id, fill=lambda text: text.replace("[[", "("))
    sent = world.once(BEFORE + timedelta(minutes=5))
    assert steps(sent, "draft.sent") == ["thank_you"]
    read = world.once(BEFORE + timedelta(minutes=10))
    (own,) = read.named("message.read")
    assert (own["direction"], own["step"]) == ("out", "thank_you")


def test_a_revoked_consent_needs_the_user(world: World) -> None:
    """Status 3, and the next command is named."""
    world.server.revoke(OWNER)
    ran = world.once(BEFORE)
    assert ran.status == NEEDS_USER
    assert "followup auth" in ran.err
    assert world.drafts() == {}


def test_the_wrong_mailbox_needs_the_user(world: World) -> None:
    """A token for another account than the configured one: status 3, nothing written."""
    config = configured(world.folder, world.card, email="someone.else@mail.example")
    ran = followup("once", "--config", config, "--as-of", BEFORE.isoformat())
    assert ran.status == NEEDS_USER
    assert "followup auth" in ran.err
    assert world.drafts() == {}


def test_no_token_needs_the_user(world: World) -> None:
    """Without consent nothing can be done: status 3, and the next command."""
    (world.folder / "token.json").unlink()
    ran = world.once(BEFORE)
    assert ran.status == NEEDS_USER
    assert "followup auth" in ran.err


def test_a_server_that_is_down_is_worth_trying_again(world: World) -> None:
    """Nobody listens: status 4; the next pass does what this one could not."""
    with world.server.down():
        ran = world.once(BEFORE)
    assert ran.status == TRY_AGAIN
    assert "later" in ran.err
    assert steps(world.once(BEFORE + timedelta(minutes=5)), "draft.created") == ["thank_you"]


def test_one_accounts_trouble_does_not_stop_another(world: World) -> None:
    """Two accounts, one without consent: the other is looked after; the status tells of it."""
    more = {"email": "other@mail.example", "token_file": str(world.folder / "none.json")}
    lines = [f"{name} = {json.dumps(value)}" for name, value in more.items()]
    lines.append(f"endpoint = {json.dumps(world.card['endpoint'])}")
    text = world.config.read_text(encoding="utf-8")
    world.config.write_text("\n".join([text, "[[accounts]]", *lines, ""]), encoding="utf-8")
    ran = world.once(BEFORE)
    assert ran.status == NEEDS_USER
    assert steps(ran, "draft.created") == ["thank_you"]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "accounts = 3",
        "[[accounts]]\nemail = 'nobody'",
        "[[accounts]]\nemial = 'a@b.example'",
    ],
)
def test_it_refuses_a_wrong_configuration(text: str | None, tmp_path: Path) -> None:
    """No file, no account, a wrong type, address or key: status 2, the file is named."""
    config = tmp_path / "config.toml"
    if text is not None:
        config.write_text(text, encoding="utf-8")
    ran = refused("once", "--config", config)
    assert ran.status == WRONG_CALL
    assert str(config) in ran.err
    assert "Traceback" not in ran.err


def test_it_works_against_the_server_that_users_run(tmp_path: Path) -> None:
    """`serve-gmail` as a process: drafts once, adds nothing twice, and is never asked to send."""
    mailbox = tmp_path / "mail.mbox"
    mailbox.write_bytes(mbox_of(tomllib.loads(SHEET)))
    with serving("--mailbox", mailbox) as card:
        config = configured(tmp_path, card)
        at = ("--as-of", BEFORE.isoformat())
        first = followup("once", "--config", config, *at, "--format", "json")
        again = followup("once", "--config", config, *at)
        by_environment = followup("once", *at, FOLLOWUP_CONFIG=str(config))
    assert (first.status, again.status, by_environment.status) == (DONE, DONE, DONE), first.err
    assert steps(first, "draft.created") == ["thank_you"]
    assert "nothing new" in again.out
    assert "nothing new" in by_environment.out
    assert card["status"] == 0
    assert "0 attempts to send" in card["said"]
