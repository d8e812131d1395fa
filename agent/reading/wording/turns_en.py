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
    "refuse": """
        not|'t|cannot|unable|cant|wont|dont|doesnt|unfortunately|afraid|sorry
        not work|suit
        to drop|skip|scrap|lose
        clash|clashes|conflict|conflicts
        neither|none
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
    "leave": """
        withdraw|withdrawing|withdrawn
        cancel|cancelling|canceling my|our|the _2 interview|call|chat|meeting|appointment
        call off my|our|the interview|call|chat|meeting|appointment
        """,
    "any": """
        either|any|both|all _4 works|work|fine|ok|okay|good|suits|suit|possible
        any|either of those|these|them
        whichever|whatever|anytime
        flexible
        """,
}

# "The first one", "option 2", "the latter": which of the offered times, counted from 0; -1 is last.
CHOICES = {
    "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "latter": -1,
    "former": 0, "early": -2, "late": -3, "earlier": -2, "earliest": -2, "later": -3, "latest": -3,
}  # fmt: skip
# "The afternoon one": from which hour to which.
CHOICE_PARTS = {"morning": (0, 12), "afternoon": (12, 17), "evening": (17, 24)}
CHOICE_NOUNS = words("one option slot time choice suggestion date of hour")
