"""Words in the title of a calendar part: what is no interview, what is only kept free.

Plain sets, as data; `agent.reading.appointments.invites` says what follows from them.
"""

from agent.reading.wording.sets import words

# With one of these in its title an event is an interview, whatever else is told there.
INTERVIEWS = words(
    """interview interviews interviewing screen screening panel final chat call conversation
    technical meet meeting round discussion superday kennismaking gesprek walkthrough trial"""
)
OTHER_EVENTS = words("""onboarding induction orientation signing deadline expires webinar""")
MEALS = words("lunch dinner breakfast")
OTHER_PAIRS = frozenset(
    {("last", "day"), ("first", "day"), ("first", "week"), ("q", "&"), ("ops", "weekly"),
     ("operations", "weekly"), ("team", "weekly"), ("weekly", "sync"), ("weekly", "standup"),
     ("weekly", "stand"), ("all", "hands"), ("open", "evening"), ("information", "evening"),
     ("info", "session"), ("information", "session"), ("open", "house"), ("due", "date")}
)  # fmt: skip
HOLDS = words("hold placeholder tentative provisional")
