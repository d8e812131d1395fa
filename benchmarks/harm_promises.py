"""What no fault, no kill and no gesture may break, checked on the server and against the ledger."""

from collections import Counter
from email.utils import getaddresses
from hashlib import sha256

from agent.domain.draft import DraftState
from agent.localgmail.model import Stored
from agent.ports.store import DraftRow
from benchmarks.harm_mail import ME
from benchmarks.harm_world import World

# What Gmail lets nobody prevent: told by itself, beside the promises.
BETWEEN = "hands between a look and its write"

PROMISES = (
    "duplicates",
    "came back",
    "lost steps",
    "touched edits",
    "wrong threads",
    "sends",
    "digest twice",
    "disagreements",
    "unsettled",
    "faults of ours",
)


def broken(world: World, rows: tuple[DraftRow, ...]) -> list[tuple[str, str]]:
    """Every promise that does not hold now: its name and what breaks it."""
    found: list[tuple[str, str]] = []
    keys = {row.op_id: row.fact.key for row in rows}
    standing = world.user.standing()
    intents = Counter(keys.get(marker, marker) for marker, _, _ in standing)
    found += [("duplicates", str(key)) for key, count in intents.items() if count > 1]
    found += [("came back", one) for one, _, _ in standing if one in world.user.thrown_away]
    found += _misplaced(world, standing)
    with world.server.lock:
        box = world.server.mailbox(ME)
        for draft_id, raw in world.user.hands_on.items():
            draft = box.drafts.get(draft_id)
            if draft is None or box.messages[draft.gmail_id].raw != raw:
                unavoidable = world.user.between_look_and_write(draft_id)
                found.append((BETWEEN if unavoidable else "touched edits", draft_id))
        digests = Counter(
            one.content.message_id
            for one in box.messages.values()
            if one.content.message_id.startswith("<digest-")
        )
    found += [("digest twice", one) for one, count in digests.items() if count > 1]
    sends = world.server.send_attempts
    return found + ([("sends", str(sends))] if sends else [])


def _misplaced(world: World, standing: list[tuple[str, str, Stored]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for marker, draft_id, message in standing:
        if draft_id in world.user.hands_on or marker in world.user.loose:
            continue
        parent = message.content.first("in-reply-to").strip()
        to = [one.lower() for _, one in getaddresses([message.content.first("to")])]
        with world.server.lock:
            box = world.server.mailbox(ME)
            thread = [one for one in box.thread(message.thread_id) if one is not message]
        ids = {one.content.message_id for one in thread}
        wrote = {one for mail in thread for one in mail.content.addresses("from", "to")}
        alone = not parent and not thread
        if not alone and (parent not in ids or not set(to) <= wrote or len(to) != 1):
            found.append(("wrong threads", marker))
    return found


def disagreement(world: World, rows: tuple[DraftRow, ...]) -> list[tuple[str, str]]:
    """Where ledger and mailbox differ although all is quiet."""
    stands = (DraftState.LIVE, DraftState.TOUCHED, DraftState.EDITED)
    known = {row.fact.draft_id: row for row in rows if row.fact.state in stands}
    with world.server.lock:
        box = world.server.mailbox(ME)
        there = {
            one.draft_id: one.gmail_id
            for one in box.drafts.values()
            if not one.sent and not box.messages[one.gmail_id].hidden
        }
    found = [
        ("disagreements", f"{row.fact.state} {draft_id}")
        for draft_id, row in known.items()
        if there.get(draft_id) != row.fact.message_id
    ]
    found += [
        ("disagreements", f"unknown {draft_id}")
        for _, draft_id, _ in world.user.standing()
        if draft_id not in known
    ]
    unsettled = (DraftState.CALLING, DraftState.INTENDED)
    found += [
        ("unsettled", f"{row.fact.state} {row.op_id} {row.pending}")
        for row in rows
        if row.pending or row.fact.state in unsettled
    ]
    return found


def outcome(rows: tuple[DraftRow, ...]) -> dict[str, str]:
    """What came of each intent, for comparison with a calm run: its newest row's state, and where
    its draft stands as we wrote it, to whom, about what, in which words and in answer to what.
    """
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: one.fact.appeared_at):
        fact = row.fact
        key = fact.key
        name = "/".join((key.process, key.round, key.cycle, key.step, key.person))
        words = sha256(row.body.encode()).hexdigest()[:12]
        standing = f" {row.to} {fact.subject!r} {words} {fact.reply_to_id} {fact.rule}"
        found[name] = fact.state.value + (standing if fact.state is DraftState.LIVE else "")
    return found
