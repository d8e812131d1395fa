"""The batch endpoint's envelope: multipart/mixed with one HTTP request a part (gmail-api.md 2.7).

Only takes apart and puts together; who answers the parts is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from http import HTTPStatus

from agent.localgmail.calls import Answer, ApiError, Call, query_of
from agent.localgmail.content import header_fields, split_head

PART_LIMIT = 100
BOUNDARY = "batch_localgmail"


@dataclass(frozen=True, slots=True)
class Part:
    """One request of a batch, and the Content-ID its answer refers to."""

    content_id: str
    call: Call


def parts_of(call: Call) -> tuple[Part, ...]:
    """The requests of a batch. Raises ApiError 400."""
    kind = call.headers.get("content-type", "")
    envelope = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + call.body)
    payload = envelope.get_payload()
    if not isinstance(payload, list) or not payload:
        raise ApiError(400, "badRequest", "Failed to parse batch request: no parts.")
    if len(payload) > PART_LIMIT:
        message = (
            f"Inner request count exceeds the limit. Received: {len(payload)}, Limit: {PART_LIMIT}"
        )
        raise ApiError(400, "badRequest", message)
    return tuple(
        Part(str(part.get("Content-ID", "")).strip(), _inner_call(_payload_bytes(part), call))
        for part in payload
        if isinstance(part, Message)
    )


def batch_answer(answers: Sequence[tuple[str, Answer]]) -> Answer:
    """The answers of a batch's parts as one."""
    pieces = [_piece(content_id, answer) for content_id, answer in answers]
    body = b"".join(pieces) + f"--{BOUNDARY}--\r\n".encode()
    return Answer(200, body, f"multipart/mixed; boundary={BOUNDARY}")


def _payload_bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _inner_call(request: bytes, outer: Call) -> Call:
    line, _, rest = request.lstrip(b"\r\n").partition(b"\n")
    words = line.decode("latin-1").split()
    if len(words) < 2:
        raise ApiError(400, "badRequest", "Failed to parse batch request: no request line.")
    head, body = split_head(rest)
    headers = {name.lower(): value for name, value in header_fields(head)}
    headers.setdefault("authorization", outer.headers.get("authorization", ""))
    path, _, query = words[1].partition("?")
    return Call(words[0], path, query_of(query), headers, body)


def _piece(content_id: str, answer: Answer) -> bytes:
    reference = (
        f"<response-{content_id[1:]}" if content_id.startswith("<") else f"response-{content_id}"
    )
    lines = [
        f"--{BOUNDARY}",
        "Content-Type: application/http",
        f"Content-ID: {reference}",
        "",
        f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}",
        f"Content-Type: {answer.content_type}",
        *(f"{name}: {value}" for name, value in answer.headers),
        f"Content-Length: {len(answer.body)}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + answer.body + b"\r\n"
