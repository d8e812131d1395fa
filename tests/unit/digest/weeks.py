"""Weeks for the digest's tests: the four that are kept as golden files, built from plain facts."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.digest.tips import Place, Tip
from agent.digest.week import (
    Health,
    Heard,
    HeldStep,
    ProcessWeek,
    Unsure,
    UnsureKind,
    WaitingDraft,
    Week,
)
from agent.domain.decision import Decision, Judgement, Silence, Verdict
from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.facts import (
    BallFact,
    DoubtFact,
    Facts,
    InterviewFact,
    OutcomeFact,
    PersonFact,
    PromiseFact,
    ReceivedFact,
    SentFact,
    Source,
    ThreadFact,
    Wishes,
)
from agent.domain.hiring import Band, Format, Meaning, Outcome, OwnKind, Round, Step

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 6, 8, 6, 0, tzinfo=UTC)
ME = "nora.lind@mail.example"


def at(days: float) -> datetime:
    """So many days from the digest's instant."""
    return NOW + timedelta(days=days)


def source(message_id: str, days: float, quote: str) -> Source:
    return Source(message_id, at(days), quote)


def got(days: float, meaning: Meaning, *, word: bool = True) -> ReceivedFact:
    name = f"<{meaning}{days}@x.example>"
    return ReceivedFact(name, at(days), f"t{abs(days):g}", "ann@x.example", (meaning,), word, False)


def wrote(days: float, kind: OwnKind = OwnKind.CHAT) -> SentFact:
    return SentFact(f"<me{days}@x.example>", at(days), "t1", ("ann@x.example",), kind)


def interview(days: float, of_round: Round, *people: str) -> InterviewFact:
    start = at(days).replace(hour=12)
    return InterviewFact(
        key=f"i{days:g}",
        start=start,
        end=start + timedelta(minutes=45),
        day=None,
        timezone="Europe/Berlin",
        cancelled=False,
        learned_at=at(min(days, 0) - 4),
        set_at=at(min(days, 0) - 4),
        source=source("<i@x.example>", min(days, 0) - 4, "See you then."),
        round=of_round,
        format=Format.VIDEO,
        people=tuple(PersonFact(name, None, None, replyable=False) for name in people),
        thread_id="18f2a1",
    )


def facts(slug: str, company: str | None, role: str | None, opened: float, **more: object) -> Facts:
    thread = ThreadFact(f"18f{len(slug):02x}", "", "", (), frozenset(), at(opened))
    values: dict[str, object] = {"threads": (thread,), **more}
    return Facts(NOW, ME, slug, slug, company, role, at(opened), at(-90), **values)  # type: ignore[arg-type]


def judged(*decisions: Decision, silence: Silence | None = None) -> Judgement:
    return Judgement(NOW, "phase-map", decisions, silence)


def held(step: Step, title: str, days: float, rule: str) -> Decision:
    when = at(days).replace(hour=7)
    return Decision(step, Verdict.HOLD, rule, "i", "", until=when, title=title)


def silent(days: int, band: Band) -> Silence:
    return Silence(days, at(-days), band)


def draft(
    slug: str, step: Step, title: str, to: str, days: float | None, *missing: str
) -> WaitingDraft:
    key = IntentKey(ME, slug, "i", "", step, to)
    fact = DraftFact(
        key,
        DraftState.LIVE,
        at(-1),
        draft_id="r1",
        message_id="18fe77",
        ready=not missing,
        missing=missing,
        due_at=at(-1),
    )
    return WaitingDraft(fact, to, title, at(days).replace(hour=15) if days is not None else None)


def empty_week() -> Week:
    return Week(ME, "Nora Lind", ZONE, NOW, health=Health(at(-0.001)))


def _waiting_for_you() -> ProcessWeek:
    asked = source("<q@x.example>", -3, "Could you send us two slots for next week?")
    known = facts(
        "halden-insights-lead",
        "Halden Robotics",
        "Insights Lead",
        -33,
        ball=BallFact(Meaning.SCHEDULING, asked, date(2026, 6, 10)),
        received=(got(-31, Meaning.APPLICATION_RECEIVED, word=False), got(-3, Meaning.SCHEDULING)),
        sent=(wrote(-33, OwnKind.APPLICATION),),
    )
    stop = HeldStep(
        Step.STATUS_1, "gentle check-in", "CM-14", "They wait for your answer first", None
    )
    return ProcessWeek(known, judged(), held=(stop,))


