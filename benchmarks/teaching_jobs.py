"""What the model of named jobs learns from: each place where a mail of known role names a job.

The roles are those of the labels; where a mail has none, what a slot says that only roles fill
("for the ... position"). Knows nothing of how weights are learned.
"""

import re
from collections.abc import Iterator

from agent.mail import message_from_fields, parse_message
from agent.reading.job_mentions import JobMention, job_mentions
from agent.reading.roles import ruled_on
from agent.reading.scan import Scan, scan
from benchmarks.teaching import (
    CORPUS,
    Line,
    development,
    named_mails,
    single_lines,
    taught_files,
)
from tests.unit.reading.labelled import NOW, blocks, labelled

# What only a slot for roles weighs.
_SLOT = 7.0


def job_lines() -> list[Line]:
    """Every mention as a line: `this` where it names the role of the mail, else `other`."""
    return [
        Line("this" if _is_one(mention, roles) else "other", mention.quote, _features(mention))
        for seen, roles in (*_named(), *_taught(), *_shared(), *_lines())
        for mention in job_mentions(seen)
    ]


def common_words() -> list[str]:
    """The words that stand in small letters in some mail."""
    messages = map((CORPUS / "messages").joinpath, taught_files())
    seen: set[str] = set()
    for path in (*(CORPUS / "names").glob("*.txt"), *messages):
        if not path.name.startswith("judged"):
            for _, text in blocks(path):
                seen.update(_SMALL.findall(text))
    return sorted(seen)


# No part of an address or of a name.
_SMALL = re.compile(r"(?<![\w@./'’-])[a-zà-öø-ÿ]{2,}(?![\w@./])")


def _features(mention: JobMention) -> tuple[str, ...]:
    return tuple(sorted(mention.features))


def _is_one(mention: JobMention, roles: frozenset[str]) -> bool:
    """Whether a mention names one of the roles, or a part of it, or more than it."""
    return any(_same(mention.name.lower(), role.lower()) for role in roles)


def _same(one: str, other: str) -> bool:
    if one.rstrip("s") == other.rstrip("s") or one.startswith(other) or other.startswith(one):
        return True
    return one.endswith(f" {other}") or other.endswith(f" {one}")


def _named() -> Iterator[tuple[Scan, frozenset[str]]]:
    for text, keys in named_mails():
        if "role" in keys:
            yield _scanned(text), _roles(keys["role"])


def _taught() -> Iterator[tuple[Scan, frozenset[str]]]:
    for file in taught_files():
        for case in labelled(file):
            if not case.hiring:
                continue
            seen = _scanned(case.text)
            if "role" in case.keys:
                yield seen, _roles(case.keys["role"])
            elif (said := ruled_on(seen, case.reading().company).pick) and said.weight >= _SLOT:
                yield seen, frozenset((said.role,))


def _shared() -> Iterator[tuple[Scan, frozenset[str]]]:
    for fields, label in development():
        if label["hiring"]:
            role = label.get("role")
            yield scan(message_from_fields(fields)), frozenset((role,) if role else ())


def _lines() -> Iterator[tuple[Scan, frozenset[str]]]:
    """The lines that must hold one by one, as their test reads them."""
    for text, line in single_lines("role"):
        yield _scanned(text), frozenset((line.value,) * line.wanted)


def _scanned(text: str) -> Scan:
    return scan(parse_message(text.encode(), at=NOW))


def _roles(label: str) -> frozenset[str]:
    return frozenset(label.split("|")) - {"-"}
