"""The people a message names, their part in the process, and whom to answer.

An address is answered only where it takes answers and where nothing about it is forged. What a
person's part is stands in titles and in how they speak of the others; where neither tells, none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agent.domain.evidence import ContactReading, Evidence, EvidenceKind, PersonReading
from agent.domain.hiring import Confidence, Meaning, Part
from agent.domain.message import Address, Message
from agent.reading.addresses import addresses_in
from agent.reading.answering import (
    address_in_calendar,
    address_in_text,
    asked_for,
    prefers_another,
    reply_address,
)
from agent.reading.displays import shows_house
from agent.reading.domains import label_of
from agent.reading.employer_names import squeeze
from agent.reading.name_shapes import titled
from agent.reading.parts import part_by_title, part_of
from agent.reading.scan import Scan
from agent.reading.senders import (
    Kind,
    Sender,
    is_team_box,
    names_a_person,
    same_site,
    takes_replies,
)
from agent.reading.signers import Signer, person_name, signer_of
from agent.reading.spans import Span, spans_of
from agent.reading.wording import names as data
from agent.reading.wording.given_names import GIVEN

READER = "people@5"


@dataclass(frozen=True, slots=True)
class Known:
    """The people of one message and whom to answer."""

    people: tuple[PersonReading, ...]
    contact: ContactReading | None
    automatic: bool
    contradictions: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def read_people(
    scan: Scan,
    sender: Sender,
    meaning: Meaning = Meaning.THANKS_OR_CHAT,
    *,
    by_agent: bool = False,
) -> Known:
    """Who writes, who is named, whom to answer; `by_agent`: the writer hires for another house."""
    message = scan.message
    signer = signer_of(message)
    contradictions = _contradictions(message, sender)
    contact = None if message.sender_suspect else _contact(scan, sender, signer, meaning)
    if by_agent and contact and contact.email == message.sender.email:
        # Nobody is the manager of another house's post.
        open_part = contact.part in (None, Part.HIRING_MANAGER)
        contact = replace(contact, part=Part.RECRUITER) if open_part else contact
    people = with_addresses(tuple(_people(scan, contact)), message)
    automatic = message.automation.auto_reply or message.automation.auto_submitted
    automatic = automatic or (sender.kind is Kind.MACHINE and not signer.name)
    evidence = [
        Evidence(EvidenceKind.CONTRADICTION, words, words, READER, Confidence.LIKELY, "header")
        for words in contradictions
    ]
    if contact:
        evidence.append(
            Evidence(
                EvidenceKind.CONTACT, contact.email, contact.name or contact.email, READER,
                Confidence.LIKELY, "sender",
            )
        )  # fmt: skip
    return Known(people, contact, automatic, contradictions, tuple(evidence))


def _contradictions(message: Message, sender: Sender) -> tuple[str, ...]:
    found = [message.sender_suspect] if message.sender_suspect else []
    if _foreign_reply_to(message, sender):
        found.append("Reply-To names an address at another domain than From")
    return tuple(found)


def _foreign_reply_to(message: Message, sender: Sender) -> bool:
    """A Reply-To elsewhere is plain with recruiting tools and a trap with people."""
    tool = sender.ats or sender.scheduler or sender.assessor
    for address in message.reply_to:
        if address.key == message.sender.key or takes_replies(address.email):
            continue
        if not same_site(address.domain, message.sender.domain) and not tool:
            return True
    return False


def _contact(scan: Scan, sender: Sender, signer: Signer, meaning: Meaning) -> ContactReading | None:
    message = scan.message
    answered = asked_for(scan, sender) or reply_address(message, sender)
    if answered is None or prefers_another(scan):
        answered = address_in_text(scan) or address_in_calendar(message) or answered
    if answered is None:
        return None
    name = _name_for(answered, scan, signer)
    return ContactReading(
        name, answered.email, part_of(scan, sender, signer, answered, name, meaning)
    )


def _name_for(address: Address, scan: Scan, signer: Signer) -> str | None:
    message = scan.message
    housed = shows_house(message)
    for shown in (address.name, message.sender.name if address.key == message.sender.key else ""):
        name = person_name(shown)
        own = shown is message.sender.name and (housed or _is_office(name))
        if shown and names_a_person(name) and not own:
            # "Jane at Acme" signs as "Jane Holt".
            same = signer.name and (
                _words(signer.name) == _words(name) or signer.name.split()[0] == name
            )
            spoken = signer.name if same and signer.name and not signer.name.islower() else name
            if same and squeeze(spoken.split()[-1]) == label_of(address.domain):
                spoken = name  # "Regards, Jane Acme" for want of a line's end
            # "Claire MOREL" is the sender's way of marking a surname.
            shouted = any(word.isupper() and len(word) > 2 for word in spoken.split())
            turned = name.split()[0].isupper() and _words(spoken) == _words(name)
            return name if shouted and not turned else spoken
    if is_team_box(address.email) or (housed and signer.name):
        return _as_shown(signer.name, message.sender.name)
    spelled = _spelled_like(address, spans_of(message, scan.subject)) or signer.name
    return None if housed and spelled and spelled in message.sender.name else spelled


def _is_office(name: str) -> bool:
    """Whether a sender's name is the post's, not the person's: "Town Clerk"; not "James Cook"."""
    words = name.lower().split()
    return len(words) > 1 and words[0] not in GIVEN and titled(words)


