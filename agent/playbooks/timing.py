"""When one status message falls: its own day, what moves it later, and the day it lands on.

A rung has its own day (from a promise, from silence, from the final interview, or from the rung
before), is moved later by floors (CM-9 and the playbook's spacing, CM-10, CM-3, CM-15), and lands
on the next sending day at 09:00. It must not know what was sent or skipped beyond the rungs below.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from agent.domain.calendar import WORKDAY_END
from agent.domain.facts import ReceivedFact, Source
from agent.playbooks.model import Setting, StepRule
from agent.playbooks.rungs import Move, Rung
from agent.playbooks.situation import Promise, Situation, end_of, fell_on
from agent.playbooks.span import Span
from agent.playbooks.words import day_words


class Timing:
    """The day of one rung: its own, and the floors under it."""

    def __init__(
        self,
        situation: Situation,
        rule: StepRule,
        below: Sequence[Rung],
        asked: Setting[date] | None = None,
    ) -> None:
        """`asked` is the day from which the user wants this rung whatever its own day is (PM-8)."""
        self.at = situation
        self.rule = rule
        self.below = below
        self.asked = asked

    def moves(self) -> tuple[Move, ...]:
        """The rung's own day first, then every floor under it.

        Raises ValueError where there is nothing to count from: the caller has looked (CM-13).
        """
        own = self._own_asked() or (self._own_first() if self._first() else self._own_later())
        if own is None:
            raise ValueError(f"{self.rule.rule} has no day to count {self.rule.step} from")
        return (own, *self._floors())

    def landing(self, moves: tuple[Move, ...]) -> date:
        """The first sending day on or after the latest of the moves."""
        return self.at.sending_day(max(move.day for move in moves))

    def landed(self, moves: tuple[Move, ...], day: date) -> Iterator[Move]:
        """That the sending days moved it, where they did."""
        latest = max(move.day for move in moves)
        if day != latest:
            setting = self.at.playbook.sending_days
            text = f"{day_words(latest)} is no sending day, {day_words(day)} is{setting.note}"
            yield Move(setting.rule or self.rule.rule, day, text)

    def send_before(self, day: date) -> datetime | None:
        """17:00 on the last day of the range, moved along with its beginning; None: no range."""
        setting = self._own_wait()
        if setting is None or self.asked is not None:
            return None
        end = setting.value.paced(self.at.pace).end_after(day, self.at.calendar)
        return None if end is None else self.at.calendar.at(end, WORKDAY_END)

    def promised(self) -> date | None:
        """The window that passed without an update, where the rung's own day rests on one."""
        promise = self._unkept()
        return promise.due if promise is not None and not promise.running else None

    def _first(self) -> bool:
        return not self.below

    def _own_wait(self) -> Setting[Span] | None:
        rule = self.rule
        if not self._first():
            return rule.after_interview or rule.after_previous
        promise = self._unkept()
        if promise is not None:
            return self._grace(rule, promise.fact.firm)
        if self.at.fallen is not None:
            return self.at.playbook.after_cancellation
        return rule.after_silence or rule.after_interview

    @staticmethod
    def _grace(rule: StepRule, firm: bool) -> Setting[Span] | None:
        return rule.after_promise if firm else rule.after_loose_promise or rule.after_promise

    def _own_asked(self) -> Move | None:
        if self.asked is None:
            return None
        text = "the user asked to write to the hiring manager instead of a silent recruiter"
        return Move(self.asked.rule, self.asked.value, text)

    def _own_first(self) -> Move | None:
        if self._unkept() is not None:
            return self._after_promise()
        return self._after_cancellation() if self.at.fallen else self._after_silence()

    def _unkept(self) -> Promise | None:
        """The promise that the first rung counts from: no word came after it."""
        promise = self.at.promise
        return promise if promise is not None and promise.updated_by is None else None

    def _after_promise(self) -> Move | None:
        """The first day after the promised window, plus the playbook's grace (CM-3)."""
        promise = self.at.promise
        first = self.at.playbook.status[0]
        if promise is None:
            return None
        grace = self._grace(first, promise.fact.firm)
        if grace is None:
            return None
        day = grace.value.begin(promise.due, self.at.calendar)
        text = (
            f"word was promised by {day_words(promise.due)}; "
            f"{grace.value} after it is {day_words(day)}{grace.note}"
        )
        rule = grace.rule if self._first() else "CM-3"
        return Move(rule, day, text, promise.fact.source, held_by="CM-3")

    def _after_cancellation(self) -> Move | None:
        fallen, wait = self.at.fallen, self.at.playbook.after_cancellation
        if fallen is None:
            return None
        gone = fell_on(fallen, self.at.calendar)
        anchor = max(gone, self.at.silent_day or gone)
        day = wait.value.paced(self.at.pace).begin(anchor, self.at.calendar)
        text = f"the interview fell away on {day_words(gone)} without a new date; {wait.value}"
        return Move(wait.rule, day, text + self._notes(wait), fallen.source)

    def _after_silence(self) -> Move | None:
        """Nothing promised (or answered without a date): silence counts, or the interview's day."""
        silence, interview = self.rule.after_silence, self.rule.after_interview
        anchor = self.at.silent_day
        wait = silence or interview
        if anchor is None or wait is None:
            return None
        since = "without word since"
        if silence is None and self.at.last_held_day is not None:
            anchor, since = self.at.last_held_day, "after the interview of"
        day = wait.value.paced(self.at.pace).begin(anchor, self.at.calendar)
        text = f"{wait.value} {since} {day_words(anchor)} is {day_words(day)}{self._notes(wait)}"
        return Move(wait.rule, day, text, self._silence_source())

    def _silence_source(self) -> Source | None:
        word, held = self.at.last_word, self.at.last_held
        if held is not None and self.at.silent_since == end_of(held, self.at.calendar):
            return held.source
        return Source(word.message_id, word.at, word.quote) if word else None

    def _own_later(self) -> Move | None:
        """Two weeks, one month: from the final interview, or from the first status message."""
        interview, previous = self.rule.after_interview, self.rule.after_previous
        wait = interview or previous
        if wait is None:
            return None
        anchor, since = self.below[-1].ref, "the message before, of"
        if interview is not None:
            held = self.at.last_held_day
            anchor, since = held or self.below[0].ref, "the final interview, of"
            since = since if held else "the first status message, of"
        day = wait.value.paced(self.at.pace).begin(anchor, self.at.calendar)
        text = f"{wait.value} after {since} {day_words(anchor)}, is {day_words(day)}"
        held_source = self.at.last_held.source if interview and self.at.last_held else None
        return Move(wait.rule, day, text + self._notes(wait), held_source)

    def _notes(self, wait: Setting[Span]) -> str:
        pace = self.at.pace
        return wait.note + (f" (ET-8: waits times {pace:g})" if pace != 1.0 else "")

    def _floors(self) -> Iterator[Move]:
        yield from self._spacing()
        yield from self._after_answer()
        promise = self._after_promise()
        if promise is not None and not (self._first() and self._unkept() and not self.asked):
            yield promise
        yield from self._after_return()

    def _spacing(self) -> Iterator[Move]:
        """CM-9: from the last status message sent, and from an unsent rung's own day."""
        sent = self.at.status_sent[-1].day if self.at.status_sent else None
        unsent = self.below[-1].ref if self.below and self.below[-1].sent is None else None
        if unsent is not None and (sent is None or unsent > sent):
            ref, what = unsent, "the step before it, unsent, of"
        elif sent is not None:
            ref, what = sent, "the status message of"
        else:
            return
        for wait in self.at.playbook.spacing:
            day = wait.value.begin(ref, self.at.calendar)
            text = f"{wait.value} after {what} {day_words(ref)} is {day_words(day)}"
            yield Move(wait.rule, day, text + wait.note)

    def _after_answer(self) -> Iterator[Move]:
        """CM-10: a word without a date, asked for or not, moves the next step."""
        word = self._dateless_word()
        if word is None:
            return
        wait = self.at.playbook.after_answer
        wrote = self.at.day(word.at)
        day = wait.value.begin(wrote, self.at.calendar)
        text = f"they wrote without a date on {day_words(wrote)}; {wait.value} on: {day_words(day)}"
        yield Move(wait.rule, day, text + wait.note, Source(word.message_id, word.at, word.quote))

    def _dateless_word(self) -> ReceivedFact | None:
        """The newest word since the promise (or, without one, since the interview) that counts."""
        if self.at.promise is not None:
            return self.at.promise.updated_by
        held, word = self.at.last_held, self.at.last_word
        if word is None or (held is not None and word.at < end_of(held, self.at.calendar)):
            return None
        return word

    def _after_return(self) -> Iterator[Move]:
        """CM-15: the business day after the return date of an out-of-office answer."""
        wait = self.at.playbook.after_return
        for absence in self.at.facts.absences:
            if absence.returns_on is not None:
                day = wait.value.begin(absence.returns_on, self.at.calendar)
                text = f"out of office until {day_words(absence.returns_on)}{wait.note}"
                yield Move(wait.rule, day, text, absence.source)
