"""Families of words that tell what a day is for: a test, an offer, papers, a start; as data."""

PURPOSES = {
    "task": """
        assessment assessments assignment audition brief case challenge code coding essay exercise
        exercises game games homework mock module modules piece portfolio presentation puzzle
        questionnaire quiz recording recordings sample samples screening simulation survey task
        tasks test tests tool translation video videos work
        """,
    "bid": """
        appointment contract delighted job letter offer offered offers package place pleased
        position post role salary seat terms yours
        """,
    "hand": """
        attempt attempted back complete completed completing completion deliver delivered do done
        finish finished hand handed in over reach reached receive received record recorded return
        returned sat send sent sit submission submit submitted take turn turned upload uploaded
        """,
    "assent": """
        accept acceptance accepted accepting answer aye commit confirm confirmed countersign
        countersigned decide decided deciding decision know no nod reply respond response sign
        signature signed signing tell word yes
        """,
    "end": """
        active available clock close closed closes closing cutoff dead deadline die dies disappear
        disappears due end ending ends expire expired expires expiring expiry extend extended
        extension final goes gone held hold holding keep keeping kept lapse lapsed lapses last
        latest left live longer open opens remain remaining remains reminder run runs shut shuts
        shutting stand stands valid void window withdraw withdrawing withdrawn
        """,
    "papers": """
        badge bank certificate certificates cv dbs document documents expenses form forms id licence
        license papers paperwork passport payroll photo proof receipts referee referees reference
        references slide slides timesheet timesheets transcript transcripts visa
        """,
    "apply": """
        advert advertised advertising applicants application applications apply jobs listing posting
        vacancies vacancy
        """,
    "silence": """
        assume consider considered hear heard not nothing 't otherwise regret silence successful
        taken unsuccessful without
        """,
    "start": """
        begin begins benefits commence enrol enrolment first holiday induction join joining leave
        notice onboarding pay payslip pension start starting starts training
        """,
    "meet": """
        attend attendance availability available call confirm interview let meeting rsvp slot slots
        suit suits time times visit works
        """,
}
