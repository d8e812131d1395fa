"""The world of a harm run: a small mailbox, a user with a will of their own, and what must hold.

The mail of two or three hiring processes over five weeks; gestures drawn by seed; the promises that
no fault, no kill and no gesture may break, checked on the server's side and against the ledger.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses
from random import Random

from agent.domain.draft import DraftState
from agent.domain.message import MARKER_HEADER
from agent.localgmail import LocalGmail, PutAway
from agent.localgmail.model import Stored
from agent.ports.store import DraftRow

ME = "nora@mail.example"
NAME = "Nora Whitfield"
_POLICY = SMTP.clone(max_line_length=998)
# As long as those that Exchange makes (gmail-api.md 3.3).
_OUTLOOK = "AM0PR07MB{0:04d}6E1F0A9C4D7B2E8F5A3C6D9B1E4F7A0C3D6E9B@AM0PR07MB3901.outlook.example"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that arrives: when (UTC), in which conversation, from whom, what it says."""

    at: datetime
    thread: str
    sender: str
    subject: str
    body: str
    message_id: str
    reply_to: str = ""


def _day(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


_OSTROM = "Marguerite Oyelaran <m.oyelaran@ostromhealth.example>"
_LARCH = "Tomas Lindqvist <tomas.lindqvist@larch.example>"
_BIRCH = "Priya Raman <priya@birch.example>"

PROCESSES: dict[str, tuple[Letter, ...]] = {
    "ostrom": (
        Letter(
            _day(5, 5, 8),
            "ostrom",
            _OSTROM,
            "Reporting Manager at Ostrom Health: your interview",
            "Dear Nora,\n\nWe are pleased to confirm your interview for the Reporting Manager "
            "position at Ostrom Health on Thursday 7 May at 10:00 by video. It will last one hour."
            "\n\nWith kind regards,\nMarguerite Oyelaran\nRecruiter\n",
            "<o1@ostromhealth.example>",
        ),
        Letter(
            _day(5, 8, 8, 20),
            "ostrom",
            _OSTROM,
            "",
            "Dear Nora,\n\nThank you for speaking with us yesterday. We will get back to you with "
            "a decision by Thursday 14 May.\n\nWith kind regards,\nMarguerite\n",
            "<o2@ostromhealth.example>",
        ),
        Letter(
            _day(5, 20, 9, 20),
            "ostrom",
            _OSTROM,
            "",
            "Dear Nora,\n\nMy apologies for the delay. We will let you know our decision by "
            "Wednesday 27 May.\n\nWith kind regards,\nMarguerite\n",
            "<o3@ostromhealth.example>",
        ),
        Letter(
            _day(6, 2, 14, 10),
            "ostrom",
            _OSTROM,
            "",
            "Dear Nora,\n\nThank you again for your patience. Unfortunately we have decided to go "
            "ahead with another candidate for the Reporting Manager position.\n\nWith kind "
            "regards,\nMarguerite\n",
            "<o4@ostromhealth.example>",
        ),
    ),
    "larch": (
        Letter(
            _day(5, 6, 9),
            "larch",
            _LARCH,
            "Interview: Data Engineer at Larch",
            "Hi Nora,\n\nYour interview for the Data Engineer role at Larch is confirmed for "
            "Friday 8 May at 13:00 by video, for 45 minutes.\n\nBest,\nTomas Lindqvist\n"
            "Recruiter, Larch\n",
            f"<{_OUTLOOK.format(1)}>",
        ),
        Letter(
            _day(5, 26, 12),
            "larch",
            _LARCH,
            "",
            "Hi Nora,\n\nThanks for your patience, we are still working through the interviews "
            "and have no news yet.\n\nBest,\nTomas\n",
            f"<{_OUTLOOK.format(2)}>",
        ),
    ),
    "birch": (
        Letter(
            _day(5, 11, 8),
            "birch",
            _BIRCH,
            "Your interview for Product Analyst at Birch",
            "Hi Nora,\n\nWe look forward to your interview for the Product Analyst role at Birch "
            "on Thursday 14 May at 15:00 by video. It takes one hour.\n\nBest wishes,\n"
            "Priya Raman\nTalent Partner, Birch\n",
            "<b1@birch.example>",
        ),
        Letter(
            _day(6, 1, 9),
            "birch",
            _BIRCH,
            "",
            "Hi Nora,\n\nWe would like to invite you to a second interview on Thursday 4 June at "
            "10:00 by video, for one hour.\n\nBest wishes,\nPriya\n",
            "<b2@birch.example>",
        ),
    ),
}
TICKS = (
    _day(5, 7, 14, 30),
    _day(5, 8, 18, 30),
    _day(5, 15, 8, 30),
    _day(5, 19, 8, 30),
    _day(5, 20, 9, 40),
    _day(5, 28, 9, 0),
    _day(6, 2, 15, 0),
    _day(6, 9, 9, 0),
)


BEGINNING = TICKS[0] - timedelta(days=3)


def bytes_of(letter: Letter, earlier: list[Letter]) -> bytes:
    """A letter's bytes, threaded behind the earlier ones of its conversation."""
    message = EmailMessage(policy=_POLICY)
    message["From"], message["To"] = letter.sender, f"{NAME} <{ME}>"
    message["Delivered-To"] = ME
    first = earlier[0] if earlier else letter
    message["Subject"] = letter.subject or f"Re: {first.subject}"
    message["Message-ID"] = letter.message_id
    message["Date"] = letter.at
    if earlier:
        message["In-Reply-To"] = earlier[-1].message_id
        message["References"] = " ".join(one.message_id for one in earlier)
    message.set_content(letter.body)
    return message.as_bytes()


class Dial:
    """A clock set by hand, also back, from one run to the next."""

    def __init__(self) -> None:
        self.at = BEGINNING

    def __call__(self) -> datetime:
        """The present instant (UTC)."""
        return self.at


@dataclass
class World:
    """The server's side of a run: what has arrived, what the user did, what must still hold."""

    server: LocalGmail
    letters: list[Letter]
    arrived: dict[str, list[Letter]] = field(default_factory=dict)
    threads: dict[str, str] = field(default_factory=dict)
    put_away: list[tuple[str, str, PutAway]] = field(default_factory=list)
    hands_on: dict[str, bytes] = field(default_factory=dict)
    thrown_away: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    own_drafts: set[str] = field(default_factory=set)
    gestures: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, names: Iterable[str], server: LocalGmail) -> "World":
        """An empty mailbox into which the mail of these processes is to arrive."""
        server.add_account(ME, name=NAME)
        letters = sorted((one for name in names for one in PROCESSES[name]), key=lambda one: one.at)
        return cls(server, letters)

    def copied(self, server: LocalGmail) -> "World":
        """The same world on another server, whose counters begin at nought."""
        copy = World.of((), server)
        memo = {id(self.server.now): server.now}
        with self.server.lock, server.lock:
            vars(server.mailbox(ME)).update(deepcopy(vars(self.server.mailbox(ME)), memo))
        copy.letters = list(self.letters)
        copy.arrived = {thread: list(those) for thread, those in self.arrived.items()}
        copy.threads = dict(self.threads)
        return copy

    def arrive(self, now: datetime) -> None:
        """Deliver the letters whose time has come."""
        while self.letters and self.letters[0].at <= now:
            letter = self.letters.pop(0)
            earlier = self.arrived.setdefault(letter.thread, [])
            raw = bytes_of(letter, earlier)
            gmail_id = self.server.deliver(
                ME, raw, at=letter.at, thread_id=self.threads.get(letter.thread, "")
            )
            box = self.server.mailbox(ME)
            self.threads.setdefault(letter.thread, box.messages[gmail_id].thread_id)
            earlier.append(letter)

    # What stands

    def standing(self) -> list[tuple[str, str, Stored]]:
        """The drafts in the folder with a marker: marker, draft id, message; ordered by marker."""
        with self.server.lock:
            box = self.server.mailbox(ME)
            found = [
                (marker_of(box.messages[one.gmail_id]), one.draft_id, box.messages[one.gmail_id])
                for one in box.drafts.values()
                if not one.sent and not box.messages[one.gmail_id].hidden
            ]
        return sorted((one for one in found if one[0]), key=lambda one: one[:2])

    # The user

    def gesture(self, chance: Random, kinds: Iterable[str]) -> str:
        """One thing the user does, drawn by seed; "" where there is nothing to do it to."""
        kind = chance.choice(list(kinds))
        roll = chance.random()
        with self.server.lock:
            done = getattr(self, f"_{kind}")(roll)
        if done:
            self.gestures[kind] += 1
        return kind if done else ""

    def _pick(self, roll: float) -> tuple[str, str] | None:
        standing = self.standing()
        if not standing:
            return None
        marker, draft_id, _ = standing[int(roll * len(standing))]
        return marker, draft_id

    def _bytes(self, draft_id: str) -> bytes:
        box = self.server.mailbox(ME)
        return box.messages[box.drafts[draft_id].gmail_id].raw

    def _saved(self, act: Callable[[str], object], roll: float) -> bool:
        picked = self._pick(roll)
        if picked is None:
            return False
        act(picked[1])
        self.hands_on[picked[1]] = self._bytes(picked[1])
        return True

    def _edit(self, roll: float) -> bool:
        hand = self.server.hand(ME)
        return self._saved(lambda one: hand.edit_draft(one, f"My own words, {roll:.6f}."), roll)

    def _open(self, roll: float) -> bool:
        return self._saved(self.server.hand(ME).open_draft, roll)

    def _subject(self, roll: float) -> bool:
        hand = self.server.hand(ME)
        picked = self._pick(roll)
        if picked:
            self.loose.add(picked[0])
        return self._saved(lambda one: hand.edit_subject(one, f"About us {roll:.6f}"), roll)

    def _recipient(self, roll: float) -> bool:
        hand = self.server.hand(ME)
        picked = self._pick(roll)
        if picked:
            self.loose.add(picked[0])
        return self._saved(lambda one: hand.edit_recipients(one, "x@elsewhere.example"), roll)

    def _send(self, roll: float) -> bool:
        picked = self._pick(roll)
        if picked is None:
            return False
        self.server.hand(ME).send_draft(picked[1])
        self.hands_on.pop(picked[1], None)
        return True

    def _discard(self, roll: float) -> bool:
        picked = self._pick(roll)
        if picked is None:
            return False
        self.server.hand(ME).discard_draft(picked[1])
        self.hands_on.pop(picked[1], None)
        self.thrown_away.add(picked[0])
        return True

    def _trash(self, roll: float) -> bool:
        picked = self._pick(roll)
        if picked is None:
            return False
        self.server.hand(ME).trash_draft(picked[1])
        self.hands_on.pop(picked[1], None)
        self.thrown_away.add(picked[0])
        return True

    def _put(self, roll: float, how: str) -> bool:
        picked = self._pick(roll)
        if picked is None:
            return False
        hand = self.server.hand(ME)
        act = {
            "undo_send": hand.send_draft_undoably,
            "undo_discard": hand.discard_draft,
            "schedule": hand.schedule_draft,
        }[how]
        self.put_away.append((how, picked[0], act(picked[1])))
        self.hands_on.pop(picked[1], None)
        return True

    def _undo_send(self, roll: float) -> bool:
        return self._put(roll, "undo_send")

    def _undo_discard(self, roll: float) -> bool:
        return self._put(roll, "undo_discard")

    def _schedule(self, roll: float) -> bool:
        return self._put(roll, "schedule")

    def _reply(self, roll: float) -> bool:
        if not self.threads:
            return False
        threads = sorted(self.threads.values())
        self.server.hand(ME).reply(threads[int(roll * len(threads))], "Thank you, noted. Nora")
        return True

    def _begin(self, roll: float) -> bool:
        if not self.threads:
            return False
        threads = sorted(self.threads.values())
        begun = self.server.hand(ME).start_draft(threads[int(roll * len(threads))], "Hello, I")
        self.own_drafts.add(begun)
        self.hands_on[begun] = self._bytes(begun)
        return True

    def _abandon(self, roll: float) -> bool:
        if not self.own_drafts:
            return False
        draft_id = sorted(self.own_drafts)[int(roll * len(self.own_drafts))]
        self.server.hand(ME).discard_draft(draft_id)
        self.own_drafts.discard(draft_id)
        self.hands_on.pop(draft_id, None)
        return True

    def take_back(self, chance: Random) -> None:
        """What was put away comes to its end: sends are undone, scheduled mail goes or comes."""
        with self.server.lock:
            hand = self.server.hand(ME)
            for how, marker, away in self.put_away:
                same = chance.random() < 0.5
                if how == "undo_send":
                    draft_id = hand.undo_send(away, same_draft_id=same)
                elif how == "undo_discard":
                    draft_id = hand.undo_discard(away, same_draft_id=same)
                elif chance.random() < 0.5:
                    draft_id = hand.cancel_schedule(away, same_draft_id=same)
                else:
                    hand.send_scheduled(away)
                    continue
                self.hands_on[draft_id] = self._bytes(draft_id)
                self.thrown_away.discard(marker)
            self.put_away.clear()

    # What must hold

    def broken(self, rows: tuple[DraftRow, ...]) -> list[tuple[str, str]]:
        """Every promise that does not hold now: its name and what breaks it."""
        found: list[tuple[str, str]] = []
        keys = {row.op_id: row.fact.key for row in rows}
        standing = self.standing()
        intents = Counter(keys.get(marker, marker) for marker, _, _ in standing)
        found += [("duplicates", str(key)) for key, count in intents.items() if count > 1]
        found += [("came back", one) for one, _, _ in standing if one in self.thrown_away]
        found += self._misplaced(standing)
        with self.server.lock:
            box = self.server.mailbox(ME)
            for draft_id, raw in self.hands_on.items():
                draft = box.drafts.get(draft_id)
                if draft is None or box.messages[draft.gmail_id].raw != raw:
                    found.append(("touched edits", draft_id))
            digests = Counter(
                one.content.message_id
                for one in box.messages.values()
                if one.content.message_id.startswith("<digest-")
            )
        found += [("digest twice", one) for one, count in digests.items() if count > 1]
        sends = self.server.send_attempts
        return found + ([("sends", str(sends))] if sends else [])

    def _misplaced(self, standing: list[tuple[str, str, Stored]]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for marker, draft_id, message in standing:
            if draft_id in self.hands_on or marker in self.loose:
                continue
            parent = message.content.first("in-reply-to").strip()
            to = [one.lower() for _, one in getaddresses([message.content.first("to")])]
            with self.server.lock:
                box = self.server.mailbox(ME)
                thread = [one for one in box.thread(message.thread_id) if one is not message]
            ids = {one.content.message_id for one in thread}
            wrote = {one for mail in thread for one in mail.content.addresses("from", "to")}
            alone = not parent and not thread
            if not alone and (parent not in ids or not set(to) <= wrote or len(to) != 1):
                found.append(("wrong threads", marker))
        return found

    def disagreement(self, rows: tuple[DraftRow, ...]) -> list[tuple[str, str]]:
        """Where ledger and mailbox differ although all is quiet."""
        stands = (DraftState.LIVE, DraftState.TOUCHED, DraftState.EDITED)
        known = {row.fact.draft_id: row for row in rows if row.fact.state in stands}
        with self.server.lock:
            box = self.server.mailbox(ME)
            there = {
                one.draft_id: one.gmail_id
                for one in box.drafts.values()
                if not one.sent and not box.messages[one.gmail_id].hidden
            }
        found = [
            ("disagreements", f"{row.fact.state} {draft_id}")
            for draft_id, row in known.items()
            if there.get(draft_id) != row.fact.message_id
        ]
        found += [
            ("disagreements", f"unknown {draft_id}")
            for _, draft_id, _ in self.standing()
            if draft_id not in known
        ]
        unsettled = (DraftState.CALLING, DraftState.INTENDED)
        found += [
            ("unsettled", f"{row.fact.state} {row.op_id} {row.pending}")
            for row in rows
            if row.pending or row.fact.state in unsettled
        ]
        return found


def marker_of(message: Stored) -> str:
    """The marker a message of the server's carries, or ""."""
    return message.content.first(MARKER_HEADER.lower()).strip()


def outcome(rows: tuple[DraftRow, ...]) -> dict[str, str]:
    """What came of each intent: the state of its newest row, for comparison with a calm run."""
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: one.fact.appeared_at):
        key = row.fact.key
        name = "/".join((key.process, key.round, key.cycle, key.step, key.person))
        found[name] = row.fact.state.value
    return found


LATER = timedelta(minutes=2)
