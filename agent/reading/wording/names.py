"""Words that roles and personal names are made of, and titles by part."""

from agent.reading.wording.lists import phrases, words

JOB_NOUNS = words(
    """
    groom chambermaid housemaid kennelmaid groundsman pianist violinist cellist bouncer footman
    umpire jockey dairyman cowman lumberjack platelayer fireman medic emt keyworker subtitler
    barman barmaid barback salesman saleswoman despatcher storesman binman watchman bellboy
    laundress tattooist choirmaster cartoonist actor actress greengrocer usherette pcso mortician
    pedagogue drover propagator filleter drayman thrower
    enumerator costumier confectioner milliner silversmith
    co-ordinator housemistress
    locum shipwright wheelwright aquarist assistante conseiller conseillère gestionnaire responsable
    chargé chargée directeur directrice chefarzt oberarzt assistenzarzt facharzt arzt ärztin
    pflegefachkraft krankenpfleger kaufmann kauffrau fachangestellte fachangestellter techniker
    technikerin mechatroniker elektriker monteur verkäufer verkäuferin buchhalter buchhalterin
    erzieher erzieherin lehrer lehrerin leraar verkoper verpleegkundige magazijnmedewerker
    projectleider projektleiter projektleiterin vertriebsmitarbeiter disponent disponentin
    mandatsleiter mandatsleiterin projektassistenz assistenz assistent assistentin konstrukteur
    vendeur vendeuse infirmier infirmière comptable professeur enseignant enseignante
    desarrollador desarrolladora ingeniero ingeniera enfermera enfermero contable abogado abogada
    programador programadora gestor gestora técnico técnica ingegnere sviluppatore sviluppatrice
    kierownik inżynier programista księgowa utvecklare ingenjör säljare lärare utvikler selger
    exec aide artist advocate declarant laminator demonstrator proctor paraplanner plater steelfixer
    stevedore storeperson storeman warehouseman tradesperson salesperson groomer kennelhand
    stablehand shearer aesthetician caregiver babysitter puppeteer sysadmin transcriber annotator
    grader liaison shopfitter dryliner ganger chargehand shiftlead hca rmn rgn cna lvn bcba odp
    senco smts amts lmts commissioner comptroller indexer companion houseparent coxswain
    factor captain gilder cooper saddler thatcher fettler leader metallurgist driller roustabout
    roughneck
    toolpusher guide docent runner gaffer colourist
    compositor winemaker cellarhand viticulturist herdsman milker farrier beekeeper
    horticulturalist bellhop bellman bartending doorman valeter launderer presser embroiderer
    minister patternmaker glassblower bookbinder typesetter pressman lithographer sculptor luthier
    signwriter stonemason steelworker boilermaker millwright toolmaker foundryman galvaniser
    blaster banksman slinger groundworker tunneller dredger diver sailor seaman seafarer
    boatswain oiler motorman stewardess skydiver aviator navigator loadmaster marshaller
    signalman shunter guardsman chauffeur postman postwoman stacker stocktaker checker
    replenisher greeter shopkeeper baker pizzaiolo sous-chef expediter dishwasher busser
    governess childcarer playworker headteacher housemaster lexicographer philologist historian
    curate vicar rector organist imam rabbi missionary sexton gravedigger embalmer undertaker
    coroner bailiff magistrate notary ombudsman attaché policymaker speechwriter pollster
    psychometrician perfusionist orthotist prosthetist podiatrist chiropodist chiropractor
    acupuncturist masseur masseuse hypnotherapist doula sonologist endoscopist phlebologist
    haematologist hematologist gynaecologist obstetrician paediatrician pediatrician urologist
    orthodontist periodontist endodontist denturist pharmacologist geneticist biochemist
    bioinformatician botanist ecotoxicologist hydrogeologist seismologist volcanologist
    glaciologist climatologist palaeontologist ethnographer demographer econometrician futurist
    appraiser adjuster assembler auctioneer binder blacksmith bookseller bosun brewer bursar
    campaigner canvasser caseworker childminder collector copyeditor cutter dancer detailer
    distiller drafter draughtsman engraver expeditor fabricator farmhand finisher fundraiser
    goldsmith handler helper hostess installer jeweller jointer laborer linesman loader locksmith
    lobbyist maker moulder organiser organizer painter paver pastor polisher potter projectionist
    proofreader purser roaster setter skipper sorter sprayer subeditor tailor turner valet verger
    weaver worker anthropologist audiologist cardiologist cartographer criminologist dermatologist
    embryologist
    entomologist epidemiologist geographer immunologist microbiologist mineralogist neurologist
    oncologist pathologist pharmacologist physiologist radiologist stenographer virologist
    zoologist adjudicator aider agronomist anaesthetist arborist assessor beautician cameraman
    carpenter
    cinematographer constable croupier dealer dentist deckhand detective dietician dispenser
    examiner firefighter fishmonger florist forwarder gamekeeper glazier groundskeeper
    groundsperson hairdresser handyman handyperson horticulturist hygienist invigilator janitor
    landscaper machinist nutritionist optician optometrist osteopath packer penetration-tester
    phlebotomist pilot pipefitter presenter psychiatrist psychotherapist physio physiotherapist
    quant ranger rigger scaffolder scheduler seamstress signaller sonographer stagehand stockman
    stockroom stocker supply-planner tiler usher verifier videographer warden zookeeper
    praktikant praktikantin praktikum werkstudent werkstudentin ausbildung auszubildende entwickler
    entwicklerin berater beraterin referent referentin sachbearbeiter sachbearbeiterin ingenieur
    ingenieurin leiter leiterin mitarbeiter mitarbeiterin stagiair stagiaire medewerker
    ontwikkelaar adviseur manager/in alternant alternance ingénieur développeur développeuse
    accountant actuary administrator adviser advisor ae agent ambassador analyst animator
    apprentice apprenticeship archaeologist architect archivist assistant associate astronomer
    attorney auditor ba banker barista barrister bartender bdr biologist bookkeeper bricklayer
    broker butcher buyer carer caretaker cashier chaplain chef chemist chief choreographer
    cleaner clerk coach composer concierge conductor conservator consultant controller
    conveyancer cook coordinator copywriter counsel counsellor counselor courier csm curator
    decorator designer dev developer devops dietitian director dispatcher doctor dramaturg
    driver ecologist economist editor educator electrician engineer estimator evangelist
    executive facilitator fellow fellowship fitter foreman forester gardener generalist
    geologist geophysicist guru handler head host housekeeper hydrologist illustrator inspector
    instructor intern internship interpreter investigator joiner journalist labourer lawyer lead
    lecturer lectureship librarian lifeguard lpn machinist manager marketer master mathematician
    mechanic merchandiser meteorologist midwife modeler modeller moderator musician nanny
    negotiator nurse oceanographer officer operations operative operator owner paralegal
    paramedic partner pharmacist photographer physician physicist picker planner plasterer
    playwright plumber pm po porter postdoc practitioner president principal producer professor
    programmer psychologist qa radiographer receptionist recruiter registrar reporter
    representative researcher rn roofer sales scientist scrum-master sde sdr secretary
    sociologist solicitor sommelier sourcer specialist sre staff statistician steward strategist
    stylist superintendent supervisor support surgeon surveyor swe teacher technician
    technologist teller tester therapist toxicologist tpm trader trainee trainer translator
    treasurer tutor typist underwriter upholsterer valuer vp waiter waitress warehouse welder
    writer
    """
)
# What a subject says of a role right behind it.
ROLE_MATTERS = words(
    """
    application applications assessment call challenge chat coding contract day drive finalist
    fulltime hackathon screen
    interview interviews invitation invite job shortlist meeting opportunity permanent quiz reminder
    requirement round screening test update w2
    """
)
# No role begins with these.
NOT_ROLE = words(
    """
    all and any application applying april august canceled cancelled cancellation candidature cv
    confirmation feedback follow following outcome panel selection
    confirmed consideration dear december employment february friday further fwd good google
    great hello her
    hi his how hr i if interest interview interviews invitation it january job join july
    june march may me microsoft min mins minute minutes monday my new next november october or our
    people please
    position re regarding req requisition recruitment reminder rescheduled role round saturday
    september
    so status sunday talent teams thank thanks the their they this thursday today
    tomorrow tuesday update updated us we wednesday what when you your zoom
    """
)
# What stands behind a dash in a subject and is no field of the role.
NOT_FIELD = words(
    """
    hospitation probearbeiten schnuppertag vorstellungsgespräch gesprek sollicitatie entretien
    entrevista colloquio intervju kennenlernen kennismaking
    successful unsuccessful shortlisted shortlisting rejected regret closed withdrawn hold welcome
    needed wanted proposal proposta propuesta vacancy introduction enquiry inquiry
    application applicant candidate feedback outcome decision result results offer invite confirmed
    details availability urgent hybrid onsite contract permanent freelance perm ftc reference ref
    team careers news information request action required assessment test phone screen call stage
    confidential received submitted thanks follow-up followup chat intro opportunity opening new
    """
)
# Words that begin a role as well as a round of interviews, and what rounds are called.
ROUND_FIRST = words("technical phone final video second first recruiting human recruiter manager")
ROUND_NOUNS = words(
    """
    interview interviews round rounds screen screening call chat stage step test assessment
    discussion meeting conversation exercise challenge task panel resources
    """
)
# Nouns that are no role by themselves.
BARE_NOUNS = words(
    """
    assistant associate chief coordinator director executive head hiring-manager lead manager
    officer operations owner partner president sales specialist staff support vp recruiter guide
    runner checker leader
    """
)
# A sentence without any of these names no role.
ROLE_CUES = JOB_NOUNS | words(
    """
    role position opening post vacancy job req requisition title application applied applying
    apply candidacy interview interviewing interviewed assessment test hiring need needs find seek
    seeks seeking recruiting recruit looking
    """
)
# Capitalised words that open a sentence or a greeting and belong to no name.
NOT_FIRST = words(
    """
    meanwhile sadly luckily happily fortunately additionally furthermore finally afterwards
    apparently anyway otherwise a after all also although an and any april are as at august aw
    because before best both but by call can canceled cancelled cheers company confirmation
    confirmed congratulations could
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
# In capitals it opens "IT Specialist" and is no pronoun.
FIELD = "IT"
# Letters behind a name that are no part of it.
HONOURS = words(
    """
    aca acca acma ba bsc cbe ceng cfa chp cima cipd cpa dds esq fca fcipd frcvs frics frsa fslcc
    kc llb llm ma mba mbe mcipd md mice miet mrcvs mrics msc obe pgce phd phr pmp pslcc qc rgn
    riba rics rmn rn shrm-cp shrm-scp sphr
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
    yours thx thnx tx gr grt grtz groeten br rgds rgrds kr mfg lg vg vb bg cordialement
    cordiali saludos atentamente abraço saluti hilsen hälsningar mvh pozdrawiam cheerio
    appreciated gratefully blessings xo xx
    """
)
# Titles by part, the most telling part first: a "recruiting coordinator" coordinates.
TITLES = {
    "coordinator": phrases(
        """
        hr technician, human resources technician, human resources assistant,
        human resources administrator, people administrator, crew coordinator,
        personnel officer, recruiting coordinator, recruitment coordinator, talent coordinator,
        coordinator, talent operations, hr adviser, hr advisor, hr assistant, resourcing officer,
        school manager, scheduler, onboarding, hr officer, office manager, hr team,
        hr administrator, bewerbermanagement, program coordinator, executive assistant,
        personal assistant, scheduling, tag team, hr services, people services, administrator,
        recruitment team, talent team, faculty assistant, department assistant, 's assistant,
        ’s assistant, assistant to, secretary to, pa to, ea to, hr coordinator
        """
    ),
    "recruiter": phrases(
        """
        human resource manager, human resource, recrutamento, recrutement, reclutamiento,
        personalreferent, personalreferentin, rekryterare, talento, seleção, selección,
        resourcing partner, recruiter, recruiting, talent, sourcer, recruitment, headhunter, tag,
        people partner, hr business partner, hr generalist, people @, people at, chief people
        officer, head of people, people operations, executive search, staffing, ta partner,
        people & culture, people and culture, people team, hr manager, phr, hr lead,
        managing partner,
        human resources, hrbp, people lead, people manager, leiterin personal, leiter personal,
        personalleiter, personalleiterin, hr director, search consultant,
        consultant, hr
        """
    ),
    "hiring_manager": phrases(
        """
        hiring manager, hiring mgr, head of, director of, director, vp, vice president, cto, ceo,
        coo, cfo, founder, founders, co-founder, cofounder, lead, teamlead, team leader, ecd,
        pastor, rector, vicar, harbour master, superintendent, manager, chair, dean,
        principal, matron, owner, chief, provost, mgr, group manager, runs the, runs our, heads,
        leads the, leads our, team lead, headteacher, head teacher, headmaster, headmistress,
        managing director, md, head chef, proprietor, i lead the, i lead our, i run the, i run our,
        i head
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
