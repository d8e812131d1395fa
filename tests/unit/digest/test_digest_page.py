"""The page is sound HTML, asks nothing of the network, can be read, and stays small."""

import re
import unicodedata
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from agent.digest.render import MOST_BYTES, fitting, templates_folder
from agent.digest.view import MOST_ROWS
from tests.unit.digest.weeks import HOSTILE, WEEKS, crowded_week

NAMES = list(WEEKS)
_TAGS = """html head meta title style body div p h1 h2 h3 ul li strong span a br
    table tbody tr td"""
_ATTRIBUTES = """lang charset name content style class href bgcolor width role aria-hidden
    cellspacing cellpadding"""
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())
EMPTY = frozenset({"meta", "br"})
GMAIL = "https://mail.google.com/mail/?authuser=nora.lind%40mail.example#"


class Page(HTMLParser):
    """What a page is made of; fails on a tag that is not closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    @property
    def links(self) -> list[str]:
        return [value for name, value in self.attributes if name == "href"]


def page_of(name: str) -> Page:
    return Page(fitting(WEEKS[name]())[1].html)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_well_formed_and_uses_only_what_mail_readers_keep(name: str) -> None:
    page = page_of(name)
    assert set(page.tags) <= TAGS
    assert {key for key, _ in page.attributes} <= ATTRIBUTES


@pytest.mark.parametrize("name", NAMES)
def test_it_loads_nothing_from_anywhere(name: str) -> None:
    """No image, script, form, frame, font or background: nothing that could tell on the reader."""
    html = fitting(WEEKS[name]())[1].html
    styles = re.findall(r"<style>(.*?)</style>|style=\"([^\"]*)\"", html, re.DOTALL)
    assert not any("url(" in part or "@import" in part for pair in styles for part in pair)
    assert not set(Page(html).tags) & {"img", "script", "link", "iframe", "form", "object", "base"}


@pytest.mark.parametrize("name", NAMES)
def test_its_links_lead_into_the_users_own_gmail_and_nowhere_else(name: str) -> None:
    page = page_of(name)
    assert all(link.startswith(GMAIL) for link in page.links)
    places = {link.removeprefix(GMAIL).split("/")[0] for link in page.links}
    assert places <= {"drafts", "all", "inbox"}


def test_a_draft_is_linked_by_its_message() -> None:
    assert f"{GMAIL}drafts/18fe77" in page_of("ordinary").links


@pytest.mark.parametrize("name", NAMES)
def test_its_headings_go_down_one_step_at_a_time(name: str) -> None:
    """One h1, then sections, then processes: what a screen reader jumps along."""
    levels = [int(tag[1]) for tag in page_of(name).tags if re.fullmatch(r"h[1-6]", tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_every_strip_is_hidden_from_screen_readers_and_told_in_words(name: str) -> None:
    page = page_of(name)
    strips = [key for key in page.attributes if key == ("aria-hidden", "true")]
    told = [text for text in page.text if re.match(r"Week \d+: ", text.strip())]
    assert len(strips) == len(told)


def test_hostile_words_are_shown_as_words_or_not_at_all() -> None:
    """Markup is escaped, control and direction characters are gone, and nothing is long."""
    _, text = fitting(WEEKS["hostile"]())
    for form in (text.subject, text.text, text.html):
        odd = {char for char in form if unicodedata.category(char) in ("Cc", "Cf")} - {"\n"}
        assert odd == set()
        assert HOSTILE not in form
    assert "<script" not in text.html
    # Gmail makes a link of every address it sees, escaped or not.
    assert "evil.example" not in text.html.partition("Where each one stands")[0]
    assert "alert(1)" in "".join(Page(text.html).text)
    assert len(text.subject) <= 90
    assert max(len(part) for part in Page(text.html).text) < 400


def test_it_stays_far_below_what_gmail_clips_and_says_what_it_left_out() -> None:
    view, text = fitting(crowded_week(60))
    assert len(text.html.encode()) <= MOST_BYTES < 102_000
    rest = sum(one.closed is None for one in crowded_week(60).processes) - len(view.rows)
    assert f"And {rest} quieter processes" in text.text


def test_thirty_processes_are_told_one_by_one() -> None:
    view, text = fitting(crowded_week(37))
    assert len(view.rows) == MOST_ROWS
    assert len(text.html.encode()) <= MOST_BYTES


def test_an_empty_week_is_three_lines() -> None:
    _, text = fitting(WEEKS["empty"]())
    assert len(text.text.splitlines()) == 3
    assert len([tag for tag in page_of("empty").tags if tag in ("p", "h1")]) == 3


@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_the_text_is_too_wide_for_a_text_client(name: str) -> None:
    """Links are the exception: broken, they would not work."""
    lines = fitting(WEEKS[name]())[1].text.splitlines()
    assert all(len(line) <= 78 or "https://" in line for line in lines)


# -- contrast (WCAG 2.1, 1.4.3: 4.5 to 1) --------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rules_of(css: str) -> dict[str, dict[str, str]]:
    """Selectors with their colours; a later rule wins."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        pairs = re.findall(r"(?<![-\w])(color|background): ?(#[0-9a-f]{6})", body)
        for selector in selectors.split(","):
            found.setdefault(selector.strip(), {}).update(pairs)
    return found


def sheets() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """What holds by day, and what holds in the dark on top of it."""
    folder = templates_folder()
    page = (folder / "digest.html.j2").read_text("utf-8")
    adaptive = (folder / "adaptive.css").read_text("utf-8").partition("*/")[2]
    day, _, dark = adaptive.partition("@media (prefers-color-scheme: dark) {")
    inline = page.partition("<style>")[2].partition("</style>")[0]
    return rules_of(inline + day.partition("@media")[0]), rules_of(dark)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("words", [".sheet", "h1", "h2", ".quiet", ".day", "a"])
def test_words_stand_out_from_their_ground(words: str, dark: bool) -> None:
    rules = sheets()[dark]
    assert contrast(rules[words]["color"], rules[".sheet"]["background"]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_numbers_stand_out_from_their_ground(dark: bool) -> None:
    number = sheets()[dark][".no"]
    assert contrast(number["color"], number["background"]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", ["i", "a", "y", "p", "n"])
def test_letters_stand_out_in_every_box(kind: str, dark: bool) -> None:
    from agent.digest.strip import Cell

    rules = sheets()[dark]
    ground = Cell(kind.upper().replace("N", ""), today=False).colour
    own = rules.get(f".{kind}", {})
    words = own.get("color") or rules[".w"]["color"]
    assert contrast(words, own.get("background") or ground) >= 4.5


def test_the_templates_are_found_where_they_stand() -> None:
    assert Path(templates_folder(), "adaptive.css").is_file()
