"""A message as a whole: what its words say together, what stands around them, what both lean to."""

import pytest

from agent.domain.message import Message
from agent.mail import parse_message
from agent.reading.leanings import Weights, weigh
from agent.reading.precedence import said_in, tally
from agent.reading.scan import scan
from agent.reading.senders import sender_of
from agent.reading.setting import setting_of
from agent.reading.weighing import votes_of
from agent.reading.whole import Whole, whole_of
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
    return weigh(seen, sender_of(of), said, whole_of(seen), owners=frozenset({ME}))


def test_the_gist_is_shared_among_meanings() -> None:
    """Each share is one of a message's main meanings; the small ones are left out."""
    gist = whole_of(scan(message(REFUSAL))).gist
    assert max(gist, key=lambda name: gist[name]) == "rejection"
    assert 0.8 < sum(gist.values()) <= 1.0001
    assert min(gist.values()) >= 0.02


@pytest.mark.parametrize(("sentences", "counted"), [(1, False), (2, False), (3, True)])
def test_a_gist_of_one_or_two_sentences_is_not_counted(sentences: int, counted: bool) -> None:
    """They say together what each says alone."""
    body = " ".join(["We have closed the post.", "It was a hard year.", "I am sorry."][:sentences])
    features = tally({}, scan(message(body)), (), {"role_closed": 0.6})
    assert ("~role_closed>0.5" in features) is counted
    assert "~role_closed>0.65" not in features


def test_an_empty_message_leans_nowhere_for_sure() -> None:
    """Nothing said is nothing known."""
    whole = whole_of(scan(message("", subject="")))
    assert whole.known == 0
    assert abs(whole.odds) < 3


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
        whole=Whole(0.0, 0.0, 50, {}), setting=-1.0, news=0.75, lines=3,
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
        whole=Whole(-2.0, 0.0, 50, {}), setting=0.0, news=0.95, lines=20,
        flags=frozenset(), said=frozenset(),
    ).features  # fmt: skip
    assert {"foreign", "foreign&news>=0.9"} <= found
    assert "brief&news>=0.2" not in found


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
