"""Promises that hold for any history, lived day by day under each of the five playbooks.

The checks count business days, windows and ceilings on their own, without the code under test.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.domain.calendar import BusinessCalendar
from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.draft import DraftState
from agent.domain.facts import (
    AbsenceFact,
    BallFact,
    InterviewFact,
    NoteFact,
    NoteKind,
    OutcomeFact,
    PromiseFact,
    ReceivedFact,
    Wishes,
)
from agent.domain.hiring import Meaning, Outcome, OwnKind
from agent.playbooks.engine import judge
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.model import Playbook
from tests.unit.playbooks.life import Habit, Life, live
from tests.unit.playbooks.world import (
    MANAGER,
    RECRUITER,
    World,
    by_hand,
    interview,
    promise,
    source,
    word,
)

PLAYBOOKS = [load_playbook(name) for name in NAMES]
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC")
SPAN = 75
SECOND = timedelta(seconds=1)

starts = st.sampled_from(
    [
        datetime(2026, 3, 20, 6, 0, tzinfo=UTC),
        datetime(2026, 10, 12, 6, 0, tzinfo=UTC),
        datetime(2025, 12, 12, 6, 0, tzinfo=UTC),
        datetime(2026, 5, 4, 6, 0, tzinfo=UTC),
    ]
)
minutes = st.integers(min_value=0, max_value=SPAN * 24 * 4).map(lambda n: timedelta(minutes=15 * n))
habits = st.lists(
    st.builds(
        Habit,
        st.sampled_from(
            [None, DraftState.SENT, DraftState.SENT, DraftState.DISCARDED, DraftState.EDITED]
        ),
        st.integers(min_value=1, max_value=24 * 12).map(lambda hours: timedelta(hours=hours)),
    ),
    max_size=4,
).map(tuple)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[World, datetime]:
    """A process of ten weeks: rounds, words, windows, absences, questions, perhaps an end."""
    begin = draw(starts)
    received: list[ReceivedFact] = []
    promises: list[PromiseFact] = []
    for number, offset in enumerate(sorted(draw(st.lists(minutes, max_size=5)))):
        at = begin + offset
        received.append(word(at, f"w{number}", counts=draw(st.booleans()) or number % 2 == 0))
        if draw(st.booleans()):
            due = at.date() + timedelta(days=draw(st.integers(min_value=0, max_value=25)))
            promises.append(promise(at, f"w{number}", due.isoformat(), firm=draw(st.booleans())))
    hands = sorted(draw(st.lists(minutes, max_size=2)))
    asked = draw(st.none() | minutes)
    over = draw(st.none() | minutes)
    away = draw(st.none() | minutes)
    world = World(
        people=draw(st.sampled_from([(RECRUITER,), (RECRUITER, MANAGER), ()])),
        interviews=tuple(draw(interviews(begin))),
        received=tuple(received),
        promises=tuple(promises),
        sent=tuple(by_hand(begin + one, OwnKind.STATUS) for one in hands),
        absences=() if away is None else (_absence(begin + away),),
        ball=None if asked is None else _ball(begin + asked),
        outcome=None if over is None else _outcome(begin + over, draw(st.sampled_from(Outcome))),
        notes=_notes(begin, draw(st.booleans())),
        wishes=Wishes(
            pace=draw(st.sampled_from([1.0, 1.0, 0.5, 2.0])),
            looking_again=True,
            bypass_requested_at=draw(st.none() | minutes.map(lambda one: begin + one)),
        ),
        opened=begin,
        first_run=begin + draw(minutes),
    )
    return world, begin


@st.composite
def interviews(draw: st.DrawFn, begin: datetime) -> list[InterviewFact]:
    found = []
    for number, offset in enumerate(sorted(draw(st.lists(minutes, max_size=3, unique=True)))):
        end = begin + offset + timedelta(hours=1)
        learned = end - timedelta(days=draw(st.integers(min_value=0, max_value=9)), hours=2)
        gone = draw(st.none() | st.integers(min_value=1, max_value=8))
        cancelled = None if gone is None else learned + timedelta(hours=gone)
        found.append(interview(f"i{number}", end, learned=learned, cancelled_at=cancelled))
    return found


def _absence(at: datetime) -> AbsenceFact:
    return AbsenceFact(at.date() + timedelta(days=6), "ada@acme.example", source("<away>", at))


def _ball(at: datetime) -> tuple[BallFact, datetime]:
    return BallFact(Meaning.INFORMATION_REQUEST, source("<ask>", at)), at + timedelta(days=3)


def _outcome(at: datetime, outcome: Outcome) -> OutcomeFact:
    kind = Outcome.REJECTED if outcome is Outcome.FADED else outcome
    return OutcomeFact(kind, source("<end>", at))


def _notes(begin: datetime, given: bool) -> tuple[NoteFact, ...]:
    if not given:
        return ()
    later = begin + timedelta(days=20)
    return (
        NoteFact(NoteKind.CORRECTION, "the figure was 40", begin + timedelta(days=5)),
        NoteFact(NoteKind.NEWS, "they opened an office", later),
    )


def lived(
    story: tuple[World, datetime], playbook: Playbook, zone: str, ways: tuple[Habit, ...]
) -> Life:
    world, begin = story
    calendar = BusinessCalendar(ZoneInfo(zone), frozenset({date(2026, 5, 14), date(2026, 1, 1)}))
    end = begin + timedelta(days=SPAN + 60)
    return live(world, playbook, begin, end, business=calendar, habits=ways)


def business_days(first: date, last: date, holidays: frozenset[date]) -> int:
    """How many business days lie after `first`, up to and with `last`: counted one by one."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(1 for day in days if day.isoweekday() <= 5 and day not in holidays)


