"""The same situation with less to say, for a letter that would be too long.

It must not know limits: `compose` goes on to the next one until the write rules hold.
"""

from collections.abc import Iterator
from dataclasses import replace

from agent.playbooks.write_text import sentences_in
from agent.writing.detail import Detail, shortened
from agent.writing.situation import Situation
from agent.writing.words import Tag


def shorter(situation: Situation) -> Iterator[Situation]:
    """The same with less to say: the user's words cut to their leading sentences, a long role not
    named, at last a place for a shorter version of the user's words.
    """
    many = max(len(sentences_in(one.sentences)) for one in _given(situation))
    cut = [situation, *(_cut(situation, most) for most in (2, 1) if many > most)]
    ends = [*cut, *_without_notes(situation)]
    yield from (*cut, *(_briefly(one) for one in ends), *ends[len(cut) :])


def _cut(situation: Situation, most: int) -> Situation:
    return _with_notes(situation, *(shortened(one, most) for one in _given(situation)))


def _briefly(situation: Situation) -> Situation:
    words = replace(situation.words, the_role="the role", the_role_there="the role", company="")
    return replace(situation, words=words)


def _without_notes(situation: Situation) -> Iterator[Situation]:
    if any(one.given for one in _given(situation)):
        bare = _with_notes(situation, Detail(), Detail(), Detail())
        form = {Tag.DETAIL_PHRASE, Tag.DETAIL_SENTENCES, Tag.VALUE_PHRASE, Tag.VALUE_SENTENCES}
        form |= {Tag.REASON_PHRASE, Tag.REASON_SENTENCES}
        tags = {tag for tag in situation.tags if tag not in form} | {Tag.TOO_LONG.value}
        wanted = {Tag.VALUE_WANTED.value} if situation.value.given else set()
        yield replace(bare, tags=frozenset(tags | wanted))


def _given(situation: Situation) -> tuple[Detail, Detail, Detail]:
    return situation.detail, situation.value, situation.reason


def _with_notes(situation: Situation, detail: Detail, value: Detail, reason: Detail) -> Situation:
    words = replace(situation.words, detail=detail.words, value=value.words, reason=reason.words)
    return replace(situation, detail=detail, value=value, reason=reason, words=words)
