# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Frames that tell hiring from everything that sounds like it (notation: `lexicon`).

`ours:3` are words of no other field, `ours:1` words that hiring shares with others; `field:3` are
the things other fields are about; `other_side:3` the user as employer; `job_alert:3` boards' mail.
"""

FRAMES = {
    "ours:3": """
        role|position|vacancy|job|lectureship|internship|requisition|headcount|req|opening|traineeship
        your|the|this post of|as|for|in|has|with
        post of
        cv|resume|résumé|candidacy|candidature
        recruiter|recruiting|recruitment|hiring|headhunter|shortlist|shortlisting|finalist|interviewer
        hire|hired
        talent|hr|ctc|relieving
        human resources
        notice period
        salary|compensation|payroll
        employment|employer|employee
        offer letter
        onboarding|pre-employment
        phone|recruiter|technical|peer|panel|case screen|interview|round
        take-home|hackerrank|codility|hirevue|leetcode
        engineer|developer|analyst|designer|scientist|nurse|manager|lead|lecturer|professor
        my|our|the|us client
        client round
        next|first|second|final|another round|stage
        hiring manager|team|process
        onsite|debrief
        joining date|bonus
        date of joining
        applicant tracking
        reporting to
        founder|cto|cofounder
        freelancer|contractor|contract role
        join us|our|the as|team
        background check
        right to work
        l1|l2|l3
        reserve list
        referees
        =shift|=shifts|onsite|hybrid
        ability|aptitude|reasoning|psychometric|coding|numeracy test|tests
        bewerbung|bewerbungen|vorstellungsgespräch|sollicitatie|vacature|candidature|candidatura|vacante
        ansökan|ansøgning|søknad|rekrytering|kandidatur|stelle|stellenangebot|entrevista|entretien
        examination|exam|test _3 for|of _3 post|position|clerk|officer|coordinator|analyst
        eligibility list
    """,
    "ours:1": """
        application|apply|applied|applying|applicant
        interview|interviewing
        candidate|candidates
        panel|committee
        offer
        selected|selection
        assessment
        online|coding|technical|skills test
        references|reference
        start date
        team|colleague|colleagues
        decision|feedback
        role-play|case study|homework
        your profile|background|experience|skills
        department
        availability
        candidate journey|experience
    """,
    "field:3": """
        doctor|dentist|dr|clinic|surgery|hygienist|physio|physiotherapist|patient|vaccination|prescription|vet|blood|dental _6 appointment|session|visit|slot
        appointment _5 dr|doctor|dentist|clinic|hygienist|vet|surgery|consulate|boiler
        eye|driving|blood|smear test
        biometric|passport|visa _1 appointment
        check-up|checkup|vaccination|physiotherapist|dentist|hairdresser
        apartment|rental|tenancy|landlord|tenant|viewing|property|lettings|rent
        mortgage|loan|lender|overdraft
        credit card|score|check
        paper|abstract|manuscript|submission|proposal _8 accepted|presentation|reviews|rejected|declined|committee|recommended|reviewers|selected
        manuscript|reviewers|proceedings|reviewer|editors|poem
        call for papers
        paper NUMBER|title|id
        notification for paper|submission
        review NUMBER
        authors of|may|must
        accepted|presented _3 presentation|poster|oral
        grant|grants application|proposal|committee|programme|scheme|funding|award|panel
        scholarship|bursary|tuition
        recommended|awarded|approved for funding
        NUMBER|your|the proposals|proposal
        phd|msc|mba|undergraduate|admission|admissions|admitted|enrolment|doctoral|viva
        study programme|place
        research|user|market|paid study|participants|interview|researcher|panelist
        honorarium|respondents
        study|trial|survey|workshop|past|recruit|recruiting|eligible|healthy|paid|human|NUMBER _1 participants
        participants _2 receive|get|earn|paid|needed|wanted|must|aged
        minute|short|brief|our survey
        gift card
        your screener
        journalist|reporter|newspaper|magazine|documentary|podcast|episode
        radio show|station|programme|interview|piece|host
        piece|article|story about|on
        interview you about|on
        writing a piece|story|article
        daily|weekly|evening ledger|post|times|news|courier|herald
        let us record
        interview with the prime|minister|author|president
        customer story
        masterclass|webinar|bootcamp|coupon|cashback|giveaway|prize|voucher
        seats|spots|tickets left|only
        mock interview|interviews
        interview prep|preparation|coaching|course|tips|guarantee|questions|ready
        interview-ready
        crack|ace your|the|next interview
        resume|cv writing|rewrite|rewrites|experts|review|holding
        career coaching|coach|evening
        book a? demo
        free trial
        subscription|renews|upgrade
        account executive
        companies|teams|businesses like yours
        how teams|companies
        your data|reporting|sales warehouse|costs|spend|time
        cut|cuts|save|saves|reduce|grow|boost _4 spend|cost|costs|revenue|pipeline|reporting
        demo|webinar
        tender|bid
        your|the quote
        visa|passport|immigration|embassy|consulate|citizenship interview|appointment|application|office
        consulate|citizenship
        jury service|summons
        nursery|kindergarten|playgroup|parents|pupils|school place|interview|meeting|admissions
        parent-teacher
        your order|delivery|parcel|shipment|purchase|reservation|subscription|password|statement
        accelerator|incubator|pitching
        our fund|portfolio company|companies?
        your startup|company|product
        casting|audition|actors|squad|orchestra
        membership|club|golf|chess
        planning|permit|passport|adoption|foster|housing|tenancy|loan|card application
        parking permit
        foster|adoption|adopt
        other|several|another family|families|dogs
        volunteer|volunteering|volunteers
        ramen|football|mum
        happy birthday
        connection request
        your post|talk about|proposal
        meetup|conference|early bird
        crowdfunding|newsletter
        clinical trial
        our|the|sleep|pilot|clinical study
        focus group
        screening visit
        client meeting|call
        contract drafts|negotiation
        guideline|app review
        election
        conference|symposium|workshop notification|submission|paper
        apr|nmls|escrow
        listeners
        say|said yes to the? interview
        one-time|verification|security|activation pass|passcode|password|code|pin
        pass code
        code =is NUMBER
        enter|paste|copy|use the|this|your code
        passcode|passcodes
        verify|confirm|activate your identity|account|email
        verify|activate the email|address|account
        code|link|passcode|password _3 expire|expires|valid|good _3 minutes|minute|hours|hour
        reset _3 password
        account has|was been? created|activated
        salary calculator|checker
        training and|& placement
        replied to an inbox|mailbox
        admissions|lettings|loans|mortgages|dental|surgery|clinic|podcast|realty|rentals|bookings
        studies|newsroom|billing
    """,
    "other_side:3": """
        rubric
        sit in on
        candidate NUMBER
        your NUMBER candidates
        your candidates
        candidate interviews
        panel pack
        scoring|score guide|sheet|sheets
        new starters
        our second|other choice
        go ahead and ring|call|phone him|her|them
        offered me
        turned me down
        if they offer me|it
        they said no|yes
        put you|him|her down as a? reference|referee
        would you hire him|her|them
        our|your ratings|rating
        you met|interviewed _3 for the
        back to him|her|them
        i got|landed|have the job|role
        i got|have|had =an =interview
        i start in|on|next
        drinks on me
        your yes or no
        NUMBER applications for our
        go through|rank|score|shortlist _6 with me
        join the first? interviews
        send the rejections
        open headcount
        in the loop for
        write up|submit|give _2 feedback on|the same|for the candidate
        candidate on DAY
        her|his|their resume|cv
        your scorecard
        you are|'re on the? panel
        scorecard|scorecards
        candidate cv|packet|resume
        candidate's cv|resume
        cv|resume|scorecard of the candidate
        can|could|please you? interview a|this|the candidate
        interview|interviewing a|the|these|three|two candidate|candidates
        debrief for the _2 candidate
        candidates for your
        excellent|qualified|pre-vetted|great candidates|developers|engineers for|within|ready
        your open|vacant|job _3 role|position|posting|vacancy
        your job posting|ad|advert
        has applied for|to your
        help _3 hire|recruit
        looking to hire
        i would? like to apply
        apply for the|your _4 position|role|job _3 advertised|advertisement
        i am|'m applying
        my cv|resume _5 attached|enclosed
        i am writing to express|apply
        thanks|thank for interviewing me
        dear hiring manager
        act as my referee
        named you as
        your former employee|student
        my team on DAY
        performance reviews|review
        annual appraisal
        your new hire|team
        approve the requisition
        all-hands|sprint|1:1
        been promoted
        leaving the company
        minutes of
        below|attached _2 a|our submission|submittal
        a|new submission|submittal for the|your|our|req
        attached|enclosed|below _2 shortlist
        shortlist attached|enclosed|below
        cv|cvs|resume|resumes|profile|profiles attached|enclosed|below for your review|consideration
        cv|resume|profile is|are attached _3 for your
        each profile includes
        profiles|cvs|resumes of|for _4 candidates|people
        our screening notes
        bill|charge rate
        like|want|wish to interview him|her|them|either
        on behalf of our candidate|consultant|practitioner
        from the practitioner|registrant
        interested in interviewing him|her|them|either|any
    """,
    "job_alert:3": """
        find|finding|land|landing _2 your next|dream|perfect job|gig
        post|upload|add your|a resume|cv _4 sites|boards|profile|employers
        NUMBER _2 job sites|boards
        job sites|boards
        new|top|more|similar|matching|latest|hot|recommended|fresh|remote jobs|roles|openings|vacancies|positions|opportunities
        jobs|openings|roles|vacancies|opportunities matching|near|that|like|similar|you|by|for
        NUMBER _2 jobs|openings|roles|vacancies|results
        recommended|picked|handpicked|curated|matched _2 for you
        saved search
        career|careers|job|jobs|recruitment|hiring fair|event|expo|day
        on-the-spot|walk-in interview|interviews
        meet NUMBER|hundreds|dozens|many|top employers|companies|recruiters
        hand out|bring your cv|resume
        your cv|resume|profile up to date|current
        employers|companies|recruiters are looking for
        job|search alert|alerts|digest|recommendations|mail|newsletter|matches|bulletin|agent|picks
        recruiters|employers|companies _3 searched|looking|viewed
        your profile appeared|appears|was|viewed
        APP|profile _3 viewed
        opened|viewed your application|profile
        easy|quick|one-click apply
        apply now|today|by|before|online
        view|see|browse|explore _2 jobs|all|roles|openings|vacancies
        view apply
        be among the? first
        people who _3 applied|viewed|looked
        jobs by email
        actively|urgently|now hiring|interviewing
        posted NUMBER|today|yesterday|MONTH|two
        upgrade _2 premium
        hiring|career|job|careers event|fair|fest
        walk-in|walk-ins
        turn|switch|change|manage _3 off|alert|alerts|preferences|often
        we think|thought this|one|these
        made for you
        recommendations
        sign-on bonuses
        is hiring a|an
        jobs|job of the week
        trending|hot employers|jobs
        complete your profile
        this week near
        unsubscribe
        jobs you
    """,
}
