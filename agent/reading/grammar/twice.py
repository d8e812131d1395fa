"""One day told twice side by side: "tomorrow, 3 October", "Saturday 3 October (tomorrow)".

Where the two agree they are one day; where they do not, the date stands (beside a mere weekday the
day ahead) and the doubt is said, for only the writer knows which is meant. Knows neighbouring nodes
and nothing of appointments.
"""

from collections.abc import Sequence

from agent.reading.grammar.nodes import Day, Node
from agent.reading.wording.sets import words

_NEAR = frozenset({"today", "tomorrow", "tonight", "day after tomorrow"})
_BRACKET = "("
_BETWEEN = words(", - – ( the which is i.e ie that's")
_LISTING = words("or and / & ,")
_MOST_BETWEEN = 3


def told_twice(nodes: list[Node], said: Sequence[str]) -> list[Node]:
    """The nodes, of which each pair that tells one day stands as one."""
    if all(node.rule not in _NEAR for node in nodes):
        return nodes
    found: list[Node] = []
    for number, node in enumerate(nodes, start=1):
        pair = _as_one(found[-1], node, nodes[number : number + 1], said) if found else None
        if pair is None:
            found.append(node)
        else:
            found[-1] = pair
    return found


def _as_one(one: Node, other: Node, then: Sequence[Node], said: Sequence[str]) -> Node | None:
    """Both as one node, or None where they are two days or none; `then` is the node behind them."""
    if (one.rule in _NEAR) is (other.rule in _NEAR):
        return None
    if not isinstance(one.value, Day) or not isinstance(other.value, Day):
        return None
    between = said[one.stop : other.first]
    if len(between) > _MOST_BETWEEN or not _BETWEEN.issuperset(between):
        return None
    if _BRACKET not in between and _is_listed(other, then, said):
        return None
    near, date = (one.value, other.value) if one.rule in _NEAR else (other.value, one.value)
    rule = other.rule if one.rule in _NEAR else one.rule
    agreed = _agreed(near, date)
    if agreed.doubt and not _is_one_clause(one, other, said):
        return None
    if agreed.doubt and "latest" in said[other.stop : other.stop + 3]:
        return None  # "tomorrow, Thursday at the latest"
    return Node(rule, one.first, other.stop, agreed)


def _is_one_clause(one: Node, other: Node, said: Sequence[str]) -> bool:
    """Whether both are told of one thing: "I can't make tomorrow, Friday 10am is best" are two."""
    if _APART.isdisjoint(said[one.stop : other.first]):
        return True
    led = not one.first or said[one.first - 1] in _LEADS or said[one.first - 1][:1].isdigit()
    return led and _GOES_ON.isdisjoint(said[other.stop : other.stop + _CLAUSE])


_LEADS = words("""am pm is be for you on at @ : ( - held place interview scheduled moved meeting
    call chat confirmed due o'clock noon starts""")  # fmt: skip
_APART = words(", - –")
_GOES_ON = words("is works would was could also suits will are 's")
_CLAUSE = 6


def _is_listed(node: Node, then: Sequence[Node], said: Sequence[str]) -> bool:
    """Whether it is one of several: "tomorrow, Saturday or Monday"."""
    if said[node.stop : node.stop + 1] and said[node.stop] not in _LISTING:
        return False
    return any(
        isinstance(other.value, Day) and other.first - node.stop <= _MOST_BETWEEN for other in then
    )


def _agreed(near: Day, date: Day) -> Day:
    """The one day of both; a weekday that does not fit the day ahead is the likelier slip."""
    if near.date == date.date:
        return date if date.named else date._replace(doubt="")
    if not date.named and date.weekday == near.date.weekday():
        return Day(near.date, date.weekday)
    if (date.date.month, date.date.day) == (near.date.day, near.date.month):
        return Day(near.date, named=True)  # a number in the other order
    doubt = f"two days are told as one, {near.date} and {date.date}"
    return date._replace(doubt=doubt) if date.named else Day(near.date, doubt=doubt)
