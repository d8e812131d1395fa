"""The role a message is about, as the employer spells it.

Looks for a slot that names a role ("for the ... position", "Role: ...", a subject's segment) and
for phrases whose head is a job's noun. Knows job nouns (`wording.names`), not employers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from agent.reading.common_words import is_name
from agent.reading.likely_jobs import LikelyJob, jobs_in, likeliest_job
from agent.reading.likely_roles import RoleGuess, Ruled, likeliest_role
from agent.reading.role_lines import is_person_title, roles_in_lines
from agent.reading.role_names import (
    STRIPPED,
    clean,
    clean_whole,
    has_noun,
    is_number,
    without_brackets,
    without_site,
)
from agent.reading.role_slots import (
    CALLED,
    MATTERS,
    PHRASE,
    SLOTS,
    Slot,
    compiled,
)
from agent.reading.scan import Scan
from agent.reading.spoken_roles import spoken_roles
from agent.reading.wording import names as data
from agent.reading.wording.jobs import RANKS
from agent.reading.wording.places import PLACES

_SPLIT = re.compile(r"\s(?:[-–—|:@]{1,3}|/|<>|x|\|\|)\s|\s?(?:[|•·]|//)\s?|:\s|\s@")


# "Senior Python / Ledger Engineer" is one role, "Senior Engineer / Acme" is not.
_LEVELLED = re.compile(
    r"\b(?:Senior|Junior|Lead|Principal|Staff|Sr|Jr)\.?\s[\w.+#-]{1,20}\s/\s(?:\w{1,20}\s){1,3}"
)
_SPLIT_UNSLASHED = re.compile(_SPLIT.pattern.replace("|/|", "|"))


def read_role(scan: Scan, company: str | None) -> RoleGuess | None:
    """The role named in the subject, the own words and the calendar part, or None."""
    return likeliest_role(scan, ruled_on(scan, company))


def ruled_on(scan: Scan, company: str | None) -> Ruled:
    """What the rules hold for the role, and every guess of theirs."""
    named = (company or "").lower()
    found = (
        *_in_text(scan),
        *_in_subject(scan, named),
        *_in_lines(scan.message.own_words),
        *_in_calendar(scan),
    )
    bare = [_without_company(guess, named) if named else guess for guess in found]
    bare = [_without_site_said(guess, scan.message.own_words) for guess in bare]
    guesses = [_repeated(guess, scan) for guess in bare if _is_role(guess, named)]
    firm = frozenset(guess.role for guess in guesses)
    # "the Recruiter position": a bare noun is a role where no longer one is named.
    guesses = guesses or [guess for guess in bare if _is_bare_role(guess)]
    segments = [one for one in _SPLIT.split(scan.subject[:200]) if one]
    jobs = jobs_in(scan)
    pick = _best(scan, guesses, jobs, named)
    return Ruled((*found, *bare), firm, segments, jobs, pick, named)


def _best(
    scan: Scan, guesses: Sequence[RoleGuess], jobs: Sequence[LikelyJob], named: str
) -> RoleGuess | None:
    """The best named of the guesses."""
    best = max(guesses, key=lambda guess: guess.weight, default=None)
    if best is None or best.weight <= _DOUBTED:
        # Where no place that only roles fill holds one, what stands around each job tells.
        return _likely(scan, jobs, named, guesses)
    best = _whole_said(_whole_of(best, guesses), jobs, named)
    spoken = next((one for one in guesses if _is_spoken(one.role, best.role)), best)
    return _in_small(_shorter(replace(spoken, weight=best.weight), guesses), scan)


def _likely(
    scan: Scan, jobs: Sequence[LikelyJob], company: str, guesses: Sequence[RoleGuess]
) -> RoleGuess | None:
    """The job that the model holds for the one."""
    job = likeliest_job(jobs, company)
    if job is None:
        return None
    guess = RoleGuess(job.name, job.share, job.quote, job.source)
    guess = _without_company(guess, company) if company else guess
    guess = _whole_of(_without_site_said(guess, scan.message.own_words), guesses)
    return _in_small(guess, scan)


def _whole_of(guess: RoleGuess, guesses: Sequence[RoleGuess]) -> RoleGuess:
    """What the subject calls in full whom the text calls by the noun alone: "so no controller"."""
    alone = guess.role.islower() or guess.role.lower() in data.BARE_NOUNS
    if " " in guess.role or guess.source == "subject" or not alone:
        return guess
    end = f" {guess.role.lower()}"
    whole = [one for one in guesses if one.source == "subject" and one.role.lower().endswith(end)]
    return next((replace(one, weight=guess.weight) for one in whole), guess)


def _in_small(guess: RoleGuess, scan: Scan) -> RoleGuess:
    """A role whose capital only begins the subject, as the text writes it: "Dental nurse"."""
    small = guess.role.lower()
    if guess.source != "subject" or " " not in small or guess.role != small.capitalize():
        return guess
    text = scan.message.own_words
    said = guess.role not in text and re.search(rf"(?<![\w-]){re.escape(small)}(?![\w-])", text)
    return replace(guess, role=small) if said else guess


def _whole_said(guess: RoleGuess, jobs: Sequence[LikelyJob], company: str) -> RoleGuess:
    """What the text calls in full whom the subject calls by one word: "filleter"."""
    if " " in guess.role or not guess.role.islower():
        return guess
    job = likeliest_job(jobs, company)
    if guess.role in RANKS:
        longer = job is not None and job.name.startswith(f"{guess.role} ")  # "apprentice plumber"
    else:
        longer = job is not None and job.name.endswith(f" {guess.role}")
    return replace(guess, role=job.name) if job and longer else guess


def _without_site_said(guess: RoleGuess, text: str) -> RoleGuess:
    """A role without the house behind it where the text says "at" it: "Carer, St Mark's Hall"."""
    match = _SITED.search(guess.role)
    if not match or has_noun(match[1]) or not has_noun(guess.role[: match.start()]):
        return guess
    said = any(f" {where}{match[1]}" in text for where in _AT)
    return replace(guess, role=guess.role[: match.start()]) if said else guess


_SITED = re.compile(r"(?:,|\s[-–|])\s([A-Z][^,()]{2,50})$")
_AT = ("at ", "at the ")


# What a line that merely begins as a role does weighs: it may be somebody's title.
_DOUBTED = 4.0


def _repeated(guess: RoleGuess, scan: Scan) -> RoleGuess:
    """A role of the subject says more where the text names it again, and no longer one."""
    text = scan.message.own_words if guess.source == "subject" else ""
    again = guess.role in text and f"{guess.role} (" not in text
    return replace(guess, weight=guess.weight + _AGAIN) if again else guess


_AGAIN = 1.5


def _is_bare_role(guess: RoleGuess) -> bool:
    """Whether a noun that is none by itself stands where only a role does."""
    slot = guess.weight >= _IN_SLOT and guess.source == "own_words"
    return slot and guess.role[:1].isupper() and guess.role.lower() in data.BARE_NOUNS


_IN_SLOT = 8.5


def _is_spoken(role: str, shouted: str) -> bool:
    """Whether a role is another's in capitals as one says it."""
    return shouted.isupper() and not role.isupper() and role.lower() == shouted.lower()


