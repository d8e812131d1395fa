"""A small checker of answers against the discovery document that google-api-python-client ships.

Every key must be declared by the schema and every value must have its type and format.
"""

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import googleapiclient

DOCUMENT: dict[str, Any] = json.loads(
    (Path(googleapiclient.__file__).parent / "discovery_cache/documents/gmail.v1.json").read_text()
)
_WHOLE = {"uint64": re.compile(r"\d{1,20}"), "int64": re.compile(r"-?\d{1,19}")}


def problems_with(value: Any, schema_name: str) -> list[str]:
    """What in this value the named schema does not declare or types otherwise."""
    return list(_check(value, {"$ref": schema_name}, schema_name))


def methods_of_document() -> dict[str, dict[str, Any]]:
    """Every method below users by its name without `gmail.`, e.g. `drafts.create`."""
    found: dict[str, dict[str, Any]] = {}
    resources = [DOCUMENT["resources"]["users"]]
    while resources:
        resource = resources.pop()
        for method in resource.get("methods", {}).values():
            name = method["id"].removeprefix("gmail.")
            found[name if name == "users.getProfile" else name.removeprefix("users.")] = method
        resources.extend(resource.get("resources", {}).values())
    return found


def _check(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if "$ref" in schema:
        schema = DOCUMENT["schemas"][schema["$ref"]]
    match schema["type"]:
        case "object":
            yield from _check_object(value, schema, where)
        case "array":
            if not isinstance(value, list):
                yield f"{where} is no list"
                return
            for place, item in enumerate(value):
                yield from _check(item, schema["items"], f"{where}[{place}]")
        case "string":
            yield from _check_text(value, schema, where)
        case "integer":
            if not isinstance(value, int) or isinstance(value, bool):
                yield f"{where} is no integer"
        case "boolean":
            if not isinstance(value, bool):
                yield f"{where} is no boolean"
        case other:
            yield f"{where}: the checker does not know the type {other}"


def _check_object(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where} is no object"
        return
    for key, inner in value.items():
        declared = schema["properties"].get(key)
        if declared is None:
            yield f"{where}.{key} is not declared"
        else:
            yield from _check(inner, declared, f"{where}.{key}")


def _check_text(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{where} is no string"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where} is none of {schema['enum']}"
    form = schema.get("format", "")
    if form in _WHOLE and not _WHOLE[form].fullmatch(value):
        yield f"{where} is no {form}"
    if form == "byte":
        urlsafe_b64decode(value)
