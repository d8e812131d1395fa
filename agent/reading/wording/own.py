"""Frames of the user's own messages to employers (notation: `lexicon`)."""

FRAMES = {
    "thanks:3": """
        thank|thanks you? so|very|again|both|all|much? _3 for _6 time|interview|chat|conversation|meeting|talk|call|speaking|discussion|meet|taking|today|yesterday|chatting|talking
        enjoyed|loved|appreciated|enjoy _4 conversation|chat|speaking|meeting|talking|talk|learning|discussion|interview|hearing|chatting|visit
        great|good|nice|lovely|pleasure|wonderful speaking|talking|meeting|chatting|to speak|meet|talk|seeing _6 you
        pleasure|nice|great|good|lovely to? meet|meeting|speak|talk
        grateful|thankful for
        pass _3 thanks|thank
    """,
    "status:3": """
        any update|updates|news|word|feedback|progress|developments|decision
        following|follow|checking|check|circling|touching|wanted|touch|circle up|in|back|base
        check-in|follow-up
        wondering|wonder|curious if|whether|how|when|about|where|what
        ask|know|hear _3 where|how|when|whether|if _4 things|process|decision|stand|stands|role|position|update|timeline|hiring|search
        have you had|made|heard|got
        is|are|do|does|has|have|was _4 still open|open|active|available|hiring|filled
        status of|on|update
        update on|about|regarding
        timeline|timing|timeframe
        when|whether _4 decision|hear|expect|decide|results|next
        next steps|step
        where things|the|we|you stand|process|are
        not heard|seen
        heard back
        would i hear
        is there anything|news|an update
        hear from you
        anything new
        moved forward|on
    """,
    "correction:3": """
        correct|clarify|correction|fix|amend|rectify _4 something|thing|point|answer|what|one|my|mistake|statement|figure|number|error
        misspoke|mis-spoke|mistaken|mixed
        i said|gave|told|mentioned _10 wrong|incorrect|actually|mistake|should|not|in fact|meant|fact
        wrong|incorrect answer|number|figure|name
        my mistake|error
        i got _4 wrong
        meant to say
        slip of
    """,
    "expansion:3": """
        expand|elaborate|add|build|follow on|to|up _4 answer|point|question|topic|discussion|what|something|we|on|thought
        expand|elaborate on
        ran out of time
        thought|thinking|reflect|reflected|reflecting _3 more|further|about|on _4 question|problem|what|your|you
        wanted|like to add
        one thing|point i|that _4 add|mention|forgot
        forgot to mention|say|add
        did not get to|a chance
    """,
    "answer:3": """
        DAY|CLOCK|NUMBER|that|it|either|slot|time|both|first|second|option|any|all|anytime|morning|afternoon|then _6 works|suits|perfect|fine|great|good|ok|okay|works|ideal|best|happy
        works for|great|well|perfectly|fine|on|with
        work|works|suit|suits for? me
        i|we can|could|would|am|will|do|'d|have|be _4 make|do|free|available|join|attend|DAY|CLOCK|be|take|prefer|like
        i am|'m available|free|happy|around|flexible
        available|free on|at|from|between|any|DAY|CLOCK|all|after|before|this|next|to
        my availability|number|salary|notice|phone|expectations|expectation|current
        let us do|say|go
        happy to confirm|accept|meet|do|talk|chat|attend|come
        confirm|confirming|accept|accepting DAY|CLOCK|the|that|my|our|for|your|slot|interview|invitation
        =confirmed
        see|speak|talk you|then|to|soon|tomorrow|DAY
        looking forward to _4 DAY|CLOCK|it|then|speaking|meeting|interview|talking
        attached|attach|attaching|enclosed|enclosing|here|please|find|sending|sent _6 cv|resume|documents|references|details|form|portfolio|task|solution|exercise|test|submission|assignment|transcript|letter|copy|proof|you|requested|asked|answers|case
        i|have submitted|completed|finished|booked|signed|uploaded|filled|scheduled|picked|sent
        here is|are|'s
        i do not? need|require|have|sponsorship
        my answers|answer|references|referees|cv|resume|number
        would love|like|be to hear|talk|learn|know|chat
        very|interested|keen in|to
        yes
        sounds good|great|perfect|fine
        count me in
        you can reach|call
        please find
    """,
    "reschedule:3": """
        reschedule|rearrange|postpone|rebook|re-schedule
        move|push|shift|change|swap|delay our|the|my|it|this|tomorrow|DAY _4 interview|call|meeting|chat|to|time|slot|conversation
        could|can|would|possible we|you|it|to|be _4 move|push|shift|change|another|different|later|earlier|reschedule|postpone
        not _3 make|do|attend|available it|DAY|the|that|our|tomorrow|today|CLOCK|any|on|at|those|these
        no longer _2 make|available|do|attend
        something has|came come|up
        another|different|alternative|new|other|later time|day|slot|date
        none of those|these|them
        clash|conflict
    """,
    "withdrawal:3": """
        withdraw|withdrawing|withdrawal _4 application|candidacy|from|my|myself|process|consideration|name
        withdraw|remove|take|pull myself|me|my|out
        step|stepping|bow|bowing|dropping|opt|pull|pulling back|out|away|aside
        no longer _3 interested|available|looking|pursue|pursuing|considering|wish|like|continue|consider
        accepted|accept|taken|signed|accepting _2 another|different|other|an|elsewhere|role|position|offer _4 elsewhere|company|offer|role|position|another|with|position|job
        decided|chosen|decide to? accept|go|take|pursue|stay|decline|withdraw|not _5 another|elsewhere|different|current|with|offer|withdraw|role|position|other|proceed|continue|move|pursue
        decided not to
        not be|going to? continuing|proceeding|moving|pursuing|pursue|taking|able|continue|proceed
        decline|declining|turn|pass _4 offer|role|position|invitation|interview|opportunity|down|on
        take me out
        going with another|different|somebody|someone
        respectfully decline
        stay|staying where|put|with|at|in
        please close|remove my
    """,
    "acceptance:3": """
        accept|accepting|acceptance _4 =offer|role|position|job|contract
        happy|delighted|pleased|thrilled|glad|excited|formally|pleasure|love|like|would|hereby to? _2 accept
        i accept
        it is a =yes|yes
        signed|countersigned|returned|attached|attach|sign|signing _5 contract|offer|letter|agreement|copy
        excited|thrilled|delighted|forward|looking|happy to =join|joining|start|starting|be|working _3 team|as|you|on|the|with|part
        count me in
        yes to|the
        look|looking forward to joining|starting|working|start
        see you on my first
    """,
    "offer_reply:3": """
        thank|thanks|grateful|delighted|thrilled|excited|appreciate|happy _6 =offer|offering
        review|consider|think|look|read|go|digest _5 offer|it|details|over|contract|letter|everything|through
        get|come back to you|be _4 by|on|before|DAY
        decision by|on
        time|days|until|extension to|on|DAY|think|consider|decide|for
        negotiate|negotiable|flexibility|salary|base|discuss
        more time
        room on|for|in
    """,
    "rejection_reply:3": """
        thank|thanks|appreciate _4 letting|let|telling|update|informing|news|know|kind|candid
        disappointed|sorry to|that|not|hear
        sorry it|that|to|i
        understand _3 decision|choice
        respect your|the decision
        of course|while|though disappointed|disappointing
        feedback|advice|improve
        future|other|later|similar roles|opportunities|openings|role|opportunity
        keep|bear|have me in|on mind
        best|wish|luck of|the|you|with _6 team|hire|candidate|search|success
        consider|considered me again|for
        another|other opportunity|role|time|occasion
    """,
    "written_summary:3": """
        in writing
        written summary|note|confirmation|feedback
        short summary
        summary of
        drop|send _3 line|note|email|summary
        put|confirm _4 writing|email
    """,
    "application:3": """
        apply|applying|application|applied for|to|as _8 ROLE|role|position|post|job
        apply|applying|application for|to
        my application
        attached|attach|attaching|enclosed|enclose|find|sending|send|here _5 cv|resume|application|cover|letter|portfolio
        cv|resume _4 attached|enclosed|below
        cover letter
        express|expressing _3 interest
        interested|interest in the|your|a|this|joining|working|your|position|role _5 ROLE|role|position|post|company|team|job|opening
        saw|came|read|found|noticed your|the|across|that|an _6 ad|advert|posting|listing|hiring|vacancy|opening|role|position|looking
        i am writing to|about|regarding
        consider my
        years of? experience
        i would be a? great|good|strong|fit
        i have worked|been|spent
        open position|role
    """,
    "networking:3": """
        congratulations|congrats _5 on|launch|funding|round|raise|news|series|acquisition|promotion|release
        saw|read|noticed|came|spotted|loved _5 article|post|news|announcement|talk|launch|piece|raised|blog|paper
        thought|made|reminded _2 of|think you|our|me
        stay|keep|keeping|staying in touch
        catch up
        connect|connected on|linkedin
        hope all|you|things is|are|'s
        been a while
        last spoke|talked|met
        few|six|several|couple months|year ago|since
    """,
    "chat:3": """
        how are|is|was|'s you|your|the|things
        have a great|good|nice|lovely
        ha|haha|lol
        thanks
        thank you
        will do
        noted
        ok|okay|great|perfect|cool
    """,
}
