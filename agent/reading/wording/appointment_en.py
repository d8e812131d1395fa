"""How English mail speaks of appointments, as data: sets of words and groups of phrases.

Notation as in `agent.reading.grammar.phrases`. A group says one thing about the day or time in
whose sentence or clause it stands; `agent.reading.appointments.scope` says what follows from it.
"""

from agent.reading.wording.change_en import CHANGES, OFF, SPARED
from agent.reading.wording.no_appointment_en import AGAINST
from agent.reading.wording.sets import words

SETS = {
    "meeting": """interview interviews interviewing call calls chat chats conversation conversations
        meeting meetings meet discussion discussions screen session sessions appointment
        appointments slot slots catchup zoom teams webex hangout skype facetime meets
        visit visits presentation panel round rounds coffee invite invitation invites loop onsite
        talk speak video interviewer interviewers kennismaking gesprek intro
        introduction yarn appt telephone phone itv interveiw intervew walkthrough
        dial connect natter chinwag trial trials demonstration seminar exercise talks catchups
        reconnect vc
        teleconference telecon videocall superday rendezvous tryout tryouts taster""",
    "be": "is 's are 're was were be been am 'm being",
    "you": "you u ya yall both",
    "we": "we i he she they us team it",
    "done": """scheduled booked confirmed set fixed arranged locked planned pencilled penciled
        secured
        reserved organised organized slated moved finalised finalized agreed""",
    "moved": """moved rescheduled shifted pushed preponed postponed changed rearranged
        switched bumped swapped delayed reschedule reshuffled rejigged reordered""",
    "move": """move reschedule shift push prepone postpone change rearrange switch bump
        swap rescheduling moving shifting pushing changing postponing preponing""",
    "no": "not 't cannot never unable cant wont dont isnt longer",
    "fit": """
        work works suit suits fit fits convenient doable ok okay fine possible good
        alright best""",
    "time": "DAY TIME WEEK",
}

MEETINGS = words(SETS["meeting"])

# What has an hour of its own beside the interview: "the 1.40 flight", "our 3 o'clock supplier".
OTHER_THINGS = words(
    """flight train bus ferry boat plane tram coach sailing crossing rehearsal shift supplier
    delivery service mass match game matinee patient client customer surgery pickup departure
    arrival deadline briefing handover supper dinner lunch breakfast concert prayer bell standup"""
)

# Which of several, counted from 0.
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
NUMBERS = {"one": 0, "two": 1, "three": 2, "four": 3, "five": 4,
           "1": 0, "2": 1, "3": 2, "4": 3, "5": 4}  # fmt: skip

# What each cue is worth for or against a day or time being an appointment with the user; the sum
# must reach ENOUGH. A cue elsewhere in the sentence counts by ELSEWHERE.
WEIGHTS = {
    "interview": 3, "meeting": 2, "fit": 5, "offer": 2, "free": 3, "wish": 2, "booked": 3, "set": 1,
    "move": 2, "cancel": 4, "asks": 2, "you": 2, "clock": 1, "zone": 1, "place": 1, "scene": 1,
    "subject": 1, "headline": 2, "known": 3,
    "hours": -5, "others": -4, "past": -4, "reply": -3, "promise": -4, "tentative": -2, "event": -6,
    "arrive": -5, "musing": 4,
}  # fmt: skip
ELSEWHERE = {"interview": 2, "meeting": 1, "fit": 2, "offer": 1, "free": 1, "wish": 1, "booked": 1}
ENOUGH = 6

