"""The user's own words, made to sit in a sentence: a phrase within one, sentences as their own.

Nothing is added to what the user said; only person, capitals and the last stop may change.
It must not know templates.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from agent.domain.facts import Facts, NoteFact, NoteKind
from agent.playbooks.write_text import sentences_in
from agent.writing.naming import listed, plain

_CAP = 1_500
_LEAD = re.compile(
    r"^(?:(?:we|i|they)?\s?(?:also |mostly |mainly |really )?"
    r"(?:talked|spoke|chatted|talking|discussed|discussing|went over|covered)"
    r"(?: a lot| at length| briefly| together)?"
    r"(?: (?:with|to) [A-Z][\w'-]{1,20}(?: and [A-Z][\w'-]{1,20})?)?(?: about| on| over)?|"
    r"asked(?: me)? about|(?:geeked out|bonded|compared notes) (?:over|about|on))\s(?!and\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:(?:mostly |mainly |also )?about|re:|regarding|"
    r"(?:the |an? )?(?:great |good |nice |long |short |brief |honest |open |interesting |lovely )?"
    r"(?:chat|talk|discussion|conversation|exchange) (?:about|on|of|over|re:?))\s",
    re.IGNORECASE,
)
_LAUGH = re.compile(r"\s(?:lol|haha|hehe|[:;]-?[)D])[.!]?$", re.IGNORECASE)
_THEY = re.compile(
    r"^(?P<how>(?:how|why|what|where|when|whether) )they (?P<verb>[a-z]{2,20})\b|^their\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:i|we|they|you|he|she|it|there|this|that)(?:'[a-z]{1,3})?\s(?!of\b)", re.IGNORECASE
)
_NOUN_START = re.compile(
    r"^(?:the|a|an|your|their|his|her|our|how|why|what|where|when|whether|[a-z]{2,20}ing)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|said|says|told|explained|mentioned|showed|wants?|wanted|has|had|"
    r"runs?|uses?|asked|described|likes?|liked|thinks?|thought|needs?|needed|plans to|planned to|"
    r"should|would|could|can|will)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"^(?:The|A|An|Your|Their|His|Her|Our|My|Its|This|These|Some|Both|How|Why|What|Where|When|"
    r"Whether|Data|Team|Work|Working|Code|Product|Customers?|Clients?|Users?|Sales|Design|Growth|"
    r"Company|Remote|On-call|Office|Career|Budgets?|Pricing|Test|Tests|Training|Career|Life|"
    r"Feedback|Plans?|Ideas?|Problems?|Projects?|Leadership|Culture)\b(?= [a-z])"
)
"""Words whose capital only began the user's line, small words behind them."""

_COMMON = re.compile(
    r"^[A-Z][a-z]{2,20}(?:al|ing|ed|tions?|sions?|ive|ous|ments?|ity|ness|able|ful|ic|ies)\s[a-z]"
)
"""A capital that only began the user's line: a common word by its ending, small words behind it."""

_THIRD = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{1,30}\b")
_HE_VERB = re.compile(
    r"\b(?:he|she) ((?:was|is|has|does|had|did|could|would|should|might|will|can|put|said|told|"
    r"went|made|took|gave|saw|thought|knew|built|ran|led|felt|meant|spoke|wrote|came|got|kept|"
    r"brought|[a-z]{2,20}ed)\b)"
)
_YOURS = {"was": "were", "is": "are", "has": "have", "does": "do"}


@dataclass(frozen=True, slots=True)
class Detail:
    """What the user gave: `phrase` fits into a sentence, `sentences` stand alone; one is ""."""

    phrase: str = ""
    sentences: str = ""

    @property
    def given(self) -> bool:
        """Whether there is anything."""
        return bool(self.phrase or self.sentences)

    @property
    def words(self) -> str:
        """Whichever it is."""
        return self.phrase or self.sentences


def note_for(
    facts: Facts,
    kinds: tuple[NoteKind, ...],
    round_key: str,
    person: str,
    since: datetime | None = None,
) -> NoteFact | None:
    """The newest note of those kinds: one for this person first, then one for the round, then any
    that names neither. A note for another round or person is never used, nor one from before
    `since` (UTC): it has served its turn.
    """
    fitting = [
        one
        for one in facts.notes
        if one.kind in kinds
        and one.text.strip()
        and one.round in ("", round_key)
        and one.person.lower() in ("", person.lower())
        and (since is None or one.at > since)
    ]
    ranked = sorted(fitting, key=lambda one: (bool(one.person), bool(one.round), one.at))
    return ranked[-1] if ranked else None


