"""A role's name as people write it: without numbers, grades, places and what follows it.

Knows how roles are spelled, not where they stand in a message.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

from agent.reading.common_words import is_name
from agent.reading.wording import names as data
from agent.reading.wording.places import PLACES

STRIPPED = " .,:;-–—/|!?'\"“”"
"""Marks around a role that are no part of it."""
_BRACKETS = re.compile(r"\s*\(([^()]{1,60})\)?")
_KEPT_BRACKET = re.compile(
    r"^(?:[mfwdx]\s?/|all genders|gn$|contract|tenure|part|full|maternity|[A-Z])"
)
_DROPPED_BRACKET = re.compile(
    r"^(?:open|closed|filled|hybrid|remote|ref|band|grade|level|req|id\b|job|[\d#]|(?-i:[A-Z]{2,4})$)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^([^()]{2,60})\s\(([^()]{3,60})\)?$")
_PART_WITH_NUMBER = re.compile(
    r",\s(?:\d{3,}|\d[\d.,-]*\s?(?:months?|hours?|hrs?|h|years?|yrs|days?|weeks?|%|k|fte|ftc|pos)\b)"
    r".*$",
    re.IGNORECASE,
)
_BRANCH = re.compile(
    r"\s[-–]\s(?:store|branch|site|shop|location|clinic|unit|depot)\s#?\d.*$", re.IGNORECASE
)
# "Teller - Eugene Branch"
_PLACED = re.compile(
    r"\s[-–]\s(?:[A-Z][\w'’]{1,20}\s){1,3}(?:Branch|Store|Site|Campus|Depot|Clinic|Office)$"
)
# "Warehouse Operative, Mon-Fri 6-2"
_ON_DAYS = re.compile(
    r",?\s(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:[a-z]{3,6})?\s?(?:[-–/]|to\s).*$"
)
# "Engineer-2372389", "Administrator-MGSYS4505"
_NUMBERED = re.compile(r"(?<=[a-z])-[A-Z]{0,8}\d{3,}\w{0,12}\b")
_TAIL = re.compile(
    r"(?:\s+|,\s*)(?:at|with|in|on|from|has|have|is|was|and we|role|position|opening|vacancy"
    r"|post(?!\s(?:doc|doctoral|graduate|production|office|sales|room)\b)|job(?!\s(?:coach|captain)\b)"
    r"|opportunity|interview|within|here|ref|grade|band|eg|req|ltd|inc|gmbh|scale(?=\s\d)|ward(?=\s\d)"
    r"|starting|commencing|\d{1,2}(?:st|nd|rd|th)?(?=\s(?:jan|feb|mar|apr|may|june?|july?|aug|sep"
    r"|oct|nov|dec)[a-z]{0,6})"
    r"|kennziffer|chiffre|referenz|référence|job-id|stellen-id"
    r"|reference(?!\s(?:librarian|data|manager|services|desk|laboratory)\b)"
    r"|level(?=\s(?:\d|[a-h]\b|i{1,3}\b|iv\b|v\b)|$)"
    r"|for (?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|summer|winter|spring|autumn|fall|christmas"
    r"|(?:the )?(?:weekend|evening|night|(?:satur|sun|mon|tues|wednes|thurs|fri)day)s?"
    r"|(?:an?|one|two|three|four|five|six|\d{1,2}) (?:days?|mornings?|evenings?|weeks?|months?))"
    r"|team(?! (?:lead|leader|manager|member|coach)\b))\b.*$",
    re.IGNORECASE,
)
_TAIL_BUT_IN = re.compile(_TAIL.pattern.replace("|in|", "|"), re.IGNORECASE)
# "Lecturer in Law in the School of Law": where the post is housed is no part of its name.
_HOUSED = re.compile(
    r"(?:,|\s(?:in|within|at|of))\s(?:the|our)\s(?:[A-Z][\w&-]{1,20}\s){0,3}"
    r"(?:School|Department|Faculty|Institute|Centre|Center|Division|Team|College|Unit)\b.*$"
)
_ACADEMIC = re.compile(
    r"\b(?:lectureship|lecturer|professor|fellow|fellowship|postdoc|chair|trainee|apprentice"
    r"|apprenticeship|internship|postdoctoral|research (?:associate|assistant|scientist|engineer)"
    r"|(?:engineer|developer) in test)\b",
    re.IGNORECASE,
)
# "Analyst I-211299": the grade is the role's, the number behind it is not.
_GRADED = re.compile(r"\b(I{1,3}|IV|V|\d)-\d{4,}\b")
# "FUTURE OPPORTUNITY - AI Engineer", "APS5, Policy Officer", "Post HS/2281 Housing Officer"; not
# "Post 16 Tutor"
_OPENING = re.compile(
    r"^(?:(?:future |general |upcoming )?opportunit(?:y|ies)\s?[-–:]\s"
    r"|(?:post|job|vacancy|position|ref|reference|req|requisition|advert)\.?\s?"
    r"(?:(?:id|no|number|ref|code)\b\.?\s?)?[#:]?\s?"
    r"(?=[\w/-]{0,20}\d)(?=[A-Z]{0,8}\d{3}|[\w-]{0,10}[/-])[\w/-]{2,24}[,:]?\s(?:[-–]\s)?"
    r"|(?:aps|el|ao|eo|heo|seo|gs)[- ]?\d{0,2},\s)",
    re.IGNORECASE,
)
# "Acme's Data Engineer", but "Women's Health Nurse".
_OWNER = re.compile(
    r"^(?!(?:Wom|M|Childr)en\b|(?:Ladie|Girl|Boy|Veteran|Driver|Bachelor|Master|Baker|Butcher|Player)['’]?)"
    r"[A-Z][\w.&-]{1,30}['’]s\s(?=[A-Z])"
)
_SEASONS = frozenset(
    (
        "spring", "summer", "autumn", "fall", "winter", "class", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december",
    )
)  # fmt: skip
_WORD_MARKS = re.compile(r"[\s/,-]+")


@lru_cache(maxsize=1024)
def clean(role: str) -> str:
    """A role without requisition numbers, grades, status notes and what follows it."""
    named = _BRACKETED.match(role) if "(" in role else None
    if named and has_noun(named[2]) and not has_noun(named[1]):
        role = named[2]
    for joint in (" for the ", " for ") if " for " in role else ():
        event, found, rest = role.partition(joint)
        if found and has_noun(rest) and not has_noun(event):
            role = rest
    if " the " in role or " for " in role:
        role = _without_other(role)
    bare = _without_additions(_unowned(role))
    bare = _GRADED.sub(r"\1", bare) if "-" in bare else bare
    bare = _without_tail(" ".join(bare.split()))
    for joint, places in ((" in ", PLACES), (", ", _TOWNS)):
        head, found, place = bare.rpartition(joint)
        bare = head if found and place.lower() in places else bare
    words = bare.split()
    while len(words) > 1 and (is_number(words[0]) or words[0].isdigit()):
        words = words[1:]
    while len(words) > 2 and words[0].lower() in _WHERE_WORKED:
        words = words[1:]
    if len(words) > 1 and words[-2].endswith(",") and words[-1].isdigit():
        words = words[:-1]  # "Bike Mechanic, 32"
    while words and (is_number(words[-1]) or words[-1] in _JOINTS) and not _is_season(words):
        words = words[:-1]
    return without_site(" ".join(_without_matter(words)).strip(STRIPPED))


def _without_other(role: str) -> str:
    """A role without another job behind it, or a project's name: "Engineer for Etihad Rail"."""
    head, found, rest = role.partition(" and the ")
    if found and has_noun(head) and has_noun(rest):
        return head
    head, found, rest = role.partition(" for ")
    words = rest.removeprefix("the ").split()
    project = (
        found and has_noun(head) and not has_noun(rest) and words[:1] != [] and is_name(words[0])
    )
    return head if project else role


