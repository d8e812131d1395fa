"""From which day a counted window runs: "a week after your interview", "ten days of 12 June".

Knows the items of one sentence. Where the event's own day is not said beside the count, the window
has no end here, and its rule tells what it is counted from.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from agent.reading.grammar.counts import count
from agent.reading.grammar.nodes import Day
from agent.reading.grammar.periods import end_of_part, part_at
from agent.reading.grammar.reference import Reference, monday_of
from agent.reading.grammar.stretch import ANCHORS, Found, Items, word_at
from agent.reading.wording.sets import words

FROM_MEETING, FROM_CLOSING = "count from meeting", "count from closing"
BEHIND_MEETING = "count behind meeting"
FROM_SUBMISSION = "count from submission"
WEEK_AFTER_MEETING, WEEK_AFTER_CLOSING = "week after meeting", "week after closing"
_COUNTED = ("count", "hours")


def anchored(items: Items, one: Found, ref: Reference, previous: date | None) -> Found:
    """A count from another day than today: "within ten working days of 12 June".

    Counted from the day named behind it; from an event whose day is not said, it has no end here.
    """
    if one.rule not in _COUNTED:
        return one
    later = _later(items, one)
    if later and previous is not None:
        # "Phoned no more than 48 hours afterwards": behind what was named last.
        return one._replace(stop=one.stop + later, due=count_from(items, one, ref, previous))
    if later:
        return one._replace(due=None, rule="count from elsewhere")
    if previous is not None and _is_following(items, one):
        return one._replace(due=count_from(items, one, ref, previous))
    one = _to_the_day(items, one)
    at = _anchor(items, one.stop)
    if at is None:
        return _behind_opening(items, one, ref, previous)
    if word_at(items, at) == "from" and _is_sender(items, at + 1):
        return one
    return _behind(items, one, at, ref, previous)


def week_after_event(items: Items, place: int, _ref: Reference) -> Found | None:
    """ "The week after your interview", "the week after 16 May": told by the event's day."""
    one = _week_after(items, place)
    if one is None or (one.due is None and one.rule == _WEEK_AFTER_ELSEWHERE):
        return None
    return one if one.due is None else one._replace(due=_in_week_after(items, one, one.due))


def _week_after(items: Items, place: int) -> Found | None:
    """The same, and without an end where the week follows something else than a meeting."""
    after = word_at(items, place + 1) in ("after", "following")
    if not after or word_at(items, place) != "week" or word_at(items, place - 1) != "the":
        return None
    behind = _thought(items[place + 2 : place + 2 + _NEAR_EVENT])
    event = {"meeting": WEEK_AFTER_MEETING, "closing": WEEK_AFTER_CLOSING}.get(_event(behind))
    one = Found(place, place + 2, None, True, event or _WEEK_AFTER_ELSEWHERE)
    node = next((item.node for item in behind if item.node is not None), None)
    if node is not None and isinstance(node.value, Day):
        # "The week after Monday 14 May": that day's, where nothing leans on another.
        day = node.value.date if not node.value.relation or node.value.named else None
        return one._replace(due=day, rule=_WEEK_AFTER_ELSEWHERE)
    return one


_WEEK_AFTER_ELSEWHERE = "week after elsewhere"


def of_week_after(items: Items, one: Found) -> Found:
    """ "Early in the week after your interview", "the Friday of the week after you see us"."""
    part = one.rule.endswith(" of week")
    at = one.stop - 1 if part else one.stop
    if not part and word_at(items, at) in ("of", "in"):
        at += 1 + (word_at(items, at + 1) == "the")
    after = _week_after(items, at) if at > one.first else None
    if after is None:
        return one
    whole = after._replace(first=one.first, firm=one.firm)
    return (
        whole if whole.due is None else whole._replace(due=_in_week_after(items, whole, whole.due))
    )


