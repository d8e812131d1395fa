"""What a playbook demands of a text: lengths, questions, things to say and words to keep out.

A playbook's TOML holds one table a step, which its parser turns into `WriteLimits`:

    [write.all]                              # merged into every step of the playbook
    forbids = { frustration = "DM-14", cliche = "DM-14" }

    [write.status_1]
    rule = "PM-3a"                           # the rule behind the lengths and the question
    max_words = 69                           # "under 70"; both ends are inclusive
    status_question = "required"
    must_mention = { interest = "PM-3a", help = "PM-3a" }
    forbids = { urgency = "PM-3a", other_offers = "PM-3a", repeated_thanks = "PM-3a" }
    subject_names = { role = "ET-9", name = "ET-9" }

    [write.thank_you.recruiter_screen]       # replaces [write.thank_you] for that kind of round
    rule = "DM-1b"
    min_sentences = 2
    max_sentences = 2

It must not know Gmail, storage, templates, or how a text came about: a user's own text is checked
the same way (`followup lint`).
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol, Self

from agent.domain.hiring import Round, Step


class StatusQuestion(StrEnum):
    """Whether a text may, must or must not ask about status or timeline."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    REQUIRED = "required"


class Forbidden(StrEnum):
    """Kinds of words a rule may keep out of a text. The words of each stand in `write_words`."""

    FRUSTRATION = "frustration"
    GUILT = "guilt"
    URGENCY = "urgency"
    ULTIMATUM = "ultimatum"
    DEMANDING = "demanding"
    CASUAL = "casual"
    WONDERING = "wondering"
    OTHER_OFFERS = "other_offers"
    CAPITALS = "capitals"
    STACKED_PUNCTUATION = "stacked_punctuation"
    BULLET_LIST = "bullet_list"
    SECOND_PITCH = "second_pitch"
    ATTACHED_CV = "attached_cv"
    CLICHE = "cliche"
    RECAP = "recap"
    REPEATED_THANKS = "repeated_thanks"
    HOLLOW_THANKS = "hollow_thanks"
    APOLOGY = "apology"
    STATUS_ONLY = "status_only"
    YES_OR_NO = "yes_or_no"
    FEEDBACK = "feedback"
    DISPUTE = "dispute"


class Mention(StrEnum):
    """What a rule may want a text to say.

    ROLE, IDENTITY (the user's name in the first sentence), PROMISE, OFFER_DATE and RESUME_LINK
    bind only where the records hold the thing; the others always.
    """

    ROLE = "role"
    IDENTITY = "identity"
    THANKS = "thanks"
    INTEREST = "interest"
    HELP = "help"
    PROMISE = "promise"
    SCHEDULE = "schedule"
    STILL_OPEN = "still_open"
    LATER_ROLES = "later_roles"
    FEEDBACK = "feedback"
    SUMMARY = "summary"
    OFFER_DATE = "offer_date"
    PREFERENCE = "preference"
    ANSWER_DATE = "answer_date"
    RESUME_LINK = "resume_link"
    FULL_SIGNATURE = "full_signature"
    KEEP_IN_TOUCH = "keep_in_touch"


class SubjectName(StrEnum):
    """What the subject of a message that opens a thread must name, where it is known."""

    ROLE = "role"
    NAME = "name"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Ban:
    """A kind of words kept out, and the rule that wants it so."""

    category: Forbidden
    rule: str


HOUSE_BANS: Final = (
    Ban(Forbidden.OTHER_OFFERS, "CM-6"),
    Ban(Forbidden.FRUSTRATION, "DM-14"),
    Ban(Forbidden.GUILT, "TT-8"),
    Ban(Forbidden.URGENCY, "PM-3a"),
    Ban(Forbidden.ULTIMATUM, "DM-10"),
    Ban(Forbidden.CAPITALS, "ET-9"),
    Ban(Forbidden.STACKED_PUNCTUATION, "ET-9"),
    Ban(Forbidden.BULLET_LIST, "DM-1a"),
    Ban(Forbidden.CLICHE, "ET-9"),
)
"""Kept out of every text whatever the playbook, under the rule of the guide that says it most
plainly; a playbook that forbids the same kind itself is named instead.
"""


@dataclass(frozen=True, slots=True)
class Need:
    """Something the text must say, and the rule that wants it so."""

    mention: Mention
    rule: str


@dataclass(frozen=True, slots=True)
class SubjectNeed:
    """Something a new thread's subject must name, and the rule that wants it so."""

    name: SubjectName
    rule: str


@dataclass(frozen=True, slots=True)
class WriteLimits:
    """What one playbook demands of the text of one step; `rule` stands behind lengths and question.

    All bounds are inclusive ("under 60 words" is 59); None is no bound. Upper bounds hold for the
    whole text from greeting to name, lower ones for what stands between greeting and sign-off.
    `target_words` is a wish ("better under 120"), no failure.
    """

    rule: str
    min_words: int | None = None
    max_words: int | None = None
    target_words: int | None = None
    min_sentences: int | None = None
    max_sentences: int | None = None
    max_paragraphs: int | None = None
    shorter_than_previous: bool = False
    status_question: StatusQuestion = StatusQuestion.ALLOWED
    must_mention: tuple[Need, ...] = ()
    forbids: tuple[Ban, ...] = ()
    subject_names: tuple[SubjectNeed, ...] = ()

    def with_bans(self, bans: tuple[Ban, ...]) -> Self:
        """These limits with further bans (a playbook's `[write.all]`); the step's own ones win."""
        own = {ban.category for ban in self.forbids}
        return replace(
            self, forbids=self.forbids + tuple(ban for ban in bans if ban.category not in own)
        )

    def rules(self) -> tuple[str, ...]:
        """Every rule id these limits rest on, once each, in order."""
        named = [one.rule for one in self.must_mention]
        named += [one.rule for one in self.forbids]
        named += [one.rule for one in self.subject_names]
        return tuple(dict.fromkeys((self.rule, *named)))


class WritesByPlaybook(Protocol):
    """As much of a playbook as the writing of drafts may see."""

    @property
    def name(self) -> str:
        """The playbook's name, such as "phase-map"."""

    def write_limits(self, step: Step, of_round: Round | None = None) -> WriteLimits:
        """The limits of that step; `of_round` is the kind of interview it follows, if any."""
