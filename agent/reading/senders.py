"""Who stands behind an address: a person, a team's mailbox, a recruiting tool, a board, machinery.

Knows domains and mailbox names (`wording.senders`), never what a message says.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from agent.domain.message import Address, Message
from agent.reading.wording import senders as data

_NOREPLY_STARTS = tuple(f"{box}-" for box in data.NOREPLY_BOXES)
_REPLYABLE_ENDINGS = tuple(ending for ending, _ in data.REPLYABLE)


class Kind(StrEnum):
    """What sends from an address, as far as the address tells."""

    PERSON = "person"
    TEAM = "team"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Sender:
    """What the sender's address tells: who sends, through which kind of tool."""

    kind: Kind
    ats: bool
    scheduler: bool
    assessor: bool
    board: bool
    freemail: bool


def under(domain: str, known: frozenset[str]) -> bool:
    """Whether a domain is one of `known` or below one, cut at label boundaries only."""
    return not known.isdisjoint(_above(domain))


@lru_cache(maxsize=256)
def _above(domain: str) -> tuple[str, ...]:
    """A domain and those it lies below, but the last label alone."""
    labels = domain.lower().rstrip(".").split(".")
    return tuple(".".join(labels[place:]) for place in range(len(labels) - 1))


def labels_left_of(domain: str, known: frozenset[str]) -> list[str]:
    """The labels of a domain left of the one of `known` that it lies below."""
    site = next((one for one in _above(domain) if one in known), "")
    return domain.lower().rstrip(".").removesuffix(site).split(".")[:-1] if site else []


@lru_cache(maxsize=256)
def is_noreply(address: str) -> bool:
    """Whether a mailbox takes no answers by its name; tokens that tools answer to are exempt."""
    local, _, domain = address.lower().partition("@")
    if takes_replies(address):
        return False
    # "jobs@noreply.firm.example": a host of its own for what nobody answers.
    host = domain.partition(".")[0].replace("-", "")
    return is_noreply_box(local) or host in _MUTE_HOSTS or under(domain, data.MUTE)


def is_noreply_box(local: str) -> bool:
    """Whether the part of an address before the "@", in small letters, names nobody."""
    name = local.split("+", 1)[0]
    bare = name.replace(".", "-").replace("_", "-").strip("-0123456789")
    if bare in data.NOREPLY_BOXES or bare.startswith(_NOREPLY_STARTS):
        return True
    squeezed = bare.replace("-", "")
    if squeezed.startswith(("noreply", "donotreply", "dontreply")) or squeezed.endswith("noreply"):
        return True
    return "autoreply" in local


_MUTE_HOSTS = frozenset(("noreply", "donotreply", "notreply"))


def takes_replies(address: str) -> bool:
    """Whether it is a tool's relay address that passes answers on (gmail-api.md 4.4)."""
    local, _, domain = address.lower().partition("@")
    if not domain.endswith(_REPLYABLE_ENDINGS):
        return False
    for ending, token in data.REPLYABLE:
        if (domain == ending or domain.endswith("." + ending)) and token in local:
            return not local.startswith(("no-reply", "noreply"))
    return False


def same_site(one: str, other: str) -> bool:
    """Whether two domains belong to one owner, as far as their endings tell."""
    return bool(one) and _site(one) == _site(other)


def _site(domain: str) -> str:
    labels = domain.lower().rstrip(".").split(".")
    size = 3 if len(labels) > 2 and labels[-2] in data.SECOND_LEVEL else 2
    return ".".join(labels[-size:])


def sender_of(message: Message) -> Sender:
    """What the From address of a message tells."""
    address = message.sender
    domain = address.domain
    ats = under(domain, data.ATS)
    scheduler = under(domain, data.SCHEDULERS)
    assessor = under(domain, data.ASSESSORS)
    board = under(domain, data.BOARDS)
    return Sender(
        kind=_kind(address, ats or scheduler or assessor),
        ats=ats,
        scheduler=scheduler,
        assessor=assessor,
        board=board,
        freemail=under(domain, data.FREEMAIL),
    )


def _kind(address: Address, tool: bool) -> Kind:
    if is_noreply(address.email):
        return Kind.MACHINE
    if tool and not takes_replies(address.email):
        return Kind.MACHINE
    if is_team_box(address.email) or not names_a_person(address.name):
        return Kind.TEAM if address.name or is_team_box(address.email) else Kind.PERSON
    return Kind.PERSON


@lru_cache(maxsize=256)
def is_team_box(address: str) -> bool:
    """Whether the mailbox is a function ("careers@", "hr@"), not somebody's own."""
    return any(part.rstrip("0123456789") in data.TEAM_BOXES for part in _box_parts(address))


def is_hiring_box(address: str) -> bool:
    """Whether the mailbox is one for applicants ("careers@", "bewerbung@")."""
    return any(part.rstrip("0123456789") in data.HIRING_BOXES for part in _box_parts(address))


def is_alert_box(address: str) -> bool:
    """Whether the mailbox is one that lists of vacancies come from ("jobalert@", "alerts@")."""
    return not data.ALERT_BOXES.isdisjoint(_box_parts(address.partition("+")[0]))


def _box_parts(address: str) -> list[str]:
    """The words of a mailbox's name: "jobs-emea+42@host" gives "jobs", "emea", "42"."""
    local = address.lower().partition("@")[0]
    return local.replace(".", " ").replace("-", " ").replace("_", " ").replace("+", " ").split()


def is_campaign(domain: str) -> bool:
    """Whether a host below a firm's domain is one for campaigns ("email.firm.example")."""
    labels = domain.lower().split(".")
    return len(labels) > 2 and labels[0] in data.CAMPAIGN_HOSTS


def is_colleague(message: Message, owners: frozenset[str]) -> bool:
    """Whether somebody at the user's own employer writes, as far as the domains tell.

    A domain that strangers share tells nothing: free mail, a university's, an invented one.
    """
    domain = message.sender.domain
    if not domain or under(domain, data.FREEMAIL) or _site(domain) in data.NOBODYS:
        return False
    if not data.ACADEMIC.isdisjoint(domain.split(".")[-2:]):
        return False
    return any(same_site(domain, owner.rpartition("@")[2]) for owner in owners)


def is_for_many(message: Message, owners: frozenset[str]) -> bool:
    """Whether it went to others than the user, as a mailing list's does.

    A message that names nobody, or only its own sender, may be a blind copy to one.
    """
    to = (*message.to, *message.cc, *message.delivered_to)
    named = {_untagged(address.key) for address in to if address.email}
    others = named - {_untagged(message.sender.key)}
    return bool(owners and others) and named.isdisjoint(map(_untagged, owners))


def _untagged(address: str) -> str:
    """The mailbox behind "me+jobs@host"."""
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


@lru_cache(maxsize=512)
def names_a_person(name: str) -> bool:
    """Whether a display name looks like a human being's, not a team's or a company's."""
    words = name.replace(",", " ").lower().split()
    if not 1 <= len(words) <= 5 or "@" in name or "&" in name or any(map(str.isdigit, name)):
        return False
    if words[0] in _ARTICLES:
        return False
    if "'s " in name or "’s " in name:
        return False  # "Headteacher's PA"
    bare = {word.strip(".()\"'") for word in words}
    if len(words) == 2 and words[1] in _SURNAMES:
        bare -= _SURNAMES
    return data.NOT_A_NAME.isdisjoint(bare)


_ARTICLES = frozenset(("the", "our", "your"))
# Surnames that are tools' names too: "Gwen Ashby".
_SURNAMES = frozenset(("ashby", "lever"))
