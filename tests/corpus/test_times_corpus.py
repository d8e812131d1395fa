"""The corpus of times: each line for development is read as it says, the rest is measured.

To teach or forbid something, add one line to a file in `tests/corpus/times`.
"""

from collections.abc import Callable

import pytest

from agent.domain.hiring import Meaning
from agent.reading.deadlines import read_deadline
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from agent.reading.returning import read_return
from tests.corpus.times.lines import Line, day, interview_words, lines, promise_words

# Whole lines must be right; a person missing from a list counts as much as a wrong date.
HELD_OUT_FLOORS = {"people.txt": 0.8}
HELD_OUT_FLOOR = 0.85
# Of the days promised in a file, so many are found, and no more are read beside them for each line.
PROMISED = {"promised.txt": (0.8, 0.03), "promise_traps.txt": (0.8, 0.07)}


def _interviews(line: Line) -> str:
    found, _ = read_interviews(line.message, line.context, None)
    return interview_words(line, found)


def _promises(line: Line) -> str:
    met, _ = read_interviews(line.message, line.context, None)
    found, undated, _ = read_promises(line.message, line.context, None, met)
    return promise_words(found, undated)


def _dates_promised(line: Line) -> str:
    """Only dates: a negative line may still promise word without a window."""
    met, _ = read_interviews(line.message, line.context, None)
    found, _, _ = read_promises(line.message, line.context, None, met)
    return promise_words(found, undated=False)


def _deadline(line: Line) -> str:
    due, _ = read_deadline(line.message, line.context, (Meaning.OFFER, Meaning.ASSESSMENT))
    return due.isoformat() if due else ""


def _return(line: Line) -> str:
    back, _ = read_return(line.message, line.context)
    return back.isoformat() if back else ""


def _people(line: Line) -> str:
    found, _ = read_interviews(line.message, line.context, None)
    names = {person.name or "" for one in found for person in one.people}
    return "; ".join(sorted("me" if name == "Sam Reed" else name for name in names))


READERS: dict[str, Callable[[Line], str]] = {
    "interviews.txt": _interviews,
    "no_interviews.txt": _interviews,
    "promises.txt": _promises,
    "no_promises.txt": _dates_promised,
    "people.txt": _people,
    "deadlines.txt": _deadline,
    "no_deadlines.txt": _deadline,
    "absences.txt": _return,
    "no_absences.txt": _return,
}
DEVELOPMENT = [
    pytest.param(name, line, id=f"{name}:{line.text[:60]}")
    for name in READERS
    for line in lines(name)
    if not line.held_out
]


@pytest.mark.parametrize(("name", "line"), DEVELOPMENT)
def test_it_reads_the_line_as_the_corpus_says(name: str, line: Line) -> None:
    """What a line names is read, and what it does not name is not."""
    assert READERS[name](line) == line.expected


@pytest.mark.parametrize("name", READERS)
def test_it_reads_what_was_never_looked_at_nearly_as_well(name: str) -> None:
    """The held-out third generalises."""
    held = [line for line in lines(name) if line.held_out]
    right = sum(READERS[name](line) == line.expected for line in held)
    assert right / len(held) >= HELD_OUT_FLOORS.get(name, HELD_OUT_FLOOR)


@pytest.mark.parametrize("name", PROMISED)
def test_it_reads_most_of_what_others_promise_in_words_of_their_own(name: str) -> None:
    """Lines that teach the model of promises: what it finds of them, and what it finds beside."""
    wanted = right = wrong = 0
    told_in = list(lines(name))
    for line in told_in:
        met, _ = read_interviews(line.message, line.context, None)
        read = {one.due for one in read_promises(line.message, line.context, None, met)[0]}
        told = {day(one.strip()[:10]) for one in line.expected.split(";") if one.strip() != "none"}
        wanted, right, wrong = (
            wanted + len(told),
            right + len(told & read),
            wrong + len(read - told),
        )
    found, beside = PROMISED[name]
    assert right >= found * wanted
    assert wrong <= beside * len(told_in)


@pytest.mark.parametrize("positive", ["interviews", "promises", "deadlines", "absences"])
def test_it_forbids_at_least_as_much_as_it_teaches(positive: str) -> None:
    """For each kind of evidence there are as many lines that must not fire."""
    assert len(list(lines(f"no_{positive}.txt"))) >= len(list(lines(f"{positive}.txt")))


def test_it_has_no_line_twice() -> None:
    """A line stands once, so that a score counts it once."""
    for name in READERS:
        seen = [(line.text, line.written) for line in lines(name)]
        assert len(seen) == len(set(seen))
