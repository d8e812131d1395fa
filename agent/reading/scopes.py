"""Scope: what is asserted, denied, supposed, past, asked or only reported in a sentence.

A phrase counts only for what its scope lets it say: "if selected we will call" advances nobody.
"""

from collections.abc import Sequence
from typing import NamedTuple

from agent.reading.sentences import Sentence
from agent.reading.wording.lists import words


class Scope(NamedTuple):
    """What holds for a stretch of a sentence."""

    negated: bool = False
    supposed: bool = False
    past: bool = False
    asked: bool = False
    reported: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is simply asserted, here and now."""
        return not (self.negated or self.supposed or self.past or self.asked or self.reported)


PLAIN = Scope()
_ASKED = Scope(asked=True)

NOT = words(
    """
    not never no nor neither without unable nobody none hardly barely nothing
    """
)
_HARMLESS_NOT = words(
    """
    only problem worries matter doubt hesitate hurry rush pressure later
    """
)
_IF = words(
    """
    if unless whether should once provided assuming supposing suppose until
    """
)
_USER_WILL = words(
    """
    interested available free like want prefer question questions happy still convenient
    works work suits suit need wish able comfortable ok okay fine keen open concerns concern
    make attend join accept decide help reschedule change anything something these those
    none neither this that possible amenable up good easier best easiest rather game trouble
    """
)
_ITSELF = words(
    """
    works suits possible convenient okay ok none these neither this those fine that
    """
)
_BREAKS = words(
    """
    but however although though yet because so while whereas and
    """
)
_PAST = frozenset(["previously", "originally", "formerly"])
_PAST_PAIRS = frozenset(
    {
        ("last", "year"), ("last", "time"), ("years", "ago"), ("year", "ago"), ("months", "ago"),
        ("back", "in"), ("last", "spring"), ("last", "autumn"), ("last", "summer"),
        ("last", "winter"), ("used", "to"), ("last", "application"), ("previous", "application"),
        ("earlier", "application"), ("previous", "process"), ("earlier", "email"),
        ("previous", "email"), ("earlier", "message"), ("previous", "message"),
    }
)  # fmt: skip
_DATING = _PAST | {first for first, _ in _PAST_PAIRS}
_DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december today tomorrow tonight noon midnight notice
    """
)
_SAYING = words(
    """
    said told wrote promised mentioned says thought assumed feared heard read imagine
    understood worried wondering wondered asked asking ask think
    """
)
_SPEAKERS = words(
    """
    you they he she people candidates friend someone rumours nobody
    """
)
_TRIGGERS = (
    NOT | _IF | _PAST | _SAYING
    | words(
    """
    last ago back used previous earlier have hoped wish who whose hear learn read see
    """
)
    | words(
    """
    were could meant event case those unsuccessful successful shortlisted selected rejected
    """
)
)  # fmt: skip


def is_plain(sentence: Sentence) -> bool:
    """Whether no word of the sentence could deny, suppose, date back or report anything."""
    return _TRIGGERS.isdisjoint(sentence.words) and not sentence.quoted


def scope_of(sentence: Sentence, start: int, end: int, *, own_negation: bool = False) -> Scope:
    """The scope of the words `start`:`end`; `own_negation` where the phrase itself holds a not."""
    if is_plain(sentence):
        return _ASKED if sentence.asks else PLAIN
    words, clauses = sentence.words, sentence.clauses
    denied = not NOT.isdisjoint(words)
    return Scope(
        negated=denied and _negated(words, clauses, start, start if own_negation else end),
        supposed=_is_supposed(words, clauses, start),
        past=not _DATING.isdisjoint(words) and _past(words, clauses, start, end),
        asked=sentence.asks,
        reported=start in sentence.quoted
        or _reported(words, start)
        or _heard_of_you(words, clauses, start),
    )


