"""Opening an account's mailbox: token, transport, quota and client put together.

The client libraries are imported when the first mailbox is opened, so that commands which need no
mail start at once. Nothing is asked of the network before the first call of the mailbox.
It must not know configuration files: it takes plain values.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from agent.gmail.addresses import GOOGLE_API, api_root, is_loopback
from agent.gmail.quota import (
    READ_RETRIES,
    Bucket,
    RetryPolicy,
    Seconds,
    Tally,
    TokenBucket,
    Unlimited,
)

if TYPE_CHECKING:
    from agent.gmail.mailbox import GmailMailbox
    from agent.gmail.signing import SignedHttp

_UNIVERSE = "googleapis.com"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a mailbox behaves towards the server. All times are seconds.

    `timeout` bounds one socket operation, `deadline` one whole answer. `bucket` None means a bucket
    of its own towards Google, and none at all towards any other endpoint. Mailboxes of one account,
    one after another or in several threads, share bucket and tally by being given the same.
    """

    timeout: Seconds = 30.0
    deadline: Seconds = 120.0
    retry: RetryPolicy = READ_RETRIES
    bucket: Bucket | None = None
    tally: Tally | None = None
    monotonic: Callable[[], Seconds] = time.monotonic
    sleep: Callable[[Seconds], None] = time.sleep
    jitter: Callable[[], float] = random.random


def open_mailbox(
    email: str,
    token_file: Path,
    *,
    now: Callable[[], datetime],
    endpoint: str = "",
    token_uri: str = "",
    token_key: str = "",
    manners: Manners | None = None,
) -> "GmailMailbox":
    """The mailbox of `email`, by the consent in its token file. One object per thread.

    `endpoint` is the API root without `/gmail/v1` and `token_uri` the token endpoint; "" means
    Google's, and what the file says. `token_key` opens a sealed token file. `now`
    (UTC) dates what the server asks to wait for.
    Raises NeedsConsentError where the file is missing, damaged or readable by others (the last only
    towards Google: a token of the local server is no secret).
    """
    from agent.gmail.signing import SignedHttp, TokenKeeper
    from agent.gmail.tokens import load_token
    from agent.gmail.transport import GmailHttp, OneShotHttp

    manners = manners or Manners()
    root = api_root(endpoint)
    token = load_token(token_file, private=root == GOOGLE_API, key=token_key)
    uri = token_uri or token.token_uri
    renewing = OneShotHttp(manners.timeout, manners.deadline, direct=is_loopback(uri))
    keeper = TokenKeeper(
        token, renewing, path=token_file, token_uri=uri, private=root == GOOGLE_API, key=token_key
    )
    wire = GmailHttp(manners.timeout, manners.deadline, direct=is_loopback(root))
    return mailbox_over(SignedHttp(wire, keeper), email, root=root, now=now, manners=manners)


def mailbox_over(
    http: "SignedHttp",
    email: str,
    *,
    now: Callable[[], datetime],
    root: str = GOOGLE_API,
    manners: Manners | None = None,
) -> "GmailMailbox":
    """The mailbox of `email` over a connection that signs its requests."""
    from googleapiclient.discovery import build

    from agent.gmail.calls import Caller, Pace
    from agent.gmail.mailbox import GmailMailbox

    manners = manners or Manners()
    # Given options outrank GOOGLE_CLOUD_UNIVERSE_DOMAIN and GOOGLE_API_USE_MTLS_ENDPOINT, and a
    # given http leaves no use for GOOGLE_API_USE_CLIENT_CERTIFICATE (gmail-api.md 5.4).
    options = {"api_endpoint": f"{root}/", "universe_domain": _UNIVERSE}
    service = build(
        "gmail",
        "v1",
        http=http,
        static_discovery=True,
        cache_discovery=False,
        client_options=options,
    )
    pace = Pace(now, manners.monotonic, manners.sleep, manners.jitter)
    tally = manners.tally or Tally()
    caller = Caller(http.http, _bucket(manners, root), tally, manners.retry, pace)
    return GmailMailbox(service, caller, tally, email)


def _bucket(manners: Manners, root: str) -> Bucket:
    if manners.bucket is not None:
        return manners.bucket
    return TokenBucket(manners.monotonic, manners.sleep) if root == GOOGLE_API else Unlimited()
