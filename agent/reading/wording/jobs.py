"""Words around and within the names of jobs, beside those of `wording.names`."""

from agent.reading.wording.lists import words

# Words that rank a job and are jobs themselves: "trainee upholsterer".
RANKS = words(
    """
    trainee apprentice assistant deputy head lead senior junior chief associate student relief
    """
)
# Nouns of jobs that are so common otherwise that only their place tells: "cellar hand".
WIDE = words(
    """
    attendant boss ceo cfo cio ciso cmo coo crew cto deputy dramaturge escort guard hand improver
    judge maid mason mate matron member mistress pa patrol player rating rep scout senior shepherd
    sister superior taker tech temp vet
    """
)
# Words that end as those who do something are called, and call nobody so.
NO_DOER = words(
    """
    asian boiler brother burger burner canadian checklist chopper christian competitor contributor
    cooker cooler cracker cruiser cyclist differ dover dredger drier dryer elevator escalator
    exterior favor freezer freighter fryer ginger hanover heater helicopter hopper indian interior
    investor italian junior liner mixer mower planer propeller recover refrigerator schooner
    scooter sensor shortlist simulator slider spanner sprinkler stretcher supper supplier tanker
    terror toaster tourist trawler trimester trimmer ventilator visitor wishlist
    after alter anger another answer answers applicant applicants assist banner barrier beaver
    better bigger binder blocker border bother browser buffer bumper butter calendar camper cancer
    candidate carrier center centre chamber chapter character charger cheaper cinder cluster colder
    color colour computer consider consist container copper corner counter cover cursor customer
    customers danger darker daughter december deeper deliver dinner discover disorder divider
    docker donor door drawer duster earlier easier easter either elder employer employers encounter
    enlist enter error ever exist expander factor fair farther faster father fever fewer fiber
    filler filter finger firmer first floor flower folder footer for forever former four friendlier
    further gender generator gist greater hamburger hammer happier harder header her here higher
    holder honor hour hover however human hunger important indoor inner insist interviewer
    interviewers jumper kinder labor ladder larger laser later latter layer leather letter letters
    lever lighter list liver locker longer looser louder lower lumber major man manner manor marker
    matter matters men merchant meter minister minor mirror mist monitor monster mother motor
    murder narrower nearer neither never newer newsletter nicer november number numbers october
    offer offers older omnibus or order orders organiser organizer other others our outer over
    oyster paper papers participant participants people pepper per persist person player plover
    pointer poor poster powder power prefer prior proper quarter rather razor reader readers
    receiver recipient recorder refer register remember reminder render resist restaurant river
    roller router rubber ruler safer scanner screwdriver sector semester sender september server
    shelter shorter shoulder shower silver simpler sister slower smaller smarter smoother sober
    softer sooner speaker spider steamer sticker stronger stutter suffer sugar summer super
    surrender sweeter taller tender theater theatre their thinner thunder tier tiger tighter timber
    together toner tower tractor trailer transfer transistor tumour twist under upper user users
    utter vapor vector water weaker weather wetter whether whichever whisper whiter whoever wider
    winner winter wiser woman women wonder worse wrist younger your
    """
)
# What a subject says before a job: "FINAL INTERVIEW CLAIMS ACTUARY".
BEFORE = words(
    """
    interview interviews vacancy vacancies position role job post ref reference requisition advert
    """
)
# What no job in small letters begins with: small words, and verbs that stand before one.
NO_PART = words(
    """
    a an the our your my their his her its this that these those any some every each another one no
    two three four five six several few more other for of in at on to as by with from about re and
    or but nor so is are was were be been am has have had do does did will would can could may
    might shall should must not i you we they he she it us them him me who whom which what when
    where if than then there here new next extra good great best short hire hired hiring need needs
    want wants seek seeking find looking look after become being like second third only own last
    regarding via per both all most many talented strong passionate motivated skilled experienced
    rockstar awesome brilliant driven enthusiastic amazing
    """
)
