"""What takes a promise back: that it is negated, conditional, reported or past.

Knows one sentence taken apart; whether it promises at all is told in `promise_scope`.
"""

from collections.abc import Sequence
from itertools import pairwise

from agent.reading.grammar.phrases import Hit
from agent.reading.promise_calls import NEWS, PARTS_OF_DAY
from agent.reading.promise_scene import Clause, Scene, names_in
from agent.reading.wording import promise_en as wording
from agent.reading.wording.sets import words


def taken_back(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether it is negated, conditional, reported or past."""
    return (
        _negated(scene, clause, hit)
        or _conditional(scene, clause, hit)
        or _past(scene, clause, hit)
    )


def turned_by(scene: Scene, clause: Clause, place: int) -> list[str]:
    """What would take back a promise whose verb stands at `place`, by name."""
    there = Hit("window", place, place + 1)
    named = (("denied", _negated), ("supposed", _conditional), ("past", _past))
    return [name for name, turns in named if turns(scene, clause, there)]


def _negated(scene: Scene, clause: Clause, hit: Hit) -> bool:
    if _is_open(scene.words[clause.first : hit.start]):
        return True
    first = clause.first
    if _DENYING.isdisjoint(scene.words[first : hit.end]):
        return False
    # "I won't keep you waiting, expect an answer": a verb behind a comma begins anew.
    ahead = hit.start - (hit.name != "hear" or scene.words[hit.start] != "expect")
    for place in range(clause.first, ahead):
        if scene.words[place] in (",", "."):
            first = place + 1
    for place in range(first, hit.end):
        word = scene.words[place]
        following = scene.words[place + 1] if place + 1 < len(scene.words) else ""
        if scene.words[max(0, place - 1)] == "or" and following in _BEHIND_OR_NOT:
            continue
        if word in wording.NEGATIONS and following not in wording.HARMLESS_AFTER_NOT:
            if _is_of_whom(scene.words, place) or _is_upper_bound(scene, place):
                continue
            return not (word in _PLAIN_NOT and _not_until(scene, clause, hit))
        if word == "no" and following in _NO_WHAT:
            return True
    return False


def _is_open(before: Sequence[str]) -> bool:
    """ "It's too early to say whether we'll know by Friday", "hard to tell when you'll hear"."""
    if _OPENS.isdisjoint(before):
        return False
    return any(
        tuple(before[at : at + len(said)]) == said for said in _OPEN for at in range(len(before))
    )


_OPEN = (
    ("too", "early", "to"), ("too", "soon", "to"), ("hard", "to", "say"), ("hard", "to", "tell"),
    ("difficult", "to", "say"), ("difficult", "to", "tell"), ("remains", "to", "be", "seen"),
    ("unclear", "whether"), ("unclear", "when"), ("no", "telling"), ("no", "saying"),
)  # fmt: skip
_OPENS = frozenset(said[0] for said in _OPEN)
# A clause without any of these denies nothing.
_DENYING = frozenset({*wording.NEGATIONS, "no"})


def _is_of_whom(words: Sequence[str], place: int) -> bool:
    """ "Those not appointed will be told", "everyone who isn't chosen": of whom it is said."""
    if "who" in words[max(0, place - 3) : place] and words[place] in _PLAIN_NOT:
        who = place - words[place - 1 :: -1].index("who") - 1
        return who > 0 and words[who - 1] in _WHOEVER
    return words[place] == "not" and words[max(0, place - 1)] in _WHOEVER and (
        words[place + 1 : place + 2] != [] and words[place + 1] in _CHOSEN
    )  # fmt: skip


def _is_upper_bound(scene: Scene, place: int) -> bool:
    """ "Nobody waits longer than a week to be told", "it won't be later than Friday": by then."""
    bounds = [
        at for at in scene.windows
        if place < at <= place + _BOUND_REACH
        and (scene.words[at - 1] in _PAST or scene.words[at - 2 : at] in _LONGER_THAN)
    ]  # fmt: skip
    return bool(bounds)


_BOUND_REACH = 10
_LONGER_THAN = (["longer", "than"], ["more", "than"], ["later", "than"])
# "It won't drag on past Friday".
_PAST = words("past beyond")
# "Going well or not you shall have an answer": either way.
_BEHIND_OR_NOT = words(", ) will you we i")
_WHOEVER = words("those everyone everybody anyone anybody candidates applicants people all and or")
_CHOSEN = words(
    """appointed shortlisted selected successful chosen invited progressed interviewed progressing
    proceeding going getting making moving"""
)


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
    heard = [at for at, word in enumerate(said) if word in ("hear", "know", "say")]
    heard += [at + 1 for at, pair in enumerate(pairwise(said)) if pair == ("tell", "you")]
    return any(at + 1 == len(said) or said[at + 1] in _BEHIND_HEAR for at in heard)


_UNTIL = words("until till")
_LOWER_BOUND = words("earliest soonest")
_BEHIND_UNTIL = words(", . ; ) ! at when once as since or now") | PARTS_OF_DAY
_BEHIND_HEAR = words("from back anything something more either whether if until till")
_PLAIN_NOT = words("not 't")
_NO_WHAT = words("one update news decision idea way chance hope guarantee answer date")


def _conditional(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether a condition governs it: before it in the sentence, or right behind it."""
    if scene.hits and "supposed" in names_in(scene, clause):
        return True
    opening = [place for place, word in enumerate(scene.words) if word in _SUPPOSING]
    return any(_governs(scene, place, clause, hit) for place in opening)


def _governs(scene: Scene, place: int, clause: Clause, hit: Hit) -> bool:
    """Whether the word at `place` opens a condition that the predicate depends on."""
    word = scene.words[place]
    following = scene.words[place + 1] if place + 1 < len(scene.words) else ""
    if word in _UNREAL:
        # "Were we to get the go-ahead by Friday, I'd call you."
        opening = place == 0 or scene.words[place - 1] in (";", ".", "but", "and")
        return opening and following in _HYPOTHETICAL and place < hit.start
    if word not in _OPENING:
        return False
    if word == "in" and scene.words[place + 1 : place + 3] == ["the", "event"]:
        following = "case"
    opens = place == 0 or scene.words[place - 1] in (",", "(", ";", "and", "but")
    if word in ("unless", "provided", "assuming"):
        return True
    if word == "if" and (hit.name == "relayed" or _is_question(scene.words, place, hit)):
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


def _is_question(words: Sequence[str], place: int, hit: Hit) -> bool:
    """ "You'll know if you're through", "say if you're in": what will be known, no condition."""
    if words[max(0, place - 1)] == "WINDOW" and _ANSWERED_BY_IF.intersection(
        words[max(0, place - 4) : place - 1]
    ):
        # "You'll know on Friday if you're through", but "if anything changes" is a condition.
        told = words[place + 1 : place + 2] in _OF_THE_USER
        return told and not _KNOWING.isdisjoint(words[max(0, place - 6) : place])
    if words[place - 2 : place] == ["tell", "you"]:
        # "On Sunday I tell you if we fit", but "I tell you if a slot opens on Sunday" depends.
        matters = _OPEN_MATTERS.isdisjoint(words[place + 1 : place + _OPEN_REACH])
        dated = "WINDOW" in words[: place - 2] and matters
        return dated or words[place + 1 : place + 2] in _OF_THE_USER
    if words[place + 1 : place + 3] == ["yes", "or"]:
        return True
    if tuple(words[max(0, place - 2) : place]) in _ASKING_PAIRS:
        return True
    asked = _asks_of_others(words[max(0, place - _ASKED_BEFORE) : place])
    if asked and "and" in words[place : hit.start]:
        return True
    if not place or words[place - 1] not in ("say", "know"):
        return False
    if not _OPEN_MATTERS.isdisjoint(words[place + 1 : place + _OPEN_REACH]):
        return False
    return words[place - 1] == "say" or not _KNOWING.isdisjoint(words[max(0, place - 4) : place])


_KNOWING = words("you i we")
_OF_THE_USER = (["you"], ["you're"], ["your"], ["u"], ["ur"])
# "Let you know if we need anything else", "if something changes": conditions, and no news.
_OPEN_MATTERS = words("anything something things plans need needs")
_OPEN_REACH = 5


def _asks_of_others(before: Sequence[str]) -> bool:
    """ "I'll ask them today if the budget is signed", "we'll see on Wednesday if it came"."""
    asked = [at for at, word in enumerate(before) if word in ("ask", "see", "asking")]
    if not asked or not _OURS.intersection(before[: asked[-1]]):
        return False
    behind = before[asked[-1] + 1 :]
    return not {",", "you", "u", "and", "."}.intersection(behind)


_OURS = words("we i they she he")
_ASKED_BEFORE = 7
# What an "if" behind them tells: "I tell you on Sunday if you have the job".
_ANSWERED_BY_IF = words("know tell say")
# "To find out if it's permanent", "we tell you if we fit": what is found out or told.
_ASKING_PAIRS = frozenset(
    {("find", "out"), ("found", "out"), ("to", "see"), ("to", "ask"), ("to", "check"),
     ("asking", "them"), ("ask", "them"), ("ask", "her"), ("ask", "him")}
)  # fmt: skip


def _supposes(word: str, following: str, opens: bool) -> bool:
    """ "in case", "whether ..." (not "whether or not"), "should you be selected"."""
    if word == "in":
        return following == "case"
    if word == "whether":
        return opens and following != "or"
    return opens and following in _INVERTED


_OPENING = frozenset({"if", "unless", "provided", "assuming", "in", "whether", "should"})
_UNREAL = words("were had")
# At all other words no condition opens.
_SUPPOSING = _OPENING | _UNREAL
_ARISING = words("something circumstances another a suitable similar your")
_HYPOTHETICAL = words("we they it you i he she the")
_INVERTED = words("you your we they i the it anything there he she this a an any another")


def _closed_before(words: Sequence[str], condition: int, verb: int) -> bool:
    """Whether a full break separates the condition from the verb."""
    return any(words[place] in (";", ".", "-", "but", ")") for place in range(condition, verb))


def _past(scene: Scene, clause: Clause, hit: Hit) -> bool:
    if "did" in scene.words[max(clause.first, hit.start - 2) : hit.start]:
        return True
    if _is_told_already(scene, clause, hit):
        return True
    for one in scene.hits:
        if one.name != "reported" or not clause.first <= one.start < clause.stop:
            continue
        if one.start and scene.words[one.start - 1] in ("as", "like", "be", "is", "are"):
            continue
        if ":" in scene.words[one.end : hit.start]:
            continue
        if _by_others(scene, clause, one.start) or _still_holds(scene.words, one.start):
            continue
        if one.start < hit.end and not _as_said(scene.words, one.start):
            return True
    return False


def _is_told_already(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """ "I know it was disappointing news on Thursday", "that was the decision on Friday"."""
    said = scene.words[hit.start : hit.end]
    if hit.name == "contact" and said[0] == "know":
        return not _BEEN.isdisjoint(said)
    if hit.name != "passive":
        return False
    before = scene.words[max(clause.first, hit.start - _BEEN_REACH) : hit.start]
    # "The panel was split: decision by Friday": told behind the colon, and ahead.
    stops = [at for at, word in enumerate(before) if word in _STOPS]
    before = before[stops[-1] :] if stops else before
    told = not _BEEN.isdisjoint(before) or said[1:2] in (["was"], ["were"])
    return told and _AHEAD.isdisjoint(said)


_BEEN = words("was were")
_AHEAD = words("will 'll shall should expected due")
_BEEN_REACH = 3
_STOPS = words(", : - ;")


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
