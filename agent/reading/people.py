"""The people a message names, their part in the process, and whom to answer.

An address is answered only where it takes answers and where nothing about it is forged.
"""

import re
from dataclasses import dataclass

from agent.domain.evidence import (
    ContactReading,
    Evidence,
    EvidenceKind,
    PersonReading,
    ReadingContext,
)
from agent.domain.hiring import Confidence, Part
from agent.domain.message import Address
from agent.reading.scan import Scan
from agent.reading.senders import (
    Kind,
    Sender,
    is_noreply,
    is_team_box,
    names_a_person,
    takes_replies,
)
from agent.reading.wording import names as data

READER = "people@1"

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


@dataclass(frozen=True, slots=True)
class Known:
    """The people of one message and whom to answer."""

    people: tuple[PersonReading, ...]
    contact: ContactReading | None
    automatic: bool
    contradictions: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def read_people(scan: Scan, sender: Sender, context: ReadingContext, company: str | None) -> Known:
    """Who writes, who is named, whom to answer."""
    contradictions = _contradictions(scan)
    contact = _contact(scan, sender)
    part = contact.part if contact else None
    people = (PersonReading(contact.name, contact.email, part),) if contact else ()
    evidence = (
        (Evidence(EvidenceKind.CONTACT, contact.email, contact.email, READER, Confidence.LIKELY),)
        if contact
        else ()
    )
    automatic = scan.message.automation.auto_reply or sender.kind is Kind.MACHINE
    return Known(people, contact, automatic, contradictions, evidence)


def _contradictions(scan: Scan) -> tuple[str, ...]:
    message = scan.message
    found = [message.sender_suspect] if message.sender_suspect else []
    if (
        "@" in message.sender.name
        and message.sender.email.lower() not in message.sender.name.lower()
    ):
        found.append("the sender's display name imitates another address")
    return tuple(found)


def _contact(scan: Scan, sender: Sender) -> ContactReading | None:
    address = _reply_address(scan, sender)
    named = _address_in_text(scan, sender)
    if sender.kind is Kind.MACHINE or is_noreply(scan.message.sender.email):
        address = named or address
    if address is None:
        return None
    name = _name_for(address, scan)
    return ContactReading(name, address.email, _part(scan, name, address))


def _reply_address(scan: Scan, sender: Sender) -> Address | None:
    message = scan.message
    for address in message.reply_to:
        if address.domain == message.sender.domain or takes_replies(address.email):
            if not is_noreply(address.email):
                return address
    if sender.kind is Kind.MACHINE and not takes_replies(message.sender.email):
        return None
    return None if is_noreply(message.sender.email) else message.sender


def _address_in_text(scan: Scan, sender: Sender) -> Address | None:
    owners = {address.key for address in scan.message.to}
    for sentence in scan.sentences:
        for match in _ADDRESS.finditer(sentence.text):
            email = match.group().rstrip(".")
            local, _, domain = email.partition("@")
            if is_noreply(email) or email.lower() in owners:
                continue
            if local.lower() in data.OTHER_BOXES:
                continue
            return Address("", f"{local}@{domain.lower()}")
    return None


def _name_for(address: Address, scan: Scan) -> str | None:
    if address.key == scan.message.sender.key and names_a_person(address.name):
        return address.name
    local = address.email.partition("@")[0]
    words = [part for part in re.split(r"[._+-]", local) if len(part) > 1]
    own = scan.message.own_words + "\n" + scan.message.signature
    for match in re.finditer(r"[A-Z][\w'’-]+(?: (?:de |van |von |der )*[A-Z][\w'’-]+){0,2}", own):
        if not is_team_box(address.email) and any(
            part.lower() == word.lower()
            or (len(word) > 4 and part.lower() in word.lower() and len(part) > 3)
            for word in words
            for part in match.group().split()
        ):
            return match.group()
    return _signed(scan)


def _signed(scan: Scan) -> str | None:
    lines = [line.strip(" ,") for line in scan.message.own_words.splitlines() if line.strip()]
    for line in reversed(lines[-6:]):
        head = re.split(r"\s?[|,(/]\s?|\s[-–]\s", line)[0].strip()
        if names_a_person(head) and len(head.split()) <= 4 and head[:1].isupper():
            return head
    return None


def _part(scan: Scan, name: str | None, address: Address) -> Part | None:
    text = (scan.message.own_words[-600:] + "\n" + scan.message.signature).lower()
    for part in ("coordinator", "recruiter", "hiring_manager"):
        for title in data.TITLES[part]:
            if re.search(rf"\b{re.escape(title)}\b", text):
                return Part(part)
    return Part.COORDINATOR if is_team_box(address.email) else None
