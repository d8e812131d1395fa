"""One interview fact for each real interview, whatever the mail says about it how often."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.domain.facts import InterviewFact
from agent.domain.hiring import Confidence, Format, InterviewStatus, Meaning, OwnKind, Round
from tests.unit.process.builders import (
    Item,
    day,
    facts,
    invitation,
    invited,
    mail,
    own,
    person,
    slot,
)

MOVED, CANCELLED, PROPOSED = (
    InterviewStatus.MOVED,
    InterviewStatus.CANCELLED,
    InterviewStatus.PROPOSED,
)
SET = Meaning.INTERVIEW_CONFIRMED


def only(*items: Item) -> InterviewFact:
    (interview,) = facts(*items).interviews
    return interview


def confirmed(name: str, at: float, start: float, thread: str = "t1") -> Item:
    return mail(name, day(at), SET, interviews=(slot(day(start, 4)),), thread=thread)


def test_it_believes_an_invitation() -> None:
    """An invitation counts as confirmed; its end is the one it gives."""
    one = only(invitation("i", day(0), invited("u1", day(3, 4))))
    assert (one.key, one.start, one.end) == ("u1", day(3, 4), day(3, 4.75))
    assert one.from_invite
    assert one.end_given


def test_it_derives_the_end_of_an_hour_where_none_is_given() -> None:
    """Clocks: else start + 60 minutes."""
    one = only(confirmed("a", 0, 3))
    assert one.end == day(3, 5)
    assert not one.end_given


def test_it_moves_an_invitation_updated_under_its_uid() -> None:
    """An update by UID and SEQUENCE never makes a second interview."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        invitation("j", day(1), invited("u1", day(4, 4), sequence=1, status=MOVED)),
    )
    assert (one.start, one.was, one.set_at) == (day(4, 4), day(3, 4), day(1))
    assert one.learned_at == day(0)


def test_it_ignores_a_lower_sequence_that_arrives_late() -> None:
    """RFC 5546: the higher SEQUENCE stands, in whatever order they arrive."""
    one = only(
        invitation("j", day(1), invited("u1", day(4, 4), sequence=2)),
        invitation("i", day(2), invited("u1", day(3, 4), sequence=1)),
    )
    assert one.start == day(4, 4)


def test_it_orders_equal_sequences_by_their_stamp() -> None:
    """Of two updates with one SEQUENCE the later DTSTAMP stands."""
    one = only(
        invitation("j", day(1), invited("u1", day(4, 4), stamp=day(1))),
        invitation("i", day(2), invited("u1", day(3, 4), stamp=day(0))),
    )
    assert one.start == day(4, 4)


def test_it_merges_prose_and_the_invitation_that_follows() -> None:
    """The same instant is the same interview; the invitation adds its end."""
    one = only(confirmed("a", 0, 3), invitation("i", day(1), invited("u1", day(3, 4))))
    assert (one.start, one.end, one.from_invite) == (day(3, 4), day(3, 4.75), True)


def test_it_lets_the_invitation_win_over_prose_of_the_same_day() -> None:
    """A zone that the prose only assumed shifts the clock, not the interview."""
    one = only(
        mail("a", day(0), SET, interviews=(slot(day(3, 2), zone_known=False),)),
        invitation("i", day(1), invited("u1", day(3, 4)), thread="t2"),
    )
    assert one.start == day(3, 4)


def test_it_keeps_the_invitation_where_later_prose_names_another_time() -> None:
    """Prose that does not say "moved" is a doubt, told and not believed."""
    known = facts(
        invitation("i", day(0), invited("u1", day(3, 4))),
        mail("a", day(1), SET, interviews=(slot(day(3, 6.5)),)),
    )
    assert [one.start for one in known.interviews] == [day(3, 4)]
    assert [one.source.message_id for one in known.doubts] == ["<a@mail.example>"]


def test_it_moves_by_wording() -> None:
    """Prose that says "moved" gives the interview its new time."""
    one = only(
        confirmed("a", 0, 3),
        mail("b", day(1), Meaning.INTERVIEW_MOVED, interviews=(slot(day(6, 4), MOVED),)),
    )
    assert (one.start, one.was) == (day(6, 4), day(3, 4))


def test_it_takes_a_move_to_a_time_that_is_guessed_at_for_a_day() -> None:
    """ "Will have to be postponed, we are looking at Thursday at 2": the old time is off, the new
    day stands, and no clock time is claimed (PM-1: no thank-you for what was put off)."""
    guess = slot(day(6, 4), MOVED, confidence=Confidence.WEAK)
    moved = mail("b", day(1), Meaning.INTERVIEW_MOVED, interviews=(guess,))
    one = only(confirmed("a", 0, 3), moved)
    assert (one.start, one.day, one.cancelled) == (None, day(6).date(), False)


