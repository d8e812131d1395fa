"""How English mail speaks of appointments, as data: sets of words and groups of phrases.

Notation as in `agent.reading.grammar.phrases`. A group says one thing about the day or time in
whose sentence or clause it stands; `agent.reading.appointments.scope` says what follows from it.
"""

SETS = {
    "meeting": """interview interviews interviewing call calls chat chats conversation conversations
        meeting meetings meet discussion discussions screen screening session sessions appointment
        appointments slot slots catch-up catchup zoom teams webex hangout skype facetime meets
        visit visits presentation panel round rounds coffee invite invitation invites loop onsite
        talk speak video interviewer interviewers demo kennismaking gesprek debrief intro
        introduction viewing yarn appt telephone phone itv interveiw intervew assesment walkthrough
        dial hop connect demonstration seminar exercise""",
    "be": "is 's are 're was were be been am 'm being",
    "will": "will 'll shall would 'd should going gonna",
    "you": "you u ya y'all both",
    "we": "we i he she they us team it",
    "done": """scheduled booked confirmed set fixed arranged locked planned pencilled penciled secured
        reserved organised organized slated down on""",
    "moved": """moved rescheduled re-scheduled shifted pushed preponed postponed changed rearranged
        switched bumped brought swapped updated delayed""",
    "move": "move reschedule re-schedule shift push prepone postpone change rearrange switch bump swap",
    "not": "not 't cannot never no nor unable cant wont dont isnt",
}

