"""Where a message belongs when the user said so: their word outranks every link.

Knows the index as `assign` does; who asked the user, and how, is not known here.
"""

from agent.domain.evidence import Reading
from agent.domain.message import Message
from agent.process.assign import Assignment, Link
from agent.process.index import TENANT, KnownProcess, ProcessIndex, clues_of
from agent.process.names import slug_of

_BECAUSE = "you said so"


def assigned_by_word(
    message: Message, reading: Reading, index: ProcessIndex, process_id: str
) -> Assignment:
    """The process the user named, or a new one where they named none ("")."""
    if process_id and process_id in index:
        return Assignment(message.message_id, process_id, Link.TOLD, _BECAUSE)
    clues = clues_of(message, reading, index.owners)
    domain = clues.domains[0].removesuffix(TENANT) if clues.domains else ""
    slug = slug_of(clues.company or clues.house_name, clues.role, domain, index.slugs)
    opens = KnownProcess(slug, slug, message.at, message.at, clues.company, clues.role)
    return Assignment(message.message_id, slug, Link.TOLD, _BECAUSE, opens=opens)
