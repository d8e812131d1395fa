"""Which part of a message is its body."""

from agent.mail.bodies import better_form, read_body
from agent.mail.headers import split_message
from agent.mail.mime import leaves

LONG = " ".join(f"word{number}" for number in range(40))


def _body(raw: str) -> str:
    headers, body, _ = split_message(raw.encode())
    return read_body(list(leaves(headers, body))).text


def _mixed(*sections: str, kind: str = "mixed") -> str:
    inside = "\n--b\n".join(("", *sections))
    return f"Content-Type: multipart/{kind}; boundary=b\n{inside}\n--b--\n"


def test_it_prefers_plain_text_where_both_say_the_same() -> None:
    """Plain text needs no interpretation."""
    assert better_form(LONG, f"<p>{LONG}</p>") == LONG


def test_it_takes_html_where_the_text_is_a_stub() -> None:
    """ "View this mail in a browser" is no body."""
    html = f"<p>{LONG}</p>"
    assert better_form("View this email in your browser", html) == LONG
    assert better_form("", html) == LONG


def test_it_takes_html_where_the_text_is_much_shorter() -> None:
    """Half the words are not the message."""
    assert better_form(LONG, f"<p>{LONG} {LONG} {LONG}</p>").count("word0") == 3


def test_it_takes_text_where_the_html_is_empty() -> None:
    """An HTML part of pictures says nothing."""
    assert better_form("Hello", "<img src=a.png>") == "Hello"


def test_it_takes_html_where_words_are_struck_out() -> None:
    """Plain text cannot show that the old time no longer holds."""
    assert better_form(f"{LONG} Old: 2pm", f"<p>{LONG}</p><s>2pm</s>") == LONG


def test_it_joins_the_texts_of_a_mixed_message() -> None:
    """Apple Mail puts attachments between paragraphs."""
    assert _body(_mixed("\none", "Content-Type: image/png\n\nx", "\ntwo")) == "one\n\ntwo"


def test_it_leaves_attachments_out_of_the_body() -> None:
    """A text file that is attached is not what the sender says."""
    attached = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nfile"
    named = 'Content-Type: text/plain; name="notes.txt"\n\nfile'
    assert _body(_mixed("\nmine", attached, named)) == "mine"


def test_it_counts_two_forms_in_a_mixed_message_once() -> None:
    """Some programs wrap alternatives as mixed."""
    assert _body(_mixed(f"\n{LONG}", f"Content-Type: text/html\n\n<p>{LONG}</p>")) == LONG


def test_it_reads_html_that_is_labelled_plain() -> None:
    """Markup in a text/plain body is not shown to anybody."""
    raw = "Content-Type: text/plain\n\n<html><body><p>Hello</p><p>Maya</p></body></html>"
    assert _body(raw) == "Hello\n\nMaya"


def test_it_undoes_flowed_text() -> None:
    """format=flowed with quoted-printable, as Thunderbird and Apple Mail send it."""
    raw = (
        "Content-Type: text/plain; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n"
        "We meet on=20\nThursday=\n.\n"
    )
    assert _body(raw) == "We meet on Thursday."


def test_it_keeps_the_words_of_attached_messages_apart() -> None:
    """They are forwarded, not said."""
    headers, body, _ = split_message(
        _mixed("\nmine", "Content-Type: message/rfc822\n\nSubject: x\n\ntheirs").encode()
    )
    read = read_body(list(leaves(headers, body)))
    assert read.text == "mine"
    assert read.attached == "theirs"
