"""The words of the command line: arguments in, use cases called, errors worded once."""
