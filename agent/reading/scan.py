"""One look at a message's own words and subject: sentences, the frames in them, their scope.

Every reader shares this one pass. Knows phrases (through `wording`), not what follows from them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from agent.domain.message import Message
from agent.reading.lexicon import Lexicon
from agent.reading.sentences import Scope, Sentence, scope_of, split

_REPLY = re.compile(
    r"^\s{0,5}(?:(?:re|aw|sv|antw|tr|rv|wg|fw|fwd|r|ref|vs|odp)\s{0,2}(?:\[\d{1,3}\])?\s{0,2}:\s{0,5}){1,9}",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"^\s{0,5}(?:fw|fwd|wg|tr)\s{0,2}:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A frame found in a sentence, with what its scope lets it say."""

    name: str
    weight: int
    start: int
    end: int
    sentence: Sentence
    scope: Scope

    @property
    def quote(self) -> str:
        """The whole sentence, white space collapsed."""
        return self.sentence.text

    @property
    def span(self) -> tuple[int, int]:
        """Where the sentence stands in its source."""
        return self.sentence.start, self.sentence.end


@dataclass(frozen=True, slots=True)
class Scan:
    """What the shared pass saw of one message."""

    message: Message
    subject: str
    is_reply: bool
    sentences: tuple[Sentence, ...]
    heading: tuple[Sentence, ...]
    found: tuple[Found, ...]
    in_heading: tuple[Found, ...]
    words: frozenset[str] = field(default_factory=frozenset)

    def of(self, name: str) -> Iterator[Found]:
        """The frames of that name in the own words."""
        return (item for item in self.found if item.name == name)


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """The compiled wording of what employers write (some 60 ms the first time)."""
    from agent.reading.wording import decisions, domain, en, meetings, process

    frames: dict[str, str] = {}
    for part in (decisions, meetings, process, domain):
        frames.update(part.FRAMES)
    return Lexicon(en.CLASSES, frames)


@lru_cache(maxsize=1)
def english_own() -> Lexicon:
    """The compiled wording of what candidates write."""
    from agent.reading.wording import en, own

    return Lexicon(en.CLASSES, own.FRAMES)


def scan(message: Message) -> Scan:
    """Split, scan and scope a message's own words and its subject."""
    bare = _REPLY.sub("", message.subject[:400])
    is_reply = bare != message.subject[:400].lstrip() and not _FORWARD.match(message.subject)
    sentences = split(message.own_words)
    heading = split(bare, "subject")
    return Scan(
        message=message,
        subject=bare,
        is_reply=is_reply or bool(message.in_reply_to),
        sentences=tuple(sentences),
        heading=tuple(heading),
        found=tuple(_found(sentences, english())),
        in_heading=tuple(_found(heading, english())),
        words=frozenset(word for sentence in sentences for word in sentence.tokens),
    )


def scan_own(seen: Scan) -> tuple[Found, ...]:
    """The frames of the user's own writing in the same sentences."""
    return tuple(_found(seen.sentences, english_own()))


def _found(sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Found]:
    for sentence in sentences:
        hits, _ = lexicon.scan(sentence.tokens)
        for hit in hits:
            name, _, rest = hit.name.partition(":")
            inside = rest.endswith("n")
            scope = scope_of(sentence, hit.start, hit.start + 1 if inside else hit.end)
            if inside:
                scope = _without_own_negation(sentence, hit.start, scope)
            yield Found(name, int(rest[:1] or 1), hit.start, hit.end, sentence, scope)


def _without_own_negation(sentence: Sentence, start: int, scope: Scope) -> Scope:
    before = scope_of(sentence, start, start) if start else None
    negated = bool(before and before.negated and start)
    return Scope(negated, scope.supposed, scope.past, scope.asked, scope.reported)
