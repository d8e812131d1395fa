"""Facts of one process, and requests made of them: the ground of the writing room's tests."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain.decision import Decision, Verdict
from agent.domain.facts import (
    Facts,
    InterviewFact,
    NoteFact,
    NoteKind,
    OtherProcessFact,
    OutcomeFact,
    PersonFact,
    PromiseFact,
    ReceivedFact,
    SentFact,
    Source,
    Wishes,
)
from agent.domain.hiring import Format, Meaning, Outcome, OwnKind, Part, Round, Step
from agent.domain.plan import Placement
from agent.playbooks.write import WritesByPlaybook
from agent.writing.request import Author, DraftRequest
from tests.unit.writing.guide_limits import Guide

ZONE = ZoneInfo("Europe/London")
AUTHOR = Author(
    name="Maya Okonkwo",
    email="maya.okonkwo@mailbox.example",
    phone="+44 1632 960123",
    resume_link="https://maya.example/cv",
)
DEVON = PersonFact("Devon Hartley", "devon@larkspurlabs.example", Part.RECRUITER, True)
RAVI = PersonFact("Ravi Subramanian", "ravi@larkspurlabs.example", Part.HIRING_MANAGER, True)
LENA = PersonFact("Lena Brandt", "lena@larkspurlabs.example", Part.INTERVIEWER, True)
TOM = PersonFact("Tom Rudge", "tom@larkspurlabs.example", Part.INTERVIEWER, True)
IDA = PersonFact("Ida Moss", "ida@larkspurlabs.example", Part.COORDINATOR, True)
STARTED = datetime(2025, 3, 11, 10, 0, tzinfo=UTC)
NOW = datetime(2025, 3, 11, 16, 0, tzinfo=UTC)


def source(at: datetime, quote: str = "", message_id: str = "<m1@larkspurlabs.example>") -> Source:
    return Source(message_id, at, quote)


def interview(**changes: object) -> InterviewFact:
    base = InterviewFact(
        key="round-1",
        start=STARTED,
        end=STARTED + timedelta(hours=1),
        day=STARTED.date(),
        timezone="Europe/London",
        cancelled=False,
        learned_at=STARTED - timedelta(days=5),
        set_at=STARTED - timedelta(days=5),
        source=source(STARTED - timedelta(days=5)),
        round=Round.TECHNICAL,
        format=Format.VIDEO,
        people=(RAVI, LENA),
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name, as tests read best


def facts(**changes: object) -> Facts:
    base = Facts(
        as_of=NOW,
        account="maya.okonkwo@mailbox.example",
        process_id="p-1",
        slug="larkspur-labs-analytics-engineer",
        company="Larkspur Labs",
        role="Analytics Engineer",
        opened_at=STARTED - timedelta(days=20),
        first_run_at=STARTED - timedelta(days=20),
        people=(DEVON, RAVI, LENA),
        interviews=(interview(),),
        user_name="Maya Okonkwo",
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name, as tests read best


def detail(text: str = "the warehouse bill", kind: NoteKind = NoteKind.DETAIL) -> NoteFact:
    return NoteFact(kind, text, NOW - timedelta(hours=1))


def promise(due: date, *, firm: bool = True, quote: str = "I'll write by Friday.") -> PromiseFact:
    return PromiseFact(
        due, firm, source(STARTED + timedelta(days=1), quote, "<p1@larkspur.example>")
    )


def word(at: datetime, *, sender: PersonFact = DEVON, message_id: str = "<w@x>") -> ReceivedFact:
    return ReceivedFact(
        message_id, at, "t1", sender.email or "", (Meaning.STATUS_UPDATE,), True, False
    )


def asked(at: datetime, step: Step = Step.STATUS_1, words: int = 60) -> SentFact:
    return SentFact(
        "<s1@mailbox.example>", at, "t1", (DEVON.email or "",), OwnKind.STATUS, step, words=words
    )


def other(**changes: object) -> OtherProcessFact:
    base = OtherProcessFact(
        slug="brightfen",
        company="Brightfen",
        role="Data Engineer",
        active=True,
        late_stage=True,
        preferred=False,
        offer=OutcomeFact(Outcome.OFFER, source(NOW), deadline=date(2025, 3, 21)),
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name, as tests read best


def decision(step: Step, person: PersonFact = DEVON, **changes: object) -> Decision:
    base = Decision(step, Verdict.WRITE, "PM-1", "round-1", "", person, about_interview="round-1")
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name, as tests read best


IN_THREAD = Placement("t1", "<m9@x>", ("<m1@x>", "<m9@x>"), "Re: Analytics Engineer", "maya@x")
OWN_THREAD = Placement("", "", (), "", "maya.okonkwo@mailbox.example")


def request(
    step: Step,
    playbook: WritesByPlaybook | str = "phase-map",
    person: PersonFact = DEVON,
    of_facts: Facts | None = None,
    **changes: object,
) -> DraftRequest:
    base = DraftRequest(
        decision=decision(step, person),
        facts=of_facts or facts_for(step),
        placement=IN_THREAD,
        author=AUTHOR,
        playbook=Guide(playbook) if isinstance(playbook, str) else playbook,
        zone=ZONE,
        now=(of_facts or facts_for(step)).as_of,
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name, as tests read best


LATER = {
    Step.STATUS_1: 7,
    Step.STATUS_2: 14,
    Step.STATUS_3: 30,
    Step.LONG_GAME: 200,
    Step.NETWORKING: 75,
}

NOTES: Iterable[NoteFact] = (
    detail(),
    detail("I said that dbt 1.7 handles this; it only came with 1.9.", NoteKind.CORRECTION),
    detail("how I would test the incremental models", NoteKind.EXPANSION),
    detail("I moved into streaming data this spring.", NoteKind.NEWS),
)


def facts_for(step: Step) -> Facts:
    """The same process at the time of that step, with everything the step speaks of."""
    now = NOW + timedelta(days=LATER.get(step, 0))
    outcomes = {
        Step.REJECTION_REPLY: OutcomeFact(Outcome.REJECTED, source(now)),
        Step.OFFER_REPLY: OutcomeFact(Outcome.OFFER, source(now), deadline=date(2025, 3, 20)),
        Step.HOLD_REPLY: OutcomeFact(Outcome.ON_HOLD, source(now)),
        Step.WRITTEN_SUMMARY: OutcomeFact(Outcome.REJECTED, source(now), by_phone=True),
    }
    return facts(
        as_of=now,
        notes=tuple(NOTES),
        outcome=outcomes.get(step),
        others=(other(),) if step is Step.COMPETING_OFFER else (),
        wishes=Wishes(preferred=step is Step.COMPETING_OFFER, looking_again=True),
    )
