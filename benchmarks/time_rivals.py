"""Times and promised dates against dateparser, Recognizers-Text and chrono, on the same lines.

    pip install --target DIR dateparser recognizers-text-suite "emoji<2"
    npm install --prefix DIR chrono-node
    python -m benchmarks.time_rivals [--rivals DIR]

None of them is a dependency of ours; one that is not there is left out with a message. Three sets
of lines: sentences that promise word and sentences that name an interview (tests/corpus/times,
what was held out while rules were written told apart), and the general phrases of the libraries'
own test suites (/work/shared/corpus/date-expressions.jsonl, by source). The libraries only find
dates and cannot say what a date is for: they are right on a line where *any* date they find is the
wanted one (of a range its first day, its last and the day after count), while ours must name that
one and nothing else. The lines that must not fire show what that costs. Counts stand beside their
95 % Wilson intervals; times are medians a line.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.domain.hiring import ZoneFrom
from agent.reading.grammar.chart import read
from agent.reading.grammar.nodes import Day, Days
from agent.reading.grammar.reference import Reference
from agent.reading.grammar.tokens import fold, tokens_of
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from benchmarks.read_corpus import wilson
from tests.corpus.times.lines import Line, interview_words, lines, promise_words

PHRASES = Path("/work/shared/corpus/date-expressions.jsonl")
SUITES = {
    "microsoft/": "Recognizers-Text's tests", "facebook/": "duckling's", "wanasit/": "chrono's",
    "mojombo/": "chronic's", "olebedev/": "when's", "scrapinghub/": "dateparser's",
}  # fmt: skip
DAY = timedelta(days=1)

Find = Callable[[str, datetime], list[datetime]]
"""A text and the wall-clock time of its writing to the wall-clock times found in it."""


@dataclass(frozen=True)
class Case:
    """A line with what it names: instants that count as right, none where it must not fire."""

    text: str
    written: datetime
    wanted: frozenset[str]
    by_day: bool
    ours: Callable[[], bool]


def _promise(line: Line) -> Case:
    def right() -> bool:
        found, undated, _ = read_promises(line.message, line.context)
        dated = promise_words(found, undated=False)
        return promise_words(found, undated) == line.expected if line.expected else not dated

    days = frozenset(one.split()[0] for one in line.expected.split(";") if one[:3].strip("und"))
    return Case(line.text, _local(line), days, True, right)


def _interview(line: Line) -> Case:
    def right() -> bool:
        found, _ = read_interviews(line.message, line.context, None)
        return interview_words(line, found) == line.expected

    times = frozenset(
        "T".join(one.split()[1:3]).partition("-@")[0][:16]
        for one in line.expected.split(";")
        if one
    )
    return Case(line.text, _local(line), times, False, right)


def _local(line: Line) -> datetime:
    return line.written.astimezone(line.zone).replace(tzinfo=None)


def our_lines() -> Iterator[tuple[str, list[Case]]]:
    """Our own corpus, by what its lines are there for."""
    for name, file, case in (
        ("promised dates", "promises.txt", _promise),
        ("interviews", "interviews.txt", _interview),
        ("no promise", "no_promises.txt", _promise),
        ("no interview", "no_interviews.txt", _interview),
    ):
        every = list(lines(file))
        for held in (False, True):
            cases = [case(one) for one in every if one.held_out is held]
            kept = [one for one in cases if one.wanted or name.startswith("no ")]
            yield name + (", held out" if held else ""), kept


def general_phrases() -> Iterator[tuple[str, list[Case]]]:
    """The libraries' own test phrases that name one day or moment, by whose they are."""
    if not PHRASES.exists():
        return
    by_suite: dict[str, list[Case]] = {name: [] for name in SUITES.values()}
    for raw in PHRASES.read_text("utf-8").splitlines():
        row = json.loads(raw)
        day = _one_day(row)
        suite = next((name for key, name in SUITES.items() if row["source"].startswith(key)), None)
        written = _written(row["reference"])
        if day is not None and suite is not None and written is not None:
            by_suite[suite].append(_general(row["text"], written, day))
    yield from by_suite.items()


