"""Lines of their own that name a role: a card's first line, what a heading announced.

Knows lines, not sentences; which of the roles found wins is `roles`' matter.
"""

import re
from collections.abc import Iterator

from agent.reading.role_names import clean, clean_whole, has_noun
from agent.reading.role_slots import PHRASE, compiled


def roles_in_lines(text: str) -> Iterator[tuple[str, float, str]]:
    """Short lines that are or begin with a role, how much that says, the line.

    One that was announced is one.
    """
    announced = False
    for line in text[:4000].splitlines()[:60]:
        bare = _LEADING.sub("", line[:140])
        if announced and 3 < len(bare) < 120 and (role := _announced(bare)):
            yield role, 8.0, line
        heads = "ollowing" in line and _ANNOUNCES.search(line[-60:]) is not None
        announced = heads or (announced and not line.strip())
        bare = bare[:90]
        if 5 < len(bare) < 80 and not bare.rstrip().endswith((".", "?", "!")):
            match = compiled(PHRASE).match(bare)
            if match and bare[match.end() :].lstrip()[:1] in ("", "·", "|", "-", "–", ",", "("):
                role = clean(match.group())
                if has_noun(role) and len(role.split()) > 1 and not _is_of_people(bare, role):
                    yield role, 4.0, line


def _announced(line: str) -> str:
    """The role of a line that a heading announced, without its numbers: "Clerk II, 6548BR."."""
    head, comma, rest = line.rstrip(" .").rpartition(", ")
    numbered = comma and sum(map(str.isdigit, rest)) >= 3
    role = clean_whole(head if numbered else line.rstrip(" ."))
    # Without a known noun a number tells: "Paraeducator (JobID 2213)".
    posted = role != line.rstrip(" .") and _POSTED.search(line) and len(role.split()) < 7
    return role if has_noun(role) or posted else ""


_POSTED = re.compile(
    r"\b(?:job|req|ref|posting|requisition|vacancy)[\s#:-]{0,2}(?:id|no)?\.?[\s#:-]{0,2}\d{2,}",
    re.IGNORECASE,
)


_ANNOUNCES = re.compile(
    r"\bfollowing\s(?:job |open )?(?:position|role|job|opening|vacancy|requisition|post)"
    r"(?:s|\(s\))?\s?:?\s*$",
    re.IGNORECASE,
)
_HOSTS = frozenset(("organizer", "organiser", "host", "recruiter", "hiring manager"))
_LEADING = re.compile(r"^[\s*•·-]*(?:[A-Z]{0,4}-?\d[\w-]{3,}\s*[-–:]?\s+)?")


def _is_of_people(line: str, role: str) -> bool:
    """Whether a line shows people: "Pam Osgood, Director", "Jo Reed - Organizer", a row of them."""
    hosts = role.rpartition(" - ")[2].lower() in _HOSTS
    return hosts or "   " in line.strip() or is_person_title(line)


def is_person_title(line: str) -> bool:
    """Whether a line gives somebody's title behind their name: "Pam Osgood, Director"."""
    head = line.split(",", maxsplit=1)[0].split()
    return "," in line and 2 <= len(head) <= 3 and not has_noun(" ".join(head))
