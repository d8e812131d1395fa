"""Whether who writes recruits for others, and then the agency's name.

By the domain, by how the letter speaks of clients and of passing one on, by the house signed for.
Knows words for recruiting, not which client hires.
"""

import re
from functools import lru_cache
from itertools import pairwise

from agent.reading.domains import label_of
from agent.reading.employer_names import squeeze
from agent.reading.scan import Scan
from agent.reading.senders import Kind, Sender
from agent.reading.wording import names
from agent.reading.wording import organisations as orgs
from agent.reading.wording.places import PLACES

# These and the patterns below are for text in small letters: so alone most of their many forms are
# told apart by their first letter.
_CLIENT = re.compile(
    r"\bmy\s(?:[\w-]{2,12}\s){0,2}clients?\b|\bour\s(?:[\w-]{2,12}\s){0,2}client\b"
    r"|\b(?:one|a few|some) of (?:my|our) (?:[\w-]{2,12}\s)?clients\b|\bclient of (?:mine|ours)\b"
    r"|\b(?:retained|engaged|instructed) by an?\b"
    r"|\b(?:been|are|am|is) (?:[a-z]{3,12}ly )?(?:retained|engaged|instructed|mandated"
    r"|commissioned) (?:exclusively )?by\b"
    r"|\b(?:i'?m|i am|we'?re|we are|currently)\s(?:currently\s)?(?:working with|representing"
    r"|recruiting for|supporting|partnering with|partnered with)\san?\s"
    r"|\b(?:sent|submitted|forwarded) your (?:cv|resume|profile) (?:over )?to\b"
    r"|\bfor an? (?:[\w-]{1,20} ){1,5}"
    r"(?:contractor|retailer|manufacturer|firm|client|hotel|brand)\b"
    r"|\bput (?:you|your cv|your name) forward\b|\bsent over your (?:cv|resume|profile)\b"
    r"|\basked (?:me|us) to (?:find|recruit|fill|help)\b|\bdirect client\b"
    r"|\bthe client (?:is|are|would|wants|wishes|likes|feels|prefers|needs|has asked|have asked)\b"
    r"|\b(?:interview|meeting|call|talk|chat|round|stage|feedback|news|word)"
    r" (?:with|from) the client\b"
    r"|\b(?:mandated|commissioned|appointed) by an? (?:[\w-]{1,20} ){0,4}(?:bank|insurer|fintech"
    r"|biotech|scale-?up|start-?up|consultancy|company|business|firm|group|organi[sz]ation|charity"
    r"|practice|client|manufacturer|retailer|contractor|trust|school|family)\b"
    r"|\bi(?:'ve| have)? (?:just )?placed (?!your|this|it|the)(?:[\w'’-]{1,20} ){1,4}(?:with|at)\b"
    r"|\b(?:my|our|this|exclusive|executive|current) (?:search|mandate|assignment) for an?\b"
    r"|\b(?:role|position|opportunity|opening|vacancy|looking for|recruiting|searching)\b"
    r"[^.!?]{0,80}\bfor an? (?:[\w-]{1,20} ){1,4}(?:bank|insurer|fintech|biotech|scale-?up"
    r"|start-?up|consultancy|company|business|organisation|organization|charity|practice)\b"
    r"|\bpresent (?:you|your (?:cv|profile)) to (?:them|the company|my)\b"
    r"|\b(?:recruitment|search|talent|staffing) consultan(?:t|cy)\b"
    r"|\b(?:specialist|executive|technical) recruiters (?:to|in|for) the\b",
)
# Words one of which every such sentence holds.
_OF_CLIENTS = frozenset(
    (
        "contractor", "retailer", "manufacturer", "firm", "hotel", "brand",
        "client", "clients", "retained", "engaged", "instructed", "working", "representing",
        "recruiting", "supporting",
        "partnering", "partnered", "sent", "submitted", "forwarded", "put", "asked", "present",
        "consultant", "consultancy", "recruiters", "mandated", "commissioned", "appointed",
        "placed", "search", "mandate", "assignment",
        "bank", "insurer", "fintech", "biotech", "scaleup", "scale-up", "startup", "start-up",
        "company", "business", "organisation", "organization", "charity", "practice",
    )
)  # fmt: skip


