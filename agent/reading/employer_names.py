"""Spellings of employers' names: without departments, without legal forms, for comparison.

Knows how names are written, not which of them is meant.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from agent.reading.wording import organisations as orgs
from agent.reading.wording.places import PLACES


@lru_cache(maxsize=4096)
def strip_noise(name: str) -> str:
    """A sender's or team's name without the words for the department that writes."""
    shown = name.replace(" @ icims", "").rstrip(" \"'")
    bare = shown.strip(" \"'-|,.")
    bare = bare if bare.isascii() else _EASTERN.sub("", bare)
    if bare[-3:].lower() in _SHORTENED and shown.endswith("."):
        bare += "."  # "Chase & Co."
    bare = _RUN_TOGETHER.sub("", bare) if " " not in bare else bare
    for joint in (" (via ", " via ", " at ", " @ ", " on behalf of "):
        before, found, after = bare.partition(joint)
        if found:
            bare = before if "via" in joint else after
    head, _, last = bare.rpartition(" ")
    if last.lower() in PLACES and strip_noise(head) not in ("", head):
        bare = head  # "Acme HR Africa"
    tool, found, after = bare.partition(" for ")
    if found and squeeze(tool) in orgs.TOOLS:
        bare = after  # "TestGorilla for Acme"
    head, _, last = bare.rpartition(" ")
    if last.lower() == "office" and head.rpartition(" ")[2].lower() in _WITH_OFFICES:
        bare = head  # "Greyfriars School Office", not "Home Office"
    while True:
        lowered = bare.lower()
        words = lowered.split()
        if not words or (words[0] not in _NOISE_FIRST and words[-1] not in _NOISE_LAST):
            return _freed(bare, shown)
        cut = next((noise for noise in _NOISE if _bounds(lowered, noise)), "")
        if not cut or lowered == cut:
            return "" if cut else _freed(bare, shown)
        if lowered.endswith(" " + cut):
            bare = bare[: -len(cut)].rstrip(" -|,&·")
        else:
            bare = bare[len(cut) :].lstrip(" -|,&·")


def _freed(bare: str, shown: str) -> str:
    """What is left of a name, free of what tied the department to it: "Acme's Recruiting Team"."""
    if bare == shown:
        return bare
    own = bare[:-2] if bare[-2:] in _OWNS else bare
    if shown.endswith(_CREWS):
        own = own.removeprefix("The ")  # the article of "The Acme Recruiting Team" is the team's
    return own.removeprefix("of ")  # "Talent Acquisition Team of Acme"


_CREWS = (" Team", " team", " Crew", " crew")
_OWNS = ("'s", "’s")
# "Acme 採用担当"
_EASTERN = re.compile(r"(?<=[A-Za-z])\s{0,3}[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{1,20}$")
# "LarchbankHRWorkday" for want of blanks, "Larchbank.jobs"
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?:HR|Careers|Recruiting|Workday|Talent){1,3}$|\.jobs$")
_WITH_OFFICES = frozenset(("school", "college", "university", "surgery", "practice", "academy"))
_SHORTENED = frozenset(
    (" co", "inc", "ltd", "orp", "s.a", "s.l", "r.l", "p.a", "b.v", "n.v", "r.o", "o.o", "bhd")
)
_NOISE = sorted(orgs.SENDER_NOISE, key=len, reverse=True)
_NOISE_FIRST = frozenset(noise.split()[0] for noise in orgs.SENDER_NOISE)
_NOISE_LAST = frozenset(noise.split()[-1] for noise in orgs.SENDER_NOISE)
_LEGAL_LAST = frozenset(form.split()[-1] for form in orgs.LEGAL)


def _bounds(lowered: str, noise: str) -> bool:
    return lowered == noise or lowered.endswith(" " + noise) or lowered.startswith(noise + " ")


@lru_cache(maxsize=4096)
def without_matter(name: str) -> str:
    """A name without the matter that a subject puts behind it: "Larchbank Application Update"."""
    words = name.split()
    size = len(words)
    if size < 2 or words[-1].lower() not in orgs.MATTERS:
        return name
    while size > 1 and words[size - 1].lower() in _MATTER_WORDS:
        size -= 1
    return " ".join(words[:size])


_MATTER_WORDS = orgs.MATTERS | orgs.BEFORE_MATTERS


@lru_cache(maxsize=4096)
def without_legal_form(name: str) -> str:
    """A company's name without "GmbH", "Ltd" and their like."""
    lowered = name.lower()
    if lowered.rpartition(" ")[2] not in _LEGAL_LAST:
        return name
    for form in orgs.LEGAL:
        if lowered.endswith(" " + form):
            bare = name[: -len(form)].rstrip(" ,")
            return name if bare.endswith("&") else without_legal_form(bare)  # "Co., Ltd."
    return name


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """What spellings of one name have in common."""
    return squeeze(without_legal_form(name.removeprefix("The ")))


@lru_cache(maxsize=4096)
def squeeze(name: str) -> str:
    """Letters and digits only, lower case, without accents: for comparing spellings."""
    plain = name.lower() if name.isascii() else _without_accents(name.lower())
    return plain if plain.isalnum() else _MARKS.sub("", plain)


_MARKS = re.compile(r"[\W_]+")


def _without_accents(text: str) -> str:
    """The letters as domains spell them: "jacaranda", "lodz", "bjorn", "strasse"."""
    apart = unicodedata.normalize("NFKD", text.translate(_UNPARTED))
    return "".join(char for char in apart if not unicodedata.combining(char))


# Letters that are no base with an accent upon it.
_UNPARTED = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def is_public_body(words: Sequence[str]) -> bool:
    """Whether "executive" ends a body's name, no post's: "Health Service Executive"."""
    return len(words) > 1 and words[-1] == "executive" and words[-2] in ("service", "safety")
