"""How likely each time that the rules keep is an appointment of the user's; the doubtful are weak.

A learned model weighs each time in its place (`surroundings`). The rules tell what a time would be;
the model holds back, and of times whose words decide nothing it brings back the likely ones, weak:
it changes no role that rules gave. Knows no zones and no calendars.
"""

from collections.abc import Mapping, Sequence

from agent.reading.appointments.cues import Scene
from agent.reading.appointments.roles import Judged, Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.surroundings import LIVE, around, features_around
from agent.reading.grammar.nodes import Day, Span
from agent.reading.linear import load
from agent.reading.meant import Meant
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words

# Under the first share a time is doubtful; under the second it is nothing. Chosen on mails held
# out (benchmarks/README.md).
DOUBTFUL, NOTHING = 0.9, 0.2
# From this share a time that no rule keeps is one after all, though weak; from the second also one
# that some word speaks against.
UNCLAIMED, RECLAIMED = 0.3, 0.45
BROUGHT_BACK = "likely"
"""The cue of such a time."""
# A longer list is one of candidates or of everybody's times; nobody reads it on for its cost.
_MOST = 60


_When = tuple[Day | None, Span | None]


def likely(
    found: Sequence[Judged], prose: Prose, scene: Scene, meant: Sequence[Meant], *, alone: bool
) -> Sequence[Judged]:
    """The verdicts with the doubtful ones marked and the hopeless ones taken back.

    `meant` is what each sentence of the own words means.

    Where calendar parts stand beside (not `alone`) nothing is taken back: what both name, or name
    differently, must be seen. A time named twice is as likely as where it is likelier.
    """
    asked = [one for one in found if one[1].role in LIVE or (alone and _is_unclaimed(*one))]
    if not 0 < len(asked) <= _MOST:
        return found
    model, seen = load("slot"), around(prose, scene, found, meant)
    shares: dict[_When, float] = {}
    for slot, verdict in asked:
        share = model.shares(features_around(slot, verdict, seen))["this"]
        shares[slot.day, slot.time] = max(share, shares.get((slot.day, slot.time), 0.0))
    weighed = [
        (slot, _weighed(slot, verdict, shares, spared=not alone or _in_zones(slot, found)))
        if verdict.role in LIVE else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip
    claimed = {(slot.day, slot.time) for slot, verdict in found if verdict.role in LIVE}
    left = {when: share for when, share in shares.items() if when not in claimed}
    return _with_unclaimed(weighed, left, prose)


def _in_zones(slot: Slot, found: Sequence[Judged]) -> bool:
    """ "9am SGT / 10pm EDT": a time for two zones; where they disagree, that must be seen."""
    return slot.zone is not None and any(
        other.sentence == slot.sentence and other.zone not in (None, slot.zone)
        for other, verdict in found if verdict.role in LIVE
    )  # fmt: skip


def _with_unclaimed(
    found: Sequence[Judged], left: Mapping[_When, float], prose: Prose
) -> Sequence[Judged]:
    """The same with the likely ones of those that no rule keeps as weak appointments.

    Several of them are a choice; a single one is offered where its sentence asks.
    """
    back = {
        (slot.day, slot.time) for slot, verdict in found
        if _is_unclaimed(slot, verdict) and left.get((slot.day, slot.time), 0.0) >= _least(verdict)
    }  # fmt: skip
    if not back:
        return found
    role = Role.OFFERED if len(back) > 1 else None
    return [
        (slot, Verdict(role or _status(prose.sentences[slot.sentence]), BROUGHT_BACK, doubted=True))
        if (slot.day, slot.time) in back and _is_unclaimed(slot, verdict)
        else (slot, verdict)
        for slot, verdict in found
    ]


def _least(verdict: Verdict) -> float:
    return UNCLAIMED if verdict.cue in _UNDECIDED else RECLAIMED


def _status(sentence: Sentence) -> Role:
    asks = sentence.asks or not _OFFERING.isdisjoint(sentence.words)
    return Role.OFFERED if asks else Role.SET


_OFFERING = words("could would can might or either chance possible option options")


# Verdicts that rest on no word against a time: that nothing speaks for it, or that it looks like
# opening hours.
_UNDECIDED = frozenset({"nothing", "no meeting", "tentative", "hours"})
# And those that rest on a word which may stand beside an appointment too.
_ASIDE = frozenset(
    {"past", "break", "label", "event", "reply", "repeated", "agenda"}
)  # fmt: skip


def _is_unclaimed(slot: Slot, verdict: Verdict) -> bool:
    """Whether a day and time is none for want of words for it, or for words that may err."""
    asked = verdict.cue in _UNDECIDED or verdict.cue in _ASIDE
    return asked and slot.day is not None and slot.time is not None


def _weighed(
    slot: Slot, verdict: Verdict, shares: Mapping[_When, float], *, spared: bool
) -> Verdict:
    share = shares[slot.day, slot.time]
    if share >= DOUBTFUL:
        return verdict
    if share < NOTHING and not spared:
        return Verdict(Role.NONE, "unlikely")
    return verdict._replace(doubted=True)
