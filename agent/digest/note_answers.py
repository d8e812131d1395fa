"""The user's answer to a note after an interview, to notes for the drafts and to people met.

Pure: the user's own new words in, changes out, each with a sentence for the next digest. Numbers
and labels decide; without them the words do, and what stays unclear is kept as the detail.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from agent.digest.note import QUESTIONS
from agent.digest.note_people import Met, people_in
from agent.digest.note_words import (
    BARE,
    CORRECTS,
    EXPANDS,
    GREETING,
    LABELLED,
    LABELS,
    LEADS,
    MET,
    NOTHING,
    NUMBERED,
    OWN_CLAIM,
)
from agent.digest.words import counted, joined
from agent.domain.correction import AddNote, Change, SetContact
from agent.domain.facts import NoteKind
from agent.mail.text import one_line
from agent.playbooks.people import same_name
from agent.playbooks.write_text import sentences_in
from agent.process.hosts import can_reply

_CAP = 4_000
_MOST_LINES = 60
_LENGTH = 1_500
# A line that long was broken by the mail program, not by the user.
_WRAPPED = 60
_OF_QUESTION = {1: NoteKind.DETAIL, 2: None, 3: NoteKind.MET}


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """One part of the answer: the user's words, what follows from them, and what is said back."""

    words: str
    reply: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteAsked:
    """What was asked: the interview's key, the people known by name and address, the user's own
    addresses (lower case).
    """

    interview: str
    people: Mapping[str, str]
    owners: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of one kind; None where question 2 was answered without saying which of the two."""

    kind: NoteKind | None
    text: str


def understand_note(text: str, asked: NoteAsked) -> tuple[NoteAnswer, ...]:
    """What the answer says, in the order of the questions; nothing where it says nothing."""
    merged: dict[tuple[NoteKind | None, str], list[str]] = {}
    for part in _parts(_units(text)):
        person, words = _for_person(part, asked)
        merged.setdefault((part.kind, person), []).append(words)
    answers: list[NoteAnswer] = []
    for (kind, person), texts in merged.items():
        answers += _answer(kind, person, "\n".join(texts)[:_LENGTH], asked)
    return tuple(answers)


# -- the text taken apart ------------------------------------------------------------------------


def _units(text: str) -> list[str]:
    """Paragraphs and lines as the user meant them: without our questions, greetings, breaks."""
    units: list[str] = []
    joins = False
    for line in text[:_CAP].splitlines()[:_MOST_LINES]:
        bare = _without_questions(one_line(line)).strip()
        if bare and joins and not NUMBERED.match(bare):
            units[-1] += f" {bare}"
        elif bare and not GREETING.match(bare):
            units.append(bare)
        joins = bool(units) and len(bare) >= _WRAPPED
    return units


def _without_questions(line: str) -> str:
    for question in QUESTIONS:
        line = line.replace(question, "")
    return line


def _parts(units: list[str]) -> Iterator[_Part]:
    numbered = _numbered(units)
    if numbered:
        for number, text in numbered:
            yield from _classed(text) if not number else _of_question(number, text)
    elif len(units) == len(QUESTIONS) and people_in(units[-1], loosely=False):
        for number, text in enumerate(units, start=1):
            yield from _of_question(number, text)
    else:
        for unit in units:
            yield from _classed(unit)


def _numbered(units: list[str]) -> list[tuple[int, str]]:
    """The answers by number, lines without one going with the one before; empty if none has one."""
    bare = sum(1 for unit in units if BARE.match(unit)) > 1 or (
        len(units) == 1 and bool(BARE.match(units[0]))
    )
    found: list[tuple[int, str]] = []
    any_number = False
    for unit in units:
        match = NUMBERED.match(unit) or (BARE.match(unit) if bare else None)
        if match:
            any_number = True
            found.append((int(match[1]), match[2].strip()))
        elif found and found[-1][0]:
            number, text = found[-1]
            found[-1] = (number, f"{text}\n{unit}".strip())
        else:
            found.append((0, unit))
    return found if any_number else []


def _of_question(number: int, text: str) -> Iterator[_Part]:
    if text.lower().strip(" .!") in NOTHING:
        return
    kind, words = _labelled(text)
    kind = kind or _OF_QUESTION[number]
    if kind is None and CORRECTS.search(words):
        kind = NoteKind.CORRECTION
    elif kind is None and EXPANDS.search(words):
        kind = NoteKind.EXPANSION
    yield _Part(kind, words)


def _classed(unit: str) -> Iterator[_Part]:
    """Words without a number, sentence by sentence: what begins a correction goes on as one."""
    if unit.lower().strip(" .!") in NOTHING:
        return
    label, words = _labelled(unit)
    if label is not None:
        yield _Part(label, words)
        return
    kind, held = NoteKind.DETAIL, list[str]()
    for sentence in sentences_in(words) or (words,):
        if _is_names(sentence):
            yield _Part(NoteKind.MET, sentence)
            continue
        turned = _turn(sentence)
        if turned is not None and turned is not kind:
            before = held[-1:] if turned is NoteKind.CORRECTION and _claims(held) else []
            yield from _some(kind, held[: len(held) - len(before)])
            kind, held = turned, before
        held.append(sentence)
    yield from _some(kind, held)


def _claims(sentences: list[str]) -> bool:
    """Whether the last of them says what the user said: it goes with its correction."""
    return bool(sentences) and OWN_CLAIM.match(sentences[-1]) is not None


def _some(kind: NoteKind, sentences: Iterable[str]) -> Iterator[_Part]:
    text = " ".join(sentences)
    if text:
        yield _Part(kind, text)


def _turn(sentence: str) -> NoteKind | None:
    if CORRECTS.search(sentence):
        return NoteKind.CORRECTION
    return NoteKind.EXPANSION if EXPANDS.search(sentence) else None


def _labelled(text: str) -> tuple[NoteKind | None, str]:
    match = LABELLED.match(text)
    kind = LABELS.get(match[1].lower()) if match else None
    return (kind, match[2]) if match and kind else (None, text)


def _is_names(text: str) -> bool:
    """Whether a sentence surely says whom they met and nothing else.

    Without a verb or an address it takes two full names: one could as well be a thing.
    """
    people = people_in(text, loosely=False)
    if MET.match(text) or any(one.email for one in people):
        return bool(people)
    return len(people) > 1 and all(" " in one.name for one in people)


def _for_person(part: _Part, asked: NoteAsked) -> tuple[str, str]:
    """ "Anna: the migration" is for Anna, where the note knew of one Anna with an address."""
    match = LABELLED.match(part.text) if part.kind is NoteKind.DETAIL else None
    if match is not None:
        same = [email for name, email in asked.people.items() if same_name(name, match[1])]
        if len(same) == 1:
            return same[0], match[2]
    return "", part.text


# -- what follows --------------------------------------------------------------------------------


def _answer(
    kind: NoteKind | None, person: str, text: str, asked: NoteAsked
) -> Iterator[NoteAnswer]:
    if kind is NoteKind.MET:
        yield _met(text, asked)
        return
    said = kind or NoteKind.EXPANSION
    words = _told(said, text)
    change = AddNote(said, words, round=asked.interview, person=person)
    yield NoteAnswer(text, _reply(kind, words), (change,))


def _told(kind: NoteKind, text: str) -> str:
    """The words without what only leads up to them."""
    lead = LEADS[kind].match(text) if kind in LEADS else None
    rest = text[lead.end() :].strip() if lead else ""
    return rest if len(rest.split()) > 1 else text


def _reply(kind: NoteKind | None, words: str) -> str:
    count = counted(len(words.split()), "word")
    if kind is NoteKind.CORRECTION:
        return f"your {count} go into a correction"
    if kind is NoteKind.EXPANSION:
        return f"your {count} go into a note that adds to what you said"
    if kind is None:
        return (
            f"your {count} are taken as something to add; if they put a mistake right, "
            "begin with “correction”"
        )
    return f"your {count} go into the draft"


def _met(text: str, asked: NoteAsked) -> NoteAnswer:
    people = [one for one in people_in(text, loosely=True) if one.email.lower() not in asked.owners]
    changes = tuple(change for one in people for change in _changes(one, asked))
    names = joined(one.name or one.email for one in people)
    if not changes:
        return NoteAnswer(text, "I could not tell a name in that, and changed nothing")
    return NoteAnswer(text, f"you met {names}", changes)


def _changes(one: Met, asked: NoteAsked) -> Iterator[Change]:
    """An address is the one they gave, or the one that mail shows for that very name."""
    shown = [email for name, email in asked.people.items() if same_name(name, one.name)]
    email = one.email or (shown[0] if one.name and len(shown) == 1 else "")
    if email and not can_reply(email.lower()):
        email = ""
    if email and one.part is not None:
        yield SetContact(email, one.name or None, one.part)
    if email or one.name:
        yield AddNote(NoteKind.MET, one.name, round=asked.interview, person=email.lower())