def _interviewed() -> ProcessWeek:
    known = facts(
        "vesper-data-analyst",
        "Vesper Health",
        "Senior Data Analyst",
        -45,
        interviews=(
            interview(-24, Round.RECRUITER_SCREEN),
            interview(-2.5, Round.TECHNICAL, "Ida"),
        ),
        received=(got(-38, Meaning.ADVANCED), got(-26, Meaning.ADVANCED)),
        sent=(wrote(-45, OwnKind.APPLICATION), wrote(-23, OwnKind.THANKS)),
        promises=(
            PromiseFact(date(2026, 6, 19), True, source("<p@x.example>", -2, "by the 19th")),
        ),
        wishes=Wishes(preferred=True),
    )
    return ProcessWeek(
        known,
        judged(held(Step.STATUS_1, "gentle check-in", 14, "CM-3"), silence=silent(2, Band.S1)),
        drafts=(
            draft(
                known.slug, Step.THANK_YOU, "thank-you", "ida.berg@vesper.example", 0.3, "detail"
            ),
        ),
        silence_means="no meaning yet; evaluations may still be outstanding",
        silence_leans="none",
    )


def _ahead() -> ProcessWeek:
    known = facts(
        "orchard-bank-product-manager",
        "Orchard Bank",
        "Product Manager",
        -20,
        interviews=(interview(2, Round.PANEL, "Jonas Weber", "Mina Okafor"),),
        received=(got(-12, Meaning.ADVANCED), got(-4, Meaning.INTERVIEW_CONFIRMED)),
        sent=(wrote(-20, OwnKind.APPLICATION), wrote(-5)),
        doubts=(
            DoubtFact(
                "the invitation says 14:00, the letter 15:00",
                source("<d@x.example>", -4, "We meet at 15:00 on Wednesday."),
            ),
        ),
    )
    tip = Tip("TT-3", "At the close of the interview, ask what happens now.", Place.INTERVIEW)
    return ProcessWeek(known, judged(), tips=(tip,))


def _quiet() -> ProcessWeek:
    known = facts(
        "lumen-head-of-data",
        "Lumen & Co.",
        "Head of Data",
        -58,
        interviews=(interview(-24, Round.FINAL),),
        received=(got(-50, Meaning.ADVANCED), got(-40, Meaning.ADVANCED)),
        sent=(wrote(-58, OwnKind.APPLICATION), wrote(-23, OwnKind.THANKS), wrote(-9)),
    )
    hope = Tip("PM-7a", "Let go of this one inwardly: anything later is a bonus.", Place.HOPE)
    advice = Tip("DM-2", "If you like, connect on LinkedIn; never instead of the email.")
    return ProcessWeek(
        known,
        judged(held(Step.STATUS_3, "re-engagement", 6, "PM-5"), silence=silent(24, Band.S5)),
        tips=(hope, advice),
        silence_means="a rejection pending and badly handled, or the role changed",
        silence_leans="offer unlikely",
        withdrawn=("the thank-you went unsent past its use",),
    )


def _offered() -> ProcessWeek:
    asked = source("<o@x.example>", -1, "We are delighted to offer you the role.")
    known = facts(
        "quay-analyst",
        "Quay Partners",
        "Analyst",
        -40,
        outcome=OutcomeFact(Outcome.OFFER, asked, deadline=date(2026, 6, 12), thread_id="18f9"),
        closed=Outcome.OFFER,
    )
    return ProcessWeek(known, judged(), closed=Outcome.OFFER, closed_at=at(-1))


def _rejected() -> ProcessWeek:
    known = facts("fern-analyst", "Fern", "Analyst", -40, closed=Outcome.REJECTED)
    return ProcessWeek(known, judged(), closed=Outcome.REJECTED, closed_at=at(-2))


def _approach() -> ProcessWeek:
    known = facts("veldt", "Veldt Search", "Head of Data", -6, engaged=False)
    return ProcessWeek(known, judged())


