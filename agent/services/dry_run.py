"""A mailbox that is read but not written: a dry run is the same code minus the last step."""

from collections.abc import Iterable, Iterator
from itertools import count

from agent.ports.mailbox import (
    DraftRef,
    DraftView,
    History,
    Label,
    Mailbox,
    MessageRef,
    MessageView,
    Profile,
    RawMessage,
    SendAs,
)


class DryMailbox:
    """Implements `Mailbox`; every write answers as if it had happened, and none happens."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._numbers = count(1)

    def profile(self) -> Profile:
        """As the mailbox says."""
        return self._mailbox.profile()

    def history(self, cursor: str) -> History:
        """As the mailbox says."""
        return self._mailbox.history(cursor)

    def messages(
        self, query: str = "", *, include_spam_trash: bool = False
    ) -> Iterator[MessageRef]:
        """As the mailbox says."""
        return self._mailbox.messages(query, include_spam_trash=include_spam_trash)

    def raw(self, gmail_id: str) -> RawMessage:
        """As the mailbox says."""
        return self._mailbox.raw(gmail_id)

    def view(self, gmail_id: str, headers: Iterable[str] = ()) -> MessageView:
        """As the mailbox says."""
        return self._mailbox.view(gmail_id, headers)

    def thread(self, thread_id: str, headers: Iterable[str] = ()) -> tuple[MessageView, ...]:
        """As the mailbox says."""
        return self._mailbox.thread(thread_id, headers)

    def drafts(self, query: str = "", *, include_spam_trash: bool = False) -> tuple[DraftRef, ...]:
        """As the mailbox says."""
        return self._mailbox.drafts(query, include_spam_trash=include_spam_trash)

    def draft(self, draft_id: str, *, raw: bool = False) -> DraftView:
        """As the mailbox says."""
        return self._mailbox.draft(draft_id, raw=raw)

    def create_draft(self, raw: bytes, thread_id: str = "") -> DraftRef:  # noqa: ARG002
        """Nothing; the ids are made up."""
        number = next(self._numbers)
        return DraftRef(f"dry-run-{number}", f"dry-run-message-{number}", thread_id)

    def update_draft(
        self,
        draft_id: str,
        raw: bytes,  # noqa: ARG002
        thread_id: str = "",
    ) -> DraftRef:
        """Nothing."""
        return DraftRef(draft_id, f"dry-run-message-{next(self._numbers)}", thread_id)

    def delete_draft(self, draft_id: str) -> None:
        """Nothing."""

    def insert(self, raw: bytes, labels: Iterable[str]) -> str:  # noqa: ARG002
        """Nothing."""
        return f"dry-run-message-{next(self._numbers)}"

    def send_as(self) -> tuple[SendAs, ...]:
        """As the mailbox says."""
        return self._mailbox.send_as()

    def labels(self) -> tuple[Label, ...]:
        """As the mailbox says."""
        return self._mailbox.labels()
