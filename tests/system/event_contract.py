"""CONTRACTS.md section 1, written as a checker: every event, every field, its type, its order.

`faults` takes the events of one replay or pass and names everything that breaks the contract. It is
written from the contract's table alone and imports nothing of the agent.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

Event = dict[str, Any]
Check = Callable[[Any], bool]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STEPS = _words("""thank_you correction expansion status_1 status_2 status_3 long_game networking
    rejection_reply offer_reply competing_offer withdrawal written_summary hold_reply""")
MEANINGS = _words("""application_received outreach scheduling interview_confirmed interview_moved
    interview_cancelled assessment information_request status_update advanced rejection offer
    on_hold role_closed out_of_office thanks_or_chat job_alert not_hiring""")
OUTCOMES = _words("rejected offer accepted withdrawn on_hold role_closed faded")
ROUNDS = _words("recruiter_screen phone technical panel onsite final other")
PARTS = _words("recruiter hiring_manager interviewer coordinator")
# Within one poll, in this order.
ORDER = (
    ("process.opened", "process.updated", "process.merged", "process.reopened"),
    ("message.read",),
    ("interview.set", "interview.moved", "interview.cancelled"),
    ("promise.made",),
    ("silence.read",),
    ("draft.sent", "draft.edited", "draft.discarded"),
    ("process.closed",),
    ("draft.withdrawn",),
    ("draft.created", "draft.updated"),
    ("step.held",),
    ("digest.delivered",),
)
PLACE = {name: place for place, names in enumerate(ORDER) for name in names}

_RULE = re.compile(r"(PM|ET|DM|TT|BD|CM)-(S?\d{1,2})[a-z]?|Clocks|First start|Closing")
_OFFSET = re.compile(r".*(Z|[+-]\d\d:\d\d)\Z")


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _instant(value: Any) -> bool:
    return isinstance(value, str) and bool(_OFFSET.match(value)) and _parses(datetime, value)


def _date(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and _parses(date, value)


def _parses(kind: Any, value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True


def _or_null(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _one_of(words: frozenset[str]) -> Check:
    return lambda value: isinstance(value, str) and value in words


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _message_id(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"<[^<>\s]+>", value))


def _address(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"[^<>\s,]+@[^<>\s,@]+", value):
        return False
    return value.rpartition("@")[2] == value.rpartition("@")[2].lower()


def _quote(value: Any) -> bool:
    return isinstance(value, str) and " ".join(value.split()) == value


def _slug(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[^\s/]+", value))


def _listed(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(one) for one in value)


def _object(fields: dict[str, Check]) -> Check:
    def check(value: Any) -> bool:
        return isinstance(value, dict) and all(
            name in value and met(value[name]) for name, met in fields.items()
        )

    return check


_PERSON = _object({"name": _or_null(_text), "email": _or_null(_address)})
_CONTACT = _object(
    {"name": _or_null(_text), "email": _or_null(_address), "part": _or_null(_one_of(PARTS))}
)
_REASON = _object(
    {
        "rule": _text,
        "text": _text,
        "message_id": _or_null(_message_id),
        "quote": _or_null(_quote),
    }
)
_PROCESS: dict[str, Check] = {
    "process": _slug,
    "company": _or_null(_text),
    "role": _or_null(_text),
    "contact": _or_null(_CONTACT),
}
_INTERVIEW: dict[str, Check] = {
    "process": _slug,
    "start": _instant,
    "end": _or_null(_instant),
    "timezone": _or_null(_text),
    "round": _or_null(_one_of(ROUNDS)),
    "format": _or_null(_one_of(frozenset({"phone", "video", "onsite"}))),
    "people": _listed(_PERSON),
    "source": _one_of(frozenset({"invite", "text"})),
    "message_id": _message_id,
    "quote": _quote,
}
_ABOUT_DRAFT: dict[str, Check] = {"process": _slug, "step": _one_of(STEPS), "draft": _text}

FIELDS: dict[str, dict[str, Check]] = {
    "process.opened": _PROCESS,
    "process.updated": _PROCESS,
    "process.merged": _PROCESS | {"into": _slug},
    "process.reopened": _PROCESS,
    "message.read": {
        "process": _slug,
        "message_id": _message_id,
        "meaning": _one_of(MEANINGS),
        "direction": _one_of(frozenset({"in", "out"})),
    },
    "interview.set": _INTERVIEW,
    "interview.moved": _INTERVIEW | {"was": _instant},
    "interview.cancelled": _INTERVIEW | {"was": _instant},
    "promise.made": {
        "process": _slug,
        "due": _date,
        "firm": _flag,
        "message_id": _message_id,
        "quote": _quote,
    },
    "draft.created": _ABOUT_DRAFT
    | {
        "to": _listed(_address),
        "cc": lambda value: value == [],
        "subject": _text,
        "body": _text,
        "in_reply_to": _or_null(_message_id),
        "send_after": _instant,
        "send_before": _or_null(_instant),
        "ready": _flag,
        "missing": _listed(_text),
        "playbook": _text,
        "rule": lambda value: isinstance(value, str) and bool(_RULE.fullmatch(value)),
        "because": _listed(_REASON),
    },
    "draft.updated": _ABOUT_DRAFT,
    "draft.withdrawn": _ABOUT_DRAFT,
    "draft.sent": _ABOUT_DRAFT,
    "draft.edited": _ABOUT_DRAFT,
    "draft.discarded": _ABOUT_DRAFT,
    "step.held": {
        "process": _slug,
        "step": _one_of(STEPS),
        "until": _or_null(_instant),
        "rule": lambda value: isinstance(value, str) and bool(_RULE.fullmatch(value)),
        "reason": _text,
    },
    "silence.read": {
        "process": _slug,
        "days": _count,
        "band": lambda value: isinstance(value, str) and bool(re.fullmatch(r"PM-S[1-6]", value)),
    },
    "process.closed": {"process": _slug, "outcome": _one_of(OUTCOMES), "rule": _text},
    "digest.delivered": {
        "week": lambda value: isinstance(value, str) and bool(re.fullmatch(r"\d{4}-W\d\d", value)),
        "subject": _text,
        "drafts_waiting": _count,
        "processes": lambda value: isinstance(value, dict) and all(map(_count, value.values())),
    },
}


def faults(events: list[Event], zone: str) -> list[str]:
    """Everything in which the events break the contract; `zone` is the account's."""
    found = [fault for event in events for fault in _fields(event, ZoneInfo(zone))]
    return [*found, *_order(events), *_story(events)]


