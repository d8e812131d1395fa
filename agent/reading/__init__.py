"""Readers: `Message` to evidence, one reader a kind. They know no storage, clock or playbook."""

from agent.reading.registry import READERS, VERSION, read

__all__ = ["READERS", "VERSION", "read"]
