"""`followup service`: install, status, remove. Words only."""

from typing import Annotated

import typer

from agent.cli.app import ConfigOption, app
from agent.cli.outcome import reported

service = typer.Typer(
    help="The agent as your own systemd or launchd service: install, status, remove.",
    no_args_is_help=True,
)
app.add_typer(service, name="service")


@service.command("install")
def install(
    show: Annotated[bool, typer.Option("--show", help="Only print what would be written.")] = False,
    config: ConfigOption = None,
) -> None:
    """Have the agent started now and at every login, and again where it ends with a fault."""
    from agent.cli.servicing import run_install

    with reported():
        run_install(config, show=show)


@service.command("status")
def status(config: ConfigOption = None) -> None:
    """What the supervisor says of it."""
    from agent.cli.servicing import run_status

    with reported():
        run_status(config)


@service.command("remove")
def remove(config: ConfigOption = None) -> None:
    """Stop it and take it away; configuration, database and consent stand."""
    from agent.cli.servicing import run_remove

    with reported():
        run_remove(config)
