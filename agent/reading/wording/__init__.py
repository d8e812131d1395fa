"""Wording: the phrases of each language as data, and nothing else."""
