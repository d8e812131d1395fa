"""What a stretch of capitalised words says by what stands around it: how likely an employer's name.

"the role at X", "X has asked", an agent's "our client X"; not "interview with Beth Carver", not who
only passed on a name. Knows sentences, not senders, and not which name wins.
"""

import re
from collections.abc import Sequence

from agent.reading.called import BEHIND, CALLED, CALLS, CITIES, Name, name_in
from agent.reading.company_choice import Guess
from agent.reading.elsewhere import DOUBTED, NEAR_BY, past, recommends
from agent.reading.employer_names import without_legal_form
from agent.reading.spans import Span
from agent.reading.wording import names as data
from agent.reading.wording import organisations as orgs
from agent.reading.wording.given_names import GIVEN


def mentioned(span: Span, heads: frozenset[str], agent: bool = False) -> Guess | None:
    """The stretch as an employer's name, weighed by the words around it; None where it is none.

    `heads` are the first letters of the names in the writer's domains, which may confirm it later;
    `agent` says that an agency writes, who speaks to its clients.
    """
    span = _with_kind(span)
    named = name_in(span.text)
    if named is None or _is_sum(span):
        return None
    before, behind = [word for word in span.before if word != "the"], span.after
    # Behind "the" and before "role" stands a role: "your interest in the Ledger Lead role at".
    slot = before and span.line.endswith("the ", 0, span.start) and behind[:1] in CALLS
    said, acts = _around(span, named, [] if slot else before, behind)
    weight = said + named.shape + _placement(span)
    weight += 3.0 if span.line.startswith(" (Pty) L", span.stop) else 0.0
    if named.name != span.text and span.closes and span.source != "subject":
        weight += 2.5  # "The Acme Talent Team" signs
        weight += 2.0 if span.before[-1:] in _REGARDS else 0.0
    if before:
        weight = _by_word_before(weight, before, named, agent)
    if agent and span.source == "own_words" and _may_be_client(span, named, before):
        weight = max(weight, _CLIENTS_NAME)
    if weight > 0 and span.source == "own_words" and _is_field(span, agent):
        weight = 0.0
    if weight < 0 or (not weight and heads.isdisjoint(named.heads)):
        return None
    second, last = ["", "", *before][-2:]
    if not weight and last == "in" and " " not in named.name:
        return None  # "in Witham", of withamtannery.example
    if past(span, before, weight) or recommends(behind):
        return None
    # "the committee for the Clerk position at Cedar School would like to see you"
    acts = acts and not (last == "at" and second in CALLED)
    acts = acts or (second == "phone" and last == "with")
    acts = acts or (last == "from" and second in _HEARD)
    if named.name != without_legal_form(named.name) and _is_of_law(behind):
        # Whose name the law knows: "Acme Wealth Limited is authorised"; Acme hires.
        return Guess(named.name, min(weight, _IMPRINT), span.line, span.source, aside=True)
    return Guess(named.name, weight, span.line, span.source, acts)


def _with_kind(span: Span) -> Span:
    """A stretch with what a house does besides: "Larch Fire and Rescue"."""
    if " " not in span.text or not span.line.startswith(" and ", span.stop):
        return span
    match = _AND_KIND.match(span.line, span.stop)
    if not match or not orgs.ORG_WORDS.issuperset(match.group(1).lower().split()):
        return span
    return span._replace(text=f"{span.text}{match.group()}", stop=match.end())


_AND_KIND = re.compile(r" and ([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)(?=[.,;:!?]|$| [a-z(])")


