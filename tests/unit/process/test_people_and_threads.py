"""Who takes part, who can be answered, and what a reply in each thread hangs on."""

import pytest

from agent.domain.correction import SetContact
from agent.domain.facts import PersonFact
from agent.domain.hiring import Meaning, Part
from agent.process.people import clean_name, name_key
from tests.unit.process.builders import (
    ME,
    Item,
    address,
    contact,
    day,
    facts,
    invitation,
    invited,
    mail,
    own,
    person,
    slot,
    told,
)

PRIYA = "priya@acme.example"


def people(*items: Item) -> dict[str, PersonFact]:
    return {one.key: one for one in facts(*items).people}


def test_it_knows_who_wrote_and_where() -> None:
    """A sender is a person with threads and the time they last wrote."""
    dana = people(
        mail("a", day(0), contact=contact("Dana Whitfield", "dana@acme.example", Part.RECRUITER)),
        mail("b", day(2), thread="t2"),
    )["dana@acme.example"]
    assert (dana.name, dana.part, dana.replyable) == ("Dana Whitfield", Part.RECRUITER, True)
    assert (dana.threads, dana.last_thread, dana.last_wrote_at) == (("t1", "t2"), "t2", day(2))


def test_it_never_counts_the_user_or_machinery() -> None:
    """CM-8: neither no-reply senders nor the user's own addresses are people."""
    seen = people(
        mail("a", day(0), sender="Acme <no-reply@acme.example>", automatic=True),
        mail("b", day(1), sender="Acme <notifications@acme.example>"),
        own("c", day(2), to=f"Me <{ME}>"),
    )
    assert seen == {}


def test_it_answers_to_the_contact_and_not_to_the_robot() -> None:
    """A human address in the text wins over a no-reply sender."""
    seen = people(
        mail(
            "a",
            day(0),
            sender="Acme <no-reply@acme.example>",
            automatic=True,
            contact=contact("Jo Park", "jo@acme.example", Part.COORDINATOR),
        )
    )
    jo = seen["jo@acme.example"]
    assert (jo.replyable, jo.last_wrote_at, jo.threads) == (True, None, ())


def test_it_takes_a_reply_token_for_the_writer_in_that_thread() -> None:
    """The token in Reply-To corresponds in the thread although the From is a robot's."""
    token = "reply+8k2f@us.greenhouse-mail.io"
    seen = people(
        mail(
            "a",
            day(0),
            sender="Dana <no-reply@us.greenhouse-mail.io>",
            reply_to=(address(token),),
            contact=contact("Dana", token, Part.RECRUITER),
        )
    )
    assert (seen[token].threads, seen[token].last_wrote_at) == (("t1",), day(0))


def test_it_takes_no_mailbox_of_a_system_for_a_person() -> None:
    """What a scheduling system shares among all its customers is nobody's address."""
    assert people(mail("a", day(0), sender="Interviews <x@goodtime.io>")) == {}


def test_it_ignores_a_forged_sender() -> None:
    """A suspect header makes nobody a person or a correspondent."""
    known = facts(mail("a", day(0), sender_suspect="two addresses"))
    assert known.people == ()
    assert known.threads[0].correspondents == frozenset()


def test_it_finds_an_interviewers_address_in_the_headers() -> None:
    """ "You will meet Priya Nair", who was in copy of the mail."""
    known = facts(
        mail(
            "a",
            day(0),
            Meaning.INTERVIEW_CONFIRMED,
            cc=(address("Priya Nair <priya@acme.example>"),),
            interviews=(slot(day(3), people=(person("Priya Nair"),)),),
        )
    )
    (priya,) = known.interviews[0].people
    assert (priya.email, priya.part) == ("priya@acme.example", Part.INTERVIEWER)
    assert priya.threads == ("t1",)


def test_it_never_guesses_an_address() -> None:
    """DM-12: without an address the interviewer is a name."""
    known = facts(
        mail(
            "a",
            day(0),
            Meaning.INTERVIEW_CONFIRMED,
            interviews=(slot(day(3), people=(person("Priya Nair"),)),),
        )
    )
    (priya,) = known.interviews[0].people
    assert (priya.name, priya.email, priya.replyable) == ("Priya Nair", None, False)


def test_it_knows_one_person_by_first_name_full_name_and_address() -> None:
    """Three ways to name Priya are one person."""
    seen = people(
        mail("a", day(0), people=(person("Priya"),)),
        mail("b", day(1), people=(person("Nair, Priya"),)),
        mail(
            "c", day(2), people=(person("Priya Nair", "priya@acme.example", Part.HIRING_MANAGER),)
        ),
    )
    assert len([key for key in seen if "priya" in key]) == 1
    assert seen[PRIYA].part is Part.HIRING_MANAGER


