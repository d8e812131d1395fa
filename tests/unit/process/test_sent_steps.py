"""Which step a message of the user's was: by our draft, else by its words (CM-5)."""

from agent.domain.draft import DraftFact, DraftState
from agent.domain.facts import SentFact
from agent.domain.hiring import Confidence, Meaning, OwnKind, Step
from tests.unit.process.builders import (
    Item,
    day,
    drafted,
    facts,
    invitation,
    invited,
    mail,
    own,
    person,
    promise,
)

HELD = invitation("i", day(0), invited("u1", day(1)))


def sent(*items: Item, drafts: tuple[DraftFact, ...] = ()) -> list[SentFact]:
    return list(facts(*items, drafts=drafts).sent)


def steps(*items: Item, drafts: tuple[DraftFact, ...] = ()) -> list[Step | None]:
    return [one.step for one in sent(*items, drafts=drafts)]


def test_it_knows_a_thank_you_by_its_words() -> None:
    """Written by hand after an interview: that round's thank-you, to that person."""
    (one,) = sent(HELD, own("a", day(1, 3), OwnKind.THANKS))
    assert (one.step, one.round, one.to) == (Step.THANK_YOU, "u1", ("dana@acme.example",))


def test_it_takes_thanks_before_any_interview_for_no_step() -> None:
    """ "Thanks for the invitation" thanks for no interview."""
    assert steps(HELD, own("a", day(0, 3), OwnKind.THANKS)) == [None]


def test_it_gives_a_thank_you_to_the_round_its_recipient_sat_in() -> None:
    """Thanks to Priya after two interviews are for the one with Priya."""
    priya = (person("Priya Nair", "priya@acme.example"),)
    (one,) = sent(
        invitation("i", day(0), invited("u1", day(1), people=priya)),
        invitation("j", day(0), invited("u2", day(2)), thread="t2"),
        own("a", day(2, 5), OwnKind.THANKS, to="Priya <priya@acme.example>", thread="t3"),
    )
    assert one.round == "u1"


def test_it_uses_up_the_status_steps_one_after_another() -> None:
    """Check-ins written by hand use up the first, second and third step; there is no fourth."""
    asks = [own(f"s{n}", day(10 * n), OwnKind.STATUS) for n in range(1, 5)]
    assert steps(HELD, *asks) == [Step.STATUS_1, Step.STATUS_2, Step.STATUS_3, Step.STATUS_3]


def test_it_begins_with_the_first_step_again_after_a_new_date() -> None:
    """CM-10: an answer with a new date begins a waiting cycle of its own."""
    found = sent(
        HELD,
        own("s1", day(10), OwnKind.STATUS),
        mail("r", day(11), promises=(promise(day(20).date()),)),
        own("s2", day(25), OwnKind.STATUS),
    )
    assert [(one.step, one.cycle) for one in found] == [
        (Step.STATUS_1, ""),
        (Step.STATUS_1, "<r@mail.example>"),
    ]


def test_it_keeps_the_cycle_through_an_answer_without_a_date() -> None:
    """CM-10: steps stay used."""
    found = steps(
        HELD,
        own("s1", day(10), OwnKind.STATUS),
        mail("r", day(11), undated_promise=True),
        own("s2", day(25), OwnKind.STATUS),
    )
    assert found == [Step.STATUS_1, Step.STATUS_2]


def test_it_begins_again_with_a_new_round() -> None:
    """CM-12: counts return to zero with the next interview held."""
    found = sent(
        HELD,
        own("s1", day(10), OwnKind.STATUS),
        invitation("j", day(11), invited("u2", day(12)), thread="t2"),
        own("s2", day(25), OwnKind.STATUS),
    )
    assert [(one.step, one.round) for one in found] == [
        (Step.STATUS_1, "u1"),
        (Step.STATUS_1, "u2"),
    ]


def test_it_takes_a_check_in_for_the_step_whose_draft_lies_open() -> None:
    """The first step was skipped and the second's draft waited: this was the second."""
    drafts = (
        drafted(Step.STATUS_1, day(7), state=DraftState.WITHDRAWN, held="u1", ended_at=day(15)),
        drafted(Step.STATUS_2, day(15), held="u1"),
    )
    assert steps(HELD, own("a", day(16), OwnKind.STATUS), drafts=drafts) == [Step.STATUS_2]


