"""The templates: where they lie, what a user's folder replaces, what is wrong with it."""

from pathlib import Path

import pytest

from agent.domain.hiring import Step
from agent.errors import TemplateError
from agent.playbooks.load import NAMES
from agent.writing.bank import expanded, parse_bank
from agent.writing.choice import Seed, in_order
from agent.writing.compose import compose
from agent.writing.library import bundled_library, load_library, templates_folder
from agent.writing.request import DraftText
from tests.unit.writing.sample_requests import request


def override(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def problems(folder: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        load_library(folder)
    return "\n".join(caught.value.problems)


def test_the_bundled_templates_are_whole() -> None:
    """Every step has a shape, every shape its parts, every name is known."""
    library = bundled_library()
    assert set(library.shapes) == set(Step)
    assert templates_folder().is_dir()


def test_every_playbook_named_in_a_tag_exists() -> None:
    """A tag of a playbook that nobody has would never hold."""
    library = bundled_library()
    tags = {tag for bank in library.banks.values() for tag in bank.tags()}
    tags |= {tag for shapes in library.shapes.values() for shape in shapes for tag in shape.tags}
    assert {tag[1:] for tag in tags if tag[0] == "@"} <= set(NAMES)


def test_a_users_file_replaces_ours_and_the_rest_stays(tmp_path: Path) -> None:
    """File by file."""
    own = override(tmp_path, {"common/greeting.txt.j2": "==\nGuten Tag {{ full_name }},\n"})
    draft = compose(request(Step.STATUS_1), load_library(own))
    assert isinstance(draft, DraftText)
    assert draft.text.startswith("Guten Tag Devon Hartley,\n")


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """Unknown names and tags, broken syntax, an empty file, all with their place."""
    own = override(
        tmp_path,
        {
            "status_1/reason.txt.j2": "== recruiter tuesday\nAbout {{ salary }}.\n",
            "status_1/close.txt.j2": "==\nfine\n{{ broken\n",
            "status_1/value.txt.j2": "{# nothing #}\n",
        },
    )
    told = problems(own)
    assert 'reason.txt.j2: unknown tag "tuesday"' in told
    assert 'reason.txt.j2: unknown variable "salary"' in told
    assert "close.txt.j2:3: is no template" in told
    assert "value.txt.j2: holds no wording" in told


def test_a_missing_part_is_told(tmp_path: Path) -> None:
    """A shape that asks for what nobody wrote, a step without any shape."""
    own = override(tmp_path, {"shapes.toml": '[[status_1]]\nsay = ["reason poem"]\n'})
    told = problems(own)
    assert "status_1/poem.txt.j2: is missing" in told
    assert 'no shape of "thank_you" holds always' in told


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    """A mistyped path is no silent default."""
    assert "is no folder" in problems(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ me.__init__.__globals__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division"),
        ("{{ 'x' * 5000 }}", "longer than"),
    ],
)
def test_a_template_cannot_reach_out_of_the_sandbox(tmp_path: Path, line: str, told: str) -> None:
    """A shared template folder runs no code of its own, and nothing is found out too late."""
    own = override(tmp_path, {"common/greeting.txt.j2": f"==\n{line}\n"})
    assert told in problems(own)


def test_one_line_stands_for_all_its_wordings() -> None:
    """Neighbours differ in more than one place where they can."""
    every = expanded("(Thank|Many thanks to) you for (this|that|it).")
    assert len(every) == 6
    assert every[0].split()[0] != every[1].split()[0]
    assert expanded("A (plain) aside.") == ("A (plain) aside.",)


def test_too_many_wordings_in_a_line_are_a_slip() -> None:
    """Four choices of four are 256."""
    _, defects = parse_bank("x", "==\n" + "(a|b|c|d) " * 4 + "\n")
    assert "more than 64" in defects[0].what


BANK, _ = parse_bank(
    "x",
    "{# words #}\n== met\nOne {{ role }}.\nTwo.\nThree (a|b).\nFour.\n==\nFive.\n",
)


def said(rank: int, people: int = 4, known: tuple[str, ...] = ("role",)) -> list[str]:
    seed = Seed("p", "r", "s", rank, people)
    return [one.source for one in next(in_order(BANK, frozenset({"met"}), frozenset(known), seed))]


def test_each_person_has_lines_of_their_own() -> None:
    """PM-11: as long as there are enough."""
    lines = [set(said(rank)) for rank in range(4)]
    assert all(lines)
    assert sum(map(len, lines)) == len(set().union(*lines))


def test_a_wording_that_names_what_is_unknown_is_passed_over() -> None:
    """No empty place in a sentence."""
    assert all("role" not in one for rank in range(4) for one in said(rank, known=()))


def test_the_first_section_that_fits_wins() -> None:
    """Sections are read from the top."""
    seed = Seed("p", "r", "s")
    sections = [
        [one.source for one in part]
        for part in in_order(BANK, frozenset({"other"}), frozenset(), seed)
    ]
    assert sections[0] == ["Five."]
