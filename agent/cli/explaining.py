"""`followup explain`: why a draft, why none, what was read in a message. Words of the decisions."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from agent.bootstrap import account_of
from agent.cli.looking import opened
from agent.clock import utc_now
from agent.domain.evidence import Reading
from agent.domain.hiring import Step
from agent.playbooks.explanation import Line, LineKind, explain, why_not
from agent.services.correcting import find_process
from agent.services.looking import Looking

_MARKS = {LineKind.QUOTE: "“", LineKind.CHECK: "· ", LineKind.NEXT: "→ ", LineKind.CHANGE: "→ "}


def run_explain(
    config: Path | None, what: str, *, step: Step | None, as_of: datetime | None
) -> None:
    """Explain a message (by Message-ID), a draft (by id) or a process (by name).

    `step` asks why that one is not written. Raises UserError where nothing is known by that name.
    """
    settings, store = opened(config)
    accounts = {one.account_id: account_of(settings, one, frozenset()) for one in settings.accounts}
    for account in accounts.values():
        looking = Looking(account, store)
        reading, draft = looking.reading(what), looking.draft(what)
        if reading is not None:
            print("\n".join(lines_of_reading(reading)))
            return
        if draft is not None:
            print(f"draft {what}: {draft.title} to {draft.to}, {draft.state.value}\n")
            what = draft.fact.key.process
    known = find_process(store, tuple(accounts), what)
    account = accounts[known.account_id]
    looking, now = Looking(account, store), as_of or utc_now()
    facts = looking.facts(known.row, now)
    judgement, playbook = looking.judgement(facts, now), account.playbook_for(facts.company)
    if step is not None:
        _print(why_not(judgement, playbook, account.zone, step))
    else:
        _print(explain(judgement, playbook, account.zone))


def _print(lines: Iterable[Line]) -> None:
    printed = False
    for line in lines:
        rule = f"  [{line.rule}]" if line.rule else ""
        source = f"  {line.source.message_id} of {line.source.at:%d %b %Y}" if line.source else ""
        print("  " * line.depth + _MARKS.get(line.kind, "") + line.text + rule + source)
        printed = True
    if not printed:
        print("there is nothing to explain yet", file=sys.stderr)


def lines_of_reading(reading: Reading) -> list[str]:
    """The sentences read in a message, and what each was taken for."""
    meanings = ", ".join(one.value.replace("_", " ") for one in reading.meanings)
    lines = [f"{reading.message_id}: {meanings} ({reading.confidence.value})"]
    for one in reading.evidence:
        lines.append(f"  {one.kind.value}: {one.value}  “{one.quote}”")
        lines.append(f"    by {one.reader}, {one.confidence.value}, in the {one.source}")
    lines += [f"  disagrees: {one}" for one in reading.contradictions]
    return lines
