"""What one sentence promises by its phrases: which day, and how firmly.

Knows single sentences and the days named before them; what a learned model makes of the same
windows is told in `promise_likelihood`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from agent.reading.grammar.phrases import Hit
from agent.reading.grammar.stretch import Found
from agent.reading.promise_backing import taken_back
from agent.reading.promise_calls import is_appointment
from agent.reading.promise_order import behind_meeting
from agent.reading.promise_parties import is_anothers
from agent.reading.promise_scene import (
    PHRASES,
    TAKING,
    TASKS,
    Clause,
    Scene,
    earlier_window,
    inside,
    names_in,
)
from agent.reading.promise_scope import is_asked, is_deciding, is_others_matter, predicate
from agent.reading.promise_steps import waits_for_step
from agent.reading.promise_windows import is_firm, window_for
from agent.reading.prose import Prose
from agent.reading.wording.sets import words


class Promise(NamedTuple):
    """Word is due by that day; `window` is the stretch of time that says so, and `share` how
    likely it is to a learned model."""

    due: date
    firm: bool
    window: Found
    share: float = 1.0

    @property
    def is_morning_after(self) -> bool:
        """Whether the window is only the evening before the day on which word is due."""
        return self.window.rule in _TONIGHT and self.due != self.window.due


class Seen(NamedTuple):
    """A sentence taken apart and what its phrases promise.

    `turned` where a "not", an "if" or the past takes back what would promise; the model may find
    that it governs something else. `barred` where nothing further in it promises, whatever the
    model makes of its windows: what would promise is a meeting, is counted from the user's own step
    or only begins then, or the time is the user's or somebody else's.
    """

    scene: Scene
    ruled: tuple[Promise, ...] = ()
    undated: bool = False
    turned: bool = False
    barred: bool = False


def promise_in(scene: Scene, previous: Found | None, prose: Prose) -> Seen:
    """What one sentence promises by its phrases."""
    users = _is_users_silence(scene)
    windows = [] if users else list(_silence(scene, previous, prose))
    undated, turned, barred = False, False, users or _is_other_week(scene) or is_habit(scene)
    predicates = {clause: predicate(scene, clause) for clause in scene.clauses}
    plain = _plain_word(scene, predicates)
    for clause, hit in predicates.items():
        if hit is not None and plain and (hit.name == "bare" or is_deciding(scene, hit)):
            continue
        if hit is None:
            barred = barred or _is_others(scene, clause) or _is_users_time(scene, clause)
            continue
        if is_asked(scene, clause) or taken_back(scene, clause, hit):
            turned = True
            continue
        window = window_for(scene, clause, hit, earlier_window(scene, clause) or previous)
        if window is not None and (
            is_appointment(scene, clause, hit, window)
            or _waits_for_user(scene, window, prose)
            or _is_anothers(scene, window, prose)
        ):
            barred = True
            continue
        if hit.name == "bare" and window is not None and _is_elsewhere(scene, hit, window, prose):
            barred = barred or _is_for_things(scene, window)
            continue
        if windows and scene.words[clause.first] == "so" and window is not None:
            windows.clear()
        if window is not None and window.due is not None and window.due >= prose.reference.today:
            due = behind_meeting(window, scene, prose) + _next_morning(scene, window)
            windows.append(Promise(due, is_firm(scene, window), window))
        elif window is None or window.due is not None:
            undated = undated or _is_undated(scene, clause, hit)
            barred = barred or (window is None and _is_lower_bound(scene))
    return Seen(scene, tuple(windows), undated, turned, barred)


def is_habit(scene: Scene) -> bool:
    """ "Typically responds within 1 day": what an answer took so far, as boards show it."""
    return any(one in _AS_A_RULE and two in _ANSWERS for one, two in pairwise(scene.words))


_AS_A_RULE, _ANSWERS = words("usually typically normally generally"), words("responds replies")


def _is_others(scene: Scene, clause: Clause) -> bool:
    """Whether words of telling stand in a clause, but of what others are told or decide."""
    return any(inside(hit, clause) and is_others_matter(scene, clause, hit) for hit in scene.hits)


def _is_users_time(scene: Scene, clause: Clause) -> bool:
    """ "You have until Friday", "we'll give you until Friday": the user's own time."""
    places = [at for at in scene.windows if clause.first <= at < clause.stop]
    until = any(scene.words[at - 1] in ("until", "till") for at in places)
    return until and "user" in names_in(scene, clause)


def _is_lower_bound(scene: Scene) -> bool:
    """ "You'll hear from us after 16 March": when it may come at the earliest."""
    return bool(scene.windows) and all(scene.words[at - 1] == "after" for at in scene.windows)


def _next_morning(scene: Scene, window: Found) -> timedelta:
    """ "I'll know by tonight and tell you in the morning": a day on."""
    if window.rule not in _TONIGHT:
        return timedelta()
    place = next((at for at, one in scene.windows.items() if one is window), len(scene.words))
    behind = scene.words[place:]
    morning = next((at for at in range(len(behind)) if tuple(behind[at : at + 3]) in _MORNINGS), 0)
    # "Tonight who you'll meet in the morning": that is what will be told.
    return timedelta(days="and" in behind[:morning])


_TONIGHT = frozenset({"tonight", "today", "part of today"})
_MORNINGS = frozenset({("in", "the", "morning"), ("first", "thing", "tomorrow")})


def _is_anothers(scene: Scene, window: Found, prose: Prose) -> bool:
    """ "Accounts will let you know by Friday whether the taxi is paid": of no process."""
    place = next((at for at, one in scene.windows.items() if one is window), None)
    return place is not None and is_anothers(scene, place, prose)


