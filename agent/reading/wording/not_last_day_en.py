"""How mail tells days that are nobody's last day to answer an offer or hand in a test, as data.

Notation as in `agent.reading.grammar.phrases`; WINDOW is a stretch of time already read. The first
window of a phrase is the one that is meant.
"""

SETS = {
    # What an employer sends and the user then answers.
    "thing": """
        offer letter contract agreement paperwork document documents test task exercise assessment
        challenge case brief assignment link invitation home""",
    "sent": "sent emailed mailed posted issued delivered shared released forwarded",
    "who": "people candidates applicants finalists developers engineers interviewees others",
    "licence": """
        course courses training licence license certificate certification degree exam exams
        vaccination vaccinations induction check checks clearance permit visa registration
        qualification thesis studies screening driving medical apartment flat""",
    "post": "offer position post role job place",
}

GROUPS = {
    # The user gets it then: "the offer letter should reach you by Monday".
    "coming": """
        @thing _4 will|'ll|should|shall|would|'d|might|may _2 reach you _4 WINDOW
        @thing _4 will|'ll|should|shall|would|might|may be _2 with you|in _4 WINDOW
        @thing|it _4 will|'ll|should|shall|would|'d arrive|land|come|follow _6 WINDOW
        @thing _4 will|'ll|should|shall|would|'d|going|due _3 @sent _8 WINDOW
        you _1 will|'ll|should|can|may|would|'d _1 receive|get|expect _4 @thing _6 WINDOW
        it will|'ll|should|would|might be _1 in|with your|you _4 WINDOW
        you _1 will|'ll|should have _3 @thing _2 by|on WINDOW
        i|we|hr|they|team will|'ll have _4 @thing _3 by|on|for|ready _3 WINDOW
        i|we|hr|they|he|she|team|office|department|agency|who will|'ll|shall \
            send|email|post|issue|forward|release|share _4 @thing _4 WINDOW
        @thing _3 will|'ll be ready|finalised|finalized|drafted|prepared|out _4 WINDOW
        you _1 will|'ll|should|would|'d be _1 given|handed|sent|emailed _4 @thing _6 WINDOW
        expect _3 @thing _3 by|on|before|within WINDOW
        WINDOW _6 you _1 will|'ll|should|would|'d receive|get _4 @thing
        WINDOW _6 you _1 will|'ll|would|'d be _1 given|handed|sent|emailed _4 @thing
        WINDOW _6 @thing _2 will|'ll|would|'d _3 @sent
        """,
    # How long others take: "most candidates hand it in within a week".
    "pace": """
        most|other|some|few|many|several _3 @who _8 WINDOW
        @who _2 usually|typically|generally|normally|often|tend _6 WINDOW
        others _2 WINDOW
        on average _8 WINDOW
        """,
    # What need not be by then: "don't worry about finishing by Friday".
    "waived": """
        no need|pressure|obligation|requirement|necessity _10 WINDOW
        not|'t|never worry|feel|bother|fret _10 WINDOW
        not|'t have|need|required|obliged|expected|necessary to _10 WINDOW
        not|'t|cannot|unable _1 extend|move|push|postpone _8 WINDOW
        extension _3 WINDOW _2 not|'t|impossible
        not|'t expect you|anyone|anybody to _10 WINDOW
        needn|need 't|not _1 return|send|finish|complete|answer|reply|decide|sign|submit _8 WINDOW
        """,
    # What taking the post asks for: "you would need to move to Leeds by 30 April".
    "duty": """
        relocate|relocating|obtain|vacate|undergo|acquire|renew|enrol|enroll|qualify _10 \
            by|before|until|within WINDOW
        move|moving to|house|closer|here|into _6 by|before|until|within WINDOW
        complete|finish|take|sit|do|get|attend|undertake|pass|hold|begin|receive|find|secure _3 \
            @licence _6 by|before|until|within WINDOW
        """,
    # An offer that nobody has to answer any more.
    "accepted": """
        thank|thanks _4 accepting our|the|this|my|your _3 @post
        pleased|delighted|glad|happy|thrilled that? _1 you _1 accepted our|the|this|my|your _3 @post
        now|since|as that? you have|'ve accepted our|the|this|my|your _3 @post
        """,
}
