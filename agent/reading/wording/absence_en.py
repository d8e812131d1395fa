"""How people say when they are back, as data.

Notation as in `agent.reading.grammar.phrases`; WINDOW is a stretch of time already read.
"""

SETS = {
    "away": """
        out away leave vacation holiday holidays pto office travelling traveling closed
        absent ooo""",
}

GROUPS = {
    # The day of return itself.
    "back": """
        back _5 on|in|from|at|by|to WINDOW
        back WINDOW
        i|we|me|office|shop|desk|work|mail|mails|email|emails|message|messages|doors|here|reading|\
            open _4 again _2 WINDOW
        from WINDOW on? i|we _5 again
        back _4 WINDOW
        return|returns|returning|rückkehr _4 WINDOW
        on my return on WINDOW
        resume|resumes|reopen|reopens|reopening|rejoin|rejoins|reincorporate _4 WINDOW
        available|reachable|online|working again? _3 on|from|after WINDOW
        @away _8 until|till|til WINDOW
        until|till my return _2 WINDOW
        return date|: _2 WINDOW
        will|'ll _2 reply|respond|answer|read|get|replying|responding|answering|reading _6 on|from \
            WINDOW
        first day back _3 WINDOW
        next working|office day is|: :? WINDOW
        again in|at|behind the|my office|desk|work from|on WINDOW
        next read|check|see|open|answer|look _3 on WINDOW
        next in|at the|my office|desk|work on|:? WINDOW
        erreichbar WINDOW
        """,
    "until": """
        not _4 until|till|before WINDOW
        until|till WINDOW
        """,
    # The last day away.
    "through": """
        @away _8 through|to|thru|inclusive|- WINDOW
        up? to|until|till and including|incl|inclusive WINDOW
        from WINDOW through|to|until|till|- WINDOW
        WINDOW inclusive
        leave|holiday|vacation ends|end _1 WINDOW
        """,
}
