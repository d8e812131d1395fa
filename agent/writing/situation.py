"""A scene put into the templates' vocabulary: the tags that hold, and the values that are known.

It must not know which wording says what, nor choose among them.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from agent.domain.facts import Facts, NoteFact, NoteKind, PersonFact
from agent.domain.hiring import Format, Outcome, Part, Round, Step
from agent.writing.days import date_words, day_words, month_words, recent_day
from agent.writing.detail import Detail, note_for, worded
from agent.writing.manner import Manner, manner_of
from agent.writing.meeting import meeting_phrase
from agent.writing.naming import (
    PersonName,
    company_name,
    listed,
    person_at,
    person_name,
    plain,
    role_name,
    role_phrase,
)
from agent.writing.request import DraftRequest
from agent.writing.scene import Scene, same_person, scene_of
from agent.writing.words import DraftWords, Tag

_DETAIL_KINDS = {
    Step.THANK_YOU: (NoteKind.DETAIL,),
    Step.CORRECTION: (NoteKind.CORRECTION,),
    Step.EXPANSION: (NoteKind.EXPANSION,),
    Step.LONG_GAME: (NoteKind.NEWS, NoteKind.VALUE, NoteKind.DETAIL),
    Step.NETWORKING: (NoteKind.NEWS, NoteKind.VALUE),
}
_FRESH = (Step.LONG_GAME, Step.NETWORKING)
"""Steps that want something new: what was noted before the last message is not."""

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the choice of words depends on; `notes` are the user's words that were used."""

    tags: frozenset[str]
    words: DraftWords
    scene: Scene
    manner: Manner
    detail: Detail
    value: Detail
    reason: Detail
    notes: tuple[str, ...]


def situation_of(request: DraftRequest) -> Situation:
    """The tags and words of one requested draft."""
    scene = scene_of(request)
    facts = request.facts
    person = scene.person
    employer, role = plain(facts.company or ""), plain(facts.role or "")
    name = person_at(person.name, employer, role, person.email)
    manner = manner_of(
        request.facts, request.incoming, scene.person.email or "", name, request.zone.key
    )
    notes = _Notes.of(request, scene, name)
    words = _words(request, scene, name, manner, notes)
    tags = {f"@{request.playbook.name}", *_who(request, scene), *_what(scene)}
    tags |= {*_when(scene), *_state(request, scene), *notes.tags(request), *_how(manner, name)}
    if request.author.signature_html:
        tags.add(Tag.SIGNATURE)
    return Situation(
        frozenset(str(tag) for tag in tags),
        words,
        scene,
        manner,
        notes.worded_detail,
        notes.worded_value,
        notes.worded_reason,
        notes.used(),
    )


@dataclass(frozen=True, slots=True)
class _Notes:
    """The user's notes for this draft, and what became of their words."""

    detail: NoteFact | None
    value: NoteFact | None
    reason: NoteFact | None
    worded_detail: Detail
    worded_value: Detail
    worded_reason: Detail

    @classmethod
    def of(cls, request: DraftRequest, scene: Scene, name: PersonName) -> "_Notes":
        facts, decision = request.facts, request.decision
        key = scene.interview.key if scene.interview else decision.round
        email = scene.person.email or ""
        kinds = _DETAIL_KINDS.get(decision.step, ())
        fresh = _last_message(facts) if decision.step in _FRESH else None
        detail = _own_detail(note_for(facts, kinds, key, email, fresh), scene)
        asked = scene.status.at if scene.status else None
        value = note_for(facts, (NoteKind.VALUE, NoteKind.NEWS), key, email, asked)
        value = value if decision.step.is_status else None
        reason = note_for(facts, (NoteKind.REASON,), key, email)
        reason = reason if decision.step is Step.WITHDRAWAL else None
        agency = Tag.AGENCY in _who(request, scene)
        given = [
            worded(one.text if one else "", name.first, insider=not agency)
            for one in (detail, value, reason)
        ]
        return cls(detail, value, reason, *given)

    def used(self) -> tuple[str, ...]:
        """The user's words as they wrote them and as they appear."""
        notes = [note.text for note in (self.detail, self.value, self.reason) if note]
        worded_ones = (self.worded_detail, self.worded_value, self.worded_reason)
        return (*notes, *(one.words for one in worded_ones if one.given))

    def tags(self, request: DraftRequest) -> set[Tag]:
        """How each note reads, and what is still wanted from the user."""
        forms = (
            (self.worded_detail, Tag.DETAIL_PHRASE, Tag.DETAIL_SENTENCES),
            (self.worded_value, Tag.VALUE_PHRASE, Tag.VALUE_SENTENCES),
            (self.worded_reason, Tag.REASON_PHRASE, Tag.REASON_SENTENCES),
        )
        tags = {phrase if one.phrase else own for one, phrase, own in forms if one.given}
        needs = request.decision.needs
        if "value" in needs and not self.worded_value.given:
            tags.add(Tag.VALUE_WANTED)
        if "reason" in needs and not self.worded_reason.given:
            tags.add(Tag.REASON_WANTED)
        return tags


