"""Times in lists, tables and blocks of details: the role a row takes from what surrounds it.

Knows nothing of sentences' scope beyond the cues it is given.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from agent.reading.appointments.clauses import tells_parts
from agent.reading.appointments.cues import CHANGING, DETAIL_LABELS, Scene
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.slot import Slot
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import rows_en
from agent.reading.wording.sets import words


def judge_row(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """A line of a list, a table or a block of details."""
    sentence = prose.sentences[slot.sentence]
    label = _label(sentence, slot)
    names = scene.in_clause(sentence, slot)
    barred = _barred_row(slot, sentence, label, names, prose)
    if barred is not None:
        return barred
    around = _around(slot.sentence, prose, scene)
    if around is None or not (scene.meeting or "offer" in scene.names):
        return Verdict(Role.NONE, "no meeting")
    if label & rows_en.NEW_LABELS:
        return Verdict(Role.MOVED, "label")
    own = frozenset(names)
    if (
        not names & {"move", "set", "booked"}
        and not label & DETAIL_LABELS
        and _is_lettered(slot, prose)
    ):
        names.add("offer")
    names |= around
    if label & DETAIL_LABELS and _is_moved_above(slot.sentence, prose, scene):
        return Verdict(Role.MOVED, "intro")
    if names & {"set", "booked"} and label & DETAIL_LABELS:
        return Verdict(Role.SET, "details")
    if {"booked", "fit"} <= own and not own & {"offer", "wish", "free", "move"}:
        return Verdict(Role.SET, "settled")
    return _row_role(names, scene)


def _is_lettered(slot: Slot, prose: Prose) -> bool:
    """ "b) 19 May, 13:00": letters before days of their own are to be chosen from.

    The lettered parts of one day, or of "your interviews", are its programme.
    """
    row = prose.sentences[slot.sentence]
    opening = row.words[row.words[0] == "(" :][:2]
    if opening[1:] != (")",) or opening[0] not in _LETTERS or slot.time is None or slot.carried:
        return False
    intro = _neighbour(slot.sentence, prose, -1, 14)
    return intro is None or ("your", "interviews") not in pairwise(intro.words)


_LETTERS = words("a b c d e f g h")


def _says_off(label: set[str]) -> bool:
    """ "Both interviews are cancelled: ...": a statement of what follows, and no label of it."""
    return not (label.isdisjoint(_CANCELLED) or label.isdisjoint(_ARE))


_CANCELLED, _ARE = words("cancelled canceled"), words("are is 're been")


def _barred_row(
    slot: Slot, sentence: Sentence, label: set[str], names: set[str], prose: Prose
) -> Verdict | None:
    """Why the row itself names no appointment that holds, or None."""
    other = label & rows_en.OTHER_LABELS
    if slot.time is not None and slot.time.end is not None:
        other -= {"duration"}  # "Duration: 9:00 AM - 2:45 PM"
    if other and not label & {"interview", "date", "time"}:
        return Verdict(Role.NONE, "label")
    if label & rows_en.OLD_LABELS and not label & rows_en.NEW_LABELS and not _says_off(label):
        return Verdict(Role.OLD, "label")
    if not label & rows_en.NEW_LABELS and _is_under_old(sentence, prose):
        return Verdict(Role.OLD, "heading")
    beside = _beside_day(slot, sentence, prose)
    if beside:
        return Verdict(Role.NONE, beside)
    if set(sentence.words[slot.last + 1 :]) & rows_en.GONE or _tells_gone(sentence):
        return Verdict(Role.OLD, "gone")
    whole = not tells_parts(sentence.words)
    if (whole and is_break(_beside_brackets(sentence.words, slot))) or (
        label & _WHEN and _under_break(sentence, prose)
    ):
        return Verdict(Role.NONE, "break")
    if "hours" in names and "meeting" not in names:
        return Verdict(Role.NONE, "hours")
    return None


def _beside_brackets(said: tuple[str, ...], slot: Slot) -> tuple[str, ...]:
    """ "14-15 o'clock (we close for lunch from 12.30)": brackets with a time stand for themselves.

    Of a time within them, what they hold.
    """
    if "(" not in said or ")" not in said[said.index("(") :]:
        return said
    low = said.index("(")
    high = said.index(")", low)
    if low < slot.last < high:
        return said[low:high]
    return (*said[:low], *said[high:]) if "TIME" in said[low:high] else said


def _tells_gone(sentence: Sentence) -> bool:
    """ "(Already gone: Wed 9:30, Thu 1:45)": none of what the row lists is left."""
    head = sentence.words[:_OPENING]
    return ":" in head and not rows_en.GONE.isdisjoint(head[: head.index(":")])


_OPENING = 5


def _is_under_old(sentence: Sentence, prose: Prose) -> bool:
    """ "PREVIOUS TIME / Tuesday, 15 October / 3:00 PM": the short line above tells what was."""
    above = _above_rows(sentence, prose)
    return (
        above is not None
        and not rows_en.OLD_HEADINGS.isdisjoint(above.words)
        and not (rows_en.NEW_LABELS & above.said or "to" in above.said)
    )


def _beside_day(slot: Slot, sentence: Sentence, prose: Prose) -> str:
    """Why a row is none of the user's day with the employer, or ""."""
    if _is_after_end(sentence, prose):
        return "after end"
    if slot.time is None and _is_day_off(sentence):
        return "day off"
    return "rides" if _is_under_rides(sentence, prose) else ""


