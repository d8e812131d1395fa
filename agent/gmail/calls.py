"""One call to Gmail: quota before it, one translation after it, another try only for reads.

Reads are tried again within a policy; a write leaves once, and its failure is told as what it is.
It knows requests of googleapiclient as things to execute, not what they ask for.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from agent.errors import UnknownOutcomeError
from agent.gmail.quota import PRICES, Bucket, Method, RetryPolicy, Seconds, Tally, scope_of
from agent.gmail.translate import (
    Diagnosis,
    Kind,
    NoJsonError,
    NotCarriedOutError,
    diagnose,
    read_failure,
    write_failure,
)

Json = Mapping[str, Any]
Found = TypeVar("Found")
_WORTH_ANOTHER_TRY = frozenset({Kind.RETRY, Kind.RATE, Kind.NOT_DONE})
# "Precondition check failed" comes in bursts, but can also be meant (gmail-api.md 2.9).
_TRIES_OF_THE_VAGUE = 3


class Request(Protocol):
    """A request of googleapiclient, built and ready."""

    def execute(self, *, num_retries: int = 0) -> Any:
        """Carry it out: the decoded answer, or what else came instead."""


class Wire(Protocol):
    """The transport under the requests, as far as a call must know it."""

    sent: bool
    server_time: datetime | None


@dataclass(frozen=True, slots=True)
class Pace:
    """The outside of waiting: two clocks, a sleep, a jitter drawn evenly from 0 to 1."""

    now: Callable[[], datetime]
    monotonic: Callable[[], Seconds]
    sleep: Callable[[Seconds], None]
    jitter: Callable[[], float]


class Caller:
    """Executes requests for one mailbox."""

    def __init__(
        self, wire: Wire, bucket: Bucket, tally: Tally, retry: RetryPolicy, pace: Pace
    ) -> None:
        self._wire, self._bucket, self._tally = wire, bucket, tally
        self._retry, self._pace = retry, pace

    @property
    def server_time(self) -> datetime | None:
        """The Date (UTC) of the last answer that had one."""
        return self._wire.server_time

    def read(self, method: Method, request: Request, decode: Callable[[Json], Found]) -> Found:
        """Carry out a read, again where that may help, and decode its answer.

        Raises the Gmail family and NeedsConsentError; what a GoneError means depends on the call.
        """
        began, tried = self._pace.monotonic(), 0
        while True:
            tried += 1
            try:
                return self._attempt(method, request, decode)
            except Exception as error:
                found = self._diagnosis(error, method)
                if found is None:
                    raise
                pause = self._pause(found, tried, began)
                if pause is None:
                    raise read_failure(found) from error
            self._pace.sleep(pause)

    def write(self, method: Method, request: Request, decode: Callable[[Json], Found]) -> Found:
        """Carry out a write, once, and decode its answer.

        Raises UnknownOutcomeError where it may have been carried out; every other error of the
        Gmail family, and NeedsConsentError, means that it was not.
        """
        self._wire.sent = False
        try:
            return self._attempt(method, request, decode)
        except Exception as error:
            sent = self._wire.sent and not isinstance(error, NotCarriedOutError)
            found = self._diagnosis(error, method)
            if found is None and not sent:
                raise
            if found is None:
                raise UnknownOutcomeError(f"{method}: {type(error).__name__}") from error
            raise write_failure(found, sent=sent) from error

    def _attempt(self, method: Method, request: Request, decode: Callable[[Json], Found]) -> Found:
        self._bucket.take(PRICES[method])
        self._tally.count(method)
        answer = _object(request.execute(num_retries=0))
        try:
            return decode(answer)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NoJsonError("an answer without what it must hold") from error

    def _diagnosis(self, error: Exception, method: Method) -> Diagnosis | None:
        found = diagnose(error, self._pace.now(), scope_of(method))
        if found is not None and found.kind is Kind.RATE:
            self._bucket.slow_down()
        return found

    def _pause(self, found: Diagnosis, tried: int, began: Seconds) -> Seconds | None:
        vague = found.kind is Kind.NOT_DONE and tried >= _TRIES_OF_THE_VAGUE
        if vague or found.kind not in _WORTH_ANOTHER_TRY:
            return None
        named = (found.until - self._pace.now()).total_seconds() if found.until else None
        elapsed = self._pace.monotonic() - began
        return self._retry.pause(tried, elapsed, self._pace.jitter(), named)


def _object(answer: Any) -> Json:
    """The JSON object of an answer; nothing at all, as after a delete, is an empty one."""
    if isinstance(answer, bytes):
        answer = answer.decode("utf-8")
    if isinstance(answer, str):
        try:
            answer = json.loads(answer) if answer.strip() else {}
        except ValueError:
            raise NoJsonError("an answer that is no JSON") from None
    if not isinstance(answer, dict):
        raise NoJsonError("an answer that is no JSON object")
    return answer
