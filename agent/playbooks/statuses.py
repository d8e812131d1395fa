"""The status messages as candidates: one rung, one candidate, with its reasons and its blocks.

When a rung falls is `timing`'s and which rungs there are is `ladder`'s; here they meet their person
and what ends the sequence (the playbook's ceiling, the fading of the process).
"""

from collections.abc import Iterator

from agent.domain.decision import Reason, Verdict
from agent.domain.facts import OtherProcessFact, PersonFact
from agent.playbooks.candidate import Block, Candidate
from agent.playbooks.model import StepRule
from agent.playbooks.people import choose
from agent.playbooks.rungs import Ladder, Rung, Standing
from agent.playbooks.situation import Situation
from agent.playbooks.weigh import CLOSED, FADED, TURN


def status_candidates(situation: Situation, ladder: Ladder, faded_by: str) -> Iterator[Candidate]:
    """Every status step of the playbook; `faded_by` is the rule the process faded by, or ""."""
    for rule in situation.playbook.status:
        rung = ladder.rung(rule.step)
        yield _candidate(situation, ladder, rule, rung, faded_by)


def _candidate(
    situation: Situation, ladder: Ladder, rule: StepRule, rung: Rung | None, faded_by: str
) -> Candidate:
    waiting = situation.waiting
    open_rung = rung is not None and rung.standing in (Standing.OPEN, Standing.LATER)
    binding = rung.binding if rung else None
    return Candidate(
        rule=rule,
        round=waiting.round,
        cycle=waiting.cycle,
        written_by=rung.moves[0].rule if rung and rung.bypass else "",
        due_by=(binding.held_by or binding.rule) if binding else "",
        due_text=_upper(binding.text) if binding else "",
        recipient=_recipient(situation, rule, rung),
        due_at=rung.due if rung else None,
        send_before=rung.send_before if rung else None,
        because=tuple(_because(situation, rung)) if rung and open_rung else (),
        needs=_needs(situation, rule),
        about_interview=situation.last_held.key if situation.last_held else "",
        promised_window=rung.promised if rung else None,
        sent=rung.sent.fact if rung and rung.sent else None,
        discarded=rung is not None and rung.standing is Standing.DISCARDED,
        overtaken_by=_overtaken_by(rung),
        blocks=tuple(_blocks(situation, ladder, rung, faded_by)),
    )


def _recipient(situation: Situation, rule: StepRule, rung: Rung | None) -> PersonFact | None:
    if rung is not None and rung.bypass is not None:
        return rung.bypass
    return choose(situation, rule.to)


def _needs(situation: Situation, rule: StepRule) -> tuple[str, ...]:
    given = {note.kind.value for note in situation.facts.notes if note.text.strip()}
    if "news" in given:
        given.add("value")
    return tuple(need.value for need in rule.needs if need.value not in given)


def _overtaken_by(rung: Rung | None) -> str:
    if rung is None or rung.standing is not Standing.OVERTAKEN:
        return ""
    return "left unsent until the next step's time"


def _blocks(
    situation: Situation, ladder: Ladder, rung: Rung | None, faded_by: str
) -> Iterator[Block]:
    limit = situation.playbook.at_most
    used_before = rung is None and not ladder.without_basis
    yield Block(
        name="ceiling",
        rule="CM-10" if used_before and not ladder.closed else limit.rule,
        verdict=Verdict.DONE if used_before and not ladder.closed else Verdict.STOP,
        priority=CLOSED,
        actual=f"{ladder.counted} status messages sent in this round",
        expected=f"a step not used yet, {limit.value} in a round at most{limit.note}",
        holds_back=ladder.closed or used_before,
    )
    yield Block(
        name="faded",
        rule=faded_by or limit.rule,
        verdict=Verdict.STOP,
        priority=FADED,
        actual="the process has faded" if faded_by else "the process is alive",
        expected="a process that is alive",
        holds_back=bool(faded_by),
    )
    if rung is not None and rung.standing is Standing.LATER:
        yield Block(
            name="turn",
            rule=rung.rule.rule,
            verdict=Verdict.HOLD,
            priority=TURN,
            actual="the step before it is still open",
            expected="the step before it sent or skipped",
            holds_back=True,
            until=rung.due,
        )


def _because(situation: Situation, rung: Rung) -> Iterator[Reason]:
    """Why this step and why on this day: its own day, and each rule that moved it further."""
    latest = None
    for move in rung.moves:
        if latest is None or move.day > latest:
            yield Reason(move.rule, _upper(move.text), move.source)
            latest = move.day
    other = mentionable(situation, rung)
    if other is not None:
        name = other.company or other.slug
        yield Reason(_mention_rule(situation, rung), f"Another process is at a late stage: {name}")


def mentionable(situation: Situation, rung: Rung) -> OtherProcessFact | None:
    """The other late-stage process a nudge may name, where this one is preferred (PM-4b)."""
    if not _mention_rule(situation, rung) or situation.facts.wishes.preferred is not True:
        return None
    late = (one for one in situation.facts.others if one.active and one.late_stage)
    return next(late, None)


def _mention_rule(situation: Situation, rung: Rung) -> str:
    allowed = situation.playbook.mention_other
    return next((one.rule for one in allowed if one.value is rung.step), "")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
