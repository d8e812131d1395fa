"""`followup run`: looks after every account until it is told to stop.

Theory of operation. APScheduler only ticks: what is due is in the database, so a restart, a
suspend or a week without a network loses nothing and is caught up by one pass. Each account has
its own ticks, its own back-off and its own trouble. The main thread waits for a signal, writes the
health file, and ends the process with a fault where the ticks have stopped coming (a supervisor
starts it again). Whether they have is told by the clock that never jumps. Where the wall clock
jumps, set by hand or after a suspend, every account is looked after at once, for the scheduler
would sleep on. It must not know rules or mail.
"""

import json
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from agent.clock import monotonic, utc_now, wall_now
from agent.errors import (
    FollowupError,
    GmailError,
    NeedsConsentError,
    RateLimitedError,
    UserError,
)

log = logging.getLogger(__name__)

HEALTH_NAME = "health.json"
GRACE_SECONDS = 10.0
_BACK_OFF_CAP = timedelta(hours=1)
_SILENT_TICKS = 5
# A wall clock that moved this much against the other one was set, or the machine slept.
_JUMP = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Passed:
    """What a pass brought: events counted, why nothing was written, what else to tell."""

    events: int
    held: str = ""
    note: str = ""


Pass = Callable[[datetime], Passed]
"""One pass over one account as at an instant (UTC)."""


@dataclass
class Looked:
    """How one account's passes went, for back-off and for the health file.

    `passes` counts those begun, `ticked` is when the last tick came (monotonic seconds).
    Between `put_off_at` and `not_before` the account is left alone.
    """

    passes: int = 0
    failures: int = 0
    put_off_at: datetime | None = None
    not_before: datetime | None = None
    ticked: float | None = None
    last_success: datetime | None = None
    trouble: str = ""
    needs_user: bool = False
    held: str = ""
    note: str = ""


class Pace(BaseTrigger):  # type: ignore[misc]  # apscheduler comes without types
    """A tick so long after the last one, a little later by chance; missed ticks are one tick.

    APScheduler's own interval goes through every tick that a clock's leap left out, and a machine
    that wakes in 1970 and is set right leaves out millions.
    """

    __slots__ = ("every", "jitter")

    def __init__(self, every: timedelta) -> None:
        """`every` is the pace; the chance is a tenth of it, thirty seconds at most."""
        self.every = every
        self.jitter = min(30.0, every.total_seconds() / 10)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """As APScheduler asks: the tick after `previous`, never one that is past by now."""
        due = previous + self.every if previous else now
        due = due if due > now else now + self.every
        later: datetime = self._apply_jitter(due, self.jitter, now)
        return later


def _a_scheduler() -> BackgroundScheduler:
    return BackgroundScheduler(timezone=UTC)


