"""A digest's view to subject, text and HTML. Templates decide nothing; mail's words are escaped."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from agent.digest.view import DigestView


@dataclass(frozen=True, slots=True)
class DigestText:
    """A digest as it is delivered."""

    subject: str
    text: str
    html: str


def render(view: DigestView) -> DigestText:
    """Render both forms of a digest."""
    html = _environment(True).get_template("digest.html.j2").render(view=view)
    text = _environment(False).get_template("digest.txt.j2").render(view=view)
    return DigestText(view.subject, text.strip() + "\n", _inlined(html))


def _inlined(html: str) -> str:
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True)
    return str(inliner.inline(html))


@cache
def _environment(escape: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(templates_folder()),
        undefined=StrictUndefined,
        autoescape=escape,  # noqa: S701 - off for plain text only
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def templates_folder() -> Path:
    """The digest's templates: inside the installed package, else the checkout's top level."""
    packaged = Path(str(files("agent"))) / "templates" / "digest"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / "templates" / "digest"
