"""Clauses cut at marks and at words that part thoughts; which those are, the reader says."""

from collections.abc import Collection, Iterator, Sequence


def clauses(said: Sequence[str], marks: Collection[str]) -> Iterator[tuple[int, int]]:
    """The half-open ranges of words between marks."""
    low = 0
    for at, word in enumerate(said):
        if word in marks:
            yield low, at
            low = at + 1
    yield low, len(said)


def around(said: Sequence[str], first: int, stop: int, marks: Collection[str]) -> tuple[int, int]:
    """The half-open range from mark to mark that holds the words `first`:`stop`."""
    while first > 0 and said[first - 1] not in marks:
        first -= 1
    while stop < len(said) and said[stop] not in marks:
        stop += 1
    return first, stop
