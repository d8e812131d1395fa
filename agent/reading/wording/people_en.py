"""How a message names those who take part, as data: words of names and roles, phrases.

PEOPLE stands for one or more persons named together. Notation as in
`agent.reading.grammar.phrases`.
"""

from agent.reading.wording import appointment_en, deadline_en, meeting_en, promise_en, turns_en
from agent.reading.wording.names import CLOSING_WORDS, JOB_NOUNS, NOT_FIRST
from agent.reading.wording.sets import words

SETS = {
    "will": "will 'll shall would 'd",
    "be": "is are 's",
    "talk": "speak talk chat speaking talking chatting catch connect connecting connected",
}

GROUPS = {
    "part": """
        with|w _1 PEOPLE
        w / PEOPLE
        with you and|& PEOPLE
        meet|meeting|see|seeing|join|joining|face|against _1 PEOPLE
        meet _2 :|- PEOPLE
        @talk _2 to|with _1 PEOPLE
        interviewed|hosted|chaired|led|run|conducted|met|taken|joined|attended|held by _1 PEOPLE
        replaced by PEOPLE
        interviewer|participant|attendee|panelist|panellist ( s ) _1 :|- PEOPLE
        interviewer|interviewers|panel|panellists|panelists|panelist|attendees|participants|host|\
            hosts|who|with|interviewing|manager|mgr|room|present|attending _2 :|- PEOPLE
        interviewer|interviewers|panel|panellists|panelists|manager|mgr|committee _2 @be|includes|\
            comprises|consists|include|comprise of? PEOPLE
        interviewer|interviewers|panel|manager|committee _2 will be PEOPLE
        consist|consists|consisting|made of|up of? PEOPLE
        it will|'ll be PEOPLE
        front of PEOPLE
        introduce|introducing you to PEOPLE
        get|put|have|getting|putting you with PEOPLE
        also PEOPLE
        namely PEOPLE
        PEOPLE @will _1 be|see|take|show|greet|ask|walk|also|pick|rather|like|love|have|start
        PEOPLE|SOMEBODY @be _1 happy|available|free|keen
        PEOPLE @be _1 able|going|there|also|around|open|on
        PEOPLE|SOMEBODY @will _2 call|ring|phone|meet|join|dial|interview|lead|run|host|chair|\
            conduct|video|zoom|talk|speak
        PEOPLE|SOMEBODY will|'ll be joining|hosting|running|calling|interviewing|chairing|leading|\
            conducting|meeting|ringing|there
        joining|interviewing|meeting you _4 @be|be PEOPLE
        PEOPLE|SOMEBODY @be _1 joining|hosting|running|calling|interviewing|chairing|leading|\
            conducting|meeting
        PEOPLE|SOMEBODY would|'d _1 rather|like|love
        PEOPLE|SOMEBODY can|could _1 do|make|join|meet|speak|see|call
        PEOPLE wants|want|likes to
        PEOPLE|SOMEBODY joins|chairs|hosts|leads|interviews|enjoys|stays|prefers|asked|attends|\
            runs|conducts|wants
        works|suits|good|fine|ok|okay for _1 PEOPLE
        then PEOPLE
        works|suits PEOPLE
        PEOPLE|SOMEBODY has|have _1 time|slots|openings|availability|asked|kindly
        """,
    # The one named before is met.
    "same": """
        he|she|they will|'ll|would|'d _1 call|ring|phone|meet|see|join|interview|dial|speak|talk|\
            like|love
        he|she|they is|are|'s _1 available|free|happy|keen
        with him|her|them
        @talk|meet|see to|with? him|her|them
        """,
    "writer": """
        PEOPLE|SOMEBODY here from|again|at
        PEOPLE|SOMEBODY can|could do _3 well|too|both
        PEOPLE|SOMEBODY is|are available|free at|for|on both|either
        i|we will|'ll|can _1 ring|call|phone|dial|join|meet|interview|host|chair|video
        i|we will|'ll be there|joining|hosting|your|meeting|interviewing|calling
        can|could|may|shall|should|let i|me _1 call|ring|phone
        both|two|three|all of us
        i 'd|would|will|do _1 like|love _1 to _2 chat|talk|speak|meet|go|discuss|see|hear|call
        i can|could _1 do|make
        i 'm|am _1 free|available|around|open
        would i be able
        introduce myself
        you and i
        you & i
        """,
    # "Ask for me at reception": the writer comes; "ask for Denise" may be the reception itself.
    "fetched": """
        ask|asking for PEOPLE
        """,
    # Met before this.
    "before": """
        discussed|agreed|spoke|spoken|talked|met|chatted with|to? PEOPLE
        thanks|thank to|you? PEOPLE
        after|following|per|since|enjoyed|from _1 call|chat|conversation|interview|meeting|\
            discussion with PEOPLE
        spoke|talked|chat|chatted|talk|conversation with|to PEOPLE _1 last|earlier|yesterday
        """,
    # Named, but not as somebody who will be there.
    "absent": """
        PEOPLE|SOMEBODY can|could|will|is|has _1 not|'t|no
        PEOPLE|SOMEBODY cannot
        PEOPLE has|have been replaced
        PEOPLE|SOMEBODY is|are|'s _1 out|away|ill|sick|off|unable|unavailable|leaving|poorly|\
            travelling|traveling
        instead of PEOPLE
        rather than PEOPLE
        not PEOPLE
        """,
}


