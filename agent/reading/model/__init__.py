"""Weights of the sentence model, learned offline by `benchmarks/train_meaning.py`; data only."""
