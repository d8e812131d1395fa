"""Facts from beliefs, drafts, wishes and the other processes."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from agent.domain.correction import (
    AddNote,
    CancelInterview,
    NoShow,
    SetCompany,
    SetInterview,
    SetRole,
    SetWish,
    Wish,
)
from agent.domain.evidence import Evidence, EvidenceKind
from agent.domain.facts import NoteKind
from agent.domain.hiring import Confidence, Meaning, Outcome, Step
from agent.process.facts import facts_of, other_view
from tests.unit.process.builders import (
    HOUSE,
    day,
    drafted,
    facts,
    invitation,
    invited,
    mail,
    record,
    slot,
    told,
)


def test_it_spells_company_and_role_as_the_employer_mostly_does() -> None:
    """The name with most weight behind it, spelled as it is mostly spelled."""
    known = facts(
        mail("a", day(0), company="Acme", role="Data Analyst"),
        mail("b", day(1), company="Acme Labs, Inc."),
        mail("c", day(2), company="Acme Labs, Inc.", role="Data Analyst, Growth"),
        mail("d", day(3), company="Globex", confidence=Confidence.WEAK),
    )
    assert (known.company, known.role) == ("Acme Labs, Inc.", "Data Analyst, Growth")


def test_it_keeps_the_role_where_another_is_named_beside_it() -> None:
    """Being put forward for a second role does not rename the first one's process."""
    applied = mail("a", day(0), role="Backend Engineer")
    words = "You might suit Platform Engineer. For Backend  Engineer, the team will write."
    assert facts(applied, mail("b", day(1), role="Platform Engineer", own_words=words)).role == (
        "Backend Engineer"
    )
    assert facts(applied, mail("b", day(1), role="Platform Engineer")).role == "Platform Engineer"


def test_it_calls_nothing_after_an_old_subject() -> None:
    """The subject of an answer tells what was spoken of before; alone it still tells something."""
    old: dict[str, Any] = {
        "subject": "Re: Acme - Reporting Analyst",
        "in_reply_to": "<q@mail.example>",
        "company": "Acme",
        "role": "Reporting Analyst",
        "evidence": (seen("role", "Reporting Analyst"), seen("company", "Acme")),
    }
    asked = mail("a", day(0), company="Acme Labs", role="Data Lead")
    known = facts(asked, mail("b", day(1), **old), mail("c", day(2), **old))
    assert (known.company, known.role) == ("Acme Labs", "Data Lead")
    alone = facts(mail("b", day(1), **old))
    assert (alone.company, alone.role) == ("Acme", "Reporting Analyst")


def test_it_takes_no_company_from_the_subject_of_another_job() -> None:
    """An agent's second client is unknown rather than called after the first one."""
    old: dict[str, Any] = {
        "subject": "Re: Acme - Reporting Analyst",
        "in_reply_to": "<q@mail.example>",
        "sender": "Sam Hill <sam@brightsearch.example>",
        "company": "Acme",
        "evidence": (seen("company", "Acme"), seen("role", "Data Lead", "own_words")),
        "own_words": "I also have a Data Lead role with another client.",
    }
    known = facts(mail("a", day(0), role="Data Lead", **old), mail("b", day(1), **old))
    assert (known.company, known.role) == (None, "Data Lead")
    same = old | {"sender": "Kay Moss <kay@acme.com>"}
    assert facts(mail("a", day(0), role="Data Lead", **same)).company == "Acme"


def seen(kind: str, value: str, source: str = "subject") -> Evidence:
    return Evidence(EvidenceKind(kind), value, value, "test@1", Confidence.LIKELY, source)


def test_it_leaves_the_company_out_of_the_role() -> None:
    """Subjects put both into one line."""
    known = facts(mail("a", day(0), company="Ostrom Health", role="Ostrom Health: Manager"))
    assert known.role == "Manager"


def test_it_calls_the_process_as_the_user_does() -> None:
    """The last standing correction decides."""
    known = facts(
        mail("a", day(0), company="Acme", role="Analyst"),
        corrections=(
            told(day(1), SetCompany("Acme GmbH")),
            told(day(2), SetRole("Data Analyst")),
            told(day(3), SetRole("Nonsense"), day(4)),
        ),
    )
    assert (known.company, known.role) == ("Acme GmbH", "Data Analyst")


