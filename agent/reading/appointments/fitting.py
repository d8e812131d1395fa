"""Times fitted to what stands beside them: "Monday evening ... 7ish", "9am, finishing at 4pm".

Looks at one sentence; knows nothing of what an appointment is.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from agent.reading.appointments.neighbours import days_in, span_in, time_place
from agent.reading.appointments.slot import Slot
from agent.reading.grammar.clocks import HOUR_BEFORE
from agent.reading.grammar.halves import with_half
from agent.reading.grammar.nodes import Clock
from agent.reading.grammar.parts import checked
from agent.reading.prose import Prose, Sentence
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS

_EVENING = words("evening night tonight")
_AFTERNOON = words("afternoon arvo")
_NOON = 12 * 60
# "6.40 on Friday morning": what without those words would be an hour of the late afternoon.
_EARLY, _EVENING_BEGINS = 16 * 60, 19 * 60


def fitted(slots: Sequence[Slot], prose: Prose) -> list[Slot]:
    """The slots with the half of the day that the day's own words tell, and with their ends."""
    found: list[Slot] = []
    for slot in slots:
        sentence = prose.sentences[slot.sentence]
        one = _in_early_trade(_in_its_part(slot, sentence), sentence)
        if found and (_is_end_of(found[-1], one, sentence) or _is_told_end(found[-1], one, prose)):
            found[-1] = _ended(found[-1], one)
        else:
            found.append(one)
    found = [_on_day_before(one, prose.sentences[one.sentence]) for one in found]
    found = _under_weekday(found, prose)
    return [
        one for at, one in enumerate(found)
        if not (_told_again(one, found[at + 1 : at + 4]) or _is_leant_on(one, found[at + 1 :][:2]))
    ]  # fmt: skip


def _on_day_before(slot: Slot, sentence: Sentence) -> Slot:
    """ "I'll call you at 1pm the day before", "the evening before, at 5": a day ahead of the one
    that was named last."""
    if not slot.carried or slot.day is None or "before" not in sentence.said:
        return slot
    said, ahead = sentence.words, sentence.words[max(0, slot.first - 5) : slot.first]
    if ("before", ",") in pairwise(ahead) and not _goes_no_further(said, slot.last + 1):
        return slot  # "read the pack the day before, at 10am you will meet Ana"
    while ahead[-1:] in _LINKS:
        ahead = ahead[:-1]
    behind = said[slot.last + 1 : slot.last + 5]
    told = ahead[-3:] if ahead[-1:] == ("before",) else behind[:3]
    if told[:1] != ("the",) or told[1:2] not in _DAY_OR_PART or told[2:] != ("before",):
        return slot
    if told == behind[:3] and behind[3:] in _OTHER:
        return slot
    return slot._replace(day=slot.day._replace(date=slot.day.date - timedelta(days=1)))


def _goes_no_further(said: Sequence[str], at: int) -> bool:
    """Whether the sentence ends at `at`, or no new thought begins there ("at 5, on Zoom")."""
    return said[at : at + 1] in _ENDS or at >= len(said)


_ENDS = ((".",), ("!",), ("?",), (",",), (";",))
_LINKS = ((",",), ("at",), ("around",), ("about",))
_DAY_OR_PART = frozenset((one,) for one in ("day", *DAY_PARTS))
# "At 5 the day before the launch": the day ahead of another.
_OTHER = frozenset((one,) for one in words("a an that this my they he she we i DAY"))


def _is_leant_on(slot: Slot, behind: Sequence[Slot]) -> bool:
    """ "Consults wrap at 12, so yours is quarter past": the hour only tells the other time."""
    return slot.time is not None and any(
        one.sentence == slot.sentence and one.time is not None
        and one.time.start.doubt == HOUR_BEFORE
        for one in behind
    )  # fmt: skip


def _under_weekday(slots: Sequence[Slot], prose: Prose) -> list[Slot]:
    """ "Day: Thursday / Date: 22 March": one day told in two rows, doubted where they disagree."""
    found: list[Slot] = []
    for slot in slots:
        last = found[-1] if found else None
        weekday = _weekday_row(last, slot, prose) if last is not None else None
        if weekday is not None and slot.day is not None:
            found[-1] = slot._replace(day=checked(slot.day, weekday))
        else:
            found.append(slot)
    return found


def _weekday_row(last: Slot, slot: Slot, prose: Prose) -> int | None:
    """The weekday that the row right above a date names and nothing else, or None."""
    above = prose.sentences[last.sentence]
    if last.day is None or slot.day is None or last.time is not None or not slot.day.named:
        return None
    if not 0 < prose.sentences[slot.sentence].number - above.number <= _ROWS_APART:
        return None
    bare = above.listed and above.words[0] in _DAY_LABELS and len(above.words) <= _ROW
    return last.day.weekday if bare and not last.day.named else None


_DAY_LABELS = words("day weekday")
_ROWS_APART, _ROW = 2, 4


