"""How mail says by when the user must answer an offer or hand in a test, as data.

Notation as in `agent.reading.grammar.phrases`; WINDOW is a stretch of time already read.
"""

SETS = {
    "by": "by before until till within on at",
    "act": """accept sign return respond reply revert decide answer confirm complete submit finish
        push commit send upload record take start deliver hand turn share solve present
        countersign acknowledge
        acceptance decision answer response reply submission completion finished completed
        submitted returned signed done test assessment exercise challenge offer letter it this
        link assignment task answers solution result results work code interview questionnaire""",
    "answer": "yes no yea yay nay answer decision accept accepting join joining take taking",
    "work": """
        deck slides code solution presentation exercise test task answers assignment essay analysis
        submission""",
    "told": "informed told notified advised contacted",
}

GROUPS = {
    # What ends at that time.
    "ends": """
        expire|expires|expiring|expiry|lapse|lapses _6 WINDOW
        deadline|due _6 WINDOW
        valid _4 WINDOW
        open|available|stands|active|accessible|good _2 until|till|for|through|to WINDOW
        remain|remains|stay|stays|hold|held|holds _4 WINDOW
        stops working WINDOW
        goes dead|inactive|offline|down WINDOW
        closes|close|closing _3 WINDOW
        withdrawn _3 WINDOW
        extend|extended|extension _6 to WINDOW
        window :? WINDOW
        closing point|time|moment|deadline|hour is|: _6 WINDOW
        closing point|time|moment|hour for _2 task|test|assessment|exercise|submission|\
            submissions|offer is|: _4 WINDOW
        window|test|link|portal|assessment|challenge|exercise shuts _4 WINDOW
        handed|turned|sent|submitted|received|uploaded in? after WINDOW will|can|is|are|may|\
            cannot|won|wo|ca|'ll not|'t|no|be
        offer|link|token|code|time|access|invitation _2 runs out _2 WINDOW
        hold|keep the|this|your place|offer|post|job|role|seat|position|spot _3 longer than WINDOW
        hold|keep the|this|your place|offer|post|job|role|seat|position|spot _3 beyond|past WINDOW
        extend|extended|extension _4 beyond|past WINDOW
        WINDOW ( deadline|expiry )
        WINDOW _1 is|'s the? _1 fine|ok|okay|deadline|latest|good
        last|final day|date|chance|moment to|for|: _8 WINDOW
        closing date for _2 task|test|assessment|exercise|submission|submissions _2 WINDOW
        WINDOW left|remaining to _2 @act
        time left|remaining : WINDOW
        hold|held|keep|keeping _6 until|till WINDOW
        link|invitation|code|token|offer|it|this _3 no longer work|available|valid|open|accessible \
            _2 after|from|beyond WINDOW
        challenge|test|assessment|window|exercise|link|session|tryout|task|offer _6 \
            ends|end|finishes _2 WINDOW
        window is|runs|opens|open|: _6 until|till|through|to|- WINDOW
        window is|runs|opens|open|: from WINDOW
        window for|of _3 is|runs|opens _4 from|until|till|through|to WINDOW
        accepted|accepting _2 through|until|till|to WINDOW
        WINDOW latest
        WINDOW at the latest
        """,
    # A label that a test's last day may stand under, or an appointment's.
    "label": """
        date|test : WINDOW
        """,
    # From when to when it may be done; only a stretch that names both days.
    "stretch": """
        test|assessment|exercise|challenge|link|task|portal|quiz|questionnaire|case _6 \
            from|between WINDOW
        start|take|begin|complete|do|sit|attempt _8 from|between WINDOW
        period|window _6 : from? WINDOW
        """,
    # So plain that no model is asked: a last day that moved, work that is sent in by then.
    "plain": """
        deadline|due _6 moved|changed|pushed|shifted|postponed|brought|extended|delayed _4 WINDOW
        due|hand|turn|send|return|submit|finish|complete|decide|reply|accept _10 WINDOW \
            instead|rather of|than WINDOW
        need|needs your|an answer|decision|reply|response _6 WINDOW instead|rather of|than WINDOW
        extend|extended|extending _4 by|for WINDOW ,|(|- to|until|till? WINDOW
        by|before|until WINDOW _6 make it|that WINDOW
        by|before|until WINDOW _6 i mean|meant WINDOW
        ask|asking|invite|urge|request you to _1 decide|accept|sign|respond|reply|answer|return _8 \
            by|before|within|until WINDOW
        email|send|upload|share|forward _2 your|the|it _1 @work _4 by|before|until WINDOW
        email|send|upload|share|forward _2 your|the|it _1 @work _4 by the? \
            morning|afternoon|evening|night of? WINDOW
        """,
    # What the user does by then.
    "act": """
        @act _12 by|before|until|till|within|no|latest WINDOW
        sent|handed|turned in|over|back _2 by|before|until|till|within WINDOW
        @act _6 by|before|until|till : WINDOW
        @act _12 ultimately on? WINDOW
        give|send|get|hand _4 back to us|me _3 WINDOW
        get|have _4 to us|me _6 by|before|than WINDOW
        @act _6 any time|moment|hour WINDOW
        @act _6 any time|moment|hour _3 and|until|till|before WINDOW
        @act _6 anytime _3 and|until|till|before WINDOW
        @act _12 no later than WINDOW
        @act _12 not later than WINDOW
        @act _12 in the? next WINDOW
        have|'ve|has _3 WINDOW to
        have|'ve|has time? until|till WINDOW
        you have|get WINDOW
        need|needs|want|wants|like|appreciate|love|ask _12 by|before|within|until WINDOW
        let us|me|him|her know _6 by|before|until|within WINDOW
        tell|ring|text|call|phone|message us|me|him|her by|before|within|until WINDOW _1 \
            with|whether|if _3 @answer
        want|like|wish to accept|join|take|sign|proceed _6 tell|ring|text|call|phone|message \
            us|me|him|her by|before|within|until WINDOW
        you _4 delay|time|period|term until|till WINDOW _2 to @act
        lemme know _6 by|before|until|within WINDOW
        get back to us|me _4 by|before|until|within WINDOW
        hear|hearing from you _4 by|before|until|within WINDOW
        respond|reply|accept|answer|decide|sign WINDOW
        signed|countersigned|completed _4 back|returned _2 WINDOW
        copy|contract|form|letter|acceptance|papers|paperwork back _2 WINDOW
        by|before|within WINDOW _12 @act
        yes or no _4 WINDOW
        give|giving you _1 until|till|to WINDOW
        will|'ll|can _1 give you WINDOW
        take until|till WINDOW
        """,
    # The time of something else.
    "other": """
        extension|question|questions|adjustment|adjustments unless|before|by|at
        start|starting|starts|begin|begins|joining|commence|commencing|onboarding date|on|DAY|\
            WINDOW
        start date
        doj
        you will|'ll|should|may hear|know|receive|expect _8 WINDOW
        you will|'ll|should have|get|know our|my|your|the _1 answer|decision|result|results|\
            verdict|marks|feedback|score|scores|outcome _8 WINDOW
        you will|'ll|should have|get _8 from us|me _3 WINDOW
        permit|visa|badge|licence|license|passport|certificate|certification|card|membership _4 \
            expires|expire|expired|expiring|runs|lapses _4 WINDOW?
        shop|workshop|office|gate|gates|door|doors|museum|canteen|reception|building|store|bar|\
            kitchen|library _2 closes|close|closing|closed
        WINDOW to settle|learn|train|move
        reimbursed|receipts|relocation|expenses|claim|claims
        payroll|benefits|vacation|holiday|holidays|leave|probation|notice
        payroll|benefits|pension|insurance _6 WINDOW
        give|giving|hand|handing in? your? notice _4 WINDOW
        another|other|competing offer _4 WINDOW
        which|who|that we|i|they expect|hope|aim to _4 WINDOW
        result|results|marks|score|scores|feedback|outcome will|'ll|shall be _6 WINDOW
        WINDOW off|paid|holiday|leave|training
        can be reached
        review|look at|discuss it|them|this|your
        we|i|hr|he|she|they|team|manager will|'ll|shall|hope|aim to? _1 revert|send|confirm|answer|\
            reply|respond|deliver|share|issue|review|forward _8 WINDOW
        we|i|hr|he|she|they|team|manager will|'ll|shall|hope|aim to? _1 get|come|be back _8 WINDOW
        we|i|hr|he|she|they|team|manager will|'ll|shall|hope|aim to? _1 get|have _6 back _2 WINDOW
        confirm _8 attend|attending|attendance|coming _4 WINDOW?
        confirm _4 WINDOW _4 attend|attending|attendance
        we|i _1 send|share|publish|return|mark|evaluate|release _8 WINDOW
        requisition|posting|vacancy|advert|advertisement|job|role|applications _8 closes|close|\
            closing
        access|accessibility|adjustment|dietary needs|requirements|arrangements _4 WINDOW?
        referees|references|reference|documents
        ping|call|ring|phone|email|text|message|notify|tell|contact|update you _3 WINDOW
        let you _1 know _3 WINDOW
        register|rsvp by|before WINDOW
        everyone|everybody|all|candidates|applicants|you are|is|be|will _2 @told _8 WINDOW
        everyone|everybody|candidates|applicants|you _4 hear|hears _2 from us|me _2 WINDOW
        call|letter|email|news|word|decision|answer will|'ll|shall follow|come _4 WINDOW
        give|allow us|me until|till|through WINDOW
        give|allow us|me WINDOW
        who|they|he|she will|'ll have spoken|met|decided|signed|approved|checked _3 WINDOW
        we|i|hr|he|she|they will|'ll|shall _1 get|give|send|bring you a|an|the|your|our|my|some|\
            another|feedback|word|news|details|access _8 WINDOW
        need|bring _4 passport|id|handouts|copies by|on|before|until|till WINDOW
        if|should you _2 have|need|require _8 let|tell|email|call|contact|ask|message|ring|phone|\
            text|ping me|us|him|her know? _2 WINDOW
        if you _1 want|like|wish a|an|any|more|some|another _8 let|tell|email|call|contact|ask|\
            message|ring|phone|text|ping me|us|him|her know? _2 WINDOW
        if you _1 want|like|wish to talk|discuss|speak|ask|chat|see|visit|meet|change|bring _8 \
            let|tell|email|call|contact|ask|message|ring|phone|text|ping me|us|him|her know? _2 \
            WINDOW
        if anything|something|any _8 let|tell|email|call|contact|ask|message|ring|phone|text|ping \
            me|us|him|her know? _2 WINDOW
        WINDOW _1 if|should you _2 have|need|require
        by|before WINDOW which|what _2 start|starting|laptop|equipment|computer|size|colour|color|\
            shift|date|desk
        WINDOW _1 if|should anything|something|any
        WINDOW _1 if you _1 want|like|wish to talk|discuss|speak|ask|chat|see|visit|meet|change
        need|bring _3 slides _8 WINDOW
        """,
}
