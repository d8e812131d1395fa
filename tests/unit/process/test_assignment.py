"""Which messages form one process, which begin another, and which are left alone."""

from dataclasses import replace

from agent.domain.hiring import Confidence, Meaning, Outcome, OwnKind
from agent.process.assign import Assignment, Link, assign, assign_in_order, record
from agent.process.index import KnownProcess, ProcessIndex
from tests.unit.process.builders import (
    OWNERS,
    Item,
    contact,
    day,
    invitation,
    invited,
    mail,
    own,
    person,
)

ACK = Meaning.APPLICATION_RECEIVED
SCHEDULING = Meaning.SCHEDULING
ATS = "Acme Careers <no-reply@us.greenhouse-mail.io>"


def index(*known: KnownProcess) -> ProcessIndex:
    return ProcessIndex(known, OWNERS)


def known(slug: str, **said: object) -> KnownProcess:
    return replace(KnownProcess(slug, slug, day(-10), day(-1)), **said)  # type: ignore[arg-type]


def placed(*items: Item, among: ProcessIndex | None = None) -> list[str | None]:
    """The process of each message, in the order given, once all were assigned in order."""
    among = index() if among is None else among
    where = {one.message_id: one.process for one in assign_in_order(items, among)}
    return [where[message.message_id] for message, _ in items]


def last(*items: Item, among: ProcessIndex | None = None) -> Assignment:
    return assign_in_order(items, index() if among is None else among)[-1]


# Opening -----------------------------------------------------------------------------------------


def test_it_opens_a_process_named_after_company_and_role() -> None:
    """The slug is company and role, readable."""
    first = last(mail("a", day(0), ACK, sender=ATS, company="Acme, Inc.", role="Data Analyst"))
    assert (first.link, first.process) == (Link.NEW, "acme-data-analyst")


def test_it_names_a_process_after_the_domain_where_no_company_is_told() -> None:
    """Else the employer's domain."""
    assert last(mail("a", day(0), SCHEDULING)).process == "acme-example"


def test_it_numbers_a_slug_that_is_taken() -> None:
    """Two processes never share a slug."""
    taken = index(
        known(
            "acme-data-analyst",
            company="Acme",
            role="Data Analyst",
            closed=Outcome.REJECTED,
            last_at=day(-200),
        )
    )
    again = mail("a", day(0), ACK, sender=ATS, company="Acme", role="Data Analyst")
    assert last(again, among=taken).process == "acme-data-analyst-2"


def test_it_opens_nothing_on_a_weak_reading() -> None:
    """Only likely and certain readings begin a process."""
    assert placed(mail("a", day(0), ACK, confidence=Confidence.WEAK)) == [None]


def test_it_opens_nothing_on_job_alerts_and_other_mail() -> None:
    """Job alerts, newsletters, absences and chat begin nothing."""
    quiet = (Meaning.JOB_ALERT, Meaning.NOT_HIRING, Meaning.OUT_OF_OFFICE, Meaning.THANKS_OR_CHAT)
    for meaning in quiet:
        assert placed(mail("a", day(0), meaning)) == [None]


def test_it_opens_nothing_in_spam_and_drafts() -> None:
    """What Gmail calls Spam, and drafts, are left alone."""
    for label in ("SPAM", "DRAFT"):
        assert placed(mail("a", day(0), ACK, labels=frozenset({label}))) == [None]


def test_it_opens_a_process_on_a_recruiters_first_approach() -> None:
    """Outreach opens a process (in which nothing is drafted yet)."""
    assert last(mail("a", day(0), Meaning.OUTREACH)).link is Link.NEW


def test_it_opens_a_process_on_an_application_the_user_sends() -> None:
    """The user's first application in a new thread begins a process."""
    sent = own("a", day(0), OwnKind.APPLICATION, to="jobs@acme.example", company="Acme")
    assert placed(sent) == ["acme"]


