"""Whether a text tells the truth of the records: names as the employer spells them (CM-7), numbers,
dates and weekdays from the records only (CM-6).

It must not know playbooks or limits: these two rules hold for every text that has records.
"""

import re
from collections.abc import Iterator
from datetime import date

from agent.playbooks.write_context import WriteContext, WriteFailure
from agent.playbooks.write_text import letter, straight, without_marks
from agent.playbooks.write_words import write_words

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = "(" + "|".join(_MONTHS) + ")"
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,20}")
_WORD = re.compile(r"[^\W\d_](?:[\w'-]{0,60}[^\W_])?")
_INFLECTIONS = ("s", "'s", "es", "ed", "er", "ing", "d", "ly", "al", "y", "r")


def truth_failures(text: str, context: WriteContext) -> Iterator[WriteFailure]:
    """What the text says that the records do not, none where there are no records to compare."""
    if not context.records_known:
        return
    shown = without_marks(straight(text))
    yield from _number_failures(shown, context)
    yield from _date_failures(shown, context)
    yield from _spelling_failures(shown, context)
    yield from _greeting_failures(text, context)


def _sources(context: WriteContext) -> str:
    own = (context.email, context.phone, context.resume_link, context.subject, context.value)
    said = (*context.records, *context.own_words, context.promise_words)
    return straight("\n".join((*context.names, *own, *said)))


def _number_failures(text: str, context: WriteContext) -> Iterator[WriteFailure]:
    known = {_plain(number) for number in _NUMBER.findall(_sources(context))}
    for day in context.dates:
        known |= {str(day.day), str(day.year), str(day.month)}
    loose = dict.fromkeys(one for one in _NUMBER.findall(text) if _plain(one) not in known)
    if loose:
        yield WriteFailure("CM-6", "a number that the records do not hold", tuple(loose))


def _plain(number: str) -> str:
    return number.lstrip("0") or "0"


def _date_failures(text: str, context: WriteContext) -> Iterator[WriteFailure]:
    sources = _sources(context).lower()
    known = {(day.day, day.month) for day in context.dates}
    known |= {(day, month) for _, day, month in _dates_in(sources)}
    wrong = [words for words, day, month in _dates_in(text) if (day, month) not in known]
    weekdays = {_WEEKDAYS[day.weekday()] for day in context.dates}
    weekdays |= {found.lower() for found in _WEEKDAY.findall(sources)}
    wrong += [found for found in _WEEKDAY.findall(text) if found.lower() not in weekdays]
    if wrong:
        yield WriteFailure(
            "CM-6", "a day that the records do not hold", tuple(dict.fromkeys(wrong))
        )


def _dates_in(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _DAY_MONTH.finditer(text):
        yield found.group(), int(found.group(1)), _MONTHS.index(found.group(2).lower()) + 1
    for found in _MONTH_DAY.finditer(text):
        yield found.group(), int(found.group(2)), _MONTHS.index(found.group(1).lower()) + 1


def _spelling_failures(text: str, context: WriteContext) -> Iterator[WriteFailure]:
    known = {word for name in context.names for word in _WORD.findall(straight(name))}
    vocabulary = known | set(_WORD.findall(_sources(context)))
    wrong: dict[str, str] = {}
    for found in _WORD.finditer(text):
        word = found.group()
        if word in vocabulary or not word[:1].isupper() or _opens_sentence(text, found.start()):
            continue
        meant = _misspelt(word, known)
        if meant:
            wrong[word] = meant
    for word, meant in wrong.items():
        yield WriteFailure("CM-7", f'the employer spells it "{meant}"', (word,))


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(" \"'(")
    return not before or before[-1] in ".!?\n:"


def _misspelt(word: str, known: set[str]) -> str:
    """The known name that the word is a slip of, or ""."""
    bare = word.removesuffix("'s")
    if bare in known or bare.lower() in write_words().not_names:
        return ""
    return next((name for name in sorted(known) if _slip_of(bare, name)), "")


def _slip_of(word: str, name: str) -> bool:
    if word.lower() == name.lower():
        return True
    if min(len(word), len(name)) < 4 or not name[:1].isupper() or _inflected(word, name):
        return False
    return _one_slip(word.lower(), name.lower())


def _inflected(word: str, name: str) -> bool:
    longer, shorter = sorted((word.lower(), name.lower()), key=len, reverse=True)
    return any(longer == shorter + ending for ending in _INFLECTIONS)


def _one_slip(word: str, name: str) -> bool:
    """One letter added, left out, changed, or two neighbours swapped."""
    if abs(len(word) - len(name)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b),
        min(len(word), len(name)),
    )
    tails = ((1, 1), (1, 0), (0, 1))
    slips = [word[start + left :] == name[start + right :] for left, right in tails]
    swapped = word[start : start + 2] == name[start : start + 2][::-1]
    return any(slips) or (swapped and word[start + 2 :] == name[start + 2 :])


def _greeting_failures(text: str, context: WriteContext) -> Iterator[WriteFailure]:
    """A greeting that names somebody names the recipient."""
    greeting = letter(text, context.author).greeting
    if not context.recipient or not greeting:
        return
    right = {word.lower() for word in _WORD.findall(straight(context.recipient))}
    right |= {word.lower() for one in context.people for word in _WORD.findall(straight(one))}
    named = [word for word in _WORD.findall(greeting)[1:] if word[:1].isupper()]
    wrong = [word for word in named if word.lower() not in right | _TITLES]
    if wrong and not any(word.lower() in right for word in named):
        what = f'the greeting does not name "{context.recipient}"'
        yield WriteFailure("CM-7", what, tuple(wrong))


_TITLES = {"mr", "mrs", "ms", "mx", "dr", "prof", "professor", "everyone", "all", "team"}


def names_day(text: str, day: date) -> bool:
    """Whether the text names that day: day and month, or month and day, or the weekday alone."""
    shown = straight(text)
    if any((day.day, day.month) == (number, month) for _, number, month in _dates_in(shown)):
        return True
    return _WEEKDAYS[day.weekday()] in (found.lower() for found in _WEEKDAY.findall(shown))
