"""What is known of the processes, for people who look: outlines of all, the timeline of one."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from agent.domain.decision import Decision, Judgement, Verdict
from agent.domain.draft import DraftFact, DraftState
from agent.domain.facts import Facts
from agent.domain.hiring import Direction, Outcome
from agent.playbooks.model import Playbook
from agent.ports.store import DraftRow, ProcessRow, Store, StoredMessage
from agent.process.stages import Stage, stage_of
from agent.process.waits import Curve, curve_of, waits_of
from agent.services.account import Account
from agent.services.judging import Judging
from agent.services.memory import Memory
from agent.services.projecting import Projected, project

_STANDING = (DraftState.LIVE, DraftState.TOUCHED, DraftState.EDITED)


@dataclass(frozen=True, slots=True)
class Outline:
    """One process at a glance; instants are UTC, `last_word_on` is a date in the user's zone.

    `paused` and `paused_until` are the user's word to leave it alone, for good or until then.
    """

    slug: str
    company: str | None
    role: str | None
    stage: Stage
    closed: Outcome | None
    last_word_on: date | None
    last_word_by: Direction | None
    silence_days: int | None
    silence_reading: str
    next_step: str
    next_at: datetime | None
    next_rule: str
    drafts: tuple[str, ...]
    waits_for_user: str
    silence_leans: str = ""
    paused: bool = False
    paused_until: datetime | None = None


class Looking:
    """Looks at one account's processes as at an instant; asks no mailbox and changes nothing."""

    def __init__(self, account: Account, store: Store) -> None:
        self._account = account
        self._store = store
        self._memory = Memory(account, store)
        self._judging = Judging(account, store, self._memory)

    def processes(self) -> tuple[ProcessRow, ...]:
        """Every process, by opening."""
        with self._store.unit(self._account.account_id) as unit:
            return unit.processes()

    def facts(self, row: ProcessRow, now: datetime) -> Facts:
        """What is believed of a process, the other processes included."""
        self._judging.learn_others(now)
        return self._judging.facts(row, now)

    def projected(
        self, row: ProcessRow, playbook: Playbook, until: datetime
    ) -> tuple[Projected, ...]:
        """What a playbook would have drafted for a process from its opening on."""
        news = [one.at for one in self._memory.entries(row.process_id)]

        def facts_at(now: datetime, drafts: tuple[DraftFact, ...]) -> Facts:
            unended = replace(row, closed=None)
            return self._judging.facts(unended, now, imagined=drafts)

        span = (row.opened_at, until)
        return project(facts_at, playbook, self._account.calendar, news, span)

    def judgement(self, facts: Facts, now: datetime) -> Judgement:
        """What the account's playbook says of it."""
        return self._judging.judgement(facts, now)

    def own_waits(self, now: datetime) -> Curve | None:
        """How long employers took to answer this user; None below eight finished waits."""
        waits = [
            wait
            for row in self.processes()
            for wait in waits_of(self._judging.facts(row, now), self._account.zone)
        ]
        return curve_of(waits)

    def outline(self, row: ProcessRow, now: datetime) -> Outline:
        """The process at a glance."""
        facts = self.facts(row, now)
        judgement = self.judgement(facts, now)
        upcoming = next_decision(judgement)
        silence = judgement.silence
        playbook = self._account.playbook_for(facts.company)
        word = _last_word(facts)
        zone, until = self._account.zone, facts.wishes.paused_until
        return Outline(
            slug=row.slug,
            company=facts.company,
            role=facts.role,
            stage=stage_of(facts),
            closed=row.closed,
            last_word_on=word[0].astimezone(zone).date() if word else None,
            last_word_by=word[1] if word else None,
            silence_days=silence.days if silence else None,
            silence_reading=playbook.band(silence.days).reading if silence else "",
            next_step=upcoming.title if upcoming else "",
            next_at=(upcoming.until or upcoming.due_at) if upcoming else None,
            next_rule=upcoming.rule if upcoming else "",
            drafts=tuple(one.title for one in self.drafts(row) if one.fact.state in _STANDING),
            waits_for_user=facts.ball.source.quote if facts.ball else "",
            silence_leans=playbook.band(silence.days).leaning if silence else "",
            paused=facts.wishes.paused,
            paused_until=until if until is not None and until > now else None,
        )

    def stored(self, name: str) -> StoredMessage | None:
        """A stored message by its Message-ID or by Gmail's id for it; None where there is none."""
        wanted = name if name.startswith("<") else f"<{name}>"
        with self._store.unit(self._account.account_id) as unit:
            return unit.message_by_rfc_id(wanted) or unit.message(name)

    def slug_of(self, process_id: str) -> str:
        """What the process of that id is called; "" where there is none."""
        with self._store.unit(self._account.account_id) as unit:
            row = unit.process(process_id) if process_id else None
        return row.slug if row else ""

    def set_aside(self, gmail_id: str) -> bool:
        """Whether a message of that Gmail id was looked at, and nothing of it was kept."""
        with self._store.unit(self._account.account_id) as unit:
            return bool(unit.known([gmail_id]))

    def draft(self, draft_id: str) -> DraftRow | None:
        """The ledger's row of a draft, by Gmail's id for it; None where there is none."""
        with self._store.unit(self._account.account_id) as unit:
            rows = unit.draft_rows()
        return next((one for one in rows if one.fact.draft_id == draft_id), None)

    def drafts(self, row: ProcessRow) -> tuple[DraftRow, ...]:
        """The ledger's rows of a process."""
        with self._store.unit(self._account.account_id) as unit:
            return unit.draft_rows(row.process_id)


def next_decision(judgement: Judgement) -> Decision | None:
    """The step that comes next by time, or None."""
    coming = [
        one
        for one in judgement.decisions
        if one.verdict is Verdict.HOLD and (one.until or one.due_at) and not one.overridden_by
    ]
    return min(coming, key=lambda one: one.until or one.due_at or judgement.as_of, default=None)


def _last_word(facts: Facts) -> tuple[datetime, Direction] | None:
    words = [(one.at, Direction.IN) for one in facts.received]
    words += [(one.at, Direction.OUT) for one in facts.sent]
    return max(words, default=None)
