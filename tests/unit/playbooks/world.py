"""A small world for the tests of rules: one process told in events.

`World` is the story (what the employer writes, when interviews are, what the user does); `facts_at`
is what `process` would know of it at an instant.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain.calendar import BusinessCalendar
from agent.domain.draft import DraftFact, DraftState
from agent.domain.facts import (
    AbsenceFact,
    BallFact,
    Facts,
    InterviewFact,
    NoteFact,
    OtherProcessFact,
    OutcomeFact,
    PersonFact,
    PromiseFact,
    ReceivedFact,
    SentFact,
    SilentEndFact,
    Source,
    ThreadFact,
    Wishes,
)
from agent.domain.hiring import Meaning, Outcome, OwnKind, Part, Round, Step
from agent.domain.waiting import waiting_at

BERLIN = ZoneInfo("Europe/Berlin")
RECRUITER = PersonFact("Ada Recruiter", "ada@acme.example", Part.RECRUITER, replyable=True)
MANAGER = PersonFact("Max Manager", "max@acme.example", Part.HIRING_MANAGER, replyable=True)
ACCOUNT = "me@home.example"


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """ "2026-05-05 14:00" on the wall of the zone, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def calendar(zone: ZoneInfo = BERLIN, *holidays: str) -> BusinessCalendar:
    """A calendar of that zone with these holidays."""
    return BusinessCalendar(zone, frozenset(date.fromisoformat(one) for one in holidays))


def source(message_id: str, at: datetime, quote: str = "") -> Source:
    """The words of a message."""
    return Source(message_id, at, quote)


def interview(
    key: str,
    end: datetime,
    *,
    learned: datetime | None = None,
    minutes: int = 60,
    people: tuple[PersonFact, ...] = (),
    of_round: Round | None = None,
    cancelled_at: datetime | None = None,
) -> InterviewFact:
    """An interview of that length, learned of two days before unless said otherwise."""
    start = end - timedelta(minutes=minutes)
    at = learned or start - timedelta(days=2)
    return InterviewFact(
        key=key,
        start=start,
        end=end,
        day=None,
        timezone=None,
        cancelled=cancelled_at is not None,
        learned_at=at,
        set_at=cancelled_at or at,
        source=source(f"<set-{key}>", at, "the interview is set"),
        round=of_round,
        people=people,
    )


def word(
    at: datetime,
    name: str,
    *,
    meaning: Meaning = Meaning.STATUS_UPDATE,
    counts: bool = True,
    sender: str = "ada@acme.example",
) -> ReceivedFact:
    """A message of the employer's."""
    return ReceivedFact(f"<{name}>", at, "t1", sender, (meaning,), counts, False, "words")


def promise(at: datetime, name: str, due: str, *, firm: bool = True) -> PromiseFact:
    """A window named in the message of that name."""
    return PromiseFact(date.fromisoformat(due), firm, source(f"<{name}>", at, f"by {due}"))


def by_hand(at: datetime, kind: OwnKind, *, to: str = "ada@acme.example") -> SentFact:
    """A message the user wrote without a draft of ours."""
    return SentFact(f"<hand-{at.isoformat()}>", at, "t1", (to,), kind)


@dataclass(frozen=True)
class World:
    """The story of one process; `facts_at` tells what is known of it at an instant."""

    people: tuple[PersonFact, ...] = (RECRUITER,)
    interviews: tuple[InterviewFact, ...] = ()
    received: tuple[ReceivedFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    sent: tuple[SentFact, ...] = ()
    absences: tuple[AbsenceFact, ...] = ()
    notes: tuple[NoteFact, ...] = ()
    others: tuple[OtherProcessFact, ...] = ()
    outcome: OutcomeFact | None = None
    ball: tuple[BallFact, datetime] | None = None
    silent_end: SilentEndFact | None = None
    wishes: Wishes = field(default_factory=Wishes)
    engaged: bool = True
    first_run: datetime = datetime(2020, 1, 1, tzinfo=UTC)
    opened: datetime = datetime(2025, 1, 1, tzinfo=UTC)

    def facts_at(self, now: datetime, drafts: tuple[DraftFact, ...] = ()) -> Facts:
        """What is known at `now`: nothing of later messages, interviews as believed then."""
        interviews = [_as_known(one, now) for one in self.interviews if one.learned_at <= now]
        outcome = self.outcome if self.outcome and self.outcome.source.at <= now else None
        ball = None
        if self.ball and self.ball[0].source.at <= now < self.ball[1]:
            ball = self.ball[0]
        return Facts(
            as_of=now,
            account=ACCOUNT,
            process_id="p1",
            slug="acme-engineer",
            company="Acme",
            role="Engineer",
            opened_at=self.opened,
            first_run_at=self.first_run,
            people=self.people,
            interviews=tuple(interviews),
            received=tuple(one for one in self.received if one.at <= now),
            sent=self.sent_by(now, drafts),
            promises=tuple(one for one in self.promises if one.source.at <= now),
            absences=tuple(one for one in self.absences if one.source.at <= now),
            notes=tuple(one for one in self.notes if one.at <= now),
            others=self.others,
            outcome=outcome,
            ball=ball,
            silent_end=self.silent_end
            if self.silent_end and self.silent_end.source.at <= now
            else None,
            wishes=self.wishes,
            engaged=self.engaged,
            drafts=drafts,
            threads=(
                ThreadFact(
                    thread_id="t1",
                    subject="Engineer at Acme",
                    reply_to_id="<newest>",
                    references=("<first>",),
                    correspondents=frozenset({"ada@acme.example", ACCOUNT}),
                    last_at=self.opened,
                    send_as=ACCOUNT,
                ),
            ),
        )

    def sent_by(self, now: datetime, drafts: tuple[DraftFact, ...]) -> tuple[SentFact, ...]:
        """Hand-written mail with the round and cycle `process` would give it, and sent drafts."""
        by_hand = [self._placed(one) for one in self.sent if one.at <= now]
        ours = [_sent_fact(one) for one in drafts if one.state is DraftState.SENT]
        return tuple(sorted((*by_hand, *ours), key=lambda one: one.at))

    def _placed(self, one: SentFact) -> SentFact:
        waiting = waiting_at(one.at, self.interviews, self.promises)
        return replace(one, round=waiting.round, cycle=waiting.cycle)


def _as_known(one: InterviewFact, now: datetime) -> InterviewFact:
    """A cancellation is not known before it was written."""
    if one.cancelled and one.set_at > now:
        return replace(one, cancelled=False, set_at=one.learned_at)
    return one


def _sent_fact(draft: DraftFact) -> SentFact:
    key = draft.key
    kind = OwnKind.STATUS if key.step.is_status else OwnKind.CHAT
    if key.step is Step.THANK_YOU:
        kind = OwnKind.THANKS
    return SentFact(
        message_id=draft.sent_message_id,
        at=draft.ended_at or draft.appeared_at,
        thread_id="t1",
        to=(key.person,),
        kind=kind,
        step=key.step,
        round=key.round,
        cycle=key.cycle,
        from_draft=True,
    )


def rejection(at: datetime, *, by_phone: bool = False) -> OutcomeFact:
    """A plain refusal in a message of that instant."""
    return OutcomeFact(Outcome.REJECTED, source("<no>", at, "we will not go on"), by_phone)