def _may_be_client(span: Span, named: "Name", before: Sequence[str]) -> bool:
    """Whether a house that an agent's letter names does something: "Odra Compressors pays for"."""
    words = named.name.lower().split()
    if named.person or len(words) < 2 or (before and before[-1] in _NO_CLIENT):
        return False
    if words[0] in _WHOSE or words[-1] in _POSTS or named.name == "National Insurance":
        return False  # "Their CFO has", "His PA says"
    told = span.line[: span.start].rstrip(" (")
    begins = not told or told[-1] in _SENTENCE_ENDS or (named.shape > 0 and _greets(told))
    behind = span.after if span.line[span.stop : span.stop + 1] == " " else ()
    verb = bool(behind) and (_does(behind[0]) or (len(behind[0]) > 3 and behind[0][-1] == "s"))
    called = words[-1] in orgs.ORG_WORDS and not span.closes
    return (begins and verb) or (called and before != [] and before[-1] not in _WHOSE)


def _greets(told: str) -> bool:
    """Whether only a few words and a comma stand before: "Hi mate, Acme Build cancelled"."""
    return told[-1] == "," and len(told.split()) < _FEW


_FEW = 5

# What a name weighs that an agent's letter names without saying whose it is.
_CLIENTS_NAME = 4.5

_NO_CLIENT = frozenset(
    ("at", "in", "from", "of", "by", "near", "like", "as", "on", "and", "with", "a", "an", "to")
)


def _is_sum(span: Span) -> bool:
    """Whether it is a sum of money cut at its comma: "R41,000"."""
    if not span.text[-1].isdigit():
        return False
    behind = span.line[span.stop : span.stop + 2]
    return behind[:1] == "," and behind[1:].isdigit()


def _is_of_law(behind: Sequence[str]) -> bool:
    """Whether a line of law goes on behind a name: "is authorised", "is a company"."""
    return behind[:1] == ("is",) and behind[1:2] in _REGISTERED


_IMPRINT = 4.5

_REGISTERED = (("authorised",), ("authorized",), ("registered",), ("regulated",), ("a",))


def _by_word_before(weight: float, before: Sequence[str], named: "Name", agent: bool) -> float:
    """The weight as the word right before the name changes it: a post, a meeting, "as"."""
    if before[-1] == "as":
        return 0.0  # what one applies as is a role
    if before[-1] == "in" and named.name.partition(" of ")[0].lower() in CITIES:
        return 0.0  # "our office in the City of London"
    if before[-1] == "called" and named.name.lower() in GIVEN:
        return 0.0  # "the dog is called Gerald"
    if not agent and tuple(before[-2:]) in _OUR_CLIENT:
        return 0.0  # of a house that works for clients itself
    if agent and tuple(before[-2:]) in _OWN_HOUSE:
        return 0.0  # "Greetings from Gulf Manpower!"
    if before[-1] in ("at", "in") and before[-2:-1] in _CLIENTS:
        return 0.0  # "our client in Leeds"
    if agent and before[-1] in ("at", "in") and len(before) > 1 and before[-2] in _SITES:
        return 0.0  # "for their boutique at Bicester Village"
    weight += 2.0 if before[-1] in _POSTS else 0.0
    if before[-1] in _MEETS and named.person:
        weight = min(weight, DOUBTED)
    if agent and not named.person and len(before) > 1 and before[-2] in _SPOKE:
        weight += _TO_CLIENT  # "I spoke to Ostrava Steelworks this morning"
    if agent and (before[-1] in _IT_IS or tuple(before[-2:]) == ("it", "is")):
        weight += _TO_CLIENT + 1.0  # "If yes: it's Sotra Skip"
    return weight


def _is_field(span: Span, agent: bool) -> bool:
    """Whether a job's noun and a comma stand before and the role goes on: "Analyst, Treasury".

    In an agency's letter the line may end there: "Developer - Digital Channels", and its writer's
    title may: "Principal Consultant, Data & AI".
    """
    dashed = agent and span.closes and span.line.endswith(_FIELDED, 0, span.start)
    if not dashed and not span.line.endswith(", ", 0, span.start):
        return False
    before = span.line[max(0, span.start - 30) : span.start - 2].lower().split()
    if not before or before[-1] not in data.JOB_NOUNS:
        return False
    behind = span.line[span.stop : span.stop + 2]
    return dashed or behind == " (" or not CALLED.isdisjoint(span.after)


