"""The plain words a digest can be answered with, and what each says of a process. Data, no more.

A phrase stands here as it reads once small words are left out; anything else is asked back.
"""

from collections.abc import Callable, Mapping

from agent.domain.correction import (
    Answered,
    CancelInterview,
    Change,
    Ignore,
    NoShow,
    SetOutcome,
    SetWish,
    Wish,
)
from agent.domain.facts import NoteKind
from agent.domain.hiring import Outcome

# Left out before a phrase is looked up; none of them turns a meaning round.
_SMALL = """
    a an the i i've ive i'd we they he she it it's its this that one my me them us please
    thanks thank you want to would like have has had was is are been be just already now got
    get from with by there here of for at yes
"""
SMALL_WORDS = frozenset(_SMALL.split())
BY_PHONE = ("by phone", "on the phone", "over the phone", "by word of mouth", "in a call")

Made = Callable[[], tuple[Change, ...]]


def _wish(wish: Wish, value: bool | None) -> Made:
    return lambda: (SetWish(wish, value),)


def _outcome(outcome: Outcome | None) -> Made:
    return lambda: (SetOutcome(outcome),)


def _said(made: Made, reply: str, *phrases: str) -> Mapping[str, tuple[Made, str]]:
    return dict.fromkeys(phrases, (made, reply))


PHRASES: Mapping[str, tuple[Made, str]] = {
    **_said(
        _wish(Wish.WITHDRAW, True),
        "a kind note to withdraw comes to your drafts",
        "withdraw",
        "pull out",
        "drop out",
        "not interested",
        "no longer interested",
    ),
    **_said(
        _outcome(Outcome.WITHDRAWN),
        "you withdrew; it is over",
        "withdrawn",
        "withdrew",
        "pulled out",
        "offer declined",
        "declined offer",
        "declined their offer",
        "turned offer down",
    ),
    **_said(lambda: (Ignore(),), "left alone from now on", "ignore", "leave alone", "leave out"),
    **_said(
        _outcome(Outcome.REJECTED),
        "noted that they said no",
        "rejected",
        "rejection",
        "said no",
    ),
    **_said(
        _outcome(Outcome.OFFER),
        "congratulations, an offer is noted",
        "offer",
        "made offer",
        "received offer",
        "offer received",
    ),
    **_said(
        _outcome(Outcome.ACCEPTED),
        "congratulations; the others will be told kindly",
        "offer accepted",
        "accepted offer",
        "accepted their offer",
        "accepted",
        "took job",
        "took offer",
    ),
    **_said(_outcome(Outcome.ON_HOLD), "noted as on hold", "on hold", "put on hold"),
    **_said(
        _outcome(Outcome.ROLE_CLOSED),
        "noted that the role is closed",
        "closed",
        "role closed",
        "position closed",
        "filled",
        "role filled",
        "position filled",
    ),
    **_said(
        _outcome(None),
        "noted that it goes on",
        "still open",
        "open",
        "not over",
        "not rejected",
        "reopen",
        "still running",
    ),
    **_said(
        _wish(Wish.PREFERRED, True),
        "your favourite now",
        "prefer",
        "preferred",
        "favourite",
        "favorite",
        "first choice",
        "top choice",
    ),
    **_said(
        _wish(Wish.PREFERRED, False),
        "no favourite any more",
        "not preferred",
        "not favourite",
        "not favorite",
        "no longer preferred",
        "no longer favourite",
    ),
    **_said(_wish(Wish.PAUSED, True), "paused until you say “resume”", "pause", "paused"),
    **_said(
        lambda: (SetWish(Wish.PAUSED, False), SetWish(Wish.PAUSED_UNTIL, None)),
        "going on again",
        "resume",
        "unpause",
        "continue",
        "go on",
    ),
    **_said(
        lambda: (Answered(),),
        "noted that you answered",
        "answered",
        "replied",
        "done",
        "wrote back",
    ),
    **_said(
        lambda: (NoShow(),),
        "noted that nobody turned up",
        "no show",
        "no-show",
        "nobody came",
        "nobody turned up",
        "nobody showed up",
    ),
    **_said(
        lambda: (CancelInterview(),),
        "noted that the interview does not take place",
        "cancelled",
        "canceled",
        "interview cancelled",
        "interview canceled",
    ),
    **_said(
        _wish(Wish.BYPASS, True),
        "a gentle note to the hiring manager comes to your drafts",
        "bypass",
        "write hiring manager",
        "ask hiring manager",
    ),
    **_said(_wish(Wish.LOOKING_AGAIN, True), "noted that you are looking again", "looking again"),
}

# A word before free words of the user's own: "3 detail we talked about the data platform".
NOTES: Mapping[str, NoteKind] = {"note": NoteKind.DETAIL} | {one.value: one for one in NoteKind}

# About a message that the agent asked about.
NEITHER = frozenset({"ignore", "no", "neither", "none", "nothing", "not hiring", "not job"})
A_NEW_ONE = frozenset({"new", "new process", "new application", "hiring", "job", ""})