def _in_week_after(items: Items, one: Found, day: date) -> date:
    """The end of the named part, or the named weekday, of the week behind that day's."""
    monday = monday_of(day) + _WEEK
    for at in range(one.first, one.stop):
        node = items[at].node
        if node is not None and isinstance(node.value, Day) and node.value.weekday is not None:
            return monday + timedelta(days=node.value.weekday)
        part = part_at(items, at)[0]
        if part:
            return end_of_part(part, "week", monday)
    return end_of_part("end", "week", monday)


_WEEK = timedelta(days=7)


# The event stands near: "the week after your second interview".
_NEAR_EVENT = 4


def _later(items: Items, one: Found) -> int:
    """How many words behind a count put it behind a day told before: "later", "that follow"."""
    said = word_at(items, one.stop), word_at(items, one.stop + 1)
    if said[0] in _LATER:
        return 1
    if said[0] in ("on", "following") and said[1] in _STOPS:
        return 1  # "A week on, you'll have our letter", and no "a week on Monday"
    return 2 if said[0] in ("that", "which") and said[1] in _FOLLOWS else 0


def _is_following(items: Items, one: Found) -> bool:
    """ "Within the following five working days"."""
    before = word_at(items, one.first - 1), word_at(items, one.first - 2)
    return before == ("following", "the")


_STOPS = ("", ".", ",", ";", ":", "!", "?", ")", "(", "-", "and")
_FOLLOWS = words("follow follows")


def _to_the_day(items: Items, one: Found) -> Found:
    """ "Two weeks to the day after your interview": the window with what stresses it."""
    said = [item.word for item in items[one.stop : one.stop + 4]]
    stressed = said[:3] == ["to", "the", "day"] and not ANCHORS.isdisjoint(said[3:])
    return one._replace(stop=one.stop + 3) if stressed else one


def _behind(items: Items, one: Found, at: int, ref: Reference, previous: date | None) -> Found:
    """A count with an "after" at `at`, from the day or event that stands behind it."""
    if previous is not None and word_at(items, at + 1) in ("", ".", ",", ";", ")"):
        return one._replace(stop=at + 1, due=count_from(items, one, ref, previous))
    behind = _thought(items[at + 1 : at + 14])
    if word_at(items, at) == "after" and word_at(items, one.first - 1) not in ("within", "inside"):
        behind = _as_far_as_on(behind)
    if _is_now(behind):
        return one
    if tuple(item.word for item in behind[:1]) in _HANDED_IN and _event(behind) != "closing":
        return one._replace(rule=FROM_SUBMISSION)
    said = tuple(item.word for item in behind[:3])
    same = next((day for day in _NAMED_BEFORE if said[: len(day)] == day), ())
    same = _IT if said == _IT or (said[:1] == _IT and said[1] in ",.;)(") else same
    if previous is not None and same:
        return one._replace(stop=at + 1 + len(same), due=count_from(items, one, ref, previous))
    for step, item in enumerate(behind):
        if item.node is not None and isinstance(item.node.value, Day):
            day: date | None = item.node.value.date
            if item.node.value.relation == "same_day":
                if _event(behind) == "meeting":
                    break  # "after interviews finish that day": the day of the meeting
                day = previous
            due = count_from(items, one, ref, day) if day is not None else None
            return one._replace(stop=at + step + 2, due=due)
    return one._replace(due=None, rule="count from " + _event(behind))


def _anchor(items: Items, place: int) -> int | None:
    """Where "after", "of", "from" stands behind a count: "on from", "have passed since"."""
    at = place + (word_at(items, place) == "," and word_at(items, place + 1) in _COUNTING)
    while word_at(items, at) in _PASSING:
        at += 1
    word = word_at(items, at)
    if word in _BEYOND:
        return at if word_at(items, at + 1) in _BEYOND_WHAT else None
    return at if word in ANCHORS or (at > place and word == "since") else None


def _is_sender(items: Items, place: int) -> bool:
    """ "An answer within 5 working days from me", "from our side": who tells, and no day."""
    said = word_at(items, place), word_at(items, place + 1)
    return said[0] in _TELLERS or (said[0] in ("our", "my") and said[1] in _SIDES)


