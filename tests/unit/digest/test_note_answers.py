"""The answer to a note in the user's own words: what goes where, what is said back."""

import pytest

from agent.digest.note import QUESTIONS
from agent.digest.note_answers import NoteAnswer, NoteAsked, understand_note
from agent.domain.correction import AddNote, SetContact
from agent.domain.facts import NoteKind
from agent.domain.hiring import Part

RAVI, ANN = "ravi@acme.example", "ann@acme.example"
ASKED = NoteAsked("i1", {"Ann Berg": ANN, "Ravi Patel": RAVI}, frozenset({"me@mail.example"}))
DETAIL, CORRECTION, EXPANSION, MET = (
    NoteKind.DETAIL,
    NoteKind.CORRECTION,
    NoteKind.EXPANSION,
    NoteKind.MET,
)


def answers(text: str) -> tuple[NoteAnswer, ...]:
    return understand_note(text, ASKED)


def notes(text: str) -> list[tuple[NoteKind, str, str]]:
    """Kind, words and person of every note that follows."""
    changes = [change for one in answers(text) for change in one.changes]
    return [(one.note, one.text, one.person) for one in changes if isinstance(one, AddNote)]


@pytest.mark.parametrize(
    "text",
    [
        "1. the move to Kafka\n2. I said three years, but it is four\n3. Jo Smith",
        "1) the move to Kafka\n2) I said three years, but it is four\n3) Jo Smith",
        "1 the move to Kafka\n2 I said three years, but it is four\n3 Jo Smith",
        "1: the move\nto Kafka\n\n2: I said three years, but it is four\n\n3: I met Jo Smith.",
        "3. Jo Smith\n2. I said three years, but it is four\n1. the move to Kafka",
        "the move to Kafka\nI said three years, but it is four\nJo Smith",
        "Hi,\n\nthe move to Kafka\nCorrection: I said three years, but it is four\nI met Jo Smith",
        "\n".join(
            f"{number}. {question} {answer}"
            for number, question, answer in zip(
                (1, 2, 3),
                QUESTIONS,
                ("the move to Kafka", "I said three years, but it is four", "Jo Smith"),
                strict=True,
            )
        ),
    ],
    ids=["dots", "brackets", "bare", "colons", "backwards", "in order", "free", "below ours"],
)
def test_three_answers_are_told_apart_with_numbers_and_without(text: str) -> None:
    found = [(kind, " ".join(words.split()), person) for kind, words, person in notes(text)]
    assert sorted(found) == [
        (CORRECTION, "I said three years, but it is four", ""),
        (DETAIL, "the move to Kafka", ""),
        (MET, "Jo Smith", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "how the team moved its maps to Kafka",
        "We talked about maps. Ravi showed me the dashboards.",
        "They wanted me to correct their map in the test, which was fun",
        "3 people were there and we talked about maps",
        "Kafka and Spark",
        "Tide Tables",
        "The hiring manager said they correct maps by hand",
    ],
)
def test_words_that_ask_for_nothing_else_are_the_detail_as_they_stand(text: str) -> None:
    assert notes(text) == [(DETAIL, text, "")]


def test_what_a_mail_program_broke_into_lines_is_one_answer() -> None:
    text = "the way the whole team reviews each other's maps before every\nrelease, at noon"
    assert notes(text) == [(DETAIL, text.replace("\n", " "), "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I should have mentioned my on-call work", "my on-call work"),
        ("I would have liked to say more about my Kafka work", "my Kafka work"),
        ("I forgot to mention that I led the move at Globex", "I led the move at Globex"),
        ("We ran out of time for my questions on testing", "my questions on testing"),
        ("We never got to the on-call rota", "the on-call rota"),
        ("Add: my Kafka work", "my Kafka work"),
        ("2. We use Airflow at home", "We use Airflow at home"),
    ],
)
def test_what_there_was_no_time_for_is_an_expansion_without_its_lead(text: str, words: str) -> None:
    assert notes(text) == [(EXPANSION, words, "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'd like to correct that I said three; it was four.", "I said three; it was four."),
        ("Correction: it was four years", "it was four years"),
        ("2. My answer was wrong: it is Airflow", "My answer was wrong: it is Airflow"),
        ("I mixed up Luigi and Airflow.", "I mixed up Luigi and Airflow."),
    ],
)
def test_a_mistake_put_right_is_a_correction(text: str, words: str) -> None:
    assert notes(text) == [(CORRECTION, words, "")]


