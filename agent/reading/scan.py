"""One look at a message's own words and subject: sentences, the frames in them, their scope.

Every reader shares this one pass. Knows phrases (through `wording`), not what follows from them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from agent.domain.message import Message
from agent.reading.features import features_of
from agent.reading.glossary import Glossary, Row, glossary_of
from agent.reading.lexicon import Hit, Lexicon
from agent.reading.scales import Weights, of_employers, of_the_user
from agent.reading.scopes import PLAIN, Scope, scope_of
from agent.reading.sentences import (
    MAX_SENTENCES,
    MAX_TEXT,
    Sentence,
    is_question,
    spans,
    split,
)
from agent.reading.suggestions import where_suggestions_begin, without_run_on

_REPLY = re.compile(
    r"^\s{0,5}(?:(?:re|aw|sv|antw|tr|rv|wg|fw|fwd|r|ref|vs|odp)\s{0,2}(?:\[\d{1,3}\])?\s{0,2}:\s{0,5}){1,9}",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"^\s{0,5}(?:fw|fwd|wg|tr)\s{0,2}:", re.IGNORECASE)


class Found(NamedTuple):
    """A frame found in a sentence; `denying` where it holds a "not" itself."""

    name: str
    weight: int
    denying: bool
    start: int
    end: int
    sentence: Sentence

    @property
    def scope(self) -> Scope:
        """What its scope lets it say; looked for when asked, since most frames only count."""
        if self.name in _UNSCOPED:
            return PLAIN
        return scope_of(self.sentence, self.start, self.end, own_negation=self.denying)

    @property
    def quote(self) -> str:
        """The whole sentence, white space collapsed."""
        return self.sentence.text

    @property
    def span(self) -> tuple[int, int]:
        """Where the sentence stands in its source."""
        return self.sentence.start, self.sentence.end


class Line(NamedTuple):
    """A sentence with the frames found in it, what the models have to weigh and their sums."""

    sentence: Sentence
    found: tuple[Found, ...]
    weights: Weights
    added: bytes
    hits: Sequence[Hit]

    @property
    def features(self) -> tuple[str, ...]:
        """What is weighed, in words: to learn from and to explain."""
        return features_of(self.sentence, self.hits)


@dataclass(frozen=True, slots=True)
class Scan:
    """What the shared pass saw of one message; `found` and `in_heading` are the frames in the own
    words and in the subject."""

    message: Message
    subject: str
    is_reply: bool
    lines: tuple[Line, ...]
    heading: tuple[Line, ...]
    words: frozenset[str]
    lexicon: Lexicon
    found: tuple[Found, ...]
    in_heading: tuple[Found, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the own words."""
        return tuple(line.sentence for line in self.lines)

    @property
    def in_sender(self) -> Iterator[Found]:
        """The frames in the sender's display name; only few readers ask for them."""
        for name in split(self.message.sender.name[:120], "sender"):
            yield from _found(name, self.lexicon.scan(name.words))


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """The compiled wording of what employers write (some 60 ms the first time)."""
    from agent.reading.wording import beside, decisions, domain, en, meetings, process

    frames: dict[str, str] = {}
    for part in (decisions, meetings, process, domain, beside):
        frames.update(part.FRAMES)
    return Lexicon(en.CLASSES, frames)


@lru_cache(maxsize=1)
def english_own() -> Lexicon:
    """The compiled wording of what candidates write."""
    from agent.reading.wording import en, own

    return Lexicon(en.CLASSES, own.FRAMES)


def scan(message: Message, lexicon: Lexicon | None = None) -> Scan:
    """Split, scan and scope a message's own words and its subject."""
    subject = message.subject[:400]
    bare = _REPLY.sub("", subject)
    is_reply = bare != subject.lstrip() and not _FORWARD.match(subject)
    known = lexicon or english()
    weighed = of_the_user() if lexicon is not None and lexicon is english_own() else of_employers()
    glossary = glossary_of(known, weighed)
    heading = lines_of(bare, glossary, "subject")
    titled = [line.sentence.words for line in heading]
    lines = lines_of(without_run_on(message.own_words, titled), glossary)
    said = [line.sentence.words for line in lines]
    lines = lines[: where_suggestions_begin(said, titled)]
    return Scan(
        message=message,
        subject=bare,
        is_reply=is_reply or bool(message.in_reply_to),
        lines=lines,
        heading=heading,
        words=frozenset().union(*[line.sentence.words for line in lines]),
        lexicon=known,
        found=tuple([found for line in lines for found in line.found]),
        in_heading=tuple([found for line in heading for found in line.found]),
    )


def lines_of(text: str, glossary: Glossary, source: str = "own_words") -> tuple[Line, ...]:
    """The sentences of a text, each with its frames and the weights of its features.

    They are those of `sentences.split`; each word is looked up once for all that is asked of it.
    """
    lines: list[Line] = []
    for start, end in spans(text[:MAX_TEXT]):
        chunks = text[start:end].split()
        rows = glossary.rows(chunks)
        if rows:
            whole = " ".join(chunks)
            lines.append(_line(whole, start, end, rows, glossary, source))
            if len(lines) >= MAX_SENTENCES:
                break
    return tuple(lines)


def _line(
    whole: str, start: int, end: int, rows: Sequence[Row], glossary: Glossary, source: str
) -> Line:
    """A sentence by the rows of its words."""
    said, symbols, classes, frames, stems, meant, senses, pairs = zip(*rows, strict=True)
    sentence = Sentence(whole, start, end, said, is_question(whole), source)
    hits = glossary.lexicon.found(symbols, classes, frames)
    scales = glossary.scales
    weights = scales.weighed(sentence, hits, stems, meant, senses, pairs)
    found = _found(sentence, hits) if hits else ()
    return Line(sentence, found, weights, scales.added(weights), hits)


def _found(sentence: Sentence, hits: Sequence[Hit]) -> tuple[Found, ...]:
    return tuple([_FOUND(Found, (*_named(key), start, end, sentence)) for key, start, end in hits])


# Without the call that a named tuple costs.
_FOUND = tuple.__new__


# What a message is about does not hang on whether it is denied or supposed.
_UNSCOPED = frozenset(("ours", "field", "other_side", "job_alert"))


@lru_cache(maxsize=256)
def _named(key: str) -> tuple[str, int, bool]:
    """A frame's key taken apart: "rejection:3:n" is its name, weight, and that it denies."""
    name, _, rest = key.partition(":")
    return name, int(rest[:1] or 1), rest.endswith("n")
