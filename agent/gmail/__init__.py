"""The only door to Google: consent and tokens, thin calls, quota, errors translated once."""
