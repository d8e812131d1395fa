"""A small world for the tests of rules: one process told in events, lived through poll by poll.

`World` is the story (what the employer writes, when interviews are, what the user does); `facts_at`
is what `process` would know of it at an instant; `live` runs judge and plan along `next_look` as
replay does and records what was drafted, withdrawn and sent.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain.calendar import BusinessCalendar
from agent.domain.decision import Decision, Judgement
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
from agent.domain.plan import CreateDraft, Plan, UpdateDraft, WithdrawDraft
from agent.domain.waiting import waiting_at
from agent.planning.plan import make_plan
from agent.playbooks.engine import judge
from agent.playbooks.model import Playbook

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


@dataclass(frozen=True)
class Habit:
    """What the user does to a draft, and how long after it appeared."""

    state: DraftState | None
    after: timedelta


@dataclass
class Life:
    """What happened: every draft that appeared, when, and what became of it."""

    created: list[tuple[datetime, Decision]] = field(default_factory=list)
    withdrawn: list[tuple[datetime, WithdrawDraft]] = field(default_factory=list)
    sent: list[tuple[datetime, DraftFact]] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    drafts: list[DraftFact] = field(default_factory=list)

    def days(self, zone: ZoneInfo = BERLIN) -> list[tuple[str, str]]:
        """Each draft as (step, local minute it appeared)."""
        return [
            (one.step.value, f"{at.astimezone(zone):%Y-%m-%d %H:%M}") for at, one in self.created
        ]

    def closings(self) -> list[tuple[str, str]]:
        """(outcome, local day) each time the process was first found closed."""
        found: list[tuple[str, str]] = []
        for one in self.judgements:
            closing = one.closing.outcome.value if one.closing else ""
            if closing and (not found or found[-1][0] != closing):
                found.append((closing, f"{one.as_of.astimezone(BERLIN):%Y-%m-%d}"))
        return found


def live(
    world: World,
    playbook: Playbook,
    begin: datetime,
    end: datetime,
    *,
    business: BusinessCalendar | None = None,
    sends_after: timedelta | None = None,
    habits: tuple[Habit, ...] = (),
) -> Life:
    """Live from `begin` to `end` along `next_look` and the events of the story.

    `sends_after`: the user sends every draft that long after it appeared; None: never. `habits`
    say instead what is done to the first, second, ... draft, from the beginning again at the end.
    """
    business = business or calendar()
    life, now = Life(), begin
    if sends_after is not None:
        habits = (Habit(DraftState.SENT, sends_after),)
    events = sorted({at for at in _instants(world) if begin < at <= end})
    while now <= end:
        _touch_drafts(life, now, habits)
        _pass(world, playbook, business, life, now)
        upcoming = [at for at in events if at > now]
        upcoming += [at for at in _touches(life, habits) if at > now]
        look = life.judgements[-1].next_look
        if look is not None and look > now:
            upcoming.append(look)
        if not upcoming:
            break
        now = min(upcoming)
    return life


def _instants(world: World) -> list[datetime]:
    found = [one.at for one in world.received]
    found += [one.at for one in world.sent]
    found += [one.at for one in world.notes]
    found += [one.source.at for one in world.promises]
    found += [one.source.at for one in world.absences]
    for one in world.interviews:
        found += [one.learned_at, one.set_at]
    if world.outcome:
        found.append(world.outcome.source.at)
    if world.silent_end:
        found.append(world.silent_end.source.at)
    if world.ball:
        found += [world.ball[0].source.at, world.ball[1]]
    return found


def _pass(
    world: World, playbook: Playbook, business: BusinessCalendar, life: Life, now: datetime
) -> None:
    facts = world.facts_at(now, tuple(life.drafts))
    judgement = judge(facts, playbook, business, now)
    plan = make_plan(judgement, facts, now)
    life.judgements.append(judgement)
    life.plans.append(plan)
    for action in plan.actions:
        if isinstance(action, CreateDraft):
            life.created.append((now, action.decision))
            life.drafts.append(_draft(action, now, len(life.created)))
        elif isinstance(action, WithdrawDraft):
            life.withdrawn.append((now, action))
            index = life.drafts.index(action.draft)
            life.drafts[index] = replace(action.draft, state=DraftState.WITHDRAWN, ended_at=now)
        elif isinstance(action, UpdateDraft):
            index = life.drafts.index(action.draft)
            life.drafts[index] = replace(
                action.draft,
                reply_to_id=action.placement.in_reply_to,
                missing=action.decision.needs,
            )
    # A second look at the same instant must find nothing left to do.
    again = make_plan(judgement, replace(facts, drafts=tuple(life.drafts)), now)
    assert again.actions == (), again.actions


def _draft(action: CreateDraft, now: datetime, number: int) -> DraftFact:
    return DraftFact(
        key=action.key,
        state=DraftState.LIVE,
        appeared_at=now,
        draft_id=f"r-{number}",
        message_id=f"g-{number}",
        thread_id=action.placement.thread_id,
        rule=action.decision.rule,
        reply_to_id=action.placement.in_reply_to,
        missing=action.decision.needs,
        due_at=action.decision.due_at,
    )


def _habit(habits: tuple[Habit, ...], draft: DraftFact) -> Habit | None:
    """What will be done to that draft: by its number, which its id carries."""
    if not habits:
        return None
    number = int(draft.draft_id.removeprefix("r-")) - 1
    habit = habits[number % len(habits)]
    return habit if habit.state is not None else None


def _touch_drafts(life: Life, now: datetime, habits: tuple[Habit, ...]) -> None:
    for index, draft in enumerate(life.drafts):
        habit = _habit(habits, draft)
        due = habit is not None and draft.appeared_at + habit.after <= now
        if habit is None or habit.state is None or draft.state is not DraftState.LIVE or not due:
            continue
        changed = replace(draft, state=habit.state)
        if not habit.state.open:
            changed = replace(changed, ended_at=now)
        if habit.state is DraftState.SENT:
            changed = replace(changed, sent_message_id=f"<sent-{draft.draft_id}>")
            life.sent.append((now, changed))
        life.drafts[index] = changed


def _touches(life: Life, habits: tuple[Habit, ...]) -> list[datetime]:
    found = []
    for draft in life.drafts:
        habit = _habit(habits, draft)
        if habit is not None and draft.state is DraftState.LIVE:
            found.append(draft.appeared_at + habit.after)
    return found


def rejection(at: datetime, *, by_phone: bool = False) -> OutcomeFact:
    """A plain refusal in a message of that instant."""
    return OutcomeFact(Outcome.REJECTED, source("<no>", at, "we will not go on"), by_phone)
