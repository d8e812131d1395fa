"""The commands that keep the agent well: pause, doctor, reread, health, config. Words only."""

from typing import Annotated

import typer

from agent.cli.app import ConfigOption, app
from agent.cli.outcome import reported

config_app = typer.Typer(help="The configuration: init, check, path, show.", no_args_is_help=True)
app.add_typer(config_app, name="config")


@app.command()
def pause(
    process: Annotated[
        str | None, typer.Argument(help="A process; left out, everything is paused.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="A day (2026-06-01) or an instant on which it goes on.")
    ] = None,
    over: Annotated[bool, typer.Option("--resume", help="Go on now.")] = False,
    config: ConfigOption = None,
) -> None:
    """Write nothing for a while, for one process or for all; mail is read all the same."""
    from agent.cli.keeping import run_pause

    with reported():
        run_pause(config, process, until=until, over=over)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask nothing of Gmail.")] = False,
    config: ConfigOption = None,
) -> None:
    """Look at everything that can be wrong, each with the command that mends it."""
    from agent.cli.doctoring import run_doctor

    with reported():
        run_doctor(config, as_json=as_json, offline=offline)


@app.command()
def reread(config: ConfigOption = None) -> None:
    """Have the mail that is stored read anew by the next pass."""
    from agent.cli.keeping import run_reread

    with reported():
        run_reread(config)


@app.command()
def health(config: ConfigOption = None) -> None:
    """The daemon's health file; leaves with 1 where no daemon is alive (for supervisors)."""
    from agent.cli.keeping import run_health

    with reported():
        run_health(config)


@config_app.command("init")
def config_init(
    email: Annotated[str, typer.Argument(help="Your Gmail address.")],
    name: Annotated[str, typer.Option(help="Your name as a letter ends with it.")] = "",
    timezone: Annotated[
        str | None, typer.Option(help="Your IANA time zone (else this machine's).")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Write a configuration file to begin with: every key, with its default and its meaning."""
    from agent.cli.keeping import run_config_init

    with reported():
        run_config_init(config, email, name, timezone)


@config_app.command("check")
def config_check(config: ConfigOption = None) -> None:
    """Every problem of the configuration file and the environment, at once."""
    from agent.cli.keeping import run_config_check

    with reported():
        run_config_check(config)


@config_app.command("path")
def config_path_(config: ConfigOption = None) -> None:
    """Which configuration file is read."""
    from agent.cli.keeping import run_config_path

    with reported():
        run_config_path(config)


@config_app.command("show")
def config_show(config: ConfigOption = None) -> None:
    """What is in force, defaults included."""
    from agent.cli.keeping import run_config_show

    with reported():
        run_config_show(config)