# What an advertisement adds behind a job: its field, or where and when one works.
_ADDITION = re.compile(r"(?:,\s|\s[-–/|]\s|\s\()([^,()]{2,40})\)?$")


def without_site(role: str) -> str:
    """A role without the town or the days behind it: "Deli Manager, Clonmel", "Editor, Friday".

    A field is made of words that mail writes in small letters too; a town's name never is. What
    stands behind an engineer may as well be a product's name: only known towns are left out there.
    """
    technical = not _TECHNICAL.isdisjoint(role.lower().split())
    match = _ADDITION.search(role)
    if match and has_noun(role[: match.start()]):
        sited = _is_site(match[1], shouted=role.isupper(), technical=technical)
        return role[: match.start()] if sited else role
    words = role.split()
    last = max((at for at, word in enumerate(words) if has_noun(word)), default=len(words))
    behind = words[last + 1 :]
    named = last and 0 < len(behind) < 3 and all(_are_names(behind, shouted=role.isupper()))
    return " ".join(words[: last + 1]) if named and not technical else role


def _is_site(addition: str, *, shouted: bool, technical: bool) -> bool:
    """Whether what stands behind a job tells where or when one works, not at what."""
    words = _PARTS.split(addition)
    timed = all(word.lower().strip(".") in _TIMES or word[:1].isdigit() for word in words)
    town = " ".join(word for word in words if not any(map(str.isdigit, word))).lower()
    if timed or addition.lower() in _TOWNS or town in _TOWNS:  # "Driver - Reading DC4"
        return not _is_season(addition.lower().split())
    named = _are_names(words, shouted=shouted)
    return not technical and (all(named) or (len(words) > 1 and named[-1]))


