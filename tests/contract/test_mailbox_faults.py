"""Faults on the way to the mailbox: what the caller is told, and that no write is ever repeated.

The rows of the fault table (gmail-api.md 8) that belong to the door to Google; the local server
brings them about. What is done about them is the services'.
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from agent.errors import (
    CursorExpiredError,
    GmailError,
    NeedsConsentError,
    RateLimitedError,
    RejectedError,
    TransientError,
    UnknownOutcomeError,
)
from agent.gmail.mailbox import GmailMailbox
from agent.gmail.quota import RetryPolicy
from agent.gmail.scopes import COMPOSE, INSERT, READONLY
from agent.localgmail import FaultKind
from agent.ports import ChangeKind
from tests.contract.mailbox_world import EMAIL, Town, World, mail, town

K = FaultKind
RETRIES = RetryPolicy(tries=3, patience=300)
BROKEN = [
    K.RESET,
    K.CLOSED,
    K.CUT,
    K.INTERNAL,
    K.BAD_GATEWAY,
    K.UNAVAILABLE,
    K.DEADLINE,
    K.HTML,
]
LOST_AFTER = [*BROKEN, K.SILENT]
WEATHER = [
    *BROKEN,
    K.TOO_MANY,
    K.TOO_MANY_CONCURRENT,
    K.RATE,
    K.USER_RATE,
    K.PRECONDITION,
]


@pytest.fixture(scope="module", name="home")
def _home() -> Iterator[Town]:
    with town() as found:
        yield found


@pytest.fixture
def world(home: Town, tmp_path: Path) -> Iterator[World]:
    with home.world(tmp_path) as found:
        found.mailbox.profile()  # what is struck below is the call itself
        yield found


def attempts(world: World, method: str) -> int:
    return world.server.counters().calls.get(method, 0)


def created(mailbox: GmailMailbox) -> object:
    return mailbox.create_draft(mail(sender=EMAIL, message_id="<op-7@followup.invalid>"))


def inserted(mailbox: GmailMailbox) -> object:
    return mailbox.insert(
        mail(sender="d@followup.invalid", message_id="<d-7@f.invalid>"), ["INBOX"]
    )


def listed(mailbox: GmailMailbox) -> object:
    return list(mailbox.messages())


CREATIONS: list[tuple[str, Callable[[GmailMailbox], object]]] = [
    ("drafts.create", created),
    ("messages.insert", inserted),
]


@pytest.mark.parametrize("kind", LOST_AFTER)
@pytest.mark.parametrize(("method", "write"), CREATIONS)
def test_a_write_whose_answer_is_lost_happened_once_and_is_unknown(
    world: World, kind: FaultKind, method: str, write: Callable[[GmailMailbox], object]
) -> None:
    """Rows 25 to 28: the effect is there, the answer is not, nothing is sent twice."""
    before = world.mailbox.profile().messages_total
    if kind is K.SILENT:
        world.hurry()
    world.server.faults.strike(kind, on=method, after_effect=True)
    with pytest.raises(UnknownOutcomeError):
        write(world.mailbox)
    world.restart()
    assert world.mailbox.profile().messages_total == before + 1
    assert world.server.counters().repeated_writes == 0
    assert attempts(world, method) == 1


@pytest.mark.parametrize("kind", LOST_AFTER)
@pytest.mark.parametrize(("method", "write"), CREATIONS)
def test_a_write_lost_before_its_effect_is_unknown_too(
    world: World, kind: FaultKind, method: str, write: Callable[[GmailMailbox], object]
) -> None:
    """From here the two cannot be told apart; that is what reconciliation is for."""
    if kind is K.SILENT:
        world.hurry()
    world.server.faults.strike(kind, on=method)
    with pytest.raises(UnknownOutcomeError):
        write(world.mailbox)
    assert attempts(world, method) <= 1


def test_a_write_to_a_server_that_is_down_did_not_happen(world: World) -> None:
    """Connection refused: known, and worth another try."""
    with world.server.down(), pytest.raises(TransientError) as caught:
        created(world.mailbox)
    assert not isinstance(caught.value, UnknownOutcomeError)
    assert world.mailbox.drafts() == ()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (K.FORBIDDEN, RejectedError),
        (K.RATE, RateLimitedError),
        (K.USER_RATE, RateLimitedError),
        (K.DAILY_LIMIT, RateLimitedError),
        (K.TOO_MANY, RateLimitedError),
        (K.TOO_MANY_CONCURRENT, RateLimitedError),
        (K.BLOCKED_UNTIL, RateLimitedError),
        (K.PRECONDITION, RejectedError),
        (K.SCOPE, NeedsConsentError),
        (K.NOT_CONFIGURED, NeedsConsentError),
        (K.DOMAIN_POLICY, NeedsConsentError),
        (K.NO_GMAIL, NeedsConsentError),
    ],
)
def test_a_definite_no_to_a_write_is_told_as_one(
    world: World, kind: FaultKind, expected: type[Exception]
) -> None:
    """Rows 7 to 12 and 29: nothing happened, nothing needs to be searched for."""
    world.server.faults.strike(kind, on="drafts.create")
    with pytest.raises(expected):
        created(world.mailbox)
    assert world.mailbox.drafts() == ()
    assert attempts(world, "drafts.create") <= 1


@pytest.mark.parametrize("kind", WEATHER)
def test_a_read_outlasts_bad_weather(world: World, kind: FaultKind) -> None:
    """Once struck, the read is tried again and answers."""
    gmail_id = world.arrives()
    world.restart(RETRIES)
    world.server.faults.strike(kind, on="messages.get")
    assert world.mailbox.raw(gmail_id).gmail_id == gmail_id


@pytest.mark.parametrize("kind", WEATHER)
def test_a_read_that_only_meets_bad_weather_says_so(world: World, kind: FaultKind) -> None:
    """Bounded, and never an answer made up."""
    gmail_id = world.arrives()
    world.restart(RETRIES)
    world.server.faults.strike(kind, on="messages.get", times=0)
    expected = RejectedError if kind is K.PRECONDITION else TransientError
    with pytest.raises(expected):
        world.mailbox.raw(gmail_id)
    assert len(world.pauses) <= RETRIES.tries - 1


def test_a_block_with_a_time_is_handed_on(world: World) -> None:
    """Row 11: RATE_UNTIL(time), for the store to keep."""
    world.server.faults.strike(K.BLOCKED_UNTIL, on="history.list", seconds=900)
    with pytest.raises(RateLimitedError) as caught:
        world.mailbox.history(world.mailbox.profile().history_id)
    assert caught.value.until is not None
    assert abs(caught.value.until - world.clock.at - timedelta(minutes=15)) < timedelta(seconds=2)


def test_a_silent_server_costs_no_more_than_the_timeout(world: World) -> None:
    """No answer at all: the read ends."""
    world.hurry()
    world.server.faults.strike(K.SILENT, on="users.getProfile")
    with pytest.raises(TransientError):
        world.mailbox.profile()


def test_a_trickling_answer_costs_no_more_than_the_deadline(world: World) -> None:
    """Each byte in time, the whole never."""
    gmail_id = world.arrives()
    world.hurry()
    world.server.faults.strike(K.TRICKLE, on="messages.get", seconds=8)
    with pytest.raises(TransientError):
        world.mailbox.raw(gmail_id)


def test_a_slow_answer_within_the_deadline_is_an_answer(world: World) -> None:
    """Patience is not the same as none."""
    gmail_id = world.arrives()
    world.server.faults.strike(K.TRICKLE, on="messages.get", seconds=0.5)
    assert world.mailbox.raw(gmail_id).gmail_id == gmail_id


def test_an_expired_access_token_is_renewed_unseen(world: World) -> None:
    """Row 1, for reads and for writes; the new one is stored."""
    world.server.expire_access_tokens(EMAIL)
    before = (world.directory / "token.json").read_text()
    created(world.mailbox)
    world.server.expire_access_tokens(EMAIL)
    assert len(world.mailbox.drafts()) == 1
    assert (world.directory / "token.json").read_text() != before
    assert world.server.counters().repeated_writes == 0


def test_a_refused_token_on_a_write_is_renewed_and_the_write_done_once(world: World) -> None:
    """401 says that nothing was done."""
    world.server.faults.strike(K.UNAUTHORIZED, on="drafts.create")
    created(world.mailbox)
    assert len(world.mailbox.drafts()) == 1


def test_a_revoked_consent_needs_the_user(world: World) -> None:
    """Row 2: at once, with the command, and the mailbox as it was."""
    world.server.revoke(EMAIL)
    mailbox = world.mailbox
    for call in (mailbox.profile, mailbox.drafts, partial(created, mailbox)):
        with pytest.raises(NeedsConsentError) as caught:
            call()
        assert caught.value.hint == "followup auth"


@pytest.mark.parametrize("kind", [K.BAD_GATEWAY, K.RESET, K.HTML, K.CLOSED])
def test_a_token_endpoint_in_trouble_is_no_lost_consent(world: World, kind: FaultKind) -> None:
    """Row 3; and a write before which it happens is known not to have happened."""
    world.server.expire_access_tokens(EMAIL)
    world.server.faults.strike(kind, on="oauth.token", times=0)
    with pytest.raises(TransientError) as caught:
        created(world.mailbox)
    assert not isinstance(caught.value, UnknownOutcomeError)
    world.server.faults.calm()
    assert world.mailbox.drafts() == ()


@pytest.mark.parametrize(
    ("granted", "write", "named"),
    [
        ((READONLY, INSERT), created, "gmail.compose"),
        ((READONLY, COMPOSE), inserted, "gmail.insert"),
        ((COMPOSE, INSERT), listed, "gmail.readonly"),
    ],
)
def test_a_consent_too_narrow_names_the_box(
    world: World, granted: tuple[str, ...], write: Callable[[GmailMailbox], object], named: str
) -> None:
    """Row 4."""
    world.restart(scopes=granted)
    with pytest.raises(NeedsConsentError, match=named):
        write(world.mailbox)


def test_a_cursor_that_expires_while_paging_has_expired(world: World) -> None:
    """Row 15."""
    cursor = world.mailbox.profile().history_id
    world.arrives()
    world.server.faults.strike(K.CURSOR_EXPIRED, on="history.list")
    with pytest.raises(CursorExpiredError):
        world.mailbox.history(cursor)


def test_a_page_with_a_token_and_no_history_is_followed(world: World) -> None:
    """Row 17."""
    cursor = world.mailbox.profile().history_id
    gmail_id = world.arrives()
    world.server.faults.strike(K.HISTORY_EMPTY_PAGE, on="history.list")
    changes = world.mailbox.history(cursor).changes
    assert gmail_id in {change.gmail_id for change in changes}


def test_a_record_that_comes_twice_counts_once(world: World) -> None:
    """Duplicated history records."""
    cursor = world.mailbox.profile().history_id
    gmail_id = world.arrives()
    world.server.faults.strike(K.HISTORY_DUPLICATED, on="history.list")
    added = [c for c in world.mailbox.history(cursor).changes if c.kind is ChangeKind.ADDED]
    assert [change.gmail_id for change in added] == [gmail_id]


def test_a_write_fault_on_the_users_draft_leaves_it_alone(world: World) -> None:
    """An update whose answer is lost changed the draft at most once."""
    made = world.mailbox.create_draft(mail(sender=EMAIL))
    world.server.faults.strike(K.CLOSED, on="drafts.update", after_effect=True)
    with pytest.raises(UnknownOutcomeError):
        world.mailbox.update_draft(made.draft_id, mail(sender=EMAIL, body="again"))
    (found,) = world.mailbox.drafts()
    assert found.draft_id == made.draft_id
    assert found.message_id != made.message_id
    assert attempts(world, "drafts.update") == 1


def test_a_delete_whose_answer_is_lost_is_done_again_without_harm(world: World) -> None:
    """Rows 40 and 25: the repetition finds nothing, which is success."""
    made = world.mailbox.create_draft(mail(sender=EMAIL))
    world.server.faults.strike(K.RESET, on="drafts.delete", after_effect=True)
    with pytest.raises(UnknownOutcomeError):
        world.mailbox.delete_draft(made.draft_id)
    world.mailbox.delete_draft(made.draft_id)
    assert world.mailbox.drafts() == ()


@pytest.mark.parametrize("seed", range(5))
def test_no_storm_makes_two_drafts_of_one_write(world: World, seed: int) -> None:
    """Thirty writes in a storm: each is done, refused or unknown, and none is done twice."""
    world.server.faults.storm(
        seed, 0.5, [kind for kind in K if kind not in (K.SILENT, K.TRICKLE)], on="drafts.create"
    )
    done = unknown = 0
    refused = world.server.faults.struck().get(K.UNAUTHORIZED, 0)
    for number in range(30):
        raw = mail(sender=EMAIL, message_id=f"<op-{number}@followup.invalid>")
        try:
            world.mailbox.create_draft(raw)
            done += 1
        except UnknownOutcomeError:
            unknown += 1
        except (GmailError, NeedsConsentError):
            continue
    world.server.faults.calm()
    time.sleep(0.1)  # the last fault may have been a refusal of connections for a while
    ids = [
        world.mailbox.view(ref.message_id, ["Message-ID"]).header("message-id")
        for ref in world.mailbox.drafts()
    ]
    assert len(ids) == len(set(ids))
    assert done <= len(ids) <= done + unknown
    refused = (
        world.server.faults.struck().get(K.UNAUTHORIZED, 0) - refused
    )  # 401: not done, so done again
    assert world.server.counters().repeated_writes <= refused
