"""The places of a sentence where a role stands: "for the ... position", "Role: ...".

Patterns and how much each says; which of the roles found wins is `roles`' matter.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = (
    r"(?:(?:Sr|Jr|St)\.|\.NET|(?:[a-z]{1,3}(?=[A-Z]))?[A-Z0-9ÄÖÜÉ]"
    r"(?:[\w&'’+#/-]|\.(?=\w)){0,30}(?:\([\w/]{1,20}\))?)"
)
_JOIN = r"(?:,\s|\s?[&/–]\s?|\s-\s|\s)(?:(?:of|and|for|the|in|to|de)\s){0,2}"
_GENDER = r"(?:\s\((?:[mfwdx]\s?/\s?[mfwdx](?:\s?/\s?[mfwdx*])?|all genders|any gender|gn)\))?"
# "Tax Consultant I at": not the writer.
_FIRST = (
    r"(?:\sI(?=\s(?:at|in|with|on|role|position|job|post|opening|vacancy|and (?:will|are|we))\b"
    r"|[,)]|\.(?!\w)|$))?"
)
_OPENING = r"(?:\((?:Senior|Junior|Lead|Sr\.?|Jr\.?)\)\s)?"
_FIELD = rf"(?:(?:,|\s[-–])\s{_WORD}(?:\s(?:(?:of|and|for|&)\s)?{_WORD}){{0,3}})?"
PHRASE = (
    rf"{_OPENING}{_WORD}(?:{_JOIN}(?!I(?![\w-])){_WORD}){{0,7}}{_FIRST}"
    rf"(?:\s\([A-Z][\w /&-]{{1,30}}\))?{_GENDER}{_FIELD}"
    r"(?:\s\([A-Z][a-z]{2,8}\s20\d\d\))?"
)
FOLLOWED = "role|position|opening|post|vacancy|job|req|requisition"
_MATTER = (
    "interview|interviews|onsite|on-site|panel|loop|screen|assessment|process|application|search"
    "|opportunity|team|hire|candidacy|conversation|offer|roles|posts|positions|vacancies|openings"
    "|jobs|slot|spot|seat|chair|gig|contract|headcount|shift|shifts|hours|trial|hitch|rotation"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where roles stand: how much it says, words one of which must occur, the pattern.

    `mark` must stand in the text too; `bare` slots hold roles without a known noun as well;
    `whole` ones are bounded on both sides, so that nothing behind the role needs cutting off.
    """

    weight: float
    words: frozenset[str]
    bare: bool
    pattern: str
    mark: str = " "
    whole: bool = False


