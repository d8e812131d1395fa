"""What a poll changed, as events; nothing twice, nothing that did not change."""

from dataclasses import replace
from datetime import date, timedelta

from agent.domain.events import (
    Event,
    InterviewCancelled,
    InterviewMoved,
    InterviewSet,
    InterviewSource,
    MessageRead,
    ProcessOpened,
    ProcessReopened,
    ProcessUpdated,
    PromiseMade,
)
from agent.domain.hiring import Direction, InterviewStatus, Meaning, OwnKind, Part, Step
from agent.process.changes import changes, main_contact, merged
from tests.unit.process.builders import (
    MONDAY,
    Item,
    contact,
    day,
    facts,
    invitation,
    invited,
    mail,
    own,
    promise,
    slot,
)

MOVED, CANCELLED = InterviewStatus.MOVED, InterviewStatus.CANCELLED


def told(earlier: list[Item], later: list[Item]) -> list[Event]:
    """The events of a poll that brought `later` to a process that had `earlier`."""
    before = facts(*earlier) if earlier else None
    new = {message.message_id for message, _ in later}
    return changes(before, facts(*earlier, *later), at=day(20), new=new)


def only(kind: type[Event], events: list[Event]) -> list[Event]:
    return [one for one in events if isinstance(one, kind)]


def test_it_tells_that_a_process_opened_with_what_is_known() -> None:
    """Company, role, contact; then the message."""
    first = mail(
        "a",
        day(0),
        Meaning.APPLICATION_RECEIVED,
        company="Acme",
        role="Analyst",
        contact=contact("Dana Whitfield", "dana@acme.example", Part.RECRUITER),
    )
    opened, read = told([], [first])
    assert isinstance(opened, ProcessOpened)
    assert (opened.process, opened.company, opened.role) == ("acme", "Acme", "Analyst")
    assert opened.contact is not None
    assert opened.contact.part is Part.RECRUITER
    assert read == MessageRead(
        day(20),
        "acme",
        "<a@mail.example>",
        Meaning.APPLICATION_RECEIVED,
        Direction.IN,
    )


def test_it_tells_an_update_only_when_something_became_known() -> None:
    """A second message that says nothing new updates nothing."""
    first, second = mail("a", day(0)), mail("b", day(1))
    assert only(ProcessUpdated, told([first], [second])) == []
    named = mail("c", day(1), company="Acme")
    (updated,) = only(ProcessUpdated, told([first], [named]))
    assert isinstance(updated, ProcessUpdated)
    assert updated.company == "Acme"


def test_it_tells_an_interview_set_with_all_that_is_known() -> None:
    """From an invitation: source, message, quote and times."""
    (event,) = only(InterviewSet, told([], [invitation("i", day(0), invited("u1", day(3, 4)))]))
    assert isinstance(event, InterviewSet)
    assert (event.start, event.end, event.timezone) == (day(3, 4), day(3, 4.75), "Europe/Berlin")
    assert (event.source, event.message_id) == (InterviewSource.INVITE, "<i@mail.example>")
    assert event.quote == "we will speak then"


def test_it_tells_no_interview_twice() -> None:
    """Prose, calendar and reminder about one interview: one event."""
    first = mail("a", day(0), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(3, 4)),))
    later = invitation("i", day(1), invited("u1", day(3, 4)))
    assert only(InterviewSet, told([first], [later])) == []


def test_it_tells_a_day_without_a_clock_time_only_when_the_time_is_known() -> None:
    """`interview.set` is for a confirmed day and clock time only."""
    vague = mail(
        "a", day(0), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(None, on=date(2026, 6, 4)),)
    )
    exact = mail("b", day(1), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(3, 4)),))
    assert only(InterviewSet, told([], [vague])) == []
    assert len(only(InterviewSet, told([vague], [exact]))) == 1


def test_it_tells_a_move_with_the_earlier_start() -> None:
    """`was` is the start that was told before."""
    first = invitation("i", day(0), invited("u1", day(3, 4)))
    moved = invitation("j", day(1), invited("u1", day(5, 4), sequence=1, status=MOVED))
    (event,) = only(InterviewMoved, told([first], [moved]))
    assert isinstance(event, InterviewMoved)
    assert (event.start, event.was) == (day(5, 4), day(3, 4))
    assert only(InterviewSet, told([first], [moved])) == []


