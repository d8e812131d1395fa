"""Every template at work on the invented process: for `followup templates preview` and the docs.

It must not know real facts; what it shows is `compose` itself on `samples`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from agent.domain.hiring import Step
from agent.playbooks.write import WritesByPlaybook
from agent.writing.compose import compose
from agent.writing.library import Library
from agent.writing.request import DraftText, Refusal
from agent.writing.samples import Scene, scenes


@dataclass(frozen=True, slots=True)
class Preview:
    """One scene worded under one playbook, or the rules that stood in the way."""

    step: Step
    playbook: str
    scene: str
    to: str
    draft: DraftText | Refusal


def previews(
    playbook: WritesByPlaybook, step: Step | None = None, library: Library | None = None
) -> Iterator[Preview]:
    """The scenes of one step, or of all steps, under that playbook."""
    for scene in scenes():
        if step in (None, scene.step):
            yield _shown(scene, playbook, library)


def preview_text(one: Preview) -> str:
    """One preview as people read it."""
    head = f"### {one.scene} (to {one.to})"
    if isinstance(one.draft, Refusal):
        lines = [f"held by {failure.rule}: {failure.what}" for failure in one.draft.failures]
        return "\n".join([head, *lines]) + "\n"
    missing = f"not ready, wanted: {', '.join(one.draft.missing)}" if one.draft.missing else "ready"
    facts = f"{one.draft.words} words, {missing}"
    return f"{head}\n{facts}\nSubject: {one.draft.subject}\n\n{one.draft.text}\n"


def _shown(scene: Scene, playbook: WritesByPlaybook, library: Library | None) -> Preview:
    draft = compose(scene.request(playbook), library)
    to = scene.person.part.value if scene.person.part else ""
    return Preview(scene.step, playbook.name, scene.title, to, draft)
