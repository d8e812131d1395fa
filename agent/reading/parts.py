"""Which part somebody plays: recruiter, hiring manager, interviewer or coordinator.

By the title in the signature, by the kind of mailbox, by how the writer speaks of the others.
Where nothing tells, the part stays unknown.
"""

import re
from functools import lru_cache

from agent.domain.hiring import Meaning, Part
from agent.domain.message import Address, Message
from agent.reading.agencies import agency_of, is_agency
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender, is_team_box
from agent.reading.signers import Signer
from agent.reading.wording import names as data

_NEWS = frozenset(
    {
        Meaning.OUTREACH, Meaning.SCHEDULING, Meaning.STATUS_UPDATE, Meaning.REJECTION,
        Meaning.ADVANCED, Meaning.INTERVIEW_CONFIRMED, Meaning.INFORMATION_REQUEST, Meaning.OFFER,
        Meaning.ON_HOLD, Meaning.ROLE_CLOSED, Meaning.INTERVIEW_CANCELLED, Meaning.INTERVIEW_MOVED,
    }
)  # fmt: skip


def part_of(
    scan: Scan, sender: Sender, signer: Signer, address: Address, name: str | None, meaning: Meaning
) -> Part | None:
    """The part of the person to answer, or None."""
    beside = _beside(scan, address, name)
    titled = part_by_title(beside) if beside else None
    if _takes_part(scan.message, address) and not _wrote(scan.message, signer, address, name):
        return titled or _named_with_title(scan, name) or Part.INTERVIEWER
    if address.key == scan.message.sender.key or titled is None:
        titled = titled or part_by_title(_title_lines(signer, name))
    titled = titled or _introduced(scan) or _named_with_title(scan, name)
    agent = titled is Part.HIRING_MANAGER and agency_of(scan, sender)
    if titled:
        return Part.RECRUITER if agent else titled
    if agency_of(scan, sender) or (is_agency(sender_domain(address)) and not sender.ats):
        return Part.RECRUITER
    if is_team_box(address.email) or (sender.kind is Kind.TEAM and name is None):
        return Part.COORDINATOR
    return _by_speech(scan, meaning)


def _takes_part(message: Message, address: Address) -> bool:
    """Whether a calendar part names the address among those who come to a meeting."""
    return any(
        one.email.lower() == address.key for event in message.calendar for one in event.attendees
    )


def _wrote(message: Message, signer: Signer, address: Address, name: str | None) -> bool:
    """Whether the message is that person's own: by its address, or by who signs it."""
    own = {message.sender.key, *(one.key for one in message.reply_to)}
    return address.key in own or (name or "-").lower().partition(" ")[0] in signer.lines


def sender_domain(address: Address) -> str:
    """The domain's names without the suffix."""
    return address.domain.rpartition(".")[0]


def part_by_title(words: str) -> Part | None:
    """The part that a title names, the most telling title first, or None."""
    lowered = f" {words.lower()} "
    for part, pattern in _titles():
        if pattern.search(lowered):
            return part
    return None


@lru_cache(maxsize=1)
def _titles() -> tuple[tuple[Part, re.Pattern[str]], ...]:
    return tuple(
        (Part(name), re.compile(rf"(?<![\w@.])(?:{'|'.join(map(re.escape, titles))})(?![\w@])"))
        for name, titles in data.TITLES.items()
    )


def _title_lines(signer: Signer, name: str | None) -> str:
    """What stands beside the signer's name, without the name and addresses."""
    lines = re.sub(r"\S+@\S+|https?://\S+", " ", signer.lines)
    return lines.replace((name or "").lower(), " ")


def _beside(scan: Scan, address: Address, name: str | None) -> str:
    """The words around the name in the sentence that gives an address."""
    if address.key == scan.message.sender.key:
        return ""
    for line in scan.lines:
        text = line.sentence.text
        if address.email in text and (name is None or name.split()[0] in text):
            return re.sub(r"\S+@\S+", " ", text)[-160:]
    return ""


_INTRODUCES = re.compile(
    r"(?:\b[Ii]['’]m|\b[Ii] am|\b[Mm]y name is|\b[Tt]his is)\s"
    r"(?:[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?,?\s(?:and\s(?:I['’]m|I am)\s)?)?"
    r"(?:an?|the|your|one of (?:the|our)|part of the|from|on|with|in)\s"
    r"((?:[\w&'’-]{1,20}\s){0,4}[\w-]{1,20})"
)

_INTRODUCING = frozenset(("i", "name", "this"))


def _introduced(scan: Scan) -> Part | None:
    """The part that writers give themselves: "I'm Imogen, a recruiter at Larkfield"."""
    for line in scan.lines[:8]:
        if _INTRODUCING.isdisjoint(line.sentence.words):
            continue
        match = _INTRODUCES.search(line.sentence.text[:300])
        part = part_by_title(match.group(1).replace(" team", "")) if match else None
        if part:
            return part
    return None


def _named_with_title(scan: Scan, name: str | None) -> Part | None:
    """The part by a title behind the name in the text: "Tal Ben-David, Talent Acquisition"."""
    text = scan.message.own_words[:4000]
    first = (name or "").partition(" ")[0]
    # The first name alone counts only where the message ends: "Pete, owner, Mercer & Sons".
    for spelled, place in ((name if first != name else "", text), (first, text[-80:])):
        if spelled and spelled in place:
            match = re.search(rf"\b{re.escape(spelled)}(?:,| \()\s?([^.\n)]{{2,50}})", place)
            part = part_by_title(match.group(1)) if match else None
            if part:
                return part
    return None


# For text in small letters.
_SPEAKS_FOR_OTHERS = re.compile(
    r"\b(?:the team|hiring manager|the panel|they|our cto|our ceo|the client|with our|would love to"
    r" meet|wants to meet|liked you|your profile|your cv|your application)\b",
)
_SPEAKS_FOR_ITSELF = re.compile(
    r"\b(?:my team|my group|my cofounder|i(?:'d| would) like you to|work with me|report to me"
    r"|i run|i decided|we decided|my lab|my department|i've decided|our boats|founder"
    r"|i(?:'m| am) hiring|i (?:lead|edit|manage) (?:the|our|a)|i head)\b",
)


_RUNS_HIRING = re.compile(
    r"\bi (?:run|lead|head|do|handle|look after) (?:our |the |all )?"
    r"(?:recruit|talent|hiring|people team|hr\b)|\bi recruit for\b",
)


def _by_speech(scan: Scan, meaning: Meaning) -> Part | None:
    """One who speaks of "my team" hires; one who speaks for others recruits."""
    text = scan.message.own_words[:3000].lower()
    if _RUNS_HIRING.search(text):
        return Part.RECRUITER
    if _SPEAKS_FOR_ITSELF.search(text):
        return Part.HIRING_MANAGER
    if meaning in _NEWS and _SPEAKS_FOR_OTHERS.search(text):
        return Part.RECRUITER
    return None
