"""What a sender's display name is made of: a person, a house, or both ("Jane Doe - Acme").

Knows how people and firms write their names beside each other, not whether they hire.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from agent.domain.message import Message
from agent.reading.domains import label_of
from agent.reading.employer_names import squeeze, strip_noise
from agent.reading.name_shapes import titled
from agent.reading.senders import is_team_box, names_a_person, takes_replies
from agent.reading.signers import signer_of
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.places import PLACES

_JOINT = re.compile(r"\s?[|·•]\s?|\s[-–—/]\s|\s*[(\[]|,\s|\s(?:at|@|from|with)\s|[)\]]\s*")
_SAYS_WHERE = re.compile(r"\s(?:from|at|@)\s")  # "Sal from Outpost" <sal@...>
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Shown:
    """The person and the house of a display name; "" for what it does not name beside the other."""

    person: str
    house: str


NOBODY = Shown("", "")


@lru_cache(maxsize=256)
def taken_apart(display: str, email: str, signer: str | None) -> Shown:
    """A display name that joins a person and a house, taken apart; `NOBODY` where it does not.

    Whose name it is tell a given name, the address `email`, and who signs.
    """
    shown = display[:_LONGEST].strip(" \"'")
    parts = [part.strip(" \"'") for part in _JOINT.split(shown)]
    parts = [part for part in parts if part and not _is_tool(part)]
    if len(parts) < 2:
        return NOBODY
    house = _beside_desk(parts) if len(parts) == 2 and "(" not in shown else ""
    if house and (", " in shown or house == parts[1]):
        return Shown("", house)
    local = squeeze(email.partition("@")[0])
    if ", " in shown and _surname_first(parts, local):
        return Shown(f"{parts[1]} {parts[0]}", _house(parts[2:]))
    sides = ((parts[0], parts[1:]), (parts[-1], parts[:-1]))
    for person, rest in sides:
        house = _house(rest)
        desk = _is_desk(person) and squeeze(person) == local
        if house and not _spells(email, person) and (desk or _spells(email, house)):
            # "Finn (Tarka Bikes)" <finn@tarkabikes...>, "Vacancies, Tarka" <vacancies@...>
            return Shown("" if _is_desk(person) else person, house)
    for person, rest in sides:
        if all(map(_is_desk, rest)) and _is_of_domain(person, email):
            return Shown("", person)  # "Stadt Elmburg, Personalamt" <bewerbung@elmburg...>
        house = _house(rest)
        first = person is parts[0] and ", " not in shown
        signs = bool(signer) and len(person.split()) > 1 and person == signer
        said = first and squeeze(person) == local and _SAYS_WHERE.search(shown)
        if signs or said or _is_person(person, local if house else "", alone=first):
            return Shown(person, house)
    return NOBODY


def _beside_desk(parts: list[str]) -> str:
    """Of a desk and a house, joined by a comma, the house: "Transport, Otter District Schools"."""
    lowered = [part.lower().split() for part in parts]
    houses = [
        part
        for part, words in zip(parts, lowered, strict=True)
        if len(words) > 1
        and _says_house(words)
        and not _PARTS.issuperset(words)
        and words[-1] not in _PART_ENDS
        and not titled(words)
    ]
    return houses[0] if len(houses) == 1 else ""


def _says_house(words: Sequence[str]) -> bool:
    """Whether words in small letters say at an end what kind of house it is."""
    leads = words[0] in orgs.LEADING or words[0] in orgs.ORG_WORDS
    return leads or words[-1] in orgs.ORG_WORDS


_PART_ENDS = frozenset(("department", "office", "union", "dept", "unit", "division"))
_PARTS = orgs.DEPARTMENTS | orgs.DESK_KINDS | {"care", "services", "service", "family"}


def _spells(email: str, name: str) -> bool:
    """Whether the domain of an address spells a name, or its beginning."""
    label, key = label_of(email.rpartition("@")[2]), squeeze(name)
    return len(label) > 3 and len(key) > 3 and (key.startswith(label) or label.startswith(key))


def _is_of_domain(part: str, email: str) -> bool:
    """Whether the domain is called by a word of a name that does not begin as a person's."""
    local, label = squeeze(email.partition("@")[0]), label_of(email.rpartition("@")[2])
    words = part.split()
    person = words[0].lower() in GIVEN or squeeze(words[0]) in local
    return not person and len(label) > 3 and label in map(squeeze, words)


