"""The words by which an answer to a note shows what it is about. Data, no more.

Written for the user's own few sentences; an employer's mail is never read with them. Every repeat
is bounded.
"""

import re
from collections.abc import Mapping

from agent.domain.facts import NoteKind
from agent.domain.hiring import Part
from agent.mail.patterns import LazyPattern

# "1.", "2)", "(3)" before an answer; a bare number counts only where the lines are numbered so.
NUMBERED = re.compile(r"\(?([123])(?: ?[.:)]| ?[-\u2013](?= )) ?(.*)\Z", re.DOTALL)
BARE = re.compile(r"([123]) (?!people\b|of\b|more\b|or\b|[a-z]{2,20}s\b)(\S.*)\Z", re.DOTALL)
LABELLED = re.compile(r"([A-Za-z][A-Za-z .'-]{1,30}?) ?(?::| [\u2013\u2014-]) ?(\S.*)\Z", re.DOTALL)
LABELS: Mapping[str, NoteKind] = {
    "detail": NoteKind.DETAIL,
    "correction": NoteKind.CORRECTION,
    "correct": NoteKind.CORRECTION,
    "to correct": NoteKind.CORRECTION,
    "expansion": NoteKind.EXPANSION,
    "addition": NoteKind.EXPANSION,
    "add": NoteKind.EXPANSION,
    "to add": NoteKind.EXPANSION,
    "met": NoteKind.MET,
    "i met": NoteKind.MET,
    "people": NoteKind.MET,
}

CORRECTS = LazyPattern(
    r"\b(?:correction|corrected|misspoke|misspoken|misstated|mixed up|wrongly|my mistake)\b",
    r"\b(?:put|set) (?:that |this |it |things |one thing )?(?:right|straight)\b",
    r"\bset the record straight\b",
    r"\b(?:i was|i were|answer was|number was|figure was|date was) (?:wrong|not right|mistaken)\b",
    r"\b(?:was not|wasn't|were not|weren't) (?:right|correct|quite right|true)\b",
    r"\bactually,? (?:that|this|it|i) (?:is|was)\b",
    r"\bi (?:got|had) (?:[\w']{1,20} ){1,5}wrong\b",
    r"\bi (?:made|gave) (?:them |him |her )?(?:a|an|the) (?:mistake|error|wrong)\b",
    r"\bi (?:should|ought to) have said\b",
    r"\b(?:i|what i) meant\b(?! to)",
    r"\b(?:like|want|need|have|i'd|would) (?:to )?correct\b",
    r"\bi (?:said|claimed|answered|told (?:them|him|her))\b.{1,160}\b(?:but|actually|in fact)\b",
)
EXPANDS = LazyPattern(
    r"\b(?:say|said|talk|talked|speak|spoken|explain|explained) (?:a bit |a little )?more\b",
    r"\b(?:should|could|would|had) (?:have )?(?:mentioned|added|explained|brought up|told them)\b",
    r"\b(?:forgot|failed|meant|neglected) to (?:mention|add|say|tell|bring up|explain)\b",
    r"\b(?:did not|didn't|never) (?:get|got|come|came) (?:round |around )?to\b",
    r"\b(?:did not|didn't) (?:mention|bring up)\b",
    r"\b(?:run|ran) out of time\b|\bno time (?:for|to|left)\b",
    r"\b(?:expand|elaborate) on\b|\b(?:i'd|i would|like to|want to) add\b",
)
OWN_CLAIM = LazyPattern(r"(?:and |also )?i (?:said|told|answered|claimed|named)\b")
# What leads up to the correction or the topic and says nothing of it.
_SAID = (
    "mention|add|say|tell them|bring up|talk|speak|explain|expand|elaborate|mentioned|added|said"
    "|told them|brought up|talked|spoken|explained"
)
LEADS: Mapping[NoteKind, LazyPattern] = {
    NoteKind.CORRECTION: LazyPattern(
        r"(?:yes,? |and |also |just )?"
        r"(?:(?:i'd|i would|i) (?:like |want |need |have )?(?:to )?correct|(?:one|a) correction)"
        r"(?: one thing| one point)?(?:[:,]| that)? "
    ),
    NoteKind.EXPANSION: LazyPattern(
        r"(?:yes|maybe|perhaps|and|also|only|i|i'd|i've|we|there|one thing)\b.{0,60}?(?:"
        rf" (?:to|have|had|could|would|not|i'd) (?:{_SAID})"
        r"(?: a bit| a little| any| much)?(?: more)?"
        r"| (?:get|got|come|came)(?: round| around)? to(?: talk about| speak about)?"
        r"| (?:run|ran) out of time(?: to talk about| to get to| to explain)?"
        r"| no time(?: to talk about| to explain)?"
        r")(?: anything)?(?: about| on| for)?(?: that)?:? (?=\S)"
    ),
}
NOTHING = frozenset(
    (
        *("no", "none", "nope", "nobody", "n/a", "na", "-", "--", "/", "", "skip", "nil", "no one"),
        *("nothing", "not really", "nothing more", "nothing else", "nothing to add", "all good"),
        *("nothing to correct", "nothing to correct or add", "nothing comes to mind", "no thanks"),
    )
)

MET = LazyPattern(
    r"(?:i |we )?(?:also |only |just )?(?:met|spoke (?:with|to)|talked (?:with|to)|saw|with"
    r"|it was(?: with)?|was interviewed by|there (?:was|were)) "
)
ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PARTS: Mapping[str, Part] = {
    "hiring manager": Part.HIRING_MANAGER,
    "recruiter": Part.RECRUITER,
    "coordinator": Part.COORDINATOR,
}
# Small words inside a name.
INNER = frozenset(
    ("de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "bin", "al", "el")
)
# Small words that are nobody's name.
NO_NAME = frozenset(
    (
        *("people", "person", "persons", "somebody", "someone", "team", "the", "their", "his"),
        *("manager", "managers", "engineer", "engineers", "lead", "boss", "colleague", "her"),
        *("two", "three", "four", "five", "some", "same", "again", "before", "they", "them", "we"),
        *("data", "design", "sales", "staff", "developer", "developers", "analyst", "analysts"),
        *("panel", "guy", "woman", "man", "was", "were", "there", "from", "all", "both", "hr"),
    )
)
GREETING = LazyPattern(
    r"(?:hi|hello|hey|thanks|thank you|cheers|many thanks)(?: \w{1,20})?[ ,.!]{0,3}\Z"
)
