"""A wording rendered in the right English: contractions written out, American spelling, values in.

Only the template's own words are changed, never a value: the user's and the employer's words stay
as they are. It must not know which wording was chosen or why.
"""

import re
from functools import lru_cache

from jinja2 import Template

from agent.writing.bank import ENVIRONMENT, Wording
from agent.writing.library import Speech
from agent.writing.situation import Situation

_EXPRESSION = re.compile(r"(\{\{.{0,200}?\}\}|\{%.{0,200}?%\})")


def rendered(wording: Wording, situation: Situation, speech: Speech) -> str:
    """The wording with its values, in the manner of the thread."""
    plain_style = bool(speech.uncontracted & situation.tags)
    source = spoken(
        wording.source, speech, uncontracted=plain_style, american=situation.manner.american
    )
    return _template(source).render(situation.words.values())


def spoken(source: str, speech: Speech, *, uncontracted: bool, american: bool) -> str:
    """The template's own words in the wanted English."""
    pairs = (*(speech.contractions if uncontracted else ()), *(speech.american if american else ()))
    pieces = _EXPRESSION.split(source)
    changed = [
        piece if index % 2 else _replaced(piece, pairs) for index, piece in enumerate(pieces)
    ]
    return "".join(changed)


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for before, after in pairs:
        text = re.sub(rf"(?<!\w){re.escape(before)}(?!\w)", after, text)
        text = re.sub(
            rf"(?<!\w){re.escape(before[0].upper() + before[1:])}(?!\w)",
            after[0].upper() + after[1:],
            text,
        )
    return text


@lru_cache(maxsize=4096)
def _template(source: str) -> Template:
    return ENVIRONMENT.from_string(source)
