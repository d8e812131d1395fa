"""A token file under a key: opened by that key only, and changed by nobody."""

import json
from pathlib import Path

import pytest

from agent.errors import NeedsConsentError
from agent.gmail.sealing import SealError, is_sealed, seal, unseal
from agent.gmail.tokens import load_token, parse_token, save_token


def test_what_is_sealed_is_opened_by_its_key_alone() -> None:
    """Any text serves as a key."""
    sealed = seal("secret words", "Schlüssel")
    assert is_sealed(sealed)
    assert "secret" not in sealed
    assert unseal(sealed, "Schlüssel") == "secret words"
    for other in ("", "schlüssel"):
        with pytest.raises(SealError):
            unseal(sealed, other)


def test_the_same_text_is_sealed_differently_each_time() -> None:
    """A salt of its own."""
    assert seal("x", "k") != seal("x", "k")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"sealed": "x"}',
        '{"salt": "?", "sealed": "x"}',
        '{"salt": "AAAA", "sealed": "x"}',
    ],
)
def test_damage_is_an_error_of_one_kind(text: str) -> None:
    with pytest.raises(SealError):
        unseal(text, "k")


def test_a_changed_byte_is_noticed() -> None:
    """Encrypted and authenticated."""
    data = json.loads(seal("x" * 40, "k"))
    data["sealed"] = (
        data["sealed"][:60] + ("A" if data["sealed"][60] != "A" else "B") + data["sealed"][61:]
    )
    with pytest.raises(SealError):
        unseal(json.dumps(data), "k")


def test_a_plain_token_file_is_none() -> None:
    assert not is_sealed('{"refresh_token": "r"}')
    assert not is_sealed("no json")


def test_a_token_file_can_be_sealed(tmp_path: Path) -> None:
    """Nothing of the token is readable in it."""
    path = tmp_path / "token.json"
    save_token(path, parse_token('{"refresh_token": "rrrr", "client_secret": "ssss"}'), key="k")
    assert "rrrr" not in path.read_text()
    assert load_token(path, key="k").refresh == "rrrr"
    for key, why in (("", "no key"), ("other", "another key")):
        with pytest.raises(NeedsConsentError, match=why):
            load_token(path, key=key)


def test_a_plain_file_is_read_with_a_key_too_and_sealed_when_next_written(tmp_path: Path) -> None:
    """Switching the key on needs no new consent."""
    path = tmp_path / "token.json"
    save_token(path, parse_token('{"refresh_token": "rrrr"}'))
    token = load_token(path, key="k")
    save_token(path, token, key="k")
    assert is_sealed(path.read_text())
    assert load_token(path, key="k").refresh == "rrrr"
