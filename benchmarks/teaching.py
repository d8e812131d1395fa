"""What the models of `agent.reading` learn from: lines, drawn patterns and whole messages.

Reads `tests/corpus` and turns it into labelled features; knows nothing of how weights are learned.
`messages/heldout*.txt`, `names/judged*.txt` and `times/mails/judged` are never read here: they only
measure.
"""

import json
import random
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from agent.domain.evidence import ReadingContext
from agent.domain.hiring import InterviewStatus, Meaning
from agent.domain.message import Message
from agent.mail import message_from_fields, parse_message
from agent.reading.features import features_of
from agent.reading.interviews import read_interviews
from agent.reading.lexicon import Lexicon
from agent.reading.scan import Scan, english, scan
from agent.reading.sentences import split
from agent.reading.weighing import MEANINGS
from benchmarks.read_corpus import DEFAULT
from tests.corpus.test_lines import Line as CorpusLine
from tests.corpus.test_lines import parsed
from tests.corpus.times.mails import HERE, mails
from tests.unit.reading.labelled import ME, NOW, blocks, labelled, whole_text

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
SAME = {"offer_not": "none", "rejection_soft": "none", "ordinary": "not_hiring"}
FOLDS = 5
# A label with so many lines of patterns is drawn from as often as asked for.
EVEN = 55
# And so many short messages from each pattern of them.
DRAWN_SHORT = 2
_LABELS = {meaning.value: label for label, meaning in reversed(tuple(MEANINGS.items()))}


def fold_of(text: str) -> int:
    """The part in which what is named so is held out."""
    return crc32(text.encode()) % FOLDS


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line as features; `fold` says in which part it is held out."""

    label: str
    text: str
    features: tuple[str, ...]

    @property
    def fold(self) -> int:
        """The part in which the line is held out."""
        return fold_of(self.text)


@dataclass(frozen=True, slots=True)
class Grouped(Line):
    """A line that is held out together with the others of its `group`."""

    group: str = ""

    @property
    def fold(self) -> int:
        """The part in which it is held out."""
        return fold_of(self.group)


@dataclass(frozen=True, slots=True)
class Told:
    """A whole labelled message: what it is, and each sentence of its own words as a line."""

    side: str
    labels: frozenset[str]
    wanted: str
    accepted: frozenset[str]
    lines: tuple[Line, ...]
    seen: Scan
    statuses: frozenset[InterviewStatus]
    owners: frozenset[str]

    @property
    def main(self) -> str:
        """The label of what it says in the first place."""
        return _LABELS.get(self.wanted, "none")


def lines_of(folder: Path) -> list[Line]:
    """Every labelled line of the corpus; the file's name is the label."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        label = SAME.get(path.stem, path.stem)
        found += [Line(label, text, _features(text, english())) for text in _raws(path)]
    return found


def _raws(path: Path) -> list[str]:
    """The lines of a file of the corpus, without remarks."""
    raws = map(str.strip, path.read_text(encoding="utf-8").splitlines())
    return [raw for raw in raws if raw and not raw.startswith("#")]


