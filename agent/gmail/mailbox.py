"""The port's mailbox over google-api-python-client: thin typed calls, every page, each write once.

One object per thread and account: httplib2 is not thread-safe (gmail-api.md 5.1). Resources are
made once, since each costs about a millisecond and leaves reference cycles behind.
It must not know tokens, the agent's rules or why a draft is written; and it cannot send.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from agent.errors import (
    CursorExpiredError,
    GoneError,
    NeedsConsentError,
    RejectedError,
    TransientError,
)
from agent.gmail import decode
from agent.gmail.calls import Caller, Json
from agent.gmail.decode import Item, Page
from agent.gmail.quota import Method, Tally, Usage
from agent.ports import (
    Change,
    DraftRef,
    DraftView,
    History,
    Label,
    MessageRef,
    MessageView,
    Profile,
    RawMessage,
    SendAs,
)

_PAGE = 500
_ME = {"userId": "me"}


class GmailMailbox:
    """A Gmail mailbox as `ports.Mailbox` describes it."""

    def __init__(self, service: Any, caller: Caller, tally: Tally, email: str) -> None:
        """`service` is the built client, `email` the address this mailbox must belong to."""
        users = service.users()
        self._service, self._users = service, users
        self._messages, self._threads = users.messages(), users.threads()
        self._drafts, self._history = users.drafts(), users.history()
        self._labels, self._send_as = users.labels(), users.settings().sendAs()
        self._caller, self._tally, self._email = caller, tally, email
        self._is_ours = False

    def usage(self) -> Usage:
        """Calls and quota units so far, by method."""
        return self._tally.usage()

    def close(self) -> None:
        """Give the connections back."""
        self._service.close()

    def profile(self) -> Profile:
        """As the port. Raises NeedsConsentError where the token is another account's."""
        found = self._listed(Method.PROFILE, self._users.getProfile(**_ME), _profile)
        if not same_mailbox(found.email, self._email):
            raise NeedsConsentError(
                "the consent was given for another account than the configured one",
                hint="followup auth",
            )
        self._is_ours = True
        return Profile(
            found.email, found.history_id, found.messages_total, self._caller.server_time
        )

    def history(self, cursor: str) -> History:
        """As the port. Raises CursorExpiredError."""

        def page(token: str) -> Any:
            return self._history.list(
                **_ME, startHistoryId=cursor, maxResults=_PAGE, **_paged(token)
            )

        newest, found = cursor, dict[decode.RecordedChange, Change]()
        try:
            for part in self._pages(Method.HISTORY_LIST, page, decode.history_page):
                newest = part.history_id or newest
                found.update((recorded, recorded.change) for recorded in part.items)
        except GoneError as error:
            raise CursorExpiredError("the history cursor is too old") from error
        except RejectedError as error:
            if "historyid" not in str(error).lower():
                raise
            raise CursorExpiredError("the history cursor is invalid") from error
        return History(tuple(found.values()), newest)

    def messages(
        self, query: str = "", *, include_spam_trash: bool = False
    ) -> Iterator[MessageRef]:
        """As the port; the next page is asked for when the one before is used up."""

        def page(token: str) -> Any:
            return self._messages.list(
                **_ME,
                **_search(query),
                includeSpamTrash=include_spam_trash,
                maxResults=_PAGE,
                **_paged(token),
            )

        seen: set[str] = set()
        for part in self._pages_of_list(Method.MESSAGES_LIST, page, decode.message_page):
            fresh = [ref for ref in part.items if ref.gmail_id not in seen]
            seen.update(ref.gmail_id for ref in fresh)
            yield from fresh

    def raw(self, gmail_id: str) -> RawMessage:
        """As the port. Raises GoneError."""
        request = self._messages.get(**_ME, id=gmail_id, format="raw")
        return self._caller.read(Method.MESSAGES_GET, request, decode.raw_message)

    def view(self, gmail_id: str, headers: Iterable[str] = ()) -> MessageView:
        """As the port. Raises GoneError."""
        request = self._messages.get(**_ME, id=gmail_id, **_shape(headers))
        return self._caller.read(Method.MESSAGES_GET, request, decode.message_view)

    def thread(self, thread_id: str, headers: Iterable[str] = ()) -> tuple[MessageView, ...]:
        """As the port, by arrival. Raises GoneError."""
        request = self._threads.get(**_ME, id=thread_id, **_shape(headers))
        return self._caller.read(Method.THREADS_GET, request, decode.thread_views)

    def drafts(self, query: str = "", *, include_spam_trash: bool = False) -> tuple[DraftRef, ...]:
        """As the port."""

        def page(token: str) -> Any:
            return self._drafts.list(
                **_ME,
                **_search(query),
                includeSpamTrash=include_spam_trash,
                maxResults=_PAGE,
                **_paged(token),
            )

        pages = self._pages_of_list(Method.DRAFTS_LIST, page, decode.draft_page)
        return tuple({ref.draft_id: ref for part in pages for ref in part.items}.values())

    def draft(self, draft_id: str, *, raw: bool = False) -> DraftView:
        """As the port. Raises GoneError."""
        shape = "raw" if raw else "minimal"
        request = self._drafts.get(**_ME, id=draft_id, format=shape)
        return self._caller.read(Method.DRAFTS_GET, request, decode.draft_view)

    def create_draft(self, raw: bytes, thread_id: str = "") -> DraftRef:
        """As the port: one request. Raises UnknownOutcomeError, RejectedError, GoneError."""
        self._ensure_ours()
        request = self._drafts.create(**_ME, body={"message": _message(raw, thread_id)})
        return self._caller.write(Method.DRAFTS_CREATE, request, decode.draft_ref)

    def update_draft(self, draft_id: str, raw: bytes, thread_id: str = "") -> DraftRef:
        """As the port: one request. Raises UnknownOutcomeError, RejectedError, GoneError."""
        self._ensure_ours()
        body = {"id": draft_id, "message": _message(raw, thread_id)}
        request = self._drafts.update(**_ME, id=draft_id, body=body)
        return self._caller.write(Method.DRAFTS_UPDATE, request, decode.draft_ref)

    def delete_draft(self, draft_id: str) -> None:
        """As the port: one request; a draft that is gone counts as deleted."""
        self._ensure_ours()
        request = self._drafts.delete(**_ME, id=draft_id)
        try:
            self._caller.write(Method.DRAFTS_DELETE, request, _nothing)
        except GoneError:
            return

    def insert(self, raw: bytes, labels: Iterable[str]) -> str:
        """As the port: one request, nothing is sent. Raises UnknownOutcomeError, RejectedError."""
        self._ensure_ours()
        body = {"raw": decode.b64(raw), "labelIds": sorted(labels)}
        request = self._messages.insert(**_ME, body=body)
        return self._caller.write(Method.MESSAGES_INSERT, request, decode.inserted_id)

    def send_as(self) -> tuple[SendAs, ...]:
        """As the port: the primary address and the verified ones."""
        request = self._send_as.list(**_ME)
        return self._listed(Method.SEND_AS_LIST, request, decode.send_as_addresses)

    def labels(self) -> tuple[Label, ...]:
        """As the port."""
        return self._listed(Method.LABELS_LIST, self._labels.list(**_ME), decode.label_list)

    def offer_labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """Make the labels that are not there yet; answers those made. Needs gmail.labels.

        Raises UnknownOutcomeError, RejectedError; a name taken meanwhile is there.
        """
        self._ensure_ours()
        there = {label.name.lower() for label in self.labels()}
        fresh = [name for name in names if name.lower() not in there]
        for name in fresh:
            request = self._labels.create(**_ME, body={"name": name})
            self._caller.write(Method.LABELS_CREATE, request, _nothing)
        return tuple(fresh)

    def _ensure_ours(self) -> None:
        """Before the first write: the mailbox is the configured account's (fault 6)."""
        if not self._is_ours:
            self.profile()

    def _listed(self, method: Method, request: Any, read: Callable[[Json], Item]) -> Item:
        """A read that names nothing which could be gone: a 404 says the endpoint is wrong."""
        try:
            return self._caller.read(method, request, read)
        except GoneError as error:
            raise RejectedError(f"{method}: the endpoint does not know it ({error})") from error

    def _pages(
        self, method: Method, page: Callable[[str], Any], read: Callable[[Json], Page[Item]]
    ) -> Iterator[Page[Item]]:
        """Every page of a listing; an empty page is no end, a token that returns is an error."""
        token, seen = "", set[str]()
        while True:
            found = self._caller.read(method, page(token), read)
            yield found
            token = found.next_token
            if not token:
                return
            if token in seen:
                raise TransientError(f"{method}: the pages go round in a circle")
            seen.add(token)

    def _pages_of_list(
        self, method: Method, page: Callable[[str], Any], read: Callable[[Json], Page[Item]]
    ) -> Iterator[Page[Item]]:
        try:
            yield from self._pages(method, page, read)
        except GoneError as error:
            raise RejectedError(f"{method}: the endpoint does not know it ({error})") from error


def same_mailbox(one: str, other: str) -> bool:
    """Whether two addresses are one Google account: case, and for Gmail dots and +tags, aside."""
    return _canonical(one) == _canonical(other)


def _canonical(email: str) -> str:
    local, _, domain = email.strip().lower().rpartition("@")
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def _profile(data: Json) -> Profile:
    return Profile(
        str(data["emailAddress"]), str(data["historyId"]), int(data.get("messagesTotal") or 0)
    )


def _nothing(_: Json) -> None:
    return None


def _message(raw: bytes, thread_id: str) -> dict[str, str]:
    # Without threadId an updated draft may leave its thread (gmail-api.md 3.5).
    return {"raw": decode.b64(raw), **({"threadId": thread_id} if thread_id else {})}


def _shape(headers: Iterable[str]) -> dict[str, Any]:
    wanted = list(headers)
    return {"format": "metadata", "metadataHeaders": wanted} if wanted else {"format": "minimal"}


def _search(query: str) -> dict[str, str]:
    return {"q": query} if query else {}


def _paged(token: str) -> dict[str, str]:
    return {"pageToken": token} if token else {}
