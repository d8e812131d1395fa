"""How people accept, choose or turn down a time in answer to another message, as data.

Notation as in `agent.reading.grammar.phrases`.
"""

from agent.reading.wording.sets import words

SETS = {
    "good": "perfect great good fine ideal lovely brilliant excellent super wonderful ok okay best",
    "time": "DAY TIME",
    "choice": "early earlier late later first second third last morning afternoon evening",
}

GROUPS = {
    "accept": """
        works|suits|work|suit
        works|suits _3 me|us|everyone|all
        @time _4 is|'s|would|sounds|looks _2 @good
        @time _2 it is
        @time then
        that|this|it _2 is|'s|works|suits|sounds|would _2 @good
        sounds|looks @good
        let 's|us do|go|take|say|book|make|plan|meet|speak|lock
        i|we 'd|would|will|'ll|can _1 like|love|take|choose|pick|go|prefer|do|make|be|attend|join
        i|we choose|pick|prefer|take|accept|confirm
        i 'm|am _2 free|available|happy|good
        happy with|to|for
        please book|put|schedule|confirm|reserve _4
        book me
        number|option|slot|choice 1|2|3|4|5|one|two|three|four please|is|works|for|would|suits|.|!|,
        put me down
        confirmed|confirm|confirming
        see|speak|talk you|then|to
        accept|accepted|accepting
        count me in
        expecting you
        yes please|that|@time|,
        perfect
        great
        booked
        that|this|it _1 is|'s yours
        yours is|'s _1 @time
        blocked|reserved|saved|held|secured _6 for you
        deal
        all set
        locked in
        calendar|diary
        noted with|,|.|!|thanks|thank
        well|duly|all noted
        @time 's? one|slot|option please|for
        for me please
        @choice one|slot|option|hour|time it is|then
        @choice one|slot|option|hour|time is|'s|suits|works _2 @good|better
        put|putting|pencilled|booked you _5 for then
        your suggestion|proposal|alternative|idea|time|option _1 is|'s|works|suits|sounds
        """,
    # with a day or time beside it
    "arrive": """
        i|we 'll|will|can _1 come|pop|drop|swing|head
        i|we 'll|will|can _1 be there|in|round|over
        """,
    "refuse": """
        not|'t|cannot|unable|cant|wont|dont|doesnt|unfortunately|afraid|sorry
        not work|suit
        pass on @time|this|that|it|your|both
        to drop|skip|scrap|lose
        no longer available|free|able|works|suits|work|suit|possible|convenient|make|do
        clash|clashes|conflict|conflicts
        neither|none
        no good|use|way|go
        somebody|someone|elsewhere else|then|instead
        rather not
        another|different|other time|day|slot|date
        instead
        reschedule|move|postpone
        be|'m|am teaching|working|busy|away|stuck|unavailable on|until|from|at|@time
        on shift|duty
        """,
    "withdraw": """
        cancel|cancelling|canceling
        call off
        withdraw|withdrawing
        off the table|cards
        @time is|'s off|out
        """,
    # the user cannot keep an appointment: what stands behind tells which
    "unable": """
        can|could|won 't make|do|attend|join|come|keep|manage
        cannot|cant|couldnt make|do|attend|join|come|keep|manage
        can|could|will not make|do|attend|join|come|keep|manage
        won|will|am|'m|'ll 't|not be? able to make|do|attend|join|come|keep|manage
        won|will|am|'m 't|not going to be able to make|do|attend|join|come|keep|manage
        unable to make|do|attend|join|come|keep|manage
        can|am|'m no longer able? to? make|do|attend|join|come|free|available
        do|don not|'t think|believe|feel i|we 'll|will|can|am|'m|would be? able to make|do|attend|\
            join|come|keep|manage
        do|don not|'t think|believe|feel i|we 'll|will|am|'m|would be? fit|well|up enough? for|to
        do|don not|'t think|believe|feel i|we can|could make|do|attend|join|come|keep|manage
        not|'t well|fit|up enough? to|for
        """,
    # the user takes back what was arranged
    "undo": """
        have|need|'ve|must|'ll|going|forced|like|obliged got? to? cancel|postpone|reschedule|\
            rearrange|miss|skip|move|rebook|push|delay|defer
        'll|will have|need to cancel|postpone|reschedule|rearrange|miss|skip|move|rebook|push|\
            delay|defer
        must|'m|am sadly|unfortunately|regrettably|therefore|now? cancel|cancelling|canceling|\
            postpone|postponing|rescheduling
        have|need|'ve|must|going|forced to? pull|back|call out|off
        'll|will have|need to pull|back|call out|off
        """,
    "leave": """
        withdraw|withdrawing|withdrawn
        cancel|cancelling|canceling my|our|the _2 interview|call|chat|meeting|appointment
        call off my|our|the interview|call|chat|meeting|appointment
        """,
    # a yes by itself, in answer to a time that the other took or proposed
    "assent": """
        no prob|probs|problem|problems|worries|bother|bothers|drama|dramas|stress|issue|issues|\
            hassle
        not a problem|bother|worry
        too easy
        easy peasy|done
        sweet as|,|.|!
        all good|sorted|fine|grand|sweet
        that 's|is|'ll|will be? grand|sound|fine|good|great|perfect|ok|okay|cool|sweet|lovely|\
            sorted|us|me|it
        that|it 'll|will|would do|work|suit
        that|it works|suits|do|does .|,|!|-|for|me|us|him|her|well|fine|perfectly|great|nicely|\
            better|best|all|too|then|thanks|cheers|if|and|see|down
        that one it is
        go on then|so
        what|whatever|as|like|when|whenever you said|say|suggested|suggest|proposed|propose|picked|\
            chose|choose|put|have|asked|mentioned _3 @good|works|suits|do
        as|like you said|say|suggested|suggest|proposed|propose
        your choice|pick|time|day|suggestion|preference|plan _2 is|'s|it|works|suits|@good
        fine|good|grand|ok|okay|cool|happy by|with|for me|us|that|him|her
        works|suits|suit for? me|us|him|her|everyone
        see|c|cu u|you|ya|ye|yous then|there
        you 're on
        it 's a date|plan|deal
        done deal
        consider it done
        fair enough
        right you are
        sounds|sound @good|like
        dead on
        spot on
        fab|fabulous|brill|ace|champion|magic|mint|smashing|sorted|righto|righty|roger|deal|grand
        book|booked|putting|put|pencilled|written|wrote|popped|got you|it|that|ye|u _2 in|down
        in the book|diary|calendar
        i|we 'll be here|in|there|ready|waiting|around
        kettle|coffee 's|is|will|'ll _1 on
        looking forward
        look forward
        expecting you
        """,
    # what a note leaves open, or says goodbye with: no yes of its settles a time
    "open": """
        let me|us _1 check|ask|see|find|confirm|speak|talk
        'm|am|'re|are|is|'s|still|just _1 waiting|awaiting|checking|asking _2 for|on|with|if|\
            whether|to|that
        'll|will|need|must|have|and to? check with|if|whether|that|first|and|what|when
        'll|will|need|must|have|and to? ask and|first|around|if|whether|.|,|!
        'll|will|need|must|have|and to? speak|talk to|with _2 about|first|and
        'll|will|need|must|have to? find another|someone|somebody|out
        'll|will|and _1 confirm .|,|!|once|when|as|later|asap|shortly|soon|by|after|with
        get|getting|come|coming|be back to|with you|u|ya
        will revert
        run it|this|that past|by
        need|needs|want|wants _3 to say|confirm|agree|check|approve|ok|okay
        once|after|until i|we|she|he|they 've|have|has|hear|know
        slot|one|time|that|it|date|DAY is|'s|has|have _1 gone|taken
        change|changed your mind
        good luck with _2 offer|role|job|search|application|interviews
        wish you _3 best|well|luck|success
        best of luck with|in
        for|of your interest|application
        last|final word|say
        """,
    # the appointment that the thread has set stands
    "still": """
        still on|happening|standing|stands|happens
        still good|ok|okay|fine for @time
        still good|ok|okay|fine .|!|,
        all still? on|set for|as
        all|everything as planned|arranged|agreed|discussed
        we|it|you 're|are|'s|is still? on
        we 're|are good to go
        stays|stay|remains as it|they is|are
        nothing|nowt changes|changed|moves
        nothing|nowt 's|has changed
        no change|changes on|at|from our|my|this
        no change|changes here|.|!|,|-|see
        no change|changes to the? _1 plan|plans|time|arrangement|arrangements|@time
        going|goes ahead as|.|!|,
        still|on|stays|remains as planned|arranged|agreed
        stick|sticking|keep|keeping to|with what|the _1 planned|plan|time|arrangement|agreed
        """,
    # at the hour known already, on another day
    "same": """
        same time|times|hour|hours|start|slot|clock|schedule|timings
        time|times|hour|hours|start|timing|timings unchanged|same
        time|times|hour|hours|start|timing|timings is|are|'s|stay|stays|remain|remains|staying _1 \
            same|unchanged|put|is
        time|times|hour|hours|start|slot already|we|you|as _2 arranged|agreed|fixed|set|said|had|\
            planned|booked
        time|times|hour|hours|start|same as before|planned|arranged|agreed
        everything|all|rest else? the? same|unchanged
        everything else stays|is|as|remains
        no change to|in the? time|hour|start
        TIME as|like before|planned|arranged|agreed|ever|already
        TIME again
        """,
    "any": """
        either|any|both|all _4 works|work|fine|ok|okay|good|suits|suit|possible
        any|either of those|these|them
        whichever|whatever|anytime
        flexible
        """,
}

