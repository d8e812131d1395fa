# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Frames about appointments: asking and offering times, confirming, moving, cancelling, tests.

A key is `meaning:weight`; 3 decides, 2 says, 1 hints. A trailing `:n` holds its own negation.
"""

FRAMES = {
    "scheduling:3": """
        what|which|when TIMES _3 work|suit|convenient|best|prefer|free|available
        when _3 you _2 free|available|talk|meet|chat
        when _2 suit|convenient
        your|ur availability|availabilities
        availability for|over|in|on|this|next|to
        let|tell|send|give|share|drop|email|mail _7 available|slots|times|half-days|mornings|afternoons
        let|tell|send|give|share|drop|email|mail _5 availability
        let me|us know _4 when|what|which _4 work|suit|free|available|convenient|possible|prefer|best|slot|good|one
        pick|choose|select|book|grab|reserve|find|suggest|propose|nominate|request _5 slot|time|session|appointment|spot|options
        pick|choose|select|book|grab whichever|whatever|one
        book|schedule _5 LINK|link|calendly|calendar
        schedule now|again
        need|want your pick
        share my availability
        self-schedule|self-scheduling
        calendly
        schedule|arrange|organise|find|coordinate|set _4 TALK|interview
        are|would|will|might you _3 free|available|around
        are you free|available
        could|can|would|do you make|do|manage _4 DAY|CLOCK
        would|could|can|do you come|meet|talk|speak|join|chat|jump|hop|see _6 DAY|CLOCK|call|chat|week|tomorrow
        does|do|would|will _6 DAY|CLOCK|NUMBER|that|these|those|this|either|time _4 work|suit|possible|convenient|doable|okay|ok
        would|could _5 be possible|convenient|doable
        any|either|one|some of those|these|them|following|below|work|suit
        which one|do|of|works|suits you|these|suits|like
        WE can|could|have|see|offer|propose|suggest _4 DAY|CLOCK|following|slots|gaps|openings
        following|these|below|available|proposed|open|remaining TIMES
        got|have|spare|find|need|want|love _2 NUMBER|15|20|30|45|half|couple|few min|minutes|minute|hour
        NUMBER|15|20|30|45 min|minutes|minute|hour with|of you|your
        hop|jump|get on a? call|phone|zoom
        like|love|want|keen|hope|need|GLAD to meet|speak|talk|chat|connect|interview with|to|you
        like|love|want|GLAD|keen|happy to _2 invite|ask you|yourself _8 TALK|interview|meet|attend|come
        invite|invited|invites|inviting you|yourself _8 TALK|interview|meet|attend|come
        invitation to _2 interview
        come in|over|by|back _4 chat|see|meet|talk|interview|DAY
        failing|if that|those|none|neither
        none of|work those|these|work
        booking|scheduling link|page|calendar
        slot 1|2|3|a|b|one|two
        interview slots|times
        tell|say|email|mail|ask me|us _3 when|which|if _5 talk|free|prefer|one|suits
        prefer _4 morning|afternoon|day|slot|time
        any|either|several day|time|slot _3 works|suits|fine
        want|wants|like|love NUMBER|30|45|half|an _2 with|on you|phone
        we|i|they are|am free|available _3 DAY|CLOCK|NUMBER
        find a time
        how about|is DAY|CLOCK|next|this
        can|could we talk|speak|meet|chat|do|find
        be able to join|meet|attend|make|talk|speak
    """,
    "willschedule:3": """
        nothing is booked|scheduled
        will _3 be|get scheduled|arranged|booked
        will|shall|going|should|can _6 contact|reach|touch|call|share|send|inform|issue|issued _10 schedule|date|slot|availability|book|link|timings|times|time|travel
        once _4 booked|scheduled
    """,
    "confirmed:3": """
        MEETING|interview|it|this|you|time|slot _5 =confirmed|scheduled|booked|fixed|locked|arranged|finalised|finalized _3 in|for|on|at|as|with|follows|below|via|by|DAY|CLOCK
        MEETING|interview|you|slot|booking|event is|are|has|have been? =confirmed|scheduled|booked|locked
        =confirmed|booked|scheduled|fixed for|on|at|in|as DAY|CLOCK|NUMBER|follows|tomorrow|MONTH|the
        WE have =confirmed|scheduled|booked|arranged|fixed _4 MEETING|interview|you|your
        book|booked|schedule|scheduled you in|for|with
        confirm|confirming|confirms _5 interview|MEETING|DAY|CLOCK|appointment|slot|NUMBER
        are|is =confirmed
        MEETING|interview|booking|appointment confirmation|confirmed
        confirmation _3 interview|MEETING
        look|looking forward to =meeting|seeing|speaking|talking|chatting|welcoming|hosting _3 you|DAY|CLOCK|then|tomorrow
        see|speak|talk|meet you|u then|there|tomorrow|DAY|on|at|soon
        see|speak|talk then|tomorrow|DAY
        lock|locked|locking in|this
        you are on|in|down|set|good for|set|to
        all set|good|booked|confirmed _3 for|with
        got|have|put you down|in
        put|pop|added|popped _2 in|on|to the|your|my? calendar|diary
        calendar|meeting|teams|zoom|diary invite|invitation|link _5 attached|below|follow|sent|shortly|separately|calendar
        find _4 calendar|meeting? invite|invitation
        accept _4 invite|invitation|appointment
        flick|send|sending|fire|shoot|get|sent you|over|a|an|out|the _4 invite|invitation
        DAY|CLOCK|then|time|slot|NUMBER _4 =works|perfect|suits|great|fine
        =works for us|me|him|her|both|everyone
        so|then it is DAY|CLOCK|the
        join zoom|teams|webex|meeting|google
        meeting id
        friendly? reminder _8 MEETING|interview|DAY|tomorrow
        expect|expecting you _3 DAY|CLOCK|at|tomorrow|on
        you will =meet|be _3 with|by DAY|and|our
        will|shall call|ring|phone|dial you|your|u|at _8 DAY|CLOCK|number|cell|mobile|NUMBER|tomorrow
        will|shall see you DAY|tomorrow|on|at|then|CLOCK
        schedule|itinerary|agenda|details for your|the _3 MEETING|interview|visit|onsite|day
        details of|for your _2 MEETING|interview
        your|the MEETING|interview _3 with|on|is|at _4 DAY|CLOCK|MONTH
        arrive|join|arrival NUMBER|5|10|15|five|ten _2 early|before|prior
        please? bring _4 id|passport|identification
        ask for me|us|him|her at
        panel|interviewer|interviewers|interviewed is|are|will|by|consist|comprise
        let us say|do|go|make DAY|CLOCK|it
        accept the appointment
        booked in
        here is|are your _3 schedule|agenda|itinerary
        get _3 calendar
    """,
    "moved:3": """
        reschedule|prepone|postpone|rearrange|rebook _5 MEETING|interview|you|your|to|for|from|DAY|CLOCK|due
        MEETING|interview|it|time|event|slot|appointment|session|call|date|round|discussion _5 =rescheduled|moved|changed|shifted|preponed|postponed|pushed|bumped|rearranged|brought|switched|swapped|updated
        is|are|been|was =rescheduled|preponed|postponed|rearranged
        move|push|shift|bump|slide|switch|swap|change|reschedule|nudge _3 MEETING|interview|it|this|us|our|your|DAY|time|slot|to _5 to|forward|back|until|by|from|earlier|later
        has|have|had|need|must|want|like|hope|going|forced|able to _2 move|reschedule|shift|push|rearrange|postpone|bump|swap _3 MEETING|interview|our|your|the|this|it|time|DAY|you|to
        moved|shifted|pushed|changed|bumped|preponed|rescheduled|switched _5 from|to|until DAY|CLOCK|NUMBER|MONTH|tomorrow
        shifted|moved to the? DAY
        change|tweak|update|alteration|adjustment|correction|amendment to|of|in your|our|the|DAY _3 MEETING|interview|schedule|time|date|invite|appointment|DAY|slot
        tweak|change to|in|with DAY
        new|revised|rescheduled|corrected|updated time|date|slot|invite|invitation|appointment|timing|timings
        new time proposed
        event|invite|invitation|schedule has been updated|changed
        CLOCK|DAY|NUMBER _2 instead
        instead of CLOCK|DAY|NUMBER|the
        rather than|at DAY|CLOCK
        hour|minutes|half|day|week|min earlier|later
        DAY's|DAY is gone
        wrong time|zone|day|date
        brought|bring forward
        same|old link|place|room works|still|as
        clash|double-booked|overrun
        delay|delayed by|until NUMBER|CLOCK|half
        had|has to rearrange|reschedule
    """,
    "cancelled:3": """
        cancel|scrub|scrap _4 MEETING|interview|DAY|CLOCK|tomorrow|today
        call|called|calling off _6 MEETING|interview|DAY|CLOCK|the|it|morning
        call _5 MEETING|interview|it off
        MEETING|interview|event|slot|appointment|onsite|session|round|interviews _6 =cancelled|canceled|off|void
        =cancelled|canceled event|invitation|meeting|with|note
        event|meeting|interview below _3 =cancelled|canceled
        MEETING|interview|it no longer _2 take|go|happen|happening|needed
        ignore|disregard _3 earlier|previous? invite|invitation
        have to cancel
        stand|standing you down
        take|taking|took|remove|removed|pull _4 off the|your calendar|diary
    """,
    "cancelled:3:n": """
        not _3 go|going ahead
        not take|taking place
        not _3 able|make|possible to _3 meet|speak|interview|see|hold|host
        not make it|DAY|today|tomorrow|CLOCK|our
        MEETING|interview|round|chat|call _3 not happening
        not travel|come|drive|dial in|today|down|to
    """,
    "assessment:3": """
        take|complete|do|finish|attempt|sit|undertake|solve|submit|try|return|tackle|start _5 TEST
        online|coding|technical|numeracy|numerical|psychometric|aptitude|skills|timed|written|personality|cognitive|situational|programming|practical|judgement|verbal|mcq|one-way TEST
        take-home
        take home TEST
        coding|technical|programming|design|take-home|hackerrank challenge|exercise|assignment|test|task
        case study
        TEST _3 =attached|enclosed|below|due|expires|expire|link
        attached|enclosed|find|sending|sharing|here _5 TEST
        invite|invited|ask|asked|require|set you _6 TEST
        invited _4 TEST
        on-demand|one-way|asynchronous|pre-recorded|prerecorded|recorded|video video? interview|interviews
        record|recording your|a|up|two|video|answers|yourself
        start recording
        prepare|preparing|build|sketch|draft _4 presentation|deck|slides|prototype|memo
        begin|start|access|go test|assessment|the|to|your test|assessment?
        once begun|started
        time limit
        homework
        hackerrank|codility|codesignal|hirevue|testgorilla
        assessment|test|challenge expires|link|instructions|deadline|platform
        tell|show us what|how you would
        have NUMBER|48|72|two|three|five|seven hours|days to
        not more than NUMBER|two|three|four hours
        NUMBER mcq|questions
        your result|solution|submission until|by|before
    """,
    "noassessment:3": """
        reviewed|reviewing|enjoyed|liked|scored|passed|cleared|received|thanks|thank|results|result|outcome _6 TEST
        TEST _3 result|results|outcome|score|went|reviewed|received|impressed
        no TEST|whiteboard
        background check
    """,
}
