"""Items: the words of a sentence with its parse nodes in their place, for phrases to match.

Plain values. Knows neither what a phrase means nor where the sentence stands.
"""

from typing import NamedTuple

from agent.reading.grammar.nodes import Node


class Item(NamedTuple):
    """A word or a parse node of a sentence; a node's `word` is its kind in capitals."""

    word: str
    start: int
    end: int
    node: Node | None = None
    text: str = ""
