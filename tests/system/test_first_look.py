"""The user looks before the agent writes: `followup preview`, and what `run` does until the yes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.commandline import DONE
from tests.system.living import Home, a_home, stopped, wait_for

WRITES = {"drafts.create", "drafts.update", "drafts.delete", "messages.insert"}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as found:
        yield found


def wrote(home: Home) -> set[str]:
    return WRITES & home.server.counters().calls.keys()


def test_the_first_look_shows_processes_and_drafts_and_writes_nothing(home: Home) -> None:
    ran = home.do("preview")
    assert ran.status == DONE, ran.err
    assert "larkfield-product-" in ran.out
    assert "DRAFT" in ran.out
    assert "preview --accept" in ran.err
    assert wrote(home) == set()
    assert home.do("preview", "--json").status == DONE
    assert wrote(home) == set()


def test_processes_that_ended_are_shown_as_well(home: Home) -> None:
    """An empty table would look like mail that was overlooked."""
    home.do("preview")
    home.do("correct", "larkfield", "--outcome", "rejected")
    ran = home.do("preview")
    assert "larkfield-product-" in ran.out
    assert "rejected" in ran.out


def test_what_is_ignored_in_the_first_look_is_not_drafted(home: Home) -> None:
    home.do("preview")
    assert home.do("correct", "larkfield", "--ignore").status == DONE
    lines = [json.loads(line) for line in home.do("preview", "--json").out.splitlines()]
    assert [line for line in lines if line["what"] == "draft"] == []


def test_after_the_yes_the_next_pass_drafts(home: Home) -> None:
    shown = [json.loads(line) for line in home.do("preview", "--json").out.splitlines()]
    assert [line["step"] for line in shown if line["what"] == "draft"] == ["status_1"]
    assert home.do("preview", "--accept").status == DONE
    assert home.do("once").status == DONE
    assert len(home.drafts()) == 1


def test_run_reads_and_writes_nothing_until_the_yes_and_then_drafts(home: Home) -> None:
    config = home.config.read_text()
    home.config.write_text(f"{config}\n[poll]\nevery_seconds = 15\n")
    with home.running() as process:
        wait_for(lambda: "pass done" in home.log)
        assert "followup preview" in home.log
        assert wrote(home) == set()
        health = home.folder / "state" / "health.json"
        wait_for(lambda: health.exists() and "not said yes" in health.read_text())
        assert home.do("preview", "--accept").status == DONE
        wait_for(home.drafts)
        assert stopped(process) == DONE


def test_run_with_yes_drafts_at_once(home: Home) -> None:
    with home.running("--yes") as process:
        wait_for(home.drafts)
        assert stopped(process) == DONE
