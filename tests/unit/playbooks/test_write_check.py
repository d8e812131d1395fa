"""Each write rule with texts that keep it and texts that break it."""

from dataclasses import replace
from datetime import date

import pytest

from agent.playbooks.write import (
    Ban,
    Forbidden,
    Mention,
    Need,
    StatusQuestion,
    SubjectName,
    SubjectNeed,
    WriteLimits,
)
from agent.playbooks.write_check import check_text, status_questions
from agent.playbooks.write_context import PreviousText, WriteContext, WriteFailure

CONTEXT = WriteContext(
    author="Maya Okonkwo",
    email="maya@mailbox.example",
    phone="01632 960123",
    company="Larkspur Labs",
    role="Analytics Engineer",
    recipient="Devon Hartley",
    person="devon@larkspurlabs.example",
    dates=frozenset({date(2025, 3, 11), date(2025, 3, 14)}),
    promised=date(2025, 3, 14),
    interview_day=date(2025, 3, 11),
)
FREE = WriteLimits(rule="X")


def body(core: str) -> str:
    return f"Hi Devon,\n\n{core}\n\nBest regards,\nMaya Okonkwo"


def failures(core: str, limits: WriteLimits, context: WriteContext = CONTEXT) -> list[WriteFailure]:
    return list(check_text(body(core), limits, context))


def rules(core: str, limits: WriteLimits, context: WriteContext = CONTEXT) -> set[str]:
    return {failure.rule for failure in failures(core, limits, context)}


def banned(category: Forbidden) -> WriteLimits:
    return WriteLimits(rule="X", forbids=(Ban(category, "BAN"),))


def wanted(mention: Mention) -> WriteLimits:
    return WriteLimits(rule="X", must_mention=(Need(mention, "NEED"),))


def test_it_counts_every_word_from_greeting_to_name_for_the_upper_bound() -> None:
    """Two words of greeting, three of text, four of closing."""
    nine = WriteLimits(rule="PM-1b", max_words=9)
    assert rules("All is well.", nine) == set()
    assert rules("All is very well.", nine) == {"PM-1b"}


def test_it_counts_only_what_is_said_for_the_lower_bound() -> None:
    """Greeting and name fill no quota."""
    assert rules("All is well.", WriteLimits(rule="ET-1a", min_words=3)) == set()
    assert rules("All is well.", WriteLimits(rule="ET-1a", min_words=4)) == {"ET-1a"}


@pytest.mark.parametrize(
    ("core", "breaks"),
    [
        ("One is here. Two is here.", True),
        ("One is here. Two is here. Three is here.", False),
        ("One is here.\n\nTwo is here. Three by Dr. Brandis at 2 p.m. on Friday.", False),
        ("One. Two. Three. Four. Five. Six.", True),
    ],
)
def test_it_counts_sentences(core: str, *, breaks: bool) -> None:
    """Three to five sentences, abbreviations end none (PM-1b)."""
    limits = WriteLimits(rule="PM-1b", min_sentences=3, max_sentences=5)
    unknown = replace(CONTEXT, records_known=False)
    assert (rules(core, limits, unknown) == {"PM-1b"}) is breaks


def test_it_wants_one_paragraph_where_the_rule_does() -> None:
    """ET-10."""
    limits = WriteLimits(rule="ET-10", max_paragraphs=1)
    assert rules("All is well. It is.", limits) == set()
    assert rules("All is well.\n\nIt is.", limits) == {"ET-10"}


def test_it_wants_a_shorter_message_than_the_one_before() -> None:
    """DM-4, BD-4: strictly shorter, and only where one was sent."""
    limits = WriteLimits(rule="BD-4", shorter_than_previous=True)
    assert rules("All is well.", limits, replace(CONTEXT, previous_words=10)) == set()
    assert rules("All is well.", limits, replace(CONTEXT, previous_words=9)) == {"BD-4"}
    assert rules("All is well.", limits) == set()


ASKS = (
    "Is there any news?",
    "Could you tell me where things stand?",
    "If there is an update, I would be glad to hear it.",
    "Let me know when you expect a decision.",
    "When might there be a next step?",
    "I am writing to see if there is any update.",
    "I called to find out whether you have news.",
    "Did I get the job, yes or no?",
)
ASKS_NOT = (
    "Would you pass my thanks on to Ravi?",
    "I look forward to the next step.",
    "I am glad to send anything that helps.",
    "The news about the office was good to read.",
    "It was good to see how the team makes a decision.",
    "Did I get the figures right?",
)


