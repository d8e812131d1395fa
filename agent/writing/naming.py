"""Names made fit for a sentence: first names, titles, company and role; hostile ones left out.

It must not know templates or rules. Spelling is never changed, only shortened or left out (CM-7).
"""

import re
import unicodedata
from dataclasses import dataclass

NAME_CAP = 60
"""Characters of a company or role that still read as one in a sentence."""

_SOURCE_CAP = 400
_CUTS = ("(", "[", "{", "<", "|", " - ", " \u2013 ", " \u2014 ", ";", ",", "/")
_HOSTILE = re.compile(r"[{}<>\[\]\\|`\"^~*_=@]|://")
_GENDERS = re.compile(
    r"\s*\((?:[mfwdxhgni](?:\s?[/|]\s?[mfwdxhgni*]){1,3}|all genders|any gender|gn)\)",
    re.IGNORECASE,
)
_TITLES = {"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "mx": "Mx", "dr": "Dr", "prof": "Prof"} | {
    "herr": "Herr",
    "frau": "Frau",
}
_AFTER = {"phd", "md", "rn", "mba", "jr", "sr", "ii", "iii", "esq", "msc", "bsc", "cipd", "frcs"}
_NO_PERSON = re.compile(
    r"\b(?:team|talent|recruit\w{0,8}|hr|careers?|jobs?|hiring|people|human|resources|noreply|"
    r"no-reply|notifications?|support|desk|office|department|bot|calendar|staffing|admin|info|"
    r"scheduling|onboarding|candidates?|do-not-reply|group|services?|committee)\b",
    re.IGNORECASE,
)
_SHIP = re.compile(r"\b\w{3,20}ship(?:$| (?:in|of|at|for)\b)")
_STOP = re.compile(r"[.!?]\s")
_SHORTENED = re.compile(r"\b[A-Z][a-z]{0,3}\.")
_CLOSING = re.compile(
    r"thx|thnx|tnx|tks|thanks?|many|regards|rg?r?ds|[kb]r|bg|best|kind|warm(?:ly|est)?|cheers|"
    r"cheerio|ta|yours|sincerely|faithfully|respectfully|cordially|cordialement|cdlt|hello|hi|hey|"
    r"dear|gr|mfg|vg|lg|mvh|gruss|gru\u00df|gr\u00fc\u00dfe|viele|mit|groete?n?|groetjes|saludos|"
    r"saluti|sent|x{1,3}|xoxo?"
)
"""What stands above or instead of a name in a signature; as a first word it greets nobody."""

_JOB = re.compile(
    r"c[efotim]o|cpo|[se]?vp|hr|manager|director|(?:co-)?founder|president|head|recruiter|"
    r"coordinator|officer|owner|engineer|developer|consultant|partner|specialist"
)
"""Words of a function: as the first word, or alone, they are no name."""

_OFFICE = re.compile(r"dean|judge|provost|rector|chancellor|principal|captain|major|pastor")
"""Offices that are first names as well: taken for a name only where the address has it too."""

