"""Where a job board's suggestions begin below a notice about the reader's own application.

"Your application was sent to Fernwood" and then "Similar jobs": what stands below such a heading is
the board's advertising, as a footer is, and says nothing of the application. Knows words and order
of sentences only; a mail that is nothing but suggestions keeps them, since they tell what it is.
"""

import re
from collections.abc import Sequence

from agent.reading.wording.lists import words

_JOBS = words("jobs roles openings vacancies positions opportunities")
_ALIKE = words(
    """
    similar more other top recommended suggested matching like explore browse discover also
    interested
    """
)
_OPENS = _JOBS | words(
    """
    similar more other top recommended suggested matching explore browse discover view see here
    people you new keep continue find check latest there
    """
)
# Who writes so writes to the reader, and puts no heading.
_SPEAKS = words(
    """
    we i our us my me please unfortunately thank thanks apply encourage welcome invite not if
    application interview offer
    """
)
_LONGEST = 12
_OWN = words("application interview candidacy submission assessment offer")
# What boards tell of others' looks, and what is no application yet.
_IDLE = words(
    """
    viewed views looked opened saved alert alerts recommended matches match incomplete unfinished
    finish digest
    """
)


def where_suggestions_begin(said: Sequence[Sequence[str]], heading: Sequence[Sequence[str]]) -> int:
    """How many sentences stand above a board's suggestions: all where no own matter stands there.

    `said` are the words of each sentence, `heading` those of the subject's.
    """
    for place, one in enumerate(said):
        if place and _heads(one):
            return place if _tells_of_own([*heading, *said[:place]]) else len(said)
    return len(said)


_RUN_ON = re.compile(
    r"\b(?:(?:View |See )?[Ss]imilar jobs|Jobs similar to|Top jobs (?:looking|for)|"
    r"Recommended jobs|More jobs (?:like|for|you)|"
    r"(?:View|See|Explore) (?:more|other|similar) (?:jobs|roles))\b"
)


def without_run_on(text: str, heading: Sequence[Sequence[str]]) -> str:
    """A text kept as one line, without what it suggests behind a notice; others stay whole."""
    if "\n" in text.strip() or "obs" not in text:
        return text
    match = _RUN_ON.search(text)
    if match is None or not match.start():
        return text
    above = text[: match.start()].lower().split()
    return text[: match.start()] if _tells_of_own([*heading, above]) else text


def _heads(said: Sequence[str]) -> bool:
    """Whether words are a heading over suggested jobs: "More jobs like this"."""
    # The first suggestion may follow in the same stretch: the heading then stands at its front.
    front = said if len(said) <= _LONGEST else said[:4]
    if said[0] not in _OPENS or _JOBS.isdisjoint(front) or _ALIKE.isdisjoint(front):
        return False
    return not _ALIKE.isdisjoint(said) and _SPEAKS.isdisjoint(said)


def _tells_of_own(above: Sequence[Sequence[str]]) -> bool:
    told = False
    for said in above:
        if not _IDLE.isdisjoint(said) or not _ALERTS.isdisjoint(said):
            return False
        told = told or any(
            word == "your" and not _OWN.isdisjoint(said[place + 1 : place + 4])
            for place, word in enumerate(said)
        )
    return told


_ALERTS = words("jobs openings vacancies")
