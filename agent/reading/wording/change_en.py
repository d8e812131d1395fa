"""How mail says that an appointment moves or falls away, as data.

Notation as in `agent.reading.grammar.phrases`; word sets are those of `appointment_en`.
"""

# What calls a meeting off by its time, and so speaks of one.
OFF = """
        TIME on|this? DAY? is|'s off
        dont|not|'t come in|over|up|down? on? @time
        @no hold|holding on to @time
        no try|trial|interview|call|meeting|chat|visit out|shift|day? @time
        no interview|trial|meeting shift|day? on @time
        @time slot|one|call|interview|chat|meeting|visit|trial? \
            has|have|had|needs|need|must|will|'ll|is|'s have|having|had|going? to? come|coming off \
            i|we|sorry|sadly|,|.|!|;|:|-|as|because|since|so|then|now|after|and
        @time slot|one|call|interview|chat|meeting|visit|trial? \
            has|have|had|needs|need|must|will|'ll have|having|had? to? be \
            pulled|dropped|scrapped|scratched|shelved|binned|axed
        """
# The same of what the reader need not do.
SPARED = """
        no need to come|attend|turn
        no point @you coming|turning
        """
CHANGES = {
    # it moves
    "move": """
        @moved _8 to|from|@time
        shifts to|from @time
        have|has|had|be|been|is|was|are|were _1 @moved
        need|needs|have|has|had|like|possible|want|wants|able|asked|ask|hoping to _2 @move
        could|can|may|would|shall|must we|i|you|it|this _4 @move
        @move _4 to|from @time
        @move the|our|your|it|this|that|things _3 interview|call|chat|meeting|appointment|\
            conversation|to
        @moved|pushing|shifting|bumping us|it|things back|forward|out|on
        new time|date|slot|appointment|day|start
        is|are|'s|'re now on|at|for? @time
        : now on|at|for? @time
        becomes|become @time
        slides|slid|slips|slipped|hops|jumps|drifts|swings back|on|over? \
            to|from @time
        brought _1 from|to|back @time
        brought _1 TIME
        pass|passing|passed it|this|that|our|the _2 to|for @time
        remark|remarking|remarked|translate|translating|transfer|transferring|transferred \
            our|the|your _3 to|for
        change to|of your|the|time|date|plan|schedule
        changed :
        when ( changed )
        updated|revised|amended times|dates|timetable|order|running
        updated|revised|amended|new invitation|invite|time|schedule|slot|date
        correction
        instead of|@time
        replace|replaced|replacing _2 by|with @time
        stands|stand|got|gets @moved
        in place of @time
        rather than
        different time|day|slot
        LENGTH|bit|little|hour|day|week|days|weeks earlier|later
        double booked
        put|putting _3 off|back
        replacement|substitute date|time|slot|appointment
        running _3 behind|late|over _8 see|meet|speak|talk|start|join|ready|there
        will now be|take|happen|start
        bring|brought|bringing|pull|pulled|pulling _4 forward
        ignore|disregard my|the|our|previous|last|earlier
        """,
    # it falls away
    "cancel": f"""{OFF}
        @time :|-|=|> dropped|scrapped|scratched|shelved|binned|axed|off ,|.|;|!|as|since|because
        @time is|'s|was|has|gets|got been? dropped|scrapped|scratched|shelved|binned|axed
        cancel|cancelled|canceled|cancelling|canceling|cancellation
        call|called|calling off
        TIME with _2 is|'s off
        TIME on? DAY? with _2 is|'s|was|has been? dropped|scrapped|scratched|shelved|binned|axed
        interview|call|meeting|chat|appointment _6 will|'ll have to wait ,|.|!|;|until|till|as|\
            because|since
        skip|skipping our|your|the|that|this _2 interview|call|meeting|chat|appointment on? @time
        skip|skipping our|your|the|that|this @time interview|call|meeting|chat|appointment
        call|called|calling _4 off
        @no _2 take|taking place
        @no _2 go|going ahead
        @no _2 happen|happening
        @no _3 able to make|do|attend|meet|join|keep|run|host|hold|conduct|proceed|honour|honor
        @no _2 hold|conduct|proceed|honour|honor _3 interview|meeting|call|appointment|it|@time
        @no make @time|it|our|the|this|that|your
        @no _1 do|manage|attend our|the? @time
        @no _1 do|make|manage|keep|attend|hold our|the|your|this|that _2 call|interview|meeting|\
            chat|appointment|slot|session|screen
        call|meeting|interview|it|chat|appointment _4 is|'s off
        unable to make|do|attend|meet|join|keep|hold|conduct|proceed|honour|honor|run|host
        no longer possible|happening|work|works|able|going|make
        need|have|has to drop|skip|scrap|scratch|pull|bin|axe|abandon
        must|will|'ll drop|scrap|scratch|shelve|bin|axe|abandon your|our|this|that _2 \
            interview|call|chat|meeting|appointment|trial|visit|slot
        withdraw|withdrawing|withdrawn|retract|rescind|rescinding your|the|our|this|that _2 \
            interview|invitation|invite|appointment|meeting|slot|call|visit
        scrap|scrapping|bin|ditch|scratch that|it|this
        scrap|scrapping|bin|ditch|scratch our|your|the|that|this _1 @meeting|@time
        TIME _1 removed|deleted|withdrawn|void
        removed|deleted by|from staff|us|the
        fallen|falls|fell through
        interview|interviews|call|calls|meeting|meetings|trial|visit fall|falls|fell away|flat
        be|is|are void
        @time _4 dont|not|'t come|bother
        DAY is|'s off sorry|,|.|!|then|after|mate|love|now|i|we|as
        @time _3 no need to come|attend|turn
        no @time trial|shift|visit? then|now|sorry|after
        scrap|scrapping|binning|ditch|ditching|scratch|scratching|forget|axe about? @time
        no need to come|turn in|over|up|down? on|at? @time|anymore|any
        dont|not|'t need|have to come|turn in|over|up|down? on|at? @time|anymore|any
        no point @you coming|turning _1 @time
        knock|knocking|knocked _4 on the head
        @time _1 falls|fall out|flat|away
        falls|fall out|flat|away @time
        disregard|ignore my|the|our invite|invitation for|of|to
        called away
        off|from|of the|your|my|our table|calendar|diary
        stand|standing|stood down
        scrub|scrubbing|scrubbed our|your|this|that|it|@time
        scrub|scrubbing|scrubbed the _1 interview|call|chat|meeting|trial|visit|slot|session
        annul|annulled|annulling|annulment
        unmark|unmarked|unmarking our|the|your|this|that|@time
        say|saying off our|the|your|this|that|@time
        @time _2 i|we must|have|need to? take|call away|back|off
        """,
}
