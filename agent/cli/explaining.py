"""`followup explain`: why a draft, why none, what was read in a message. Words of the decisions."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from agent.bootstrap import account_of
from agent.cli import own_history
from agent.cli.looking import opened
from agent.cli.message_explaining import lines_of_message
from agent.clock import calendar_with, utc_now
from agent.domain.facts import Facts
from agent.domain.hiring import Step
from agent.playbooks.explanation import Line, LineKind, explain, why_not
from agent.playbooks.model import Playbook
from agent.ports.store import DraftRow
from agent.process.waits import Curve
from agent.services.account import Account
from agent.services.correcting import Known, find_process
from agent.services.looking import Looking
from agent.services.memory import entry_of

_KEPT_NOT = "Nothing of such mail is kept; `followup read FILE.eml` shows what is read in it."
_MARKS = {LineKind.CHECK: "· ", LineKind.NEXT: "→ ", LineKind.CHANGE: "→ "}


def run_explain(
    config: Path | None, what: str, *, step: Step | None, as_of: datetime | None
) -> None:
    """Explain a message (by Message-ID or Gmail's id), a draft (by id) or a process (by name).

    `step` asks why that one is not written. Raises UserError where nothing is known by that name.
    """
    settings, store = opened(config)
    accounts = {one.account_id: account_of(settings, one, frozenset()) for one in settings.accounts}
    only: Step | None = None
    for account in accounts.values():
        looking = Looking(account, store)
        stored, draft = looking.stored(what), looking.draft(what)
        if stored is not None:
            message, slug = entry_of(stored).message, looking.slug_of(stored.process_id)
            print("\n".join(lines_of_message(message, stored.reading, slug, account.zone)))
            return
        if draft is None and looking.set_aside(what):
            print(f"{what}: was read and set aside: no hiring process of yours. {_KEPT_NOT}")
            return
        if draft is not None:
            print(f"{line_of_draft(what, draft)}\n")
            what, only = draft.fact.key.process, draft.fact.key.step
    known = find_process(store, tuple(accounts), what)
    account = accounts[known.account_id]
    lines = _of_process(Looking(account, store), account, known, (step, only), as_of or utc_now())
    print("\n".join(lines))


def _of_process(
    looking: Looking,
    account: Account,
    known: Known,
    steps: tuple[Step | None, Step | None],
    now: datetime,
) -> Iterator[str]:
    """A process explained; of `steps` the first asks why it is not written, the second is all."""
    not_written, only = steps
    facts = looking.facts(known.row, now)
    judgement, playbook = looking.judgement(facts, now), account.playbook_for(facts.company)
    yield line_of_rules(facts, account, playbook)
    if not_written is not None:
        yield from words(why_not(judgement, playbook, account.zone, not_written))
        return
    yield from words(explain(judgement, playbook, account.zone, only))
    if judgement.silence is not None:
        yield from lines_of_history(looking.own_waits(now), judgement.silence.days)


def line_of_rules(facts: Facts, account: Account, playbook: Playbook) -> str:
    """Which process this is, by which playbook it is decided, and whose holidays count."""
    name = ", ".join(one for one in (facts.company, facts.role) if one) or facts.slug
    calendar = calendar_with(account.calendar, facts.employer_country)
    lands = account.calendar.country
    if calendar is not account.calendar:
        lands = f"{lands} and {facts.employer_country.upper()}"
    holidays = f"; public holidays of {lands}" if lands else "; no public holidays"
    return f"{name}, by {playbook.name} ({playbook.guide}){holidays}"


def line_of_draft(draft_id: str, draft: DraftRow) -> str:
    """What became of a draft, and why."""
    why = f": {draft.reason}" if draft.reason else ""
    return f"draft {draft_id}: {draft.title} to {draft.to}, {draft.state.value}{why}"


def lines_of_history(curve: Curve | None, days: int) -> Iterator[str]:
    """The user's own history beside the guide's reading, once there is enough of it."""
    if curve is not None:
        yield own_history.of_all(curve)
        yield f"  {own_history.of_silence(curve, days)}"


def words(lines: Iterable[Line]) -> Iterator[str]:
    """The lines as they are printed: every rule and every message named once."""
    for line in lines:
        cited = not line.rule or line.rule in line.text
        rule = "" if cited else f" [{line.rule}]"
        yield "  " * line.depth + _MARKS.get(line.kind, "") + line.text + rule
