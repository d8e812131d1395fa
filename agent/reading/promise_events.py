"""Days of which word must wait: those who decide meet, others are seen, a post closes.

"The trustees meet on Wednesday 4 February. I'll ring you on Friday": not before they met. Knows the
words of single sentences; what is promised, and whether the user's own interview comes first, is
told elsewhere.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from agent.reading.days_back import nodes_ahead
from agent.reading.grammar.nodes import Day, Days, Week
from agent.reading.promise_scene import Scene, handed_in_by
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def awaited_before(scene: Scene, prose: Prose, due: date) -> date | None:
    """The last day of an event, told right before a promise, of which its word must wait.

    "The post closes on the 20th. I'll ring you on Friday" (the 6th) is too far off to be awaited.
    """
    number = scene.sentence.number
    above = prose.sentences[max(0, number - _RIGHT_BEFORE) : number]
    if _OWN_CASE.intersection(scene.words) or any("decided" in one.said for one in above):
        return None
    chooses = selects(scene.words)
    alone = _needs_nobody(scene.words) or any(_needs_nobody(one.words) for one in above)
    days = [
        day
        for one in above
        if not (alone and _comes_back(one.words))
        for day in _days_of_event(one, prose, chooses=chooses)
        if day <= due + _CLOSING_SOON or not _only_closes(one.words)
    ]
    return max(days, default=None)


def _needs_nobody(said: Sequence[str]) -> bool:
    """ "I'll ring you before I go", "in my absence", "I'm covering for Tom": nobody is awaited."""
    return not _STANDING_IN.isdisjoint(said) or not _LEAVING.isdisjoint(pairwise(said))


def _only_closes(said: Sequence[str]) -> bool:
    """Whether a post closes and nobody meets or comes back."""
    return _closes(said) and not _sit(said) and not _comes_back(said)


def selects(said: Sequence[str]) -> bool:
    """ "If you're through", "whether you have been shortlisted": told before those are seen."""
    at = next((at for at, word in enumerate(said) if word in ("if", "whether")), len(said))
    near = said[at : at + _TOLD_IF]
    return not _SELECTED.isdisjoint(near) and _FOR_GOOD.isdisjoint(near)


def _days_of_event(sentence: Sentence, prose: Prose, *, chooses: bool) -> list[date]:
    said = sentence.words
    if not sentence.nodes or sentence.asks or not _UNDONE.isdisjoint(said) or "if" in said:
        return []
    if not waits(said, chooses=chooses) and not _is_due(sentence, prose):
        return []
    return _days(sentence)


def waits(said: Sequence[str], *, chooses: bool) -> bool:
    """Whether a sentence tells an event that comes before word does."""
    if _sit(said) or _closes(said) or _comes_back(said):
        return True
    return not chooses and _others_are_seen(said)


def _days(sentence: Sentence) -> list[date]:
    """The days a sentence names; of a week, its first."""
    found: list[date] = []
    for _, node in nodes_ahead(sentence):
        if isinstance(node.value, Day):
            found.append(node.value.date)
        elif isinstance(node.value, Days):
            found += [one.date for one in node.value.days if isinstance(one, Day)]
        elif isinstance(node.value, Week):
            found.append(node.value.monday)
    return found


def _sit(said: Sequence[str]) -> bool:
    """ "The committee reconvenes", "governors will meet", "the panel is meeting"."""
    return _FESTIVE.isdisjoint(said) and any(
        word in _BOARDS and not _SITTING.isdisjoint(said[at + 1 : at + 5])
        for at, word in enumerate(said)
    )


def _closes(said: Sequence[str]) -> bool:
    """ "The vacancy closes on", "applications close", "the advert stays up until"."""
    at = next((at for at, word in enumerate(said) if word in _ADVERTISED), None)
    if at is None:
        return False
    behind = said[at + 1 : at + _NEAR]
    return not _CLOSING.isdisjoint(behind) or any(pair in _STAYING for pair in pairwise(behind))


def _comes_back(said: Sequence[str]) -> bool:
    """ "Greg is back on", "the director returns on", "I'm away until": who is needed is there."""
    back = any(
        said[at] in _BE and said[at + 1] == "back" and said[at + 2] in _THERE
        and "touch" not in said[at + 3 : at + 4]
        for at in range(len(said) - 2)
    )  # fmt: skip
    if not _LONG_GONE.isdisjoint(said):
        return False
    returning = not _RETURNING.isdisjoint(said)
    away = not _UNTIL.isdisjoint(said) and any(
        word in _AWAY or (before, word) == ("on", "leave") for before, word in pairwise(said)
    )
    return back or returning or away


def _others_are_seen(said: Sequence[str]) -> bool:
    """ "Interviews are held on", "we're seeing the last candidates on": before they decide."""
    if not _ANOTHER_POST.isdisjoint(pairwise(said)) or not _TAUGHT.isdisjoint(said):
        return False
    for at, word in enumerate(said):
        if word in _SEEN and "your" not in said[max(0, at - 3) : at]:
            behind = said[at + 1 : at + _NEAR]
            if behind[:1] == (":",) or not _TAKING_PLACE.isdisjoint(behind):
                return True
        if word in _SEEING and not _SEEN_THEN.isdisjoint(said[at + 1 : at + _NEAR]):
            return "you" not in said[at + 1 : at + _NEAR]
    return False


def _is_due(sentence: Sentence, prose: Prose) -> bool:
    """ "Please complete the test by Monday": no word of it comes before it is in."""
    return bool(handed_in_by(sentence, prose))


_CLOSING_SOON = timedelta(days=7)
_STANDING_IN = words("covering absence myself already colleague")
_LEAVING = frozenset({("i", "go"), ("i", "leave"), ("i", "travel"), ("i", "fly")})
# "Meets for its spring party".
_FESTIVE = words("party lunch dinner drinks picnic outing bonuses")
# Nobody waits for "people on leave" or a mother's return.
_LONG_GONE = words("people maternity paternity sabbatical jobholder")
# "Sessions with the children", "training sessions": nobody is chosen there.
_TAUGHT = words("training children pupils starters nursery residents customers public")
_RIGHT_BEFORE, _TOLD_IF, _NEAR = 2, 12, 7
# "For yours, Friday": of another post was told before.
_OWN_CASE = words("yours meantime meanwhile")
_SELECTED = words(
    "through shortlisted selected invited chosen place interview interviewed longlisted"
)
# "If you've been selected for the job" is told behind the interviews.
_FOR_GOOD = words("job post role position appointed")
_UNDONE = words(
    "not 't no cannot cancelled canceled cancel postponed postpone rearrange rescheduled"
)
_BOARDS = words(
    """board panel committee council governors trustees partners directors jury judges managers
    team management leadership"""
)
_SITTING = words(
    """sit sits meet meets meeting sitting reconvene reconvenes convene convenes vote votes decide
    decides"""
)
_ADVERTISED = words(
    """vacancy post role job position advert advertisement ad listing applications application
    advertising recruitment posting"""
)
_CLOSING = words("closes close closing shuts ends")
_STAYING = frozenset({
    ("up", "until"), ("open", "until"), ("live", "until"), ("up", "till"), ("open", "till"),
    ("online", "until"),
})  # fmt: skip
_BE = words("is 's be am 'm are 're")
_THERE = words("on in at from by next tomorrow DAY WEEK")
_RETURNING = words("returns returning")
_AWAY = words("away out off abroad travelling traveling")
_UNTIL = words("until till")
_ANOTHER_POST = frozenset(
    (which, what)
    for which in ("next", "other", "another", "different")
    for what in ("role", "post", "job", "position", "vacancy")
)
_SEEN = words(
    "interviews assessments auditions trials shifts visits sessions viewings lessons panels"
)
_TAKING_PLACE = words("are take held end finish start begin run continue conclude on be being")
_SEEING = words("seeing meeting interviewing see meet interview")
_SEEN_THEN = words(
    """last remaining final candidate candidates applicants applicant people person others finalist
    finalists"""
)
