"""The local Gmail server: accounts, deliveries, tokens, counters, and the listening port.

The one object that demo, replay and tests hold. It never reads a clock: `now` is given to it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from threading import RLock

from agent.errors import RefusedError
from agent.localgmail.app import build_app
from agent.localgmail.content import Content
from agent.localgmail.counters import Carried, Counters, Tally, added
from agent.localgmail.dispatch import Account, Dispatcher
from agent.localgmail.faults import FaultPlan
from agent.localgmail.grants import CLIENT_ID, CLIENT_SECRET, Grant, Grants
from agent.localgmail.hand import UserHand
from agent.localgmail.mailbox import Mailbox
from agent.localgmail.model import Identity, Quirks, SystemLabel
from agent.localgmail.readers.export import Export
from agent.localgmail.scopes import ASKED_FOR
from agent.localgmail.wire import BackgroundServer

_NEW_MAIL: frozenset[str] = frozenset({SystemLabel.INBOX, SystemLabel.UNREAD})
_UNWANTED = frozenset({SystemLabel.DRAFT, SystemLabel.CHAT})


class LocalGmail:
    """Several accounts behind one Gmail API root.

    `now` answers the instant (with a zone) that everything here happens at; it is asked anew for
    each request. `faults` is the plan of what goes wrong, calm until told otherwise.
    """

    def __init__(self, now: Callable[[], datetime], quirks: Quirks | None = None) -> None:
        self.now = now
        self.quirks = quirks or Quirks()
        self.faults = FaultPlan()
        self.lock = RLock()
        self.url = ""
        self._accounts: dict[str, Account] = {}
        self._grants = Grants(now, self.quirks.token_lifetime)
        self._wire = BackgroundServer()

    # Accounts

    def add_account(
        self,
        email: str,
        *,
        name: str = "",
        aliases: Iterable[str] = (),
        signature_html: str = "",
        quirks: Quirks | None = None,
    ) -> None:
        """Open an empty mailbox; `aliases` are further addresses the user may write from."""
        primary = Identity(email, name, default=True, primary=True, signature_html=signature_html)
        identities = (primary, *(Identity(alias, name) for alias in aliases))
        with self.lock:
            mailbox = Mailbox(
                email, now=self.now, identities=identities, quirks=quirks or self.quirks
            )
            self._accounts[email] = Account(mailbox, Tally(), {})

    def remove_account(self, email: str) -> None:
        """Forget a mailbox and its tokens; nothing happens where there is none."""
        with self.lock:
            self._accounts.pop(email, None)
            self._grants.revoke_account(email)

    def change_quirks(self, email: str, **changes: object) -> None:
        """Change points of one mailbox's behaviour, by their names in `Quirks`."""
        with self.lock:
            mailbox = self.mailbox(email)
            mailbox.quirks = replace(mailbox.quirks, **changes)  # type: ignore[arg-type] # by name

    def mailbox(self, email: str) -> Mailbox:
        """An account's mailbox, to look at in tests; hold `lock` while clients are calling.

        Raises KeyError.
        """
        return self._accounts[email].mailbox

    def hand(self, email: str) -> UserHand:
        """The user's side of an account. Raises KeyError."""
        return UserHand(self.mailbox(email), self.lock)

    # Mail

    def deliver(
        self,
        email: str,
        raw: bytes,
        *,
        at: datetime | None = None,
        labels: Iterable[str] | None = None,
        thread_id: str = "",
    ) -> str:
        """Let a message arrive; answers its Gmail id.

        From one of the owner's addresses it is SENT, else INBOX and UNREAD; `labels` (ids or names,
        unknown names become user labels) replace that. `at` is internalDate (default: now).
        `thread_id` may be a thread of this mailbox or a key of its own. Raises KeyError.
        """
        with self.lock:
            mailbox, content = self.mailbox(email), Content(raw)
            filed = self._labels_for(mailbox, content, labels)
            return mailbox.file(content, filed, at=at or self.now(), thread_id=thread_id).gmail_id

    def load(self, export: Export, owner: str) -> None:
        """Fill an account with an export, every message at its own time (for serve-gmail)."""
        if owner not in self._accounts:
            self.add_account(owner)
        for message in export.messages:
            self.deliver(
                owner,
                message.raw,
                at=message.at,
                labels=message.labels,
                thread_id=message.thread_key,
            )

    # Access

    def client_config(self) -> dict[str, dict[str, object]]:
        """The client file (Desktop app) of this server. Raises RefusedError where not serving."""
        url = self._serving()
        return {
            "installed": {
                "client_id": CLIENT_ID,
                "client_secret": CLIENT_SECRET,
                "auth_uri": f"{url}/o/oauth2/auth",
                "token_uri": f"{url}/token",
                "redirect_uris": ["http://localhost"],
            }
        }

    def token_for(self, email: str, scopes: Iterable[str] = ASKED_FOR) -> dict[str, object]:
        """An authorized-user file's content for an account. Raises RefusedError, KeyError."""
        url, granted = self._serving(), sorted(str(scope) for scope in scopes)
        with self.lock:
            grant = Grant(self.mailbox(email).email, frozenset(granted))
            return {
                "type": "authorized_user",
                "token": self._grants.access_token(grant),
                "refresh_token": self._grants.refresh_token(grant),
                "client_id": CLIENT_ID,
                "client_secret": CLIENT_SECRET,
                "token_uri": f"{url}/token",
                "scopes": granted,
            }

    def revoke(self, email: str) -> None:
        """Take back every token of an account: its refresh answers invalid_grant from now on."""
        with self.lock:
            self._grants.revoke_account(email)

    def expire_access_tokens(self, email: str) -> None:
        """Let the account's access tokens run out; a refresh brings new ones."""
        with self.lock:
            self._grants.expire_access(email)

    # What Gmail forgets

    def expire_cursors(self, email: str) -> None:
        """Make every history cursor given out so far answer 404."""
        with self.lock:
            self.mailbox(email).journal.forget_all()

    def expire_attachment_ids(self, email: str) -> None:
        """Make every attachment id given out so far stale."""
        with self.lock:
            self.mailbox(email).attachment_epoch += 1

    # Counting

    def counters(self, email: str = "") -> Counters:
        """Calls and units of one account, or of all of them."""
        with self.lock:
            accounts = [self._accounts[email]] if email else list(self._accounts.values())
            return added(tuple(account.tally.snapshot() for account in accounts))

    def newest_calls(self, email: str) -> tuple[Carried, ...]:
        """What was carried out last for an account, in its order."""
        with self.lock:
            return self._accounts[email].tally.newest

    @property
    def send_attempts(self) -> int:
        """How often any client tried to send: a test suite fails on one."""
        return self.counters().send_attempts

    # Listening

    @contextmanager
    def serve(self, port: int = 0) -> Iterator[str]:
        """Listen on the loopback while the block runs; gives the root URL. Raises OSError."""
        dispatcher = Dispatcher(self._accounts, self._grants, self.faults, self.now)
        self._wire = BackgroundServer()
        self._wire.start(build_app(dispatcher, self.lock, self._wire, self.now), port)
        self.url = f"http://127.0.0.1:{self._wire.port}"
        try:
            yield self.url
        finally:
            self.url = ""
            self._wire.stop()

    @contextmanager
    def down(self) -> Iterator[None]:
        """Refuse every connection while the block runs, and reset those that are open."""
        self._wire.go_down()
        try:
            yield
        finally:
            self._wire.come_up()

    def _labels_for(
        self, mailbox: Mailbox, content: Content, labels: Iterable[str] | None
    ) -> frozenset[str]:
        own = mailbox.is_own(content)
        if labels is None:
            to_self = own and not mailbox.owner_addresses.isdisjoint(content.addresses("to", "cc"))
            arrived = _NEW_MAIL if to_self or not own else frozenset()
        else:
            arrived = mailbox.labels.ids_for(labels) - _UNWANTED
        return arrived | {SystemLabel.SENT} if own else arrived

    def _serving(self) -> str:
        if not self.url:
            raise RefusedError("the local Gmail server is not listening")
        return self.url