# How they pass one on, and keep the client's name to themselves; a house's own recruiter passes
# one on to a hiring manager, a team, a panel.
_PASSES = re.compile(
    r"\bsubmit you\b|\b(?:i|we)(?:['’]ll|['’]ve| will| have| can)? submit(?:ted)? your\b"
    r"|\b(?:helping|assisting|supporting) an? (?![^.!?]{0,60}\b(?:team|colleague|department)\b)"
    r"(?:[\w-]{1,20} ){1,6}(?:[^.!?]{0,90}\s)?(?:to find|find|hire|recruit|fill)\b"
    r"|\b(?:not able|unable|not allowed|can['’]?t|cannot) (?:to )?(?:share|name|tell you|disclose"
    r"|reveal) the name\b|\b(?:release|share|disclose|reveal) the name of the\b"
    r"|\b(?:may|can|could|shall|if) (?:i|we) (?:may |can |could )?(?:send|forward|pass|put|present)"
    r" your (?:cv|resume|profile|details) (?:on |over |across )?to\b"
    r"(?!\s(?:the |our |my )?(?:hiring|[\w-]{0,20}\s?(?:team|panel|manager|director|committee"
    r"|head)))"
    r"|\bour own payroll\b|\basked (?:me|us) not to (?:say|share|name|disclose)\b"
    r"|\b(?:company|client|facility|employer|hospital) name (?:comes|will follow|to follow)\b",
)
_OF_PASSING = frozenset(
    ("submit", "submitted", "helping", "assisting", "supporting", "name", "cv", "resume",
     "profile", "details", "payroll", "asked")
)  # fmt: skip


_HOUSES = (
    r"(?:businesses|firms|companies|practices|schools|hotels|homes|restaurants|employers"
    r"|organi[sz]ations|start-?ups|trusts|charities|hospitals|retailers|manufacturers|contractors"
    r"|brands|agencies|surgeries|labs|banks)"
)
_HOUSE = (
    r"(?:business|firm|company|practice|school|hotel|home|restaurant|employer|organi[sz]ation"
    r"|start-?up|trust|charity|hospital|retailer|manufacturer|contractor|brand|surgery|lab|bank)"
)
_WANTS = r"(?:wants?|needs?|looking|after|seeking|wanting|needing|keen|hiring|recruiting)\b"
# How recruiters tell in passing that they recruit for others.
_RECRUITS = re.compile(
    r"\bi (?:run|cover|manage|lead|head up|look after|work on) (?:the|our)\s"
    r"(?!(?:service|help|front|reception|support|trading|news|sales)\b)"
    r"(?:[\w&-]{1,20}\s){1,3}desk\b"
    r"|\bwe place (?:[\w-]{1,20}\s){0,2}(?!orders|customers|patients|children)[a-z-]{3,20}s"
    r" (?:with|into|across)\b"
    r"|\b(?:i|we) (?:recruit|hire|headhunt) (?:[\w-]{1,20}\s){0,4}for (?:[\w-]{1,20}\s){0,2}"
    rf"{_HOUSES}\b"
    r"|\b(?:we(?:'re|’re| are)|i(?:'m|’m| am) (?:with|at)|an?|and|as) (?:[\w-]{1,20}\s){0,2}"
    r"(?:search|recruitment|staffing|recruiting|headhunting)"
    r" (?:firm|agency|business|company|boutique)\b"
    r"|\bact(?:s|ing)? as an? (?:employment|recruitment) (?:agency|business)\b"
    rf"|\b(?:have|got|know|with) (?:\w{{1,8}}\s){{1,3}}{_HOUSES} (?:[\w-]{{1,12}}\s){{0,6}}{_WANTS}"
    rf"|\b(?:have|got|know) an? (?:[\w-]{{1,20}}\s){{0,4}}{_HOUSE} (?:in [\w-]{{1,20}} )?"
    rf"(?:(?:that|who|which) )?(?:is |are )?{_WANTS}"
    rf"|\bat the (?:[\w-]{{1,20}}\s){{0,2}}{_HOUSE} (?:loved|liked|(?:were|was) impressed)\b"
    r"|\bspeciali[sz](?:e|ing) in (?:placing|recruiting)\b"
    r"|\bplacing (?:[a-z-]{3,20}\s){1,3}(?:at|with|across|into)\b"
    rf"|\bthe {_HOUSE} (?:just |has |have )?(?:come|came|got) back\b"
    rf"|\b{_HOUSE} (?:that |which )?(?:i am|i['’]m|we are|we['’]re)"
    r" (?:recruiting|hiring|searching) for\b"
    r"|\basked by an? (?:[\w-]{1,20}\s){1,7}to (?:fill|find|recruit|source)\b"
    r"|\b(?:submitted|forwarded|sent|put) your (?:details|cv|resume|profile|name)"
    rf" (?:[\w-]{{1,20}}\s){{0,8}}and the {_HOUSE}\b"
    r"|\b(?:c2c|corp[- ]to[- ]corp|w2 only|only w2|end client|implementation partner)\b"
    r"|\bexecutive search\b|\b(?:a|per) (?:day|shift|hour|week) (?:through|via) us\b"
    r"|\brunning searches\b|\bon (?:our|my) books\b"
    r"|\boutfit (?:that |which )?(?:i|we) work with\b|\bplaced people (?:at|with|in)\b",
)
# What clients do, and what one asks for them.
_FOR_CLIENTS = re.compile(
    r"\bclient(?:['’]s)? (?:has |have |just |only )*(?:rang|called|phoned|emailed|came|come|got"
    r"|cancelled|wants|wishes|chosen|gone|go|did)\b"
    r"|\b(?:may|can|could|shall|should) i (?:tell|give) (?:them|him|her) (?:that )?you\b"
    r"|\basked if they (?:want|would like) to see you\b"
    r"|\bentrusted (?:us|me) with\b|\bgiven it to (?:me|us) exclusively\b"
    r"|\bpresent (?:[a-z]{2,6} ){1,2}(?:names|candidates) to\b|\bsend you in without\b"
    r"|\bsubmitted you\b",
)
_OF_RECRUITING = frozenset(
    (
        "desk", "place", "recruit", "headhunt", "search", "recruitment", "staffing", "recruiting",
        "headhunting", "agency", "businesses", "firms", "companies", "practices", "schools",
        "hotels", "restaurants", "employers", "firm", "practice", "business", "company", "school",
        "manufacturer", "specialise", "specialize", "specialising", "specializing", "placing",
        "submitted", "forwarded", "c2c", "corp", "w2", "end", "implementation", "retailer",
        "charity", "hospital", "trust", "homes", "asked", "hotel", "lab", "bank", "brand",
        "primary", "academy", "mill", "through", "via", "site", "outfit", "searches", "books",
        "placed",
    )
)  # fmt: skip
_OF_FOR_CLIENTS = frozenset(
    ("client", "client's", "client’s", "clients", "tell", "give", "asked", "entrusted",
     "exclusively", "present", "send", "nda", "submitted")
)  # fmt: skip


