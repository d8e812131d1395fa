"""Settings: one TOML file, typed, every problem at once, nothing secret in it.

It knows paths and values only: no mailbox, no database, no rule's meaning.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from agent.environment import ACCOUNT, overlay
from agent.errors import ConfigError

APP = "followup"
GOOGLE_TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address, not a secret
DEFAULT_PLAYBOOK = "phase-map"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def is_country(code: str) -> bool:
    """Whether it has the shape of an ISO 3166 country ("GB") or of a region of one ("GB-ENG")."""
    return re.fullmatch(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?", code) is not None


def config_dir() -> Path:
    """The platform's configuration directory for this program."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def default_state_dir() -> Path:
    """Where database, tokens and lock live unless configured otherwise."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False))


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaybookPattern(_Section):
    """Another playbook for the processes whose company matches a pattern (shell wildcards)."""

    company: str
    playbook: str


class AccountSettings(_Section):
    """One mailbox: whose it is and how follow-ups for it are decided."""

    email: str
    name: str = ""
    playbook: str = DEFAULT_PLAYBOOK
    timezone: str = ""
    country: str = "none"
    token_file: Path | None = None
    client_file: Path | None = None
    endpoint: str = ""
    token_uri: str = ""
    phone: str = ""
    resume_link: str = ""
    signature: bool = False
    labels: bool = False
    first_look_days: Annotated[int, Field(ge=1, le=730)] = 120
    playbooks: tuple[PlaybookPattern, ...] = ()
    overrides: Mapping[str, Any] = Field(default_factory=dict)

    @field_validator("email")
    @classmethod
    def _address(cls, value: str) -> str:
        local, _, domain = value.strip().rpartition("@")
        if not local or not domain or any(mark in value for mark in "<> ,;\r\n"):
            raise ValueError("is not a bare address such as you@gmail.com")
        return f"{local}@{domain.lower()}"

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value and value not in available_timezones():
            near = difflib.get_close_matches(value, available_timezones(), 1, 0.6)
            raise ValueError(f"is no IANA time zone{f'; did you mean {near[0]}?' if near else ''}")
        return value

    @field_validator("country")
    @classmethod
    def _country(cls, value: str) -> str:
        if value and value.lower() != "none" and not is_country(value):
            raise ValueError('is no country code such as "GB" or "GB-ENG" (or "none")')
        return value.lower() if value.lower() in ("", "none") else value.upper()

    @property
    def zone(self) -> ZoneInfo:
        """The account's zone, UTC where none is configured."""
        return ZoneInfo(self.timezone or "UTC")

    @property
    def account_id(self) -> str:
        """What rows of this account are filed under: its address, lower case."""
        return self.email.lower()


class DigestSettings(_Section):
    """When the weekly digest is delivered, in each account's own zone."""

    enabled: bool = True
    day: str = "monday"
    hour: Annotated[int, Field(ge=0, le=23)] = 8

    @field_validator("day")
    @classmethod
    def _day(cls, value: str) -> str:
        if value.lower() not in WEEKDAYS:
            raise ValueError(f"is none of {', '.join(WEEKDAYS)}")
        return value.lower()

    @property
    def weekday(self) -> int:
        """Monday is 0."""
        return WEEKDAYS.index(self.day)


class NoteSettings(_Section):
    """Whether a short note with three questions comes to the inbox after an interview."""

    enabled: bool = True


class PollSettings(_Section):
    """How often the mailbox is looked at, and how much one pass may do."""

    every_seconds: Annotated[int, Field(ge=15, le=86_400)] = 300
    max_drafts_per_pass: Annotated[int, Field(ge=1, le=200)] = 20

    @property
    def every(self) -> timedelta:
        """The pause between two looks."""
        return timedelta(seconds=self.every_seconds)


class MetricsSettings(_Section):
    """Where figures for Prometheus are served on 127.0.0.1; port 0 serves none."""

    port: Annotated[int, Field(ge=0, le=65_535)] = 0


class Settings(_Section):
    """The whole configuration. The defaults are what an empty file means."""

    state_dir: Path = Field(default_factory=default_state_dir)
    template_dir: Path | None = None
    retention_days: Annotated[int, Field(ge=0, le=36_500)] = 0
    accounts: tuple[AccountSettings, ...] = ()
    digest: DigestSettings = DigestSettings()
    notes: NoteSettings = NoteSettings()
    poll: PollSettings = PollSettings()
    metrics: MetricsSettings = MetricsSettings()

    @model_validator(mode="after")
    def _distinct(self) -> "Settings":
        seen = [account.account_id for account in self.accounts]
        twice = sorted({email for email in seen if seen.count(email) > 1})
        if twice:
            raise ValueError(f"accounts: the address {', '.join(twice)} is configured twice")
        return self

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.state_dir / "followup.sqlite3"

    def token_file(self, account: AccountSettings) -> Path:
        """Where the account's token is: as configured, else beside the database."""
        return account.token_file or self.state_dir / "tokens" / f"{account.account_id}.json"


