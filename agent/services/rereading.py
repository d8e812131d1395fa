"""Read stored mail anew: by newer readers, or because the user moved messages between processes.

Which process a message belongs to stays as it is, for that may be the user's own word; what was
read in it is replaced. Mail is read in order of arrival, so that each message is read in the light
of what was read before it in its thread, as at first. It asks no mailbox.
"""

from dataclasses import replace

from agent.domain.evidence import ReadingContext
from agent.domain.message import Message
from agent.ports.store import Store
from agent.process.timeline import Entry
from agent.reading import VERSION, read
from agent.services.account import Account
from agent.services.memory import Memory, entry_of


def ask_for_rereading(store: Store, account_id: str) -> None:
    """Have the next pass read everything anew."""
    with store.unit(account_id) as unit:
        row = unit.account()
        if row is not None:
            unit.save_account(replace(row, reader=""))


def reread_if_due(account: Account, store: Store, memory: Memory) -> int | None:
    """Read stored mail anew where its readings are another version's.

    Answers how much of it, None where nothing was due.
    """
    with store.unit(account.account_id) as unit:
        row = unit.account()
    if row is None or row.reader == VERSION:
        return None
    count = _reread(account, store, memory)
    with store.unit(account.account_id) as unit:
        for process in unit.processes():
            unit.mark_news(process.process_id)
        current = unit.account()
        if current is not None:
            unit.save_account(replace(current, reader=VERSION))
    return count


def _reread(account: Account, store: Store, memory: Memory) -> int:
    memory.forget()
    with store.unit(account.account_id) as unit:
        ids = [row.process_id for row in unit.processes()]
    count = 0
    for process_id in ids:
        with store.unit(account.account_id) as unit:
            stored = unit.messages_of_process(process_id)
        for row in stored:
            message = entry_of(row).message
            reading = read(message, _before(memory.context(message), message))
            memory.add(process_id, Entry(message, reading))
            with store.unit(account.account_id) as unit:
                unit.save_message(replace(row, reading=reading, direction=reading.direction))
            count += 1
    memory.forget()
    return count


def _before(context: ReadingContext, message: Message) -> ReadingContext:
    """The context as it was when the message came: without the message itself."""
    turns = tuple(turn for turn in context.thread if turn.message_id != message.message_id)
    return replace(context, thread=turns)
