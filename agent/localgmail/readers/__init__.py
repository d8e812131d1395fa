"""Mailbox exports on disk: mbox and Google Takeout, Maildir, folders of .eml files."""

from agent.localgmail.readers.export import Export, ExportedMessage
from agent.localgmail.readers.owners import owners_of
from agent.localgmail.readers.reading import read_export

__all__ = ["Export", "ExportedMessage", "owners_of", "read_export"]
