"""What a person reads of a replay: by day and process, in words, nothing said twice."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.domain import events as ev
from agent.domain.hiring import Band, Direction, Format, Meaning, Round, Step
from agent.replay.timeline import Timeline, by_process

AT = datetime(2026, 5, 12, 8, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def silence(process: str, at: datetime = AT, days: int = 7) -> ev.SilenceRead:
    return ev.SilenceRead(at, process, days, Band.S3)


def held(process: str, at: datetime = AT) -> ev.StepHeld:
    return ev.StepHeld(at, process, Step.STATUS_1, None, "CM-14", "they wait", "check-in")


def told(*events: ev.Event) -> list[str]:
    timeline = Timeline(LONDON)
    return [line for event in events for line in timeline.lines(event)]


def test_it_tells_a_poll_process_by_process() -> None:
    """The contract orders a poll by kind; a person reads one process after the other."""
    poll = [silence("acme"), silence("birch"), held("acme"), held("birch")]
    assert list(by_process(poll)) == [
        silence("acme"),
        held("acme"),
        silence("birch"),
        held("birch"),
    ]


def test_it_keeps_polls_in_order() -> None:
    """What came later is told later, whatever the process."""
    later = AT + timedelta(minutes=15)
    poll = [silence("acme"), silence("birch"), silence("acme", later)]
    assert list(by_process(poll)) == poll


def test_it_heads_each_day_and_each_process_once() -> None:
    """In the user's zone: 23:30 in UTC is the next day in summer London."""
    late = datetime(2026, 5, 12, 23, 30, tzinfo=UTC)
    lines = told(silence("acme"), held("acme"), silence("acme", late))
    assert [line for line in lines if "May" in line] == [
        "Tuesday 12 May 2026",
        "Wednesday 13 May 2026",
    ]
    assert lines.count("  acme") == 2


def test_it_words_a_silence_as_a_weight() -> None:
    """Days, leaning and rule; no percentage, no verdict."""
    assert told(silence("acme"))[-1] == ("    09:00  silence: 7 days, mostly not about you (PM-S3)")


def test_it_tells_only_what_became_known() -> None:
    """A new contact is told as such; company and role are not repeated."""
    ann = ev.Contact("Ann", "ann@acme.example", None)
    opened = ev.ProcessOpened(AT, "acme", "Acme", None, None)
    named = ev.ProcessUpdated(AT, "acme", "Acme", None, ann)
    titled = ev.ProcessUpdated(AT, "acme", "Acme", "Analyst", ann)
    lines = told(opened, named, titled)
    assert lines[-3:] == [
        "    09:00  new process: acme",
        "    09:00  contact: Ann",
        "    09:00  now known as Acme · Analyst; contact: Ann",
    ]


def test_it_says_a_phone_interview_once() -> None:
    """Round and format in the same word are one word."""
    interview = ev.InterviewSet(
        AT, "acme", AT, None, None, Round.PHONE, Format.PHONE, (),
        ev.InterviewSource.TEXT, "<a@acme.example>", "a phone interview",
    )  # fmt: skip
    assert told(interview)[-2:] == [
        "    09:00  interview on Tue 12 May 09:00, phone",
        "           “a phone interview”",
    ]


def test_it_shows_a_draft_with_its_reasons() -> None:
    """To whom, by which rule, until when, what is missing, and the words it rests on."""
    draft = ev.DraftCreated(
        AT, "acme", Step.THANK_YOU, "r1", ("ann@acme.example",), (), "Re: Acme", "Dear Ann",
        None, AT, AT + timedelta(hours=3), False, ("detail",), "phase-map", "PM-1",
        (ev.Because("PM-1", "An interview ended today", "<a@x>", "see you at ten"),), "thank-you",
    )  # fmt: skip
    assert told(draft)[-4:] == [
        "    09:00  DRAFT thank-you to ann@acme.example (PM-1)",
        "           “Re: Acme”, best before Tue 12 May 12:00; it still wants your detail",
        "           because an interview ended today (PM-1)",
        "           “see you at ten”",
    ]


def test_it_has_words_for_every_kind_of_event() -> None:
    """No event is shown by its bare name."""
    rest = [
        ev.PromiseMade(AT, "acme", date(2026, 5, 15), False, "<a@x>", "by Friday"),
        ev.MessageRead(AT, "acme", "<a@x>", Meaning.OFFER, Direction.IN),
        ev.MessageRead(AT, "acme", "<a@x>", Meaning.THANKS_OR_CHAT, Direction.OUT),
        ev.ProcessMerged(AT, "acme", None, None, None, "birch"),
        ev.ProcessReopened(AT, "acme", None, None, None),
        ev.DraftSent(AT, "acme", Step.THANK_YOU, "r1"),
        ev.DraftEdited(AT, "acme", Step.THANK_YOU, "r1"),
        ev.DraftDiscarded(AT, "acme", Step.THANK_YOU, "r1"),
        ev.DraftWithdrawn(AT, "acme", Step.THANK_YOU, "r1", "CM-4", "rejected"),
        ev.DraftUpdated(AT, "acme", Step.THANK_YOU, "r1", None, "new mail"),
        ev.DigestDelivered(AT, "2026-W20", "All quiet", 0, {}),
    ]
    for event in rest:
        assert event.name not in " ".join(told(event))
