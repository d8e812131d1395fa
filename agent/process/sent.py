"""Which step each message of the user's was: by our draft, else by its words (CM-5).

A check-in written by hand uses up the status step that was due; a thank-you belongs to the
interview it thanks for. Nothing here knows a playbook: due is the next step not used in the round
and waiting cycle, or the one whose draft lay open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from agent.domain.draft import DraftFact, DraftState
from agent.domain.evidence import EvidenceKind, Reading
from agent.domain.facts import InterviewFact, PromiseFact, ReceivedFact, SentFact
from agent.domain.hiring import STATUS_STEPS, Direction, Meaning, OwnKind, Step
from agent.domain.message import Message
from agent.domain.waiting import Waiting, waiting_at
from agent.process.timeline import Entry

_STEP_OF = {
    OwnKind.CORRECTION: Step.CORRECTION,
    OwnKind.EXPANSION: Step.EXPANSION,
    OwnKind.WITHDRAWAL: Step.WITHDRAWAL,
    OwnKind.ACCEPTANCE: Step.OFFER_REPLY,
    OwnKind.OFFER_REPLY: Step.OFFER_REPLY,
    OwnKind.REJECTION_REPLY: Step.REJECTION_REPLY,
    OwnKind.HOLD_REPLY: Step.HOLD_REPLY,
    OwnKind.WRITTEN_SUMMARY: Step.WRITTEN_SUMMARY,
    OwnKind.NETWORKING: Step.NETWORKING,
}
# What any answer of the user's is, once the employer has told one of these.
_REPLY_TO = {
    Meaning.REJECTION: Step.REJECTION_REPLY,
    Meaning.OFFER: Step.OFFER_REPLY,
    Meaning.ON_HOLD: Step.HOLD_REPLY,
    Meaning.ROLE_CLOSED: Step.HOLD_REPLY,
}
_PLAIN = frozenset({OwnKind.THANKS, OwnKind.ANSWER, OwnKind.CHAT})
_USED_UP = frozenset({DraftState.SENT, DraftState.DISCARDED, DraftState.TRASHED})


_DOES = {
    Step.THANK_YOU: OwnKind.THANKS,
    Step.CORRECTION: OwnKind.CORRECTION,
    Step.EXPANSION: OwnKind.EXPANSION,
    Step.STATUS_1: OwnKind.STATUS,
    Step.STATUS_2: OwnKind.STATUS,
    Step.STATUS_3: OwnKind.STATUS,
    Step.LONG_GAME: OwnKind.NETWORKING,
    Step.NETWORKING: OwnKind.NETWORKING,
    Step.REJECTION_REPLY: OwnKind.REJECTION_REPLY,
    Step.OFFER_REPLY: OwnKind.OFFER_REPLY,
    Step.COMPETING_OFFER: OwnKind.CHAT,
    Step.WITHDRAWAL: OwnKind.WITHDRAWAL,
    Step.WRITTEN_SUMMARY: OwnKind.WRITTEN_SUMMARY,
    Step.HOLD_REPLY: OwnKind.HOLD_REPLY,
}
# What the user may have made of a draft before sending it, and must not be missed.
_MADE_INTO = {Step.OFFER_REPLY: frozenset({OwnKind.ACCEPTANCE})}


def as_drafted(
    items: Iterable[tuple[Message, Reading]], drafts: Sequence[DraftFact]
) -> tuple[tuple[Message, Reading], ...]:
    """The messages with their readings, those that were our drafts read as what they were for."""
    ours = {one.sent_message_id: one.key.step for one in drafts if one.sent_message_id}
    return tuple(
        (message, _as_step(reading, ours[message.message_id]))
        if message.message_id in ours and reading.direction is Direction.OUT
        else (message, reading)
        for message, reading in items
    )


def _as_step(reading: Reading, step: Step) -> Reading:
    said = {reading.own, *reading.also}
    kept = tuple(one for one in _MADE_INTO.get(step, ()) if one in said)
    own = kept[0] if kept else _DOES[step]
    return replace(reading, own=own, also=())


def sent_of(
    entries: Iterable[Entry],
    *,
    drafts: Sequence[DraftFact],
    interviews: Sequence[InterviewFact],
    promises: Sequence[PromiseFact],
    received: Sequence[ReceivedFact],
) -> tuple[SentFact, ...]:
    """The user's messages in order, each with the step it was recognised as, if any."""
    ours = {one.sent_message_id: one for one in drafts if one.sent_message_id}
    sent: list[SentFact] = []
    for entry in entries:
        draft = ours.get(entry.message.message_id)
        waiting = waiting_at(entry.at, interviews, promises)
        if draft is not None:
            key = draft.key
            sent.append(_fact(entry, key.step, key.round, key.cycle, from_draft=True))
        else:
            sent.append(_by_words(entry, waiting, drafts, sent, interviews, received))
    return tuple(sent)


