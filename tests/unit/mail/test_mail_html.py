"""HTML to the text a reader sees."""

import pytest

from agent.mail.html_text import html_to_text
from agent.mail.marks import without_marks


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two<br/><br>Three", "One\nTwo\n\nThree"),
        ("<p>Hi&nbsp;An<b>na</b>,</p>", "Hi Anna,"),
        ("<td>at 10:<span>00</span>", "at 10:00"),
        ("the 5<sup>th</sup> of May", "the 5th of May"),
        ("<p>a\n  b\n</p>", "a b"),
        ("<pre>a\n  b</pre>c", "a\nb\nc"),
        ("<div style='white-space: pre-wrap'>a\nb</div>", "a\nb"),
        ("<ul><li>One</li><li>Two</li></ul>after", "- One\n- Two\n\nafter"),
        ("<ol><li>One<li>Two</ol>", "- One\n- Two"),
        ("<h1>Title</h1>text", "Title\n\ntext"),
        ("<p class=MsoNormal>a</p><p class=MsoNormal>b</p>", "a\nb"),
        ("<p style='margin:0'>a</p><p style='margin:0'>b</p>", "a\nb"),
        ("<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>", "a\n\nb"),
        ('Join <a href="https://x.example">here</a> now', "Join here now"),
        ("a<script>x</script><style>y</style><!-- z -->b<title>t</title>", "ab"),
        ("<select><option>x</option></select><textarea>y</textarea>z", "z"),
        ("&lt;tag&gt; &amp; &#8364;", "<tag> & €"),
        ("", ""),
        ("no markup at all", "no markup at all"),
        ("<p>unclosed <b>bold <div>next", "unclosed bold\n\nnext"),
    ],
)
def test_it_shows_text_as_a_reader_sees_it(html: str, expected: str) -> None:
    """Blocks are lines, paragraphs have a gap, white space collapses, scripts are silent."""
    assert html_to_text(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>Date</td><td>Thursday</td></tr></table>", "Date | Thursday"),
        ("<table><tr><th><p>Time</p></th><td><p>10:00</p></td></tr></table>", "Time | 10:00"),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "a | b\nc | d",
        ),
        ("<table><tr><td></td><td>only</td><td>&nbsp;</td></tr></table>", "only"),
        ("<table><tr><td>Who</td><td>Anna<br>Ben</td></tr></table>", "Who | Anna\nBen"),
        ("<table><tr><td>a<br>b</td><td>c</td></tr></table>", "a\nb\nc"),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", "a | b"),
    ],
)
def test_it_writes_tables_as_lines_of_cells(html: str, expected: str) -> None:
    """One row a line, cells parted by bars; layout tables leave no trace."""
    assert html_to_text(html) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>x</div>",
        "<div style='display:none'>x</div>",
        "<div style='DISPLAY : none !important'>x</div>",
        "<div style='visibility: hidden'>x</div>",
        "<span style='font-size:0'>x</span>",
        "<span style='font-size:0px;'>x</span>",
        "<span style='font-size:1px'>x</span>",
        "<div style='max-height:0;overflow:hidden'>x</div>",
        "<div style='height:0;overflow:hidden'>x</div>",
        "<div style='mso-hide:all'>x</div>",
        "<div style='opacity:0'>x</div>",
        "<div style='color:transparent'>x</div>",
        "<div style='text-indent:-9999px'>x</div>",
        "<del>x</del>",
        "<s>x</s>",
        "<strike>x</strike>",
        "<span style='text-decoration: line-through'>x</span>",
        "<style>.pre,.other{display:none}</style><i class='a pre'>x</i>",
        "<div style='display:none'><div>deep <b>x</b></div></div>",
    ],
)
def test_it_drops_what_is_hidden_or_struck_out(hidden: str) -> None:
    """By attribute, style, style sheet or element, with all that stands inside."""
    assert html_to_text(f"a {hidden} b") in ("a b", "a\nb")


@pytest.mark.parametrize(
    "shown",
    [
        "<span style='font-size:10px'>x</span>",
        "<span style='font-size:0.9em'>x</span>",
        "<span style='opacity:0.8'>x</span>",
        "<span style='max-height:0.5em'>x</span>",
        "<span style='line-height:0'>x</span>",
        "<style>@media screen{.a{display:none}}</style><i class=a>x</i>",
        "<style>@media x{.b{color:red}.a{display:none}} .c{color:red}</style><i class=a>x</i>",
        "<style>.a .b{display:none}</style><i class=a>x</i>",
    ],
)
def test_it_keeps_what_only_looks_hidden(shown: str) -> None:
    """Small, pale or hidden on other screens is not hidden."""
    assert "x" in html_to_text(f"a {shown} b")


def test_it_marks_quotations_with_the_usual_sign() -> None:
    """A mail program's blockquote comes out with "> ", a plain one without."""
    assert html_to_text("mine<blockquote type=cite>theirs<br>too</blockquote>") == (
        "mine\n> theirs\n> too"
    )
    plain = html_to_text("mine<blockquote>indented</blockquote>")
    assert ">" not in plain
    assert without_marks(plain) == "mine\nindented"


def test_it_lets_no_mail_bring_marks_of_its_own() -> None:
    """The characters used as marks are cleaned from text and from references."""
    assert html_to_text("a\ufdd0b&#xFDD0;c&#64977;d") == "abcd"


def test_it_reads_deep_nesting_without_recursion() -> None:
    """Twenty thousand open elements are no reason to fail."""
    assert html_to_text("<div>" * 20_000 + "deep") == "deep"
    assert html_to_text("<table><tr><td>" * 5_000 + "deep") == "deep"
    assert html_to_text("<b>" * 20_000 + "deep") == "deep"
