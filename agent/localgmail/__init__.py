"""A Gmail server of our own for demo, replay and tests. It knows nothing of the agent."""
