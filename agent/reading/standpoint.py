"""Where the writer of a message stands in time: their zone, and how they order day and month.

Decides once per message what every date and time in it is relative to (CONTRACTS.md section 2:
a time without a zone stands in the writer's zone, the offset of their Date; in the account's zone
where the sender is machinery on UTC). Knows addresses and headers, no dates in the text but the
numeric ones that give their own order away.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from agent.domain.hiring import ZoneFrom
from agent.domain.message import Message
from agent.reading.grammar.nodes import Zone
from agent.reading.grammar.reference import Reference, make_date, without_year
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import WEEKDAYS
from agent.reading.wording.zones import (
    ABBREVIATIONS,
    COUNTRY_ZONES,
    DOTTED_CLOCK_ZONES,
    DOTTED_DAY_ZONES,
    MONTH_FIRST_ZONES,
    REGIONS,
    STANDARD_LETTERS,
    SUMMER_ZONES,
    WINTER_ZONES,
)

_MACHINE_LOCAL = re.compile(
    r"no[-_.]?reply|do[-_.]?not[-_.]?reply|notif|mailer|auto|alerts?\b|system|postmaster|bounce"
)
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\w/-])")
# Quicker to find than that one, and in every date in numbers, behind its first.
_JOINED = re.compile(r"[/-](?<=\d[/-])\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]{2,12})[\s,.(]{0,3}$")
# "2/6 (Tue)", "2/6 (Tue.)".
_WORD_BEHIND = re.compile(r"\s?[(（]\s?([^\W\d_]{2,12})\.?\s?[)）]")
# "GMT-04:00" counts from Greenwich and says nothing of who lives there.
_LETTERS = re.compile(r"\b[A-Z]{2,4}\b(?![+-]\d)")
_AMERICAN_NAMES = re.compile(
    r"\b(?:Eastern|Central|Mountain|Pacific) (?:Standard |Daylight )?Time\b|US & Canada"
)
_AMERICAN_LETTERS = words("EST EDT CST CDT MST MDT PST PDT ET CT PT MT")


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that IANA name, or None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def standpoint(message: Message, account: ZoneInfo) -> Reference:
    """The reference that the dates and times of this message are relative to."""
    written = message.written
    if written.tzinfo is None:
        written = written.replace(tzinfo=UTC)
    zone, name, source = _writers_zone(message, account, written)
    local = written.astimezone(zone)
    day_first, sure = _order(message, account, local, name)
    return Reference(local, name, source, day_first, sure, _dots(message, name))


def _dots(message: Message, zone: str | None) -> int:
    """What a dot between two numbers joins here: above 0 days and months, below 0 clock times.

    Told by what can be one of them only, by other ways of writing hours, and by the country.
    """
    text = message.subject + "\n" + message.own_words[:20_000]
    dot = _DOTTED.search(text)
    if dot is None:
        return 0
    first = max(0, dot.start() - _BEFORE_DOT)
    votes = 2 * bool(_DOTTED_DAY.search(text, first)) - 3 * bool(_DOTTED_CLOCK.search(text, first))
    votes += 2 * bool(_OTHER_CLOCK.search(text))
    name = zone or ""
    return votes + (name in DOTTED_DAY_ZONES) - (name in DOTTED_CLOCK_ZONES)


# A literal is quicker to find than a number before it. So far before its dot a time may begin.
_DOTTED, _BEFORE_DOT = re.compile(r"\.(?<=\d\.)\d"), len("klo 10")
_DOTTED_DAY = re.compile(
    r"(?<![\w.,/€$£-])(?:(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:20\d\d|\s|[,;:)]|$)"
    r"|(?:2[5-9]|3[01])\.(?:0[1-9]|1[0-2])(?![\d.%€$£]|\s?(?:EUR|PLN|zł|per|h\b)))"
)
_DOTTED_CLOCK = re.compile(
    r"(?<![\w.,/€$£-])(?:[01]?\d|2[0-4])\.(?:(?:1[3-9]|[2-5]\d)(?![\d.%€$£]|\s?(?:EUR|PLN|per))"
    r"|\d\d\s?(?:[ap]\.?m\b|uhr|hrs|h\b))"
    r"|\b(?:at|um|klo?)\s(?:[01]?\d|2[0-4])\.\d\d(?![\d.])",
    re.IGNORECASE,
)
# Whoever writes hours so has no need of dots for them.
_OTHER_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d|h\d\d)\b")


def is_machine(message: Message) -> bool:
    """Whether machinery sent it, as far as headers and the sender's address tell."""
    marks = message.automation
    if marks.auto_submitted or marks.auto_reply or marks.bulk:
        return True
    local, _, domain = message.sender.email.lower().partition("@")
    return (
        bool(_MACHINE_LOCAL.search(local))
        or domain.split(".", 1)[0] in _MACHINE_HOSTS
        or ("." + domain).endswith(_MACHINE_DOMAINS)
    )