def _as_shown(signing: str | None, shown: str) -> str | None:
    """Who signs in small letters, as the sender's name writes it: "yas", "Yas at Plinth"."""
    if signing is None or not signing.islower():
        return signing
    return next((word for word in shown.split() if word.lower() == signing), signing)


def _words(name: str) -> list[str]:
    return sorted(name.casefold().split())


def _spelled_like(address: Address, spans: tuple[Span, ...]) -> str | None:
    """The name in the text whose words an address is made of: "Greta Thorne", gthorne@."""
    parts = _local_parts(address.email)
    for span in spans:
        words = [word for word in span.text.split() if word.lower() not in _NO_NAME]
        small = [word.lower().strip(".,'’") for word in words]
        for size in (3, 2, 1):
            for start in range(len(words) - size + 1):
                name = words[start : start + size]
                if _made_of(parts, small[start : start + size]):
                    whole = size == 1 and not start and names_a_person(" ".join(words[:2]))
                    return " ".join(words[:2] if whole else name).strip(".,'’")
    return None


_NO_NAME = data.NOT_FIRST | data.JOB_NOUNS


def _made_of(parts: list[str], words: list[str]) -> bool:
    if not all(map(str.isalpha, words)):
        return False
    if len(words) == 1:
        return words[0] in parts and len(words[0]) > 2
    first, last = words[0], words[-1]
    joined = "".join(parts)
    return joined in (first + last, first[0] + last, last + first, first + last[0]) or (
        len(parts) > 1 and parts[0][0] == first[0] and parts[-1] == last
    )


def with_addresses(
    people: tuple[PersonReading, ...], message: Message
) -> tuple[PersonReading, ...]:
    """The people, each with the address that the message gives for that name and nobody else."""
    if all(one.email for one in people):
        return people
    given = list(dict.fromkeys(addresses_in(_written(message))))
    return tuple(
        replace(one, email=_address_for(one.name, given)) if one.name and not one.email else one
        for one in people
    )


def _address_for(name: str, given: list[str]) -> str | None:
    """The one address made of a full name: "Tom Ridley", tom.ridley@ or tridley@."""
    words = [word.lower().strip(".,'’") for word in name.split()]
    if len(words) < 2:
        return None
    fitting = [one for one in given if _made_of(_local_parts(one), words)]
    if len(fitting) != 1:
        return None
    local, _, domain = fitting[0].partition("@")
    return f"{local}@{domain.lower()}"


def _written(message: Message) -> str:
    return f"{message.own_words[:8000]}\n{message.signature[:1000]}"


_LOCAL_MARKS = re.compile(r"[._+\d-]+")


def _local_parts(address: str) -> list[str]:
    return [part for part in _LOCAL_MARKS.split(address.partition("@")[0].lower()) if part]


def _people(scan: Scan, contact: ContactReading | None) -> Iterator[PersonReading]:
    """The contact first, then whoever the text gives a title."""
    if contact:
        yield PersonReading(contact.name, contact.email, contact.part)
    seen = {contact.name} if contact else set()
    for span in spans_of(scan.message, scan.subject):
        words = span.text.split()
        if span.source != "own_words" or not 2 <= len(words) <= 3 or span.text in seen:
            continue
        if not names_a_person(span.text):
            continue
        part = part_by_title(" ".join((*span.before[-3:], "*", *span.after[:3])))
        if part:
            seen.add(span.text)
            yield PersonReading(span.text, None, part)
