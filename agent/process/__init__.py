"""Evidence to process: which messages belong together, what is believed, the facts for rules."""
