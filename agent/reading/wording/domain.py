"""Frames that tell hiring from everything that sounds like it (notation: `lexicon`)."""

FRAMES = {
    "hiring:3": """
        your|the|this|our|a|an|of _3 ROLE _2 at|with|of|here|in|on
        your|an application|candidacy|candidature|cv|resume|résumé
        role|position|vacancy|job|lectureship|internship|requisition|headcount|req|post|opening
        application|apply|applied|applying
        candidate|interview|interviewer|interviewing|recruiter|recruiting|recruitment|hiring|shortlist|shortlisting|finalist|headhunter
        talent|hr|resume|cv|ctc|onboarding|referee
        offer letter|of
        employment|salary|compensation|equity
        notice period
        screen|round|panel|onsite|debrief|assessment|take-home|hackerrank
        engineer|developer|analyst|designer|scientist
        client|founder|cto
        next round|stage|step
        hired|hire
        candidacy
        selection|search process|committee|panel
    """,
    "job_alert:3": """
        new|top|more|similar|matching|latest|hot|recommended|fresh|other jobs|roles|openings|vacancies|positions|opportunities
        jobs|openings|roles|vacancies|opportunities matching|for|near|that|like|similar
        NUMBER _2 jobs|openings|roles|vacancies|results
        recommended|picked|selected|handpicked|curated|matched _2 for you
        saved search
        job|search alert|alerts|digest|recommendations|mail|newsletter|matches
        recruiters|employers _3 searched|looking|viewed
        your profile appeared|appears|was|viewed
        APP|profile _3 viewed
        opened|viewed your application|profile
        easy|quick|one-click apply
        apply now|today|by|before
        view|see|browse|explore _2 jobs|all|roles|openings
        view apply
        be among the? first
        people who _3 applied|viewed|looked
        jobs by email
        actively|urgently hiring|interviewing
        posted NUMBER|today|yesterday|MONTH
        upgrade to premium
        premium
        hiring event|fair
        career|job fair
        walk-in|walk-ins
        turn|switch|change|manage off|alert|job|how alert|alerts|mail|preferences|often?
        unsubscribe
        we think this|you
        made for you
        recommendations
        sign-on bonuses
    """,
    "not_hiring:3": """
        masterclass|webinar|bootcamp|coupon|sale|subscription|demo|invoice|voucher|promo|podcast|episode|newsletter|cashback|giveaway|prize|refund
        seats|spots|tickets left|available|closing
        gift card
        doctor|dentist|dr|clinic|surgery|hygienist|gp|physio|patient|vaccination|prescription|vet _6 appointment
        appointment _4 dr|doctor|dentist|clinic|hygienist|vet|surgery
        apartment|flat|rental|tenancy|landlord|tenant|lease|viewing|property|letting|lettings|mortgage|loan
        manuscript|abstract|reviewers|proceedings|reviews
        submission|paper _8 accepted|rejected|presentation|declined
        grant|scholarship|bursary|stipend
        phd|msc|undergraduate|admission|admissions|enrolment|tuition
        study at|with us
        research|user|market|paid study|interview|participants|researcher|session
        participants|participant|survey|incentive|honorarium|respondents
        journalist|column|radio|reporter|newspaper|magazine|editor
        let us record
        on the panel for
        scorecard|scorecards
        candidate cv|packet
        you take teamwork|part
        you are interviewing
        help you hire|recruit
        candidates for your
        account executive
        book a? demo
        visa|passport|immigration|embassy|consulate appointment|interview
        citizenship|jury|court|police|insurance-claim
        nursery|kindergarten|playgroup
        your order|delivery|parcel|package|shipment|purchase|payment|subscription|reservation
        volunteer|volunteering
        startup? accelerator|incubator|cohort|batch
        mock interview|interviews
        interview prep|preparation|coaching|course|tips
        crack|ace your|the interview
        cv|resume review|writing
        fixed loan|rate|mortgage
        cut|save|reduce|grow|boost _4 spend|cost|costs|revenue|pipeline
    """,
}
