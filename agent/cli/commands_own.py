"""The commands about what is the user's: export, forget, revoke, backup, restore. Words only."""

from pathlib import Path
from typing import Annotated

import typer

from agent.cli.app import ConfigOption, app
from agent.cli.outcome import reported


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Where followup.json and messages.mbox go.")],
    config: ConfigOption = None,
) -> None:
    """Everything the agent knows, as JSON, and the mail it stored, as an mbox file."""
    from agent.cli.owning import run_export

    with reported():
        run_export(config, folder)


@app.command()
def forget(
    process: Annotated[str | None, typer.Argument(help="The process to forget.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that is stored.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Yes, delete it all.")] = False,
    config: ConfigOption = None,
) -> None:
    """Delete what is stored of one process, or of everything; Gmail is left as it is."""
    from agent.cli.owning import run_forget

    with reported():
        run_forget(config, process, everything_=everything, yes=yes)


@app.command()
def revoke(
    account: Annotated[
        str | None, typer.Argument(help="Which account, where there are several.")
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--withdraw", help="First take untouched drafts back.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Take your consent to one mailbox back and delete the token."""
    from agent.cli.owning import run_revoke

    with reported():
        run_revoke(config, account, drafts=drafts)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.")],
    config: ConfigOption = None,
) -> None:
    """Copy the database, also while the agent is at work."""
    from agent.cli.owning import run_backup

    with reported():
        run_backup(config, file)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `followup backup` wrote.")],
    config: ConfigOption = None,
) -> None:
    """Put a backup back; nothing is written before Gmail has been looked at."""
    from agent.cli.owning import run_restore

    with reported():
        run_restore(config, file)
