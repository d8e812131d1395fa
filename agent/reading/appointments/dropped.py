"""Whether "drop", "pull" or "off" call a meeting off, or tell where something is put or lies.

"We must drop your interview" lets it fall; "I'll drop it into your calendar", "drop your interview
pack round" and "off the main road" do not. Knows words only.
"""

from collections.abc import Sequence

from agent.reading.grammar.phrases import Hit
from agent.reading.wording.appointment_en import MEETINGS
from agent.reading.wording.sets import words

DROPS = words(
    """drop dropped dropping pull pulled pulling scrap scrapped scrapping scratch scratched
    scratching shelve shelved bin binned binning axe axed ditch ditching skip abandon"""
)
_ENDS = words(". , ; : ! ? - ( ) because as since so then but while once before after when if")
_REACH = 12
# Where what is dropped goes on standing.
_AWAY = words("into onto down forward forwards round across")
_PLACING = words("in on to at")
_PLACES = words(
    """calendar calendars diary diaries inbox chat post mail email portal system app thread agenda
    planner schedule invite LENGTH"""
)
_NEAR = 4
# What may follow a meeting's name without making another thing of it ("interview details").
_BEHIND = words(
    """DAY TIME WEEK LENGTH WINDOW ZONE with for on at from of in to due until till this that next
    today tonight tomorrow now then later and or altogether again too instead also please by over
    out down into onto off round i we you he she it they who which sorry given owing following
    having pending despite thanks is are was will has have had can could would 's 're 'll 've
    anyway already just asap whilst"""
)


def is_put_somewhere(hit: Hit, said: Sequence[str]) -> bool:
    """ "I'll drop this slot into the diary", "drop our call link in the chat": nothing falls."""
    if hit.name not in _CALLING:
        return False
    at = next((at for at in range(hit.start, hit.end) if said[at] in DROPS), None)
    if at is None:
        return False
    behind = _to_end(said[at + 1 : at + 1 + _REACH])
    return _is_of_thing(behind) or _goes_on(behind) or (said[at] == "drop" and _is_run(behind))


# "Off" of a time speaks of a meeting as well.
_CALLING = frozenset({"cancel", "meeting"})


def _to_end(behind: Sequence[str]) -> Sequence[str]:
    """The words up to the end of their thought."""
    return behind[: next((at for at, word in enumerate(behind) if word in _ENDS), len(behind))]


def _is_of_thing(behind: Sequence[str]) -> bool:
    """ "Your interview details", "this interview form": a thing that has to do with the meeting."""
    named = [at for at, word in enumerate(behind[:_NEAR]) if word in MEETINGS]
    if not named:
        return False
    last = named[-1]
    while last + 1 < len(behind) and behind[last + 1] in MEETINGS:
        last += 1
    return any(
        word.isalpha() and word not in _BEHIND and not word.endswith("ly")
        for word in behind[last + 1 : last + 2]
    )


def _goes_on(behind: Sequence[str]) -> bool:
    """Whether it is told where it is dropped: "into your calendar", "in the chat", "down to 20"."""
    return not _AWAY.isdisjoint(behind) or any(
        word in _PLACING and _names_place(behind[at + 1 : at + 1 + _NEAR])
        for at, word in enumerate(behind)
    )


def _is_run(behind: Sequence[str]) -> bool:
    """ "I have to drop my son off": an errand."""
    return "off" in behind and MEETINGS.isdisjoint(behind[: behind.index("off")])


def _names_place(behind: Sequence[str]) -> bool:
    """ "In the shared calendar", and not "in favour of an email"."""
    return not _PLACES.isdisjoint(behind) and "of" not in behind


def lies_off(behind: Sequence[str]) -> bool:
    """ "Off the main road", "off the back of your test": where or whence, and nothing falls."""
    return behind[:1] in _ARTICLES and _LISTS.isdisjoint(behind[1 : 1 + _NEAR])


_ARTICLES = frozenset((one,) for one in words("the a an our your my"))
_LISTS = words("calendar diary table cards list menu agenda schedule rota board books timetable")
