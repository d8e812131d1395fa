# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Frames about the rest of a process: receipts, what is no offer, delays, questions, approaches.

A key is `meaning:weight`; 3 decides, 2 says, 1 hints. A trailing `:n` holds its own negation.
"""

FRAMES = {
    "application_received:3": """
        receive|received|acknowledge _4 APP
        have|got _2 your APP
        APP _8 =received|submitted|arrived|landed|reached|logged|registered
        mail|materials|documents|cv|resume _3 =received|arrived|reached|landed|complete
        receipt of your|this
        acknowledge|acknowledgement|acknowledgment _4 APP|receipt
        APP|submission acknowledgement|acknowledgment|received|confirmation|submitted|complete
        confirmation of receipt
        confirms|confirm _6 submission|submitted|completed
        thank|thanks you? _4 =applying
        thank|thanks you? for your|sending|submitting _2 =application|app|cv|resume
        successfully =applied|submitted|received|uploaded
        we got it
    """,
    "application_received:2": """
        thank|thanks you? _6 interest in|to
        if|should|where _10 match|matches|fit|suitable|line|aligned|selected|successful|shortlisted|progress|suits _8 contact|touch|reach|call|invite|contacted
        only|those|shortlisted|selected|successful _4 candidate|applicant|selected|shortlisted _5 contacted|contact|hear|notified
        review|consider|assess|look|read|examine|screen|reads _4 APP|applications
        not heard|hear _8 assume|take|consider
    """,
    "withdrawn:3": """
        your|the request _2 to|for withdraw|withdrawal|withdrawing _4 APP|name|you
        request|requested|asked to withdraw|remove your|you _2 APP|from
        requested to be withdrawn
        withdrawn|removed|cancelled|closed _8 at your _1 request
        withdrawn|removed _6 as requested|per|you
        as|per you|requested|your _1 requested|request|asked|wished _6 withdrawn|removed|taken
        as requested _5 withdrawn|removed|taken
        you have|'ve|had|just? withdrawn|withdraw your|from
        you withdrew
        you are|were no longer interested
        your =withdrawal from|of|has|is|was
        APP =withdrawal confirmation|confirmed|received
        withdrawal of your APP
        confirm|confirms|confirmed|confirming|confirmation|processed|received|acknowledge _5 your|the|APP =withdrawal
        sorry|sad _4 you _3 withdraw|withdrawn|withdrew
    """,
    "nooffer:3": """
        offer you _3 TALK|TIMES|feedback|interview|chance|opportunity|CLOCK|DAY|some|alternative|discount|help|support|refund|assistance|advice|coaching|mentoring
        offer you an|a|the interview|slot|chance|time|place|opportunity|call|different|choice|new|alternative|later|phone
        offer you DAY|CLOCK|NUMBER|following|either|these
        =offer us|me|some|any|a few|more? TIMES|availability|alternative
        offer feedback|advice|support|help|guidance|alternative|another
        offer detailed|individual|specific|further|written|personal|more _1 feedback|explanation|explanations|comments|reasons|advice
        offer the|a|an|our _2 TIMES|feedback|interview
        what|all we offer
        we offer competitive|a|great|flexible|excellent|generous|health|benefits
        job|other|another|competing|any|more offers
        other|another|competing|any|existing|current =offer
        guarantee|guaranteed _4 offer
        special|limited|exclusive|loan|mortgage offer
        =offer of? feedback
        before|prior|until|ahead|pre _4 offer
        offer|offered _3 to OTHERS
        offered to OTHERS|another|someone|the
        offer|offered _4 role|position|job|post|it to the|another|someone|a|an
        not|isn't|no an|a|any|yet =offer
        =offer is|are|was|still _2 under|pending|awaiting|with _2 approval|process|preparation|finance|legal|hr|signature|sign-off
        not be|constitute|represent|mean|guarantee|imply _4 =offer
        post|position|role|job|what on offer
        offers will|are|be
        making|make offers
        offer stage
    """,
    "status_update:3": """
        still _3 deciding|reviewing|interviewing|waiting|awaiting|considering|working|discussing|comparing|processing|finalising|finalizing|gathering|pending|arguing|seeing|assessing|with|meeting|checking|collecting|deliberating|debating
        still under|in _3 review|consideration|process|progress|discussion|running|mix|touch
        no feedback|update|news|decision|movement|word yet|from|so|on|at
        nothing new|yet|concrete|from
        do|does|have|did|is|has not _3 any|an|the|have|heard|anything _3 update|news|decision|answer|feedback|back|yet
        WAITING _1 for|on|from feedback|approval|sign-off|confirmation|budget|decision|input|results|final|them|word|the|his|her|one|two
        awaiting|awaited
        delay|hold-up|holdup|backlog|slippage
        take|taking|took _3 longer
        longer than _3 expected|planned|hoped|anticipated|usual|expect
        apologise|apologies|sorry|apology for _4 delay|silence|wait|quiet|slow|lack
        patience
        bear|bearing with
        hang tight|in
        APP _4 under|in review|consideration
        under _2 review|consideration
        remain|remains|still _4 consideration|active|contention|process|running
        keep|keeping you in the loop
        keep|keeping you posted|updated|informed
        quick|short|brief|small|little|status update
        where|how matters|things|we|your _3 stand|stands|are|up
        give|need|allow me|us|them? another|a|more|few|until _2 week|day|days|weeks|time
        you _4 hear|know _6 by|within|in|next|tomorrow|soon|from|back
        you should|can|will expect|receive|have an|to|a|feedback _3 update|answer|decision|outcome|feedback|from|hear
        will|should|hope|expect|aim|can|able|plan|hoping _5 update|decision|answer|news|outcome _4 you|by|next|this|week|soon|DAY|end
        have|share|give|bring _4 update|decision|answer|news|something|outcome|proposal|more _4 for|by|you|soon|next|then|DAY
        get|come|circle|revert|be back to? you
        let you know
        let you have
        be in touch
        tell you more
        DECISION _6 by|within|next|expected|shared|sent|awaited|made|pending|DAY
        comparing notes
        meet|meets|sit|convene|discuss|debrief|deliberate|regroup|calibrate _6 DAY|week|decide|decision|together
        finish|finishing|completing|wrap|wrapping|concluding _4 interviews|interviewing|evaluation|rounds|conversations|round|candidates|reviews
        more|other|another|one|two|few more? candidate|people|person|interviews|signature|conversations|approval
        need|needs|require|get|got _3 approval|sign-off|sign|signature|blessing
        followed|follow up twice|again|with
        decides|decide who|on|between|whether
        makes|make up _2 mind
        count on about|a
        vetting|calibration|re-leveling|releveling
        ring|call|phone|write|bell everyone|you _4 next|soon|early|days|week|DAY|as
        larger than usual
        going to be _3 week|weeks|while|days
    """,
    "status_update:3:n": """
        not _4 decide|decided|finalised|finalized|concluded|heard|reached|made yet|a|the|back|decision|anything|from|final
        not forgotten
        not _4 pin|say|tell|promise when|him|her|you|them
        not _3 bank|hold
    """,
    "information_request:3": """
        could|can|would|will|please|kindly|need|must|require|request|want|pls|you'd _6 SENDME _8 PAPERS
        SENDME _3 me|us|the|your|a|below|following|three|two|names _4 PAPERS
        SENDME|revert _4 below|following|outstanding|missing|required|requested documents|details|information|form|forms
        revert|reply with _4 details|information|ctc
        what|how is|are|much|would|do|about _3 your|you|u _4 salary|notice|expectation|rate|ctc|visa|compensation|sponsorship|range
        do|are|would|will|have|can you|chance _3 need|require|have|hold|authorised|authorized|eligible|willing|comfortable|legally _4 sponsorship|visa|work|permit|relocate|licence|license|right|clearance|degree
        right to work
        notice period
        salary expectations|expectation
        current|expected ctc|salary
        references|referees|referee
        names|contact _6 referees|references|manager|managers
        complete|fill|submit|sign|finish|upload _4 form|forms|questionnaire|documents|paperwork|portal
        open the forms
        action needed|required
        questionnaire
        can not be _2 progressed|processed until
        quick|two|few|couple|some|following|more quick? questions|question|q's
        two|three|few|couple things|details|items|bits from|before|i|we
        need from you
        still need
        update|updated|latest cv|resume
        background check|verification
        i-9|payslips|passport|p45|dbs|form 16
        missing
        sponsorship
        let me|us know your|if|whether _4 salary|address|notice|sponsorship|start|relocate
        document|documents submission|needed|required|outstanding
        confirm your _4 address|number|details|name|salary|notice|nationality
    """,
    "outreach:3": """
        came|come|stumbled|ran across|upon|into your
        =found you|your via|through|on|profile|online
        your profile|background|work|github|talk|post|article|name|portfolio|experience _3 caught|stood|impressed|impressive|jumped|came
        your profile|background|experience|cv|resume|skills _5 match|fit|suitable|relevant|aligns
        would|are|might you _3 open|interested|keen|tempted _3 to|in|about|exploring|hearing|new
        =interested in hearing|learning|exploring|discussing|knowing|finding|chatting
        interested|curious
        open to new|a|opportunities|exploring|hearing|discussing|other|chatting
        actively looking
        reach|reaching|contact|contacting|approach|approaching|writing|touch _6 role|opportunity|position|opening|vacancy
        reaching out
        i|we am|are _2 hiring|looking|searching|recruiting|building|seeking|adding _2 for|a|an|our|someone
        my|our|a|us client|clients
        for my|our|one client|of
        retained by
        working|partnering with a|an
        new|exciting|great|excellent|immediate|urgent|confidential|unique|exclusive opportunity|opening|role|position|requirement|job|mandate
        opportunity|role|position|opening|job|requirement|something _4 interest|suit|appeal
        thought of you
        thought you might|would|may|could
        not met
        out of the blue
        refer|refer anyone|someone|friend
        told me|us about you
        told me|us _4 should write|contact
        gave|suggested|mentioned|passed|shared|referred me|us|your|you|independently name|contact|details|number|independently?
        your name came|was
        i|we lead|head|run|recruit|source _6 recruiting|recruitment|talent|hiring|data|engineering|team
        i am a|an|the _3 recruiter|headhunter|sourcer|partner|consultant|founder
        executive search
        intro|introductory|exploratory|introduction|informal|casual|initial|confidential call|chat|conversation|word
        job description|spec
        jd
        if interested|not _4 refer|share|cv
        budget is|up
        requirement with
        share updated cv|resume
        approach
        new opening
        short introduction
    """,
    "out_of_office:3": """
        out of the? office
        away from|until|on|till my|the|desk|office|leave|DAY|MONTH|NUMBER|holiday
        on annual|parental|maternity|paternity|sick|study|family|extended? leave
        on leave|vacation|holiday|pto until|from|till|and|with|this
        automatic|auto|automated reply|response
        auto-reply|autoreply|ooo
        limited access|connectivity
        return|returning|back|reachable on|in|from _3 DAY|MONTH|NUMBER|office
        back in the? office
        in urgent cases|case
        for|if urgent|anything
        for immediate assistance
        poor signal
        respond|reply|answer _4 return|upon|back
        office|offices _4 closed|shut
        reopen
    """,
    "out_of_office:3:n": """
        not _3 checking|reading|monitoring|looking|forwarded _2 email|emails|mail
        not be forwarded
    """,
    "thanks_or_chat:2": """
        thank|thanks you? _3 for
        pleasure|nice|great|lovely|fun|wonderful|enjoyed|glad _4 meet|meeting|talking|speaking|chatting|having
        pleasure was
        likewise
        received with thanks
        no reply|need needed|to|necessary
        congrats
        have a|the|your great|good|nice|lovely weekend|week|evening|day|trip
        fingers crossed
        the|here|attach|attached _4 paper|article|link|post|deck|book|blog|slides|video|plan _3 mentioned|promised|referred|i
        here is the _4 paper|article|link|post|book|blog|video
        got your note|message
        says hi
        over the moon
        gracious note
        welcome
    """,
    "by_phone:3": """
        as i said|told|mentioned _4 phone|call|rang|called|spoke
        as i said _2 when i|we
        when i rang|called|phoned you
        when we spoke _4 phone|today|earlier|yesterday
        as discussed|mentioned on|over|by the? phone|call
        on|over the phone _2 earlier|today|yesterday|this
        following|after|further _3 phone call|conversation
        following|after our call|conversation
        my phone call
        told you on|over the? phone
        our telephone|phone conversation|call
        spoke on the phone
    """,
}
