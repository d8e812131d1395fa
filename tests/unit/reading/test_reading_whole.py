"""A message as a whole: what its words say together, what stands around them, what both lean to."""

from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from agent.domain.evidence import ReadingContext
from agent.domain.hiring import Confidence, Meaning
from agent.domain.message import Message
from agent.mail import parse_message
from agent.reading.hiring import read_hiring
from agent.reading.leanings import Weights, weigh
from agent.reading.precedence import Strength, said_in
from agent.reading.scan import scan
from agent.reading.senders import sender_of
from agent.reading.setting import setting_of
from agent.reading.weighing import votes_of
from agent.reading.whole import (
    SAYABLE,
    Whole,
    around,
    strengths,
    weight_of_features,
    whole_of,
)
from tests.unit.reading.labelled import ME, NOW

REFUSAL = """Dear Ana,

Thank you for coming to see the two of us last week and for the drawings you left here.
We had three people for this one desk, and it was not an easy evening.
In the end it went to somebody who has run a site before.
We shall keep your drawings safe until you fetch them.
"""


def message(
    body: str,
    *,
    sender: str = "Jo Bell <jo@fernwood.co.uk>",
    subject: str = "Hello",
    more: str = "",
) -> Message:
    """A message of these words to the user."""
    head = f"From: {sender}\nTo: <{ME}>\nSubject: {subject}\nMessage-ID: <w@x>\n{more}\n"
    return parse_message(f"{head}{body}".encode(), at=NOW)


def weights(of: Message) -> Weights:
    """What speaks for and against a message to the user."""
    seen = scan(of)
    said = said_in(votes_of(seen))
    return weigh(seen, sender_of(of), said, owners=frozenset({ME}))


def whole(of: Message) -> Whole:
    """What a message to the user says as a whole."""
    seen = scan(of)
    return whole_of(seen, said_in(votes_of(seen)), around(seen, weights(of)))


def test_the_gist_is_shared_among_meanings() -> None:
    """Each share is of a message's main meanings, if it is hiring mail."""
    found = whole(message(REFUSAL))
    assert max(found.gist, key=lambda name: found.gist[name]) == "rejection"
    assert sum(found.gist.values()) == pytest.approx(1.0)
    assert found.hiring + found.board + found.other == pytest.approx(1.0)


def test_sentences_that_say_little_say_more_beside_each_other() -> None:
    """A seat, and who has it: neither line alone refuses as surely as both do."""
    one, other = "We had three people for this one desk.", "It went to Marta in the end."
    both = whole(message(f"Dear Ana,\n\n{one} {other}")).gist["rejection"]
    assert both > max(whole(message(f"Dear Ana,\n\n{part}")).gist["rejection"]
                      for part in (one, other))  # fmt: skip


def test_what_the_thread_hears_moves_the_whole() -> None:
    """A yes that confirms in a thread is said as strongly as by a frame."""
    seen = scan(message("Perfect, see you then."))
    said = said_in(votes_of(seen))
    told = weigh(seen, sender_of(seen.message), said)
    agreed = {Meaning.INTERVIEW_CONFIRMED: Strength(0.9, framed=True)}
    silent = whole_of(seen, {}, around(seen, told)).gist["interview_confirmed"]
    assert whole_of(seen, agreed, around(seen, told)).gist["interview_confirmed"] > silent


def test_an_empty_message_is_sure_of_nothing() -> None:
    """Nothing said is nothing known."""
    assert 0.01 < whole(message("", subject="")).hiring < 0.99


def test_strengths_stand_in_one_order() -> None:
    """The best sentence, the second and the subject of each meaning that a sentence may say."""
    found = strengths({Meaning.REJECTION: Strength(0.9, 0.4, 0.2)})
    place = SAYABLE.index("rejection") * 3
    assert found[place : place + 3] == [0.9, 0.4, 0.2]
    assert len(found) == 3 * len(SAYABLE)
    assert sum(found) == pytest.approx(1.5)


def test_the_setting_is_told_in_readable_features() -> None:
    """Words of the name, the mailbox, the domain's own labels and the subject, each marked."""
    found = setting_of(
        scan(
            message("Hi", sender="Talent Team <jobs-uk@careers.fernwood.co.uk>", subject="Your CV")
        )
    )
    assert {"from:talent", "box:jobs", "box:uk", "at:careers", "at:fernwood"} <= found
    assert not {"at:co", "at:uk"} & found
    assert any(feature.startswith("re:") for feature in found)


def test_what_every_address_ends_in_is_no_feature() -> None:
    """Else every mail of the real world would lean the way of those that taught."""
    for domain in ("fernwood.com", "fernwood.example", "fernwood.org.au"):
        found = setting_of(scan(message("Hi", sender=f"Jo <jo@{domain}>")))
        assert {feature for feature in found if feature.startswith("at:")} == {"at:fernwood"}


@pytest.mark.parametrize("sender", ["x" * 5000 + "@y.example", f"{'a b ' * 3000}<a@b.example>"])
def test_a_giant_sender_gives_few_features(sender: str) -> None:
    """Mail is hostile: what is looked at is bounded."""
    assert len(setting_of(scan(message("Hi", sender=sender)))) < 200