# "The first one", "option 2", "the latter": which of the offered times, counted from 0; -1 is last.
LAST, EARLY, LATE, EARLIEST, LATEST, MIDDLE = -1, -2, -3, -4, -5, -6
CHOICES = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "fifth": 4,
    "last": LAST, "latter": LAST, "final": LAST, "former": 0, "early": EARLY, "late": LATE,
    "earlier": EARLY, "earliest": EARLIEST, "sooner": EARLY, "soonest": EARLIEST, "later": LATE,
    "latest": LATEST, "middle": MIDDLE, "mid": MIDDLE,
}  # fmt: skip
# "Option 2", "slot b".
NUMBERS = {
    "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "one": 0, "two": 1, "three": 2, "four": 3, "five": 4,
    "a": 0, "b": 1, "c": 2,
}  # fmt: skip
# "The afternoon one": from which hour to which.
CHOICE_PARTS = {
    "morning": (0, 12), "afternoon": (12, 17), "arvo": (12, 17), "evening": (17, 24),
    "lunchtime": (12, 14), "am": (0, 12), "pm": (12, 24),
}  # fmt: skip
CHOICE_NOUNS = words("one option slot time choice suggestion date of hour")
# What is said of a time that one takes: "the later one's better".
LIKED = words(
    """better best easier easiest handier nicer good great fine perfect ideal lovely brilliant ok
    okay works suits suit work grand super spot excellent wonderful preferable doable dandy save
    saves help helps sound"""
)
# Words that make a yes of the whole note something else.
TURNING = words(
    """else further instead sadly alas regret unfortunately however reschedule rescheduled postpone
    postponed cancel cancelled canceled unless unable cant cannot"""
)
# What else one may say yes to.
OTHER_THINGS = words(
    """send sends sending sent resend attach attached attaching email emailing forward forwarding cv
    resume form forms reference references referee referees document documents paperwork contract
    certificate licence license invoice rate pay salary wage question questions look check touch
    asking understand worry copy scan sign upload post posting role position vacancy candidate
    candidates offer hire hiring interest"""
)
