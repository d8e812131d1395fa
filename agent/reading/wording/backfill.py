"""What the past is searched for at a first look into a very large mailbox. Never used on live mail.

Two nets. Words and senders of recruiting find machines' mail wherever it lies. What people write to
people needs no such word ("Monday at eleven, then"), so all of it is read: whatever Gmail files
under no other category and nothing says that it went out to many. Whole threads, people and
employers are added to what either finds.
"""

from agent.reading.wording.lists import phrases
from agent.reading.wording.senders import ASSESSORS, ATS, HIRING_BOXES, SCHEDULERS

SENDERS = tuple(sorted(ATS | SCHEDULERS | ASSESSORS))
BOXES = tuple(sorted(HIRING_BOXES))
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
    good fit, headcount, reference check, references, ability test, ability tests, aptitude test,
    psychometric test, skills test, your test, your tests, work sample, trial shift, trial day,
    internship, traineeship, graduate scheme, contract of employment, employment contract,
    verbal offer, join our team, join us as, welcome aboard, welcome to the team, onboarding
    """
)
# What marks mail that went out to many, or that a machine wrote.
BULK_CATEGORIES = ("promotions", "social", "updates", "forums")
BULK_WORDS = phrases(
    """
    unsubscribe, view in browser, view this email in your browser, email preferences, abbestellen,
    abmelden, se désabonner, darse de baja
    """
)
BULK_SENDERS = phrases("noreply, no-reply, donotreply, do-not-reply, mailer-daemon, newsletter")
