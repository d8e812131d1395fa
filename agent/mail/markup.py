"""What an HTML element is for: hidden, a quotation, an earlier message, a signature.

Tables of the class names and styles mail programs write, and the style sheets' hidden classes.
Knows elements by tag and attributes only, never their text.
"""

import re
from dataclasses import dataclass
from enum import Enum

# An element in this many open ones makes the HTML parser slow (its cost grows with the square).
_TOO_DEEP = 1500
_SAFE_LENGTH = 20_000

_NESTING_TAGS = (
    *("<div", "<ul", "<ol", "<li", "<blockquote", "<center", "<section", "<article", "<dl", "<dd"),
    *("<dt", "<main", "<header", "<footer", "<nav", "<aside", "<form", "<fieldset", "<address"),
    *("<figure", "<pre", "<h1", "<h2", "<h3", "<h4", "<h5", "<h6"),
)
_NESTING = re.compile(rf"<(/?)(?:{'|'.join(tag[1:] for tag in _NESTING_TAGS)})\b", re.IGNORECASE)
_HUGE_TAG = re.compile(r"<[^<>]{20000}")
_STYLE_BLOCK = re.compile(r"<style\b[^<>]{0,500}>([^<]{0,100000})", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*[^*]{0,5000}\*/")
_CSS_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_CSS_CLASS = re.compile(r"^[a-z]{0,10}\.([\w-]{1,80})$", re.IGNORECASE)

_HIDDEN_STYLE = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|font-size:(?:0|1px|\.?0)(?!\.?\d)"
    r"|max-height:0(?![.\d])|mso-hide:all|opacity:0(?![.\d])|color:transparent"
    r"|text-indent:-\d{3,}|(?:left|top):-\d{3,}|text-decoration(?:-line)?:line-through)",
    re.IGNORECASE,
)
_ZERO_BOX = re.compile(r"(?:^|;)(?:height|width):0(?![.\d])", re.IGNORECASE)
# White words are out of sight on a page that colours no background.
_WHITE = re.compile(
    r"(?:^|;)color:(?:#fff(?:fff)?(?![0-9a-f])|white|rgb\(255,255,255\))", re.IGNORECASE
)
_WHITE_FONT = frozenset(("#fff", "#ffffff", "white"))
_COLOURED = re.compile(
    r"(?:background(?:-color|-image)?\s{0,3}[:=]|bgcolor\s{0,3}=)\s{0,3}[\"']?\s{0,3}"
    r"(?!#fff(?:fff)?(?![0-9a-f])|white\b|transparent|none|inherit|initial|0"
    r"|rgba?\(255, ?255, ?255)[a-z#]",
    re.IGNORECASE,
)
_NOT_CSS = re.compile(r"\s|!important|/\*[^*]{0,500}\*/", re.IGNORECASE)
_QUOTE_BORDER = re.compile(r"border-left:(?!none|0|medium)[^;]{1,80}")
# Word and Outlook draw this line above the header of the message that is answered.
_OUTLOOK_RULE = re.compile(
    r"border-top:(?:solid#(?:e1e1e1|b5c4df)|#(?:e1e1e1|b5c4df))", re.IGNORECASE
)

_QUOTE_CLASS = re.compile(
    r"gmail_quote|protonmail_quote|tutanota_quote|front-blockquote|moz-quote|zmail_|"
    r"yahoo_quoted|ydp\w{0,20}yahoo_quoted|hs_reply_quote|cite",
    re.IGNORECASE,
)
_QUOTE_NAMES = frozenset(("quote", "messageReplySection"))
_HISTORY = re.compile(
    r"(?:x_)*(?:divRplyFwdMsg|OLK_SRC_BODY_SECTION|yahoo_quoted|ydp\w{0,20}yahoo_quoted\w{0,20}"
    r"|replySplit|mail-editor-reference-message-container|OutlookMessageHeader|zmail_extra"
    r"|hs_reply|reply-intro|isForwardContent|quote-container)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:x_)*(?:gmail_signature|Signature|AppleMailSignature|ms-outlook-mobile-signature"
    r"|ms-outlook-ios-signature|moz-signature|protonmail_signature_block|zm_signature"
    r"|hs_signature|tutanota_signature|front-signature|divtagdefaultwrapper_signature)",
    re.IGNORECASE,
)


