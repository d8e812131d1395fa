"""The JSON face: the fields of CONTRACTS.md section 2, and how sure each is."""

from agent.reading.face import reading_to_json
from tests.unit.reading.labelled import incoming

FIELDS = ["id", "hiring", "meanings", "interviews", "promises", "undated_promise", "deadline",
          "company", "role", "contact", "confidence", "evidence", "contradictions"]  # fmt: skip


def test_it_gives_the_contracts_fields_and_the_contradictions() -> None:
    reading = incoming(
        "Your interview for the analyst role is confirmed for Tuesday 12 May 2026 at 10:00 BST. "
        "You will hear back from us by Friday 15 May."
    )
    face = reading_to_json(reading, "m-1")
    assert list(face) == FIELDS
    assert face["id"] == "m-1"
    assert face["meanings"] == ["interview_confirmed"]
    interviews = face["interviews"]
    assert isinstance(interviews, list)
    assert interviews[0]["start"] == "2026-05-12T10:00:00+01:00"
    assert {"end", "zone_known", "timezone", "zone_from", "status", "round", "format", "people",
            "quote"} <= set(interviews[0])  # fmt: skip
    assert face["contact"] == {"name": "Jo Bell", "email": "jo@fernwood.example", "part": None}


def test_evidence_tells_where_it_stands_and_how_sure_it_is() -> None:
    """The span is the quote's place in the text that the source names."""
    body = "Your interview for the analyst role is confirmed for Tuesday 12 May 2026 at 10:00 BST."
    evidence = reading_to_json(incoming(body), "m-3")["evidence"]
    assert isinstance(evidence, list)
    (told,) = [one for one in evidence if one["kind"] == "meaning"]
    assert (told["value"], told["source"]) == ("interview_confirmed", "own_words")
    assert told["confidence"] in ("certain", "likely")
    assert body[slice(*told["span"])] == told["quote"]


def test_a_contradiction_is_reported_and_the_interview_weak() -> None:
    """12 May 2026 is a Tuesday: which of both is meant, nobody can say."""
    face = reading_to_json(
        incoming("Your interview for the analyst role is on Wednesday 12 May 2026 at 10:00."), "m-4"
    )
    interviews = face["interviews"]
    assert isinstance(interviews, list)
    assert [one["confidence"] for one in interviews] == ["weak"]
    assert [one["contradiction"] for one in interviews] == face["contradictions"]
    assert face["contradictions"]


def test_a_day_without_a_clock_time_carries_its_date() -> None:
    reading = incoming("Your interview for the role is on Thursday 14 May 2026, time to follow.")
    interviews = reading_to_json(reading, "m-2")["interviews"]
    assert isinstance(interviews, list)
    assert [(one["start"], one["date"]) for one in interviews] == [(None, "2026-05-14")]
