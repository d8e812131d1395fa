"""Forget what ended long ago, where the user wants that. It asks no mailbox."""

from datetime import datetime, timedelta

from agent.ports.store import Store


def forget_ended(store: Store, account_id: str, keep: timedelta, now: datetime) -> int:
    """Forget every process that ended longer ago than `keep`; answers how many.

    One with a draft that may still stand in Gmail is kept until that is settled.
    """
    with store.unit(account_id) as unit:
        busy = {row.fact.key.process for row in unit.open_drafts()}
        old = [
            row.process_id
            for row in unit.processes()
            if row.closed is not None
            and row.closed_at is not None
            and row.closed_at + keep < now
            and row.process_id not in busy
        ]
        for process_id in old:
            unit.forget_process(process_id)
    return len(old)
