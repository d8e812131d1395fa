"""CM-8: which addresses take an answer, by their names."""

import pytest

from agent.process.hosts import can_reply


@pytest.mark.parametrize(
    "address",
    [
        "harborline+autoreply@talent.icims.com",
        "auto-reply@acme.example",
        "careers.autoresponder@acme.example",
        "acme_auto_response@ats.example",
        "autoconfirm@acme.example",
        "automailer@acme.example",
        "no-reply@acme.example",
        "jobs+noreply@acme.example",
        "mailer-daemon@acme.example",
    ],
)
def test_a_machines_mailbox_takes_none(address: str) -> None:
    assert not can_reply(address)


@pytest.mark.parametrize(
    "address",
    [
        "harborline+email+2f9ab1c07d@talent.icims.com",
        "otto.reply@acme.example",
        "autumn.reyes@acme.example",
        "careers@autoparts.example",
        "m.autori@acme.example",
        "autoworks.hr@acme.example",
    ],
)
def test_a_person_or_a_reply_token_takes_them(address: str) -> None:
    """Names and firms that only begin alike are none."""
    assert can_reply(address)
