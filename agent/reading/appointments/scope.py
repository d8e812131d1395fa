"""What a day or time is there for: an appointment offered, set, moved, off, or none.

Bars bounds and old times first, then asks `rows` or `statements`. Knows no zones and no calendars.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.appointments.barring import bar_of
from agent.reading.appointments.corrected import named_anew
from agent.reading.appointments.cues import Scene, before
from agent.reading.appointments.delaying import by_amount
from agent.reading.appointments.elsewhere import tells_of_else
from agent.reading.appointments.moving import (
    from_one_to_other,
    is_led_on,
    is_origin,
    to_second_hour,
    turns_back,
)
from agent.reading.appointments.proposals import of_proposal
from agent.reading.appointments.provisional import is_provisional
from agent.reading.appointments.replacing import replaced
from agent.reading.appointments.roles import Role, Verdict
from agent.reading.appointments.rows import judge_row
from agent.reading.appointments.slot import Slot
from agent.reading.appointments.standby import is_reserve, only_if_need_be
from agent.reading.appointments.statements import judge_statement
from agent.reading.appointments.suiting import suits_too
from agent.reading.appointments.superseded import (
    is_denied,
    is_gone,
    is_ignored,
    is_missed,
    is_put_off,
    is_ruled_out,
    is_slip,
    is_supposed_move,
    names_other,
    names_team,
    was_set,
)
from agent.reading.prose import Prose, Sentence
from agent.reading.wording import rows_en
from agent.reading.wording.sets import words
from agent.reading.wording.time_en import DAY_PARTS


def judged(slots: Sequence[Slot], prose: Prose, scene: Scene) -> list[tuple[Slot, Verdict]]:
    """Every slot with its verdict; a bare "or Sunday at 13.00" goes on as the sentence before."""
    found: list[tuple[Slot, Verdict]] = []
    last: tuple[Slot, Verdict] | None = None
    for slot in slots:
        verdict = judge(slot, prose, scene)
        if verdict.cue == "nothing" and slot.time is not None:
            verdict = _inherited(slot, last, prose, scene) or verdict
        if verdict.role is Role.SET and _moved_above(slot, prose, scene):
            verdict = Verdict(Role.MOVED, "moved above")
        if verdict.role in _MAY_LEAD_ON and is_led_on(slot, prose.sentences[slot.sentence]):
            later = to_second_hour(slot, prose.sentences[slot.sentence])
            found.append((later, Verdict(Role.MOVED, "led on")))
        elif verdict.role is Role.MOVED:
            found.append((from_one_to_other(slot, prose.sentences[slot.sentence]), verdict))
        else:
            found.append((slot, verdict))
        if verdict.role not in (Role.NONE, Role.OLD):
            last = found[-1]
    stands = "stands" in scene.names and "cancel" not in scene.names
    found = _begun_instead(only_if_need_be(found, prose), prose, scene)
    found = by_amount(_ruled_out(replaced(found, prose), prose, scene), prose)
    found = named_anew(found, prose, scene)
    found = _put_off(_corrected(_standing(found) if stands else found), prose, scene)
    return _called_off(found, scene) if "cancel" in scene.names else found


_MAY_LEAD_ON = frozenset({Role.SET, Role.MOVED})


def _ruled_out(
    found: list[tuple[Slot, Verdict]], prose: Prose, scene: Scene
) -> list[tuple[Slot, Verdict]]:
    """ "9 on Tuesday is no good any more": it is off where the thread has set that day, or where
    the sentence calls the user's interview off ("is no longer possible for your interview")."""
    return [
        (slot, verdict._replace(cue="put off"))
        if verdict.cue in _NO_MORE and slot.day is not None
        and (slot.day.date in scene.known or _is_of_yours(slot, verdict, prose, scene))
        else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _is_of_yours(slot: Slot, verdict: Verdict, prose: Prose, scene: Scene) -> bool:
    """Whether the sentence of a time that is gone calls the user's own interview off."""
    sentence = prose.sentences[slot.sentence]
    yours = ("your", "interview") in pairwise(sentence.words)
    told = verdict.cue == "gone" and slot.time is not None and not sentence.listed
    return yours and told and "cancel" in scene.whole(sentence)


_NO_MORE = frozenset({"ruled out", "gone"})


def _called_off(found: list[tuple[Slot, Verdict]], scene: Scene) -> list[tuple[Slot, Verdict]]:
    """ "It has been cancelled. Was scheduled: 15 March 13:00", "(yours was 2pm)": that one is off.

    Where it stands beside no other, and nothing moves.
    """
    ruled = {Role.SET, Role.OFFERED, Role.MOVED, Role.CANCELLED}
    if "move" in scene.names or any(verdict.role in ruled for _, verdict in found):
        return found
    old = [
        slot for slot, verdict in found if verdict.cue in ("old time", "label")
        and verdict.role is Role.OLD and slot.time is not None and slot.day is not None
    ]  # fmt: skip
    if len(old) != 1:
        return found
    return [
        (slot, Verdict(Role.CANCELLED, "was") if slot is old[0] else verdict)
        for slot, verdict in found
    ]


def _put_off(
    found: list[tuple[Slot, Verdict]], prose: Prose, scene: Scene
) -> list[tuple[Slot, Verdict]]:
    """A time put off with no new one set is off; where the words only ask for it, it is old."""
    if all(verdict.cue != "put off" for _, verdict in found):
        return found
    if any(_takes_over(slot, verdict, prose, scene) for slot, verdict in found):
        return found
    return [
        (slot, Verdict(Role.CANCELLED, "put off"))
        if verdict.cue == "put off" and not prose.sentences[slot.sentence].asks else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _takes_over(slot: Slot, verdict: Verdict, prose: Prose, scene: Scene) -> bool:
    """Whether a time is set, or asked for instead of the one that the thread has set."""
    if verdict.role is Role.OFFERED:
        return (
            bool(scene.known)
            and slot.time is not None
            and "instead" in prose.sentences[slot.sentence].words
        )
    return verdict.role in (Role.MOVED, Role.SET)


def _standing(found: list[tuple[Slot, Verdict]]) -> list[tuple[Slot, Verdict]]:
    """The one time offered is set where the message wants no answer: "unless I hear otherwise"."""
    offered = {(slot.day, slot.time) for slot, verdict in found if verdict.role is Role.OFFERED}
    if len(offered) != 1:
        return found
    return [
        (slot, Verdict(Role.SET, "stands") if verdict.role is Role.OFFERED else verdict)
        for slot, verdict in found
    ]


def _moved_above(slot: Slot, prose: Prose, scene: Scene) -> bool:
    """Whether the day that this time leans on is where the sentence before moves the meeting."""
    if not slot.carried or slot.sentence == 0:
        return False
    above, here = prose.sentences[slot.sentence - 1], prose.sentences[slot.sentence]
    return above.block == here.block and "DAY" in above.words and scene.moves(above)


def _corrected(found: Sequence[tuple[Slot, Verdict]]) -> list[tuple[Slot, Verdict]]:
    """A time stated beside one that it replaces ("at 3pm, not 2pm") has moved."""
    replaced = {slot.sentence for slot, verdict in found if verdict.cue in _REPLACED}
    replaced |= {slot.sentence + 1 for slot, verdict in found if verdict.cue == "was set"}
    return [
        (slot, Verdict(Role.MOVED, "old time beside"))
        if verdict.role is Role.SET and slot.sentence in replaced else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


_REPLACED = frozenset({"old time", "was set"})


def _begun_instead(
    found: list[tuple[Slot, Verdict]], prose: Prose, scene: Scene
) -> list[tuple[Slot, Verdict]]:
    """ "Instead of 15:00 we start on Thursday at 16:30", where the thread has set that day."""
    replaced = {slot.sentence for slot, verdict in found if verdict.cue == "old time"}
    return [
        (slot, Verdict(Role.MOVED, "begun instead"))
        if verdict.cue == "hours" and slot.sentence in replaced and slot.time is not None
        and slot.day is not None and slot.day.date in scene.known
        and _we_begin(slot, prose.sentences[slot.sentence]) else (slot, verdict)
        for slot, verdict in found
    ]  # fmt: skip


def _we_begin(slot: Slot, sentence: Sentence) -> bool:
    """Whether those who meet begin then: "we start", "you will start", "it begins"."""
    led = [word for word in sentence.words[: slot.last] if word not in _SHALL]
    return any(one in _WHO_MEET and two in _BEGIN for one, two in pairwise(led))


_SHALL = words("will 'll would can could must shall now then have to")
_WHO_MEET, _BEGIN = words("we you it interview"), words("start begin starts begins commence")


def _inherited(
    slot: Slot, last: tuple[Slot, Verdict] | None, prose: Prose, scene: Scene
) -> Verdict | None:
    """The role of the last appointment named, right before and in the same paragraph.

    What stands behind one called off does not fall with it: it takes its place, where it says so.
    """
    if last is None or slot.sentence - last[0].sentence > _NEAR:
        return None
    here, verdict = prose.sentences[slot.sentence], last[1]
    if prose.sentences[last[0].sentence].block != here.block or _is_aside(here, slot, scene):
        return None
    if tells_of_else(slot, here, scene):
        return None
    if verdict.role is Role.CANCELLED and slot.carried and here.words[0] in _SO:
        return Verdict(Role.MOVED, "replacement", sure=False)
    if verdict.role is Role.CANCELLED:
        return Verdict(Role.MOVED, "replacement") if "move" in scene.whole(here) else None
    asked = here.asks and verdict.cue == "unsettled"
    return Verdict(Role.OFFERED if asked else verdict.role, "as before", sure=False)


def _is_aside(sentence: Sentence, slot: Slot, scene: Scene) -> bool:
    """ "(tours at 10 and 2)", "(yoga is at 9:15 that day)": told in brackets, with words."""
    low, _ = scene.clause(sentence, slot)
    return low > 0 and sentence.words[low - 1] == "(" and slot.first > low


# "She can't do 2 tomorrow. So 4:30, same link."
_SO = words("so then hence")
_NEAR = 2  # sentences


def judge(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """What this day or time is there for."""
    sentence = prose.sentences[slot.sentence]
    if slot.arrow:
        return Verdict(Role.OLD if slot.arrow == "old" else Role.MOVED, "arrow")
    ahead = _past_part(before(sentence, slot.first, 7))
    barred = bar_of(slot, prose, scene, ahead)
    if barred or names_other(slot, sentence) or names_team(slot, sentence):
        return Verdict(Role.NONE, barred or "attribute")
    if _is_arrival(slot, sentence):
        return Verdict(Role.NONE, "arrival")
    if scene.meeting and _starts_then(slot, sentence):
        return Verdict(Role.SET, "arrival")
    if "move" in scene.names and was_set(slot, prose):
        return Verdict(Role.OLD, "was set")
    back = _taken_back(slot, sentence, scene, ahead) or of_proposal(slot, prose)
    if back is not None:
        return back
    return _by_words(slot, prose, scene)


def _by_words(slot: Slot, prose: Prose, scene: Scene) -> Verdict:
    """The role that row or sentence gives it; a reserve and what is not certain are offered."""
    sentence = prose.sentences[slot.sentence]
    if scene.meeting and is_reserve(slot, sentence):
        return Verdict(Role.OFFERED, "reserve")
    found = judge_row if sentence.listed else judge_statement
    verdict = found(slot, prose, scene)
    if verdict.role is Role.SET and is_provisional(slot, sentence):
        return Verdict(Role.OFFERED, "provisional")
    if verdict.role is Role.SET and suits_too(slot, sentence, scene):
        return Verdict(Role.OFFERED, "too")
    return verdict


def _past_part(ahead: Sequence[str]) -> list[str]:
    """ "By the morning of Friday": what stands before the part of a day, nearest first."""
    told = len(ahead) > 1 and ahead[0] == "of" and ahead[1] in DAY_PARTS
    return list(ahead[2 if told else 0 :][:5])


# "Thursday suits better than tomorrow": one day preferred to another, and nothing moved.
_PREFERRED = words("better easier handier nicer")


def _taken_back(
    slot: Slot, sentence: Sentence, scene: Scene, ahead: Sequence[str]
) -> Verdict | None:
    """Whether the time no longer holds, was a slip, or would only be moved if need were."""
    if ahead[:1] == ["than"] and not _PREFERRED.isdisjoint(ahead):
        return Verdict(Role.NONE, "passed over")
    if _is_old(slot, sentence, scene, ahead) or is_denied(slot, sentence):
        return Verdict(Role.OLD, "old time")
    if is_gone(slot, sentence) if slot.time is not None else is_ignored(slot, sentence):
        return Verdict(Role.OLD, "gone")
    lost = _lost(slot, sentence)
    if lost is not None or "move" not in scene.whole(sentence):
        return lost
    if is_supposed_move(slot, sentence, scene):
        return Verdict(Role.NONE, "supposed")
    put_off = scene.meeting and is_put_off(slot, sentence)
    return Verdict(Role.OLD, "put off") if put_off else None


def _lost(slot: Slot, sentence: Sentence) -> Verdict | None:
    """Whether the time was a slip, is ruled out, or was missed by the user."""
    if is_slip(slot, sentence):
        return Verdict(Role.OLD, "slip")
    if is_ruled_out(slot, sentence):
        return Verdict(Role.OLD, "ruled out")
    return Verdict(Role.NONE, "missed") if is_missed(slot, sentence) else None


def _is_arrival(slot: Slot, sentence: Sentence) -> bool:
    """ "10.15 for 10.30", "9.45 for a 10am start": come at the first, it begins at the second."""
    said = sentence.words
    return any(
        said[place : place + 3] == ("TIME", "for", "TIME") or said[place : place + 5] in _FOR_START
        for place in (slot.first, slot.last)
    )


def _starts_then(slot: Slot, sentence: Sentence) -> bool:
    """ "Please arrive at 9.45 for a 10am start": the second of the two."""
    said, place = sentence.words, slot.last
    return said[max(0, place - 3) : place + 2] in _FOR_START


_FOR_START = frozenset(("TIME", "for", one, "TIME", "start") for one in ("a", "an", "the"))


def _is_old(slot: Slot, sentence: Sentence, scene: Scene, near: Sequence[str]) -> bool:
    """Whether words before it make it the time that no longer holds."""
    for place in {slot.first, slot.last}:
        if place != slot.first and sentence.words[place] != "TIME":
            continue
        ahead = near if place == slot.first else before(sentence, place, 4)
        pair = (ahead[1] if len(ahead) > 1 else "", ahead[0] if ahead else "")
        if ahead[:4] == [":", "was", "it", "as"]:
            continue
        if pair not in rows_en.EARLY and {pair, ("", pair[1])} & rows_en.OLD_PAIRS:
            return True
    if turns_back(slot, sentence, scene):
        return True
    return "move" in scene.whole(sentence) and is_origin(slot, sentence, scene, near)
