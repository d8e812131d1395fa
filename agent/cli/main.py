"""The command `followup`: its words, its help. What a command does is in the other rooms.

Everything heavy is imported inside a command, so that `--help` and `read` start at once.
"""

import sys
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from agent import __version__
from agent.cli import options
from agent.cli.outcome import reported

app = typer.Typer(
    name="followup",
    help="Reads your interview mail and leaves finished follow-up drafts in Gmail. Never sends.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """For people, or for machines."""

    TEXT = "text"
    JSON = "json"


ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", help="Configuration file (else $FOLLOWUP_CONFIG, else the platform's)."
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="text for people, json for machines.")
]
OwnerOption = Annotated[
    list[str] | None,
    typer.Option("--owner", help="Your own address in this mail; may be given several times."),
]
PlaybookOption = Annotated[str | None, typer.Option("--playbook", help="Whose rules to follow.")]
ZoneOption = Annotated[
    str | None, typer.Option("--timezone", parser=options.zone, help="Your IANA time zone.")
]
CountryOption = Annotated[
    str | None,
    typer.Option("--country", parser=options.country, help="Whose public holidays; none for none."),
]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"followup {__version__}")
        raise typer.Exit


@app.callback()
def _followup(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Reads your interview mail and leaves finished follow-up drafts in Gmail. Never sends."""


@app.command()
def replay(
    mailbox: Annotated[Path, typer.Argument(help="mbox file, Maildir, or folder of .eml files.")],
    owner: OwnerOption = None,
    name: Annotated[str | None, typer.Option("--name", help="Your full name.")] = None,
    playbook: PlaybookOption = None,
    timezone: ZoneOption = None,
    country: CountryOption = None,
    config: ConfigOption = None,
    from_: Annotated[
        datetime | None,
        typer.Option("--from", parser=options.instant, help="First instant of the simulated span."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--until", parser=options.instant, help="Last instant of the simulated span."),
    ] = None,
    approve: Annotated[
        str, typer.Option(help="never, or how long after a draft appears it is sent (PT2H).")
    ] = "never",
    poll: Annotated[
        timedelta, typer.Option(parser=options.duration, help="How often the agent polls.")
    ] = "PT15M",  # type: ignore[assignment]
    format_: FormatOption = Format.TEXT,
) -> None:
    """Run the whole agent over a recorded mailbox: what would it have drafted, when, and why?"""
    from agent.cli.replaying import ReplayCall, run_replay

    with reported():
        sending = None if approve == "never" else options.duration(approve)
        call = ReplayCall(
            mailbox=mailbox,
            owners=tuple(owner or ()),
            name=name,
            playbook=playbook,
            timezone=timezone,
            country=country,
            config=config,
            start=from_,
            until=until,
            approve_after=sending,
            poll=poll,
        )
        run_replay(call, as_json=format_ is Format.JSON)


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Argument(help="Where the demo leaves its mailbox and digest.")
    ] = Path("followup-demo"),
    playbook: PlaybookOption = None,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Replay a sample mailbox of ten weeks: no credentials, no network, nothing left but FOLDER."""
    from agent.cli.replaying import run_demo

    with reported():
        run_demo(folder, playbook=playbook, as_json=format_ is Format.JSON)


@app.command()
def once(
    config: ConfigOption = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", parser=options.instant, help="Judge as at that instant."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would be done.")
    ] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """One complete pass over every configured account: sync, infer, decide, draft, digest."""
    from agent.cli.passing import run_once

    with reported():
        run_once(config, as_of=as_of, dry_run=dry_run, as_json=format_ is Format.JSON)


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


@app.command("serve-gmail")
def serve_gmail(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 picks a free one.")] = 8025,
    mailbox: Annotated[
        Path | None, typer.Option(help="Mail to begin with: mbox, Maildir or folder of .eml files.")
    ] = None,
    owner: OwnerOption = None,
) -> None:
    """Run the built-in Gmail server alone, for tests and for trying the agent out."""
    from agent.cli.serving import serve

    with reported():
        serve(port, mailbox, tuple(owner or ()))


def run() -> None:
    """The entry point: usage errors leave with status 2, everything else by `reported`."""
    app()