def _written(said: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(said or "").replace(tzinfo=None)
    except ValueError:
        return None


def _one_day(row: dict[str, object]) -> str | None:
    expected = row["expected"]
    if not row["reference"] or not isinstance(expected, list) or len(expected) != 1:
        return None
    one = expected[0]
    start = str(one.get("start", ""))
    known = one.get("type") in ("date", "datetime") and start[:4].isdigit() and start[4:5] == "-"
    return start[:10] if known else None


def _general(text: str, written: datetime, day: str) -> Case:
    def right() -> bool:
        there = written.replace(tzinfo=ZoneInfo("UTC"))
        ref = Reference(there, "UTC", ZoneFrom.SENDER, day_first=False, order_sure=False)
        found: set[str] = set()
        for node in read(tokens_of(fold(text)), ref):
            if isinstance(node.value, Day):
                found.add(node.value.date.isoformat())
            elif isinstance(node.value, Days):
                found.update(one.date.isoformat() for one in node.value.days)
        return day in found

    return Case(text, written, frozenset({day}), True, right)


def with_dateparser() -> Find:
    """dateparser's search, told to look ahead."""
    search = import_module("dateparser.search").search_dates

    def find(text: str, written: datetime) -> list[datetime]:
        settings = {"RELATIVE_BASE": written, "PREFER_DATES_FROM": "future"}
        return [one.replace(tzinfo=None) for _, one in search(text, ["en"], settings) or ()]

    return find


def with_recognizers() -> Find:
    """Recognizers-Text's English date and time model."""
    recognize = import_module("recognizers_date_time").recognize_datetime

    def find(text: str, written: datetime) -> list[datetime]:
        found: list[datetime] = []
        for result in recognize(text, "en-us", reference=written):
            for value in (result.resolution or {}).get("values") or ():
                found += _moments(value, written)
        return found

    return find


def _moments(value: dict[str, str], written: datetime) -> list[datetime]:
    """The ends of what Recognizers-Text resolved; a range's end is the day after its last."""
    found = []
    for name in ("value", "start", "end"):
        said = value.get(name, "")
        if said[4:5] == "-":
            found.append(datetime.fromisoformat(said.replace(" ", "T")))
        elif said[2:3] == ":":
            hour, minute = int(said[:2]) % 24, int(said[3:5])
            found.append(written.replace(hour=hour, minute=minute, second=0))
    return found + [one - DAY for one in found[1:]]


CHRONO = """
const chrono = require("chrono-node");
const rows = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const wall = (c) => [c.get("year"), c.get("month"), c.get("day"), c.get("hour"), c.get("minute")];
const out = rows.map(([text, at]) => {
  const began = process.hrtime.bigint();
  const found = chrono.parse(text, new Date(at), { forwardDate: true });
  const took = Number(process.hrtime.bigint() - began) / 1000;
  return [took, found.flatMap((r) => (r.end ? [wall(r.start), wall(r.end)] : [wall(r.start)]))];
});
console.log(JSON.stringify(out));
"""


@dataclass
class Result:
    """What a method made of some lines."""

    right: int
    total: int
    micros: float

    def __str__(self) -> str:
        low, high = wilson(self.right, self.total)
        share = f"{self.right}/{self.total} {self.right / max(1, self.total):.3f}"
        return f"{share} [{low:.3f}, {high:.3f}] {self.micros:7.0f} us"


def measured(cases: Sequence[Case], find: Find) -> Result:
    """A library over some lines."""
    right, took = 0, []
    for case in cases:
        began = time.perf_counter()
        try:
            found = find(case.text, case.written)
        except Exception:  # a library that fails on a line has not read it
            found = []
        took.append((time.perf_counter() - began) * 1e6)
        right += _is_right(case, found)
    return Result(right, len(cases), statistics.median(took or [0.0]))


def _is_right(case: Case, found: Sequence[datetime]) -> bool:
    if not case.wanted:
        return not any(one.date() >= case.written.date() for one in found)
    said = {one.date().isoformat() if case.by_day else one.isoformat()[:16] for one in found}
    return bool(said & case.wanted)


def ours(cases: Sequence[Case]) -> Result:
    """This project over some lines."""
    right, took = 0, []
    for case in cases:
        began = time.perf_counter()
        right += case.ours()
        took.append((time.perf_counter() - began) * 1e6)
    return Result(right, len(cases), statistics.median(took or [0.0]))


def with_chrono(cases: Sequence[Case], folder: Path) -> Result:
    """chrono over some lines, in one run of Node.js."""
    rows = [[case.text, case.written.replace(tzinfo=UTC).isoformat()] for case in cases]
    place = {"NODE_PATH": str(folder / "node_modules"), "TZ": "UTC"}
    done = subprocess.run(
        ["node", "-e", CHRONO],
        input=json.dumps(rows),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **place},
    )
    right, took = 0, []
    for case, (micros, found) in zip(cases, json.loads(done.stdout), strict=True):
        took.append(micros)
        right += _is_right(case, [_wall(*one) for one in found])
    return Result(right, len(cases), statistics.median(took or [0.0]))


def _wall(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour % 24, minute, tzinfo=UTC)


Method = Callable[[Sequence[Case]], Result]


def methods(folder: Path | None) -> dict[str, Method]:
    """Ours and those libraries that are there; a line on standard error for each that is not."""
    found: dict[str, Method] = {"ours": ours}
    if folder is None:
        print("no --rivals: only ours is measured", file=sys.stderr)
        return found
    sys.path.insert(0, str(folder))
    for name, maker in (("dateparser", with_dateparser), ("recognizers-text", with_recognizers)):
        try:
            find = maker()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
        else:
            found[name] = partial(measured, find=find)
    if (folder / "node_modules" / "chrono-node").exists():
        found["chrono-node"] = partial(with_chrono, folder=folder)
    else:
        print("chrono-node is left out: not in that folder", file=sys.stderr)
    return found


def main() -> None:
    """Print a table for every set of lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rivals", type=Path)
    known = methods(parser.parse_args().rivals)
    for name, cases in (*our_lines(), *general_phrases()):
        print(f"{name}: {len(cases)} lines")
        for method, measure in known.items():
            print(f"  {method:<17} {measure(cases)}")


if __name__ == "__main__":
    main()