def test_it_moves_nothing_by_a_guess_at_a_move() -> None:
    """The same in mail of which nobody is sure what it says."""
    guess = slot(day(6, 4), MOVED, confidence=Confidence.WEAK)
    doubted = mail(
        "b", day(1), Meaning.INTERVIEW_MOVED, interviews=(guess,), confidence=Confidence.WEAK
    )
    assert only(confirmed("a", 0, 3), doubted).start == day(3, 4)


def test_it_reads_a_move_and_its_update_as_one_move() -> None:
    """Whichever of prose and calendar update comes first."""
    start = invitation("i", day(0), invited("u1", day(3, 4)))
    prose = mail("b", day(1), Meaning.INTERVIEW_MOVED, interviews=(slot(day(6, 4), MOVED),))
    update = invitation("j", day(1, 1), invited("u1", day(6, 4), sequence=1, status=MOVED))
    late = replace(prose[0], at=day(1, 2)), prose[1]
    for items in ((start, prose, update), (start, late, update)):
        one = only(*items)
        assert (one.start, one.was, one.cancelled) == (day(6, 4), day(3, 4), False)


def test_it_keeps_the_length_over_a_move_without_an_end() -> None:
    """A length once given is kept: start + the length given."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4), minutes=90)),
        mail("b", day(1), Meaning.INTERVIEW_MOVED, interviews=(slot(day(6, 4), MOVED),)),
    )
    assert one.end == day(6, 5.5)


def test_it_cancels_by_uid() -> None:
    """A CANCEL of the calendar strikes the interview."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        invitation("j", day(1), invited("u1", day(3, 4), sequence=1, status=CANCELLED)),
    )
    assert (one.cancelled, one.set_at) == (True, day(1))


def test_it_cancels_the_only_one_ahead_by_words_alone() -> None:
    """A cancellation that names no time means the one that lies ahead."""
    one = only(confirmed("a", 0, 3), mail("b", day(1), Meaning.INTERVIEW_CANCELLED))
    assert one.cancelled


def test_it_cancels_nothing_where_two_could_be_meant() -> None:
    """Two ahead in other threads: a doubt, and nothing struck."""
    known = facts(
        confirmed("a", 0, 3, thread="x"),
        confirmed("b", 0, 5, thread="y"),
        mail("c", day(1), Meaning.INTERVIEW_CANCELLED, thread="z"),
    )
    assert [one.cancelled for one in known.interviews] == [False, False]
    assert len(known.doubts) == 1


def test_it_reads_cancel_and_rebooking_under_a_new_uid_as_a_move() -> None:
    """Outlook and systems cancel and invite anew: one interview, moved."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        invitation("j", day(1), invited("u1", day(3, 4), sequence=1, status=CANCELLED)),
        invitation("k", day(1, 1), invited("u2", day(7, 4))),
    )
    assert (one.start, one.was, one.cancelled) == (day(7, 4), day(3, 4), False)


def test_it_reads_the_rebooking_first_as_the_same_move() -> None:
    """The new calendar entry may arrive before the old one is cancelled."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4), title="Mia and Acme")),
        invitation("k", day(1), invited("u2", day(7, 4), title="Mia and Acme"), thread="t2"),
        invitation("j", day(1, 0.1), invited("u1", day(3, 4), sequence=1, status=CANCELLED)),
    )
    assert (one.key, one.start, one.was, one.cancelled) == ("u1", day(7, 4), day(3, 4), False)


def test_it_ignores_a_cancellation_of_the_entry_that_was_replaced() -> None:
    """The old UID cannot strike what the new one holds."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        invitation("k", day(1), invited("u2", day(7, 4), status=MOVED)),
        invitation("j", day(2), invited("u1", day(3, 4), sequence=1, status=CANCELLED)),
    )
    assert (one.start, one.cancelled) == (day(7, 4), False)


def test_it_revives_what_a_later_update_sets_again() -> None:
    """A cancelled calendar entry that is updated takes place after all."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        invitation("j", day(1), invited("u1", day(3, 4), sequence=1, status=CANCELLED)),
        invitation("k", day(2), invited("u1", day(5, 4), sequence=2)),
    )
    assert (one.start, one.cancelled) == (day(5, 4), False)


