"""How strongly each sentence says each meaning: frames in their scope and the sentence model.

Knows labels, features and scope; what follows from several sentences is decided in `precedence`
and `meaning`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from agent.domain.hiring import Meaning
from agent.reading.linear import Model
from agent.reading.scales import of_employers
from agent.reading.scan import Line, Scan
from agent.reading.scopes import NOT, Scope, is_plain, of_anybody, scope_of
from agent.reading.wording.lists import words

_M = Meaning
MEANINGS: Mapping[str, Meaning] = {
    "rejection": _M.REJECTION,
    "filled": _M.REJECTION,
    "role_closed": _M.ROLE_CLOSED,
    "on_hold": _M.ON_HOLD,
    "offer": _M.OFFER,
    "advanced": _M.ADVANCED,
    "scheduling": _M.SCHEDULING,
    "confirmed": _M.INTERVIEW_CONFIRMED,
    "moved": _M.INTERVIEW_MOVED,
    "cancelled": _M.INTERVIEW_CANCELLED,
    "assessment": _M.ASSESSMENT,
    "information_request": _M.INFORMATION_REQUEST,
    "status_update": _M.STATUS_UPDATE,
    "application_received": _M.APPLICATION_RECEIVED,
    "outreach": _M.OUTREACH,
    "out_of_office": _M.OUT_OF_OFFICE,
}
# What only an assertion can say: supposed, past or reported it is not said.
_ASSERTED = frozenset(
    [
        "rejection",
        "filled",
        "role_closed",
        "on_hold",
        "offer",
        "advanced",
        "confirmed",
        "moved",
        "cancelled",
    ]
)
# What a rule for all asks of nobody yet.
_ASKED_OF = frozenset(("assessment", "scheduling", "information_request"))
# What waits for something is put off by that very word: "nobody can be hired until June".
_WAITING = words("until till once")
# What a sentence says less strongly than this it does not say.
_LEAST = 0.05


_YOU = words("you your yours yourself")
_OTHERS = words(
    """
    she he her him candidate finalist applicant somebody someone another choice runner-up person
    """
)


class Vote(NamedTuple):
    """How strongly one sentence says one meaning."""

    share: float
    line: Line


Votes = Mapping[Meaning, list[Vote]]


def votes_of(scan: Scan, model: Model | None = None) -> Votes:
    """Every sentence's votes, and the subject's where it is the writer's own.

    `model` is the sentence model, the shipped one if none is given.
    """
    votes: dict[Meaning, list[Vote]] = {}
    heading = () if scan.is_reply else scan.heading
    for line in (*heading, *scan.lines):
        damping = 0.8 if line.sentence.source == "subject" else 1.0
        for label, share in shares_of(line, _LEAST, model).items():
            if share >= _LEAST and (meaning := MEANINGS.get(label)) is not None:
                votes.setdefault(meaning, []).append(Vote(share * damping, line))
    if _M.REJECTION in votes and _left(scan):
        votes[_M.REJECTION] = [Vote(share * 0.2, line) for share, line in votes[_M.REJECTION]]
    return votes


def _left(scan: Scan) -> bool:
    """Whether the user is told to have withdrawn: what is no longer considered was taken back."""
    found = (*scan.in_heading, *scan.found)
    return any(one.name == "withdrawn" and one.scope.plain for one in found)


def shares_of(line: Line, least: float = 0.0, model: Model | None = None) -> dict[str, float]:
    """How strongly a sentence says each label, by the model and the frames together.

    Labels that the model gives less than `least` may be left out.
    """
    if model is None:
        shares = of_employers().shares("meaning", line.added, least)
    else:
        shares = model.shares(line.features, least)
    if line.found:
        for name in {found.name for found in line.found}:
            if shares.get(name, 0.0) >= 0.1 and _stands(line, name):
                shares[name] = 1 - (1 - shares[name]) * 0.6
    _temper(shares, line)
    if not (_ASSERTED.isdisjoint(shares) or is_plain(line.sentence)):
        for label in shares.keys() & _ASSERTED:
            if _takes_back(line, label):
                shares[label] *= 0.2
    return shares


def _temper(shares: dict[str, float], line: Line) -> None:
    """Weaken what the sentence says of somebody else, of everybody, or on the user's request; what
    it says instead grows."""
    said = line.sentence.words
    if "offer" in shares and _to_another(said):
        shares["offer"] *= 0.2
    if "filled" in shares and _fills_it(said):
        shares["offer"] = max(shares.get("offer", 0.0), 0.8 * shares["filled"])
        shares["filled"] *= 0.2
        if "rejection" in shares:
            shares["rejection"] *= 0.2
    if not _ENDED.isdisjoint(shares) and _as_asked(said):
        for label in shares.keys() & _ENDED:
            shares[label] *= 0.2
    if "advanced" in shares and _without_you(said):
        # Who goes on without the user refuses them.
        shares["rejection"] = max(shares.get("rejection", 0.0), 0.8 * shares["advanced"])
        shares["advanced"] *= 0.2
    if not _ASKED_OF.isdisjoint(shares) and of_anybody(line.sentence):
        for label in shares.keys() & _ASKED_OF:
            shares[label] *= 0.2


def _stands(line: Line, name: str) -> bool:
    """Whether a frame of that name stands plainly in the sentence."""
    told = [one for one in line.found if one.name == name and one.weight == 3]
    return bool(told) and any(one.scope.plain for one in told)


def _takes_back(line: Line, label: str) -> bool:
    """Whether the scope does not let the sentence assert the label."""
    sentence = line.sentence
    if label == "on_hold" and not _WAITING.isdisjoint(sentence.words):
        return False
    if label == "rejection" and _not_yet(sentence.words):
        return True
    if label in ("moved", "cancelled") and _stays(sentence.words):
        return True
    scopes = [found.scope for found in line.found if found.name == label and found.weight > 1]
    if scopes:
        return all(map(_unsaid, scopes))
    last = len(sentence.words) - 1
    whole = scope_of(sentence, last, last, own_negation=True)
    return whole.supposed or whole.past or whole.reported


def _to_another(said: Sequence[str]) -> bool:
    """Whether an offer went to somebody else: "our first choice has accepted"."""
    return not _OTHERS.isdisjoint(said) and _YOU.isdisjoint(said)


def _fills_it(said: Sequence[str]) -> bool:
    """Whether the user is the one who fills the post: "you have been chosen to fill it"."""
    if "fill" not in said or not (NOT.isdisjoint(said) and _UNDONE.isdisjoint(said)):
        return False
    *before, second, last = ("", "", *said[: said.index("fill")])
    if last != "to":
        return False
    if second == "you":
        return before[-1] in _PICKED  # "has chosen you to fill"
    return second in _PICKED and before[-1] in _BEING and "you" in before[-3:]


_PICKED = words("chosen selected picked appointed elected chose")
_BEING = words("been were are 're")
_UNDONE = words("had but before someone somebody candidate candidates applicant applicants")


def _as_asked(said: Sequence[str]) -> bool:
    """Whether something was withdrawn because the user asked for it."""
    if _WITHDRAWN.isdisjoint(said):
        return False
    asked = any(pair in _AT_REQUEST for pair in pairwise(said))
    return asked or "requested" in said


_ENDED = frozenset(("rejection", "role_closed", "cancelled"))
_WITHDRAWN = words("withdraw withdrawn withdrawal withdrew")
_AT_REQUEST = frozenset((("your", "request"), ("you", "asked"), ("your", "withdrawal")))


def _without_you(said: Sequence[str]) -> bool:
    """Whether others go on: "has moved to the next step without your application"."""
    for place in range(len(said) - 1):
        if said[place] == "without" and said[place + 1] in _YOU:
            return True
    return "with" in said and not _REST.isdisjoint(said) and _YOU.isdisjoint(said)


_REST = words("other others another different")


def _stays(said: Sequence[str]) -> bool:
    """Whether a change is denied: "we won't postpone", "no need to reschedule"."""
    return any(
        word.startswith(_CHANGING) and not NOT.isdisjoint(said[max(place - 3, 0) : place])
        for place, word in enumerate(said)
    )


_CHANGING = ("postpon", "cancel", "reschedul", "rearrang", "mov")


def _not_yet(said: Sequence[str]) -> bool:
    """Whether a "not" waits for something: "it can't be progressed until both are in", "we can't
    go on without your papers"."""
    for place, word in enumerate(said):
        if word in NOT and word != "without":
            if not _WAITING.isdisjoint(said[place + 1 : place + 8]):
                return True
            if "without" in said[place + 1 : place + 12]:
                return True
    return False


def _unsaid(scope: Scope) -> bool:
    return scope.supposed or scope.past or scope.reported or scope.negated


def framed(line: Line, meaning: Meaning) -> bool:
    """Whether a frame of that meaning stands plainly in the sentence."""
    # Most lines hold no such frame: a list tells that with fewer steps than a search.
    told = [one for one in line.found if one.weight == 3 and MEANINGS.get(one.name) is meaning]
    return bool(told) and any(one.scope.plain for one in told)
