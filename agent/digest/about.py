"""The agent about itself: what it heard, what it may have missed, how it is. Pure."""

from agent.digest.lines import Line
from agent.digest.links import thread_link
from agent.digest.order import Ordered
from agent.digest.week import UnsureKind, Week
from agent.digest.words import counted, day_name, days_ago, moment, quoted, sentence, shown

_OLD_CONSENT_DAYS = 150


def heard_lines(week: Week) -> list[Line]:
    """What the user answered to the last digest, and what became of it or is asked back."""
    return [
        Line(f": {sentence(shown(one.reply, 200))}", name=quoted(one.words, 80))
        for one in week.heard
    ]


def missed_lines(week: Week, ordered: Ordered) -> list[Line]:
    """ "Did I miss one of these?": messages that were nearly counted as hiring mail."""
    return [
        Line(
            f"A message of {day_name(week.day_of(one.at), week.today)}.",
            number=number,
            link=thread_link(week.account, one.thread_id),
            link_text="Have a look",
        )
        for number, one in ordered.unsure
        if one.kind is UnsureKind.NEAR_MISS
    ]


def agent_lines(week: Week) -> tuple[Line, ...]:
    """How the agent is: trouble first, then its last look at the mail and the age of its key."""
    health = week.health
    lines = [Line(sentence(shown(one, 200))) for one in health.problems]
    if health.last_poll_at:
        looked = moment(health.last_poll_at, week.zone, week.today)
        lines.append(Line(f"Last look at your mail: {looked}.{_consent(week)}"))
    else:
        lines.append(Line(f"I have not looked at your mail yet.{_consent(week)}"))
    if health.quarantined:
        set_aside = counted(health.quarantined, "message")
        lines.append(Line(f"{set_aside} could not be read and stay set aside."))
    return tuple(lines)


def _consent(week: Week) -> str:
    since = week.health.consent_since
    if since is None:
        return ""
    days = (week.now - since).days
    given = days_ago(week.day_of(since), week.today)
    renew = "; renew it with “followup auth” before it lapses" if days > _OLD_CONSENT_DAYS else ""
    return f" Your consent was given {given}{renew}."
