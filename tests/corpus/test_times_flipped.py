"""Every line that states a time, with one meaning-bearing word flipped, must be read otherwise.

The lines are those of `times/interviews.txt` and `times/promises.txt`; each flip below says which
words it changes. A flip that leaves the reading as it was is a word that nobody read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from tests.corpus.times.lines import Line, interview_words, lines, promise_words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Some flips leave a sentence that truly says the same ("next Friday (22 May)" without "next").
LEAST = 0.97


def _interviews(line: Line) -> str:
    return interview_words(line, read_interviews(line.message, line.context, None)[0])


def _promises(line: Line) -> str:
    found, undated, _ = read_promises(line.message, line.context)
    return promise_words(found, undated)


@dataclass(frozen=True)
class Flip:
    """A word changed: which lines of a file it concerns and how they read then."""

    name: str
    file: str
    reader: Callable[[Line], str]
    pattern: str
    becomes: Callable[[re.Match[str]], str]
    concerns: Callable[[Line], bool] = lambda line: True

    def flipped(self) -> Iterator[tuple[Line, Line]]:
        """Lines read right, each beside its flipped form."""
        for line in lines(self.file):
            text, count = re.subn(self.pattern, self.becomes, line.text)
            if count and self.concerns(line) and self.reader(line) == line.expected:
                yield line, replace(line, text=text)


def _day_on(match: re.Match[str]) -> str:
    return WEEKDAYS[(WEEKDAYS.index(match.group()) + 1) % 7]


def _hour_on(match: re.Match[str]) -> str:
    hour = int(match.group(1))
    return match.group().replace(match.group(1), str(hour % 12 + 1), 1)


def _to(text: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.expand(text)


def _plain(line: Line) -> bool:
    """One sentence of one thought, so that nothing else in it says the same."""
    return ". " not in line.text and " and " not in line.text and "\n" not in line.text


def _due_that_day(line: Line) -> bool:
    """The weekday named is the one that word is due on."""
    due = date.fromisoformat(line.expected.split()[0]) if line.expected[:1].isdigit() else None
    return _plain(line) and due is not None and WEEKDAYS[due.weekday()] in line.text


PROMISES, TIMES = "promises.txt", "interviews.txt"
ANY_DAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri)day\b"
SAYS = r"^(?P<who>We|You|I|They|Someone|HR|Everyone|Candidates)(?P<will>'ll| will)\b(?! not)"
CLOCK = r"\b(\d{1,2})(?::\d\d)?\s?[ap]m\b"
TOLD = r"Last week I told you that \g<who> would"
WHOLE = r"^(We will[^.?!\n]*)\.$"
MEETING_IS = r"\b([Ii]nterview|call) is (?=on|at|in)\b"
FLIPS = [
    Flip("promised weekday", PROMISES, _promises, ANY_DAY + r"(?! \d)", _day_on, _due_that_day),
    Flip("will not", PROMISES, _promises, SAYS, _to(r"\g<who> will not"), _plain),
    Flip("told last week", PROMISES, _promises, SAYS, _to(TOLD), _plain),
    Flip("if selected", PROMISES, _promises, SAYS, _to(r"If selected, \g<0>"), _plain),
    Flip("unless", PROMISES, _promises, WHOLE, _to(r"\1, unless it slips.")),
    Flip("next week", PROMISES, _promises, r"\bnext week\b", _to("last week")),
    Flip("interview's weekday", TIMES, _interviews, ANY_DAY, _day_on),
    Flip("interview's hour", TIMES, _interviews, CLOCK, _hour_on),
    Flip("was", TIMES, _interviews, MEETING_IS, _to(r"\1 was "), _plain),
    Flip("cancelled", TIMES, _interviews, r"\bconfirmed\b", _to("cancelled")),
    Flip("next weekday", TIMES, _interviews, rf"\bnext (?={ANY_DAY})", _to("last ")),
]


@pytest.mark.parametrize("flip", FLIPS, ids=[flip.name for flip in FLIPS])
def test_it_reads_a_flipped_line_otherwise(flip: Flip) -> None:
    """Negation, condition, tense, day, hour, status."""
    pairs = list(flip.flipped())
    same = [other.text for line, other in pairs if flip.reader(other) == flip.reader(line)]
    assert len(pairs) >= 5
    assert 1 - len(same) / len(pairs) >= LEAST, "\n".join(same)
