"""The figures of harm runs: added up, told line by line, and as a page of the documentation."""

import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.harm_promises import BETWEEN, PROMISES


@dataclass
class Report:
    """What many runs came to."""

    runs: int = 0
    kills: int = 0
    passes: int = 0
    writes: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    gestures: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Report") -> None:
        """Take another report's figures in."""
        self.runs += other.runs
        self.kills += other.kills
        self.passes += other.passes
        self.writes += other.writes
        self.faults += other.faults
        self.gestures += other.gestures
        self.broken += other.broken
        self.seconds += other.seconds
        self.examples += other.examples[: 20 - len(self.examples)]

    def lines(self) -> list[str]:
        """The report, one figure a line."""
        told = [f"runs: {self.runs}", f"passes: {self.passes}", f"kills: {self.kills}"]
        told.append(f"writes that reached the server: {sum(self.writes.values())}")
        told += [f"  {name}: {count}" for name, count in sorted(self.writes.items())]
        told.append(f"faults injected: {sum(self.faults.values())}")
        told += [f"  {name}: {count}" for name, count in sorted(self.faults.items())]
        told.append(f"gestures of the user: {sum(self.gestures.values())}")
        told += [f"  {name}: {count}" for name, count in sorted(self.gestures.items())]
        told += [f"{name}: {self.broken[name]}" for name in (*PROMISES, BETWEEN)]
        return [*told, *self.examples, f"seconds of all workers together: {self.seconds:.0f}"]


def plain(report: Report) -> dict[str, Any]:
    """A report as JSON can hold it; of its examples the first four."""
    return {
        "runs": report.runs,
        "kills": report.kills,
        "passes": report.passes,
        "writes": report.writes,
        "faults": report.faults,
        "gestures": report.gestures,
        "broken": report.broken,
        "seconds": round(report.seconds, 3),
        "examples": [one[:300] for one in report.examples[:4]],
    }


def restored(found: Mapping[str, Any]) -> Report:
    """What `plain` made of a report, as a report again."""
    return Report(
        runs=found["runs"],
        kills=found["kills"],
        passes=found["passes"],
        writes=Counter(found["writes"]),
        faults=Counter(found["faults"]),
        gestures=Counter(found["gestures"]),
        broken=Counter(found["broken"]),
        seconds=found["seconds"],
        examples=found["examples"],
    )


def revision() -> str:
    """The commit that is run; marked where files of it were changed."""
    commit, changed = _git("rev-parse", "HEAD"), _git("status", "--porcelain", "-uno")
    return (commit or "unknown") + (" with changes" if changed else "")


def _git(*words: str) -> str:
    here = str(Path(__file__).parent)
    told = subprocess.run(["git", "-C", here, *words], check=False, capture_output=True, text=True)
    return told.stdout.strip()


def page(report: Report, seed: int, asked: int, commit: str) -> str:
    """The report as a page of the documentation, with commit, seed and date."""
    told = "\n".join(f"    {line}" for line in report.lines())
    enough = "" if report.runs >= asked else f" (of {asked} asked for; the time was up)"
    return (
        "# A long run of the harm benchmark\n\n"
        f"{datetime.now(UTC):%d %B %Y}, `python -m benchmarks.harm --runs {asked} --seed {seed}` "
        f"at commit `{commit}`: {report.runs} runs{enough}.\n\n"
        "Each run is a small mailbox, a user by seed, faults by seed, and an agent in a process of "
        "its own, killed with SIGKILL between two steps or at any instant and started again. "
        "In every second run the user keeps out of the storm, and the end is compared with that of "
        "the same run without any fault. Every figure below the gestures must be nought but the "
        "last: Gmail's writes take no condition, so a hand that falls between our look at a draft "
        "and the very next call, the write, is seen by nobody; nothing lies between these two "
        "calls.\n\n"
        f"{told}\n"
    )
