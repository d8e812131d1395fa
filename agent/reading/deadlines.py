"""Deadlines: by when the user must answer an offer or finish an assessment.

Only for messages that speak of either (CONTRACTS.md section 2); reply-by dates of other mail are
not deadlines. Knows the grammar of time; believes nothing.
"""

from collections.abc import Collection, Sequence
from datetime import date

from agent.domain.evidence import Evidence, EvidenceKind, InterviewReading, ReadingContext
from agent.domain.hiring import Direction, Meaning
from agent.domain.message import Message
from agent.reading.counted_back import counted_back
from agent.reading.deadline_rules import ANSWERED, LastDay, ruled_in
from agent.reading.meant import Meant, meant_of
from agent.reading.not_last_days import is_accepted, not_the_users
from agent.reading.promises import prose_beside
from agent.reading.prose import Prose, Sentence
from agent.reading.told_days import told_day
from agent.reading.window_likelihood import Weighed, surest, weighed_in

READER = "deadlines@5"


def read_deadline(
    message: Message,
    context: ReadingContext,
    meanings: tuple[Meaning, ...] | None = None,
    appointments: Sequence[InterviewReading] = (),
    meant: Sequence[Meant] | None = None,
    *,
    guessed: bool = False,
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The last day to answer an offer or hand in a test, in the writer's calendar; evidence.

    Phrases tell one in an offer or a test that is not only `guessed` at; the learned judge in any
    hiring mail that speaks of either. `appointments` are those read in the same message, `meant` is
    what each sentence means, looked up where nobody knows it yet.
    """
    if message.direction(context.owners) is Direction.OUT:
        return None, ()
    meant = meant_of(message) if meant is None else meant
    if meanings is not None and not (ANSWERED & set(meanings) or _speaks(meant)):
        return None, ()
    prose = prose_beside(message, context, appointments, meant, meanings or ())
    if meanings is not None and Meaning.ASSESSMENT not in meanings and is_accepted(prose):
        return None, ()
    barred = not_the_users(prose)
    ruled = [] if guessed else last_days_in(prose, meanings, barred)
    windows = weighed_in(prose, {(one.sentence.number, one.due) for one in ruled})
    if windows and barred:
        windows = [one for one in windows if (one.sentence.number, one.due) not in barred]
    return told_day(EvidenceKind.DEADLINE, chosen(ruled, windows), prose, READER)


def last_days_in(
    prose: Prose, meanings: tuple[Meaning, ...] | None, barred: Collection[tuple[int, date]]
) -> list[LastDay]:
    """The last days by the phrases and by counts back from a meeting, the `barred` left out."""
    return [*ruled_in(prose, meanings, barred), *counted_back(prose)]


# From the first share on a window is the last day though no phrase says so; under the second what
# a phrase calls one falls away. Chosen on mails held out (benchmarks/README.md).
SURE, HOPELESS = 0.4, 0.2


def _speaks(meant: Sequence[Meant]) -> bool:
    """Whether some sentence may be one of an offer or of a test."""
    return any(one.shares.get(name, 0.0) >= _SOME for one in meant for name in _NAMES)


_SOME = 0.1
_NAMES = frozenset(one.value for one in ANSWERED)


def chosen(
    ruled: Sequence[LastDay], windows: Sequence[Weighed] | None, sure: float = SURE
) -> tuple[date, Sentence] | None:
    """The phrases' likeliest last day that is not hopeless, else the window that surely is one.

    What is no window at all is a meeting's own day: "before Tuesday's interview". In a timetable,
    whose windows nobody weighed, the phrases alone tell.
    """
    if windows is None:
        kept = list(ruled)
    else:
        shares = {(one.sentence.number, one.due): one.shares["deadline"] for one in windows}
        kept = [
            one
            for one in ruled
            if one.plain or shares.get((one.sentence.number, one.due), 0.0) >= HOPELESS
        ]
    if not kept:
        return surest(windows, "deadline", sure)
    best = max(kept, key=lambda one: one.weight)
    return best.due, best.sentence
