"""Invitation and prose brought together: the same appointment once, a disagreement named.

The calendar part wins; prose adds or contradicts (issue 3: "reported, not resolved by luck").
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from agent.domain.evidence import InterviewReading
from agent.domain.hiring import Confidence, InterviewStatus
from agent.reading.appointments.thread import Readings


def merged(invited: Sequence[InterviewReading], written: Sequence[InterviewReading]) -> Readings:
    """The invitation's appointments with what prose adds, then prose's others."""
    if not invited:
        return tuple(written)
    rest = [one for one in written if not any(_about_same(one, other) for other in invited)]
    extra = [one for one in rest if one.start is not None and _outside(one, invited)]
    if all(one.status is InterviewStatus.CANCELLED for one in invited):
        # What a cancellation's text moves is told once, with its new time.
        moved = any(one.status is InterviewStatus.MOVED for one in extra)
        told = [one for one in extra if one.status is not InterviewStatus.CONFIRMED]
        return (*(() if moved and len(invited) == 1 else invited), *told)
    found = [_with_prose(one, written) for one in invited]
    beside = _several(written, invited) or _offers_beside(extra, invited)
    return (*found, *(extra if beside else ()))


def _offers_beside(extra: Sequence[InterviewReading], invited: Sequence[InterviewReading]) -> bool:
    """Whether prose only offers a choice of further times: for a round behind the one invited."""
    settled = all(one.status is InterviewStatus.CONFIRMED for one in invited)
    return settled and len(extra) > 1 and all(
        one.status is InterviewStatus.PROPOSED and one.confidence is not Confidence.WEAK
        for one in extra
    )  # fmt: skip


def _several(written: Sequence[InterviewReading], invited: Sequence[InterviewReading]) -> bool:
    """Whether prose knows the invitation's time and names further ones beside it."""
    return any(one.start == other.start for one in written for other in invited if one.start)


def _outside(one: InterviewReading, invited: Sequence[InterviewReading]) -> bool:
    """Whether it lies outside every invitation; what lies inside is a point of its agenda."""
    return all(
        other.start is None or one.start is None
        or not other.start <= one.start < (other.end or other.start + timedelta(hours=1))
        for other in invited
    )  # fmt: skip


def _about_same(one: InterviewReading, invited: InterviewReading) -> bool:
    if one.start is None or invited.start is None:
        day = one.day or (one.start.date() if one.start else None)
        return day is not None and invited.start is not None and day == invited.start.date()
    return one.start == invited.start


def _with_prose(invited: InterviewReading, written: Sequence[InterviewReading]) -> InterviewReading:
    settled = [one for one in written if one.status is not InterviewStatus.CANCELLED]
    if not settled or any(_about_same(one, invited) for one in settled):
        return _moved(invited, written)
    timed = [one for one in settled if one.start is not None and not one.contradiction]
    if not timed and invited.status is not InterviewStatus.CANCELLED:
        return _on_another_day(invited, settled)
    if len(timed) != 1 or invited.start is None or invited.status is InterviewStatus.CANCELLED:
        return _moved(invited, written)
    return _contradicted(invited, timed[0])


def _moved(invited: InterviewReading, written: Sequence[InterviewReading]) -> InterviewReading:
    """An invitation whose text says that the time changed is a move, whatever its SEQUENCE."""
    if invited.status is not InterviewStatus.CONFIRMED:
        return invited
    if any(one.status is InterviewStatus.MOVED for one in written):
        return replace(invited, status=InterviewStatus.MOVED)
    return invited


def _on_another_day(
    invited: InterviewReading, settled: Sequence[InterviewReading]
) -> InterviewReading:
    """A contradiction where the text names one day only, which is the invitation's in no zone."""
    days = {one.day for one in settled if one.day is not None and one.start is None}
    if len(days) != 1 or invited.start is None:
        return invited
    day = days.pop()
    near = {(invited.start + timedelta(hours=hours)).date() for hours in (-14, 0, 14)}
    if day in near:
        return invited
    said = f"the text says {day}, the invitation {invited.start.isoformat()}"
    return replace(invited, contradiction=said, confidence=Confidence.WEAK)


def _contradicted(invited: InterviewReading, prose: InterviewReading) -> InterviewReading:
    if prose.start is None or invited.start is None:
        return invited
    said = f"the text says {prose.start.isoformat()}, the invitation {invited.start.isoformat()}"
    return replace(invited, contradiction=said, confidence=Confidence.WEAK)