def test_it_does_not_give_a_deleted_draft_s_step_to_a_check_in() -> None:
    """A step whose draft the user deleted is skipped: the next one is used up."""
    drafts = (
        drafted(Step.STATUS_1, day(7), state=DraftState.DISCARDED, held="u1", ended_at=day(8)),
    )
    assert steps(HELD, own("a", day(16), OwnKind.STATUS), drafts=drafts) == [Step.STATUS_2]


def test_it_stays_with_the_step_after_the_draft_was_withdrawn_for_it() -> None:
    """Withdrawing the draft that the check-in made obsolete does not change what it was."""
    live = drafted(Step.STATUS_1, day(7), held="u1")
    gone = drafted(Step.STATUS_1, day(7), state=DraftState.WITHDRAWN, held="u1", ended_at=day(8, 1))
    written = own("a", day(8), OwnKind.STATUS)
    for draft in (live, gone):
        assert steps(HELD, written, drafts=(draft,)) == [Step.STATUS_1]


def test_it_knows_a_sent_draft_by_its_message_id() -> None:
    """Whatever the words say: the draft's key tells step, round and cycle."""
    drafts = (
        drafted(
            Step.STATUS_2,
            day(7),
            state=DraftState.SENT,
            held="u1",
            cycle="<r@x>",
            ended_at=day(8),
            sent_as="<a@mail.example>",
        ),
    )
    (one,) = sent(HELD, own("a", day(8), OwnKind.THANKS), drafts=drafts)
    assert (one.step, one.cycle, one.from_draft) == (Step.STATUS_2, "<r@x>", True)


def test_it_knows_the_reply_to_news_by_what_it_answers() -> None:
    """Thanks after a rejection, an offer or a hold are the reply to it; the second is chat."""
    for meaning, step in (
        (Meaning.REJECTION, Step.REJECTION_REPLY),
        (Meaning.OFFER, Step.OFFER_REPLY),
        (Meaning.ON_HOLD, Step.HOLD_REPLY),
    ):
        found = steps(
            HELD,
            mail("r", day(5), meaning),
            own("a", day(6), OwnKind.ANSWER),
            own("b", day(7), OwnKind.CHAT),
        )
        assert found == [step, None]


def test_it_knows_the_other_steps_by_their_kind() -> None:
    """Correction, withdrawal, networking and so on say what they are."""
    kinds = {
        OwnKind.CORRECTION: Step.CORRECTION,
        OwnKind.EXPANSION: Step.EXPANSION,
        OwnKind.WITHDRAWAL: Step.WITHDRAWAL,
        OwnKind.NETWORKING: Step.NETWORKING,
        OwnKind.WRITTEN_SUMMARY: Step.WRITTEN_SUMMARY,
        OwnKind.RESCHEDULE: None,
        OwnKind.APPLICATION: None,
    }
    for kind, step in kinds.items():
        assert steps(HELD, own("a", day(2), kind)) == [step]


def test_it_uses_up_no_step_on_weak_or_automatic_mail() -> None:
    """The user's own absence, and words that decide nothing, use up nothing."""
    for said in ({"confidence": Confidence.WEAK}, {"automatic": True}):
        assert steps(HELD, own("a", day(9), OwnKind.STATUS, **said)) == [None]


def test_it_takes_an_acceptance_without_any_offer_for_no_reply_to_one() -> None:
    """ "I accept" is also said of a time."""
    accepted = own("a", day(3), OwnKind.ACCEPTANCE)
    assert steps(HELD, accepted) == [None]
    assert steps(HELD, mail("o", day(2), Meaning.OFFER), accepted) == [Step.OFFER_REPLY]


def test_a_sent_draft_is_what_it_was_for_whatever_its_words_look_like() -> None:
    """A thank-you of ours that reads like a withdrawal withdraws nothing."""
    message = own("a", day(1, 5), OwnKind.WITHDRAWAL)
    written = message[0].message_id
    state = DraftState.SENT
    draft = drafted(Step.THANK_YOU, day(1, 4), state=state, held="u1", sent_as=written)
    known = facts(HELD, message, drafts=(draft,))
    assert known.outcome is None
    assert [one.step for one in known.sent] == [Step.THANK_YOU]
