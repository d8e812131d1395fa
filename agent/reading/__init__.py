"""Readers: `Message` to evidence, one reader a kind. They know no storage, clock or playbook."""
