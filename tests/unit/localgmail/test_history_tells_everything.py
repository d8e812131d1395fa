"""A hypothesis machine over one mailbox: whatever client and user do, history retells it.

After every step the records since the beginning, replayed, must give the mailbox as it stands, and
the indices of messages, threads and drafts must agree with each other.
"""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from agent.localgmail import LocalGmail, PutAway, Quirks
from agent.localgmail.journal import HistoryKind
from tests.unit.localgmail.localgmail_client import Clock, mail

EMAIL = "me@mail.example"
KINDS = frozenset(HistoryKind)


class MailboxMachine(RuleBasedStateMachine):
    """Client and user at one mailbox, in any order."""

    drafts = Bundle("drafts")
    put_away = Bundle("put_away")
    messages = Bundle("messages")

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.server = LocalGmail(self.clock, Quirks(old_draft_resolves=False))
        self.server.add_account(EMAIL)
        self.mailbox = self.server.mailbox(EMAIL)
        self.hand = self.server.hand(EMAIL)
        self.cursor = self.mailbox.journal.current
        self.numbers = iter(range(100_000))

    def _alive(self, draft_id: str) -> bool:
        return draft_id in self.mailbox.drafts

    @rule(target=messages, minutes=st.integers(0, 5), answer=st.booleans())
    def mail_arrives(self, minutes: int, answer: bool) -> str:
        self.clock.forward(minutes=minutes)
        number = next(self.numbers)
        parent = f"<n{number - 1}@x>" if answer else ""
        raw = mail(message_id=f"<n{number}@x>", In_Reply_To=parent)
        return self.server.deliver(EMAIL, raw)

    @rule(target=drafts, parent=messages)
    def client_drafts_a_reply(self, parent: str) -> str:
        message = self.mailbox.messages.get(parent)
        raw = mail(sender=EMAIL, message_id=f"<op{next(self.numbers)}@x>")
        return self.mailbox.create_draft(raw, message.thread_id if message else "").draft_id

    @rule(draft=drafts, gesture=st.sampled_from(["open", "edit", "subject", "save", "trash"]))
    def a_draft_is_changed(self, draft: str, gesture: str) -> None:
        if not self._alive(draft):
            return
        match gesture:
            case "open":
                self.hand.open_draft(draft)
            case "edit":
                self.hand.edit_draft(draft, "other words")
            case "subject":
                self.hand.edit_subject(draft, f"Subject {next(self.numbers)}")
            case "save":
                self.mailbox.save_draft(draft, mail(sender=EMAIL))
            case "trash":
                self.hand.trash_draft(draft)

    @rule(target=put_away, draft=consumes(drafts))
    def a_draft_is_discarded(self, draft: str) -> Any:
        return self.hand.discard_draft(draft) if self._alive(draft) else multiple()

    @rule(target=drafts, gone=consumes(put_away), same=st.booleans())
    def a_discard_is_undone(self, gone: PutAway, same: bool) -> str:
        if gone.sent_id and gone.sent_id in self.mailbox.messages:
            return self.hand.undo_send(gone, same_draft_id=same)
        return self.hand.undo_discard(gone, same_draft_id=same)

    @rule(target=put_away, draft=consumes(drafts))
    def a_draft_is_sent(self, draft: str) -> Any:
        return self.hand.send_draft_undoably(draft) if self._alive(draft) else multiple()

    @rule(message=messages, label=st.sampled_from(["STARRED", "TRASH", "SPAM", "Own"]))
    def labels_move(self, message: str, label: str) -> None:
        if message in self.mailbox.messages:
            self.hand.change_labels(message, add=(label,), remove=("UNREAD", "INBOX"))

    @rule(message=consumes(messages))
    def a_message_is_deleted(self, message: str) -> None:
        if message in self.mailbox.messages:
            self.hand.delete_forever(message)

    @rule()
    def a_label_is_deleted(self) -> None:
        if own := self.mailbox.labels.named("Own"):
            self.hand.delete_label(own.label_id)

    @invariant()
    def history_retells_the_mailbox(self) -> None:
        told: dict[str, frozenset[str]] = {}
        for record in self.mailbox.journal.since(self.cursor, KINDS):
            if record.kind is HistoryKind.DELETED:
                del told[record.gmail_id]
            else:
                assert (record.gmail_id in told) is (record.kind is not HistoryKind.ADDED)
                told[record.gmail_id] = record.labels
        assert told == {key: found.labels for key, found in self.mailbox.messages.items()}

    @invariant()
    def the_indices_agree(self) -> None:
        mailbox = self.mailbox
        newest = mailbox.newest_first()
        assert {message.gmail_id for message in newest} == set(mailbox.messages)
        assert newest == sorted(newest, key=lambda message: message.order, reverse=True)
        threads = {message.thread_id for message in newest}
        assert len(threads) == mailbox.thread_count()
        members = [message for thread in threads for message in mailbox.thread(thread)]
        assert len(members) == len(newest)

    @invariant()
    def drafts_and_their_messages_belong_together(self) -> None:
        labelled = {key for key, found in self.mailbox.messages.items() if "DRAFT" in found.labels}
        held = {draft.gmail_id for draft in self.mailbox.drafts.values()}
        assert held == labelled
        for draft_id, draft in self.mailbox.drafts.items():
            assert self.mailbox.draft_of(draft.gmail_id) is draft
            assert draft.draft_id == draft_id


TestMailboxMachine = MailboxMachine.TestCase
TestMailboxMachine.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