@pytest.mark.parametrize("core", ASKS)
def test_it_knows_a_status_question(core: str) -> None:
    """With or without a question mark; forbidden in BD-1, required in a check-in."""
    forbidden = WriteLimits(rule="BD-1", status_question=StatusQuestion.FORBIDDEN)
    required = WriteLimits(rule="PM-3a", status_question=StatusQuestion.REQUIRED)
    assert rules(core, forbidden) == {"BD-1"}
    assert rules(core, required) == set()


@pytest.mark.parametrize("core", ASKS_NOT)
def test_it_takes_no_other_sentence_for_a_status_question(core: str) -> None:
    """Thanks, hopes and offers of help are none."""
    assert status_questions((core,)) == ()


BANNED = {
    Forbidden.FRUSTRATION: "I am a little disappointed.",
    Forbidden.GUILT: "I haven’t heard from you since Tuesday 11 March.",
    Forbidden.URGENCY: "Please write as soon as possible.",
    Forbidden.ULTIMATUM: "Otherwise I will have to go elsewhere.",
    Forbidden.DEMANDING: "I need to know where I stand.",
    Forbidden.CASUAL: "Hey, that was great lol.",
    Forbidden.WONDERING: "I was wondering what became of it.",
    Forbidden.OTHER_OFFERS: "I have several offers on the table.",
    Forbidden.CAPITALS: "This is VERY IMPORTANT to me.",
    Forbidden.STACKED_PUNCTUATION: "That was great!!",
    Forbidden.BULLET_LIST: "I can offer:\n- speed\n- care",
    Forbidden.SECOND_PITCH: "I am the perfect fit for this.",
    Forbidden.ATTACHED_CV: "My CV is attached.",
    Forbidden.CLICHE: "I am just checking in.",
    Forbidden.RECAP: "As we discussed, I know the tools.",
    Forbidden.REPEATED_THANKS: "Thank you again for your time.",
    Forbidden.HOLLOW_THANKS: "Thank you for the opportunity.",
    Forbidden.APOLOGY: "I was so nervous, sorry for my interview.",
    Forbidden.STATUS_ONLY: "Is there any news?",
    Forbidden.YES_OR_NO: "Did I get the job?",
    Forbidden.FEEDBACK: "Could you give me feedback?",
    Forbidden.DISPUTE: "I would ask you to reconsider.",
}
CLEAN = {
    Forbidden.FRUSTRATION: "I imagine something came in between.",
    Forbidden.GUILT: "I was glad to hear from you on Tuesday.",
    Forbidden.URGENCY: "There is no hurry.",
    Forbidden.ULTIMATUM: "I am happy to wait.",
    Forbidden.DEMANDING: "I would be glad to know more.",
    Forbidden.CASUAL: "That was a good conversation.",
    Forbidden.WONDERING: "It is a wonderful team.",
    Forbidden.OTHER_OFFERS: "I offer to help.",
    Forbidden.CAPITALS: "The UK team and the NHS work together.",
    Forbidden.STACKED_PUNCTUATION: "That was great! Was it?",
    Forbidden.BULLET_LIST: "It is a well-run team - so I heard.",
    Forbidden.SECOND_PITCH: "I would like to do this work.",
    Forbidden.ATTACHED_CV: "I am rather attached to the idea.",
    Forbidden.CLICHE: "I am writing about the role.",
    Forbidden.RECAP: "I enjoyed the conversation.",
    Forbidden.REPEATED_THANKS: "Thank you for your note.",
    Forbidden.HOLLOW_THANKS: "Thank you for the conversation.",
    Forbidden.APOLOGY: "I am sorry that one number was wrong.",
    Forbidden.STATUS_ONLY: "Is there any news? I am glad to send a reference.",
    Forbidden.YES_OR_NO: "How does the timeline look?",
    Forbidden.FEEDBACK: "I wish you well.",
    Forbidden.DISPUTE: "I understand the decision.",
}


MORE_BANNED = {
    "I was promised an answer weeks ago.": Forbidden.GUILT,
    "It is taking so long by now.": Forbidden.FRUSTRATION,
    "I am a results-driven self-starter.": Forbidden.SECOND_PITCH,
    "Kindly revert when you can.": Forbidden.CLICHE,
    "This is a friendly reminder.": Forbidden.CLICHE,
    "I was clearly the best candidate.": Forbidden.DISPUTE,
    "I do not understand this decision.": Forbidden.DISPUTE,
    "You should have hired me.": Forbidden.DISPUTE,
    "I will assume that the answer is no.": Forbidden.ULTIMATUM,
    "Please reply by tomorrow.": Forbidden.URGENCY,
    "Please find attached my CV.": Forbidden.ATTACHED_CV,
}
MORE_CLEAN = {
    "You promised yourself a holiday, I hope it was a good one.": Forbidden.FRUSTRATION,
    "I hope that you find the candidate you are looking for.": Forbidden.DISPUTE,
    "I understand your decision.": Forbidden.DISPUTE,
    "The reminder system you showed me was clever.": Forbidden.CLICHE,
    "The results were driven by the season.": Forbidden.SECOND_PITCH,
}