def test_it_guesses_the_employers_country_from_its_domain_only() -> None:
    """An ending that stands for a country; none that the world uses."""
    assert facts(mail("a", day(0), sender="x@acme.de")).employer_country == "DE"
    assert facts(mail("a", day(0), sender="x@acme.co.uk")).employer_country == "GB"
    assert facts(mail("a", day(0), sender="x@acme.io")).employer_country == ""
    assert facts(mail("a", day(0), sender="x@gmx.de")).employer_country == ""


def test_it_knows_an_agency_by_its_domain() -> None:
    """A recruiting house that is not itself the employer."""
    agency = "Sam <sam@brightrecruiting.example>"
    assert facts(mail("a", day(0), sender=agency, company="Acme")).agency
    assert not facts(mail("a", day(0), sender=agency, company="Bright Recruiting")).agency
    assert not facts(mail("a", day(0), company="Acme")).agency


def test_it_takes_an_agency_s_client_for_the_employer_once_it_is_named() -> None:
    """However often the agency names itself."""
    agency = "Sam <sam@brightrecruiting.example>"
    known = facts(
        mail("a", day(0), sender=agency, company="Bright Recruiting"),
        mail("b", day(1), sender=agency, company="Bright Recruiting"),
        mail("c", day(2), sender=agency, company="Copperline"),
    )
    assert (known.company, known.agency) == ("Copperline", True)


def test_it_takes_an_interview_from_the_user() -> None:
    """One that mail does not know, one moved by name, one cancelled, one nobody came to."""
    known = facts(mail("a", day(0)), corrections=(told(day(1), SetInterview(day(3, 2))),))
    assert [one.start for one in known.interviews] == [day(3, 2)]
    assert known.interviews[0].end == day(3, 3)
    invite = invitation("i", day(0), invited("u1", day(3)))
    moved = facts(invite, corrections=(told(day(1), SetInterview(day(5), interview="u1")),))
    assert [(one.start, one.was) for one in moved.interviews] == [(day(5), day(3))]
    gone = facts(invite, corrections=(told(day(1), CancelInterview()),))
    assert gone.interviews[0].cancelled
    alone = facts(invite, corrections=(told(day(4), NoShow()),)).interviews[0]
    assert (alone.no_show, alone.held(day(9)), alone.ahead(day(9))) == (True, False, False)


def test_it_settles_a_contradiction_by_the_users_word() -> None:
    """The day was known; the user names the time."""
    doubtful = mail(
        "a",
        day(0),
        Meaning.INTERVIEW_CONFIRMED,
        interviews=(slot(day(3), contradiction="two zones"),),
    )
    known = facts(doubtful, corrections=(told(day(1), SetInterview(day(3, 2))),))
    assert [(one.start, one.contradiction) for one in known.interviews] == [(day(3, 2), "")]


def test_it_keeps_notes_with_the_round_they_are_about() -> None:
    """A note that names no round belongs to the newest interview begun by then."""
    known = facts(
        invitation("i", day(0), invited("u1", day(1))),
        invitation("j", day(0), invited("u2", day(5)), thread="t2"),
        corrections=(told(day(2), AddNote(NoteKind.DETAIL, "the queue", person="D@Acme.example")),),
    )
    assert [(one.round, one.person, one.text) for one in known.notes] == [
        ("u1", "d@acme.example", "the queue")
    ]


def test_it_keeps_wishes_with_their_time() -> None:
    """Unknown stays unknown; what was wished carries its instant."""
    known = facts(
        mail("a", day(0)),
        corrections=(
            told(day(1), SetWish(Wish.PREFERRED, value=True)),
            told(day(2), SetWish(Wish.BYPASS, value=True)),
            told(day(3), SetWish(Wish.PACE, value=1.5)),
            told(day(4), SetWish(Wish.PAUSED_UNTIL, value=day(30))),
            told(day(5), SetWish(Wish.WITHDRAW, value=None)),
        ),
    ).wishes
    assert (known.preferred, known.preferred_marked_at) == (True, day(1))
    assert (known.bypass_requested_at, known.pace) == (day(2), 1.5)
    assert (known.paused_until, known.withdraw_requested_at) == (day(30), None)
    assert (known.looking_again, known.thank_interviewers) == (None, None)


