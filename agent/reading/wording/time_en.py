"""Words of time, as data: weekdays, months, numbers, units, zones' everyday names are in `zones`.

English first; the weekday and month names of other languages are here because recruiters on the
Continent slip into them in English mail ("donderdag 20 November"). Knows no grammar.
"""

from agent.reading.wording.sets import words


def _table(kind: str, rows: str) -> dict[str, tuple[str, int]]:
    """One `value: word word ...` row a line, as lexicon entries of that kind."""
    entries: dict[str, tuple[str, int]] = {}
    for row in rows.strip().splitlines():
        value, _, words = row.partition(":")
        for word in words.split():
            entries[word] = (kind, int(value))
    return entries


WEEKDAYS = _table(
    "weekday",
    """
    0: monday mon montag maandag lundi lunes mån måndag lunedì poniedziałek
    1: tuesday tues tue tueday tuseday dienstag dinsdag mardi martes tisdag martedì wtorek terça
    2: wednesday weds wed wednes wensday mittwoch woensdag mercredi miércoles onsdag mercoledì środa
    3: thursday thurs thur thu thrusday thurday donnerstag donderdag jeudi jueves torsdag giovedì
    3: czwartek
    4: friday fri freitag vrijdag vendredi viernes fredag venerdì piątek
    5: saturday sat samstag zaterdag samedi sábado lördag sabato sobota
    6: sunday sun sonntag zondag dimanche domingo söndag domenica niedziela
    """,
)
MONTHS = _table(
    "month",
    """
    1: january jan januar januari janvier enero gennaio janeiro
    2: february feb febr februar februari février febrero febuary febbraio fevereiro
    3: march mar märz maart mars marzo março
    4: april apr avril abril aprile
    5: may mai mei mayo maj maggio maio
    6: june jun juni juin junio giugno junho
    7: july jul juli juillet julio luglio julho
    8: august aug augustus août agosto augusti
    9: september sep sept septembre septiembre settembre setembro
    10: october oct oktober okt octobre octubre ottobre outubro
    11: november nov novembre noviembre novembro
    12: december dec dezember dez décembre diciembre dicembre dezembro
    """,
)
# Weekday and month words that mean something else unless capitals or neighbours speak for time.
# Two letters are a weekday only as the first thing of a row, before a date or a clock time.
SHORT_WEEKDAYS = {"Mo": 0, "Di": 1, "Mi": 2, "Do": 3, "Fr": 4, "Sa": 5, "So": 6}
DOUBTFUL_WEEKDAYS = words("sat sun mon mars")
DOUBTFUL_MONTHS = words("may march mar mars mei maj mai dec")

COUNTS = _table(
    "count",
    """
    1: one
    2: two couple
    3: three
    4: four
    5: five
    6: six
    7: seven
    8: eight
    9: nine
    10: ten
    11: eleven
    12: twelve
    13: thirteen
    14: fourteen
    15: fifteen
    16: sixteen
    17: seventeen
    18: eighteen
    19: nineteen
    20: twenty
    30: thirty
    40: forty fourty
    45: fortyfive
    50: fifty
    60: sixty
    75: seventyfive
    90: ninety
    """,
)
ORDINALS = _table(
    "ordinal",
    """
    1: first
    2: second
    3: third
    4: fourth
    5: fifth
    6: sixth
    7: seventh
    8: eighth
    9: ninth
    10: tenth
    11: eleventh
    12: twelfth
    13: thirteenth
    14: fourteenth
    15: fifteenth
    16: sixteenth
    17: seventeenth
    18: eighteenth
    19: nineteenth
    20: twentieth
    30: thirtieth
    31: thirtyfirst
    """,
)
# Units by the minutes they stand for; a month is the rulebook's thirty days.
UNITS = _table(
    "unit",
    """
    1: minute minutes min mins minuten
    60: hour hours hr hrs h hs stunde stunden
    1440: day days
    10080: week weeks wk wks
    20160: fortnight fortnights
    43200: month months mth mths
    525600: year years yr yrs
    """,
)
LEXICON: dict[str, tuple[str, int]] = {
    **WEEKDAYS, **MONTHS, **COUNTS, **ORDINALS, **UNITS,
}  # fmt: skip

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "e"})
DAY_PARTS = words("morning forenoon afternoon evening night lunchtime arvo")
NOON = frozenset({"noon", "midday", "middag", "noonish", "middayish"})
TODAY = frozenset({"today", "tonight", "todays"})
TOMORROW = words(
    """tomorrow tmrw tomorow tommorow tommorrow tmr tmw tomoro tomorro tommoro tomorrrow tmoro tmro
    tmrrw tomoz morgen tomo tomos tomorra"""
)
# What a "2" before it makes tomorrow: "2moro".
MORROW = words("moro morrow morro mrw mrrw moz morow")
YESTERDAY = frozenset({"yesterday"})
NEXT = frozenset({"next", "nxt"})
THIS = frozenset({"this"})
LAST = frozenset({"last", "past", "previous"})
COMING = frozenset({"coming", "upcoming"})
FOLLOWING = frozenset({"following"})
O_CLOCK = words("uhr hrs hours h hs u uur hr oclock")
ABOUT = words("about around approximately approx roughly circa ca abt like say")

# Years a hiring mail may speak of; other four-digit numbers are no years.
FIRST_YEAR, LAST_YEAR = 2000, 2099

# Any of these words, or a digit, makes a line worth parsing; a weekday or month that is an
# everyday word as well ("may", "sat") counts with a capital only.
TIME_HINTS = words(
    """minute minutes min mins week weeks day days month months fortnight hour hours morning
        afternoon evening noon
    midday midnight soon shortly eod eow cob cop eom eoy quarter half weekend clock year
    christmas easter holidays summer autumn spring winter fall wk wc yesterday same then asap times
    timezone tz eastern central pacific mountain est edt pst pdt cst cdt cet cest gmt bst ist
    utc May March Mar Dec Sat Sun Wed Mon SAT SUN WED MON MAR DEC MAY oclock
    midweek arvo play"""
)
# Words that name a zone where the word beside them does: "India Standard Time", "Asia/Seoul".
ZONE_HINTS = words("time africa america asia australia europe")
