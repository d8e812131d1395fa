"""Thank-yous: for each interview held and each person to thank, one candidate.

The window opens and ends on the clock (PM-1a, "Hour"), an unsent note outlives it a little, and one
learned of later than that is none (Clocks). It must not know what else a process waits for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agent.domain.decision import Reason, Verdict
from agent.domain.facts import Facts, InterviewFact, NoteKind, PersonFact, SentFact
from agent.domain.hiring import OwnKind, Part, Step
from agent.playbooks.candidate import Block, Candidate
from agent.playbooks.drafts import thrown_away
from agent.playbooks.model import Recipient, Setting, StepRule
from agent.playbooks.people import able, anyone, met, recruiter_or_coordinator
from agent.playbooks.situation import Situation, end_of
from agent.playbooks.span import Span
from agent.playbooks.weigh import TOO_LATE, UNKNOWN_TIME
from agent.playbooks.words import day_words, instant_words


@dataclass(frozen=True, slots=True)
class Window:
    """When a thank-you opens, should be sent by, and is of no use any more."""

    opens: datetime
    ends: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class Thanked:
    """Somebody to thank, and the names of those the thanks are to be passed on to (DM-12)."""

    person: PersonFact
    pass_on_to: tuple[str, ...] = ()


def thank_you_candidates(situation: Situation) -> Iterator[Candidate]:
    """One for each person of each interview whose thank-you can still matter."""
    rule = situation.playbook.steps.get(Step.THANK_YOU)
    if rule is None:
        return
    for interview in situation.held:
        window = window_of(situation, rule, interview)
        if _matters(situation, interview, window):
            yield from _for_interview(situation, rule, interview, window)


def window_of(situation: Situation, rule: StepRule, interview: InterviewFact) -> Window:
    """The instants of one interview's thank-you."""
    clocks, calendar = situation.playbook.clocks, situation.calendar
    end = end_of(interview, calendar)
    window = rule.window.value if rule.window else Span.parse("24 hours")
    ends = window.after(end, calendar)
    kept = clocks.thank_you_kept.value.after(end, calendar)
    return Window(_opens(situation).value.after(end, calendar), ends, max(kept, ends))


def _opens(situation: Situation) -> Setting[Span]:
    """Four hours by PM-1a; elsewhere the one hour of "Hour"."""
    return situation.playbook.quiet or situation.playbook.clocks.thank_you_opens


def _matters(situation: Situation, interview: InterviewFact, window: Window) -> bool:
    """Not long over: still in use, the newest interview, or with a draft that stands."""
    if not situation.alarm.reached(window.expires) or interview is situation.last_held:
        return True
    return any(
        one.key.step is Step.THANK_YOU and one.key.round == interview.key and one.state.open
        for one in situation.facts.drafts
    )


def _for_interview(
    situation: Situation, rule: StepRule, interview: InterviewFact, window: Window
) -> Iterator[Candidate]:
    people = tuple(thanked(situation, rule, interview))
    for index, one in enumerate(people):
        yield _candidate(situation, rule, interview, window, one, first=index == 0)
    if not people:
        yield _candidate(situation, rule, interview, window, None, first=True)


def thanked(situation: Situation, rule: StepRule, interview: InterviewFact) -> Iterator[Thanked]:
    """Whom the playbook thanks after this interview, each address once (CM-18)."""
    found = dict.fromkeys(_asked_for(situation, rule, interview))
    present = met(situation.facts, interview)
    nameless = tuple(one.name for one in present if not able(one) and one.name)
    by_address = {one.key: one for one in found}
    main = recruiter_or_coordinator(situation.facts) or anyone(situation.facts)
    passes_on = Recipient.PEOPLE_MET in rule.to
    # Nobody the playbook names is known: whoever arranged it is thanked rather than nobody.
    if main is not None and (not by_address or (passes_on and nameless)):
        by_address.setdefault(main.key, main)
    for key, person in by_address.items():
        names = nameless if passes_on and main is not None and key == main.key else ()
        yield Thanked(person, names)


def _asked_for(
    situation: Situation, rule: StepRule, interview: InterviewFact
) -> Iterator[PersonFact]:
    present = _who_interviewed(situation, interview)
    singles = _single_interviewers(situation, rule)
    for which in rule.to:
        if which is Recipient.PEOPLE_MET:
            yield from (one for one in present if singles or not _single(one))
        elif which is Recipient.RECRUITER_OR_COORDINATOR:
            yield from _some(recruiter_or_coordinator(situation.facts))
        elif which is Recipient.HIRING_MANAGER:
            yield from _some(situation.facts.person(Part.HIRING_MANAGER))
    if singles and Recipient.PEOPLE_MET not in rule.to:
        yield from present


def _who_interviewed(situation: Situation, interview: InterviewFact) -> list[PersonFact]:
    """Who was met and can be answered; whoever only sends the invitations counts alone.

    A recruiter is named as the organizer of a panel they do not sit on (DM-6: n separate emails).
    """
    present = [one for one in met(situation.facts, interview) if able(one)]
    others = [one for one in present if one.part not in (Part.RECRUITER, Part.COORDINATOR)]
    return others or present


