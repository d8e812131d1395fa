"""What `followup explain MESSAGE` prints: its place, its meaning, each sentence once."""

from zoneinfo import ZoneInfo

from agent.cli.message_explaining import lines_of_message
from agent.domain.evidence import ReadingContext
from agent.mail import parse_message
from agent.reading import read
from tests.unit.reading.labelled import ME, NOW

ZONE = ZoneInfo("Europe/Berlin")
INVITED = """\
From: Jo Bell <jo@fernwood.example>
To: <user@mailbox.example>
Subject: Data Analyst at Fernwood
Message-ID: <i1@fernwood.example>
Date: Tue, 05 May 2026 10:00:00 +0000

Hi Ines,

We would like to invite you to an interview for the Data Analyst role at Fernwood on Thursday
14 May 2026 at 10:00. We will let you know our decision by Friday 22 May.

> On Monday you wrote: we regret that we cannot offer you the role.

Jo Bell
Recruiter, Fernwood
"""


def explained(text: str, slug: str = "fernwood-data-analyst") -> str:
    message = parse_message(text.encode(), at=NOW)
    reading = read(message, ReadingContext(owners=frozenset({ME}), zone=ZONE))
    return "\n".join(lines_of_message(message, reading, slug, ZONE))


def test_it_says_whose_message_it_is_when_it_came_and_where_it_was_put() -> None:
    """The head names sender, instant in the account's zone, and the process."""
    text = explained(INVITED)
    assert "from Jo Bell <jo@fernwood.example>, Tue 5 May 2026 at 12:00" in text
    assert "belongs to fernwood-data-analyst" in text
    assert "about: Fernwood · Data Analyst" in text
    assert "to answer: Jo Bell <jo@fernwood.example>, recruiter" in text


def test_it_shows_each_sentence_once_with_all_it_was_taken_for() -> None:
    """A sentence that gives meaning, company, role and promise stands there once."""
    text = explained(INVITED)
    quotes = [line for line in text.splitlines() if line.lstrip().startswith("“")]
    assert len(set(quotes)) == len(quotes) > 1
    assert "→ company: Fernwood" in text
    assert "→ role: Data Analyst" in text
    assert "promise" in text


def test_it_shows_no_quoted_history_as_evidence() -> None:
    """What somebody wrote before is no reason for anything."""
    assert "regret" not in explained(INVITED)


def test_it_says_what_disagrees() -> None:
    """Contradictions are shown, not resolved."""
    forged = INVITED.replace("Message-ID", "Reply-To: <jo@evil.example>\nMessage-ID")
    assert "disagrees: Reply-To names an address at another domain than From" in explained(forged)


def test_it_says_where_nothing_was_decided() -> None:
    """A message without a telling sentence is not dressed up."""
    plain = INVITED.split("\n\n", maxsplit=1)[0].replace("Data Analyst at Fernwood", "Cherries")
    text = explained(f"{plain}\n\nThe cherries are ripe.\n", slug="")
    assert "belongs to no process" in text
    assert "no hiring mail by its own words" in text


def test_the_users_own_message_is_said_to_be_theirs() -> None:
    """The user's mail is read for what it does: it thanks, asks, withdraws."""
    own = INVITED.replace("Jo Bell <jo@fernwood.example>", f"Ines <{ME}>").split("\n\n")[0]
    text = explained(f"{own}\n\nThank you for the interview today, I enjoyed our conversation.\n")
    assert "from you," in text
    assert "means: thanks, written by you" in text
