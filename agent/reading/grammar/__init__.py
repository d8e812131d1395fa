"""The time grammar: text to tokens, tokens to dates, clock times, zones, lengths and windows.

It says what words name a point in time, never what happens then; it knows no mail and no hiring.
"""