def _by_words(
    entry: Entry,
    waiting: Waiting,
    drafts: Sequence[DraftFact],
    sent: Sequence[SentFact],
    interviews: Sequence[InterviewFact],
    received: Sequence[ReceivedFact],
) -> SentFact:
    kind = entry.reading.own
    if entry.reading.automatic or kind is None or not entry.reading.confidence.actionable:
        return _fact(entry, None, waiting.round)
    if kind is OwnKind.STATUS:
        step = _status_due(entry.at, waiting, drafts, sent)
        return _fact(entry, step, waiting.round, waiting.cycle)
    reply = _reply_to_news(entry, received, sent, waiting.since)
    if kind in _PLAIN and reply is not None:
        return _fact(entry, reply, waiting.round)
    if kind is OwnKind.THANKS:
        thanked = _thanked(entry, interviews)
        return _fact(entry, Step.THANK_YOU if thanked else None, thanked or waiting.round)
    told = _STEP_OF.get(kind)
    if told is Step.OFFER_REPLY and not any(Meaning.OFFER in one.meanings for one in received):
        # "I accept" is said of a time or a format far more often than of an offer.
        told = None
    return _fact(entry, told, waiting.round)


def _status_due(
    at: datetime, waiting: Waiting, drafts: Iterable[DraftFact], sent: Iterable[SentFact]
) -> Step:
    """The status step whose draft lay open, else the first one not used up in this waiting."""
    place = 0
    for one in sent:
        if one.step in STATUS_STEPS and (one.round, one.cycle) == (waiting.round, waiting.cycle):
            place = max(place, STATUS_STEPS.index(one.step) + 1)
    for draft in drafts:
        key = draft.key
        same = (key.round, key.cycle) == (waiting.round, waiting.cycle)
        if same and key.step in STATUS_STEPS and draft.appeared_at <= at:
            used = draft.state in _USED_UP and draft.ended_at is not None and draft.ended_at <= at
            place = max(place, STATUS_STEPS.index(key.step) + used)
    return STATUS_STEPS[min(place, len(STATUS_STEPS) - 1)]


def _reply_to_news(
    entry: Entry,
    received: Iterable[ReceivedFact],
    sent: Sequence[SentFact],
    since: datetime | None,
) -> Step | None:
    """The reply that this is, where the employer's latest news is an end or an offer."""
    told = [
        one
        for one in received
        if one.at <= entry.at and (since is None or one.at > since) and _news(one)
    ]
    if not told:
        return None
    step = _REPLY_TO[_news(told[-1]) or Meaning.REJECTION]
    answered = any(one.at >= told[-1].at and one.step is step for one in sent)
    return None if answered else step


def _news(one: ReceivedFact) -> Meaning | None:
    return next((meaning for meaning in one.meanings if meaning in _REPLY_TO), None)


def _thanked(entry: Entry, interviews: Iterable[InterviewFact]) -> str:
    """The key of the interview a thank-you is for: the newest held, best with its recipient."""
    held = [one for one in interviews if one.held(entry.at)]
    to = {one.key for one in entry.message.to}
    met = [one for one in held if to & {person.key for person in one.people}]
    newest = max(met or held, key=lambda one: one.over_at or one.learned_at, default=None)
    return newest.key if newest else ""


def _fact(
    entry: Entry, step: Step | None, held: str, cycle: str = "", *, from_draft: bool = False
) -> SentFact:
    message, reading = entry.message, entry.reading
    return SentFact(
        message_id=message.message_id,
        at=entry.at,
        thread_id=message.thread_id,
        to=tuple(one.key for one in message.to if one.key),
        kind=reading.own or OwnKind.CHAT,
        step=step,
        round=held,
        cycle=cycle,
        from_draft=from_draft,
        words=len(message.own_words.split()),
        quote=reading.quote_for(EvidenceKind.OWN),
    )
