"""Rows of the tables to the ports' values and back; the few places where names or forms differ."""

import hashlib
import json
import zlib
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import RowMapping

from agent.domain.correction import Correction, from_plain, to_plain
from agent.domain.decision import Decision, Judgement
from agent.domain.draft import DraftFact, IntentKey
from agent.domain.evidence import Reading
from agent.domain.hiring import Band, Direction, Outcome, Step
from agent.ports.store import DraftRow, HoldRow, ProcessRow, StoredMessage
from agent.store.codec import dump, load


def intent_text(key: IntentKey) -> str:
    """The key as one text for the unique index; JSON, so no part can run into the next."""
    return json.dumps([key.process, key.round, key.cycle, key.step, key.person])


def message_values(row: StoredMessage) -> dict[str, Any]:
    """A stored message as column values; the bytes are compressed."""
    return {
        "gmail_id": row.gmail_id,
        "thread_id": row.thread_id,
        "message_id": row.message_id,
        "at": row.at,
        **labels_value(row.labels),
        "raw": zlib.compress(row.raw, 6),
        "direction": row.direction.value,
        "reading": dump(Reading, row.reading),
        "process_id": row.process_id,
    }


def labels_value(labels: frozenset[str]) -> dict[str, Any]:
    """A message's labels as column values."""
    return {"labels": json.dumps(sorted(labels))}


def message_row(row: RowMapping) -> StoredMessage:
    """A stored message from its columns."""
    return StoredMessage(
        gmail_id=row["gmail_id"],
        thread_id=row["thread_id"],
        message_id=row["message_id"],
        at=row["at"],
        labels=frozenset(json.loads(row["labels"])),
        raw=zlib.decompress(row["raw"]),
        direction=Direction(row["direction"]),
        reading=load(Reading, row["reading"]),
        process_id=row["process_id"],
    )


def process_values(row: ProcessRow) -> dict[str, Any]:
    """A process as column values."""
    return {
        "process_id": row.process_id,
        "slug": row.slug,
        "company": row.company,
        "role": row.role,
        "opened_at": row.opened_at,
        "engaged": row.engaged,
        "closed": row.closed.value if row.closed else None,
        "closed_at": row.closed_at,
        "closed_rule": row.closed_rule,
        "band": row.band.value if row.band else None,
        "next_look_at": row.next_look_at,
        "dirty": row.dirty,
        "merged_into": row.merged_into,
    }


def process_row(row: RowMapping) -> ProcessRow:
    """A process from its columns."""
    values = {name: row[name] for name in ProcessRow.__dataclass_fields__}
    values["closed"] = Outcome(row["closed"]) if row["closed"] else None
    values["band"] = Band(row["band"]) if row["band"] else None
    return ProcessRow(**values)


_DRAFT_PLAIN = (
    "op_id",
    "body",
    "because",
    "title",
    "playbook",
    "cursor_before",
    "attempts",
    "called_at",
    "missing_since",
    "send_before",
    "pending",
    "reason",
)


def rekeyed(row: DraftRow, process_id: str, taken: Collection[IntentKey]) -> DraftRow:
    """A draft's row once its process goes on in another one.

    Where that one holds a draft for the same intent, the key names the process it came from as
    well: the plan then sees a draft that nothing calls for, and takes it back if untouched.
    """
    key = replace(row.fact.key, process=process_id)
    if key in taken:
        key = replace(key, round=f"{key.round}~{row.fact.key.process}")
    return replace(row, fact=replace(row.fact, key=key))


def draft_values(row: DraftRow) -> dict[str, Any]:
    """A ledger row as column values."""
    values = {name: getattr(row, name) for name in _DRAFT_PLAIN}
    return values | {
        "process_id": row.fact.key.process,
        "intent": intent_text(row.fact.key),
        "state": row.fact.state.value,
        "appeared_at": row.fact.appeared_at,
        "fact": dump(DraftFact, row.fact),
        "recipient": row.to,
        "mime": row.mime,
    }


def draft_row(row: RowMapping) -> DraftRow:
    """A ledger row from its columns."""
    return DraftRow(
        fact=load(DraftFact, row["fact"]),
        to=row["recipient"],
        mime=row["mime"],
        **{name: row[name] for name in _DRAFT_PLAIN},
    )


def correction_values(correction: Correction) -> dict[str, Any]:
    """A correction as column values."""
    return {
        "at": correction.at,
        "undone_at": correction.undone_at,
        "words": correction.words,
        "change": json.dumps(to_plain(correction.change)),
    }


def correction_row(row: RowMapping) -> Correction:
    """A correction from its columns."""
    change = from_plain(json.loads(row["change"]))
    return Correction(row["at"], change, row["undone_at"], row["words"])


def hold_row(row: RowMapping) -> HoldRow:
    """A held step from its columns."""
    return HoldRow(Step(row["step"]), row["person"], row["rule"], row["until"], row["reason"])


def gist_of(judgement: Judgement) -> str:
    """What two judgements that decide the same have in common, as a hash."""
    parts = [_gist(one) for one in judgement.decisions]
    text = json.dumps([judgement.playbook, str(judgement.closing), parts])
    return hashlib.sha256(text.encode()).hexdigest()


def _gist(one: Decision) -> list[str]:
    person = one.recipient.key if one.recipient else ""
    key = [one.step.value, one.verdict.value, one.rule, one.round, one.cycle, person]
    return [*key, str(one.due_at), str(one.until), one.reason]
