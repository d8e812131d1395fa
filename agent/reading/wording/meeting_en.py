"""How people meet and in which round, as data: words and groups of phrases.

Notation as in `agent.reading.grammar.phrases`.
"""

SETS = {
    "will": "will 'll shall would 'd",
    "you": "you u",
}

GROUPS = {
    # format
    "video": """
        zoom|webex|skype|hangout|hangouts|facetime|bluejeans|whereby|gotomeeting|jitsi|teams
        google meet|hangout|hangouts
        meet . google
        ms|microsoft teams
        meet link|invite
        video|virtual|virtually|videocall|videoconference|videoconferencing
        video call|interview|chat|conference|meeting
        via meet
        over meet
        on meet
        camera
        vc
        """,
    "phone": """
        phone|telephone|telephonic|telephonically call|interview|screen|chat|conversation|\
            screening|discussion|round
        by|over|via|on the? phone|telephone|mobile|cell
        ring|dial|call you|u on|at
        ring|dial|call _2 your|the _1 cell|mobile|phone|number|landline|line
        give you a ring|call|bell|buzz|shout|tinkle
        you a ring|call|bell|buzz|shout
        call you|u on|at
        your cell|mobile|phone|number
        best _1 number
        phone call
        @will|to call|ring|phone|dial you TIME|DAY|then
        TIME _6 call|ring|phone you
        phone screen
        telecon|telephonic
        """,
    # Said outright that people meet in one place ...
    "in_person": """
        in person
        in - person
        face to face
        face - to - face
        f 2 f
        at|to|in|visit our|the _3 office|offices|hq|headquarters|headquarter|campus|premises|\
            studio|showroom|plant|factory|store|shop|lab|building|school|hospital|hospice|centre|\
            center|clinic|warehouse|restaurant|site
        come in|along|over
        come to our|the
        come by
        come and see
        come back and see
        come see
        pop in|by
        stop|swing|drop by
        bring you in
        see you here
        here again
        campus visit
        at our place
        place|venue|where|address|location|ort : _1
        """,
    # ... and what only makes it likely.
    "onsite_hint": """
        on - site
        onsite
        on site at
        bring _4 id|passport|licence|license|identification
        drive down
        travel costs|expenses
        car park
        photo id
        ask for me
        not travel
        at the till|reception
        works well in suit
        """,
    # round
    "recruiter_screen": """
        recruiter screen|call|chat|phone|interview|conversation|intro
        screening call|interview|chat|conversation
        initial screening|screen|call|chat|conversation|phone|discussion
        intro|introductory|introduction call|chat|conversation|meeting|interview
        first chat|conversation|call
        hr screen|screening|round|interview
        exploratory|discovery call|chat|conversation
        short introduction
        phone screen
        pre - screen|screening
        prescreen
        quick chat about you
        """,
    "technical": """
        technical _3 interview|round|discussion|screen|call|test|talk|session|assessment|\
            conversation|chat|deep|phone
        tech interview|round|screen|call|chat|talk
        coding|code interview|round|session|exercise|screen|test|challenge|review
        system|systems design|deep
        pair|pairing programming|session|interview
        live coding|exercise|test
        l 1|2|3
        l 1|2|3
        deep dive
        take - home review
        architecture interview|round|session
        case study presentation
        """,
    "panel": """
        panel interview|interviews|discussion|round|of|will|is|meeting|consists
        the panel
        panel :
        selection|search|interview|hiring committee
        the committee
        interview panel
        """,
    "final": """
        final interview|round|stage|conversation|step|chat|meeting|call|discussion|panel
        last round|step|stage
        this is the last step|round|stage
        """,
    "onsite_round": """
        onsite interview|interviews|loop|round|day|visit|schedule
        on - site interview|interviews|loop|round|day|visit
        virtual onsite
        your|the onsite
        campus visit
        interview day
        personal interview
        in - person interview
        """,
    "phone_round": """
        phone|telephone|telephonic interview|interviews|round
        """,
    "other": """
        values|culture|cultural|behavioural|behavioral|competency interview|round|chat|\
            conversation|fit
        values conversation
        case interview
        trial day|shift
        meet the team
        """,
    # how long
    "length": """
        for|of _2 LENGTH
        last|lasts|lasting|take|takes|taking|run|runs|be _3 LENGTH
        allow|count|plan|expect|reserve|block|schedule|spend|budget|figure|reckon \
            on|for|about|around|roughly|approximately? LENGTH
        has|keep|hold|leave LENGTH of|clear|free|aside
        should|will|would|you|please allow _2 LENGTH
        blocked|reserved|booked|set|put|kept|scheduled _2 out|off|aside|for|in LENGTH
        blocked|reserved|booked|kept|scheduled LENGTH
        duration|length|long _3 LENGTH
        LENGTH call|chat|conversation|interview|meeting|session|slot|discussion|video|zoom|phone|\
            teams|talk|screen|panel|each|long|duration|with|intro|introduction|technical|\
            appointment|onsite|catch|google|in|over|via|on|either
        - LENGTH -|(
        LENGTH _2 call|chat|conversation|interview|meeting|session|discussion|screen|screening
        LENGTH or so
        got|have|spare|need|want|wants|love|like|appreciate|grab|take LENGTH
        LENGTH of your
        still LENGTH
        make|making it _1 LENGTH
        call|chat|conversation|interview|meeting|session|slot|discussion|talk|screen ( LENGTH
        call|chat|conversation|interview|meeting|session|slot|discussion|talk|screen , _1 LENGTH
        , LENGTH
        ( LENGTH
        roughly|approximately|approx|around|about|max|maximum|ca|circa .? LENGTH
        LENGTH max
        LENGTH , _2 video|phone|zoom|teams|call|via|over|by|in|virtual
        LENGTH either
        """,
    "not_length": """
        LENGTH before|prior|early|earlier|late|later|beforehand|advance|notice|break|walk|drive|\
            away|ago|buffer|from|delay|ahead|questionnaire|presentation|paper|read|quiz
        LENGTH ) before|prior|then|followed
        LENGTH in advance
        LENGTH at the start|end|beginning
        the last|first|final LENGTH
        within|every LENGTH
        LENGTH|minutes to read|prepare|spare
        LENGTH +
        LENGTH to arrive
        in LENGTH
        up to LENGTH
        present|presenting|talk|speak for LENGTH
        teach|teaching _4 for LENGTH
        """,
}
