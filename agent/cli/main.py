"""The command `followup`: its words, its help. What a command does is in the other rooms.

Everything heavy is imported inside a command, so that `--help` and `read` start at once.
"""

import sys
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from agent import __version__
from agent.cli import options
from agent.cli.outcome import reported
from agent.domain.facts import NoteKind
from agent.domain.hiring import Part, Round, Step

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


@app.command("run")
def run_(config: ConfigOption = None) -> None:
    """Look after every account until told to stop (SIGTERM or Ctrl-C)."""
    from agent.cli.running import run_daemon

    with reported():
        run_daemon(config)


@app.command()
def auth(
    account: Annotated[
        str | None, typer.Argument(help="Which account, where there are several.")
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page here, or paste back.")
    ] = True,
    port: Annotated[int, typer.Option(help="Port of the answer; 0 takes a free one.")] = 0,
    config: ConfigOption = None,
) -> None:
    """Ask for your consent to one mailbox, once, in the browser."""
    from agent.cli.running import run_auth

    with reported():
        run_auth(config, account, browser=browser, port=port)


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
    what: Annotated[str, typer.Argument(help="A process's name, a draft's id or a Message-ID.")],
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
def correct(
    process: Annotated[str, typer.Argument(help="A process, by its name in `followup status`.")],
    company: Annotated[str | None, typer.Option(help="What the employer is called.")] = None,
    role: Annotated[str | None, typer.Option(help="What the role is called.")] = None,
    contact: Annotated[str | None, typer.Option(help="'Name <address>' to write to.")] = None,
    part: Annotated[Part | None, typer.Option(help="That person's part.")] = None,
    interview: Annotated[
        datetime | None,
        typer.Option(parser=options.instant, help="When the interview is or was."),
    ] = None,
    interview_end: Annotated[
        datetime | None, typer.Option(parser=options.instant, help="When it ends or ended.")
    ] = None,
    cancel_interview: Annotated[
        bool, typer.Option("--cancel-interview", help="The interview does not take place.")
    ] = False,
    no_show: Annotated[bool, typer.Option("--no-show", help="Nobody turned up to it.")] = False,
    outcome: Annotated[
        str | None, typer.Option(help="rejected, offer, accepted, withdrawn, on_hold, … or open.")
    ] = None,
    by_phone: Annotated[
        bool, typer.Option("--by-phone", help="It was told by word of mouth only.")
    ] = False,
    deadline: Annotated[
        date | None, typer.Option(parser=options.day, help="Until when an offer must be answered.")
    ] = None,
    preferred: Annotated[bool | None, typer.Option(help="Whether you want this one most.")] = None,
    looking: Annotated[bool | None, typer.Option(help="Whether you are looking again.")] = None,
    thank_interviewers: Annotated[
        bool | None, typer.Option(help="Whether interviewers get thank-yous of their own.")
    ] = None,
    bypass: Annotated[
        bool, typer.Option("--bypass", help="Write to the hiring manager once instead.")
    ] = False,
    pace: Annotated[
        float | None, typer.Option(min=0.25, max=4.0, help="Waits in this field: 1.5 is slower.")
    ] = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="You want out: a kind note is drafted.")
    ] = False,
    answered: Annotated[
        bool, typer.Option("--answered", help="You answered them outside this mailbox.")
    ] = False,
    ignore: Annotated[bool, typer.Option("--ignore", help="Leave this process alone.")] = False,
    show: Annotated[bool, typer.Option("--list", help="What you said so far.")] = False,
    undo: Annotated[int | None, typer.Option(help="Take correction number N back.")] = None,
    config: ConfigOption = None,
) -> None:
    """Set right what mail cannot tell or what was read wrongly; listed and undone any time."""
    from agent.cli.telling import Told, run_correct

    with reported():
        told = Told(
            company=company,
            role=role,
            contact=contact,
            part=part,
            interview=interview,
            interview_end=interview_end,
            cancel_interview=cancel_interview,
            no_show=no_show,
            outcome=outcome,
            by_phone=by_phone,
            deadline=deadline,
            preferred=preferred,
            looking=looking,
            thank_interviewers=thank_interviewers,
            bypass=bypass,
            pace=pace,
            withdraw=withdraw,
            answered=answered,
            ignore=ignore,
        )
        run_correct(config, process, told, show=show, undo_number=undo)


@app.command()
def note(
    process: Annotated[str, typer.Argument(help="A process, by its name in `followup status`.")],
    text: Annotated[str, typer.Argument(help="Your own words for the draft.")],
    kind: Annotated[NoteKind, typer.Option(help="What the words are for.")] = NoteKind.DETAIL,
    person: Annotated[str, typer.Option(help="The address of whom they concern.")] = "",
    config: ConfigOption = None,
) -> None:
    """Give a draft the detail only you know, or ask for a correction or an expansion."""
    from agent.cli.telling import run_note

    with reported():
        run_note(config, process, text, kind, person)


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
    config: ConfigOption = None,
) -> None:
    """One process or mailbox through all five playbooks side by side."""
    from agent.cli.playbooks import run_compare

    with reported():
        run_compare(process, config, tuple(owner or ()))


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
