# ruff: noqa: E501 - one phrase a line, however long: that is what makes the data readable
"""Words of like sense under one name, so that what was learned of one holds for its neighbours.

One cluster a line: its name, then its words in base form (inflections follow by themselves).
"""

CLUSTERS = """
we: we us our ours ourselves team panel committee company department board client management leadership partners founders directors trustees council crew folks colleagues jury employer university trust firm organisation organization business council management
i: i me my myself mine
you: you your yours yourself u ur yer
they: they them he she him her his their it its
other: other others another somebody someone else different elsewhere internal external competing alternative anybody anyone
candidate: candidate applicant contender finalist person individual interviewee people profile man woman lad guy colleague engineer insider successor hire winner competitor chap fella bloke lady gentleman girl boy mate nephew niece newcomer outsider
role: role position post job opening vacancy slot2 requisition req requirement seat headcount opportunity appointment internship fellowship lectureship placement posting mandate gig
application: application candidacy candidature submission cv resume résumé app file materials documents portfolio
choose: choose select pick appoint hire prefer favour opt settle elect land plump vote rank prefer
continue: proceed progress advance continue pursue forward ahead further onwards onward
reject: reject decline refuse dismiss exclude discard pass knock refusal declined rejection turndown rebuff
unsuccessful: unsuccessful unsuitable ineligible overqualified
regret: unfortunately regret regrettably sadly sorry afraid alas disappointed disappointing regretfully disappoint unhappily gutted apologies apologise apologize disheartening
fit: fit match suit align alignment suitable suited matching compatible fitting closer closely nearer aligned overlap
requirement2: experience skill qualification background expertise knowledge exposure strength depth criteria standard level bar
decide: decide decision conclude conclusion determine resolve verdict outcome result determination judgment judgement deliberate deliberation
think: consider consideration review evaluate assess reflect thought assessment2 evaluation reflection weigh examine mull ponder contemplate chew debate dither
offer: offer offering contract package
salary: salary compensation pay wage ctc lpa package remuneration bonus equity base stock pension
join: join onboard aboard start begin commence joining
glad: pleased delighted happy thrilled excited glad pleasure delight honour honoured proud overjoyed stoked chuffed gladly elated
good: good great wonderful fantastic lovely excellent amazing awesome brilliant super terrific nice positive beauty fab
congrats: congratulations congrats hooray yay kudos bravo woohoo
thanks: thank thanks appreciate grateful gratitude cheers ta appreciation
wish: wish hope luck success best fingers
future: future later someday subsequently again another
hold: hold pause freeze suspend halt park shelve postpone defer stall mothball limbo standstill ban stop brakes ice block blocked moratorium abeyance mothballed dormant
close: cancel close withdraw eliminate scrap axe discontinue abolish pull remove cut redundant dissolve kill drop withdrawn can annul terminate abandon bin delete deleted dissolve
filled: filled taken gone occupied given
budget: budget funding finance fund money financial fiscal cost savings spend spending cashflow
restructure: restructure reorganisation reorganization reorg restructuring layoff redundancies merger acquisition downsizing takeover reshuffle insolvency
interview: interview interviews interviewing
talk: call chat conversation discussion talk speak conference catchup catch-up discuss connect phone speaking chatting talking telephonic telephone word yarn bell
meet: meet meeting visit onsite on-site session appointment lunch dinner coffee sitdown see come
screen: screen screening
stage: stage round step phase level loop
next: next second third final last following subsequent further
shortlist: shortlist shortlisted longlist finalists shortlisting
clear: clear pass cleared qualify ace sail
invite: invite invitation invited
schedule: schedule arrange book set fix organise organize coordinate plan line fix
confirm: confirm confirmed confirmation locked booked lock fixed settled
move: move reschedule shift push postpone rearrange bump swap prepone slide switch rebook rescheduled preponed moved changed bring
change: change update amend tweak alter correction correct revise adjust revised updated new
cancelled: cancelled canceled cancellation cancelling off void
time: time slot date timing window appointment hour timeslot
when: when whenever
availability: available availability free around convenient convenience suits suitable
work: work works working suit
day: monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
rel: today tomorrow tonight tmrw
daypart: morning afternoon evening noon midday lunchtime
week: week weeks month months fortnight quarter
days: day days hours minutes minute hour
month: january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
invitecal: calendar invite diary zoom teams meet webex link hangouts dial-in dial
location: office reception floor building venue room address place entrance headquarters hq
test: test assessment exercise challenge task assignment homework quiz questionnaire hackerrank codility codesignal hirevue take-home takehome case exam simulation puzzle
record: record recording recorded on-demand one-way video pre-recorded
complete: complete finish submit solve attempt take undertake fill
send: send provide share upload email mail forward supply return furnish revert attach drop enclose submit
papers: reference referee document form detail certificate passport visa payslip transcript licence license proof letter paperwork information id copy
question: question query ask
info: notice expectation sponsorship relocate location rate permit authorised authorized eligible nationality
wait: wait await pending awaiting awaited outstanding chase chasing chased nudge prod
delay: delay longer slow late backlog delayed behind hold-up slower
patience: patience patient bear bearing silence quiet
news: news update feedback word answer response reply
inform: inform notify tell know hear advise contact touch get back
soon: soon shortly presently promptly
still: still yet currently ongoing
receive: receive received receipt arrive land acknowledge acknowledgement reach landed
applied: apply applied applying
opportunity2: looking searching seeking recruit recruiting hiring
found: came across found stumbled noticed spotted impressed caught
linkedin: linkedin github xing naukri indeed profile
interested: interested interest curious open keen tempted
agency: client recruiter consultant headhunter agency staffing retained
away: away leave vacation holiday pto ooo absent absence
return: return back reopen
urgent: urgent urgently emergency immediate
not: not never no nor neither without unable cannot none nothing nobody nowhere
if: if should unless provided whether once
boss: manager director boss ceo founder cofounder co-founder vp head owner dean matron principal partner president cto cfo chief supervisor chair chairman chairwoman professor superintendent foreman headteacher controller md landlady proprietor gaffer governor manageress provost
ill: ill sick unwell poorly flu covid fever hospital surgery sickness illness injured migraine ambulance
mishap: burst flood flooded fire storm snow strike outage leak accident breakdown traffic diverted puncture bereavement funeral emergency unforeseen stuck collapsed
family: mum dad mom kids kid children son daughter cousin wife husband sister brother grandma grandpa baby family auntie uncle mother father toddler
press: journalist newspaper magazine podcast article documentary story editor edition feature broadcast reporter listeners readers columnist interviewee2 newsroom
housing: flat apartment house landlord tenant tenancy rent rental lease viewing property mortgage bedroom lettings
study: course msc mba phd degree admission admissions student scholarship tuition undergraduate term semester bootcamp pupil
sales: demo software platform customers discount webinar subscription pricing trial coupon sale vendor supplier clients
money2: invoice receipt payment statement bank transfer refund
sign: sign signature countersign approve approval blessing sign-off authorise authorize
accept: accept acceptance agree agreed consent
attend: attend participate
remind: remind reminder nudge
travel: travel drive journey train flight
candid: honest honestly frank frankly upfront straight plain plainly candid
enjoy: enjoy enjoyed pleasure impress impressed
try2: effort energy care thoughtful thoughtfully
number2: two three four five six
silent: silent silence quiet
"""