@dataclass
class Daemon:
    """The passes of all accounts, each at its own pace, until stopped.

    `speed` is how many seconds of `now` pass in one: a rehearsal's clock runs faster.
    `watch_every` is after how many seconds at most health is written and the clock looked at.
    """

    passes: dict[str, Pass]
    every: timedelta
    state_dir: Path
    speed: float = 1.0
    watch_every: float = 30.0
    stop: threading.Event = field(default_factory=threading.Event)
    looked: dict[str, Looked] = field(default_factory=dict)
    now: Callable[[], datetime] = utc_now
    _writing: threading.Lock = field(default_factory=threading.Lock)
    _scheduler: BackgroundScheduler = field(default_factory=_a_scheduler)

    def run(self) -> int:
        """Tick until SIGTERM or SIGINT; answers the exit status."""
        self._listen()
        for account in self.passes:
            self.looked[account] = Looked()
            self._scheduler.add_job(
                self.tick,
                Pace(self.every / self.speed),
                args=[account],
                next_run_time=wall_now(),
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()
        tell_supervisor("READY=1")
        try:
            return self._watch()
        finally:
            self.stop.set()
            tell_supervisor("STOPPING=1")
            _shut_down(self._scheduler)
            self._write_health("stopped")

    def tick(self, account: str) -> None:
        """One pass over one account, unless it is to be left alone for now."""
        looked, now = self.looked[account], self.now()
        looked.ticked = monotonic()
        if self.stop.is_set() or _is_put_off(looked, now):
            return
        looked.passes += 1
        try:
            passed = self.passes[account](now)
        except FollowupError as error:
            self._note_trouble(account, error, now)
        except Exception:
            # A fault of ours in one pass must not end the others'; the next tick tries again.
            log.exception("account %d: a pass failed", self._number(account))
            self._back_off(looked, now)
            looked.trouble = "a fault of ours; see the log"
        else:
            if passed.held and passed.held != looked.held:
                log.warning(
                    "account %d: nothing is written: %s", self._number(account), passed.held
                )
            self.looked[account] = Looked(
                passes=looked.passes,
                ticked=looked.ticked,
                last_success=now,
                held=passed.held,
                note=passed.note,
            )
            log.info("account %d: pass done: %d events", self._number(account), passed.events)
        self._write_health("running")

    def _note_trouble(self, account: str, error: FollowupError, now: datetime) -> None:
        looked = self.looked[account]
        looked.trouble = str(error)
        looked.needs_user = isinstance(error, UserError)
        if isinstance(error, RateLimitedError) and error.until is not None:
            looked.put_off_at, looked.not_before = now, error.until
        else:
            self._back_off(looked, now)
        level = logging.WARNING if isinstance(error, GmailError) else logging.ERROR
        number, what = self._number(account), type(error).__name__
        log.log(level, "account %d: pass put off: %s%s", number, what, _remedy(error))

    def _back_off(self, looked: Looked, now: datetime) -> None:
        looked.failures += 1
        wait = min(self.every * 2 ** min(looked.failures, 10), _BACK_OFF_CAP)
        looked.put_off_at, looked.not_before = now, now + wait

    def _number(self, account: str) -> int:
        """Which account, in the configuration's order: a log holds no address."""
        return list(self.passes).index(account) + 1

    def _listen(self) -> None:
        def _stop(_number: int, _frame: FrameType | None) -> None:
            self.stop.set()

        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)

    def _watch(self) -> int:
        """Wait for the end; 1 where the ticks stopped although nobody asked for it."""
        seconds = self.every.total_seconds() / self.speed
        begun, offset = monotonic(), self._offset()
        while not self.stop.wait(min(self.watch_every, seconds)):
            self._write_health("running")
            tell_supervisor("WATCHDOG=1")
            offset, before = self._offset(), offset
            if abs(offset - before) > _JUMP * self.speed:
                self._catch_up(offset - before)
            newest = max((one.ticked for one in self.looked.values() if one.ticked), default=begun)
            silent = monotonic() - newest
            if silent > seconds * _SILENT_TICKS + 60:
                log.critical("no tick for %d seconds", silent)
                return 1
        return 0

    def _offset(self) -> datetime:
        """When the clock that never jumps began, by the wall clock: the same until that jumps."""
        return self.now() - timedelta(seconds=monotonic()) * self.speed

    def _catch_up(self, moved: timedelta) -> None:
        """The wall clock jumped: one tick for each account now, and from then on as ever."""
        log.info(
            "the clock moved by %d s: every account is looked after now", moved.total_seconds()
        )
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=wall_now())

    def _write_health(self, state: str) -> None:
        report = {
            "state": state,
            "at": self.now().isoformat(),
            "process": os.getpid(),
            "accounts": {name: _plain(one) for name, one in self.looked.items()},
        }
        path = self.state_dir / HEALTH_NAME
        fresh = path.with_suffix(".new")
        with self._writing:
            fresh.touch(mode=0o600)
            fresh.write_text(json.dumps(report, indent=1), encoding="utf-8")
            fresh.replace(path)


def tell_supervisor(words: str, environ: Mapping[str, str] = os.environ) -> None:
    """Tell systemd how the service is (sd_notify(3)); nothing happens without it."""
    address = environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    # A leading @ stands for the zero byte of an abstract address.
    path = f"\0{address[1:]}" if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel, suppress(OSError):
        channel.sendto(words.encode(), path)


def _is_put_off(looked: Looked, now: datetime) -> bool:
    """Whether an account is to be left alone; a clock that was set back ends that as well."""
    if looked.not_before is None or looked.put_off_at is None:
        return False
    return looked.put_off_at <= now < looked.not_before


def _remedy(error: FollowupError) -> str:
    if isinstance(error, NeedsConsentError):
        return "; next: followup auth"
    return "; next: followup doctor" if isinstance(error, UserError) else ""


def _plain(one: Looked) -> dict[str, object]:
    return {
        "passes": one.passes,
        "last_success": one.last_success.isoformat() if one.last_success else None,
        "failures": one.failures,
        "not_before": one.not_before.isoformat() if one.not_before else None,
        "needs_user": one.needs_user,
        "trouble": one.trouble,
        "held": one.held,
        "note": one.note,
    }


def _shut_down(scheduler: BackgroundScheduler) -> None:
    """Let the step under way finish, but no longer than the grace that supervisors allow."""
    waiting = threading.Thread(target=scheduler.shutdown, kwargs={"wait": True}, daemon=True)
    waiting.start()
    waiting.join(GRACE_SECONDS)
