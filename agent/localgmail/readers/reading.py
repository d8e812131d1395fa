"""A path on disk to an Export: which kind of mailbox it is, every message once, by instant.

The rules are CONTRACTS.md section 1; the kinds stand in `mbox` and `folders`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from agent.errors import Defect, UnreadableInputError
from agent.localgmail.readers.candidate import Candidate, LeftOut, settle
from agent.localgmail.readers.export import Export, ExportedMessage
from agent.localgmail.readers.folders import read_file, read_folder
from agent.localgmail.readers.mbox import read_mbox

_HINT = "Give an mbox file, a Maildir, or a folder of .eml files; unpack an archive first."


def read_export(path: Path, now: datetime) -> Export:
    """Read a mailbox from disk; dates after `now` count as unusable.

    Raises UnreadableInputError where the path is no mailbox or holds no message.
    """
    defects: list[Defect] = []
    try:
        export = _collected(_candidates(path, defects), now.astimezone(UTC), defects)
    except OSError as error:
        raise UnreadableInputError(f"{path}: cannot be read: {error.strerror}") from error
    if not export.messages:
        raise UnreadableInputError(f"{path}: no messages in it{_left_out(export)}", hint=_HINT)
    return export


def _left_out(export: Export) -> str:
    counts = {
        "drafts": export.skipped_drafts,
        "in the trash": export.skipped_trash,
        "unreadable": len(export.defects),
    }
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f" ({told})" if told else ""


def _candidates(path: Path, defects: list[Defect]) -> Iterable[Candidate]:
    if not path.exists():
        raise UnreadableInputError(f"{path}: no such file or folder", hint=_HINT)
    if path.is_dir():
        return read_folder(path, defects)
    if not path.is_file():
        raise UnreadableInputError(f"{path}: neither a file nor a folder", hint=_HINT)
    if not path.stat().st_size:
        raise UnreadableInputError(f"{path}: the file is empty", hint=_HINT)
    if path.suffix.lower() == ".eml":
        return read_file(path, None, defects)
    return read_mbox(path, None, defects)


def _collected(candidates: Iterable[Candidate], now: datetime, defects: list[Defect]) -> Export:
    found: dict[str, ExportedMessage] = {}
    left_out = dict.fromkeys(LeftOut, 0)
    duplicates = 0
    for message in _settled(candidates, now, left_out, defects):
        known = found.get(message.message_id)
        duplicates += known is not None
        found[message.message_id] = _merged(known, message) if known else message
    return Export(
        messages=tuple(sorted(found.values(), key=lambda message: message.at)),
        defects=tuple(defects),
        skipped_drafts=left_out[LeftOut.DRAFT],
        skipped_trash=left_out[LeftOut.TRASH],
        duplicates=duplicates,
    )


def _settled(
    candidates: Iterable[Candidate],
    now: datetime,
    left_out: dict[LeftOut, int],
    defects: list[Defect],
) -> Iterator[ExportedMessage]:
    for candidate in candidates:
        settled = settle(candidate, now)
        if isinstance(settled, ExportedMessage):
            yield settled
            continue
        left_out[settled] += 1
        if settled is LeftOut.UNPARSEABLE:
            defects.append(Defect(candidate.where, settled.value))


def _merged(first: ExportedMessage, second: ExportedMessage) -> ExportedMessage:
    """The first copy with what the second knows besides: one mail in two folders of an export."""
    labels = (
        first.labels if second.labels is None else (first.labels or frozenset()) | second.labels
    )
    return replace(
        first,
        labels=labels,
        thread_key=first.thread_key or second.thread_key,
        delivered_to=first.delivered_to or second.delivered_to,
    )
