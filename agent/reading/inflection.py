"""Inflected forms of an English word, so that a phrase is written once in its base form.

Over-generates on purpose (a form that no language has is never met in mail); knows no meanings.
"""

_IRREGULAR = {
    "be": "am is are was were been being",
    "have": "has had having",
    "do": "does did done doing",
    "go": "goes went gone going",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "take": "takes took taken taking",
    "make": "makes made making",
    "choose": "chooses chose chosen choosing",
    "find": "finds found finding",
    "fill": "fills filled filling",
    "send": "sends sent sending",
    "meet": "meets met meeting",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "tell": "tells told telling",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "speak": "speaks spoke spoken speaking",
    "write": "writes wrote written writing",
    "put": "puts putting",
    "set": "sets setting",
    "cut": "cuts cutting",
    "let": "lets letting",
    "feel": "feels felt feeling",
    "think": "thinks thought thinking",
    "bring": "brings brought bringing",
    "come": "comes came coming",
    "leave": "leaves left leaving",
    "lose": "loses lost losing",
    "mean": "means meant meaning",
    "pay": "pays paid paying",
    "draw": "draws drew drawn drawing",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "freeze": "freezes froze frozen freezing",
    "win": "wins won winning",
    "catch": "catches caught catching",
    "spend": "spends spent spending",
    "stand": "stands stood standing",
    "run": "runs ran running",
    "sit": "sits sat sitting",
    "fall": "falls fell fallen falling",
    "begin": "begins began begun beginning",
    "shift": "shifts shifted shifting",
    "build": "builds built building",
    "lead": "leads led leading",
    "read": "reads reading",
    "ring": "rings rang rung ringing",
    "swear": "swears swore sworn swearing",
    "forget": "forgets forgot forgotten forgetting",
    "understand": "understands understood understanding",
    "stop": "stops stopped stopping",
    "postpone": "postpones postponed postponing",
    "prepone": "prepones preponed preponing",
    "cancel": "cancels cancelled canceled cancelling canceling cancellation",
    "fit": "fits fitted fitting",
    "person": "persons people",
    "child": "children",
    "favour": "favours favoured favouring favor favors favored favoring",
    "prioritise": "prioritised prioritising prioritize prioritized prioritizing",
    "organise": "organised organising organize organized organizing",
    "finalise": "finalised finalising finalize finalized finalizing",
    "apologise": "apologised apologising apologize apologized apologizing",
    "reschedule": "reschedules rescheduled rescheduling re-scheduled",
    "fulfil": "fulfilled fulfilling fulfill fulfills",
    "enquire": "enquired enquiring inquire inquired inquiring",
}
_VOWELS = "aeiou"
_DOUBLING = frozenset(
    [
        "plan",
        "drop",
        "pop",
        "chat",
        "grab",
        "slot",
        "bump",
        "book-in",
        "ship",
        "skip",
        "scrap",
        "axe",
        "swap",
        "shop",
        "nod",
        "stop",
        "submit",
        "admit",
        "refer",
        "defer",
        "prefer",
        "commit",
        "permit",
        "transfer",
    ]
)


def inflections(base: str) -> set[str]:
    """The word itself and the forms it may take: plural, third person, past, participle."""
    irregular = _IRREGULAR.get(base)
    if irregular is not None:
        return {base, *irregular.split()}
    if len(base) < 3 or not base.isalpha() or base in _FIXED:
        return {base}
    return {base, _with_s(base), *_verbal(base)}


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base + "s"


def _verbal(base: str) -> set[str]:
    if base.endswith("e"):
        return {base + "d", base[:-1] + "ing"}
    if base.endswith("y") and base[-2] not in _VOWELS:
        return {base[:-1] + "ied", base + "ing"}
    if base in _DOUBLING:
        return {base + base[-1] + "ed", base + base[-1] + "ing"}
    return {base + "ed", base + "ing"}


_FIXED = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "there",
        "then",
        "than",
        "with",
        "will",
        "would",
        "could",
        "should",
        "shall",
        "can",
        "may",
        "might",
        "must",
        "not",
        "never",
        "nor",
        "and",
        "but",
        "for",
        "from",
        "into",
        "onto",
        "our",
        "your",
        "you",
        "they",
        "them",
        "their",
        "his",
        "her",
        "its",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "how",
        "why",
        "all",
        "any",
        "some",
        "each",
        "every",
        "both",
        "other",
        "another",
        "someone",
        "somebody",
        "anyone",
        "nobody",
        "none",
        "very",
        "just",
        "only",
        "also",
        "too",
        "soon",
        "yet",
        "still",
        "now",
        "today",
        "tomorrow",
        "here",
        "out",
        "off",
    ]
)
