"""Which of a sentence's stretches of time belongs to the words that promise.

Knows one sentence taken apart; whether it promises at all is told in `promise_scope`.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.grammar.phrases import Hit
from agent.reading.grammar.stretch import Found
from agent.reading.grammar.windows import DATES
from agent.reading.promise_scene import Clause, Scene, clauses_of, goes_on
from agent.reading.promise_scope import is_deciding
from agent.reading.wording import promise_en as wording
from agent.reading.wording.sets import words


def window_for(scene: Scene, clause: Clause, hit: Hit, previous: Found | None) -> Found | None:
    """The window that belongs to the predicate, or None where there is none."""
    inside = [place for place in scene.windows if clause.first <= place < clause.stop]
    usable = [place for place in inside if not _barred(scene, place) or _is_asked_for(scene, hit)]
    usable = [place for place in usable if scene.windows[place].due is not None] or usable
    if usable:
        place = _restated(scene, _nearest(scene, usable, hit))
        return scene.windows[_told_anew(scene, place)]
    if any(not is_revoked(scene, place) for place in inside):
        return None
    beside = _beside(scene, clause)
    if beside is not None:
        return beside
    if scene.words[hit.end : hit.end + 1] in _UNREAD:
        return None
    if previous is not None and _says_then(scene, clause, hit):
        return previous
    return _by_then(scene, clause)


# "Then I'll message you sat": a day that is not read as one, and no other.
_UNREAD = (["sat"], ["sun"], ["wed"])


def is_firm(scene: Scene, window: Found) -> bool:
    """Whether a window is firm, and nothing said in its clause makes it a guess."""
    place = next((at for at, one in scene.windows.items() if one is window), -1)
    if place < 0 or not window.firm:
        return window.firm
    low = max((one.first for one in clauses_of(scene.words) if one.first <= place), default=0)
    # "Likely Friday" names the day still.
    if not _GUESSING.isdisjoint(scene.words[low : place - (scene.words[place - 1] == "likely")]):
        return False
    behind = scene.words[place + 1 : place + _GUESSED_BEHIND]
    if behind[:1] in (["maybe"], ["probably"], ["hopefully"]) or (
        behind[:1] == [","] and behind[1:2] in (["maybe"], ["probably"], ["hopefully"])
    ):
        return False
    if behind[:1] == ["or"] and behind[1:2] in (["thereabouts"], ["so"]):
        return False
    near = [*scene.words[low:place], ",", *behind]
    return all(tuple(near[at : at + len(said)]) != said
               for said in _BY_CHANCE for at in range(len(near)))  # fmt: skip


_GUESSING = words("prob prolly likely probably hopefully perhaps maybe guess roughly approximately")
_BY_CHANCE = (
    ("with", "luck"), ("any", "luck"), ("some", "luck"), ("give", "or", "take"),
)  # fmt: skip
_GUESSED_BEHIND = 6


def _by_then(scene: Scene, clause: Clause) -> Found | None:
    """ "We aim to finish by mid-August and will keep you informed": the limit named just before."""
    if scene.words[clause.first] != "and":
        return None
    limited = [
        place
        for place in scene.windows
        if place < clause.first and scene.words[max(0, place - 1)] in ("by", "within", "before")
    ]
    return scene.windows[limited[-1]] if limited else None


def _restated(scene: Scene, place: int) -> int:
    """ "Before the end of the week after, so on the 24th": the day that says it again."""
    for told in (_told_as_date, _at_the_latest):
        found = told(scene, place)
        if found is not None:
            return found
    at = place + 1
    while scene.words[at : at + 1] and scene.words[at] in _BETWEEN:
        at += 1
    if _is_dated(scene, place, at):
        return at
    joint = scene.words[place + 1 : at]
    said_again = any(pair in _THAT_IS for pair in pairwise(joint))
    if at in scene.windows and at > place + 1 and (said_again or _is_latest(joint)):
        return at
    again = (
        at in scene.windows
        and at > place
        and not _RESTATING.isdisjoint(scene.words[place + 1 : at])
    )
    return at if again else place


def _at_the_latest(scene: Scene, place: int) -> int | None:
    """ "Tomorrow, or by Friday at the latest": the later of the two is the limit."""
    at = next((one for one in scene.windows if one > place), None)
    if at is None or "latest" not in scene.words[at + 1 : at + 4]:
        return None
    return at if _OR_LATER.issuperset(scene.words[place + 1 : at]) else None


_OR_LATER = words(", or by on the but and if not")


def _told_as_date(scene: Scene, place: int) -> int | None:
    """ "In 4 business days post-interview, meaning no later than the 19th": counted, then dated."""
    at = next((one for one in scene.windows if one > place), None)
    counted = scene.windows[place].rule.startswith("count")
    if at is None or at - place > _SAID_AGAIN or not counted:
        return None
    joint = scene.words[place + 1 : at]
    start = next((step for step, word in enumerate(joint) if word in _RESTATING), None)
    if start is None or not _LIMITING.issuperset(joint[start + 1 :]):
        return None
    return at if scene.windows[at].rule in DATES else None


_SAID_AGAIN = 10
_LIMITING = words("by on no not later than the at until , ( latest hence : is")


def _is_latest(joint: Sequence[str]) -> bool:
    """ "In the week after, and in any case by the 26th": the last day that may be."""
    return joint[-1] in ("by", "on", "before", "than") and not _SURELY.isdisjoint(joint)


_THAT_IS = frozenset({("that", "is"), ("that", "'s")})
_SURELY = words("case event rate certainly definitely")


def _is_dated(scene: Scene, place: int, at: int) -> bool:
    """ "A week later, on the 27th", "the next working day, Monday 21st": the date says it again."""
    if at not in scene.windows or not 1 < at - place <= _APPOSED:
        return False
    joint = scene.words[place + 1 : at]
    apposed = not {",", "("}.isdisjoint(joint[:2]) and _APPOSING.issuperset(joint)
    told = scene.windows[place].rule in _RELATIVE or scene.windows[place].rule.startswith("count")
    return apposed and told and scene.windows[at].rule in DATES


_APPOSED = 4
_APPOSING = words(", ( on by that is later")
_RELATIVE = frozenset({"hours", "day after", "following week", "that day", "same day"})
_RESTATING = words("so means meaning namely ie e mean")
_BETWEEN = _RESTATING | words(
    """, ; - ( i . that is 's by on thus thereof latest at the before and later in any case event
    rate but certainly definitely"""
)


def _nearest(scene: Scene, places: Sequence[int], hit: Hit) -> int:
    """The first window behind the verb; joined by "or" the last; else the nearest before it."""
    behind = [place for place in places if place >= hit.start]
    chosen = behind[0] if behind else places[-1]
    for place in behind:
        joint = scene.words[chosen + 1 : place]
        latest = "latest" in scene.words[place : place + 4]
        if "," in joint and "latest" in joint[-4:]:
            # "The decision falls next week, you get a letter at the latest on the 7th".
            chosen = place
            continue
        if place > chosen and place - chosen <= 4 and ("or" in joint or ("," in joint and latest)):
            chosen = place
    return chosen


def _told_anew(scene: Scene, place: int) -> int:
    """ "You'll know before Christmas: I'll call you on Friday the 21st": told again, and nearer."""
    colon = next((at for at in range(place, len(scene.words)) if scene.words[at] == ":"), -1)
    later = [at for at in scene.windows if at > colon and not is_revoked(scene, at)]
    if colon < 0 or len(later) != 1 or min(scene.windows, key=lambda at: abs(at - place)) != place:
        return place
    due, outer = scene.windows[later[0]].due, scene.windows[place].due
    told = any(hit.name in _AGAIN and colon < hit.start < later[0] for hit in scene.hits)
    nearer = due is not None and outer is not None and due <= outer
    return later[0] if told and nearer and colon - place <= 2 else place


_AGAIN = ("contact", "hear", "passive")


def _is_asked_for(scene: Scene, hit: Hit) -> bool:
    """ "Bear with us for a week", "aiming for Friday": "for" tells a length elsewhere."""
    return hit.name == "bare" and scene.words[hit.start] in _ASKING_FOR


_ASKING_FOR = words("bear aiming aim shooting targeting target")


def _barred(scene: Scene, place: int) -> bool:
    """Whether the window only begins there ("after Friday"), lies back, or is of something else."""
    before = list(reversed(scene.words[max(0, place - 3) : place]))
    if is_revoked(scene, place):
        return True
    near = [word for word in before if word not in ("the", "on", "of", "TIME", "this")][:1]
    if near == ["not"] and "but" in scene.words[place + 1 : place + 3]:
        return True  # "Not this Friday but the next"
    if near == ["from"] and is_moved(scene, place):
        return False
    if near == ["than"]:
        return not _SOONER.isdisjoint(before)
    if near in (["past"], ["beyond"]):
        return wording.NEGATIONS.isdisjoint(scene.words[:place])  # "No later and not past Friday"
    return bool(near) and near[0] in _BARRING


def is_moved(scene: Scene, place: int) -> bool:
    """ "Our decision has moved from Friday to Tuesday": of the two the day it is moved to."""
    window = scene.windows[place]
    told = "to" in scene.sentence.words[window.first : window.stop]
    return told and not _MOVING.isdisjoint(scene.words[:place])


_MOVING = words("move moved pushed push shift shifted postponed delayed changed")


def is_revoked(scene: Scene, place: int) -> bool:
    """ "On Tuesday, not Friday", "on Tuesday instead of on Friday": a day that holds no more.

    Another day stands before it, or "then", which tells one.
    """
    said = scene.words
    at = place - 1
    while at > 0 and said[at] in _BEFORE_DAY:
        at -= 1
    given = any(other < place for other in scene.windows) or "then" in said[:place]
    if not given or at < 1:
        return False
    if said[at] == "not":
        return said[at - 1] in (",", "and", "(", "-") and "but" not in said[place : place + 3]
    if (said[at - 1], said[at]) in _IN_PLACE_OF:
        return True
    return said[at] == "than" and "rather" in said[max(0, at - _RATHER) : at]


_BEFORE_DAY = words("on by this the")
_IN_PLACE_OF = frozenset({("instead", "of"), ("rather", "than")})
# "We'd rather tell you on Tuesday than on Friday".
_RATHER = 9
_SOONER = words("sooner earlier")


_BARRING = words("after since from last for past every each")


def _beside(scene: Scene, clause: Clause) -> Found | None:
    """A window in a neighbouring stretch without a verb of its own: "By Friday, you will hear"."""
    for other in sorted(scene.clauses, key=lambda one: abs(one.first - clause.first)):
        if other is clause or not any(other.first <= p < other.stop for p in scene.windows):
            continue
        length = other.stop - other.first
        if any(word in wording.NEGATIONS for word in scene.words[other.first : other.stop]):
            continue
        places = [p for p in scene.windows if other.first <= p < other.stop]
        if (
            length <= 4
            or _is_adverbial(scene, other)
            or goes_on(scene, clause, other)
            or "so" in scene.words[clause.first : clause.first + 2]
        ):
            usable = [p for p in places if not _barred(scene, p)]
            if usable:
                return scene.windows[usable[-1]]
    return None


def _is_adverbial(scene: Scene, clause: Clause) -> bool:
    """ "But by the end of next week at the latest": a limit, with nobody who does anything."""
    said = scene.words[clause.first : clause.stop]
    first = next((word for word in said if word not in ("but", "and", "so", ",", "then")), "")
    return first in _LIMITING and len(said) <= _ADVERBIAL and _ACTING.isdisjoint(said)


_LIMITING = words("by within before until in no not at on")
_ADVERBIAL = 10
_ACTING = words("we i you he she they it is are was were will 'll 's 're has have please must your")


def _says_then(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether it comes at the time named before; what is decided "then" only comes after that."""
    words = scene.words[clause.first : clause.stop]
    after = any(
        one in ("right", "straight", "immediately", "directly") and two in ("after", "afterwards")
        for one, two in pairwise(words)
    )
    opening = scene.words[max(0, clause.first - 1) : clause.first + 1]
    when = opening in (["following", "which"], ["after", "which"]) or any(
        words[at : at + 3] in (["that", "'s", "when"], ["that", "is", "when"])
        for at in range(len(words))
    )
    then = "then" in words and not is_deciding(scene, hit)
    point = any(tuple(words[at : at + 3]) in _AT_THAT_POINT for at in range(len(words)))
    said = scene.words[max(0, clause.first - 5) : hit.start]
    point = point or any(tuple(said[at : at + 4]) == _AT_ITS_END for at in range(len(said)))
    return after or when or then or point or ("that" in words and "week" in words)


_AT_THAT_POINT = frozenset(
    (before, which, point)
    for before in ("at", "by")
    for which in ("that", "this", "which")
    for point in ("point", "time", "stage", "juncture")
)
_AT_ITS_END = ("the", "end", "of", "which")