@pytest.mark.parametrize("sentence", MORE_BANNED)
def test_it_keeps_out_other_ways_to_say_it(sentence: str) -> None:
    """One phrase is no kind: several voices each."""
    category = MORE_BANNED[sentence]
    assert "BAN" in rules(sentence, banned(category))


@pytest.mark.parametrize("sentence", MORE_CLEAN)
def test_it_leaves_neighbouring_words_alone(sentence: str) -> None:
    """The same words in an innocent sentence."""
    category = MORE_CLEAN[sentence]
    assert "BAN" not in rules(sentence, banned(category))


@pytest.mark.parametrize("category", list(Forbidden))
def test_it_keeps_out_what_a_rule_forbids(category: Forbidden) -> None:
    """Every kind of words has a text that breaks it."""
    assert "BAN" in rules(BANNED[category], banned(category))


@pytest.mark.parametrize("category", list(Forbidden))
def test_it_leaves_innocent_words_alone(category: Forbidden) -> None:
    """And a neighbour that does not."""
    assert rules(CLEAN[category], banned(category)) == set()


def test_it_names_the_offending_words() -> None:
    """A failure tells rule and words."""
    found = failures("I am just checking in.", banned(Forbidden.CLICHE))
    assert [(one.rule, one.words) for one in found] == [("BAN", ("just checking",))]


def test_some_words_are_kept_out_under_every_playbook() -> None:
    """Frustration, guilt, urgency, ultimatum, capitals, clichés and their like (house bans)."""
    assert rules("I am just checking in, URGENTLY!!", FREE) == {"ET-9", "PM-3a"}


def test_another_offer_may_be_told_where_the_records_hold_one() -> None:
    """DM-10, PM-4b: information, not a claim."""
    told = "I have received another offer."
    assert rules(told, FREE) == {"CM-6"}
    assert rules(told, FREE, replace(CONTEXT, other_process=True)) == set()


def test_the_users_own_note_may_speak_as_the_user_does() -> None:
    """Their words are theirs; the same words elsewhere in the text are not."""
    own = "we discussed how frustrated people were. I have another offer."
    noted = replace(CONTEXT, own_words=(own,))
    core = f"One thing stayed with me: {own}"
    assert rules(core, FREE, noted) == set()
    assert rules(f"{core} It is frustrating.", FREE, noted) == {"DM-14"}


SAID = {
    Mention.ROLE: "The Analytics Engineer role interests me.",
    Mention.IDENTITY: "I interviewed last week.",
    Mention.THANKS: "Thank you for the conversation.",
    Mention.INTEREST: "I would very much like to do this work.",
    Mention.HELP: "I'm glad to send a reference.",
    Mention.PROMISE: "You had mentioned Friday 14 March.",
    Mention.SCHEDULE: "How does the timeline look?",
    Mention.STILL_OPEN: "Is the position still open?",
    Mention.LATER_ROLES: "I would be glad to hear of later roles.",
    Mention.FEEDBACK: "Any feedback is welcome.",
    Mention.SUMMARY: "Could you put it in writing?",
    Mention.OFFER_DATE: "They would like my answer by Friday 14 March.",
    Mention.PREFERENCE: "This is the role I prefer.",
    Mention.ANSWER_DATE: "By when would you like my answer?",
    Mention.RESUME_LINK: "Here it is: https://maya.example/cv",
    Mention.KEEP_IN_TOUCH: "I would be glad to keep in touch.",
}


@pytest.mark.parametrize("mention", SAID)
def test_it_finds_what_a_rule_wants_said(mention: Mention) -> None:
    """Each thing a text may have to say, said."""
    known = replace(CONTEXT, offer_date=date(2025, 3, 14), resume_link="https://maya.example/cv")
    assert rules(SAID[mention], wanted(mention), known) == set()


@pytest.mark.parametrize("mention", SAID)
def test_it_misses_what_a_rule_wants_said(mention: Mention) -> None:
    """And the same thing left out."""
    known = replace(CONTEXT, offer_date=date(2025, 3, 14), resume_link="https://maya.example/cv")
    assert rules("All is well here.", wanted(mention), known) == {"NEED"}