def _is_supposed(words: Sequence[str], clauses: Sequence[int], start: int) -> bool:
    if not _IF.isdisjoint(words) and _supposed(words, clauses, start):
        return True
    if not _WISHING.isdisjoint(words) and _unreal(words, clauses, start):
        return True
    if not _CASES.isdisjoint(words) and _in_that_case(words, start):
        return True
    return _about_anybody(words, start) or _not_for_all(words)


def of_anybody(sentence: Sentence) -> bool:
    """Whether a sentence is a rule for all: "applicants who are chosen will get a task"."""
    return not is_plain(sentence) and _about_anybody(sentence.words, len(sentence.words))


def _not_for_all(words: Sequence[str]) -> bool:
    """Whether a "not" leaves some out without naming one: "we can't go on with all candidates"."""
    if NOT.isdisjoint(words) or not _ADDRESSED.isdisjoint(words):
        return False
    return any(
        word == "everyone" or (word in _EACH and words[place + 1] in _EVERYBODY)
        for place, word in enumerate(words[:-1])
        if words[place + 2 : place + 3] not in (("who",), ("that",))
    )


_ADDRESSED = frozenset(("you", "your"))
_EACH = frozenset(("all", "every", "each"))
_EVERYBODY = frozenset(
    ("candidate", "candidates", "applicant", "applicants", "application", "applications")
)


_CASES = frozenset(("event", "case"))


def _in_that_case(words: Sequence[str], start: int) -> bool:
    """Whether the sentence opens with a case that may come: "in the event that you are unwell"."""
    if "in" not in words[:3]:
        return False
    return any(
        words[place] in _CASES and words[place - 1] in ("the", "in", "any") and place < start + 6
        for place in range(1, min(4, len(words)))
    )


def _negated(words: Sequence[str], clauses: Sequence[int], start: int, end: int) -> bool:
    for place in range(end - 1, max(start - 8, 0) - 1, -1):
        if place < start and (clauses[place] != clauses[start] or words[place] in _BREAKS):
            return False
        if words[place] in NOT and not _harmless(words, place):
            return True
    return False


def _harmless(words: Sequence[str], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1] if place else ""
    return following in _HARMLESS_NOT or before in ("whether", "or", "if", "why")


def _supposed(words: Sequence[str], clauses: Sequence[int], start: int) -> bool:
    """Whether a condition on the employer's side governs the place (not one on the user's will)."""
    for place, word in enumerate(words):
        if word not in _IF or place > start + 14:
            continue
        if word == "should" and not _inverted(words, clauses, place):
            continue
        if word in ("whether", "until", "once", "unless") and place > start:
            continue
        if place > start and words[place - 1] in _BREAKS:
            continue  # "we can't go on, but should another post open, we'll write"
        if word in ("whether", "until") and clauses[place] != clauses[start]:
            continue
        if word == "until" and _is_time(words[place + 1 : place + 4]):
            continue
        if not _on_users_will(words, place):
            return True
    return False


def _is_time(following: Sequence[str]) -> bool:
    """Whether "until" names a day ("until the 14th", "until Monday"), no condition."""
    return any(word[0].isdigit() or word in _DAYS for word in following)


def _unreal(words: Sequence[str], clauses: Sequence[int], start: int) -> bool:
    """Whether the clause tells what would have been: "we would have liked to", "had hoped to"."""
    for place in range(start - 1, max(start - 7, 0) - 1, -1):
        if words[place] in _BREAKS or clauses[place] != clauses[start]:
            return False
        following = words[place + 1] if place + 1 < len(words) else ""
        if (words[place], following) in _UNREAL:
            return True
    return False


_UNREAL = frozenset(
    {
        ("would", "have"), ("had", "hoped"), ("wish", "i"), ("wish", "we"), ("were", "going"),
        ("could", "have"), ("meant", "to"), ("hoped", "to"),
    }
)  # fmt: skip
_WISHING = frozenset(first for first, _ in _UNREAL)
_ANYBODY = words(
    """
    candidates applicants those people anyone everybody everyone
    """
)
_KINDS = words(
    """
    unsuccessful successful shortlisted selected rejected short-listed
    """
)


