"""A playbook's numbers in words: what each is for, its value, and the key an override names it by.

Values in, words out; where a number comes from, and what the user set, is not known here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from agent.domain.hiring import Round, Step
from agent.playbooks.model import Playbook, Setting, StepRule
from agent.playbooks.write import StatusQuestion, WriteLimits

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_OF_PLAYBOOK = {
    "at_most": "status messages in a round at most",
    "sending_days": "status messages appear on",
    "spacing": "between two status messages at least",
    "after_answer": "next step after an answer without a date",
    "after_return": "next step after the return from an absence",
    "after_cancellation": "first message after a cancelled interview",
    "quiet": "nothing earlier after an interview than",
    "bypass_at_most": "hiring manager instead of a silent recruiter at most",
    "mention_other": "another process may be mentioned in the",
}
_OF_STEP = {
    "after_promise": "after the promised day",
    "after_loose_promise": "after a loosely named window",
    "after_silence": "without word for",
    "after_interview": "after the interview",
    "after_previous": "after the message before",
    "after_message": "after the last message",
    "window": "to be sent within",
    "within": "to be sent within",
    "interviewers": "to single interviewers too",
    "one_detail_each": "a detail of its own for each person",
    "only_dated": "only about an offer with a date",
    "ready_after": "ready without a detail after",
}
_OF_CLOCKS = {
    "interview_length": "an interview without an end lasts",
    "thank_you_opens": "a thank-you appears after",
    "thank_you_kept": "an unsent thank-you is kept",
    "fades_after": "a process fades after the last message by",
    "fades_without_interview": "a process without an interview fades by",
    "looks_back": "a process silent before the first start is over by",
}
_OF_TEXT = {
    "min_words": "words at least",
    "max_words": "words at most",
    "target_words": "words, better at most",
    "min_sentences": "sentences at least",
    "max_sentences": "sentences at most",
    "max_paragraphs": "paragraphs at most",
    "shorter_than_previous": "shorter than the message before",
}
_AFTER = {
    Round.RECRUITER_SCREEN: "a recruiter screen",
    Round.PHONE: "a phone interview",
    Round.TECHNICAL: "a technical interview",
    Round.PANEL: "a panel",
    Round.ONSITE: "a day on site",
    Round.FINAL: "the final round",
    Round.OTHER: "another kind of interview",
}


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its rule, what it is for, its value in words, and the key to override it by."""

    rule: str
    what: str
    value: str
    key: str


def numbers_of(playbook: Playbook) -> Iterator[Number]:
    """Every number of a playbook, the whole of it first, then step by step, then the texts."""
    for name, what in _OF_PLAYBOOK.items():
        for setting in _settings(playbook, name):
            yield _number(setting, what, name, playbook)
    for step, rule in playbook.steps.items():
        yield from _of_step(playbook, step, rule)
    for name, what in _OF_CLOCKS.items():
        for setting in _settings(playbook.clocks, name):
            yield Number("", what, in_words(setting.value, playbook), f"clocks.{name}")


def _of_step(playbook: Playbook, step: Step, rule: StepRule) -> Iterator[Number]:
    for name, what in _OF_STEP.items():
        for setting in _settings(rule, name):
            yield _number(setting, f"{rule.title}: {what}", f"{step.value}.{name}", playbook)
    yield from _of_text(playbook.write_limits(step), rule.title, f"write.{step.value}")
    for (of, after), limits in playbook.writes_by_round.items():
        if of is step:
            title = f"{rule.title} after {_AFTER[after]}"
            yield from _of_text(limits, title, f"write.{step.value}.{after.value}")


def _of_text(limits: WriteLimits, title: str, path: str) -> Iterator[Number]:
    for name, what in _OF_TEXT.items():
        value = getattr(limits, name)
        if value:
            yield Number(limits.rule, f"{title}: {what}", in_words(value), f"{path}.{name}")
    if limits.status_question is not StatusQuestion.ALLOWED:
        what = f"{title}: a question about status"
        yield Number(limits.rule, what, limits.status_question.value, "")


def _settings(holder: object, name: str) -> Iterator[Setting[object]]:
    """The setting (or settings) of that name; none where the playbook sets nothing."""
    assert name in {one.name for one in fields(holder)}  # type: ignore[arg-type]  # noqa: S101
    value = getattr(holder, name)
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, Setting):
            yield one


def _number(setting: Setting[object], what: str, key: str, playbook: Playbook) -> Number:
    value = in_words(setting.value, playbook)
    if isinstance(setting.value, StrEnum):
        return Number(setting.rule, what, value, "")
    # What no rule of the guide sets is a Reading that stands with the clocks.
    return Number(setting.rule, what, value, f"{setting.rule or 'clocks'}.{key}")


def in_words(value: object, playbook: Playbook | None = None) -> str:
    """A value as a person writes it: weekdays by name, yes or no, a step by its title."""
    if isinstance(value, frozenset):
        return days_in_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Step) and playbook is not None and value in playbook.steps:
        return playbook.steps[value].title
    if isinstance(value, Round):
        return _AFTER[value]
    return value.value.replace("_", " ") if isinstance(value, StrEnum) else str(value)


def days_in_words(days: frozenset[int]) -> str:
    """Weekdays (Monday is 0) by name; three or more in a row as a span."""
    ordered = sorted(days)
    if len(ordered) > 2 and ordered == list(range(ordered[0], ordered[-1] + 1)):
        return f"{_DAYS[ordered[0]]} to {_DAYS[ordered[-1]]}"
    return ", ".join(_DAYS[day] for day in ordered)
