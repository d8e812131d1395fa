"""The write rules of the five guides as limits, independent of the playbooks' own files."""

from dataclasses import dataclass, replace

from agent.domain.hiring import Round, Step
from agent.playbooks.write import (
    Ban,
    Forbidden,
    Mention,
    Need,
    StatusQuestion,
    SubjectName,
    SubjectNeed,
    WriteLimits,
)

F, M, S = Forbidden, Mention, Step
REQUIRED, FORBIDDEN = StatusQuestion.REQUIRED, StatusQuestion.FORBIDDEN


def bans(**rules: str) -> tuple[Ban, ...]:
    return tuple(Ban(Forbidden(name), rule) for name, rule in rules.items())


def needs(**rules: str) -> tuple[Need, ...]:
    return tuple(Need(Mention(name), rule) for name, rule in rules.items())


def subjects(**rules: str) -> tuple[SubjectNeed, ...]:
    return tuple(SubjectNeed(SubjectName(name), rule) for name, rule in rules.items())


def every(rule: str) -> tuple[Ban, ...]:
    """What none of the guides would send."""
    kinds = (
        F.FRUSTRATION,
        F.GUILT,
        F.URGENCY,
        F.ULTIMATUM,
        F.DEMANDING,
        F.WONDERING,
        F.CAPITALS,
        F.STACKED_PUNCTUATION,
        F.BULLET_LIST,
        F.CLICHE,
        F.CASUAL,
        F.DISPUTE,
        F.SECOND_PITCH,
        F.ATTACHED_CV,
        F.HOLLOW_THANKS,
        F.APOLOGY,
        F.YES_OR_NO,
        F.OTHER_OFFERS,
    )
    return tuple(Ban(kind, rule) for kind in kinds)


STATUS_BANS = bans(repeated_thanks="PM-3a", recap="ET-10", status_only="ET-13")

DEFAULTS: dict[Step, WriteLimits] = {
    S.THANK_YOU: WriteLimits("PM-13", max_words=119, must_mention=needs(thanks="PM-13")),
    S.CORRECTION: WriteLimits("PM-2b", max_words=99),
    S.EXPANSION: WriteLimits("PM-2b", max_words=99),
    S.STATUS_1: WriteLimits("PM-3a", max_words=69, status_question=REQUIRED),
    S.STATUS_2: WriteLimits("PM-4a", max_words=69, status_question=REQUIRED),
    S.STATUS_3: WriteLimits("PM-5a", max_words=69, status_question=REQUIRED),
    S.LONG_GAME: WriteLimits("PM-6", max_words=69),
    S.NETWORKING: WriteLimits("ET-6", max_words=119, status_question=FORBIDDEN),
    S.REJECTION_REPLY: WriteLimits(
        "PM-6b", max_words=99, must_mention=needs(thanks="DM-8", feedback="DM-8")
    ),
    S.OFFER_REPLY: WriteLimits(
        "DM-9", max_words=119, must_mention=needs(thanks="DM-9", answer_date="DM-9")
    ),
    S.COMPETING_OFFER: WriteLimits(
        "DM-10", max_words=119, must_mention=needs(offer_date="DM-10", preference="DM-10")
    ),
    S.WITHDRAWAL: WriteLimits(
        "PM-9", max_words=99, must_mention=needs(thanks="PM-9", keep_in_touch="PM-9")
    ),
    S.WRITTEN_SUMMARY: WriteLimits(
        "PM-10", max_words=99, must_mention=needs(summary="PM-10", feedback="PM-10")
    ),
    S.HOLD_REPLY: WriteLimits(
        "CM-17", max_words=99, must_mention=needs(thanks="CM-17"), forbids=bans(feedback="CM-17")
    ),
}

CHECKIN = WriteLimits(
    "ET-10",
    min_sentences=5,
    max_sentences=7,
    max_paragraphs=1,
    status_question=REQUIRED,
    must_mention=needs(identity="ET-10", role="ET-10", interest="ET-3"),
    forbids=STATUS_BANS,
)

