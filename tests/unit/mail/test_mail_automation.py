"""What headers say about machinery."""

import pytest

from agent.domain.message import Automation
from agent.mail.automation import read_automation
from agent.mail.headers import split_message


def _flags(*lines: str) -> Automation:
    headers, _, _ = split_message("\n".join([*lines, "", ""]).encode())
    return read_automation(headers)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Auto-Submitted: auto-generated", Automation(auto_submitted=True)),
        ("Auto-Submitted: auto-replied", Automation(auto_submitted=True, auto_reply=True)),
        ("Auto-Submitted: no", Automation()),
        ("X-Autoreply: yes", Automation(auto_reply=True)),
        ("X-Autorespond: Out of office", Automation(auto_reply=True)),
        ("X-Autoreply: no", Automation()),
        ("Precedence: auto_reply", Automation(auto_reply=True)),
        ("Precedence: bulk", Automation(bulk=True)),
        ("Precedence: List", Automation(bulk=True)),
        ("Feedback-ID: a:b:c", Automation(bulk=True)),
        ("List-Unsubscribe: <https://x.example>", Automation(list_unsubscribe=True)),
        ("List-ID: Jobs <jobs.X.example>", Automation(bulk=True, list_id="jobs.x.example")),
        ("X-Auto-Response-Suppress: All", Automation()),
        ("Subject: hello", Automation()),
    ],
)
def test_it_reads_each_flag(line: str, expected: Automation) -> None:
    """Each header for itself; what Exchange puts on people's mail too is none."""
    assert _flags("From: a@b.example", line) == expected
