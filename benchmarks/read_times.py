"""How well times are read: instants, promised dates, deadlines, against the development corpus.

    python benchmarks/read_times.py [--show] [--meanings read|gold|hiring|none]

`read` runs the whole reading; `gold` gives the time readers the labelled meanings; `hiring` only
whether it is hiring mail; `none` nothing. Counts stand beside their 95 % Wilson intervals; a wrong
value not marked weak counts as confidently wrong.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from agent.domain.evidence import InterviewReading, PromiseReading, ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.domain.message import Message
from agent.mail.fields import message_from_fields
from agent.reading.deadlines import read_deadline
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from agent.reading.registry import read
from benchmarks.read_corpus import DEFAULT, wilson

Labels = dict[str, Any]


@dataclass
class Score:
    """Counts of one kind of value, and a line for each difference."""

    name: str
    right: int = 0
    missed: int = 0
    wrong: int = 0
    weak: int = 0
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        whole = self.right + self.missed
        low, high = wilson(self.right, whole)
        return (
            f"{self.name}: {self.right}/{whole} [{low:.3f}, {high:.3f}]"
            f"  confidently wrong {self.wrong}  weak and wrong {self.weak}"
        )


@dataclass(frozen=True)
class Times:
    """What was read of one message."""

    interviews: tuple[InterviewReading, ...]
    promises: tuple[PromiseReading, ...]
    undated: bool
    deadline: date | None


def corpus() -> Iterator[tuple[Labels, Labels]]:
    """Every message with its labels."""
    labels = {
        one["id"]: one
        for one in map(json.loads, (DEFAULT / "labels.jsonl").read_text("utf-8").splitlines())
    }
    for raw in (DEFAULT / "messages.jsonl").read_text("utf-8").splitlines():
        line = json.loads(raw)
        yield line, labels[line["id"]]


def context_of(line: Labels) -> ReadingContext:
    """The context a corpus line is read in."""
    owner = str(line.get("owner", "")).lower()
    return ReadingContext(frozenset({owner}), ZoneInfo(line.get("timezone") or "UTC"))


def times_of(message: Message, context: ReadingContext, label: Labels, mode: str) -> Times:
    """The message's times, with as much given about its meaning as `mode` says."""
    if mode == "read":
        whole = read(message, context)
        return Times(whole.interviews, whole.promises, whole.undated_promise, whole.deadline)
    meanings = None
    if mode == "gold":
        meanings = tuple(Meaning(one) for one in label["meanings"])
    elif mode == "hiring" and not label["hiring"]:
        meanings = (Meaning.NOT_HIRING,)
    promises, undated, _ = read_promises(message, context, meanings)
    return Times(
        read_interviews(message, context, meanings)[0],
        promises,
        undated,
        read_deadline(message, context, meanings)[0] if mode == "gold" else None,
    )


def _key(start: datetime | str | None, day: object) -> str:
    """What makes two appointments the same: the instant, or the day where no time is given."""
    if start is None:
        return f"on {day}"
    instant = datetime.fromisoformat(start) if isinstance(start, str) else start
    return f"at {instant.astimezone(UTC).isoformat()}"


def score_interviews(score: Score, fields: dict[str, Score], label: Labels, times: Times) -> None:
    """Add one message's instants, and for those found the other fields, to the counts."""
    wanted = {_key(one["start"], one.get("date")): one for one in label["interviews"]}
    got = {_key(one.start, one.day): one for one in times.interviews}
    for key in wanted.keys() - got.keys():
        score.missed += 1
        score.lines.append(f"{label['id']} missed {key}")
    for key, one in got.items():
        if key in wanted:
            score.right += 1
            _compare(fields, label["id"], wanted[key], one)
        else:
            score.weak += one.confidence is Confidence.WEAK
            score.wrong += one.confidence is not Confidence.WEAK
            said = f"{one.confidence.value} {key} {one.status.value} {one.quote[:80]}"
            score.lines.append(f"{label['id']} WRONG {said}")


def _compare(fields: dict[str, Score], name: str, wanted: Labels, one: InterviewReading) -> None:
    end = datetime.fromisoformat(wanted["end"]).astimezone(UTC) if wanted.get("end") else None
    pairs: dict[str, tuple[object, object]] = {
        "end": (end, one.end.astimezone(UTC) if one.end else None),
        "zone_known": (wanted.get("zone_known"), one.zone_known),
        "status": (wanted["status"], one.status.value),
        "round": (wanted.get("round"), one.round.value if one.round else None),
        "format": (wanted.get("format"), one.format.value if one.format else None),
        "people": (
            sorted(str(person["name"]) for person in wanted.get("people", [])),
            sorted(str(person.name) for person in one.people),
        ),
    }
    for field_name, (want, have) in pairs.items():
        score = fields.setdefault(field_name, Score(field_name))
        score.right += want == have
        score.missed += want != have
        if want != have:
            score.lines.append(f"{name} {field_name}: wanted {want}, read {have}")


def score_promises(score: Score, label: Labels, times: Times) -> None:
    """Add one message's promised dates to the counts."""
    wanted = {one["due"]: one["firm"] for one in label["promises"]}
    got = {one.due.isoformat(): one for one in times.promises}
    for due in wanted.keys() - got.keys():
        score.missed += 1
        score.lines.append(f"{label['id']} missed {due}")
    for due, one in got.items():
        if due in wanted:
            score.right += 1
            if wanted[due] != one.firm:
                score.lines.append(f"{label['id']} firm: {one.quote}")
        else:
            score.wrong += 1
            score.lines.append(f"{label['id']} WRONG {due} {one.quote}")


def score_value(score: Score, name: str, wanted: object, got: object) -> None:
    """Add one single-valued field to the counts."""
    if wanted == got:
        score.right += 1
        return
    score.missed += 1
    score.wrong += got not in (None, False)
    score.lines.append(f"{name}: wanted {wanted}, read {got}")


def run(mode: str, show: bool) -> None:
    """Read the corpus and print the counts."""
    calendar, prose = Score("instants from calendar parts"), Score("instants from prose")
    promised, undated = Score("promised dates"), Score("word without a window")
    deadlines = Score("deadlines")
    fields: dict[str, Score] = {}
    for line, label in corpus():
        message, context = message_from_fields(line), context_of(line)
        times = times_of(message, context, label, mode)
        score_interviews(calendar if message.calendar else prose, fields, label, times)
        score_promises(promised, label, times)
        score_value(undated, label["id"], label["undated_promise"], times.undated)
        due = times.deadline.isoformat() if times.deadline else None
        score_value(deadlines, label["id"], label["deadline"], due)
    for score in (calendar, prose, promised, undated, deadlines, *fields.values()):
        print(score)
        if show:
            print("".join(f"    {text}\n" for text in score.lines), end="")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--meanings", choices=("read", "gold", "hiring", "none"), default="read")
    arguments = parser.parse_args()
    run(arguments.meanings, arguments.show)
