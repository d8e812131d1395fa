# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Classes of English words and phrases that the frames are composed of (notation: `lexicon`)."""

CLASSES = {
    "WE": """
        we
        i
        us
        they
        the|our|their hiring? team|panel|committee|company|department|board|client|manager|unit|group|business|council|university|trust|college|firm|organisation|organization|employer|interviewers|leadership|founders|management
        the|our hiring manager|committee|leads|leaders
        the search|selection|interview|interviewing|recruitment|recruiting panel|committee|team|board
        client|hm|mgmt|management
    """,
    "YOU": """
        you
        your|ur application|candidacy|profile|candidature|submission|file|background|resume|cv|name|experience|skills|interview
        yourself
        your details|materials|documents
    """,
    "APP": """
        application|candidacy|candidature|submission|profile|file|cv|resume|résumé|materials|documents|app
        expression of interest
    """,
    "ROLE": """
        role|position|post|job|opening|vacancy|opportunity|requisition|req|requirement|headcount|seat|appointment|internship|placement|fellowship|lectureship|posting|hc|mandate|apprenticeship|traineeship|contract
    """,
    "HIRINGTHING": """
        hiring|recruitment|recruiting|search|process|hire|hires|budget|funding|project|team
    """,
    "OTHERS": """
        other|another|different|stronger|alternative _2 candidate|applicant|person|individual|finalist|contender|profile|application
        someone|somebody|anyone else
        someone|somebody _1 with|who|whose|already|internal|local|closer|more|from
        a|an|the|one _2 candidate|applicant|person|individual|finalist|profile with|who|whose|that
        candidate|applicant|person|individual|profile|people|folks|those with|who|whose
        those whose|who
        internal|existing candidate|applicant|hire|colleague|employee|person|appointment|move|transfer
        an? internal
        others
        the other finalist|one|person|candidate
        other people|folks|finalist|ones
        first|1st =choice|pick candidate?
        our|the|their preferred|chosen|selected|successful|top|first-choice candidate|applicant|person
        the? successful candidate|applicant|person
        a more experienced|senior|suitable|qualified|local|technical|closely|closely-matched _2 candidate|applicant|person|profile|match?
        more|better|closer|stronger|closely|best experienced|suited|suitable|qualified|matched|aligned|matching|fit|fitting candidate|applicant|profile
        candidate|applicant|people|person _2 more|better|closer|closely|best|stronger
        an? different|alternative|alternate candidate|direction|profile|path|route
        a guy|friend|colleague|teller|contractor|referral
        those candidate|applicant _2
        a small|smaller|limited|select group|number|pool|handful of
    """,
    "CHOOSE": """
        choose|select|pick|appoint|hire|favour|prefer|prioritise
        went|go|going|gone with
        go|going|went ahead|forward|on with
        move|moving forward|ahead|on|forwards with
        proceed|progress|continue with
        progress|progressing|advance|pursue|shortlist|interview
        settle|decide|land on
        opt|opting|plump for
        offer _3 to
        give _3 to
        fill _3 with
        make|made|making|extend _2 offer to
        decide|decided in favour|favor of
        focus|focusing on
        take|taking forward|on
        bring|bringing on|onboard
        accept|accepted
        lean|leaning towards|toward
        turn to
        award _3 to
    """,
    "CONTINUE": """
        move|go|take|push|bring|carry|get forward|forwards|ahead|further|on
        proceed|progress|continue|advance|pursue
        move|take|progress _4 forward|further|ahead|forwards|onward
        take|carry _4 forward|further|ahead|through
        put _3 forward|through
        consider|consideration|considered
        select|shortlist|choose|appoint|hire|interview|accept|recommend
        offer
        invite|inviting
        progress|advance _3 to
        include
        make|extend _2 offer
    """,
    "MOVE": """
        move|go|proceed|progress|advance|continue|get|pass|make it|take|bring|put|invite|push|promote
    """,
    "STAGE": """
        stage|round|step|phase|interview|loop|interviews|rounds|stages|steps|panel|final|finals|onsite|assessment|shortlist|finalists|discussion
    """,
    "NEXT": """
        next|second|2nd|third|3rd|final|last|further|following|technical|onsite|on-site|interview|panel|offer|team|ii|2|3|hr|l2|l3|r2|r3|virtual|in-person|face-to-face|assessment
    """,
    "TALK": """
        interview|call|chat|conversation|discussion|talk|meeting|screen|meet|coffee|session|catch-up|catchup|intro|introduction|debrief|presentation|appointment|screening|zoom|discussion|lunch|dinner|yarn|onsite|visit|slot|time
        phone|video call|screen|interview|chat
        catch up
        get together
        face to face
        sit down
    """,
    "MEETING": """
        interview|call|chat|conversation|discussion|talk|meeting|screen|session|appointment|slot|event|invite|invitation|onsite|visit|lunch|dinner|round|interviews|screening|presentation|debrief
    """,
    "GLAD": """
        pleased|delighted|happy|thrilled|excited|glad|pleasure|delight|proud|overjoyed|stoked|chuffed|honoured|honored|absolutely
    """,
    "SORRY": """
        unfortunately|regret|regrettably|sadly|sorry|afraid|alas|regretfully
    """,
    "WANT": """
        want|like|love|wish|intend|propose|plan|hope
        would|'d love|like|be
        decide|keen
    """,
    "DAY": """
        monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|today|tomorrow|tonight|montag|dienstag|mittwoch|donnerstag|freitag|maandag|dinsdag|woensdag|donderdag|vrijdag
    """,
    "MONTH": """
        january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec
    """,
    "DAYPART": """
        morning|afternoon|evening|noon|midday|lunchtime|lunch
    """,
    "TIMES": """
        time|slot|date|day|window|opening|option|session|gap|appointment|timing
    """,
    "SENDME": """
        send|provide|share|submit|upload|return|complete|forward|supply|email|mail|fill|confirm|give|attach|sign|furnish|revert|drop|enter|update|let me have|get me
    """,
    "PAPERS": """
        reference|referee|document|form|details|detail|certificate|passport|visa|payslip|transcript|portfolio|cv|resume|licence|license|id|proof|ctc|cctc|ectc|salary|paperwork|questionnaire|profile|samples|sample|letter|nationality|dob|ssn|pan|aadhaar|address|number|declaration|consent|checklist|information|contacts|availability|eligibility|names|scan|copy|copies|expectations|w-4|i-9|i9|permit|sponsorship|answers
    """,
    "TEST": """
        test|assessment|exercise|challenge|task|assignment|homework|case|project|quiz|questionnaire|codility|hackerrank|codesignal|hirevue|testgorilla|karat|coderpad|take-home|takehome|case-study|kata|simulation|exam|puzzle|tests|prompt
    """,
    "GOOD": """
        great|good|wonderful|fantastic|lovely|nice|excellent|exciting|happy|amazing|awesome|brilliant|terrific|fabulous|big
    """,
    "WAITING": """
        waiting|awaiting|await|pending|outstanding|wait|awaited
    """,
    "DECISION": """
        decision|outcome|result|verdict|answer|feedback|update|news|word|response|results
    """,
}
