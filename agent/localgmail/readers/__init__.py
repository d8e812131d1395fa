"""Mailbox exports on disk: mbox and Google Takeout, Maildir, folders of .eml files."""
