"""A container is configured by variables: each outranks the file, and wrong ones are all named."""

from pathlib import Path

import pytest

from agent.config import load_settings, scalar_keys, settings_from
from agent.environment import variables
from agent.errors import ConfigError


def test_a_variable_outranks_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[poll]\nevery_seconds = 300\n[[accounts]]\nemail = "me@mail.example"\n')
    environ = {
        "FOLLOWUP_POLL_EVERY_SECONDS": "60",
        "FOLLOWUP_DIGEST_ENABLED": "false",
        "FOLLOWUP_ACCOUNT_TIMEZONE": "Europe/Berlin",
        "FOLLOWUP_STATE_DIR": "state",
    }
    settings = load_settings(path, environ)
    assert settings.poll.every_seconds == 60
    assert not settings.digest.enabled
    assert settings.accounts[0].email == "me@mail.example"
    assert settings.accounts[0].timezone == "Europe/Berlin"
    assert settings.state_dir == tmp_path / "state"


def test_variables_alone_make_accounts(tmp_path: Path) -> None:
    environ = {
        "FOLLOWUP_ACCOUNT_EMAIL": "me@mail.example",
        "FOLLOWUP_ACCOUNT_2_EMAIL": "other@mail.example",
        "FOLLOWUP_ACCOUNT_2_COUNTRY": "DE",
    }
    settings = load_settings(tmp_path / "none.toml", environ)
    assert [one.email for one in settings.accounts] == ["me@mail.example", "other@mail.example"]
    assert settings.accounts[1].country == "DE"


def test_every_problem_is_named_at_once_with_where_it_stands() -> None:
    environ = {
        "FOLLOWUP_POLL_EVERY_SECOND": "60",
        "FOLLOWUP_DIGEST_HOUR": "99",
        "FOLLOWUP_TOKEN_KEY": "not a setting",
        "FOLLOWUP_CONFIG": "/not/a/setting",
    }
    data = {"accounts": [{"email": "nonsense"}]}
    with pytest.raises(ConfigError) as caught:
        settings_from(data, source="file.toml", base=Path(), environ=environ)
    problems = "\n".join(caught.value.problems)
    assert "did you mean FOLLOWUP_POLL_EVERY_SECONDS?" in problems
    assert "$FOLLOWUP_DIGEST_HOUR: " in problems
    assert "file.toml: accounts.0.email" in problems
    assert len(caught.value.problems) == 3


def test_an_empty_variable_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[poll]\nevery_seconds = 300\n")
    assert load_settings(path, {"FOLLOWUP_POLL_EVERY_SECONDS": ""}).poll.every_seconds == 300


def test_every_single_value_has_a_variable() -> None:
    names = variables(scalar_keys())
    assert {
        "FOLLOWUP_STATE_DIR",
        "FOLLOWUP_TEMPLATE_DIR",
        "FOLLOWUP_DIGEST_DAY",
        "FOLLOWUP_POLL_MAX_DRAFTS_PER_PASS",
        "FOLLOWUP_ACCOUNT_CLIENT_FILE",
        "FOLLOWUP_ACCOUNT_SIGNATURE",
        "FOLLOWUP_ACCOUNT_FIRST_LOOK_DAYS",
    } <= set(names)