_MACHINE_HOSTS = frozenset({"notifications", "mailer", "notify", "noreply", "email"})
_MACHINE_DOMAINS = tuple(
    "." + host
    for host in words(
        """greenhouse-mail.io greenhouse.io lever.co ashbyhq.com myworkday.com icims.com
        smartrecruiters.com workablemail.com workable.com taleo.net invalidemail.com jobvite.com
        goodtime.io calendly.com personio.de recruitee.com teamtailor.com bamboohr.com breezy.hr
        successfactors.com successfactors.eu oraclecloud.com avature.net jazz.co applytojob.com
        hackerrank.com codility.com hirevue.com modernhire.com paradox.ai eightfold.ai linkedin.com
        indeed.com zoom.us ukg.com paylocity.com pinpointhq.com gem.com hire.lever.co cal.com
        calendar-notification.google.com rippling.com dayforce.com phenompeople.com"""
    )
)


def _writers_zone(
    message: Message, zone: ZoneInfo, written: datetime
) -> tuple[tzinfo, str | None, ZoneFrom]:
    offset = _offset_of(written)
    if offset == 0 and (is_machine(message) or message.written_at is None):
        return zone, zone.key, ZoneFrom.ACCOUNT
    named = _zone_of_offset(offset, message.sender.domain, zone, written)
    if named is not None:
        return named, named.key, ZoneFrom.SENDER
    return timezone(timedelta(minutes=offset)), None, ZoneFrom.SENDER