def test_it_finds_an_interview_under_the_key_its_draft_carries() -> None:
    """An older message about it turns up late: the draft still belongs to it."""
    prose = mail("a", day(1), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(3)),))
    earlier = mail("z", day(0), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(3)),))
    draft = drafted(Step.THANK_YOU, day(3, 6), held="<a@mail.example>")
    for items in ((prose,), (earlier, prose)):
        (one,) = facts(*items, drafts=(draft,)).interviews
        assert one.key == "<a@mail.example>"


@pytest.mark.parametrize("named", ["", "<a@mail.example>", "<z@mail.example>"])
@pytest.mark.parametrize("written", [True, False], ids=["with a draft", "without"])
def test_it_keeps_a_note_with_the_interview_it_is_about(named: str, written: bool) -> None:
    """Whichever message is taken for the first about it by now, and whether the note named it."""
    prose = mail("a", day(1), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(3)),))
    earlier = mail("z", day(0), Meaning.INTERVIEW_CONFIRMED, interviews=(slot(day(3)),))
    drafts = (drafted(Step.THANK_YOU, day(3, 6), held="<a@mail.example>"),) if written else ()
    note = told(day(3, 5), AddNote(NoteKind.DETAIL, "maps", round=named))
    known = facts(earlier, prose, drafts=drafts, corrections=(note,))
    (interview,) = known.interviews
    assert [one.round for one in known.notes] == [interview.key]


def test_it_shows_the_others_what_a_rule_may_say_of_it() -> None:
    """PM-4b: late is a second interview held or set, or an offer."""
    first = invitation("i", day(0), invited("u1", day(3)))
    second = invitation("j", day(4), invited("u2", day(9)), thread="t2")
    offer = mail("o", day(12), Meaning.OFFER, deadline=day(20).date(), company="Acme")
    assert not other_view(facts(first, as_of=day(5))).late_stage
    assert other_view(facts(first, second, as_of=day(5))).late_stage
    seen = other_view(facts(offer))
    assert (seen.late_stage, seen.active, seen.company) == (True, True, "Acme")
    assert seen.offer is not None
    assert seen.offer.deadline == day(20).date()
    # An offer closes its process and stands all the same, until it is answered.
    assert other_view(replace(facts(offer), closed=Outcome.OFFER)).active
    assert not other_view(replace(facts(first), closed=Outcome.FADED)).active


@pytest.mark.parametrize("meaning", [Meaning.REJECTION, Meaning.ON_HOLD, Meaning.ROLE_CLOSED])
def test_it_shows_no_ended_process_as_active(meaning: Meaning) -> None:
    """CM-6: no draft speaks of a process that is over."""
    assert not other_view(facts(mail("a", day(0), meaning))).active


def test_it_shows_no_faded_or_unanswered_process_as_active() -> None:
    """Neither closed by the rules nor a recruiter's approach without an answer."""
    faded = facts_of(replace(record(mail("a", day(0))), closed=Outcome.FADED), HOUSE, as_of=day(90))
    assert not other_view(faded).active
    assert not other_view(facts(mail("a", day(0), Meaning.OUTREACH))).active


def test_it_gives_every_instant_as_it_came() -> None:
    """Instants are aware, and those of mail in UTC."""
    known = facts(invitation("i", day(0), invited("u1", datetime(2026, 6, 4, 13, tzinfo=UTC))))
    (one,) = known.interviews
    assert one.start == datetime(2026, 6, 4, 13, tzinfo=UTC)
    assert one.day == datetime(2026, 6, 4, tzinfo=UTC).date()


def test_it_shows_corrections_in_words() -> None:
    """In the user's own words, else in ours."""
    known = facts(
        mail("a", day(0)),
        corrections=(
            told(day(1), SetCompany("Acme")),
            replace(told(day(2), SetRole("Analyst")), words="it is the analyst job"),
        ),
    )
    assert known.corrections == ("company: company Acme", "it is the analyst job")
