"""The phrases of hiring mail as named, composed data; no logic."""
