"""Gmail's search language: the text of `q` to a tree (gmail-api.md 2.4).

Only the grammar: words, "phrases", operator:value, -negation, OR, AND, (groups) and {alternatives}.
What a term means stands in `search`.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

QUERY_LIMIT = 20_000
DEPTH_LIMIT = 40

# Every alternative consumes at least one character and none nests, so reading is linear.
_TOKEN = re.compile(
    r"""(?P<operator>[a-zA-Z_][a-zA-Z0-9_]{0,29}):(?=\S)|"(?P<phrase>[^"]*)"?"""
    r"""|(?P<bracket>[(){}])|(?P<minus>-)(?=\S)|(?P<word>[^\s(){}"]+)"""
)
_VALUE = re.compile(r"""[^\s(){}"]+""")
_SPACE = re.compile(r"\s*")
_CLOSING = {"(": ")", "{": "}"}


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `operator` is in lower case, the empty text for a bare word or phrase."""

    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    part: "Node"


Node: TypeAlias = "Term | Every | Some | Without"


def parse_query(text: str) -> Node:
    """Read a search; it never fails: what makes no sense is read as words, as Gmail does."""
    return _Reader(text[:QUERY_LIMIT]).read()


class _Reader:
    """A recursive descent over the text; `_depth` bounds the recursion of hostile brackets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def read(self) -> Node:
        parts: list[Node] = []
        while self._peek() is not None:
            parts.append(self._group("", ""))
            self._take()  # a closing bracket that nothing opened
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _group(self, closing: str, operator: str) -> Node:
        """Read up to a closing bracket; `operator` holds for every word of the group."""
        parts: list[Node] = []
        joined = False
        while (token := self._peek()) is not None and token["bracket"] not in {")", "}"}:
            if token.group() in {"OR", "|", "AND"}:
                joined = token.group() != "AND" and bool(parts)
                self._take()
                continue
            node = self._node(operator)
            parts.append(_either(parts.pop(), node) if joined else node)
            joined = False
        if len(parts) == 1:
            return parts[0]
        return Some(tuple(parts)) if closing == "}" else Every(tuple(parts))

    def _node(self, operator: str) -> Node:
        """Read one condition with its minus and its operator."""
        negated = False
        while (token := self._take()) is not None:
            if token["minus"]:
                negated = True
                continue
            if token["operator"]:
                node = self._value(token["operator"].lower())
            else:
                node = self._operand(token, operator)
            return Without(node) if negated else node
        return Every(())

    def _value(self, operator: str) -> Node:
        """Read what follows the colon: a phrase, a group, or everything up to the next space."""
        found = _VALUE.match(self._text, self._at)
        if found:
            self._at = found.end()
            return Term(operator, found.group())
        token = self._take()
        return self._operand(token, operator) if token else Every(())

    def _operand(self, token: re.Match[str], operator: str) -> Node:
        if token["bracket"]:
            return self._bracketed(token["bracket"], operator)
        return Term(operator, token["word"] or token["phrase"] or "")

    def _bracketed(self, opening: str, operator: str) -> Node:
        if opening not in _CLOSING or self._depth >= DEPTH_LIMIT:
            return Every(())
        self._depth += 1
        node = self._group(_CLOSING[opening], operator)
        self._take()
        self._depth -= 1
        return node

    def _peek(self) -> re.Match[str] | None:
        start = _SPACE.match(self._text, self._at)
        return _TOKEN.match(self._text, start.end() if start else self._at)

    def _take(self) -> re.Match[str] | None:
        token = self._peek()
        self._at = token.end() if token else len(self._text)
        return token


def _either(left: Node, right: Node) -> Node:
    if isinstance(left, Some):
        return Some((*left.parts, right))
    return Some((left, right))
