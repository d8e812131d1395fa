"""Train the net of `agent.reading.whole` on whole messages of `tests/corpus`.

    python -m pip install torch==2.13.0    # only here: the agent needs none
    python -m benchmarks.train_whole [--fold N] [--out FILE]

A sentence is the sum of its features' vectors; a message the pooled vectors of its sentences, what
each of them says by a sentence model that has not learned from it, and what stands around them. The
net learns all at once: what a message is, and (by a layer that is not shipped) what each judged
sentence says. Every second look at a message leaves out sentences that say nothing, every second
puts in some from elsewhere: what surrounds the telling one may be anything in real mail. One in
seven becomes as long as letters are. With
`--fold` a fifth is held out, measured and nothing written; that is how the thresholds of `hiring`
and `meaning` were found. The shipped file holds whole steps: what is printed last is measured with
what was written.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from agent.domain.hiring import Meaning
from agent.reading.net import NOUGHT, STEPS
from agent.reading.whole import SAYABLE, weight_of_features
from benchmarks.teaching import Line
from benchmarks.teaching_whole import NOT_HIRING, Case, cases_of, sentences_of_corpus
from benchmarks.train_meaning import TARGET

WIDTH, HIDDEN = 48, 64
ROUNDS, BATCH, RATE = 5, 32, 0.003
ORDERS = (7, 11)
# So many features of a message are left out at each look, so that none is relied upon alone.
LEFT_OUT = 0.4
KEPT_MEAN = 0.995
# Of the looks at a message so many change the sentences that say nothing: each is left out as often
# as said, and of so many places each takes another's as often.
MIXED, DROPPED, PUT_IN, PLACES = 0.5, 0.4, 0.4, 3
# And so many make a letter of the message: real ones run to hundreds of words around one sentence.
LONG, FILLED = 0.15, (5, 20)
# A feature that stands in fewer places is no feature.
OFTEN = 3
"""How it is learned; found on a fifth held out."""
LABELS = tuple(sorted(meaning.value for meaning in Meaning))
HIRING = [place for place, label in enumerate(LABELS) if label not in NOT_HIRING]


class Learner(nn.Module):
    """The net in training, and beside it the layer that tells what a single sentence says."""

    def __init__(self, features: int, sentences: int) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(features, WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.vectors.weight, 0, 0.1)
        self.bias = nn.Parameter(torch.zeros(WIDTH))
        self.plain = nn.EmbeddingBag(features, len(LABELS), mode="sum", padding_idx=0)
        nn.init.zeros_(self.plain.weight)
        inputs = 3 * WIDTH + len(SAYABLE) * 3
        self.hidden, self.direct = nn.Linear(inputs, HIDDEN), nn.Linear(inputs, len(LABELS))
        self.above = nn.Linear(HIDDEN, len(LABELS))
        self.said = nn.Linear(WIDTH, sentences)

    def forward(self, batch: Sequence["Inputs"]) -> tuple[Tensor, Tensor]:
        """The scores of each message's labels, and the vectors of all their sentences in order."""
        vectors = self.sentences([one for each in batch for one in each.sentences])
        places = [number for number, each in enumerate(batch) for _ in each.sentences]
        headed = [at < each.headed for each in batch for at in range(len(each.sentences))]
        owner, heading = torch.tensor(places), torch.tensor(headed)
        pooled = [
            _greatest(vectors[~heading], owner[~heading], len(batch)),
            _sums(vectors[~heading], owner[~heading], len(batch)),
            _greatest(vectors[heading], owner[heading], len(batch)),
            torch.tensor([each.strengths for each in batch]),
        ]
        inputs = functional.dropout(torch.cat(pooled, 1), 0.2, self.training)
        inner = functional.dropout(torch.relu(self.hidden(inputs)), 0.3, self.training)
        weights = torch.tensor([[weight_of_features(each.words)] for each in batch])
        plain = self._bag(self.plain, [each.features for each in batch]) * weights
        return self.direct(inputs) + self.above(inner) + plain, vectors

    def sentences(self, found: Sequence["Worded"]) -> Tensor:
        """The vector of each sentence."""
        lengths = torch.tensor([float(max(one.words, 1)) for one in found])[:, None]
        sums = self._bag(self.vectors, [one.features for one in found])
        return torch.relu(sums / lengths.sqrt() + self.bias)

    def _bag(self, table: nn.EmbeddingBag, rows: Sequence[Sequence[int]]) -> Tensor:
        """The sums of the rows' weights; in training some are left out and the rest count more."""
        more = 1.0
        if self.training:
            rows = [[one for one in row if random.random() >= LEFT_OUT] for row in rows]  # noqa: S311
            more = 1 / (1 - LEFT_OUT)
        ends = torch.tensor([len(row) for row in rows]).cumsum(0)
        starts = torch.cat([torch.zeros(1, dtype=torch.long), ends[:-1]])
        sums: Tensor = table(torch.tensor([one for row in rows for one in row]), starts)
        return sums * more


