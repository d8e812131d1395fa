"""The check of a text against a playbook's limits: every failure with the rule it breaks.

Pure text in, failures out. It must not know templates or where the text came from: the agent's
drafts and the user's own texts (`followup lint`) pass through the same door, `check_text`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from agent.playbooks.write import (
    HOUSE_BANS,
    Forbidden,
    Mention,
    StatusQuestion,
    SubjectName,
    WriteLimits,
)
from agent.playbooks.write_context import WriteContext, WriteFailure
from agent.playbooks.write_text import (
    Letter,
    letter,
    marks_in,
    paragraphs_in,
    sentences_in,
    straight,
    without_marks,
    words_in,
)
from agent.playbooks.write_truth import names_day, truth_failures
from agent.playbooks.write_words import write_words

_CAPITALS = re.compile(r"(?<![\w@/.-])[A-Z][A-Z'-]{2,60}(?![\w@])")
_STACKED = re.compile(r"[!?]{2,}|\.{4,}")
_BULLET = re.compile(
    r"^[ \t]{0,8}(?:[-*\u2022\u2023\u25aa\u2013]|\d{1,2}[.)])[ \t]+\S.{0,40}", re.MULTILINE
)
_REGRET = re.compile(r"\b(?:sorry|apolog\w{1,6}|regret\w{0,4})\b", re.IGNORECASE)
_REPEAT_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Read:
    """A text taken apart once."""

    text: str
    parts: Letter
    sentences: tuple[str, ...]
    context: WriteContext


def check_text(text: str, limits: WriteLimits, context: WriteContext) -> tuple[WriteFailure, ...]:
    """Every rule the text breaks, in a stable order; empty where it breaks none.

    `text` is the whole body from greeting to name; the subject stands in the context.
    """
    limits = limits.with_bans(HOUSE_BANS)
    parts = letter(text, context.author)
    shown = straight(text).strip()
    read = _Read(shown, parts, sentences_in(parts.core, context.names), context)
    return (
        *_length_failures(read, limits),
        *_question_failures(read, limits),
        *_mention_failures(read, limits),
        *_ban_failures(read, limits),
        *subject_failures(limits, context),
        *_repeat_failures(read),
        *truth_failures(text, context),
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what[:-1] if number == 1 else what}"


def _length_failures(read: _Read, limits: WriteLimits) -> Iterator[WriteFailure]:
    whole, core = words_in(read.text), words_in(read.parts.core)
    said, blocks = len(read.sentences), paragraphs_in(read.parts.core)
    bounds = (
        ("words", core, limits.min_words, whole, limits.max_words),
        ("sentences", said, limits.min_sentences, said, limits.max_sentences),
        ("paragraphs", blocks, None, blocks, limits.max_paragraphs),
    )
    for what, low, least, high, most in bounds:
        if least is not None and low < least:
            yield WriteFailure(limits.rule, f"{_count(low, what)}, at least {least} are wanted")
        if most is not None and high > most:
            yield WriteFailure(limits.rule, f"{_count(high, what)}, at most {most} are allowed")
    before = read.context.previous_words
    if limits.shorter_than_previous and before is not None and whole >= before:
        yield WriteFailure(
            limits.rule, f"{_count(whole, 'words')}, the message before had {before}"
        )


def status_questions(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences that ask about status or timeline, with or without a question mark."""
    words = write_words()
    return tuple(
        one
        for one in sentences
        if words.status.search(one)
        and (one.rstrip("\"')").endswith("?") or words.asking.search(one))
    )


def _question_failures(read: _Read, limits: WriteLimits) -> Iterator[WriteFailure]:
    asked = status_questions(read.sentences)
    if limits.status_question is StatusQuestion.FORBIDDEN and asked:
        yield WriteFailure(limits.rule, "asks about status or timeline", asked)
    if limits.status_question is StatusQuestion.REQUIRED and not asked:
        yield WriteFailure(limits.rule, "asks no question about status or timeline")


def _mention_failures(read: _Read, limits: WriteLimits) -> Iterator[WriteFailure]:
    for need in limits.must_mention:
        if not _mentions(need.mention, read):
            yield WriteFailure(need.rule, f"does not mention: {need.mention.value}")


def _mentions(mention: Mention, read: _Read) -> bool:
    recorded = _RECORDED.get(mention)
    if recorded is not None:
        return recorded(read)
    return write_words().said[mention].search(read.parts.core) is not None


def _has_role(read: _Read) -> bool:
    role = straight(read.context.role)
    return not role or role.lower() in read.text.lower()


def _has_identity(read: _Read) -> bool:
    """The first sentence says who writes (by name, or "I interviewed for ...") and for what."""
    first = read.sentences[0] if read.sentences else ""
    named = bool(read.context.author) and straight(read.context.author) in first
    return named or re.search(r"\b(?:I|[Mm]e|[Mm]y)\b", first) is not None


def _has_promise(read: _Read) -> bool:
    promised, words = read.context.promised, straight(read.context.promise_words)
    if promised is None:
        return True
    return names_day(read.parts.core, promised) or bool(words and words in read.text)


def _has_offer_date(read: _Read) -> bool:
    due = read.context.offer_date
    return due is None or names_day(read.parts.core, due)


def _has_signature(read: _Read) -> bool:
    own = (read.context.author, read.context.phone, read.context.email)
    return all(straight(one) in read.text for one in own if one)


_RECORDED: Final[Mapping[Mention, Callable[[_Read], bool]]] = {
    Mention.ROLE: _has_role,
    Mention.IDENTITY: _has_identity,
    Mention.PROMISE: _has_promise,
    Mention.OFFER_DATE: _has_offer_date,
    Mention.RESUME_LINK: lambda read: read.context.resume_link in read.text,
    Mention.FULL_SIGNATURE: _has_signature,
}
"""Mentions that are compared with the records."""


