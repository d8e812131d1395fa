"""Closed vocabularies of hiring: what a message means, what an interview is, which step is due.

The members' values are the words of CONTRACTS.md sections 1 and 2 and never change.
"""

from enum import StrEnum


class Meaning(StrEnum):
    """What a message says to the candidate (CONTRACTS.md section 2)."""

    APPLICATION_RECEIVED = "application_received"
    OUTREACH = "outreach"
    SCHEDULING = "scheduling"
    INTERVIEW_CONFIRMED = "interview_confirmed"
    INTERVIEW_MOVED = "interview_moved"
    INTERVIEW_CANCELLED = "interview_cancelled"
    ASSESSMENT = "assessment"
    INFORMATION_REQUEST = "information_request"
    STATUS_UPDATE = "status_update"
    ADVANCED = "advanced"
    REJECTION = "rejection"
    OFFER = "offer"
    ON_HOLD = "on_hold"
    ROLE_CLOSED = "role_closed"
    OUT_OF_OFFICE = "out_of_office"
    THANKS_OR_CHAT = "thanks_or_chat"
    JOB_ALERT = "job_alert"
    NOT_HIRING = "not_hiring"


class Confidence(StrEnum):
    """How sure a reading is. The agent acts on `likely` and `certain` only."""

    CERTAIN = "certain"
    LIKELY = "likely"
    WEAK = "weak"

    @property
    def actionable(self) -> bool:
        """Whether a draft may rest on it."""
        return self is not Confidence.WEAK


class InterviewStatus(StrEnum):
    """Where an appointment stands in the words of one message."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CANCELLED = "cancelled"


class Round(StrEnum):
    """The kind of interview."""

    RECRUITER_SCREEN = "recruiter_screen"
    PHONE = "phone"
    TECHNICAL = "technical"
    PANEL = "panel"
    ONSITE = "onsite"
    FINAL = "final"
    OTHER = "other"


class Format(StrEnum):
    """How people meet."""

    PHONE = "phone"
    VIDEO = "video"
    ONSITE = "onsite"


class Part(StrEnum):
    """A person's part in a process."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    COORDINATOR = "coordinator"


class ZoneFrom(StrEnum):
    """Where an interview's time zone was learned."""

    TEXT = "text"
    INVITE = "invite"
    SENDER = "sender"
    ACCOUNT = "account"


class Direction(StrEnum):
    """Whether a message came in or was written by the user."""

    IN = "in"
    OUT = "out"


class OwnKind(StrEnum):
    """What a message written by the user does. Which status step it was is decided in `process`."""

    APPLICATION = "application"
    THANKS = "thanks"
    STATUS = "status"
    CORRECTION = "correction"
    EXPANSION = "expansion"
    ANSWER = "answer"
    RESCHEDULE = "reschedule"
    WITHDRAWAL = "withdrawal"
    ACCEPTANCE = "acceptance"
    OFFER_REPLY = "offer_reply"
    REJECTION_REPLY = "rejection_reply"
    HOLD_REPLY = "hold_reply"
    WRITTEN_SUMMARY = "written_summary"
    NETWORKING = "networking"
    CHAT = "chat"


class Outcome(StrEnum):
    """How a process ended (CONTRACTS.md section 1, `process.closed`)."""

    REJECTED = "rejected"
    OFFER = "offer"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    ON_HOLD = "on_hold"
    ROLE_CLOSED = "role_closed"
    FADED = "faded"


class Step(StrEnum):
    """What the agent may draft (CONTRACTS.md section 1)."""

    THANK_YOU = "thank_you"
    CORRECTION = "correction"
    EXPANSION = "expansion"
    STATUS_1 = "status_1"
    STATUS_2 = "status_2"
    STATUS_3 = "status_3"
    LONG_GAME = "long_game"
    NETWORKING = "networking"
    REJECTION_REPLY = "rejection_reply"
    OFFER_REPLY = "offer_reply"
    COMPETING_OFFER = "competing_offer"
    WITHDRAWAL = "withdrawal"
    WRITTEN_SUMMARY = "written_summary"
    HOLD_REPLY = "hold_reply"

    @property
    def is_status(self) -> bool:
        """Whether it asks the employer for word (CM-9 spaces these)."""
        return self in STATUS_STEPS


STATUS_STEPS = (Step.STATUS_1, Step.STATUS_2, Step.STATUS_3)


class Band(StrEnum):
    """The rulebook's reading of a silence, by its days (RULEBOOK.md, phase-map)."""

    S1 = "PM-S1"
    S2 = "PM-S2"
    S3 = "PM-S3"
    S4 = "PM-S4"
    S5 = "PM-S5"
    S6 = "PM-S6"