def test_it_opens_nothing_on_other_mail_of_the_users() -> None:
    """An answer to nobody known begins nothing."""
    assert placed(own("a", day(0), OwnKind.STATUS, to="x@other.example")) == [None]


# Strong links ------------------------------------------------------------------------------------


def test_it_keeps_a_thread_together() -> None:
    """Whatever is said in a thread belongs to its process, the user's answers too."""
    assert (
        placed(
            mail("a", day(0), ACK),
            own("b", day(1)),
            mail("c", day(2), Meaning.NOT_HIRING, sender="x@elsewhere.example"),
        )
        == ["acme-example"] * 3
    )


def test_it_puts_a_copy_where_the_message_is() -> None:
    """The same Message-ID in another thread, by a list or another address of the user's."""
    first = mail("a", day(0), ACK, company="Acme")
    copy = mail("a", day(0, 1), ACK, thread="t2", sender="List <list@else.example>")
    assert last(first, copy).link is Link.COPY
    assert last(first, copy).process == "acme"


def test_it_never_gives_a_slug_away_twice() -> None:
    """Not even one of a process that was merged before a restart."""
    among = ProcessIndex(owners=OWNERS, slugs=["acme-example"])
    assert placed(mail("a", day(0), SCHEDULING), among=among) == ["acme-example-2"]


def test_it_assigns_by_what_is_believed_by_now() -> None:
    """A company corrected, or learned better, is the one that counts."""
    among = index(known("acme", company="Typo"))
    among.settle("acme", "Acme", None, None)
    assert placed(mail("a", day(0), ACK, sender=ATS, company="Acme"), among=among) == ["acme"]


def test_it_follows_a_calendar_uid_into_another_thread() -> None:
    """An update of an invitation arrives in a thread and from a sender of its own."""
    update = invitation(
        "u", day(2), invited("u1", day(4)), thread="t9", sender="Robot <robot@calendar.example>"
    )
    assert placed(invitation("i", day(0), invited("u1", day(3))), update) == ["acme-example"] * 2


def test_it_follows_references_where_the_thread_is_another() -> None:
    """In-Reply-To and References hold where Gmail parted a thread."""
    assert (
        placed(
            mail("a", day(0), ACK),
            mail(
                "b",
                day(1),
                Meaning.THANKS_OR_CHAT,
                sender="x@elsewhere.example",
                thread="t2",
                in_reply_to="<a@mail.example>",
            ),
            mail(
                "c",
                day(2),
                Meaning.THANKS_OR_CHAT,
                sender="x@elsewhere.example",
                thread="t3",
                references=("<z@mail.example>", "<b@mail.example>"),
            ),
        )
        == ["acme-example"] * 3
    )


def test_it_knows_a_message_sent_from_our_draft_by_its_marker() -> None:
    """A draft that opened a thread of its own is found by the marker it carried."""
    among = index(known("acme", markers=frozenset({"op-7"})), known("beta"))
    sent = own("a", day(0), to="new@person.example", thread="t9", marker="op-7")
    found = last(sent, among=among)
    assert (found.process, found.link) == ("acme", Link.DRAFT)


# Company, role, domain, person -------------------------------------------------------------------


def test_it_joins_the_systems_notice_and_the_recruiters_mail() -> None:
    """ATS by company, then a person from the domain that is plainly the company's."""
    assert (
        placed(
            mail("a", day(0), ACK, sender=ATS, company="Acme", role="Data Analyst"),
            mail("b", day(3), SCHEDULING, thread="t2"),
            mail("c", day(5), Meaning.REJECTION, sender=ATS, thread="t3", company="ACME Inc."),
        )
        == ["acme-data-analyst"] * 3
    )


def test_it_joins_a_colleague_from_the_same_domain() -> None:
    """A colleague's first mail belongs to the open process at that employer."""
    assert (
        placed(
            mail("a", day(0), ACK, company="Acme", role="Data Analyst"),
            mail("b", day(3), SCHEDULING, sender="Li <li@people.acme.example>", thread="t2"),
        )
        == ["acme-data-analyst"] * 2
    )


