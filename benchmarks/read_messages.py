"""Score the reading of meaning and belonging on files of `tests/corpus/messages`.

    python -m benchmarks.read_messages batch1.txt batch2.txt [--show] [--why NUMBER]

Prints counts beside 95 % Wilson intervals: hiring precision and recall, main meaning, rejections,
and how often each confidence is right; `--show` prints the wrong ones, `--why` the sentences of
one message with what each says most.
"""

import argparse

from agent.domain.evidence import Reading
from agent.domain.hiring import Confidence
from agent.mail import parse_message
from agent.reading.leanings import weigh
from agent.reading.precedence import said_in
from agent.reading.scan import scan
from agent.reading.senders import sender_of
from agent.reading.weighing import shares_of, votes_of
from agent.reading.whole import around, whole_of
from benchmarks.read_corpus import Bar
from tests.unit.reading.labelled import NOW, Labelled, labelled


def bars_of(cases: list[tuple[Labelled, Reading]]) -> list[Bar]:
    """Every bar over labelled messages and their readings."""
    found: dict[str, Bar] = {}

    def add(name: str, good: bool, what: str) -> None:
        found.setdefault(name, Bar(name)).add(good, what)

    for case, reading in cases:
        got = reading.meaning.value
        what = f"{case.name}: {got} ({reading.confidence.value}), not {'|'.join(case.accepted)}"
        right = got in case.accepted
        if reading.hiring:
            add("hiring precision", case.hiring, what)
        if case.hiring:
            add("hiring recall", reading.hiring, what)
        add("main meaning", right, what)
        if case.wanted[0] == "rejection":
            add("rejection recall", right, what)
        if got == "rejection":
            add("rejection precision", right, what)
        if got in ("rejection", "offer") and reading.confidence is not Confidence.WEAK:
            add("ends acted on", right, what)
        add(f"{reading.confidence.value} is right", right, what)
    return list(found.values())


def explain(case: Labelled) -> None:
    """Print what speaks for belonging and for each meaning, sentence by sentence."""
    message = parse_message(case.text.encode(), at=NOW)
    seen = scan(message)
    reading = case.reading()
    print(case.name, case.wanted, "read as", reading.meanings, reading.confidence, reading.hiring)
    heard = said_in(votes_of(seen))
    weights = weigh(seen, sender_of(message), heard)
    print(weights, whole_of(seen, heard, around(seen, weights)))
    for line in (*seen.heading, *seen.lines):
        shares = sorted(shares_of(line).items(), key=lambda item: -item[1])[:3]
        said = " ".join(f"{name} {share:.2f}" for name, share in shares)
        frames = {found.name for found in line.found}
        print(f"  {line.sentence.text[:90]!r}: {said}  {sorted(frames)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--why", action="append", default=[], help="the number of a message")
    given = parser.parse_args()
    cases = [(case, case.reading()) for file in given.files for case in labelled(file)]
    for bar in bars_of(cases):
        low, high = bar.interval
        share = bar.right / bar.total
        print(f"{bar.name:22} {bar.right:4}/{bar.total:<4} {share:6.3f}  [{low:.3f}, {high:.3f}]")
        if given.show and bar.name in ("hiring precision", "hiring recall", "main meaning"):
            print("".join(f"    {wrong}\n" for wrong in bar.wrong), end="")
    for case, _ in cases:
        if case.name.rpartition("-")[2] in given.why:
            explain(case)


if __name__ == "__main__":
    main()
