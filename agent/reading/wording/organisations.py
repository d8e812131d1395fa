"""Words that employers' names are made of and what stands around such names."""

from agent.reading.wording.lists import phrases, weighed, words

KINDS = words(
    """
    infirmary
    parish town port academy agency advisory aerospace arts automotive aviation biosciences
    books brewery brands
    cafe café care chemicals diagnostics drinks education electronics genomics home homes hotel
    instruments kitchens materials mutual nursery pictures press primary productions publishing
    records steel surgery theatres therapeutics union veterinary vets watersports winery works
    agency airlines institut universität universiteit université universidad hochschule
    klinikum krankenhaus ministerium stiftung theatre theater museum library gallery airways
    analytics architects association authority bakery bank biotech borough bureau capital center
    centre charity church city civil clinic college company construction consult consulting
    corporation council county data department design digital electric energy engineering
    enterprises farm farms federation finance financial fire foods foundation freight games
    global grid group health healthcare holdings hospice hospital hotel hotels industries
    schools colleges crematorium
    institute institution insurance international laboratories laboratory labs land law ledger
    legal logistics makelaars market markets maschinenbau media medical ministry motors networks
    nhs office outdoor partners payments pharma pharmaceuticals police power rail railways
    republic rescue restaurant retail robotics rural school sciences service services shipping
    society software solutions state statistics stores studio studios systems technologies
    technology therapeutics transport trust unit university ventures
    """
)
# What houses make or do; unlike the others such words may make up a whole name: "The Gym Group".
TRADES = words(
    """
    accountants aero airport alliance ambulance animation apparel aquarium associates assurance
    abbey aggregates ballet beauty biologics bikes bistro brasserie broadband cathedral chapel
    club deli diner dynamics lending minster mobility patisserie pizzeria priory renewables
    trattoria boatyard brewing brickworks broadcasting builders carpentry casino
    catering ceramics cheeses chocolates cinema cinemas co-op collective commission
    communications constabulary consulate cooperative cosmetics couriers creamery cruises cycles
    dairies dairy dental diocese distillery drilling electrical embassy entertainment estate
    estates exports express fabrication fashion ferries festival fisheries fitness florists
    footwear forestry foundry fund furniture gaming garage genetics grammar gym haulage heating
    hospitality hospitals hostel housing interiors investments jewellers joinery kennels
    kindergarten landscaping leisure lettings lighting maritime meats metals mining montessori
    nurseries opera opticians orchard orchards orchestra orthodontics parliament pediatrics
    pharmacy photonics physiotherapy plastics plumbing polytechnic preschool properties railway
    realty refrigeration reinsurance relief resort resorts roasters roastery roofing salon
    sawmill seafood seafoods securities semiconductors shipyard shipyards solicitors stables
    pottery potteries build
    steelworks surveyors syndicate telecom telecoms textiles tiles timber tours translation
    translations trucking tyres vineyard vineyards wellness wines wireless zoo
    """
)
ORG_WORDS = KINDS | TRADES
# What houses are called in languages that put their kind first: "Instituto Larch".
LEADING = words(
    """
    university universidad universidade università universitat universität universiteit université
    uniwersytet instituto istituto institut institutul escuela escola école ecole scuola colegio
    collège liceo lycée hospital hôpital ospedale hospitalet clínica clinica clinique banco banca
    banque caja casa maison grupo groupe gruppo grup fundación fundação fondation fondazione
    fundacja stichting stiftung asociación associação association associazione cooperativa
    comhairle ollscoil coláiste scoil údarás oifig cyngor coleg ysgol prifysgol bwrdd gmina urząd
    szkoła szpital teatr muzeum nemocnice škola úřad landkreis gemeinde hochschule stadtwerke
    landeshauptstadt staatstheater ajuntament diputación xunta concello région département
    préfecture métropole
    ville ciudad città stadt gemeente commune bundesanstalt bundesamt landesamt landratsamt
    editorial editora éditions edizioni museo musée museu teatro théâtre tribunal ministerio
    ministère ministério ministero ayuntamiento mairie câmara comune agencia agence agência notaría
    bufete studio oficina atelier taller officina bodega bodegas cantina farmacia pharmacie
    constructora construtora inmobiliaria imobiliária laboratorio laboratorios laboratoire
    laboratoires aerolíneas naviera astilleros
    """
)
# A name that begins so is only a part of an employer.
PART_OF_ORG = words(
    """
    department division faculty institute office school section
    """
)
# What a ministry's department looks after: such a one is an employer.
GOVERNED = words(
    """
    agriculture children commerce conservation corrections defence defense education energy
    environment finance fisheries forestry health homeland housing interior justice labor labour
    parks planning resources revenue safety services state trade transport transportation treasury
    veterans water works
    """
)
# What departments are called; a name of these alone is no employer's.
DEPARTMENTS = words(
    """
    acquisition admissions campus community culture customer development early emerging
    engagement experience global growth hr human international marketing operations people
    personnel platform product recruiting recruitment resourcing resources staffing success
    support talent workforce administration casting compliance directorate payroll production
    secretariat
    """
)
# What the desk is called that writes for a house: "Acme Yard Office".
DESKS = words(
    "admin compliance crewing depot desk hr office ops payroll personnel reception rh talento"
)
# What an office is called in languages that put it first: "Ufficio Selezione Acme".
OFFICES = words(
    """
    ufficio servicio servizio service bureau büro personalbüro oficina departamento dipartimento
    département reparto dział oddělení oddelenie avdeling avdelning afdeling abteilung referat
    gerencia área dirección direction direzione direção jefatura
    """
)
# What may stand before that: "Acme Research Ops".
DESK_KINDS = (
    DESKS
    | DEPARTMENTS
    | words(
        """
        accounts estate farm field front harbour head house main research sales school site ticket
        """
    )
)
# No house in a signature begins so.
NO_SIGNED_HOUSE = words(
    """
    address cell confidential confidentiality direct disclaimer e-mail email fax general head
    imprint impressum internal learn linkedin main mob mobile on online pronouns privacy
    registered sent site tel telephone terms unsubscribe view visit website whatsapp working
    follow connect book schedule office read download vat company cipd phd mba bsc msc ba ma
    assoc mcipd she he they her his prof
    """
)
# Legal forms, the longer ones first.
LEGAL = phrases(
    """
    spółka z o.o., sp. j., partg mbb, partg, gmbh & co. kg, gmbh & co, sgr, nyrt, scio, (pty) ltd,
    k.k., k.k, sp. z o.o., sp. z o. o., sp. z o.o, pvt. ltd., pvt. ltd, pvt ltd, private limited,
    pty. ltd., pty ltd, pte. ltd., pte ltd, sdn. bhd., sdn bhd, berhad, bhd, mbh, gmbh, kgaa, ohg,
    e.v., ag, asa, as, aps, oyj, se, ltd., ltd, limited, inc., inc, llc, llp, plc, pllc, cic, b.v.,
    b.v, bv, n.v., n.v, s.a., s.a, sa, sas, sarl, s.r.l., s.r.l, srl, s.p.a., s.p.a, s.l., s.l,
    lda, ltda, s.r.o., s.r.o, d.o.o., d.o.o, kft, zrt, oü, oy, ab, a/s, corp., corp, co., co, kg,
    ug
    """
)
# No employer is named so.
NOT_COMPANY = words(
    """
    opportunities vacancies portal c2c c2h coordination committee shortlist recent availability
    accept confirm reply need locals local
    candidates applicants interviewees shortlisted junior senior fully fulltime complete given
    confidential urgent immediate opportunity new good great news question quick hybrid remote
    freelance contract permanent desk division submission update
    acquisition aedt aest ai all any application apr april ashby aug august best bst calendly
    candidate careers cdt cest cet cst ct cv dear dec december dr edt english est et everyone
    excel feb february friday fwd gdpr gmt google greenhouse hello her hi him hiring home hr
    human i if interview interviews ist it jan january java jul july jun june lever linkedin
    manager mar march may me meet microsoft monday mr mrs ms mt nov november oct october our pdt
    people please position pst pt python questions re recruiting recruitment regards resources
    resume role saturday sep september skype sql sunday talent team teams thank thanks that the
    them this thursday tuesday us utc we webex wednesday workday you your zoom it uk eu usa qa pm
    sir lord lady dame professor prof
    mailbox inbox admin postbox enquiries reception
    contractor external extern contingent sender front
    am tv id ok rsvp nb ps asap tbc tba faq api saas b2b kpi
    grade away nothing nobody client clients cto cfo ceo coo nda qs dbs hgv ni
    """
)
# Common words that begin names as well: "New Relic", "Best Buy", "Home Depot".
NAMES_TOO = words(
    """
    lord lady new best home monday sunday friday august april good great english all urgent
    """
)
# What stands where a name is withheld: "Company: Private Company".
UNNAMED = (
    NOT_COMPANY
    | KINDS
    | DEPARTMENTS
    | words(
        """
    a an the private privately held limited public listed undisclosed anonymous various family
    owned leading large small profile name details type size n/a none unknown domain sector
    industry banking insurance tier top
    """
    )
)
# What a subject says of, right behind a name ("Larchbank Application Update"), and what it may
# say before that.
MATTERS = words(
    """
    application applications assessment assessments confirmation feedback interview interviews
    invitation logo outcome received reminder status update updates
    """
)
BEFORE_MATTERS = words(
    """
    candidate candidacy first final hiring job next online onsite panel phone recruitment second
    technical video virtual
    """
)
# Tools that write for employers.
TOOLS = words(
    """
    gmail whatsapp telegram hangouts
    ashby bamboohr breezy calendly coderpad codesignal codility docusign gem goodtime google
    greenhouse hackerrank hirevue icims indeed indeedapply civilservice ziprecruiter
    glassdoor stepstone naukri wellfound totaljobs hireright checkr cvlibrary shl jobvite karat
    lever linkedin microsoft modernloop notifications personio recruitee rippling skype
    neogov governmentjobs successfactors brassring eightfold paylocity paycom paycor ultipro njoyn
    pageup bigredsky jobtrain eploy tribepad jazzhr manatal comeet hibob avature dayforce ceridian
    gohire beapplied occupop snagajob eteach mynewterm charityjob myjobscotland jobscore networx
    smartrecruiters taleo teams teamtailor testgorilla webex workable workday zoom
    """
)
# What an agency's domain is made of.
AGENCY = phrases(
    """
    search, staffing, recruit, talent, headhunt, personnel, resourcing, placement, manpower,
    selection, bemanning, zeitarbeit,
    detachering, uitzend, randstad, adecco, roberthalf, michaelpage, executive, recrut, werving,
    interim, headhunting, temps, personalberatung
    """
)
# What a house is called that recruits for others.
RECRUITS = words(
    """
    recruitment recruiting search staffing personnel resourcing selection headhunters recruiters
    jobs manpower crewing
    """
)
# Agencies whose name does not say so.
AGENCIES = words(
    """
    hays reed page pagegroup kforce teksystems insightglobal harnham sthree huxley nigelfrank
    lafosse austinfraser computerfutures brunel experis modis akkodis kelly kellyservices manpower
    robertwalters kornferry heidrick spencerstuart egonzehnder russellreynolds odgersberndtson
    understandingrecruitment apexsystems aerotek cybercoders jobot mondo collabera motionrecruitment
    vaco hudson gigroup hydrogen morganmckinley cpl sigmar amoria amoriabond oliverjames
    phaidon selbyjennings tempting signify
    """
)
# Departments that write; not part of the name of the employer.
SENDER_NOISE = phrases(
    """
    campus recruiting team, campus recruitment team, university recruiting team, college recruiting,
    university recruiting, university relations, early career, early career team, workday.admin,
    workday admin, workday support, onboarding, global career site, global careers,
    global talent acquisition, global recruiting, recruiting coordination, recruitment committee,
    search committee, recruiting department, hiring department,
    crewing, hr department, hr dept, campus recruiting, campus recruitment,
    early careers team, early talent, student recruitment, graduate careers,
    talent attraction, emerging talent,
    talent acquisition, people team, people operations, hiring team, human resources,
    recruiting team, recruitment team, talent team, career center, careers, career, recruiting,
    recruitment, interviews, interview, talent, jobs, hiring, hr, bewerbermanagement,
    resourcing, notifications, notification, no-reply, noreply, workday, applications,
    onboarding desk, team, scheduling, people, staffing, employment, candidate experience,
    campus & lateral hiring, assessments, admissions, karriere, bewerbung, bewerbungen,
    personalabteilung, personalamt, personalstelle, personalservice, personaldienst,
    personal, recruiting services, recrutement, emploi, carrières, rh, empleo,
    seleccion, selección, reclutamiento, carreras, vacatures, werving, rekrytering, rekruttering,
    rekrutacja, selezione, careers site, career site, careers team, careers portal, applicant
    tracking, early careers, graduate recruitment, graduates, university recruiting, candidate
    care, hq, candidate services, people services, hr services, people & culture,
    people and culture, talent & culture, do not reply, no reply, talent community, jobs portal,
    recruit desk, recruitment desk, hiring desk, recruiting desk, e-recruitment, e-recruit,
    human resource dept, human resources dept, human resource department,
    human resources department, hr administration, crewing & shore, research ops, people ops,
    talent ops, ufficio personale, ufficio risorse umane, ufficio hr, risorse umane, segreteria,
    direzione, produzione, recursos humanos, dirección, producción, secretaría, secretaria, gente,
    vetting, talento,
    selección de personal, direção, produção, recrutamento, seleção, service rh, drh,
    ressources humaines, service des ressources humaines, direction des ressources humaines,
    secrétariat, sekretariat, personální oddělení, ufficio selezione, personalwesen, kadry,
    dział kadr
    """
)
# What stands before an employer's name, and how much that says.
BEFORE_ORG = weighed(
    {
        8: """
            company called, studio called, firm called, startup called, business called,
            start-up called, charity called, agency called, is called, firm is, practice is,
            organisation is, business is, requirement with, client is, employer is, my client,
            our client, clients are, our principals, i run, we run, i own
        """,
        6: """
            application to, application at, application with, applying to, applied to, applying at,
            applying with, interview at, interviewing with, interviewing at, role at, role with,
            position at, position with, job at, job with, opening at, opportunity at,
            employment with, employment at,
            opportunity with, vacancy at, careers at, career at, behalf of, offer from,
            greetings from, here at, department at, employed by, invited by, meet with, sent by,
            company is, sent to, over to, cv to, resume to, profile to, forwarded to, submitted to
        """,
        5: """
            of mine, of ours, no from, yes from, reply from, answer from, response from,
            interview with, interest in, welcome to, team at, people at, work at,
            working at, work for, us at, joining, join, life at, roles at, jobs at,
            apply to, apply at, set with, talent at, unit at, division at, news from,
            confirmed with, arranged with, booked with, up with, onsite at, stage at, process at,
            process with, interviews at, interviews
            with, step with, steps with, steps at
        """,
        4: """
            hr for, recruitment for, recruit for, hire for, recruiter for,
            invitation from, hiring for, recruiting for, engineering at, design at,
            scheduled with, come to, retained by, engaged by, instructed by, mandated by,
            commissioned by, someone from, somebody from, sent from, colleague from
        """,
        3: """
            interested in, place at, screen with, schedule with, you at, at, founder of, ceo of,
            cto of, co-founder of, cofounder of, client, building, am building, founder at, owner
            of,
            team behind, @, bij, bei, chez, hos, presso, thanks from, feedback from, heard from,
            news of, applied for, called
        """,
        2: """
            discussion with, test for, off with, with, from
        """,
        1: """
            back to, to, by, for
        """,
    }
)
# Where somebody worked before.
FORMERLY = tuple(
    phrases(
        """
        still at, still with, still working at,
        worked at, worked for, working previously at, previously at, formerly at, formerly of,
        previously of, experience at, experience with, background at, years at, years with, time at,
        while at, your work at, my work at, your role at, came from, left, ex-, known from,
        current employer, current company, previous employer, previous company, last employer,
        present employer, recent employer, current role, studied at, graduated from, degree from,
        placed people at, joined from, moved from, your time with, your projects at,
        your career at, your career with,
        regulated by, authorised by, accredited by, certified by, registered with, member of,
        members of, parent company, parent, owned by, bought by, backed by, funded by, acquired
        by, acquisition by, owned by, invested by, after leaving,
        left for, you were with, were with, been with, been at, you were at, spell at, stint at,
        stints at, colleague at, friend at, ex, clients like, clients such as, customers like,
        companies like, firms like, competitors like, competing with, compete with,
        partnership with, customers include, clients include
        """
    )
)
# What stands behind it.
AFTER_ORG = weighed(
    {
        7: """
            has invited, invites you, asked you
        """,
        6: """
            invited you, wants you, has asked, is hiring, has sent, sent you, has
            offered, would like
        """,
        5: """
            were very, was very, were really, were so, was so, were keen, was keen, can see, can
            offer, can meet, will see, has scheduled, have scheduled, need a, need an, needs a,
            needs an, has rejected, have rejected, has partnered, really liked, really loved,
            need two, need three, need four, need five, need six, need some, need several, needs
            two, needs three, needs some, took you, picked you, chose you, want a, wants a,
            loved you, liked you, loved meeting, liked meeting, enjoyed meeting, was impressed,
            were impressed, are impressed, viewed your, has shortlisted, have shortlisted,
            shortlisted, has selected, have selected, has confirmed, is keen, are keen, has
            agreed, is interviewing, are interviewing, came back, got back, liked your, loved
            your, invites you, wants to, want you, passed, hiring team, people team, talent
            team, careers, moved you, moved your, has decided, is looking, hires, want to, want
            you, would love, are looking, are hiring, is recruiting, are recruiting, is seeking,
            are seeking, have asked, have invited, have offered, have decided, have confirmed,
            loved the, liked the, loves the, likes the, loved how, is interested, are interested,
            has reviewed, have reviewed, is excited, are excited,
            is thrilled, are thrilled, is happy, are happy, is authorised,
            is committed, are committed, is an equal, are an equal, is proud, are proud, values
            diversity, is registered, is a limited, is a registered, is a trading, thanks you,
            have gone, has gone, have chosen, has chosen, have come, has come, is offering, are
            offering, is delighted, are delighted, is pleased, are pleased,
            is waiting for, are waiting for
        """,
        4: """
            just rang, just called, just phoned, just emailed, rang me, called me, phoned me,
            emailed me, rang back, called back, recruiting, recruitment, recruiter, recruiters,
            talent, has moved, decided, offered, treats, are making, is making, have decided, crew,
            asks, human, welcomes applications, will call
        """,
        3: """
            founders, board, guys, folks, went, hr, team, receives, opened, won't, will not, hq,
            panel, onsite,
            assessment, selection, application, outcome, have, want
        """,
        2: """
            accepts, does not, office, thursday, has, people
        """,
        1: """
            interview, store
        """,
    }
)