def _greatest(vectors: Tensor, owner: Tensor, count: int) -> Tensor:
    empty = torch.zeros(count, vectors.shape[1])
    return empty.scatter_reduce(0, owner[:, None].expand_as(vectors), vectors, "amax")


def _sums(vectors: Tensor, owner: Tensor, count: int) -> Tensor:
    """The sums of each message's vectors, the less the more it has."""
    lines = torch.zeros(count).index_add(0, owner, torch.ones(len(owner))).clamp(min=1)
    return torch.zeros(count, vectors.shape[1]).index_add(0, owner, vectors) / lines.sqrt()[:, None]


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence as the numbers of its known features; `label` is -1 where it is not judged."""

    features: list[int]
    words: int
    label: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """A message as numbers; the sentences of its subject come first. `label` is -1 where only its
    being hiring mail is known."""

    case: Case
    sentences: list[Worded]
    headed: int
    strengths: tuple[float, ...]
    around: list[int]
    label: int

    @property
    def features(self) -> list[int]:
        """All features, each once."""
        return sorted({*self.around}.union(*(one.features for one in self.sentences)))

    @property
    def words(self) -> int:
        """How many words its sentences have."""
        return sum(one.words for one in self.sentences)

    @property
    def hiring(self) -> bool:
        """Whether it is hiring mail of a known meaning."""
        return self.label in HIRING

    @property
    def body(self) -> list[Worded]:
        """The sentences of the text."""
        return self.sentences[self.headed :]


class Numbers:
    """The numbers of features and of sentences' labels."""

    def __init__(self, cases: Iterable[Case], lines: Iterable[Line]) -> None:
        count: Counter[str] = Counter()
        said = {line.label for line in lines}
        for case in cases:
            count.update(_features(case))
            said.update(one.label for one in case.lines if one.label not in ("", "?"))
        for line in lines:
            count.update(set(line.features))
        known = sorted(feature for feature, times in count.items() if times >= OFTEN)
        self.features = {feature: number for number, feature in enumerate(known, start=1)}
        self.said = {label: number for number, label in enumerate(sorted(said))}

    def of(self, case: Case) -> Inputs:
        """A message in numbers."""
        found = [self.worded(one.features, one.words, one.label)
                 for one in (*case.heading, *case.lines)]  # fmt: skip
        label = LABELS.index(case.label) if case.label else -1
        around = self._known(case.around)
        # A message without a word still has a place for its vectors.
        found = found or [Worded([], 1, -1)]
        return Inputs(case, found, len(case.heading), case.strengths, around, label)

    def worded(self, features: Iterable[str], words: int, label: str) -> Worded:
        """A sentence in numbers."""
        return Worded(self._known(features), words, self.said.get(label, -1))

    def _known(self, features: Iterable[str]) -> list[int]:
        return [self.features[one] for one in features if one in self.features]


def _features(case: Case) -> set[str]:
    words = (one.features for one in (*case.heading, *case.lines))
    return set(case.around).union(*words)


