"""The facts a playbook may use about one process, as of an instant: beliefs, drafts, the others.

The only way from mail to rules. Nothing here decides what to write.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from agent.domain.correction import Correction
from agent.domain.draft import DraftFact
from agent.domain.evidence import Reading
from agent.domain.facts import (
    Facts,
    InterviewFact,
    NoteFact,
    OtherProcessFact,
    OutcomeFact,
    Source,
)
from agent.domain.hiring import Outcome
from agent.domain.message import Message
from agent.process.beliefs import Beliefs, believe
from agent.process.sent import as_drafted, sent_of
from agent.process.timeline import timeline_of


@dataclass(frozen=True, slots=True)
class Household:
    """What is the same for every process of an account.

    `owners` are the user's addresses in lower case; `zone` is the account's; `first_run_at` (UTC)
    is when the agent first ran for it.
    """

    account: str
    owners: frozenset[str]
    zone: ZoneInfo
    first_run_at: datetime
    user_name: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One process as it is kept: what never changes, its mail, and what the user said about it.

    `unplaced` is mail that belongs to it or to another one, as long as nobody has said which.
    """

    process_id: str
    slug: str
    opened_at: datetime
    items: tuple[tuple[Message, Reading], ...]
    corrections: tuple[Correction, ...] = ()
    closed: Outcome | None = None
    unplaced: tuple[Source, ...] = ()


def facts_of(
    record: Record,
    household: Household,
    *,
    as_of: datetime,
    drafts: Iterable[DraftFact] = (),
    others: Iterable[OtherProcessFact] = (),
) -> Facts:
    """The facts of a process as of an instant (UTC): no message, draft or correction after it."""
    drafts = tuple(drafts)
    items = as_drafted(record.items, drafts)
    timeline = timeline_of(items, record.corrections, as_of)
    beliefs = believe(timeline, owners=household.owners, zone=household.zone, as_of=as_of)
    return build_facts(beliefs, record, household, as_of=as_of, drafts=drafts, others=tuple(others))


def build_facts(
    beliefs: Beliefs,
    record: Record,
    household: Household,
    *,
    as_of: datetime,
    drafts: tuple[DraftFact, ...] = (),
    others: tuple[OtherProcessFact, ...] = (),
) -> Facts:
    """Join beliefs with the drafts written so far and with the other processes."""
    drafts = tuple(one for one in drafts if one.appeared_at <= as_of)
    keys = _keys_as_drafted(beliefs, drafts)
    interviews = tuple(replace(one, key=keys.get(one.key, one.key)) for one in beliefs.interviews)
    identity = beliefs.identity
    sent = sent_of(
        beliefs.sent,
        drafts=drafts,
        interviews=interviews,
        promises=beliefs.promises,
        received=beliefs.received,
    )
    return Facts(
        as_of=as_of,
        account=household.account,
        process_id=record.process_id,
        slug=record.slug,
        company=identity.company,
        role=identity.role,
        opened_at=record.opened_at,
        first_run_at=household.first_run_at,
        people=beliefs.people,
        interviews=interviews,
        received=beliefs.received,
        sent=sent,
        promises=beliefs.promises,
        absences=beliefs.absences,
        ball=beliefs.ball,
        outcome=beliefs.outcome,
        silent_end=beliefs.silent_end,
        notes=tuple(_filed(beliefs, keys, interviews)),
        wishes=beliefs.wishes,
        threads=beliefs.threads,
        drafts=drafts,
        others=others,
        engaged=beliefs.engaged,
        employer_country=identity.country,
        user_name=household.user_name,
        agency=identity.agency,
        language=identity.language,
        corrections=beliefs.told,
        closed=record.closed,
        doubts=beliefs.doubts,
        unplaced=tuple(one for one in record.unplaced if one.at <= as_of),
    )


# An offer closes its own sequence, and stands until it is answered (DM-10, PM-4b).
_LIVE = (None, Outcome.OFFER)


def other_view(facts: Facts) -> OtherProcessFact:
    """A process as the others of the account may know it (PM-4b, PM-9, DM-10)."""
    outcome = facts.outcome
    offer = outcome if outcome and outcome.outcome is Outcome.OFFER else None
    return OtherProcessFact(
        slug=facts.slug,
        company=facts.company,
        role=facts.role,
        active=facts.engaged and facts.closed in _LIVE and _runs(outcome),
        late_stage=offer is not None or _later_round(facts),
        preferred=facts.wishes.preferred,
        offer=offer,
        accepted=outcome if outcome and outcome.outcome is Outcome.ACCEPTED else None,
        last_word_at=facts.last_word_at(),
    )


def _runs(outcome: OutcomeFact | None) -> bool:
    return outcome is None or outcome.outcome is Outcome.OFFER


def _later_round(facts: Facts) -> bool:
    """Whether a second or later interview was held or is set."""
    counted = [one for one in facts.interviews if one.held(facts.as_of) or one.ahead(facts.as_of)]
    return len(counted) >= 2


def _keys_as_drafted(beliefs: Beliefs, drafts: tuple[DraftFact, ...]) -> dict[str, str]:
    """The keys that drafts already carry, by the ones their interviews would have now.

    Mail that arrives late, or is read anew, may show another message to be the first about an
    interview; what was written for it must still be found under its key (CM-19).
    """
    used = {one.key.round for one in drafts if one.key.round}
    stale = used - beliefs.names.keys()
    renamed: dict[str, str] = {}
    for key, names in beliefs.names.items():
        match = min(stale & names, default="")
        if match and key not in used:
            renamed[key] = match
            stale.discard(match)
    return renamed


def _filed(
    beliefs: Beliefs, keys: dict[str, str], interviews: tuple[InterviewFact, ...]
) -> Iterator[NoteFact]:
    """The user's notes under the present keys of the interviews they are about."""
    present = {one.key for one in interviews}
    for note in beliefs.notes:
        found = keys.get(note.round, note.round)
        if found and found not in present:
            owners = (key for key, names in beliefs.names.items() if note.round in names)
            found = next((keys.get(key, key) for key in owners), found)
        yield replace(note, round=found)
