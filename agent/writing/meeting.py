"""What an interview is called in a letter: "our call", "the panel interview".

Only what the invitation's title or the round says; it must not know templates.
"""

import re

from agent.domain.facts import InterviewFact
from agent.domain.hiring import Format, Round
from agent.writing.naming import plain
from agent.writing.scene import Scene

_TOPICS = (
    (re.compile(r"\bsystems? design\b", re.IGNORECASE), "system design interview"),
    (re.compile(r"\bcase study\b", re.IGNORECASE), "case study interview"),
    (re.compile(r"\bpair[- ]programming\b", re.IGNORECASE), "pair programming session"),
    (re.compile(r"\b(?:live )?coding\b", re.IGNORECASE), "coding interview"),
    (re.compile(r"\bportfolio\b", re.IGNORECASE), "portfolio review"),
    (re.compile(r"\bteaching demonstration\b", re.IGNORECASE), "teaching demonstration"),
    (re.compile(r"\bjob talk\b", re.IGNORECASE), "job talk"),
)
_ROUNDS = {
    Round.TECHNICAL: "the technical interview",
    Round.PANEL: "the panel interview",
    Round.FINAL: "the final interview",
    Round.ONSITE: "the on-site interview",
}


def meeting_phrase(scene: Scene) -> str:
    """The interview as this recipient knows it; "" where there was none."""
    interview = scene.interview
    if interview is None:
        return ""
    topic = _topic(interview)
    if scene.met:
        return f"our {topic}" if topic else _ours(interview)
    if topic:
        return f"the {topic}"
    return _ROUNDS.get(interview.round or Round.OTHER, "the interview")


def _topic(interview: InterviewFact) -> str:
    title = plain(interview.title)
    return next((words for pattern, words in _TOPICS if pattern.search(title)), "")


def _ours(interview: InterviewFact) -> str:
    if interview.format is Format.VIDEO:
        return "our video call"
    if interview.format is Format.PHONE or interview.round is Round.PHONE:
        return "our call"
    if interview.format is Format.ONSITE or interview.round is Round.ONSITE:
        return "our meeting"
    return "our conversation"