def _waits_for_user(scene: Scene, window: Found, prose: Prose) -> bool:
    """ "Once you have signed, HR will write within two days": counted from the user's own step."""
    if not window.rule.startswith("count"):
        return False
    place = next((at for at, one in scene.windows.items() if one is window), 0)
    if place in scene.windows and waits_for_step(scene, place, prose):
        return True
    said = scene.words
    opening = next((at for at, word in enumerate(said) if word in _ONCE), len(said))
    if ";" in said[min(opening, place) : max(opening, place)]:
        return False
    yours = said[opening + 1 : opening + 2] in (["you"], ["you've"])
    acted = said[opening + 2 : opening + 5]
    # "After you sent your portfolio it went to Mia": that was done before.
    return yours and _DONE.isdisjoint(acted[:1]) and not _USERS_STEPS.isdisjoint(acted)


_ONCE = words("once after when")
_DONE = words(
    """accepted sent returned signed submitted uploaded replied confirmed booked chose completed
    filled handed paid registered"""
)
_USERS_STEPS = words(
    """accepted accept sent send returned return signed sign submitted submit uploaded upload
    replied reply confirmed confirm booked book chosen choose completed complete filled fill
    handed paid registered register"""
)


def _is_elsewhere(scene: Scene, hit: Hit, window: Found, prose: Prose) -> bool:
    """Whether a stretch is a meeting's day, or how long a task takes ("one to two days")."""
    if window.due in prose.met or _is_for_things(scene, window):
        return True
    if TAKING.isdisjoint(scene.words[hit.start : hit.end]):
        return False
    at = scene.sentence.number
    return any(not TASKS.isdisjoint(one.said) for one in prose.sentences[max(0, at - 2) : at + 1])


def _is_for_things(scene: Scene, window: Found) -> bool:
    """ "We need a few days to set up your laptop": a wait that ends in no word."""
    place = next((at for at, one in scene.windows.items() if one is window), len(scene.words))
    behind = scene.words[place + 1 : place + 3]
    told = any(hit.name in ("contact", "hear") and hit.start > place for hit in scene.hits)
    return behind[:1] == ["to"] and not _MAKING.isdisjoint(behind) and not told


_MAKING = words("set install order print pack ship process train learn deliver repair clean build")


def _is_other_week(scene: Scene) -> bool:
    """ "Not this Friday but the next": the day that is meant is told by no window."""
    return any(
        scene.words[max(0, at - 1)] == "not" and scene.words[at + 1 : at + 2] == ["but"]
        for at in scene.windows
        if at == max(scene.windows)
    )


def _plain_word(scene: Scene, predicates: Mapping[Clause, Hit | None]) -> bool:
    """Whether a clause promises word by a window of its own, beside one that tells a stretch."""
    return any(
        hit is not None and hit.name != "bare" and not is_deciding(scene, hit)
        and not taken_back(scene, clause, hit)
        and any(clause.first <= place < clause.stop for place in scene.windows)
        for clause, hit in predicates.items()
    )  # fmt: skip


def _silence(scene: Scene, previous: Found | None, prose: Prose) -> list[Promise]:
    """ "If you have not heard by the 20th, assume it is over": word is due by then."""
    window = _window_of_silence(scene, previous, prose)
    if window is None or window.due is None:
        return []
    return [Promise(window.due, firm=True, window=window)]


def silent_window(scene: Scene, previous: Found | None, prose: Prose) -> Found | None:
    """The window after which silence means no ("not heard by the 20th, assume it is over")."""
    return None if _is_users_silence(scene) else _window_of_silence(scene, previous, prose)


def _window_of_silence(scene: Scene, previous: Found | None, prose: Prose) -> Found | None:
    """The same, whoever keeps silent."""
    names = {hit.name: hit for hit in scene.hits}
    if "silent" not in names:
        return None
    if scene.sentence.asks:
        if not _is_over_next(scene, prose):
            return None
    elif "over" not in names:
        return None
    first, place = names["silent"].start, names["silent"].end - 1
    if scene.words[place] == "then":
        # "Ringing people up to the 14th, no call by then means no".
        before = [at for at in scene.windows if at < first]
        return scene.windows[max(before)] if before else previous
    return scene.windows.get(place)


def _is_users_silence(scene: Scene) -> bool:
    """ "If we do not hear from you by Monday", "if you have not been in touch by Friday"."""
    hit = {hit.name: hit for hit in scene.hits}.get("silent")
    if hit is None:
        return False
    told, before = scene.words[hit.start : hit.end], scene.words[max(0, hit.start - 3) : hit.start]
    pairs = set(pairwise(told))
    if ("from", "you") in pairs or not pairs.isdisjoint(_USERS_WORD):
        return True
    return "touch" in told and "you" in before


_USERS_WORD = frozenset(
    ("your", word) for word in ("reply", "answer", "decision", "response", "confirmation", "form")
)


def _is_over_next(scene: Scene, prose: Prose) -> bool:
    """ "Heard nothing by 11 May? Then please take it that it is over": told in one more line."""
    at = scene.sentence.number + 1
    if at >= len(prose.sentences):
        return False
    behind = prose.sentences[at]
    opens = behind.words[0] in ("then", "please", "assume", "unfortunately", "sadly", "you")
    return opens and any(hit.name == "over" for hit in PHRASES.scan(list(behind.words)))


def _is_undated(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether word is promised plainly, though for no day: the future must be said."""
    words = scene.words[clause.first : clause.stop]
    future = any(word in ("will", "'ll", "shall", "ll") for word in words)
    if set(words[hit.start - clause.first : hit.end - clause.first]) & _BY_PHONE:
        future = future and "soon" in names_in(scene, clause)
    return hit.name != "bare" and future


_BY_PHONE = words("call ring phone text ping speak talk chat bell buzz")
