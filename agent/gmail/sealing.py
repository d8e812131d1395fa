"""The token file under a key of the user's: for disks that others can read, and for backups.

The key comes from outside (an environment variable) and may be any text; what encrypts is derived
from it by scrypt with a salt of the file's own. It must not know what is sealed.
"""

import base64
import hashlib
import json
import os

_SALT_BYTES = 16
# About 50 ms and 16 MiB: paid once an hour here, once a guess by whoever has the file.
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1


class SealError(ValueError):
    """A sealed text that this key does not open, or that is damaged."""


def is_sealed(text: str) -> bool:
    """Whether a file's text was made by `seal`."""
    return "sealed" in _fields(text)


def seal(text: str, key: str) -> str:
    """Encrypt and authenticate a text (Fernet: AES-128-CBC with HMAC-SHA256)."""
    from cryptography.fernet import Fernet

    salt = os.urandom(_SALT_BYTES)
    sealed = Fernet(_derived(key, salt)).encrypt(text.encode()).decode()
    return json.dumps({"salt": base64.b64encode(salt).decode(), "sealed": sealed}) + "\n"


def unseal(text: str, key: str) -> str:
    """The text that was sealed. Raises SealError."""
    from cryptography.fernet import Fernet, InvalidToken

    fields = _fields(text)
    try:
        salt = base64.b64decode(fields["salt"], validate=True)
        return Fernet(_derived(key, salt)).decrypt(fields["sealed"].encode()).decode()
    except (InvalidToken, KeyError, ValueError) as error:
        raise SealError("another key, or damaged") from error


def _fields(text: str) -> dict[str, str]:
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    return {key: str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _derived(key: str, salt: bytes) -> bytes:
    found = hashlib.scrypt(key.encode(), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, dklen=32)
    return base64.urlsafe_b64encode(found)
