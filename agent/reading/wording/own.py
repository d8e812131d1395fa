# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Frames of the user's own messages to employers (notation: `lexicon`)."""

FRAMES = {
    "thanks:3": """
        thank|thanks you? _6 time|interview|chat|conversation|meeting|talk|call|speaking|discussion|visit
        enjoyed|loved|appreciated _4 conversation|chat|speaking|meeting|talking|talk|learning|interview|visit
        great|good|nice|lovely|pleasure to? speaking|talking|meeting|speak|meet|talk
        pass _3 thanks
    """,
    "status:3": """
        any _2 update|updates|news|word|feedback|progress|decision
        following|checking|circling|touching|touch|follow|check up|in|back|base
        wondering|curious if|whether|when
        ask|know _3 where|how|when|whether|if _4 things|process|decision|stands|role|position|timeline
        status of|on
        still open|active|available
        not heard back|anything|from
        when _4 decide|decision|hear
        timeline|timeframe
    """,
    "correction:3": """
        correct|clarify|amend|rectify _4 something|point|answer|figure|statement
        misspoke
        i said|told|mentioned _10 actually|should|fact
        answer|number|figure _5 wrong|incorrect|mistaken
        my mistake
    """,
    "expansion:3": """
        expand|elaborate|add|build on|to _4 answer|point|question|topic|discussion
        ran out of time
        kept|been thinking
        forgot|did not get to to? mention|say|add
    """,
    "answer:3": """
        DAY|CLOCK|that|slot|time _5 =works|suits|perfect|fine|great
        =works|suits for? me
        i can|could|would|am _3 do|make|free|available|DAY|CLOCK
        attached|enclosed|here _5 cv|resume|documents|references|form|solution|exercise|slides
        i have|'ve submitted|completed|finished|booked|uploaded|signed
        my notice|salary|number|availability|references
        confirm|confirming _3 DAY|CLOCK|attendance|interview|appointment
        let us do|say|go
    """,
    "reschedule:3": """
        reschedule|rearrange|postpone
        move|push|shift|change our|the|my _4 interview|call|chat|meeting
        can|could not make DAY|it|the|our
        another|different|later time|day|slot
        none|neither of _3 work
    """,
    "withdrawal:3": """
        withdraw|withdrawing
        step|stepping|bow|bowing|dropping|drop|pull|pulling back|out|away
        accepted|taken|signed _3 another|elsewhere|other
        decided not to
        decline|declining|turn _4 offer|role|position|down
        not _3 continuing|pursue|joining
        no longer _3 interested|available|looking
    """,
    "acceptance:3": """
        accept|accepting _3 =offer|role|position|job|contract|terms
        signed|countersigned|signed _4 contract|offer|letter|agreement
        happy|delighted|thrilled|pleased|glad to _2 accept|join
        join|start joining|with|on
    """,
    "offer_reply:3": """
        thank|thanks _6 =offer
        review|consider|think|read|sleep _5 offer|it|letter|contract
        time|days|until _3 decide|think|consider
        flexibility|room|negotiable
        extend the deadline
    """,
    "rejection_reply:3": """
        disappointed
        understand|respect your|the decision
        for letting|telling me
        future|other roles|openings|opportunities
        keep me in mind
        considering me
    """,
    "written_summary:3": """
        in writing
        written summary|note|confirmation
        confirm _3 email
    """,
    "application:3": """
        apply|applying _6 role|position|post|job|vacancy
        my application|cv|resume
        cover letter
        years of experience
        interested in _5 position|role|vacancy|opening|internship
    """,
    "networking:3": """
        congratulations|congrats on
        stay|keep in touch
        been a while
        thought of you
        interest|interested you
    """,
    "by_phone:3": """
        for calling|ringing|phoning
        on|over|by the? phone
        our call|phone
    """,
}
