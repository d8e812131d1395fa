"""Opaque identifiers in Gmail's shape, the same for the same history of a mailbox.

Not in order and not countable on purpose: whoever reads meaning into an id finds none.
"""

from hashlib import blake2b


def _digest(parts: tuple[object, ...]) -> bytes:
    return blake2b("\x00".join(map(str, parts)).encode(), digest_size=8).digest()


def opaque_id(*parts: object) -> str:
    """Sixteen hexadecimal digits, as message and thread ids look today."""
    return _digest(parts).hex()


def fingerprint(data: bytes) -> str:
    """Thirty-two hexadecimal digits that only these bytes have."""
    return blake2b(data, digest_size=16).hexdigest()


def draft_id(*parts: object) -> str:
    """An `r` and a signed number, as draft ids look (gmail-api.md 2.1)."""
    return f"r{int.from_bytes(_digest(parts), 'big', signed=True)}"


def secret(*parts: object) -> str:
    """A token's text; it protects nothing here, it only has to be unlike any other."""
    return blake2b("\x00".join(map(str, parts)).encode(), digest_size=24).hexdigest()
