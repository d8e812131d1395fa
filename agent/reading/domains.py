"""The names that stand in mail domains: of the sender, of addresses in the letter, of a recipient.

Knows how domains are built, not who hires.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from agent.domain.message import Address, Message
from agent.reading.addresses import addresses_in
from agent.reading.employer_names import squeeze
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender, is_noreply_box, is_team_box, labels_left_of, under
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.places import PLACES
from agent.reading.wording.senders import (
    ATS,
    FREEMAIL,
    SCHEDULERS,
    SECOND_LEVEL,
    SYSTEMS_HOSTS,
    TEAM_BOXES,
)

SHARED = ATS | FREEMAIL | SCHEDULERS
"""Domains that many houses write from."""


def domains_of(scan: Scan, sender: Sender) -> frozenset[str]:
    """The domains of the sender, unless a tool's, and of addresses in the text."""
    message = scan.message
    written = f"{message.own_words[:8000]}\n{message.signature[:1000]}"
    domains = [address.rpartition("@")[2] for address in addresses_in(written)]
    if not (sender.ats or sender.scheduler or sender.assessor or sender.freemail or sender.board):
        network = sender.kind is Kind.MACHINE and message.sender.domain.endswith("linkedin.com")
        domains += [] if network else [message.sender.domain]  # its notices are of others
    if sender.freemail:
        domains.append(f"{_own_word(message)}.freemail")
    if sender.ats:
        domains += [f"{tenant}.tenant" for tenant in tenants_in(message.sender)]
    domains += [one.domain for one in message.reply_to if not under(one.domain, SHARED)]
    owners = {address.domain for address in message.to}
    return frozenset(domain for domain in domains if domain.lower() not in owners)


def _own_word(message: Message) -> str:
    """What a private mailbox is called beside its owner's name: "marco.oakember@"."""
    local = message.sender.email.partition("@")[0].lower()
    names = message.sender.name.lower().split()
    return "".join(part for part in re.split(r"[._+\d-]+", local) if part not in names)


def tenants_in(address: Address) -> list[str]:
    """Whom an applicant system writes for, as its address tells: "acme@myworkday.com",
    "jo@acme.teamtailor-mail.com"."""
    local, _, domain = address.email.lower().partition("@")
    box = local.partition("+")[0]
    shown = address.name.lower().split()
    named = is_noreply_box(box) or is_team_box(address.email)
    ours = [] if named or (len(shown) > 1 and box in shown) else [box]
    return [one for one in (*ours, *labels_left_of(domain, ATS)) if _may_be_house(one)]


def _may_be_house(part: str) -> bool:
    return len(part) > 2 and part not in _NO_HOUSE and not part.startswith(_DESKS)


# "hiringmanager@", "candidateportal@"
_DESKS = ("hiring", "candidate", "talent", "recruit", "career", "noreply", "assessment")
_NO_HOUSE = GIVEN | TEAM_BOXES | SYSTEMS_HOSTS


def labels_in(domains: Iterable[str]) -> frozenset[str]:
    """The names in domains: the longest label, its parts, what follows "join" and its like."""
    found = {label for domain in domains for label in _labels(domain)} - {""}
    return frozenset(found | {_UMLAUTS.sub(r"\1", label) for label in found if "e" in label[1:]})


# "pixelmuehle" of Pixelmühle, whose letters are compared without the dots
_UMLAUTS = re.compile(r"([aou])e")


def shortened_in(domains: Iterable[str]) -> frozenset[str]:
    """What may be a house's initials in domains: "tpf" of tpf-logistics.example."""
    parts = {part for domain in domains for part in re.split(r"[.-]", domain.lower())[:-1]}
    return frozenset(part for part in parts if 3 <= len(part) <= 6) - SECOND_LEVEL


@lru_cache(maxsize=1024)
def _labels(domain: str) -> tuple[str, ...]:
    longest = _longest(domain)
    whole = squeeze(longest)
    parts = longest.lower().split("-")[1:]
    called = next((whole[len(word) :] for word in _CALLS if whole.startswith(word)), "")
    named = [part for part in (*parts, called) if len(part) > 3 and part not in _COMMON]
    ending = domain.rpartition(".")[2].lower()
    return (whole, *named, *((whole + ending,) if ending in _SPOKEN else ()))


# Endings that firms speak as part of their name: "Brindle AI" of brindle.ai.
_SPOKEN = frozenset(("ai", "app", "bio", "energy", "games", "health", "io", "media", "studio"))


# What young firms put before their name where the name itself was taken.
_CALLS = ("join", "get", "try", "use", "hello", "the", "team", "weare", "go")
_COMMON = orgs.ORG_WORDS | orgs.DEPARTMENTS | PLACES | SECOND_LEVEL


def _longest(domain: str) -> str:
    return max(domain.split(".")[:-1], key=len, default="")


def label_of(domain: str) -> str:
    """The longest label of a domain, without the suffix."""
    return squeeze(_longest(domain))