def test_it_does_not_count_an_invitation_the_user_declined() -> None:
    """A declined invitation is no interview that lies ahead."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        own("n", day(0, 2), interviews=(invited("u1", day(3, 4), declined=True),)),
    )
    assert one.cancelled


def test_it_knows_no_interview_that_was_only_declined() -> None:
    """Declined before it was ever known: nothing."""
    assert facts(invitation("i", day(0), invited("u9", day(3), declined=True))).interviews == ()


def test_it_takes_offered_times_for_no_interview() -> None:
    """Proposed slots are not interviews, until one is accepted."""
    offer = mail("a", day(0), Meaning.SCHEDULING, interviews=(slot(day(3), PROPOSED),))
    assert facts(offer).interviews == ()
    taken = own("b", day(0, 3), interviews=(slot(day(3)),))
    assert [one.start for one in facts(offer, taken).interviews] == [day(3)]


@pytest.mark.parametrize(
    ("quote", "starts"),
    [("Yes, please do.", []), ("Yes, Thursday at 11 it is.", [day(3)])],
)
def test_it_takes_no_bare_yes_for_the_time_of_another_process(
    quote: str, starts: list[datetime]
) -> None:
    """An agent asks of a second client in the first one's thread: its hour is nobody's here."""
    asked = mail("a", day(1), Meaning.OUTREACH, asks="Shall I send your CV over?")
    yes = own("b", day(1, 3), interviews=(slot(day(3), quote=quote),))
    assert [one.start for one in facts(asked, yes).interviews] == starts


def test_it_keeps_what_the_offer_said_of_the_time_accepted() -> None:
    """ "Thursday works" says neither who comes nor how long it takes; the offer did."""
    offer = slot(day(3), PROPOSED, minutes=30, round=Round.PHONE, people=(person("Priya Nair"),))
    one = only(
        mail("a", day(0), Meaning.SCHEDULING, interviews=(offer,)),
        own("b", day(0, 3), interviews=(slot(day(3)),)),
    )
    assert (one.end, one.round, one.people[0].name) == (day(3, 0.5), Round.PHONE, "Priya Nair")


def test_it_reads_acceptance_and_confirmation_as_one() -> None:
    """The user accepts, they confirm, the calendar follows: one interview."""
    one = only(
        mail("a", day(0), Meaning.SCHEDULING, interviews=(slot(day(3, 4), PROPOSED),)),
        own("b", day(0, 3), interviews=(slot(day(3, 4)),)),
        confirmed("c", 0.5, 3),
        invitation("i", day(1), invited("u1", day(3, 4)), thread="t9"),
    )
    assert one.learned_at == day(0, 3)


def test_it_gives_a_day_its_clock_time_later() -> None:
    """A day without a clock time, then the time: one interview."""
    first = mail("a", day(0), SET, interviews=(slot(None, on=day(3).date()),))
    one = only(first, confirmed("b", 1, 3))
    assert (one.start, one.set_at) == (day(3, 4), day(1))


def test_it_lets_a_day_lie_ahead_until_it_ends_for_the_user() -> None:
    """A day without a clock time ends at the user's midnight, not at UTC's."""
    one = only(mail("a", day(0), SET, interviews=(slot(None, on=day(3).date()),)))
    midnight_in_berlin = day(3, 13)
    assert one.ahead(midnight_in_berlin - timedelta(minutes=1))
    assert not one.ahead(midnight_in_berlin)


def test_it_does_not_believe_a_time_that_contradicts_itself() -> None:
    """The day stands, the clock time does not, and the contradiction is told."""
    known = facts(
        mail(
            "a",
            day(0),
            SET,
            interviews=(slot(day(3), contradiction="Tuesday is not 4 June"),),
            contradictions=("Tuesday is not 4 June",),
        )
    )
    (one,) = known.interviews
    assert (one.start, one.day, one.contradiction) == (
        None,
        day(3).date(),
        "Tuesday is not 4 June",
    )
    assert [doubt.text for doubt in known.doubts] == ["Tuesday is not 4 June"]


def test_it_does_not_believe_a_weak_reading() -> None:
    """The agent acts on likely and certain only."""
    weak = mail("a", day(0), SET, interviews=(slot(day(3)),), confidence=Confidence.WEAK)
    known = facts(weak)
    assert known.interviews == ()
    assert len(known.doubts) == 1


def test_it_reads_a_day_of_sessions_as_one_interview() -> None:
    """A schedule of one day is one round, from the first start to the last end."""
    one = only(
        mail(
            "a",
            day(0),
            SET,
            interviews=(
                slot(day(3, 1), minutes=60, round=Round.TECHNICAL, people=(person("Lior Katz"),)),
                slot(day(3, 2), minutes=45, round=Round.ONSITE, people=(person("Sanjay Puri"),)),
            ),
        )
    )
    assert (one.start, one.end, one.round) == (day(3, 1), day(3, 2.75), Round.ONSITE)
    assert [who.name for who in one.people] == ["Lior Katz", "Sanjay Puri"]


def test_it_keeps_two_days_apart() -> None:
    """Sessions on two days are two interviews."""
    both = mail("a", day(0), SET, interviews=(slot(day(3)), slot(day(4))))
    assert [one.start for one in facts(both).interviews] == [day(3), day(4)]


def test_it_keeps_two_calendar_entries_of_one_day_apart() -> None:
    """Two invitations with times of their own are two interviews."""
    known = facts(
        invitation("i", day(0), invited("u1", day(3, 1))),
        invitation("j", day(0), invited("u2", day(3, 4))),
    )
    assert len(known.interviews) == 2


def test_it_takes_one_occurrence_of_a_series_for_its_own() -> None:
    """RECURRENCE-ID moves one occurrence; it is no second interview."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        invitation(
            "j", day(1), invited("u1", day(4, 4), sequence=1, recurrence_id="20260604T130000Z")
        ),
    )
    assert one.start == day(4, 4)


