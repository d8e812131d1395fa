"""Whether a clause promises word at all, and what takes a promise back: no, if, said, asked."""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.grammar.phrases import Hit
from agent.reading.promise_calls import NEWS, PARTS_OF_DAY, is_elliptic
from agent.reading.promise_scene import PROMISING, Clause, Scene, inside, names_in
from agent.reading.wording import promise_en as wording
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
    # "Great to tell you the news this afternoon": the news that was told.
    told = [hit.start for hit in kept if _is_no_future(scene, clause, hit)]
    kept = [
        hit for hit in kept
        if hit.start not in told and not (hit.name == "passive" and told and min(told) < hit.start)
    ]  # fmt: skip
    return next((hit for hit in kept if not is_deciding(scene, hit)), kept[0] if kept else None)


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
    if _counts_on(scene, clause, hit):
        return False
    if hit.name == "it":
        return not NEWS.isdisjoint(scene.words[: hit.start])
    return hit.name != "contact" or (hit.end <= clause.stop and _by_employer(scene, clause, hit))


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
    also gladly probably then only"""
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


def taken_back(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether it is negated, conditional, reported or past."""
    return (
        _negated(scene, clause, hit)
        or _conditional(scene, clause, hit)
        or _past(scene, clause, hit)
    )


def _negated(scene: Scene, clause: Clause, hit: Hit) -> bool:
    first = clause.first
    for place in range(clause.first, hit.start - 1):
        if scene.words[place] == ",":
            first = place + 1
    for place in range(first, hit.end):
        word = scene.words[place]
        following = scene.words[place + 1] if place + 1 < len(scene.words) else ""
        if scene.words[max(0, place - 1)] == "or" and following in (",", ")", "will"):
            continue
        if word in wording.NEGATIONS and following not in wording.HARMLESS_AFTER_NOT:
            return not (word in _PLAIN_NOT and _not_until(scene, clause, hit))
        if word == "no" and following in _NO_WHAT:
            return True
    return False


