"""Mail addresses that stand in a text. Knows their shape only."""

import re
from collections.abc import Iterator

_LOCAL = re.compile(r"[\w.+-]{1,64}$")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


def addresses_in(text: str) -> Iterator[str]:
    """The bare addresses of a text, looked for around each "@" only."""
    place = text.find("@")
    while place >= 0:
        match = _DOMAIN.match(text, place + 1)
        local = _LOCAL.search(text[max(0, place - 64) : place])
        if match and local:
            yield f"{local.group()}@{match.group().rstrip('.-')}"
        place = text.find("@", place + 1)
