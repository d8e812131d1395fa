"""What a pass needs to know about one account: settings turned into the values rules work with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from zoneinfo import ZoneInfo

from agent.domain.calendar import BusinessCalendar
from agent.playbooks.model import Playbook
from agent.writing.request import Author


@dataclass(frozen=True, slots=True)
class DigestTime:
    """When the weekly digest is due in the account's zone; Monday is 0."""

    enabled: bool = True
    weekday: int = 0
    hour: int = 8


@dataclass(frozen=True)
class Account:
    """One mailbox and how follow-ups for it are decided.

    `owners` are the user's own addresses in lower case. `by_company` names another playbook for
    the processes whose company matches a pattern (shell wildcards, without case), first match wins.
    `read_whole` is how many messages a first look may find and still read them all (2,000 take
    about seven minutes of Gmail's allowance). `consent_since` is when the user gave their consent,
    where the token file tells. `keep` is how long a process is kept after its end, None for ever.
    `notes` says whether the user wants a note with questions after an interview. `beside` are the
    ids of the other accounts that are looked after: this one's digest tells of their trouble.
    """

    account_id: str
    email: str
    author: Author
    calendar: BusinessCalendar
    playbook: Playbook
    owners: frozenset[str]
    by_company: Mapping[str, Playbook] = field(default_factory=dict)
    digest: DigestTime = DigestTime()
    first_look_days: int = 120
    read_whole: int = 2_000
    max_drafts_per_pass: int = 20
    consent_since: datetime | None = None
    keep: timedelta | None = None
    notes: bool = True
    beside: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The user's time zone."""
        return self.calendar.zone

    def playbook_for(self, company: str | None) -> Playbook:
        """The playbook that decides for processes of this company."""
        name = (company or "").lower()
        for pattern, playbook in self.by_company.items():
            if fnmatchcase(name, pattern.lower()):
                return playbook
        return self.playbook
