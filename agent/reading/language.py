"""Which language a message is written in, by its commonest words and its script.

The readers know English. Anything else is named and left alone: they abstain.
"""

from collections.abc import Iterable

_STOP = {
    "en": "the and you your for with have this that will are our we from not be to of in is",
    "de": "und der die das nicht sie ihre wir mit für auf ist haben ihnen uns leider eine ein zu "
    "von dass bei ich sich werden wird freuen vielen dank bewerbung ihr",
    "fr": "le la les des vous votre nous pour avec est une dans pas que sur merci et du au ce "
    "candidature cette bonjour notre malheureusement",
    "es": "el la los las que usted para con por una su nos gracias no se del estimado hola proceso "
    "candidatura entrevista más lo es y en",
    "it": "il lo gli che per con una del della non sono grazie la sua candidatura di le ci siamo "
    "colloquio gentile e è",
    "nl": "de het een en van voor met je jij wij niet bij ons onze zijn dat op is graag bedankt "
    "sollicitatie jouw gesprek u uw hebben",
    "pt": "o os que para com uma não sua seu obrigado você da do em candidatura vaga entrevista é "
    "e nos por",
    "sv": "och att det som för med är på vi du din inte har den till av ansökan tack",
    "da": "og at det som for med er på vi du din ikke har den til af ansøgning tak",
    "no": "og at det som for med er på vi du din ikke har den til av søknad takk",
    "pl": "i w na z do nie się że jest dziękujemy oraz dla za pan pani aplikację rekrutacji",
}
_WORDS: dict[str, list[str]] = {}
for _language, _line in _STOP.items():
    for _word in _line.split():
        _WORDS.setdefault(_word, []).append(_language)
_ENGLISH = frozenset(_STOP["en"].split())
_FOREIGN = frozenset(word for word, spoken in _WORDS.items() if spoken != ["en"])
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
    ("el", "\u0370", "\u03ff"),
    ("th", "\u0e00", "\u0e7f"),
)
_LATIN_ENDS = "\u036f"


def language_of(text: str, words: Iterable[str]) -> str:
    """An ISO 639-1 code; "en" for English and for texts too short to tell.

    `words` are those of the text in lower case; each counts once.
    """
    if not text.isascii():
        script = _script(text[:2000])
        if script:
            return script
    told = frozenset(words)
    total = len(told)
    english = len(told & _ENGLISH)
    # Bilingual mail is read in English: a fifth of it is enough to read by.
    if english >= 0.12 * total and english >= 0.3 * len(told & _FOREIGN):
        return "en"
    counts: dict[str, int] = {}
    for word in told & _WORDS.keys():
        for language in _WORDS[word]:
            counts[language] = counts.get(language, 0) + 1
    counts.pop("en", None)
    if not counts or total < 4:
        return "en"
    best = max(counts, key=lambda name: counts[name])
    if english >= 0.12 * total and english >= 0.3 * counts[best]:
        return "en"
    return best if counts[best] >= max(3, 0.12 * total) and counts[best] > english else "en"


def _script(text: str) -> str:
    others = [char for char in set(text) if char > _LATIN_ENDS]
    if not any(low <= char <= high for char in others for _, low, high in _SCRIPTS):
        return ""
    letters = [char for char in text if char.isalpha()]
    for name, low, high in _SCRIPTS:
        if sum(low <= char <= high for char in letters) > 0.25 * len(letters):
            return name
    return ""
