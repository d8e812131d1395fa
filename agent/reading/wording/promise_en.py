"""How employers promise to come back, and what takes a promise away again, as data.

Notation as in `agent.reading.grammar.phrases`; WINDOW is a stretch of time already read. A promise
is that the employer comes back with news, a decision or a date; a link or a guide that "follows"
is logistics. What negates, supposes or reports is listed here as well.
"""

from agent.reading.wording.sets import words

SETS = {
    "you": """
        you u people folks everyone everybody all candidates candidate applicants
        applicant yourself interviewee interviewees finalists""",
    "will": """will 'll shall should would 'd can could may might must going gonna hope hoping aim
        aiming plan planning expect expecting intend intending want promise try trying be able able
        expected due need 'm am are 're is 's to ll""",
    "news": """news update updates answer answers decision decisions feedback result results outcome
        outcomes verdict response responses reply word information steps step offer proposal date
        dates time times slot slots letters letter shortlist announcement notification conclusion
        clarity something anything more status timeline timelines visibility scheduling schedule
        recommendation ranges paperwork followup confirmation final both ruling
        findings verdicts marks scores""",
    "firmnews": """news update updates answer answers decision decisions feedback result results
        outcome outcomes verdict response responses steps shortlist notification letters offer
        offers conclusion timeline clarity proposal recommendation ruling findings""",
    "told_you": """
        informed contacted told notified advised updated called emailed intimated phoned rung
        telephoned answered""",
    "tell": """telephone inform notify tell contact call ring phone email mail text message
        ping update
        advise write alert answer recontact whatsapp debrief msg dm txt""",
    "told": """informed notified contacted told advised updated called emailed intimated
        communicated
        announced issued sent shared published released made taken given available out known ready
        confirmed finalised finalized decided provided completed concluded phoned rung telephoned
        expected due forthcoming conveyed relayed forwarded transmitted dispatched despatched posted
        mailed circulated disclosed handed""",
    "send": "send share give provide get have bring forward deliver offer make reach",
    "we": """we i he she they team someone somebody colleague recruiter manager hr department it
        committee panel one colleagues group desk""",
    "sure": "will 'll shall should would 'd to going",
    "aux": "will 'll shall should would 'd can could may might to",
}

