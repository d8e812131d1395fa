"""For whom a message is written: the house behind the sender's name, and who is no house.

A sender's display name is an employer's, a person's, a tool's or an agency's; the letter itself
tells which. Knows the headers and how they are spoken of, not which name wins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.domain.message import Message
from agent.reading.addresses import addresses_in
from agent.reading.displays import taken_apart
from agent.reading.employer_names import squeeze, strip_noise
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender, is_team_box, names_a_person, under
from agent.reading.signers import person_name, signer_of
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN
from agent.reading.wording.senders import ATS, FREEMAIL, SCHEDULERS

# How much the name of a machine says that may write for somebody else.
PLATFORM = 5.0
_SHARED = ATS | FREEMAIL | SCHEDULERS
_CLIENT = re.compile(
    r"\bmy\s(?:[\w-]{2,12}\s){0,2}clients?\b|\bour\s(?:[\w-]{2,12}\s){0,2}client\b"
    r"|\b(?:one|a few|some) of (?:my|our) (?:[\w-]{2,12}\s)?clients\b|\bclient of (?:mine|ours)\b"
    r"|\b(?:retained|engaged|instructed) by an?\b"
    r"|\b(?:i'?m|i am|we'?re|we are|currently)\s(?:currently\s)?(?:working with|representing"
    r"|recruiting for|supporting|partnering with|partnered with)\san?\s"
    r"|\b(?:sent|submitted|forwarded) your (?:cv|resume|profile) (?:over )?to\b"
    r"|\bfor an? (?:[\w-]{1,20} ){1,5}"
    r"(?:contractor|retailer|manufacturer|firm|client|hotel|brand)\b"
    r"|\bput (?:you|your cv|your name) forward\b|\bsent over your (?:cv|resume|profile)\b"
    r"|\basked (?:me|us) to (?:find|recruit|fill|help)\b|\bdirect client\b"
    r"|\bthe client (?:is|are|would|wants|wishes|likes|feels|prefers|needs)\b"
    r"|\bpresent (?:you|your (?:cv|profile)) to (?:them|the company|my)\b"
    r"|\b(?:recruitment|search|talent|staffing) consultan(?:t|cy)\b"
    r"|\b(?:specialist|executive|technical) recruiters (?:to|in|for) the\b",
    re.IGNORECASE,
)
# Words one of which every such sentence holds.
_OF_CLIENTS = frozenset(
    (
        "contractor", "retailer", "manufacturer", "firm", "hotel", "brand",
        "client", "clients", "retained", "engaged", "instructed", "working", "representing",
        "recruiting", "supporting",
        "partnering", "partnered", "sent", "submitted", "forwarded", "put", "asked", "present",
        "consultant", "consultancy", "recruiters",
    )
)  # fmt: skip
# Whose message a network relays: "Message from Jane Doe", "Jane Doe sent you a message".
_RELAYED = re.compile(
    r"(?i:message from|inmail from|new message:)\s((?:[A-Z][\w’'-]{1,30}\s?){2,3})"
    r"|\b((?:[A-Z][\w’'-]{1,30}\s){1,3})(?i:sent you|messaged you|wants to connect|has sent)"
)
_GREETED = re.compile(
    r"^\W{0,3}(?:hi|hello|hey|dear|hallo|liebe[r]?|good (?:morning|afternoon|evening)|morning)\s"
    r"(?:mr\.?\s|mrs\.?\s|ms\.?\s|miss\s|mx\.?\s|dr\.?\s|prof\.?\s|professor\s)?"
    r"([^\W\d_][\w’'-]{0,30}(?:\s[A-Z][\w’'-]{0,30}){0,2})\s?[,!.:\n-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class House:
    """What the headers say of names: who is a person, whose the domains are, which agency writes.

    `agency` is the key of the sender's own agency, "" where the sender is none; `people` are the
    words of personal names; `labels` the names that stand in the domains; `name` is the key of the
    sender's name without the department; `heads` are the first letters of the labels, where those
    may confirm a name.
    """

    agency: str
    people: frozenset[str]
    labels: frozenset[str]
    name: str
    heads: frozenset[str]


def house_of(scan: Scan, sender: Sender) -> House:
    """What sender, recipients, greeting and calendar part say of names."""
    name = squeeze(strip_noise(scan.message.sender.name))
    agency, labels = agency_of(scan, sender), _labels(scan, sender)
    heads = frozenset() if agency else _heads(labels)
    return House(agency, _people(scan, sender), labels, name, heads)


def _heads(labels: frozenset[str]) -> frozenset[str]:
    return frozenset(label[0] for label in labels)


def house_of_recipient(scan: Scan) -> House:
    """The same for a message of the user's: their own name and address name no employer."""
    message = scan.message
    named = [message.sender.name, *(address.name for address in message.to)]
    people = {word.lower().strip(",.") for name in named if names_a_person(name)
              for word in name.split()}  # fmt: skip
    domains = [address.domain for address in message.to if not under(address.domain, _SHARED)]
    labels = frozenset(map(label_of, domains)) - {""}
    return House("", frozenset(people), labels, "", _heads(labels))


