"""`now`, and the earliest later instant at which an answer about it would change.

Every comparison with `now` goes through here: a judgement can only change without new mail when one
of the comparisons that made it flips, so the earliest of them that lies ahead is the next look.
"""

from datetime import date, datetime, time

from agent.domain.calendar import BusinessCalendar

_MIDNIGHT = time(0, 0)


class Alarm:
    """One evaluation's view of the clock. All instants are aware; `today` is the user's date."""

    __slots__ = ("calendar", "next_look", "now", "today")

    def __init__(self, now: datetime, calendar: BusinessCalendar) -> None:
        self.now = now
        self.calendar = calendar
        self.today = calendar.local_date(now)
        self.next_look: datetime | None = None

    def reached(self, instant: datetime) -> bool:
        """Whether the instant has come; if not, it is one to look again at."""
        if instant <= self.now:
            return True
        if self.next_look is None or instant < self.next_look:
            self.next_look = instant
        return False

    def day_reached(self, day: date) -> bool:
        """Whether that day has begun in the user's zone; if not, its midnight is looked at."""
        if day <= self.today:
            return True
        self.reached(self.calendar.at(day, _MIDNIGHT))
        return False
