"""`followup lint` and `followup templates`: texts held against a playbook, templates at work."""

import sys
from pathlib import Path

from agent.config import config_path, load_settings
from agent.domain.hiring import Round, Step
from agent.errors import ConfigError, UnreadableInputError
from agent.playbooks.load import load_playbook
from agent.writing.library import load_library
from agent.writing.lint import lint
from agent.writing.preview import preview_text, previews


def run_lint(file: Path, playbook: str, step: Step, of_round: Round | None) -> None:
    """Check a text of the user's; leaves with status 2 where a rule is broken."""
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(f"{file}: cannot be read: {error}") from error
    found = lint(text, load_playbook(playbook), step, of_round)
    for failure in found:
        words = f": {', '.join(f'“{one}”' for one in failure.words)}" if failure.words else ""
        print(f"{failure.rule}  {failure.what}{words}")
    if found:
        raise SystemExit(2)
    print(f"nothing in it breaks a rule of {playbook} for {step.value.replace('_', ' ')}")


def run_templates_check(folder: Path | None, config: Path | None) -> None:
    """Check the user's templates, or the bundled ones. Raises TemplateError with every problem."""
    override = folder or _configured(config)
    load_library(override)
    print(f"{override or 'the bundled templates'}: fine")


def run_templates_preview(
    playbook: str, step: Step | None, folder: Path | None, config: Path | None
) -> None:
    """Show every template at work on an invented process."""
    library = load_library(folder or _configured(config))
    for one in previews(load_playbook(playbook), step, library):
        print(preview_text(one))


def _configured(config: Path | None) -> Path | None:
    try:
        return load_settings(config_path(config)).template_dir
    except ConfigError:
        if config is not None:
            raise
        return None
