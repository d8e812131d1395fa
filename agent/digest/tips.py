"""Where in the digest a piece of a guide's advice belongs, by the condition that called for it.

Knows playbooks and their conditions, not how anything is shown.
"""

from dataclasses import dataclass
from enum import StrEnum

from agent.domain.decision import Judgement
from agent.playbooks.model import Condition, Playbook, Tell


class Place(StrEnum):
    """Where a tip is told: beside an interview, among the hopes, or once as advice of the week."""

    INTERVIEW = "interview"
    HOPE = "hope"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Tip:
    """A piece of advice with the rule it comes from."""

    rule: str
    text: str
    place: Place = Place.ADVICE

    @property
    def key(self) -> str:
        """By which it is remembered as said: one rule may give several pieces of advice."""
        return f"{self.rule}: {self.text}"


# Said with every interview where the guide itself has no words for it (ET-14, TT-3, BD-2).
REMINDER = Tip(
    "TT-3", "Before it ends, ask what happens next and when you will hear.", Place.INTERVIEW
)
# Where to stop hoping: told for as long as it is so, not once (PM-7, PM-7a, DM-5, BD-5).
_HOPES = frozenset({"PM-7", "PM-7a", "DM-5", "BD-5"})


def tips_of(judgement: Judgement, playbook: Playbook) -> tuple[Tip, ...]:
    """The judgement's advice, each with its place; what a question shows anyway is left out."""
    given = {(one.rule, one.text) for one in judgement.advice}
    return tuple(
        Tip(tell.rule, tell.text, _place(tell))
        for tell in playbook.tells
        if (tell.rule, tell.text) in given and tell.when is not Condition.BALL_WITH_USER
    )


def _place(tell: Tell) -> Place:
    if tell.when is Condition.INTERVIEW_AHEAD:
        return Place.INTERVIEW
    return Place.HOPE if tell.rule in _HOPES else Place.ADVICE