def agency_of(scan: Scan, sender: Sender) -> str:
    """The key of the agency that the sender writes from, or "" where it is none."""
    label = label_of(scan.message.sender.domain)
    if sender.ats or sender.scheduler or sender.freemail or sender.kind is Kind.MACHINE:
        return ""
    if _shows_own_desk(scan.message.sender.name) and not is_agency(label):
        return ""  # whose clients are those of a house that builds or drills
    agency = is_agency(label) or (_tells_of_clients(scan) and not _was_applied_to(scan, label))
    agency = agency or (label.endswith("people") and not _was_applied_to(scan, label))
    agency = agency or (_is_personal(scan, sender) and _signs_as_agency(scan))
    return label if label and agency else ""


def _is_personal(scan: Scan, sender: Sender) -> bool:
    """Whether a person writes, be it under the house's name too: "Ross @ Motor Trade Jobs"."""
    name = scan.message.sender.name
    return sender.kind is Kind.PERSON or (_BESIDE.search(name) is not None and name[0].isupper())


def _shows_own_desk(display: str) -> bool:
    """Whether a house's own people's desk writes: "Acme HR Africa"; not "Acme HR Solutions"."""
    house, desk, behind = f" {display} ".partition(" HR ")
    return bool(desk and house.strip()) and (_OF_DESKS | PLACES).issuperset(behind.lower().split())


_OF_DESKS = frozenset(("team", "department", "dept", "office", "desk"))
_BESIDE = re.compile(r"^[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?\s(?:@|at|from|with)\s[A-Z]")


def _was_applied_to(scan: Scan, label: str) -> bool:
    """Whether the letter says that one applied to the writer's own house."""
    text = scan.message.own_words[:4000]
    if _EMPLOYS.search(text.lower()):
        return True
    named = map(squeeze, _APPLIED_TO.findall(text))
    return any(len(name) > 3 and label.startswith(name) for name in named)


