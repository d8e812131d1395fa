"""Use cases, one function each: sync, infer, decide, deliver, digest. They see ports only."""