def test_measures_are_counted_in_steps() -> None:
    """Every step that a measure reaches is a feature, those above are none."""
    found = Weights(
        ours=1.5, shared=0.0, field=0.0, other_side=0.0, alert=0.0,
        news=0.75, lines=3,
        flags=frozenset({"kind:person"}), said=frozenset(),
    ).features  # fmt: skip
    assert {
        "ours>=0.5",
        "ours>=1",
        "ours>=1.5",
        "told",
        "person&news>=0.7",
        "brief&news>=0.7",
    } <= found
    assert not {"ours>=2", "shared>=0.5", "news>=0.9", "foreign"} & found


def test_words_against_the_letter_stand_beside_news() -> None:
    """News under foreign words is marked: it is weighed otherwise than news alone."""
    found = Weights(
        ours=0.0, shared=1.0, field=1.0, other_side=0.0, alert=0.0,
        news=0.95, lines=20,
        flags=frozenset(), said=frozenset(),
    ).features  # fmt: skip
    assert {"foreign", "foreign&news>=0.9"} <= found
    assert "brief&news>=0.2" not in found


APPLIED = frozenset({"ats", "yours", "applied"})


@pytest.mark.parametrize(("ours", "field", "flags", "of_system"), [
    (3.0, 0.0, APPLIED, True),
    (1.5, 0.0, APPLIED, False),
    (3.0, 1.0, APPLIED, False),
    (3.0, 0.0, APPLIED - {"ats"}, False),
    (3.0, 0.0, APPLIED - {"applied"}, False),
    (3.0, 0.0, APPLIED - {"yours"}, False),
])  # fmt: skip
def test_an_applicant_system_writes_of_the_readers_own_application(
    ours: float, field: float, flags: frozenset[str], *, of_system: bool
) -> None:
    """Only in hiring's words, and where no words of another field fall."""
    found = Weights(
        ours=ours, shared=1.0, field=field, other_side=0.0, alert=0.0,
        news=0.2, lines=90,
        flags=flags, said=frozenset(),
    )  # fmt: skip
    assert found.of_system is of_system


def test_what_such_a_system_writes_stays_hiring_mail_whatever_its_body_sounds_like() -> None:
    """The rules of a test may fill pages; then nobody is sure, and nothing is left out."""
    found = message("Thanks for applying.", sender="<no-reply@hire.lever.co>")
    read = partial(
        read_hiring, scan(found), sender_of(found), ReadingContext(frozenset(), ZoneInfo("UTC"))
    )
    foreign = Whole(hiring=0.001, board=0.0, other=0.999, gist={})
    told = Weights(
        ours=3.0, shared=1.0, field=0.0, other_side=0.0, alert=0.0,
        news=0.2, lines=90,
        flags=APPLIED, said=frozenset(),
    )  # fmt: skip
    assert read(told, foreign).hiring
    assert read(told, foreign).confidence is Confidence.WEAK
    assert not read(replace(told, ours=0.0), foreign).hiring


@pytest.mark.parametrize(("ours", "news", "sure"), [
    (3.0, 0.95, Confidence.WEAK),
    (1.0, 0.95, Confidence.CERTAIN),
    (3.0, 0.5, Confidence.CERTAIN),
])  # fmt: skip
def test_news_in_hirings_words_is_never_surely_something_else(
    ours: float, news: float, sure: Confidence
) -> None:
    """An offer among permits, rents and transport may be taken for another field's, not surely."""
    found = message("We have decided to offer you this position.")
    told = Weights(
        ours=ours, shared=1.0, field=2.0, other_side=0.0, alert=0.0,
        news=news, lines=15,
        flags=frozenset({"kind:person"}), said=frozenset(),
    )  # fmt: skip
    context = ReadingContext(frozenset(), ZoneInfo("UTC"))
    foreign = Whole(hiring=0.003, board=0.0, other=0.997, gist={})
    read = read_hiring(scan(found), sender_of(found), context, told, foreign)
    assert (read.hiring, read.confidence) == (False, sure)


def test_a_single_feature_counts_less_the_longer_the_letter() -> None:
    """A note's words count whole; four times as many count half."""
    assert weight_of_features(0) == weight_of_features(80) == 1.0
    assert weight_of_features(320) == pytest.approx(0.5)


def test_a_phrase_said_twice_is_counted_once_and_more_in_the_subject() -> None:
    """Mail that imitates repeats itself."""
    body = "The hiring manager will see you. The hiring manager is glad."
    once = weights(message("The hiring manager will see you."))
    assert weights(message(body)).ours == once.ours
    assert weights(message(body, subject="From the hiring manager")).ours > once.ours


def test_it_is_flagged_who_writes_and_to_how_many() -> None:
    """Tools, lists and the user's own application are told apart from people."""
    flags = weights(
        message("Thanks for your application.", sender="<no-reply@hire.lever.co>")
    ).flags
    assert {"ats", "kind:machine", "yours"} <= flags
    listed = weights(message("Hi all", more="List-Id: <talk.lists.example>\n")).flags
    assert {"list", "bulk", "many"} <= listed
    assert "ats" not in listed
