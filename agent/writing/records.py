"""What the records let a letter say (CM-6, CM-7), gathered for the playbook's write checks.

It must not know templates; it takes from the facts and adds nothing.
"""

from datetime import date, datetime

from agent.domain.facts import Facts, InterviewFact
from agent.domain.hiring import STATUS_STEPS
from agent.playbooks.write_context import WriteContext
from agent.writing.naming import company_name, person_name, plain, role_name
from agent.writing.request import DraftRequest
from agent.writing.situation import Situation, answer_deadline, offer_deadline
from agent.writing.words import Tag


def context_of(request: DraftRequest, situation: Situation, subject: str) -> WriteContext:
    """The records behind one draft. Names stand as they may appear: shortened, never respelt."""
    facts, author, scene = request.facts, request.author, situation.scene
    words = situation.words
    return WriteContext(
        author=words.me,
        email=author.email,
        phone=author.phone,
        resume_link=author.resume_link,
        company=company_name(facts.company),
        role=role_name(facts.role),
        recipient=_spelled(scene.person.name, words.first_name),
        person=scene.person.email or "",
        people=_people(facts, request.decision.pass_on_to),
        other=tuple(plain(one.company) for one in facts.others if one.company),
        dates=_dates(request, situation),
        records=_quotes(facts, words.meeting),
        own_words=situation.notes,
        promised=_promised(situation),
        promise_words=words.promise_words,
        offer_date=offer_deadline(scene),
        other_process=Tag.OTHER_PROCESS in situation.tags or scene.offer is not None,
        value=words.value,
        previous_words=_previous_words(request, situation),
        previous=request.previous,
        subject=subject,
        opens_thread=request.placement.opens_thread,
        interview_day=scene.interview_day,
    )


def _spelled(name: str | None, short: str) -> str:
    """The recipient's name in full, with the short form they sign with."""
    full = person_name(name).full
    return full if short in full.split() else f"{full} {short}".strip()


def _people(facts: Facts, pass_on: tuple[str, ...]) -> tuple[str, ...]:
    met = [one for interview in facts.interviews for one in interview.people]
    names = [one.name for one in (*facts.people, *met)] + list(pass_on)
    parts = [person_name(name) for name in names]
    return tuple(dict.fromkeys(form for one in parts for form in (one.full, one.first) if form))


def _dates(request: DraftRequest, situation: Situation) -> frozenset[date]:
    facts, scene = request.facts, situation.scene

    def local(at: datetime | None) -> date | None:
        return at.astimezone(request.zone).date() if at else None

    days = [_interview_day(one, request) for one in facts.interviews]
    days += [one.due for one in facts.promises]
    days += [local(one.source.at) for one in facts.promises]
    days += [local(one.at) for one in facts.sent] + [local(one.at) for one in facts.received]
    days += [answer_deadline(facts, scene.today), offer_deadline(scene)]
    return frozenset(day for day in days if day)


def _interview_day(interview: InterviewFact, request: DraftRequest) -> date | None:
    start = interview.start
    return start.astimezone(request.zone).date() if start else interview.day


def _quotes(facts: Facts, *own: str) -> tuple[str, ...]:
    """Words of the employer's whose numbers and days may be repeated."""
    quotes = [one.source.quote for one in facts.promises] + [one.title for one in facts.interviews]
    return tuple(plain(one) for one in (*quotes, *own) if one)


def _promised(situation: Situation) -> date | None:
    """The date a status request refers to: none where none was given, or where it was answered."""
    promise = situation.scene.promise
    told = {Tag.PROMISE_FIRM, Tag.PROMISE_LOOSE} & situation.tags
    return promise.due if promise and told else None


def _previous_words(request: DraftRequest, situation: Situation) -> int | None:
    """The shortest status request before, sent or only drafted: a later one stays below it."""
    status, decision = situation.scene.status, request.decision
    written = [
        one.words
        for one in request.facts.drafts
        if one.key.step in STATUS_STEPS
        and one.key.step is not decision.step
        and one.key.round == decision.round
    ]
    counts = [count for count in (*written, status.words if status else 0) if count]
    return min(counts, default=None)
