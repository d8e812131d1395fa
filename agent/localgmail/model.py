"""The values a mailbox is made of, and the points where Gmail's behaviour is a choice.

Knows nothing of HTTP; a message's bytes never change, only its labels do.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from agent.localgmail.content import Content


class SystemLabel(StrEnum):
    """Gmail's own labels; the id is the name."""

    INBOX = "INBOX"
    SENT = "SENT"
    DRAFT = "DRAFT"
    SPAM = "SPAM"
    TRASH = "TRASH"
    UNREAD = "UNREAD"
    STARRED = "STARRED"
    IMPORTANT = "IMPORTANT"
    CHAT = "CHAT"
    PERSONAL = "CATEGORY_PERSONAL"
    SOCIAL = "CATEGORY_SOCIAL"
    PROMOTIONS = "CATEGORY_PROMOTIONS"
    UPDATES = "CATEGORY_UPDATES"
    FORUMS = "CATEGORY_FORUMS"


HIDDEN: frozenset[str] = frozenset({SystemLabel.SPAM, SystemLabel.TRASH})


@dataclass(frozen=True, slots=True)
class Identity:
    """An address the user may write from (users.settings.sendAs)."""

    email: str
    name: str = ""
    default: bool = False
    primary: bool = False
    signature_html: str = ""
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class Quirks:
    """Where the fact sheet says "unverified" or "sometimes": one switch each, the mild way first.

    `search_lag`: a search (`q`) does not see messages younger than this.
    `history_keeps`: cursors older than this answer 404; None keeps every record.
    `token_lifetime`: how long the server honours an access token; None, for as long as it runs
    (client libraries compare with the real clock while ours may be simulated).
    `insert_deduplicates`: messages.insert of a known Message-ID answers the first message.
    `sent_keeps_message_id`, `sent_keeps_marker`: what survives of a draft the user sends; a marker
    is any X- header. `autosave_keeps_marker`: the same for a draft opened in the composer.
    `sent_keeps_id`: the sent message keeps the draft message's Gmail id.
    `old_draft_resolves`: the draft id of a sent draft goes on naming the SENT message.
    `concurrent_parts`: parts of a batch beyond this number answer 429; None, all are served.
    `inline_limit`: text parts longer than this many bytes come as an attachment id.
    `quota_per_minute`: units a user may spend in a minute of `now`; None, without limit.
    """

    search_lag: timedelta = timedelta(0)
    history_keeps: timedelta | None = None
    token_lifetime: timedelta | None = None
    insert_deduplicates: bool = False
    sent_keeps_message_id: bool = True
    sent_keeps_marker: bool = True
    autosave_keeps_marker: bool = True
    sent_keeps_id: bool = False
    old_draft_resolves: bool = False
    concurrent_parts: int | None = None
    inline_limit: int = 1 << 20
    quota_per_minute: int | None = None


class Stored:
    """One message of a mailbox. Its id, thread and bytes are fixed; labels and history id move.

    `at_ms` is internalDate; `arrived` is when it came into this mailbox (for the search's lag).
    """

    __slots__ = (
        "arrived",
        "at_ms",
        "content",
        "gmail_id",
        "history_id",
        "labels",
        "serial",
        "thread_id",
    )

    def __init__(
        self,
        gmail_id: str,
        thread_id: str,
        content: Content,
        labels: frozenset[str],
        *,
        at: datetime,
        arrived: datetime,
        serial: int,
    ) -> None:
        self.gmail_id = gmail_id
        self.thread_id = thread_id
        self.content = content
        self.labels = labels
        self.at_ms = milliseconds(at)
        self.arrived = arrived
        self.serial = serial
        self.history_id = 0

    @property
    def raw(self) -> bytes:
        """The RFC 5322 bytes."""
        return self.content.raw

    @property
    def order(self) -> tuple[int, int, str]:
        """Where the message stands in a listing, oldest first."""
        return self.at_ms, self.serial, self.gmail_id

    @property
    def hidden(self) -> bool:
        """True in Spam or Trash: left out of lists unless asked for."""
        return not HIDDEN.isdisjoint(self.labels)


@dataclass(slots=True)
class StoredDraft:
    """A draft: its id stays, the message it holds is another one after every save."""

    draft_id: str
    gmail_id: str
    sent: bool = False


def milliseconds(instant: datetime) -> int:
    """Epoch milliseconds, as internalDate counts."""
    return round(instant.timestamp() * 1000)
