"""Own words of real mail programs' shapes: every sample of tests/corpus/own_words, exactly.

To teach or forbid something, add a `[[sample]]` to one of the files there.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from agent.domain.message import Message
from agent.mail import message_from_fields

CORPUS = Path(__file__).parents[2] / "corpus" / "own_words"
SAMPLES = [
    sample
    for file in sorted(CORPUS.glob("*.toml"))
    for sample in tomllib.loads(file.read_text(encoding="utf-8"))["sample"]
]


def _read(sample: dict[str, Any]) -> Message:
    fields = {
        "from": f'"{sample["from"]}" <someone@employer.example>',
        "subject": sample.get("subject", "Re: Interview"),
        "date": "Thu, 14 May 2026 17:00:00 +0200",
        "body": sample.get("body", "").strip("\n"),
        "html": sample.get("html", ""),
    }
    return message_from_fields(fields)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_it_keeps_the_own_words_and_nothing_quoted(sample: dict[str, Any]) -> None:
    """The expected text exactly, or each of the expected phrases; and no word of the rest."""
    message = _read(sample)
    if "own" in sample:
        assert message.own_words == sample["own"].strip("\n")
    for phrase in sample.get("own_has", ()):
        assert phrase in message.own_words
    for phrase in sample.get("never", ()):
        assert phrase not in message.own_words


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_it_sets_the_rest_aside_without_losing_it(sample: dict[str, Any]) -> None:
    """Signatures and forwarded words are kept apart, and what is given up is said."""
    message = _read(sample)
    if "signature" in sample:
        assert message.signature == sample["signature"].strip("\n")
    for phrase in sample.get("forwarded_has", ()):
        assert phrase in message.forwarded
    assert bool(message.defects) is sample.get("defect", False)


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    """At least 80 samples, each with a name of its own."""
    names = [sample["name"] for sample in SAMPLES]
    assert len(names) >= 80
    assert len(set(names)) == len(names)