_PARTS = re.compile(r"[\s/-]+")


def _are_names(words: Sequence[str], *, shouted: bool) -> list[bool]:
    """Which of the words are names, also in a role that stands in capitals."""
    return [is_name(word.title() if shouted else word) for word in words]


_TECHNICAL = frozenset(
    (
        "developer", "engineer", "architect", "programmer", "administrator", "consultant", "tester",
        "analyst", "devops", "sre", "scientist", "specialist", "qa", "translator", "interpreter",
        "teacher", "tutor", "lecturer",
    )
)  # fmt: skip
_TIMES = _SEASONS | frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
        "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "day", "days", "night",
        "nights", "part", "full", "time", "weekend", "weekends", "am", "pm", "asap", "onsite",
        "hybrid", "remote", "to", "and", "&", "week", "weeks", "hours", "month", "months",
    )
)  # fmt: skip


def _unowned(role: str) -> str:
    """A role without whose it is and what the advertisement sets before it."""
    for opening in (_OWNER, _OPENING):
        match = opening.match(role)
        role = role[match.end() :] if match else role
    return role


def _without_tail(role: str) -> str:
    """A role without what follows it; what follows in brackets belongs to it: "(CTI team)"."""
    tail = _TAIL_BUT_IN if " in " in role and _ACADEMIC.search(role) else _TAIL
    if role[-1:] == ")" and not tail.search(role.partition(" (")[0]):
        return role.strip(STRIPPED)
    return tail.sub("", role).strip(STRIPPED)


def _without_matter(words: list[str]) -> list[str]:
    """The words of a role without what a subject says of it: "Analyst Coding Test Invitation"."""
    bare = words
    while bare and (bare[-1].lower().strip("-–,") in _MATTERS or bare[-1] in ("-", "–", ",")):
        bare = bare[:-1]
    while bare and bare[-1].lower() in _SMALL:
        bare = bare[:-1]
    if bare is words:
        return words
    tested = len(words) > 2 and words[-2].lower() == "in"  # "Developer in Test"
    return words if tested or not has_noun(" ".join(bare)) else bare


_SMALL = frozenset(("for", "of", "in", "at", "to", "and", "with", "the", "a", "an", "our", "their"))
_MATTERS = data.ROLE_MATTERS
_WHERE_WORKED = frozenset(("remote", "hybrid", "onsite"))


# "Customer Success Manager, EMEA" has the region for its field.
_TOWNS = PLACES - {"emea", "apac", "latam", "europe", "africa", "asia", "north america", "uk", "eu"}


def _without_additions(role: str) -> str:
    """A role without the unit it is housed in, counts, branches and notes in brackets."""
    if " the " in role or " our " in role:
        role = _HOUSED.sub("", role)
    dashed = "-" in role or "–" in role
    role = _PLACED.sub("", role) if dashed else role
    role = _ON_DAYS.sub("", role) if dashed or "/" in role or "to" in role else role
    if any(map(str.isdigit, role)):
        role = _NUMBERED.sub("", role)
        role = _BRANCH.sub("", _PART_WITH_NUMBER.sub("", role))
    return _BRACKETS.sub(_bracket, role) if "(" in role else role


