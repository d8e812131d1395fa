"""Folders of mail: Maildirs, .eml files and mbox files, found wherever they lie below a path.

Knows the layout on disk (Maildir++ flags and folder names) and nothing of a message's content.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from agent.errors import Defect
from agent.localgmail.model import SystemLabel
from agent.localgmail.readers.candidate import Candidate
from agent.localgmail.readers.mbox import looks_like_mbox, read_mbox
from agent.localgmail.readers.names import folder_label

_MAIL_FOLDERS = ("cur", "new")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]{0,30})$")


def read_folder(root: Path, defects: list[Defect]) -> Iterator[Candidate]:
    """Every message below a folder, in the order of the paths; links are not followed."""
    for place, folders, files in os.walk(root):
        folders.sort()
        here = Path(place)
        if any(name in folders for name in _MAIL_FOLDERS):
            yield from _maildir(here, root, defects)
            folders[:] = [name for name in folders if name not in {*_MAIL_FOLDERS, "tmp"}]
        for name in sorted(files):
            yield from _file(here / name, root, defects)


def read_file(path: Path, labels: frozenset[str] | None, defects: list[Defect]) -> list[Candidate]:
    """One message in a file of its own; a file that cannot be opened is a defect."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return [Candidate(path.read_bytes(), str(path), written, None, labels)]
    except OSError as error:
        defects.append(Defect(str(path), f"cannot be read: {error.strerror}"))
        return []


def _file(path: Path, root: Path, defects: list[Defect]) -> Iterator[Candidate]:
    if not path.is_file():
        return
    kind = path.suffix.lower()
    label = _label_of_folder(path.parent, root)
    if kind == ".eml":
        yield from read_file(path, frozenset({label}) if label else None, defects)
    elif kind == ".mbox" or _unnamed_mbox(path):
        yield from _mbox_below(path, label or folder_label(path.stem), defects)


def _unnamed_mbox(path: Path) -> bool:
    """True for an mbox without a suffix, as Thunderbird and Apple Mail write them."""
    try:
        return not path.suffix and looks_like_mbox(path)
    except OSError:
        return False


def _mbox_below(
    path: Path, label: SystemLabel | None, defects: list[Defect]
) -> Iterator[Candidate]:
    try:
        if looks_like_mbox(path):
            yield from read_mbox(path, frozenset({label}) if label else None, defects)
        elif path.stat().st_size:
            defects.append(Defect(str(path), "not an mbox file: it has no From line"))
    except OSError as error:
        defects.append(Defect(str(path), f"cannot be read: {error.strerror}"))


def _maildir(place: Path, root: Path, defects: list[Defect]) -> Iterator[Candidate]:
    label = _label_of_folder(place, root)
    for folder in _MAIL_FOLDERS:
        for path in _files_in(place / folder):
            flags = _FLAGS.search(path.name)
            yield from read_file(path, _labels(flags[1] if flags else "", label), defects)


def _files_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name[:1] != ".")


def _labels(flags: str, folder: SystemLabel | None) -> frozenset[str]:
    labels: set[str] = {folder or SystemLabel.INBOX}
    if "S" not in flags and folder is not SystemLabel.SENT:
        labels.add(SystemLabel.UNREAD)
    for flag, label in (
        ("D", SystemLabel.DRAFT),
        ("T", SystemLabel.TRASH),
        ("F", SystemLabel.STARRED),
    ):
        if flag in flags:
            labels.add(label)
    return frozenset(labels)


def _label_of_folder(place: Path, root: Path) -> SystemLabel | None:
    """What the folders between the root and here say; the root's own name says nothing."""
    parts = (part.removesuffix(".mbox") for part in place.relative_to(root).parts)
    found = [label for label in map(folder_label, parts) if label]
    return found[-1] if found else None
