"""A text of the user's own against a playbook's write rules (`followup lint`).

The same check as for the agent's drafts, without records: names, numbers and dates are then
nobody's word against another's. It must not know files or the command line.
"""

import re

from agent.domain.hiring import Round, Step
from agent.playbooks.write import WritesByPlaybook
from agent.playbooks.write_check import check_text, subject_failures
from agent.playbooks.write_context import WriteContext, WriteFailure
from agent.playbooks.write_text import marks_in, without_marks

_SUBJECT = "subject:"

_FILL_IN = (
    r"(?:the |your |my |hiring |first |last |full |company |interviewer'?s? |recruiter'?s? )?"
    r"(?:name|company|role|position|title|date|day|topic|detail|insert|city|skill|signature)"
)
_UNFILLED = re.compile(
    rf"\{{\{{[^{{}}\n]{{0,80}}\}}\}}|\{{[a-z_]{{2,40}}\}}|"
    rf"[\[<]{_FILL_IN}(?:[ _][a-z ]{{1,30}})?[\]>]|\[\.{{2,4}}\]|\bX{{3,6}}\b",
    re.IGNORECASE,
)
"""What a form letter leaves for its writer to fill in."""

_NOBODY = re.compile(
    r"(?:hi|hello|dear|hey)[ \t]{1,3}(?:(?:none|null|undefined|nan|unknown)[ \t]{0,3})?,(?=\s)",
    re.IGNORECASE,
)
"""A greeting whose name is missing or a machine's word for nothing; plain "Hello," is one."""


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
    found = [WriteFailure("CM-2", "a marked place is still open", marks)] if marks else []
    left = tuple(_UNFILLED.findall(without_marks(body)))
    if left:
        found.append(WriteFailure("CM-2", "a place that was to be filled in", left))
    nobody = _NOBODY.match(body.lstrip())
    if nobody is not None:
        found.append(WriteFailure("CM-7", "greets nobody", (nobody.group().strip(),)))
    return tuple(found)