def _is_after_end(sentence: Sentence, prose: Prose) -> bool:
    """ "15:00 End for you / 15:15 Exchange between the two": the rest is not the user's."""
    for above in reversed(prose.sentences[: sentence.number]):
        if above.block != sentence.block or not above.listed or "DAY" in above.said:
            return False
        if above.words[0] == "TIME" and above.words[1:4] in _END_FOR_YOU:
            return True
    return False


_END_FOR_YOU = frozenset(
    (end, "for", "you") for end in words("end ends finish finishes done close")
)


def _is_day_off(row: Sentence) -> bool:
    """ "Thu 8/3 - day off for me": a row that says nobody is there."""
    return ("day", "off") in pairwise(row.words) or row.words[-1] in ("off", "away", "holiday")


def _is_under_rides(sentence: Sentence, prose: Prose) -> bool:
    """ "Our trains to the site:" above a table: its hours are theirs."""
    above = _above_rows(sentence, prose)
    return (
        above is not None
        and not rows_en.RIDES.isdisjoint(above.words)
        and _INTERVIEW_WORDS.isdisjoint(above.words)
    )


def _above_rows(sentence: Sentence, prose: Prose) -> Sentence | None:
    """The short line without a time above the rows that a row belongs to."""
    for at in range(sentence.number - 1, -1, -1):
        above = prose.sentences[at]
        if above.block != sentence.block:
            return None
        if not (above.listed or "|" in above.words):  # a row, or the head of the table
            return None if above.hot or len(above.words) > _HEADING else above
    return None


def is_break(said: Sequence[str]) -> bool:
    """ "Lunch with the team", "pick-up at the hotel": no interview, unless the row says so."""
    row = set(said)
    if not row & rows_en.BREAKS and rows_en.BREAK_PAIRS.isdisjoint(pairwise(said)):
        return False
    return "not" in row or not row & _INTERVIEW_WORDS


def _under_break(sentence: Sentence, prose: Prose) -> bool:
    """ "Lunch / Time: 12:00 - 1:00": the short line above names what the time is for."""
    above = prose.sentences[sentence.number - 1] if sentence.number else None
    if above is None or above.block != sentence.block or above.hot:
        return False
    return len(above.words) <= _HEADING and ":" not in above.words and is_break(above.words)


_HEADING = 6
_WHEN = words("time when start starts starting")
_INTERVIEW_WORDS = frozenset({"interview", "interviews", "panel"})


def _row_role(names: set[str], scene: Scene) -> Verdict:
    """The role a row takes from the lines around it, else from the message as a whole."""
    off = "cancel" in scene.subject or not names & {"offer", "move"}
    if "cancel" in names and off:
        return Verdict(Role.CANCELLED, "cancel")
    if names & {"offer", "wish", "free", "fit"}:
        return Verdict(Role.OFFERED, "offer")
    if "move" in names or "move" in scene.subject:
        return Verdict(Role.MOVED, "move")
    if "cancel" in scene.subject:
        return Verdict(Role.CANCELLED, "subject")
    if names & {"set", "booked"} or scene.labelled:
        return Verdict(Role.SET, "set")
    offered = scene.asks or ("offer" in scene.names and not scene.names & {"set", "booked"})
    return Verdict(Role.OFFERED if offered else Role.SET, "scene", sure=False)


def _label(sentence: Sentence, slot: Slot) -> set[str]:
    return set(sentence.words[: min(slot.first, 5)]) if slot.first <= 6 else set()


def _around(number: int, prose: Prose, scene: Scene) -> set[str] | None:
    """Cues of the line that introduces the list and of what follows it; None where it bars them."""
    intro = _introducing(number, prose)
    if intro is not None:
        if intro.words[-1] == ":" and not _BEFORE.isdisjoint(intro.words[-2:-1]):
            return None
        names = scene.whole(intro)
        if "hours" in names and not names & {"meeting", "offer", "set", "booked"}:
            return None
    settled = (
        intro is not None
        and bool(scene.whole(intro) & {"booked", "set"})
        and not (scene.whole(intro) & (_OPEN | {"fit"}))
    )
    found: set[str] = {"offer"} if intro is not None and _leads_to_choice(intro) else set()
    for sentence in (intro, *_headings(intro, prose), *_following(number, prose)):
        if sentence is not None:
            names = scene.whole(sentence)
            if sentence is not intro and (sentence.asks or _is_spare(sentence)):
                names = names - CHANGING if names & CHANGING else _asked(sentence, names)
            opens = _asks_of_them(sentence, names) if settled else not _asks_for_change(sentence)
            found |= names if sentence is intro or opens else names - _OPEN
    return found


