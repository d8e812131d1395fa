"""When two spellings mean one company, and when two titles can be one role.

Pure text in, comparison keys and verdicts out. Never used for what is shown (CM-7): a key is for
comparison only. Nothing here knows mail or a process.
"""

import re
import unicodedata
from collections.abc import Container
from enum import IntEnum
from functools import lru_cache


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MAX = 200
_WORD = re.compile(r"[a-z0-9+#]+")
# Grades, places and "(m/f/d)" stand in brackets and tell no role from another.
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")

_LEGAL = _names(
    """
    inc incorporated llc llp lp ltd limited plc corp corporation co company gmbh mbh ag kg kgaa ug
    se ev ohg bv nv sa sas sarl sasu srl spa oy oyj ab asa aps kk kft zrt sro doo pty pte pvt
    private public sl slu lda ltda holding holdings group
    """
)
_DEPARTMENT = _names(
    """
    careers career recruiting recruitment recruiter recruiters talent acquisition hiring jobs hr
    people team via interviews interviewing notifications resourcing
    """
)

_SHORT = {
    "sr": "senior",
    "snr": "senior",
    "jr": "junior",
    "jnr": "junior",
    "eng": "engineer",
    "engr": "engineer",
    "engineering": "engineer",
    "dev": "developer",
    "mgr": "manager",
    "management": "manager",
    "asst": "assistant",
    "assoc": "associate",
    "rn": "registered nurse",
    "admin": "administrator",
    "ops": "operations",
    "swe": "software engineer",
    "sde": "software engineer",
    "sre": "site reliability engineer",
    "frontend": "front end",
    "backend": "back end",
    "fullstack": "full stack",
    "analysts": "analyst",
    "developers": "developer",
    "engineers": "engineer",
    "1": "i",
    "2": "ii",
    "3": "iii",
    "4": "iv",
}
_LEVEL = _names(
    """
    senior junior lead principal staff head chief director vice president intern internship trainee
    graduate associate assistant deputy manager i ii iii iv v mid entry
    """
)
_SMALL = _names("of for the and de der die du la le und et y e a")
# From this share of common words on, two titles are two ways to put one.
_MOSTLY = 0.6
_ROLE_NOISE = _names(
    """
    the a an of for in at and or to with as role position job opening vacancy post m f d w x h all
    genders gn mwd remote hybrid onsite full part time permanent temporary contract fixed term
    level based req id ref band grade
    """
)


class Likeness(IntEnum):
    """How near two names are; `UNKNOWN` where one of them is missing."""

    DIFFERENT = 0
    UNKNOWN = 1
    CLOSE = 2
    EQUAL = 3


# Towns, not employers, give these domains their labels: what kind of house each is for.
_CIVIC = {
    "ac": _names("university universitat universite universidad college school institute academy"),
    "edu": _names("university universitat universite universidad college school institute academy"),
    "sch": _names("university college school academy"),
    "gov": _names("council city town county borough district government department ministry"),
    "nhs": _names("nhs hospital hospitals health healthcare trust"),
}


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text[:_MAX].casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _WORD.findall(plain.replace("&", " and ").replace("'", "").replace("’", ""))


@lru_cache(maxsize=4096)
def company_words(name: str) -> tuple[str, ...]:
    """The words that tell one company from another: no legal form, no department, no "and"."""
    # Joined dots of "S.A." and "Inc." vanish; other dots part words.
    words = _words(re.sub(r"\b([A-Za-z])\.(?=[A-Za-z]\b)", r"\1", name[:_MAX]))
    core = [word for word in words if word != "and"]
    while len(core) > 1 and core[-1] in _LEGAL | _DEPARTMENT:
        core.pop()
    if len(core) > 1 and core[0] == "the":
        core = core[1:]
    return tuple(core)


@lru_cache(maxsize=4096)
def company_key(name: str) -> str:
    """One string for every spelling of a company; "" for a name without letters or digits."""
    return "".join(company_words(name)) or "".join(name[:_MAX].casefold().split())


def company_likeness(one: str | None, other: str | None) -> Likeness:
    """EQUAL for two spellings; CLOSE where one is the other's beginning ("Acme", "Acme Labs")."""
    if not one or not other:
        return Likeness.UNKNOWN
    if company_key(one) == company_key(other):
        return Likeness.EQUAL
    short, long = sorted((company_words(one), company_words(other)), key=len)
    if short and long[: len(short)] == short:
        return Likeness.CLOSE
    return Likeness.CLOSE if initials(long) == "".join(short) else Likeness.DIFFERENT


def initials(words: tuple[str, ...]) -> str:
    """The first letters of a name of several words, small ones left out: "ors"; else ""."""
    telling = [word for word in words if word not in _SMALL]
    return "".join(word[0] for word in telling) if len(telling) > 1 else ""