def ordinary_week() -> Week:
    """A week with one of everything."""
    return Week(
        account=ME,
        user_name="Nora Lind",
        zone=ZONE,
        now=NOW,
        processes=(
            _waiting_for_you(),
            _interviewed(),
            _ahead(),
            _quiet(),
            _offered(),
            _rejected(),
            _approach(),
        ),
        health=Health(at(-0.001), 1, consent_since=at(-20)),
        unsure=(
            Unsure(
                "18fa",
                "18fb",
                at(-2),
                UnsureKind.UNCLEAR,
                "We would like to move you forward.",
                ("lumen-head-of-data", "fern-analyst"),
            ),
            Unsure("18fc", "18fd", at(-3), UnsureKind.NEAR_MISS),
        ),
        heard=(
            Heard("2 prefer", True, "Vesper Health is your favourite now"),
            Heard("4 hmm", False, "Lumen & Co.: what would you like me to do?"),
        ),
    )


def quiet_week() -> Week:
    """Processes run, and nothing is to be done."""
    known = facts(
        "lumen", "Lumen & Co.", "Head of Data", -9, sent=(wrote(-9, OwnKind.APPLICATION),)
    )
    return Week(ME, "Nora Lind", ZONE, NOW, (ProcessWeek(known, judged()),), Health(at(-0.001)))


def many(count: int) -> Iterable[ProcessWeek]:
    """Processes in all shapes, each under a name of its own."""
    shapes = (_waiting_for_you, _interviewed, _ahead, _quiet, _rejected)
    for number in range(count):
        known = shapes[number % len(shapes)]()
        named = facts_named(known.facts, f"p{number:02}", f"Company number {number}")
        yield ProcessWeek(
            named,
            known.judgement,
            known.drafts,
            known.held,
            known.closed,
            known.closed_at,
            known.tips,
            known.silence_means,
            known.silence_leans,
            known.withdrawn,
        )


def facts_named(known: Facts, slug: str, company: str | None) -> Facts:
    values = {name: getattr(known, name) for name in Facts.__slots__}
    return Facts(**{**values, "slug": slug, "process_id": slug, "company": company})


def crowded_week(count: int = 60) -> Week:
    return Week(ME, "Nora Lind", ZONE, NOW, tuple(many(count)), Health(at(-0.001)))


HOSTILE = "</td><script>alert(1)</script><img src=https://evil.example/x>\u202e\u2066\x07&amp;" * 70


def hostile_week() -> Week:
    """Every word that mail can bring is an attack: markup, bidi, control characters, length."""
    asked = source("<q@x.example>\r\nBcc: a@b", -3, HOSTILE)
    known = facts(
        "hostile",
        HOSTILE,
        HOSTILE,
        -33,
        ball=BallFact(Meaning.INFORMATION_REQUEST, asked),
        doubts=(DoubtFact(HOSTILE, asked),),
        interviews=(interview(1, Round.PANEL, HOSTILE, HOSTILE),),
        threads=(ThreadFact('"><a href="https://evil.example', "", "", (), frozenset(), at(-1)),),
    )
    hold = HeldStep(Step.STATUS_1, HOSTILE, "CM-14", HOSTILE, None)
    one = ProcessWeek(
        known,
        judged(silence=silent(9, Band.S3)),
        drafts=(draft("hostile", Step.THANK_YOU, HOSTILE, HOSTILE, 1, "detail"),),
        held=(hold,),
        withdrawn=(HOSTILE,),
    )
    ended = ProcessWeek(
        facts("ended", HOSTILE, HOSTILE, -30, closed=Outcome.REJECTED),
        judged(),
        closed=Outcome.REJECTED,
        closed_at=at(-1),
    )
    unsure = Unsure("x'\"><b>", "x'\"><b>", at(-1), UnsureKind.UNCLEAR, HOSTILE, ("hostile",))
    heard = Heard(HOSTILE, False, HOSTILE)
    return Week(
        ME, HOSTILE, ZONE, NOW, (one, ended), Health(at(-1), 2, (HOSTILE,)), (unsure,), (heard,)
    )


WEEKS = {
    "empty": empty_week,
    "quiet": quiet_week,
    "ordinary": ordinary_week,
    "crowded": crowded_week,
    "hostile": hostile_week,
}
