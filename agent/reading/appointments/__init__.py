"""Appointments: dates and times put together, told apart from other dates, completed, merged.

Behind `agent.reading.interviews`, which is the only door.
"""
