"""Words that mail writes in small letters: what is never written so is a name.

The words are counted in the corpus by `benchmarks/train_meaning.py` and shipped as data. Knows
letters, not what a name names.
"""

import re
from functools import lru_cache

from agent.reading.linear import shipped

# How words of fields end that no mail of the corpus holds: "Haematology", "Robotics".
_OF_FIELDS = re.compile(
    r"(?:ology|ics|ing|ment|ance|ence|ity|tion|sion|ry|ware|graphy|ism|phy|sis|ites|ages|als|tech)$"
)
# What is learned or sold under a name of its own and is a field of jobs.
_PRODUCTS = frozenset(
    (
        "python", "java", "javascript", "typescript", "react", "angular", "vue", "node", "golang",
        "rust", "kotlin", "swift", "ruby", "rails", "php", "scala", "clojure", "elixir", "sap",
        "salesforce", "oracle", "servicenow", "workday", "linux", "android", "ios", "aws", "azure",
        "gcp", "kubernetes", "devops", "snowflake", "databricks", "sql", "postgres", "tableau",
        "excel", "emea", "apac", "latam", "dach", "americas", "nordics", "benelux", "baltics",
        "balkans", "iberia",
    )
)  # fmt: skip
# Written with a capital in English, and a field of jobs.
_LANGUAGES = frozenset(
    (
        "arabic", "bengali", "catalan", "chinese", "czech", "danish", "dutch", "english", "finnish",
        "flemish", "french", "german", "greek", "hebrew", "hindi", "hungarian", "irish", "italian",
        "japanese", "korean", "latin", "mandarin", "norwegian", "persian", "polish", "portuguese",
        "punjabi", "romanian", "russian", "spanish", "swahili", "swedish", "tagalog", "tamil",
        "thai", "turkish", "ukrainian", "urdu", "vietnamese", "welsh",
    )
)  # fmt: skip
# Capitals of so many letters stand for a field: "EMEA", "L2".
_SHORT = 5


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Every word that stood in small letters in some mail of the corpus."""
    return frozenset(shipped("common").split())


def is_name(word: str) -> bool:
    """Whether a word with a capital is a name's: of letters, never seen in small ones."""
    low = word.lower()
    if not word[:1].isupper() or not word.isalpha() or len(word) < 3:
        return False
    if word.isupper() and len(word) <= _SHORT:
        return False
    known = low in common_words() or low.removesuffix("s") in common_words()
    return not (known or low in _PRODUCTS or low in _LANGUAGES or _OF_FIELDS.search(low))