def _without_company(guess: RoleGuess, company: str) -> RoleGuess:
    """A role without the employer's name before or behind it: "Acme Data Engineer"."""
    role, lowered = guess.role, guess.role.lower()
    if lowered.endswith(", " + company):
        role = role[: -len(company) - 2]
    elif lowered.startswith((company + "'s ", company + "’s ")):
        role = role[len(company) + 3 :]
    elif f" {company} " in f" {lowered} " and has_noun(role[: lowered.find(company)]):
        role = role[: lowered.find(company)].strip(STRIPPED)
    elif _begins_as(role, company):
        role = role.partition(" ")[2]  # "Acme Claims Handler" of Acme Mutual
    elif lowered.startswith((company + " ", company + ", ")):
        role = _SMALL_OPENING.sub("", role[len(company) :].strip(STRIPPED + ","))
    return guess if role == guess.role else replace(guess, role=role)


def _begins_as(role: str, company: str) -> bool:
    """Whether a role of several words begins with the first of the employer's, which is a name."""
    first, _, rest = role.partition(" ")
    house, _, more = company.partition(" ")
    named = first.lower() == house and bool(more) and is_name(first)
    return named and has_noun(rest) and not role.lower().startswith(company)


# A number in brackets amid "the Credit Risk Associate (210512345) role".
_NUMBER = re.compile(
    r"\s\([^()]{0,20}\d{4}[^()]{0,20}\)|(?<=\s)\[[^\[\]]{0,16}\d[^\[\]]{0,16}\]\s"
    r"|(?<=\s)(?:req|requisition|job|ref|reference)?\.?\s?#\s?\d{3,}\s",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-Z0-9ÄÖÜÉ]|\.NET")
