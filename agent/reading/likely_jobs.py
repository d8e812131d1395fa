"""Which of the jobs that a message names it is about, by a model of what stands around each.

The model's weights are of words ("the", "role", "report to"), of how the job is written and of
where it stands. Knows no slots and no employers.
"""

from collections.abc import Iterable
from typing import NamedTuple

from agent.reading.job_mentions import job_mentions
from agent.reading.linear import load
from agent.reading.scan import Scan

# Under this share of the model a job may as well be another's.
_ENOUGH = 0.5


class LikelyJob(NamedTuple):
    """A job as spelled, how likely it is the one, and the text it was read in."""

    name: str
    share: float
    quote: str
    source: str


def jobs_in(scan: Scan) -> list[LikelyJob]:
    """Every job that a message names, each time it does."""
    model = load("job")
    return [
        LikelyJob(one.name, model.shares(one.features)["this"], one.quote, one.source)
        for one in job_mentions(scan)
    ]


def likeliest_job(jobs: Iterable[LikelyJob], company: str = "") -> LikelyJob | None:
    """The job that the message is likeliest about, or None where none is likely enough.

    What the employer's name holds is no job: "Nimbus Ledger" (`company` in small letters).
    """
    found = (job for job in jobs if f" {job.name.lower()} " not in f" {company} ")
    best = max(found, key=lambda job: job.share, default=None)
    return best if best and best.share >= _ENOUGH else None
