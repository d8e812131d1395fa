"""Whose a mail domain is: an employer's, or one that many employers or everybody share.

Names of hosts as data, and the registrable part of a domain. Nothing here knows a process.
"""

import re
from functools import cache, lru_cache
from typing import Protocol, cast


class _Suffixes(Protocol):
    def privatesuffix(self, domain: str) -> str | None: ...


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Applicant-tracking, scheduling and assessment systems: they write for many employers.
SYSTEMS = _names(
    """
    greenhouse.io greenhouse-mail.io lever.co ashbyhq.com workable.com workablemail.com
    smartrecruiters.com myworkday.com myworkdayjobs.com icims.com jobvite.com
    jobvite-mail.com taleo.net oraclecloud.com successfactors.com successfactors.eu
    recruitee.com recruiteemail.com teamtailor.com teamtailor-mail.com bamboohr.com breezy.hr
    breezy-mail.com jazzhr.com jazz.co applytojob.com pinpointhq.com personio.com personio.de
    softgarden.io softgarden.de join.com rippling.com gusto.com zohorecruit.com
    freshteam.com freshworks.com bullhorn.com bullhornmail.com comeet.co comeet-notifications.com
    eightfold.ai phenompeople.com avature.net cornerstoneondemand.com csod.com dayforce.com
    ultipro.com ukg.com paylocity.com paycomonline.com paycor.com
    trakstar.com recruiterbox.com hirebridge.com hireology.com loxo.co loxo-mail.co
    calendly.com goodtime.io savvycal.com cal.com youcanbook.me cronofy.com doodle.com
    teams.microsoft.com webex.com hirevue.com sparkhire.com modernhire.com
    willo.video hackerrank.com hackerrankforwork.com codility.com codesignal.com coderbyte.com
    testgorilla.com karat.io karat.com coderpad.io byteboard.dev woven.com qualified.io
    docusign.net hellosign.com dropboxsign.com trac.jobs jobtrain.co.uk
    eploy.net tribepad.com networxrecruitment.com oleeo.com welcomekit.co welcometothejungle.com
    naukri.com seek.com.au seek.com invalidemail.com
    """
)

# Networks and boards that relay mail between people.
RELAYS = _names(
    """
    indeedemail.com xing.com glassdoor.com wellfound.com angel.co
    ziprecruiter.com monster.com stepstone.de stepstone.com hired.com dice.com totaljobs.com
    reed.co.uk otta.com hackajob.co upwork.com facebookmail.com
    """
)

# Mail for everybody.
FREEMAIL = _names(
    """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com msn.com yahoo.com
    yahoo.co.uk yahoo.de yahoo.fr yahoo.in ymail.com aol.com icloud.com me.com mac.com
    protonmail.com proton.me pm.me gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de
    freenet.de posteo.de mailbox.org fastmail.com fastmail.fm hey.com tutanota.com tuta.io
    zohomail.com mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com naver.com orange.fr
    wanadoo.fr free.fr laposte.net libero.it btinternet.com sky.com comcast.net verizon.net
    att.net sbcglobal.net rediffmail.com bigpond.com seznam.cz wp.pl onet.pl bluewin.ch telenet.be
    ziggo.nl xs4all.nl
    """
)

# Employers whose own domain also carries a relay or a system for others: the local part decides.
BOTH = _names(
    """
    linkedin.com indeed.com google.com sap.com workday.com zoho.com adp.com gem.com zoom.us
    zoom.com docusign.com microsoft.com
    """
)

_SHARED = SYSTEMS | RELAYS | FREEMAIL
_PERSONAL = re.compile(r"[a-z]{1,30}[._-]?[a-z]{1,30}")
_TENANT = re.compile(r"[a-z][a-z-]{3,40}")
_NO_TENANT = re.compile(
    r"reply|career|jobs?$|talent|recruit|hiring|interview|schedul|support|info|mail|invit|hello"
    r"|team|candidate|application|assessment|notif|message|system|admin|contact|service|welcome"
)
_RELAYED = re.compile(r"reply|inmail|invitation|jobs|meeting|calendar|system|message|update")

