"""What a draft says in each situation of a process."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent.domain.draft import DraftFact, DraftState, IntentKey
from agent.domain.facts import Facts, NoteKind, PersonFact, Wishes
from agent.domain.hiring import Format, Outcome, Part, Round, Step
from agent.playbooks.load import NAMES
from agent.playbooks.write_context import PreviousText
from agent.playbooks.write_text import letter, sentences_in, words_in
from agent.writing.compose import compose
from agent.writing.request import DraftRequest, DraftText, Incoming, Refusal
from tests.unit.writing.sample_requests import (
    AUTHOR,
    DEVON,
    IDA,
    LENA,
    NOW,
    OWN_THREAD,
    RAVI,
    STARTED,
    TOM,
    asked,
    detail,
    facts,
    facts_for,
    interview,
    other,
    promise,
    request,
    word,
)


def draft(one: DraftRequest) -> DraftText:
    found = compose(one)
    assert isinstance(found, DraftText), found
    return found


def said(one: DraftRequest) -> set[str]:
    core = letter(draft(one).text, AUTHOR.name).core
    return {sentence for sentence in sentences_in(core) if words_in(sentence) > 5}


def deciding(one: DraftRequest, **changes: object) -> DraftRequest:
    return replace(one, decision=replace(one.decision, **changes))  # type: ignore[arg-type]  # names of fields


PANEL = facts(
    interviews=(interview(people=(RAVI, LENA, TOM), round=Round.PANEL),),
    people=(DEVON, RAVI, LENA, TOM),
)


@pytest.mark.parametrize("playbook", NAMES)
def test_no_two_interviewers_of_a_panel_get_the_same_sentence(playbook: str) -> None:
    """PM-11, DM-6, TT-1: worded differently for each, the subject too."""
    people = (DEVON, RAVI, LENA, TOM)
    requests = [
        request(Step.THANK_YOU, playbook, one, PANEL, placement=OWN_THREAD) for one in people
    ]
    texts = [said(one) for one in requests]
    assert sum(map(len, texts)) == len(set().union(*texts))
    if playbook == "decision-matrix":
        assert len({draft(one).subject for one in requests}) == len(people)


def test_later_rounds_never_repeat_an_earlier_note() -> None:
    """ET-12: what was written before is passed over."""
    first = request(Step.THANK_YOU, "etiquette", RAVI, facts(notes=(detail(),)))
    second_round = interview(key="round-2")
    known = facts(interviews=(interview(), second_round), notes=(detail("the on-call rota"),))
    second = deciding(
        request(Step.THANK_YOU, "etiquette", RAVI, known),
        round="round-2",
        about_interview="round-2",
    )
    before = (PreviousText(RAVI.email or "", draft(first).text),)
    assert not said(first) & said(replace(second, previous=before))


def test_no_two_status_requests_share_a_sentence() -> None:
    """ET-12 again, under every playbook."""
    for playbook in NAMES:
        previous: tuple[PreviousText, ...] = ()
        for step in (Step.STATUS_1, Step.STATUS_2, Step.STATUS_3):
            one = replace(request(step, playbook), previous=previous)
            text = draft(one).text
            earlier = {s for before in previous for s in sentences_in(letter(before.text).core)}
            assert not said(one) & earlier
            previous += (PreviousText(DEVON.email or "", text),)


def test_one_note_goes_to_one_interviewer() -> None:
    """DM-6: another specific detail for each; the others keep their own place."""
    known = replace(PANEL, notes=(detail(),))
    drafts = {
        one.name: draft(request(Step.THANK_YOU, "decision-matrix", one, known))
        for one in (RAVI, LENA, TOM)
    }
    assert "warehouse bill" in drafts["Ravi Subramanian"].text
    assert drafts["Ravi Subramanian"].ready
    assert "[[ one thing you talked about with Lena ]]" in drafts["Lena Brandt"].text
    assert drafts["Tom Rudge"].missing == ("detail",)


def test_a_note_for_one_person_goes_to_that_person() -> None:
    """And to nobody else."""
    note = replace(detail("her testing tools"), person=LENA.email or "")
    known = replace(PANEL, notes=(note,))
    assert "testing tools" in draft(request(Step.THANK_YOU, "two-touch", LENA, known)).text
    assert "[[" in draft(request(Step.THANK_YOU, "two-touch", RAVI, known)).text


def test_a_recruiter_screen_needs_two_sentences_and_no_detail() -> None:
    """DM-1b."""
    screen = interview(round=Round.RECRUITER_SCREEN, format=Format.PHONE, people=(DEVON,))
    known = facts(interviews=(screen,), people=(DEVON,))
    found = draft(request(Step.THANK_YOU, "decision-matrix", DEVON, known))
    assert found.ready
    assert len(sentences_in(letter(found.text, AUTHOR.name).core)) == 2


def test_the_final_round_closes_with_the_link_where_one_is_configured() -> None:
    """DM-7."""
    known = facts(interviews=(interview(round=Round.FINAL),), notes=(detail(),))
    one = request(Step.THANK_YOU, "decision-matrix", RAVI, known)
    assert "https://maya.example/cv" in draft(one).text
    without = replace(one, author=replace(AUTHOR, resume_link=""))
    assert "CV" not in draft(without).text


def test_only_the_recruiters_note_may_ask_for_the_debrief() -> None:
    """PM-1c; BD-1 forbids the question to anybody."""
    known = facts(notes=(detail("dbt"),))
    asks = re.compile(r"debrief|compare notes")
    assert asks.search(draft(request(Step.THANK_YOU, "phase-map", DEVON, known)).text)
    assert not asks.search(draft(request(Step.THANK_YOU, "phase-map", RAVI, known)).text)
    assert "?" not in draft(request(Step.THANK_YOU, "business-days", DEVON, known)).text


def test_thanks_are_passed_on_to_those_without_an_address() -> None:
    """DM-12, TT-1."""
    one = request(Step.THANK_YOU, "two-touch", DEVON, facts(notes=(detail(),), people=(DEVON,)))
    asks = deciding(one, pass_on_to=("Ravi Subramanian", "Lena Brandt"))
    assert re.search(r"thanks .*Ravi and Lena", draft(asks).text)


def test_a_recruiter_who_was_not_there_is_not_thanked_for_talking() -> None:
    """CM-6: only who took part is told so."""
    known = facts(notes=(detail(),), people=(DEVON, IDA, RAVI, LENA))
    for person in (DEVON, IDA):
        text = draft(request(Step.THANK_YOU, "two-touch", person, known)).text
        assert "talking with me" not in text
        assert "our " not in text


def test_a_promise_is_told_as_theirs_only_to_who_made_it() -> None:
    """The words are quoted to their writer; to others the day is only noted."""
    due = date(2025, 3, 14)
    told = (word(STARTED + timedelta(days=1), message_id="<p1@larkspur.example>"),)
    known = replace(facts_for(Step.STATUS_1), promises=(promise(due),), received=told)
    yours = deciding(request(Step.STATUS_1, "phase-map", DEVON, known), promised_window=due)
    theirs = deciding(request(Step.STATUS_1, "phase-map", IDA, known), promised_window=due)
    assert re.search(r"\bYou(?:'d| had| mentioned)", draft(yours).text)
    assert not re.search(r"\bYou(?:'d| had| mentioned)", draft(theirs).text)
    assert "14 March" in draft(theirs).text


def test_nothing_is_said_of_a_message_that_was_not_sent() -> None:
    """CM-11: a skipped step leaves no trace in the next."""
    trace = re.compile(
        r"\b(?:my (?:last|earlier|previous)|again|once more|I wrote)\b", re.IGNORECASE
    )
    for playbook in NAMES:
        for step in (Step.STATUS_2, Step.STATUS_3):
            assert not trace.search(draft(request(step, playbook)).text)


def test_an_answer_without_a_date_is_thanked_for() -> None:
    """Only where the recipient wrote it."""
    known = facts_for(Step.STATUS_2)
    sent, answered = asked(known.as_of - timedelta(days=7)), word(known.as_of - timedelta(days=5))
    known = replace(known, sent=(sent,), received=(answered,))
    assert "note of 20 March" in draft(request(Step.STATUS_2, "phase-map", DEVON, known)).text
    elsewhere = replace(known, received=(replace(answered, sender="eve@x.example"),))
    text = draft(request(Step.STATUS_2, "phase-map", DEVON, elsewhere)).text
    assert "20 March" not in text


def test_an_interview_that_was_called_off_is_asked_a_new_date_for() -> None:
    """CM-13."""
    off = interview(cancelled=True, start=STARTED + timedelta(days=3), end=None)
    known = replace(facts_for(Step.STATUS_1), interviews=(off,))
    for playbook in NAMES:
        assert "new date" in draft(request(Step.STATUS_1, playbook, DEVON, known)).text


def test_another_process_is_told_only_where_the_records_hold_it() -> None:
    """PM-4b: active, late, and this one preferred."""
    known = replace(facts_for(Step.STATUS_2), others=(other(),), wishes=Wishes(preferred=True))
    told = re.compile(r"elsewhere|another process")
    assert told.search(draft(request(Step.STATUS_2, "phase-map", DEVON, known)).text)
    for changed in (
        replace(known, wishes=Wishes(preferred=None)),
        replace(known, others=(other(active=False),)),
        replace(known, others=(other(late_stage=False, offer=None),)),
    ):
        assert not told.search(draft(request(Step.STATUS_2, "phase-map", DEVON, changed)).text)


def test_a_competing_offer_is_told_with_its_real_date() -> None:
    """DM-10: facts only; no date where the records hold none."""
    known = facts_for(Step.COMPETING_OFFER)
    one = request(Step.COMPETING_OFFER, "decision-matrix", DEVON, known)
    assert "Friday 21 March" in draft(one).text
    offer = known.others[0].offer
    assert offer is not None
    undated = replace(known, others=(other(offer=replace(offer, deadline=None)),))
    assert "March" not in draft(replace(one, facts=undated)).text


def test_an_offer_without_a_date_is_asked_for_one() -> None:
    """DM-9."""
    known = facts_for(Step.OFFER_REPLY)
    assert "by Thursday 20 March" in draft(request(Step.OFFER_REPLY, "two-touch")).text
    assert known.outcome is not None
    undated = replace(known, outcome=replace(known.outcome, deadline=None))
    text = draft(request(Step.OFFER_REPLY, "two-touch", DEVON, undated)).text
    assert re.search(r"[Bb]y when", text)


def test_a_withdrawal_gives_the_reason_there_is() -> None:
    """PM-9: accepted elsewhere, the user's own words, or none."""

    def text(known: Facts) -> str:
        return draft(request(Step.WITHDRAWAL, "phase-map", DEVON, known)).text

    accepted = other(accepted=other().offer)
    assert "accepted" in text(facts(others=(accepted,)))
    assert "a move to Leeds" in text(facts(notes=(detail("a move to Leeds", NoteKind.REASON),)))
    assert "reason" not in text(facts())


