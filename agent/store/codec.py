"""Domain values to JSON text and back, by their type annotations. It knows types, no meanings."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")

# Building an adapter costs milliseconds, so each is built once; they hold no state of their own.
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def dump(kind: type[T], value: T) -> str:
    """The value as JSON text; defaults are left out, so new fields do not make old rows differ."""
    return _adapter(kind).dump_json(value, exclude_defaults=True).decode()


def load(kind: type[T], text: str) -> T:
    """The value written by `dump`; fields it did not know then have their defaults."""
    value: T = _adapter(kind).validate_json(text)
    return value
