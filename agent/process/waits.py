"""How long employers took to answer this user: their own finished and running waits, as a curve.

A wait begins when an interview ends and ends with the employer's next word; one that still runs
(or whose process ended without a word) tells only that it lasted at least so long. The curve is
Kaplan and Meier's, its uncertainty Greenwood's on the log-log scale; both are a few lines, and the
usual library would bring half of scientific Python along. Below `ENOUGH` finished waits nothing is
said: a number nobody measured is worse than none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import exp, log, sqrt
from zoneinfo import ZoneInfo

from agent.domain.facts import Facts

ENOUGH = 8
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait: whole local days, and whether the employer's word ended it."""

    days: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Share:
    """The share of waits still unanswered after so many days, with its 95 % interval."""

    days: int
    waiting: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The user's own curve: steps at each day on which an answer came, counts behind it."""

    shares: tuple[Share, ...]
    waits: int
    answered: int

    def at(self, days: int) -> Share:
        """The share still unanswered after that many days."""
        known = [one for one in self.shares if one.days <= days]
        return known[-1] if known else Share(days, 1.0, 1.0, 1.0)

    @property
    def median(self) -> int | None:
        """The day by which half of the waits were answered, or None where that was not reached."""
        return next((one.days for one in self.shares if one.waiting <= 0.5), None)


def waits_of(facts: Facts, zone: ZoneInfo) -> tuple[Wait, ...]:
    """The waits of one process up to `facts.as_of`, one per interview held."""
    words = sorted(one.at for one in facts.received if one.word)
    ends = [one.end for one in facts.held() if one.end is not None]
    return tuple(_wait(end, words, ends, facts.as_of, zone) for end in ends)


def _wait(
    end: datetime, words: list[datetime], ends: list[datetime], now: datetime, zone: ZoneInfo
) -> Wait:
    answer = next((at for at in words if at > end), None)
    following = next((other for other in sorted(ends) if other > end), None)
    # A further interview without a word in between is an answer given by other means.
    stop = min((at for at in (answer, following) if at is not None), default=None)
    last = stop or now
    days = (last.astimezone(zone).date() - end.astimezone(zone).date()).days
    return Wait(days, answered=stop is not None)


def curve_of(waits: Iterable[Wait]) -> Curve | None:
    """The user's own curve, or None below eight finished waits."""
    every = sorted(waits, key=lambda one: one.days)
    answered = sum(one.answered for one in every)
    if answered < ENOUGH:
        return None
    shares: list[Share] = []
    survival, greenwood = 1.0, 0.0
    for day in sorted({one.days for one in every if one.answered}):
        at_risk = sum(one.days >= day for one in every)
        ended = sum(one.days == day and one.answered for one in every)
        survival *= 1 - ended / at_risk
        greenwood += ended / (at_risk * (at_risk - ended)) if at_risk > ended else 0.0
        shares.append(Share(day, survival, *_interval(survival, greenwood)))
    return Curve(tuple(shares), len(every), answered)


def _interval(survival: float, greenwood: float) -> tuple[float, float]:
    """The 95 % interval on the log-log scale, which stays between 0 and 1."""
    if not 0.0 < survival < 1.0:
        return survival, survival
    width = _Z * sqrt(greenwood) / abs(log(survival))
    return survival ** exp(width), survival ** exp(-width)
