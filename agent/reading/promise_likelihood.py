"""How likely each stretch of time is one that the employer promises word by.

A learned model weighs each window ahead in its place (`promise_surroundings`), beside the rules:
what it calls hopeless falls away, and of a sentence in which no phrase promises its likeliest
window is promised where the model is very sure. Knows no zones and no calendars.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from agent.reading.grammar.stretch import Found
from agent.reading.lately import told_once
from agent.reading.linear import Model, load
from agent.reading.promise_calls import NEWS
from agent.reading.promise_order import behind_meeting
from agent.reading.promise_parties import is_anothers
from agent.reading.promise_rules import Promise, Seen
from agent.reading.promise_scene import Scene
from agent.reading.promise_steps import waits_for_step
from agent.reading.promise_surroundings import SUPPOSED, TELLING, features_around, is_turned
from agent.reading.promise_windows import is_firm, is_moved, is_revoked
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


class Shares(NamedTuple):
    """From `sure` on a window promises word though no phrase says so; under `hopeless` what
    phrases promise falls away."""

    sure: float
    hopeless: float


# Chosen on mails held out (benchmarks/README.md).
SHARES = Shares(0.55, 0.2)
# A longer row of windows is a timetable; nobody reads it on for its cost.
_MOST = 12


def windows_ahead(scene: Scene, prose: Prose) -> Iterator[int]:
    """The places of the windows that end today or later."""
    for place, window in scene.windows.items():
        if window.due is not None and window.due >= prose.reference.today:
            yield place


def shares_of(
    features: frozenset[str], prose: Prose, model: Model | None = None, also: str = ""
) -> dict[str, float]:
    """What a window with these features is for, by the shipped model or another; `also` is one
    feature more, if any.

    For the shipped one the features are added up once for all readers of a prose.
    """
    if model is not None:
        return model.shares({*features, also} if also else features)
    shipped, known = load("window"), _known_of(prose)
    added = known.get(features)
    if added is None:
        added = known[features] = shipped.added(features)
    return shipped.shares_of(added + (shipped.packed(also) or 0) if also else added)


@told_once
def _known_of(_prose: Prose) -> dict[frozenset[str], int]:
    """Where the sums of the windows of a prose are kept, by their features."""
    return {}


def weighed(seen: Seen, prose: Prose) -> Sequence[Promise]:
    """What a sentence promises, by its phrases or else by the shipped model."""
    return weighed_by(None, SHARES, seen, prose)


def weighed_by(model: Model | None, least: Shares, seen: Seen, prose: Prose) -> Sequence[Promise]:
    """The same by any model and shares; the shipped one is loaded where a window is ahead.

    The phrases tell which of several windows is meant, and whether a "not", an "if" or the past
    takes all back, where it governs the window's own clause too ("nobody will be left hanging: you
    hear by Friday"); beside them the model adds only what a half of the sentence of its own tells.
    """
    scene = seen.scene
    ahead = list(windows_ahead(scene, prose))
    if not 0 < len(ahead) <= _MOST:
        return seen.ruled
    places = [
        place for place in ahead
        if not waits_for_step(scene, place, prose) and not is_anothers(scene, place, prose)
        and not is_revoked(scene, place)
    ]  # fmt: skip
    if not places:
        return ()
    judged = [_Judged.of(scene, place, prose, model) for place in places]
    shares = {id(one.window): one.share for one in judged if not one.is_until}
    last = {id(one.window) for one in judged if one.is_last_day}
    ruled = [one._replace(share=shares.get(id(one.window), 1.0)) for one in seen.ruled]
    kept = [
        one
        for one in ruled
        if one.is_morning_after
        or ((one.share >= least.hopeless or _corrects(scene)) and id(one.window) not in last)
    ]
    best = max(judged, key=lambda one: (not one.is_last_day, one.share))
    if seen.barred or (seen.turned and is_turned(best.features) and best.share < _IN_SPITE):
        return kept
    if not kept:
        kept = [best.promise(prose)] if _tells_alone(best, least) else []
    elif best.share >= _SURER and all(one.share < _DOUBTED for one in kept):
        kept = [best.promise(prose)]
    return _with_beside(_as_told_last(kept, judged, prose), judged, prose)


def _corrects(scene: Scene) -> bool:
    """ "On Monday, not Friday", "moved from Friday to Monday": which day holds, no model tells."""
    return any(is_revoked(scene, place) or is_moved(scene, place) for place in scene.windows)


def surest_of(found: Sequence[tuple[Promise, Sentence]]) -> Sequence[tuple[Promise, Sentence]]:
    """The promises of a whole message: beside one that is sure no doubtful one counts.

    "They should tell us on Thursday; I'll ring everybody on Friday 3 August": few mails promise
    twice.
    """
    sure = any(one.share >= _SURE for one, _ in found)
    return [(one, told) for one, told in found if not sure or one.share >= _BESIDE_SURE]


class _Judged(NamedTuple):
    """A window in its sentence, its features, how likely word is due by it, and how likely it is
    the last day of an offer or a test, or the end of waiting in silence."""

    scene: Scene
    place: int
    features: frozenset[str]
    share: float
    last: float
    silent: float

    @classmethod
    def of(cls, scene: Scene, place: int, prose: Prose, model: Model | None) -> Self:
        features = features_around(scene, place, prose)
        shares = shares_of(features, prose, model)
        last, silent = shares.get("deadline", 0.0), shares.get("silence", 0.0)
        return cls(scene, place, features, promised(shares), last, silent)

    @property
    def window(self) -> Found:
        return self.scene.windows[self.place]

    @property
    def is_last_day(self) -> bool:
        """Whether an offer or a test may end by it, which is no promise."""
        return self.last >= _LAST_DAY

    @property
    def is_until(self) -> bool:
        """ "Not until Friday" tells the day for all its "not", which weighs in the model."""
        return self.place > 0 and self.scene.words[self.place - 1] in _UNTIL

    @property
    def is_supposed(self) -> bool:
        """Whether a condition governs it, other than that nothing is heard."""
        silent = self.silent >= _SILENT or any(hit.name == "silent" for hit in self.scene.hits)
        return SUPPOSED in self.features and not silent

    def promise(self, prose: Prose) -> Promise:
        due = behind_meeting(self.window, self.scene, prose)
        return Promise(due, is_firm(self.scene, self.window), self.window, self.share)


def _tells_alone(one: _Judged, least: Shares) -> bool:
    """Whether a window promises word though no phrase says so."""
    telling = not TELLING.isdisjoint(one.scene.sentence.said)
    if one.is_last_day or one.share < (least.sure if telling else max(least.sure, _UNTOLD)):
        return False
    if one.share < _THOUGH_SUPPOSED and one.is_supposed:
        return False
    return _WISHING.isdisjoint(one.scene.words[: one.place])


def _as_told_last(
    kept: Sequence[Promise], judged: Sequence[_Judged], prose: Prose
) -> Sequence[Promise]:
    """What is promised, by the date where one is said again behind it: "before the month is out,
    the 30th to be exact"."""
    places = {id(one.window): one.place for one in judged}
    told: list[Promise] = []
    for one in kept:
        again = next((
            other for other in judged
            if other.window.rule in _DATES and one.window.rule not in _DATES
            and other.share >= _DOUBTED
            and _only_said_again(other.scene.words, places.get(id(one.window)), other.place)
        ), None)  # fmt: skip
        told.append(one if again is None else again.promise(prose))
    return list({id(one.window): one for one in told}.values())


