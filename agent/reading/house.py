"""For whom a message is written: the house behind the sender's name, and who is no house.

A sender's display name is an employer's, a person's, a tool's or an agency's; the letter itself
tells which. Knows the headers and how they are spoken of, not which name wins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.domain.message import Message
from agent.reading.agencies import agency_of
from agent.reading.common_words import is_name
from agent.reading.displays import shows_house, taken_apart
from agent.reading.domains import SHARED, domains_of, label_of, labels_in, shortened_in
from agent.reading.employer_names import squeeze, strip_noise, without_matter
from agent.reading.name_shapes import like_a_person
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender, is_team_box, names_a_person, under
from agent.reading.signers import person_name, signer_of
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN

# How much the name of a machine says that may write for somebody else.
PLATFORM = 5.0
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
    may confirm a name; `short` are labels that may be a name's initials; `box` is the key of the
    sender's mailbox.
    """

    agency: str
    people: frozenset[str]
    labels: frozenset[str]
    name: str
    heads: frozenset[str]
    short: frozenset[str] = frozenset()
    box: str = ""


def house_of(scan: Scan, sender: Sender) -> House:
    """What sender, recipients, greeting and calendar part say of names."""
    name = squeeze(strip_noise(scan.message.sender.name))
    agency, domains = agency_of(scan, sender), domains_of(scan, sender)
    labels = labels_in(domains)
    heads = frozenset() if agency else _heads(labels)
    return House(
        agency,
        _people(scan, sender),
        labels,
        name,
        heads,
        frozenset() if agency else shortened_in(domains),
        squeeze(scan.message.sender.email.partition("@")[0]),
    )


def _heads(labels: frozenset[str]) -> frozenset[str]:
    return frozenset(label[0] for label in labels)


def house_of_recipient(scan: Scan) -> House:
    """The same for a message of the user's: their own name and address name no employer."""
    message = scan.message
    named = [message.sender.name, *(address.name for address in message.to)]
    people = {word.lower().strip(",.") for name in named if names_a_person(name)
              for word in name.split()}  # fmt: skip
    domains = [address.domain for address in message.to if not under(address.domain, SHARED)]
    labels = labels_in(domains)
    return House("", frozenset(people), labels, "", _heads(labels), shortened_in(domains))


def sender_names(scan: Scan, sender: Sender) -> Iterator[tuple[str, float]]:
    """What the sender's display name calls the employer, and how much that says."""
    display = scan.message.sender.name
    if (sender.board and " via " not in display) or display.lower().endswith(_ROBOTS):
        return
    desk = _AT_DESK.match(display.strip(" \"'")) if "@" in display else None
    if desk:
        yield desk.group(1), 7.0
    if _relays_people(scan.message) or "@" in display.replace(" @ ", " "):
        return
    apart = taken_apart(display, scan.message.sender.email, signer_of(scan.message).name)
    if apart.house:
        yield apart.house, 6.5
        return
    if _PERSONAL.fullmatch(display.strip(" \"'")):
        return
    whole = _without_box(display.strip(" \"'"), scan.message)
    name = without_matter(strip_noise(whole))
    if name != whole and _placed(scan, whole):
        name = whole
    if (
        not name
        or squeeze(name) in orgs.TOOLS
        or _is_desk(scan, sender, whole)
        or _is_pair(scan, name)
    ):
        return
    stripped = name != whole and name.split(maxsplit=1)[0].lower() not in GIVEN
    if not stripped and _signs(scan, name):
        return
    first, _, rest = name.lower().partition(" ")
    weight = -2.0 if first in orgs.PART_OF_ORG and not rest.startswith("for ") else 0.0
    if sender.kind is Kind.MACHINE or sender.ats:
        # A machine under a domain of its own name may be a platform that writes for the employer.
        platform = not sender.ats and squeeze(name)[:5] in squeeze(scan.message.sender.domain)
        weight += PLATFORM if platform else 7.0
        firm = stripped or _placed(scan, name)
        yield name, weight if firm else _as_somebody(name, weight)
    elif name != display or not names_a_person(display) or _shows_no_person(scan, name):
        yield name, weight + (6.0 if _is_elsewhere(scan, name) else _OWN_NAME)


def _without_box(display: str, message: Message) -> str:
    """A name without the desk behind it that its mailbox is called by: "Acme Fest Crew" <crew@...>;
    not where the domain spells both."""
    name, _, last = display.rpartition(" ")
    box, label = squeeze(message.sender.email.partition("@")[0]), label_of(message.sender.domain)
    desk = squeeze(last) == box and last.lower() in orgs.DESK_KINDS | {"crew"}
    first = squeeze(name.split(maxsplit=1)[0]) if name else ""
    spelled = len(first) > 3 and label.startswith(first) and squeeze(display) != label
    return name if desk and spelled else display


def _is_pair(scan: Scan, name: str) -> bool:
    """Whether two people show themselves side by side: "Barb & Len"; not "Harry & David" of
    harryanddavid."""
    first, joined, other = name.lower().partition(" & ")
    if not joined or first not in GIVEN or other not in GIVEN:
        return False
    label = label_of(scan.message.sender.domain)
    return not label.startswith((squeeze(name), squeeze(name.replace("&", "and"))))