# Whose titles stand there are those who meet the user.
_MEETERS = ("Interviewer", "INTERVIEWER", "Panel:", "Attendees", "Guests", "Organizer", "Organiser")
_SMALL_OPENING = re.compile(r"^(?:(?:for|at|of|in|as|to|the|an?)\s)+")


def _shorter(best: RoleGuess, guesses: Sequence[RoleGuess]) -> RoleGuess:
    """The form without an addition behind a comma, where it stands alone elsewhere."""
    for guess in guesses:
        spoken = guess.source == "own_words" and best.source == "subject"
        longer = best.role.startswith(guess.role + ",")
        if (longer or (spoken and best.role.startswith(guess.role + " - "))) and guess.weight >= 5:
            return RoleGuess(guess.role, best.weight, best.quote, best.source)
    return best


def _in_text(scan: Scan) -> Iterator[RoleGuess]:
    subject = scan.subject.lower()
    for line in (*scan.heading, *scan.lines[:60]):
        if data.ROLE_CUES.isdisjoint(line.sentence.words):
            continue
        text = line.sentence.text[:600]
        if text.startswith(_MEETERS):
            continue
        text = _NUMBER.sub("", text) if "(" in text or "[" in text or "#" in text else text
        said = frozenset(line.sentence.words)
        # No slot holds without a capital or a number behind its first word.
        for slot in SLOTS if _NAMED.search(text, 1) else ():
            if slot.mark not in text or (slot.words and slot.words.isdisjoint(said)):
                continue
            match = compiled(slot.pattern).search(text)
            if match:
                yield from _weighed(match, slot, text, line.sentence.source, subject)
        for role, weight in spoken_roles(text, said):
            yield RoleGuess(role, weight, text, line.sentence.source)


def _weighed(
    match: re.Match[str], slot: Slot, text: str, source: str, subject: str
) -> Iterator[RoleGuess]:
    if slot.whole:
        role = clean_whole(match.group(1))
    else:
        role = clean(_with_next(match.group(1), text[match.end(1) : match.end(1) + 40]))
    head, dash, rest = role.replace(" – ", " - ").partition(" - ")
    if dash and _NO_FIELD.issuperset(head.lower().split()):
        role = rest  # "INTERVIEW - GREENHOUSE SUPERVISOR"
    role = role[:-2] if role[-2:] in ("'s", "’s") else role  # "the Assistant Director's position"
    if has_noun(role):
        yield RoleGuess(role, slot.weight + 1.5, text, source)
    elif slot.bare or (source != "subject" and len(role) > 4 and role.lower() in subject):
        yield RoleGuess(role, slot.weight, text, source)


