"""One invented process, and the scenes of it that show every template at work.

For `followup templates preview`, the golden files and the documentation; never for real mail.
It must not know templates.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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

ZONE = ZoneInfo("Europe/London")
AUTHOR = Author(
    name="Maya Okonkwo",
    email="maya.okonkwo@mailbox.example",
    phone="+44 1632 960123",
    resume_link="https://maya.example/cv",
)
DEVON = PersonFact("Devon Hartley", "devon@larkspurlabs.example", Part.RECRUITER, replyable=True)
RAVI = PersonFact(
    "Ravi Subramanian", "ravi@larkspurlabs.example", Part.HIRING_MANAGER, replyable=True
)
LENA = PersonFact("Lena Brandt", "lena@larkspurlabs.example", Part.INTERVIEWER, replyable=True)
TOM = PersonFact("Tom Rudge", "tom@larkspurlabs.example", Part.INTERVIEWER, replyable=True)
IDA = PersonFact("Ida Moss", "ida@larkspurlabs.example", Part.COORDINATOR, replyable=True)
RITA = PersonFact("Rita Quist", "rita@kestrelstaffing.example", Part.RECRUITER, replyable=True)

HELD_AT = datetime(2025, 3, 11, 10, 0, tzinfo=UTC)
PHRASE = "moving the warehouse to incremental models"
SENTENCES = "Ravi said that the warehouse bill doubled in a year. I liked how openly he put it."


@dataclass(frozen=True, slots=True)
class Scene:
    """One situation of the invented process: a title, and the draft asked for in it."""

    title: str
    step: Step
    person: PersonFact
    facts: Facts
    opens_thread: bool = False
    needs: tuple[str, ...] = ()
    pass_on_to: tuple[str, ...] = ()

    def request(self, playbook: WritesByPlaybook) -> DraftRequest:
        """The draft of this scene under that playbook."""
        due = self.facts.promises[-1].due if self.facts.promises else None
        decision = Decision(
            self.step,
            Verdict.WRITE,
            rule="",
            round="round-1",
            cycle="",
            recipient=self.person,
            needs=self.needs,
            about_interview="round-1",
            promised_window=due,
            pass_on_to=self.pass_on_to,
        )
        in_thread = Placement("t1", "<m9@larkspurlabs.example>", (), "Re: Analytics Engineer", "")
        own = Placement("", "", (), "", "")
        return DraftRequest(
            decision=decision,
            facts=self.facts,
            placement=own if self.opens_thread else in_thread,
            author=AUTHOR,
            playbook=playbook,
            zone=ZONE,
            now=self.facts.as_of,
        )


def scenes() -> Iterator[Scene]:
    """Every scene, step by step."""
    yield from _thank_yous()
    yield from _additions()
    yield from _first_requests()
    yield from _later_requests()
    yield from _afterwards()
    yield from _answers()
    yield from _wishes()


def interview(**changes: object) -> InterviewFact:
    """The interview of the invented process, with changes."""
    base = InterviewFact(
        key="round-1",
        start=HELD_AT,
        end=HELD_AT + timedelta(hours=1),
        day=HELD_AT.date(),
        timezone="Europe/London",
        cancelled=False,
        learned_at=HELD_AT - timedelta(days=5),
        set_at=HELD_AT - timedelta(days=5),
        source=Source("<m1@larkspurlabs.example>", HELD_AT - timedelta(days=5), ""),
        round=Round.TECHNICAL,
        format=Format.VIDEO,
        people=(RAVI, LENA),
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # names of fields, as scenes read best


def facts(days: float = 0.3, **changes: object) -> Facts:
    """The facts so many days after the interview, with changes."""
    base = Facts(
        as_of=HELD_AT + timedelta(days=days),
        account=AUTHOR.email,
        process_id="sample",
        slug="larkspur-labs-analytics-engineer",
        company="Larkspur Labs",
        role="Analytics Engineer",
        opened_at=HELD_AT - timedelta(days=20),
        first_run_at=HELD_AT - timedelta(days=20),
        people=(DEVON, RAVI, LENA),
        interviews=(interview(),),
        user_name=AUTHOR.name,
        received=(_word(HELD_AT - timedelta(days=5), "<m1@larkspurlabs.example>"),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # names of fields, as scenes read best


def note(text: str, kind: NoteKind = NoteKind.DETAIL, days: float = 0.1) -> tuple[NoteFact, ...]:
    """A note of the user's, so many days after the interview."""
    return (NoteFact(kind, text, HELD_AT + timedelta(days=days)),)


def promise(due: date, *, firm: bool = True, quote: str) -> tuple[PromiseFact, ...]:
    """A window that Devon named the day after the interview."""
    at = HELD_AT + timedelta(days=1)
    return (PromiseFact(due, firm, Source("<p1@larkspurlabs.example>", at, quote)),)


def _word(at: datetime, message_id: str = "<p1@larkspurlabs.example>") -> ReceivedFact:
    sender = DEVON.email or ""
    return ReceivedFact(message_id, at, "t1", sender, (Meaning.STATUS_UPDATE,), True, False)


