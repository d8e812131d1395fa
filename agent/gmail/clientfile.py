"""The user's own OAuth client file, and the way to get one.

The client belongs to the user, so that no third party stands between them and their mail. Nothing
here talks to Google.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent.errors import ConfigError, NeedsConsentError
from agent.gmail.addresses import GOOGLE_AUTH_URI, GOOGLE_TOKEN_URI, is_loopback

_CONSOLE = "https://console.cloud.google.com"


@dataclass(frozen=True, slots=True)
class Client:
    """A Desktop client: who asks, and the addresses to ask at."""

    client_id: str
    client_secret: str = field(repr=False)
    auth_uri: str
    token_uri: str

    def config(self) -> dict[str, dict[str, object]]:
        """As google-auth-oauthlib takes it."""
        return {
            "installed": {
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "auth_uri": self.auth_uri,
                "token_uri": self.token_uri,
                "redirect_uris": ["http://localhost"],
            }
        }


def load_client(path: Path | None, *, token_uri: str = "", auth_uri: str = "") -> Client:
    """Read a client file; the given addresses outrank those in it.

    Raises NeedsConsentError with the way to get a file where there is none, ConfigError where the
    file is no Desktop client.
    """
    if path is None or not path.exists():
        raise NeedsConsentError("there is no OAuth client file yet", hint="\n".join(guidance(path)))
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"{path}: is no OAuth client file as Google lets you download it",
            hint=f"Download it anew at {_CONSOLE}/auth/clients",
        ) from error
    return _client(data, str(path), token_uri, auth_uri)


def _client(data: Any, source: str, token_uri: str, auth_uri: str) -> Client:
    section = data.get("installed") if isinstance(data, dict) else None
    if not isinstance(section, dict) or not section.get("client_id"):
        kind = next(iter(data), "nothing") if isinstance(data, dict) else "nothing"
        raise ConfigError(
            f"{source}: holds {kind!r}, not a client of the type “Desktop app”",
            hint=f"Create one at {_CONSOLE}/auth/clients and download its JSON file.",
        )
    auth = auth_uri or str(section.get("auth_uri") or GOOGLE_AUTH_URI)
    if not auth.startswith("https://") and not is_loopback(auth):
        raise ConfigError(f"{source}: auth_uri is neither https nor on this machine")
    return Client(
        client_id=str(section["client_id"]),
        client_secret=str(section.get("client_secret") or ""),
        auth_uri=auth,
        token_uri=token_uri or str(section.get("token_uri") or GOOGLE_TOKEN_URI),
    )


_GUIDE = """\
The agent uses an OAuth client of your own. Making one takes about five minutes:
1. Make a project, with any name: {console}/projectcreate
2. Enable the Gmail API in it: {console}/apis/library/gmail.googleapis.com
3. Describe the app at {console}/auth/overview: a name, your address, and the audience “External” \
(with Google Workspace: “Internal”).
4. At {console}/auth/audience press “Publish app”, so that it says “In production”. While it says \
“Testing”, Google ends every consent after seven days, and the agent falls silent. Nothing becomes \
public by this, and for your own use no review is needed.
5. Create a client of the type “Desktop app”: {console}/auth/clients
6. Download its JSON file and save it as {where}
7. Then type: followup auth
Google will warn that it has not verified the app. It is your own: choose “Advanced”, go on, and \
leave every box ticked."""


def guidance(path: Path | None) -> tuple[str, ...]:
    """What to click to get a client file, one step a line; `path` is where to put it."""
    where = path or "a file that the configuration names as client_file"
    return tuple(_GUIDE.format(console=_CONSOLE, where=where).splitlines())
