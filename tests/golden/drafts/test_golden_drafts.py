"""Every template and tone, read by eye once and kept: the wording changes only on purpose.

`GOLDEN=write pytest tests/golden/drafts` writes the files anew; read the difference before you
commit it.
"""

import os
from pathlib import Path

import pytest

from agent.domain.hiring import Step
from agent.playbooks.load import NAMES, load_playbook
from agent.writing.preview import preview_text, previews
from agent.writing.request import DraftText
from agent.writing.sequence import sequence_page

PAGE = Path(__file__).parents[3] / "docs" / "sequences.md"
HERE = Path(__file__).parent / "texts"


def test_the_page_of_sequences_is_up_to_date() -> None:
    """docs/sequences.md shows what playbooks and templates do today."""
    actual = sequence_page(load_playbook(name) for name in NAMES)
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(actual, "utf-8")
    assert actual == PAGE.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("step", list(Step))
def test_it_words_every_scene_as_it_was_read(step: Step, name: str) -> None:
    """One file a step and playbook, every scene of the step in it."""
    shown = list(previews(load_playbook(name), step))
    assert all(isinstance(one.draft, DraftText) for one in shown)
    actual = "\n".join(preview_text(one) for one in shown)
    path = HERE / step.value / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, "utf-8")
    assert actual == path.read_text("utf-8")
