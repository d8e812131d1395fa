"""The notation of phrases, one a line in `wording`, taken apart.

    word        that word, or any inflection of it
    =word       exactly that form
    a|b|c       one of them
    word?       may be left out
    _3          up to three words of any kind
    CLASS       a word of that class, or a word inside one of its longer phrases

Knows the notation and which words are common; what is looked up by it is `lexicon`'s matter.
"""

from collections.abc import Iterable, Sequence
from itertools import product

Symbols = frozenset[str]
Element = tuple[int, Symbols]

_COMMON = {
    word: weight
    for weight, line in (
        (60, "the to you and we a your of for i in our with is YOU WE"),
        (20, "be have on this that it at will are as not do from by can or if an us me my would"),
        (8, "NUMBER role position application time interview please thank thanks all any so up go"),
        (6, "OTHERS CONTINUE CHOOSE ROLE APP DAY CLOCK MONTH TALK MEETING TIMES STAGE NEXT WANT"),
        (5, "GLAD SORRY SENDME PAPERS TEST GOOD DECISION WAITING MOVE HIRINGTHING DAYPART no they"),
        (5, "no what when which how more get make let know take send other but some there out one"),
        (3, "team job work meet call look forward day week see next new company process hope need"),
    )
    for word in line.split()
}


def commonness(wanted: Symbols) -> float:
    """How often one of these symbols stands in mail, as a rank."""
    return sum(_COMMON.get(symbol.lstrip("="), 0.5) for symbol in wanted)


def parsed(lines: str) -> Iterable[list[Element]]:
    """Each line as elements: (longest gap before it, the symbols any of which it accepts)."""
    for line in lines.splitlines():
        text = line.partition("#")[0].strip()
        if not text:
            continue
        parts = text.split()
        choices = [("", part.rstrip("?")) if part.endswith("?") else (part,) for part in parts]
        for chosen in product(*choices):
            elements = _elements([part for part in chosen if part])
            if elements:
                yield elements


def _elements(parts: Sequence[str]) -> list[Element]:
    elements: list[Element] = []
    gap = 0
    for part in parts:
        if part[0] == "_" and part[1:].isdigit():
            gap += int(part[1:])
        else:
            elements.append((gap, frozenset(part.split("|"))))
            gap = 0
    return elements


def bases_of(elements: Iterable[Element]) -> Iterable[str]:
    """The words that some elements name, classes left out."""
    for _, wanted in elements:
        for symbol in wanted:
            if not symbol.isupper():
                yield symbol.lstrip("=")
