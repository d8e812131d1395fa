"""What our own drafts tell the rules: which stood, which were thrown away, which were sent.

It must not know what is planned with a draft.
"""

from agent.domain.draft import DraftFact, DraftState
from agent.domain.facts import Facts, SentFact
from agent.domain.hiring import OwnKind, Step

THROWN_AWAY = (DraftState.DISCARDED, DraftState.TRASHED)
NEVER_STOOD = (DraftState.INTENDED, DraftState.BLOCKED)

Intent = tuple[Step, str, str]


def intent_of(draft: DraftFact) -> Intent:
    """The step, round and waiting cycle a draft was for."""
    return draft.key.step, draft.key.round, draft.key.cycle


def as_sent(draft: DraftFact) -> SentFact:
    """A draft that was found sent, as the message it became."""
    key = draft.key
    return SentFact(
        message_id=draft.sent_message_id,
        at=draft.ended_at or draft.appeared_at,
        thread_id=draft.thread_id,
        to=(key.person,),
        kind=OwnKind.STATUS if key.step.is_status else OwnKind.CHAT,
        step=key.step,
        round=key.round,
        cycle=key.cycle,
        from_draft=True,
        words=draft.words,
    )


def sent_by_user(facts: Facts) -> tuple[SentFact, ...]:
    """Everything the user sent, oldest first; a draft found sent counts before its mail is read."""
    known = {one.message_id for one in facts.sent}
    read = {(one.step, one.round, one.cycle, to.lower()) for one in facts.sent for to in one.to}
    unread = [
        as_sent(draft)
        for draft in facts.drafts
        if draft.state is DraftState.SENT
        and draft.sent_message_id not in known
        and (*intent_of(draft), draft.key.person) not in read
    ]
    return tuple(sorted((*facts.sent, *unread), key=lambda one: one.at)) if unread else facts.sent


def thrown_away(facts: Facts, intent: Intent, person: str) -> bool:
    """Whether the user threw away a draft of exactly this intent (CM-11, CM-19)."""
    return any(
        one.state in THROWN_AWAY and intent_of(one) == intent and one.key.person == person
        for one in facts.drafts
    )
