"""What the records hold for one text: the names, dates, numbers and words it may speak of.

It must not know any rule; `write_check` and `write_truth` compare a text with it.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PreviousText:
    """A text of the same process that was written before, and the address it was written to."""

    person: str
    text: str


@dataclass(frozen=True, slots=True)
class WriteContext:
    """The records behind one text.

    `people` are names as the employer spells them, `recipient` the one written to; `person` is
    that one's address. `dates` and `records` (quotes, subjects, titles, the user's notes) are where
    a number, a date or a weekday may come from; `own_words` are the user's notes alone. `other`
    are further proper names (another employer's). `previous_words` is the length of the status
    request before, None where none was sent. `records_known` is false for a text that is looked
    at without records: names and numbers are then not compared.
    """

    author: str = ""
    email: str = ""
    phone: str = ""
    resume_link: str = ""
    company: str = ""
    role: str = ""
    recipient: str = ""
    person: str = ""
    people: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    dates: frozenset[date] = frozenset()
    records: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    promised: date | None = None
    promise_words: str = ""
    offer_date: date | None = None
    other_process: bool = False
    value: str = ""
    previous_words: int | None = None
    previous: tuple[PreviousText, ...] = ()
    subject: str = ""
    opens_thread: bool = False
    interview_day: date | None = None
    records_known: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every proper name the text may hold, in the employer's spelling."""
        known = (self.company, self.role, self.recipient, self.author, *self.people, *self.other)
        return tuple(dict.fromkeys(name for name in known if name))


@dataclass(frozen=True, slots=True)
class WriteFailure:
    """One rule a text breaks: its id, what is wrong, and the words that break it."""

    rule: str
    what: str
    words: tuple[str, ...] = ()
