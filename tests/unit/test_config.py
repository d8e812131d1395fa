"""Settings: every problem at once, unknown keys with the nearest known one, nothing guessed."""

from pathlib import Path

import pytest

from agent.config import config_path, load_settings, settings_from
from agent.errors import ConfigError


def problems(data: dict[str, object]) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        settings_from(data, source="c.toml", base=Path("/base"))
    return caught.value.problems


def test_an_empty_file_means_the_defaults() -> None:
    settings = settings_from({}, source="c.toml", base=Path("/base"))
    assert settings.accounts == ()
    assert (settings.digest.weekday, settings.digest.hour) == (0, 8)


def test_an_account_has_the_defaults_of_the_contract() -> None:
    data = {"accounts": [{"email": "me@Mail.Example"}]}
    account = settings_from(data, source="c.toml", base=Path("/base")).accounts[0]
    assert account.email == "me@mail.example"
    assert (account.playbook, account.country, account.zone.key) == ("phase-map", "none", "UTC")


def test_it_reports_every_problem_at_once() -> None:
    found = problems(
        {
            "state_dirr": "x",
            "digest": {"day": "someday", "hour": 30},
            "accounts": [{"email": "nobody", "timezone": "Europe/Berlinn", "contry": "GB"}],
        }
    )
    text = "\n".join(found)
    assert len(found) == 6
    assert "state_dirr: unknown key; did you mean state_dir?" in text
    assert "did you mean Europe/Berlin?" in text
    assert "did you mean country?" in text


@pytest.mark.parametrize(
    ("country", "kept"),
    [("gb", "GB"), ("gb-eng", "GB-ENG"), ("US-CA", "US-CA"), ("None", "none"), ("", "")],
)
def test_a_country_may_name_a_region(country: str, kept: str) -> None:
    data = {"accounts": [{"email": "a@b.c", "country": country}]}
    assert settings_from(data, source="c.toml", base=Path("/base")).accounts[0].country == kept


@pytest.mark.parametrize("country", ["England", "GB-", "GBR", "G1", "GB-ENGL"])
def test_what_is_no_country_is_refused(country: str) -> None:
    (found,) = problems({"accounts": [{"email": "a@b.c", "country": country}]})
    assert "is no country code such as" in found


def test_an_account_configured_twice_is_refused() -> None:
    assert "twice" in problems({"accounts": [{"email": "a@b.c"}, {"email": "A@b.c"}]})[0]


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('state_dir = "state"\n[[accounts]]\nemail = "a@b.c"\ntoken_file = "t.json"\n')
    settings = load_settings(file)
    assert settings.state_dir == tmp_path / "state"
    assert settings.token_file(settings.accounts[0]) == tmp_path / "t.json"


def test_the_token_lies_beside_the_database_unless_configured(tmp_path: Path) -> None:
    data = {"state_dir": "s", "accounts": [{"email": "a@b.c"}]}
    settings = settings_from(data, source="c.toml", base=tmp_path)
    assert settings.token_file(settings.accounts[0]) == tmp_path / "s" / "tokens" / "a@b.c.json"


@pytest.mark.parametrize("text", ["not = = toml", "\x00"])
def test_a_file_that_is_no_toml_is_a_clear_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match="TOML"):
        load_settings(file)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path / "none.toml")
    assert "config.example.toml" in (caught.value.hint or "")


def test_the_file_is_the_one_named_then_the_environments(tmp_path: Path) -> None:
    environ = {"FOLLOWUP_CONFIG": "/env/config.toml"}
    assert config_path(tmp_path, environ) == tmp_path
    assert config_path(None, environ) == Path("/env/config.toml")
    assert config_path(None, {}).name == "config.toml"


def test_a_playbook_of_the_users_own_lies_beside_the_settings(tmp_path: Path) -> None:
    account = {
        "email": "a@b.c",
        "playbook": "mine.toml",
        "playbooks": [
            {"company": "Acme*", "playbook": "rules/acme.toml"},
            {"company": "Other", "playbook": "two-touch"},
        ],
    }
    settings = settings_from({"accounts": [account]}, source="c.toml", base=tmp_path)
    known = settings.accounts[0]
    assert known.playbook == str(tmp_path / "mine.toml")
    assert [one.playbook for one in known.playbooks] == [
        str(tmp_path / "rules" / "acme.toml"),
        "two-touch",
    ]
