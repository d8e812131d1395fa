"""One invented process from the interview to the last word, under each playbook, for the docs.

The playbook's own engine says when each step is due, `compose` says it, and a simulated user sends
every draft two hours later. The employer never answers. It must not know real facts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.domain.calendar import BusinessCalendar
from agent.domain.decision import Decision, Verdict
from agent.domain.facts import Facts, SentFact, Wishes
from agent.domain.hiring import OwnKind, Step
from agent.domain.plan import Placement
from agent.playbooks.engine import judge
from agent.playbooks.model import Playbook
from agent.playbooks.write_context import PreviousText
from agent.writing.compose import compose
from agent.writing.days import WEEKDAYS, date_words
from agent.writing.request import DraftRequest, DraftText
from agent.writing.samples import AUTHOR, DEVON, HELD_AT, PHRASE, ZONE, facts, note

SENT_AFTER = timedelta(hours=2)
UNTIL = timedelta(days=420)
MOST_LOOKS = 400


@dataclass(frozen=True, slots=True)
class Stage:
    """One message of the sequence: when it was due, by which rule, and what it says."""

    at: datetime
    step: Step
    rule: str
    title: str
    to: str
    draft: DraftText


def sequence(playbook: Playbook) -> tuple[Stage, ...]:
    """Every message the process gets under that playbook, in order."""
    calendar = BusinessCalendar(ZONE)
    now, end = HELD_AT + timedelta(hours=1), HELD_AT + UNTIL
    stages: list[Stage] = []
    for _ in range(MOST_LOOKS):
        known = _facts_at(now, stages)
        judged = judge(known, playbook, calendar, now)
        stages.extend(_written(judged.decisions, known, playbook, stages))
        if judged.next_look is None or judged.next_look > end:
            break
        now = max(judged.next_look, now + timedelta(minutes=1))
    return tuple(stages)


def _facts_at(now: datetime, stages: Iterable[Stage]) -> Facts:
    sent = tuple(_as_sent(stage) for stage in stages if stage.at + SENT_AFTER <= now)
    wishes = Wishes(looking_again=True)
    return replace(facts(0, notes=note(PHRASE), sent=sent, wishes=wishes), as_of=now)


def _as_sent(stage: Stage) -> SentFact:
    at = stage.at + SENT_AFTER
    kind = OwnKind.THANKS if stage.step is Step.THANK_YOU else OwnKind.STATUS
    return SentFact(
        message_id=f"<{stage.step.value}.{stage.to}>",
        at=at,
        thread_id="t1" if stage.to == DEVON.email else stage.to,
        to=(stage.to,),
        kind=kind if stage.step.is_status or kind is OwnKind.THANKS else OwnKind.NETWORKING,
        step=stage.step,
        round="round-1",
        words=stage.draft.words,
    )


def _written(
    decisions: Iterable[Decision], known: Facts, playbook: Playbook, stages: list[Stage]
) -> Iterator[Stage]:
    done = {(stage.step, stage.to) for stage in stages}
    previous = [PreviousText(stage.to, stage.draft.text) for stage in stages]
    for decision in decisions:
        to = (decision.recipient.email or "") if decision.recipient else ""
        due = decision.due_at is not None and decision.due_at <= known.as_of
        if decision.verdict is not Verdict.WRITE or not due or (decision.step, to) in done:
            continue
        draft = compose(_request(decision, known, playbook, tuple(previous)))
        if isinstance(draft, DraftText):
            previous.append(PreviousText(to, draft.text))
            yield Stage(known.as_of, decision.step, decision.rule, decision.title, to, draft)


def _request(
    decision: Decision, known: Facts, playbook: Playbook, previous: tuple[PreviousText, ...]
) -> DraftRequest:
    in_thread = decision.recipient is not None and decision.recipient.email == DEVON.email
    placement = (
        Placement("t1", "<m9@larkspurlabs.example>", (), "Re: Analytics Engineer", "")
        if in_thread
        else Placement("", "", (), "", "")
    )
    return DraftRequest(
        decision=decision,
        facts=known,
        placement=placement,
        author=AUTHOR,
        playbook=playbook,
        zone=ZONE,
        now=known.as_of,
        previous=previous,
    )


def sequence_page(playbooks: Iterable[Playbook]) -> str:
    """The page as Markdown: one chapter a playbook, one section a message."""
    parts = [_INTRODUCTION]
    for playbook in playbooks:
        parts.append(f"## {playbook.name}\n\n{playbook.idea}\n")
        parts += [_section(stage) for stage in sequence(playbook)]
    return "\n".join(parts)


_INTRODUCTION = """# One process under each playbook

Maya Okonkwo had a technical interview for the role of Analytics Engineer at Larkspur Labs on
Tuesday 11 March 2025, 10:00 to 11:00, with Ravi Subramanian (hiring manager) and Lena Brandt. Devon
Hartley (recruiter) had arranged it. She told the agent one thing they talked about. Nobody promised
a date, and nobody ever answers. She sends every draft two hours after it appears.

The page is made of the playbooks and templates themselves, and a test compares it with them
(`GOLDEN=write pytest tests/golden/drafts` writes it anew).
"""


def _section(stage: Stage) -> str:
    local = stage.at.astimezone(ZONE)
    day = date_words(local.date(), local.date(), american=False)
    when = f"{WEEKDAYS[local.weekday()]} {day} {local.year}, {local:%H:%M}"
    title = stage.title or stage.step.value
    missing = f" Not ready: wants {', '.join(stage.draft.missing)}." if stage.draft.missing else ""
    body = "\n".join(f"> {line}".rstrip() for line in stage.draft.text.splitlines())
    return (
        f"### {when}: {title} to {stage.to.partition('@')[0]}\n\n"
        f"Step `{stage.step.value}` by {stage.rule}, {stage.draft.words} words.{missing}\n"
        f"Subject: {stage.draft.subject}\n\n{body}\n"
    )
