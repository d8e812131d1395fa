"""Where a process stands by its mail: outcome, ball, promises, absences, silent end, engagement."""

from datetime import date, timedelta

import pytest

from agent.domain.correction import Answered, Ignore, SetMeaning, SetOutcome
from agent.domain.hiring import Confidence, InterviewStatus, Meaning, Outcome, OwnKind
from tests.unit.process.builders import (
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
    told,
)

ASK = "When could you speak with us?"


def question(name: str = "q", at: float = 0, meaning: Meaning = Meaning.SCHEDULING) -> Item:
    return mail(name, day(at), meaning, asks=ASK)


# Outcome -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meaning", "outcome"),
    [
        (Meaning.REJECTION, Outcome.REJECTED),
        (Meaning.OFFER, Outcome.OFFER),
        (Meaning.ON_HOLD, Outcome.ON_HOLD),
        (Meaning.ROLE_CLOSED, Outcome.ROLE_CLOSED),
    ],
)
def test_it_believes_what_the_employer_decided(meaning: Meaning, outcome: Outcome) -> None:
    """Four meanings decide."""
    known = facts(mail("a", day(0), meaning)).outcome
    assert known is not None
    assert (known.outcome, known.source.message_id) == (outcome, "<a@mail.example>")


def test_it_does_not_believe_a_weak_rejection() -> None:
    """The agent acts on likely and certain only."""
    assert facts(mail("a", day(0), Meaning.REJECTION, confidence=Confidence.WEAK)).outcome is None


def test_it_takes_the_later_of_two_contrary_decisions() -> None:
    """An offer after a rejection stands."""
    known = facts(mail("a", day(0), Meaning.REJECTION), mail("b", day(5), Meaning.OFFER))
    assert known.outcome is not None
    assert known.outcome.outcome is Outcome.OFFER


def test_it_forgets_a_rejection_when_the_process_goes_on() -> None:
    """A new interview contradicts the rejection."""
    known = facts(
        mail("a", day(0), Meaning.REJECTION),
        mail("b", day(5), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(8)),)),
    )
    assert known.outcome is None


def test_it_keeps_a_rejection_through_kind_words_and_times_for_feedback() -> None:
    """Chat, and times offered for a talk about feedback, revive nothing."""
    known = facts(
        mail("a", day(0), Meaning.REJECTION),
        mail("b", day(1), Meaning.THANKS_OR_CHAT),
        mail("c", day(2), Meaning.SCHEDULING),
    )
    assert known.outcome is not None


def test_it_forgets_a_hold_when_they_stir() -> None:
    """ "We are moving again" ends the hold."""
    hold = mail("a", day(0), Meaning.ON_HOLD)
    assert facts(hold, mail("b", day(30), Meaning.STATUS_UPDATE)).outcome is None


def test_it_reads_the_users_withdrawal_and_keeps_it_through_its_echo() -> None:
    """The employer's "sorry to hear" after a withdrawal is no rejection."""
    known = facts(
        own("a", day(0), OwnKind.WITHDRAWAL), mail("b", day(1), Meaning.REJECTION)
    ).outcome
    assert known is not None
    assert (known.outcome, known.by_user) == (Outcome.WITHDRAWN, True)


def test_it_takes_up_what_was_refused_long_ago_once_a_time_is_taken() -> None:
    """A refusal of the autumn does not silence the talk of the spring that the user accepts."""
    refused, asked = mail("a", day(0), Meaning.REJECTION), question("b", 90)
    taken = own("c", day(91), interviews=(slot(day(95)),))
    assert facts(refused, asked).outcome is not None
    assert facts(refused, asked, taken).outcome is None


def test_it_keeps_a_refusal_through_the_talk_about_it() -> None:
    """A time taken soon after a refusal may be for feedback."""
    refused, asked = mail("a", day(0), Meaning.REJECTION), question("b", 2)
    known = facts(refused, asked, own("c", day(3), interviews=(slot(day(5)),))).outcome
    assert known is not None
    assert known.outcome is Outcome.REJECTED


def test_it_reads_an_acceptance_only_of_an_offer() -> None:
    """ "I accept" without any offer, and not beyond doubt, accepts nothing."""
    accepted = own("b", day(1), OwnKind.ACCEPTANCE)
    assert facts(accepted).outcome is None
    known = facts(mail("a", day(0), Meaning.OFFER), accepted).outcome
    assert known is not None
    assert (known.outcome, known.by_user) == (Outcome.ACCEPTED, True)


def test_it_keeps_an_acceptance_through_the_papers_that_follow() -> None:
    """The contract sent after an acceptance is no new offer to answer."""
    known = facts(
        mail("a", day(0), Meaning.OFFER),
        own("b", day(1), OwnKind.ACCEPTANCE),
        mail("c", day(2), Meaning.OFFER),
    )
    assert known.outcome is not None
    assert known.outcome.outcome is Outcome.ACCEPTED


