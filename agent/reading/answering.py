"""Where a message is answered: the address it asks for, its Reply-To, the sender, one it gives.

An address is answered only where it takes answers and where nothing about it is forged. Knows no
names of people.
"""

import re

from agent.domain.message import Address, Message
from agent.reading.addresses import addresses_in
from agent.reading.scan import Scan
from agent.reading.senders import (
    Kind,
    Sender,
    is_noreply,
    is_team_box,
    names_a_person,
    same_site,
    takes_replies,
    under,
)
from agent.reading.wording import senders

# "Please reply to ada.rowe@firm.example with your times."
_REPLY_TO = re.compile(
    r"\b(?:reply|respond|answer|get back)\s(?:directly |back )?to\s"
    r"(?:me |us )?(?:at |on |via )?<?"
    r"([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})",
    re.IGNORECASE,
)


def asked_for(scan: Scan, sender: Sender) -> Address | None:
    """The address a tool's mail asks to answer to, or a house's own mail within that house."""
    message = scan.message
    tool = sender.ats or sender.scheduler or sender.assessor
    match = _REPLY_TO.search(message.own_words[:8000]) if "@" in message.own_words else None
    if match is None:
        return None
    local, _, domain = match[1].rstrip(".").partition("@")
    address = Address("", f"{local}@{domain.lower()}")
    within = tool or same_site(domain.lower(), message.sender.domain)
    asked = within and not is_noreply(address.email) and _not_unless(scan, match.start())
    return address if asked else None


def _not_unless(scan: Scan, start: int) -> bool:
    """Whether no "not" stands before: "do not reply to this address"."""
    before = scan.message.own_words[max(start - 24, 0) : start].lower()
    return not any(word in before for word in ("not ", "n't ", "n’t ", "never "))


def reply_address(message: Message, sender: Sender) -> Address | None:
    """The Reply-To where it is trusted or takes answers, else the sender if anybody reads it."""
    tool = sender.ats or sender.scheduler or sender.assessor
    for address in message.reply_to:
        trusted = tool or same_site(address.domain, message.sender.domain)
        trusted = trusted or _mailer_of(message.sender, address)
        if not is_noreply(address.email) and (trusted or takes_replies(address.email)):
            return address
    mute = message.reply_to and all(is_noreply(address.email) for address in message.reply_to)
    if mute or is_noreply(message.sender.email) or takes_no_person(message.sender.email):
        return None
    if takes_replies(message.sender.email):
        return None if _says_mute(message.sender.name) else message.sender
    boarded = sender.board and (sender.kind is not Kind.PERSON or " " not in message.sender.name)
    if sender.kind is Kind.MACHINE or boarded:
        return None
    return None if _unread(message) else message.sender


def _says_mute(display: str) -> bool:
    """Whether the sender's own name tells not to answer: "Do Not Reply"."""
    return any(words in display.lower() for words in ("not reply", "noreply", "no-reply"))


def _mailer_of(sender: Address, answered: Address) -> bool:
    """Whether a mute sender's domain is the answered house's own mailer: "okta-mail"."""
    house, mailer = answered.domain.split(".")[-2:][0], sender.domain.split(".")[-2:][0]
    return is_noreply(sender.email) and len(house) > 3 and mailer.startswith(house + "-")


_UNREAD = re.compile(
    r"(?:replies|answers|mails?|messages|mailbox|inbox|address)\s(?:\w{1,10}\s){0,4}?"
    r"(?:not|nobody|no one|unmonitored|unattended|undeliverable|discarded|reach nobody|isn.t)\b"
    r"|(?<!you )do not (?:reply|respond|answer)|don.t (?:reply|respond|answer)\b"
    r"|not? (?:reply|replies)\b"
)


def _unread(message: Message) -> bool:
    """Whether a machine's message says that nobody reads what is sent to its address."""
    person = names_a_person(message.sender.name) and not is_team_box(message.sender.email)
    if not message.automation.auto_submitted and person:
        return False
    text = f"{message.own_words[-600:]}\n{message.signature}\n{message.text[-600:]}"
    return _UNREAD.search(text.lower()) is not None


def prefers_another(scan: Scan) -> bool:
    """Whether the writer asks for answers at another address than this one."""
    return any("rather than replying" in line.sentence.text.lower() for line in scan.lines)


def address_in_text(scan: Scan) -> Address | None:
    """The address of a human being, or else of a team, that the message gives."""
    message = scan.message
    owners = {address.key for address in (*message.to, *message.delivered_to)}
    found: list[Address] = []
    text = f"{message.own_words}\n{message.signature}\n{message.text}"[:20000]
    for raw in addresses_in(text):
        local, _, domain = raw.partition("@")
        address = Address("", f"{local}@{domain.lower()}")
        other = local.lower() in senders.OTHER_BOXES or is_noreply(address.email)
        if not other and address.key not in owners and not _quoted_only(message, raw):
            found.append(address)
    humans = [address for address in found if not is_team_box(address.email)]
    return next(iter(humans or found), None)


def _quoted_only(message: Message, address: str) -> bool:
    return address in message.quoted and address not in message.own_words + message.signature


def address_in_calendar(message: Message) -> Address | None:
    """The first address of the calendar part that is not the user's, a room's or a tool's."""
    owners = {address.key for address in message.to}
    for event in message.calendar:
        for one in (event.organizer, *event.attendees):
            if one is None or one.email.lower() in owners or is_noreply(one.email):
                continue
            if not (takes_no_person(one.email) or is_tools_own(one.email)):
                return Address(one.name, one.email)
    return None


def takes_no_person(address: str) -> bool:
    """Whether an address is a calendar's or room's own, not a person's."""
    host = address.lower().rpartition("@")[2]
    return host.startswith("calendar.") or ".calendar." in host


def is_tools_own(address: str) -> bool:
    """Whether it is a recruiting tool's, and no token that passes answers on (CM-8)."""
    domain = address.lower().rpartition("@")[2]
    tool = any(
        under(domain, known) for known in (senders.ATS, senders.SCHEDULERS, senders.ASSESSORS)
    )
    return tool and not takes_replies(address)
