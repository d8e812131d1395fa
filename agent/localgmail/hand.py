"""The user's hand in the mailbox: what people do to drafts, threads and labels in Gmail's pages.

Each method is one gesture, with the effects on ids, labels and history that the fact sheet reports
(gmail-api.md 3.2, 3.6 and the fault table). Nothing here goes over HTTP.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from agent.localgmail.content import Content
from agent.localgmail.ids import opaque_id
from agent.localgmail.labelbook import Label
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.model import Stored, SystemLabel
from agent.localgmail.rewrite import autosaved, composed, with_header, with_text, without_headers

MARKERS = ("x-*",)


@dataclass(frozen=True, slots=True)
class PutAway:
    """A draft that left the Drafts folder and can come back: discarded, scheduled or just sent."""

    draft_id: str
    thread_id: str
    raw: bytes
    sent_id: str = ""


class UserHand:
    """One user at one mailbox. Every method raises KeyError for an id that is not there."""

    def __init__(self, mailbox: Mailbox, lock: AbstractContextManager[object]) -> None:
        self._mailbox = mailbox
        self._lock = lock

    # Drafts

    def open_draft(self, draft_id: str) -> str:
        """Open a draft and change nothing: the autosave still rewrites it; the new message id."""
        return self._save(draft_id, self._composed_again(self._draft_raw(draft_id)))

    def edit_draft(self, draft_id: str, text: str) -> str:
        """Write another body; answers the new message id, the draft id stays."""
        return self._save(
            draft_id, with_text(self._composed_again(self._draft_raw(draft_id)), text)
        )

    def edit_recipients(self, draft_id: str, to: str) -> str:
        """Write another To; answers the new message id."""
        return self._save(draft_id, with_header(self._draft_raw(draft_id), "To", to))

    def edit_subject(self, draft_id: str, subject: str) -> str:
        """Write another subject: the draft moves into a thread of its own; the new message id."""
        with self._lock:
            raw = with_header(self._draft_raw(draft_id), "Subject", subject)
            return self._mailbox.save_draft(draft_id, raw).gmail_id

    def send_draft(self, draft_id: str, fill: Callable[[str], str] | None = None) -> str:
        """Press Send, `fill` changing the text in the same stroke; the SENT message's id."""
        with self._lock:
            return self._send(draft_id, self._filled(draft_id, fill)).gmail_id

    def send_draft_undoably(self, draft_id: str) -> PutAway:
        """Press Send and keep what `undo_send` needs to call it back."""
        with self._lock:
            before = self._taken(draft_id)
            sent = self._send(draft_id, before.raw)
            return PutAway(before.draft_id, before.thread_id, before.raw, sent.gmail_id)

    def undo_send(self, sent: PutAway, *, same_draft_id: bool = True) -> str:
        """Undo Send within its seconds: the SENT message goes, the draft is back; its draft id."""
        with self._lock:
            self._mailbox.drafts.pop(sent.draft_id, None)
            self._mailbox.remove(sent.sent_id)
            return self._bring_back(sent, same_draft_id=same_draft_id)

    def discard_draft(self, draft_id: str) -> PutAway:
        """Discard a draft; the value lets `undo_discard` bring it back."""
        with self._lock:
            discarded = self._taken(draft_id)
            self._mailbox.drop_draft(draft_id)
            return discarded

    def undo_discard(self, discarded: PutAway, *, same_draft_id: bool = True) -> str:
        """Undo a discard; its message id is new in any case. Answers the draft id."""
        with self._lock:
            return self._bring_back(discarded, same_draft_id=same_draft_id)

    def schedule_draft(self, draft_id: str) -> PutAway:
        """Schedule a send: the draft leaves Drafts and no list shows it (gmail-api.md 2.2)."""
        return self.discard_draft(draft_id)

    def cancel_schedule(self, scheduled: PutAway, *, same_draft_id: bool = True) -> str:
        """Cancel a scheduled send: it is a draft again; answers the draft id."""
        return self.undo_discard(scheduled, same_draft_id=same_draft_id)

    def send_scheduled(self, scheduled: PutAway) -> str:
        """Let a scheduled send happen; answers the SENT message's id."""
        with self._lock:
            raw = self._outgoing(scheduled.raw)
            return self._file_sent(raw, scheduled.thread_id).gmail_id

    def trash_draft(self, draft_id: str) -> None:
        """Drag a draft to the Trash: it stays a draft, and lists leave it out (3.5)."""
        self.change_labels(self._draft_message(draft_id).gmail_id, add=(SystemLabel.TRASH,))

    def untrash_draft(self, draft_id: str) -> None:
        """Drag a draft back out of the Trash."""
        self.change_labels(self._draft_message(draft_id).gmail_id, remove=(SystemLabel.TRASH,))

    def start_draft(self, thread_id: str, text: str) -> str:
        """Begin an own reply draft in a thread; answers its draft id."""
        with self._lock:
            raw = self._reply_to(self._newest(thread_id), text)
            return self._mailbox.create_draft(raw, thread_id).draft_id

    def start_new_draft(self, to: str, subject: str, text: str) -> str:
        """Begin a draft that answers nothing; answers its draft id."""
        with self._lock:
            return self._mailbox.create_draft(self._compose(to, subject, text)).draft_id

    def copy_draft(self, draft_id: str, *, thread_id: str | None = None) -> str:
        """Have a second draft with the same bytes, as a restored client leaves; its draft id."""
        with self._lock:
            message = self._draft_message(draft_id)
            copy = message.thread_id if thread_id is None else thread_id
            return self._mailbox.create_draft(message.raw, copy).draft_id

    # Messages

    def reply(self, thread_id: str, text: str) -> str:
        """Answer the newest message of a thread with words of one's own; the SENT message's id."""
        with self._lock:
            raw = self._reply_to(self._newest(thread_id), text)
            return self._file_sent(raw, thread_id).gmail_id

    def write(self, to: str, subject: str, text: str) -> str:
        """Send a new message in a thread of its own; answers its id."""
        with self._lock:
            return self._file_sent(self._compose(to, subject, text), "").gmail_id

    def read(self, gmail_id: str) -> None:
        """Read a message."""
        self.change_labels(gmail_id, remove=(SystemLabel.UNREAD,))

    def archive(self, gmail_id: str) -> None:
        """Take a message out of the inbox."""
        self.change_labels(gmail_id, remove=(SystemLabel.INBOX,))

    def trash(self, gmail_id: str) -> None:
        """Move a message to the Trash."""
        self.change_labels(gmail_id, add=(SystemLabel.TRASH,), remove=(SystemLabel.INBOX,))

    def untrash(self, gmail_id: str) -> None:
        """Move a message out of the Trash, back to the inbox."""
        self.change_labels(gmail_id, add=(SystemLabel.INBOX,), remove=(SystemLabel.TRASH,))

    def mark_spam(self, gmail_id: str) -> None:
        """Report a message as spam."""
        self.change_labels(gmail_id, add=(SystemLabel.SPAM,), remove=(SystemLabel.INBOX,))

    def delete_forever(self, gmail_id: str) -> None:
        """Delete a message for good; a draft goes with its message."""
        with self._lock:
            draft = self._mailbox.draft_of(gmail_id)
            if draft:
                self._mailbox.drop_draft(draft.draft_id)
            else:
                self._mailbox.remove(gmail_id)

    def delete_thread(self, thread_id: str) -> None:
        """Delete every message of a thread for good."""
        with self._lock:
            for message in self._mailbox.thread(thread_id):
                self.delete_forever(message.gmail_id)

    # Labels

    def change_labels(
        self, gmail_id: str, *, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> None:
        """Put labels (ids or names) on a message and take others off."""
        with self._lock:
            labels = self._mailbox.labels
            self._mailbox.relabel(gmail_id, labels.ids_for(add), labels.ids_for(remove))

    def create_label(self, name: str) -> Label:
        """Make a label. Raises LabelNameTakenError."""
        with self._lock:
            return self._mailbox.labels.create(name)

    def rename_label(self, label_id: str, name: str) -> Label:
        """Rename a label; history says nothing of it. Raises LabelNameTakenError."""
        with self._lock:
            return self._mailbox.labels.rename(label_id, name)

    def delete_label(self, label_id: str) -> None:
        """Delete a label: it is taken off every message."""
        with self._lock:
            self._mailbox.forget_label(label_id)

    # Parts of gestures

    def _draft_message(self, draft_id: str) -> Stored:
        return self._mailbox.messages[self._mailbox.drafts[draft_id].gmail_id]

    def _draft_raw(self, draft_id: str) -> bytes:
        return self._draft_message(draft_id).raw

    def _save(self, draft_id: str, raw: bytes) -> str:
        with self._lock:
            thread_id = self._draft_message(draft_id).thread_id
            return self._mailbox.save_draft(draft_id, raw, thread_id).gmail_id

    def _composed_again(self, raw: bytes) -> bytes:
        rewritten = autosaved(raw)
        kept = self._mailbox.quirks.autosave_keeps_marker
        return rewritten if kept else without_headers(rewritten, MARKERS)

    def _filled(self, draft_id: str, fill: Callable[[str], str] | None) -> bytes:
        raw = self._draft_raw(draft_id)
        return with_text(raw, fill(Content(raw).text())) if fill else raw

    def _taken(self, draft_id: str) -> PutAway:
        message = self._draft_message(draft_id)
        return PutAway(draft_id, message.thread_id, message.raw)

    def _bring_back(self, put_away: PutAway, *, same_draft_id: bool) -> str:
        known = self._mailbox.thread(put_away.thread_id)
        thread_id = put_away.thread_id if known else ""
        if not same_draft_id:
            return self._mailbox.create_draft(put_away.raw, thread_id).draft_id
        return self._mailbox.wrap_draft(put_away.draft_id, put_away.raw, thread_id).draft_id

    def _send(self, draft_id: str, raw: bytes) -> Stored:
        return self._mailbox.finish_draft(draft_id, self._outgoing(raw), self._now())

    def _outgoing(self, raw: bytes) -> bytes:
        """What leaves: a new Date, the owner's From, and what the quirks let survive (3.6)."""
        mailbox, content = self._mailbox, Content(raw)
        raw = with_header(raw, "Date", format_datetime(self._now()))
        if not mailbox.is_own(content):
            raw = with_header(raw, "From", mailbox.email)
        if not mailbox.quirks.sent_keeps_message_id:
            raw = with_header(raw, "Message-ID", self._new_message_id())
        return raw if mailbox.quirks.sent_keeps_marker else without_headers(raw, MARKERS)

    def _file_sent(self, raw: bytes, thread_id: str) -> Stored:
        thread_id = thread_id if self._mailbox.thread(thread_id) else ""
        labels = {SystemLabel.SENT}
        return self._mailbox.file(Content(raw), labels, at=self._now(), thread_id=thread_id)

    def _newest(self, thread_id: str) -> Stored:
        messages = self._mailbox.thread(thread_id)
        if not messages:
            raise KeyError(thread_id)
        settled = [found for found in messages if SystemLabel.DRAFT not in found.labels]
        return (settled or messages)[-1]

    def _reply_to(self, parent: Stored, text: str) -> bytes:
        content = parent.content
        subject = content.first("subject")
        subject = subject if subject.lower().startswith("re:") else f"Re: {subject}"
        own = self._mailbox.is_own(content)
        to = content.first("to") if own else content.first("reply-to") or content.first("from")
        raw = self._compose("", "", text)
        chain = (*reversed(content.references), content.message_id)
        for name, value in (
            ("References", " ".join(found for found in chain if found)),
            ("In-Reply-To", content.message_id),
            ("Subject", subject),
            ("To", to),
        ):
            raw = with_header(raw, name, value)
        return raw

    def _compose(self, to: str, subject: str, text: str) -> bytes:
        identity = self._mailbox.identities[0]
        sender = f'"{identity.name}" <{identity.email}>' if identity.name else identity.email
        return composed(
            sender=sender,
            to=to,
            subject=subject,
            text=text,
            message_id=self._new_message_id(),
            at=self._now(),
        )

    def _new_message_id(self) -> str:
        mailbox = self._mailbox
        return f"<CA{opaque_id(mailbox.email, 'rfc', mailbox.journal.current)}@mail.gmail.com>"

    def _now(self) -> datetime:
        return self._mailbox.now()