def asked(days: float, step: Step = Step.STATUS_1, words: int = 60) -> tuple[SentFact, ...]:
    """A status request that was really sent, so many days after the interview."""
    at = HELD_AT + timedelta(days=days)
    to = (DEVON.email or "",)
    return (SentFact("<s@mailbox.example>", at, "t1", to, OwnKind.STATUS, step, words=words),)


def _thank_yous() -> Iterator[Scene]:
    step = Step.THANK_YOU
    said, long = note(PHRASE), note(SENTENCES)
    screen = interview(round=Round.RECRUITER_SCREEN, format=Format.PHONE, people=(DEVON,))
    onsite = interview(round=Round.ONSITE, format=Format.ONSITE, people=(RAVI, LENA, TOM))
    final = interview(round=Round.FINAL, people=(RAVI, DEVON))
    phone = interview(round=Round.PHONE, format=Format.PHONE, people=(RAVI,))
    moved = interview(was=HELD_AT - timedelta(days=2), people=(RAVI,))
    panel = interview(round=Round.PANEL, people=(RAVI, LENA, TOM))
    yield Scene("recruiter who arranged it", step, DEVON, facts(notes=said))
    yield Scene("hiring manager, a phrase", step, RAVI, facts(notes=said), opens_thread=True)
    yield Scene("hiring manager, sentences", step, RAVI, facts(notes=long), opens_thread=True)
    yield Scene("interviewer, nothing said yet", step, LENA, facts(), opens_thread=True)
    yield Scene("recruiter screen", step, DEVON, facts(interviews=(screen,), people=(DEVON,)))
    yield Scene("phone", step, RAVI, facts(interviews=(phone,), notes=said))
    yield Scene("on site", step, RAVI, facts(interviews=(onsite,), notes=said), opens_thread=True)
    yield Scene("panel, second of three", step, TOM, facts(interviews=(panel,)), opens_thread=True)
    yield Scene("final round", step, RAVI, facts(interviews=(final,), notes=said))
    yield Scene("moved", step, RAVI, facts(interviews=(moved,), notes=said))
    yield Scene("coordinator", step, IDA, facts(notes=said, people=(IDA, RAVI, LENA)))
    yield Scene(
        "addresses unknown",
        step,
        DEVON,
        facts(notes=said, people=(DEVON,)),
        pass_on_to=("Ravi Subramanian", "Lena Brandt"),
    )
    yield Scene("agency", step, RITA, facts(notes=said, people=(RITA,), agency=True))


def _additions() -> Iterator[Scene]:
    wrong = note("I said dbt 1.7 handles this; it only came with 1.9.", NoteKind.CORRECTION)
    more = note("how I would test the incremental models", NoteKind.EXPANSION)
    full = note("I would test them against last month's loads first.", NoteKind.EXPANSION)
    yield Scene("hiring manager", Step.CORRECTION, RAVI, facts(notes=wrong), opens_thread=True)
    yield Scene("through the recruiter", Step.CORRECTION, DEVON, facts(notes=wrong))
    yield Scene("nothing said yet", Step.CORRECTION, RAVI, facts(), opens_thread=True)
    yield Scene("a phrase", Step.EXPANSION, DEVON, facts(notes=more))
    yield Scene("sentences", Step.EXPANSION, DEVON, facts(notes=full))
    yield Scene("nothing said yet", Step.EXPANSION, DEVON, facts())


def _first_requests() -> Iterator[Scene]:
    step = Step.STATUS_1
    firm = promise(date(2025, 3, 14), quote="We hope to be in touch by Friday.")
    loose = promise(date(2025, 3, 21), firm=False, quote="You'll hear sometime next week.")
    told = (_word(HELD_AT + timedelta(days=1)),)
    off = interview(cancelled=True, start=HELD_AT + timedelta(days=3), end=None)
    yield Scene("nothing promised", step, DEVON, facts(7))
    yield Scene("promise just passed", step, DEVON, facts(7, promises=firm, received=told))
    yield Scene("loose window", step, DEVON, facts(17, promises=loose, received=told))
    yield Scene("promised by somebody else", step, DEVON, facts(7, promises=firm))
    yield Scene("called off, no new date", step, DEVON, facts(10, interviews=(off,)))
    yield Scene("before any interview", step, DEVON, facts(7, promises=firm, interviews=()))
    yield Scene("coordinator", step, IDA, facts(7, people=(IDA, RAVI)))
    yield Scene("agency", step, RITA, facts(7, people=(RITA,), agency=True))
    wished = Wishes(bypass_requested_at=HELD_AT + timedelta(days=9))
    yield Scene("past a silent recruiter", step, RAVI, facts(10, wishes=wished, sent=asked(6)))


