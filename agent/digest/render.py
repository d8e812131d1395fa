"""A digest's view to subject, text and HTML. Templates decide nothing; mail's words are escaped."""

import re
import textwrap
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from agent.digest.view import MOST_ROWS, DigestView, view_of
from agent.digest.week import Week

# Gmail clips a message at 102 KB; this keeps well below it (issue 8).
MOST_BYTES = 60_000
_FEWER = 3
_WIDTH = 74
_BLANKS = re.compile(r">\s+<")
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class DigestText:
    """A digest as it is delivered."""

    subject: str
    text: str
    html: str


def fitting(week: Week) -> tuple[DigestView, DigestText]:
    """The week's view with as many rows as the size allows, and its text."""
    rows = MOST_ROWS
    while True:
        view = view_of(week, rows)
        text = render(view)
        if len(text.html.encode()) <= MOST_BYTES or rows <= 0:
            return view, text
        rows -= _FEWER


def render(view: DigestView) -> DigestText:
    """Render both forms of a digest."""
    folder = templates_folder()
    html = environment(folder, escape=True).get_template("digest.html.j2").render(view=view)
    text = environment(folder, escape=False).get_template("digest.txt.j2").render(view=view)
    return DigestText(view.subject, _EMPTY_LINES.sub("\n\n", text.strip()) + "\n", _inlined(html))


def _inlined(html: str) -> str:
    """Styles beside their elements for readers that drop sheets; what stays adapts to the dark."""
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)
    done = str(inliner.inline(html.strip())).replace("</head>", _adaptive() + "</head>", 1)
    return _BLANKS.sub(lambda gap: ">\n<" if "\n" in gap[0] else "> <", done)


@cache
def _adaptive() -> str:
    rules = (templates_folder() / "adaptive.css").read_text(encoding="utf-8")
    return f"<style>\n{rules.partition('*/')[2].strip()}\n</style>\n"


def wrapped(text: str) -> str:
    """Lines of at most 74 characters for a text client, continuation lines indented."""
    first = "" if text.startswith("* ") else "  "
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


@cache
def environment(folder: Path, *, escape: bool) -> Environment:
    """Templates of a folder: none may use what it was not given; HTML is escaped."""
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=escape,  # noqa: S701 - off for plain text only
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters["wrapped"] = wrapped
    made.filters["flat"] = partial(textwrap.fill, width=_WIDTH)
    return made


def templates_folder(name: str = "digest") -> Path:
    """Templates of that name: inside the installed package, else the checkout's top level."""
    packaged = Path(str(files("agent"))) / "templates" / name
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / "templates" / name
