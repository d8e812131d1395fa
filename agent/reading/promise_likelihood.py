"""How likely each stretch of time is one that the employer promises word by.

A learned model weighs each window ahead in its place (`promise_surroundings`), beside the rules:
what it calls hopeless falls away, and what no phrase promises is promised where it is very sure.
Knows no zones and no calendars.
"""

from collections.abc import Iterator, Sequence

from agent.reading.linear import load
from agent.reading.promise_rules import Promise, behind_meeting
from agent.reading.promise_scene import Scene
from agent.reading.promise_surroundings import features_around
from agent.reading.prose import Prose

# From the first share on a window promises word though no phrase says so; what the phrases promise
# stands from the second on. Chosen on mails held out (benchmarks/README.md).
SURE, HOPELESS = 0.9, 0.05
# A longer row of windows is a timetable; nobody reads it on for its cost.
_MOST = 12


def windows_ahead(scene: Scene, prose: Prose) -> Iterator[int]:
    """The places of the windows that end today or later."""
    for place, window in scene.windows.items():
        if window.due is not None and window.due >= prose.reference.today:
            yield place


def weighed(scene: Scene, ruled: Sequence[Promise], prose: Prose) -> Sequence[Promise]:
    """What a sentence promises, of its rules' and the model's windows."""
    places = list(windows_ahead(scene, prose))
    if not 0 < len(places) <= _MOST:
        return ruled
    model = load("promise")
    shares = {
        id(scene.windows[place]): model.shares(features_around(scene, place, prose))["promise"]
        for place in places
    }
    kept = [one for one in ruled if shares.get(id(one.window), 1.0) >= HOPELESS]
    told = {id(one.window) for one in ruled}
    for place in places:
        window = scene.windows[place]
        if shares[id(window)] >= SURE and id(window) not in told:
            kept.append(Promise(behind_meeting(window, scene, prose), window.firm, window))
    return kept