def _features(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    union: set[str] = set()
    for sentence in split(text):
        hits = lexicon.scan(sentence.words)
        union.update(features_of(sentence, hits))
    return tuple(sorted(union))


_CHOICE = re.compile(r"\{([^{}]*)\}")


def drawn_from(folder: Path, count: int, lexicon: Lexicon, *, evenly: bool = False) -> list[Line]:
    """Sentences drawn from the patterns, always the same ones: some `count` of each line.

    Where `evenly`, more are drawn from a label with few lines and fewer from one with many, so
    that no label is believed for its number of lines.
    """
    found: dict[str, Line] = {}
    for path in sorted(folder.glob("*.txt")):
        raws = _raws(path)
        times = count
        if evenly:
            times = max(count // 2, min(count * EVEN // max(len(raws), 1), 2 * count))
        for raw in raws:
            for text in _drawn(raw, times):
                label = SAME.get(path.stem, path.stem)
                found.setdefault(text, Line(label, text, _features(text, lexicon)))
    return list(found.values())


def messages_of(files: Iterable[str]) -> list[Told]:
    """The labelled messages of these files of `tests/corpus/messages`."""
    return [
        _told(parse_message(case.text.encode(), at=NOW), case.wanted, case.accepted)
        for file in files
        for case in labelled(file)
    ]


def named_messages() -> list[Told]:
    """The mails of `tests/corpus/names`: all of them hiring mail, of unlabelled meaning."""
    head = f"Date: Tue, 05 May 2026 10:00:00 +0000\nTo: <{ME}>\n"
    return [
        _told(parse_message((head + body).encode(), at=NOW), ("thanks_or_chat",), ())
        for path in sorted((CORPUS / "names").glob("*.txt"))
        if not path.name.startswith("judged")
        for _, body in blocks(path)
    ]


def timed_messages() -> list[Told]:
    """The mails of `tests/corpus/times/mails` whose labels make them hiring mail."""
    return [
        _told(mail.message, ("thanks_or_chat",), ())
        for path in sorted(HERE.glob("*.txt"))
        for mail in mails(path.name)
        if mail.is_hiring and not mail.headers.get("mine")
    ]


def shared_messages() -> list[Told]:
    """The labelled messages of the development corpus that lies beside the repository."""
    found = []
    for fields, label in development():
        message = message_from_fields(fields)
        mine = frozenset({str(fields["owner"]).lower()})
        found.append(_told(message, label["meanings"], label.get("meanings_ok") or (), mine))
    return found


def development() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The mails of the development corpus as fields, each with its label."""
    labels = map(json.loads, (DEFAULT / "labels.jsonl").read_text(encoding="utf-8").splitlines())
    known = {label["id"]: label for label in labels}
    for row in (DEFAULT / "messages.jsonl").read_text(encoding="utf-8").splitlines():
        fields = json.loads(row)
        yield fields, known[fields["id"]]


def named_mails() -> Iterator[tuple[str, dict[str, str]]]:
    """The mails of `names/` that may be learned from, each with its labels."""
    for path in sorted((CORPUS / "names").glob("*.txt")):
        for number, (head, body) in enumerate(blocks(path)):
            if not path.name.startswith("judged"):
                keys = dict(part.split("=", 1) for part in shlex.split(head) if "=" in part)
                yield whole_text(body, number), keys


def single_lines(kind: str) -> Iterator[tuple[str, CorpusLine]]:
    """The lines of a kind that must hold one by one, each as the mail its test reads it in."""
    for line in parsed((CORPUS / "lines.txt").read_text(encoding="utf-8")):
        if line.kind == kind:
            head = "From: Jo Bell <jo@fernwood.example>\nSubject: Your application\n\n"
            text = line.text.replace("\\n", "\n")
            yield whole_text(f"{head}{text}\n", 1), line


def taught_files() -> list[str]:
    """The files of messages that may be learned from."""
    names = (path.name for path in sorted((CORPUS / "messages").glob("*.txt")))
    return [name for name in names if not name.startswith(("heldout", "own"))]


_READER = ReadingContext(owners=frozenset({ME}), zone=ZoneInfo("UTC"))
_NOT_HIRING = ("not_hiring", "job_alert")


def _told(
    message: Message,
    wanted: Sequence[str],
    accepted: Iterable[str],
    owners: frozenset[str] = frozenset({ME}),
) -> Told:
    seen = scan(message)
    return Told(
        wanted[0] if wanted[0] in _NOT_HIRING else "hiring",
        frozenset(_LABELS[name] for name in (*wanted, *accepted) if name in _LABELS),
        wanted[0],
        frozenset((wanted[0], *accepted)),
        tuple(Line("", line.sentence.text, line.features) for line in seen.lines),
        seen,
        frozenset(item.status for item in read_interviews(message, _READER)[0]),
        owners,
    )


# What a message that tells none of these cannot say plainly in any sentence.
_DECIDING = frozenset(("rejection", "filled", "role_closed", "on_hold", "offer"))
_CHANGING = frozenset(("moved", "cancelled"))
Shares = Callable[[Sequence[str]], Mapping[str, float]]


# What a sentence that says nothing may be taken for: a thank-you for an application is a receipt
# wherever it stands.
_HARMLESS = frozenset(("none", "application_received"))
# So much must another label have before a sentence that says nothing teaches anything.
_MISTAKEN, _AGREED = 0.25, 0.9


def judged_sentences() -> dict[str, str]:
    """What the sentences of whole messages say where they stand; "?" where that is left open."""
    found: dict[str, str] = {}
    for path in sorted((CORPUS / "sentences").glob("*.txt")):
        found.update(judged_in(path))
    return found


def judged_in(path: Path) -> dict[str, str]:
    """The labels of one file of judged sentences, by the sentence."""
    return {text: label for label, _, text in (row.partition(": ") for row in _raws(path))}


def sentences_of(told: Iterable[Told], shares: Shares) -> list[list[Line]]:
    """The sentences of each message as lines, as they were judged, or else by what a first model
    (`shares`) says of them.
    """
    judged = judged_sentences()
    return [list(_lines_in(one, judged, shares)) for one in told]


def _lines_in(one: Told, judged: Mapping[str, str], shares: Shares) -> Iterator[Line]:
    if one.side != "hiring" or not one.lines:
        return
    known = [judged.get(" ".join(line.text.split())) for line in one.lines]
    labels = [label for label in known if label]
    read = [(shares(line.features), line) for line in one.lines]
    # Some sentences stand in many mails: one of them does not judge the rest.
    yield from _as_judged(read, labels) if len(labels) == len(read) else _as_seems(read, one)


_Read = Sequence[tuple[Mapping[str, float], Line]]


def _as_judged(read: _Read, labels: Sequence[str]) -> Iterator[Line]:
    """Each sentence by its judgement; of those that say nothing, the ones taken for news.

    Where the lines are sure that it says something, they follow another rule than the judgement.
    """
    for (said, line), label in zip(read, labels, strict=True):
        news = max(share for name, share in said.items() if name not in _HARMLESS)
        if label not in ("?", "none") or (label == "none" and _MISTAKEN <= news < _AGREED):
            yield replace(line, label=label)


def _as_seems(read: _Read, one: Told) -> Iterator[Line]:
    """The sentence that says the message's main meaning most is a line of it; one that seems to
    decide or change what the message does not tell is a line that says nothing.
    """
    if one.main != "none":
        best = max(read, key=lambda item: item[0].get(one.main, 0.0))
        if best[0].get(one.main, 0.0) >= 0.1:
            yield replace(best[1], label=one.main)
    for said, line in read:
        top = max(said, key=lambda label: said[label])
        group = _DECIDING if top in _DECIDING else _CHANGING if top in _CHANGING else None
        if group and said[top] >= 0.4 and group.isdisjoint(one.labels):
            yield replace(line, label="none")


def told_plainly(folder: Path, count: int) -> list[Told]:
    """Some lines of each label as messages: alone, behind a receipt, and among courtesies."""
    chance = random.Random(5)  # noqa: S311 - always the same lines
    pools = {path.stem: _raws(path) for path in sorted(folder.glob("*.txt"))}
    receipts, idle = pools["application_received"], pools["none"]
    found = []
    for label, meaning in MEANINGS.items():
        for raw in chance.sample(pools[label], count):
            found.append(_told(_alone(raw), (meaning.value,), ()))
            found.append(_told(_alone(f"{chance.choice(receipts)} {raw}"), (meaning.value,), ()))
            among = " ".join((chance.choice(idle), raw, chance.choice(idle)))
            found.append(_told(_alone(among), (meaning.value,), ()))
    return found + [
        _told(_alone(raw), ("thanks_or_chat",), ()) for raw in chance.sample(idle, count)
    ]


def _drawn(raw: str, count: int) -> list[str]:
    """Sentences drawn from a pattern, always the same ones; a line without choices is itself."""
    chance = random.Random(crc32(raw.encode()))  # noqa: S311 - always the same sentences
    drawn = (_CHOICE.sub(lambda match: chance.choice(match[1].split("|")), raw)
             for _ in range(count if "{" in raw else 1))  # fmt: skip
    return list(dict.fromkeys(" ".join(text.split()) for text in drawn))


def short_messages(folder: Path) -> dict[int, list[Told]]:
    """The lines of the belonging corpus, and those of `lines.txt` that tell, as messages of their
    own, by the part that holds each out (`Line.fold`)."""
    found: dict[int, list[Told]] = {fold: [] for fold in range(FOLDS)}
    for path in sorted(folder.glob("*.txt")):
        side = SAME.get(path.stem, path.stem)
        wanted = side if side in _NOT_HIRING else Meaning.THANKS_OR_CHAT.value
        for raw in _raws(path):
            for text in _drawn(raw, DRAWN_SHORT):
                found[fold_of(text)].append(_told(_alone(text), (wanted,), ()))
    for text, wanted in _in_lines(folder.parent / "lines.txt"):
        part = found[fold_of(" ".join(text.split()))]
        # Under a subject that says nothing, and under the one its test reads it by.
        part.append(_told(_alone(text), (wanted,), ()))
        part += [_told(_alone(text, "Your application"), (wanted,), ())] * 5
    return found


_OURS = ("company", "role", "contact", "part", "promise", "meaning")


def _in_lines(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of `lines.txt` that name or tell something of hiring, or say whether they are
    hiring mail."""
    for line in parsed(path.read_text(encoding="utf-8")):
        said = (line.kind, line.value)
        ours = line.kind in _OURS and line.value not in _NOT_HIRING
        hiring = ours or said == ("hiring", "yes")
        if line.wanted and (hiring or said == ("hiring", "no")):
            told = line.value if line.kind == "meaning" else Meaning.THANKS_OR_CHAT.value
            yield line.text.replace("\\n", "\n"), told if hiring else "not_hiring"


def _alone(text: str, subject: str = "Hello") -> Message:
    head = f"From: Jo Bell <jo@fernwood.example>\nTo: <{ME}>\nSubject: {subject}\n\n"
    return parse_message(f"{head}{text}\n".encode(), at=NOW)
