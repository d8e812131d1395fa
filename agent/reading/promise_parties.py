"""Whether a stretch of time is of another than the user's process: who acts by it, in what matter.

"Accounts will tell you by Friday whether the taxi is paid", "another candidate has until Tuesday to
decide", "your probation is reviewed by May": word is due, but not of the application. Knows the
words of a sentence and of the one before it.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.promise_scene import Scene, clauses_of
from agent.reading.prose import Prose
from agent.reading.wording.sets import words


def is_anothers(scene: Scene, place: int, prose: Prose) -> bool:
    """Whether what is due by the window at `place` is not the user's process."""
    said = scene.sentence.said
    if not _CANDIDATES.isdisjoint(said) and _is_candidates_act(scene.words, place):
        return True
    if not _APART.isdisjoint(said) and _is_apart(scene.words):
        return True
    if not _PROCESS.isdisjoint(said):
        return False
    if not _MATTERS.isdisjoint(said) and _is_other_matter(scene.words):
        return True
    if not _ANSWERED.isdisjoint(said) and _answers_other_matter(scene, prose):
        return True
    return not _OFFICES.isdisjoint(said) and _is_offices(scene, place, prose)


def _is_apart(said: Sequence[str]) -> bool:
    """ "Your probation is reviewed by May", but not "there is a probation and you will hear by"."""
    if not _AS_A_JOB.isdisjoint(said) or said[:1] in (["there"], ("there",)):
        return False
    return "subject" not in said and _PROCESS.isdisjoint(said)


def _is_candidates_act(said: Sequence[str], place: int) -> bool:
    """ "Another candidate has until", "our first choice, who will let us know by": theirs to do."""
    at = max((at for at in range(place) if _is_other_candidate(said, at)), default=-1)
    if at < 0:
        return False
    between = said[at + 1 : place]
    if not _BREAKING.isdisjoint(between) or "WINDOW" in between or len(between) > _ACT:
        return False
    return not _ACTS.isdisjoint(between) or _UNTIL.issuperset(between[-1:])


def _is_other_candidate(said: Sequence[str], at: int) -> bool:
    """ "Another candidate", "our first choice", "the other finalist", "one more applicant"."""
    return said[at] in _CANDIDATES and not _OTHER.isdisjoint(said[max(0, at - 2) : at])


def _is_other_matter(said: Sequence[str]) -> bool:
    """ "Pay is reviewed every April", "you will be told your shifts", "on your first day"."""
    pairs = set(pairwise(said))
    return _is_pay_reviewed(said) or not _PAIRS.isdisjoint(pairs) or pairs.issuperset(_FIRST_DAY)


def _is_pay_reviewed(said: Sequence[str]) -> bool:
    """ "Pay is reviewed every April", but not "your CV and salary history are being reviewed"."""
    if "reviewed" not in said or not _HEARD.isdisjoint(said):
        return False
    return not _PAY.isdisjoint(said[: said.index("reviewed")])


def _answers_other_matter(scene: Scene, prose: Prose) -> bool:
    """ "Your complaint has been logged. You will receive a response within a month"."""
    number = scene.sentence.number
    near = prose.sentences[max(0, number - 1) : number + 1]
    return any(not _COMPLAINTS.isdisjoint(pairwise(one.words)) for one in near)


def _is_offices(scene: Scene, place: int, prose: Prose) -> bool:
    """ "The removal firm will come back to you with a quote", "you'll hear from accounts"."""
    clauses = scene.clauses or clauses_of(scene.words)
    clause = next(one for one in clauses if one.first <= place < one.stop)
    said = scene.words[clause.first : clause.stop]
    modal = next((at for at, word in enumerate(said) if word in _MODALS), 0)
    tellers = set(said[:modal])
    sender = {two for one, two in pairwise(said) if one == "from"}
    if {"outcome", "answer", "did"} & set(said[modal:]):
        return False  # "Our payroll manager will ring you with the outcome".
    if not _SURE.isdisjoint(tellers) or ("occupational", "health") in pairwise(said[:modal]):
        return True
    if _OFFICES.isdisjoint(tellers | sender):
        return False
    number = scene.sentence.number
    above = prose.sentences[number - 1].said if number else frozenset[str]()
    things = said[modal:] if _OFFICES & tellers else [*said, *above]
    return not _THINGS.isdisjoint(things)


# So many words tell what another candidate does: "is now due to give us his answer by".
_ACT = 10
_CANDIDATES = words("candidate applicant finalist choice person someone somebody one contender")
_OTHER = words("another other first preferred one top else leading remaining last front")
# Behind these somebody else acts.
_BREAKING = words("you your i we so but ; : . ( -")
_ACTS = words(
    """decide answer reply respond accept decline consider answers replies decides know give gives
    accepts hear presentation think"""
)
_UNTIL = words("until till")
_PROCESS = words(
    """decision verdict successful unsuccessful shortlisted job role position hired interview
    application vacancy shortlist cv through"""
)
_APART = words("probation probationary permanency appraisal")
_AS_A_JOB = words("officer service officers worker team manager")
_HEARD = words("hear outcome answer you'll")
_PAY = words("pay salary salaries wages bonus bonuses")
_PAIRS = frozenset({("your", "shifts"), ("your", "rota"), ("your", "roster")})
_FIRST_DAY = frozenset({("your", "first"), ("first", "day")})
_MATTERS = _PAY | words("shifts rota roster first")
_COMPLAINTS = frozenset(
    {
        ("access", "request"),
        ("your", "complaint"),
        ("information", "request"),
        ("your", "grievance"),
    }
)
_ANSWERED = words("response respond reply answer outcome")
_MODALS = words("will 'll should shall would can may")
_SURE = words("payroll removal relocation insurer")
_OFFICES = _SURE | words(
    """accounts finance reception hotel guesthouse travel immigration visa office embassy
    consulate housing facilities occupational lawyers insurance pensions security"""
)
_THINGS = words(
    """reimbursed reimbursement reimburse refund refunded expenses receipts receipt taxi train
    trains ferry flight flights ticket tickets parking locker laptop badge uniform visa permit quote
    invoice payment payslip confirmation booking room accommodation code"""
)
