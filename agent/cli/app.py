"""The command line's application: its groups and the options that several commands share.

Everything heavy is imported inside a command, so that `--help` and `read` start at once.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from agent import __version__
from agent.cli import options

app = typer.Typer(
    name="followup",
    help="Reads your interview mail and leaves finished follow-up drafts in Gmail. Never sends.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


playbooks = typer.Typer(help="The guides: list, show, check, compare, diff.", no_args_is_help=True)
app.add_typer(playbooks, name="playbooks")
templates = typer.Typer(help="The words of drafts: check, preview.", no_args_is_help=True)
app.add_typer(templates, name="templates")


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
