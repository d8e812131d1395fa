"""A replay as a person enjoys reading it: days, processes, what was read, drafted, held and why.

Events in, lines of text out. It decides nothing and knows neither mailbox nor store.
"""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import singledispatchmethod
from itertools import groupby
from zoneinfo import ZoneInfo

from agent.domain import events as ev
from agent.domain.hiring import Band, Direction, Outcome

WIDTH = 96
_INDENT = " " * 11

_MEANING = {
    "application_received": "application received",
    "outreach": "a recruiter's first approach",
    "scheduling": "asks for or offers times",
    "interview_confirmed": "interview confirmed",
    "interview_moved": "interview moved",
    "interview_cancelled": "interview cancelled",
    "assessment": "a test to do",
    "information_request": "asks for something",
    "status_update": "still deciding",
    "advanced": "on to the next stage",
    "rejection": "a rejection",
    "offer": "an offer",
    "on_hold": "on hold",
    "role_closed": "the role is closed",
    "out_of_office": "out of office",
    "thanks_or_chat": "a note without news",
    "job_alert": "a job alert",
    "not_hiring": "not about hiring",
}
_OUTCOME = {
    Outcome.REJECTED: "rejected",
    Outcome.OFFER: "an offer stands",
    Outcome.ACCEPTED: "accepted",
    Outcome.WITHDRAWN: "withdrawn",
    Outcome.ON_HOLD: "on hold",
    Outcome.ROLE_CLOSED: "role closed",
    Outcome.FADED: "faded out",
}
# What a band leans to (RULEBOOK.md, "What a silence probably means"): weights, not verdicts.
_LEANING = {
    Band.S1: "it means nothing yet",
    Band.S2: "almost never about you",
    Band.S3: "mostly not about you",
    Band.S4: "open, either way",
    Band.S5: "an offer has become unlikely",
    Band.S6: "better treated as over",
}
_WEEK = "The week"
# Words that begin a sentence with a capital for no other reason.
_OPENERS = frozenset({"A", "An", "On", "Out", "The", "They", "Word", "You"})


def by_process(events: Iterable[ev.Event]) -> Iterator[ev.Event]:
    """The events of each poll process by process, as a person wants to read them."""
    for _, poll in groupby(events, key=lambda event: event.at):
        told = list(poll)
        order = list(dict.fromkeys(_about(event) for event in told))
        yield from sorted(told, key=lambda event: order.index(_about(event)))


def _about(event: ev.Event) -> str:
    return getattr(event, "process", _WEEK) if not isinstance(event, ev.DigestDelivered) else _WEEK


