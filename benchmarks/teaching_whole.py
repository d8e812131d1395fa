"""What the net of `agent.reading.whole` learns from: whole messages as their inputs.

Each message is told by the very readers that will ask the net; what its sentences say, by a
sentence model that has not learned from it. Knows nothing of how weights are learned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from zoneinfo import ZoneInfo

from agent.domain.evidence import ReadingContext
from agent.domain.hiring import Meaning
from agent.reading.leanings import weigh
from agent.reading.linear import Model
from agent.reading.meaning import heard
from agent.reading.precedence import said_in
from agent.reading.scan import english
from agent.reading.senders import sender_of
from agent.reading.weighing import votes_of
from agent.reading.whole import around, strengths
from benchmarks.teaching import (
    CORPUS,
    FOLDS,
    Line,
    Told,
    drawn_from,
    judged_sentences,
    lines_of,
    messages_of,
    named_messages,
    sentences_of,
    shared_messages,
    short_messages,
    taught_files,
    timed_messages,
    told_plainly,
)
from benchmarks.train_meaning import (
    DECAY,
    DRAWN,
    LEAST,
    ORDERS,
    RATE,
    ROUNDS,
    as_shipped,
    learned,
    train,
)

NOT_HIRING = ("job_alert", "not_hiring")
# Messages that stand beside each other are twins and threads: so many are held out together.
NEIGHBOURS = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as its features, how many words it has, and what it says where that is known."""

    features: tuple[str, ...]
    words: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A message as inputs; `label` is empty where only its side is known; `fold` may hold it out,
    -1 never."""

    name: str
    label: str
    accepted: frozenset[str]
    heading: tuple[Sentence, ...]
    lines: tuple[Sentence, ...]
    strengths: tuple[float, ...]
    around: tuple[str, ...]
    fold: int


@lru_cache(maxsize=1)
def _judged() -> dict[str, str]:
    return judged_sentences()


def _case(one: Told, model: Model, label: str, fold: int) -> Case:
    seen = one.seen
    said = heard(said_in(votes_of(seen, model)), seen, _NO_THREAD)
    weights = weigh(seen, sender_of(seen.message), said, one.statuses, one.owners)
    heading = tuple(Sentence(line.features, len(line.sentence.words)) for line in seen.heading)
    lines = tuple(
        Sentence(line.features, len(line.sentence.words),
                 _judged().get(" ".join(line.sentence.text.split()), ""))
        for line in seen.lines
    )  # fmt: skip
    return Case(
        seen.subject, label, one.accepted, heading, lines, tuple(strengths(said)),
        tuple(sorted(around(seen, weights))), fold,
    )  # fmt: skip


_NO_THREAD = ReadingContext(owners=frozenset(), zone=ZoneInfo("UTC"))


def sentences_of_corpus() -> list[Line]:
    """The labelled lines of the corpus and sentences drawn from its patterns."""
    drawn = drawn_from(CORPUS / "patterns", DRAWN, english(), evenly=True)
    return [*lines_of(CORPUS / "meaning"), *drawn]


def cases_of() -> Iterator[Case]:
    """Every message that may be learned from; those of a fold weighed by what the others taught."""
    rows = sentences_of_corpus()
    told = [*messages_of(taught_files()), *shared_messages()]
    first = as_shipped(train(rows, ROUNDS, RATE, DECAY))
    sentences = sentences_of(told, first.shares)
    for fold in range(FOLDS):
        held = [place // NEIGHBOURS % FOLDS == fold for place in range(len(told))]
        others = compress(sentences, [not out for out in held])
        model = _model([*rows, *chain.from_iterable(others)])
        for one in compress(told, held):
            yield _case(one, model, one.wanted, fold)
    model = _model([*rows, *chain.from_iterable(sentences)])
    yield from _always(model)


def _always(model: Model) -> Iterator[Case]:
    """What is learned from always: mails of names and of times, short ones, plain lines."""
    for one in named_messages():
        yield _case(one, model, "", -1)
    for one in timed_messages():
        yield _case(one, model, "", -1)
    for one in chain.from_iterable(short_messages(CORPUS / "belonging").values()):
        known = one.wanted if one.wanted != Meaning.THANKS_OR_CHAT.value else ""
        yield _case(one, model, known, -1)
    for one in told_plainly(CORPUS / "meaning", _PLAIN):
        yield _case(one, model, one.wanted, -1)


_PLAIN = 10


def _model(lines: Sequence[Line]) -> Model:
    return as_shipped(learned(lines, ROUNDS, RATE, DECAY, ORDERS[0]), LEAST)
