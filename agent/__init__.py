"""followup: a self-hosted agent that drafts interview follow-ups into Gmail, and never sends."""

__version__ = "0.1.0"
