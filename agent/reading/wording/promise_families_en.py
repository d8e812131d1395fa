"""Families of words that tell what happens at a time, for the model of promises, as data."""

FAMILIES = {
    "news": """
        announcement answer answers choice clarity conclusion decision decisions feedback
        findings letter letters news no notification offers outcome outcomes recommendation
        reply response result results ruling shortlist update updates verdict verdicts word
        yea yes
        """,
    "tell": """
        advise advised announce announced communicate communicated confirm confirmed declare
        declared inform informed informing informs know learn let notified notifies notify
        notifying publish published relay release released say share shared tell telling
        tells told update updated updating
        """,
    "reach": """
        back bell buzz call called calling calls contact contacted contacting contacts email
        emailed emailing emails get hear heard hearing hears line mail message msg note
        phone phoned phones phoning ping respond revert ring ringing rings rung shout text
        texted texting texts touch whatsapp write writing
        """,
    "decide": """
        choose choosing chosen conclude decide decided decides deciding deliberate finalise
        finalised finalize finalized meet meets mind minds pick picked select selected
        settle settled sit vote
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