def _said_elsewhere() -> frozenset[str]:
    """The words of the other phrases: what those say is an ordinary word and no name."""
    found: set[str] = set()
    for module in (appointment_en, deadline_en, meeting_en, promise_en, turns_en):
        for lines in module.GROUPS.values():
            found.update(lines.replace("|", " ").split())
    return frozenset(found)


ORDINARY = _said_elsewhere()

# A name stands before one of these, a mark, a date or the end; else it only describes a thing
# ("the Strand table", "Govt ID").
FOLLOWING = words(
    """and & or with at on in from for to as by about via over will 'll shall would 'd should can
    could may might is are was has have had 's who whom whose then also here there today tomorrow
    this that next plus joins join chairs hosts leads interviews attends wants want likes enjoys
    stays prefers asked runs starts conducts both too first again either instead rather please i we
    you he she they if so because but when while be been our your the a an"""
)
TITLES = words(
    """mr mrs ms miss mx prof professor matron sir madam mag ing dean sister captain cllr councillor
    rev reverend judge herr frau mme mevrouw"""
)
KEPT_TITLES = words("dr")
PARTICLES = words("van der den de von da di la le bin al el ter ten te zu del dos y e")
JOINTS = words("and & + / plus ; , then or")
# A name behind one of these is a place, a firm or a subject, not somebody met.
OF_THINGS = words("of at from in for near via as re about on regarding into")
ROLE_NOUNS = JOB_NOUNS | words(
    """colleague colleagues head cto ceo cfo coo cpo cio chro vp svp evp md founder founders
    cofounder co-founder chair chairman chairwoman president mgr hiring-manager principal matron
    boss teammate recruiter managers directors engineers partners leads rep council"""
)
ROLE_WORDS = ROLE_NOUNS | words(
    """our the my your a an its their of and & - / , senior sr junior lead managing general hiring
    deputy vice chief executive human data software product platform people talent engineering
    design sales marketing finance clinical technical operations team department group regional
    national global area store shop floor staff works practice nurse ward research lab hr
    it security infrastructure infra cloud backend frontend mobile office branch side site
    customer success client services
    account business development analytics machine learning science quality risk legal controls
    acquisition recruiting recruitment line direct creative art commercial supply chain first new
    other acting interim founding"""
)
# Words that begin no name although they are written with a capital.
NO_NAMES = (NOT_FIRST | CLOSING_WORDS | ROLE_NOUNS | ORDINARY | words(
    """the a an our your my we i you he she they it this that these those him her them us me
    attendees participants participant panellists panelists panelist interviewing present host hosts
    attending organiser organizer zoom teams google meet microsoft webex skype hr human resources
    lead engineering talent people hiring panel product data software design sales marketing vp ceo
    finance operations technical staff chief building london new pacific eastern central mountain
    gmt bst cet ist pst pdt est edt cst utc europe america who either otherwise virtual video phone
    onsite format everyone everybody someone somebody anyone nobody none business unit department
    group mobile candidates candidate interviews parking reception security feel bring let give
    get take keep nothing everything whoever another other others being having getting going
    see reply note attached enclosed below above here there now then sure ok okay yes no maybe
    perhaps usually normally typically assuming given once while during within please recruiting
    stage step part one two three four five session agenda schedule cto cfo coo team senior sr
    parking lunch coffee tea refreshments breakfast dinner wifi training childcare transport travel
    accommodation feedback documents slots times results sessions strength pay closing check tell
    only points count photo planned conditions arrival flight expect alternatively really"""
)) - words("may april june august mark max will hope grace joy faith summer dawn")  # fmt: skip
# Trades that are surnames as often.
SURNAMES = words("cook driver baker carpenter porter fellow master page chef buyer planner steward")
# Capitalised words of a timetable that name what is done, not who does it.
ACTIVITIES = words(
    """systems system deep dive role play coffee lunch dinner breakfast tour talk coding live pair
    pairing programming sense values culture background welcome wrap up break intro introduction
    debrief hall room floor building research seminar teaching demonstration exit meeting search
    presentation exercise case study review architecture behavioural behavioral leadership chat
    interview round conversation session test assessment whiteboard stakeholder portfolio closing
    opening discussion reading task simulation workshop q&a campus visit street road avenue st rd
    ave square house court place centre center park lane plaza kiln video call google zoom final
    technical panel product data design engineering hiring manager team walkthrough screen"""
)
FIRMS = words(
    """bank energy inc ltd limited gmbh llc plc services group labs health insurance logistics
    software systems university college council technologies robotics media foods partners
    solutions trust ag hospital corp company digital consulting bv institute school search
    recruitment staffing resourcing talent studios studio capital ventures holdings associates
    international"""
)
DEPARTMENTS = words(
    """resourcing recruitment recruiting hr talent team careers hiring jobs people resources
    bewerbermanagement acquisition podcast desk office interviews scheduling coordination
    personalabteilung notifications support"""
)
