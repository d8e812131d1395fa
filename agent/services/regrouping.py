"""The user's word on which mail is one process: two merged, one split, either taken back.

Each is stored as a correction of the process that stays, with the messages it moved, so that it can
be listed and undone. Everything is read anew afterwards: what was read rests on its process. What
the user had said of a merged process stays with the one it went into.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from agent.domain.correction import Correction, Refiled
from agent.errors import UserError
from agent.ports.store import AccountUnit, ProcessRow, Store, StoredMessage
from agent.process.names import slug_of
from agent.services.correcting import Known
from agent.services.rereading import ask_for_rereading


def merge(store: Store, known: Known, into: Known, words: str, now: datetime) -> int:
    """Let one process go on in another. Answers the correction's number there.

    Raises UserError where they are the same, or belong to different accounts.
    """
    if known.account_id != into.account_id:
        raise UserError("processes of different accounts cannot be merged")
    if known.row.process_id == into.row.process_id:
        raise UserError(f"{known.row.slug}: is that process already")
    other, goes_on = known.row.process_id, into.row.process_id
    with store.unit(known.account_id) as unit:
        ids = " ".join(one.gmail_id for one in unit.messages_of_process(other))
        unit.merge_process(other, goes_on)
        change = Refiled(ids, other, came=True)
        number = unit.add_correction(goes_on, Correction(now, change, words=words))
    ask_for_rereading(store, known.account_id)
    return number


def split(
    store: Store, known: Known, message_ids: Iterable[str], words: str, now: datetime
) -> tuple[int, str]:
    """Take messages (by Message-ID) out into a process of their own; number and its name.

    Raises UserError where they are not all of this process, or are all it has.
    """
    with store.unit(known.account_id) as unit:
        every = unit.messages_of_process(known.row.process_id)
        chosen = _chosen(every, message_ids, known.row.slug)
        fresh = _new_process(unit, chosen)
        unit.save_process(fresh)
        for one in chosen:
            unit.save_message(replace(one, process_id=fresh.process_id))
        change = Refiled(" ".join(one.gmail_id for one in chosen), fresh.process_id, came=False)
        number = unit.add_correction(known.row.process_id, Correction(now, change, words=words))
    ask_for_rereading(store, known.account_id)
    return number, fresh.slug


def file_back(store: Store, known: Known, change: Refiled) -> None:
    """Undo a merge or a split: the messages it moved go back where they were."""
    here = known.row.process_id
    target = change.other if change.came else here
    with store.unit(known.account_id) as unit:
        other = unit.process(change.other)
        if other is None:
            raise UserError(f"{known.row.slug}: the other process is there no more")
        if not change.came:
            unit.merge_process(change.other, here)
        for gmail_id in change.gmail_ids.split():
            stored = unit.message(gmail_id)
            if stored is not None:
                unit.save_message(replace(stored, process_id=target))
        if change.came:
            unit.save_process(replace(other, merged_into="", dirty=True))
    ask_for_rereading(store, known.account_id)


def _chosen(
    every: Iterable[StoredMessage], message_ids: Iterable[str], slug: str
) -> list[StoredMessage]:
    wanted = {one if one.startswith("<") else f"<{one}>" for one in message_ids}
    every = list(every)
    chosen = [one for one in every if one.message_id in wanted]
    strange = wanted - {one.message_id for one in chosen}
    if strange:
        raise UserError(*(f"{slug}: has no message {one}" for one in sorted(strange)))
    if len(chosen) == len(every):
        raise UserError(f"{slug}: these are all its messages; nothing would be left of it")
    return chosen


def _new_process(unit: AccountUnit, chosen: list[StoredMessage]) -> ProcessRow:
    first = chosen[0]
    companies = [one.reading.company for one in chosen if one.reading.company]
    roles = [one.reading.role for one in chosen if one.reading.role]
    company, role = next(iter(companies), None), next(iter(roles), None)
    slug = slug_of(company, role, "", unit.slugs())
    return ProcessRow(slug, slug, company, role, opened_at=first.at)