def _ban_failures(read: _Read, limits: WriteLimits) -> Iterator[WriteFailure]:
    for ban in limits.forbids:
        found = banned_words(ban.category, read)
        if found:
            what = f"holds what the rule keeps out: {ban.category.value}"
            yield WriteFailure(ban.rule, what, tuple(dict.fromkeys(found)))


def banned_words(category: Forbidden, read: "_Read") -> list[str]:
    """The words of that kind in the text; the user's own marked places do not count."""
    shape = _SHAPES.get(category)
    if shape is not None:
        return shape(read)
    return _phrases(category, read)


def _phrases(category: Forbidden, read: "_Read") -> list[str]:
    """The listed words of that kind, but for what the user noted: their own words are theirs."""
    text = without_marks(read.text)
    for own in read.context.own_words:
        for sentence in sentences_in(straight(own)):
            text = text.replace(sentence.rstrip(".!?"), " ")
    return [found.group() for found in write_words().banned[category].finditer(text)]


def _capitals(read: _Read) -> list[str]:
    known = " ".join((*read.context.names, *read.context.records, *read.context.own_words))
    found = [one.group() for one in _CAPITALS.finditer(without_marks(read.text))]
    return [word for word in found if len(word) > 4 and word not in known]


def _stacked(read: _Read) -> list[str]:
    return _STACKED.findall(read.text)


def _bullets(read: _Read) -> list[str]:
    return [line.strip() for line in _BULLET.findall(read.text) if line.strip() != "--"]


def _other_offers(read: _Read) -> list[str]:
    """Another offer or process is information where the records hold it, else a claim (CM-6)."""
    if read.context.other_process or read.context.offer_date is not None:
        return []
    return _phrases(Forbidden.OTHER_OFFERS, read)


def _apologies(read: _Read) -> list[str]:
    """Words for a whole failed interview, or regret said more than once."""
    found = _phrases(Forbidden.APOLOGY, read)
    regrets = _REGRET.findall(read.parts.core)
    return found + (regrets if len(regrets) > 1 else [])


def _status_only(read: _Read) -> list[str]:
    """A status request that brings nothing: no help offered, no useful thing, no marked place."""
    asked = status_questions(read.sentences)
    value = straight(read.context.value)
    brings = write_words().said[Mention.HELP].search(read.parts.core) is not None
    brings = brings or bool(marks_in(read.text)) or bool(value and value[:40] in read.text)
    return list(asked) if asked and not brings else []


_SHAPES: Final[Mapping[Forbidden, Callable[[_Read], list[str]]]] = {
    Forbidden.CAPITALS: _capitals,
    Forbidden.STACKED_PUNCTUATION: _stacked,
    Forbidden.BULLET_LIST: _bullets,
    Forbidden.OTHER_OFFERS: _other_offers,
    Forbidden.APOLOGY: _apologies,
    Forbidden.STATUS_ONLY: _status_only,
}
"""Kinds found by their shape or against the records, not by a list of phrases alone."""


def subject_failures(limits: WriteLimits, context: WriteContext) -> Iterator[WriteFailure]:
    """What is wrong with the subject of a message that opens a thread (ET-9, BD-7)."""
    if not context.opens_thread:
        return
    subject = straight(context.subject)
    known = {
        SubjectName.ROLE: not context.role or straight(context.role).lower() in subject.lower(),
        SubjectName.NAME: not context.author or straight(context.author) in subject,
        SubjectName.DATE: context.interview_day is None
        or names_day(subject, context.interview_day),
    }
    for need in limits.subject_names:
        if not known[need.name]:
            yield WriteFailure(need.rule, f"the subject does not name: {need.name.value}")
    yield from _bad_subject(limits, subject, context)


def _bad_subject(
    limits: WriteLimits, subject: str, context: WriteContext
) -> Iterator[WriteFailure]:
    rules = {ban.category: ban.rule for ban in limits.forbids}
    rule = next((need.rule for need in limits.subject_names), limits.rule)
    if subject.strip(" .!?").lower() in write_words().bare_subjects:
        yield WriteFailure(rule, "the subject says nothing", (context.subject,))
    read = _Read(subject, Letter("", subject, ""), (), context)
    for kind in (Forbidden.CAPITALS, Forbidden.STACKED_PUNCTUATION, Forbidden.URGENCY):
        found = banned_words(kind, read) if kind in rules else []
        if found:
            what = f"the subject holds what the rule keeps out: {kind.value}"
            yield WriteFailure(rules[kind], what, tuple(found))


def _repeat_failures(read: _Read) -> Iterator[WriteFailure]:
    """No sentence twice in one process: not to two people (PM-11), not in two steps (ET-12)."""
    own = " ".join(straight(words) for words in read.context.own_words)
    said = {_bare(one): one for one in read.sentences if words_in(one) >= _REPEAT_WORDS}
    for before in read.context.previous:
        earlier = letter(before.text, read.context.author).core
        told = {_bare(one) for one in sentences_in(earlier, read.context.names)}
        again = [one for bare, one in said.items() if bare in told and one.strip(".!? ") not in own]
        if again:
            other = before.person.lower() != read.context.person.lower()
            rule, what = ("PM-11", "to somebody else") if other else ("ET-12", "earlier")
            yield WriteFailure(rule, f"a sentence that was written {what}", tuple(again))


def _bare(sentence: str) -> str:
    return "".join(char for char in sentence.lower() if char.isalnum())