GROUPS = {
    # -- what makes a day or time an appointment to meet --------------------------------------
    "meeting": """
        @meeting
        sit down
        get together
        come in
        come back
        come by
        come over
        come and see
        come see
        pop in
        stop by
        swing by
        drop by
        ring|call|phone you|u
        give you a ring|call|bell|buzz
        you a ring|call|bell
        see|meet you
        see u
        see @you both|all|there|then?
        expecting|expect you
        with you
        meet|speak|talk|chat to|with
        meeting with
        you 'll|will meet|see|speak|sit
        on site|the phone
        face to face
        f2f
        1 : 1
        take place
        taking place
        join us|me
        pick you up
        host you
        have you in|over
        bring you in
        get you in|on|over|booked|scheduled
        put you in front of
        catch up
        touch base
        """,
    # -- an offer that waits for an answer ----------------------------------------------------
    "offer": """
        would _3 work|suit|be|do
        would @you
        could @you|we
        can @you|we
        can you do
        do you have|prefer|want|fancy
        does _6 work|suit|sound|fit|look
        do any|either|these|those
        is _5 ok|okay|good|fine|possible|convenient|alright
        are you free|available|around|up|able|good
        you free|available|around
        free to|for|on
        how about
        how 's
        how does|is|do
        what about
        shall we
        should we
        either DAY|TIME
        any of these|those|them
        one of these|those|the following
        which _4 work|works|suit|suits|prefer|best|better
        which one|of|time|slot|day|option|you
        let me|us know which|if|what|whether|your|when
        choose|pick|select|book one|a|any|your|from|between|the|whichever|whatever
        please choose|pick|select|book
        your preference|pick|choice|preferred
        following|these|below slots|times|options|dates|days|sessions|openings
        options|availability|openings|times|slots|dates are|:|is
        times|slots|dates|options|openings|gaps|sessions _4 available|open|free|possible
        available slots|times|dates|options
        slot|option 1|2|3|4|5|a|b|c|one|two|three|#
        i|we have|'ve openings|availability|slots|time|gaps|space
        i|we|he|she|they can|could do|offer|manage|make|fit
        i|we|he|she|they 'm|am|are|'re|is free|available|open|around|flexible
        is|are available|free|open
        's available|free|open
        also open|free|available
        be able to
        be possible|doable|convenient|suitable|available|up|open|interested|free
        up for
        open to
        if _4 works|work|suits|suit
        proposed time|times|date|dates
        propose|suggest|proposing|suggesting DAY|TIME|the|we|a|meeting|moving|to
        i 'd|would|we propose|suggest
        alternative|alternatively|otherwise|failing
        got time|LENGTH
        have time|LENGTH
        spare LENGTH|time|me|us|a
        kindly confirm your availability
        confirm your availability|which
        prefer|preferred|preference
        love LENGTH
        tentatively|tentative
        instead ?
        care for a
        good for you
        ok for you
        okay for you
        any good
        """,
    # -- a statement that it stands -------------------------------------------------------------
    "confirm": """
        confirmed|confirming|confirm|confirms|confirmation
        see|meet|speak|talk|chat you|with|to _4 DAY|TIME|then|there|soon|tomorrow
        see you
        speak|talk|chat then|soon|on|tomorrow|DAY
        @be @done
        @done for|in|on|at DAY|TIME
        @done as
        has|have been @done
        looking forward to
        look forward to
        expecting you
        locked in
        locking this|it in
        all set
        you 're|are all? set|booked|confirmed|scheduled|down|in
        got you down
        invite|invitation attached|sent
        have|'ve|has sent|put|added|booked|scheduled|set|fixed|arranged
        sent|sending an|a|the|you invite|invitation|calendar
        it|that 's|is @done?
        is on DAY|TIME
        interview|call|chat|meeting|appointment|conversation is|will|takes
        reminder
        remind
        works _5 me|us|you|him|her|all|everyone|great|perfectly|well|fine
        TIME works
        DAY works
        DAY|TIME is|'s perfect|great|good|fine|confirmed|best
        DAY it is
        TIME it is
        let 's do|say|go|meet|speak|talk|plan|book|make|keep|stick|record
        you 'll|will meet|be meeting|speaking|seeing|interviewing
        @we 'll|will see|meet|speak|talk|call|ring|phone|dial|be
        will|'ll call|ring|phone|dial you|u|your
        your interview|appointment|call|meeting|session|conversation
        are invited|expected
        invite|inviting you to|for
        pleased to invite
        you are invited
        please join
        join us
        will|to take place
        you present
        """,
    # -- it moves ---------------------------------------------------------------------------------
    "move": """
        @moved
        @move _6 to|from
        need|have|has|had|like|possible|want|able to @move
        new time|date|slot|appointment|day|start
        change to|of your|the|time|date|plan|schedule
        changed :
        when ( changed )
        updated invitation|invite|time|schedule
        correction
        revised time|date|slot|schedule
        instead of
        rather than
        instead
        different time|day|slot
        a little|bit earlier|later
        minutes|hour earlier|later
        LENGTH earlier|later
        double booked
        amended
        """,
    # -- it falls away ------------------------------------------------------------------------------
    "cancel": """
        cancel|cancelled|canceled|cancelling|canceling|cancellation
        call|called|calling off
        call|called|calling _3 off
        @not take place
        @not taking place
        @not go ahead
        @not going ahead
        @not happen|happening
        @not be able to make|do|attend|meet|join
        @not make
        @not longer possible|happening|work|works|available|able|going|make
        no longer
        @not be possible
        need to postpone|skip|scrap|drop
        have to postpone|skip|scrap|drop
        is|been off
        fallen|falls|fell through
        void
        @not work|works|do _3 anymore|after
        called away
        off the table|calendar
        @not @meeting _3 DAY
        taken
        gone now
        's gone
        is gone
        has gone
        """,
    # -- what a time may be instead of an appointment -----------------------------------------------
    "other": """
        office|opening|business|core|working hours
        hours :
        open|opens|lines|reception|desk _2 TIME|DAY
        open|opens|reopens|closes|closed|close|shuts|shut
        lines
        reception
        can be reached
        reach|reached|reachable|call|ring|phone|text me|us|him|her
        reach|call|ring|phone|text the|our|my|on|store|duty|office|number|line
        questions
        for anything urgent
        if something|anything comes up
        out of office
        on|annual leave|vacation|holiday|holidays|pto
        on a plane
        back on|in|from|at|DAY
        back TIME|DAY
        returning|returns|return on|DAY|to
        train|flight|bus|shuttle|taxi|plane|airport|departure|departs|departing|arrival|arriving
        parking|car|park
        hotel|check|checkout
        shift|shifts|roster|rota
        start|starting|starts|begin|beginning|begins|commence date|DAY|on|from|in
        start date
        joining date
        date of joining
        doj
        onboarding|orientation|induction
        first day
        last day
        notice period
        effective
        probation
        salary|base|bonus
        deadline|deadlines|due|expire|expires|expiry|closing|cutoff|lapses|lapse
        valid|open until|till|through|for
        applied|posted|submitted|received|created|dated|published|advertised|founded
        posting|vacancy|advert|advertisement _3 closes|ends|closed
        applications|application close|closes|closing
        webinar|masterclass|newsletter|sale|conference|meetup|hackathon|podcast
        walk - in
        holiday|holidays|vacation
        every|each|weekly|daily|monthly DAY
        every|each
        candidates joining
        login|registration
        latest news
        lunch|dinner|breakfast|break|welcome
        arrive|arrives
        come early
        screening|shortlisting|sifting|sift takes|is|will|w
        payroll
        committee|board|trustees|panel|team|leadership|management|they|partners meets|meet|meeting|decide|review|reviews|decides
        internal|internally
        """,
    "past": """
        thanks|thank you? for|again
        was|were
        met|spoke|talked|interviewed|chatted
        enjoyed
        had
        great|good|nice|lovely|pleasure to? meeting|meet|speaking|speak|talking|talk|chatting|seeing|see|catching
        it was
        attended|came|visited|visiting
        following your|our|the|on|up
        further to
        since
        missed
        held
        """,
    # -- what the user is to do by then -------------------------------------------------------------
    "reply": """
        reply|respond|confirm|answer|revert by|before|no|until
        let me|us know by|before|no|asap|until
        get back to me|us by|before
        by|before|until|till
        no later than
        at the latest
        not later than
        latest by
        on or before
        """,
}