class Timeline:
    """Turns events, in their order, into lines."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._day = ""
        self._process = ""
        self._names: dict[str, str] = {}
        self._known: dict[str, ev.ProcessEvent] = {}

    def lines(self, event: ev.Event) -> Iterator[str]:
        """The lines for one event, with a heading where a day or a process begins."""
        self._learn_name(event)
        yield from self._headings(event)
        words, detail = self._words(event)
        clock = event.at.astimezone(self._zone).strftime("%H:%M")
        yield from _wrapped(f"    {clock}  ", words)
        for line in detail:
            yield from _wrapped(_INDENT, line)

    def _learn_name(self, event: ev.Event) -> None:
        if isinstance(event, ev.ProcessEvent):
            known = [part for part in (event.company, event.role) if part]
            self._names[event.process] = " · ".join(known) or event.process

    def _headings(self, event: ev.Event) -> Iterator[str]:
        day = f"{event.at.astimezone(self._zone):%A %-d %B %Y}"
        process = _about(event)
        if day != self._day:
            yield from ("", day)
        if day != self._day or process != self._process:
            yield f"  {self._names.get(process, process)}"
        self._day, self._process = day, process

    def _when(self, instant: datetime) -> str:
        return f"{instant.astimezone(self._zone):%a %-d %b %H:%M}"

    @singledispatchmethod
    def _words(self, event: ev.Event) -> tuple[str, list[str]]:
        return event.name, []

    @_words.register
    def _(self, event: ev.ProcessOpened) -> tuple[str, list[str]]:
        self._known[event.process] = event
        return "; ".join((f"new process: {event.process}", *_contact(event.contact))), []

    @_words.register
    def _(self, event: ev.ProcessUpdated) -> tuple[str, list[str]]:
        before = self._known.get(event.process)
        self._known[event.process] = event
        if before and (before.company, before.role) == (event.company, event.role):
            return next(_contact(event.contact), "no contact any more"), []
        told = f"now known as {self._names[event.process]}"
        return "; ".join((told, *_contact(event.contact))), []

    @_words.register
    def _(self, event: ev.ProcessMerged) -> tuple[str, list[str]]:
        return f"is one with {self._names.get(event.into, event.into)}", []

    @_words.register
    def _(self, _event: ev.ProcessReopened) -> tuple[str, list[str]]:
        return "goes on after all", []

    @_words.register
    def _(self, event: ev.MessageRead) -> tuple[str, list[str]]:
        if event.direction is Direction.OUT:
            what = event.step.value.replace("_", " ") if event.step else "your message"
            return f"sent: {what}", []
        return f"read: {_MEANING[event.meaning.value]}", []

    @_words.register
    def _(self, event: ev.InterviewMoved) -> tuple[str, list[str]]:
        words, detail = self._interview("interview moved to", event)
        return f"{words} (was {self._when(event.was)})", detail

    @_words.register
    def _(self, event: ev.InterviewCancelled) -> tuple[str, list[str]]:
        return f"interview of {self._when(event.was)} cancelled", _quoted(event.quote)

    @_words.register
    def _(self, event: ev.InterviewSet) -> tuple[str, list[str]]:
        return self._interview("interview on", event)

    def _interview(self, what: str, event: ev.InterviewEvent) -> tuple[str, list[str]]:
        told = [one.value.replace("_", " ") for one in (event.round, event.format) if one]
        names = [one.name or one.email or "" for one in event.people]
        extra = "".join(f", {kind}" for kind in dict.fromkeys(told))
        people = f" with {', '.join(names)}" if names else ""
        return f"{what} {self._when(event.start)}{extra}{people}", _quoted(event.quote)

    @_words.register
    def _(self, event: ev.PromiseMade) -> tuple[str, list[str]]:
        loosely = "" if event.firm else " (loosely)"
        return f"promised word by {event.due:%a %-d %b}{loosely}", _quoted(event.quote)

    @_words.register
    def _(self, event: ev.SilenceRead) -> tuple[str, list[str]]:
        days = "day" if event.days == 1 else "days"
        return f"silence: {event.days} {days}, {_LEANING[event.band]} ({event.band.value})", []

    @_words.register
    def _(self, event: ev.DraftSent) -> tuple[str, list[str]]:
        return f"you sent the {_step(event)} draft", []

    @_words.register
    def _(self, event: ev.DraftEdited) -> tuple[str, list[str]]:
        return f"you changed the {_step(event)} draft; it is yours now", []

    @_words.register
    def _(self, event: ev.DraftDiscarded) -> tuple[str, list[str]]:
        return f"you threw the {_step(event)} draft away; it is not written again", []

    @_words.register
    def _(self, event: ev.DraftWithdrawn) -> tuple[str, list[str]]:
        return f"took the untouched {_step(event)} draft back ({event.rule})", _plain(event.reason)

    @_words.register
    def _(self, event: ev.DraftUpdated) -> tuple[str, list[str]]:
        return f"wrote the {_step(event)} draft anew", _plain(event.reason)

    @_words.register
    def _(self, event: ev.ProcessClosed) -> tuple[str, list[str]]:
        return f"closed: {_OUTCOME[event.outcome]} ({event.rule})", []

    @_words.register
    def _(self, event: ev.StepHeld) -> tuple[str, list[str]]:
        until = f" until {self._when(event.until)}" if event.until else ""
        return f"held back: {_step(event)}{until} ({event.rule})", _plain(event.reason)

    @_words.register
    def _(self, event: ev.DraftCreated) -> tuple[str, list[str]]:
        before = f", best before {self._when(event.send_before)}" if event.send_before else ""
        ready = "" if event.ready else f"; it still wants your {', '.join(event.missing)}"
        detail = [f"“{event.subject}”{before}{ready}"]
        for line in event.because:
            detail.append(f"because {_lower(line.text)} ({line.rule})")
            detail += _quoted(line.quote or "")
        return f"DRAFT {_step(event)} to {', '.join(event.to)} ({event.rule})", detail

    @_words.register
    def _(self, event: ev.DigestDelivered) -> tuple[str, list[str]]:
        return f"digest of {event.week}: {event.subject}", []


def _step(event: ev.DraftEvent | ev.DraftCreated | ev.StepHeld) -> str:
    return event.title or event.step.value.replace("_", " ")


def _contact(contact: ev.Contact | None) -> Iterator[str]:
    if contact is not None:
        part = f", {contact.part.value.replace('_', ' ')}" if contact.part else ""
        yield f"contact: {contact.name or contact.email}{part}"


def _lower(text: str) -> str:
    """A reason as it stands after "because"; what begins with a name or a number stays."""
    first = text.partition(" ")[0]
    return text[0].lower() + text[1:] if first in _OPENERS else text


def _plain(text: str | None) -> list[str]:
    return [text] if text else []


def _quoted(text: str) -> list[str]:
    return [f"“{textwrap.shorten(text, 160, placeholder=' …')}”"] if text else []


def _wrapped(indent: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=_INDENT, break_long_words=False
    )
