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
    StoreError,
    UserError,
)

DONE, OUR_FAULT, WRONG_CALL, NEEDS_USER, TRY_AGAIN = 0, 1, 2, 3, 4


def exit_status(error: FollowupError) -> int:
    """The exit status of CONTRACTS.md section 0 for an error."""
    if isinstance(error, (NeedsConsentError, RefusedError)):
        return NEEDS_USER
    if isinstance(error, BusyError):
        return TRY_AGAIN
    if isinstance(error, (UserError, StoreError)):
        return WRONG_CALL
    if isinstance(error, GmailError):
        return TRY_AGAIN
    return OUR_FAULT


def words(error: FollowupError) -> list[str]:
    """What to print for an error: one line a problem, then the next thing to do."""
    if isinstance(error, UserError):
        hint = [error.hint] if error.hint else _usual_hint(error)
        return [*(f"followup: {problem}" for problem in error.problems), *hint]
    if isinstance(error, GmailError):
        return [f"followup: {error}", "Nothing is lost; run the same command again later."]
    return [f"followup: {error}"]


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
