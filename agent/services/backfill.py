"""The past of a very large mailbox: searched instead of read whole. Live mail is never filtered.

Theory of operation. A first look lists its months. Few messages are all read. Of many, those of the
last two weeks are all read, and what people wrote to people; the rest of the older ones only where
a search for words and senders of recruiting finds their thread. What proves to be hiring mail then
names people and employers; their mail, and the threads it stands in, is searched for in turn, until
a round finds nothing new. That it is still to be widened stands in the account's row, so a crash
repeats a search and forgets none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain

from agent.domain.hiring import Direction
from agent.domain.message import Message
from agent.ports.mailbox import Mailbox, MessageRef
from agent.ports.store import Store
from agent.process.timeline import Entry
from agent.reading.wording.backfill import (
    BOXES,
    BULK_CATEGORIES,
    BULK_SENDERS,
    BULK_WORDS,
    SENDERS,
    TERMS,
)
from agent.reading.wording.senders import BOARDS, FREEMAIL
from agent.services.account import Account
from agent.services.memory import Memory

RECENT = timedelta(days=14)
_MOST_ROUNDS = 4
# Gmail's searches ride in an address; this many terms keep it short enough.
_A_QUERY = 25
_TOOLS = frozenset({*SENDERS, *BOARDS, *FREEMAIL})


def chosen(
    mailbox: Mailbox, refs: list[MessageRef], since: datetime, now: datetime
) -> list[MessageRef]:
    """Those of the listed messages to be read at once: recent, of people, or found by search."""
    searches = (_after(max(since, now - RECENT)), f"{_after(since)} {_between_people()}")
    by_themselves = {ref.gmail_id for query in searches for ref in mailbox.messages(query)}
    terms = [_term(term) for term in TERMS]
    threads = {
        ref.thread_id
        for query in _queries([*terms, *(f"from:{one}" for one in (*SENDERS, *BOXES))], since)
        for ref in mailbox.messages(query)
    }
    return [ref for ref in refs if ref.gmail_id in by_themselves or ref.thread_id in threads]


def _between_people() -> str:
    """A search for mail that no mark of bulk mail or of a machine excludes."""
    without = [f"category:{one}" for one in BULK_CATEGORIES]
    without += [f"from:{one}" for one in BULK_SENDERS]
    without += [_term(one) for one in BULK_WORDS]
    return " ".join(f"-{one}" for one in without)


def _term(words: str) -> str:
    """Words as a search takes them: several belong together by quotes."""
    return f'"{words}"' if " " in words or "-" in words else words


def _after(instant: datetime) -> str:
    return f"after:{int(instant.timestamp()) - 1}"


def _queries(terms: Iterable[str], since: datetime) -> Iterator[str]:
    listed = list(terms)
    for start in range(0, len(listed), _A_QUERY):
        yield f"{_after(since)} {{{' '.join(listed[start : start + _A_QUERY])}}}"


@dataclass
class Backfill:
    """Widens one account's first look by the people and employers it found."""

    account: Account
    mailbox: Mailbox
    store: Store
    memory: Memory
    _asked: set[str] = field(default_factory=set)
    _rounds: int = 0

    def widen(self) -> bool:
        """Queue what the people and employers found so far lead to; False where nothing is left.

        At the end everything is read anew, for older mail came in after newer.
        """
        with self.store.unit(self.account.account_id) as unit:
            row = unit.account()
            processes = [one.process_id for one in unit.processes()]
        if row is None or row.backfill_since is None:
            return False
        since = row.backfill_since
        found = self._found(processes, since) if self._rounds < _MOST_ROUNDS else []
        with self.store.unit(self.account.account_id) as unit:
            known = unit.known([ref.gmail_id for ref in found])
            fresh = [ref for ref in found if ref.gmail_id not in known]
            unit.enqueue(reversed(fresh))
            current = unit.account()
            if not fresh and current is not None:
                unit.save_account(replace(current, backfill_since=None, reader=""))
        self._rounds = self._rounds + 1 if fresh else 0
        return bool(fresh)

    def _found(self, processes: Iterable[str], since: datetime) -> list[MessageRef]:
        entries = [entry for one in processes for entry in self.memory.entries(one)]
        threads = {entry.message.thread_id for entry in entries}
        terms = [term for term in _terms(entries) if term not in self._asked]
        self._asked.update(terms)
        hits = {
            ref.gmail_id: ref
            for query in _queries(terms, since)
            for ref in self.mailbox.messages(query)
        }
        threads |= {ref.thread_id for ref in hits.values()}
        return [ref for ref in self.mailbox.messages(_after(since)) if ref.thread_id in threads]


def _terms(entries: Iterable[Entry]) -> list[str]:
    """Whom the processes' mail is from or to, and the employers' own domains; each once."""
    every = (_terms_of(entry.message, entry.reading.direction) for entry in entries)
    return list(dict.fromkeys(chain.from_iterable(every)))


def _terms_of(message: Message, direction: Direction) -> Iterator[str]:
    if direction is Direction.IN:
        address = message.sender.key
        domain = address.rpartition("@")[2]
        if not _is_tool(domain):
            yield f"from:{domain}"
            yield f"to:{domain}"
        elif domain in FREEMAIL:
            yield f"from:{address}"
            yield f"to:{address}"


def _is_tool(domain: str) -> bool:
    """Whether a domain says nothing of the employer: a mail provider's, or a recruiting tool's."""
    labels = domain.split(".")
    return any(".".join(labels[start:]) in _TOOLS for start in range(len(labels)))
