"""Decisions and drafts in flight to a plan: what is written, renewed, withdrawn, held back."""
