"""Gmail's OAuth scopes as far as the agent asks for them: least privilege, and the words for each.

Which scope permits what is gmail-api.md 1.6. `gmail.metadata` is never asked for: it takes search
and bodies away from every other scope of the same token. Nothing here talks to anybody.
"""

from collections.abc import Collection, Mapping

_ROOT = "https://www.googleapis.com/auth/"
READONLY = _ROOT + "gmail.readonly"
COMPOSE = _ROOT + "gmail.compose"
INSERT = _ROOT + "gmail.insert"
LABELS = _ROOT + "gmail.labels"
MODIFY = _ROOT + "gmail.modify"
METADATA = _ROOT + "gmail.metadata"
FULL = "https://mail.google.com/"

NEEDED = (READONLY, COMPOSE, INSERT)
# What each is for, and the checkbox that grants it on Google's consent page.
BOXES: Mapping[str, str] = {
    READONLY: "“View your email messages and settings” (gmail.readonly), to read hiring threads",
    COMPOSE: "“Manage drafts and send emails” (gmail.compose), to leave drafts; nothing is sent",
    INSERT: "“Add emails into your Gmail mailbox” (gmail.insert), to deliver the weekly digest",
    LABELS: "“See and edit your email labels” (gmail.labels), to offer the Followup labels",
}
_INCLUDED: Mapping[str, frozenset[str]] = {
    MODIFY: frozenset({READONLY, COMPOSE, INSERT, LABELS}),
    FULL: frozenset({READONLY, COMPOSE, INSERT, LABELS, MODIFY}),
}


def missing(granted: Collection[str], needed: Collection[str] = NEEDED) -> tuple[str, ...]:
    """Those of the needed scopes that a grant does not cover, in the order they were needed."""
    covered = set(granted)
    for scope in granted:
        covered |= _INCLUDED.get(scope, frozenset())
    return tuple(scope for scope in needed if scope not in covered)


def box(scope: str) -> str:
    """How the consent page words a scope, or the scope itself."""
    return BOXES.get(scope, scope)
