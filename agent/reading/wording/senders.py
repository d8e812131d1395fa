"""Sending domains and mailbox names seen in recruiting mail: hints with weights, never verdicts.

Source of the tool domains: gmail-api.md 4.4 (public fixtures). A domain names the tool, not the
employer, and matches on a label boundary only.
"""

from agent.reading.wording.lists import phrases, words

ATS = words(
    """
    applicantemails.com applicantpro.com applicantstack.com applitrack.com applytojob.com
    ashbyhq.com avature.net bamboohr.com beamery.com brassring.com breezy.hr breezyhr.com
    bullhornmail.com careerplug.com catsone.com ceipalmail.com civilservicejobs.service.gov.uk
    clearcompany.com cloud.oracle.com comeet-notifications.com comeet.co concludis.de
    cornerstoneondemand.com csod.com d.vinci.de darwinbox.com dayforce.com dover.com dover.io
    eightfold.ai eploy.net freshteam.com gem.com governmentjobs.com greenhouse-mail.io
    greenhouse.io hibob.com hire.lever.co hirebridge.com hireology.com hireserve.com
    hiringplatform.com hiringthing.com homerun.co hrmdirect.com icims.com interfolio.com
    interviewexchange.com invalidemail.com isolvedhire.com jazz.co jazzhr.com jobadder.com
    jobappnetwork.com jobdiva.com jobs.nhs.uk jobscore.com jobtrain.co.uk jobvite.com jobylon.com
    keka.com kenexa.com lever.co livehire.com loxo.co manatal.com myworkday.com myworkdayjobs.com
    neogov.com networxrecruitment.com newtonsoftware.com njoyn.com oleeo.com onlyfy.io
    oraclecloud.com pageuppeople.com paycomonline.com paycomonline.net paylocity.com
    peopleadmin.com peoplefluent.com personio.com personio.de personio.eu phenompeople.com
    pinpointhq.com polymer.co prescreenapp.io recruitee.com recruiterbox.com recruiterflow.com
    rexx-systems.com ripplehire.com rippling.com sapsf.com sapsf.eu schoolspring.com
    selectminds.com silkroad.com smartrecruiters.com smartrecruiters.io snaphire.com softgarden.io
    springrecruit.com successfactors.com successfactors.eu tal.net talentreef.com taleo.net
    teamtailor-mail.com teamtailor.com trac.jobs trakstar.com tribepad.com turbohire.co ukg.com
    ultipro.com usajobs.gov vidcruiter.com welcomekit.co workable.com workablemail.com workday.com
    yello.co yellocloud.com zohorecruit.com zwayam.com
    """
)
SCHEDULERS = words(
    """
    acuityscheduling.com cal.com calendar-notification.google.com calendly.com candidate.fyi
    cronofy.com doodle.com goodtime.io interviewplanner.com modernloop.com modernloop.io
    oncehub.com paradox.ai prelude.co savvycal.com scheduleonce.com youcanbook.me
    """
)
ASSESSORS = words(
    """
    adaface.com arcticshores.com aspiringminds.com bryq.com byteboard.dev canditech.io
    coderbyte.com coderpad.io codesignal.com codility.com criteriacorp.com cut-e.com
    devskiller.com glider.ai hackerearth.com hackerrank.com hackerrankforwork.com harver.com
    hirevue.com imocha.io karat.com karat.io mettl.com modernhire.com
    myinterview.com plum.io predictiveindex.com pymetrics.com qualified.io shl.com sparkhire.com
    talentq.com testdome.com testgorilla.com vervoe.com willo.video wonderlic.com xobin.com
    """
)
BOARDS = words(
    """
    adzuna.com angel.co apna.co appcast.io bayt.com bebee.com builtin.com careerbuilder.com
    careerjet.com cutshort.io cv-library.co.uk dice.com efinancialcareers.com experteer.com
    flexjobs.com foundit.in glassdoor.com gulftalent.com hired.com hirist.com hirist.tech
    iimjobs.com indeed.com indeedemail.com infojobs.net instahyre.com internshala.com jobcase.com
    jobleads.com jobrapido.com jobright.ai jobs.ac.uk jobsdb.com jobsite.co.uk jobstreet.com
    jobteaser.com joinhandshake.com jooble.org jora.com lensa.com monster.com myjobhelper.com
    naukri.com neuvoo.com otta.com recruit.net reed.co.uk remoteok.com remotive.com
    ripplematch.com seek.com.au shine.com simplify.jobs simplyhired.com snagajob.com stepstone.de
    talent.com teamworkonline.com workatastartup.com theladders.com timesjobs.com totaljobs.com
    unstop.com upward.net
    welcometothejungle.com wellfound.com weworkremotely.com xing.com ziprecruiter.com
    """
)
FREEMAIL = words(
    """
    aol.com arcor.de att.net bell.net bellsouth.net bigpond.com blueyonder.co.uk btinternet.com
    btopenworld.com charter.net comcast.net cox.net earthlink.net eircom.net fastmail.com free.fr
    freenet.de gmail.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk
    hotmail.com iafrica.com icloud.com iinet.net.au laposte.net libero.it live.co.uk live.com
    mac.com mail.com mail.ru me.com msn.com mweb.co.za ntlworld.com optonline.net optusnet.com.au
    orange.fr outlook.com pacbell.net proton.me protonmail.com rediffmail.com rogers.com
    sbcglobal.net sfr.fr shaw.ca sky.com sympatico.ca t-online.de talktalk.net telkomsa.net
    telus.net tiscali.co.uk verizon.net virginmedia.com wanadoo.fr web.de xtra.co.nz yahoo.ca
    yahoo.co.in yahoo.co.uk yahoo.com yahoo.com.au yahoo.de yahoo.fr zoho.com
    """
)
# Hosts of applicant systems that all their customers share.
SYSTEMS_HOSTS = words(
    """
    app apply candidate candidates coordinator email emails employer eur gmail hire hiring inmail
    ivy mail mailer mails manager members messages messaging notify portal recruiting replies reply
    send sys system workflow www
    """
)
# Tools whose own addresses read no answers.
MUTE = words(
    """
    brassring.com invalidemail.com kenexa.com myworkday.com smartrecruiters.com taleo.net
    """
)
# Mailboxes of a function, not of a person.
TEAM_BOXES = words(
    """
    atelier workshop accounts admin admissions applications apply appointments bewerbung
    bewerbungen billing bookings candidates career careers careerservices contact crew crewing
    desk digest drh
    empleo enquiries events hello help hiring host hr hrdept hrdesk hrteam humanresources info
    interview interviews job jobs lettings loans mail marketing news newsletter noreply office
    onboarding ops people personal personnel provost reception recruiter recruiting recruitment
    recrutement rentals resourcing rh rrhh sales scheduling search service services staffing
    studies studio support ta talent talentacquisition team updates vacancies verhuur
    """
)
# Mailboxes for applicants.
HIRING_BOXES = words(
    """
    personnel applications bewerbung bewerbungen candidates career careers hiring hr humanresources
    interviews jobs onboarding people personal recruiter recruiting recruitment resourcing
    staffing ta talent talentacquisition vacancies
    """
)
# Mailboxes and parts of them that a board sends its lists from.
ALERT_BOXES = words(
    """
    alert alerts digest digests jobagent jobagents jobalert jobalerts jobmail listings matches
    recommendations
    """
)
# Hosts below a firm's own domain that carry its campaigns, not its people's mail.
CAMPAIGN_HOSTS = words(
    """
    campaign campaigns deals e e-mail em email emails marketing mktg newsletter newsletters news
    offers promo promotions r
    """
)
# Domains of nobody (RFC 2606), where sameness tells nothing.
NOBODYS = words(
    """
    example.com example.net example.org
    """
)
# Endings of universities: their students apply there too.
ACADEMIC = words(
    """
    ac edu
    """
)
# Endings that are two labels long ("co.uk").
SECOND_LEVEL = words(
    """
    ac co com edu gc go gob gov ne net nhs or org sch
    """
)
# Words that no person's display name holds.
NOT_A_NAME = words(
    """
    admin administrator mailbox enquiries books cafe restaurant bakery farm farms kitchen studio
    studios theatre brewery museum library security operations accounts payroll reception
    secretariat secrétariat sekretariat secretaría front
    reply donotreply for
    @ acquisition admissions ag agency alerts applications ashby assessments at bank
    bewerbermanagement calendly candidate career careers center centre clinic club co college
    committee consulting corp council customer daily department desk digest gmbh google
    greenhouse group hiring hospital hr human inc indeed institute interview interviews job jobs
    labs lever limited linkedin llc ltd news newsletter no-reply noreply notification
    notifications office onboarding partners people personnel plc podcast premium pty recruiting
    recruitment research resources resourcing school search service services software solutions
    staffing store support surgery systems talent team technologies trust university updates via
    weekly workday
    """
)
# Mailboxes for other matters than the application.
OTHER_BOXES = words(
    """
    abuse access accessibility accommodations dataprotection dpo fraud gdpr help info-security
    legal press privacy security support unsubscribe webmaster
    """
)
NOREPLY_BOXES = phrases(
    """
    systemmessage, system-message, noreply, no-reply, donotreply, do-not-reply, dontreply,
    notification, notifications, mailer, mailer-daemon, postmaster, bounce, bounces, autoreply,
    automated, unmonitored, alerts,
    alert, jobs-listings, indeedapply, jobs-noreply, system, notify, invitations,
    calendar-notification,
    messages-noreply
    """
)
# Relay addresses that pass answers on: the domain and what the mailbox must hold.
REPLYABLE = (
    ("reply.greenhouse.io", ""),
    ("ivy.greenhouse.io", ""),
    ("greenhouse.io", "reply"),
    ("hire.lever.co", ""),
    ("talent.icims.com", "+email+"),
    ("linkedin.com", "hit-reply"),
    ("reply.ashbyhq.com", ""),
    ("replies.ashbyhq.com", ""),
    ("reply.workablemail.com", ""),
    ("candidates.workablemail.com", "+"),
    ("inmail.teamtailor-mail.com", ""),
    ("teamtailor-mail.com", ""),
    ("reply.jobvite.com", ""),
    ("reply.smartrecruiters.com", ""),
    ("reply.recruitee.com", ""),
    ("hire.recruitee.com", ""),
    ("m.personio.de", "+"),
    ("applytojob.com", "+"),
    ("breezy-mail.com", ""),
    ("reply.pinpointhq.com", ""),
    ("reply.bamboohr.com", ""),
)