def worded(text: str, first_name: str = "", *, insider: bool = True) -> Detail:
    """Tell a phrase from sentences; what the recipient said or has is put as "you" and "your".

    To an `insider`, somebody of the employer's, "their move" is "your move" as well.
    """
    bare = _addressed(_LAUGH.sub("", _safe(text)), first_name)
    if not bare:
        return Detail()
    many = len(sentences_in(bare)) > 1
    lead = _LEAD.sub("", bare, count=1) if not many else bare
    lead = _ABOUT.sub("", lead, count=1)
    if not many and _is_phrase(lead):
        return Detail(phrase=_inner(_as_insider(lead) if insider else lead))
    return Detail(sentences=_own(bare))


def shortened(detail: Detail, most: int) -> Detail:
    """The leading whole sentences, `most` of them; a phrase stays as it is."""
    if not detail.sentences:
        return detail
    return Detail(sentences=" ".join(sentences_in(detail.sentences)[:most]))


def _safe(text: str) -> str:
    """One line of visible characters, without what could be taken for a marked place."""
    lines = (plain(line[:400]).strip("-*\u2022 ") for line in text[:_CAP].splitlines())
    joined = _joined([line for line in lines if line])
    calm = re.sub(r"([!?])[!?]{1,50}", r"\1", re.sub(r"\.{4,50}", "...", joined))
    return re.sub(r"\[\[|\]\]", "", calm).strip(" ,;:-")


def _joined(lines: list[str]) -> str:
    """Lines of a note as one: a list of phrases is listed, anything else follows on."""
    if len(lines) > 1 and all(_is_phrase(line) and line[-1] not in ".!?" for line in lines):
        return listed(tuple(lines))
    ended = [line if line[-1] in ".!?,;:" else line + "." for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def _addressed(text: str, first: str) -> str:
    if not first or first not in text:
        return text
    name = re.escape(first)
    text = _second_person(text, first)
    if _THIRD.search(text):
        return text
    said = re.sub(
        rf"\b{name} (said|mentioned|told|explained|described|asked|showed|suggested|thought|"
        rf"wanted|talked|spoke)\b",
        r"you \1",
        text,
    )
    joined = "how|why|what|where|when|that|if|whether|since|because|after|before|and|but|so"
    said = re.sub(rf"\b({joined}) {name} ([a-z]{{2,20}})\b", _as_you, said)
    said = re.sub(rf"\b(asked|told|thanked|showed|heard|met) {name}\b", r"\1 you", said)
    own = re.sub(rf"\b{name}['\u2019]s (?=[a-z])(?!been|going|not|a\b|the\b)", "your ", said)
    return re.sub(rf"\b(to|with|by|from) {name}(?=[.,;!?]|$)", r"\1 you", own)


def _as_you(found: re.Match[str]) -> str:
    """ "how Ravi measures it" as "how you measure it"."""
    verb = found[2]
    if verb.endswith(("sses", "shes", "ches", "xes", "oes")):
        verb = verb[:-2]
    elif verb.endswith("ies"):
        verb = f"{verb[:-3]}y"
    elif verb.endswith("s") and verb not in ("was", "is", "has") and not verb.endswith("ss"):
        verb = verb[:-1]
    return f"{found[1]} you {_YOURS.get(verb, verb)}"


def _as_insider(phrase: str) -> str:
    """ "their move" as "your move", "how they hire for their office" as "how you hire for your"."""
    found = _THEY.match(phrase)
    if found is None:
        return phrase
    if found["how"] is None:
        return f"your{phrase[found.end() :]}"
    rest = re.sub(r"\btheir\b", "your", phrase[found.end() :])
    return f"{found['how']}you {found['verb']}{rest}"


def _second_person(text: str, first: str) -> str:
    """ "he put it" as "you put it", where nobody but the recipient is named and all of it fits."""
    others = [word for word in _CAPITAL.findall(text) if word not in (first, "I")]
    if others or not _THIRD.search(text):
        return text
    changed = _HE_VERB.sub(lambda found: f"you {_YOURS.get(found[1], found[1])}", text)
    changed = re.sub(r"\b(?:his|her)\b(?= [a-z]{3,20}\b)", "your", changed)
    changed = re.sub(r"\bhim\b", "you", changed)
    return text if _THIRD.search(changed) else changed


def _is_phrase(text: str) -> bool:
    bare = text.rstrip(".!")
    if _SUBJECT.match(bare) or len(bare.split()) > 30:
        return False
    if _NOUN_START.match(bare):
        how = re.match(r"(?:how|why|what|where|when|whether)\b", bare, re.IGNORECASE)
        return how is not None or _VERB.search(" ".join(bare.split()[:6])) is None
    return _VERB.search(" ".join(bare.split()[:6])) is None


def _inner(text: str) -> str:
    bare = text.rstrip(".!;, ")
    small = _SMALL.match(bare) or (" " in bare and _COMMON.match(bare))
    return bare[0].lower() + bare[1:] if small else bare


def _own(text: str) -> str:
    capital = text[0].upper() + text[1:]
    return capital if capital[-1] in ".!?\u2026" else capital + "."
