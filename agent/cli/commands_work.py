"""The commands that work: replay, demo, once, run, auth, serve-gmail. Words only."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from agent.cli import options
from agent.cli.app import (
    ConfigOption,
    CountryOption,
    Format,
    FormatOption,
    OwnerOption,
    PlaybookOption,
    ZoneOption,
    app,
)
from agent.cli.outcome import reported


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
    accept: Annotated[
        bool,
        typer.Option("--accept-changes", help="Take a mailbox that became much smaller as it is."),
    ] = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    """One complete pass over every configured account: sync, infer, decide, draft, digest."""
    from agent.cli.passing import run_once

    with reported():
        as_json = format_ is Format.JSON
        run_once(config, as_of=as_of, dry_run=dry_run, as_json=as_json, accept=accept)


@app.command()
def preview(
    accept: Annotated[
        bool, typer.Option("--accept", help="Say yes: from now on drafts are written.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    config: ConfigOption = None,
) -> None:
    """The first look: processes found, what would be drafted today and why. Writes nothing."""
    from agent.cli.previewing import run_preview

    with reported():
        run_preview(config, yes=accept, as_json=as_json)


@app.command("run")
def run_(
    yes: Annotated[
        bool, typer.Option("--yes", help="Draft at once, without the first look.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Look after every account until told to stop (SIGTERM or Ctrl-C)."""
    from agent.cli.running import run_daemon

    with reported():
        run_daemon(config, yes=yes)


@app.command()
def auth(
    account: Annotated[
        str | None, typer.Argument(help="Which account, where there are several.")
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page here, or paste back.")
    ] = True,
    port: Annotated[int, typer.Option(help="Port of the answer; 0 takes a free one.")] = 0,
    bind: Annotated[
        str, typer.Option(help="Where to listen for it; 0.0.0.0 in a container.")
    ] = "127.0.0.1",
    config: ConfigOption = None,
) -> None:
    """Ask for your consent to one mailbox, once, in the browser."""
    from agent.cli.running import run_auth

    with reported():
        run_auth(config, account, browser=browser, port=port, bind=bind)


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
