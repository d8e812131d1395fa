"""The driver of replay and demo: simulated clock, simulated user, events and timeline."""
