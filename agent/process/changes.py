"""What a poll changed in what is believed of a process, as the contract's events.

The difference of two sets of facts, before and after; silence and drafts are others' events.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from agent.domain.events import (
    Contact,
    Event,
    InterviewCancelled,
    InterviewMoved,
    InterviewSet,
    InterviewSource,
    MessageRead,
    Participant,
    ProcessMerged,
    ProcessOpened,
    ProcessReopened,
    ProcessUpdated,
    PromiseMade,
)
from agent.domain.facts import Facts, InterviewFact, PersonFact
from agent.domain.hiring import Direction, Format, Meaning, Part, Round

_Stated = tuple[
    datetime,
    str,
    datetime,
    datetime | None,
    str | None,
    Round | None,
    Format | None,
    tuple[Participant, ...],
    InterviewSource,
    str,
    str,
]
_MAIN_FIRST = (Part.RECRUITER, Part.COORDINATOR, Part.HIRING_MANAGER, Part.INTERVIEWER, None)


def changes(
    before: Facts | None,
    after: Facts,
    *,
    at: datetime,
    new: Collection[str],
    reopened: bool = False,
) -> list[Event]:
    """The events about one process, in the contract's order; `before` is None when it opens.

    `at` is the instant of the poll, `new` the Message-IDs that the poll brought.
    """
    return [
        *_about_process(before, after, at, reopened=reopened),
        *_read(after, at, new),
        *_about_interviews(before, after, at),
        *_promised(before, after, at),
    ]


def merged(gone: Facts, into: Facts, at: datetime) -> ProcessMerged:
    """That one process proved to be another."""
    return ProcessMerged(at, gone.slug, gone.company, gone.role, main_contact(gone), into=into.slug)


def main_contact(facts: Facts) -> Contact | None:
    """Whom one deals with: the recruiter before others, who can be answered before who cannot."""
    known = [one for one in facts.people if (one.email or one.part) and not one.gone]
    best = max(known, key=lambda one: _closeness(one, facts.opened_at), default=None)
    return Contact(best.name, best.email, best.part) if best else None


def _closeness(one: PersonFact, floor: datetime) -> tuple[bool, bool, bool, int, datetime]:
    wrote, rank = one.last_wrote_at, -_MAIN_FIRST.index(one.part)
    return one.replyable, wrote is not None, not one.shared, rank, wrote or floor


def _about_process(
    before: Facts | None, after: Facts, at: datetime, *, reopened: bool
) -> Iterator[Event]:
    contact = main_contact(after)
    if before is None:
        yield ProcessOpened(at, after.slug, after.company, after.role, contact)
        return
    if reopened:
        yield ProcessReopened(at, after.slug, after.company, after.role, contact)
    known = (before.company, before.role, main_contact(before))
    if known != (after.company, after.role, contact):
        yield ProcessUpdated(at, after.slug, after.company, after.role, contact)


def _read(after: Facts, at: datetime, new: Collection[str]) -> Iterator[Event]:
    """New messages in order of arrival, both directions together."""
    received = [
        (one.at, MessageRead(at, after.slug, one.message_id, one.meanings[0], Direction.IN))
        for one in after.received
        if one.message_id in new
    ]
    chat = Meaning.THANKS_OR_CHAT
    sent = [
        (one.at, MessageRead(at, after.slug, one.message_id, chat, Direction.OUT, one.step))
        for one in after.sent
        if one.message_id in new
    ]
    for _, event in sorted([*received, *sent], key=lambda item: item[0]):
        yield event


def _about_interviews(before: Facts | None, after: Facts, at: datetime) -> Iterator[Event]:
    known = {one.key: one for one in before.interviews} if before else {}
    for one in after.interviews:
        event = _interview_event(known.get(one.key), one, after.slug, at)
        if event is not None:
            yield event


def _interview_event(
    was: InterviewFact | None, now: InterviewFact, slug: str, at: datetime
) -> Event | None:
    """Set, moved or cancelled; a day without a clock time is no event yet."""
    earlier = was.start if was else None
    stood = was is not None and not was.cancelled
    if now.cancelled:
        if earlier is None or not stood:
            return None
        return InterviewCancelled(*_stated(now, earlier, slug, at), was=earlier)
    if now.start is None or (stood and earlier == now.start):
        return None
    stated = _stated(now, now.start, slug, at)
    if earlier is not None and earlier != now.start:
        return InterviewMoved(*stated, was=earlier)
    return InterviewSet(*stated)


def _stated(now: InterviewFact, start: datetime, slug: str, at: datetime) -> _Stated:
    """The fields that all three interview events share, in their order."""
    return (
        at,
        slug,
        start,
        now.end,
        now.timezone,
        now.round,
        now.format,
        tuple(Participant(one.name, one.email) for one in now.people),
        InterviewSource.INVITE if now.from_invite else InterviewSource.TEXT,
        now.source.message_id,
        now.source.quote,
    )


def _promised(before: Facts | None, after: Facts, at: datetime) -> Iterator[Event]:
    known = set(before.promises) if before else set()
    for one in after.promises:
        if one not in known:
            source = one.source
            yield PromiseMade(at, after.slug, one.due, one.firm, source.message_id, source.quote)