def _only_said_again(said: Sequence[str], place: int | None, other: int) -> bool:
    between = said[place + 1 : other] if place is not None and place < other else ()
    return 0 < len(between) <= _AGAIN and _SAID_AGAIN.issuperset(between)


def _with_beside(
    kept: Sequence[Promise], judged: Sequence[_Judged], prose: Prose
) -> Sequence[Promise]:
    """What is promised, and what other halves of the sentence surely promise beside it."""
    windows = {id(one.window) for one in kept}
    given = [one for one in judged if id(one.window) in windows]
    beside = [
        one.promise(prose)
        for one in judged
        if one.share >= _BESIDE and id(one.window) not in windows and not one.is_supposed
        and given and all(_tells_too(one.scene, one.place, other.place) for other in given)
    ]  # fmt: skip
    return sorted([*kept, *beside], key=lambda one: one.window.first) if beside else kept


def promised(shares: Mapping[str, float]) -> float:
    """How likely word is due by a window: where silence after it tells the end, it is as well."""
    return shares["promise"] + shares.get("silence", 0.0)


_UNTIL = words("until till")
# "We'd appreciate a decision by Friday": asked of the reader.
_WISHING = words("appreciate grateful thankful appreciated")
# So sure that a "not" or an "if" governs something else: "either way, even if it's a no".
_IN_SPITE = 0.8
# So sure where the sentence has no word of telling at all: "you won't be waiting past Friday".
_UNTOLD = 0.7
# So sure that an "if" only tells what will be told: "I'll confirm if you've got the job".
_THOUGH_SUPPOSED = 0.8
# Of two windows the phrases took one so doubtful, where another is so much surer.
_DOUBTED, _SURER = 0.5, 0.6
# So sure of a second window beside one that is promised.
_BESIDE = 0.75
# So sure of one promise, and so sure then any other of the message must be.
_SURE, _BESIDE_SURE = 0.95, 0.8
# From this share on it may be the last day of an offer or a test, and is no promise.
_LAST_DAY = 0.3
# From this share on an "if" may be that nothing is heard: "no call by Friday, and it is a no".
_SILENT = 0.3
_DATES = frozenset({"named date", "day of month", "numeric date"})
# So many words say at most that a date is the same day once more.
_AGAIN = 4
_SAID_AGAIN = words(", ( - : . i e ie that is namely meaning so by on the viz latest")


def _tells_too(scene: Scene, place: int, other: int) -> bool:
    """ "Marks to you on Thursday, and the job will be settled in a week": each tells its own."""
    said, (low, high) = scene.words, sorted((place, other))
    joint = next((at for at in range(low + 1, high) if said[at] in _JOINTS), None)
    if joint is None:
        return False
    first = max((at + 1 for at in scene.windows if at < low), default=0)
    stop = min((at for at in scene.windows if at > high), default=len(said))
    halves = (said[first:joint], said[joint:stop])
    told = halves[place == high]
    return not _AUDIENCE.isdisjoint(told) and all(
        not _WORDS_OF_NEWS.isdisjoint(half) for half in halves
    )


_AUDIENCE = words("you candidates applicants finalists everyone everybody all both")
_JOINTS = words("and whereas while ; but")
_WORDS_OF_NEWS = NEWS | TELLING