def test_it_adds_details_from_prose_to_an_invitation() -> None:
    """Round, format and people come from wherever they are told."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        mail(
            "a",
            day(1),
            SET,
            interviews=(
                slot(
                    day(3, 4),
                    round=Round.FINAL,
                    format=Format.VIDEO,
                    people=(person("Priya Nair"),),
                ),
            ),
        ),
    )
    assert (one.round, one.format, one.people[0].name) == (Round.FINAL, Format.VIDEO, "Priya Nair")


def test_it_leaves_an_interview_standing_when_the_user_asks_to_move_it() -> None:
    """The user's wish moves nothing; the employer's answer does."""
    one = only(confirmed("a", 0, 3), own("b", day(1), OwnKind.RESCHEDULE))
    assert (one.start, one.cancelled) == (day(3, 4), False)


def test_it_ignores_a_calendar_tidied_up_after_the_interview() -> None:
    """A cancellation long after the end does not undo what was held."""
    one = only(
        invitation("i", day(0), invited("u1", day(3, 4))),
        invitation("j", day(9), invited("u1", day(3, 4), sequence=1, status=CANCELLED)),
    )
    assert not one.cancelled


def test_it_reads_the_time_granted_after_the_users_request_as_the_move() -> None:
    """The user asks for another time, the employer names one: no second interview."""
    one = only(
        confirmed("a", 0, 3),
        own("b", day(1), OwnKind.RESCHEDULE),
        confirmed("c", 1.5, 6),
    )
    assert (one.start, one.was) == (day(6, 4), day(3, 4))


def test_it_keeps_two_talks_of_one_day_with_other_people_apart() -> None:
    """Ravi at one hour and Mona at another are two interviews, whoever sent an invitation."""
    ravi = invited("u1", day(3, 1), people=(person("Ravi Shah"),))
    mona = slot(day(3, 5), people=(person("Mona Lind"),))
    known = facts(
        invitation("i", day(0), ravi),
        mail("a", day(1), SET, interviews=(mona,)),
    )
    assert [one.start for one in known.interviews] == [day(3, 1), day(3, 5)]


def test_it_names_the_invitation_as_source_once_it_confirms_the_prose() -> None:
    """The time then rests on the calendar part; when it was set does not change."""
    one = only(confirmed("a", 0, 3), invitation("i", day(1), invited("u1", day(3, 4))))
    assert (one.source.message_id, one.set_at) == ("<i@mail.example>", day(0))


def test_it_gives_instants_in_utc_and_the_day_in_the_users_zone() -> None:
    """A late evening elsewhere is the next day at home."""
    late = datetime(2026, 6, 4, 20, tzinfo=ZoneInfo("America/New_York"))
    one = only(invitation("i", day(0), invited("u1", late)))
    assert one.start is not None
    assert (one.start.utcoffset(), one.day) == (timedelta(0), date(2026, 6, 5))


def test_it_lets_a_first_approach_set_no_interview() -> None:
    """A recruiter who writes first proposes, however firmly: nothing is set."""
    approach = mail("a", day(0), Meaning.OUTREACH, interviews=(slot(day(3)),))
    assert facts(approach).interviews == ()