def _with_next(raw: str, rest: str) -> str:
    """A role with a noun in small letters behind it, without a field that is but a team's name."""
    following = rest.split(None, 2)
    if raw[-1:].isdigit() and following and following[0].partition("/")[0].lower() in _UNITS:
        return raw.rstrip("0123456789 ")  # "Audio Engineer 3 days/wk"
    word = following[0].strip(".,)") if following else ""
    if word in _DE and rest[:1] == " " and len(following) > 1 and following[1][:1].islower():
        return f"{raw} {word} {following[1].strip('.,;:)')}"  # "Ingénieur de recherche"
    if word in data.JOB_NOUNS:
        return f"{raw} {word}"
    if " for the " in raw and word in _JOBS_SITES:
        return raw.partition(" for the ")[0]  # "a Timber Framer for the Pembroke job"
    return raw.rpartition(", ")[0] if word.lower() in _TEAMS and ", " in raw else raw


_DE = frozenset(("de", "des", "du"))
_JOBS_SITES = frozenset(("job", "project", "site", "contract", "office", "branch", "season"))
_UNITS = frozenset(
    (
        "day", "days", "hour", "hours", "hrs", "shift", "shifts", "night", "nights", "evenings",
        "week", "weeks", "month", "months", "year", "years", "times", "x",
    )
)  # fmt: skip
_TEAMS = frozenset(("team", "department", "group", "squad", "unit", "practice"))


def _in_subject(scan: Scan, company: str) -> Iterator[RoleGuess]:
    subject = scan.subject[:200]
    yield from _segments(subject, 5.5, "subject")
    for segment in _SPLIT.split(subject):
        words = segment.split()
        if not 0 < len(words) < 6 or segment != segment.lower() or not segment[:1].isalpha():
            continue
        words = words[:-1] if words[-1] in CALLED and len(words) > 1 else words
        bare = len(words) == 1 and (words[0] in data.BARE_NOUNS or subject.strip() != segment)
        if words[-1] in data.JOB_NOUNS and not bare and not _opens_no_role(words):
            yield RoleGuess(" ".join(words), 4.0, subject, "subject")
    if company:
        greeting = scan.message.own_words[:80].lower()
        yield from _dashed(subject, company, frozenset(greeting.replace(",", " ").split()))


def _dashed(subject: str, company: str, greeting: frozenset[str]) -> Iterator[RoleGuess]:
    """A role with its field behind a dash: "Software Engineer - Data Platform".

    No field is the user, whom the words of the greeting name.
    """
    segments = [without_brackets(one).strip() for one in _DASH.split(subject)]
    for role, field in pairwise(segments):
        words = field.lower().split()
        plain = not any(char.isdigit() for char in field)
        shaped = plain and 0 < len(words) <= 3 and compiled(PHRASE).fullmatch(field)
        if not shaped or not _NO_FIELD.isdisjoint(words) or words[0] in greeting:
            continue
        if company in field.lower() or field.lower() in company or field.lower() in PLACES:
            continue
        named = role.rpartition(": ")[2]
        if clean(named) != named.strip():
            continue  # a grade or number between them is left out
        sited = without_site(f"{named} - {field}") == named
        if has_noun(named) and not (has_noun(field) or sited) and compiled(PHRASE).fullmatch(named):
            yield RoleGuess(f"{clean(named)} - {field}", 5.6, subject, "subject")


_NO_FIELD = data.NOT_ROLE | data.NOT_FIELD
_DASH = re.compile(r"\s[-–—|:]\s|:\s")


def _in_lines(text: str) -> Iterator[RoleGuess]:
    for role, weight, line in roles_in_lines(text):
        yield RoleGuess(role, weight, line, "own_words")


def _in_calendar(scan: Scan) -> Iterator[RoleGuess]:
    for event in scan.message.calendar:
        yield from _segments(event.summary[:200], 5.0, "calendar")


