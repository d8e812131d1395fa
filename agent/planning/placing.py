"""Where a draft goes (CM-18): into a thread the person already writes in, or a thread of its own.

Threading headers come from the thread's newest eligible message. It must not know Gmail, nor what
the draft says.
"""

from agent.domain.decision import Decision
from agent.domain.draft import DraftFact
from agent.domain.facts import Facts, ThreadFact
from agent.domain.hiring import Step
from agent.domain.plan import Placement

_ANSWERS = (Step.REJECTION_REPLY, Step.OFFER_REPLY, Step.HOLD_REPLY, Step.WRITTEN_SUMMARY)


def place(decision: Decision, facts: Facts) -> Placement:
    """The placement of a draft for that decision's person."""
    person = decision.recipient.key if decision.recipient else ""
    threads = [one for one in facts.threads if _joins(one, person)]
    outcome = facts.outcome
    if decision.step in _ANSWERS and outcome is not None:
        decided_in = [one for one in threads if one.thread_id == outcome.thread_id]
        threads = decided_in or threads
    if not threads:
        return Placement("", "", (), "", _own_address(facts))
    return inside(max(threads, key=lambda one: one.last_at), facts)


def replace_in(draft: DraftFact, decision: Decision, facts: Facts) -> Placement:
    """The placement of an update: the draft stays in its thread while its person writes there."""
    thread = facts.thread(draft.thread_id)
    person = decision.recipient.key if decision.recipient else ""
    if thread is not None and _joins(thread, person):
        return inside(thread, facts)
    if draft.reply_to_id:
        return place(decision, facts)
    return Placement("", "", (), "", _own_address(facts))


def inside(thread: ThreadFact, facts: Facts) -> Placement:
    """A reply to the newest eligible message of that thread."""
    reply_to = thread.reply_to_id
    references = thread.references
    if references[-1:] != (reply_to,):
        references = (*references, reply_to)
    return Placement(
        thread_id=thread.thread_id,
        in_reply_to=reply_to,
        references=references,
        subject=reply_subject(thread.subject),
        send_as=thread.send_as or _own_address(facts),
    )


def reply_subject(subject: str) -> str:
    """The thread's own subject, "Re: " in front unless it stands there: mail threads by it."""
    return subject if subject.lower().lstrip().startswith("re:") else f"Re: {subject}"


def _joins(thread: ThreadFact, person: str) -> bool:
    """Only who already corresponds in a thread is written to there."""
    return thread.writable and bool(thread.reply_to_id) and person in thread.correspondents


def _own_address(facts: Facts) -> str:
    """The address the employer last wrote to, else the account's where it is known by one."""
    known = [one for one in facts.threads if one.send_as]
    if known:
        return max(known, key=lambda one: one.last_at).send_as
    return facts.account if "@" in facts.account else ""