class Role(Enum):
    """What an element does to the text inside it."""

    PLAIN = "plain"
    HIDDEN = "hidden"
    QUOTE = "quote"
    INDENTED = "indented"
    HISTORY = "history"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Hidden:
    """What hides elements of one mail: class names of its style sheet; white, where all is white.

    `white` is true where no element has a background of another colour.
    """

    classes: frozenset[str]
    white: bool = False

    def hides(self, names: str) -> bool:
        """Whether one of these class names (parted by blanks) is hidden."""
        return bool(self.classes) and not self.classes.isdisjoint(names.split())

    @classmethod
    def of(cls, html: str) -> "Hidden":
        """Read the style sheets; rules inside `@media` are for other screens and do not count."""
        lower = html.lower()
        white = ("#fff" in lower or "white" in lower or "rgb(255" in lower) and (
            _COLOURED.search(html) is None
        )
        if "<style" not in lower:
            return cls(frozenset(), white)
        found: set[str] = set()
        for block in _STYLE_BLOCK.finditer(html):
            for selector, rule in _CSS_RULE.findall(_without_media(block[1])):
                if is_hiding(rule):
                    names = (_CSS_CLASS.match(one.strip()) for one in selector.split(","))
                    found.update(name[1] for name in names if name)
        return cls(frozenset(found), white)

    def whitens(self, attributes: dict[str, str | None], style: str) -> bool:
        """Whether an element writes white on white."""
        if not self.white:
            return False
        plain = _NOT_CSS.sub("", style) if ":" in style else ""
        return (attributes.get("color") or "").lower() in _WHITE_FONT or bool(_WHITE.search(plain))


def _without_media(css: str) -> str:
    """The style sheet without its `@media { ... { } }` blocks."""
    css = _CSS_COMMENT.sub("", css)
    if "@media" not in css:
        return css
    kept: list[str] = []
    for number, chunk in enumerate(css.split("@media")):
        kept.append(chunk if number == 0 else _behind_block(chunk))
    return "".join(kept)


def _behind_block(chunk: str) -> str:
    depth = 0
    for brace in re.finditer(r"[{}]", chunk):
        depth += 1 if brace[0] == "{" else -1
        if depth <= 0:
            return chunk[brace.end() :]
    return ""


def is_hiding(style: str) -> bool:
    """Whether CSS declarations take the element out of the reader's sight (or strike it out)."""
    if ":" not in style:
        return False
    style = _NOT_CSS.sub("", style)
    if _HIDDEN_STYLE.search(style):
        return True
    return "overflow:hidden" in style and _ZERO_BOX.search(style) is not None


def role_of(tag: str, attributes: dict[str, str | None], hidden: Hidden) -> Role:
    """The role of an element with these attributes."""
    if not attributes:
        return Role.INDENTED if tag == "blockquote" else Role.PLAIN
    style = attributes.get("style") or ""
    names = attributes.get("class") or ""
    if "hidden" in attributes or is_hiding(style) or hidden.hides(names):
        return Role.HIDDEN
    if hidden.whitens(attributes, style):
        return Role.HIDDEN
    if tag == "blockquote":
        return _role_of_blockquote(attributes, names, style)
    if (attributes.get("name") or "") in _QUOTE_NAMES:
        return Role.QUOTE
    identity = attributes.get("id") or ""
    if _HISTORY.match(identity) or _HISTORY.match(names) or _draws_rule(tag, style):
        return Role.HISTORY
    if _SIGNATURE.match(identity) or _SIGNATURE.match(names) or "data-smartmail" in attributes:
        return Role.SIGNATURE
    return Role.PLAIN


def _draws_rule(tag: str, style: str) -> bool:
    """Outlook's line above the header of the message that is answered."""
    return tag == "div" and _OUTLOOK_RULE.search(_NOT_CSS.sub("", style)) is not None


def _role_of_blockquote(attributes: dict[str, str | None], names: str, style: str) -> Role:
    cited = (attributes.get("type") or "").lower() == "cite" or "cite" in attributes
    if cited or _QUOTE_CLASS.search(names) or _QUOTE_BORDER.search(_NOT_CSS.sub("", style)):
        return Role.QUOTE
    return Role.INDENTED


def unparseable(html: str) -> bool:
    """Whether this HTML is built (or broken) so that parsing it would not be linear."""
    if len(html) < _SAFE_LENGTH:
        return False
    if _HUGE_TAG.search(html):
        return True
    lower = html.lower()
    if sum(map(lower.count, _NESTING_TAGS)) < _TOO_DEEP:
        return False
    depth = 0
    for tag in _NESTING.finditer(html):
        depth += -1 if tag[1] else 1
        if depth > _TOO_DEEP:
            return True
    return False
