"""Bytes to text: transfer encodings undone, charsets guessed where the label is wrong.

Everything here gives an answer for every input; nothing here knows what the text is for.
"""

import codecs
from binascii import Error as BinasciiError
from binascii import a2b_base64, a2b_qp

_ASCII = bytes(range(128))
# Python codecs that are no charset of mail, or that take more than linear time on hostile input.
_REFUSED = frozenset(
    {"punycode", "idna", "undefined", "mbcs", "oem", "unicode-escape", "raw-unicode-escape"}
)
# Charsets in which ASCII bytes spell other characters.
_ASCII_MEANS_MORE = ("utf-7", "utf-16", "utf-32", "hz")
# Labels that in practice mean the wider code page (WHATWG encoding standard, "names and labels").
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso2022_jp": "iso2022_jp_2",
}


def decode_bytes(data: bytes, charset: str = "") -> str:
    """Text of those bytes: by the label where it is believable, else UTF-8, else Windows-1252.

    Bytes that are valid UTF-8 but labelled ASCII or Latin-1 are read as UTF-8, since that is the
    commonest wrong label. What cannot be decoded becomes U+FFFD; never raises.
    """
    name = codec_name(charset)
    if data.isascii() and b"\x1b" not in data and not name.startswith(_ASCII_MEANS_MORE):
        return data.decode("ascii")
    if name in ("", "utf-8", "cp1252"):
        return _utf8_or_western(data)
    if not name.startswith((*_ASCII_MEANS_MORE, "iso2022")) and _is_surely_utf8(data):
        return data.decode("utf-8")
    try:
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return _utf8_or_western(data)


def _is_surely_utf8(data: bytes) -> bool:
    """Whether several characters beyond ASCII make valid UTF-8, which chance does not bring."""
    if len(data.translate(None, _ASCII)) < 9:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def codec_name(charset: str) -> str:
    """The codec for a charset label, or "" where the label is unknown or refused."""
    label = charset.strip("\"' \t").lower()
    if label in ("utf-8", "utf8", "us-ascii", ""):
        return "utf-8" if "8" in label else ""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _REFUSED else _WIDER.get(name, name)


def _utf8_or_western(data: bytes) -> str:
    """UTF-8, also where a stray byte is damaged; Windows-1252 where most non-ASCII is no UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = (len(data.translate(None, _ASCII)) - damaged) // 2
    return text if sound > damaged else data.decode("cp1252", "replace")


def undo_transfer(body: bytes, encoding: str) -> bytes:
    """The content behind a Content-Transfer-Encoding; unknown ones are taken as they stand."""
    name = encoding.lower().strip(" \t\"';")
    if name == "quoted-printable":
        return a2b_qp(body)
    if name == "base64":
        return decode_base64(body)
    return body


def decode_base64(data: bytes) -> bytes:
    """Base64 as far as it goes: foreign characters skipped, missing padding supplied."""
    try:
        return a2b_base64(data)
    except BinasciiError:
        pass
    letters = data.translate(None, _NOT_BASE64)
    usable = letters[: len(letters) - (len(letters) % 4 == 1)]
    return a2b_base64(usable + b"=" * (-len(usable) % 4))


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(set(range(256)) - set(_ALPHABET))
