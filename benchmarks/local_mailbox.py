"""The agent's mailbox over a local server that runs in a process of its own."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.gmail.connect import Manners, open_mailbox

if TYPE_CHECKING:
    from agent.gmail.mailbox import GmailMailbox


def opened(
    email: str, folder: Path, url: str, token: dict[str, Any], now: datetime, manners: Manners
) -> "GmailMailbox":
    """The mailbox of `email` at `url`; its token is put into `folder`, readable by nobody else."""
    path = folder / "token.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(token))
    return open_mailbox(
        email, path, now=lambda: now, endpoint=url, token_uri=f"{url}/token", manners=manners
    )