def config_path(given: Path | None, environ: Mapping[str, str] | None = None) -> Path:
    """The configuration file to read: `--config`, else `$FOLLOWUP_CONFIG`, else the platform's."""
    environ = os.environ if environ is None else environ
    if given is not None:
        return given
    if environ.get("FOLLOWUP_CONFIG"):
        return Path(environ["FOLLOWUP_CONFIG"])
    return config_dir() / "config.toml"


def load_settings(path: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check a configuration file, with the environment's values over it.

    Relative paths in it are relative to the file. Where variables name an account, there need be
    no file. Raises ConfigError with every problem at once.
    """
    environ = os.environ if environ is None else environ
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if not any(name.startswith("FOLLOWUP_ACCOUNT_") for name in environ):
            raise ConfigError(
                f"{path}: there is no configuration file",
                hint="Write one: followup config init YOUR_ADDRESS (as config.example.toml is), "
                "or name a file with --config FILE.",
            ) from None
        data = {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error
    return settings_from(data, source=str(path), base=path.parent, environ=environ)


def settings_from(
    data: Mapping[str, Any], *, source: str, base: Path, environ: Mapping[str, str] | None = None
) -> Settings:
    """Check a parsed configuration; `source` names it in problems, `base` anchors its paths."""
    overlaid = overlay(data, environ or {}, scalar_keys())
    problems = list(overlaid.problems)
    try:
        settings = Settings.model_validate(overlaid.data)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            variable = overlaid.origin.get(item["loc"])
            problems.append(_problem(item, variable) if variable else f"{source}: {_problem(item)}")
        raise ConfigError(*problems) from error
    if problems:
        raise ConfigError(*problems)
    return _anchored(settings, base)


def scalar_keys() -> dict[str, list[str]]:
    """The keys that hold one value, by section; "" is the top level."""
    sections: dict[str, type[BaseModel]] = {"": Settings, ACCOUNT: AccountSettings}
    for name, one in Settings.model_fields.items():
        if isinstance(one.annotation, type) and issubclass(one.annotation, BaseModel):
            sections[name] = one.annotation
    return {
        section: [name for name, one in model.model_fields.items() if _is_scalar(one.annotation)]
        for section, model in sections.items()
    }


def _is_scalar(annotation: Any) -> bool:
    options = set(getattr(annotation, "__args__", (annotation,))) - {type(None)}
    return options <= {str, int, bool, float, Path}


def _anchored(settings: Settings, base: Path) -> Settings:
    accounts = tuple(
        account.model_copy(
            update={
                "token_file": _absolute(account.token_file, base),
                "client_file": _absolute(account.client_file, base),
                "playbook": _own_file(account.playbook, base),
                "playbooks": tuple(
                    one.model_copy(update={"playbook": _own_file(one.playbook, base)})
                    for one in account.playbooks
                ),
            }
        )
        for account in settings.accounts
    )
    return settings.model_copy(
        update={
            "accounts": accounts,
            "state_dir": _absolute(settings.state_dir, base),
            "template_dir": _absolute(settings.template_dir, base),
        }
    )


def _own_file(playbook: str, base: Path) -> str:
    """A built-in playbook's name as it is; a file of the user's own lies beside the settings."""
    if not playbook.endswith(".toml"):
        return playbook
    return str((base / Path(playbook).expanduser()).absolute())


def _absolute(path: Path | None, base: Path) -> Path | None:
    return None if path is None else (base / path.expanduser()).absolute()


def _problem(item: Any, variable: str = "") -> str:
    where = variable or ".".join(str(part) for part in item["loc"]) or "file"
    if item["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(item["loc"][-1]), _known_keys(item["loc"]), 1, 0.5)
        return f"{where}: unknown key{f'; did you mean {near[0]}?' if near else ''}"
    if item["type"] == "missing":
        return f"{where}: is missing"
    return f"{where}: {item['msg'].removeprefix('Value error, ')}"


def _known_keys(loc: tuple[int | str, ...]) -> list[str]:
    models: dict[str, type[BaseModel]] = {
        "accounts": AccountSettings,
        "digest": DigestSettings,
        "notes": NoteSettings,
        "poll": PollSettings,
        "playbooks": PlaybookPattern,
    }
    named = [part for part in loc[:-1] if isinstance(part, str)]
    model: type[BaseModel] = models.get(named[-1], Settings) if named else Settings
    return list(model.model_fields)