GUIDES: dict[str, dict[Step, WriteLimits]] = {
    "phase-map": {
        S.THANK_YOU: WriteLimits(
            "PM-1b",
            min_sentences=3,
            max_sentences=5,
            max_words=59,
            must_mention=needs(thanks="PM-1b", interest="PM-1b"),
        ),
        S.STATUS_1: WriteLimits(
            "PM-3a",
            max_words=69,
            status_question=REQUIRED,
            must_mention=needs(interest="PM-3a", help="PM-3a", promise="PM-3a"),
            forbids=STATUS_BANS,
        ),
        S.STATUS_2: WriteLimits(
            "PM-4a",
            max_words=69,
            status_question=REQUIRED,
            must_mention=needs(interest="PM-4a", help="PM-4a"),
            forbids=STATUS_BANS,
        ),
        S.STATUS_3: WriteLimits(
            "PM-5a",
            max_words=69,
            status_question=REQUIRED,
            must_mention=needs(later_roles="PM-5a"),
        ),
    },
    "etiquette": {
        S.THANK_YOU: WriteLimits(
            "ET-1a",
            min_words=150,
            max_words=200,
            must_mention=needs(
                role="ET-1a",
                thanks="ET-1a",
                interest="ET-1a",
                help="ET-1a",
                full_signature="ET-1a",
            ),
            subject_names=subjects(role="ET-9"),
            status_question=FORBIDDEN,
        ),
        S.STATUS_1: CHECKIN,
        S.STATUS_2: CHECKIN,
        S.STATUS_3: WriteLimits(
            "ET-10",
            min_sentences=5,
            max_sentences=7,
            max_paragraphs=1,
            status_question=REQUIRED,
            must_mention=needs(identity="ET-10", role="ET-10", still_open="ET-5"),
        ),
    },
    "decision-matrix": {
        S.THANK_YOU: WriteLimits(
            "DM-1a",
            max_words=149,
            target_words=119,
            must_mention=needs(thanks="DM-1a", interest="DM-1a"),
        ),
        S.STATUS_1: WriteLimits(
            "DM-3a", max_sentences=3, status_question=REQUIRED, must_mention=needs(promise="DM-3")
        ),
        S.STATUS_2: WriteLimits(
            "DM-4", max_sentences=3, shorter_than_previous=True, status_question=REQUIRED
        ),
    },
    "two-touch": {
        S.THANK_YOU: WriteLimits("TT-1a", max_words=119, must_mention=needs(thanks="TT-1a")),
        S.STATUS_1: WriteLimits(
            "TT-4",
            max_words=79,
            status_question=REQUIRED,
            must_mention=needs(interest="TT-4", schedule="TT-4"),
        ),
        S.STATUS_2: WriteLimits(
            "TT-5", max_words=69, status_question=REQUIRED, must_mention=needs(interest="TT-4")
        ),
        S.REJECTION_REPLY: WriteLimits(
            "TT-9", max_words=69, must_mention=needs(thanks="TT-9", later_roles="TT-9")
        ),
    },
    "business-days": {
        S.THANK_YOU: WriteLimits(
            "BD-1",
            max_words=119,
            status_question=FORBIDDEN,
            must_mention=needs(thanks="BD-1", interest="BD-1"),
        ),
        S.STATUS_1: WriteLimits(
            "BD-3",
            max_words=69,
            status_question=REQUIRED,
            must_mention=needs(interest="BD-3", promise="BD-3"),
        ),
        S.STATUS_2: WriteLimits(
            "BD-4",
            shorter_than_previous=True,
            status_question=REQUIRED,
            must_mention=needs(schedule="BD-4"),
        ),
        S.STATUS_3: WriteLimits(
            "BD-4",
            shorter_than_previous=True,
            status_question=REQUIRED,
            must_mention=needs(still_open="BD-4"),
        ),
        S.REJECTION_REPLY: WriteLimits(
            "BD-8", max_words=69, must_mention=needs(thanks="BD-8", feedback="BD-8")
        ),
    },
}

BRIEF = (Round.RECRUITER_SCREEN, Round.PHONE)

SUBJECTS = {
    "etiquette": subjects(role="ET-9", name="ET-9"),
    "business-days": subjects(role="BD-7", date="BD-7"),
}

SCREEN = WriteLimits(
    "DM-1b",
    min_sentences=2,
    max_sentences=2,
    must_mention=needs(thanks="DM-1b", interest="DM-1b"),
)
FINAL = WriteLimits(
    "DM-7",
    max_words=149,
    must_mention=needs(thanks="DM-7", interest="DM-7", resume_link="DM-7"),
)


@dataclass(frozen=True, slots=True)
class Guide:
    """A playbook as far as the writing room sees one."""

    name: str

    def write_limits(self, step: Step, of_round: Round | None = None) -> WriteLimits:
        limits = GUIDES[self.name].get(step, DEFAULTS[step])
        if self.name == "decision-matrix" and step is S.THANK_YOU:
            limits = {Round.RECRUITER_SCREEN: SCREEN, Round.FINAL: FINAL}.get(
                of_round or Round.OTHER, limits
            )
        if self.name == "etiquette" and step is S.THANK_YOU and of_round in BRIEF:
            limits = replace(limits, min_words=None, must_mention=limits.must_mention[:3])
        if self.name in SUBJECTS and not limits.subject_names:
            limits = replace(limits, subject_names=SUBJECTS[self.name])
        return limits.with_bans(every("DM-14"))


PLAYBOOKS = tuple(Guide(name) for name in GUIDES)