_TELLERS = words("me us him her them hr here someone somebody")
_SIDES = words("side end team office hr")


# "Allow a week beyond that".
_BEYOND = words("beyond past")
_BEYOND_WHAT = words("that it then DAY the this your our")


_PASSING = words(
    """on have has had passed elapsed gone by later counted counting reckoned starting running"""
)


_COUNTING = words("counted counting reckoned")


def _as_far_as_on(behind: Items) -> Items:
    """ "A week after the visit, on Wednesday 13 June": the day that says the whole again."""
    for step in range(1, len(behind) - 2):
        if [item.word for item in behind[step : step + 3]] == [",", "on", "DAY"]:
            return behind[:step]
    return behind


def _thought(behind: Items) -> Items:
    """The items behind a count's "after" as far as their thought goes."""
    for step, item in enumerate(behind):
        said = item.word, behind[step + 1].word if step + 1 < len(behind) else ""
        whom = step > 0 and behind[step - 1].word in _MEETING_THEM | {"to", "with"}
        if item.word in _ENDING and not whom and not _is_met(behind[: step + 2]):
            return behind[:step]
        if said in (("that", "is"), (",", "being")):
            return behind[:step]
    return behind


# Behind these another thought begins: "a week after that, by the 25th".
_ENDING = words("by so and but i we you they means meaning namely thus hence ; .")


def _is_met(said: Items) -> bool:
    """ "From when we met", "after you've come in": who meets is told in the same thought."""
    return all(item.word in _WHO_MEETS for item in said) and bool(said)


_WHO_MEETS = words(
    """when that we you i they 've have had will 'll met meet meeting spoke speak spoken saw see
    seen come came visit visited sat sit been talk talked chat chatted"""
)


def _told_as_met(said: Sequence[str]) -> bool:
    """ "Seeing you", "speaking to you", "your coming in": a meeting told by its verb."""
    first, *rest = [word for word in said if word != "your"][:3] or [""]
    to = rest[1:] if rest[:1] in (["to"], ["with"]) else rest
    if first == "coming":
        return rest[:1] == ["in"] or rest[:2] == ["to", "see"]
    return first in _MEETING_THEM and to[:1] in (["you"], ["us"], ["everyone"])


_MEETING_THEM = words("seeing speaking talking interviewing visiting")


def _is_now(behind: Items) -> bool:
    """ "Of receipt", "from today", "of this email": counted from the writing."""
    said = [item.word for item in behind[:4]]
    if not _WRITING.isdisjoint(said):
        return "this" not in said or _event(behind) != "meeting"
    return "email" in said and "," not in said[: said.index("email")]


# "Four weeks after submission": of the application, which is acknowledged in such mail.
_HANDED_IN = (("submission",), ("submitting",), ("applying",))
_WRITING = words("receipt receiving today now this")


def _behind_opening(items: Items, one: Found, ref: Reference, previous: date | None) -> Found:
    """ "Following your interview, allow eight working days": behind a meeting that opens it.

    "After that we'll be in touch within three working days": behind the day named last.
    """
    said = [item.word for item in items[: one.first]]
    opening = next((at for at, word in enumerate(said) if word in _OPENING), None)
    if opening is None:
        return one
    rest = said[opening + 1 :]
    if said[opening] in _BEHIND_MET and _opens_met(rest):
        return one._replace(due=None, rule=FROM_MEETING)
    opens = opening == 0 and said[opening] == "once"
    if opens and rest[:1] and rest[0] in _WHO and MEETINGS.isdisjoint(rest):
        # "Once we've spoken to your referees, within two days": of which nobody knows the day.
        return one._replace(due=None, rule="count from elsewhere")
    told = rest[: next((at for at, word in enumerate(rest) if word in _NEXT_SUBJECT), 0)]
    if told == ["that"] and said[opening] in _AFTER and opening <= 1 and previous is not None:
        return one._replace(due=count_from(items, one, ref, previous))
    if not told or told[0] not in _WHOSE | MEETINGS or "DAY" in told:
        return one
    if not MEETINGS.intersection(told):
        return one
    return one._replace(rule=BEHIND_MEETING)


