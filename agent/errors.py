"""The error families, by whose turn it is: the user's, Gmail's, or ours.

Adapters translate into these once, at the edge; `cli` words them once. Nothing here knows how an
error came about, and no class carries a message body, an address or a token.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


class FollowupError(Exception):
    """Base of every error this package raises on purpose."""


class UserError(FollowupError):
    """The user's turn: what is wrong, all of it at once, and the next command to type."""

    def __init__(self, *problems: str, hint: str | None = None) -> None:
        super().__init__("; ".join(problems))
        self.problems: tuple[str, ...] = problems
        self.hint = hint


class ConfigError(UserError):
    """A wrong setting or a configuration file that cannot be read (exit 2)."""


class UnreadableInputError(UserError):
    """A mailbox or message file that cannot be read at all (exit 2)."""


class PlaybookError(UserError):
    """A playbook file with problems: every one of them, with file, rule and key (exit 2)."""


class TemplateError(UserError):
    """A draft or digest template that cannot be used (exit 2)."""


class NeedsConsentError(UserError):
    """The account's consent is missing, revoked or too narrow, or is another account's (exit 3)."""


class RefusedError(UserError):
    """Something so improbable that nothing is written until the user has looked (exit 3)."""


class BusyError(UserError):
    """Another followup works on the same state: try again when it has ended (exit 4)."""


class GmailError(FollowupError):
    """Gmail's turn: something at the other end, translated once in `gmail`."""


class TransientError(GmailError):
    """Worth trying again: 5xx, a broken connection, a page that is no JSON (exit 4)."""


class RateLimitedError(TransientError):
    """Told to wait; `until` is the instant (UTC) before which nothing is asked again, if named."""

    def __init__(self, message: str, *, until: datetime | None = None) -> None:
        super().__init__(message)
        self.until = until


class UnknownOutcomeError(TransientError):
    """A write whose answer was lost: it may have happened. Reconcile before any repetition."""


class CursorExpiredError(GmailError):
    """The history cursor is too old or invalid (404 on history.list): resync within bounds."""


class GoneError(GmailError):
    """A message, thread or draft that is no longer there (404, 410)."""


class RejectedError(GmailError):
    """A definite no (400, 403 other than rate or scope): the request was not carried out."""


class StoreError(FollowupError):
    """The database is damaged, locked, full, or newer than this program."""


class StoreBusyError(StoreError):
    """The database is held by another program or its disk is full: try again (exit 4)."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with one item of the input that did not stop the rest from being read."""

    where: str
    what: str


def problems_of(defects: Sequence[Defect]) -> tuple[str, ...]:
    """Word a list of defects, one line each, the place first."""
    return tuple(f"{defect.where}: {defect.what}" for defect in defects)
