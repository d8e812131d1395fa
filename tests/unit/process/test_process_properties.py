"""Whatever mail arrives in whatever order: assignments, beliefs and events keep these promises."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.hiring import Confidence, InterviewStatus, Meaning, OwnKind
from agent.process.assign import assign_in_order
from agent.process.changes import changes
from agent.process.index import ProcessIndex
from agent.process.stages import Stage, stage_of
from tests.unit.process.builders import (
    OWNERS,
    Item,
    day,
    facts,
    invitation,
    invited,
    mail,
    own,
    promise,
    slot,
)

STATUSES = (InterviewStatus.CONFIRMED, InterviewStatus.MOVED, InterviewStatus.CANCELLED)
COMPANIES = (None, "Acme", "Acme, Inc.", "Beta", "Gamma Labs")
ROLES = (None, "Analyst", "Data Engineer", "Senior Analyst")
SENDERS = (
    "Dana <dana@acme.example>",
    "Bo <bo@beta.example>",
    "Sam <sam@bright.example>",
    "Acme <no-reply@us.greenhouse-mail.io>",
)


@st.composite
def received(draw: st.DrawFn, number: int) -> Item:
    """A message of somebody's, read somehow."""
    start = day(draw(st.integers(1, 12)), draw(st.integers(0, 3)))
    slots = draw(st.lists(st.sampled_from([slot(start, one) for one in STATUSES]), max_size=1))
    return mail(
        f"m{number}",
        day(draw(st.integers(0, 10)), number / 100),
        draw(st.sampled_from(list(Meaning))),
        sender=draw(st.sampled_from(SENDERS)),
        thread=draw(st.sampled_from(["t1", "t2", "t3", f"x{number}"])),
        company=draw(st.sampled_from(COMPANIES)),
        role=draw(st.sampled_from(ROLES)),
        confidence=draw(st.sampled_from(list(Confidence))),
        interviews=tuple(slots),
        promises=(promise(start.date()),) if draw(st.booleans()) else (),
        asks="When?" if draw(st.booleans()) else "",
    )


@st.composite
def invites(draw: st.DrawFn, number: int) -> Item:
    """A calendar message about one of two events."""
    reading = invited(
        draw(st.sampled_from(["u1", "u2"])),
        day(draw(st.integers(1, 12))),
        sequence=draw(st.integers(0, 3)),
        stamp=day(draw(st.integers(0, 3))),
        status=draw(st.sampled_from(STATUSES)),
        declined=draw(st.booleans()) and draw(st.booleans()),
    )
    at = day(draw(st.integers(0, 10)), number / 100)
    return invitation(f"i{number}", at, reading, thread=draw(st.sampled_from(["t1", "t2"])))


@st.composite
def sent(draw: st.DrawFn, number: int) -> Item:
    """A message of the user's."""
    return own(
        f"o{number}",
        day(draw(st.integers(0, 12)), number / 100),
        draw(st.sampled_from(list(OwnKind))),
        thread=draw(st.sampled_from(["t1", "t2", f"y{number}"])),
    )


@st.composite
def mailboxes(draw: st.DrawFn) -> list[Item]:
    """Up to nine messages of all kinds, in no order."""
    kinds = draw(st.lists(st.sampled_from([received, invites, sent]), max_size=9))
    return [draw(kind(number)) for number, kind in enumerate(kinds)]


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[list[Item], list[Item]]:
    """A mailbox and the same one in another order."""
    items = draw(mailboxes())
    return items, draw(st.permutations(items))


@given(shuffled())
@settings(max_examples=60, deadline=None)
def test_it_assigns_a_batch_the_same_in_any_order(both: tuple[list[Item], list[Item]]) -> None:
    """Order within one batch plays no part."""
    one, other = (assign_in_order(items, ProcessIndex(owners=OWNERS)) for items in both)
    assert one == other


@given(shuffled())
@settings(max_examples=60, deadline=None)
def test_it_believes_the_same_in_any_order(both: tuple[list[Item], list[Item]]) -> None:
    """Facts depend on the mail alone."""
    assert facts(*both[0]) == facts(*both[1])


@given(mailboxes())
@settings(max_examples=60, deadline=None)
def test_it_changes_nothing_when_mail_is_seen_again(items: list[Item]) -> None:
    """The same messages twice are the same facts, and no event."""
    once, twice = facts(*items), facts(*items, *items)
    assert once == twice
    assert changes(once, twice, at=day(400), new=()) == []


@given(
    st.lists(st.integers(0, 20), max_size=8).flatmap(
        lambda numbers: st.tuples(*(invites(number) for number in range(len(numbers))))
    )
)
@settings(max_examples=60, deadline=None)
def test_it_never_makes_a_second_interview_of_an_update(items: tuple[Item, ...]) -> None:
    """Two calendar events are at most two interviews, however often updated."""
    interviews = facts(*items).interviews
    assert len(interviews) <= len({message.calendar[0].uid for message, _ in items})
    assert len({one.key for one in interviews}) == len(interviews)


@given(mailboxes())
@settings(max_examples=60, deadline=None)
def test_it_ends_every_interview_after_it_begins_and_keys_it_once(items: list[Item]) -> None:
    """Keys are unique; a time has an end behind it; only known messages are sources."""
    known = facts(*items)
    ids = {message.message_id for message, _ in items}
    for one in known.interviews:
        assert one.start is None or (one.end is not None and one.end > one.start)
        assert one.source.message_id in ids
    assert len({one.key for one in known.interviews}) == len(known.interviews)


@given(mailboxes(), st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_it_tells_every_interview_before_it_moves_it(items: list[Item], cut: int) -> None:
    """Over two polls, what is told leaves the listener with what is believed."""
    middle = day(cut)
    before = facts(*items, as_of=middle)
    after = facts(*items, as_of=middle + timedelta(days=30))
    told: dict[str, int] = {}
    for earlier, later in ((None, before), (before, after)):
        for event in changes(earlier, later, at=middle, new=()):
            told[event.name] = told.get(event.name, 0) + 1
    standing = [one for one in after.interviews if one.start and not one.cancelled]
    assert told.get("interview.set", 0) + told.get("interview.moved", 0) >= len(standing)


@given(mailboxes(), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_it_always_stands_somewhere(items: list[Item], when: int) -> None:
    """No mail leads to a stage that does not exist, or to an illegal move."""
    assert stage_of(facts(*items, as_of=day(when))) in Stage


@given(mailboxes())
@settings(max_examples=60, deadline=None)
def test_it_puts_a_thread_without_names_into_one_process(items: list[Item]) -> None:
    """Where nobody names company or role, a thread is never parted."""
    nameless = [(message, replace(reading, company=None, role=None)) for message, reading in items]
    index = ProcessIndex(owners=OWNERS)
    where = {one.message_id: one.process for one in assign_in_order(nameless, index)}
    threads: dict[str, set[str]] = {}
    for message, _ in nameless:
        process = where[message.message_id]
        if process is not None and process in index:
            threads.setdefault(message.thread_id, set()).add(process)
    assert all(len(processes) == 1 for processes in threads.values())
