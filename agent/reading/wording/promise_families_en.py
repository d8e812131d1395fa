"""Families of words that tell what happens at a time, for the model of promises, as data."""

FAMILIES = {
    "news": """
        announcement answer answers choice clarity communication conclusion decision
        decisions feedback findings list lists mark marks message news no notice
        notification offers outcome outcomes ranking reaction recommendation replies reply
        report response result results ruling score scores shortlist silence status update
        updates verdict verdicts word yea yes
        """,
    "tell": """
        advise advised announce announced announces answered appear circulated communicate
        communicated confirm confirmed confirms conveyed declare declared declares disclosed
        dispatched displayed find finds forward forwarded inform informed informing informs
        intimated issue issued know learn let mailed misery notified notifies notify
        notifying pass passed passes posted publish published publishes relay release
        released releases revealed say share shared shares show shows tell telling tells
        told update updated updating
        """,
    "reach": """
        back bell buzz call called calling calls contact contacted contacting contacts
        dropped email emailed emailing emails expect get hear heard hearing hears inbox
        letter letters line lmk look mail message messaged messages msg note phone phoned
        phones phoning ping quiet reach reached reaches respond revert ring ringing rings
        rung shout telephone telephoned telephones text texted texting texts touch whatsapp
        write writing
        """,
    "decide": """
        appoint appointed choose chooses choosing chosen conclude decide decided decides
        deciding decision's deliberate finalise finalised finalize finalized meet meets mind
        minds pick picked picking picks select selected settle settled sit vote
        """,
    "you": """
        all applicant applicants both candidate candidates each everybody everyone finalists
        u ya you your yours
        """,
    "we": """
        board committee director he hr i manager me my our panel she somebody someone team
        they us we
        """,
    "ask": """
        book bring choose complete could fill kindly need please pls reply require respond
        return rsvp send sign submit upload
        """,
    "meet": """
        appointment assessment call chat demonstration interview interviews meeting panel
        round session shift slot tour trial visit
        """,
    "start": """
        begin begins commence contract join joining onboarding orientation payroll start
        starting starts training
        """,
    "closed": """
        away close closed closes holiday hours leave office open opens out reopen vacation
        """,
    "offer": """
        accept acceptance assessment contract deadline exercise expires expiry lapses link
        offer task test valid
        """,
}
