"""How word lists are written in this room: plain text, split once. Knows no words."""


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, separated by commas, in their order."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


def weighed(by_weight: dict[int, str]) -> dict[str, int]:
    """Each phrase with its weight."""
    return {phrase: weight for weight, text in by_weight.items() for phrase in phrases(text)}