def test_it_knows_a_rejection_by_phone_from_the_users_answer() -> None:
    """PM-10: told by word of mouth, nothing in writing; a written one later is in writing."""
    call = own("a", day(0), OwnKind.REJECTION_REPLY, by_phone=True)
    known = facts(call).outcome
    assert known is not None
    assert (known.outcome, known.by_phone) == (Outcome.REJECTED, True)
    written = facts(call, mail("b", day(1), Meaning.REJECTION)).outcome
    assert written is not None
    assert not written.by_phone


def test_it_lets_the_users_word_outrank_the_mail_and_undo_it() -> None:
    """A correction decides; taken back, the mail decides again."""
    rejected = mail("a", day(0), Meaning.REJECTION)
    wrong = SetOutcome(None)
    assert facts(rejected, corrections=(told(day(1), wrong),)).outcome is None
    assert facts(rejected, corrections=(told(day(1), wrong, day(2)),)).outcome is not None


def test_it_reads_a_message_as_the_user_says_it_is_meant() -> None:
    """A corrected meaning replaces the one read, and survives as long as it stands."""
    rejected = mail("a", day(0), Meaning.REJECTION)
    meant = SetMeaning("<a@mail.example>", Meaning.STATUS_UPDATE)
    assert facts(rejected, corrections=(told(day(1), meant),)).outcome is None


def test_it_leaves_out_what_the_user_ignores() -> None:
    """An ignored message is not there; an ignored process is paused."""
    rejected = mail("a", day(0), Meaning.REJECTION)
    gone = facts(rejected, corrections=(told(day(1), Ignore("<a@mail.example>")),))
    assert (gone.outcome, gone.received) == (None, ())
    assert facts(rejected, corrections=(told(day(1), Ignore()),)).wishes.paused


# Ball --------------------------------------------------------------------------------------------


def test_it_sees_the_ball_in_the_users_court() -> None:
    """CM-14: a question that the user has not answered."""
    ball = facts(question()).ball
    assert ball is not None
    assert (ball.meaning, ball.source.quote) == (Meaning.SCHEDULING, ASK)


def test_it_sees_an_offer_and_a_test_as_the_users_turn() -> None:
    """Also where the sentence that asks was not found; with the day to answer by."""
    for meaning in (Meaning.OFFER, Meaning.ASSESSMENT):
        ball = facts(mail("a", day(0), meaning, deadline=day(9).date())).ball
        assert ball is not None
        assert (ball.meaning, ball.deadline) == (meaning, day(9).date())


def test_it_clears_the_ball_when_the_user_answers_in_the_thread() -> None:
    """Whatever the answer says."""
    assert facts(question(), own("b", day(1), OwnKind.CHAT)).ball is None


def test_it_clears_the_ball_when_the_user_answers_elsewhere() -> None:
    """CM-16 holds for the user too: to the person who asked, in another thread."""
    assert facts(question(), own("b", day(1), OwnKind.CHAT, thread="t2")).ball is None


def test_it_keeps_the_ball_when_the_user_thanks_somebody_else() -> None:
    """A thank-you to an interviewer answers no question of the recruiter's."""
    thanks = own("b", day(1), OwnKind.THANKS, thread="t2", to="Priya <priya@acme.example>")
    assert facts(question(), thanks).ball is not None


def test_it_keeps_the_ball_when_only_a_machine_of_the_users_answered() -> None:
    """The user's own out-of-office answer is no answer."""
    assert facts(question(), own("b", day(1), OwnKind.CHAT, automatic=True)).ball is not None


@pytest.mark.parametrize(
    "later", [Meaning.INTERVIEW_CONFIRMED, Meaning.REJECTION, Meaning.ADVANCED, Meaning.ON_HOLD]
)
def test_it_clears_the_ball_when_the_employer_settles_it(later: Meaning) -> None:
    """A confirmed interview or a decision needs no answer any more."""
    assert facts(question(), mail("b", day(1), later)).ball is None


def test_it_clears_the_ball_when_times_asked_for_became_an_appointment() -> None:
    """The user picked a time on a page; the calendar tells."""
    booked = invitation("i", day(1), invited("u1", day(4)), thread="t2", hiring=False)
    assert facts(question(), booked).ball is None


def test_it_keeps_an_offer_in_the_users_court_through_news() -> None:
    """Only the user answers an offer."""
    offer = mail("a", day(0), Meaning.OFFER)
    assert facts(offer, mail("b", day(1), Meaning.STATUS_UPDATE)).ball is not None


def test_it_lets_a_later_question_take_the_place_of_an_earlier() -> None:
    """The newest question is the one that waits."""
    ball = facts(question("q", 0), question("r", 3, Meaning.INFORMATION_REQUEST)).ball
    assert ball is not None
    assert ball.source.message_id == "<r@mail.example>"


