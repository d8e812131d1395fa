"""Sentences and their scope: what is asserted, denied, supposed, past, asked or only reported.

A frame found in a sentence counts only for what its scope lets it say: "if selected we will call"
advances nobody. Knows words, not meanings of messages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.reading.words import Word, words_of

MAX_TEXT = 24_000
MAX_SENTENCES = 400

_STOP = re.compile(r"[.!?…]{1,6}[\"”’')\]]{0,3}(?=\s|$)")
_BULLET = re.compile(r"\s*(?:[-*•·–>▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_SHORT_FORMS = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "vs", "e.g", "i.e", "etc", "approx", "ca", "inc", "ltd", "co", "corp", "jr", "sr", "dept", "ext", "tel", "fig", "ref", "est", "min", "max", "hr", "hrs", "a.m", "p.m", "am", "pm", "u.s", "u.k", "d.h", "z.b", "resp", "incl", "mgr", "mgmt"]
)
_LONG_LINE = 48


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: verbatim text, its span in the text it came from, its words, its kind."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    asks: bool
    source: str = "own_words"

    @property
    def tokens(self) -> list[str]:
        """The bare lower-case words."""
        return [word.text for word in self.words]


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for a stretch of a sentence."""

    negated: bool
    supposed: bool
    past: bool
    asked: bool
    reported: bool

    @property
    def plain(self) -> bool:
        """Whether it is simply asserted, here and now."""
        return not (self.negated or self.supposed or self.past or self.asked or self.reported)


def split(text: str, source: str = "own_words") -> list[Sentence]:
    """The sentences of a text, in order; at most `MAX_TEXT` characters are looked at."""
    found: list[Sentence] = []
    for start, end in _spans(text[:MAX_TEXT]):
        words = words_of(text, start, end)
        if words:
            whole = text[start:end]
            asks = whole.rstrip(" \"”’')\n\t").endswith("?")
            found.append(Sentence(" ".join(whole.split()), start, end, tuple(words), asks, source))
        if len(found) >= MAX_SENTENCES:
            break
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _blocks(text):
        begin = start
        for match in _STOP.finditer(text, start, end):
            if _ends_here(text, begin, match):
                yield begin, match.end()
                begin = match.end()
        if text[begin:end].strip():
            yield begin, end


