"""From a call to its outcome: who asks, which method, which fault, the method's answer.

Synchronous and without sockets: `app` puts the wire around it. The order of checks is Gmail's:
token, path, quota, scope, body.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import unquote

from agent.localgmail import oauth, refusals
from agent.localgmail.batch import batch_answer, parts_of
from agent.localgmail.calls import Answer, ApiError, Call, Delivery, Json, JsonObject, Outcome
from agent.localgmail.counters import Tally
from agent.localgmail.faults import (
    VIEW_KINDS,
    WIRE,
    Fault,
    FaultKind,
    FaultPlan,
    page_for,
    refusal_for,
)
from agent.localgmail.fields import apply_mask, parse_fields
from agent.localgmail.grants import Grants
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.methods.call import MethodCall
from agent.localgmail.methods.table import Method, find_method
from agent.localgmail.scopes import Scope

_ROOT = ("gmail", "v1", "users")


@dataclass(slots=True)
class Account:
    """A mailbox, its counts, and the last answer of each list (for stale ones)."""

    mailbox: Mailbox
    tally: Tally
    last_lists: dict[tuple[str, str], JsonObject]


@dataclass(frozen=True, slots=True)
class _Asked:
    method: Method
    ids: tuple[str, ...]
    account: Account
    scopes: frozenset[str]


class Dispatcher:
    """Answers calls over the accounts of one server."""

    def __init__(
        self,
        accounts: Mapping[str, Account],
        grants: Grants,
        faults: FaultPlan,
        now: Callable[[], datetime],
    ) -> None:
        self._accounts = accounts
        self._grants = grants
        self._faults = faults
        self._now = now

    def gmail(self, call: Call) -> Outcome:
        """One call of the Gmail API."""
        return self._answered(_overridden(call), inner=False)

    def batch(self, call: Call) -> Outcome:
        """A batch: its parts answered one after the other, each with its own status."""
        fault = self._faults.draw("batch")

        def carry_out() -> Answer:
            try:
                parts = parts_of(call)
            except ApiError as error:
                return _refusal(error)
            answers = [
                (part.content_id, self._part(part.call, number))
                for number, part in enumerate(parts)
            ]
            if fault and fault.kind is FaultKind.BATCH_TRUNCATED:
                answers = answers[: len(answers) // 2]
            return batch_answer(answers)

        return self._with_fault(fault, carry_out)

    def token(self, call: Call) -> Outcome:
        """POST /token."""
        fault = self._faults.draw("oauth.token")
        if fault and fault.kind is FaultKind.INVALID_GRANT:
            fault_body = b'{"error": "invalid_grant", "error_description": "Bad Request"}'
            return Outcome(Answer(400, fault_body))
        return self._with_fault(fault, lambda: oauth.token(call, self._grants))

    def revoke(self, call: Call) -> Outcome:
        """POST /revoke."""
        fault = self._faults.draw("oauth.revoke")
        return self._with_fault(fault, lambda: oauth.revoke(call, self._grants))

    def consent(self, call: Call) -> Outcome:
        """GET /o/oauth2/auth."""
        return Outcome(oauth.consent(call, self._grants, tuple(self._accounts)))

    def _part(self, call: Call, number: int) -> Answer:
        call = _overridden(call)
        try:
            asked = self._asked(call)
        except ApiError as error:
            return _refusal(error)
        allowed = asked.account.mailbox.quirks.concurrent_parts
        if allowed is not None and number >= allowed:
            return _refusal(refusals.too_many_concurrent())
        return self._answered(call, inner=True).answer

    def _answered(self, call: Call, *, inner: bool) -> Outcome:
        try:
            asked = self._asked(call)
        except ApiError as error:
            return Outcome(_refusal(error))
        fault = self._faults.draw(asked.method.name, asked.account.mailbox.email, inner=inner)
        asked.account.tally.count(asked.method)
        return self._with_fault(fault, lambda: self._carried_out(call, asked, fault))

    def _with_fault(self, fault: Fault | None, carry_out: Callable[[], Answer]) -> Outcome:
        if fault is None or fault.kind in VIEW_KINDS:
            return Outcome(carry_out())
        delivery = WIRE.get(fault.kind, Delivery.PLAIN)
        if delivery in {Delivery.TRICKLE, Delivery.CUT}:
            return Outcome(carry_out(), delivery, fault.seconds)
        if fault.after_effect:
            answer = carry_out()
            if delivery is not Delivery.PLAIN or not 200 <= answer.status < 300:
                return Outcome(answer, delivery, fault.seconds)
        if delivery is not Delivery.PLAIN:
            return Outcome(Answer(503), delivery, fault.seconds)
        refusal = refusal_for(fault, self._now())
        return Outcome(_refusal(refusal) if refusal else page_for(fault) or Answer(500))

    def _asked(self, call: Call) -> _Asked:
        grant = self._grants.holder(_bearer(call))
        if grant is None or grant.email not in self._accounts:
            raise refusals.unauthorized()
        path = tuple(unquote(piece) for piece in call.path.strip("/").split("/"))
        if path[:3] != _ROOT or len(path) < 5:
            raise refusals.not_found()
        if path[3].lower() not in {"me", grant.email.lower()}:
            raise refusals.forbidden(f"Delegation denied for {grant.email}")
        method, ids = find_method(call.verb, path[4:])
        return _Asked(method, ids, self._accounts[grant.email], grant.scopes)

    def _carried_out(self, call: Call, asked: _Asked, fault: Fault | None) -> Answer:
        try:
            body = self._result(call, asked, fault)
        except ApiError as error:
            return _refusal(error)
        asked.account.tally.count_effect(asked.method, asked.ids, call.body)
        return Answer(204) if body is None else Answer(200, json.dumps(body).encode())

    def _result(self, call: Call, asked: _Asked, fault: Fault | None) -> Json:
        account, method = asked.account, asked.method
        limit = account.mailbox.quirks.quota_per_minute
        if account.tally.over_quota(method.units, self._now(), limit):
            raise refusals.rate_limited("rateLimitExceeded")
        if method.permitted.isdisjoint(asked.scopes):
            raise refusals.insufficient_scope(method.name)
        mask = parse_fields(call.query.one("fields")) if call.query.one("fields") else None
        result = method.handler(
            MethodCall(
                account.mailbox,
                asked.ids,
                call.query,
                _json_body(call),
                _known(asked.scopes),
                fault,
            )
        )
        if result is not None and method.name.endswith(".list"):
            result = _maybe_stale(account, call, method.name, result, fault)
        return apply_mask(result, mask) if mask and result is not None else result


def _maybe_stale(
    account: Account, call: Call, method: str, result: JsonObject, fault: Fault | None
) -> JsonObject:
    key = (method, repr(sorted(call.query.values.items())))
    if fault and fault.kind is FaultKind.STALE_LIST:
        return account.last_lists.get(key, result)
    account.last_lists[key] = result
    return result


def _known(scopes: frozenset[str]) -> frozenset[Scope]:
    return frozenset(scope for scope in Scope if scope in scopes)


def _overridden(call: Call) -> Call:
    """A GET too long for a URL comes as a POST with its query as the body (gmail-api.md 2.4)."""
    verb = call.headers.get("x-http-method-override", "").upper()
    if not verb or verb == call.verb:
        return call
    if call.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return replace(call, verb=verb, query=oauth.form_of(call), body=b"")
    return replace(call, verb=verb)


def _bearer(call: Call) -> str:
    kind, _, token = call.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else call.query.one("access_token")


def _json_body(call: Call) -> JsonObject:
    if not call.body.strip():
        return {}
    try:
        body = json.loads(call.body)
    except (ValueError, RecursionError) as error:
        raise ApiError(400, "parseError", "Invalid JSON payload received.") from error
    if not isinstance(body, dict):
        raise ApiError(
            400, "parseError", "Invalid JSON payload received. Root element must be a message."
        )
    return body


def _refusal(error: ApiError) -> Answer:
    return Answer(error.status, json.dumps(error.body()).encode(), headers=error.headers)