_FIELDED = (" - ", " – ", ", ")

_REGARDS = (("regards",), ("sincerely",), ("wishes",), ("best",), ("thanks",))

_OWN_HOUSE = frozenset(
    (("greetings", "from"), ("here", "at"), ("here", "from"), ("registering", "with"))
)

_OUR_CLIENT = frozenset((("our", "client"), ("our", "clients"), ("our", "customer")))

_CLIENTS = (["client"], ["clients"], ["customer"])

# What a client has somewhere: "their boutique at Bicester Village".
_SITES = frozenset(
    (
        "boutique",
        "store",
        "site",
        "branch",
        "shop",
        "office",
        "offices",
        "showroom",
        "plant",
        "depot",
        "warehouse",
        "factory",
        "facility",
        "campus",
        "based",
        "located",
        "restaurant",
    )
)

_SPOKE = frozenset(("spoke", "spoken", "talked", "speaking", "word", "back", "catch-up"))

_TO_CLIENT = 4.0

_IT_IS = ("it's", "it’s")

# What one has from another house, which therefore acts: "word from Castlegate".
_HEARD = frozenset(("word", "heard", "feedback", "news", "back", "no", "yes", "reply", "answer"))

# One meets "with" a name that begins like a person's: "interview with Beth Carver".
_MEETS = frozenset(("with", "meet", "meeting", "by", "from"))

_HEADS = frozenset(("founder", "cofounder", "co-founder", "ceo", "cto", "coo", "cfo", "chair"))

_POSTS = data.JOB_NOUNS | _HEADS


def _placement(span: Span) -> float:
    """What the place in its line says: alone, at its end, beneath the message."""
    if span.source == "signature":
        return 2.0 if span.opens or span.closes else 1.0
    alone = span.opens and span.closes
    heads = span.source == "subject" and span.opens
    return 2.0 if alone or heads or (span.closes and len(span.line) < 70) else 0.0


def said_before(words: Sequence[str]) -> int:
    """How much the words before a name say that an employer's follows."""
    if len(words) > 1 and words[-1] in ("at", "with") and words[-2] in data.JOB_NOUNS:
        return orgs.BEFORE_ORG["role at"]
    one = words[-1] if words else ""
    two = orgs.BEFORE_ORG.get(f"{words[-2]} {one}") if len(words) > 1 else 0
    return two or orgs.BEFORE_ORG.get(one, 0)


def _around(
    span: Span, named: Name, said: Sequence[str], behind: Sequence[str]
) -> tuple[float, bool]:
    """What the words before (`said`) and behind a name tell, and whether it is one that acts."""
    before, last = (said_before(said), said[-1]) if said else (0, "")
    if before < _AT_ROLE and len(said) > 2 and last in _FROM and said[-3] in _INTRODUCES:
        before = _AT_ROLE  # "it's Bill from"
    if last in _SPEAKERS and span.line.endswith("(", 0, span.start):
        before = (
            _AT_ROLE  # "Ruth here (Tamarind House, on the quay)", "we (Acme, not the club) need"
        )
    if last == "at" and said[-2:] == ["place", "at"] and said[-3:-2] in _HELD:
        return -2.0, False  # "it takes place at Acme House": where, not who
    if last in _CHANGED_ENDS and (tuple(said[-3:]) in _CHANGED or tuple(said[-2:]) in _CHANGED):
        before = _AT_ROLE  # "I've moved to Acme and"
    before = max(before, named.owns)
    if before < _AT_ROLE and last in ("at", "with"):
        before = max(before, _behind_role(span))
    told = _does_to_you(span, named, behind[0]) if behind else 0
    if not behind or (behind[0] not in BEHIND and not told):
        return float(before), False
    after = max(_said_behind(behind), told)
    if behind[0] in _PARTS:
        after = max(after, _said_behind(behind[1:]))  # "the Skyhook team would like"
    if said and (said[-1] in _NEAR or (said[-1] in _WHOSE and behind[0] in _PARTS)):
        after = 0  # "their London Market team", "my client in Trafford Park need"
    # People ask, want and decide as well as firms do: "our CTO Ravi Menon would like".
    human = named.person or (said and said[-1] in _POSTS and not before)
    within = span.line[span.stop : span.stop + 1] == ")"  # "a client (think Oatly) wants a"
    after = 0 if human or within else after
    return before + after * 0.9, after >= _ACTS