def _not_until(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """ "You won't have our answer until Friday": it comes then, but no lower bound is a promise.

    A window that "at the earliest" or a further noun ("until Friday hours are logged") belongs to
    stays negated.
    """
    place = min((at for at in scene.windows if hit.start < at < clause.stop), default=-1)
    if place < 0 or not _LOWER_BOUND.isdisjoint(scene.words[clause.first : clause.stop]):
        return False
    opening = scene.sentence.words[scene.windows[place].first]
    if _UNTIL.isdisjoint((scene.words[place - 1], opening)):
        return False
    ends = place + 1 == clause.stop or scene.words[place + 1] in _BEHIND_UNTIL
    return ends and _is_of_news(scene.words[hit.start : place])


def _is_of_news(said: Sequence[str]) -> bool:
    """Whether what is heard or known is news, or is left unsaid: "hear music" is neither."""
    if not NEWS.isdisjoint(said):
        return True
    heard = [at for at, word in enumerate(said) if word in ("hear", "know")]
    return any(at + 1 == len(said) or said[at + 1] in _BEHIND_HEAR for at in heard)


_UNTIL = words("until till")
_LOWER_BOUND = words("earliest soonest")
_BEHIND_UNTIL = words(", . ; ) ! at when once as since or now") | PARTS_OF_DAY
_BEHIND_HEAR = words("from back anything something more either whether if until till")
_PLAIN_NOT = words("not 't")
_NO_WHAT = words("one update news decision idea way chance hope guarantee answer date")


def _conditional(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether a condition governs it: before it in the sentence, or right behind it."""
    if "supposed" in names_in(scene, clause):
        return True
    return any(_governs(scene, place, clause, hit) for place in range(len(scene.words)))


def _governs(scene: Scene, place: int, clause: Clause, hit: Hit) -> bool:
    """Whether the word at `place` opens a condition that the predicate depends on."""
    word = scene.words[place]
    if word not in _OPENING:
        return False
    following = scene.words[place + 1] if place + 1 < len(scene.words) else ""
    opens = place == 0 or scene.words[place - 1] in (",", "(", ";", "and", "but")
    if word in ("unless", "provided", "assuming"):
        return True
    if word == "if" and (hit.name == "relayed" or _is_question(scene.words, place)):
        return False
    if word == "should" and place >= hit.end - 1:
        return following in _INVERTED or following in _ARISING
    if word != "if":
        # "Whether it becomes senior, I'll tell you on Friday": what will be told, no condition.
        told = word == "whether" and place < clause.first
        return place < hit.start and not told and _supposes(word, following, opens)
    return _supposed_by_if(scene, place, clause, hit)


def _supposed_by_if(scene: Scene, place: int, clause: Clause, hit: Hit) -> bool:
    """Whether the predicate depends on the "if" at `place`."""
    if _is_harmless_if(scene.words, place) or scene.words[max(0, place - 1)] in ("even", "also"):
        return False
    if place < hit.start:
        return not _closed_before(scene.words, place, hit.start)
    opens = scene.words[place - 1] in (",", "(", ";", "and", "but")
    # "By Friday, and if it slips again, by Monday": a condition of what comes then.
    another = scene.words[max(0, place - 2) : place] == [",", "and"]
    return place >= hit.end - 1 and not another and (opens or clause.first <= place < clause.stop)


def _is_harmless_if(words: Sequence[str], place: int) -> bool:
    """ "If not before", "if anything sooner": no condition, where "if anything changes" is one."""
    following, behind = (words[place + step : place + step + 1] for step in (1, 2))
    if following == ["anything"]:
        return not behind or behind[0] in _HARMLESS_THEN
    return bool(following) and following[0] in wording.HARMLESS_IF


_HARMLESS_THEN = words(", . sooner earlier before")


def _is_question(words: Sequence[str], place: int) -> bool:
    """ "You'll know if you're through", "say if you're in": what will be known, no condition."""
    if not place or words[place - 1] not in ("say", "know"):
        return False
    if words[place + 1 : place + 2] in (["anything"], ["something"], ["things"], ["plans"]):
        return False
    return words[place - 1] == "say" or not _KNOWING.isdisjoint(words[max(0, place - 4) : place])


_KNOWING = words("you i we")


def _supposes(word: str, following: str, opens: bool) -> bool:
    """ "in case", "whether ..." (not "whether or not"), "should you be selected"."""
    if word == "in":
        return following == "case"
    if word == "whether":
        return opens and following != "or"
    return opens and following in _INVERTED


_OPENING = frozenset({"if", "unless", "provided", "assuming", "in", "whether", "should"})
_ARISING = words("something circumstances another a suitable similar your")
_INVERTED = words("you your we they i the it anything there he she this")


def _closed_before(words: Sequence[str], condition: int, verb: int) -> bool:
    """Whether a full break separates the condition from the verb."""
    return any(words[place] in (";", ".", "-", "but", ")") for place in range(condition, verb))


def _past(scene: Scene, clause: Clause, hit: Hit) -> bool:
    for one in scene.hits:
        if one.name != "reported" or not clause.first <= one.start < clause.stop:
            continue
        if one.start and scene.words[one.start - 1] in ("as", "like", "be"):
            continue
        if ":" in scene.words[one.end : hit.start]:
            continue
        if _by_others(scene, clause, one.start) or _still_holds(scene.words, one.start):
            continue
        if one.start < hit.end and not _as_said(scene.words, one.start):
            return True
    return False


def _by_others(scene: Scene, clause: Clause, place: int) -> bool:
    """ "They told me", "the client said", "I've been told": no earlier word of the writer's own."""
    said, before = scene.words[place], scene.words[clause.first : place]
    if said not in _SAYING or (said == "told" and not _told_us(scene.words, place)):
        return False
    if "but" in scene.words[place:]:
        return False
    return not _OWN.intersection(before) or (said == "told" and before[-1] in _WAS)


def _still_holds(words: Sequence[str], place: int) -> bool:
    """ "We've said we'd tell everybody by Friday": said, and not taken back."""
    perfect = {"have", "'ve", "has"}.intersection(words[max(0, place - 2) : place])
    return words[place] in _SAYING and bool(perfect) and "but" not in words[place:]


def _told_us(words: Sequence[str], place: int) -> bool:
    """Whether "told" has the writer for its object, or for its subject ("I was told")."""
    following = words[place + 1] if place + 1 < len(words) else ""
    writer = {"i", "we"}.intersection(words[max(0, place - 4) : place])
    return following in ("me", "us") or bool(writer and words[place - 1] in _WAS)


_SAYING = words("said told promised mentioned wrote")
_OWN = words("i we you")
_WAS = words("was were been am 'm being are 're")


def _as_said(words: Sequence[str], place: int) -> bool:
    return any(word in wording.AS_SAID for word in words[max(0, place - 3) : place])