# A house that has clients and employs people for them: "you'd be employed by us".
_EMPLOYS = re.compile(
    r"\b(?:employed (?:directly )?by us|on our (?:own )?payroll|work directly for us"
    r"|(?:join|joining) our (?:own )?team)\b",
)
_APPLIED_TO = re.compile(
    r"\b(?:apply|applied|applying|application|interest|interview|role|position|job|post|join"
    r"|joining)\s(?:to\s|with\s|in\s|at\s)?(?:the\s)?"
    r"([A-Z][\w&’'-]{1,30}(?:\s[A-Z&][\w&’'-]{0,30}){0,3})"
)


def _signs_as_agency(scan: Scan) -> bool:
    """Whether a person signs for a house that is called after recruiting: "Lark Recruitment"."""
    message = scan.message
    label = label_of(message.sender.domain)
    for line in (message.signature[:600] or message.own_words[-300:]).splitlines()[:12]:
        segments = _BETWEEN.split(line)
        own = label.startswith(squeeze(segments[0]) or "-")
        if own and any(map(_is_line_of_work, segments[1:])):
            return True
        for segment in segments:
            words = squeeze_all(segment)
            called = len(words) > 1 and not orgs.RECRUITS.isdisjoint(words[1:])
            if called and words[-1] not in ("team", "hr") and label.startswith(words[0]):
                return True
    return False


def _is_line_of_work(segment: str) -> bool:
    """Whether a house says behind its name that it recruits: "tax & treasury search"."""
    words = [word.lower().strip(".)") for word in segment.split()]
    if words and words[-1] in names.JOB_NOUNS:
        return False  # "recruitment Site Supervisor" tells for what, not that it is a trade
    own = orgs.DEPARTMENTS | PLACES | {"&", "and", "team", "hr", "our", "onboarding", "emea"}
    trade = not orgs.RECRUITS.isdisjoint(words) and not own.issuperset(words)
    return (len(words) > 1 and trade) or words[:1] == ["personalberatung"]


_BETWEEN = re.compile(r"\s?[|·•,(]\s?|\s[-–—]\s")


def squeeze_all(text: str) -> list[str]:
    """The words of a short line as `squeeze` compares them."""
    return [squeeze(word) for word in text.split()[:8]]


# An account manager meets clients too, but is not interviewed by one.
_AT_CLIENTS = frozenset((("client", "interview"), ("client", "round"), ("client", "screening")))


def _tells_of_clients(scan: Scan) -> bool:
    """Whether the writer speaks of clients: in the subject, the sentences or a signed title."""
    if any(pair in _AT_CLIENTS for line in scan.heading for pair in pairwise(line.sentence.words)):
        return True
    cues = _CUES if not _CUES.isdisjoint(scan.words) else None
    for line in scan.lines[:60] if cues else ():
        sentence = line.sentence
        if _CUES.isdisjoint(sentence.words):
            continue
        text = sentence.text[:600].lower()
        if not _OF_CLIENTS.isdisjoint(sentence.words) and _CLIENT.search(text):
            return True
        if not _OF_RECRUITING.isdisjoint(sentence.words) and _RECRUITS.search(text):
            return True
        if not _OF_PASSING.isdisjoint(sentence.words) and _PASSES.search(text):
            return True
        if not _OF_FOR_CLIENTS.isdisjoint(sentence.words) and _FOR_CLIENTS.search(text):
            return True
    signed = scan.message.signature[:600]
    if "lacing " in (message := scan.message.own_words[-400:] + signed) and _PLACES.search(message):
        return True
    titled = "onsult" in signed or "ecruiters" in signed
    return titled and _CLIENT.search(signed.lower()) is not None


# "Placing commercial leaders at Kitewing and others", beneath a name
_PLACES = re.compile(r"(?m)^Placing (?:[\w&-]{3,20}\s){1,4}(?:at|with|across|into|in)\b")


_CUES = _OF_CLIENTS | _OF_RECRUITING | _OF_PASSING | _OF_FOR_CLIENTS


@lru_cache(maxsize=256)
def is_agency(label: str) -> bool:
    """Whether a domain's name says that its owner recruits for others."""
    plain = label.lower().replace("research", "")
    hires = plain.endswith(_HIRES) and not plain.endswith("shire")
    return hires or any(word in plain for word in orgs.AGENCY) or plain in orgs.AGENCIES


_HIRES = ("hire", "staff", "hunters", "exec", "recs")