def _ends_here(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether this full stop ends a sentence and not a short form or an initial."""
    if match.group()[0] != ".":
        return True
    before = text[max(begin, match.start() - 8) : match.start()].rsplit(None, 1)
    word = before[-1].lower().lstrip("(\"'") if before else ""
    if word in _SHORT_FORMS:
        after = text[match.end() : match.end() + 3].strip()
        return word in ("a.m", "p.m", "am", "pm", "etc", "hrs", "min", "co", "inc", "ltd") and (
            after[:1].isupper()
        )
    return not (len(word) == 1 and word.isalpha() and word != "i")


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that may hold several sentences: lines, rejoined where a line was only wrapped."""
    start, place = 0, 0
    for line in text.splitlines(keepends=True):
        following = place + len(line)
        if not _goes_on(line, text[following : following + 60]):
            if text[start:following].strip():
                yield start, following
            start = following
        place = following
    if text[start:].strip():
        yield start, len(text)


def _goes_on(line: str, after: str) -> bool:
    bare = line.rstrip()
    head = after.split("\n", 1)[0]
    if not bare or not head.strip() or _BULLET.match(head):
        return False
    if bare[-1] in ".!?:":
        return False
    first = head.lstrip()[0]
    return len(bare) >= _LONG_LINE or (first.islower() and len(bare) >= 20)


_NOT = frozenset(["not", "never", "no", "nor", "neither", "without", "unable", "nobody", "none", "hardly", "barely"])
_HARMLESS_NOT = frozenset(
    ["only", "problem", "worries", "matter", "doubt", "hesitate", "hurry", "rush", "pressure", "later", "longer-than"]
)
_IF = frozenset(["if", "unless", "whether", "should", "once", "provided", "assuming", "supposing", "suppose", "until"])
_USER_WILL = frozenset(
    ["interested", "available", "free", "like", "want", "prefer", "question", "questions", "happy", "still", "convenient", "works", "work", "suits", "suit", "need", "wish", "able", "comfortable", "ok", "okay", "fine", "keen", "open", "concerns", "concern", "have", "cannot", "accept", "decide", "help", "reschedule", "change", "anything", "something", "these", "those", "none", "neither", "this", "that", "possible", "okay", "amenable", "up", "good", "easier", "best", "easiest", "rather", "game"]
)
_BREAKS = frozenset(["but", "however", "although", "though", "yet", "because", "so", "while", "whereas", "and"])
_PAST = frozenset(["previously", "originally", "formerly"])
_PAST_PAIRS = frozenset(
    {
        ("last", "year"), ("last", "time"), ("years", "ago"), ("year", "ago"), ("months", "ago"),
        ("back", "in"), ("last", "spring"), ("last", "autumn"), ("last", "summer"),
        ("last", "winter"), ("last", "round"), ("used", "to"), ("last", "application"),
        ("previous", "application"), ("earlier", "application"), ("had", "been"),
    }
)  # fmt: skip
_SAYING = frozenset(
    ["said", "told", "wrote", "promised", "mentioned", "says", "wrote", "thought", "assumed", "feared", "heard", "read", "imagine", "understood", "worried", "wondering", "wondered", "asked", "asking"]
)
_SPEAKER = frozenset(["you", "they", "he", "she", "people", "candidates", "friend", "someone", "rumours"])


def scope_of(sentence: Sentence, start: int, end: int) -> Scope:
    """The scope of the words `start`:`end` of a sentence."""
    tokens = sentence.tokens
    return Scope(
        negated=_negated(tokens, sentence.words, start, end),
        supposed=_supposed(tokens, sentence.words, start),
        past=_past(tokens, sentence.words, start, end),
        asked=sentence.asks,
        reported=_reported(tokens, start),
    )


def _negated(tokens: Sequence[str], words: Sequence[Word], start: int, end: int) -> bool:
    clause = words[start].clause
    place = end - 1
    while place >= 0:
        if place < start and (words[place].clause != clause or tokens[place] in _BREAKS):
            return False
        if tokens[place] in _NOT and not _harmless(tokens, place):
            return True
        place -= 1
        if start - place > 8:
            return False
    return False


def _harmless(tokens: Sequence[str], place: int) -> bool:
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    before = tokens[place - 1] if place else ""
    return following in _HARMLESS_NOT or before in ("whether", "or", "if", "why")


def _supposed(tokens: Sequence[str], words: Sequence[Word], start: int) -> bool:
    """Whether a condition on the employer's side governs the place (not one on the user's will)."""
    for place, token in enumerate(tokens):
        if token not in _IF or place >= max(start, 0) + 14:
            continue
        if token == "should" and not _inverted(tokens, words, place):
            continue
        if token in ("whether", "until", "once", "unless") and place > start:
            continue
        if not _on_users_will(tokens, place):
            return True
    return False


def _inverted(tokens: Sequence[str], words: Sequence[Word], place: int) -> bool:
    """Whether "should" opens a condition ("should you be selected"), not advice."""
    opens = place == 0 or words[place - 1].clause != words[place].clause
    return opens or tokens[place - 1] in ("and", "or", "but")


def _on_users_will(tokens: Sequence[str], place: int) -> bool:
    following = tokens[place + 1 : place + 8]
    return any(token in _USER_WILL for token in following[:6]) and (
        "you" in following or "your" in following or "that" in following[:1] or
        any(word in ("works", "suits", "possible", "convenient", "okay", "ok", "none", "these",
                     "neither", "this", "those", "fine") for word in following)
    )  # fmt: skip


def _past(tokens: Sequence[str], words: Sequence[Word], start: int, end: int) -> bool:
    clause = words[start].clause
    for place, token in enumerate(tokens):
        if abs(words[place].clause - clause) > 1 or not start - 12 <= place <= end + 8:
            continue
        if token in _PAST:
            return True
        if place + 1 < len(tokens) and (token, tokens[place + 1]) in _PAST_PAIRS:
            return True
    return False


def _reported(tokens: Sequence[str], start: int) -> bool:
    """Whether somebody else's words are reported: "you said that", "they told me"."""
    for place in range(max(0, start - 8), start):
        if tokens[place] in _SAYING and place and tokens[place - 1] in _SPEAKER:
            return True
    return False
