"""Measure the whole reader over a labelled corpus: every bar with counts and Wilson intervals.

Reads `messages.jsonl` (the input form of `followup read --jsonl`) and `labels.jsonl` beside it, by
default the shared development corpus. Prints each bar, how right each confidence is, the wrong
ones by id and the time per message; `--json` prints the same as one JSON object.
"""

import argparse
import json
import math
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.domain.evidence import Reading, ReadingContext
from agent.mail import message_from_fields
from agent.reading import read

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "corpus"
Label = Mapping[str, object]


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share; everything where nothing was counted."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (middle - spread) / scale, min(1.0, (middle + spread) / scale)


@dataclass(slots=True)
class Bar:
    """Right ones out of how many, and the ids of the wrong ones."""

    name: str
    right: int = 0
    total: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, good: bool, what: str) -> None:
        """Count one case."""
        self.total += 1
        self.right += good
        if not good:
            self.wrong.append(what)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval of the share."""
        return wilson(self.right, self.total)


@dataclass(frozen=True, slots=True)
class Case:
    """One message with its label and its reading."""

    identity: str
    label: Label
    reading: Reading
    invited: bool
    seconds: float


def cases_of(folder: Path) -> Iterable[Case]:
    """Read every message of the corpus, timed from fields to reading."""
    labels = _by_id(folder / "labels.jsonl")
    for line in (folder / "messages.jsonl").read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        owner = str(fields.get("owner") or "").lower()
        context = ReadingContext(
            owners=frozenset({owner} - {""}), zone=ZoneInfo(fields.get("timezone") or "UTC")
        )
        began = time.perf_counter()
        reading = read(message_from_fields(fields), context)
        seconds = time.perf_counter() - began
        identity = str(fields["id"])
        yield Case(identity, labels[identity], reading, bool(fields.get("ics")), seconds)


def _by_id(path: Path) -> dict[str, Label]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {str(row["id"]): row for row in rows}


def bars_of(cases: list[Case]) -> list[Bar]:
    """Every bar of issue 3 that labels can judge, and calibration."""
    found: dict[str, Bar] = {}

    def bar(name: str) -> Bar:
        return found.setdefault(name, Bar(name))

    for case in cases:
        for count in (_belonging, _meaning, _names, _times):
            count(case, bar)
    return list(found.values())


def _belonging(case: Case, bar: Callable[[str], Bar]) -> None:
    wanted, got = bool(case.label["hiring"]), case.reading.hiring
    if got:
        bar("hiring precision").add(wanted, case.identity)
    if wanted:
        bar("hiring recall").add(got, case.identity)


def _accepted(label: Label) -> set[str]:
    meanings, others = label["meanings"], label.get("meanings_ok") or []
    assert isinstance(meanings, list)
    assert isinstance(others, list)
    return {str(meanings[0]), *map(str, others)}


def _meaning(case: Case, bar: Callable[[str], Bar]) -> None:
    accepted, got = _accepted(case.label), case.reading.meaning.value
    right = got in accepted
    bar("main meaning").add(right, f"{case.identity}: {got}, not {sorted(accepted)}")
    meanings = case.label["meanings"]
    assert isinstance(meanings, list)
    if meanings[0] == "rejection":
        bar("rejection recall").add(right, case.identity)
    if got == "rejection":
        bar("rejection precision").add("rejection" in accepted, case.identity)
    bar(f"{case.reading.confidence.value} is right").add(right, case.identity)


def _names(case: Case, bar: Callable[[str], Bar]) -> None:
    for name in ("company", "role"):
        wanted, got = case.label.get(name), getattr(case.reading, name)
        bar(name).add(wanted == got, f"{case.identity}: {got!r}, not {wanted!r}")
    contact = case.label.get("contact")
    wanted = contact["email"] if isinstance(contact, dict) else None
    got = case.reading.contact.email if case.reading.contact else None
    bar("contact").add(wanted == got, f"{case.identity}: {got!r}, not {wanted!r}")


def _times(case: Case, bar: Callable[[str], Bar]) -> None:
    listed = case.label.get("interviews") or []
    assert isinstance(listed, list)
    wanted = {_instant(item.get("start")) or item.get("date") for item in listed}
    got = {item.start or (item.day and str(item.day)) for item in case.reading.interviews}
    source = "calendar" if case.invited else "prose"
    for one in wanted:
        bar(f"interviews found, {source}").add(one in got, f"{case.identity}: {one}")
    for other in got:
        bar(f"interviews right, {source}").add(other in wanted, f"{case.identity}: {other}")
    promised = case.label.get("promises") or []
    assert isinstance(promised, list)
    due = {str(item["due"]) for item in promised}
    said = {str(item.due) for item in case.reading.promises}
    if due or said:
        bar("promises").add(due == said, f"{case.identity}: {sorted(said)}, not {sorted(due)}")
    deadline = case.label.get("deadline")
    if deadline or case.reading.deadline:
        told = str(case.reading.deadline) if case.reading.deadline else None
        bar("deadline").add(deadline == told, f"{case.identity}: {told}, not {deadline}")


def _instant(value: object) -> datetime | None:
    return datetime.fromisoformat(str(value)) if value else None


def _report(bars: list[Bar], seconds: list[float]) -> None:
    for bar in bars:
        low, high = bar.interval
        share = bar.right / bar.total if bar.total else 0.0
        print(f"{bar.name:26} {bar.right:4}/{bar.total:<4} {share:6.3f}  [{low:.3f}, {high:.3f}]")
    print(f"time per message: median {statistics.median(seconds) * 1000:.2f} ms")
    for bar in bars:
        for wrong in bar.wrong:
            print(f"  {bar.name}: {wrong}")


def _as_json(bars: list[Bar], seconds: list[float]) -> str:
    return json.dumps(
        {
            "bars": [
                {
                    "name": bar.name,
                    "right": bar.right,
                    "total": bar.total,
                    "interval": [round(edge, 4) for edge in bar.interval],
                    "wrong": bar.wrong,
                }
                for bar in bars
            ],
            "median_ms": round(statistics.median(seconds) * 1000, 3),
        },
        ensure_ascii=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    list(cases_of(given.folder))  # models and phrases are loaded and compiled once
    cases = list(cases_of(given.folder))
    bars, seconds = bars_of(cases), [case.seconds for case in cases]
    if given.json:
        print(_as_json(bars, seconds))
    else:
        _report(bars, seconds)


if __name__ == "__main__":
    main()