def _is_desk(part: str) -> bool:
    """Whether a part only says which desk of a house writes: "Vacancies", "Crew Recruitment"."""
    words = part.lower().split()
    return not strip_noise(part) or _DESKS.issuperset(words)


_DESKS = orgs.DEPARTMENTS | {
    "applications", "careers", "crew", "hiring", "interviews", "jobs", "office", "team", "the",
    "vacancies",
}  # fmt: skip


def _is_tool(part: str) -> bool:
    """ "(via Workable)", "@ icims": what writes for the house."""
    return squeeze(part) in orgs.TOOLS or part.lower().startswith("via ")


def _surname_first(parts: list[str], local: str) -> bool:
    """ "Doe, Jane": a given name behind the comma, or both words in the address."""
    first, last = parts[1].split(), parts[0].split()
    if not names_a_person(parts[0]) or len(last) > 2 or not 0 < len(first) <= 2:
        return False
    spelled = squeeze(first[0]) in local and squeeze(last[-1]) in local
    return spelled or (first[0].lower() in GIVEN and last[0].lower() not in GIVEN)


def _is_person(part: str, local: str, *, alone: bool) -> bool:
    """Whether a part is a personal name by its given name or by the address it writes from."""
    words = part.split()
    if not words or len(words) > 3 or not names_a_person(part) or not words[0][0].isupper():
        return False
    if len(words) == 1 and not alone:
        return False
    first, last = squeeze(words[0]), squeeze(words[-1])
    spelled = len(words) > 1 and last in local and (first in local or local[:1] == first[:1])
    return spelled or words[0].lower() in GIVEN


def _house(parts: list[str]) -> str:
    """The part that is no title, department, pronoun or tool, or ""."""
    for part in reversed(parts):
        name = strip_noise(part)
        words = [word.lower().strip(".,") for word in name.split()]
        if not words or "/" in name or _CODE.fullmatch(name):
            continue  # "MISTRY, Kalpana (SAFFRON WALK SURGERY - F81999)"
        if not titled(words) and not orgs.NOT_COMPANY.issuperset(words):
            return name
    return ""


_CODE = re.compile(r"[A-Z]{0,3}\d{2,8}")


def shows_house(message: Message) -> bool:
    """Whether the sender's name is the house's, although a person could be called so.

    Told by the domain that spells it, by the department in it, and by who signs instead.
    """
    display = message.sender.name.strip(" \"'")[:_LONGEST]
    words = display.split()
    if not words:
        return False
    if owns_domain(message, display) or _owns_token(message, display):
        return True
    if words[0].lower() in GIVEN or len(words) > 5 or not names_a_person(display):
        return False
    if strip_noise(display) != display or words[0].lower() in data.JOB_NOUNS:
        return True  # "Deepwell Crewing", "Headteacher Hollins Primary"
    if len(words) > 2 and _says_kind_or_place(words):
        return True
    if len(words) > 1 and _says_so(message, display):
        return True
    return _signed_by_another(message, words)


def _says_kind_or_place(words: Sequence[str]) -> bool:
    """Whether several words tell what kind of house it is, or where: "Beacon Street Hotel",
    "Instituto Larch del Sur", "Little Acorns Exeter"; "Mark Church" may be a person."""
    last = words[-1].lower()
    return last in orgs.ORG_WORDS or last in PLACES or words[0].lower() in orgs.LEADING


def _owns_token(message: Message, name: str) -> bool:
    """Whether a tool's reply address begins with the name: "Acme" <acme+email+a1b2@talent...>."""
    email = message.sender.email
    code, token, _ = email.partition("+")
    own = squeeze(name) == squeeze(code if token else email.partition("@")[0])
    # "Fable" <fable@hire.lever...>; "Ines" <ines@hire.lever...> is a person.
    named = name.split(maxsplit=1)[0].lower() in GIVEN
    return own and takes_replies(email) and (bool(token) or not named)