# Words right before a day or time that make it a bound and no appointment.
LIMITS = frozenset(
    """by until till til before deadline due expires expire closes closing ends latest since
    through thru effective untill within beyond past opens reopens as""".split()
)
# Words right before a day or time that make it the old one of two.
OLD_WORDS = frozenset("from than of was originally old previously not for".split())
OLD_PAIRS = frozenset(
    {("instead", "of"), ("rather", "than"), ("not", ""), ("old", ":"), ("originally", ""),
     ("previously", ""), ("was", ""), ("was", "for"), ("were", ""), ("formerly", ""),
     ("scheduled", "for"), ("was", "on"), ("was", "at"), ("than", ""), ("old", ""), ("was", ":"),
     ("original", ":"), ("previous", ":"), ("not", "at"), ("not", "on"), ("and", "not")}
)  # fmt: skip
# Labels in front of a value that name an appointment's day or time ...
MEETING_LABELS = frozenset(
    """date time when day slot option times dates datetime interview appointment session starts start
    choice event schedule timings meeting zeit datum wann from to end""".split()
)
# ... and labels that name another.
OTHER_LABELS = frozenset(
    """closes closing deadline expires expiry due posted applied created invited old original
    previous was hours tel phone fax doj joining duration valid issued published received sent
    arrival departure flight check-in dob reference ref base salary pay notice window period
    available-from availability-until validity probation shift""".split()
)
# Schedule rows that are no interview.
BREAKS = frozenset("lunch break dinner breakfast coffee welcome arrival travel shuttle".split())
GONE = frozenset("taken gone filled cancelled canceled unavailable".split())

VIDEO = frozenset(
    """zoom teams webex meet.google hangout hangouts skype facetime video virtual virtually
    videocall bluejeans whereby videoconference gotomeeting jitsi remotely remote screen""".split()
)
