"""Errors in words, once: what is wrong, whose turn it is, the next command, the exit status."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from agent.errors import (
    BusyError,
    ConfigError,
    FollowupError,
    GmailError,
    NeedsConsentError,
    RefusedError,
    StoreBusyError,
    StoreError,
    UserError,
)

DONE, OUR_FAULT, WRONG_CALL, NEEDS_USER, TRY_AGAIN = 0, 1, 2, 3, 4


def exit_status(error: FollowupError) -> int:
    """The exit status of CONTRACTS.md section 0 for an error."""
    if isinstance(error, (NeedsConsentError, RefusedError)):
        return NEEDS_USER
    if isinstance(error, (BusyError, StoreBusyError)):
        return TRY_AGAIN
    if isinstance(error, (UserError, StoreError)):
        return WRONG_CALL
    if isinstance(error, GmailError):
        return TRY_AGAIN
    return OUR_FAULT


def words(error: FollowupError, account: str = "") -> list[str]:
    """What to print for an error: one line a problem, then the next thing to do.

    Each line begins with the account's address, where the trouble is one account's.
    """
    problems, hints = [str(error)], []
    if isinstance(error, UserError):
        problems = list(error.problems)
        hints = [_next(error.hint, account)] if error.hint else _usual_hint(error)
    elif isinstance(error, GmailError):
        hints = ["Nothing is lost; run the same command again later."]
    if account:
        return [f"{account}: {line}" for line in (*problems, *hints)]
    return [*(f"followup: {problem}" for problem in problems), *hints]


def _next(hint: str, account: str) -> str:
    """A hint that is a command is told as the next one; which account's consent is said in it."""
    if not hint.startswith("followup "):
        return hint
    return f"Next: {hint} {account}" if account and hint == "followup auth" else f"Next: {hint}"


def _usual_hint(error: UserError) -> list[str]:
    if isinstance(error, ConfigError):
        return ["See config.example.toml for every key and its default."]
    return []


@contextmanager
def reported() -> Iterator[None]:
    """Print an error of ours in words on standard error and leave with its status."""
    try:
        yield
    except FollowupError as error:
        for line in words(error):
            print(line, file=sys.stderr)
        raise SystemExit(exit_status(error)) from error
    except BrokenPipeError:
        # The reader of our output (head, less) had enough: that is no fault.
        sys.stdout = None
        raise SystemExit(DONE) from None
    except KeyboardInterrupt:
        print("followup: stopped; nothing is lost", file=sys.stderr)
        raise SystemExit(130) from None
