"""What a day or time may be instead of an appointment with the user, as data.

Notation as in `agent.reading.grammar.phrases`; word sets are those of `appointment_en`. Office
hours and journeys, other people's meetings, events open to all, what is past, bounds for an
answer, promises of word.
"""

AGAINST = {
    # somebody else's appointment
    "others": """
        other|another|two|three|four|several|remaining|internal|more|some|last|next|\
            previous candidate|candidates|applicant|applicants|person|people
        two|three|four|several other|more
        my|his|her son|daughter|wife|husband|partner|kids|child|children|mother|father|mum|dad|\
            boss|dentist|doctor|gp
        with|to|for the? client|shareholders|board|bbc|press|committee|trustees|landlord|bank|\
            dentist|doctor|customer|customers|supplier|investors
        the|a dentist|doctor|hospital|gp|vet|customer
        the|a client meeting|visit|demo|site|dinner|event|workshop|deadline|presentation|pitch
        press|podcast|media|radio|exit|research|tv interview|interviews
        somebody|someone|anybody else
        because|cos|cause i|we|he|she 've|have|has|'s _4 @time
        not for you
        other|another lady|gentleman|woman|man|finalist|girl|lad|chap|one comes|is|has|sees|starts
        one|another|last person to see|meet|interview
        one|two|three|four|few|couple|some of? more|other|others to see|meet|interview|speak
        i|we|he|she|they 've|have|has|'s|was|were been? called|pulled|summoned|drafted|dragged|\
            roped to|into|in|up|away|for
        'm|am|be|'re|are stuck|busy|teaching|rostered|working
        on shift|duty
        in class|court|lectures|lessons
        have|got class|classes|lessons|lectures|school|uni|college|training|work
        candidate|candidates to see|meet|interview
        @time have|has|'ve|is|are _1 gone|taken|filled
        got|have _3 people|more to see|interview
        meet|see|interview the|a|another|some new|other|next|second _2 head|manager|director|\
            candidate|person|team|supplier|applicant
        candidates|applicants who|also|all|both? are|were|will|could|have|interview
        maintenance|downtime
        no _3 left|available|more|slots|times|interviews
        the candidate
        i|we 'm|am|are|'re|'ll|will|shall _1 talk|talking|speak|speaking|meet|meeting|see|seeing|\
            call|calling|catch|catching to|with? them|him|her|the
        round|rounds|interview|interviews is|are|still pending
        for|with _1 candidates|applicants
        @no _2 interview|interviews|slots|any
        neither
        voicemail
        delivery|mot|viewing|dental|vet|eye|hair|boiler|broadband slot|appointment|visit|is
        service slot|appointment|visit
        am|'m|is|'s|are|'re back - to - back
        going forward
        offer|funding|budget|seed|series|approval|hiring round|freeze is|will|scheduled|on|starts
        funding|budget|seed|series round|rounds
        all - hands
        away day
        summer party
        jobs fair|fair
        careers evening
        open day|house|evening
        tech talk
        demo with|of
        references
        """,
    # open to everybody
    "event": """
        webinar|masterclass|newsletter|sale|conference|meetup|hackathon|podcast|festival|workshop
        hiring event
        fireside
        info|information|drop - in? session|sessions
        drop - in hours|resume|cv|clinic
        career|careers|job fair
        happy hour
        our next? seminar|lecture|colloquium|lectures|seminars
        walk - in
        register now|here|today|for
        demo with|of|for
        all welcome
        """,
    "tentative": """
        provisionally|provisional|probably|possibly|likely|perhaps|maybe
        might|may be
        expected to|in
        hope|hoping to interview
        if time permits|allows
        """,
    # hours, travel, leave, starts, closings: never an appointment
    "hours": """
        office|opening|business|core|working|school hours|is|are
        hours :
        the|our|opening|working|trading hours|timings are|is
        school|office|visiting|shop timings
        on weekdays|weekends|weeknights|bank
        weekdays @time
        doors at|from|@time
        door|gate|entrance|front|back|side|building|one 's|is|are|gets locked|shut|bolted
        we|they open|close only at|from|@time
        i|we open|close up? at|from|@time
        i|we|they open|close|shut|lock|leave up|the|our _2 at|from|@time
        phone|telephone|line|switchboard|desk|counter is|are|'s manned|answered|staffed|\
            available|open
        i|he|she|they knock|knocks|clock|clocks off|out
        is|are|'s only? monitored|unmonitored|staffed|manned|attended|unattended
        mailbox|inbox|line|lines|phones|number|address|helpdesk|switchboard is|are _1 \
            read|checked|watched|answered|open|closed|live|active
        opens|reopens|closes|closed|shuts|shut from|on|until|at|by? TIME|DAY
        is|are open TIME|from|until|DAY
        slots|times|dates|sessions are|is|will _1 available|open between|from DAY and|to|-|until DAY
        desk|phone|telephone lines
        lines open|are|close
        office|desk|line|lines|reception|store|shop|building|gate|doors|parking|portal|helpdesk|\
            school open|opens|closes|is|are|shuts|closed
        can|could be reached
        call|chat|talk|phone|zoom _6 if you have|'ve|had? _1 questions|concerns|doubts
        am|is|are|be reachable
        reach me|us|him|her|them
        reach|call|ring|phone|text the|our _2 store|office|number|phone|helpdesk|line|reception|\
            desk|team
        call|ring the duty
        in meetings
        tied up
        all day
        management|board|team|leadership|internal|budget|committee|debrief|partner|partners|\
            investment|staff|sales|shortlisting meeting|meetings
        management|board|leadership|internal|budget|committee|debrief call|calls
        call|ring|phone|text|email|contact me|us|him|her if|or|on|any|at|before|after|WEEK
        my|our|his|her direct|mobile|cell|line|number
        at my desk till|until|from
        medical|physical|fingerprints|fingerprinting 's|is|on|at|booked|appointment|exam|\
            examination|check
        drug|occupational|background|alcohol test|screen|screening|health|check
        health|tb|vision|hearing|employment screen|screening|clearance
        out of here|office
        anything|something urgent|comes up
        on leave|annual|vacation|holiday|holidays|pto
        annual|parental|maternity|sick leave
        holiday|holidays|vacation
        is|'s mother|father|mothers|fathers|labour|labor|independence|republic|constitution|saint|\
            st|remembrance|veterans|carnival|thanksgiving 's? day|patrick
        on a plane
        is|'s|am|'m|are|'re flying|driving|travelling|traveling|boarding|leaving _5 TIME
        fly|flies _5 TIME
        back on|in|from|at|@time
        returning|returns|return @time
        returning|returns|return to|on|at|from|in|again|until _3 @time
        leaves|departs|sails|berths|docks again? at TIME
        train|flight|flights|bus|shuttle|taxi|plane|departure|departs|departing|arriving
        arrive|arrives|arrival|checkin by|from|at|early|in|LENGTH|@time
        checkout
        hotel check|room|rooms|booking|reservation|stay|confirmation|is|will|has|for
        stay|staying|stays|room|rooms|accommodation|reservation|booked|night|nights _4 hotel
        checkin _4 hotel
        parking opens|closes|is|are|available|at|from|until
        car park|lot opens|closes|is|at|from|until
        tour|walkabout|lunch|photo @time
        tour|walkabout|lunch|photo at|from _1 @time
        shifts|roster|rota
        shift pattern|patterns|times|timing|timings|hours|starts|runs|is|:|work|1|2
        start|starting|commence date|work|role|position|job|DAY|in|on|from
        role|position|job|contract|course|project starts|begins|start
        joining|join date|us on
        date of joining|birth
        doj
        onboarding|orientation|induction|employment
        first|last day|week
        you _2 start|begin _2 at|on TIME|DAY
        notice period
        effective
        probation|salary|bonus
        due by|on|date|at|in|@time
        is|are due
        deadline|deadlines|expire|expires|expiry|closing|cutoff|lapses|lapse
        valid until|till|through|for
        open until|till|through
        applied|posted|submitted|received|created|dated|published|advertised|founded|sent on|at|\
            @time
        posting|vacancy|advert|advertisement|job|role|position|portal _3 closes|ends|closed|close
        applications|application close|closes|closing|deadline
        every|each|weekly|daily|monthly
        normally|usually|generally|typically
        candidates|those|people joining|arriving
        login|registration|enrolment
        ahead of|prior
        tea|coffee|lunch|dinner|breakfast is|'s catered|at|from TIME|at
        tea|coffee|lunch|refreshments|sandwiches _3 available|served|provided|catered
        payroll|timesheet|timesheets
        committee|board|trustees|leadership|management|partners|directors|governors meet|meets|\
            decide|decides|review|reviews|sit|sits|confer|confers
        team|colleagues|panel|they|committee _2 sit|sits|meet|meets|discuss|discusses|debrief|\
            debriefs|decide|decides together|internally|on|@time|to
        internally
        debrief
        term|semester
        """,
    # where and when to turn up, which may tell no more than that
    "arrive": """
        come|report|be|check|go _2 to|at? reception|lobby|gate|desk for|by|at
        reporting|arrival|reception|registration|checkin time
        """,
    "past": """
        thanks|thank you? _1 for|again
        was|were
        met|spoke|talked|chatted
        we|they|i|rob|who|have|had interviewed
        enjoyed
        we|i|they|you|he|she|team|client had|saw|met|spoke|came
        had hoped|planned|been|wanted|thought
        would|could|should have
        great|good|nice|lovely|pleasure|fun|wonderful to? meeting|meet|speaking|speak|talking|\
            talk|chatting|chat|seeing|see|catching|having
        good|great|nice|lovely|pleasure to? having|have|had you round|over|here|in|along
        attended|came|visited|visiting
        following your|our|the|on|up
        further to
        since
        missed
        was|were held
        """,
    # what the user is to do by then
    "reply": """
        reply|respond|answer|revert|rsvp _4 @time
        confirm|let me know|let us know by|before|no|until
        let me|us know by|before|no|asap|until
        get back to me|us by|before
        let|give me|us _8 by|before
        no later than
        at the latest
        not later than
        latest by
        on or before
        need|want your|a|an|to|you _6 by|before
        send|submit|return|complete|upload _8 by|before|until|@time
        finish _8 by|before|until
        bring _4 copy|copies|documents|certificates|id|passport|proof|form|forms|contract|results|\
            it|them|this|letter _4 by|before|until|@time
        """,
    "promise": """
        get|come|circle|be|revert|report back to you|with
        let you|everyone|all know
        hear back? _2 from|@time
        in touch
        have|give|send|share you? _3 answer|decision|feedback|update|news|result|results|outcome
        decision|feedback|results|outcome|answer|update _4 @time
        know more
        will|'ll confirm by|on|before? DAY|WEEK
        follow up
        update you
        """,
}
