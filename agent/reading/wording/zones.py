"""Names people give to time zones, as data: abbreviations, spelled-out names, places.

A value is a tuple of IANA names: more than one means that the word alone does not decide
("IST" is India, Ireland or Israel) and the sender's offset or country must. An abbreviation names
the local time of its place: "EST" in July is what clocks on the American east coast show.
"""

from agent.reading.wording.sets import words


def _table(rows: str) -> dict[str, tuple[str, ...]]:
    """One `IANA names: word, words ...` row a line, as a table from name to candidates."""
    entries: dict[str, tuple[str, ...]] = {}
    for row in rows.strip().splitlines():
        zones, _, names = row.strip().partition(": ")
        for name in names.split(","):
            entries[name.strip()] = tuple(zones.split())
    return entries


# Three and more letters, in capitals or behind a clock time.
ABBREVIATIONS = _table(
    """
    America/New_York: edt
    America/New_York Australia/Sydney: est
    America/Chicago: cdt
    America/Chicago Asia/Shanghai: cst
    America/Denver: mdt
    America/Denver America/Phoenix: mst
    America/Los_Angeles: pdt
    America/Los_Angeles Asia/Manila: pst
    America/Anchorage: akst, akdt
    Pacific/Honolulu: hst
    America/Halifax: adt
    America/Halifax Asia/Riyadh: ast
    America/St_Johns: nst, ndt
    America/Sao_Paulo: brt
    America/Argentina/Buenos_Aires: art
    America/Bogota: cot
    UTC: utc, zulu
    Europe/London: gmt
    Europe/London Asia/Dhaka: bst
    Asia/Kolkata Europe/Dublin Asia/Jerusalem: ist
    Asia/Jerusalem: idt
    Europe/Berlin: cet, cest, mez, mesz
    Europe/Athens: eet, eest
    Europe/Lisbon: wet, west
    Europe/Moscow: msk
    Europe/Istanbul: trt
    Africa/Johannesburg: sast
    Africa/Nairobi: eat
    Africa/Lagos: wat
    Asia/Dubai: gst
    Asia/Karachi: pkt
    Asia/Singapore: sgt
    Asia/Kuala_Lumpur: myt
    Asia/Hong_Kong: hkt
    Asia/Tokyo: jst
    Asia/Seoul: kst
    Asia/Manila: pht, phst
    Asia/Jakarta: wib
    Asia/Bangkok: ict
    Australia/Sydney: aest, aedt, aet
    Australia/Adelaide: acst, acdt
    Australia/Perth: awst
    Pacific/Auckland: nzst, nzdt, nzt
    """
)
# Those that name a standard time where a summer time is kept as well.
STANDARD_LETTERS = words("EST CST MST PST AKST AST NST CET MEZ EET WET AEST ACST NZST")
# Letters of a zone that are as often those of a subject, a trade, a tax or a firm's founding.
OTHER_LETTERS = words(
    """est cst cdt mst mdt pst pdt ast adt nst ndt hst art cot bst ist idt wet west eet msk trt eat
    wat gst ict aet utc"""
)
# What stands behind the letters of a subject, a team or a place, and behind no zone.
LETTERED = words(
    """room rooms lab labs suite suites studio studios block building buildings wing floor hall
    centre center campus college school academy faculty department departments dept team teams
    teacher teachers tutor technician technicians lead leader manager head officer assistant
    coordinator specialist engineer physio physiotherapist lesson lessons class classes course
    courses task tasks training clinic clinics ward workshop tour practical support desk helpdesk
    staff gallery museum cafe theatre library certified certificate certification inspector scan
    scans scanner no number reg registration"""
)
# Two letters: only in capitals right behind a clock time.
SHORT_ABBREVIATIONS = _table(
    """
    America/New_York: et
    America/Chicago: ct
    America/Denver: mt
    America/Los_Angeles: pt
    America/Halifax: at
    """
)
# Spelled out; "time", "standard time", "daylight time", "summer time" may follow.
REGIONS = _table(
    """
    America/New_York: eastern, us eastern, new york, nyc, boston, atlanta, miami, washington dc, \
dc, toronto, montreal, ottawa, detroit, philadelphia, east coast, philly, us east coast, charlotte
    America/Chicago: central, us central, chicago, dallas, houston, austin, minneapolis, winnipeg, \
st louis, nashville, milwaukee, new orleans, kansas city
    America/Denver: mountain, us mountain, denver, calgary, edmonton, salt lake city, boulder
    America/Phoenix: arizona, phoenix
    America/Los_Angeles: pacific, us pacific, los angeles, san francisco, seattle, vancouver, \
san diego, portland, california, west coast, san jose, bay area, us west coast, sf
    America/Anchorage: alaska
    Pacific/Honolulu: hawaii, honolulu
    America/Halifax: atlantic, halifax
    America/St_Johns: newfoundland
    America/Sao_Paulo: sao paulo, são paulo, brazil, brasil, brasilia, brasília, rio, brazilian
    America/Mexico_City: mexico city, mexico, cdmx, mexican
    America/Bogota: bogota, bogotá, colombia, colombian
    America/Lima: peru, perú, peruvian
    America/Santiago: chile, chilean
    America/Montevideo: montevideo, uruguay
    America/Argentina/Buenos_Aires: buenos aires, argentina, argentine, argentinian
    Europe/London: uk, united kingdom, london, gb, british, edinburgh, glasgow, manchester, leeds, \
bristol, birmingham, cardiff, belfast, england, scotland, greenwich mean
    Europe/Dublin: irish, dublin, ireland
    Europe/Berlin: berlin, germany, german, munich, hamburg, frankfurt, cologne, münchen, \
central european, central europe, stuttgart, köln, düsseldorf
    Europe/Paris: paris, france, french
    Europe/Amsterdam: amsterdam, netherlands, dutch, rotterdam, utrecht, the hague
    Europe/Brussels: brussels, belgium, belgian
    Europe/Madrid: madrid, spain, spanish, barcelona, bilbao, peninsular, peninsula, \
mainland spain
    Atlantic/Canary: canarias, canary islands, canaries, las palmas, tenerife
    Europe/Rome: rome, italy, milan, italian
    Europe/Zurich: zurich, zürich, geneva, switzerland, swiss, basel
    Europe/Vienna: vienna, austria, austrian
    Europe/Stockholm: stockholm, sweden, swedish, gothenburg
    Europe/Copenhagen: copenhagen, denmark, danish
    Europe/Oslo: oslo, norway, norwegian
    Europe/Helsinki: helsinki, finland, finnish
    Europe/Tallinn: tallinn, estonia, estonian
    Europe/Riga: riga, latvia, latvian
    Europe/Vilnius: vilnius, lithuania, lithuanian
    Europe/Warsaw: warsaw, poland, krakow, kraków, gdansk, gdańsk, polish
    Europe/Prague: prague, czech, czechia
    Europe/Bratislava: bratislava, slovakia, slovak
    Europe/Budapest: budapest, hungary, hungarian
    Europe/Zagreb: zagreb, croatia, croatian
    Europe/Belgrade: belgrade, serbia, serbian
    Europe/Bucharest: bucharest, romania, romanian
    Europe/Sofia: bulgaria, bulgarian
    Europe/Athens: athens, greece, eastern european, greek
    Europe/Lisbon: lisbon, portugal, porto, western european, lisboa, portuguese
    Europe/Kyiv: kyiv, kiev, ukraine, ukrainian
    Europe/Istanbul: istanbul, turkey, turkish
    Europe/Moscow: moscow
    Asia/Kolkata: india, indian, mumbai, bangalore, bengaluru, delhi, new delhi, pune, chennai, \
hyderabad, kolkata, gurgaon, noida, gurugram, india standard, indian standard
    Asia/Dubai: dubai, uae, abu dhabi, gulf
    Asia/Jerusalem: israel, tel aviv, jerusalem, israeli
    Asia/Karachi: karachi, lahore, pakistan
    Asia/Dhaka: dhaka
    Asia/Singapore: singapore
    Asia/Kuala_Lumpur: kuala lumpur, malaysia
    Asia/Hong_Kong: hong kong
    Asia/Shanghai: shanghai, beijing, china, shenzhen, chinese
    Asia/Tokyo: tokyo, japan, japanese, osaka
    Asia/Seoul: seoul, korea, korean
    Asia/Taipei: taipei, taiwan
    Asia/Manila: manila, philippines, philippine
    Asia/Jakarta: jakarta, western indonesia, indonesian
    Asia/Bangkok: bangkok, indochina, thailand, thai
    Asia/Ho_Chi_Minh: hanoi, vietnam, ho chi minh, vietnamese
    Asia/Riyadh: riyadh, arabian, arabia
    Australia/Sydney: sydney, melbourne, canberra, aus eastern, australian eastern, \
eastern australia, hobart
    Australia/Brisbane: brisbane, queensland
    Australia/Adelaide: adelaide
    Australia/Perth: perth, australian western, aus western
    Australia/Darwin: darwin
    Pacific/Auckland: auckland, new zealand, wellington, nz
    Africa/Johannesburg: johannesburg, cape town, south africa, joburg
    Africa/Lagos: lagos, nigeria, west africa, west african, nigerian
    Africa/Accra: accra, ghana
    Africa/Nairobi: nairobi, kenya, east africa, east african, kenyan
    Africa/Maputo: harare, pretoria, central africa, central african
    Africa/Cairo: cairo, egypt, egyptian
    Africa/Casablanca: casablanca, morocco
    UTC: coordinated universal
    """.replace("\\\n", "")
)
# The last word of a region and of a season: what stands before "time" where a zone is named.
ZONE_ENDINGS = frozenset(name.split()[-1] for name in REGIONS) | words(
    "standard daylight summer winter"
)
# A region that is an everyday word as well: it names a zone only with "time" behind it or right
# behind a clock time.
ZONE_TAILS = frozenset({"time", "times", "tz", "timezone", "zone"})
# Behind a clock time these close a zone as well: "12:00 peninsular hour".
HOUR_TAILS = frozenset({"hour", "hours", "hora", "uhr", "clock"})
# Words of a country that stand before many things: only "Polish time" is a zone.
ADJECTIVES = words(
    """brazilian argentine argentinian mexican colombian chilean peruvian polish portuguese italian
    greek turkish austrian belgian danish norwegian finnish czech hungarian romanian ukrainian
    israeli japanese chinese vietnamese thai indonesian kenyan nigerian egyptian peninsular
    estonian latvian lithuanian croatian serbian bulgarian slovak"""
)
SEASON_WORDS = words("standard daylight summer savings saving winter local")
READER = frozenset({"your", "yours", "ur"})
THIRD = frozenset({"his", "her", "their"})
WRITER = frozenset({"our", "ours", "my", "mine"})
PLACE_TAILS = words(
    """office hq headquarters studio campus site airport station street road branch store hub
    team based area centre center house"""
)

