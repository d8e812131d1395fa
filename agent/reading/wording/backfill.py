"""What the past is searched for at a first look into a very large mailbox. Never used on live mail.

Words of recruiting that hardly any hiring thread does without; whole threads, people and employers
are added to what they find, so each thread needs to say one of them once.
"""

from agent.reading.wording.lists import phrases
from agent.reading.wording.senders import ASSESSORS, ATS, SCHEDULERS

SENDERS = tuple(sorted(ATS | SCHEDULERS | ASSESSORS))
TERMS = phrases(
    """
    interview, interviews, interviewing, interviewer, interviewers, your application,
    the application, applying, applied, applicant, applicants, candidate, candidates, candidacy,
    recruiter, recruiters, recruiting, recruitment, talent acquisition, talent team, people team,
    hiring, hire, vacancy, your cv, your resume, your résumé, your profile, your background,
    role, roles, job, jobs, position, positions, opening, openings, onsite, on-site, first day,
    next step, bewerbung, job offer, offer letter, an offer, the offer, pleased to offer,
    start date, notice period, salary, compensation, take-home, coding challenge, coding test,
    case study, online assessment, assessment, next round, final round, next stage, next steps,
    moving forward, move forward, moving ahead, not to proceed, other candidates, shortlist,
    shortlisted, phone screen, intro call, introductory call, screening call, the panel,
    meet the team, job description, opportunity, your availability, are you available,
    good fit, headcount, reference check, references
    """
)