class Mixer:
    """Changes what in a message says nothing: what is said stays, and so does whose mail it is."""

    def __init__(self, cases: Sequence[Inputs], nothing: int, order_of: int) -> None:
        self._chance = random.Random(order_of)  # noqa: S311
        self._nothing = nothing
        told = [one for one in cases if one.label >= 0]
        self._ours = [said for one in told if one.hiring for said in one.body if self._idle(said)]
        self._others = [said for one in told if not one.hiring for said in one.body]

    def mixed(self, one: Inputs) -> Inputs:
        """The message as it is looked at this time: to hiring mail come idle sentences of its kind,
        to other mail any of other mail's, whose sentences nobody judged."""
        if one.label < 0:
            return one
        body, pool = one.body, self._ours if one.hiring else self._others
        if self._now(MIXED):
            kept = [said for said in body if not (self._idle(said) and self._now(DROPPED))]
            body = kept or body
        if self._now(MIXED):
            for _ in range(PLACES):
                if self._now(PUT_IN):
                    body = self._with_one_more(body, pool)
        if self._now(LONG):
            for _ in range(self._chance.randint(*FILLED)):
                body = self._with_one_more(body, pool)
        return replace(one, sentences=[*one.sentences[: one.headed], *body])

    def _with_one_more(self, body: list[Worded], pool: Sequence[Worded]) -> list[Worded]:
        """One sentence of the pool put in anywhere."""
        place = self._chance.randrange(len(body) + 1)
        return [*body[:place], self._chance.choice(pool), *body[place:]]

    def _idle(self, said: Worded) -> bool:
        return said.label == self._nothing

    def _now(self, often: float) -> bool:
        return self._chance.random() < often


def learn(
    cases: Sequence[Inputs], lines: Sequence[Worded], numbers: Numbers, order_of: int
) -> Learner:
    """The mean of the weights as they were while learning, the later the more."""
    random.seed(order_of)
    torch.manual_seed(order_of)
    net = Learner(len(numbers.features) + 1, len(numbers.said))
    steps = ROUNDS * (len(cases) // BATCH)
    adam = torch.optim.Adam(net.parameters(), lr=RATE)
    slower = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: max(0.03, 1 - step / steps))
    mean = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT_MEAN)
    )
    order, beside = list(cases), list(lines)
    mixer = Mixer(cases, numbers.said["none"], order_of)
    each = len(lines) // (len(cases) // BATCH)
    for turn in range(ROUNDS):
        random.shuffle(order)
        random.shuffle(beside)
        lost = 0.0
        for number, first in enumerate(range(0, len(order) - BATCH + 1, BATCH)):
            also = beside[number * each : (number + 1) * each]
            loss = _loss(net, [*map(mixer.mixed, order[first : first + BATCH])], also)
            adam.zero_grad()
            loss.backward()
            adam.step()
            slower.step()
            mean.update_parameters(net)
            lost += loss.item()
        print(f"round {turn + 1} of {ROUNDS}: loss {lost * BATCH / len(order):.3f}", flush=True)
    mean.module.eval()
    learnt: Learner = mean.module
    return learnt


def _loss(net: Learner, batch: Sequence[Inputs], also: Sequence[Worded]) -> Tensor:
    """How far off the messages' labels and sides and the sentences' labels are."""
    scores, vectors = net(batch)
    shares = functional.log_softmax(scores, 1)
    labels = torch.tensor([one.label for one in batch])
    told, side = labels >= 0, labels < 0
    off = -shares[told].gather(1, labels[told, None]).sum()
    off = off - torch.logsumexp(shares[side][:, HIRING], 1).sum()
    said = torch.tensor([one.label for each in batch for one in each.sentences])
    judged = torch.cat([vectors[said >= 0], net.sentences(also)])
    wanted = torch.cat([said[said >= 0], torch.tensor([one.label for one in also])])
    return off / len(batch) + functional.cross_entropy(net.said(judged), wanted)