def test_each_request_is_shorter_than_the_one_before() -> None:
    """BD-4, as sent; where none can be, the step is held by that rule."""
    known = replace(facts_for(Step.STATUS_2), sent=(asked(NOW + timedelta(days=7), words=25),))
    one = request(Step.STATUS_2, "business-days", DEVON, known)
    assert draft(one).words < 25
    curt = replace(known, sent=(asked(NOW + timedelta(days=7), words=5),))
    held = compose(replace(one, facts=curt))
    assert isinstance(held, Refusal)
    assert {failure.rule for failure in held.failures} == {"BD-4"}


def test_a_gracious_answer_to_a_hold_asks_for_no_feedback() -> None:
    """CM-17, and the words fit what happened."""
    known = facts_for(Step.HOLD_REPLY)
    assert known.outcome is not None
    closed = replace(known, outcome=replace(known.outcome, outcome=Outcome.ROLE_CLOSED))
    for playbook in NAMES:
        on_hold = draft(request(Step.HOLD_REPLY, playbook, DEVON, known)).text
        shut = draft(request(Step.HOLD_REPLY, playbook, DEVON, closed)).text
        assert "feedback" not in on_hold + shut
        assert re.search(r"hold|pause", on_hold)
        assert re.search(r"closed|not be filled", shut)