def test_it_tells_a_cancellation_and_then_a_rebooking_as_a_move() -> None:
    """Cancelled in one poll, set anew in the next: moved from where it was."""
    first = invitation("i", day(0), invited("u1", day(3, 4)))
    gone = invitation("j", day(1), invited("u1", day(3, 4), sequence=1, status=CANCELLED))
    anew = invitation("k", day(2), invited("u2", day(6, 4)))
    (cancelled,) = only(InterviewCancelled, told([first], [gone]))
    assert isinstance(cancelled, InterviewCancelled)
    assert (cancelled.start, cancelled.was) == (day(3, 4), day(3, 4))
    (event,) = only(InterviewMoved, told([first, gone], [anew]))
    assert isinstance(event, InterviewMoved)
    assert event.was == day(3, 4)


def test_it_tells_an_interview_that_stands_again_at_its_time() -> None:
    """Cancelled by mistake and confirmed again at the same time: set again."""
    first = invitation("i", day(0), invited("u1", day(3, 4)))
    gone = invitation("j", day(1), invited("u1", day(3, 4), sequence=1, status=CANCELLED))
    again = invitation("k", day(1, 1), invited("u1", day(3, 4), sequence=2))
    assert len(only(InterviewSet, told([first, gone], [again]))) == 1


def test_it_tells_promises_as_they_are_made() -> None:
    """Each once, with its words and message."""
    made = mail("a", day(0), promises=(promise(date(2026, 6, 9)),))
    again = mail("b", day(1), promises=(promise(date(2026, 6, 16), firm=False),))
    (event,) = only(PromiseMade, told([made], [again]))
    assert isinstance(event, PromiseMade)
    assert (event.due, event.firm, event.message_id) == (
        date(2026, 6, 16),
        False,
        "<b@mail.example>",
    )


def test_it_tells_the_users_mail_with_the_step_it_was() -> None:
    """Direction out, the contract's meaning, and the step recognised."""
    held = invitation("i", day(0), invited("u1", day(1)))
    thanks = own("a", day(1, 5), OwnKind.THANKS)
    (event,) = only(MessageRead, told([held], [thanks]))
    assert isinstance(event, MessageRead)
    assert (event.direction, event.meaning, event.step) == (
        Direction.OUT,
        Meaning.THANKS_OR_CHAT,
        Step.THANK_YOU,
    )


def test_it_orders_events_as_the_contract_does() -> None:
    """Opened, read, interviews, promises."""
    everything = mail(
        "a",
        day(0),
        Meaning.INTERVIEW_CONFIRMED,
        interviews=(slot(day(3)),),
        promises=(promise(date(2026, 6, 9)),),
    )
    ranks = [one.rank for one in told([], [everything])]
    assert ranks == sorted(ranks)
    assert len(ranks) == 4


def test_it_tells_reopening_and_merging() -> None:
    """With company, role, contact; a merge says where it goes on."""
    known = facts(mail("a", day(0), company="Acme"))
    events = changes(known, known, at=day(9), new=(), reopened=True)
    assert [type(one) for one in events] == [ProcessReopened]
    gone = merged(known, replace(known, slug="acme-analyst"), day(9))
    assert (gone.process, gone.into) == ("acme", "acme-analyst")


def test_it_deals_with_the_recruiter_before_others() -> None:
    """The main contact can be answered and is the closest to the process."""
    known = facts(
        mail(
            "a",
            day(0),
            contact=contact("Jo", "jo@acme.example", Part.COORDINATOR),
            sender="Jo <jo@acme.example>",
        ),
        mail("b", day(1), contact=contact("Dana", "dana@acme.example", Part.RECRUITER)),
        mail("c", day(2), sender="Priya <priya@acme.example>"),
    )
    main = main_contact(known)
    assert main is not None
    assert main.email == "dana@acme.example"
    assert main_contact(facts(mail("a", MONDAY, sender="no-reply@acme.example"))) is None


def test_it_says_nothing_where_nothing_happened() -> None:
    """The same facts a day later are no news."""
    items = [invitation("i", day(0), invited("u1", day(3)))]
    before, after = facts(*items, as_of=day(5)), facts(*items, as_of=day(5) + timedelta(days=1))
    assert changes(before, after, at=day(6), new=()) == []