def test_it_takes_the_users_word_for_an_answer_given_elsewhere() -> None:
    """By phone, or on a page."""
    assert facts(question(), corrections=(told(day(1), Answered()),)).ball is None


def test_it_drops_a_question_about_a_meeting_once_it_was_held() -> None:
    """ "Does Thursday still suit you?" needs no answer on Friday."""
    asked = mail(
        "a", day(0), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(3)),), asks="Does it suit?"
    )
    assert facts(asked, as_of=day(2)).ball is not None
    assert facts(asked, as_of=day(4)).ball is None


# Promises, word, absences, silent end ------------------------------------------------------------


def test_it_keeps_promises_in_the_order_they_were_made() -> None:
    """Each with its words; the same day twice in one message counts once."""
    known = facts(
        mail("b", day(3), promises=(promise(date(2026, 6, 20), firm=False),)),
        mail("a", day(0), promises=(promise(date(2026, 6, 9)), promise(date(2026, 6, 9)))),
    )
    assert [(one.due, one.firm) for one in known.promises] == [
        (date(2026, 6, 9), True),
        (date(2026, 6, 20), False),
    ]
    assert [one.dated for one in known.received] == [True, True]


def word(item: Item) -> bool:
    (only,) = facts(item).received
    return only.word


def by_person(**said: str) -> Item:
    return invitation("i", day(0), invited("u", day(3)), automatic=False, **said)


def test_it_counts_people_and_news_as_word() -> None:
    """News from a machine is word; so is any line of a person's."""
    robot = "x@us.greenhouse-mail.io"
    assert word(mail("a", day(0), Meaning.THANKS_OR_CHAT))
    assert word(mail("a", day(0), Meaning.REJECTION, automatic=True, sender=robot))
    written = "Dear Mia, it was a pleasure to read your letter, and we all look forward to Tuesday."
    assert word(by_person(own_words=written))
    assert not word(by_person(own_words=written, subject="Invitation: Interview @ Tue 2 June"))
    assert not word(by_person(own_words="Microsoft Teams meeting"))


def test_it_counts_no_machinery_as_word() -> None:
    """Acknowledgements, calendar machinery and absences are no word."""
    assert not word(mail("a", day(0), Meaning.APPLICATION_RECEIVED, automatic=True))
    assert not word(invitation("i", day(0), invited("u", day(3))))
    assert not word(mail("a", day(0), Meaning.OUT_OF_OFFICE))


def test_it_keeps_an_absence_with_its_return() -> None:
    """CM-15: an absence is no answer; its return date is kept."""
    known = facts(mail("a", day(0), Meaning.OUT_OF_OFFICE, returns_on=day(9).date(), asks="?"))
    assert [one.returns_on for one in known.absences] == [day(9).date()]
    assert known.ball is None


def test_it_remembers_a_silent_end_until_news_come() -> None:
    """CM-17: heard from them, the announcement is void; chat does not void it."""
    said = mail("a", day(0), ends_silently_on=date(2026, 6, 20))
    assert facts(said).silent_end is not None
    assert facts(said, mail("b", day(1), Meaning.THANKS_OR_CHAT)).silent_end is not None
    assert facts(said, mail("b", day(1), Meaning.SCHEDULING)).silent_end is None


def test_it_is_not_engaged_by_a_recruiters_approach_alone() -> None:
    """Nothing is drafted until the user has answered, or has plainly taken it up."""
    approach = mail("a", day(0), Meaning.OUTREACH)
    again = mail("b", day(3), Meaning.OUTREACH)
    assert not facts(approach, again).engaged
    assert facts(approach, own("c", day(4))).engaged
    assert facts(approach, invitation("i", day(4), invited("u", day(6)))).engaged
    assert not facts(approach, own("c", day(4), automatic=True)).engaged


def test_it_knows_nothing_of_what_comes_after_the_instant() -> None:
    """Only messages and corrections up to `as_of`."""
    items = (mail("a", day(0)), mail("b", day(5), Meaning.REJECTION))
    early = facts(*items, as_of=day(5) - timedelta(seconds=1))
    assert (early.outcome, len(early.received)) == (None, 1)
    assert facts(*items, as_of=day(5)).outcome is not None


def test_it_counts_a_message_id_seen_twice_once() -> None:
    """Copies change nothing."""
    one = mail("a", day(0), promises=(promise(date(2026, 6, 9)),))
    copy = mail("a", day(1), promises=(promise(date(2026, 6, 9)),))
    assert facts(one, copy) == facts(one)


def test_it_takes_offered_times_for_the_users_turn() -> None:
    """Slots without a question mark ask all the same."""
    offered = mail(
        "a",
        day(0),
        Meaning.SCHEDULING,
        interviews=(slot(day(3), InterviewStatus.PROPOSED),),
        contact=contact("Dana", "dana@acme.example"),
    )
    assert facts(offered).ball is not None