def _introducing(number: int, prose: Prose) -> Sentence | None:
    """The line that introduces a row, over one that only tells whose clock all times are on."""
    intro = _neighbour(number, prose, -1, 14)
    while intro is not None and _tells_clock(intro):
        above = prose.sentences[intro.number - 1] if intro.number else None
        if above is None or above.listed or intro.block - above.block > 1:
            return intro
        intro = above
    return intro


def _tells_clock(sentence: Sentence) -> bool:
    """ "All times are shown in Singapore Standard Time.": and nothing else."""
    return "ZONE" in sentence.said and _OF_CLOCK.issuperset(sentence.words)


_OF_CLOCK = words("""ZONE all the times time timings slots are is shown given listed stated quoted
    in on below above following local your our and of - : . , ( ) please note that as""")


def _asks_of_them(sentence: Sentence, names: frozenset[str]) -> bool:
    """Whether a line behind rows that are set asks whether they suit, or which of them does."""
    return sentence.asks and ("fit" in names or not _WHICH.isdisjoint(sentence.said))


def _asks_for_change(sentence: Sentence) -> bool:
    """ "Need to make changes to this event?": of what is set, and no choice."""
    return sentence.asks and sentence.words[0] in _NEEDING and "changes" in sentence.said


_WHICH = words("which these those any either one whichever prefer choose pick")
_NEEDING = words("need needing want wish")


def _leads_to_choice(intro: Sentence) -> bool:
    """ "He's away on Monday, so either", "here is what we have": rows to choose from."""
    said = [word for word in intro.words if word.isalpha()][-3:]
    free = not _SPARE_TIME.isdisjoint(said) or not _POSSIBLE.isdisjoint(said)
    if intro.words[-1] == ":" and free:
        return True
    return said[-1:] == ["either"] or (said[:1] == ["what"] and said[2:] == ["have"])


# "Here's what his calendar has left:", "I see a few holes:".
_SPARE_TIME = words("left holes gaps openings")
_POSSIBLE = words("possible possibilities options alternatives proposals suggestions choices")


def _is_moved_above(number: int, prose: Prose, scene: Scene) -> bool:
    """ "Your interview has been rescheduled to: / Date: ...": the line that opens the block."""
    intro = _neighbour(number, prose, -1, 14)
    if intro is None or intro.words[-1] != ":" or _is_spare(intro):
        return False
    return scene.moves(intro)


def _is_spare(sentence: Sentence) -> bool:
    """ "If you need to reschedule, use this link", "to cancel, click here": only if need be."""
    said = sentence.words
    return not _SUPPOSING.isdisjoint(said[:4]) or not _CLICKING.isdisjoint(said)


def _asked(sentence: Sentence, names: frozenset[str]) -> frozenset[str]:
    return names | {"offer"} if sentence.asks else names


_SUPPOSING = words("if should need needing to unable can cannot")
_CLICKING = words("click link button portal http https here visit")
# "Please complete your interview before: / Jan 17": the last moment for it.
_BEFORE = words("before by until till within due deadline expires")
_OPEN = frozenset({"offer", "free", "wish"})


def _headings(intro: Sentence | None, prose: Prose) -> Iterable[Sentence]:
    """Up to two short lines without a time above the line that introduces the list."""
    if intro is None:
        return ()
    at = intro.number
    above = prose.sentences[max(0, at - 2) : at]
    return [one for one in above if not one.hot and len(one.words) <= 24]


def _neighbour(number: int, prose: Prose, step: int, reach: int) -> Sentence | None:
    """The nearest line in that direction that is no row itself, within two paragraphs."""
    block = prose.sentences[number].block
    at = number + step
    while 0 <= at < len(prose.sentences) and abs(at - number) <= reach:
        candidate = prose.sentences[at]
        if abs(candidate.block - block) > 2:
            return None
        if not candidate.listed and any(word.isalpha() for word in candidate.words):
            return candidate
        block = candidate.block
        at += step
    return None


def _following(number: int, prose: Prose) -> Iterable[Sentence]:
    """Up to two sentences behind the list that hold no time of their own."""
    first = _neighbour(number, prose, 1, 14)
    if first is None:
        return
    at = first.number
    for sentence in prose.sentences[at : at + 2]:
        if sentence.listed or "TIME" in sentence.words:
            return
        yield sentence
