"""What a message written by the user does: thanks, asks, answers, withdraws, accepts.

Each sentence is weighed by the model of the user's own sentences; where the thread stands decides
between readings: thanks after a no is an answer to the no. Which status step a message was is
decided in `process`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from agent.domain.evidence import Evidence, EvidenceKind, Reading, ReadingContext, Turn
from agent.domain.hiring import Confidence, Direction, InterviewStatus, Meaning, OwnKind
from agent.reading.company import Named, read_applied
from agent.reading.interviews import read_interviews
from agent.reading.plain_yes import says_plain_yes
from agent.reading.scales import of_the_user
from agent.reading.scan import Line, Scan
from agent.reading.scopes import scope_of
from agent.reading.withdrawing import stays

READER = "own@2"

_K = OwnKind
_SAID = 0.5
# What decides most comes first: a withdrawal that also thanks is a withdrawal.
_ORDER = (
    _K.WITHDRAWAL, _K.ACCEPTANCE, _K.RESCHEDULE, _K.WRITTEN_SUMMARY, _K.CORRECTION,
    _K.OFFER_REPLY, _K.ANSWER, _K.STATUS, _K.EXPANSION, _K.APPLICATION, _K.THANKS,
    _K.REJECTION_REPLY, _K.HOLD_REPLY, _K.NETWORKING,
)  # fmt: skip
_REPLY_TO = {
    Meaning.REJECTION: _K.REJECTION_REPLY,
    Meaning.ON_HOLD: _K.HOLD_REPLY,
    Meaning.ROLE_CLOSED: _K.HOLD_REPLY,
    Meaning.OFFER: _K.OFFER_REPLY,
}
# Kinds that a state of the thread turns into the answer to that state.
_COURTESY = frozenset({_K.THANKS, _K.REJECTION_REPLY, _K.HOLD_REPLY, _K.NETWORKING, _K.CHAT})
_SILENT = frozenset({Meaning.OUT_OF_OFFICE, Meaning.THANKS_OR_CHAT})


@dataclass(frozen=True, slots=True)
class _Said:
    """The strongest sentence of a kind."""

    share: float
    line: Line


def read_own(seen: Scan, spoken: str, context: ReadingContext, version: str) -> Reading:
    """The reading of one of the user's own messages."""
    said = _said(seen)
    last = _last_word(context)
    kinds = _kinds(said, last, context)
    interviews, of_interviews = read_interviews(seen.message, context, None)
    taken = any(item.status is InterviewStatus.CONFIRMED for item in interviews)
    off = any(item.status is InterviewStatus.CANCELLED for item in interviews)
    told = off or (taken and _agrees(seen, context))
    if taken and kinds[0] is _K.CHAT:
        kinds = (_K.ANSWER,)
    elif off and kinds[0] is not _K.WITHDRAWAL:
        # Who calls off an appointment and does not leave is to be given another.
        kinds = (_K.RESCHEDULE, *[one for one in kinds if one not in (_K.RESCHEDULE, _K.CHAT)])
    if (
        kinds[0] is _K.CHAT
        and "thank" in seen.words | _thanked(seen)
        and _after_talk(seen, context)
    ):
        kinds = (_K.THANKS,)
    applied = kinds[0] is _K.APPLICATION and not context.company
    named = read_applied(seen) if applied else Named(context.company, context.role, ())
    return Reading(
        message_id=seen.message.message_id,
        direction=Direction.OUT,
        hiring=_in_hiring(seen, context, kinds[0]),
        meanings=(Meaning.THANKS_OR_CHAT,),
        confidence=_confidence(said, kinds[0], last, spoken, told=told),
        interviews=tuple(interviews),
        company=named.company,
        role=named.role,
        own=kinds[0],
        also=kinds[1:],
        by_phone=any(found.name == "by_phone" for found in seen.found),
        language=spoken,
        evidence=(*_evidence(said, kinds), *named.evidence, *of_interviews),
        version=version,
    )


def _agrees(seen: Scan, context: ReadingContext) -> bool:
    """Whether the note says yes and nothing else, to a time that was named in the mail before."""
    last = context.thread[-1] if context.thread else None
    if last is None or last.direction is Direction.OUT or not last.reading.interviews:
        return False
    return says_plain_yes((line.sentence.words, line.sentence.asks) for line in seen.lines)


def _said(seen: Scan) -> dict[OwnKind, _Said]:
    """Each kind's strongest sentence; what is supposed or only reported is not done.

    A question about the state of things is asked indirectly as often as not ("whether there is
    any news"), so being supposed takes nothing from it.
    """
    scales = of_the_user()
    best: dict[OwnKind, _Said] = {}
    for line in seen.lines:
        shares = scales.shares("own", line.added)
        last = len(line.sentence.words) - 1
        scope = scope_of(line.sentence, last, last, own_negation=True)
        for label, share in shares.items():
            kind = _K(label)
            undone = scope.reported or (scope.supposed and kind is not _K.STATUS)
            if kind is _K.WITHDRAWAL and share >= _SAID and stays(line, share, seen):
                continue
            damping = 0.3 if undone else 1.0
            if kind not in best or share * damping > best[kind].share:
                best[kind] = _Said(share * damping, line)
    return best


