"""Quota units by method (gmail-api.md 2.8, prices of 2026-05-01).

Where the fact sheet has no new price, the old one stands; threads.list is unverified there.
"""

from collections.abc import Mapping

UNITS: Mapping[str, int] = {
    "users.getProfile": 1,
    "history.list": 2,
    "messages.list": 5,
    "messages.get": 20,
    "messages.attachments.get": 20,
    "messages.insert": 25,
    "messages.import": 25,
    "messages.modify": 5,
    "messages.batchModify": 50,
    "messages.batchDelete": 50,
    "messages.trash": 20,
    "messages.untrash": 5,
    "messages.delete": 10,
    "messages.send": 100,
    "drafts.create": 10,
    "drafts.get": 20,
    "drafts.list": 5,
    "drafts.update": 15,
    "drafts.delete": 10,
    "drafts.send": 100,
    "threads.get": 40,
    "threads.list": 10,
    "threads.modify": 10,
    "threads.trash": 10,
    "threads.untrash": 10,
    "threads.delete": 20,
    "labels.list": 1,
    "labels.get": 1,
    "labels.create": 5,
    "labels.update": 5,
    "labels.patch": 5,
    "labels.delete": 5,
    "settings.sendAs.list": 1,
    "settings.sendAs.get": 1,
}