def test_it_meets_nobody_twice() -> None:
    """Named first, then known by address, then named again: still one."""
    seen = people(
        mail("a", day(0), people=(person("Priya Nair"),)),
        mail("b", day(1), people=(person("Priya Nair", PRIYA),)),
        mail("c", day(2), people=(person("Priya Nair", PRIYA),)),
        mail("d", day(3), sender=f"Priya Nair <{PRIYA}>"),
        mail("e", day(4), people=(person("Priya"),)),
    )
    assert sorted(seen) == ["dana@acme.example", PRIYA]


def test_it_keeps_a_recruiter_a_recruiter_who_sits_in_the_interview() -> None:
    """Taking part in an interview is the weakest sign of a part."""
    recruiter = contact("Dana Whitfield", "dana@acme.example", Part.RECRUITER)
    seated = invited("u1", day(3), people=(person("Dana Whitfield", "dana@acme.example"),))
    seen = people(
        mail("a", day(0), contact=recruiter),
        invitation("i", day(1), seated),
        invitation("j", day(2), invited("u2", day(8), people=seated.people)),
    )
    assert seen["dana@acme.example"].part is Part.RECRUITER


def test_it_spells_a_name_as_its_bearer_does() -> None:
    """CM-7: the sender's own spelling stands, whoever spells it otherwise."""
    seen = people(
        mail("a", day(0), sender="Zoë Müller <z@acme.example>"),
        mail("b", day(1), people=(person("Zoe Mueller-Something", "z@acme.example"),)),
    )
    assert seen["z@acme.example"].name == "Zoë Müller"


def test_it_believes_the_user_about_a_contact() -> None:
    """A correction adds the person and the part, and outranks what was read."""
    change = SetContact("dana@acme.example", "Dana W.", Part.HIRING_MANAGER)
    known = facts(
        mail("a", day(0), contact=contact("Dana", "dana@acme.example", Part.RECRUITER)),
        corrections=(told(day(1), change),),
    )
    assert [(one.name, one.part) for one in known.people] == [("Dana W.", Part.HIRING_MANAGER)]


def test_it_hangs_a_reply_on_the_newest_message_that_bears_one() -> None:
    """Not on drafts, trash, or messages without an id of their own."""
    (thread,) = facts(
        mail("a", day(0), subject="Interview", references=("<z@x.example>",)),
        mail("b", day(1), labels=frozenset({"TRASH"})),
        mail("c", day(2), synthetic_id=True),
    ).threads
    assert (thread.reply_to_id, thread.references) == ("<a@mail.example>", ("<z@x.example>",))
    assert (thread.subject, thread.writable, thread.last_at) == ("Interview", True, day(2))


def test_it_says_where_nothing_can_be_hung_on() -> None:
    """A thread of thrown-away mail is not written in."""
    (thread,) = facts(mail("a", day(0), labels=frozenset({"TRASH"}))).threads
    assert (thread.writable, thread.reply_to_id) == (False, "")


def test_it_writes_as_the_address_the_employer_wrote_to() -> None:
    """The user's other address, where that was addressed."""
    (thread,) = facts(mail("a", day(0), to=f"Mia <{ME}>, Boss <boss@acme.example>")).threads
    assert thread.send_as == ME
    assert thread.correspondents == {"dana@acme.example", "boss@acme.example"}


def test_it_orders_threads_by_their_newest_message() -> None:
    """CM-18: a person's newest thread is the last one."""
    known = facts(mail("a", day(0)), mail("b", day(1), thread="t2"), own("c", day(2)))
    assert [one.thread_id for one in known.threads] == ["t2", "t1"]
    assert known.people[0].last_thread == "t1"


def test_it_cleans_display_names() -> None:
    """Relays and departments behind a name are no part of it."""
    assert clean_name("Dana Whitfield via LinkedIn") == "Dana Whitfield"
    assert clean_name("Dana Whitfield (Acme)") == "Dana Whitfield"
    assert clean_name("Whitfield, Dana") == "Dana Whitfield"
    assert clean_name("dana@acme.example") is None
    assert name_key("WHITFIELD, Dàna") == "dana whitfield"


def test_it_keeps_a_conversation_s_subject_through_automatic_replies() -> None:
    """The reply hangs on the newest message; the subject stays what people wrote."""
    (thread,) = facts(
        mail("a", day(0), subject="Interview"),
        mail("b", day(1), Meaning.OUT_OF_OFFICE, subject="Automatic reply: Interview"),
    ).threads
    assert (thread.subject, thread.reply_to_id) == ("Interview", "<b@mail.example>")


def test_it_prefers_a_conversation_to_a_calendar_s_thread() -> None:
    """A calendar's notice in a thread of its own is not where one talks to a person."""
    known = facts(mail("a", day(0)), invitation("i", day(1), invited("u1", day(3)), thread="t9"))
    assert known.people[0].last_thread == "t1"
    alone = facts(invitation("i", day(1), invited("u1", day(3)), thread="t9", automatic=False))
    assert [one.last_thread for one in alone.people] == ["t9"]