def sender_names(scan: Scan, sender: Sender) -> Iterator[tuple[str, float]]:
    """What the sender's display name calls the employer, and how much that says."""
    display = scan.message.sender.name
    if (sender.board and " via " not in display) or display.lower().endswith(_ROBOTS):
        return
    if _relays_people(scan.message) or "@" in display.replace(" @ ", " "):
        return
    apart = taken_apart(display, scan.message.sender.email, signer_of(scan.message).name)
    if apart.house:
        yield apart.house, 6.5
        return
    name = strip_noise(display)
    whole = display.strip(" \"'")
    if name != whole and _placed(scan, whole):
        name = whole
    if not name or squeeze(name) in orgs.TOOLS or _signs(scan, name):
        return
    weight = -2.0 if name.split()[0].lower() in orgs.PART_OF_ORG else 0.0
    if sender.kind is Kind.MACHINE or sender.ats:
        # A machine under a domain of its own name may be a platform that writes for the employer.
        platform = not sender.ats and squeeze(name)[:5] in squeeze(scan.message.sender.domain)
        weight += PLATFORM if platform else 7.0
        yield name, min(weight, 2.0) if _like_a_person(name) and not _placed(scan, name) else weight
    elif name != display or not names_a_person(display) or _owns_domain(scan, name):
        yield name, weight + 6.0


def _owns_domain(scan: Scan, name: str) -> bool:
    """Whether a team's mailbox is called by a name that its domain spells: "Laura Ashley"."""
    address = scan.message.sender
    label, key = label_of(address.domain), squeeze(name)
    if len(label) > 3 and is_team_box(address.email) and key.endswith(label):
        return True
    # "Ironside Security" <ops@ironsidesecurity...>; "Jane Doe" <jane@janedoe...> is a person's.
    local, words = squeeze(address.email.partition("@")[0]), name.split()
    first = squeeze(words[0])
    shop = local == key and words[-1].lower() in orgs.ORG_WORDS
    return shop or (label == key and first not in local and local not in first)


_ROBOTS = (" bot", " assistant", " scheduler")


def _like_a_person(name: str) -> bool:
    """Whether a tool writes under somebody's name: "Erin Fox"; a second mention must say more."""
    words = name.lower().split()
    return len(words) == 2 and words[0] in GIVEN and words[1] not in orgs.ORG_WORDS


def _relays_people(message: Message) -> bool:
    """Whether a network passes on what a person wrote: the name is theirs."""
    address = message.sender
    network = address.domain.endswith(("linkedin.com", "xing.com"))
    named = "linkedin" not in person_name(address.name).lower()
    if "job" in address.email.partition("@")[0]:
        return False  # what the network writes on an application: "Acme via LinkedIn"
    return network and named and names_a_person(person_name(address.name))


def _signs(scan: Scan, name: str) -> bool:
    """Whether the sender's name is a person's who signs the message."""
    words = name.split()
    if words[-1].lower() in orgs.ORG_WORDS or not names_a_person(name) or _placed(scan, name):
        return False
    if _owns_domain(scan, name):
        return False
    signer = signer_of(scan.message).name
    if signer and len(words) > 1 and squeeze(signer) in (squeeze(name), squeeze(words[0])):
        return True
    ending = scan.message.own_words.rstrip()[-40:] + "\n" + scan.message.signature[:60]
    if len(words) < 2 or words[0] not in ending:
        return False
    last = re.escape(words[-1])
    return re.search(rf"(?m)^{re.escape(words[0])}(?:\s{last})?\W*$", ending) is not None


def _placed(scan: Scan, name: str) -> bool:
    """Whether one works "at" or applies "to" it."""
    text = scan.message.own_words[:4000]
    if name not in scan.subject and name not in text:
        return False
    return any(_behind_cue(name, part) for part in (scan.subject, text))


_CUES = frozenset(("at", "to", "with", "from", "join", "in", "joining"))


def _behind_cue(name: str, text: str) -> bool:
    """Whether the name stands somewhere behind a word like "at"."""
    place = text.find(name)
    while place >= 0:
        after = text[place + len(name) : place + len(name) + 1]
        words = text[max(0, place - 12) : place].split()
        apart = place > 0 and text[place - 1].isspace()
        if apart and words and words[-1].strip("(").lower() in _CUES and not _goes_on(after):
            return True
        place = text.find(name, place + 1)
    return False


