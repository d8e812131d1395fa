"""How the wording modules write a set of words: separated by blanks, as many a line as fit."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())
