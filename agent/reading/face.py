"""The face of a reading: the JSON fields of CONTRACTS.md section 2, and how sure each is.

Beyond the contract's fields: confidence and contradiction of each interview, value, confidence and
place of each piece of evidence, and everything that contradicts itself.
"""

from datetime import date, datetime

from agent.domain.evidence import (
    ContactReading,
    Evidence,
    InterviewReading,
    PersonReading,
    PromiseReading,
    Reading,
)


def reading_to_json(reading: Reading, identity: str) -> dict[str, object]:
    """One output line of `followup read --jsonl` for the message given as `identity`."""
    return {
        "id": identity,
        "hiring": reading.hiring,
        "meanings": [meaning.value for meaning in reading.meanings],
        "interviews": [_interview(item) for item in reading.interviews],
        "promises": [_promise(item) for item in reading.promises],
        "undated_promise": reading.undated_promise,
        "deadline": _day(reading.deadline),
        "company": reading.company,
        "role": reading.role,
        "contact": _contact(reading.contact),
        "confidence": reading.confidence.value,
        "evidence": [_evidence(item) for item in reading.evidence],
        "contradictions": list(reading.contradictions),
    }


def _interview(item: InterviewReading) -> dict[str, object]:
    fields: dict[str, object] = {
        "start": _instant(item.start),
        "end": _instant(item.end),
        "zone_known": item.zone_known,
        "timezone": item.timezone,
        "zone_from": item.zone_from.value,
        "status": item.status.value,
        "round": item.round.value if item.round else None,
        "format": item.format.value if item.format else None,
        "people": [_person(person) for person in item.people],
        "quote": item.quote,
        "confidence": item.confidence.value,
        "contradiction": item.contradiction or None,
    }
    if item.start is None:
        fields["date"] = _day(item.day)
    return fields


def _person(person: PersonReading) -> dict[str, object]:
    return {"name": person.name, "email": person.email}


def _promise(item: PromiseReading) -> dict[str, object]:
    return {"due": _day(item.due), "firm": item.firm, "quote": item.quote}


def _contact(contact: ContactReading | None) -> dict[str, object] | None:
    if contact is None:
        return None
    part = contact.part.value if contact.part else None
    return {"name": contact.name, "email": contact.email, "part": part}


def _evidence(item: Evidence) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "quote": item.quote,
        "value": item.value,
        "confidence": item.confidence.value,
        "source": item.source,
        "span": list(item.span) if item.span != (0, 0) else None,
    }


def _instant(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
