"""Put the rooms together: settings to accounts, mailboxes, stores, sessions. No decisions."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from agent.clock import business_calendar, utc_now
from agent.config import AccountSettings, Settings
from agent.errors import ConfigError, FollowupError, GmailError
from agent.gmail.connect import Manners, open_mailbox
from agent.gmail.tokens import load_token
from agent.playbooks.load import load_playbooks
from agent.ports.mailbox import Mailbox
from agent.ports.store import Store
from agent.services.account import Account, DigestTime
from agent.services.labelled import CONTROLS
from agent.services.session import Session
from agent.store.repository import SqlStore
from agent.writing.library import Library, load_library
from agent.writing.request import Author

if TYPE_CHECKING:
    from agent.gmail.mailbox import GmailMailbox

TOKEN_KEY_VARIABLE = "FOLLOWUP_TOKEN_KEY"  # noqa: S105 - a variable's name, not a secret


def account_of(settings: Settings, account: AccountSettings, owners: frozenset[str]) -> Account:
    """One configured account as the services see it. Raises ConfigError, PlaybookError."""
    try:
        calendar = business_calendar(account.zone, account.country)
    except KeyError:
        raise ConfigError(
            f"accounts: no public holidays are known for country {account.country}",
            hint='Choose another country, or "none" to count weekends only.',
        ) from None
    names = (account.playbook, *(one.playbook for one in account.playbooks))
    playbook, *others = load_playbooks(names, account.overrides)
    return Account(
        account_id=account.account_id,
        email=account.email,
        author=Author(account.name, account.email, account.phone, account.resume_link),
        calendar=calendar,
        playbook=playbook,
        owners=owners | {account.account_id},
        by_company={
            one.company: other for one, other in zip(account.playbooks, others, strict=True)
        },
        digest=DigestTime(settings.digest.enabled, settings.digest.weekday, settings.digest.hour),
        first_look_days=account.first_look_days,
        max_drafts_per_pass=settings.poll.max_drafts_per_pass,
        consent_since=consent_since(settings, account),
        keep=timedelta(days=settings.retention_days) if settings.retention_days else None,
        notes=settings.notes.enabled,
        beside=tuple(
            one.account_id for one in settings.accounts if one.account_id != account.account_id
        ),
    )


def consent_since(settings: Settings, account: AccountSettings) -> datetime | None:
    """When the user gave their consent; None where no readable token file tells."""
    with suppress(FollowupError, OSError):
        return load_token(settings.token_file(account), key=token_key()).obtained_at
    return None


def token_key(environ: Mapping[str, str] | None = None) -> str:
    """The key that token files are sealed with, "" where they are not."""
    return (os.environ if environ is None else environ).get(TOKEN_KEY_VARIABLE, "")


def mailbox_of(
    settings: Settings,
    account: AccountSettings,
    now: Callable[[], datetime] = utc_now,
    manners: Manners | None = None,
) -> Mailbox:
    """The account's Gmail mailbox; nothing is asked of the network yet."""
    return _gmail(settings, account, now, manners)


def _gmail(
    settings: Settings,
    account: AccountSettings,
    now: Callable[[], datetime] = utc_now,
    manners: Manners | None = None,
) -> "GmailMailbox":
    return open_mailbox(
        account.email,
        settings.token_file(account),
        now=now,
        endpoint=account.endpoint,
        token_uri=account.token_uri,
        token_key=token_key(),
        manners=manners,
    )


def offer_labels(settings: Settings, account: AccountSettings) -> tuple[str, ...]:
    """Make the labels that act on a thread's process, those not there yet; answers those made."""
    mailbox = _gmail(settings, account)
    try:
        return mailbox.offer_labels(CONTROLS)
    finally:
        mailbox.close()


def own_addresses(mailbox: Mailbox) -> frozenset[str]:
    """The addresses the user writes from, in lower case; none where Gmail does not tell now."""
    with suppress(GmailError):
        return frozenset(one.email.lower() for one in mailbox.send_as())
    return frozenset()


def open_store(path: Path | None, *, durable: bool = True) -> SqlStore:
    """The database file, or one in memory. Raises StoreError."""
    return SqlStore.open(path, durable=durable)


def session_of(
    settings: Settings,
    account: AccountSettings,
    mailbox: Mailbox,
    store: Store,
    *,
    real_clock: bool = True,
    library: Library | None = None,
    ask_first: bool = False,
) -> Session:
    """An account ready to be looked after; `ask_first` where the user's yes is wanted first."""
    known = account_of(settings, account, own_addresses(mailbox))
    return Session(
        known,
        mailbox,
        store,
        real_clock=real_clock,
        library=library or load_library(settings.template_dir),
        ask_first=ask_first,
    )
