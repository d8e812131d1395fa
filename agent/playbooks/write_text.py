"""The anatomy of a short letter: greeting, what it says, sign-off; its words and its sentences.

It must not know any rule: it only takes a text apart, in linear time.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agent.playbooks.write_words import TEXT_CAP, write_words

_END = re.compile(r"[.!?\u2026]{1,5}[\"'\u201d\u2019)\]]{0,3}(?=\s|$)")
_STRAIGHT = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "}
)
_HIDDEN = str.maketrans(".!?", "\ue000\ue001\ue002")
_SHOWN = str.maketrans("\ue000\ue001\ue002", ".!?")
_GREETING_WORDS = 8
_CLOSING_LINES = 12
_MARK = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]")


@dataclass(frozen=True, slots=True)
class Letter:
    """A text in its three parts; `greeting` and `closing` are "" where it has none."""

    greeting: str
    core: str
    closing: str


def straight(text: str) -> str:
    """The text with straight quotes and plain blanks, cut where no letter is that long."""
    return text[:TEXT_CAP].replace("\r\n", "\n").translate(_STRAIGHT)


def letter(text: str, author: str = "") -> Letter:
    """Take a text apart. The sign-off is found by its words, else by the author's own name."""
    lines = straight(text).strip().split("\n")
    start = 1 if _greets(lines[0]) else 0
    end = _closing_at(lines, start, author)
    return Letter(
        greeting=lines[0].strip() if start else "",
        core="\n".join(lines[start:end]).strip(),
        closing="\n".join(lines[end:]).strip(),
    )


def words_in(text: str) -> int:
    """Blank-separated words that hold a letter or a digit."""
    return sum(1 for word in text.split() if any(char.isalnum() for char in word))


def sentences_in(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The sentences of a text; a stop inside one of the `names` ends none ("Inc.", "Yahoo!")."""
    shown = text
    for name in names:
        if any(stop in name for stop in ".!?"):
            shown = re.sub(_named(name), _hide, shown)
    found: list[str] = []
    for paragraph in _paragraphs(shown):
        found.extend(_split(paragraph))
    return tuple(one.translate(_SHOWN) for one in found)


def _named(name: str) -> str:
    """The name; with what follows a stop at its end, for that one may end the sentence, too."""
    return re.escape(name) + (r"(?!\s+[A-Z]|\s*\Z)" if name[-1] in ".!?" else "")


def _hide(found: re.Match[str]) -> str:
    return found.group().translate(_HIDDEN)


def paragraphs_in(text: str) -> int:
    """How many blocks, parted by empty lines, hold words."""
    return len(_paragraphs(text))


def without_marks(text: str) -> str:
    """The text without its marked places."""
    return _MARK.sub(" ", text)


def marks_in(text: str) -> tuple[str, ...]:
    """The marked places that wait for the user's words."""
    return tuple(_MARK.findall(text))


def _greets(line: str) -> bool:
    text = line.strip()
    short = len(text.split()) <= _GREETING_WORDS
    return short and text.endswith((",", ":", "!")) and not text.lower().startswith("thank")


def _closing_at(lines: list[str], start: int, author: str) -> int:
    first = max(start, len(lines) - _CLOSING_LINES)
    for index in range(first, len(lines)):
        bare = lines[index].strip()
        if bare == "--" or bare.rstrip(",.!").lower() in write_words().sign_offs:
            return index
    return _author_at(lines, first, author)


def _author_at(lines: list[str], first: int, author: str) -> int:
    names = {author.lower(), author.split(maxsplit=1)[0].lower()} if author.strip() else set()
    for index in range(first, len(lines)):
        if lines[index].strip().rstrip(",.").lower() in names:
            return index
    return len(lines)


def _paragraphs(text: str) -> list[str]:
    blocks = re.split(r"\n[ \t]*\n", text)
    flat = (" ".join(block.split()) for block in blocks)
    return [block for block in flat if words_in(block)]


def _split(paragraph: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for end in _END.finditer(paragraph):
        if _ends_sentence(paragraph, begin, end):
            found.append(paragraph[begin : end.end()].strip())
            begin = end.end()
    rest = paragraph[begin:].strip()
    return [*found, rest] if words_in(rest) else found


def _ends_sentence(paragraph: str, begin: int, end: re.Match[str]) -> bool:
    if not end.group().startswith(".") or end.end() >= len(paragraph):
        return True
    before = paragraph[begin : end.start()].rsplit(None, 1)
    last = before[-1].lower().lstrip("(\"'") if before else ""
    initial = len(last) == 1 and last.isalpha() and last != "i"
    return not initial and last not in write_words().abbreviations