HOLIDAYS = frozenset({date(2026, 5, 14), date(2026, 1, 1)})
stories = given(
    story=worlds(),
    playbook=st.sampled_from(PLAYBOOKS),
    zone=st.sampled_from(ZONES),
    ways=habits,
)
patient = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def statuses(life: Life) -> Iterator[tuple[datetime, Decision]]:
    return ((at, one) for at, one in life.created if one.step.is_status)


@patient
@stories
def test_it_keeps_every_promise_of_restraint(
    story: tuple[World, datetime], playbook: Playbook, zone: str, ways: tuple[Habit, ...]
) -> None:
    """No draft of a status message where the rulebook forbids one, whatever happened before."""
    world, _ = story
    life = lived(story, playbook, zone, ways)
    for at, decision in statuses(life):
        day = at.astimezone(ZoneInfo(zone)).date()
        _no_running_promise(world, at, day, zone)
        _spaced(world, life, at, day, playbook, zone)
        assert world.outcome is None or at < world.outcome.source.at, "after the end"
        assert world.ball is None or not world.ball[0].source.at <= at < world.ball[1]
        for one in world.interviews:
            there = one.learned_at <= at and (not one.cancelled or one.set_at > at)
            assert not (there and one.end and one.end > at), "an interview lay ahead"
        assert decision.recipient is not None
        assert decision.recipient.replyable


def _no_running_promise(world: World, at: datetime, day: date, zone: str) -> None:
    made = [one for one in world.promises if one.source.at <= at]
    if not made:
        return
    newest = made[-1].source.message_id
    due = max(one.due for one in made if one.source.message_id == newest)
    held = [one.end for one in world.interviews if one.end and one.held(at)]
    if held and due < max(held).astimezone(ZoneInfo(zone)).date():
        return
    assert due < day, "a promise was running"


def _spaced(
    world: World, life: Life, at: datetime, day: date, playbook: Playbook, zone: str
) -> None:
    sent = [one.at for one in world.sent if one.at <= at]
    sent += [when for when, draft in life.sent if when <= at and draft.key.step.is_status]
    if not sent:
        return
    last = max(sent).astimezone(ZoneInfo(zone)).date()
    assert business_days(last, day, HOLIDAYS) >= 5, "CM-9"
    assert playbook.name != "etiquette" or (day - last).days >= 7, "ET-7"


