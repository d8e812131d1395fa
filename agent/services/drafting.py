"""Put a planned action into words and bytes: request, text, MIME, ledger row. It asks no Gmail."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.events import Because
from agent.domain.hiring import Direction
from agent.domain.message import Address
from agent.domain.plan import CreateDraft, Held, Placement, UpdateDraft
from agent.planning.heard import notes_mark
from agent.playbooks.write_context import PreviousText
from agent.ports.store import DraftRow
from agent.process.timeline import Entry
from agent.services.account import Account
from agent.services.content import content_of
from agent.services.judging import Judged
from agent.writing.compose import compose
from agent.writing.library import Library
from agent.writing.mime import UnfitError, to_mime
from agent.writing.request import Author, DraftRequest, DraftText, Incoming, Refusal

_NEWEST = 6


@dataclass(frozen=True, slots=True)
class Desk:
    """What every draft of one process is written from."""

    account: Account
    judged: Judged
    entries: Sequence[Entry]
    rows: Sequence[DraftRow]
    now: datetime
    library: Library | None = None

    def write(self, action: CreateDraft | UpdateDraft, op_id: str) -> DraftRow | Held:
        """The ledger row for a draft, or the step held: no wording passes, or no header can."""
        request = self._request(action)
        text = compose(request, self.library)
        if isinstance(text, Refusal):
            return _held(action, text)
        try:
            return self._row(action, text, request.author, op_id)
        except UnfitError as unfit:
            return _unfit(action, unfit)

    def _request(self, action: CreateDraft | UpdateDraft) -> DraftRequest:
        renewed = action.draft.key if isinstance(action, UpdateDraft) else None
        return DraftRequest(
            decision=action.decision,
            facts=self.judged.facts,
            placement=action.placement,
            author=self._author(action.placement),
            playbook=self.judged.playbook,
            zone=self.account.zone,
            now=self.now,
            previous=tuple(self._previous(renewed)),
            incoming=tuple(self._incoming()),
        )

    def _author(self, placement: Placement) -> Author:
        return replace(self.account.author, email=placement.send_as or self.account.email)

    def _previous(self, renewed: IntentKey | None) -> list[PreviousText]:
        """What was written or sent before in this process; not the text that is being renewed."""
        gone = (DraftState.WITHDRAWN, DraftState.BLOCKED)
        written = [
            PreviousText(row.to, row.body)
            for row in self.rows
            if row.fact.key != renewed and row.fact.state not in gone
        ]
        sent = [
            PreviousText(
                entry.message.to[0].key if entry.message.to else "", entry.message.own_words
            )
            for entry in self.entries
            if entry.reading.direction is Direction.OUT
        ]
        return sent + written

    def _incoming(self) -> list[Incoming]:
        received = [one.message for one in self.entries if one.reading.direction is Direction.IN]
        return [
            Incoming(one.sender.key, f"{one.own_words}\n{one.signature}")
            for one in received[-_NEWEST:]
        ]

    def _row(
        self, action: CreateDraft | UpdateDraft, text: DraftText, author: Author, op_id: str
    ) -> DraftRow:
        decision, placement = action.decision, action.placement
        recipient = decision.recipient
        to = (recipient.email if recipient else None) or ""
        name = (recipient.name if recipient else None) or ""
        key = action.key if isinstance(action, CreateDraft) else action.draft.key
        mime = to_mime(
            text,
            placement,
            sender=Address(author.name, author.email),
            recipient=Address(name, to),
            message_id=f"<{op_id}@{author.email.rpartition('@')[2]}>",
            marker=op_id,
        )
        fact = DraftFact(
            key=key,
            state=DraftState.INTENDED,
            appeared_at=self.now,
            thread_id=placement.thread_id,
            rule=decision.rule,
            content_hash=content_of(mime),
            reply_to_id=placement.in_reply_to,
            ready=text.ready,
            missing=text.missing,
            due_at=decision.due_at,
            words=text.words,
            subject=text.subject,
            notes=notes_mark(self.judged.facts, key),
        )
        return DraftRow(
            op_id=op_id,
            fact=fact,
            to=to,
            body=text.text,
            mime=mime,
            because=json.dumps([asdict(one) for one in because_of(action)]),
            title=decision.title,
            playbook=self.judged.playbook.name,
            send_before=decision.send_before,
        )


def because_of(action: CreateDraft | UpdateDraft) -> list[Because]:
    """The reasons of a decision as the contract shows them."""
    return [
        Because(
            one.rule,
            one.text,
            # What the user told us is in no message.
            (one.source.message_id or None) if one.source else None,
            (one.source.quote or None) if one.source else None,
        )
        for one in action.decision.because
    ]


def stored_because(row: DraftRow) -> tuple[Because, ...]:
    """The reasons kept with a ledger row."""
    return tuple(Because(**one) for one in json.loads(row.because or "[]"))


def _unfit(action: CreateDraft | UpdateDraft, why: UnfitError) -> Held:
    decision = action.decision
    person = decision.recipient.key if decision.recipient else ""
    reason = f"a letter to {person or 'nobody'} cannot be addressed: {why}"
    return Held(decision.step, person, "CM-18", reason, None)


def _held(action: CreateDraft | UpdateDraft, refusal: Refusal) -> Held:
    decision, failure = action.decision, refusal.failures[0]
    person = decision.recipient.key if decision.recipient else ""
    words = f" (“{failure.words[0]}”)" if failure.words else ""
    return Held(decision.step, person, failure.rule, f"{failure.what}{words}", None)