_NOTHING = {"none", "null", "nan", "n/a", "unknown", "tbd", "tba", "undefined", "-"}
_OWN_NOUN = {"role", "position", "post", "job", "opening", "vacancy", "internship", "placement"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts, each "" where the name does not give it safely."""

    full: str = ""
    first: str = ""
    last: str = ""
    title: str = ""


def plain(text: str) -> str:
    """One line of composed, visible characters: no controls, no direction marks, single blanks."""
    cut = unicodedata.normalize("NFC", text[:_SOURCE_CAP])
    kept = (" " if unicodedata.category(char) in _BLANKS else char for char in cut)
    seen = (char for char in kept if unicodedata.category(char)[0] != "C")
    return " ".join("".join(seen).split())


_BLANKS = ("Cc", "Zs", "Zl", "Zp")


def company_name(text: str | None) -> str:
    """The company as spelled, or "" where there is none fit for a sentence."""
    return _fit(text)


def role_name(text: str | None) -> str:
    """The role as spelled, without a leading article and bracketed gender marks, or ""."""
    bare = _GENDERS.sub("", plain(text or ""))
    return _fit(re.sub(r"^(?:the|an?)\s", "", bare, flags=re.IGNORECASE))


def role_phrase(role: str, company: str = "") -> str:
    """ "the Data Analyst role (at Larkspur)", "the Lectureship in Ecology"; "the role" unknown."""
    named = _named_role(role)
    return f"{named} at {company}" if company else named


def _named_role(role: str) -> str:
    if not role:
        return "the role"
    names_itself = role.rsplit(maxsplit=1)[-1].lower() in _OWN_NOUN or _SHIP.search(role)
    return f"the {role}" if names_itself else f"the {role} role"


def person_name(text: str | None) -> PersonName:
    """The parts of a display name; nothing of a team, a machine or an address."""
    bare = _display(text or "")
    if not bare or len(bare) > NAME_CAP or _HOSTILE.search(bare) or _NO_PERSON.search(bare):
        return PersonName()
    if any(char.isdigit() for char in bare) or bare.lower() in _NOTHING:
        return PersonName()
    title, words = _titled(bare.split())
    if not words or not any(char.isalpha() for char in words[0]):
        return PersonName()
    return PersonName() if _no_name(words) else _parts(title, _given_first(words))


def _no_name(words: list[str]) -> bool:
    """Whether it is a closing, a function, or what stands before the "@" of an address."""
    said = [word.lower().strip(".,!") for word in words]
    user_name = len(words) == 1 and "." in words[0].strip(".")
    return (
        _CLOSING.fullmatch(said[0]) is not None
        or _JOB.fullmatch(said[0]) is not None
        or said[-1] in ("regards", "manager")
        or user_name
    )


def person_at(
    text: str | None, company: str, role: str = "", email: str | None = None
) -> PersonName:
    """The same, but nothing where the name is the employer's own ("Harborline") or begins like
    the role ("Claims Interviews" for a Claims Nurse), and no office for a first name.
    """
    own, job = set(company.lower().split()), set(role.lower().split())
    head, _, tail = (text or "").partition(",")
    name = person_name(head if tail.strip() and set(tail.lower().split()) <= own else text)
    words = [word.lower() for word in name.full.split()]
    machine = set(words) <= own or words[0] in job
    if machine:
        return PersonName()
    return name if _christened(name, email) else PersonName()


def _christened(name: PersonName, email: str | None) -> bool:
    """Whether a first name that may be an office ("Dean") is one: the address begins with it."""
    first, user = name.first.lower(), (email or "").partition("@")[0].lower()
    if _OFFICE.fullmatch(first) is None or not name.last:
        return True
    return first in user or user.startswith(first[0] + name.last.lower())


def _display(text: str) -> str:
    """A display name without what machines and organisations hang on to it."""
    bare = re.sub(r"\([^()]{0,80}\)", " ", plain(text)).strip("'\" ")
    bare = re.split(r"\s(?:via|at|from|@)\s|\s[|\u2013\u2014-]\s|'\s", bare, maxsplit=1)[0]
    family, comma, given = bare.partition(",")
    if comma and given.strip() and given.strip(" .").lower() not in _AFTER:
        bare = f"{given.strip()} {family.strip()}" if "," not in given else ""
    elif comma:
        bare = family
    if comma and _JOB.fullmatch(given.strip(" .").lower()):
        bare = family
    return " ".join(bare.split())


def _titled(words: list[str]) -> tuple[str, list[str]]:
    title = ""
    while words and words[0].rstrip(".").lower() in _TITLES:
        title, words = title or _TITLES[words[0].rstrip(".").lower()], words[1:]
    while title and len(words) > 1 and words[0].endswith(".") and words[0].islower():
        words = words[1:]
    while len(words) > 1 and words[-1].strip(".").lower() in _AFTER:
        words = words[:-1]
    return title, words


def _given_first(words: list[str]) -> list[str]:
    """ "SMITH John" as "John SMITH": a family name in capitals stands first in some countries."""
    family, given = words[:-1], words[-1:]
    shouted = bool(family) and all(one.isupper() for one in family)
    if shouted and max(map(len, family)) > 2 and not given[0].isupper():
        return [*given, *family]
    return words


def _parts(title: str, words: list[str]) -> PersonName:
    full = " ".join(words)
    if len(words) == 1:
        single = _shown(words[0])
        return PersonName(single, "" if title else single, single if title else "", title)
    shortened = words[0].endswith(".") or len(words[0]) == 1
    first = "" if shortened else _shown(words[0])
    return PersonName(full, first, words[-1], title)


def _shown(name: str) -> str:
    """A name in capitals throughout, or in small letters, as it stands in a greeting."""
    if (len(name) > 2 and name.isupper()) or name.islower():
        return "-".join(part.capitalize() for part in name.split("-"))
    return name


def _fit(text: str | None) -> str:
    bare = plain(text or "").strip(" ,;:-").lstrip(".")
    for cut in ("", *_CUTS):
        head = bare.split(cut, 1)[0].strip(" ,;:-") if cut else bare
        if _usable(head):
            return head
    return ""


def _usable(name: str) -> bool:
    words = name.split()
    if not words or len(name) > NAME_CAP or name.lower() in _NOTHING or _HOSTILE.search(name):
        return False
    sentence = _STOP.search(name) is not None and _SHORTENED.search(name) is None
    return not sentence and any(char.isalnum() for char in name) and len(words) <= 9


def listed(names: tuple[str, ...]) -> str:
    """ "Ravi", "Ravi and Lena", "Ravi, Lena and Tom"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
