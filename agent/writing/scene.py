"""The scene of a letter, read off the facts: to whom, about which interview, after which messages.

It must not know templates; `situation` turns the scene into tags and words.
"""

from dataclasses import dataclass
from datetime import date, datetime

from agent.domain.facts import Facts, InterviewFact, OtherProcessFact, PersonFact, SentFact
from agent.domain.hiring import OwnKind, Part, Round, Step
from agent.writing.promised import PromiseView, promise_behind
from agent.writing.request import DraftRequest


@dataclass(frozen=True, slots=True)
class Scene:
    """What a letter's words depend on. `met` is None where nobody can tell whether they met.

    `status` is the user's last status request since the newest interview, `answer_at` when the
    employer wrote after it; `answered_by` who did.
    """

    person: PersonFact
    today: date
    interview: InterviewFact | None = None
    interview_day: date | None = None
    met: bool | None = None
    others_met: tuple[PersonFact, ...] = ()
    promise: PromiseView | None = None
    status: SentFact | None = None
    answer_at: datetime | None = None
    answered_by: str = ""
    cancelled: bool = False
    offer: OtherProcessFact | None = None
    rank: int = 0
    people: int = 1


NOBODY = PersonFact(name=None, email=None, part=None, replyable=False)


def scene_of(request: DraftRequest) -> Scene:
    """The scene of one requested draft."""
    facts, decision = request.facts, request.decision
    person = decision.recipient or NOBODY
    today = request.now.astimezone(request.zone).date()
    interview = _interview(request)
    status = _last_status(facts)
    answer_at, answered_by = _answer(facts, status)
    return Scene(
        person=person,
        today=today,
        interview=interview,
        interview_day=_day(interview, request),
        met=_met(person, interview),
        others_met=_others(person, interview),
        promise=promise_behind(facts, decision.promised_window, today),
        status=status,
        answer_at=answer_at,
        answered_by=answered_by,
        cancelled=_cancelled(facts),
        offer=_offer(facts),
        rank=_everybody(person, facts, interview).index(person.key),
        people=len(_everybody(person, facts, interview)),
    )


def _interview(request: DraftRequest) -> InterviewFact | None:
    facts, decision = request.facts, request.decision
    if decision.step in (Step.THANK_YOU, Step.CORRECTION, Step.EXPANSION):
        wanted = [key for key in (decision.about_interview, decision.round) if key]
        for one in facts.interviews:
            if one.key in wanted:
                return one
    return facts.last_held()


def _day(interview: InterviewFact | None, request: DraftRequest) -> date | None:
    if interview is None:
        return None
    return interview.start.astimezone(request.zone).date() if interview.start else interview.day


def same_person(left: PersonFact, right: PersonFact) -> bool:
    """By address where both have one, else by name."""
    if left.email and right.email:
        return left.email.lower() == right.email.lower()
    return bool(left.name) and (left.name or "").lower() == (right.name or "").lower()


def _met(person: PersonFact, interview: InterviewFact | None) -> bool | None:
    if interview is None:
        return None
    if any(same_person(person, one) for one in interview.people):
        return True
    if person.part is Part.COORDINATOR:
        return False
    if person.part is Part.RECRUITER:
        return True if interview.round is Round.RECRUITER_SCREEN else _unmet(interview)
    return _unmet(interview) if person.part is None or interview.people else True


def _unmet(interview: InterviewFact) -> bool | None:
    return False if interview.people else None


def _others(person: PersonFact, interview: InterviewFact | None) -> tuple[PersonFact, ...]:
    people = interview.people if interview else ()
    return tuple(one for one in people if one.name and not same_person(person, one))


def _last_status(facts: Facts) -> SentFact | None:
    """The newest status request since the newest interview held (a new round restarts, CM-12)."""
    held = facts.last_held()
    since = held.end if held and held.end else facts.opened_at
    asked = [one for one in facts.sent if _is_status(one) and one.at >= since]
    return max(asked, key=lambda one: one.at) if asked else None


def _is_status(sent: SentFact) -> bool:
    return sent.step.is_status if sent.step else sent.kind is OwnKind.STATUS


def _answer(facts: Facts, status: SentFact | None) -> tuple[datetime | None, str]:
    if status is None:
        return None, ""
    words = [one for one in facts.received if one.word and one.at > status.at]
    newest = max(words, key=lambda one: one.at) if words else None
    return (newest.at, newest.sender) if newest else (None, "")


def _cancelled(facts: Facts) -> bool:
    """The newest appointment was called off and no other has come."""
    if facts.next_ahead() or not facts.interviews:
        return False
    newest = max(facts.interviews, key=lambda one: one.start or one.learned_at)
    return newest.cancelled


def _offer(facts: Facts) -> OtherProcessFact | None:
    held = [one for one in facts.others if one.offer is not None and one.active]
    dated = [one for one in held if one.offer and one.offer.deadline]
    return next(iter(dated or held), None)


def _everybody(
    person: PersonFact, facts: Facts, interview: InterviewFact | None
) -> tuple[str, ...]:
    """All people of the process in a fixed order: two of them never share a place."""
    people = (*facts.people, *(interview.people if interview else ()))
    return tuple(sorted({one.key for one in people if one.key} | {person.key}))