def owns_domain(message: Message, name: str) -> bool:
    """Whether a team's mailbox is called by a name that its domain spells: "Laura Ashley"."""
    address = message.sender
    label, key = label_of(address.domain), squeeze(name)
    named = key == label or name.split(maxsplit=1)[0].lower() not in GIVEN
    if named and len(label) > 3 and is_team_box(address.email) and key.endswith(label):
        return True
    # "Ironside Security" <ops@ironsidesecurity...>; "Jane Doe" <jane@janedoe...> is a person's.
    local, words = squeeze(address.email.partition("@")[0]), name.split()
    first = squeeze(words[0])
    shop = local == key and words[-1].lower() in orgs.ORG_WORDS
    if len(words) > 2 and words[0].lower() not in GIVEN and first not in local:
        # "Greyfriars Translation Vendor Management" <vm@greyfriars-translation...>
        shop = shop or label in _runs(words)
    if words[0].lower() not in GIVEN and _begins_as_desk(words):
        shop = shop or label in _runs(words)  # "Compliance Acme Care" <compliance@...>
    if len(words) == 1 and len(key) > 4 and label.startswith(key) and words[0].lower() not in GIVEN:
        shop = shop or (key not in local and local not in key)  # "OpenLark" <jo.reed@openlarkhr...>
    return shop or (label == key and first not in local and local not in first)


def _begins_as_desk(words: list[str]) -> bool:
    """Whether a display begins with a desk's name: "Compliance", "Ufficio Personale"."""
    first = words[0].lower()
    return first in orgs.OFFICES or first in orgs.DESK_KINDS


def _runs(words: Sequence[str]) -> set[str]:
    """The keys of the first words of a display name, and of any two or more side by side."""
    ends = [(0, 1), *combinations(range(len(words) + 1), 2)]
    return {squeeze("".join(words[one:other])) for one, other in ends if not one or other > one + 1}


def _says_so(message: Message, name: str) -> bool:
    """Whether the letter speaks of the name as of a house: "applying to", "has asked us"."""
    text = message.own_words[:4000]
    if len(name) < 4 or name not in text:
        return False
    start = text.find(name)
    before, after = text[max(0, start - 30) : start], text[start + len(name) :][:30]
    return _HOUSED.search(before) is not None or _ACTING.match(after) is not None


_HOUSED = re.compile(
    r"(?i:\b(?:us at|here at|appl(?:y|ied|ying) (?:to|at|with)|application (?:to|with|at)|life at"
    r"|interest in|joining|on behalf of|team at|by)) (?:the )?$"
)
_ACTING = re.compile(
    r"\s(?:has|have) (?:asked|instructed|engaged|appointed) us\b"
    r"|\s(?:[A-Z]\w+ )?(?:Recruiting|Recruitment|Talent|HR|People|Careers|[Tt]eam|[Cc]rew)"
    r"\s*(?:\n|$)"
)


_SURNAMES = frozenset(("bank", "church", "hall", "land", "law", "power", "city", "close", "abbey"))


def _signed_by_another(message: Message, words: Sequence[str]) -> bool:
    """Whether somebody else signs, and the address does not call them by the shown name.

    "Northgate Dental" <northgatedental@gmail...>, signed "Kim"; no nickname of the shown name.
    """
    signer = signer_of(message).name
    if not signer or not names_a_person(signer):
        return False
    shown, signing = [squeeze(word) for word in words], [squeeze(one) for one in signer.split()]
    if any(one[:1] == other[:1] for one in shown for other in signing):
        return False
    mailbox = message.sender.email.partition("@")[0]
    local = squeeze(mailbox)
    if local == "".join(shown):
        return (
            mailbox.isalnum() or len(words) > 2
        )  # "xiaoming.zhang" is a person who signs as "Kevin"
    called = len(shown[0]) > 3 and label_of(message.sender.domain).startswith(shown[0])
    lowered = [word.lower() for word in words]
    housed = len(shown) > 2 or not orgs.ORG_WORDS.isdisjoint(lowered)
    if not orgs.ORG_WORDS.isdisjoint(lowered) and not any(one in local for one in shown):
        return True  # "NHS Strathbeg" <recruitment@...>
    if lowered[-1] in orgs.ORG_WORDS - _SURNAMES and lowered[0] not in GIVEN:
        return True  # "Elmtree Pharmacy" <elmtree@...>
    return called or (housed and any(len(one) > 2 and one in local for one in signing))