def _own_detail(note: NoteFact | None, scene: Scene) -> NoteFact | None:
    """A note for nobody in particular goes to one interviewer only: each gets their own (DM-6)."""
    if note is None or note.person or scene.interview is None or not scene.met:
        return note
    panel = sorted(
        (one for one in scene.interview.people if one.email),
        key=lambda one: (one.part is not Part.HIRING_MANAGER, one.key),
    )
    if scene.person.part in (Part.RECRUITER, Part.COORDINATOR) or not panel:
        return note
    return note if same_person(panel[0], scene.person) else None


def _words(
    request: DraftRequest, scene: Scene, name: PersonName, manner: Manner, notes: _Notes
) -> DraftWords:
    facts, author = request.facts, request.author
    role = role_name(facts.role)
    mine = person_name(author.name)
    return replace(
        _day_words(request, scene, manner),
        me=mine.full or plain(author.name),
        my_first_name=mine.first or mine.full or plain(author.name),
        email=author.email,
        phone=author.phone,
        resume_link=author.resume_link,
        cv="résumé" if manner.american else "CV",
        first_name=manner.signs_as or name.first,
        last_name=name.last,
        full_name=name.full,
        title=title_of(name, manner),
        company=company_name(facts.company),
        role=role,
        the_role=role_phrase(role, "" if role else company_name(facts.company)),
        the_role_there=role_phrase(role, company_name(facts.company)),
        meeting=meeting_phrase(scene),
        met_people=_names(scene.others_met, manner),
        pass_on=_names(_passed(request), manner),
        detail=notes.worded_detail.words,
        value=notes.worded_value.words,
        reason=notes.worded_reason.words,
        recruiter=_recruiter(facts, scene),
    )


def _day_words(request: DraftRequest, scene: Scene, manner: Manner) -> DraftWords:
    def named(day: date | None) -> str:
        return day_words(day, scene.today, american=manner.american) if day else ""

    def dated(at: datetime | None) -> str:
        day = at.astimezone(request.zone).date() if at else None
        return date_words(day, scene.today, american=manner.american) if day else ""

    email = (scene.person.email or "").lower()
    day, promise, status = scene.interview_day, scene.promise, scene.status
    theirs = promise is not None and promise.by.lower() == email != ""
    wrote = status.at if status and email in {one.lower() for one in status.to} else None
    answered = scene.answer_at if scene.answered_by.lower() == email else None
    return DraftWords(
        on_day=recent_day(day, scene.today, american=manner.american) if day else "",
        interview_day=named(day),
        promise_day=named(promise.due) if promise else "",
        promise_words=promise.words if promise and theirs else "",
        promise_said=dated(promise.said_at) if promise and theirs else "",
        wrote_on=dated(wrote),
        answered_on=dated(answered),
        offer_day=named(offer_deadline(scene)),
        deadline=named(answer_deadline(request.facts, scene.today)),
        last_month=_last_month(request, scene),
    )


def offer_deadline(scene: Scene) -> date | None:
    """The day by which the user must answer another employer's offer, from the records."""
    offer = scene.offer.offer if scene.offer else None
    due = offer.deadline if offer else None
    return due if due and due >= scene.today else None


def answer_deadline(facts: Facts, today: date) -> date | None:
    """The day by which this employer wants an answer to their offer, if it is still to come."""
    if facts.outcome is None or facts.outcome.outcome is not Outcome.OFFER:
        return None
    due = facts.outcome.deadline or (facts.ball.deadline if facts.ball else None)
    return due if due and due >= today else None


def _last_month(request: DraftRequest, scene: Scene) -> str:
    """When they talked: the month of the newest interview, else of the employer's last message."""
    if scene.interview_day:
        return month_words(scene.interview_day, scene.today)
    received = [one.at for one in request.facts.received]
    last = max(received).astimezone(request.zone).date() if received else None
    return month_words(last, scene.today) if last else ""


def _last_message(facts: Facts) -> datetime | None:
    instants = [one.at for one in facts.sent] + [one.at for one in facts.received]
    return max(instants, default=None)