def _told_again(slot: Slot, behind: Sequence[Slot]) -> bool:
    """ "The Tuesday we return, November 30, at 3": the weekday is said again as a date."""
    if slot.time is not None or slot.day is None or slot.day.named or slot.day.weekday is None:
        return False
    return any(
        one.sentence == slot.sentence and one.time is not None
        and one.day is not None and one.day.named and one.day.date.weekday() == slot.day.weekday
        for one in behind
    )  # fmt: skip


def _in_its_part(slot: Slot, sentence: Sentence) -> Slot:
    """ "Monday evening at 7": the evening is the day's, and tells the half of bare hours."""
    if slot.time is None or slot.carried:
        return slot
    start, end = slot.time.start, slot.time.end
    if start.half or (end is not None and end.half):
        return slot
    early = _EARLY <= start.minute < _EVENING_BEGINS
    if not (start.doubt or start.minute < _NOON or early):
        return slot
    half = _half_said(sentence, slot, start)
    if not half:
        return slot
    first, last = _set(start, half), _set(end, half) if end is not None else None
    if last is not None and last.minute <= first.minute:
        return slot
    return slot._replace(time=slot.time._replace(start=first, end=last))


def _in_early_trade(slot: Slot, sentence: Sentence) -> Slot:
    """ "Vans leave the depot 7 so be there half six": whoever starts work may mean the morning."""
    start = slot.time.start if slot.time is not None else None
    guessed = start is not None and not start.half and not start.doubt
    if slot.time is None or start is None or not guessed:
        return slot
    begins = sentence.words[max(0, time_place(sentence, slot) - 2) :][:2] in _WE_START
    if not begins and _EARLY_WORK.isdisjoint(sentence.said):
        return slot
    if not _FROM_DAWN <= start.minute < _EVENING_BEGINS:
        return slot
    return slot._replace(time=slot.time._replace(start=start._replace(doubt="morning or evening")))


_FROM_DAWN = 16 * 60 + 30
_WE_START = frozenset((who, "start") for who in ("i", "we"))
_EARLY_WORK = words("""depot yard vans van trucks truck lorry lorries crew
    milking bake bakery harvest picking""")  # fmt: skip


def _set(time: Clock, half: str) -> Clock:
    return with_half(time, half)._replace(weak=time.weak)


def _half_said(sentence: Sentence, slot: Slot, start: Clock) -> str:
    """The half of the day named with the day of a slot, or ""."""
    said = {word for at in _days_told(sentence, slot) for word in _part_said(sentence, at)}
    if said & _EVENING and 5 * 60 <= start.minute < _NOON:
        return "pm"
    if said & _AFTERNOON and start.minute < 7 * 60 + 1:
        return "pm"
    guessed = start.doubt or start.minute >= _EARLY
    return "am" if said & {"morning", "forenoon"} and guessed else ""


def _days_told(sentence: Sentence, slot: Slot) -> list[int]:
    """Where the day of a slot is told: right beside its time, and none of another choice's."""
    place = time_place(sentence, slot)
    days = [at for at in range(place - 1, slot.first - 1, -1) if sentence.words[at] == "DAY"][:1]
    if place == slot.first and _leads_to_day(sentence.words[place + 1 : slot.last]):
        days.append(slot.last)
    if sentence.words[slot.first - 3 : slot.first - 2] == ("DAY",) and slot.first > 2:
        days.append(slot.first - 3)  # "Wednesday evening, 8 December, at 7.30"
    return [
        at for at in days
        if _is_same_weekday(sentence, at, slot) or _ends_row(sentence, slot.first, at)
    ]  # fmt: skip


def _ends_row(sentence: Sentence, first: int, place: int) -> bool:
    """ "Friday and Saturday evening": the part behind a row of days, which all of them share."""
    row, part = sentence.words[first:place], sentence.words[place + 1 : place + 2]
    shared = row[:1] == ("DAY",) and _ROW_OF_DAYS.issuperset(row)
    return shared and not DAY_PARTS.isdisjoint(part)


_ROW_OF_DAYS = words("DAY and or , &")


def _leads_to_day(between: Sequence[str]) -> bool:
    """ "7 on the evening of Friday", "7 or 8 on ..."; not "at 9 or on the evening of Friday"."""
    return all(
        word not in _CHOICE or after == "TIME" for word, after in pairwise((*between, "DAY"))
    )


_CHOICE = words("or and , ; /")


def _is_same_weekday(sentence: Sentence, place: int, slot: Slot) -> bool:
    node = sentence.items[place].node
    days = days_in(node.value) if node is not None else ()
    return slot.day is not None and any(
        day.date.weekday() == slot.day.date.weekday() for day in days
    )


def _part_said(sentence: Sentence, place: int) -> set[str]:
    """What may tell the part of a day: "Monday evening", "the evening of Monday", "tonight"."""
    said = {*sentence.words[place + 1 : place + 2]}
    if sentence.words[max(0, place - 1) : place] == ("of",):
        said.add(sentence.words[max(0, place - 2)])
    node = sentence.items[place].node
    return said | {node.rule} if node is not None else said


