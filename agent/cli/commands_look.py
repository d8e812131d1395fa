"""The commands that look: read, status, show, explain, digest. Words only."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from agent.cli import options
from agent.cli.app import (
    ConfigOption,
    Format,
    FormatOption,
    OwnerOption,
    ZoneOption,
    app,
)
from agent.cli.outcome import reported
from agent.domain.hiring import Step


@app.command()
def read(
    files: Annotated[list[Path] | None, typer.Argument(help="Messages as .eml files.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object a line from standard input.")
    ] = False,
    owner: OwnerOption = None,
    timezone: ZoneOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Print what the agent reads out of single messages, each with the words it rests on."""
    from agent.cli.reading import read_files, read_lines

    with reported():
        if jsonl:
            read_lines(sys.stdin.buffer, sys.stdout, owners=tuple(owner or ()), zone=timezone)
        else:
            read_files(
                tuple(files or ()),
                owners=tuple(owner or ()),
                zone=timezone,
                as_json=format_ is Format.JSON,
            )


@app.command()
def status(
    everything: Annotated[bool, typer.Option("--all", help="Also those that ended.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a process.")] = False,
    config: ConfigOption = None,
) -> None:
    """Every process on one row: stage, last word, silence, next step, drafts that wait."""
    from agent.cli.looking import run_status

    with reported():
        run_status(config, everything=everything, as_json=as_json)


@app.command()
def show(
    process: Annotated[str, typer.Argument(help="A process, by its name in `followup status`.")],
    config: ConfigOption = None,
) -> None:
    """A process's timeline: what was read, set, promised, drafted and sent."""
    from agent.cli.looking import run_show

    with reported():
        run_show(config, process)


@app.command()
def explain(
    what: Annotated[
        str, typer.Argument(help="A process's name, a draft's id, a Message-ID or Gmail's id.")
    ],
    why_not: Annotated[
        Step | None, typer.Option("--why-not", help="Why this step is not written.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", parser=options.instant, help="Judge as at that instant."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Why a draft, why none: rules, what was found against what is wanted, the words behind it."""
    from agent.cli.explaining import run_explain

    with reported():
        run_explain(config, what, step=why_not, as_of=as_of)


@app.command()
def digest(
    preview: Annotated[
        Path | None, typer.Option("--preview", help="Write it as HTML to this file.")
    ] = None,
    show_: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", parser=options.instant, help="The digest as at that instant."),
    ] = None,
    account: Annotated[
        str | None, typer.Option(help="Whose, where several accounts are configured.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """The weekly digest as it would be now: its text, or a page to look at. Delivers nothing."""
    from agent.cli.digesting import run_digest

    with reported():
        run_digest(config, preview=preview, show=show_, as_of=as_of, account=account)
