"""Patterns compiled when first needed, so that importing the room stays cheap.

Knows regular expressions only. The patterns built with it are long lists of words; compiling all of
them costs more than reading a message.
"""

import re
from collections.abc import Sequence


class LazyPattern:
    """A regular expression that is compiled at its first use; by default case does not matter.

    `hints` are words in lower case without one of which nothing can match: most texts have none
    of them, and looking for words is far quicker than searching for a pattern.
    """

    __slots__ = ("_compiled", "_flags", "_hints", "_source")

    def __init__(
        self, *alternatives: str, flags: re.RegexFlag = re.IGNORECASE, hints: Sequence[str] = ()
    ) -> None:
        self._source = "|".join(alternatives)
        self._flags = flags
        self._hints = hints
        self._compiled: re.Pattern[str] | None = None

    def _compile(self) -> re.Pattern[str]:
        self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the beginning of the text."""
        return (self._compiled or self._compile()).match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match anywhere in the text."""
        if self._hints and not any(map(text.lower().__contains__, self._hints)):
            return None
        return (self._compiled or self._compile()).search(text)


def words(*rows: str) -> str:
    """Rows of phrases parted by "|", escaped, as one alternation with the longest first."""
    phrases = {phrase for row in rows for phrase in row.split("|") if phrase}
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


def word_set(*rows: str) -> frozenset[str]:
    """The words of rows parted by blanks."""
    return frozenset(word for row in rows for word in row.split())
