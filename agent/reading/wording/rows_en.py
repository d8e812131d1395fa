"""Words beside a day or time that make it a bound, an old one, another date, or no interview.

Plain sets, as data; `agent.reading.appointments` says what follows from them.
"""

from agent.reading.wording.sets import words

# Words right before a day or time that make it a bound and no appointment.
LIMITS = words(
    """by until till til before deadline due expires expire closes closing ends latest since
    through thru effective untill within beyond past opens reopens as"""
)
# Pairs of words right before a day or time that make it the old one of two.
OLD_PAIRS = frozenset(
    {("instead", "of"), ("rather", "than"), ("", "not"), ("old", ":"), ("", "originally"),
     ("", "previously"), ("", "was"), ("was", "for"), ("were", "for"), ("", "were"), ("",
     "formerly"),
     ("originally", "planned"), ("originally", "set"), ("originally", "booked"),
     ("originally", "scheduled"), ("scheduled", "originally"), ("", "than"), ("", "old"),
     ("was", ":"), ("original", ":"), ("previous", ":"), ("not", "at"), ("not", "on"),
     ("and", "not"), ("place", "of"), ("replaces", "the"), ("previously", "scheduled"),
     ("", "original"), ("", "earlier"), ("no", "more")}
)  # fmt: skip
# "He has to leave earlier on Friday": no time that holds no longer.
# "Monday at 15:00, or if not Wednesday at 9:45": one more to choose from.
EARLY = frozenset(
    (verb, "earlier") for verb in words("leave leaves leaving go finish finishes start starts open")
) | {("if", "not")}
# Labels in front of a value that name another date than an appointment's.
OTHER_LABELS = words(
    """closes closing deadline expires expiry due posted applied created invited hours tel phone
    fax doj joining duration valid issued published received sent arrival departure flight
    checkin dob reference ref base salary pay notice window period validity probation shift
    level lvl"""
)
OLD_LABELS = words("""old original originally previous previously was former cancelled canceled""")
OLD_HEADINGS = words("old original originally previous previously former")
NEW_LABELS = words("new updated revised changed rescheduled")
# Schedule rows that are no interview.
BREAKS = words(
    """lunch break pause breather huddle fireside fair
    dinner breakfast welcome arrival travel shuttle departure checkin checkout
    buffer tour registration coffee tea refreshments written badging badge signin parking
    depart departs departing walkout pickup hotel"""
)
BREAK_PAIRS = frozenset(
    {("pick", "up"), ("picks", "up"), ("check", "in"), ("check", "out"), ("sign", "in"),
     ("wrap", "-"), ("wrap", "up"), ("drop", "off"), ("TIME", "free"), ("visit", "of"),
     ("reception", "by"), ("reception", "with"), ("reception", "at"), ("visit", "to"),
     ("walk", "round"), ("walk", "around"), ("info", "session"),
     ("information", "session"), ("happy", "hour"), ("resume", "drop")}
)  # fmt: skip
# What takes people somewhere, at hours of its own.
RIDES = words("""train trains bus buses ferry ferries flight flights shuttle shuttles tram trams
    coach coaches""")
GONE = words("taken gone filled unavailable full withdrawn crossed struck deleted removed void")
