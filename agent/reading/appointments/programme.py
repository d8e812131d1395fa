"""Times of one day told as a programme.

"09:15 Arrival / 09:45 Group exercise / 13:45 Questionnaire / 16:00 Finish" is one day from its
first row to its last. Knows verdicts and the words of rows; no single time's cues.
"""

from collections.abc import Sequence

from agent.reading.appointments.roles import HOLDING, Judged, Role, Verdict
from agent.reading.appointments.rows import is_break
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.nodes import Clock
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words


def as_one_day(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """The rows of a programme as the one appointment they make, and rows that prepare as none.

    A day told by its interviews ("10:00 Coding with Lin") is not one: each stands for itself.
    """
    found = _without_preparing(found, prose)
    rows = _programme(found, prose)
    if not rows:
        return found
    end, whole = _end(rows[-1]), _told_whole(found, rows)
    first = whole or rows[0]
    kept: list[Judged] = []
    for slot, verdict in found:
        if slot is first:
            told = verdict if whole else Verdict(Role.SET, "programme", sure=False)
            kept.append((_until(slot, end), told))
        else:
            kept.append((slot, Verdict(Role.NONE, "agenda")) if slot in rows else (slot, verdict))
    return kept


def _until(slot: Slot, end: Clock | None) -> Slot:
    """The slot with its end, where it has none."""
    if slot.time is None or slot.time.end is not None:
        return slot
    return slot._replace(time=slot.time._replace(end=end))


def _programme(found: Sequence[Judged], prose: Prose) -> list[Slot]:
    """The rows, each with when it begins, of a day that has a last row on which it closes."""
    rows = [
        slot for slot, verdict in found
        if slot.carried and slot.first == 0 and prose.sentences[slot.sentence].listed
    ]  # fmt: skip
    if not rows or len({slot.day for slot in rows}) > 1 or not _closes(rows[-1], prose):
        return []
    ended = rows[-1].time is not None and rows[-1].time.end is not None
    if len(rows) + ended < _ROWS:
        return []
    ends = [slot.time for slot in rows[:-1] if slot.time is not None and slot.time.end is not None]
    told = [prose.sentences[slot.sentence] for slot in rows]
    return [] if ends or any(_stands_apart(one) for one in told) else rows


def _stands_apart(row: Sentence) -> bool:
    """Whether a row tells an interview or whom the user meets: that has a time of its own."""
    if is_break(row.words):
        return False
    named = any(
        one.word in _LEADING and two.text[:1].isupper() and three.text[:1].isupper()
        for one, two, three in zip(row.items, row.items[1:], row.items[2:], strict=False)
    )
    return named or not _APART.isdisjoint(row.words)


def _closes(last: Slot, prose: Prose) -> bool:
    """Whether the day's last row, or the line that told when it ends, closes the day."""
    if last.time is not None and last.time.end is not None:
        behind = prose.sentences[last.sentence + 1 : last.sentence + 2]
        return any(one.listed and one.words[0] == "TIME" for one in behind)
    said = prose.sentences[last.sentence].words[1:]
    return len(said) <= _CLOSING_WORDS and not _CLOSING.isdisjoint(said[:2])


def _end(last: Slot) -> Clock | None:
    if last.time is None:
        return None
    return last.time.end or last.time.start


def _told_whole(found: Sequence[Judged], rows: Sequence[Slot]) -> Slot | None:
    """What a sentence tells of that day as a whole, or None."""
    days = {slot.day.date for slot in rows if slot.day is not None}
    for slot, verdict in found:
        told = verdict.role in HOLDING and slot.time is not None and slot not in rows
        if told and slot.day is not None and slot.day.date in days:
            return slot
    return None


_ROWS, _CLOSING_WORDS = 4, 4
_LEADING = frozenset({":", ",", "-", "by", "|", "("})
_CLOSING = words("finish finishes done close closes closing end ends depart departs departure home")
# Where one row is an interview, the others are what is beside it.
_APART = words("interview interviews interviewer panel with w /")


def _without_preparing(found: Sequence[Judged], prose: Prose) -> list[Judged]:
    """ "9.20 collect the questions and prepare / 9.40 panel": it begins at the second."""
    starts = [
        slot for slot, verdict in found if verdict.role is Role.SET and not _prepares(slot, prose)
    ]
    return [
        (slot, Verdict(Role.NONE, "prepares"))
        if verdict.role is Role.SET and _prepares(slot, prose)
        and any(_comes_after(one, slot) for one in starts) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _prepares(slot: Slot, prose: Prose) -> bool:
    sentence = prose.sentences[slot.sentence]
    if not sentence.listed or slot.time is None or slot.time.end is not None:
        return False
    behind = [word for word in sentence.words[slot.last + 1 :] if word not in _MARKS]
    return behind[:1] != [] and behind[0] in _PREPARING


def _comes_after(one: Slot, slot: Slot) -> bool:
    if one.day is None or slot.day is None or one.time is None or slot.time is None:
        return False
    later = one.time.start.minute - slot.time.start.minute
    return one.day.date == slot.day.date and 0 < later <= _LONGEST_PREPARING


_MARKS = words(", - : | ( * your the you and")
_PREPARING = words("""collect prepare preparation prep preparing reading read collection briefing
    arrive report pick set setup""")  # fmt: skip
_LONGEST_PREPARING = 90