def test_the_users_signature_stands_under_the_text() -> None:
    """Where Gmail has one and the user wants it: as HTML and as text, the name not twice."""
    signature = "<div>Maya Okonkwo<br>+44 1632 960123<br>maya.okonkwo@mailbox.example</div>"
    author = replace(AUTHOR, signature_html=signature)
    found = draft(request(Step.THANK_YOU, "etiquette", RAVI, author=author))
    assert found.html.endswith(f'<div class="gmail_signature">{signature}</div></div>')
    assert found.text.count("Maya Okonkwo") == 1
    assert "\nMaya\n\n-- \nMaya Okonkwo\n" in found.text


def test_html_and_text_say_the_same_and_hide_nothing() -> None:
    """No comment, no marker, no style; links are links (gmail-api.md 3.4)."""
    known = facts(interviews=(interview(round=Round.FINAL),), notes=(detail("R&D <at> scale"),))
    found = draft(request(Step.THANK_YOU, "decision-matrix", RAVI, known))
    assert "R&amp;D" in found.html
    assert '<a href="https://maya.example/cv">' in found.html
    assert not re.search(r"<!--|<style|display:|color:", found.html)


def test_an_employer_in_america_reads_american() -> None:
    """Dates and words after the thread."""
    american = replace(facts_for(Step.STATUS_1), employer_country="US")
    assert "March 11" in draft(request(Step.STATUS_1, "decision-matrix", DEVON, american)).text
    final = facts(
        interviews=(interview(round=Round.FINAL),), notes=(detail(),), employer_country="US"
    )
    assert "résumé" in draft(request(Step.THANK_YOU, "decision-matrix", RAVI, final)).text


