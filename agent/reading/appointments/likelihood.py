"""How likely each time that the rules keep is an appointment of the user's; the doubtful are weak.

A learned model weighs each time in its place (`surroundings`). The rules tell what a time would be;
the model only holds back: it adds no time and changes no role. Knows no zones and no calendars.
"""

from collections.abc import Sequence

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.roles import Judged, Role, Verdict
from agent.reading.appointments.surroundings import LIVE, around, features_around
from agent.reading.linear import load
from agent.reading.prose import Prose

# Under the first share a time is doubtful; under the second it is nothing. Chosen on mails held
# out (benchmarks/README.md).
DOUBTFUL, NOTHING = 0.85, 0.15
# A longer list is one of candidates or of everybody's times; nobody reads it on for its cost.
_MOST = 60


def likely(found: Sequence[Judged], prose: Prose, scene: Scene, *, alone: bool) -> Sequence[Judged]:
    """The verdicts with the doubtful ones marked and the hopeless ones taken back.

    Where calendar parts stand beside (not `alone`) nothing is taken back: what both name, or name
    differently, must be seen. A time named twice is as likely as where it is likelier.
    """
    live = [one for one in found if one[1].role in LIVE]
    if not 0 < len(live) <= _MOST:
        return found
    model, seen = load("slot"), around(prose, scene, found)
    shares: dict[object, float] = {}
    for slot, verdict in live:
        share = model.shares(features_around(slot, verdict, seen))["this"]
        shares[slot.day, slot.time] = max(share, shares.get((slot.day, slot.time), 0.0))
    return [
        (slot, _weighed(verdict, shares[slot.day, slot.time], alone=alone))
        if verdict.role in LIVE else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _weighed(verdict: Verdict, share: float, *, alone: bool) -> Verdict:
    if share >= DOUBTFUL:
        return verdict
    if share < NOTHING and alone:
        return Verdict(Role.NONE, "unlikely")
    return verdict._replace(doubted=True)
