"""The closed lists of keys a playbook file may hold, and how each kind of value is read.

It must not know what a value is for.
"""

from agent.domain.hiring import Round, Step
from agent.playbooks.model import Need, Recipient
from agent.playbooks.problems import Place
from agent.playbooks.span import Span

_WAITS = (
    "after_promise",
    "after_loose_promise",
    "after_silence",
    "after_interview",
    "after_previous",
    "after_message",
)
_WINDOWS = ("window", "within")
_FLAGS = ("interviewers", "one_detail_each", "only_dated")
STEP_KEYS = (*_WAITS, *_WINDOWS, *_FLAGS, "to", "needs", "ready_after")
_RULE_WAITS = ("after_answer", "after_return", "after_cancellation", "spacing")
RULE_KEYS = (
    *("kind", "section", "says", "reading", "kept_by", "gates", "advice", "quiet", "at_most"),
    *("bypass_at_most", "sending_days", "mention_other"),
    *_RULE_WAITS,
    *(step.value for step in Step),
)
CLOCKS = (
    "interview_length",
    "thank_you_opens",
    "thank_you_kept",
    "fades_after",
    "fades_without_interview",
    "looks_back",
)
TOP_KEYS = (
    *(
        "name",
        "guide",
        "idea",
        "base",
        "titles",
        "borrow",
        "rules",
        "write",
        "clocks",
        "bands",
        "silence",
    ),
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def step_value(place: Place, key: str, value: object) -> object:
    """The value of one key of a step's table, read as that key wants it."""
    if key in _WAITS:
        return place.span(value, in_days=True)
    if key in _WINDOWS:
        return place.span(value)
    if key in _FLAGS:
        return place.flag(value)
    if key == "to":
        return place.words(value, Recipient, "recipient")
    if key == "needs":
        return place.words(value, Need, "need")
    return place.words(value, Round, "round") if key == "ready_after" else None


def days(place: Place, value: object) -> Span:
    """A quantity in days or business days."""
    return place.span(value, in_days=True)


def weekdays(place: Place, value: object) -> frozenset[int]:
    """Days of the week as numbers, Monday 0; one that is a working day must be among them."""
    found = set()
    for word in place.rows(value):
        if word in _WEEKDAYS:
            found.add(_WEEKDAYS.index(word))
        else:
            place.unknown(str(word), _WEEKDAYS, "weekday")
    if not found & {0, 1, 2, 3, 4}:
        place.say("at least one day from Monday to Friday is wanted")
    return frozenset(found)
