"""A few hundred of the seeded runs of `benchmarks.harm`, with real kills: every promise holds.

The report of a long run is in docs/harm.md.
"""

from benchmarks.harm import harm
from benchmarks.harm_promises import PROMISES
from benchmarks.harm_run import WRITES

_RUNS = 240


def test_kills_faults_and_hands_do_no_harm() -> None:
    """At least one of each was injected, every kind of write was made, nothing was broken."""
    report = harm(_RUNS, seed=500_000, workers=2)
    assert report.runs == _RUNS
    assert report.kills > 0
    assert sum(report.faults.values()) > 0
    assert sum(report.gestures.values()) > 0
    assert set(report.writes) == set(WRITES)
    assert {name: report.broken[name] for name in PROMISES} == dict.fromkeys(PROMISES, 0), (
        report.examples
    )
