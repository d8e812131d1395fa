"""Plain text made clean: characters nobody sees removed, white space put in order, flowed lines
joined.

Works on decoded text only; knows neither headers nor HTML nor who wrote what.
"""

import re

# Zero-width and other invisible characters that split words in the eyes of a reader program only:
# soft hyphen, combining grapheme joiner, Hangul fillers, zero-width space and joiners, direction
# marks and overrides (CVE-2021-42574 style), word joiner and invisible operators, variation
# selectors, BOM, interlinear marks, and the Unicode non-characters used as marks inside this room.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]+")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Any of these, or half of a surrogate pair: most text has none, and one look tells.
_UNCLEAN = re.compile(f"[{_UNSEEN}\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNEVEN = ("  ", "\t", " \n", "\n ")
# White space beyond ASCII that clean text may hold.
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_EMPTY_LINES = re.compile(r"\n{3,}")
# The same for text of ASCII alone: line ends to "\n", control characters out.
_ASCII_ENDS = bytes.maketrans(b"\r\x0b\x0c\x1c\x1d\x1e", b"\n" * 6)
_ASCII_CONTROL = bytes({*range(9), *range(0x0E, 0x1C), 0x1F, 0x7F})


def clean(text: str) -> str:
    """Text without invisible or control characters, with `\\n` as its only line end."""
    if text.isascii():
        raw = text.replace("\r\n", "\n").encode("ascii")
        return raw.translate(_ASCII_ENDS, _ASCII_CONTROL).decode("ascii")
    if not _UNCLEAN.search(text):
        return text
    text = _INVISIBLE.sub("", text).encode("utf-8", "replace").decode("utf-8")
    text = _LINE_ENDS.sub("\n", text)
    return _CONTROL.sub("", text)


def squeeze(text: str) -> str:
    """Clean text with single blanks within lines and at most one empty line in a row."""
    if not _is_even(text):
        text = "\n".join([" ".join(line.split()) for line in text.split("\n")])
    return one_gap(text)


def _is_even(text: str) -> bool:
    """Whether the lines of a clean text have single blanks only, and none at their ends."""
    if text[:1] == " " or text[-1:] == " " or any(map(text.__contains__, _UNEVEN)):
        return False
    return text.isascii() or not _BLANKS.search(text)


def one_gap(text: str) -> str:
    """Squeezed lines with at most one empty line in a row and none at either end."""
    if "\n\n\n" in text:
        text = _EMPTY_LINES.sub("\n\n", text)
    return text.strip("\n")


def one_line(text: str) -> str:
    """Clean text with all white space collapsed, as headers and names are kept."""
    if not (text.isascii() and text.isprintable()):
        text = clean(text)
    return " ".join(text.split())


def join_flowed(text: str, *, delsp: bool = False) -> str:
    """Undo format=flowed (RFC 3676): soft-broken lines of one quote depth become one line.

    `text` has `\\n` line ends. A line that ends in a blank flows into the next of the same depth;
    the signature line "-- " never flows; one leading blank is space-stuffing and goes.
    """
    joined: list[str] = []
    flowing: list[str] = []
    depth_before = 0
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        if flowing and (depth != depth_before or content == "-- "):
            joined.append(_quoted(depth_before, flowing))
            flowing = []
        depth_before = depth
        soft = content.endswith(" ") and content != "-- "
        flowing.append(content[:-1] if soft and delsp else content)
        if not soft:
            joined.append(_quoted(depth, flowing))
            flowing = []
    if flowing:
        joined.append(_quoted(depth_before, flowing))
    return "\n".join(joined)


def _quoted(depth: int, pieces: list[str]) -> str:
    line = "".join(pieces)
    return f"{'>' * depth} {line}" if depth else line
