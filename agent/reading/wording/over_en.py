"""How English mail tells of meetings and calls that have already been, as data.

Notation as in `agent.reading.grammar.phrases`; a phrase tells of the time that stands behind it.
"""

OVER_SETS = {
    "met": """meet meeting see seeing talk talking speak speaking chat chatting catch catching have
        having host hosting welcome welcoming""",
    "pleased": """great good nice lovely pleasure fun wonderful glad happy pleased delighted delight
        joy privilege honour honor treat thrilled""",
    "met_at": """interview interviews call chat conversation meeting discussion screen session
        appointment visit presentation panel round talk trial tour test walkthrough""",
}

OVER = {
    # people have met
    "met": """
        was|were _3 @pleased to? @met _2 you|u|yourself
        enjoyed|liked|loved|appreciated meeting|seeing|talking|speaking|chatting|having|your|our
        liked|loved you
        now that you|they 've|have met|spoken|seen|visited
        saw|interviewed|met you on|at|in|here|over|last|DAY
        you came in|over|along|by|here|to|on
        @met_at you had|attended|gave _1 with?
        impressed by|with you|your
        well done
        i|we|you|he|she|they|who spoke|talked|met|chatted|saw|interviewed|visited|attended you?
        you|we asked|wrote on|at
        you did _1 well|brilliantly|great
        you|they|we|he|she had your|the|a|an|our _1 @met_at
        """,
    # somebody rang, waited or tried to
    "reached": """
        tried|attempted|trying to _1 reach|call|ring|phone|contact|catch|speak|dial|telephone \
            you|u|to|through|hold?
        tried|attempted|trying to _1 get through|hold
        i|we|he|she|they|have|'ve|has|just|also called|rang|phoned|telephoned _1 you|twice|earlier|\
            again|but|at|on|DAY|TIME
        missed your|his|her|their|our|my|a call|calls
        missed each other
        could|couldn|did|didn not|'t _1 take|answer|get|pick|reach|catch _2 you|your|up
        waited for you
        was|were waiting for you
        left you|a|your _2 voicemail|message
        """,
    # it is asked after, or was
    "how": """
        how did it|that|things|everything _3 go
        how was|were it|that|things|your|the
        how|what did you _1 find|think|make|feel
        """,
    # somebody said or wrote something: of a time of this day only, when it has passed
    "told": """
        as|when|we|i|was|you discussed|agreed|mentioned|said|told|spoke|talked|promised|called|rang
        rang|phoned|called|dropped|lost|ended|finished|joined|heard|received|got|left|came|cut
        i|we|he|she|have|'ve emailed|mailed|texted|messaged|wrote|written|sent|replied
        your email|mail|message|voicemail|text
        """,
    # what was made of it, told of a time behind
    "made": """
        notes|feedback|news|thoughts|fed|comments|scores|marks|impressions|recording|report|write|result|results|\
            outcome back? from|of|on|after|following|since your|the|our|his|her|that _2 @met_at
        """,
    # what came behind it
    "behind": """
        following your|our|the _2 @met_at
        further to your|our|the _2 @met_at
        """,
    # how long it is past, or what has come of it
    "since": """
        since your|our|the _2 @met_at
        """,
    # the same, which may be said of one to come too
    "after": """
        after|in|during|at|throughout your|our|the _2 @met_at
        """,
}