def _fields(event: Event, zone: ZoneInfo) -> Iterator[str]:
    name = str(event.get("event"))
    known = FIELDS.get(name)
    if known is None:
        yield f"{name}: no event of the contract"
        return
    if not _instant(event.get("at")):
        yield f"{name}: at={event.get('at')!r}"
        return
    at = datetime.fromisoformat(event["at"])
    if at.utcoffset() != at.astimezone(zone).utcoffset():
        yield f"{name}: at={event['at']} does not stand in the account's zone"
    for field, check in known.items():
        if field not in event:
            yield f"{name}: {field} is missing"
        elif not check(event[field]):
            yield f"{name}: {field}={event[field]!r}"
    yield from _special(event)


def _special(event: Event) -> Iterator[str]:
    """What the table says beyond a field's type."""
    name = event["event"]
    if name == "message.read" and event["direction"] == "out":
        if event["meaning"] != "thanks_or_chat":
            yield f"{name}: an own message means {event['meaning']}"
        if "step" not in event or not _or_null(_one_of(STEPS))(event["step"]):
            yield f"{name}: step={event.get('step')!r} of an own message"
    if name == "draft.created" and len(event["to"]) != 1:
        yield f"{name}: {len(event['to'])} recipients"
    if name == "draft.created" and event["ready"] is not (not event["missing"]):
        yield f"{name}: ready={event['ready']} with missing={event['missing']}"
    if name == "draft.created" and not event["because"]:
        yield f"{name}: no reason"
    if name in ("draft.updated", "draft.withdrawn") and not (
        event.get("rule") or event.get("reason")
    ):
        yield f"{name}: neither rule nor reason"


def _order(events: list[Event]) -> Iterator[str]:
    """`at` never decreases; within a poll the kinds come in the contract's order."""
    for before, after in itertools.pairwise(events):
        earlier, later = (datetime.fromisoformat(one["at"]) for one in (before, after))
        names = f"{before['event']} at {before['at']}, then {after['event']} at {after['at']}"
        if later < earlier:
            yield f"time goes back: {names}"
        if later == earlier and PLACE[after["event"]] < PLACE[before["event"]]:
            yield f"out of order: {names}"


def _story(events: list[Event]) -> Iterator[str]:
    """A process is opened once before anything is said of it; so is a draft."""
    opened: set[str] = set()
    drafts: dict[str, str] = {}
    for event in events:
        name, process, draft = event["event"], event.get("process"), event.get("draft")
        if name == "process.opened":
            if process in opened:
                yield f"{process} is opened twice"
            opened.add(str(process))
        elif process is not None and process not in opened:
            yield f"{name}: {process} was not opened"
        if name == "draft.created":
            if draft in drafts:
                yield f"{draft} is created twice"
            drafts[str(draft)] = event["step"]
        elif draft is not None and drafts.get(draft) != event["step"]:
            yield f"{name}: draft {draft} is none of {event['step']}"
