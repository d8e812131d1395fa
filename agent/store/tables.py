"""The tables. Every one carries `account_id`; instants are stored in UTC; values of ours as JSON.

Primary data are raw messages, cursors, corrections, judgements and the ledger of drafts and
digests; everything else can be dropped and rebuilt from them.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, stored in UTC: SQLite keeps no offset, so it is put back on reading."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Refuse naive values: they have no instant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Give UTC back."""
        return None if value is None else value.replace(tzinfo=UTC)


# Constraints have names from the first migration on, so that later ones can refer to them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _account() -> Column[str]:
    return Column("account_id", String(320), primary_key=True)


accounts = Table(
    "accounts",
    metadata,
    _account(),
    Column("email", String(320), nullable=False),
    Column("first_run_at", UtcDateTime, nullable=False),
    Column("cursor", String(64), nullable=False, default=""),
    Column("last_poll_at", UtcDateTime),
    Column("last_resync_at", UtcDateTime),
    Column("blocked_until", UtcDateTime),
    Column("messages_total", Integer, nullable=False, default=0),
    Column("needs_consent", Text, nullable=False, default=""),
    Column("failures", Integer, nullable=False, default=0, server_default="0"),
    Column("listed_at", UtcDateTime),
    Column("missed", Integer, nullable=False, default=0, server_default="0"),
    Column("accepted_at", UtcDateTime),
    Column("paused", Boolean, nullable=False, default=False, server_default="0"),
    Column("paused_until", UtcDateTime),
    Column("reader", Text, nullable=False, default="", server_default=""),
    Column("restored_at", UtcDateTime),
    Column("backfill_since", UtcDateTime),
)

queue = Table(
    "fetch_queue",
    metadata,
    _account(),
    Column("gmail_id", String(64), primary_key=True),
    Column("thread_id", String(64), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("position", Integer, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    _account(),
    Column("gmail_id", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("problem", Text, nullable=False),
)

# Mail that is no hiring mail leaves nothing behind but its id, so that it is not read twice.
seen = Table(
    "seen_messages",
    metadata,
    _account(),
    Column("gmail_id", String(64), primary_key=True),
    Column("thread_id", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_seen_messages_thread", "account_id", "thread_id"),
)

messages = Table(
    "messages",
    metadata,
    _account(),
    Column("gmail_id", String(64), primary_key=True),
    Column("thread_id", String(64), nullable=False),
    Column("message_id", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("labels", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("direction", String(3), nullable=False),
    Column("reading", Text, nullable=False),
    Column("process_id", String(64), nullable=False, default=""),
    Index("ix_messages_process", "account_id", "process_id"),
    Index("ix_messages_thread", "account_id", "thread_id"),
    Index("ix_messages_message_id", "account_id", "message_id"),
)

processes = Table(
    "processes",
    metadata,
    _account(),
    Column("process_id", String(64), primary_key=True),
    Column("slug", String(80), nullable=False),
    Column("company", Text),
    Column("role", Text),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("engaged", Boolean, nullable=False, default=True),
    Column("closed", String(16)),
    Column("closed_at", UtcDateTime),
    Column("closed_rule", String(32), nullable=False, default=""),
    Column("band", String(8)),
    Column("next_look_at", UtcDateTime),
    Column("dirty", Boolean, nullable=False, default=True),
    Column("merged_into", String(64), nullable=False, default=""),
    UniqueConstraint("account_id", "slug"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("correction_id", Integer, primary_key=True, autoincrement=True),
    Column("account_id", String(320), nullable=False),
    Column("process_id", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("undone_at", UtcDateTime),
    Column("words", Text, nullable=False, default=""),
    Column("change", Text, nullable=False),
    Index("ix_corrections_process", "account_id", "process_id"),
)

# One row an intent (CM-19): the unique index is the last line of defence against a second draft.
# A draft that the agent itself withdrew may be written again under the same key.
_NOT_WITHDRAWN = text("state <> 'withdrawn'")
drafts = Table(
    "drafts",
    metadata,
    _account(),
    Column("op_id", String(64), primary_key=True),
    Column("process_id", String(64), nullable=False),
    Column("intent", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("appeared_at", UtcDateTime, nullable=False),
    Column("fact", Text, nullable=False),
    Column("recipient", String(320), nullable=False),
    Column("body", Text, nullable=False),
    Column("mime", LargeBinary, nullable=False),
    Column("because", Text, nullable=False, default=""),
    Column("title", Text, nullable=False, default=""),
    Column("playbook", String(80), nullable=False, default=""),
    Column("cursor_before", String(64), nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("called_at", UtcDateTime),
    Column("missing_since", UtcDateTime),
    Column("send_before", UtcDateTime),
    Column("pending", String(16), nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    Index(
        "uq_drafts_intent",
        "account_id",
        "intent",
        unique=True,
        sqlite_where=_NOT_WITHDRAWN,
        postgresql_where=_NOT_WITHDRAWN,
    ),
    Index("ix_drafts_process", "account_id", "process_id"),
    Index("ix_drafts_state", "account_id", "state"),
)

holds = Table(
    "holds",
    metadata,
    _account(),
    Column("process_id", String(64), primary_key=True),
    Column("step", String(24), primary_key=True),
    Column("person", String(320), primary_key=True),
    Column("rule", String(32), nullable=False),
    Column("until", UtcDateTime),
    Column("reason", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("judgement_id", Integer, primary_key=True, autoincrement=True),
    Column("account_id", String(320), nullable=False),
    Column("process_id", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("gist", String(64), nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_judgements_process", "account_id", "process_id", "judgement_id"),
)

digests = Table(
    "digests",
    metadata,
    _account(),
    Column("week", String(8), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("message_id", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("cursor_before", String(64), nullable=False, default=""),
    Column("gmail_id", String(64), nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("numbers", Text, nullable=False, default="{}"),
    Column("said", Text, nullable=False, default="[]"),
)

# Messages the digest asks about: ids and, where it stood between processes, the reading's quote.
unsure = Table(
    "unsure_messages",
    metadata,
    _account(),
    Column("gmail_id", String(64), primary_key=True),
    Column("thread_id", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("quote", Text, nullable=False, default=""),
    Column("candidates", Text, nullable=False, default="[]"),
    Column("asked_in", String(8), nullable=False, default=""),
    Column("settled", String(16), nullable=False, default=""),
    Column("belongs_to", String(64), nullable=False, default=""),
)

heard = Table(
    "heard_answers",
    metadata,
    _account(),
    Column("gmail_id", String(64), primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("week", String(8), nullable=False),
    Column("words", Text, nullable=False),
    Column("understood", Boolean, nullable=False),
    Column("reply", Text, nullable=False),
    Column("told_in", String(8), nullable=False, default=""),
)

# Notes to the user after an interview; the id is made of the interview, so that each has one row.
interview_notes = Table(
    "interview_notes",
    metadata,
    _account(),
    Column("message_id", String(120), primary_key=True),
    Column("process_id", String(64), nullable=False),
    Column("interview", Text, nullable=False),
    Column("start", UtcDateTime, nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("subject", Text, nullable=False, default=""),
    Column("cursor_before", String(64), nullable=False, default=""),
    Column("gmail_id", String(64), nullable=False, default=""),
    Column("attempts", Integer, nullable=False, default=0),
    Column("people", Text, nullable=False, default="[]"),
    Index("ix_interview_notes_process", "account_id", "process_id"),
)