def test_it_keeps_two_roles_at_one_employer_apart() -> None:
    """Each notice goes to its role, whoever writes it."""
    assert placed(
        mail("a", day(0), ACK, sender=ATS, thread="t1", company="Acme", role="Data Analyst"),
        mail("b", day(0, 1), ACK, sender=ATS, thread="t2", company="Acme", role="Data Engineer"),
        mail("c", day(3), SCHEDULING, thread="t3", role="Data Engineer"),
        mail(
            "d",
            day(4),
            Meaning.REJECTION,
            sender=ATS,
            thread="t4",
            company="Acme",
            role="Data Analyst",
        ),
    ) == ["acme-data-analyst", "acme-data-engineer", "acme-data-engineer", "acme-data-analyst"]


def test_it_keeps_two_rungs_of_one_title_apart() -> None:
    """A second application for the senior role is a second process."""
    assert placed(
        mail("a", day(0), ACK, sender=ATS, thread="t1", company="Acme", role="Analyst"),
        mail("b", day(0, 1), ACK, sender=ATS, thread="t2", company="Acme", role="Senior Analyst"),
    ) == ["acme-analyst", "acme-senior-analyst"]


def test_it_takes_a_title_said_in_fewer_words_for_the_same_role() -> None:
    """The recruiter shortens the title of the notice."""
    assert (
        placed(
            mail("a", day(0), ACK, sender=ATS, company="Acme", role="Data Analyst, Marketplace"),
            mail("b", day(2), SCHEDULING, thread="t2", role="Data Analyst"),
        )
        == ["acme-data-analyst-marketplace"] * 2
    )


def test_it_abstains_where_nothing_tells_two_roles_apart() -> None:
    """A notice that names no role belongs to either: a note, and no guess."""
    unclear = last(
        mail("a", day(0), ACK, sender=ATS, thread="t1", company="Acme", role="Data Analyst"),
        mail("b", day(0, 1), ACK, sender=ATS, thread="t2", company="Acme", role="Engineer"),
        mail("c", day(3), Meaning.REJECTION, sender=ATS, thread="t3", company="Acme"),
    )
    assert (unclear.process, unclear.link) == (None, Link.UNCLEAR)
    assert set(unclear.candidates) == {"acme-data-analyst", "acme-engineer"}
    assert "acme-engineer" in unclear.because


def test_it_tells_two_roles_apart_by_the_person() -> None:
    """Dana deals with one of them only."""
    assert (
        placed(
            mail("a", day(0), ACK, sender=ATS, thread="t1", company="Acme", role="Data Analyst"),
            mail("b", day(0, 1), ACK, sender=ATS, thread="t2", company="Acme", role="Engineer"),
            mail("c", day(1), SCHEDULING, thread="t3", role="Engineer"),
            mail("d", day(3), Meaning.STATUS_UPDATE, thread="t4"),
        )[-1]
        == "acme-engineer"
    )


def test_it_prefers_the_open_process_of_an_employer() -> None:
    """With one open and one ended, news belongs to the open one."""
    among = index(
        known("acme-analyst", company="Acme", role="Analyst", closed=Outcome.REJECTED),
        known("acme-engineer", company="Acme", role="Engineer"),
    )
    assert placed(mail("a", day(0), SCHEDULING), among=among) == ["acme-engineer"]


def test_it_never_takes_a_shared_host_for_an_employer() -> None:
    """Systems, networks and free mail identify nobody."""
    for host in ("us.greenhouse-mail.io", "gmail.com", "linkedin.com", "calendly.com"):
        assert placed(
            mail("a", day(0), ACK, sender=f"jobs@{host}", company="Acme", role="Analyst"),
            mail(
                "b", day(1), ACK, sender=f"work@{host}", thread="t2", company="Beta", role="Analyst"
            ),
        ) == ["acme-analyst", "beta-analyst"]