def _offset_of(instant: datetime) -> int:
    delta = instant.utcoffset()
    return int(delta.total_seconds() // 60) if delta is not None else 0


def _zone_of_offset(
    offset: int, domain: str, account: ZoneInfo, written: datetime
) -> ZoneInfo | None:
    """The zone that keeps this offset now: the sender's country's, the account's, the likeliest.

    It matters only when clocks change between the writing and the date spoken of.
    """
    country = COUNTRY_ZONES.get(domain.rpartition(".")[2])
    summer = _european_summer(written.date()) if offset >= 0 else _american_summer(written.date())
    likely = (SUMMER_ZONES if summer else WINTER_ZONES).get(offset)
    for name in (country, account.key, likely):
        zone = zone_named(name) if name else None
        if zone is not None and _offset_of(written.astimezone(zone)) == offset:
            return zone if zone.key != "UTC" or offset else zone_named("UTC")
    return None


@lru_cache(maxsize=512)
def _european_summer(day: date) -> bool:
    zone = ZoneInfo("Europe/Berlin")
    return bool(datetime(day.year, day.month, day.day, 12, tzinfo=zone).dst())


@lru_cache(maxsize=512)
def _american_summer(day: date) -> bool:
    zone = ZoneInfo("America/New_York")
    return bool(datetime(day.year, day.month, day.day, 12, tzinfo=zone).dst())


def choose_zone(
    zone: Zone, ref: Reference, domain: str, account: ZoneInfo, text: str = ""
) -> tzinfo | None:
    """The one zone meant by a name with several candidates, or None where nothing decides.

    Asked in order: the writer's own zone, a zone with the writer's offset now, the sender's
    country, the account's zone; else the first candidate where it is the usual meaning. `text` is
    what was written, whose places may tell where a time stands.
    """
    if zone.offset is not None:
        return timezone(timedelta(minutes=zone.offset))
    candidates = [found for name in zone.names if (found := zone_named(name)) is not None]
    if not candidates:
        return None
    steady = _steady(candidates, zone, ref)
    if steady is not None and ref.zone_from is not ZoneFrom.ACCOUNT:
        return steady
    steady = steady or (account if _is_of_account(candidates, zone, ref, account) else None)
    if steady is not None and not _is_elsewhere(candidates, ref, domain, account, text):
        return steady
    if len(candidates) == 1:
        return _local_variant(candidates[0], zone, ref, account)
    offset = _offset_of(ref.written)
    country = COUNTRY_ZONES.get(domain.rpartition(".")[2])
    for wanted in (ref.zone_name, country, account.key):
        for candidate in candidates:
            if candidate.key == wanted:
                return candidate
    for candidate in candidates:
        if _offset_of(ref.written.astimezone(candidate)) == offset:
            return candidate
    region = _american(ref.zone_name) or _american(account.key)
    return candidates[0] if region or candidates[0].key != "Asia/Kolkata" else None


def _steady(candidates: list[ZoneInfo], zone: Zone, ref: Reference) -> tzinfo | None:
    """ "AEST" by Brisbane's clocks, "CST" by Mexico City's: the standard time, kept all year.

    The writer's zone tells it.
    """
    if zone.text.upper() not in STANDARD_LETTERS:
        return None
    own = zone_named(ref.zone_name) if ref.zone_name else None
    if own is None or own in candidates:
        return None
    return own if any(_keeps(own, one, ref) for one in candidates) else None


def _is_of_account(
    candidates: list[ZoneInfo], zone: Zone, ref: Reference, account: ZoneInfo
) -> bool:
    """Whether letters with one meaning are what the user's own clocks are called all year.

    Not where the writer's clocks are those that change: in Sydney "AEST" is said of summer as well.
    """
    own = zone_named(ref.zone_name) if ref.zone_name else None
    letters = _ENGLISH.get(zone.text.upper(), zone.text.upper())
    if len(candidates) != 1 or letters not in STANDARD_LETTERS:
        return False
    if own is not None and (own in candidates or _same_year(own, candidates[0], ref)):
        return False
    return ref.written.astimezone(account).tzname() == letters and (
        _keeps(account, candidates[0], ref)
    )


_ENGLISH = {"MEZ": "CET"}


def _is_elsewhere(
    candidates: list[ZoneInfo], ref: Reference, domain: str, account: ZoneInfo, text: str
) -> bool:
    """Whether a place in the text, or the sender's country, has the clocks that change.

    A country with clocks of both sorts tells nothing: ".au" is Brisbane's as well as Sydney's.
    """
    country = COUNTRY_ZONES.get(domain.rpartition(".")[2], "")
    named = places_in(text)
    if country.partition("/")[0] != account.key.partition("/")[0]:
        named |= {country}
    found = [one for name in named if (one := zone_named(name)) is not None]
    changing = any(_same_year(one, other, ref) for one in found for other in candidates)
    return changing and account not in found


def _keeps(own: ZoneInfo, other: ZoneInfo, ref: Reference) -> bool:
    """Whether `own` keeps all year the time that `other` leaves for the summer."""
    mine, theirs = _offsets(own, ref), _offsets(other, ref)
    return len(mine) == 1 < len(theirs) and min(theirs) in mine


def _offsets(zone: ZoneInfo, ref: Reference) -> set[int]:
    """The minutes that a zone is ahead of UTC in January and in July."""
    days = (datetime(ref.written.year, month, 1, 12, tzinfo=UTC) for month in (1, 7))
    return {_offset_of(day.astimezone(zone)) for day in days}


def places_in(text: str) -> set[str]:
    """The zones of the cities and countries that a text names."""
    found = _CAPITALISED.findall(text)
    spoken = [name.lower() for name in found] + [
        word.lower() for one in found for word in one.split()
    ]
    return {zones[0] for name in spoken if len(zones := REGIONS.get(name, ())) == 1}


# "Hamburg", "New York": words that begin with a capital, as far as they go together.
_CAPITALISED = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,3}")


def _american(name: str | None) -> bool:
    return bool(name) and str(name).startswith(("America/", "Pacific/Honolulu"))


def _local_variant(
    candidate: ZoneInfo, zone: Zone, ref: Reference, account: ZoneInfo
) -> tzinfo | None:
    """The writer's own zone where it keeps the time that the name stands for ("CET" in Madrid)."""
    if zone.text.lower() not in ABBREVIATIONS:
        return candidate
    if candidate.key == "Europe/London" and zone.text.upper() == "GMT":
        return _greenwich(ref, account)
    for name in (ref.zone_name, account.key):
        own = zone_named(name) if name else None
        if own is not None and own.key != candidate.key and _same_year(own, candidate, ref):
            return own
    return candidate


def _greenwich(ref: Reference, account: ZoneInfo) -> tzinfo:
    """GMT: London's local time where the writer is there, else the offset zero."""
    names = {ref.zone_name, account.key}
    if names & {"Europe/London", "Europe/Dublin"}:
        return ZoneInfo("Europe/London")
    return ZoneInfo("Europe/London") if _winter(ref.written) else UTC