def _does_to_you(span: Span, named: Name, verb: str) -> int:
    """What it says that a name begins a sentence and (`verb`) does something to the user.

    "Greyhound Logistics have made you an offer"; the name must say itself that it is a house's.
    """
    if not named.shape > 0 or named.person or not _does(verb):
        return 0
    told = span.line[: span.start].rstrip()
    begins = not told or told[-1] in _SENTENCE_ENDS or told.endswith(" that") or _greets(told)
    if not begins or not _MATTERS.isdisjoint(named.name.lower().split()):
        return 0
    rest = re.split(r"[.!?;]\s", span.line[span.stop : span.stop + 90], maxsplit=1)[0].lower()
    return _ACTS if _TO_YOU.search(rest) else 0


def _does(word: str) -> bool:
    """Whether a word right behind a name is what it does: "will", "have", "invited"."""
    return word in _DOES or (len(word) > 4 and word.endswith("ed"))


_HELD = (["takes"], ["take"], ["taking"])

# What who writes says of a new house of their own.
_CHANGED = frozenset(
    (own, *said)
    for own in ("i've", "i’ve", "have", "i")
    for said in (("moved", "to"), ("gone", "to"), ("come", "to"), ("switched", "to"), ("joined",))
)

_CHANGED_ENDS = frozenset(said[-1] for said in _CHANGED)

_SPEAKERS = frozenset(("here", "we"))

_SENTENCE_ENDS = frozenset((".", "!", "?", ":"))

_MATTERS = orgs.MATTERS | orgs.BEFORE_MATTERS | data.ROLE_MATTERS

_DOES = frozenset(
    (
        "have", "has", "had", "are", "will", "would", "can", "could", "want", "wants", "like",
        "likes", "love", "loves", "need", "needs", "rang", "took", "made", "gave", "chose", "sent",
        "hope", "hopes", "think", "thinks", "said",
    )
)  # fmt: skip

_TO_YOU = re.compile(r"\byou(?:r|['’]\w+)?\b")


def _said_behind(words: Sequence[str]) -> int:
    """How much the words behind a name say that it is an employer's."""
    told = [orgs.AFTER_ORG.get(" ".join(words[:size]), 0) for size in (3, 2, 1)]
    return max(told)


_ACTS = 5

_FROM = frozenset(("from", "at", "with", "of"))

_INTRODUCES = frozenset(("it's", "it’s", "is", "i'm", "i’m", "am", "this", "hi,", "hi"))

_WHOSE = frozenset(("their", "our", "my", "your", "his", "her", "its", "a", "an", "this"))

_NEAR = frozenset(("in", "near", "around"))

_PARTS = frozenset(("team", "crew", "panel", "hr", "office", "people"))

_AT_ROLE = 5

_APPLIED = re.compile(
    r"\b(?:applications?|apply|applied|applying|roles?|position|post|vacancy|opening|job|candidacy)\b"
    r"[^.!?;]{0,90}$",
    re.IGNORECASE,
)

_TALKED = re.compile(
    r"\b(?:interview|invite|call|chat|meeting|meet|speak|speaking|conversation|am|pm|o.clock|on"
    r"|is|are|was|will|held|place|down|near|based|located)\b",
    re.IGNORECASE,
)


def _behind_role(span: Span) -> int:
    """What "at" says behind a role in the same sentence: "the post of Adviser (Grade 7) with"."""
    match = _APPLIED.search(span.line, max(0, span.start - NEAR_BY), span.start)
    return 0 if not match or _TALKED.search(match.group()) else _AT_ROLE
