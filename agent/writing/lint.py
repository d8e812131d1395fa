"""A text of the user's own against a playbook's write rules (`followup lint`).

The same check as for the agent's drafts, without records: names, numbers and dates are then
nobody's word against another's. It must not know files or the command line.
"""

from agent.domain.hiring import Round, Step
from agent.playbooks.write import WritesByPlaybook
from agent.playbooks.write_check import check_text, subject_failures
from agent.playbooks.write_context import WriteContext, WriteFailure
from agent.playbooks.write_text import marks_in

_SUBJECT = "subject:"


def lint(
    text: str,
    playbook: WritesByPlaybook,
    step: Step,
    of_round: Round | None = None,
    context: WriteContext | None = None,
) -> tuple[WriteFailure, ...]:
    """Every rule the text breaks, in a stable order.

    A first line "Subject: ..." is the subject of a message that opens a thread. `context` holds
    the records where a process is at hand; without it nothing is compared with any.
    """
    subject, body = _parted(text)
    known = context or WriteContext(subject=subject, opens_thread=False, records_known=False)
    found = check_text(body, playbook.write_limits(step, of_round), known)
    if subject and context is None:
        found += check_subject(subject, playbook, step, of_round)
    return (*found, *_open_places(body))


def check_subject(
    subject: str, playbook: WritesByPlaybook, step: Step, of_round: Round | None = None
) -> tuple[WriteFailure, ...]:
    """What is wrong with a subject by its words alone (ET-9)."""
    known = WriteContext(subject=subject, opens_thread=True, records_known=False)
    return tuple(subject_failures(playbook.write_limits(step, of_round), known))


def _parted(text: str) -> tuple[str, str]:
    first, _, rest = text.lstrip("\ufeff\n\r ").partition("\n")
    if not first.lower().startswith(_SUBJECT):
        return "", text
    return first[len(_SUBJECT) :].strip(), rest.lstrip("\r\n")


def _open_places(body: str) -> tuple[WriteFailure, ...]:
    marks = marks_in(body)
    return (WriteFailure("CM-2", "a marked place is still open", marks),) if marks else ()