def _passed(request: DraftRequest) -> tuple[PersonFact, ...]:
    names = request.decision.pass_on_to
    return tuple(PersonFact(one, None, None, replyable=False) for one in names)


def _names(people: tuple[PersonFact, ...], manner: Manner) -> str:
    """Their names in one breath; "" where they are too many or one has no usable name."""
    parts = [person_name(one.name) for one in people]
    if not parts or len(parts) > _MOST_NAMES or not all(one.full for one in parts):
        return ""
    alike = all(one.title for one in parts)
    return listed(tuple(dict.fromkeys(_called(one, manner, alike=alike) for one in parts)))


def _called(name: PersonName, manner: Manner, *, alike: bool) -> str:
    """By title and last name where all have one (`alike`), else by what each is called in full."""
    title = title_of(name, manner)
    if not manner.formal:
        return name.first or f"{title} {name.last or name.full}".strip()
    return f"{title} {(name.last if alike else '') or name.full}".strip()


def title_of(name: PersonName, manner: Manner) -> str:
    """ "Dr", and "Dr." to Americans."""
    stopped = manner.american and name.title in ("Mr", "Mrs", "Ms", "Mx", "Dr", "Prof")
    return f"{name.title}." if stopped else name.title


def _recruiter(facts: Facts, scene: Scene) -> str:
    """The recruiter whom the last status request went to, where that is somebody else."""
    to = {one.lower() for one in scene.status.to} if scene.status else set()
    asked = [one for one in facts.people if (one.email or "").lower() in to]
    others = [one for one in asked if not same_person(one, scene.person)]
    return person_name(others[0].name).first if others else ""


def _who(request: DraftRequest, scene: Scene) -> set[Tag]:
    part = scene.person.part
    tags = {Tag(part.value)} if part else set()
    if request.facts.agency and part in (Part.RECRUITER, Part.COORDINATOR):
        tags.add(Tag.AGENCY)
    if scene.met is not None:
        tags.add(Tag.MET if scene.met else Tag.ARRANGED)
    bypassed = request.facts.wishes.bypass_requested_at is not None
    if request.decision.step.is_status and part is Part.HIRING_MANAGER and bypassed:
        tags.add(Tag.BYPASS)
    return tags


_FORMATS = {Format.PHONE: Tag.BY_PHONE, Format.VIDEO: Tag.BY_VIDEO, Format.ONSITE: Tag.ON_SITE}


def _what(scene: Scene) -> set[Tag]:
    interview = scene.interview
    if interview is None:
        return {Tag.NO_INTERVIEW}
    tags = set()
    if interview.round and interview.round is not Round.OTHER:
        tags.add(Tag(interview.round.value))
    if interview.format:
        tags.add(_FORMATS[interview.format])
    if interview.was is not None:
        tags.add(Tag.MOVED)
    return tags


def _when(scene: Scene) -> set[Tag]:
    """Where the thread stands (CM-10, CM-11): nothing is said of a message that was not sent."""
    tags = {Tag.CANCELLED} if scene.cancelled else set()
    promise, status = scene.promise, scene.status
    if promise and (status is None or promise.said_at > status.at):
        tags.add(Tag.PROMISE_FIRM if promise.firm else Tag.PROMISE_LOOSE)
        if promise.by.lower() == (scene.person.email or "").lower() != "":
            tags.add(Tag.TOLD_BY_YOU)
    elif status:
        tags.add(Tag.AFTER_UNDATED if scene.answer_at else Tag.AFTER_UNANSWERED)
    return tags


def _state(request: DraftRequest, scene: Scene) -> set[Tag]:
    facts = request.facts
    tags = set()
    if facts.outcome and facts.outcome.outcome in (Outcome.ON_HOLD, Outcome.ROLE_CLOSED):
        tags.add(Tag(facts.outcome.outcome.value))
    if any(one.accepted for one in facts.others):
        tags.add(Tag.ACCEPTED)
    if answer_deadline(facts, scene.today):
        tags.add(Tag.DEADLINE)
    late = any(one.active and (one.late_stage or one.offer) for one in facts.others)
    if late and facts.wishes.preferred is True:
        tags.add(Tag.OTHER_PROCESS)
    return tags


def _how(manner: Manner, name: PersonName) -> set[Tag]:
    tags = {Tag.FORMAL} if manner.formal else set()
    if name.title and name.last and (manner.formal or not name.first):
        tags.add(Tag.TITLED)
    if manner.greeting in ("dear", "hello"):
        tags.add(Tag(manner.greeting))
    return tags
