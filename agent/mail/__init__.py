"""RFC 5322 bytes to Message: bodies, own words against quoted ones, text/calendar.

Knows mail, not Gmail: mailboxes hand over bytes, the instant of arrival and opaque ids. What a
message means is read in `agent.reading`.
"""

from agent.mail.fields import message_from_fields
from agent.mail.parse import parse_message

__all__ = ["message_from_fields", "parse_message"]
