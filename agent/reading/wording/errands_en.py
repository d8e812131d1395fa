"""How English mail tells what else has an hour beside an interview, as data.

Notation as in `agent.reading.grammar.phrases`. What is sent out, what one rings for in passing,
what comes after a contract is signed, how people travel, when a decision is made.
"""

ERRAND_SETS = {
    "item": """reminder reminders link links code codes text texts sms email emails mail password
        passcode pin badge login details instructions directions dataset data paperwork pack
        material materials documents task topic questions questionnaire form forms""",
    "post": "text email mail send message forward share release issue sms post",
    "posted": """texted emailed mailed sent messaged forwarded shared released issued posted
        circulated""",
}

ERRANDS = {
    # something is sent out, or begins to work
    "sent": """
        @post you? _4 @item
        @item _2 be|is|are|being _2 @posted
        get|gets|receive|receives|expect a|an|your|the|some|another|our _3 @item
        @item _2 becomes|become|goes|go|be|is live|active|available|valid|out
        @item _1 comes|arrives|expires|activates
        """,
    # what a call in passing is for
    "passing": """
        to _1 wish you
        to see|ask|hear|find out? how it|you|things|that|everything
        to check you|everything|all|that|in
        to make|be sure
        for your impressions|reaction|reactions
        """,
    # an event, a check or a day of work: none of them tells of an interview
    "event": """
        right to work check|checks
        id|identity|dbs|background|credit|vetting|security check|checks|verification
        drug|alcohol screen|screening|test|tests
        health|medical check|screening|screen|assessment|examination|exam|clearance|appointment
        occupational health
        tb|eye|sight|blood|covid|urine|hearing test
        your|a|the physical|medical @be|on|at|and|appointment
        fire drill|alarm|practice
        your|an|the|our induction|orientation|onboarding
        first|1st day|shift
        1 st day|shift
        demo day
        info|information session|evening
        drinks|beers with
        joining|onboarding formalities
        sign|signing|countersign the|your|a contract|contracts|paperwork|offer
        we|they|panel|team 're|are debriefing
        board|committee|trustees|governors|council vote|votes
        """,
    # the day on which work begins, told right before it
    "start": """
        start|starting|joining date|day is|:|will|of|on|as
        you|you'll 'll|will? start|begin|join|starting|joining with? us|work? on|at|from
        you|you'll 'll|will? start|begin|join with us
        """,
    # word to somebody who has the job: whatever follows is no interview any more
    "hired": """
        offer|contract is|'s|are _1 signed|accepted|countersigned
        offer|contract has been|now _1 signed|accepted|countersigned
        signing|accepting|returning|countersigning the|your|our contract|post|job|position|role
        the|your signed contract
        before|until you start with us
        """,
    # people on their way
    "journey": """
        lands|boards at|around|about|TIME
        i|we|they land|board at|around|about|TIME
        train|trains|bus|buses|coach|coaches|ferry|ferries|shuttle|tram|trams _3 arrive|arrives|\
            leave|leaves|run|runs|depart|departs|gets|get
        """,
    # when it will be decided, told behind the time
    "decision": """
        to make|reach the|a|our|this|that|their _1 call|decision|choice
        final|last call|decision on this|whether|who|it
        final|last call|decision on the|your|our _4 job|role|post|position|hire|vacancy|place
        """,
    # whom to ring where something is amiss
    "amiss": """
        if _8 't|not|cannot|unable|problem|problems|trouble|questions|question|queries _8 \
            call|ring|phone|contact|telephone|text|email us|me|the|our
        """,
}