def _opens_met(rest: Sequence[str]) -> bool:
    """ "Once we've met you we decide within three days": somebody meets somebody, then more."""
    at = next((at for at, word in enumerate(rest) if word in _MET), len(rest))
    if not 0 < at < len(rest) or not _WHO.issuperset(rest[:at]):
        return False
    at += 1 + (rest[at + 1 : at + 2] in (["to"], ["with"], ["in"]))
    return rest[at] in _WHOM if at < len(rest) else True


_BEHIND_MET = words("after once")
_WHO = words("we you i they 've have all both")
_MET = words("met meet seen see spoken speak talked talk chatted interviewed come visited")
# "Once we've seen your papers" and "once we've spoken to your referees" are no meetings.
_WHOM = words("you us everyone everybody all both each , we i")
_OPENING = words("after following once")
_NEXT_SUBJECT = words(", we i you they he she please hr candidates expect allow give")
_WHOSE = words("your the our this each that meeting speaking")


def behind_event(items: Items, one: Found, found: Sequence[Found], ref: Reference) -> Found | None:
    """ "After your trial on Friday the 18th, within a week": counted from the day that opens it."""
    if one.rule != "count" or len(found) != 1 or word_at(items, one.stop) in ANCHORS:
        return None
    day = found[0].due
    if day is None or day <= ref.today or found[0].rule in _COUNTED:
        return None
    ahead = [item.word for item in items[max(0, found[0].first - _LEADING) : found[0].first]]
    if _AFTER.isdisjoint(ahead) or word_at(items, one.stop + 1) == "today":
        return None
    return one._replace(due=count_from(items, one, ref, day), rule="count")


# So many words may stand between "after" and the day of the event: "your visit to the yard on".
_LEADING = 8
_AFTER = words("after following")


_NAMED_BEFORE = (("that", "date"), ("that", "day"), ("that",), ("then",))
# "Two working days after it": behind the day named last, where "it" ends the thought.
_IT = ("it",)
_LATER = words("later afterwards afterward thereafter")


def _event(behind: Items) -> str:
    """What a count runs from: a meeting, a closing date, or something else."""
    said = [item.word for item in behind[:6]]
    if not _CLOSING.isdisjoint(said) or any(pair in _CLOSING_DAYS for pair in pairwise(said)):
        return "closing"
    if not _LAST.isdisjoint(said) and not _ONES.isdisjoint(said):
        return "meeting"
    if not MEETINGS.isdisjoint(said) or _is_met(behind[:3]) or _is_met(behind[:2]):
        return "meeting"
    if _told_as_met(said):
        return "meeting"
    return "elsewhere"


# "Within three days of the last one": of those who are seen.
_LAST = words("last final")
_ONES = words("one candidate interviewee applicant")
_CLOSING = words("closing closes close deadline closed cutoff")
_CLOSING_DAYS = frozenset({("submission", "date"), ("due", "date"), ("cut", "off")})
MEETINGS = words(
    """interview interviews call chat conversation meeting meetings dinner dinners lunch session
    discussion visit presentation panel onsite assessment day shift trial audition lesson night
    evening demonstration tasting event trial medical board boards centre center
    stage attendance superday assessments panels trials visits sessions calls stages case cases
    round rounds presentations tasks screening screen viva talk"""
)


def count_from(items: Items, one: Found, ref: Reference, day: date) -> date | None:
    """The end of a counted window that runs from that day, or of the week behind that day's."""
    if one.rule in (WEEK_AFTER_MEETING, WEEK_AFTER_CLOSING):
        return _in_week_after(items, one, day)
    moved = replace(ref, written=ref.written.replace(year=day.year, month=day.month, day=day.day))
    for start in range(one.first, one.stop):
        found = count(items, start, moved)
        if found is not None:
            return found.due
    return None
