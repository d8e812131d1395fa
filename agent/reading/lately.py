"""What was told of the prose read last: the readers of a message ask for it one after another.

One prose is kept, by identity. Knows nothing of what is told.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from agent.reading.prose import Prose

_Told = TypeVar("_Told")


def told_once(tell: Callable[[Prose], _Told]) -> Callable[[Prose], _Told]:
    """The same function, asked once for all who ask of the same prose in turn."""
    last: list[tuple[Prose, _Told]] = []

    @wraps(tell)
    def told(prose: Prose) -> _Told:
        if not last or last[0][0] is not prose:
            last[:] = [(prose, tell(prose))]
        return last[0][1]

    return told