@pytest.mark.parametrize(
    ("land", "greeting", "both", "one"),
    [
        ("US", "Dear Dr. Porter,", "Dr. Feld and Ms. Okafor", "Dr. Aaron Feld and Judith Okafor"),
        ("GB", "Dear Dr Porter,", "Dr Feld and Ms Okafor", "Dr Aaron Feld and Judith Okafor"),
    ],
)
def test_titles_stand_as_the_country_writes_them_and_for_all_or_in_full(
    land: str, greeting: str, both: str, one: str
) -> None:
    """CM-7, BD-9: "Dr." in America; nobody is "Judith Okafor" beside a bare "Dr Feld"."""
    porter = replace(DEVON, name="Dr. Elaine Porter")
    incoming = Incoming(porter.email or "", "Dear Ms Okonkwo,\n\nSee you then.\n\nElaine Porter")
    for second, named in (("Ms. Judith Okafor", both), ("Judith Okafor", one)):
        known = facts(notes=(detail(),), people=(porter,), employer_country=land)
        asks = deciding(
            request(Step.THANK_YOU, "two-touch", porter, known),
            pass_on_to=("Dr. Aaron Feld", second),
        )
        text = draft(replace(asks, incoming=(incoming,))).text
        assert text.startswith(greeting)
        assert named in text


def test_an_agency_is_asked_for_its_clients_word() -> None:
    """Who asks an agency asks about its client."""
    known = replace(facts_for(Step.STATUS_1), agency=True)
    for playbook in NAMES:
        text = draft(request(Step.STATUS_1, playbook, DEVON, known)).text
        assert re.search(r"Larkspur Labs (?:has|given)|(?:Has|from) Larkspur Labs", text)


@pytest.mark.parametrize("email", ["", "räv@x.example", "a@b, c@d"])
def test_it_writes_to_no_address_that_cannot_be_written_to(email: str) -> None:
    """CM-8."""
    person = PersonFact("Ravi", email, Part.RECRUITER, replyable=True)
    held = compose(request(Step.STATUS_1, "phase-map", person))
    assert isinstance(held, Refusal)
    assert held.failures[0].rule == "CM-8"


def test_a_note_too_long_for_the_letter_leaves_a_place_for_a_shorter_one() -> None:
    """Leading sentences while they fit; the draft is there either way."""
    long = facts(notes=(detail("We talked about it. " + "It was good. " * 30),))
    found = draft(request(Step.THANK_YOU, "phase-map", RAVI, long))
    assert found.ready
    assert "It was good. It was good." not in found.text
    endless = facts(notes=(detail("I liked " + "that and " * 100 + "this."),))
    place = draft(request(Step.THANK_YOU, "phase-map", RAVI, endless))
    assert place.missing == ("detail",)


def test_the_subject_of_a_new_thread_follows_the_playbook() -> None:
    """ET-9: role and name; BD-7: role and the interview's date; inside a thread its own."""
    for step in Step:
        etiquette = request(step, "etiquette", DEVON, placement=OWN_THREAD)
        assert "Analytics Engineer" in draft(etiquette).subject
        dated = request(step, "business-days", DEVON, placement=OWN_THREAD)
        assert "11 March" in draft(dated).subject
        assert draft(request(step, "etiquette")).subject == "Re: Analytics Engineer"


def test_a_request_is_shorter_than_one_that_was_only_drafted() -> None:
    """Skipped steps bind the length, too: the order of lengths never depends on the user."""
    first = DraftFact(
        IntentKey("a", "p-1", "round-1", "", Step.STATUS_1, DEVON.email or ""),
        DraftState.WITHDRAWN,
        NOW,
        words=26,
    )
    known = replace(facts_for(Step.STATUS_2), drafts=(first,))
    assert draft(request(Step.STATUS_2, "business-days", DEVON, known)).words < 26


def test_the_users_words_never_stand_in_the_way() -> None:
    """A note may be loud, cross or about another offer: it is the user's, and it is used."""
    loud = facts(notes=(detail("How FRUSTRATED the users were with the old release process!!"),))
    found = draft(request(Step.THANK_YOU, "decision-matrix", RAVI, loud))
    assert "FRUSTRATED the users" in found.text
    reason = facts(notes=(detail("I have accepted another offer.", NoteKind.REASON),))
    assert "another offer" in draft(request(Step.WITHDRAWAL, "phase-map", DEVON, reason)).text
