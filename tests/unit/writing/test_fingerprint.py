"""What a draft says, whatever Gmail's composer does to its HTML."""

from agent.writing.fingerprint import normalised_content, visible_words
from agent.writing.letter import Parts, as_html, as_text

PARTS = Parts("Hi Ravi,", ("Thanks & bye, see https://x.example/a.",), "Best,", ("Maya",))
HTML = as_html(PARTS)
SIGNATURE = "<div>Maya Okonkwo<br>Engineer</div>"
WORDS = "Hi Ravi, Thanks & bye, see https://x.example/a. Best, Maya"


def same(**changes: object) -> bool:
    base = {"html": HTML, "subject": "Re: Role", "to": ["ravi@x.example"]}
    return normalised_content(**base) == normalised_content(**{**base, **changes})  # type: ignore[arg-type]  # built from parts


def test_text_and_html_say_the_same() -> None:
    """Either may be all that is left of a draft."""
    assert visible_words(html=HTML) == WORDS
    assert visible_words(text=as_text(PARTS)) == WORDS


def test_gmails_rewriting_is_no_edit() -> None:
    """A wrapper, hard blanks, the signature and the quotation that the composer adds."""
    opened = (
        f'<div dir="ltr">{HTML.replace("Thanks ", "Thanks&nbsp;")}<br clear="all"></div>'
        '<div><br></div><span class="gmail_signature_prefix">-- </span><br>'
        f'<div dir="ltr" class="gmail_signature">{SIGNATURE}</div>'
        '<div class="gmail_quote"><div class="gmail_attr">On Mon, Ravi wrote:<br></div>'
        '<blockquote class="gmail_quote">Hello Maya</blockquote></div>'
    )
    assert same(html=opened)
    assert same(html=f'<div dir="ltr">{HTML}<div>{SIGNATURE}</div></div>', signature_html=SIGNATURE)


def test_a_reply_prefix_and_the_order_of_recipients_are_no_edit() -> None:
    """Case and prefixes aside."""
    assert same(subject="RE: re: Role")
    assert same(to=["RAVI@x.example "])


def test_an_edit_is_an_edit() -> None:
    """One word, the subject, or a recipient."""
    assert not same(html=HTML.replace("bye", "by"))
    assert not same(subject="Re: Roles")
    assert not same(to=["ravi@x.example", "eve@x.example"])
