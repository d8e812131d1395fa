"""The employer's promise as a letter may refer to it: its day, and the window in their own words.

It must not know templates; quoting is careful: a few plain words or none.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from agent.domain.facts import Facts, PromiseFact

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_COUNT = (
    "(?:a|an|one|two|three|four|five|six|seven|ten|a couple of|a few"
    "|\\d{1,2}(?:[-\u2013]\\d{1,2})?)"
)
_UNIT = "(?:(?:business|working) )?(?:days?|weeks?|hours)"
_WINDOW = re.compile(
    rf"\b(?:"
    rf"by (?:the )?(?:end|close) of (?:this|next|the) (?:week|month)"
    rf"|by (?:the )?(?:end|close) of {_MONTH}"
    rf"|(?:by |before |on )?(?:this|next) {_WEEKDAY}"
    rf"|(?:early|mid|late|sometime|some time) (?:this|next) (?:week|month)"
    rf"|(?:in )?(?:early|mid|late)[ -]{_MONTH}"
    rf"|(?:by|on|before|no later than) {_WEEKDAY}(?:,? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?: (?:of )?{_MONTH})?|,? {_MONTH} \d{{1,2}})?"
    rf"|(?:by|on|before|no later than) (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}"
    rf"|(?:by|on|before|no later than) {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|(?:in|within) (?:the )?(?:next |coming )?(?:about )?{_COUNT} {_UNIT}"
    rf"|in the (?:next|coming) (?:few|couple of) (?:days|weeks)"
    rf"|the week of (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})"
    rf"|(?:by |before )?(?:the )?end of (?:this|next|the) (?:week|month)"
    rf"|next (?:week|month)|this week"
    rf")\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A window that has ended: its last day, firmness, their words for it, and who wrote when."""

    due: date
    firm: bool
    words: str
    said_at: datetime
    by: str


def promise_behind(facts: Facts, window: date | None, today: date) -> PromiseView | None:
    """The promise whose window the step follows; None where none was made or none has ended."""
    if window is None or window >= today:
        return None
    for one in reversed(facts.promises):
        if one.due == window:
            return _view(facts, one)
    return None


def window_words(quote: str) -> str:
    """The window of a promise in the employer's own words, or "" where it is not plain."""
    found = _WINDOW.search(" ".join(quote.split())[:600])
    return found.group() if found else ""


def _view(facts: Facts, promise: PromiseFact) -> PromiseView:
    source = promise.source
    sender = next((one.sender for one in facts.received if one.message_id == source.message_id), "")
    return PromiseView(promise.due, promise.firm, window_words(source.quote), source.at, sender)
