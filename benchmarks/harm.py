"""Prove by many seeded runs with real kills that the agent's drafts can do no harm.

    python -m benchmarks.harm --runs 10000 --seed 1

Each run is a small mailbox over five weeks, a user by seed, faults by seed, and an agent in a
process of its own that is killed (SIGKILL) between two steps or at any instant and started again.
Every second run leaves the user out of the storm: its end must equal that of a run without any
fault. Every number but runs, faults and kills must be zero; exit status 1 otherwise.
"""

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from benchmarks.harm_promises import PROMISES
from benchmarks.harm_report import Report, page, plain, restored, revision
from benchmarks.harm_run import Start, Worker, all_starts

_TOLD_EVERY = 100


def _work(seeds: Iterable[int], base: Path, starts: list[Start], told: int, stop_at: float) -> None:
    """One worker process: every seed's figures as a line on the pipe `told`."""
    worker = Worker(base, starts)
    with worker.working():
        for seed in seeds:
            if time.monotonic() > stop_at:
                break
            begun = time.monotonic()
            try:
                report = worker.run(seed)
            except Exception:
                traceback.print_exc()
                sys.stderr.write(f"a worker gave up at seed {seed}\n")
                os._exit(3)
            report.seconds = time.monotonic() - begun
            os.write(told, (json.dumps({"seed": seed, **plain(report)}) + "\n").encode())


@dataclass(frozen=True, slots=True)
class Crew:
    """Worker processes, each with its share of the seeds, telling on one pipe."""

    children: tuple[int, ...]
    lines: TextIO

    @classmethod
    def hired(cls, seeds: list[int], workers: int, base: Path, stop_at: float) -> "Crew":
        """Fork so many workers, behind everything they share."""
        starts = all_starts(base)
        listening, telling = os.pipe()
        children: list[int] = []
        for number in range(workers):
            pid = os.fork()
            if pid == 0:
                os.close(listening)
                try:
                    _work(seeds[number::workers], base, starts, telling, stop_at)
                finally:
                    os._exit(0)
            children.append(pid)
        os.close(telling)
        return cls(tuple(children), os.fdopen(listening))

    def failed(self) -> int:
        """Wait for all; answers how many gave up."""
        self.lines.close()
        ended = [os.waitpid(pid, 0)[1] for pid in self.children]
        return sum(os.waitstatus_to_exitcode(status) != 0 for status in ended)


def _done_before(journal: Path | None, commit: str) -> dict[int, str]:
    """The lines of an earlier, interrupted call by seed; those of another commit are refused."""
    if journal is None or not journal.exists():
        return {}
    first, *lines = journal.read_text(encoding="utf-8").splitlines() or [""]
    if first != commit:
        raise SystemExit(f"{journal} was begun at commit {first}, this is {commit}")
    whole = [line for line in lines if line.endswith("}")]
    return {json.loads(line)["seed"]: line for line in whole}


def harm(
    runs: int,
    seed: int,
    *,
    workers: int = 1,
    minutes: float = 1e6,
    journal: Path | None = None,
    tell: Callable[[Report], None] = lambda _report: None,
) -> Report:
    """Make so many runs from that seed on, several at a time, for so many minutes at most.

    What is in `journal` already is not run again; what is run is added to it.
    """
    stop_at = time.monotonic() + minutes * 60
    commit = revision()
    whole, before = Report(), _done_before(journal, commit)
    for line in before.values():
        whole.add(restored(json.loads(line)))
    room = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108
    with ExitStack() as stack:
        base = stack.enter_context(tempfile.TemporaryDirectory(prefix="followup-harm-", dir=room))
        kept = stack.enter_context((journal or Path(os.devnull)).open("a", encoding="utf-8"))
        if not before:
            kept.write(f"{commit}\n")
        left = [one for one in range(seed, seed + runs) if one not in before]
        crew = Crew.hired(left, workers, Path(base), stop_at)
        for line in crew.lines:
            kept.write(line)
            kept.flush()
            whole.add(restored(json.loads(line)))
            tell(whole)
        whole.broken["faults of ours"] += crew.failed()
    return whole


def main() -> int:
    """Run, report, and say by the exit status whether every promise held."""
    asked = argparse.ArgumentParser(prog="benchmarks.harm", description=__doc__.splitlines()[0])
    asked.add_argument("--runs", type=int, default=300)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--report", type=Path, help="also write the report there, in Markdown")
    asked.add_argument("--minutes", type=float, default=1e6)
    asked.add_argument("--journal", type=Path, help="go on from there, and keep every run there")
    given = asked.parse_args()

    def tell(report: Report) -> None:
        if report.runs % _TOLD_EVERY == 0:
            print(f"{report.runs} runs, broken: {dict(report.broken)}", file=sys.stderr, flush=True)

    report = harm(
        given.runs,
        given.seed,
        workers=given.workers,
        minutes=given.minutes,
        journal=given.journal,
        tell=tell,
    )
    print(f"seeds: {given.seed} to {given.seed + given.runs - 1}")
    print("\n".join(report.lines()))
    if given.report:
        told = page(report, given.seed, given.runs, revision())
        given.report.write_text(told, encoding="utf-8")
    broken = any(report.broken[name] for name in PROMISES)
    return 1 if broken or report.runs < given.runs else 0


if __name__ == "__main__":
    sys.exit(main())