def test_it_joins_a_recruiter_on_free_mail_by_the_person() -> None:
    """A recruiter without a domain of their own is known by the address."""
    sender = "Jo <jo.recruits@gmail.com>"
    assert placed(
        mail("a", day(0), SCHEDULING, sender=sender, company="Acme"),
        mail("b", day(1), Meaning.STATUS_UPDATE, sender=sender, thread="t2"),
    ) == ["acme", "acme"]


def test_it_finds_the_process_by_the_invited_people() -> None:
    """A scheduling system's mail names the recruiter among those invited."""
    reading = invited("u1", day(3), people=(person("Dana", "dana@acme.example"),))
    machine = invitation("i", day(1), reading, thread="t2", sender="x@calendly.com")
    assert placed(mail("a", day(0), ACK), machine) == ["acme-example"] * 2


def test_it_finds_the_process_by_the_address_to_answer_to() -> None:
    """A relay's mail is placed by the person behind it."""
    relayed = mail(
        "b",
        day(1),
        SCHEDULING,
        sender="hit-reply@linkedin.com",
        thread="t2",
        contact=contact("Dana", "dana@acme.example"),
    )
    assert placed(mail("a", day(0), ACK), relayed) == ["acme-example"] * 2


def test_it_tells_a_shorter_name_from_another_company() -> None:
    """ "Coolabah" is Coolabah Insurance at one domain; "Delta" alone proves nothing."""
    assert placed(
        mail("a", day(0), ACK, sender="x@coolabah.example", company="Coolabah Insurance"),
        mail("b", day(1), ACK, sender="y@coolabah.example", thread="t2", company="Coolabah"),
        mail("c", day(2), ACK, sender="Delta <x@lever.co>", thread="t3", company="Delta"),
        mail("d", day(3), ACK, sender="DD <x@lever.co>", thread="t4", company="Delta Dental"),
    ) == ["coolabah-insurance", "coolabah-insurance", "delta", "delta-dental"]


def test_it_knows_a_system_by_the_name_it_writes_under() -> None:
    """Two systems write for one employer; the second names no company in its words."""
    assert placed(
        mail("a", day(0), ACK, sender=ATS, company="Acme"),
        mail("b", day(1), SCHEDULING, sender="Acme Interviews <x@goodtime.io>", thread="t2"),
        mail("c", day(2), SCHEDULING, sender="Calendly <x@calendly.com>", thread="t3"),
    ) == ["acme", "acme", "process"]


def test_it_names_a_process_after_the_house_a_system_writes_for() -> None:
    """No company in the words, but "Larkfield Hiring Team" by no-reply."""
    sender = "Larkfield Hiring Team <no-reply@ashbyhq.com>"
    assert placed(mail("a", day(0), ACK, sender=sender, role="Product Analyst")) == [
        "larkfield-product-analyst"
    ]


def test_it_knows_the_customer_in_a_systems_address() -> None:
    """`acme@myworkday.com` writes for Acme."""
    assert placed(
        mail("a", day(0), ACK, sender="acme@myworkday.com"),
        mail("b", day(1), SCHEDULING, sender="Dana <dana@acme.example>", thread="t2"),
    ) == ["acme", "acme"]


def test_it_cuts_unlisted_domains_where_listed_ones_are_cut() -> None:
    """Two authorities under one second level are two employers."""
    assert placed(
        mail("a", day(0), SCHEDULING, sender="x@ors.gov.example"),
        mail("b", day(1), SCHEDULING, sender="y@wexcombe.gov.example", thread="t2"),
    ) == ["ors-gov-example", "wexcombe-gov-example"]


# Agencies ----------------------------------------------------------------------------------------

SAM = "Sam Hill <sam@brightsearch.example>"


