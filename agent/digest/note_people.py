"""The people a user says they met: names, with the addresses and parts they gave, nothing guessed.

Reads the user's own line, never an employer's mail.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from agent.digest.note_words import ADDRESS, INNER, MET, NO_NAME, PARTS
from agent.domain.hiring import Part
from agent.mail.text import one_line

_CAP = 600
_MOST = 12
_PARTED = re.compile(r"[,;&+/\n\u2022]|\band\b|\bas well as\b|\balso\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]{0,80})\)|[<>\[\]]| [\u2013\u2014-] ?| from [\w &]{1,40}\Z")
_ARTICLE = re.compile(r"\A(?:the|their|my|our|a|an|only|just) ", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'\u2019-]{0,40}\Z").match


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met; `email` and `name` are "" where they were not given."""

    name: str
    email: str = ""
    part: Part | None = None


def people_in(text: str, *, loosely: bool) -> tuple[Met, ...]:
    """The people a line names; none where it says anything else as well.

    `loosely`: it was asked for names, so small letters are forgiven and what is no name is passed
    over.
    """
    line = one_line(text[:_CAP]).strip(" .!")
    lead = MET.match(line)
    line = line[lead.end() :] if lead else line
    found: list[Met] = []
    waiting: Part | None = None
    for piece in _pieces(line):
        part = PARTS.get(_bare(piece))
        if part is not None and found and found[-1].part is None and waiting is None:
            found[-1] = replace(found[-1], part=part)
        elif part is not None:
            waiting = part
        else:
            one = _person(piece, loosely=loosely)
            if one is not None:
                found.append(replace(one, part=one.part or waiting))
                waiting = None
            elif not loosely:
                return ()
    return tuple(_distinct(found))[:_MOST]


def _pieces(line: str) -> Iterator[str]:
    """The parts of a list; an aside in brackets that is a part counts as one of them."""
    for piece in _PARTED.split(_ASIDE.sub(_opened, line)):
        if piece.strip(" ."):
            yield piece.strip(" .")


def _opened(aside: re.Match[str]) -> str:
    inside = aside[1] or ""
    address = ADDRESS.search(inside)
    part = next((name for name in PARTS if name in inside.lower()), "")
    kept = f" {address[0]} " if address else " "
    return f"{kept},{part}," if part else kept


def _bare(piece: str) -> str:
    return _ARTICLE.sub("", piece.lower(), count=1)


def _person(piece: str, *, loosely: bool) -> Met | None:
    """One name, with an address beside it or alone; a part before the name is taken off."""
    address = ADDRESS.search(piece)
    email = address[0].rstrip(".") if address else ""
    rest = (piece.replace(address[0], " ") if address else piece).strip(" :-'\"")
    part = None
    for name, one in PARTS.items():
        place = _bare(rest)
        if place.startswith(f"{name} "):
            rest, part = rest[len(rest) - len(place) + len(name) :].strip(), one
    name = _name(_ARTICLE.sub("", rest, count=1).split(), loosely=loosely)
    return Met(name, email, part) if name or email else None


def _name(words: list[str], *, loosely: bool) -> str:
    """The words as a name, "" where they are none; one in small letters gets its capitals."""
    if not 0 < len(words) <= 5 or not all(map(_NAME, words)):
        return ""
    if any(word[0].isupper() for word in words):
        fits = all(word[0].isupper() or word in INNER for word in words)
        return " ".join(words) if fits else ""
    if not loosely or len(words) > 2 or NO_NAME & set(words):
        return ""
    return " ".join(word[0].upper() + word[1:] for word in words)


def _distinct(people: Iterable[Met]) -> Iterator[Met]:
    seen: set[str] = set()
    for one in people:
        key = (one.email or one.name).lower()
        if key not in seen:
            seen.add(key)
            yield one