def text_of(nets: Sequence[Learner], numbers: Numbers) -> str:
    """Nets as one, shipped: names, units, layers, and a row of characters for each feature.

    They stand side by side and their scores are meant: the order of learning alone swings one.
    """
    plain = torch.stack([net.plain.weight for net in nets]).mean(0)
    tables = torch.cat([plain, *(net.vectors.weight for net in nets)], 1).detach()
    units = tables.abs().amax(0).clamp(min=1e-4) / STEPS
    blocks = [" ".join(LABELS), _row(units), _row(torch.cat([net.bias for net in nets]))]
    hidden = torch.cat([_beside(net.hidden.weight, number, len(nets))
                        for number, net in enumerate(nets)])  # fmt: skip
    direct = sum((_beside(net.direct.weight, number, len(nets))
                  for number, net in enumerate(nets)), torch.zeros(1)) / len(nets)  # fmt: skip
    above = torch.cat([net.above.weight for net in nets], 1) / len(nets)
    first = torch.stack([net.direct.bias + net.above.bias for net in nets]).mean(0)
    for bias, weight in (
        (torch.cat([net.hidden.bias for net in nets]), hidden),
        (first, direct),
        (torch.zeros(len(LABELS)), above),
    ):
        blocks.append("\n".join([_row(bias), *map(_row, weight.T)]))
    steps = (tables / units).round().clamp(-STEPS, STEPS).int().tolist()
    rows = []
    for feature, number in numbers.features.items():
        row = "".join(chr(ord(NOUGHT) + one) for one in steps[number]).rstrip(NOUGHT)
        if row:
            rows.append(f"{feature}\t{row}")
    return "\n%\n".join(blocks) + "\n%%\n" + "\n".join(rows) + "\n"


def _beside(weight: Tensor, number: int, count: int) -> Tensor:
    """The weights of one net of several: what the vectors of the others bring is nothing to it."""
    parts = list(weight.split([WIDTH, WIDTH, WIDTH, weight.shape[1] - 3 * WIDTH], 1))
    for place in range(3):
        others = [torch.zeros_like(parts[place])] * count
        others[number] = parts[place]
        parts[place] = torch.cat(others, 1)
    return torch.cat(parts, 1)


def _row(values: Tensor) -> str:
    return " ".join(f"{one:.4f}" for one in values.tolist())


def measured(cases: Sequence[Inputs], net: Learner) -> str:
    """How often the side and the main meaning are right."""
    right = found = wanted = both = 0
    for first in range(0, len(cases), 64):
        batch = cases[first : first + 64]
        with torch.no_grad():
            shares = torch.softmax(net(batch)[0], 1)
        for one, row in zip(batch, shares, strict=True):
            hiring = float(row[HIRING].sum()) >= 0.5
            best = LABELS[max(HIRING, key=row.tolist().__getitem__)]
            is_so = one.case.label not in NOT_HIRING
            right += best in one.case.accepted if hiring and is_so else hiring == is_so
            found, wanted, both = found + hiring, wanted + is_so, both + (hiring and is_so)
    return f"main {right}/{len(cases)}, precision {both}/{found}, recall {both}/{wanted}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fold", type=int, default=-1, help="hold a fifth out and measure it")
    parser.add_argument("--out", type=Path, default=TARGET / "whole.txt")
    given = parser.parse_args()
    torch.set_num_threads(1)  # the sums of several threads differ in their last places
    cases = list(cases_of())
    lines = sentences_of_corpus()
    taught = [case for case in cases if case.fold != given.fold or given.fold < 0]
    numbers = Numbers(taught, lines)
    print(f"{len(taught)} messages, {len(lines)} lines, {len(numbers.features)} features")
    worded = [numbers.worded(line.features, len(line.text.split()), line.label) for line in lines]
    nets = [
        learn([numbers.of(case) for case in taught], worded, numbers, order)
        for order in (ORDERS if given.fold < 0 else ORDERS[:1])
    ]
    if given.fold >= 0:
        held = [numbers.of(case) for case in cases if case.fold == given.fold]
        print(measured(held, nets[0]))
    else:
        given.out.write_text(text_of(nets, numbers), encoding="utf-8")


if __name__ == "__main__":
    main()