def without_brackets(role: str) -> str:
    """A role without anything in brackets."""
    return _BRACKETS.sub("", role)


def _bracket(match: re.Match[str]) -> str:
    inside = match[1].strip()
    dropped = _DROPPED_BRACKET.match(inside) and inside not in _FIELDS
    keep = _KEPT_BRACKET.match(inside) and not dropped
    keep = keep and not all(part.strip().lower() in _WHERE for part in re.split(r"[,/]", inside))
    numbered = any(char.isdigit() for char in inside) and not _is_season(inside.lower().split())
    closed = match[0].endswith(")") and not numbered
    return f" ({inside})" if keep and closed else ""


# Fields in capitals; other capitals in brackets are mostly places.
_FIELDS = frozenset(
    (
        "AI", "ML", "IT", "HR", "BI", "QA", "UX", "UI", "RF", "SAP", "CRM", "ERP", "AWS", "GCP",
        "NLP", "IOT", "SEO", "PPC", "CNC", "GIS", "BIM", "SEN", "SEND", "EAL", "ESL", "ICU", "ITU",
        "CAD", "FPGA", "ASIC", "HVAC", "PMO", "OT", "SOC",
    )
)  # fmt: skip
_WHERE = PLACES | {"hybrid", "remote", "onsite", "on-site"}


def is_number(word: str) -> bool:
    """Whether a word is a requisition or reference number, or a mark between one and the role."""
    digits = 0 if word.isalpha() else sum(map(str.isdigit, word))
    return digits >= 3 or word in ("-", "–", ":", "|", "/", "&") or (digits >= 2 and "-" in word)


_JOINTS = frozenset(("and", "or", "of", "for", "the", "&"))


def _is_season(words: Sequence[str]) -> bool:
    """Whether a role ends on the season it is for: "Research Intern - Summer 2026"."""
    year = words[-1].rstrip(")") if len(words) > 1 else ""
    return len(year) == 4 and year.isdigit() and words[-2].lower().lstrip("(") in _SEASONS


def clean_whole(role: str) -> str:
    """A role that both sides bound, without requisition numbers and notes on the posting."""
    bare = _BRACKETS.sub(_note, _GRADED.sub(r"\1", _unowned(role)))
    words = bare.split()
    while words and (is_number(words[0]) or words[0].startswith("#")):
        words = words[1:]
    while words and is_number(words[-1]) and not _is_season(words):
        words = words[:-1]
    return " ".join(words).strip(STRIPPED)


def _note(match: re.Match[str]) -> str:
    """A bracket as it stands, or nothing where it is a number or a note on the posting."""
    inside = match[1].strip()
    if _TERM.match(inside):
        return match[0]
    dropped = _DROPPED_BRACKET.match(inside) or sum(map(str.isdigit, inside)) > 4
    return "" if dropped else match[0]


_TERM = re.compile(r"\d{1,2}[- ](?:months?|weeks?|years?|hours?|days?)\b", re.IGNORECASE)
# Jobs whose noun alone is none.
_PAIRS = (
    "team member", "crew member", "cabin crew", "bar staff", "tax senior", "audit senior",
    "accounts senior",
)  # fmt: skip


@lru_cache(maxsize=2048)
def has_noun(role: str) -> bool:
    """Whether a job's noun stands among the words."""
    small = role.lower()
    if small.endswith(_PAIRS):
        return True
    words = [word.strip("(),.") for word in _WORD_MARKS.split(small)]
    return not data.JOB_NOUNS.isdisjoint(words) or any(map(str.endswith, words, repeat(_TRADES)))


def is_job_noun(word: str) -> bool:
    """Whether a word in small letters is a job's noun."""
    return word in data.JOB_NOUNS or word.endswith(_TRADES)


# How trades end that no list holds whole: "Prosthetist", "Orthoptist", "Saddlemaker".
_TRADES = (
    "ologist", "ographer", "therapist", "thetist", "optist", "keeper", "maker", "monger", "turist",
)  # fmt: skip