# Country-code domains that the world uses as if they were generic.
_GENERIC_CODES = _names(
    "ai ac bz cc co cx eu fm gg gl io is la ly me mx nu pw re sh so su to tv vc ws"
)
_SECOND_LEVEL = _names("ac co com edu gov ltd me mil net nhs org plc police sch")
_CODE_OF = {"uk": "GB"}

# The words that name a mailbox nobody reads; whole words of the local part only (CM-8).
_MACHINE_WORDS = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|not?[._-]?reply|do[._-]?not[._-]?(?:reply|respond)|dont[._-]?reply"
    r"|notifications?|notify|mailer[._-]?daemon|postmaster|bounces?|automated|automation|auto"
    r"|auto[._-]?(?:reply|replies|response|responder|answer|confirm(?:ation)?|mail(?:er)?)"
    r"|system|robot|bot|alerts?|newsletters?|invitations?|calendar[._-]?notification"
    r"|unsubscribe|undisclosed|unmonitored)(?:$|[._+-])"
)
_MACHINE_RUN = re.compile(
    r"no-?reply|donotreply|do-not-reply|notification|unmonitored|keine-?antwort|nicht-?antworten"
    r"|ne-?pas-?repondre|no-?responder|nao-?responda|geen-?antwoord|non-?rispondere"
)
_MACHINE_HOSTS = ("calendar.google.com", "docs.google.com", "calendar.microsoft.com")


@cache
def _suffixes() -> _Suffixes:
    # Loading the list takes some 70 ms: only when the first domain is asked for.
    from publicsuffixlist import PublicSuffixList

    return cast("_Suffixes", PublicSuffixList())


@lru_cache(maxsize=4096)
def registrable(domain: str) -> str:
    """The part of a domain that its owner registered: `us.mail.acme.co.uk` is `acme.co.uk`.

    "" for what is no domain name (a literal address, a single word).
    """
    bare = domain.strip().rstrip(".").lower()
    if len(bare) > 253 or "." not in bare or bare.replace(".", "").isdigit() or "[" in bare:
        return ""
    own = _suffixes().privatesuffix(bare) or ""
    if own.partition(".")[0] in _SECOND_LEVEL and own != bare:
        # Top levels that the list does not know are cut in the same places as those it knows.
        own = f"{bare.removesuffix(f'.{own}').rpartition('.')[2]}.{own}"
    return own


def domain_of(address: str) -> str:
    """The registrable domain of an address, or ""."""
    return registrable(address.rpartition("@")[2])


def employer_domain(address: str) -> str:
    """The registrable domain of an address where it can be one employer's (or agency's), or ""."""
    local, _, host = address.lower().rpartition("@")
    domain = registrable(host)
    if domain in BOTH and (not _PERSONAL.fullmatch(local[:64]) or _RELAYED.search(local[:64])):
        return ""
    return "" if domain in _SHARED else domain


def is_ones_own(address: str) -> bool:
    """Whether an address stands for one person: not a mailbox that a system shares among all."""
    local, _, host = address.lower().rpartition("@")
    if employer_domain(address) or registrable(host) in FREEMAIL:
        return True
    return any(char.isdigit() or char in "+." for char in local[:64])


def tenant_of(address: str) -> str:
    """The customer that a system's address names: `acme@myworkday.com` is "acme"; or ""."""
    local, _, host = address.lower().rpartition("@")
    name = local[:64].partition("+")[0]
    if registrable(host) not in SYSTEMS or not _TENANT.fullmatch(name):
        return ""
    return "" if _NO_TENANT.search(name) or not can_reply(address) else name


def can_reply(address: str) -> bool:
    """Whether a person could read what is sent there (CM-8): no no-reply, system or list box.

    Reply tokens of applicant-tracking systems and relays of networks do reach people.
    """
    local, _, host = address.lower().rpartition("@")
    if not local or "." not in host or host.endswith(_MACHINE_HOSTS):
        return False
    return not (_MACHINE_WORDS.search(local[:128]) or _MACHINE_RUN.search(local[:128]))


def country_of(domain: str) -> str:
    """The ISO country code that an employer's domain stands for, or ""."""
    code = domain.rpartition(".")[2]
    if len(code) != 2 or code in _GENERIC_CODES:
        return ""
    return _CODE_OF.get(code, code.upper())