FOR = {
    # the meeting is an interview, or the one between the two who write
    "interview": """
        interview|interviews|intervew|interveiw|itv
        your|our|the|this|a|an _2 call|chat|conversation|meeting|appointment|session|slot|\
            discussion|screen|visit|presentation|round|loop|onsite|talk|catchup|video
        phone|telephone|telephonic|screening|intro|introductory|exploratory|technical|final|\
            first|second|video|zoom|teams screen|call|chat|round|conversation|discussion|meeting|\
            session
        l 1|2|3
        your|our LENGTH with|together
        hr|technical|final|client|coding|managerial round|discussion
        kennismaking|gesprek
        campus visit
        superday
        assessment|selection|trial|hiring|interview|test|taster|tryout day|days|centre|center|\
            morning|afternoon|evening|shift|drive|lesson|session
        day|morning|afternoon of trial|trials|test|proof|essay|probation
        half - day of trial|trials|test|essay
        probetag|probearbeiten|probearbeit|hospitation|schnuppertag|kennenlernen|meeloopdag|\
            proefdag|proeftag|meedraaidag
        working|work|paid|unpaid trial
        trial work|working
        cultural|culture fit
        come in|back|over|along
        put you in front of
        bring you in|onsite
        be|being interviewed
        pass|passed|sit|do|have an? entretien
        """,
    # it is said to suit
    "fit": """
        @time _2 works|work|suits|suit|fits
        good|ok|okay|fine for me|us|you is @time
        for me|us|you is? good|ok|okay|fine is? @time
        works|suits for? you|me|us|him|her|everyone|all|both
        @time is|'s|would|sounds|looks|are _2 @fit
        @time is|'s|sounds perf|cool|grand|brill|fab|super|spot|gd|sorted|handy|champion
        @time is|'s perfect|great|good|fine|confirmed|ideal|lovely|ok|okay|oke
        @time it is
        @time ok|okay|good|alright ?
        great|perfect|ok|okay|brilliant|lovely|fine|good|super ,|:|- @time
        @time then
        would|does|do|could|is|will _6 @fit
        which _4 @fit|prefer
        be possible|doable|convenient|suitable
        suit|suits you|your
        would|will|does that|this|it|either do
        """,
    # the reader takes part
    "you": f"""{SPARED}
        you|u|ya|yours|yall
        your _2 interview|call|chat|conversation|meeting|appointment|session|slot|discussion|\
            screen|visit|presentation|round|talk|time|trial
        let 's|us
        lets
        both of us
        we|us _8 together
        your trial|taster|test|tryout|working day|shift|morning|afternoon|evening|session
        you 're|are coming|visiting
        we meet|speak|talk
        please|kindly|pls come|join|attend|be|meet|see|call|arrive|report|pop|drop|head|proceed|\
            present|make
        pop|drop|swing|nip down|in|by|over|along|up
        meet me|us
        be|get there|here at|for|@time
        want|need|like you|u _1 there|here|in
        """,
    # what makes a day or time an appointment to meet
    "meeting": f"""{OFF}{SPARED}
        @meeting
        sit down
        attendees|participants|guests|with :
        get together
        come in|back|by|over|along
        come on by|over|in|down
        pop|nip|head|come down|over|round|along|up
        come and|to see|meet|visit
        come see
        come to our|the office
        pop in|by
        stop|swing|drop by
        give you a ring|call|bell|buzz|shout
        ring|call|phone|dial you|u|your
        see|meet you|u
        see @you both|all|there|then?
        expecting|expect you
        wait|waiting|await|awaiting for? you on|at|in|here|@time
        meet|speak|talk|chat|chatting|speaking|talking to|with
        you 'll|will meet|see|speak|sit
        you|u come at|on|for|@time
        be|get there|here at|for|@time
        want|need|like you|u _1 there|here
        come to|by|down|for _3 for|at @time
        come for a|an|trial|interview
        ride|come|tag along
        take|show you|u out|round|around|through
        on the phone
        face to face
        1 : 1
        f 2 f
        1 - 1
        join us|me
        host you
        want|wants|wanted you in|back|over|up|down
        have you in|over|on
        bring you in
        get you in|on|over|booked|scheduled|down
        put you in front of
        catch up
        touch base
        got|have you down
        we|i _2 walk|go|talk|run through|thru|over _3 together|with
        quick word
        private word
        got LENGTH
        LENGTH with you|him|her|them|us|me|the
        pencil|pencilled|penciled|pencilling|penciling you in|down
        you 're|are on|in|up at|@time
        then we do|say @time
        i|we 'm|am|are|'re|was|were thinking of|in|about|on? @time
        squeeze you in
        we|i|you|he|she|they can|could do|make|manage @time
        can|could|shall we|i|you do|make|manage @time
        't|cannot|not make|do our|the|your? @time
        that 's|is you _1 booked|sorted|down|in for|on|at|@time
        that 's|is you in to see|meet|speak|talk
        that 's|is _2 confirmed for|on @time
        you 're|are still in|on|down|up for|on|at @time
        moved|moving|pushed|pushing|shifted|shifting|bumped|bumping you _4 @time
        put|putting you _3 later|earlier
        intervju|entrevista|colloquio|entretien|vorstellungsgespräch|rozmowa|interviu|sollicitatiegesprek
        your|our LENGTH with
        put|putting you in|down for @time
        wrote|write|writing|written|marked|marking|signed|penned you in|down
        """,
    # an offer that waits for an answer
    "offer": """
        would _6 @fit
        would you|@time
        could @you|we|i
        can @you|we|i
        do you have|prefer|want|fancy
        does _8 @fit|sound|look|help
        do _6 @fit|sound
        do any|either|these|those
        if _4 @fit|are|is|can|accept
        would|could|'d you accept|take|consider @time
        is|are _6 @fit ?
        are you|u free|available|around|up|able|good|open|in
        you|u free|available|around
        free to|for|on @time|talk|chat|meet|speak|a|an
        how about|'s|does|is
        what about
        shall|should we|i
        either @time
        any|one|either|some of these|those|them|the
        they|he|she|client|panel|team 've|have|has|'s? suggested|proposed|offered _3 @time
        which _6 @fit|prefer|better|you|one|slot|time|day|option
        let me|us know which|if|what|whether|your|when|how
        slots|times|options|dates|gaps @time
        option|options|choice|possibility is|are|: @time
        next ones|one|dates|slots|sessions are|is @time
        ones are @time
        which ones|one|day|time _1 better|best|easier|easiest
        i|we|he|she|they could _1 invite|offer|have|take|squeeze
        choose|pick|select|book|grab one|a|any|your|from|between|whichever|whatever|an
        please choose|pick|select
        mark|tick|check all|every|any|those|which|whichever that|you|which|ones|one|slot|times
        mark|tick all|every|whichever work|works|suit|suits|that
        the|this|a|our doodle? poll
        your preference|pick|choice|preferred|availability
        following|these|below|those|suggested|proposed|possible|available slots|times|options|\
            dates|days|sessions|openings|appointments
        options|availability|openings are|:|is|as
        times|slots|dates|windows :
        openings|gaps
        slots|times|dates|options|gaps|sessions|places _4 available|open|free|possible|left
        slot|option|choice 1|2|3|4|5|a|b|c|one|two|three
        i|we|have|he|she|has 've? openings|availability|slots|gaps|space
        i|we|he|she|they can|could do|offer|manage|make|fit|meet|speak|talk|also
        i|we|he|she|they|both _2 'm|am|are|'re|is|'s _1 free|available|open|around|flexible
        is|are|'s _2 free|available for|to|on|@time|both
        @time is|are|'s _1 open|free|available|possible|ok|oke|okay|fine|good
        failing that
        the ones|slots|times|dates|shifts going|left|free|open|remaining|available
        is @time _1 possibility|option|goer|runner|thing
        how would|'d _8 be
        might|would|could|will @time _2 do|be
        any chance of|you|we|i
        i|we can|could stretch|run|go|get to @time
        there 's|is DAY
        we 're|are down to @time
        or @time|maybe|perhaps|else|alternatively
        also open|free|available
        be possible|doable|convenient|suitable
        be up|open|free|available|interested|able for|to|@time
        you|be|were|are|been up for
        open to
        works|work|suits|suit|convenient|preferable best
        propose|suggest|proposing|suggesting @time|the|we|a|moving|to|that|following
        i 'd|would|we|can|could|may propose|suggest
        propose|suggest|offer :
        offer|offering you @time
        alternative|alternatively|otherwise|failing
        got|have|spare|has time|LENGTH
        kindly|please|pls confirm your availability|which|if|whether|what
        confirm if|whether|which
        prefer|preferred|preference
        love|like LENGTH
        tentatively|tentative
        care for a
        good|ok|okay|alright|fine for you
        any good
        fancy a
        'd|would like|love to schedule|set|arrange|book|hop|do
        hoping to|we|i schedule|set|arrange|book|speak|talk|chat|connect|meet|could|can
        looking to|at schedule|set|arrange|book|speak|talk
        subject to
        appointments|slots still open|available
        at your earliest|own? convenience
        'd|would|like|love to conduct|hold|have _6 with you
        """,
    # a wish to meet at a time that nobody has agreed to yet
    "wish": """
        'd|would|could like|love to speak|talk|chat|connect|meet|catch|schedule|set|arrange|book|\
            hop|do|bring|have|see|get
        happy|glad|keen|delighted to speak|talk|chat|connect|meet
        want|wants|wanted you in|back|over|up|down
        asked|asks|want|wants|wanted to speak|talk|chat|meet|see|interview
        looking at @time
        i|we 'm|am|are|'re|was|were thinking of|in|about|on? @time
        you can|may choose|pick|select
        """,
    # a proposal in the past tense, which is none the less open
    "musing": """
        i|we was|were thinking of? @time
        """,
    # what stands without an answer
    "stands": """
        confirmed|booked|stands|on|assume unless
        unless i|we hear otherwise|differently|back|to
        no need to reply|respond|confirm|answer|rsvp
        reply|response|answer|confirmation is _2 necessary|needed|required
        reply|response|answer|confirmation isn|is 't|not _1 necessary|needed|required
        no reply|response|answer needed|necessary|required
        just turn up
        """,
    # somebody's free time, out of which the other may choose
    "free": """
        i|we|he|she|they|both _2 'm|am|are|'re|is|'s _1 free|available|open|around|flexible for|\
            on|to|@time|between|from|at
        otherwise
        failing that
        any time|slot between|from|after|on|@time
        anytime between|from|after|on|@time
        any of : @time
        openings|slots|times|gaps|appointments|sessions remaining|left|available|free|open :|,|at|on
        on either|both
        i|we|he|she|they|team can|could also? do|make|manage|offer|see|meet|fit
        i|we|he|she have|has|'ve @time
        gaps|slots|times left|free|open|available|remaining are|is|: @time
        @time only|just|still? has|have _1 TIME
        there 's|is only|just|still? TIME _3 free|going|left|open|available
        there 's|is only|just TIME
        TIME _1 going|left
        have|has|'ve|got|is|'s room|place|places|space|time on|for|from|at? @time
        @time open|free|available
        's|is|are|'re only|usually|mostly free|available once|after|from|on|at|@time
        can|could|will|'ll only|also? do|make|manage @time
        have|has|'ve|got _1 openings|availability|slots|gaps|appointments @time|on|at|from|between
        have|has|'ve|got an|a|one|another _1 opening|slot|gap|space|window|cancellation \
            @time|on|at|from|between
        diary|calendar|schedule has|shows|is|looks _2 @time
        it|that|which leaves us|you|only|just? DAY
        we 're|are down to @time
        have|has|'ve|got _1 time for you
        i|we|he|she|they|team can|could also? spare
        i|we can|could also? stretch
        can|could squeeze you in
        i|we|he|she|they|team can|could sit with you
        i|we|he|she|they|team can|could open|free _2 time|diary|calendar _2 @time
        i|we 'm|am|are|'re thinking of? @time
        """,
    # a statement that it stands
    "booked": """
        confirmed|confirming|confirms|confirmation
        to|can|do|just|happy|pleased confirm
        you 're|are on|in|up at|@time
        interview|interviews take|takes place on @time
        you 're|are first|second|third|fourth|fifth|sixth|next|last
        @time _3 stands|stays
        appointment|interview|meeting|date|call stands|holds
        yours|your|our|it|that|this|everything|all _3 stands|stays|remains
        we|i book|fix|schedule|set @time
        we|i fix|fixed|agree|arrange|confirm the|our|your|a? interview|meeting|appointment|\
            rendezvous|call|visit|trial
        then we do|say @time
        you 're|are called for @time
        confirm your|the|our|that|@time
        you 're|are still in|on|down|up for|on|at @time
        you 're|are coming|visiting _1 @time
        that 's|is you in|booked|sorted|down
        that 's|is _2 confirmed for|on @time
        ask|request you _1 to join|attend
        i|we|have|has|'ve|'s moved|pushed|shifted|bumped|put it|this|us|you|that|things _2 @time
        booked|fixed|slotted|squeezed|scheduled|arranged|pencilled|penciled you in|down|for
        yours is|'s|runs|starts|begins|goes|follows
        it|this runs|starts|begins|kicks _2 @time
        start|starting|begin|beginning TIME
        you 're|are talking|speaking|meeting|seeing|chatting|interviewing
        see|meet|catch you _4 @time|then|there|soon|tomorrow
        speak|talk|chat|speaking|talking to|with you _3 @time|then|soon|tomorrow
        see|speak|talk|chat then|soon|on|tomorrow|@time
        see you
        perfect|fine|lovely|great for @time
        @be @done
        @done for|in|on|at|with @time
        you 're|are at @time
        @done as
        has|have been now|moved|@done|booked
        looking|look forward to
        expecting you
        wait|waiting|await|awaiting for? you on|at|in|here|@time
        wrote|written|marked|signed|penned you in|down
        yes|correct|right|exactly|indeed ,|:|-|. still? @time
        you understood|understand|read|heard|got it? well|right|correctly :|,|-|. @time
        you 've|have? agreed|accepted|consented|promised|arranged|undertaken to _1 meet|come|visit|\
            attend|interview|join|see|speak|talk|travel|fly|present
        agreeing|accepting|consenting|arranging to _1 meet|come|visit|attend|interview|join|see|\
            speak|talk|travel|fly|present
        accepting|accepted our|the|my|an? _1 invitation
        glad|pleased|delighted|happy|thrilled|excited that? you 'll|will|can|'re|are? able|\
            coming|visiting|to? come|join|make|visit|attend|meet|joining|attending|meeting
        locked in
        locking this|it|you in
        all set
        you 're|are all? set|booked|confirmed|scheduled|down
        got|have you down
        invite|invitation _2 attached|sent|follow|follows
        've|have|has|had _2 sent|put|added|booked|scheduled|set|fixed|arranged|confirmed|pencilled
        sent|sending you|an|a|the|over _3 invite|invitation|calendar|meeting
        friendly|gentle|quick|a reminder
        reminder of|for|:|that|about|your
        just a reminder
        works _5 me|us|you|him|her|all|everyone|great|perfectly|well|fine|.
        @time works
        @time is|'s|sounds perfect|great|good|fine|confirmed|ideal|lovely
        @time it is
        let 's do|say|go|meet|speak|talk|plan|book|make|keep|stick|record|lock|have
        let us do|say|go|meet|speak|talk|plan|book
        your interview|appointment|call|session|conversation _3 with|on|at|for|@time|:|is|will|has
        are hereby|now|cordially|therefore|kindly? invited|expected
        invite|inviting you to|for
        pleased|delighted|happy to invite
        please|pls|kindly join|attend|proceed|report
        will|to take place
        taking place
        will|to hold|holds on|@time
        put|added|stuck it|this|us|you|something in|on the|your calendar|diary
        down for
        finalised|finalized
        @be lined up
        still on for
        good to go
        kindly|please|pls be available|present|there|reachable
        """,
    # a statement of less weight
    "set": """
        is on @time
        interview|interviews|meeting|call , which|that is|will|takes
        we|i 'll|will walk|go|talk|run through|thru|over _3 together|with
        interview|interviews|call|chat|meeting|appointment|conversation|session|onsite|screen|\
            visit|round|panel|discussion|presentation is|will|takes|:|starts|begins
        @we 'll|will see|meet|speak|talk|call|ring|phone|dial|be|host|expect|send _1 you|u|your|\
            here|there
        will|'ll call|ring|phone|dial you|u|your
        you 'll|will be? meet|meeting|see|seeing|speak|speaking|sit|interviewing|interviewed
        you present
        you 're|are in
        as agreed|discussed
        it is|'s|'ll|will be? @time
        your schedule|itinerary|agenda
        full itinerary|schedule|agenda
        line - up
        lineup|timetable|programme _2 for|of|is|:|on
        here is|are|'s your|the schedule|itinerary|agenda|details
        as per|follows|below
        final
        """,
    **CHANGES,
}
GROUPS = {**FOR, **AGAINST}