def clients() -> list[Item]:
    return [
        mail(
            "a", day(0), Meaning.OUTREACH, sender=SAM, thread="t1", company="Acme", role="Analyst"
        ),
        mail(
            "b", day(1), Meaning.OUTREACH, sender=SAM, thread="t2", company="Beta", role="Engineer"
        ),
        mail("c", day(2), Meaning.OUTREACH, sender=SAM, thread="t3", role="Head of Data"),
    ]


def test_it_keeps_three_clients_of_one_recruiter_apart() -> None:
    """One agency recruiter, three clients, three processes; an unnamed client by its role."""
    assert placed(
        *clients(),
        mail("d", day(3), SCHEDULING, sender=SAM, thread="t4", company="Beta"),
        mail("e", day(4), SCHEDULING, sender=SAM, thread="t5", role="Head of Data"),
    ) == [
        "acme-analyst",
        "beta-engineer",
        "brightsearch-example-head-of-data",
        "beta-engineer",
        "brightsearch-example-head-of-data",
    ]


def test_it_abstains_where_an_agency_names_no_client() -> None:
    """News of "the client" in a new thread could be anybody's."""
    news = mail("d", day(3), Meaning.REJECTION, sender=SAM, thread="t4")
    assert last(*clients(), news).link is Link.UNCLEAR


def test_it_parts_a_second_client_in_the_same_thread() -> None:
    """Another company in an agency's thread is another process; answers follow the message."""
    assert placed(
        mail("a", day(0), Meaning.OUTREACH, sender=SAM, company="Acme", role="Analyst"),
        mail("b", day(1), Meaning.OUTREACH, sender=SAM, company="Beta", role="Engineer"),
        own("c", day(2), to=SAM, in_reply_to="<b@mail.example>"),
        mail("d", day(3), SCHEDULING, sender=SAM, in_reply_to="<a@mail.example>"),
    ) == ["acme-analyst", "beta-engineer", "beta-engineer", "acme-analyst"]


def test_it_does_not_part_an_employers_own_thread_over_a_name() -> None:
    """An employer's people may call the house by another name."""
    assert (
        placed(
            mail("a", day(0), ACK, company="Acme", role="Analyst"),
            mail("b", day(1), Meaning.STATUS_UPDATE, company="Globex"),
        )
        == ["acme-analyst"] * 2
    )


def test_it_parts_two_applications_that_a_system_threads_together() -> None:
    """Same subject, same robot: the company tells."""
    assert placed(
        mail("a", day(0), ACK, sender=ATS, company="Acme", role="Analyst"),
        mail("b", day(1), ACK, sender=ATS, company="Beta", role="Analyst"),
    ) == ["acme-analyst", "beta-analyst"]


# The user's own mail, absences, closed processes -------------------------------------------------


def test_it_places_the_users_mail_by_its_recipient() -> None:
    """A new thread of the user's to somebody known."""
    sent = own("b", day(1), OwnKind.STATUS, thread="t2")
    assert placed(mail("a", day(0), ACK), sent) == ["acme-example"] * 2


def test_it_places_an_absence_only_by_its_person() -> None:
    """An out-of-office answer of somebody known counts; a stranger's does not."""
    away = mail("b", day(1), Meaning.OUT_OF_OFFICE, hiring=False, thread="t2", automatic=True)
    stranger = mail(
        "c",
        day(1),
        Meaning.OUT_OF_OFFICE,
        hiring=False,
        thread="t3",
        sender="x@acme.example",
        automatic=True,
    )
    assert placed(mail("a", day(0), ACK), away, stranger) == ["acme-example", "acme-example", None]


def test_it_reopens_a_faded_process_on_a_later_word() -> None:
    """A later message from the employer reopens it."""
    among = index(
        known("acme", company="Acme", domains=frozenset({"acme.example"}), closed=Outcome.FADED)
    )
    assigned = last(mail("a", day(0), Meaning.STATUS_UPDATE), among=among)
    assert (assigned.process, assigned.reopens) == ("acme", True)
    assert among["acme"].closed is None


