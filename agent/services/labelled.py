"""The user's own labels in Gmail as controls: Followup/Ignore, /Withdraw, /Accepted, /Pause.

A label on any message of a process is a correction as long as it is there: putting it on adds one,
taking it off takes that one back, and both are listed like any other. Labels are named in the
mailbox and numbered on messages, so names are asked for when a touched message bears one of the
user's. Nothing here makes labels: that needs a scope of its own and is `followup auth`'s.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from agent.domain.correction import Change, Correction, Ignore, SetOutcome, SetWish, Wish
from agent.domain.hiring import Outcome
from agent.ports.mailbox import Mailbox
from agent.ports.store import AccountUnit, Store
from agent.process.timeline import Entry
from agent.services.memory import Memory

CONTROLS: Mapping[str, Change] = {
    "Followup/Ignore": Ignore(),
    "Followup/Withdraw": SetWish(Wish.WITHDRAW, True),
    "Followup/Accepted": SetOutcome(Outcome.ACCEPTED),
    "Followup/Pause": SetWish(Wish.PAUSED, True),
}
# Gmail's own labels are named in capitals; the user's have ids of this form.
_USERS_OWN = "Label_"


@dataclass(frozen=True, slots=True)
class Controls:
    """Turns labels into corrections for one account."""

    account_id: str
    mailbox: Mailbox
    store: Store
    memory: Memory

    def heed(self, process_ids: Iterable[str], now: datetime) -> frozenset[str]:
        """Look at the labels of these processes' mail; answers those something was said of."""
        processes = sorted(process_ids)
        borne = {one: _borne(self.memory.entries(one)) for one in processes}
        with self.store.unit(self.account_id) as unit:
            said = {one: _said(unit, one) for one in processes}
        if not any(borne.values()) and not any(said.values()):
            return frozenset()
        names = self._names() if any(borne.values()) else {}
        touched: set[str] = set()
        with self.store.unit(self.account_id) as unit:
            for one in processes:
                on = {names[label] for label in borne[one] if label in names}
                if _settle(unit, one, on, said[one], now):
                    touched.add(one)
        return frozenset(touched)

    def _names(self) -> dict[str, str]:
        """Which control each of the mailbox's labels is, by the label's id."""
        known = {name.lower(): name for name in CONTROLS}
        return {
            one.label_id: known[one.name.lower()]
            for one in self.mailbox.labels()
            if one.name.lower() in known
        }


def _borne(entries: Iterable[Entry]) -> frozenset[str]:
    """The user's own labels on any of these messages."""
    return frozenset(
        label for entry in entries for label in entry.message.labels if label.startswith(_USERS_OWN)
    )


def _said(unit: AccountUnit, process_id: str) -> dict[str, int]:
    """Controls in force for a process, with the numbers of their corrections."""
    return {
        correction.words: number
        for number, correction in unit.numbered_corrections(process_id)
        if correction.undone_at is None and correction.words in CONTROLS
    }


def _settle(
    unit: AccountUnit, process_id: str, on: set[str], said: Mapping[str, int], now: datetime
) -> bool:
    for name in sorted(on - said.keys()):
        unit.add_correction(process_id, Correction(now, CONTROLS[name], words=name))
    for name in sorted(said.keys() - on):
        unit.undo_correction(process_id, said[name], now)
    changed = on != said.keys()
    if changed:
        unit.mark_news(process_id)
    return changed
