"""A few of the seeded runs of `benchmarks.harm`, with real kills: every promise holds in each.

The report of a long run is in docs/harm.md.
"""

from benchmarks.harm import harm
from benchmarks.harm_promises import PROMISES


def test_kills_faults_and_hands_do_no_harm() -> None:
    """At least one of each was injected, and nothing was broken."""
    report = harm(120, seed=500_000, workers=2, minutes=0.6)
    assert report.runs >= 10
    assert report.kills > 0
    assert sum(report.faults.values()) > 0
    assert sum(report.gestures.values()) > 0
    assert {name: report.broken[name] for name in PROMISES} == dict.fromkeys(PROMISES, 0), (
        report.examples
    )