def _is_desk(scan: Scan, sender: Sender, display: str) -> bool:
    """Whether a name only says what the mailbox says: "Yard Office" <yardoffice@acme...>."""
    address = scan.message.sender
    if sender.ats or sender.freemail or sender.scheduler or sender.assessor:
        return False
    key, box = squeeze(display), squeeze(address.email.partition("@")[0])
    if len(box) < 4 or not key.startswith(box) or len(key) > len(box) + _CUT_OFF:
        return False
    spelled = any(label.startswith(key[:5]) for label in labels_in([address.domain]))
    last = display.rpartition(" ")[2].lower()
    desk = last == display.lower() or last in orgs.DESK_KINDS or strip_noise(display) != display
    return desk and not spelled and not _placed(scan, display)


# How much longer a desk's name is than its mailbox: "Ward Recruitment" <ward.recruit@...>.
_CUT_OFF = 4


def _is_elsewhere(scan: Scan, name: str) -> bool:
    """Whether the sender's domain does not spell several words whole, be it from behind."""
    words = name.replace(" of ", " ").split()
    if len(words) < 2:
        return True  # a tool may be called so
    spelled = {squeeze(name), squeeze("".join(words)), squeeze("".join(reversed(words)))}
    label = label_of(scan.message.sender.domain)
    begins = len(label) > _TELLING and squeeze(name).startswith(label)
    return label not in spelled and not begins  # "wexcombe-diocese"


# So many letters of a name in a domain are no chance.
_TELLING = 6
# What a name says that a house shows in its domain too.
_OWN_NAME = 7.5
_ROBOTS = (" bot", " assistant", " scheduler")


# "Bertrand K."
_PERSONAL = re.compile(r"[A-Z][a-z]{1,20} [A-Z]\.?")


def _as_somebody(name: str, weight: float) -> float:
    """Less where a tool may write under somebody's name: "Erin Fox"; another's says more then."""
    words = name.lower().split()
    if len(words) > 1 and like_a_person(words):
        return min(weight, 2.0)
    foreign = len(words) in (2, 3) and orgs.ORG_WORDS.isdisjoint(words) and names_a_person(name)
    return min(weight, PLATFORM) if foreign else weight


# "Workday@Acme": the desk of a house; no address.
_AT_DESK = re.compile(
    r"(?:workday|careers|jobs|recruiting|talent|hr|hiring)@([A-Z][\w&-]{2,30}(?:\s[A-Z][\w&-]{1,30})?)$",
    re.IGNORECASE,
)


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
    if _shows_no_person(scan, name):
        return False
    signer = signer_of(scan.message).name
    if signer and len(words) > 1 and squeeze(signer) in (squeeze(name), squeeze(words[0])):
        return True
    ending = scan.message.own_words.rstrip()[-40:] + "\n" + scan.message.signature[:60]
    if len(words) < 2 or words[0] not in ending:
        return False
    last = re.escape(words[-1])
    return re.search(rf"(?m)^{re.escape(words[0])}(?:\s{last})?\W*$", ending) is not None


def _shows_no_person(scan: Scan, name: str) -> bool:
    """Whether the display is a house's: the domain spells it, or a desk's mailbox shows a name that
    begins as no person's and that the domain spells in part ("Whistlestop Coffee")."""
    sender, words = scan.message.sender, name.split()
    if is_team_box(sender.email) and words[0].lower() not in GIVEN:
        label = label_of(sender.domain)
        own = is_name(words[0]) and label.startswith(squeeze(words[0]))
        spelled = any(len(word) > 3 and squeeze(word) in label for word in words)
        if own or (spelled and len(words) > 2):
            return True
    return shows_house(scan.message)


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


def _people(scan: Scan, sender: Sender) -> frozenset[str]:
    """The words of personal names that headers and greeting give away."""
    message = scan.message
    names = [address.name for address in (*message.to, *message.cc)]
    display = message.sender.name
    apart = taken_apart(message.sender.name, message.sender.email, signer_of(message).name)
    owned = bool(apart.house) or shows_house(message)
    if not owned and (sender.kind is Kind.PERSON or _signs(scan, strip_noise(display) or "-")):
        names.append(person_name(message.sender.name))
    if message.sender.domain.endswith("linkedin.com"):
        relayed = _RELAYED.search(f"{message.subject[:400]}\n{message.own_words[:300]}")
        names.append((relayed and (relayed.group(1) or relayed.group(2))) or "")
        names += [person_name(message.sender.name)] if _relays_people(message) else []
    names += [apart.person] if apart.person else []
    greeted = _GREETED.match(message.own_words[:120])
    names += [greeted.group(1)] if greeted else []
    names += [one.name for one in message.reply_to if not (owned and one.name == display)]
    for event in message.calendar:
        names += [one.name for one in event.attendees]
        names += [event.organizer.name] if event.organizer else []
    return frozenset(
        word.strip(",.").lower() for name in names if names_a_person(name) for word in name.split()
    )
