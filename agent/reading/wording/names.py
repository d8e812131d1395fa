"""Words that roles and personal names are made of, and titles by part."""

from agent.reading.wording.lists import phrases, words

JOB_NOUNS = words(
    """
    accountant actuary administrator adviser advisor ae agent analyst animator apprentice
    apprenticeship architect assistant associate attorney auditor ba banker barista bdr
    biologist bookkeeper broker buyer carer cashier chef chemist chief clerk concierge
    consultant controller cook coordinator copywriter counsel counsellor counselor csm curator
    designer dev developer devops dietitian director dispatcher doctor driver ecologist
    economist editor educator electrician engineer estimator executive fellow fellowship foreman
    generalist geologist handler head host illustrator inspector intern internship interpreter
    investigator journalist lawyer lead lecturer lectureship librarian lpn machinist manager
    marketer master mechanic merchandiser midwife modeler modeller nurse officer operations
    operator owner paralegal partner pharmacist photographer physician physicist picker planner
    plumber pm po postdoc president producer professor programmer psychologist qa radiographer
    receptionist recruiter reporter representative researcher rn sales scientist scrum-master
    sde sdr secretary solicitor specialist sre staff statistician steward strategist stylist
    superintendent supervisor support surveyor swe teacher technician teller tester therapist
    tpm trader trainee translator tutor underwriter vp waiter waitress warehouse welder writer
    """
)
# No role begins with these.
NOT_ROLE = words(
    """
    all and any application april august canceled cancelled confirmation confirmed consideration
    dear december employment february final first friday further fwd good google great hello her
    hi his how hr human i if interest interview interviews invitation it january job join july
    june march may me microsoft monday my new next november october or our people phone please
    position re recruiting recruitment reminder rescheduled role round saturday second september
    so status sunday talent teams technical thank thanks the their they this thursday today
    tomorrow tuesday update updated us video we wednesday what when you your zoom
    """
)
# Nouns that are no role by themselves.
BARE_NOUNS = words(
    """
    assistant associate chief coordinator director executive head hiring-manager lead manager
    officer operations owner partner president sales specialist staff support vp
    """
)
# A sentence without any of these names no role.
ROLE_CUES = JOB_NOUNS | words(
    """
    role position opening post vacancy job req requisition title application applied applying
    apply candidacy interview assessment test hiring need find
    """
)
# Capitalised words that open a sentence or a greeting and belong to no name.
NOT_FIRST = words(
    """
    a after all also although an and any april are as at august aw because before best both but
    by call can canceled cancelled cheers company confirmation confirmed congratulations could
    date dear december did do does due duration during each every february following for friday
    from further fw fwd good great had happy has have he hello here hey hi hope hoping how
    however i if in interview interviewer interviewers invitation is it its january job join
    july june just kind kindly last let location looking many march may meet might mode monday
    my next no not note november now october of on once or our panel place please position post
    re regards reminder rescheduled role saturday see september she should since sincerely so
    some sorry subject sunday thank thanks that the then there these they this those thursday
    time title to today tomorrow tuesday type unfortunately until update updated venue warm was
    we wednesday welcome were wg what when where which while who why will with would yes
    yesterday you your yours
    """
)
# No signing name holds one of these.
CLOSING_WORDS = words(
    """
    android ask best bring cheers confidential cordially dag danke date dear faithfully fax
    forward freundlichen good great greetings groet groetjes gruss gruß grüße guests happy have
    hello hey hi hoi hours invitation iphone kind looking love met mit mobile notice office
    organizer pension phone place please privacy regards respectfully room see sent sincerely
    soon speak talk team-of tel thank thanks time truly viele vriendelijke warm warmly wishes
    yours
    """
)
# Titles by part, the most telling part first: a "recruiting coordinator" coordinates.
TITLES = {
    "coordinator": phrases(
        """
        recruiting coordinator, recruitment coordinator, talent coordinator, coordinator,
        talent operations, hr adviser, hr advisor, hr assistant, resourcing officer, school
        manager, scheduler, onboarding, hr officer, office manager, hr team, hr
        administrator, bewerbermanagement, program coordinator, executive assistant,
        personal assistant, scheduling, people team, tag team, hr services, people services,
        administrator, recruitment team, talent team
        """
    ),
    "recruiter": phrases(
        """
        recruiter, recruiting, talent, sourcer, recruitment, headhunter, tag, people
        partner, hr business partner, hr generalist, people @, people at, chief people
        officer, head of people, people operations, executive search, staffing, ta partner,
        people & culture, people and culture, hr manager, phr, hr lead, managing partner,
        human resources, hrbp, people lead, hr director, search consultant, consultant, hr
        """
    ),
    "hiring_manager": phrases(
        """
        hiring manager, hiring mgr, head of, director of, director, vp, vice president, cto,
        ceo, coo, cfo, founder, co-founder, cofounder, lead, teamlead, manager, chair, dean,
        principal, matron, owner, chief, provost, mgr, group manager, runs the, runs our,
        heads, leads the, leads our, team lead
        """
    ),
    "interviewer": phrases(
        """
        interviewer, interviewers, panellist, your interviewer
        """
    ),
}
# Titles that only people who hire for others carry.
HIRING_TITLES = phrases(
    """
    recruiter, recruiting, recruitment, talent, hr, human resources, resourcing, people partner,
    people @, people operations, people team, headhunter, staffing, hiring, sourcer, people &
    culture, people and culture, executive search, tag team, bewerbermanagement, chief people,
    people services, onboarding
    """
)