def _is_end_of(before: Slot, slot: Slot, sentence: Sentence) -> bool:
    """ "..., finishing at 4pm": the end of the time before it on the same day."""
    if before.sentence != slot.sentence or before.time is None or slot.time is None:
        return False
    if before.time.end is not None or slot.time.end is not None or _day(before) != _day(slot):
        return False
    place = time_place(sentence, slot)
    later = span_in(sentence.items[place]).start.minute > before.time.start.minute
    led = [word for word in sentence.words[max(0, place - 4) : place] if word not in _SKIPPED]
    if sentence.words[place - 1] == "by" and not _DONE.isdisjoint(led[-1:]):
        return later  # "and we'll have you out by 12:45"
    if sentence.words[place - 2 : place] == ("TIME", "~"):
        return later  # "10:00 ~ 11:00"
    if led[-2:] in _GOING_ON:
        return later  # "Thursday at 3, this one until 4"
    if _is_let_go(before, led, sentence, place):
        return later
    return later and led[-1:] != [] and led[-1] in _ENDING


def _is_let_go(before: Slot, led: Sequence[str], sentence: Sentence, place: int) -> bool:
    """ "6am start, knock off at 11", "home by 3", "we'll let you go at 11.30": when it is over.

    Not what the writer does then, nor a third: "I'm home by 3", "the painters are done at 3"; and
    "are you done at 2" and "you are free at 2 for the trial?" ask for another time.
    """
    told = sentence.words[time_place(sentence, before) + 1 : place]
    if ("are", "you") in pairwise(told) or ("free" in told and sentence.asks):
        return False
    part = max((at + 1 for at, word in enumerate(told) if word in _PARTS), default=0)
    if not (_OF_BOTH | _SKIPPED).issuperset(told[part:]):
        return False
    return led[-1:] != [] and (led[-1] in _OVER or tuple(led[-2:]) in _LET_GO)


_PARTS = words("; , and but - ( . :")
_OVER = words("home wrap wrapped away")
_OF_BOTH = _OVER | words("""you we us 'll 'd 're 've will would should can be are have let get got
    expect to then all everyone probably normally usually start it 's is knock knocking knocked
    clock clocking clocked off out done go leave free back for""")
_LET_GO = frozenset(
    [(verb, way) for verb in words("knock knocking clock clocking knocked clocked")
     for way in words("off out")]
    + [(whom, way) for whom in words("you be are 're , and then all") for way in words("done out")]
    + [("you", "go"), ("you", "off"), ("you", "leave"), ("you", "away"), ("you", "free"),
       ("be", "free"), ("'re", "free"), ("are", "free")]
)  # fmt: skip


def _is_told_end(before: Slot, slot: Slot, prose: Prose) -> bool:
    """ "From: 8 Feb 3 PM / To: 8 Feb 3:40 PM", or two columns under "From | To": one stretch."""
    if before.time is None or slot.time is None or _day(before) != _day(slot):
        return False
    length = slot.time.start.minute - before.time.start.minute
    if before.time.end or slot.time.end or not 0 < length <= _LONGEST:
        return False
    here, there = prose.sentences[slot.sentence], prose.sentences[before.sentence]
    if before.sentence != slot.sentence:
        opens = there.words[:2] == ("from", ":") and here.words[:2] == ("to", ":")
        return opens and here.number - there.number == 1 and not _moves(prose)
    columns = set(here.words[time_place(here, before) + 1 : time_place(here, slot)]) == {"|"}
    return columns and _is_headed(here, prose)


_LONGEST = 10 * 60


def _moves(prose: Prose) -> bool:
    """Whether the message or its subject speaks of a move: "from" may be where it was."""
    said = (*prose.sentences, *((prose.subject,) if prose.subject else ()))
    return any(not _MOVED.isdisjoint(one.said) for one in said)


_MOVED = words("moved moves move rescheduled reschedule changed change shifted postponed preponed")


def _is_headed(row: Sentence, prose: Prose) -> bool:
    """Whether the line over a table names columns of a beginning and an end."""
    above = (one for one in reversed(prose.sentences[: row.number]) if not one.listed)
    head = next(above, None)
    if head is None or head.block != row.block or "|" not in head.said:
        return False
    return any({"|", *pair} <= head.said for pair in _COLUMNS)


_COLUMNS = (("from", "to"), ("start", "end"), ("starts", "ends"), ("begin", "end"),
            ("begins", "ends"), ("from", "until"))  # fmt: skip


def _day(slot: Slot) -> date | None:
    return slot.day.date if slot.day is not None else None


_ENDING = words("""finishing finishes finish ending ends concluding concludes finished wraps
    wrapping""")  # fmt: skip
_GOING_ON = tuple(
    [one, two] for one in words("one lasts lasting runs running goes going")
    for two in ("until", "till", "til", "to")
)  # fmt: skip
_DONE = words("done out through over")
_SKIPPED = words("at by around about approx approximately . ~ - : up")


def _ended(before: Slot, slot: Slot) -> Slot:
    if before.time is None or slot.time is None:
        return before
    return before._replace(time=before.time._replace(end=slot.time.start))
