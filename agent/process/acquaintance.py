"""Whether somebody corresponds in a process at an instant: what they write next is about it.

"Today: could we push to 4pm?", in a thread of its own, by the recruiter of a running process. Looks
at the mail before that instant only, so that reading anew gives what the first reading gave.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from agent.domain.hiring import Meaning, OwnKind
from agent.process.timeline import Entry

# After so long without a word a new thread is about something new.
_LATELY = timedelta(days=45)
_OVER = frozenset({Meaning.REJECTION, Meaning.ROLE_CLOSED})
_LEFT = frozenset({OwnKind.WITHDRAWAL, OwnKind.ACCEPTANCE})


def corresponds(entries: Iterable[Entry], person: str, at: datetime) -> bool:
    """Whether that address (lower case) wrote or was written to lately, and the process runs.

    `at` is an aware instant; entries from then on do not count.
    """
    before = [one for one in entries if one.at < at]
    if not before or at - max(one.at for one in before) > _LATELY:
        return False
    if any(_ends(one) for one in before):
        return False
    return any(person in _sides(one) for one in before)


def _ends(entry: Entry) -> bool:
    """Whether it ends the process for either side, as far as it is believed."""
    if not entry.believed:
        return False
    if entry.received:
        return entry.reading.meaning in _OVER
    return not _LEFT.isdisjoint((entry.reading.own, *entry.reading.also))


def _sides(entry: Entry) -> Iterable[str]:
    message = entry.message
    return (message.sender.key,) if entry.received else (one.key for one in message.to[:20])