def _goes_on(after: str) -> bool:
    return after.isalnum() or after in ("_", "&")


def agency_of(scan: Scan, sender: Sender) -> str:
    """The key of the agency that the sender writes from, or "" where it is none."""
    label = label_of(scan.message.sender.domain)
    if sender.ats or sender.scheduler or sender.freemail or sender.kind is Kind.MACHINE:
        return ""
    agency = is_agency(label) or _tells_of_clients(scan)
    agency = agency or (sender.kind is Kind.PERSON and _signs_as_agency(scan))
    return label if label and agency else ""


def _signs_as_agency(scan: Scan) -> bool:
    """Whether a person signs for a house that is called after recruiting: "Lark Recruitment"."""
    message = scan.message
    label = label_of(message.sender.domain)
    for line in (message.signature[:600] or message.own_words[-300:]).splitlines()[:12]:
        for segment in _BETWEEN.split(line):
            words = squeeze_all(segment)
            called = len(words) > 1 and not orgs.RECRUITS.isdisjoint(words[1:])
            if called and words[-1] not in ("team", "hr") and label.startswith(words[0]):
                return True
    return False


_BETWEEN = re.compile(r"\s?[|·•,]\s?|\s[-–—]\s")


def squeeze_all(text: str) -> list[str]:
    """The words of a short line as `squeeze` compares them."""
    return [squeeze(word) for word in text.split()[:8]]


def _tells_of_clients(scan: Scan) -> bool:
    """Whether the writer speaks of clients, in the sentences or by a title in the signature."""
    for line in () if _OF_CLIENTS.isdisjoint(scan.words) else scan.lines[:60]:
        sentence = line.sentence
        if not _OF_CLIENTS.isdisjoint(sentence.words) and _CLIENT.search(sentence.text[:600]):
            return True
    signed = scan.message.signature[:600]
    titled = "onsult" in signed or "ecruiters" in signed
    return titled and _CLIENT.search(signed) is not None


def is_agency(label: str) -> bool:
    """Whether a domain's name says that its owner recruits for others."""
    plain = label.lower().replace("research", "")
    hires = plain.endswith(("hire", "staff")) and not plain.endswith("shire")
    return hires or any(word in plain for word in orgs.AGENCY) or plain in orgs.AGENCIES


def _people(scan: Scan, sender: Sender) -> frozenset[str]:
    """The words of personal names that headers and greeting give away."""
    message = scan.message
    names = [address.name for address in (*message.to, *message.cc)]
    display = message.sender.name
    owned = bool(display.strip()) and _owns_domain(scan, display)
    if not owned and (sender.kind is Kind.PERSON or _signs(scan, strip_noise(display) or "-")):
        names.append(person_name(message.sender.name))
    if message.sender.domain.endswith("linkedin.com"):
        relayed = _RELAYED.search(f"{message.subject[:400]}\n{message.own_words[:300]}")
        names.append((relayed and (relayed.group(1) or relayed.group(2))) or "")
        names += [person_name(message.sender.name)] if _relays_people(message) else []
    apart = taken_apart(message.sender.name, message.sender.email, signer_of(message).name)
    names += [apart.person] if apart.person else []
    greeted = _GREETED.match(message.own_words[:120])
    names += [greeted.group(1)] if greeted else []
    names += [address.name for address in message.reply_to if names_a_person(address.name)]
    for event in message.calendar:
        names += [one.name for one in event.attendees]
        names += [event.organizer.name] if event.organizer else []
    return frozenset(
        word.strip(",.").lower() for name in names if names_a_person(name) for word in name.split()
    )


def _labels(scan: Scan, sender: Sender) -> frozenset[str]:
    """The names in the domains of the sender, unless a tool's, and of addresses in the text."""
    message = scan.message
    written = f"{message.own_words[:8000]}\n{message.signature[:1000]}"
    domains = [address.rpartition("@")[2] for address in addresses_in(written)]
    if not (sender.ats or sender.scheduler or sender.assessor or sender.freemail or sender.board):
        domains.append(message.sender.domain)
    if sender.freemail:
        domains.append(f"{_own_word(message)}.freemail")
    domains += [one.domain for one in message.reply_to if not under(one.domain, _SHARED)]
    owners = {address.domain for address in message.to}
    return frozenset(label_of(domain) for domain in domains if domain.lower() not in owners) - {""}


def _own_word(message: Message) -> str:
    """What a private mailbox is called beside its owner's name: "marco.oakember@"."""
    local = message.sender.email.partition("@")[0].lower()
    names = message.sender.name.lower().split()
    return "".join(part for part in re.split(r"[._+\d-]+", local) if part not in names)


def label_of(domain: str) -> str:
    """The longest label of a domain, without the suffix."""
    return squeeze(max(domain.split(".")[:-1], key=len, default=""))