def test_it_does_not_reopen_a_rejected_process_on_a_kind_word() -> None:
    """Only what contradicts the decision reopens a decided process."""
    among = index(known("acme", threads=frozenset({"t1"}), closed=Outcome.REJECTED))
    chat = last(mail("a", day(0), Meaning.THANKS_OR_CHAT), among=among)
    assert (chat.process, chat.reopens) == ("acme", False)
    assert last(mail("b", day(1), Meaning.ADVANCED), among=among).reopens


def test_it_begins_anew_where_a_closed_employer_writes_of_another_role() -> None:
    """Another role is another process."""
    among = index(known("acme-analyst", company="Acme", role="Analyst", closed=Outcome.REJECTED))
    assert placed(
        mail("a", day(0), Meaning.OUTREACH, company="Acme", role="Engineer"), among=among
    ) == ["acme-engineer"]


# Merging -----------------------------------------------------------------------------------------


def test_it_merges_when_company_and_role_prove_to_be_the_same() -> None:
    """A recruiter elsewhere names, in the second mail, what the system had confirmed."""
    elsewhere = "Kim <kim@hiringhub.example>"
    assigned = last(
        mail("a", day(0), ACK, sender=ATS, company="Acme", role="Data Analyst"),
        mail("b", day(1), SCHEDULING, sender=elsewhere, thread="t2"),
        mail(
            "c",
            day(2),
            SCHEDULING,
            sender=elsewhere,
            thread="t2",
            company="Acme",
            role="Data Analyst",
        ),
    )
    assert assigned.process == "acme-data-analyst"
    assert [(one.into, one.other) for one in assigned.merges] == [
        ("acme-data-analyst", "hiringhub-example")
    ]


def test_it_merges_when_one_message_stands_in_both() -> None:
    """An invitation of the one process answered in the thread of the other."""
    among = index()
    items = (
        invitation("i", day(0), invited("u1", day(5)), thread="t1", sender="x@calendly.com"),
        mail("a", day(1), Meaning.STATUS_UPDATE, thread="t2"),
    )
    assert len(set(placed(*items, among=among))) == 2
    proof = invitation("j", day(2), invited("u1", day(6), sequence=1), thread="t2")
    assigned = assign(*proof, among)
    assert len(assigned.merges) == 1
    record(assigned, *proof, among)
    assert len(among) == 1


def test_it_never_merges_what_names_keep_apart() -> None:
    """One thread of two clients stays two processes."""
    among = index()
    placed(
        mail("a", day(0), Meaning.OUTREACH, sender=SAM, company="Acme", role="Analyst"),
        mail("b", day(1), Meaning.OUTREACH, sender=SAM, company="Beta", role="Engineer"),
        mail("c", day(2), SCHEDULING, sender=SAM, company="Acme"),
        among=among,
    )
    assert len(among) == 2


# Many messages -----------------------------------------------------------------------------------


class CountingIndex(ProcessIndex):
    """An index that counts how many processes are looked at."""

    looked_at = 0

    def __getitem__(self, process: str) -> KnownProcess:
        self.looked_at += 1
        return super().__getitem__(process)


def test_it_looks_at_few_processes_however_many_there_are() -> None:
    """The cost of placing a message does not grow with the number of processes."""
    among = CountingIndex(owners=OWNERS)
    items = [
        mail(
            f"m{number}",
            day(number / 100),
            ACK if number < 200 else SCHEDULING,
            sender=f"Dana <dana@company{number % 200}.example>",
            thread=f"x{number}",
            company=f"Company{number % 200}",
        )
        for number in range(600)
    ]
    for item in items:
        before = among.looked_at
        record(assign(*item, among), *item, among)
        assert among.looked_at - before <= 5
    assert len(among) == 200