@patient
@stories
def test_it_never_exceeds_its_ceiling(
    story: tuple[World, datetime], playbook: Playbook, zone: str, ways: tuple[Habit, ...]
) -> None:
    """Status messages sent between two resets: the ceiling, and one more only on a new date."""
    world, _ = story
    life = lived(story, playbook, zone, ways)
    resets = [one.end for one in world.interviews if one.end and not one.cancelled]
    resets += [one.learned_at for one in world.interviews]
    # What is written by hand is the user's own; the agent adds nothing beyond the ceiling.
    times = [one.at for one in world.sent]
    times += [at for at, draft in life.sent if draft.key.step.is_status]
    limit = playbook.at_most.value
    for at, decision in statuses(life):
        floor = max([one for one in resets if one and one <= at], default=None)
        before = sorted(one for one in times if one < at and (floor is None or one >= floor))
        if len(before) >= limit:
            dated = [one.source.at for one in world.promises if before[limit - 1] <= one.source.at]
            assert dated, "beyond the ceiling without a new date"
            assert decision.step.value == "status_1"
            assert len(before) == limit, "more than one beyond the ceiling"
            drafted = {at: draft.key.step for at, draft in life.sent}
            if all(one in drafted for one in before):
                last = playbook.status[-1].step
                assert last in [drafted[one] for one in before], "the last step was never sent"


@patient
@stories
def test_it_writes_one_draft_for_one_intent(
    story: tuple[World, datetime], playbook: Playbook, zone: str, ways: tuple[Habit, ...]
) -> None:
    """CM-19: again only after its own withdrawal; never two open ones to one person and step."""
    life = lived(story, playbook, zone, ways)
    seen: dict[object, DraftState] = {}
    for draft in life.drafts:
        before = seen.get(draft.key)
        assert before in (None, DraftState.WITHDRAWN), (draft.key, before)
        seen[draft.key] = draft.state
    standing = [
        (one.key.step, one.key.person)
        for one in life.drafts
        if one.state.open and one.key.step.is_status
    ]
    assert len(standing) == len(set(standing))


@patient
@stories
def test_it_withdraws_only_what_nobody_touched(
    story: tuple[World, datetime], playbook: Playbook, zone: str, ways: tuple[Habit, ...]
) -> None:
    life = lived(story, playbook, zone, ways)
    for _, action in life.withdrawn:
        assert action.draft.state is DraftState.LIVE
        assert action.rule
        assert action.reason


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    story=worlds(),
    playbook=st.sampled_from(PLAYBOOKS),
    zone=st.sampled_from(ZONES),
    ways=habits,
    share=st.floats(min_value=0.01, max_value=0.99),
)
def test_its_next_look_never_misses_a_change(
    story: tuple[World, datetime],
    playbook: Playbook,
    zone: str,
    ways: tuple[Habit, ...],
    share: float,
) -> None:
    """Between a judgement and its next look, without new mail, every judgement is the same."""
    world, begin = story
    calendar = BusinessCalendar(ZoneInfo(zone), HOLIDAYS)
    life = lived(story, playbook, zone, ways)
    for said in life.judgements[::3]:
        assert said.next_look is None or said.next_look > said.as_of
        look = said.next_look or said.as_of + timedelta(days=400)
        facts = world.facts_at(said.as_of)
        same = judge(facts, playbook, calendar, said.as_of)
        look = same.next_look or look
        between = said.as_of + (look - said.as_of) * share
        for at in (between, look - SECOND):
            if at > said.as_of:
                later = judge(replace(facts, as_of=at), playbook, calendar, at)
                assert _timeless(later) == _timeless(same)
    assert begin <= life.judgements[-1].as_of


def _timeless(judgement: Judgement) -> Judgement:
    """Without the instant itself and the running count of days within a band."""
    silence = judgement.silence and replace(judgement.silence, days=0)
    return replace(judgement, as_of=datetime(2026, 1, 1, tzinfo=UTC), silence=silence)


@patient
@stories
def test_every_decision_explains_itself(
    story: tuple[World, datetime], playbook: Playbook, zone: str, ways: tuple[Habit, ...]
) -> None:
    """A draft has reasons; what is not written names the check that fails and its rule."""
    life = lived(story, playbook, zone, ways)
    for said in life.judgements[::4]:
        for one in said.decisions:
            failing = [check for check in one.checks if not check.holds]
            assert one.rule
            assert one.reason
            assert (one.verdict is Verdict.WRITE) == (not failing)
            if one.verdict is Verdict.WRITE:
                assert one.because
            else:
                assert failing[0].rule == one.rule