def test_it_knows_mailboxes_of_several() -> None:
    """CM-18: "talent@" and a system's mailbox are no person, unless the user says so."""
    box = contact(None, "talent@acme.example", Part.COORDINATOR)
    tool = contact(None, "acme@teamtailor.com", None)
    mails = (
        mail("a", day(0), contact=box),
        mail("b", day(1), contact=tool),
        mail("c", day(2), contact=contact("Ada Ross", "ada@acme.example", None)),
    )
    seen = people(*mails)
    assert seen["talent@acme.example"].shared
    assert seen["acme@teamtailor.com"].shared
    assert not seen["ada@acme.example"].shared
    theirs = told(day(3), SetContact("talent@acme.example", "Tal Ent", Part.RECRUITER))
    stated = {one.key: one for one in facts(*mails, corrections=(theirs,)).people}
    assert not stated["talent@acme.example"].shared


GEMMA, IMOGEN = "Gemma Hale <gemma@acme.example>", "Imogen Reid <imogen@acme.example>"
HIRES = contact("Gemma Hale", "gemma@acme.example", Part.RECRUITER)


@pytest.mark.parametrize(
    ("farewell", "greeting"),
    [
        ("Today is my last day. My colleague Imogen Reid will look after you.", "Hello again."),
        ("I am on leave for three weeks, Imogen will be in touch.", "We are on track."),
        ("All is well.", "I have picked up the Data & AI vacancy from Gemma, who has left us."),
        ("All is well.", "I have taken over from Gemma."),
        ("All is well.", "Gemma has moved on, so I am looking after this role now."),
        ("All is well.", "Gemma spoke to you on Monday. I am covering for her."),
    ],
)
def test_it_knows_who_took_over_from_whom(farewell: str, greeting: str) -> None:
    """Whoever left is gone, and the successor stands in their part."""
    seen = people(
        mail("a", day(0), sender=GEMMA, contact=HIRES, own_words=farewell),
        mail("b", day(3), sender=IMOGEN, own_words=greeting, thread="t2"),
    )
    gemma, imogen = seen["gemma@acme.example"], seen["imogen@acme.example"]
    assert (gemma.gone, imogen.gone, imogen.part) == (True, False, Part.RECRUITER)


@pytest.mark.parametrize(
    ("farewell", "greeting"),
    [
        ("Imogen will call you on Monday.", "Hello, can you do 3pm?"),
        ("I am passing your details on to Imogen.", "Lovely to meet you."),
        ("I am leaving early today, Imogen will help.", "Here is the link."),
        ("All is well.", "Gemma has left you some feedback with me."),
        ("All is well.", "I picked up your number from Gemma."),
        ("Today is my last day before the holidays. Somebody will write.", "Here is the link."),
    ],
)
def test_it_takes_no_colleague_for_a_successor(farewell: str, greeting: str) -> None:
    """A colleague who writes, however often named, leaves the recruiter the recruiter."""
    seen = people(
        mail("a", day(0), sender=GEMMA, contact=HIRES, own_words=farewell),
        mail("b", day(3), sender=IMOGEN, own_words=greeting, thread="t2"),
    )
    assert not any(one.gone for one in seen.values())
    assert seen["imogen@acme.example"].part is None


def test_it_knows_who_came_back() -> None:
    """Whoever writes again after the handover is there."""
    seen = people(
        mail("a", day(0), sender=GEMMA, contact=HIRES, own_words="I am on leave, ask Imogen."),
        mail("b", day(3), sender=IMOGEN, own_words="We are on track.", thread="t2"),
        mail("c", day(9), sender=GEMMA, own_words="I am back, and have news."),
    )
    assert not any(one.gone for one in seen.values())


def test_it_takes_no_interviewer_for_a_successor() -> None:
    """The hiring manager who takes over the conversation does not become the recruiter."""
    boss = contact("Imogen Reid", "imogen@acme.example", Part.HIRING_MANAGER)
    seen = people(
        mail("a", day(0), sender=GEMMA, contact=HIRES),
        mail("b", day(3), sender=IMOGEN, contact=boss, own_words="I have taken over from Gemma."),
    )
    assert not any(one.gone for one in seen.values())


@pytest.mark.parametrize(
    ("farewell", "greeting", "gone"),
    [
        ("All is well.", "I have picked up the vacancy from Gemma.", True),
        ("Today is my last day. Imogen takes over.", "I have taken over from Gemma.", True),
        ("Today is my last day. Imogen will see you on Thursday.", "See you then.", False),
    ],
)
def test_it_believes_an_organizer_who_says_so(farewell: str, greeting: str, gone: bool) -> None:
    """Who sends invitations counts as taking part; whoever only takes part has not taken over."""
    part_taker = person("Imogen Reid", "imogen@acme.example")
    seen = people(
        mail("a", day(0), sender=GEMMA, contact=HIRES, own_words=farewell),
        mail("b", day(3), sender=IMOGEN, own_words=greeting, thread="t2"),
        mail("c", day(4), sender=IMOGEN, interviews=(slot(day(9), people=(part_taker,)),)),
    )
    assert seen["gemma@acme.example"].gone is gone
    assert (seen["imogen@acme.example"].part is Part.RECRUITER) is gone
