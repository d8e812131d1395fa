"""Sending domains and mailbox names seen in recruiting mail: hints with weights, never verdicts.

Source of the tool domains: gmail-api.md 4.4 (public fixtures). A domain names the tool, not the
employer, and matches on a label boundary only.
"""

ATS = frozenset(
    ["greenhouse-mail.io", "greenhouse.io", "hire.lever.co", "lever.co", "ashbyhq.com", "myworkday.com", "myworkdayjobs.com", "smartrecruiters.com", "icims.com", "workablemail.com", "workable.com", "rippling.com", "teamtailor-mail.com", "teamtailor.com", "jobvite.com", "successfactors.com", "successfactors.eu", "taleo.net", "applytojob.com", "jazz.co", "jazzhr.com", "breezy.hr", "breezyhr.com", "recruitee.com", "bamboohr.com", "eightfold.ai", "gem.com", "personio.de", "personio.com", "personio.eu", "pinpointhq.com", "invalidemail.com", "comeet-notifications.com", "comeet.co", "workday.com", "jobscore.com", "jobdiva.com", "bullhornmail.com", "avature.net", "oraclecloud.com", "ultipro.com", "ukg.com", "paylocity.com", "dayforce.com", "zohorecruit.com", "freshteam.com", "darwinbox.com", "keka.com", "polymer.co", "dover.com", "dover.io", "welcomekit.co", "softgarden.io", "rexx-systems.com", "d.vinci.de", "onlyfy.io", "prescreenapp.io", "concludis.de", "hibob.com", "trakstar.com", "recruiterbox.com", "jobs.nhs.uk", "trac.jobs", "csod.com", "cornerstoneondemand.com", "phenompeople.com", "beamery.com", "hirebridge.com", "clearcompany.com", "peopleadmin.com", "interfolio.com", "governmentjobs.com", "neogov.com", "usajobs.gov"]
)
SCHEDULERS = frozenset(
    ["goodtime.io", "calendly.com", "modernloop.io", "modernloop.com", "cronofy.com", "savvycal.com", "youcanbook.me", "acuityscheduling.com", "cal.com", "doodle.com", "prelude.co", "candidate.fyi", "paradox.ai", "interviewplanner.com", "oncehub.com", "scheduleonce.com", "calendar-notification.google.com"]
)
ASSESSORS = frozenset(
    ["hackerrank.com", "hackerrankforwork.com", "codility.com", "codesignal.com", "testgorilla.com", "hirevue.com", "karat.io", "karat.com", "coderpad.io", "qualified.io", "devskiller.com", "shl.com", "talentq.com", "cut-e.com", "pymetrics.com", "arcticshores.com", "testdome.com", "mettl.com", "hackerearth.com", "sparkhire.com", "willo.video", "predictiveindex.com", "criteriacorp.com", "plum.io", "vervoe.com", "byteboard.dev"]
)
BOARDS = frozenset(
    ["indeed.com", "indeedemail.com", "ziprecruiter.com", "glassdoor.com", "monster.com", "naukri.com", "stepstone.de", "seek.com.au", "totaljobs.com", "reed.co.uk", "cv-library.co.uk", "dice.com", "wellfound.com", "angel.co", "hired.com", "xing.com", "jobleads.com", "talent.com", "adzuna.com", "simplyhired.com", "careerbuilder.com", "foundit.in", "shine.com", "timesjobs.com", "otta.com", "welcometothejungle.com", "builtin.com", "jooble.org"]
)
LINKEDIN = frozenset({"linkedin.com"})
FREEMAIL = frozenset(
    ["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.in", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de", "proton.me", "protonmail.com", "mail.ru", "rediffmail.com", "t-online.de", "orange.fr", "free.fr", "hotmail.co.uk", "msn.com", "fastmail.com", "hey.com", "zoho.com"]
)
TEAM_BOXES = frozenset(
    ["careers", "career", "jobs", "job", "recruiting", "recruitment", "recruiter", "talent", "hiring", "hr", "people", "team", "info", "resourcing", "bewerbung", "bewerbungen", "personal", "talentacquisition", "applications", "apply", "vacancies", "staffing", "interviews", "interview", "onboarding", "candidates", "humanresources", "ta", "hello", "contact", "office", "admin", "admissions", "support", "help", "sales", "marketing", "news", "newsletter", "updates", "events", "digest", "mail", "service", "services", "billing", "accounts", "noreply", "reception", "appointments", "bookings", "provost", "search", "careerservices", "desk", "scheduling", "studies", "loans", "verhuur", "rentals", "lettings", "host"]
)
HIRING_BOXES = frozenset(
    ["careers", "career", "jobs", "recruiting", "recruitment", "recruiter", "talent", "hiring", "hr", "people", "resourcing", "bewerbung", "bewerbungen", "personal", "talentacquisition", "applications", "vacancies", "staffing", "interviews", "onboarding", "candidates", "humanresources", "ta"]
)
NOREPLY_BOXES = (
    "noreply", "no-reply", "donotreply", "do-not-reply", "dontreply", "notification",
    "notifications", "mailer", "mailer-daemon", "postmaster", "bounce", "bounces", "autoreply",
    "automated", "unmonitored", "alerts", "alert", "jobs-noreply", "system", "notify", "invitations",
    "calendar-notification", "messages-noreply",
)  # fmt: skip
MUTE = frozenset({"invalidemail.com", "myworkday.com", "taleo.net", "smartrecruiters.com"})
REPLYABLE = (
    ("reply.greenhouse.io", ""), ("ivy.greenhouse.io", ""), ("greenhouse.io", "reply"),
    ("hire.lever.co", ""), ("talent.icims.com", "+email+"), ("linkedin.com", "hit-reply"),
    ("reply.ashbyhq.com", ""), ("replies.ashbyhq.com", ""), ("reply.workablemail.com", ""),
    ("candidates.workablemail.com", "+"), ("inmail.teamtailor-mail.com", ""),
    ("teamtailor-mail.com", "+"), ("reply.jobvite.com", ""), ("reply.smartrecruiters.com", ""),
    ("reply.recruitee.com", ""), ("hire.recruitee.com", ""), ("m.personio.de", "+"),
    ("applytojob.com", "+"), ("breezy-mail.com", ""), ("reply.pinpointhq.com", ""),
    ("reply.bamboohr.com", ""),
)  # fmt: skip
NOT_A_NAME = frozenset(
    ["careers", "career", "jobs", "job", "recruiting", "recruitment", "talent", "hiring", "hr", "people", "team", "resourcing", "acquisition", "human", "resources", "interviews", "interview", "onboarding", "notifications", "notification", "alerts", "department", "committee", "office", "desk", "university", "college", "school", "council", "bank", "hospital", "trust", "ltd", "inc", "llc", "gmbh", "corp", "co", "plc", "pty", "ag", "limited", "group", "services", "service", "solutions", "technologies", "labs", "bewerbermanagement", "no-reply", "noreply", "support", "calendly", "greenhouse", "lever", "workday", "ashby", "google", "assessments", "weekly", "daily", "digest", "newsletter", "surgery", "clinic", "podcast", "research", "systems", "software", "candidate", "applications", "admissions", "search", "staffing", "consulting", "partners", "agency", "institute", "store", "center", "centre", "via", "@", "at", "linkedin", "indeed", "premium", "customer", "club", "news", "updates"]
)
