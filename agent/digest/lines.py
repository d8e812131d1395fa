"""The few shapes that a digest's sections are made of. Text as shown, links already built."""

from dataclasses import dataclass

from agent.digest.strip import Strip


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the number it can be answered by (0: none), a name, words, a rule, a link.

    `text` goes on from the name, with its own blank or colon; `foot` is a smaller line beneath.
    """

    text: str
    name: str = ""
    number: int = 0
    rule: str = ""
    link: str = ""
    link_text: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One process: where it stands, its silence and what that usually means, what comes next."""

    number: int
    name: str
    role: str
    link: str
    stands: str
    silence: str
    next_step: str
    strip: Strip
    preferred: bool = False