def _winter(instant: datetime) -> bool:
    return instant.month in (11, 12, 1, 2)


def _same_year(one: ZoneInfo, other: ZoneInfo, ref: Reference) -> bool:
    """Whether two zones show the same time in summer and in winter."""
    for month in (1, 7):
        noon = datetime(ref.written.year, month, 1, 12, tzinfo=UTC)
        if noon.astimezone(one).utcoffset() != noon.astimezone(other).utcoffset():
            return False
    return True


def _order(
    message: Message, zone: ZoneInfo, local: datetime, name: str | None
) -> tuple[bool, bool]:
    """Whether the day comes first in numbers, and whether evidence decided that.

    Weighed: dates of this message that have one reading only, a weekday beside one, the sender's
    country and zone, zones named in the text, the account's zone; least, what lies ahead.
    """
    if not (_JOINED.search(message.own_words) or _JOINED.search(message.subject)):
        return True, True
    text = message.subject + "\n" + message.own_words[:20_000]
    found = list(islice(_numeric(text), 40))
    if not found:
        return True, True
    score = sum(_votes(match, text, local.date()) for match in found)
    if score == 0 or abs(score) < 3:
        score += _country_votes(message, zone, name, text)
    if score == 0:
        score += sum(_nearer(match, local.date()) for match in found)
        return score >= 0, False
    return score > 0, abs(score) >= 2


def _numeric(text: str) -> Iterator[re.Match[str]]:
    """The dates in numbers, as they stand around two joined digits."""
    for joint in _JOINED.finditer(text):
        at = joint.start() - 1
        found = _NUMERIC.match(text, max(0, at - 1)) or _NUMERIC.match(text, at)
        if found:
            yield found


def _votes(match: re.Match[str], text: str, today: date) -> int:
    """+ for day first, - for month first, from one date by itself."""
    first, second = int(match.group(1)), int(match.group(3))
    if first > 12 >= second or second > 12 >= first:
        return 6 if first > 12 else -6
    before = _WORD_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
    weekday = WEEKDAYS.get(before.group(1).lower()) if before else None
    if weekday is None and (behind := _WORD_BEHIND.match(text, match.end())):
        weekday = WEEKDAYS.get(behind.group(1).lower())
    if weekday is None or first == second:
        return 0
    day_first, month_first = _both(match, today)
    if day_first and day_first.weekday() == weekday[1]:
        return 6 if not (month_first and month_first.weekday() == weekday[1]) else 0
    return -6 if month_first and month_first.weekday() == weekday[1] else 0


def _both(match: re.Match[str], today: date) -> tuple[date | None, date | None]:
    first, second, year = int(match.group(1)), int(match.group(3)), match.group(4)
    full = (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
    return _date(full, second, first, today), _date(full, first, second, today)


def _date(year: int | None, month: int, day: int, today: date) -> date | None:
    return without_year(month, day, today) if year is None else make_date(year, month, day)


def _nearer(match: re.Match[str], today: date) -> int:
    """Which reading lies ahead and soon; an appointment is rarely far away or past."""
    day_first, month_first = _both(match, today)
    if day_first is None or month_first is None or day_first == month_first:
        return 0
    soon = [0 <= (day - today).days <= 45 for day in (day_first, month_first)]
    return soon[0] - soon[1]


def _country_votes(message: Message, account: ZoneInfo, name: str | None, text: str) -> int:
    """+ for day first, - for month first, from where the writer seems to sit."""
    votes = 0
    country = message.sender.domain.rpartition(".")[2]
    if country == "us":
        votes -= 3
    elif country in COUNTRY_ZONES and country != "ca":
        votes += 3
    zone = name or ""
    weight = 1 if is_machine(message) and _offset_of(message.written) == 0 else 3
    if zone in MONTH_FIRST_ZONES or (zone == "" and _offset_of(message.written) < -180):
        votes -= weight
    elif zone == "America/Toronto":
        votes -= 1
    elif zone and zone != "UTC":
        votes += weight
    if not votes or weight == 1:
        votes += _letter_votes(text)
        votes += -1 if account.key in MONTH_FIRST_ZONES else int(account.key != "UTC")
    return votes


def _letter_votes(text: str) -> int:
    """American zones named in the text speak for the month first, European for the day."""
    letters = set(_LETTERS.findall(text))
    if letters & _AMERICAN_LETTERS or _AMERICAN_NAMES.search(text):
        return -2
    return 2 if letters & {"BST", "GMT", "CET", "CEST", "AEST", "AEDT", "IST"} else 0
