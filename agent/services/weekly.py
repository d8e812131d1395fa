"""Gather what a digest rests on: processes judged anew, doubts, answers, health. Asks no mailbox.

It reads the store and changes nothing, so that a preview is the digest itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from json import loads

from agent.digest.tips import tips_of
from agent.digest.week import (
    Health,
    Heard,
    HeldStep,
    ProcessWeek,
    Unsure,
    UnsureKind,
    WaitingDraft,
    Week,
    iso_week,
)
from agent.domain.draft import DraftState
from agent.domain.hiring import Outcome
from agent.ports.notes import DigestRow, HeardRow, UnsureRow
from agent.ports.store import AccountRow, AccountUnit, DraftRow, HoldRow, ProcessRow, Store
from agent.services.account import Account
from agent.services.judging import DOUBTS_ASKED, Judging, title_of

_STANDING = (DraftState.LIVE, DraftState.TOUCHED, DraftState.EDITED)
_LATELY = timedelta(days=7)
# A digest that came late, or not at all, must not swallow an ending.
_AT_MOST_BACK = timedelta(days=28)
_MOST_DOUBTS = 6


@dataclass
class Weekly:
    """The weeks of one account."""

    account: Account
    store: Store
    judging: Judging

    def week(self, now: datetime) -> Week:
        """Everything the digest as at `now` (UTC) rests on."""
        this_week = iso_week(now.astimezone(self.account.zone).date())
        with self.store.unit(self.account.account_id) as unit:
            rows, account = unit.processes(), unit.account()
            quarantined = len(unit.quarantined())
            doubts = _doubts(unit.unsure(), this_week, now)
            heard = _fresh(unit.heard(), this_week, now)
            earlier = [one for one in unit.digests() if one.week < this_week]
        since = _since(earlier, now)
        shown = [row for row in rows if _shown(row, since)]
        self.judging.learn_others(now)
        weeks = (self._process(row, since, now) for row in shown)
        return Week(
            account=self.account.email,
            user_name=self.account.author.name,
            zone=self.account.zone,
            now=now,
            processes=tuple(weeks),
            health=self._health(account, quarantined),
            unsure=doubts,
            heard=heard,
            said=frozenset(key for one in earlier for key in loads(one.said)),
        )

    def _health(self, account: AccountRow | None, quarantined: int) -> Health:
        own = account.needs_consent if account else ""
        others = (self._trouble_of(one) for one in self.account.beside)
        return Health(
            last_poll_at=account.last_poll_at if account else None,
            quarantined=quarantined,
            problems=tuple(one for one in (own, *others) if one),
            consent_since=self.account.consent_since,
        )

    def _trouble_of(self, account_id: str) -> str:
        """What another account waits for: its own digest cannot be delivered to tell."""
        with self.store.unit(account_id) as unit:
            row = unit.account()
        why = row.needs_consent if row else "it was never looked after"
        said = f"the account {account_id} needs you: {why}; type: followup auth {account_id}"
        return said if why else ""

    def _process(self, row: ProcessRow, since: datetime, now: datetime) -> ProcessWeek:
        with self.store.unit(self.account.account_id) as unit:
            drafts, holds = _drafts_and_holds(unit, row)
        facts = self.judging.facts(row, now)
        playbook = self.account.playbook_for(facts.company)
        judgement = self.judging.judgement(facts, now)
        silence = judgement.silence
        band = playbook.band(silence.days) if silence else None
        return ProcessWeek(
            facts=facts,
            judgement=judgement,
            drafts=tuple(_waiting(one) for one in drafts if one.fact.state in _STANDING),
            held=tuple(
                HeldStep(one.step, title_of(playbook, one.step), one.rule, one.reason, one.until)
                for one in holds
            ),
            closed=row.closed,
            closed_at=row.closed_at,
            tips=tips_of(judgement, playbook),
            silence_means=band.reading if band else "",
            silence_leans=band.leaning if band else "",
            withdrawn=tuple(_taken_back(drafts, since)),
        )


def _drafts_and_holds(
    unit: AccountUnit, row: ProcessRow
) -> tuple[tuple[DraftRow, ...], tuple[HoldRow, ...]]:
    return unit.draft_rows(row.process_id), unit.holds(row.process_id)


def _waiting(row: DraftRow) -> WaitingDraft:
    return WaitingDraft(row.fact, row.to, row.title, row.send_before)


def _taken_back(drafts: Iterable[DraftRow], since: datetime) -> Iterable[str]:
    """Untouched drafts the agent took back since the last digest, and why."""
    for one in drafts:
        ended = one.fact.ended_at
        if one.fact.state is DraftState.WITHDRAWN and ended is not None and ended > since:
            yield f"{one.title}: {one.reason}" if one.reason else one.title


def _since(earlier: list[DigestRow], now: datetime) -> datetime:
    """From when on the digest tells: the last one, yet at least a week and at most four."""
    last = max((one.at for one in earlier), default=now - _LATELY)
    return max(min(last, now - _LATELY), now - _AT_MOST_BACK)


def _shown(row: ProcessRow, since: datetime) -> bool:
    """Running ones, those that ended since, and offers for as long as they stand."""
    if row.closed_at is None or row.closed is Outcome.OFFER:
        return True
    return row.closed_at >= since


def _doubts(rows: tuple[UnsureRow, ...], week: str, now: datetime) -> tuple[Unsure, ...]:
    """Doubts not settled and not asked before: the newest few of each kind."""
    fresh = [
        one
        for one in rows
        if not one.settled and one.asked_in in ("", week) and now - DOUBTS_ASKED < one.at <= now
    ]
    chosen = [
        one
        for kind in UnsureKind
        for one in [row for row in fresh if row.kind == kind][-_MOST_DOUBTS:]
    ]
    return tuple(
        Unsure(one.gmail_id, one.thread_id, one.at, UnsureKind(one.kind), one.quote, one.candidates)
        for one in chosen
    )


def _fresh(rows: tuple[HeardRow, ...], week: str, now: datetime) -> tuple[Heard, ...]:
    """What was heard since the last digest; of a process that was forgotten no words are left."""
    told = [one for one in rows if one.reply and one.told_in in ("", week) and one.at <= now]
    return tuple(Heard(one.words, one.understood, one.reply) for one in told)
