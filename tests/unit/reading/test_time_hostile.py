"""Hostile and endless input: no crash, no more than linear time, quotes that stand in the text."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.hiring import Confidence
from agent.reading.appointments.clauses import clause
from agent.reading.appointments.slots import slots_of
from agent.reading.deadlines import read_deadline
from agent.reading.interviews import read_interviews
from agent.reading.promises import read_promises
from agent.reading.prose import prose_of
from agent.reading.returning import read_return
from agent.reading.silent_ends import read_silent_end
from agent.reading.wording.sets import words
from tests.unit.reading.time_helpers import context, message

WORDS = st.sampled_from(
    [
        *sorted(
            words(
                """Thursday 14 May 2pm 2-3pm 10:30 9.30 0930 14h30 half two to and or between from
            by until next this week w/c 8 June 5/6 5/6/2026 2026-05-14 ET (UK) GMT+2 UTC your time
            interview call you we will hear back within 48 hours days a couple of the 20th noon
            tomorrow ? . , ; : - / ( ) > same that day not if unless was instead 45 min half an
            hour early late end month"""
            )
        ),
        "\n",
    ]
)
FLOODS = {
    "words": "word " * 200_000,
    "numbers": "10 11 12 2pm " * 80_000,
    "dates": "Tuesday 14 May at 2pm or " * 40_000,
    "blanks": " " * 1_000_000,
    "slashes": "1/2/" * 250_000,
    "colons": "10:" * 300_000,
    "weekdays": "Tuesday or " * 90_000,
    "lines": "Tue 10am\n" * 100_000,
    "brackets": "(" * 1_000_000,
    "promises": "we will get back to you by " * 35_000,
    "dots": "a.m. " * 200_000,
    "names": "with Anna Bell, " * 60_000,
    "times": ("Your interview: " + "10:15, " * 400 + "\n") * 6,
    "choices": "1 or 2 or " * 100_000,
    "ones": "1, " * 300_000,
    "closed": ("Your interview: " + "10:15) " * 150 + "\n") * 16,
}


def read_all(text: str) -> None:
    """Every reader of times over one text."""
    said = message(text)
    found, evidence = read_interviews(said, context(), None)
    promised, _, more = read_promises(said, context())
    read_deadline(said, context(), None)
    read_silent_end(said, context())
    read_return(said, context())
    for one in (*evidence, *more):
        start, end = one.span
        assert " ".join(text[start:end].split()) in ("", one.quote)
    soon, far = said.written - timedelta(days=1), said.written + timedelta(days=340)
    assert all(one.start is None or soon <= one.start <= far for one in found)
    assert all(one.due >= said.written.date() for one in promised)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_it_survives_any_row_of_times_words(row: list[str]) -> None:
    """Whatever stands beside whatever, nothing breaks and nothing absurd comes out."""
    read_all(" ".join(row))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_it_survives_any_text(text: str) -> None:
    """Arbitrary Unicode."""
    read_all(text)


@pytest.mark.parametrize("zone", ["America/Newtown", "Europe/Atlantis", "Asia/X"])
def test_it_survives_a_zone_that_no_list_knows(zone: str) -> None:
    """A zone spelled like one, of which there is none, is reported and not resolved."""
    said = message(f"Your interview is on Monday 18 May 2026 at 11:30am {zone}.")
    found = read_interviews(said, context())[0]
    assert [one.confidence for one in found] == [Confidence.WEAK]
    assert found[0].contradiction


@pytest.mark.parametrize("name", FLOODS)
def test_it_reads_a_megabyte_to_its_end(name: str) -> None:
    """Input is capped and matching is linear; the benchmarks say how fast."""
    read_all(FLOODS[name])


def test_a_clause_ends_however_long_its_sentence_is() -> None:
    """What a time's clause costs does not grow with the sentence."""
    prose = prose_of(message(FLOODS["times"]), context())
    slots = slots_of(prose)
    assert slots
    for slot in slots:
        low, high = clause(prose.sentences[slot.sentence], slot)
        assert high - low < 300


def test_no_more_slots_are_judged_than_a_person_could_mean() -> None:
    """What is asked of each slot may look at all of its sentence."""
    text = "Your interview: " + "10:15, 11:15, " * 800
    assert len(slots_of(prose_of(message(text), context()))) == 1_000


EXPRESSIONS = Path("/work/shared/corpus/date-expressions.jsonl")


@pytest.mark.skipif(not EXPRESSIONS.exists(), reason="the shared corpus is not on this machine")
def test_it_survives_the_public_corpora_of_date_expressions() -> None:
    """Recognizers-Text, duckling, chrono, chronic, when, dateparser: no crash, nothing absurd."""
    for row in EXPRESSIONS.read_text("utf-8").splitlines():
        text = str(json.loads(row)["text"])
        said = message(text, written=datetime(2016, 11, 7, tzinfo=UTC))
        for one in read_interviews(said, context(), None)[0]:
            assert one.start is None or one.start.year in (2016, 2017)
        read_promises(said, context())
