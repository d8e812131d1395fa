"""One day told twice side by side: "tomorrow, 3 October", "Saturday 3 October (tomorrow)".

Where the two agree they are one day; where they do not, the date stands and the doubt is said, for
only the writer knows which is meant. Knows neighbouring nodes and nothing of appointments.
"""

from collections.abc import Sequence

from agent.reading.grammar.nodes import Day, Node

_NEAR = frozenset({"today", "tomorrow", "tonight", "day after tomorrow"})
_BRACKET, _BETWEEN = (
    "(",
    frozenset({",", "-", "–", "(", "the", "which", "is", "i.e", "ie", "that's"}),
)
_LISTING = frozenset({"or", "and", "/", "&", ","})
_MOST_BETWEEN = 3


def told_twice(nodes: list[Node], said: Sequence[str]) -> list[Node]:
    """The nodes, of which each pair that tells one day stands as one."""
    if all(node.rule not in _NEAR for node in nodes):
        return nodes
    found: list[Node] = []
    for node in nodes:
        pair = _as_one(found[-1], node, nodes, said) if found else None
        if pair is None:
            found.append(node)
        else:
            found[-1] = pair
    return found


def _as_one(one: Node, other: Node, nodes: Sequence[Node], said: Sequence[str]) -> Node | None:
    """Both as one node, or None where they are two days or none."""
    if (one.rule in _NEAR) is (other.rule in _NEAR):
        return None
    if not isinstance(one.value, Day) or not isinstance(other.value, Day):
        return None
    between = said[one.stop : other.first]
    if len(between) > _MOST_BETWEEN or not _BETWEEN.issuperset(between):
        return None
    if _BRACKET not in between and _is_listed(other, nodes, said):
        return None
    near, date = (one.value, other.value) if one.rule in _NEAR else (other.value, one.value)
    rule = other.rule if one.rule in _NEAR else one.rule
    return Node(rule, one.first, other.stop, _agreed(near, date))


def _is_listed(node: Node, nodes: Sequence[Node], said: Sequence[str]) -> bool:
    """Whether it is one of several: "tomorrow, Saturday or Monday"."""
    if said[node.stop : node.stop + 1] and said[node.stop] not in _LISTING:
        return False
    return any(
        isinstance(other.value, Day) and 0 < other.first - node.stop <= _MOST_BETWEEN
        for other in nodes
    )


def _agreed(near: Day, date: Day) -> Day:
    if near.date == date.date:
        return date._replace(doubt="") if date.doubt and not date.named else date
    if not date.named and date.weekday == near.date.weekday():
        return Day(near.date, date.weekday)
    return date._replace(doubt=f"two days are told as one, {near.date} and {date.date}")
