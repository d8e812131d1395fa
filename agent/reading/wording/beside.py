# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Frames of hiring that is not the user's: their own hiring of others, and boards' mail.

A key is `side:weight` (notation: `lexicon`): `other_side:3` is the user as employer, colleague or
friend of a candidate, or a candidate who writes to them; `job_alert:3` are boards' lists.
"""

FRAMES = {
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
        sit|serve|serving on _3 panel|loop|committee
        have you _2 on a|an|the|our _2 panel|loop
        share|submit|enter|give your scores|recommendation|ratings
        submit|enter your feedback
        feedback on the candidate
        feedback overdue
        the candidate arrives|arrived|performed|did|said|answered|accepted|declined
        interviewed|met NUMBER|two|three|four|several|many _2 candidates|people|students
        i would|should not hire
        make|made|making him|her|them an? offer
        second|another interview with him|her|them
        recruit|recruiting on campus
        narrow|narrowed _2 pool|field
        interview the|these|those|our candidates
        score|rank the NUMBER|nine|candidates|applications|applicants
        my ranking
        accept|accepting your =offer
        i applied for your
        i could start
        son|daughter|nephew|niece|cousin of
        when i hire|hired|interview
        those of you who hire
        you are conducting
        joining the interview
        your interview panel
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
        job|jobs|role|position listing|listings
        employers|recruiters|companies can|could find|contact you
        boost|upgrade|tailor|improve|rewrite your resume|cv|profile
        know someone|anyone|somebody _3 great|perfect|interested
        match score
        top applicant
        NUMBER new _2 jobs|roles|openings
        job openings
        similar roles
        found _5 jobs|roles|positions|openings|matches
    """,
}
