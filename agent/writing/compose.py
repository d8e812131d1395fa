"""A decision put into words: the one door of the writing room.

Wordings are tried in a fixed order until one passes the playbook's write rules; where none does,
the failures go back and the step is held. Same request, same text. It must not know Gmail,
storage or the clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from agent.domain.hiring import Step
from agent.playbooks.write import Mention, WriteLimits
from agent.playbooks.write_check import check_text, subject_failures
from agent.playbooks.write_context import WriteContext, WriteFailure
from agent.playbooks.write_text import marks_in, words_in
from agent.writing.choice import Seed
from agent.writing.letter import Parts, as_html, as_text, signature_text
from agent.writing.library import Library, Shape, Slot, bundled_library
from agent.writing.mime import fit_address
from agent.writing.naming import plain
from agent.writing.records import context_of
from agent.writing.request import DraftRequest, DraftText, Refusal
from agent.writing.shorter import shorter
from agent.writing.situation import Situation, situation_of
from agent.writing.wordings import Wordings, told_in

TURNS = 12
"""How many wordings of each part are tried before parts are left out."""

Said = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Everything that lies ready before the first sentence."""

    request: DraftRequest
    wordings: Wordings
    limits: WriteLimits
    context: WriteContext
    signature: str


def compose(request: DraftRequest, library: Library | None = None) -> DraftText | Refusal:
    """Word the draft, or say which write rules stand in the way.

    `library` holds the templates; the bundled ones where it is None.
    """
    unfit = _unfit(request)
    if unfit:
        return Refusal((unfit,))
    desk = _desk(request, library or bundled_library())
    failures: tuple[WriteFailure, ...] = ()
    for limits in _wished(desk.limits):
        for parts in _attempts(desk):
            found = check_text(as_text(parts), limits, desk.context)
            if not found:
                return _finished(desk, parts)
            failures = failures or found
    return Refusal(failures or (WriteFailure(desk.limits.rule, "no wording fits the records"),))


def _unfit(request: DraftRequest) -> WriteFailure | None:
    """Nobody to write to, or an address that no header can hold (CM-8)."""
    recipient = request.decision.recipient
    email = (recipient.email or "") if recipient else ""
    if fit_address(email):
        return None
    return WriteFailure("CM-8", "no address that a message can be sent to", (email,))


def _desk(request: DraftRequest, library: Library) -> _Desk:
    situation = situation_of(request)
    decision, scene = request.decision, situation.scene
    seed = _seed(request, situation)
    told = told_in(request.previous, request.author.name)
    wordings = Wordings(decision.step, library, situation, seed, told)
    signature = signature_text(request.author.signature_html)
    held = scene.interview.round if scene.interview else None
    limits = _signed(request.playbook.write_limits(decision.step, held), request, signature)
    context = context_of(request, situation, "")
    context = replace(context, subject=_subject(request, wordings, limits, context))
    return _Desk(request, wordings, limits, context, signature)


def _seed(request: DraftRequest, situation: Situation) -> Seed:
    """Only a thank-you goes to several people; every other step has the whole bank to itself."""
    decision, scene = request.decision, situation.scene
    several = decision.step is Step.THANK_YOU
    return Seed(
        request.facts.process_id,
        decision.round,
        decision.step.value,
        scene.rank if several else 0,
        scene.people if several else 1,
    )


def _with_gap(wordings: Wordings, situation: Situation) -> Wordings:
    """The marked place of the step, should one be needed."""
    texts = wordings.with_situation(situation).of("gap")
    gap = f"[[ {texts[0]} ]]" if texts else ""
    return wordings.with_situation(replace(situation, words=replace(situation.words, gap=gap)))


def _signed(limits: WriteLimits, request: DraftRequest, signature: str) -> WriteLimits:
    """A signature of the user's own that names them needs no lines of ours above it."""
    author = request.author
    if not signature or any(
        one not in signature for one in (author.name, author.phone, author.email)
    ):
        return limits
    needs = limits.must_mention
    kept = tuple(need for need in needs if need.mention is not Mention.FULL_SIGNATURE)
    return replace(limits, must_mention=kept)


