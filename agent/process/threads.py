"""The mail threads of a process: what a reply in each would be threaded by (CM-18).

Nothing here knows people or rules; a thread's correspondents are bare addresses.
"""

from collections.abc import Sequence

from agent.domain.facts import ThreadFact
from agent.domain.hiring import Meaning
from agent.process.people import correspondents
from agent.process.timeline import Entry, Timeline
from agent.process.word import is_machinery

_GONE = frozenset({"TRASH", "SPAM", "DRAFT"})


def by_thread(timeline: Timeline) -> dict[str, list[Entry]]:
    """Entries of each thread in order of time; the thread written in last comes last."""
    found: dict[str, list[Entry]] = {}
    for entry in timeline.entries:
        thread = entry.message.thread_id
        if thread:
            found[thread] = found.pop(thread, [])
            found[thread].append(entry)
    return found


def correspondents_of(
    threads: dict[str, list[Entry]], owners: frozenset[str]
) -> dict[str, frozenset[str]]:
    """The addresses (lower case, without the user's) that correspond in each thread."""
    return {
        thread: frozenset(
            address for entry in entries for address in correspondents(entry.message, entry, owners)
        )
        for thread, entries in threads.items()
    }


def spoken_in(threads: dict[str, list[Entry]]) -> frozenset[str]:
    """The threads in which people wrote: conversations, not a calendar's notices alone."""
    return frozenset(thread for thread, those in threads.items() if any(map(is_spoken, those)))


def threads_of(
    threads: dict[str, list[Entry]],
    addresses: dict[str, frozenset[str]],
    owners: frozenset[str],
) -> tuple[ThreadFact, ...]:
    """The threads as facts, the one written in last at the end."""
    return tuple(
        _fact(thread, entries, addresses[thread], owners) for thread, entries in threads.items()
    )


def _fact(
    thread: str, entries: Sequence[Entry], addresses: frozenset[str], owners: frozenset[str]
) -> ThreadFact:
    eligible = [one for one in entries if _eligible(one)]
    newest = (eligible or list(entries))[-1].message
    spoken = [one for one in eligible if is_spoken(one)]
    references = newest.references or ((newest.in_reply_to,) if newest.in_reply_to else ())
    return ThreadFact(
        thread_id=thread,
        # An automatic reply or a calendar's notice renames a conversation that goes on as it was.
        subject=spoken[-1].message.subject if spoken else newest.subject,
        reply_to_id=newest.message_id if eligible else "",
        references=references,
        correspondents=addresses,
        last_at=entries[-1].at,
        writable=bool(eligible),
        send_as=_send_as(entries, owners),
    )


def is_spoken(entry: Entry) -> bool:
    """Whether somebody wrote it in words: no absence and no calendar's notice."""
    absent = entry.reading.meaning is Meaning.OUT_OF_OFFICE
    return not absent and not is_machinery(entry.message, entry.reading)


def _eligible(entry: Entry) -> bool:
    """A message that a reply can hang on: not a draft, not thrown away, with an id of its own."""
    message = entry.message
    return bool(message.message_id) and not message.synthetic_id and not message.labels & _GONE


def _send_as(entries: Sequence[Entry], owners: frozenset[str]) -> str:
    """The user's address that the employer last wrote to, else the one the user wrote from."""
    for entry in reversed(entries):
        message = entry.message
        if entry.received:
            aimed = (*message.to, *message.cc, *message.delivered_to)
            mine = next((one.email for one in aimed if one.key in owners), "")
        else:
            mine = message.sender.email if message.sender.key in owners else ""
        if mine:
            return mine
    return ""
