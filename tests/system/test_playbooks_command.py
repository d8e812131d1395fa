"""`followup playbooks` as its users meet it: shown in words, checked, compared."""

import json
import tomllib
from pathlib import Path

import pytest

from agent.replay.sample import mbox_of
from tests.system.commandline import DONE, WRONG_CALL, followup

MAIL = """
owner = "Nora Whitfield <nora@mail.example>"
[[message]]
at = 2026-03-02T09:00:00+00:00
thread = "hartwell"
from = "Colette Baines <colette.baines@hartwell.example>"
subject = "Interview for the Data Analyst role at Hartwell"
body = '''
Hi Nora,

Your interview for the Data Analyst role at Hartwell is confirmed
for Tuesday 3 March from 10:00 to 11:00.

Colette Baines
Recruiter, Hartwell
'''
"""
CONFIG = """
state_dir = "state"
[[accounts]]
email = "nora@mail.example"
playbook = "mine.toml"
playbooks = [{ company = "*bank*", playbook = "business-days" }]
[accounts.overrides]
"DM-3.after_silence" = "8 to 10 business days"
"BD-5.at_most" = 2
"""
MINE = """
name = "mine"
guide = "my own"
idea = "patience"
base = "decision-matrix"
[rules.DM-4]
at_most = 1
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(MINE, encoding="utf-8")
    (tmp_path / "mail.mbox").write_bytes(mbox_of(tomllib.loads(MAIL)))
    return tmp_path


def test_show_puts_the_users_numbers_beside_the_guides(home: Path) -> None:
    """Also of a file of the user's own, with overrides that belong to another playbook."""
    ran = followup(
        "playbooks", "show", home / "mine.toml", "--json", "--config", home / "config.toml"
    )
    assert ran.status == DONE, ran.err
    rows = {row["key"]: row for row in json.loads(ran.out)}
    silence = rows["DM-3.status_1.after_silence"]
    assert (silence["guide"], silence["yours"]) == ("5 to 7 business days", "8 to 10 business days")
    assert rows["DM-4.at_most"]["guide"] == "1"
    assert rows["CM-9.spacing"]["yours"] == ""


def test_check_reports_every_problem_of_a_file_and_of_the_overrides_at_once(home: Path) -> None:
    fine = followup("playbooks", "check", home / "mine.toml", "--config", home / "config.toml")
    assert fine.status == DONE, fine.err
    (home / "mine.toml").write_text(MINE + "\n[rules.DM-99]\nsays = 3\n", encoding="utf-8")
    (home / "config.toml").write_text(CONFIG + '"XX-1.at_most" = 1\n', encoding="utf-8")
    wrong = followup("playbooks", "check", home / "mine.toml", "--config", home / "config.toml")
    assert wrong.status == WRONG_CALL
    assert "DM-99" in wrong.err
    assert "XX-1.at_most" in wrong.err


def test_compare_plays_a_mailbox_through_all_five_in_the_users_zone(home: Path) -> None:
    """Interview on 3 March; the days are worked out by hand from the five guides."""
    ran = followup(
        *("playbooks", "compare", home / "mail.mbox", "--owner", "nora@mail.example"),
        *("--timezone", "Pacific/Auckland", "--country", "none"),
        COLUMNS="200",
    )
    assert ran.status == DONE, ran.err
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in ran.out.splitlines()]
    days = {row[0].partition(" to ")[0]: row[1:] for row in rows if row}
    # 11:00 in London is midnight in Auckland: the interview ends on Wednesday the 4th there.
    assert days["status 1"][0] == days["status 1"][2] == "Wed 11 Mar"
    assert days["status 2"] == [
        "Wed 18 Mar",
        "Wed 25 Mar",
        "Wed 18 Mar",
        "Wed 18 Mar",
        "Wed 18 Mar",
    ]
    assert days["status 3"][2:4] == ["", ""]
    assert days["thank you"] == ["Wed 4 Mar"] * 5