def _later_requests() -> Iterator[Scene]:
    two, three = Step.STATUS_2, Step.STATUS_3
    first = asked(7)
    undated = (_word(HELD_AT + timedelta(days=9), "<w@larkspurlabs.example>"),)
    article = "an article on testing incremental models, https://maya.example/a"
    value = note(article, NoteKind.VALUE, 20)
    brightfen = OtherProcessFact(
        "brightfen", "Brightfen", "Data Engineer", active=True, late_stage=True, preferred=False
    )
    busy = facts(15, sent=first, others=(brightfen,), wishes=Wishes(preferred=True))
    off = interview(cancelled=True, start=HELD_AT + timedelta(days=3), end=None)
    yield Scene("the first unanswered", two, DEVON, facts(15, sent=first))
    yield Scene("answered without a date", two, DEVON, facts(15, sent=first, received=undated))
    yield Scene("the first never sent", two, DEVON, facts(15))
    yield Scene("something useful", two, DEVON, facts(21, sent=first, notes=value))
    yield Scene("useful thing missing", two, DEVON, facts(21, sent=first), needs=("value",))
    yield Scene("another process, this one preferred", two, DEVON, busy)
    yield Scene("still no new date", two, DEVON, facts(18, interviews=(off,), sent=asked(10)))
    yield Scene("agency", two, RITA, facts(15, people=(RITA,), agency=True, sent=first))
    later = asked(21, two, 40)
    yield Scene("the last", three, DEVON, facts(30, sent=(*first, *later)))
    yield Scene("the last, nothing sent before", three, DEVON, facts(30))
    yield Scene("the last, called off", three, DEVON, facts(30, interviews=(off,)))
    yield Scene("agency", three, RITA, facts(30, people=(RITA,), agency=True, sent=later))


def _afterwards() -> Iterator[Scene]:
    news = note("I moved into streaming data this spring.", NoteKind.NEWS, 75)
    theirs = note("your opening of the Bristol office", NoteKind.NEWS, 75)
    wishes = Wishes(looking_again=True)
    yield Scene("with news", Step.LONG_GAME, DEVON, facts(220, notes=news, wishes=wishes))
    yield Scene("nothing said yet", Step.LONG_GAME, DEVON, facts(220, wishes=wishes))
    yield Scene("a phrase", Step.NETWORKING, DEVON, facts(80, notes=theirs))
    yield Scene("sentences", Step.NETWORKING, DEVON, facts(80, notes=news))


def _answers() -> Iterator[Scene]:
    at = Source("<d@larkspurlabs.example>", HELD_AT + timedelta(days=8), "")
    refused = OutcomeFact(Outcome.REJECTED, at)
    told = OutcomeFact(Outcome.REJECTED, at, by_phone=True)
    offered = OutcomeFact(Outcome.OFFER, at, deadline=date(2025, 3, 27))
    undated = OutcomeFact(Outcome.OFFER, at)
    held, closed = OutcomeFact(Outcome.ON_HOLD, at), OutcomeFact(Outcome.ROLE_CLOSED, at)
    reply = Step.REJECTION_REPLY
    yield Scene("after interviews", reply, DEVON, facts(9, outcome=refused))
    yield Scene("before any interview", reply, DEVON, facts(9, outcome=refused, interviews=()))
    yield Scene("agency", reply, RITA, facts(9, outcome=refused, people=(RITA,), agency=True))
    yield Scene("with a date", Step.OFFER_REPLY, DEVON, facts(9, outcome=offered))
    yield Scene("without a date", Step.OFFER_REPLY, DEVON, facts(9, outcome=undated))
    yield Scene("told by phone", Step.WRITTEN_SUMMARY, DEVON, facts(9, outcome=told))
    yield Scene("on hold", Step.HOLD_REPLY, DEVON, facts(9, outcome=held))
    yield Scene("closed", Step.HOLD_REPLY, DEVON, facts(9, outcome=closed))


def _wishes() -> Iterator[Scene]:
    at = Source("<o@brightfen.example>", HELD_AT + timedelta(days=8), "")
    offer = OtherProcessFact(
        slug="brightfen",
        company="Brightfen",
        role="Data Engineer",
        active=True,
        late_stage=True,
        preferred=False,
        offer=OutcomeFact(Outcome.OFFER, at, deadline=date(2025, 3, 27)),
    )
    taken = replace(offer, accepted=OutcomeFact(Outcome.ACCEPTED, at))
    preferred = facts(9, others=(offer,), wishes=Wishes(preferred=True))
    phrase = note("a move to Leeds", NoteKind.REASON)
    sentence = note("My partner has been posted to Leeds.", NoteKind.REASON)
    yield Scene("an offer elsewhere", Step.COMPETING_OFFER, DEVON, preferred)
    yield Scene("accepted elsewhere", Step.WITHDRAWAL, DEVON, facts(9, others=(taken,)))
    yield Scene("a reason in a phrase", Step.WITHDRAWAL, DEVON, facts(9, notes=phrase))
    yield Scene("a reason in a sentence", Step.WITHDRAWAL, DEVON, facts(9, notes=sentence))
    yield Scene("no reason", Step.WITHDRAWAL, DEVON, facts(9))