def _about_anybody(words: Sequence[str], start: int) -> bool:
    """Whether the sentence is a rule for all: "candidates who are not selected may ask"."""
    for place in range(min(3, len(words) - 1)):
        if words[place] in _KINDS and words[place + 1] in _ANYBODY:
            return True
    for place in range(min(start, len(words) - 1)):
        if words[place] in _ANYBODY and words[place + 1] in ("who", "whose", "that"):
            if place < 3:
                return True
            return start - place <= 8 and not _KIND_OF_DEED.isdisjoint(words[place + 2 : place + 3])
    return False


# What makes a kind of people out of "those who": how they did, not what they once did.
_KIND_OF_DEED = words(
    """
    are is do does have has pass fail will get meet score were reach make go not can progress
    """
)


def _inverted(words: Sequence[str], clauses: Sequence[int], place: int) -> bool:
    """Whether "should" opens a condition ("should you be selected"), not advice."""
    opens = place == 0 or clauses[place - 1] != clauses[place]
    return opens or words[place - 1] in ("and", "or", "but")


_THEIRS = frozenset(("we", "i", "they", "he", "she"))


def _on_users_will(words: Sequence[str], place: int) -> bool:
    following = words[place + 1 : place + 8]
    # "If we decide", "if they want": somebody else's will.
    if _USER_WILL.isdisjoint(following[:6]) or not _THEIRS.isdisjoint(following[:1]):
        return False
    return "you" in following or "your" in following or not _ITSELF.isdisjoint(following)


def _past(words: Sequence[str], clauses: Sequence[int], start: int, end: int) -> bool:
    for place in range(max(start - 12, 0), min(end + 8, len(words))):
        if abs(clauses[place] - clauses[start]) > 1:
            continue
        if words[place] in _PAST and not _dates_application(words, place):
            return True
        pair = tuple(words[place : place + 2])
        # "Somebody who used to work here" dates the person back, not what is said.
        if pair in _PAST_PAIRS and words[place - 1 : place] != ("who",):
            return True
    return False


def _dates_application(words: Sequence[str], place: int) -> bool:
    """Whether it only says which job was applied for, and a "not" behind it is news: "we filled the
    role you originally applied to, so we won't be moving forward".

    "The post you originally applied for was withdrawn in March" tells the past.
    """
    before, behind = words[max(place - 2, 0) : place], words[place + 1 :]
    relative = before[1:] == ("you",) and before[0] in _RELATED and behind[:1] == ("applied",)
    return relative and not NOT.isdisjoint(behind) and _ANEW.isdisjoint(behind)


# What stands before "you" where a clause only tells which one is meant.
_RELATED = words("role position job post vacancy opening requisition which that one")
_ANEW = words("again now but another new instead")


def _reported(words: Sequence[str], start: int) -> bool:
    """Whether somebody else's words are reported: "you said that", "they told me"."""
    return any(
        words[place] in _SAYING
        and words[place - 1] in _SPEAKERS
        and (words[place - 1], words[place]) not in _JUDGED
        and words[place - 2 : place - 1] != ("if",)
        for place in range(max(1, start - 8), start)
    )


_HEARING = frozenset(("hear", "learn", "read", "see"))


def _heard_of_you(words: Sequence[str], clauses: Sequence[int], start: int) -> bool:
    """Whether the writer repeats what the user did: "sorry to hear you won't be going on".

    "You'll be sorry to hear you weren't chosen" tells the user news.
    """
    for place in range(1, start):
        if words[place] not in _HEARING or words[place - 1] != "to":
            continue
        following = words[place + 1 : place + 3]
        yours = following[:1] == ("you",) or following == ("that", "you")
        told = "you" in words[max(place - 6, 0) : place]
        if yours and not told and clauses[place] == clauses[start]:
            return True
    return False


# What others think of the candidate is news of them; what they said may be hearsay.
_JUDGED = frozenset((who, verb) for who in ("they", "he", "she") for verb in ("think", "thought"))