def _subject(
    request: DraftRequest, wordings: Wordings, limits: WriteLimits, context: WriteContext
) -> str:
    """The thread's own subject in a thread; else the first of ours that the rules allow."""
    placed = plain(request.placement.subject)
    if placed and not request.placement.opens_thread:
        return placed
    first = ""
    for subject in wordings.every("subject"):
        first = first or subject
        if not any(subject_failures(limits, replace(context, subject=subject))):
            return subject
    return first


def _wished(limits: WriteLimits) -> Iterator[WriteLimits]:
    """The limits with the playbook's wish as a bound first, then as they are."""
    if limits.target_words:
        yield replace(limits, max_words=limits.target_words)
    yield limits


def _attempts(desk: _Desk) -> Iterator[Parts]:
    """Letters in order of preference: the user's words whole, every part, first wordings."""
    for situation in shorter(desk.wordings.situation):
        wordings = _with_gap(desk.wordings, situation)
        shape = wordings.library.shape(wordings.step, situation.tags)
        ends = _ends(desk, wordings)
        for left_out in _left_out(shape.slots()):
            for texts, turn in _choices(shape, wordings):
                blocks = _blocks(shape, texts, left_out, turn)
                if blocks is not None:
                    yield replace(ends, paragraphs=blocks)


def _choices(shape: Shape, wordings: Wordings) -> Iterator[tuple[Said, int]]:
    """Some turns through the wordings of every part, then the shortest of each."""
    said = {slot.name: wordings.of(slot.name) for slot in shape.slots()}
    for turn in range(TURNS):
        yield said, turn
    yield {slot.name: wordings.shortest(slot.name) for slot in shape.slots()}, 0


def _left_out(slots: tuple[Slot, ...]) -> Iterator[frozenset[str]]:
    """Nothing, then ever more of the parts that may go, the last one first; then each one alone."""
    optional = [slot.name for slot in slots if slot.droppable]
    for count in range(len(optional) + 1):
        yield frozenset(optional[len(optional) - count :])
    for name in optional[:-1]:
        yield frozenset((name,))


def _blocks(
    shape: Shape, said: Said, left_out: frozenset[str], turn: int
) -> tuple[str, ...] | None:
    """The paragraphs of one letter, None where a part that must be there has no wording."""
    blocks: list[str] = []
    count = 0
    for paragraph in shape.paragraphs:
        texts: list[str] = []
        for slot in paragraph:
            wordings = () if slot.name in left_out else said[slot.name]
            count += 1
            if wordings:
                texts.append(wordings[turn * count % len(wordings)])
            elif not slot.optional:
                return None
        blocks.append(" ".join(texts))
    return tuple(block for block in blocks if block)


def _ends(desk: _Desk, wordings: Wordings) -> Parts:
    """Greeting and sign-off with the lines below it: the name, and what a full signature wants."""
    words, author = wordings.situation.words, desk.request.author
    short = words.me in desk.signature and desk.signature
    full = any(need.mention is Mention.FULL_SIGNATURE for need in desk.limits.must_mention)
    lines = [words.my_first_name if short else words.me]
    lines += [author.phone, author.email] if full else []
    signed = tuple(line for line in map(plain, lines) if line)
    return Parts(
        next(iter(wordings.of("greeting")), ""), (), next(iter(wordings.of("sign_off")), ""), signed
    )


def _finished(desk: _Desk, parts: Parts) -> DraftText:
    text = as_text(parts)
    missing = (_wanted(desk.request.decision.step),) if marks_in(text) else ()
    return DraftText(
        subject=desk.context.subject,
        text=as_text(parts, desk.signature),
        html=as_html(parts, desk.request.author.signature_html),
        ready=not missing,
        missing=missing,
        words=words_in(text),
    )


def _wanted(step: Step) -> str:
    """What a step's marked place waits for."""
    if step.is_status:
        return "value"
    return "reason" if step is Step.WITHDRAWAL else "detail"