compiled = lru_cache(maxsize=32)(re.compile)
"""Patterns when first needed: some 50 ms together."""
CALLED = frozenset(FOLLOWED.split("|"))
MATTERS = frozenset(_MATTER.split("|")) | {"site"}
APPLIES = frozenset(("application", "applied", "applying", "apply"))
_TAKEN = frozenset(
    (
        "interview", "interviewing", "interviewed", "assessment", "schedule", "test", "visit",
        "challenge",
    )
)  # fmt: skip
_SOUGHT = frozenset(
    (
        "hiring", "need", "needs", "find", "adding", "position", "test", "take", "undertake",
        "seek", "seeks", "seeking", "recruiting", "recruit", "looking", "hire", "do",
    )
)  # fmt: skip
_MEETINGS = frozenset(
    ("interview", "call", "chat", "screen", "round", "conversation", "meeting", "intro")
)
_PLACES_OF_JOBS = (
    "Cent(?:er|re)|Board|Market|Portal|Site|Page|Search|Alerts?|Description|Fair|Seekers?|Posting"
    "|Offers?|Openings?|Listings?|Applications?|Details|Submissions?|Number|ID|Title|Reference"
)
_BOUND = r"(?=\s(?:at|with|here)\s[A-Z]|\s(?:with|at)\sus\b|[.,!]?(?:\s|$))"
SLOTS = (
    # Whatever is written between "to the" and "position at": slashes, brackets, pay, small words.
    Slot(8.5, CALLED, True,
        r"(?i:\b(?:interest in|apply(?:ing)?\s(?:to|for)|applied\s(?:to|for)"
        r"|application\s(?:to|for))\s(?:the|our)\s{1,2})"
        r"[\"'“‘]?((?:[a-z]{1,3}(?=[A-Z]))?[A-Z0-9.](?:[^\n.;?!\"”]|\.(?=\w|\s[A-Z])){2,80}?)[\"'”’]?"
        rf"(?=\s{{1,2}}(?:{FOLLOWED}){_BOUND})", whole=True),
    Slot(9, CALLED | {"title"}, True,
        r"(?im:^[\s*-]*(?:role|position|post|job title|job|vacancy|title|opening)\s*[:=]\s*)"
        rf"({PHRASE})", ":"),
    Slot(8, CALLED, True,
        r"(?i:\b(?:position|role|post|job|vacancy)\s+(?:of|as|for)\s+(?:a |an |the )?)"
        rf"({PHRASE})"),
    # "the position of Graduate: Engineer II, Req ID 12"
    Slot(8.5, CALLED, True,
        r"(?i:\b(?:position|role|post|job|vacancy)\sof\s{1,2})"
        r"([A-Z](?:[^\n.;?!\"”]|\.(?=\w)){2,80}?)(?=,?\s\(?(?i:(?:req|requisition|job|posting|ref"
        r"|reference)\s?(?:id|no|number|#|code)\b))", whole=True),
    Slot(7, CALLED, True,
        rf"(?i:\b(?:the|our|your|this|an|a|their|his|her|its)\s)({PHRASE})"
        rf"(?=\s(?i:(?:{FOLLOWED})\b))"),
    Slot(7, CALLED, True,
        r"(?i:\b(?:the|for|our)\s(?:position|role|post|job|vacancy|opening),?\s[\"'“‘]?)"
        rf"(?!(?:{_PLACES_OF_JOBS})\b)({PHRASE})"),
    Slot(6, MATTERS, False,
        rf"(?i:\b(?:the|our|your|an|a)\s)({PHRASE})(?=\s(?i:(?:{_MATTER})\b))"),
    Slot(7, APPLIES, True,
        r"(?i:\b(?:application|applied|applying|apply)\s(?:for|as)\s"
        rf"(?:a |an |the |our |job |be an? )?)({PHRASE})"),
    Slot(7, APPLIES, False,
        r"(?i:\b(?:application|applied|applying|apply)\sto\s(?:be|become|join us as)\s"
        rf"(?:an? |the |our |your )?)({PHRASE})"),
    Slot(7, CALLED, False,
        r"(?i:\b(?:role|position|post|job|vacancy)\s(?:is|would be|will be)\s"
        rf"(?:a |an |the |for |that of |called )?(?:a |an |the )?)({PHRASE})"),
    Slot(6, frozenset(("interest",)), False,
        rf"(?i:\binterest\sin\s(?:a |an |the |our )?)({PHRASE})(?=\s(?:at|with)\s[A-Z])"),
    Slot(6, APPLIES, False,
        rf"(?i:\b(?:application|applied|applying|apply)\sto\s(?:a |an |the |our )?)({PHRASE})"),
    Slot(6, _TAKEN, False,
        r"(?i:\b(?:interview(?:ing|ed)?|assessment|schedule|test|visit|challenge)\sfor\s"
        r"(?:an? |the |our )?)"
        rf"({PHRASE})"),
    Slot(6, frozenset(("as",)), False,
        rf"(?i:\bas\s(?:a |an |our |the )?(?:next |new )?)({PHRASE})"),
    Slot(5, _SOUGHT, False,
        r"(?i:\b(?:hiring|hire|do with|needs?|find|adding|position|take the test|take"
        r"|undertake|seeks?|seeking|recruit|recruiting|looking for)\s"
        rf"(?:a |an |the |our |your |another |(?:its|their|our) next )?)({PHRASE})"),
    Slot(4, frozenset(("for",)), False,
        rf"(?i:\bfor\s(?:a |an |the |our |your |its next )?)({PHRASE})"),
    Slot(4, frozenset(("about",)), False,
        rf"(?i:\babout\s(?:a |an |the |our |your )?)({PHRASE})"),
    Slot(3.5, frozenset(), False, rf":\s[\"“]?({PHRASE})", ": "),
    Slot(4, frozenset(), False, rf"\d\s\(({PHRASE})\)", "("),
    # "Lighting Technician, June to Sept, £165 a day"
    Slot(4, frozenset(), False,
        rf"^((?:{_WORD}\s){{1,4}}{_WORD})(?=,\s[^.!?]{{0,40}}[£€$]\s?\d)", ", "),
    Slot(4, _MEETINGS, False,
        rf"(?i:\b(?:interview|call|chat|screen|round|conversation|meeting|intro)\s)\(({PHRASE})\)",
        "("),
)  # fmt: skip