def is_renamed_in(text: str, company: str) -> bool:
    """Whether a text says that the company has another name: "(formerly Acme)", "Acme is now Z".

    "I have moved from Acme" says no such thing, nor does a signature's line "formerly Acme".
    """
    name = re.escape(" ".join(company[:_MAX].casefold().split()))
    words = " ".join(text[:8000].casefold().split())
    if not name or company[:_MAX].casefold() not in words:
        return False
    before = (
        rf"(?:[(,]|\bwe (?:are|were)) ?(?:formerly|previously)(?: known as| called)? {name}\b"
        rf"|\bused to be(?: known as| called)? {name}\b"
    )
    after = rf"\b{name} (?:is now|are now|has become|became|has been renamed|was renamed)\b"
    return re.search(f"{before}|{after}", words) is not None


def fits_domain(company: str, domain: str) -> bool:
    """Whether a registrable domain looks like that company's own.

    A town's name alone ties no "Leeds City Council" to leeds.ac.uk.
    """
    label = re.sub(r"[^a-z0-9]", "", domain.partition(".")[0])
    key = company_key(company)
    words = company_words(company)
    if not label or not key:
        return False
    if label == initials(words) or key == label:
        return True
    if _other_kind(words, label, domain):
        return False
    plain = label.replace("and", "")
    shorter, longer = sorted((plain, key.replace("and", "")), key=len)
    if len(shorter) >= 4 and longer.startswith(shorter):
        return True
    return len(label) >= 5 and label in words


def says_less(company: str, domain: str) -> bool:
    """Whether a domain that fits leaves out words that tell: pioneer.com of "Pioneer Foods"."""
    label = re.sub(r"[^a-z0-9]", "", domain.partition(".")[0])
    words = company_words(company)
    return len(label) < len(company_key(company)) and label != initials(words)


def is_civic(domain: str) -> bool:
    """Whether a domain is one of universities, councils or hospitals: leeds.ac.uk."""
    return not _CIVIC.keys().isdisjoint(domain.split(".")[1:])


def _other_kind(words: tuple[str, ...], label: str, domain: str) -> bool:
    """Whether a name is of another kind than its place's domain: a council at leeds.ac.uk.

    A name that begins with the place may leave its kind out, one that ends with it may not.
    """
    mine = next((_CIVIC[one] for one in domain.split(".")[1:] if one in _CIVIC), None)
    if mine is None or not mine.isdisjoint(words):
        return False
    others = frozenset[str]().union(*_CIVIC.values()) - mine
    return not others.isdisjoint(words) or (label in words and words[0] != label)


@lru_cache(maxsize=4096)
def role_words(title: str) -> frozenset[str]:
    """The words that tell one role from another, abbreviations written out."""
    bare = _BRACKETS.sub(" ", title[:_MAX])
    spelled = " ".join(_SHORT.get(word, word) for word in _words(bare)).split()
    return frozenset(word for word in spelled if word not in _ROLE_NOISE and not _is_code(word))


def _is_code(word: str) -> bool:
    """A requisition number rather than a word."""
    return any(char.isdigit() for char in word) and len(word) > 2


def role_likeness(one: str | None, other: str | None) -> Likeness:
    """EQUAL for two spellings; CLOSE where one says more than the other, or most words agree."""
    if not one or not other:
        return Likeness.UNKNOWN
    first, second = role_words(one), role_words(other)
    if not first or not second:
        return Likeness.UNKNOWN
    if first == second:
        return Likeness.EQUAL
    shared = len(first & second)
    mostly = shared >= 2 and shared >= _MOSTLY * len(first | second)
    within = first <= second or second <= first
    return Likeness.CLOSE if within or mostly else Likeness.DIFFERENT


def differs_in_level(one: str, other: str) -> bool:
    """Whether two titles stand on different rungs: "Analyst" and "Senior Analyst"."""
    return bool((role_words(one) ^ role_words(other)) & _LEVEL)


def slug_of(
    company: str | None, role: str | None, domain: str, taken: Container[str] = frozenset()
) -> str:
    """A process's readable name: company and role, else the employer's domain; numbered if taken.

    At most 60 characters of a-z, 0-9 and hyphens; "process" where nothing at all is known.
    """
    words = list(company_words(company)) if company else _slug_words(domain)
    words = [clean for word in words for clean in _slug_words(word)] + _slug_words(role or "")
    base = _shorten("-".join(words) or "process", 60)
    if base not in taken:
        return base
    number = 2
    while (numbered := f"{_shorten(base, 59 - len(str(number)))}-{number}") in taken:
        number += 1
    return numbered


def _slug_words(part: str) -> list[str]:
    return re.findall(
        r"[a-z0-9]+", " ".join(_words(part)).replace("+", " plus").replace("#", " sharp")
    )


def _shorten(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    cut = slug[: limit + 1].rpartition("-")[0]
    return cut or slug[:limit]
