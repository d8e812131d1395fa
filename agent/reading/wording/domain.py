# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Frames that tell hiring from everything that sounds like it (notation: `lexicon`).

`ours:3` are words of no other field, `ours:1` words that hiring shares with others; `field:3` are
the things other fields are about. What is of hiring, but of others, stands in `beside`.
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
        apartment|rental|tenancy|landlord|tenant|viewing|lettings|rent
        the|this|your|our property
        property viewing|viewings|application|is|listing|inspection
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
        talk|session|workshop|poster|proposal _8 accepted|selected|declined|rejected|waitlisted
        talk|session|speaker|conference proposal|proposals|submission|submissions
        lightning talk
        call for speakers|proposals
        waitlist|waitlisted
        not to fund|invest
        venture capital|capitalist
        engagement letter
        your inquiry|enquiry of
        bidders|tenderers
        clarification meeting
        installation by
        offer of|you admission
        entering class
        degree program|programme
        residence|residency permit
        consular
        off the record
        listmates|upthread
        staff|floor meeting
        purchase order
        counterparty|counterparties
        conference room|call
        pull request
        test case
        comments or suggestions
        for your review and|comments
        please approve|authorize
        draft agenda|agreement|memo
        promotion to
        mailing list
        this list
        open enrollment
        expense report|policy
        performance review|reviews
        editorial team|board|process
        venue for your work
        journal of
        speaker|volunteer application
        apply|applying to speak|volunteer at|with|for
        invite|invitation you? _2 speak
        presentation that _2 made
        our programme team
        strategy call
        money back
    """,
}
