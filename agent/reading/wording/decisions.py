# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Frames that tell a decision: rejection, offer, advance, hold, role closed (notation: `lexicon`).

A key is `meaning:weight`; weight 3 decides, 2 says, 1 hints. A trailing `:n` marks frames that
hold their own negation, so that only one *before* them turns them around.
"""

FRAMES = {
    "rejection:3": """
        CHOOSE _5 OTHERS
        give|gave|giving|given the? job|role|position|post|place|contract to
        take|taking|took on? candidate|applicant|someone|somebody|person who|with|from
        OTHERS _4 CHOOSE =chosen|selected|appointed|hired|preferred|picked|shortlisted?
        OTHERS _3 =chosen|selected|appointed|hired|preferred|picked|shortlisted|successful
        OTHERS _3 accept|accepted|sign|signed
        OTHERS _6 CHOOSE our|the|this ROLE
        regret to inform|say|tell|advise|let
        regret that
        regret _2 inform|tell|advise
        decide|decided|chose|elected against
        decide|decision against YOU
        turn|turned you down
        turn|turned down YOU
        reject|rejected YOU
        YOU _3 be|been|is|was reject|declined
        decline YOU
        decline to CONTINUE
        be|been|was|were unsuccessful
        application|candidacy|interview|you _4 unsuccessful
        remain|been unsuccessful
        unsuccessful on|in|at|with|for this|your|the
        pass|passed|passing on YOU|this
        rule|ruled YOU out
        release|released YOU
        withdraw|withdrawn|withdrew|remove YOU from consideration
        remove|removed from consideration
        YOU _4 out of the running
        close|closed YOU
        close|closed out YOU
        lose|lost out
        lost out to|on
        pipped|beaten|edged at|to|out
        fall|fell short
        come|came up short
        miss|missed out
        went to|with OTHERS
        go|going|gone in|with an|a different|another|other direction

        go|going|gone|went a|another different|other direction
        go|going|gone|went|move|moving|moved|head|heading in a|another different|other? direction
        offer the|this|our ROLE _7 to OTHERS
        extend|extended|make|made an|our|the =offer out? to OTHERS|another
        ROLE _4 =filled _6 by|with|internally|from
        ROLE _4 give|go to OTHERS|an
        ROLE _3 =given to
        stop|end|ending|conclude YOU|your|here _3 process|candidacy|application
        our|the process|journey end|ends|stop|stops here
        lack|lacked|lacks the experience|depth|background
        overqualified|underqualified for
        best|better|closer|stronger fit|match elsewhere|lay|was|than
        part ways
        eliminated from
        draw|drew a line
    """,
    "rejection:3:n": """
        not _6 CONTINUE _4 YOU|APP|further|this
        not _3 CONTINUE
        not _6 CONTINUE on this|the
        not _4 take|bring|put|carry|move|progress YOU|APP|this|things|you
        not _2 take|carry|progress ahead|further|forward
        no longer _3 consider|consideration|pursue|candidate|moving|progressing|proceed
        not _4 offer YOU|the|a|this|any
        not _4 make|extend _3 offer
        not _3 select|shortlist|choose|appoint|hire|successful|progress|proceed|advance|accept|recommend|longlist|invite
        not _3 the right|best|ideal|strongest|correct|perfect _2 fit|match|one|person|candidate|time
        not _3 a _2 fit|match|good|right|strong
        not _2 fit|match _3 for
        not _3 among|in|on the|our|those _4 shortlist|selected|chosen|shortlisted|final|candidates|candidate
        not make|reach|get _3 the|through|to|past|cut
        not make|made the cut|shortlist|grade|list
        not quite|exactly|really _3 fit|match|looking|there|right
        not _4 YOU this time
        is not you
        not been|get YOU? this? time
        unable to _4 CONTINUE|offer|proceed|accommodate|support|hire|select|place
        unable to _3 take|bring|put|carry|move|progress YOU|APP|this
        no _4 post|position|role|place|opening|offer _4 offer|offered|available|for you|be
        no post|offer can be
        not have _4 ROLE|place|opening|spot|home for you
        not have _3 good|better|happier|positive|great news
        not meet|met|satisfy _5 requirement|criteria|standard|threshold|need|bar|essential
        not reach _3 standard|threshold|score|mark
        not score|scored _3 enough|high
        not enough|sufficient _4 experience|depth|match
        not going to work out
        not work|worked|working out
        not see _3 fit|match|way
        not the|what outcome|result|answer we|you
        not going|moving|be _2 forward|further|ahead
        not going|be _1 with YOU
        not pursue|pursuing|progressing|continuing|proceeding|advancing|moving
        not consider|considering|considered
        not to proceed|progress|move|continue|pursue|take|go|advance|offer|invite|interview|hire|select|shortlist|appoint
        not align|aligned|aligning
        not close|strong|competitive enough
        not competitive
        not _2 one of the|those|our _6 shortlist|selected|chosen|shortlisted|finalist|finalists|recommended|invited|picked
        move|moved|moving|go|gone|going|proceed|proceeding|continue|continuing _9 without YOU
        not _3 most|more competitive|suitable|qualified _2 candidate|applicant
        not _6 further|additional consideration
        not make|made the|our|this short list
        not for us
        not to be
        YOU not _3 successful
        neither _6 CONTINUE
        feedback|result as|is not _1 cleared|selected|suitable
        it|answer|answer's is|was a =no
        a =no for|from
        =no from WE
        not news|outcome|answer|result you|we|i _4 hope|hoping|want
        not the news|outcome|answer|result|decision
    """,
    "rejection:2": """
        SORRY _12 this time|occasion|round|instance
        keep|hold|retain|store|have _2 your _3 on|in|for file|record|database|system|pool|mind|future
        keep you in mind|view
        wish|wishing you _3 best|luck|success|well|every _3 in|with|for your|the|future|all|job|career
        wish|wishing you _2 success|luck|best
        best|luck|success of luck|in|with your|the _3 search|endeavour|endeavor|hunt|career|future
        encourage|welcome|invite you to _3 apply|reapply|re-apply|keep
        apply|reapply again|us _6 future
        try|apply us|to again
        tough|hard|difficult|close|competitive|painful decision|call|choice
        narrow|close run|thing|second
        high|strong|large|overwhelming|exceptional calibre|caliber|standard|number|volume|quality _4 application|candidate|applicant|field
        many|several|number _2 strong|qualified|excellent|talented|impressive candidate|applicant|application
        no reflection|verdict|judgment|judgement on
        not a? reflection|verdict|judgment of|on
        nothing you did
        second choice|place
        runner up
        runner-up
        reserve list
        talent pool|community|network
        disappoint|disappointing|disappointed news|to|you|that|know|may|will|outcome
        disappointment
        after|following|upon careful|much|thorough|long|due|further|detailed|thoughtful|considerable _3 consideration|review|deliberation|thought|reflection|discussion
        feedback may|can be request
        happy|glad to give|share|offer|provide _4 feedback
        not great|good|easy|fun news
        wish i had _1 better|good news
        hate|hard|stings to send|write|say|tell
        one|this stings
        WE pass|passed
        =passed =on by|this
    """,
    "rejection:1": """
        SORRY
        competitive
        other candidate|applicant
        future opportunity|opening|role|vacancy|position
        difficult|tough|hard decision
        thank you for|again your|the time|interest|effort|patience
        bad|tough|difficult|sad news
        background|experience|profile|skills|match sit|lie|is|are|more _2 closer|closely|better
    """,
    "filled:3": """
        ROLE _5 =filled|taken|gone
        =filled our|the|this|that ROLE
        fill|filled _2 ROLE
        search _3 concluded|complete|closed|over
        make|made our|the|their|a _2 appointment|hire|pick|selection
        now|already hired|appointed
        ROLE has|have|is been? =filled|taken|gone
    """,
    "offer:3": """
        GLAD|like|love|want|able|confirm to offer you|yourself
        GLAD|like|love|want|able|confirm|decided to offer the|this ROLE to you
        GLAD to _3 offer of|for
        GLAD|like|love|want|able|confirm to extend|make|present|confirm|give|send|issue you? _4 offer
        extend|make|making|extending|present|issue|send|sent|sending you _4 =offer|offers
        extend|make|present|issue _4 =offer to|for|of you|employment|the
        offer you the|a|our|this _8 ROLE
        offer you the|a|an|our =role|position|job|post|internship|contract|placement|fellowship
        offer you appointment|employment
        offer you =a permanent|place|seat|spot
        =offer of employment|appointment
        formal|written|conditional|unconditional|verbal|official|provisional|revised|contract|job|employment|full-time|contingent offer
        offer letter|package|details|document|paperwork|pack|documents
        letter of offer|appointment
        contract of employment
        employment contract|agreement
        the? =offer is|stands|remains|expires|open|lapses|valid|deadline|attached|includes|comes
        your =offer from|is|for|letter|as|at|with
        got|have|received|receive an|your =offer
        an =offer for you
        =offer inside|enclosed|attached
        we|i|would|love|like|want|glad|GLAD _3 you|have _3 to? join us|the _4 as
        WE|would|like|love|want _2 you to join _6 as
        GLAD|like|love|excited to have|welcome|bring you on|aboard|board|join|to|onboard|into|as
        love|like|want|thrilled|delighted to have|hire you
        want you on|in|to our|the|board|join team|board|us
        want|like|love to hire|appoint you
        you have|got|get the job|role|position|gig
        job|role|position|post is yours
        yours if you want
        welcome _2 aboard|board
        welcome to the|our team|family|company
        welcome you to|as _3 team|family|company|our|the
        been|be|was selected|chosen|appointed|successful|recommended for|as|to|in the|our|a ROLE|position|role|appointment|securing
        choose|chosen|picked|select|selected you for the ROLE
        compensation|salary package|is|of|would _6 per year|annum
        annual|base|starting|basic|gross salary|pay|compensation|comp of|is|would|will|at|:|$
        accept|sign|countersign|return _4 =offer|contract|letter|copy
        acceptance of|mail|letter|by
        decide|decision on|about our|the =offer
        =offer deadline
        decided to appoint you
        YOU be appointed to|as
        you're|are|were our|the first|1st|top|preferred choice|candidate|pick
    """,
    "offer:2": """
        congratulations
        start|starting|joining date
        base|salary|equity|bonus|benefits|options|stock|ctc
        date of joining
        offer
        background|reference check|checks
        join us|the|our as|team
        drafting|preparing|putting _3 offer|paper|contract|paperwork
        verbal|verbally
    """,
    "advanced:3": """
        MOVE YOU|you _2 forward|on|ahead|to|into|through|along|up _3 STAGE|NEXT|next|interview|process
        MOVE YOU forward|ahead|along|onward|through
        take|move|bring|carry|push|put|progress|advance YOU _2 forward|further|through|ahead|on
        take you|your _3 forward|further|to the
        like|love|want|happy|GLAD|decided|keen|excited|ready to MOVE|CONTINUE _2 forward|ahead|with|on with? YOU
        like|love|want|happy|GLAD|decided|keen|excited|ready to go|carry|continue|proceed on|with|forward with? YOU
        like|love|want|GLAD|decided to continue|proceed|progress your
        move|moving|moved|proceeding|progressing|going forward|ahead with YOU
        moving|proceeding|progressing YOU _2 forward|to
        YOU _4 be|been progressed|advanced|moved|promoted|shortlisted|longlisted|put|taken|selected|chosen|recommended _3 to|for|through|forward|on|into NEXT|STAGE|the|our|an|round|interview|your|a
        you _3 progress|advance|move|proceed|go|pass|graduate to|through|on|onto|into the|our|a|to _2 STAGE|NEXT
        you _2 through to
        be|are through to the|our|next|final|interview
        made|make|making it to|through|past the|our|onto|next
        YOU _4 be|been shortlisted|longlisted
        shortlisted you|your|YOU
        shortlisted for
        select|selected|chosen|choose you|yourself|your|profile _3 for|to the|our|a|an|next|further _3 STAGE|interview|TALK|NEXT
        YOU _3 select|selected for|to an|a|the|our|next|interview|further
        clear|cleared|passed|pass|pass|qualified|ace _4 STAGE|round|screening|test|TEST|interview
        invite|inviting you to|for|back _3 NEXT|second|final|next|further _2 STAGE|round|interview
        like|love|want|GLAD|keen to? see|have|meet|invite|bring|speak|talk _2 you again|back|further
        want|wants|like you|u back
        you back for
        want to see|meet you
        impressed _10 CONTINUE|next|meet|invite|include|like|love|want
        bring you in|onsite|to campus
        thumbs up
        one|among of|the _3 finalists|shortlist|shortlisted
        you are a|our finalist|finalists
        go on with you
        come back and|to|for see|meet|second
        recommend|recommended you for|to
        proceed|move|go on? to|with the? next|second|final|following STAGE
        next is|comes|up hr|final|technical|panel|a
        good|great|exciting|positive news _8 next|forward|interview|meet|round|advance|progress|wants
        ready for the? next|second|final
    """,
    "advanced:2": """
        next step|stage|round|interview
        feedback is|was very? positive|good|great|excellent
        positive feedback
        congratulations
        final|second|2nd|third|next round|stage|interview
        the next step|stage|phase is|will|would|in
        WE really? enjoy|enjoyed|loved|impressed _4 you|your|talking|meeting|speaking|conversation
        impressed with|by your|you
        GOOD news
        last|final step
        round 2|3|two|three|ii|iii
    """,
    "on_hold:3": """
        ROLE|HIRINGTHING|hiring|search|recruitment|process|things|everything|it|we|analyst|external _6 on hold|ice|pause
        put|place|placing|putting|placed|remain|remains|is|goes|gone|going|currently _8 on hold|ice|pause|the back burner
        on hold|ice until|for|by|while|due|at|pending|indefinitely|now|till
        hiring|recruitment|recruiting|headcount|budget|spending|vacancy freeze|pause|hold|moratorium
        freeze|pause|halt|suspend|suspended _2 ROLE|HIRINGTHING|hiring|recruitment|all|external|new|our|the
        ROLE|HIRINGTHING|hiring|search|recruitment|process|everything|we|positions _6 =paused|frozen|suspended|halted|postponed|deferred|delayed|shelved|stalled|parked|mothballed
        ROLE _4 be|been push|pushed|moved|deferred|postponed|delayed|put to|back|until|into next|later|q1|q2|q3|q4|the
        until the freeze|hold|pause lift|lifts|ends|is|over
        freeze|pause|hold lift|lifts|lifted|is
        pause|pausing|paused|freeze|parking|shelving|deferring our|the|all|this|hiring|recruitment|new
        hit pause
        press|pressed|pressing pause
        a holding pattern
        back burner
        take|taking a|step pause|back from hiring
        resume hiring|recruitment|the|when|once
        recruitment|hiring|process resumes
        budget _4 not _4 approved|signed|released
        postpone|postponed|defer|deferred the|this|our|filling|hiring ROLE|hire|recruitment|search|process|hiring
    """,
    "role_closed:3:n": """
        not _4 go|proceed|move|continue _1 ahead|forward|with _5 hire|role|position|recruitment|vacancy|search|requisition
        not _3 going|proceeding|moving _1 ahead|forward|with _5 hire|role|position|recruitment|vacancy|search
        not _3 go|going ahead _3 year|at|any
        ROLE|requirement|search|vacancy|opening|project|team _3 no longer _3 available|open|active|exists|exist|needed|required|going|hiring|recruiting|funded
        no longer _3 hire|hiring|recruit|recruiting|fill|filling|looking|exist|exists|available|recruiting|seeking
        not _4 be|being|to|get filled|filling|hired
        not to fill|hire|recruit|proceed|continue with|for|the|this|any ROLE|recruitment|vacancy|search|anyone|position
        not _3 filling|hiring|recruiting|fill|recruit
        nobody|no-one|no one _3 hired|hiring
        decide|decided|decision not to _2 hire|recruit|fill|make
        no appointment _3 made
    """,
    "role_closed:3": """
        ROLE|requirement|search|vacancy|competition|opening|hire _7 =cancelled|canceled|closed|eliminated|withdrawn|cut|scrapped|axed|dissolved|discontinued|removed|pulled|dropped
        ROLE _3 gone|going away
        =cancel|cancelled|canceled|close|closed|closing|eliminate|eliminated|withdraw|withdrawn|scrap|scrapped|pull|pulled|drop|dropped|axe|cutting the|this|our|that _3 ROLE|requirement|search|vacancy|recruitment|hiring
        headcount|budget|funding|position _4 cut|eliminated|pulled|gone|lost|removed
        lost _2 budget|headcount|funding|contract|req
        restructure|reorganisation|reorganization|reorg|layoff|layoffs|redundancies|restructuring
        withdraw|withdrawn|withdrawing|withdrawal of? the? vacancy|post|position|advert|posting
        close|closed|closing _3 requirement|requisition|req|vacancy|position|role
        requisition|req|requirement|job|vacancy|position|role closed|cancelled|canceled|withdrawn
        fill it|this internally|differently
        absorb the role|work|duties|responsibilities
        readvertise|re-advertise|readvertised|re-advertised
        failed|unsuccessful to appoint
    """,
}
