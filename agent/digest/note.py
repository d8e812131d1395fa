"""The note to the user after an interview: three short questions, as text and as a simple page.

It takes names and hours and decides nothing: when it is due, and what becomes of the answer, is not
known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from agent.digest.render import environment, templates_folder
from agent.digest.words import NAME_LENGTH, day_name, joined, shown
from agent.domain.hiring import Round

QUESTIONS = (
    "What is one thing you talked about that stayed with you?",
    "Anything you would correct, or would have liked to say more about?",
    "Whom did you meet?",
)
_MOST_NAMES = 5
_MEETING = {Round.RECRUITER_SCREEN: "first call", Round.PHONE: "call", Round.FINAL: "final round"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """The interview a note is about; instants are UTC, names as mail spells them, "" unknown.

    `by` is until when an answer serves the thank-you best, None where that is past; `names` are
    those known to have taken part.
    """

    now: datetime
    zone: ZoneInfo
    ended: datetime
    company: str = ""
    user_name: str = ""
    round: Round | None = None
    by: datetime | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteView:
    """What the templates say; every value is safe to show."""

    subject: str
    greeting: str
    meeting: str
    ended: str
    questions: tuple[str, ...]
    names: str
    by: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it is filed."""

    subject: str
    text: str
    html: str


def note_text(occasion: Occasion) -> NoteText:
    """The note in both its forms."""
    view = _view(occasion)
    folder = templates_folder("note")
    text = environment(folder, escape=False).get_template("note.txt.j2").render(view=view)
    html = environment(folder, escape=True).get_template("note.html.j2").render(view=view)
    return NoteText(view.subject, text.strip() + "\n", html.strip() + "\n")


def _view(occasion: Occasion) -> NoteView:
    meeting = _MEETING.get(occasion.round, "interview") if occasion.round else "interview"
    company = shown(occasion.company)
    theirs = f"{meeting} with {company}" if company else meeting
    first = shown(occasion.user_name, NAME_LENGTH).partition(" ")[0]
    return NoteView(
        subject=f"Your {theirs}: three short questions",
        greeting=f"Hello {first}," if first else "Hello,",
        meeting=theirs,
        ended=_when(occasion.ended, occasion),
        questions=QUESTIONS,
        names=_listed(occasion.names),
        by=_when(occasion.by, occasion) if occasion.by else "",
    )


def _when(instant: datetime, occasion: Occasion) -> str:
    """ "today at 15:00", "on Fri 12 June at 15:00" on the user's wall."""
    local = instant.astimezone(occasion.zone)
    day = day_name(local.date(), occasion.now.astimezone(occasion.zone).date())
    near = day in ("today", "tomorrow", "yesterday")
    return f"{day if near else f'on {day}'} at {local:%H:%M}"


def _listed(names: Sequence[str]) -> str:
    safe = [shown(name) for name in dict.fromkeys(names) if shown(name)]
    rest = len(safe) - _MOST_NAMES
    return joined([*safe[:_MOST_NAMES], f"{rest} more"] if rest > 0 else safe)
