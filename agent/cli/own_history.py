"""The user's own history of waits in words, beside what a guide says a silence means.

Counts and their uncertainty always stand with the number; below enough waits nothing is said.
"""

from agent.process.waits import Curve


def of_all(curve: Curve) -> str:
    """The curve as a whole: how many waits it rests on, and by when half were answered."""
    counted = f"{curve.answered} answered of {curve.waits} waits of yours"
    half = f"half were answered within {curve.median} days" if curve.median else "over half run on"
    return f"Your own history, {counted}: {half}."


def of_silence(curve: Curve, days: int) -> str:
    """What the curve says of a silence of that many days, with its 95 % interval."""
    share = curve.at(days)
    return (
        f"after {days} days {share.waiting:.0%} of your waits were still unanswered "
        f"(95% interval: {share.low:.0%} to {share.high:.0%})"
    )
