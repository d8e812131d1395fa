"""Who takes part in an appointment, as its sentence or row names them.

Reads names beside "with", "Interviewer:", "Panel:", in rows of a schedule, and the writer's own
part ("me", "I will ring you"). Knows no addresses but the writer's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from agent.domain.evidence import PersonReading, ReadingContext
from agent.domain.message import Message
from agent.reading.wording.meeting_en import KEPT_TITLES, NO_NAMES, PARTICLES, TITLES
from agent.reading.wording.zones import REGIONS

_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)
_CUES = re.compile(
    r"\b(?:with|interviewers?(?:\(s\))?\s?:"
    r"|panel(?:ists?)?(?: (?:is|are|will be|consists of|of))?\s?:?"
    r"|attendees\s?:|who\s?:|meet(?: with)?|see|speak (?:to|with)|talk to|chat with|host\s?:"
    r"|chaired by|joined by|hosted by|run by|led by|it(?:'ll| will) be|ask for|in the room\s?:"
    r"|participants?\s?:|hiring manager\s?:|conducted by|to meet|meeting with|met by|also)\s+",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:with (?:me|us|myself)|myself|and me\b|me and|me,|chaired by me|see me\b"
                   r"|panel is me|i'll (?:ring|call|phone|dial)|i will (?:ring|call|phone|dial)"
                   r"|meet me\b|speak (?:to|with) me|chat with me|, me\b|i will join|i'll join"
                   r"|both of us|join me)", re.IGNORECASE)  # fmt: skip
_JOINT = re.compile(
    r"^(?:\s*[,;&+/]\s*(?:and\s+)?|\s+and\s+(?:then\s+)?|\s+first and then\s+|\s+plus\s+)"
)
_BRACKET = re.compile(r"^\s*\([^)\n]{0,60}\)")
_SUBJECTS = re.compile(
    r"(?:^|[.!?;:,(\n]\s*|\bcolleagues? |\bmanager,? |\bmgr |\bmanager is |\bmgr is "
    r"|\bour (?:CTO|CEO|VP),? |\bto see |\bsee )(?=[A-Z])"
)
_DOES = re.compile(
    r"^(?:\s*\([^)\n]{0,60}\))?\s*(?:,[^,\n]{0,60},\s*)?\s*(?:would (?:like|love)|is keen|wants? to"
    r"|can do|will (?:call|ring|phone|meet|join|dial|interview|be |see|lead|run|host)"
    r"|'ll (?:call|ring|meet|be |join)|is (?:happy|available|free|also|out sick|the hiring)"
    r"|are (?:available|free)|has (?:time|openings)|and me\b|and I\b|and myself\b|enjoys"
    r"|runs the|asked)",
    re.IGNORECASE,
)
_ORGANISATIONS = frozenset(
    {"resourcing", "recruitment", "recruiting", "hr", "talent", "team", "careers", "hiring", "jobs",
     "people", "resources", "bewerbermanagement", "acquisition", "podcast", "desk", "office"}
)  # fmt: skip
MAX_PEOPLE = 8


def people_in(text: str) -> list[str]:
    """Names that a stretch gives as taking part, in order."""
    found: list[str] = []
    for cue in _CUES.finditer(text):
        for name in _names_from(text, cue.end()):
            if name not in found:
                found.append(name)
        if len(found) >= MAX_PEOPLE:
            break
    found.extend(name for name in _acting(text) if name not in found)
    return _without_parts(found)


def _acting(text: str) -> list[str]:
    """Names that do the meeting: "Ravi (he runs the data team) would love 45 min with you"."""
    found: list[str] = []
    for cue in list(_SUBJECTS.finditer(text))[:24]:
        names: list[str] = []
        place = cue.end()
        while len(names) < 4:
            name, place = _name_at(text, place)
            if not name:
                break
            names.append(name)
            joint = _JOINT.match(text[place : place + 20])
            following = text[place + joint.end() : place + joint.end() + 1] if joint else ""
            if joint is None or not following.isupper():
                break
            place += joint.end()
        if names and _DOES.match(text[place : place + 160]):
            found.extend(names)
    return found


def is_organisation(name: str) -> bool:
    """Whether a display name is a department's and no person's."""
    return bool({word.lower().strip(",.") for word in name.split()} & _ORGANISATIONS)


def row_people(row: str) -> list[str]:
    """Full names at the end of a schedule's row ("Systems deep dive Lior Katz, Wendy Abara")."""
    found: list[str] = []
    for match in _FULL_NAME.finditer(row[:200]):
        words = match.group().split()
        if not any(word in NO_NAMES or word.lower() in _TITLE_WORDS for word in words):
            found.append(match.group())
    return found


_FULL_NAME = re.compile(r"\b[A-Z][a-zà-ÿ'’-]{1,20} [A-Z][a-zà-ÿA-Z'’-]{1,24}\b")
_TITLE_WORDS = frozenset(
    {"systems", "deep", "role", "play", "chat", "interview", "round", "hall", "kiln", "research"}
)


def _without_parts(names: Sequence[str]) -> list[str]:
    """The names without those that are part of a longer one ("Lior" beside "Lior Katz")."""
    return [
        name for name in names
        if not any(name != other and name in other.split() for other in names)
    ]  # fmt: skip


