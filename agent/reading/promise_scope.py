"""Whether a clause promises word at all, and by which words; a question promises none."""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.grammar.phrases import Hit
from agent.reading.promise_calls import NEWS, is_elliptic
from agent.reading.promise_scene import PROMISING, TAKING, Clause, Scene, inside, names_in
from agent.reading.wording.sets import words


def is_asked(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is a question: a question mark ends it and no "I'll" opens it."""
    if not scene.sentence.asks:
        return False
    said = scene.words[clause.first : clause.stop]
    return not any(one in ("i", "we") and two in ("'ll", "will") for one, two in pairwise(said))


def predicate(scene: Scene, clause: Clause) -> Hit | None:
    """The words by which this clause says that word will come, or None."""
    names = names_in(scene, clause)
    if "relayed" in names and not any(_is_relayed(scene, hit, clause) for hit in scene.hits):
        names.discard("relayed")
    if "elsewhere" in names or ("user" in names and not names & {"hear", "relayed"}):
        return None
    if _is_wish(names) and any(word in _WISHES for word in scene.words[clause.first : clause.stop]):
        return None
    hits = [
        hit for hit in scene.hits
        if inside(hit, clause) and hit.name in PROMISING and hit.name in names
        and not _is_noun(scene, hit)
    ]  # fmt: skip
    if "logistics" in names:
        hits = [hit for hit in hits if "times" in scene.words or not _logistic(scene, hit)]
    kept = [hit for hit in hits if _may_tell(scene, clause, hit)]
    # "I won't keep you hanging about, expect an answer": what is said behind the comma is whole.
    whole = {hit.end for hit in kept if "," not in scene.words[hit.start : hit.end]}
    kept = [
        hit for hit in kept
        if "," not in scene.words[hit.start : hit.end] or hit.end not in whole
    ]  # fmt: skip
    # "Great to tell you the news this afternoon": the news that was told.
    told = [hit.start for hit in kept if _is_no_future(scene, clause, hit)]
    kept = [
        hit for hit in kept
        if hit.start not in told and not (hit.name == "passive" and told and min(told) < hit.start)
    ]  # fmt: skip
    telling = [hit for hit in kept if not is_deciding(scene, hit)]
    # "Leave it with me over the weekend and on Monday I'll revert": the word, and not the wait.
    plain = [hit for hit in telling if hit.name != "bare"] if _is_left(scene, telling) else telling
    return next(iter(plain), kept[0] if kept else None)


def _is_left(scene: Scene, telling: Sequence[Hit]) -> bool:
    """ "Leave it with me until Friday and on Monday I'll ring you": two windows, the wait first."""
    later = [hit for hit in telling if hit.name != "bare" and _INFINITIVE.isdisjoint(
        scene.words[hit.start - 1 : hit.start])]  # fmt: skip
    return (
        len(later) > 0
        and telling[0].name == "bare"
        and any(telling[0].end <= at <= later[0].start for at in scene.windows)
    )


_INFINITIVE = words("to")


def _may_tell(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether nothing about a phrase tells that it brings the user no word."""
    said, before = scene.words[hit.start : hit.end], scene.words[max(0, hit.start - 1)]
    # "I'm putting in my feedback tonight" brings the user none.
    if hit.name == "passive" and (before == "my" or _is_handed_in(scene, hit)):
        return False
    # "We need to cancel Friday" needs no stretch of time.
    if said[:2] == ["need", "to"]:
        return False
    # "You will let me know": the user's word.
    if hit.name == "hear" and "let" in said:
        return False
    # "The decision at its meeting on 17 August": the day of a meeting, and no news by itself.
    if hit.name == "passive" and ("meeting" in said or _crosses(said)):
        return False
    if _counts_on(scene, clause, hit) or is_others_matter(scene, clause, hit):
        return False
    if hit.name == "it":
        return not NEWS.isdisjoint(scene.words[: hit.start])
    return hit.name != "contact" or (hit.end <= clause.stop and _by_employer(scene, clause, hit))


def is_others_matter(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """ "Referees will be contacted", "I asked that they reply", "before you decide": no news."""
    said, before = scene.words[hit.start : hit.end], scene.words[clause.first : hit.start]
    if _is_every(scene, hit):
        return True
    if hit.name == "passive":
        return _is_of_others(scene, clause, hit)
    if hit.name != "contact":
        return False
    if _comes_back_elsewhere(scene, hit, before) or not _OFFICES.isdisjoint(before[-3:]):
        return True
    if said[0] in _BIDDEN and before[-1:] in (["they"], ["them"], ["he"], ["she"], ["to"]):
        asked = [at for at, word in enumerate(before) if word in _ASKING]
        return bool(asked) and len(before) - asked[-1] <= _ASKED_REACH and "you" not in said
    # "I inform you that the office is closed until the 26th": told now.
    told = said[0] in _INFORMING and said[-1] == "you" and _FUTURE.isdisjoint(before)
    if told and scene.words[hit.end : hit.end + 1] == ["that"]:
        return True
    return said[0] in _USERS_CHOICE and before[-1:] == ["you"]


def _is_of_others(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """ "Referees will be told", "a decision from you by Friday", "the website will be updated"."""
    said, before = scene.words[hit.start : hit.end], scene.words[clause.first : hit.start]
    if "updated" in said and not _PAGES.isdisjoint(before) and _YOURS.isdisjoint(before):
        return NEWS.isdisjoint(scene.words[clause.first : clause.stop])
    if "you" in said:
        return ("from", "you") in pairwise(said)
    subjects = [word for word in (*before, *said) if word in _TOLD_SUBJECTS]
    return bool(subjects) and subjects[-1] in _OTHERS and NEWS.isdisjoint(said)


def _comes_back_elsewhere(scene: Scene, hit: Hit, before: Sequence[str]) -> bool:
    """ "I'll get back from Leeds", "the checks take 14 days to come back": no news is brought."""
    said = scene.words[hit.start : hit.end]
    if said[0] not in ("come", "get") or "you" in said:
        return False
    behind = next((at for at in range(hit.start, hit.end) if scene.words[at] == "back"), hit.end)
    from_there = scene.words[behind + 1 : behind + 2] == ["from"]
    ours = scene.words[behind + 2 : behind + 3] in (["our"], ["my"])
    taking = not TAKING.isdisjoint(before) and _DECIDERS.isdisjoint(before)
    return taking or (from_there and not ours and NEWS.isdisjoint(scene.words))


def _is_every(scene: Scene, hit: Hit) -> bool:
    """ "I'll update you every Friday": as a rule, and no word that is waited for."""
    said = scene.words[hit.start : hit.end + 2]
    return any(one in ("every", "each") and two == "WINDOW" for one, two in pairwise(said))


_PAGES = words("website site webpage page advert software rota calendar system handbook")
_OFFICES = words("payroll onboarding facilities relocation benefits insurer uniforms accommodation")
_YOURS = words("you your")
_DECIDERS = words("panel team committee board client manager managers us me them him her hr")
_INFORMING = words("inform tell advise notify remind")
_ASKING = words("asked requested invited urged")
# So many words stand between "asked" and what was asked of others: "asked both of them to".
_ASKED_REACH = 7
_USERS_CHOICE = words("decide make reach settle finalise finalize")
_OTHERS = words(
    """referees referee references staff clients customers suppliers parents pupils patients
    residents tenants employers neighbours governors trustees nominators"""
)
_TOLD_SUBJECTS = _OTHERS | words(
    "you candidates candidate applicants applicant everyone everybody all both people finalists"
)


def _crosses(said: Sequence[str]) -> bool:
    """ "A decision that day and I will send": the news of one statement, the verb of another."""
    return any(one == "and" and two in ("i", "we") for one, two in pairwise(said))


def _is_handed_in(scene: Scene, hit: Hit) -> bool:
    """ "Return your results by Friday": the user's own, to be handed in."""
    return scene.words[max(0, hit.start - 2) : hit.start] in _HANDED_IN


_HANDED_IN = [[verb, "your"] for verb in ("return", "submit", "upload", "enter")]


def is_deciding(scene: Scene, hit: Hit) -> bool:
    """ "Make up our minds", "have their decision": before the user is told."""
    said = scene.words[hit.start : hit.end]
    if hit.name == "passive":
        # "His decision after the shift on Monday": a day of theirs, with no word of telling.
        return said[-1] == "WINDOW" and _TELLING_VERBS.isdisjoint(said)
    if hit.name not in ("contact", "hear"):
        return False
    theirs = not _THEIRS.isdisjoint(said) and said[-1] in NEWS
    told = "you" in scene.words[max(0, hit.start - 6) : hit.end]
    return said[0] in _DECIDING or (theirs and not told)


_TELLING_VERBS = words("will 'll shall should would to be is are expected due by")
_THEIRS = words("their his her")
_DECIDING = words("make makes made reach decide finalise finalize settle")


def _counts_on(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """ "We're counting on your answer" asks the user; "you can count on it" and "count on" promise.

    What the writer's side says of its own news for the user ("contact") stays.
    """
    for place in range(clause.first, min(hit.start + 1, clause.stop - 1)):
        if scene.words[place] in _COUNTING and scene.words[place + 1] == "on":
            before = scene.words[clause.first : place]
            subjects = [word for word in before if word in _COUNTING_SUBJECTS]
            told = scene.words[place] == "count" and _OPENS_IMPERATIVE.issuperset(before)
            ours = hit.name == "contact" or ("for", "you") in pairwise(scene.words[place:])
            return not ours and not told and subjects[-1:] != ["you"]
    return False


def _is_no_future(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """ "I am happy to tell you", "we'd love to speak to you": news told now, a wish, a request."""
    if _is_bidden(scene, clause, hit):
        return True
    if hit.start < 2 or scene.words[hit.start - 1] != "to":
        return False
    verb, said = scene.words[hit.start - 2], scene.words[clause.first : hit.start]
    if verb in _WISHING and scene.words[hit.end : hit.end + 1] == ["that"]:
        return True
    if verb in _WISHING:
        told = scene.words[clause.first : clause.stop]
        return not _MEETING.isdisjoint(scene.words[hit.start : hit.end]) and NEWS.isdisjoint(told)
    return verb in _PLEASED and _FUTURE.isdisjoint(said)


def _is_bidden(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """ "To confirm, reply to this email by Monday": the user is told to, and nobody promises."""
    said = scene.words[hit.start : hit.end]
    if hit.name != "contact" or said[0] not in _BIDDEN or "you" in said:
        return False
    before = scene.words[clause.first : hit.start]
    if before[-1:] == ["and"] and _SUBJECTS.isdisjoint(scene.words[: hit.start]):
        return True
    return not before or (before[-1] == "," and before[0] == "to")


# Without one of these before it, "and reply by Friday" goes on asking the user.
_SUBJECTS = words(
    """will 'll shall should would can could may might we i he she they hr team someone colleague
    colleagues department panel committee manager"""
)
_BIDDEN = words("reply respond answer email confirm contact call write text")
_WISHING = words("like love want wants wanted keen wish eager")
_MEETING = words("speak talk see meet chat connect call ring interview")
_PLEASED = words(
    """happy glad pleased delighted thrilled sorry excited writing regret proud great good nice
    lovely fun wonderful"""
)
_FUTURE = words("will 'll shall hope hoping should able")
_COUNTING = words("count counts counting bank banks banking")
_COUNTING_SUBJECTS = words("i we he she they it you")
_OPENS_IMPERATIVE = words(", ; - . and so but please just do")


def _is_wish(names: set[str]) -> bool:
    """Whether the user is asked for something, and nobody else is to tell it."""
    return "user" in names and "relayed" not in names


def _is_relayed(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """ "Copperline will let us know": others than the user are to tell the writer."""
    if hit.name != "relayed" or not inside(hit, clause):
        return False
    before = [word for word in scene.words[clause.first : hit.start] if word not in _ADVERBS]
    if "you" in before or "please" in before or not before:
        return False
    return before[-1] in _MODALS or (before[-1] == "to" and not _MEANING_TO.isdisjoint(before[-3:]))


_ADVERBS = words("then also hopefully definitely probably both all only still now soon")
_MODALS = words("will 'll would 'd should shall may might can could")
_MEANING_TO = words(
    """going hope hopes hoping aim aims aiming expect expects expecting plan plans planning promised
    due supposed intend intends able"""
)


def _is_noun(scene: Scene, hit: Hit) -> bool:
    """ "A phone interview with you", "a call with you": a meeting is named, nobody is called."""
    if scene.words[hit.start] not in _CALLS:
        return False
    before, after = (scene.words[at : at + 1] for at in (max(0, hit.start - 1), hit.start + 1))
    return (hit.start > 0 and before[0] in _ARTICLES) or (bool(after) and after[0] in _MEETINGS)


_CALLS = words("call phone telephone text message mail email talk chat contact answer ring")
_ARTICLES = words(
    "a an the your our this that quick short brief first intro phone video followup on"
)
_MEETINGS = words("interview interviews call calls screen screening chat conversation meeting")


_WISHES = words("need hope hoping like love want")


def _logistic(scene: Scene, hit: Hit) -> bool:
    """Whether the same words are about a link, a guide, an invitation."""
    said = scene.words[hit.start : hit.end]
    if not _DECIDED.isdisjoint(said):
        return False
    if hit.name == "hear" and not any(word in ("receive", "get", "have") for word in said):
        return False
    if hit.name == "hear" and any(word in NEWS for word in scene.words[hit.start : hit.end + 5]):
        return False
    return any(
        one.name == "logistics" and one.start < hit.end + 2 and one.end > hit.start
        for one in scene.hits
    ) or not any(word in NEWS for word in scene.words[hit.start : hit.end])


_DECIDED = words("answer answers decision decisions outcome outcomes verdict")


_EMPLOYER_BEFORE = words(
    """will 'll shall should would 'd can could may might to we i he she they hr team ll someone
    colleague colleagues department panel committee manager myself and usually then always gonna
    also gladly probably then only il gotta"""
)


def _by_employer(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether a subject or modal of the employer's stands before the verb (no imperative)."""
    before = scene.words[max(clause.first, hit.start - 6) : hit.start]
    if any(pair in _THINGS for pair in pairwise(before)) or before[-2:] == ["you", "to"]:
        return False
    if is_elliptic(scene, hit):
        return True
    if before[-2:-1] == ["you"] and before[-1] in _ALLOWED:
        return False
    if "please" in before and before[-1] not in ("i", "we"):
        return False
    return any(word in _EMPLOYER_BEFORE for word in before)


_ALLOWED = words("can may could should must might")
_THINGS = frozenset((it, modal) for it in ("it", "this", "that", "which")
                    for modal in ("'ll", "will", "may", "might", "could"))  # fmt: skip
