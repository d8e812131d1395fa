"""The commands about rules and wording: playbooks, lint, templates. Words only."""

from pathlib import Path
from typing import Annotated

import typer

from agent.cli.app import (
    ConfigOption,
    CountryOption,
    OwnerOption,
    ZoneOption,
    app,
    playbooks,
    templates,
)
from agent.cli.outcome import reported
from agent.domain.hiring import Round, Step


@playbooks.command("list")
def playbooks_list() -> None:
    """The built-in playbooks, one line each."""
    from agent.cli.playbooks import run_list

    with reported():
        run_list()


@playbooks.command("show")
def playbooks_show(
    name: Annotated[str, typer.Argument(help="A playbook's name or file.")],
    as_json: Annotated[bool, typer.Option("--json", help="The numbers as JSON.")] = False,
    config: ConfigOption = None,
) -> None:
    """A playbook's rules, and the guide's numbers beside your overrides."""
    from agent.cli.playbooks import run_show as show_playbook

    with reported():
        show_playbook(name, config, as_json=as_json)


@playbooks.command("check")
def playbooks_check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files; else the built-in ones.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Every problem of a playbook file, and of your overrides, at once."""
    from agent.cli.playbooks import run_check

    with reported():
        run_check(tuple(files or ()), config)


@playbooks.command("compare")
def playbooks_compare(
    process: Annotated[str, typer.Argument(help="A process, or a mailbox file or folder.")],
    owner: OwnerOption = None,
    timezone: ZoneOption = None,
    country: CountryOption = None,
    config: ConfigOption = None,
) -> None:
    """One process or mailbox through all five playbooks side by side."""
    from agent.cli.playbooks import CompareCall, run_compare

    with reported():
        run_compare(CompareCall(process, config, tuple(owner or ()), timezone, country))


@playbooks.command("diff")
def playbooks_diff(
    name: Annotated[str, typer.Argument(help="The other playbook, by name or file.")],
    config: ConfigOption = None,
) -> None:
    """Which live processes another playbook would treat differently now."""
    from agent.cli.playbooks import run_diff

    with reported():
        run_diff(name, config)


@app.command()
def lint(
    file: Annotated[Path, typer.Argument(help="A text of yours; - reads standard input.")],
    step: Annotated[Step, typer.Option(help="Which step the text is for.")],
    playbook: Annotated[str, typer.Option(help="Whose rules.")] = "phase-map",
    of_round: Annotated[
        Round | None, typer.Option("--round", help="The kind of interview it follows.")
    ] = None,
) -> None:
    """Hold a text of your own against a playbook's rules for its wording."""
    from agent.cli.wording import run_lint

    with reported():
        run_lint(file, playbook, step, of_round)


@templates.command("check")
def templates_check(
    folder: Annotated[Path | None, typer.Argument(help="Your folder of templates.")] = None,
    config: ConfigOption = None,
) -> None:
    """Every problem of your templates at once."""
    from agent.cli.wording import run_templates_check

    with reported():
        run_templates_check(folder, config)


@templates.command("preview")
def templates_preview(
    playbook: Annotated[str, typer.Option(help="Whose rules.")] = "phase-map",
    step: Annotated[Step | None, typer.Option(help="Only this step.")] = None,
    folder: Annotated[Path | None, typer.Option(help="Your folder of templates.")] = None,
    config: ConfigOption = None,
) -> None:
    """Every template at work on an invented process."""
    from agent.cli.wording import run_templates_preview

    with reported():
        run_templates_preview(playbook, step, folder, config)
