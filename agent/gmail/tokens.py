"""The token file: the usual authorized-user JSON, private to its owner, replaced as a whole.

Beside Google's fields it keeps what the user really granted, when, and for which account, because
`Credentials.to_json` does not (gmail-api.md 1.7, 1.8). Keys it does not know are kept.
It must not know HTTP or Gmail, and no message of it names a token or an address.
"""

import contextlib
import fcntl
import json
import os
import shlex
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from agent.errors import NeedsConsentError
from agent.gmail.addresses import GOOGLE_TOKEN_URI
from agent.gmail.sealing import SealError, is_sealed, seal, unseal

_AUTH_HINT = "followup auth"


@dataclass(frozen=True, slots=True)
class StoredToken:
    """What a token file holds. Instants are UTC; `access` and `expiry` are only a cache.

    `granted` are the scopes the user ticked, () where the file does not say. `ends_at` is when the
    consent itself runs out, where Google said so (seven days for an app in “Testing”).
    """

    refresh: str = field(repr=False)
    access: str = field(repr=False)
    expiry: datetime | None
    client_id: str
    client_secret: str = field(repr=False)
    token_uri: str
    scopes: tuple[str, ...] = ()
    granted: tuple[str, ...] = ()
    obtained_at: datetime | None = None
    ends_at: datetime | None = None
    account: str = field(default="", repr=False)
    others: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def renewed(self, access: str, expiry: datetime | None, refresh: str) -> "StoredToken":
        """The token after a refresh; Google seldom gives a new refresh token, but may."""
        return replace(self, access=access, expiry=expiry, refresh=refresh or self.refresh)


def load_token(path: Path, *, private: bool = True, key: str = "") -> StoredToken:
    """Read a token file. Raises NeedsConsentError, saying what to type.

    `key` opens a sealed one; a plain one is read all the same. Where `private`, a file that others
    than its owner can read is refused: whoever has read it can read the mailbox, and mending its
    mode would hide that.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NeedsConsentError(
            "there is no consent for this account yet: no token file", hint=_AUTH_HINT
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise NeedsConsentError(f"the token file cannot be read: {why}", hint=_AUTH_HINT) from error
    if private and mode & 0o077:
        raise NeedsConsentError(
            f"other users of this machine can read the token file (mode {mode:03o})",
            hint=f"chmod 600 {shlex.quote(str(path))}",
        )
    return parse_token(_opened(text, key) if is_sealed(text) else text)


def _opened(text: str, key: str) -> str:
    try:
        return unseal(text, key)
    except SealError:
        problem = "it is another key" if key else "no key is given"
        raise NeedsConsentError(
            f"the token file is encrypted, and {problem}",
            hint=f"Set the key it was written with, or: {_AUTH_HINT}",
        ) from None


def parse_token(text: str) -> StoredToken:
    """Read a token file's text. Raises NeedsConsentError where it is none."""
    try:
        data = json.loads(text)
        return _from_json(data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NeedsConsentError("the token file is damaged", hint=_AUTH_HINT) from error


def _from_json(data: Mapping[str, Any]) -> StoredToken:
    refresh, access = str(data.get("refresh_token") or ""), str(data.get("token") or "")
    if not (refresh or access):
        raise ValueError("neither a refresh token nor an access token")
    return StoredToken(
        refresh=refresh,
        access=access,
        expiry=_instant(data.get("expiry")),
        client_id=str(data.get("client_id") or ""),
        client_secret=str(data.get("client_secret") or ""),
        token_uri=str(data.get("token_uri") or GOOGLE_TOKEN_URI),
        scopes=_scopes(data.get("scopes")),
        granted=_scopes(data.get("granted_scopes")),
        obtained_at=_instant(data.get("obtained_at")),
        ends_at=_instant(data.get("consent_ends_at")),
        account=str(data.get("account") or ""),
        others=data,
    )


def to_json(token: StoredToken) -> str:
    """A token as the text of its file."""
    known = {
        "type": "authorized_user",
        "token": token.access,
        "refresh_token": token.refresh,
        "token_uri": token.token_uri,
        "client_id": token.client_id,
        "client_secret": token.client_secret,
        "scopes": list(token.scopes),
        "granted_scopes": list(token.granted),
        "expiry": _text(token.expiry),
        "obtained_at": _text(token.obtained_at),
        "consent_ends_at": _text(token.ends_at),
        "account": token.account,
    }
    return json.dumps({**token.others, **known}, indent=2) + "\n"


def save_token(path: Path, token: StoredToken, *, key: str = "") -> None:
    """Replace a token file: 0600 in a 0700 directory, whole or not at all. Raises OSError.

    With a `key` it is written sealed.
    """
    text = seal(to_json(token), key) if key else to_json(token)
    directory = path.parent
    if not directory.exists():
        directory.mkdir(parents=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=directory, prefix=".token-")  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_directory(directory)


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget_token(path: Path) -> None:
    """Delete a token file and its lock."""
    path.unlink(missing_ok=True)
    _lock_file(path).unlink(missing_ok=True)


def _lock_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


@contextlib.contextmanager
def token_lock(path: Path) -> Iterator[None]:
    """Keep other threads and processes from renewing the same token meanwhile.

    Where the lock file cannot be made (a read-only volume) there is nothing to write to either.
    """
    try:
        handle = os.open(_lock_file(path), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _instant(value: Any) -> datetime | None:
    """An instant as google-auth writes it: RFC 3339, or naive and meant as UTC."""
    if not value:
        return None
    found = datetime.fromisoformat(str(value))
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _text(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else None


def _scopes(value: Any) -> tuple[str, ...]:
    return tuple(value.split() if isinstance(value, str) else map(str, value or ()))
