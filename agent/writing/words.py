"""Everything a wording may name, and every tag a section may ask for: the closed vocabulary.

A user's own templates are checked against it. It must not know where a value comes from.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache


class Tag(StrEnum):
    """A situation a section may be written for. `@name` stands for the playbook of that name."""

    RECRUITER = "recruiter"
    COORDINATOR = "coordinator"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    AGENCY = "agency"
    MET = "met"
    ARRANGED = "arranged"
    RECRUITER_SCREEN = "recruiter_screen"
    PHONE = "phone"
    TECHNICAL = "technical"
    PANEL = "panel"
    ONSITE = "onsite"
    FINAL = "final"
    BY_PHONE = "by_phone"
    BY_VIDEO = "by_video"
    ON_SITE = "on_site"
    MOVED = "moved"
    CANCELLED = "cancelled"
    NO_INTERVIEW = "no_interview"
    PROMISE_FIRM = "promise_firm"
    PROMISE_LOOSE = "promise_loose"
    TOLD_BY_YOU = "told_by_you"
    AFTER_UNANSWERED = "after_unanswered"
    AFTER_UNDATED = "after_undated"
    BYPASS = "bypass"
    DETAIL_PHRASE = "detail_phrase"
    DETAIL_SENTENCES = "detail_sentences"
    REASON_PHRASE = "reason_phrase"
    REASON_SENTENCES = "reason_sentences"
    REASON_WANTED = "reason_wanted"
    VALUE_PHRASE = "value_phrase"
    VALUE_SENTENCES = "value_sentences"
    VALUE_WANTED = "value_wanted"
    TOO_LONG = "too_long"
    ACCEPTED = "accepted"
    DEADLINE = "deadline"
    OTHER_PROCESS = "other_process"
    ON_HOLD = "on_hold"
    ROLE_CLOSED = "role_closed"
    FORMAL = "formal"
    TITLED = "titled"
    DEAR = "dear"
    HELLO = "hello"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class DraftWords:
    """The values a wording may name; "" is unknown, and a wording that names it is passed over.

    `the_role` is never empty ("the role"), `the_role_there` adds the employer. `on_day` is
    "on Tuesday", `interview_day` and all other days carry weekday and date. `meeting` names the
    interview as the recipient knows it ("our call", "the panel interview"). `gap` is the marked
    place of the step at hand.
    """

    me: str = ""
    my_first_name: str = ""
    email: str = ""
    phone: str = ""
    resume_link: str = ""
    cv: str = ""
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    title: str = ""
    company: str = ""
    role: str = ""
    the_role: str = "the role"
    the_role_there: str = "the role"
    meeting: str = ""
    on_day: str = ""
    interview_day: str = ""
    met_people: str = ""
    pass_on: str = ""
    promise_day: str = ""
    promise_words: str = ""
    promise_said: str = ""
    wrote_on: str = ""
    answered_on: str = ""
    detail: str = ""
    value: str = ""
    reason: str = ""
    gap: str = ""
    offer_day: str = ""
    deadline: str = ""
    last_month: str = ""
    recruiter: str = ""

    def values(self) -> dict[str, str]:
        """What the templates are rendered with."""
        return {name: getattr(self, name) for name in word_names()}

    def known(self) -> frozenset[str]:
        """The names that have a value."""
        return frozenset(name for name, value in self.values().items() if value)


@cache
def word_names() -> frozenset[str]:
    """Every name a wording may use."""
    return frozenset(one.name for one in fields(DraftWords))


@cache
def tag_names() -> frozenset[str]:
    """Every tag a section may use, besides `@playbook`."""
    return frozenset(tag.value for tag in Tag)