# Whose country a sender's domain ends in, and the zone most of that country keeps.
COUNTRY_ZONES = {
    "uk": "Europe/London", "ie": "Europe/Dublin", "de": "Europe/Berlin", "nl": "Europe/Amsterdam",
    "be": "Europe/Brussels", "fr": "Europe/Paris", "es": "Europe/Madrid", "it": "Europe/Rome",
    "ch": "Europe/Zurich", "at": "Europe/Vienna", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "dk": "Europe/Copenhagen", "fi": "Europe/Helsinki", "pl": "Europe/Warsaw",
    "pt": "Europe/Lisbon", "cz": "Europe/Prague", "gr": "Europe/Athens", "in": "Asia/Kolkata",
    "sg": "Asia/Singapore", "hk": "Asia/Hong_Kong", "jp": "Asia/Tokyo", "kr": "Asia/Seoul",
    "nz": "Pacific/Auckland", "za": "Africa/Johannesburg", "il": "Asia/Jerusalem",
    "ae": "Asia/Dubai", "ph": "Asia/Manila", "ro": "Europe/Bucharest", "hu": "Europe/Budapest",
    "au": "Australia/Sydney", "us": "America/New_York", "ca": "America/Toronto",
}  # fmt: skip
# Where no better evidence speaks: the offset in the Date header (minutes) in the northern winter
# and in the northern summer, and who most likely keeps it.
WINTER_ZONES = {
    0: "Europe/London", 60: "Europe/Berlin", 120: "Europe/Athens", 330: "Asia/Kolkata",
    480: "Asia/Singapore", 540: "Asia/Tokyo", 600: "Australia/Brisbane", 630: "Australia/Adelaide",
    660: "Australia/Sydney", 780: "Pacific/Auckland", -300: "America/New_York",
    -360: "America/Chicago", -420: "America/Denver", -480: "America/Los_Angeles",
    -240: "America/Halifax", -540: "America/Anchorage",
}  # fmt: skip
SUMMER_ZONES = {
    60: "Europe/London", 120: "Europe/Berlin", 180: "Europe/Athens", 330: "Asia/Kolkata",
    480: "Asia/Singapore", 540: "Asia/Tokyo", 570: "Australia/Adelaide", 600: "Australia/Sydney",
    720: "Pacific/Auckland", -240: "America/New_York", -300: "America/Chicago",
    -360: "America/Denver", -420: "America/Los_Angeles", -180: "America/Halifax",
    -480: "America/Anchorage",
}  # fmt: skip
# Countries that write the month first in numbers.
MONTH_FIRST_ZONES = words(
    """America/New_York America/Chicago America/Denver America/Phoenix Asia/Manila
    America/Los_Angeles America/Anchorage Pacific/Honolulu America/Detroit
    America/Indiana/Indianapolis America/Boise Asia/Tokyo Asia/Seoul Asia/Taipei Asia/Shanghai"""
)
# Countries that put a dot between day and month, and those that put one into clock times only.
DOTTED_DAY_ZONES = words(
    """Europe/Berlin Europe/Vienna Europe/Zurich Europe/Warsaw Europe/Prague Europe/Bratislava
    Europe/Budapest Europe/Bucharest Europe/Sofia Europe/Belgrade Europe/Zagreb Europe/Ljubljana
    Europe/Kyiv Europe/Moscow Europe/Minsk Europe/Istanbul Europe/Helsinki Europe/Tallinn
    Europe/Riga Europe/Vilnius Europe/Oslo Europe/Copenhagen Asia/Jerusalem Asia/Tbilisi"""
)
DOTTED_CLOCK_ZONES = words(
    """Europe/London Europe/Dublin Australia/Sydney Australia/Melbourne Australia/Brisbane
    Australia/Adelaide Australia/Perth Australia/Hobart Australia/Darwin Pacific/Auckland
    Africa/Johannesburg Asia/Kolkata Asia/Singapore Asia/Hong_Kong Africa/Lagos Africa/Nairobi
    America/New_York America/Chicago America/Denver America/Los_Angeles America/Toronto"""
)
