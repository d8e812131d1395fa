"""The user's answer to a digest, in their own words, to corrections; or a question back.

Pure: the text, what the numbers of that digest stood for, and when it was written. A line says one
thing of one or several numbers. A line is understood as a whole or not at all: what is not
understood changes nothing and is asked back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.digest.phrases import A_NEW_ONE, BY_PHONE, NEITHER, NOTES, PHRASES, SMALL_WORDS
from agent.digest.week import Numbers, Target
from agent.digest.when import When, when_of
from agent.digest.words import counted, day_name, shown
from agent.domain.correction import (
    AddNote,
    Change,
    SetCompany,
    SetInterview,
    SetOutcome,
    SetRole,
    SetWish,
    Wish,
)
from agent.domain.hiring import Outcome
from agent.mail.text import one_line

_MOST_LINES = 40
_LINE_LENGTH = 400
_MOST_NUMBERS = 20
_NUMBER = re.compile(
    r"(?:#|no\.|nr\.|row |number )?[ ]?(\d{1,3})(?=\s|,\d|[.:),-](?:\s|\Z)|\Z)", re.IGNORECASE
)
_NEXT = re.compile(r"[ ]?(?:,|&|\+|and )[ ]?(?=#?\d{1,3}[\s.:),&-])", re.IGNORECASE)
_BELONGS = re.compile(r"(?:(?:is|belongs to|goes to|to|=|with) )?(?:#|no\. |number )?(\d{1,3})\Z")
_INTERVIEW = re.compile(
    r"(?:the )?(?:interview|call|meeting)(?: is| was| will be| takes place| took place"
    r"| has moved to| was moved to| moved to)? (.{1,80})\Z",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|took place)\b", re.IGNORECASE)
_MOVED = re.compile(r"\bmoved to\b", re.IGNORECASE)
_SPAN = re.compile(r"for (an?|one|two|three|four|\d{1,2}) (day|week|month)s?\Z")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_LENGTHS = {"day": 1, "week": 7, "month": 30}
_NAMED = re.compile(r"(company|employer|role|position)(?: is)? ?[:=]? ?(.{1,120})\Z", re.IGNORECASE)
_NOTED = re.compile(r"([a-z]{3,12}) ?[:,-]? (.{2,400})\Z", re.IGNORECASE)
_UNTIL = re.compile(r"(pause|offer|offer received|deadline) (?:until|till|by|is)? ?(.{1,60})\Z")
HINT = "Say it as “3 withdraw”, “3 offer accepted”, “3 prefer”, “3 pause” or “3 ignore”"


@dataclass(frozen=True, slots=True)
class Understood:
    """One line about one number: the changes it asks for, or the question it leaves.

    `reply` is a sentence of ours for the next digest. `belongs_to` is the process a message that
    was asked about belongs to, "" for a new one; `dismissed` where it belongs nowhere.
    """

    words: str
    reply: str
    target: Target = field(default_factory=Target)
    changes: tuple[Change, ...] = ()
    belongs_to: str | None = None
    dismissed: bool = False

    @property
    def clear(self) -> bool:
        """Whether anything follows from it."""
        return bool(self.changes) or self.belongs_to is not None or self.dismissed


@dataclass(frozen=True, slots=True)
class _Asked:
    """The digest that was answered, and when."""

    numbers: Numbers
    written: datetime
    zone: ZoneInfo

    @property
    def today(self) -> datetime:
        return self.written.astimezone(self.zone)


def understand(
    text: str, numbers: Numbers, written: datetime, zone: ZoneInfo
) -> tuple[Understood, ...]:
    """What the answer asks for, line by line; greetings and the like are passed over.

    `text` is the user's own new words, `written` (aware) when they wrote them. Where not one line
    begins with a number, one question back stands for the whole.
    """
    asked = _Asked(numbers, written, zone)
    lines = [one_line(line[:_LINE_LENGTH]) for line in text.splitlines()[:_MOST_LINES]]
    found = [one for line in lines if line for one in _line(line, asked)]
    words = next((line for line in lines if line), "")
    if not found and words:
        return (Understood(words, f"I could not tell which number you meant. {HINT}"),)
    return tuple(found)


def _line(line: str, asked: _Asked) -> Iterator[Understood]:
    numbers, said = _numbers(line)
    for number in numbers:
        target = asked.numbers.get(number)
        if target is None:
            yield Understood(line, f"there was no number {number} in that note")
        elif target.gmail_id:
            yield replace(_about_message(said, asked), words=line, target=target)
        else:
            made = _about_process(said, asked)
            yield replace(made, words=line, target=target, reply=f"{target.name}: {made.reply}")


def _numbers(line: str) -> tuple[list[int], str]:
    """The numbers a line begins with, and what it says of them."""
    numbers: list[int] = []
    place = 0
    while len(numbers) < _MOST_NUMBERS and (found := _NUMBER.match(line, place)):
        numbers.append(int(found[1]))
        place = found.end()
        more = _NEXT.match(line, place)
        if more is None:
            break
        place = more.end()
    return numbers, line[place:].lstrip(" .:),-").rstrip(" .!")


def _about_message(said: str, asked: _Asked) -> Understood:
    plain = said.lower()
    belongs = _BELONGS.match(plain)
    target = asked.numbers.get(int(belongs[1])) if belongs else None
    if target is not None and target.process_id:
        return Understood("", f"filed under {target.name}", belongs_to=target.process_id)
    if _bare(plain) in NEITHER:
        return Understood("", "left out", dismissed=True)
    if _bare(plain) in A_NEW_ONE and plain:
        return Understood("", "taken as a process of its own", belongs_to="")
    return Understood("", "say “is 3” with a process's number, “new”, or “ignore”")


def _about_process(said: str, asked: _Asked) -> Understood:
    plain, by_phone = _without_phone(said.lower())
    known = PHRASES.get(_bare(plain)) or PHRASES.get(plain)
    if known is not None:
        changes = known[0]()
        if by_phone:
            changes = tuple(_by_phone(one) for one in changes)
        return Understood("", known[1], changes=changes)
    for reader in (_paused, _dated_offer, _interview, _named, _noted):
        made = None if by_phone else reader(said, asked)
        if made is not None:
            return made
    return Understood("", f"I did not understand that, and changed nothing. {HINT}")


def _bare(plain: str) -> str:
    words = plain.replace("’", "'").split()
    return " ".join(word for word in (one.strip(",.!") for one in words) if word not in SMALL_WORDS)


def _without_phone(plain: str) -> tuple[str, bool]:
    for words in BY_PHONE:
        if plain.endswith(f" {words}"):
            return plain.removesuffix(f" {words}"), True
    return plain, False


def _by_phone(change: Change) -> Change:
    return replace(change, by_phone=True) if isinstance(change, SetOutcome) else change


def _paused(said: str, asked: _Asked) -> Understood | None:
    """ "pause until 3 June", "pause for two weeks"."""
    plain = said.lower()
    if not plain.startswith("pause "):
        return None
    span = _SPAN.match(plain.removeprefix("pause "))
    if span:
        days = (_COUNTS.get(span[1]) or int(span[1])) * _LENGTHS[span[2]]
        return _pause(asked.today + timedelta(days=days), asked)
    until = _until(plain, "pause", asked)
    return _pause(datetime.combine(until.day, time(), tzinfo=asked.zone), asked) if until else None


def _pause(until: datetime, asked: _Asked) -> Understood:
    day = day_name(until.date(), asked.today.date())
    return Understood("", f"paused until {day}", changes=(SetWish(Wish.PAUSED_UNTIL, until),))


def _until(plain: str, word: str, asked: _Asked) -> When | None:
    found = _UNTIL.match(plain)
    if found is None or not found[1].startswith(word):
        return None
    return when_of(found[2], asked.today.date(), past=False)


def _dated_offer(said: str, asked: _Asked) -> Understood | None:
    """ "offer until 12 June", "deadline 12 June"."""
    plain = said.lower()
    until = _until(plain, "offer", asked) or _until(plain, "deadline", asked)
    if until is None:
        return None
    day = day_name(until.day, asked.today.date())
    change = SetOutcome(Outcome.OFFER, deadline=until.day)
    return Understood("", f"an offer to answer by {day} is noted", changes=(change,))


def _interview(said: str, asked: _Asked) -> Understood | None:
    """ "the interview was on Tuesday at 14:00": a day alone is asked back, it is no time."""
    found = _INTERVIEW.match(said)
    if found is None:
        return None
    past = bool(_PAST.search(said)) and not _MOVED.search(said)
    when = when_of(found[1], asked.today.date(), past=past)
    if when is None:
        return None
    start = when.instant(asked.zone)
    day = day_name(when.day, asked.today.date())
    if start is None:
        return Understood("", f"at what time {'was' if past else 'is'} the interview on {day}?")
    reply = f"the interview {'was' if past else 'is'} noted for {day}, {start:%H:%M}"
    return Understood("", reply, changes=(SetInterview(start),))


def _named(said: str, _asked: _Asked) -> Understood | None:
    """ "company is Acme", "role: Data Analyst"."""
    found = _NAMED.match(said)
    if found is None:
        return None
    name = shown(found[2], 120)
    if found[1].lower() in ("role", "position"):
        return Understood("", f"the role is {name}", changes=(SetRole(name),))
    return Understood("", f"the employer is {name}", changes=(SetCompany(name),))


def _noted(said: str, _asked: _Asked) -> Understood | None:
    """ "detail we talked about the data platform"."""
    found = _NOTED.match(said)
    kind = NOTES.get(found[1].lower()) if found else None
    if found is None or kind is None:
        return None
    words = counted(len(found[2].split()), "word")
    change = AddNote(kind, one_line(found[2]))
    return Understood("", f"your {words} go into the draft", changes=(change,))
