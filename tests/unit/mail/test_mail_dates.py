"""The Date header."""

from datetime import UTC, datetime, timedelta

import pytest

from agent.mail.dates import parse_date, usable_date

AT = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Thu, 14 May 2026 10:00:00 +0200", "2026-05-14T10:00:00+02:00"),
        ("14 May 2026 10:00 -0530", "2026-05-14T10:00:00-05:30"),
        ("Thu, 14 May 2026 10:00:00 GMT", "2026-05-14T10:00:00+00:00"),
        ("Thu, 14 May 2026 10:00:00 -0000", "2026-05-14T10:00:00+00:00"),
        ("Thu, 14 May 2026 04:00:00 EDT", "2026-05-14T04:00:00-04:00"),
        ("Thu, 14 May 26 10:00:00 +0200 (CEST)", "2026-05-14T10:00:00+02:00"),
        ("Thu, 31 Dec 2026 23:59:60 +0000", "2026-12-31T23:59:59+00:00"),
    ],
)
def test_it_keeps_the_writers_own_offset(value: str, expected: str) -> None:
    """RFC 5322 section 3.3, its obsolete zones, a leap second."""
    assert parse_date(value) == datetime.fromisoformat(expected)
    found = parse_date(value)
    assert found is not None
    assert found.utcoffset() == datetime.fromisoformat(expected).utcoffset()


@pytest.mark.parametrize(
    "value",
    [
        "", "yesterday", "Thu, 32 May 2026 10:00:00 +0200", "1 2 3", "14 May 2026 10:00 +9999",
        "Fri, 31 Dec 9999 10:00:00 +0000", "Mon, 1 Jan 1900 10:00:00 +0500",
    ],
)  # fmt: skip
def test_it_says_nothing_where_there_is_no_date(value: str) -> None:
    """No guess and no error."""
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("written", "usable"),
    [
        (AT - timedelta(hours=3), True),
        (AT - timedelta(days=700), True),
        (AT + timedelta(hours=20), True),
        (AT + timedelta(days=2), False),
        (datetime(2003, 12, 31, tzinfo=UTC), False),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
    ],
)
def test_it_believes_a_date_only_beside_the_arrival(written: datetime, usable: bool) -> None:
    """Nothing before 2004 and nothing more than a day after arrival."""
    found = usable_date(written.strftime("%a, %d %b %Y %H:%M:%S %z"), AT)
    assert found == (written if usable else None)