def _last_word(context: ReadingContext) -> Turn | None:
    """The employer's last turn that says something."""
    for turn in reversed(context.thread):
        if turn.direction is Direction.IN and turn.reading.meaning not in _SILENT:
            return turn
    return None


def _kinds(
    said: Mapping[OwnKind, _Said], last: Turn | None, context: ReadingContext
) -> tuple[OwnKind, ...]:
    found = [kind for kind in _ORDER if kind in said and said[kind].share >= _SAID]
    found = [kind for kind in found if _possible(kind, context)]
    if _K.APPLICATION in found and _begins(context):
        # "Attached is my CV" answers somebody or applies: nobody has asked yet.
        found = [_K.APPLICATION, *[kind for kind in found if kind is not _K.APPLICATION]]
    state = _REPLY_TO.get(last.reading.meaning) if last else None
    if state and all(kind in _COURTESY for kind in found):
        return (state, *[kind for kind in found if kind is not state])
    if state is _K.OFFER_REPLY and found and found[0] in (_K.ANSWER, _K.STATUS):
        return (_K.OFFER_REPLY, *found)
    if found[:1] == [_K.STATUS] and _K.THANKS in found and _just_met(last):
        found = [_K.THANKS, *[kind for kind in found if kind is not _K.THANKS]]
    asked = bool(last and last.reading.asks and _open(last, context))
    if asked and _K.ANSWER not in found and all(kind in _COURTESY for kind in found):
        found = [_K.ANSWER, *found]
    return tuple(found) or (_K.CHAT,)


def _just_met(last: Turn | None) -> bool:
    """Whether the employer's last word set the interview: a note that thanks and asks thanks."""
    met = (Meaning.INTERVIEW_CONFIRMED, Meaning.INTERVIEW_MOVED)
    return last is not None and last.reading.meaning in met


def _open(last: Turn, context: ReadingContext) -> bool:
    """Whether the user has not answered that turn yet."""
    answers = [turn for turn in context.thread if turn.direction is Direction.OUT]
    return not any(turn.at > last.at for turn in answers)


def _possible(kind: OwnKind, context: ReadingContext) -> bool:
    """Replies to a decision need the decision; an application needs no process yet."""
    meanings = {turn.reading.meaning for turn in context.thread if turn.direction is Direction.IN}
    if kind is _K.REJECTION_REPLY:
        return Meaning.REJECTION in meanings or not context.thread
    if kind is _K.HOLD_REPLY:
        return not meanings.isdisjoint({Meaning.ON_HOLD, Meaning.ROLE_CLOSED})
    if kind is _K.OFFER_REPLY:
        return Meaning.OFFER in meanings or not context.thread
    if kind is _K.APPLICATION:
        return meanings <= {Meaning.OUTREACH}
    if kind is _K.ACCEPTANCE:
        return Meaning.OFFER in meanings or not meanings
    return True


def _begins(context: ReadingContext) -> bool:
    """Whether nothing was said before this message, as far as is known."""
    return not context.thread and not context.company


def _thanked(seen: Scan) -> set[str]:
    return {"thank"} if seen.words & {"thanks", "enjoyed", "grateful", "appreciated"} else set()


def _after_talk(seen: Scan, context: ReadingContext) -> bool:
    """Whether an interview that the thread set took place in the four days before."""
    now = seen.message.at
    starts = [item.start for turn in context.thread for item in turn.reading.interviews]
    return any(start and start < now < start + timedelta(days=4) for start in starts)


def _in_hiring(seen: Scan, context: ReadingContext, kind: OwnKind) -> bool:
    if context.company or context.people or any(turn.reading.hiring for turn in context.thread):
        return True
    names = [found.name for found in seen.found] + [found.name for found in seen.in_heading]
    return "field" not in names and (names.count("ours") >= 1 or kind is _K.APPLICATION)


def _confidence(
    said: Mapping[OwnKind, _Said], kind: OwnKind, last: Turn | None, spoken: str, *, told: bool
) -> Confidence:
    """How sure it is; `told` where the words of an appointment say so besides."""
    if spoken != "en":
        return Confidence.WEAK
    share = said[kind].share if kind in said else 0.0
    backed = bool(last and kind in _REPLY_TO.values())
    if share >= 0.9 or (backed and share >= _SAID):
        return Confidence.CERTAIN
    return Confidence.LIKELY if share >= _SAID or backed or told else Confidence.WEAK


def _evidence(said: Mapping[OwnKind, _Said], kinds: tuple[OwnKind, ...]) -> tuple[Evidence, ...]:
    found = []
    for kind in kinds:
        if kind in said and said[kind].share >= 0.3:
            sentence = said[kind].line.sentence
            found.append(
                Evidence(
                    EvidenceKind.OWN, kind.value, sentence.text, READER, Confidence.LIKELY,
                    span=(sentence.start, sentence.end),
                )
            )  # fmt: skip
    return tuple(found)