def _some(person: PersonFact | None) -> Iterator[PersonFact]:
    if person is not None and able(person):
        yield person


def _single(person: PersonFact) -> bool:
    return person.part in (Part.INTERVIEWER, None)


def _single_interviewers(situation: Situation, rule: StepRule) -> bool:
    """Whether single interviewers are thanked: the user's word, else the playbook's default."""
    wish = situation.facts.wishes.thank_interviewers
    if wish is not None:
        return wish
    return rule.interviewers is not None and rule.interviewers.value


def _candidate(
    situation: Situation,
    rule: StepRule,
    interview: InterviewFact,
    window: Window,
    one: Thanked | None,
    *,
    first: bool,
) -> Candidate:
    timed = interview.end is not None
    person = one.person if one else None
    key = person.key if person else ""
    opens = _opens(situation)
    return Candidate(
        rule=rule,
        round=interview.key,
        due_by=opens.rule or rule.rule,
        due_text=f"The window opens {opens.value} after the interview's end{opens.note}",
        recipient=person,
        due_at=window.opens if timed else None,
        send_before=window.ends if timed else None,
        expires_at=window.expires if timed else None,
        because=tuple(_because(situation, rule, interview)),
        needs=_needs(situation, rule, interview, key, first=first),
        about_interview=interview.key,
        pass_on_to=one.pass_on_to if one else (),
        sent=_sent(situation, interview, key),
        discarded=thrown_away(situation.facts, (Step.THANK_YOU, interview.key, ""), key),
        blocks=tuple(_blocks(situation, rule, interview, window)),
    )


def _because(situation: Situation, rule: StepRule, interview: InterviewFact) -> Iterator[Reason]:
    window = rule.window.value if rule.window else None
    note = rule.window.note if rule.window else ""
    end = instant_words(end_of(interview, situation.calendar), situation.calendar.zone)
    text = f"An interview ended {end}; a thank-you belongs within {window}{note}"
    yield Reason(rule.rule, text, interview.source)
    for setting in rule.ready_after:
        if setting.value is interview.round:
            what = setting.value.value.replace("_", " ")
            yield Reason(setting.rule, f"After a {what} it is ready without a detail")


def _needs(
    situation: Situation, rule: StepRule, interview: InterviewFact, key: str, *, first: bool
) -> tuple[str, ...]:
    """The detail, unless the user gave one: for this person, or (once) for whoever comes first."""
    if any(setting.value is interview.round for setting in rule.ready_after):
        return ()
    each = rule.one_detail_each is not None and rule.one_detail_each.value
    given = False
    for note in situation.facts.notes:
        of_this = note.round in ("", interview.key) and note.kind is NoteKind.DETAIL
        if of_this and note.text.strip():
            given = given or note.person.lower() == key or (not note.person and (first or not each))
    return () if given else tuple(need.value for need in rule.needs)


def _sent(situation: Situation, interview: InterviewFact, key: str) -> SentFact | None:
    """The thank-you this person got for this interview, by our draft or by hand (CM-5)."""
    end = end_of(interview, situation.calendar)
    theirs = _addresses(situation.facts, key)
    for sent in situation.sent:
        if not _thanks(sent) or theirs.isdisjoint(address.lower() for address in sent.to):
            continue
        if sent.from_draft and sent.round == interview.key:
            return sent
        if not sent.from_draft and sent.at >= end:
            return sent
    return None


def _addresses(facts: Facts, key: str) -> set[str]:
    """The address and those of the same full name: an employer's domain changes with its name."""
    names = {one.name for one in facts.people if one.key == key and one.name and " " in one.name}
    return {key, *(one.key for one in facts.people if one.name in names)}


def _thanks(sent: SentFact) -> bool:
    return sent.kind is OwnKind.THANKS if sent.step is None else sent.step is Step.THANK_YOU


def _blocks(
    situation: Situation, rule: StepRule, interview: InterviewFact, window: Window
) -> Iterator[Block]:
    over = situation.alarm.reached(window.expires)
    kept = situation.playbook.clocks.thank_you_kept
    zone = situation.calendar.zone
    unknown = interview.end is None
    yield Block(
        name="clock_time",
        rule=rule.rule,
        verdict=Verdict.HOLD,
        priority=UNKNOWN_TIME,
        actual=f"only the day is known: {day_words(interview.day)}"
        if unknown and interview.day
        else "known",
        expected="the interview's clock time known",
        holds_back=unknown and not over,
        source=interview.source,
    )
    late = interview.learned_at > window.expires
    yield Block(
        name="in_time",
        rule=rule.rule,
        verdict=Verdict.SKIP,
        priority=TOO_LATE,
        actual="the interview was learned of too late"
        if late
        else f"{'its use ended' if over else 'of use until'} {instant_words(window.expires, zone)}",
        expected=f"within {kept.value} of the interview's end, or its window{kept.note}",
        holds_back=over,
        source=interview.source,
    )