def test_a_correction_takes_along_what_it_corrects() -> None:
    text = "We spoke of tides. I said we use Luigi. Actually it is Airflow. I met Jo Smith."
    assert notes(text) == [
        (DETAIL, "We spoke of tides.", ""),
        (MET, "Jo Smith", ""),
        (CORRECTION, "I said we use Luigi. Actually it is Airflow.", ""),
    ]


def test_question_two_unclear_is_an_addition_and_said_back() -> None:
    (one,) = answers("2. we use Airflow, not Luigi")
    assert [change.note for change in one.changes if isinstance(change, AddNote)] == [EXPANSION]
    assert "begin with “correction”" in one.reply


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("3. Jo Smith and Li Wei", [("Jo Smith", ""), ("Li Wei", "")]),
        ("3. Jo Smith <jo@acme.example>", [("Jo Smith", "jo@acme.example")]),
        ("3. jo@acme.example", [("", "jo@acme.example")]),
        ("3. It was just Ravi", [("Ravi", RAVI)]),
        ("3. ravi patel, jo smith", [("Ravi Patel", RAVI), ("Jo Smith", "")]),
        ("3. Ravi, Head of Data, and Ms. O'Neil", [("Ravi", RAVI), ("Ms. O'Neil", "")]),
        ("3. Ludwig van Dam from sales", [("Ludwig van Dam", "")]),
        ("3. Jo (no-reply@acme.example)", [("Jo", "")]),
        ("3. Jo and me@mail.example", [("Jo", "")]),
    ],
)
def test_people_keep_their_names_and_only_addresses_that_are_known(
    text: str, people: list[tuple[str, str]]
) -> None:
    """Given by the user or shown by mail for that very name; never made up."""
    assert notes(text) == [(MET, name, address) for name, address in people]


@pytest.mark.parametrize(
    "text",
    [
        "3. the hiring manager, Jo Smith <Jo@Acme.example>",
        "3. Jo Smith (hiring manager, Jo@Acme.example)",
        "3. Jo Smith Jo@Acme.example, hiring manager",
    ],
)
def test_a_part_with_an_address_is_a_contact(text: str) -> None:
    """The correction can then go to the hiring manager (PM-2)."""
    contact, met = [change for one in answers(text) for change in one.changes]
    assert contact == SetContact("Jo@Acme.example", "Jo Smith", Part.HIRING_MANAGER)
    assert met == AddNote(MET, "Jo Smith", round="i1", person="jo@acme.example")


def test_no_names_in_the_third_answer_change_nothing_and_are_asked_back() -> None:
    (one,) = answers("3. two people from the data team")
    assert one.changes == ()
    assert "could not tell a name" in one.reply


def test_each_interviewer_may_have_a_detail_of_their_own() -> None:
    """DM-6; a name that nobody is known by stays part of the words."""
    assert notes("Ravi: the tide tables\nAnn: hiring in Leeds\nZoe: the view") == [
        (DETAIL, "the tide tables", RAVI),
        (DETAIL, "hiring in Leeds", ANN),
        (DETAIL, "Zoe: the view", ""),
    ]


@pytest.mark.parametrize(
    "text", ["", "No", "Thanks!", "1)\n2)\n3)", "1. -\n2. nothing\n3. nobody", *QUESTIONS]
)
def test_nothing_said_is_nothing_noted(text: str) -> None:
    assert answers(text) == ()


def test_every_note_belongs_to_the_interview_that_was_asked_about() -> None:
    text = "1. maps\n2. correction: four years\n3. Jo"
    changes = [change for one in answers(text) for change in one.changes]
    assert {one.round for one in changes if isinstance(one, AddNote)} == {"i1"}


@pytest.mark.parametrize("piece", ["1 ", "I said ", "a, ", "i'd like to ", "x" * 50 + " ", "3. a@"])
def test_a_flood_is_read_in_no_time_and_cut(piece: str) -> None:
    found = notes(piece * 40_000)
    assert all(len(text) <= 1_500 for _, text, _ in found)