GROUPS = {
    # The employer contacts the user or has news for them.
    "contact": """
        get|come|circle|report|loop|check|reply|be|go|write back _2 to|with @you
        get|come|circle|report back _3 WINDOW
        be back with|by _3 WINDOW
        have|get|expect|expecting word|news _4 WINDOW
        will|'ll confirm _5 time|times|slot|date _6 within|by|before _1 WINDOW
        will|'ll confirm by|on|before? WINDOW
        come|get|circle|revert back
        revert _3 to|with? @you
        revert WINDOW
        revert
        follow up _2 with @you
        follow up WINDOW
        follow up
        back in touch
        back to you
        back with you
        back with _3 @news
        be|get|keep|stay in touch|contact
        touch base
        check in _2 with
        reach out
        let _1 @you _3 know
        let you have|hear|see
        keep @you _3 posted|updated|informed|abreast|apprised
        keep you in the loop
        close|closing the loop with @you
        hold you informed
        return|returning to|towards @you _2 WINDOW
        try @you again? _1 WINDOW
        'll|will shout|holler|yell
        @tell _2 @you
        @tell|send|give every|each _2 @you
        @tell the|all|both|each|every _3 of you
        bell|holler @you
        'll|will ring|call|phone|telephone|email|write|text _2 on the? evening|morning|afternoon|\
            night|day of WINDOW
        send|give|offer|suggest|propose|text|email @you _1 another|new|fresh|different|revised \
            day|date|days|dates|time|times over|during the? WINDOW
        give|have|send @you a|some return _2 WINDOW
        pass it|that|this|word on _1 WINDOW
        write|call|ring|phone|text|email again _1 WINDOW
        be on the phone to|with _3 @you
        be phoning|calling|ringing|emailing|texting _2 with _4 @firmnews
        promise @you _3 @firmnews
        answer every|all|each _2 application|applications|applicant|applicants
        will|'ll ring|call|phone|telephone|email|write|text|message no later than WINDOW
        send|share|propose|suggest|offer|give|confirm|provide|find _3 revised|new|fresh|\
            alternative|another|replacement date|time|slot|dates|times|slots _2 \
            by|before|within WINDOW
        inform|notify|tell|contact|email|message|msg|text|ring|call|dm _5 candidates|applicants|\
            everyone|everybody|all|interviewee|interviewees|finalists
        notifying|informing|contacting|telling|calling|emailing|ringing|updating _2 @you|all
        letting @you _3 know
        getting|coming back to|with @you
        reaching out
        ring|ringing|phone|phoning|call|calling|email|emailing|text|texting|message|messaging \
            round|around _3 WINDOW
        let u|you|yous|yall _1 no WINDOW
        following up _2 with @you
        be writing to @you|all
        be phoning|calling|ringing|emailing|texting|contacting _4 @you|both|all
        write|speak|talk|report to _3 @you
        spoken|written|talked|replied|responded to _2 @you|both|all _2 by|before|within WINDOW
        have|get|bring something|anything|more|word|news|an|a|the _4 for you
        have|get @news for you
        have|get|bring _6 @firmnews _5 for you
        give @you _2 call|ring|bell|buzz|shout|tinkle|holler
        drop|shoot|send @you _2 line|note|mail|message|email|text|msg
        have|get @you _1 told|informed|notified|answered|updated
        @sure know
        speak|talk|chat to|with you
        give|send|get|bring @you _4 @news
        send|share|provide|get|have|bring|forward _5 @news _3 to|with|for @you
        have|share|provide|get|expect|know|give|confirm|communicate|announce|make|reach|issue|\
            publish|release|send|offer|propose _4 @firmnews
        make|reach|come to _2 decision|conclusion|recommendation|selection
        make|makes|made up _1 mind|minds
        make up his|her|their|our|my mind
        finalise|finalize|settle|confirm _2 decision|choice|shortlist|things
        know more|something|anything|where
        let you in
        be|get able to tell|say|share|update|confirm
        tell|say more
        decide|announce
        expecting _4 @firmnews
        update WINDOW
        update _2 on|about
        text|ping|ring|call|phone you
        'll|will ring|call|phone|telephone|email|write|text|ping _1 WINDOW
        ring|call|contact|notify|inform everyone|everybody|all|candidates|applicants
        respond|reply to? @you?
        share|confirm _2 next steps
        pick _2 up|back with
        """,
    # Somebody else tells the writer, who tells the user: an employer through an agency.
    "relayed": """
        let us|me know
        get|come|revert|be|report back? to|with us|me
        give|send us|me _4 @firmnews
        tell|call|update|phone|ring|text|email|message|inform us|me
        """,
    # The user hears.
    "hear": """
        you @sure _2 hear|heard|hearing|know|find
        you @sure _2 receive|get _6 @firmnews
        you @sure _1 receive|get a|our call|letter|text|ring _2 WINDOW
        you @sure _1 be _2 first to hear|know
        expect _3 call|email|letter|message|word|ring|text|note|line|shout
        you hear|know|receive|get _2 from us
        you hear|receive|get _4 @news
        you hear|know WINDOW
        you @sure _2 get|have _3 @news
        you _3 expect _4 hear|@news
        you _3 expect WINDOW
        expect _3 hear|@news
        hear _2 from us|me|our|the|him|her|them|someone|hr|usual
        hearing from us|me|him|her|them
        everyone|everybody|each|candidate|applicant|whoever _3 hears _2 from us|me|our|him|her|them
        everyone|everybody|each|all|both _3 gets|get|receives|receive _4 @firmnews|email|call|\
            letter|word
        look|watch out? for _4 from us|me|our _2 WINDOW
        you have our|my @news|yes _1 by|on|before WINDOW
        WINDOW _2 you have our|my answer|decision|verdict|reply|yes|feedback
        you get|receive _2 answer|decision|verdict|reply|feedback|result|results|news _4 WINDOW
        you get|receive _2 call|email|letter|message|word|line from me|us|him|her|them
        gets|comes|reports|circles back to _2 @you _2 WINDOW
        rings|calls|phones|telephones|contacts _1 @you _3 WINDOW
        writes|replies|responds|speaks to @you|every _2 WINDOW
        writes|replies|responds|speaks to every|each candidate|applicant|finalist _2 WINDOW
        tells|emails|texts|messages|notifies|informs|updates _1 @you _8 @firmnews
        count|bank|rely on hearing from _3 by|on|before|within WINDOW
        you @sure _1 have _6 from us|me _2 WINDOW
        applicants|candidates|everyone|everybody|all _6 @sure _1 hear|heard|know|learn
        applicants|candidates|everyone|everybody|all _6 @sure _1 receive _6 @firmnews
        applicants|candidates|everyone|everybody|all _6 @sure _1 receive _3 email|call|letter|\
            message|word
        everyone|everybody gets|hears|receives _3 @firmnews|email|call|letter|answer|word
        you @sure _2 get|receive|have _2 call|email|letter|message|line|word from me|us|him|her|\
            them|the|hr
        hear back|something|more
        you @sure _2 get|have the|that call|letter|nod|word _1 WINDOW
        candidates|applicants|finalists|everyone|everybody|both|all _9 receive|receives|get|gets \
            _2 @firmnews _5 WINDOW
        make|making sure|certain that? you have|get|hear|know
        hear|know either|one way|more
        hear WINDOW
        know WINDOW
        you 'll know|hear
        applicants|candidates|finalists|everyone|everybody|all|both _2 @sure _2 hear
        applicants|candidates|finalists|everyone|everybody|all|both _2 @sure _2 receive|get _6 \
            @firmnews
        applicants|candidates|finalists|everyone|everybody|all|both _2 @sure _2 receive|get _3 \
            email|call|letter|message|word
        you @sure _1 get|have _3 yes|yea|thumbs
        count|counting on _2 @firmnews _2 WINDOW
        hear towards|around|about|by|before|at|on|in the? WINDOW
        you @sure _2 get|have|hear|know|obtain|receive|learn our|my|their|his|her _2 thoughts|\
            position|view|views|opinion|reaction|impressions|stance
        you @sure _2 obtain|learn _4 @news
        you @sure _2 get|receive|have a|an call|text|letter|message|answer|ring _4 then
        youll|yull|ull _2 hear|know|find
        youll|yull|ull _2 get|have|receive _4 @firmnews|call|text|letter|message
        anyone|anybody|everyone|everybody|each|whoever|all|both _9 is|are _1 told|notified|\
            informed|contacted|rung|called|phoned|emailed|texted either? way? by|on|before|within|\
            in? WINDOW
        you @sure _2 receive|get _5 from us|me|the
        """,
    # The news is named before: "I owe you an answer and you'll get it by Friday".
    "it": """
        you @sure _1 get|have|see it|them|one|that _2 WINDOW
        get|have|send it|them|one to you _2 WINDOW
        it|they @sure _1 reach @you _2 WINDOW
        it|they @sure _1 be with @you _2 WINDOW
        """,
    # News comes by itself.
    "passive": """
        @firmnews _6 @sure _1 be _1 @told
        @firmnews _6 @sure be with you|everyone
        @firmnews _6 @sure be here|in|ready|back|through|out|yours
        @firmnews _6 @sure _1 follow|come|arrive|land|go|issue
        @firmnews _4 @sure reach @you
        @firmnews|letters|emails _2 go|goes out _4 WINDOW
        @firmnews _6 @sure be made known
        decision|announcement|verdict|outcome|answer date|day? _2 moved|pushed|shifted back? _1 \
            from|to|until|till _1 WINDOW
        move|push|shift our|the decision|announcement|verdict|outcome date|day? back? \
            from|to|until|till WINDOW
        @firmnews|calls roll|rolls|rolling out _4 WINDOW
        decision|decisions|answer|result|results _5 we give|tell|announce|communicate|publish _2 \
            WINDOW
        invitations|invites|calls to|for _2 interview|interviews|stage|round|panel|assessment|\
            call|screening _2 sent|issued|emailed|posted|mailed|dispatched _3 WINDOW
        invitations|invites|calls to|for _2 interview|interviews|stage|round|panel|assessment|\
            call|screening _2 go|goes|going|gone out _3 WINDOW
        status|standing @sure _1 be _1 communicated|sent|shared|updated|conveyed|advised|emailed
        calls @sure be made
        round|interview|interviews|superday|assessment|stage|panel invitations @sure _1 be _1 \
            sent|issued|emailed|posted out? _4 WINDOW
        round|interview|interviews|superday|assessment|stage|panel invitations _1 go|goes|going \
            out _4 WINDOW
        @firmnews _5 we|i will|'ll|shall _1 share|send|announce|publish|communicate|release|give
        @firmnews _12 @sure issue|follow|go _2 to @you
        decision|conclusion @aux be reached
        slot|slots|schedule|date|timing|timings|invitation|invite|steps|\
            dates _5 @aux be _1 intimated|communicated|announced|informed|advised|issued|sent|\
            shared
        will|'ll|shall|should|would be scheduled|arranged|set shortly|soon|up?
        decision|decisions|result|results|outcome|outcomes|shortlist|verdict|notification|\
            letters|offers|feedback|answer|news|update _4 is|are _1 @told
        news|update|decision|decisions|feedback|result|results|outcome|outcomes|verdict|\
            shortlist|notification|letters|offers|conclusion _3 by|due|expected|around|\
            on? _1 WINDOW
        @firmnews _2 to follow|come
        letters|offers|decisions|invitations to follow
        @sure _1 be _1 informed|notified|contacted|told|advised|updated|called|emailed|intimated|\
            phoned|rung|telephoned
        timing|timings @sure _1 be _1 @told
        there will|'ll|should be a|an|some|the _1 text|call|email|letter|message|@firmnews _1 \
            by|before|within _1 WINDOW
        there will|'ll|should be a|an|some|the _1 @firmnews _1 on _1 WINDOW
        @sure _2 be _1 written to
        shortlist|list|slots _5 @aux be _1 published|released|circulated|posted _3 WINDOW
        schedule|timetable|dates|times for|of _4 round|interview|interviews|stage|assessment _2 \
            @aux be _1 published|released|circulated|posted _3 WINDOW
        interview|interviews|assessment|panel schedule|timetable|dates|times _5 @aux be _1 \
            published|released|circulated|posted _3 WINDOW
        revised|new|fresh|alternative|replacement date|dates|time|times|slot|slots @sure be with \
            @you
        have|get someone|somebody|candidate|person _1 chosen|selected|picked|appointed _2 WINDOW
        @you|candidates|applicants _3 be @told_you
        @you|candidates|applicants _3 be given|sent|provided _4 @news
        candidates|applicants|everyone|all is|are _1 notified|informed|contacted|told|emailed|\
            called|rung|phoned by|on|before|within|in? WINDOW
        candidates|applicants|everyone|all is|are _1 notified|informed|told of|about _2 @firmnews
        decision|decisions|outcome|results|shortlist due|expected|by|:
        expect a|the|to|your|some|an _2 link|invitation|invite _2 with times
        """,
    # Only a stretch of time is given, and what it is for is plain from around it.
    "bare": """
        count on WINDOW
        plan|planning|count|counting|bank|figure|reckon on _1 WINDOW _1 for _2 @firmnews
        give|grant us|me|them|him|her|it _3 WINDOW
        allow _3 WINDOW
        bear with us|me _3 WINDOW
        leave it|this|that with me|us _2 WINDOW
        it|that|this|things @sure _2 be _3 WINDOW
        it|that|this|things @aux _2 take _3 WINDOW
        it|that|this 's|is going to be|take _3 WINDOW
        it|that|this 's|is likely to be|take _3 WINDOW
        it may|might|could|can take _3 WINDOW
        take|takes|taking _2 up to WINDOW
        aiming|hoping|shooting|targeting|aim|hope|target for _2 WINDOW
        looking at _2 WINDOW
        need _2 WINDOW
        need until WINDOW
        expect _2 WINDOW
        """,
    # Logistics, nothing to wait for.
    "logistics": """
        send|share|forward|follow|email|get|have|provide|add|put _6 link|links|invite|invites|\
            calendar|guide|details|directions|agenda|questions|address|zoom|teams|dial|nda|form|\
            forms|contract|documents|document|pack|materials|brief|recording|instructions|\
            credentials|parking|map|login|deck|prep|itinerary|slides|handbook|access|paper|notes|\
            booking
        call|ring|phone|speak|talk _6 to talk|go|walk|run you? through|over _3 package|offer|\
            contract|details|terms|paperwork|role|benefits|logistics
        prep|preparation call|chat
        pre - interview call|chat
        call|ring|phone|speak|talk _6 to discuss|explain _3 package|offer|contract|terms|benefits
        link|invite|invitation|details|questions|guide follows|follow|will|to|are|is
        you _2 receive|get _4 link|invite|calendar|email|details|instructions|confirmation|\
            reminder|credentials|copy
        the|a|your|our _2 test|task|exercise|assessment|challenge|case|home will|'ll|would _1 be \
            sent|emailed|mailed|posted|released|shared
        you _2 receive|get|have a|an|the|your _2 test|task|exercise|assessment|challenge|case \
            by|on|via|at|WINDOW
        """,
    # Other news than of the process.
    "elsewhere": """
        decision|decisions|result|results|outcome|outcomes _2 be|are appealed|challenged|contested|\
            disputed|queried|collected
        return|returns results
        dbs|crb|drug|medical|blood|credit|background|lab _1 result|results|outcome|clearance
        feedback|survey|results form|page|portal
        announce|announces|reveal|reveals|unveil the|a|an|its|our|their|his|her new? \
            prize|prizes|name|head|director|winner|winners|logo|merger|product|brand|budget|store|site
        result|results|outcome|verdict|findings of|for the|our|this _1 election|survey|vote|\
            match|audit|quarter|census|race|draw
        results|exam|exams|marking day|days|service|slip|slips
        offers|decisions|outcomes|results _2 signed|approved|drafted|agreed|checked _1 internally
        offers|decisions|outcomes|results _2 signed|approved|drafted|agreed|checked in - house
        messages|emails|mails|calls|enquiries|queries answered|returned
        quarterly|annual|financial|survey|exam|election|company results|result|news|update
        news|update about|on the merger|company|market
        letter|letters|certificate|certificates must|should be dated|issued|signed
        hear from another|other|others|elsewhere|anyone
        hear _2 lot
        hear _1 about our|the|how
        """,
    # The user is to come back.
    "user": """
        get|come|revert|reply|respond back? to us|me
        let us|me know
        hear|hearing back? from you
        contact|call|ring|email|text|reach us|me|him|her
        give|drop us|me a call|ring|shout|buzz|bell|line|text
        please|kindly _2 reply|respond|confirm|send|complete|submit|revert|provide|share|let|\
            return|book|choose|pick
        please|kindly|pls _6 and revert|reply|respond|confirm
        our|the offer|offers until|till WINDOW
        decision|answer|choice to make|give|send|reach
        appreciate|welcome|love a|an|some _1 decision|answer|response|reply|feedback
        we|i need your|you|a|an
        your reply|response|answer|decision|availability
        need _3 from you
        you 'd|would like|want|prefer|rather
        you need to|more
        take until|till|your
        take _4 to decide|think|consider
        you have|get|'ve _4 WINDOW to
        you have|'ve until|till
        give|giving you _1 until|till WINDOW
        your feedback|thoughts is|are|would be? welcome|appreciated
        references|referees|candidates|finalists|they have|has until|till
        ask|asking|expect|require|request|want|wants|like|need|needs @you to
        ask|asking for your
        give|send|share|provide|let us|me _2 your
        give|send|let us|me until|by|till WINDOW a|an|the|some _2 feedback|answer|reply|response|\
            notice|confirmation|word
        give|send|share|provide|let us|me a|an|some|the _2 feedback|answer|reply|response|notice
        appreciate|welcome|love|value|need|want|await|have|get|like _2 your feedback|answer|\
            answers|decision|reply|response|thoughts|availability|questions|preference
        need|needs|want|like|love|hope|hoping|have|wish to hear
        good luck
        """,
    # Not a promise after all.
    "supposed": """
        only those|candidates|applicants|shortlisted|successful|people|selected|if|when
        only the _1 candidates|applicants|shortlisted|successful|people|selected|best|strongest|\
            ones
        those selected|shortlisted|successful|chosen
        as|when|where shifts|places|vacancies|positions|openings|spots|roles|posts|spaces _1 open|\
            arise|come|become|free
        successful|selected|shortlisted|chosen|qualified|eligible|suitable|relevant \
            candidates|applicants|applicant|candidate|profiles
        """,
    "reported": """
        said|told|promised|mentioned|thought|hoped|hoping? had
        did say|tell|promise|mention
        said|told|promised|wrote|mentioned
        was|were _2 meant|supposed|going|due|hoping|planning|expecting|to
        was meant|supposed|due
        was|were _2 notifying|informing|contacting|telling|letting|getting|coming|reaching|calling
        had hoped|planned|expected|said|promised|wanted|thought|told
        should|could|would|ought|'d _1 have heard|been|told|known|written|called|contacted|\
            decided|done|given|sent|had|got|come|let|liked|loved|answered|replied
        wanted|planned|hoped|intended|meant|tried|expected to
        would normally|usually|ordinarily|otherwise
        last week|month|time
        already
        """,
    "silent": """
        not|'t _2 heard|hear|received|receive _8 WINDOW
        no news|word|reply|contact|response|answer _4 WINDOW
        lack|absence of any? contact|news|word|reply|response|answer|communication|message|call \
            _4 WINDOW
        not|'t _2 been|be in contact|touch _4 WINDOW
        no call|news|word|reply|contact|text|message|letter|email _4 by then
        hear nothing _4 WINDOW
        heard nothing _4 WINDOW
        not|'t _2 been|be contacted _4 WINDOW
        no message|call|letter|email|mail|text|notice|invitation|communication|feedback|contact|\
            correspondence _6 WINDOW
        not|'t contacted|invited|called|rung|notified|informed|emailed|reached _2 by|before|until|\
            till|within WINDOW
        not|'t _1 called|rung|phoned|contacted|written|emailed|texted|reached|messaged|sent|\
            invited _8 by|before|until|till|within WINDOW
        not|'t _1 get|got|see|seen|receive|receiving|have _6 by|before|until|till|within WINDOW
        without _2 one|news|word|reply|answer|call|letter|email|message|text|response|contact _6 \
            on|by|before|until|till|after WINDOW
        absent a|any|our _4 by|before|until|till WINDOW
        silent|silence|quiet _4 by|until|till|past|beyond|after WINDOW
        """,
    # ... and that silence then means no.
    "over": """
        assume
        take it
        take this
        consider
        regard
        presume
        conclude
        treat
        unsuccessful
        not _1 been|be successful|shortlisted|selected|progressed|chosen
        not|'t selected|successful|shortlisted|chosen|proceeding
        means _3 not|no|nothing|over
        means _6 gone|found|chosen|filled|chose|picked|somebody|someone|another
        means _6 not|'t
        means _4 decided for|on other|others|another
        mean _3 not
        gone|went with|for another|other|others|someone|somebody
        gone|went another way|direction
        have|'ve|has filled it|the
        not this time
        """,
    "soon": """
        soon
        shortly
        asap
        as soon as
        in due course
        in the near future
        in a bit|while|sec
        before long
        when
        once
        the moment|second|minute
        in time
        presently
        at a later date
        """,
}

NEGATIONS = words(
    """not 't never cannot unable nobody nor neither cant wont dont hardly none unlikely
    impossible doubt"""
)
HARMLESS_AFTER_NOT = words("only later problem doubt worry worries hesitate")
HARMLESS_IF = words("not anything earlier sooner before even")
AS_SAID = words("as like")