def test_it_wants_a_full_signature_where_the_rule_does() -> None:
    """ET-1a: name, phone, email."""
    limits = wanted(Mention.FULL_SIGNATURE)
    signed = (
        "Hi Devon,\n\nAll is well.\n\nRegards,\nMaya Okonkwo\n01632 960123\nmaya@mailbox.example"
    )
    assert check_text(signed, limits, CONTEXT) == ()
    assert rules("All is well.", limits) == {"NEED"}


def test_what_the_records_do_not_hold_need_not_be_said() -> None:
    """No promise, no role, no link: nothing to mention."""
    bare = WriteContext(author="Maya Okonkwo", recipient="Devon Hartley")
    for mention in (Mention.PROMISE, Mention.ROLE, Mention.RESUME_LINK, Mention.OFFER_DATE):
        assert rules("All is well here.", wanted(mention), bare) == set()


SUBJECTS = WriteLimits(
    rule="ET-9",
    forbids=(Ban(Forbidden.CAPITALS, "ET-9"), Ban(Forbidden.URGENCY, "ET-9")),
    subject_names=(SubjectNeed(SubjectName.ROLE, "ET-9"), SubjectNeed(SubjectName.NAME, "ET-9")),
)


@pytest.mark.parametrize(
    ("subject", "keeps"),
    [
        ("Analytics Engineer: Maya Okonkwo", True),
        ("Analytics Engineer", False),
        ("Maya Okonkwo", False),
        ("Following up", False),
        ("URGENT Analytics Engineer Maya Okonkwo", False),
    ],
)
def test_it_checks_the_subject_of_a_new_thread(subject: str, *, keeps: bool) -> None:
    """ET-9: role and name, nothing bare, shouted or urgent."""
    new = replace(CONTEXT, subject=subject, opens_thread=True)
    assert (rules("All is well.", SUBJECTS, new) == set()) is keeps


def test_it_leaves_a_threads_own_subject_alone() -> None:
    """A message inside a thread keeps its subject, whatever that is."""
    inside = replace(CONTEXT, subject="Re: URGENT!!", opens_thread=False)
    assert rules("All is well.", SUBJECTS, inside) == set()


@pytest.mark.parametrize(
    ("subject", "keeps"),
    [("Analytics Engineer, interview on Tuesday 11 March", True), ("Analytics Engineer", False)],
)
def test_the_subject_names_the_interviews_date_where_the_rule_wants_it(
    subject: str, *, keeps: bool
) -> None:
    """BD-7."""
    limits = WriteLimits(rule="BD-7", subject_names=(SubjectNeed(SubjectName.DATE, "BD-7"),))
    new = replace(CONTEXT, subject=subject, opens_thread=True)
    assert (rules("All is well.", limits, new) == set()) is keeps


def test_no_sentence_goes_to_two_people() -> None:
    """PM-11: the same sentence to somebody else; ET-12: to the same person again."""
    said = "Thank you for talking with me about the role."
    to_ravi = replace(CONTEXT, previous=(PreviousText("ravi@x.example", body(said)),))
    to_devon = replace(CONTEXT, previous=(PreviousText(CONTEXT.person, body(said)),))
    assert rules(said, FREE, to_ravi) == {"PM-11"}
    assert rules(said, FREE, to_devon) == {"ET-12"}
    assert rules("Thank you for our conversation about it all.", FREE, to_ravi) == set()


def test_the_limits_name_every_rule_they_rest_on() -> None:
    """For showing a playbook."""
    limits = WriteLimits(
        rule="A",
        must_mention=(Need(Mention.ROLE, "B"),),
        forbids=(Ban(Forbidden.GUILT, "A"),),
        subject_names=(SubjectNeed(SubjectName.ROLE, "C"),),
    )
    assert limits.rules() == ("A", "B", "C")


def test_a_steps_own_ban_wins_over_the_playbooks() -> None:
    """The rule named is the nearer one."""
    near = Ban(Forbidden.GUILT, "near")
    limits = WriteLimits(rule="X", forbids=(near,)).with_bans((Ban(Forbidden.GUILT, "far"),))
    assert limits.forbids == (near,)


def test_it_reads_any_text_in_linear_time() -> None:
    """A hostile file is cut, not chewed."""
    hostile = "I " + "was " * 200_000 + "wondering!" * 10_000
    short = WriteLimits(rule="X", max_words=100)
    assert check_text(hostile, short, replace(CONTEXT, records_known=False))[0].rule == "X"
