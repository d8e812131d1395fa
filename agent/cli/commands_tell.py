"""The commands by which the user tells the agent something: correct, note. Words only."""

from datetime import date
from typing import Annotated

import typer

from agent.cli import options
from agent.cli.app import (
    ConfigOption,
    app,
)
from agent.cli.outcome import reported
from agent.domain.facts import NoteKind
from agent.domain.hiring import Part


@app.command()
def correct(
    process: Annotated[str, typer.Argument(help="A process, by its name in `followup status`.")],
    company: Annotated[str | None, typer.Option(help="What the employer is called.")] = None,
    role: Annotated[str | None, typer.Option(help="What the role is called.")] = None,
    contact: Annotated[str | None, typer.Option(help="'Name <address>' to write to.")] = None,
    part: Annotated[Part | None, typer.Option(help="That person's part.")] = None,
    interview: Annotated[
        str | None, typer.Option(help='When the interview is or was: "2026-06-01 14:00".')
    ] = None,
    interview_end: Annotated[str | None, typer.Option(help="When it ends or ended.")] = None,
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
    merge_into: Annotated[
        str | None, typer.Option(help="It is one with that process, which goes on.")
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(help="Message-ID of mail that is a process of its own; several times."),
    ] = None,
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
            merge_into=merge_into,
            split=tuple(split or ()),
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
