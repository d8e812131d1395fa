"""Words that names are made of: jobs' nouns, titles by part, what is no role and no company."""

JOB_NOUNS = frozenset(
    ["engineer", "developer", "analyst", "manager", "designer", "architect", "lead", "scientist", "consultant", "director", "officer", "administrator", "assistant", "associate", "coordinator", "specialist", "executive", "accountant", "nurse", "teacher", "lecturer", "professor", "lectureship", "researcher", "recruiter", "buyer", "planner", "advisor", "adviser", "technician", "operator", "supervisor", "head", "chief", "president", "controller", "auditor", "writer", "editor", "representative", "strategist", "programmer", "tester", "sre", "devops", "intern", "trainee", "apprentice", "clerk", "cashier", "receptionist", "secretary", "paralegal", "solicitor", "lawyer", "attorney", "counsel", "physician", "doctor", "pharmacist", "therapist", "dietitian", "radiographer", "midwife", "carer", "educator", "tutor", "librarian", "curator", "chef", "cook", "waiter", "waitress", "barista", "driver", "warehouse", "picker", "electrician", "plumber", "mechanic", "welder", "machinist", "surveyor", "estimator", "underwriter", "actuary", "broker", "trader", "banker", "teller", "economist", "statistician", "biologist", "chemist", "physicist", "ecologist", "geologist", "marketer", "copywriter", "producer", "photographer", "animator", "illustrator", "modeler", "modeller", "owner", "scrum-master", "master", "agent", "inspector", "investigator", "handler", "merchandiser", "stylist", "partner", "fellow", "postdoc", "rn", "lpn", "sdr", "bdr", "ae", "csm", "pm", "tpm", "sde", "swe", "qa", "fellowship", "internship", "apprenticeship", "generalist", "superintendent", "foreman", "dispatcher", "steward", "concierge", "host", "translator", "interpreter", "journalist", "reporter", "psychologist", "counsellor", "counselor", "sales", "support", "operations", "bookkeeper", "dev", "po", "ba", "staff", "vp"]
)
NOT_ROLE = frozenset(
    ["interview", "interviews", "hi", "hello", "dear", "the", "this", "your", "our", "we", "i", "if", "you", "they", "it", "application", "re", "fwd", "update", "status", "thank", "thanks", "invitation", "updated", "canceled", "cancelled", "rescheduled", "reminder", "next", "human", "talent", "people", "hr", "recruiting", "recruitment", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "please", "confirmation", "confirmed", "phone", "video", "technical", "zoom", "teams", "google", "microsoft", "join", "first", "second", "final", "round", "position", "role", "job", "employment", "all", "any", "us", "me", "my", "his", "her", "their", "and", "or", "so", "what", "when", "how", "today", "tomorrow", "good", "great", "new", "further", "consideration", "interest"]
)
NOT_COMPANY = frozenset(
    ["you", "us", "me", "we", "our", "your", "the", "this", "that", "it", "him", "her", "them", "team", "interview", "application", "position", "role", "hi", "hello", "dear", "regards", "best", "thanks", "thank", "zoom", "teams", "google", "microsoft", "meet", "skype", "webex", "linkedin", "calendly", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "january", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "hr", "human", "resources", "people", "talent", "acquisition", "recruiting", "recruitment", "hiring", "careers", "manager", "interviews", "gmt", "utc", "est", "edt", "cst", "cdt", "pst", "pdt", "cet", "cest", "bst", "ist", "aest", "aedt", "pt", "et", "ct", "mt", "i", "if", "re", "fwd", "please", "cv", "resume", "dr", "mr", "mrs", "ms", "python", "java", "sql", "excel", "english", "candidate", "home", "everyone", "all", "questions", "any", "greenhouse", "lever", "ashby", "workday", "gdpr", "ai"]
)
TITLES = {
    "recruiter": (
        "recruiter", "recruiting", "talent", "sourcer", "recruitment", "headhunter", "tag",
        "people partner", "hr business partner", "hr generalist", "people @", "people &",
        "chief people", "head of people", "people operations", "executive search", "staffing",
        "search", "ta partner", "people and culture", "hr manager", "phr", "hr",
        "managing partner", "human resources manager",
    ),
    "coordinator": (
        "coordinator", "talent operations", "hr adviser", "hr advisor", "hr assistant",
        "resourcing officer", "school manager", "scheduler", "onboarding", "hr team",
        "people team", "office manager", "hr officer", "resourcing", "administrator",
        "recruitment coordinator", "scheduling", "bewerbermanagement", "program coordinator",
        "executive assistant", "personal assistant",
    ),
    "hiring_manager": (
        "head of", "director", "vp", "vice president", "cto", "ceo", "coo", "cfo", "founder",
        "co-founder", "cofounder", "lead", "manager", "teamlead", "chair", "dean", "principal",
        "matron", "owner", "chief", "provost", "engineering manager", "managing director", "mgr",
    ),
}  # fmt: skip
AGENCY = (
    "search", "staffing", "recruitment", "recruiting", "recruiters", "talent partners", "headhunt",
    "consulting group", "executive search", "personnel", "resourcing solutions", "consult",
    "talent solutions", "placements", "manpower", "randstad", "hays", "adecco", "robert half",
    "michael page", "selection", "talent", "softech", "workforce",
)  # fmt: skip
SENDER_NOISE = (
    "talent acquisition", "people team", "people operations", "hiring team", "human resources",
    "recruiting team", "recruitment team", "talent team", "career center", "careers", "career",
    "recruiting", "recruitment", "interviews", "interview", "talent", "jobs", "hiring", "hr",
    "bewerbermanagement", "resourcing", "notifications", "notification", "no-reply", "noreply",
    "workday", "applications", "onboarding desk", "team", "scheduling", "people", "staffing",
    "employment", "candidate experience", "campus & lateral hiring", "assessments", "admissions",
)  # fmt: skip
OTHER_BOXES = frozenset(
    ["privacy", "fraud", "access", "accessibility", "help", "support", "legal", "dataprotection", "dpo", "gdpr", "info-security", "abuse", "unsubscribe", "accommodations", "security", "webmaster", "press"]
)