def includes_writer(text: str) -> bool:
    """Whether the writer counts themselves among those met."""
    return bool(_SELF.search(text))


def _names_from(text: str, place: int) -> Iterator[str]:
    """A list of names that begins at `place`; roles behind a comma are passed over."""
    misses = 0
    for _ in range(MAX_PEOPLE * 2):
        name, place = _name_at(text, place)
        if name:
            yield name
        else:
            misses += 1
            if misses > 1:
                return
        bracket = _BRACKET.match(text[place : place + 80])
        if bracket:
            place += bracket.end()
        joint = _JOINT.match(text[place : place + 20])
        if joint is None:
            return
        place += joint.end()
        if not name:
            continue
        place = _past_role(text, place)


_ROLE = re.compile(
    r"(?:our |the |your |a |an )?(?:[A-Za-z-]+ ){0,3}?(?:director|head|manager|lead|vp|cto|ceo|cfo|"
    r"coo|engineer|recruiter|officer|partner|founder|chair|president|analyst|designer|scientist|"
    r"architect|advisor|adviser|consultant)\b[^,;.\n]{0,40}[,;]?\s*",
    re.IGNORECASE,
)


def _past_role(text: str, place: int) -> int:
    role = _ROLE.match(text[place : place + 120])
    return place + role.end() if role else place


def _name_at(text: str, place: int) -> tuple[str, int]:
    """A personal name at `place`: capitalised words, particles, initials; titles but Dr dropped."""
    place = _past_role(text, place)
    words: list[str] = []
    end = place
    for match in _NAME_WORD.finditer(text, place, min(len(text), place + 80)):
        if text[end : match.start()].strip(" ") or match.start() - end > 1:
            break
        word = (
            match.group().rstrip(".")
            if match.group().rstrip(".").lower() in TITLES
            else match.group()
        )
        bare = word.rstrip(".'’s" if word.endswith(("'s", "’s")) else ".")
        if not _goes_on(bare, words):
            break
        words.append(word)
        end = match.end()
        if (
            match.group().endswith(".")
            and bare.lower() not in (*TITLES, *KEPT_TITLES)
            and len(bare) > 1
        ):
            break
    return _tidy(words), end


def _goes_on(bare: str, words: Sequence[str]) -> bool:
    if (
        bare in NO_NAMES
        or len(words) >= 5
        or "'" in bare[1:2]
        or bare.endswith(("'d", "'ll", "'ve"))
    ):
        return False
    if bare.lower() in PARTICLES and words:
        return True
    return bare[:1].isupper() and (not bare.isupper() or len(bare) <= 2)


def _tidy(words: list[str]) -> str:
    kept = [word for word in words if word.rstrip(".").lower() not in TITLES]
    while kept and kept[-1].lower() in PARTICLES:
        kept.pop()
    if not kept or all(word.rstrip(".").lower() in KEPT_TITLES for word in kept):
        return ""
    name = " ".join(kept)
    name = name.removesuffix("'s").removesuffix("’s")
    return name.rstrip(".,") if len(name.split()[-1].rstrip(".")) > 1 else name


def readings(
    names: Iterable[str], message: Message, context: ReadingContext, with_writer: bool
) -> tuple[PersonReading, ...]:
    """Names as people: with the address the message gives them, without the user."""
    mine = {part.lower() for name in context.owner_names for part in name.split()}
    mine |= {
        to.name.split(maxsplit=1)[0].lower()
        for to in message.to
        if to.name.strip() and to.key in context.owners
    }
    people = [
        _with_address(name, message, context) for name in names
        if not (set(name.lower().split()) & mine) and not _is_thing(name)
    ]  # fmt: skip
    if with_writer and message.sender.name and "@" not in message.sender.name:
        writer = PersonReading(message.sender.name, message.sender.email or None)
        people = [one for one in people if one.email != writer.email]
        people.append(writer)
    return tuple(people[:MAX_PEOPLE])


def _is_thing(name: str) -> bool:
    """Whether the capitals name a place, a firm or a department."""
    if name.lower() in REGIONS or is_organisation(name):
        return True
    return name.rsplit(maxsplit=1)[-1].lower().strip(".,") in _FIRMS


_FIRMS = frozenset(
    {"bank", "energy", "inc", "ltd", "limited", "gmbh", "llc", "plc", "services", "group", "labs",
     "health", "insurance", "logistics", "software", "systems", "university", "college", "council",
     "technologies", "robotics", "data", "media", "foods", "partners", "solutions", "trust", "ag",
     "hospital", "corp", "company", "digital", "consulting", "bv", "institute", "school"}
)  # fmt: skip


def _with_address(name: str, message: Message, context: ReadingContext) -> PersonReading:
    parts = name.lower().split()
    for address in (message.sender, *message.cc, *message.reply_to):
        whole = set(address.name.lower().split())
        if {parts[0], parts[-1]} <= whole:
            return PersonReading(address.name, address.email or None)
    for known in context.people:
        if known.name and known.name.lower() == name.lower():
            return known
    return PersonReading(name, None)
