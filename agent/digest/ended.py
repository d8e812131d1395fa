"""What ended lately, and how to leave each of them well. Pure."""

from datetime import timedelta

from agent.digest.lines import Line
from agent.digest.order import Numbered, Ordered
from agent.digest.tips import Place
from agent.digest.week import Week
from agent.digest.words import day_name, sentence
from agent.domain.hiring import Outcome, OwnKind

_ENDED = {
    Outcome.REJECTED: "said no",
    Outcome.OFFER: "made you an offer",
    Outcome.ACCEPTED: "is yours: congratulations",
    Outcome.WITHDRAWN: "is over, as you withdrew",
    Outcome.ON_HOLD: "is on hold",
    Outcome.ROLE_CLOSED: "closed the role",
    Outcome.FADED: "faded into silence",
}
_LEAVE = {
    Outcome.REJECTED: "Two kind sentences are enough; a rejection is never argued with.",
    Outcome.ACCEPTED: "Tell the others soon; a short note to each is waiting where it is due.",
    Outcome.WITHDRAWN: "A short thank-you keeps the door open.",
    Outcome.ON_HOLD: "A gracious line now, and you are the one they remember later.",
    Outcome.ROLE_CLOSED: "A gracious line now, and you are the one they remember later.",
    Outcome.FADED: "Nothing is owed. If they write again, it goes on from there.",
}
_LEFT_WELL = frozenset(
    {OwnKind.REJECTION_REPLY, OwnKind.HOLD_REPLY, OwnKind.WITHDRAWAL, OwnKind.ACCEPTANCE}
)
_LATELY = timedelta(days=7)


def ended_lines(week: Week, ordered: Ordered) -> list[Line]:
    """Processes that ended in the last days; a standing offer is told among the needs."""
    return [
        _line(week, one)
        for one in ordered.ended
        if one.process.closed is not Outcome.OFFER and _lately(week, one)
    ]


def _lately(week: Week, one: Numbered) -> bool:
    at = one.process.closed_at
    return at is not None and week.now - at <= _LATELY


def _line(week: Week, one: Numbered) -> Line:
    closed, at = one.process.closed, one.process.closed_at
    when = f" ({day_name(week.day_of(at), week.today)})" if at else ""
    return Line(
        text=f" {_ENDED[closed] if closed else 'ended'}{when}.",
        name=one.name,
        number=one.number,
        foot=_leaving(one),
    )


def _leaving(one: Numbered) -> str:
    closed = one.process.closed
    if closed is None:
        return ""
    if any(sent.kind in _LEFT_WELL for sent in one.facts.sent):
        return "You have written back: well left."
    if one.process.drafts:
        return "A short reply is waiting in your drafts."
    hopes = _hopes(one) if closed is Outcome.FADED else ()
    return " ".join((_LEAVE.get(closed, ""), *hopes))


def _hopes(one: Numbered) -> tuple[str, ...]:
    """Where the guide says to stop hoping: a process can fade before the first digest says so."""
    tips = (tip for tip in one.process.tips if tip.place is Place.HOPE)
    return tuple(f"{sentence(tip.text)} ({tip.rule})" for tip in tips)
