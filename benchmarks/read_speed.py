"""How long the whole reading of a message takes, in CPU time, so that a shared machine tells too.

    python -m benchmarks.read_speed [FOLDER] [--rounds N]

Reads every message of the development corpus N times and takes the fastest of each: parsing and
reading apart, plain text, HTML and calendar mail apart, then messages of about 200 words, a
message of a megabyte, and the import of `agent.reading` in fresh interpreters, with bytecode and
from source. Prints medians.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from agent.domain.evidence import ReadingContext
from agent.mail import message_from_fields, parse_message
from agent.reading import read
from benchmarks.read_corpus import DEFAULT

_IMPORT = "import time; a = time.process_time(); import agent.reading; "
_IMPORT += "print(time.process_time() - a)"
_HEAD = "From: Jo Bell <jo@fern.example>\nTo: u@x.example\nSubject: Interview\n\n"
_SAID = "Can you do 3pm on Thursday 14 May? You will hear from us by Friday 22 May.\n\n"


@dataclass(frozen=True, slots=True)
class Timed:
    """One message: its kind, its own words, and the seconds to parse and to read it."""

    kind: str
    words: int
    parsing: float
    reading: float


def fastest(act: Callable[[], object], rounds: int) -> float:
    """The least CPU seconds of several runs."""
    found = []
    for _ in range(rounds):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return min(found)


def timed(folder: Path, rounds: int) -> list[Timed]:
    """Every message of the corpus; a round goes over all, so that no cache answers for a reader."""
    lines = (folder / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    messages = [message_from_fields(fields) for fields in cases]
    contexts = [
        ReadingContext(frozenset({str(one.get("owner") or "").lower()} - {""}),
                       ZoneInfo(one.get("timezone") or "UTC")) for one in cases
    ]  # fmt: skip
    pairs = list(zip(messages, contexts, strict=True))
    for message, context in pairs:
        read(message, context)  # models and phrases are loaded and compiled once
    parsed = [fastest(partial(message_from_fields, one), 3) for one in cases]
    took = [[fastest(partial(read, *pair), 1) for pair in pairs] for _ in range(rounds)]
    least = [min(times) for times in zip(*took, strict=True)]
    return [
        Timed("calendar" if one.get("ics") else "html" if one.get("html") else "plain",
              len(message.own_words.split()), before, reading)
        for one, message, before, reading in zip(cases, messages, parsed, least, strict=True)
    ]  # fmt: skip


def megabyte() -> float:
    """The least CPU seconds to parse and read a megabyte, each time another one."""
    raws = [(f"{_HEAD}{number}\n" + _SAID * (1_000_000 // len(_SAID))).encode() for number in "123"]
    return min(fastest(partial(_read_raw, raw), 1) for raw in raws)


def _read_raw(raw: bytes) -> None:
    context = ReadingContext(frozenset({"u@x.example"}), ZoneInfo("UTC"))
    read(parse_message(raw, at=datetime(2026, 5, 5, tzinfo=UTC)), context)


def importing(*, compiled: bool) -> float:
    """The median CPU seconds of `import agent.reading` in seven fresh interpreters.

    `compiled` with the bytecode that an installation keeps, else from the source each time.
    """
    with TemporaryDirectory() as kept:
        given = {"PYTHONPYCACHEPREFIX": kept}
        given["PYTHONDONTWRITEBYTECODE"] = "" if compiled else "1"
        call = partial(
            subprocess.run, [sys.executable, "-c", _IMPORT], env=os.environ | given,
            capture_output=True, check=True,
        )  # fmt: skip
        call()  # the bytecode is written once
        return statistics.median(float(call().stdout) for _ in range(7))


def _say(name: str, found: list[Timed]) -> None:
    if found:
        words = statistics.median(one.words for one in found)
        parsing = statistics.median(one.parsing for one in found) * 1000
        reading = statistics.median(one.reading for one in found) * 1000
        said = f"{len(found):4} messages, {words:.0f} words"
        print(f"{name:18} {said:28} parse {parsing:.2f} ms  read {reading:.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args()
    found = timed(given.folder, given.rounds)
    for kind in ("plain", "html", "calendar"):
        _say(kind, [one for one in found if one.kind == kind])
    _say("about 200 words", [one for one in found if 160 <= one.words <= 240])
    kept, anew = importing(compiled=True), importing(compiled=False)
    print(f"a megabyte: {megabyte():.2f} s; import: {kept:.2f} s, from source {anew:.2f} s")


if __name__ == "__main__":
    main()