def _segments(text: str, weight: float, source: str) -> Iterator[RoleGuess]:
    slashed = " / " in text and _LEVELLED.search(text)
    for segment in (_SPLIT_UNSLASHED if slashed else _SPLIT).split(text):
        for match in compiled(PHRASE).finditer(segment):
            rest = segment[match.end() : match.end() + 40]
            raw = _with_next(match.group(), rest)
            if rest[:1] == " " and rest[1:2].islower() and rest.split()[0] not in _BEHIND_ROLE:
                raw = raw.partition(", ")[0]  # "Tax Manager, Big 4 leaver"
            role = clean(raw)
            whole = role == segment.strip() and _of_staff(role.lower().split(), _WHOLE)
            role = role if whole else _without_opening(role)
            if has_noun(role) and role.lower() not in data.BARE_NOUNS:
                yield RoleGuess(role, _WHOLE if whole else weight, text, source)


_BEHIND_ROLE = (
    CALLED
    | MATTERS
    | data.JOB_NOUNS
    | frozenset(("at", "in", "with", "for", "on", "from", "is", "has", "-", "and", "or"))
)


def _without_opening(role: str) -> str:
    words = role.split()
    while words and (_opens_no_role(words) or is_number(words[0]) or words[0].isdigit()):
        words = words[1:]
    return " ".join(words).strip(STRIPPED)


# Who interviews, not whom they look for.
_OTHERS = frozenset(("hiring manager", "hiring managers", "people partner", "talent partner"))
_NO_ROLE = data.NOT_ROLE | data.BARE_NOUNS | _OTHERS


def _opens_no_role(words: Sequence[str]) -> bool:
    """Whether the first word begins no role; "Technical Writer" is one, "Technical Round" none."""
    if words[0] == data.FIELD:
        return False
    first = words[0].lower().strip(",.")
    following = words[1].lower().strip(",.") if len(words) > 1 else ""
    if first in data.NOT_ROLE:
        return following not in _BEGINS.get(first, ())
    return first in data.ROUND_FIRST and (not following or following in data.ROUND_NOUNS)


# Words that open a subject or a sentence, and with these behind them a role.
_BEGINS = {
    "application": frozenset(
        (
            "administrator", "analyst", "architect", "consultant", "developer", "engineer",
            "integration", "operations", "programmer", "scientist", "security", "services",
            "software", "specialist", "support", "systems", "development",
        )
    ),
    "new": frozenset(
        ("business", "car", "college", "grad", "graduate", "home", "homes", "media", "product")
    ),
    "employment": frozenset(("adviser", "advisor", "lawyer", "solicitor", "counsel", "specialist")),
    "interview": frozenset(("scheduler", "coordinator")),
    "panel": frozenset(("beater", "wirer", "builder", "operator")),
    "selection": frozenset(("consultant", "officer", "manager", "specialist")),
    "follow": frozenset(("spot",)),
    "feedback": frozenset(("analyst", "manager", "specialist")),
}  # fmt: skip


def _of_staff(words: Sequence[str], weight: float) -> bool:
    """Whether a role among those who hire is itself sought: "need an HR Business Partner"."""
    return weight >= 6 and len(words) > 1 and words[0] in _STAFF and words[-1] in data.JOB_NOUNS


# A whole segment of a subject names what it is about: "HR Generalist".
_WHOLE = 6.0
_STAFF = frozenset(("hr", "recruitment", "talent", "people", "employment"))


def _is_role(guess: RoleGuess, company: str) -> bool:
    role = guess.role
    if not 1 < len(role) <= 90 or role.lower() == company:
        return False
    if role.lower() in PLACES:
        return False  # "the Helsinki job"
    if len(role) == 2 and not (role.isupper() and role.lower() in data.JOB_NOUNS):
        return False  # "RN"
    words = role.lower().split()
    opens_none = _opens_no_role(role.split()) and not _of_staff(words, guess.weight)
    if role.lower() in _NO_ROLE or opens_none:
        return False
    if is_person_title(role):
        return False
    if words[-1] in data.ROLE_MATTERS and not has_noun(" ".join(words[:-1])):
        return False  # "Strategy Call"
    return any(char.isalpha() for char in role)
