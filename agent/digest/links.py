"""Links into the user's own Gmail, and nowhere else: a digest never links where a mail points to.

`authuser` picks the right account where several are signed in; ids are quoted, so that nothing
read out of mail or out of an answer of Gmail's can leave the place it has in the link.
"""

from urllib.parse import quote

GMAIL = "https://mail.google.com/mail/"


def drafts_link(account: str, message_id: str = "") -> str:
    """One draft by its message's Gmail id, or the folder of drafts where that is not known."""
    return _link(account, "drafts", message_id)


def thread_link(account: str, thread_id: str = "") -> str:
    """One thread by its Gmail id, or the inbox where that is not known."""
    return _link(account, "all" if thread_id else "inbox", thread_id)


def _link(account: str, place: str, key: str) -> str:
    behind = f"/{quote(key, safe='')}" if key else ""
    return f"{GMAIL}?authuser={quote(account, safe='')}#{place}{behind}"
