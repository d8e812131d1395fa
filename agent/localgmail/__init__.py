"""A Gmail server of our own, for demo, replay and tests. It knows nothing of the agent.

    server = LocalGmail(now=clock)                  # `now` is the only source of time
    server.add_account("amy@example.com", name="Amy")
    server.deliver("amy@example.com", raw_bytes)    # mail arrives
    with server.serve(port=0) as url:               # url + "/gmail/v1/users/me/..."
        token_file = server.token_for("amy@example.com")
        ...
        server.hand("amy@example.com").edit_draft(draft_id, "other words")
        server.faults.strike(FaultKind.RESET, on="drafts.create", after_effect=True)
        assert server.send_attempts == 0

`read_export` reads a mailbox from disk (mbox, Takeout, Maildir, folder of .eml), `owners_of` finds
whose it is, `server.load` puts it into an account. Facts imitated: gmail-api.md.
"""

from agent.localgmail.counters import Counters
from agent.localgmail.faults import TRANSIENT_KINDS, Fault, FaultKind, FaultPlan
from agent.localgmail.hand import PutAway, UserHand
from agent.localgmail.model import Identity, Quirks, SystemLabel
from agent.localgmail.readers import Export, ExportedMessage, owners_of, read_export
from agent.localgmail.scopes import Scope
from agent.localgmail.server import LocalGmail

__all__ = [
    "TRANSIENT_KINDS",
    "Counters",
    "Export",
    "ExportedMessage",
    "Fault",
    "FaultKind",
    "FaultPlan",
    "Identity",
    "LocalGmail",
    "PutAway",
    "Quirks",
    "Scope",
    "SystemLabel",
    "UserHand",
    "owners_of",
    "read_export",
]
