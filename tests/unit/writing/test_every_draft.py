"""The promise of the writing room over random processes: whatever comes out may be sent."""

import re
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.domain.facts import Facts, NoteFact, NoteKind, PersonFact, Wishes
from agent.domain.hiring import Format, Part, Round, Step
from agent.playbooks.load import NAMES, load_playbook
from agent.playbooks.write import WritesByPlaybook
from agent.playbooks.write_check import check_text
from agent.playbooks.write_text import marks_in, without_marks
from agent.writing.compose import compose
from agent.writing.records import context_of
from agent.writing.request import DraftRequest, DraftText, Refusal
from agent.writing.situation import situation_of
from tests.unit.writing.guide_limits import PLAYBOOKS as GUIDES
from tests.unit.writing.sample_requests import (
    DEVON,
    IN_THREAD,
    LENA,
    NOW,
    OWN_THREAD,
    RAVI,
    STARTED,
    TOM,
    asked,
    facts_for,
    interview,
    promise,
    request,
    word,
)

PLAYBOOKS: tuple[WritesByPlaybook, ...] = (*GUIDES, *(load_playbook(name) for name in NAMES))

HOSTILE = (
    "A" * 4000,
    "Engineer {{ 7 * 7 }}",
    "{% for x in y %}",
    "<script>alert(1)</script>",
    "Analyst\r\nBcc: everybody@x.example",
    "Rev\u202eEvil",
    "None",
    "null",
    "",
    "   ",
    "[[ your name ]]",
    "Senior Principal Staff Engineer, Data Platform and Infrastructure (Berlin, remote) - 2026/17",
    "...",
    "\x00\x01",
    "\U0001f680 Rocket",
)
PLAIN = (
    "Analytics Engineer",
    "Backend Developer (m/f/d)",
    "Lectureship in Conservation Science",
    "charge nurse",
    "Sr. ML Engineer",
    "C++ / C# Developer",
    "Vice President, Payments Engineering",
    "Harbor & Finch",
    "Acme Inc.",
    "Yahoo!",
    "Ambrose & St Clair Hospitals NHS Trust",
)
DETAILS = (
    "",
    "the warehouse bill",
    "We talked about moving to incremental models. Ravi said it cut the bill by 40%.",
    "Ravi's plan for the on-call rota",
    "how they test dbt models before a release, and who looks at the failures",
    "I liked that she reads every pull request herself!",
    "<b>bold</b> {{ evil }} [[ x ]]",
    "line one\nline two\n- a list",
    "x " * 700,
)
names = st.sampled_from((*PLAIN, *HOSTILE, None))
people_names = st.sampled_from(
    (
        *(
            "Devon Hartley",
            "HARTLEY, DEVON",
            "Dr. Anna Weber",
            "HR Team",
            "devon",
            None,
            "A" * 4000,
        ),
        *("Zoë O'Neil-Ng", "X \u202e Y", "Devon\r\nBcc: x@y", "{{ me }}", "", "Wim"),
    )
)


@st.composite
def processes(draw: st.DrawFn, step: Step) -> Facts:
    base = facts_for(step)
    person = replace(DEVON, name=draw(people_names), part=draw(st.sampled_from(list(Part))))
    met = draw(st.sampled_from(((), (RAVI, LENA), (person,), (RAVI, LENA, TOM, person))))
    start = draw(st.sampled_from((STARTED, None)))
    held = interview(
        start=start,
        end=start and start + timedelta(hours=1),
        round=draw(st.sampled_from((*Round, None))),
        format=draw(st.sampled_from((*Format, None))),
        people=met,
        was=draw(st.sampled_from((None, STARTED - timedelta(days=2)))),
        cancelled=draw(st.sampled_from((False, False, False, True))),
        title=draw(st.sampled_from(("", "System design", "Maya / Devon - chat"))),
    )
    now = base.as_of
    text = draw(st.sampled_from(DETAILS))
    sent = draw(st.sampled_from(((), (asked(now - timedelta(days=6)),))))
    answered = draw(st.sampled_from(((), (word(now - timedelta(days=5)),))))
    promised = promise((now - timedelta(days=2)).date(), firm=draw(st.booleans()))
    return replace(
        base,
        company=draw(names),
        role=draw(names),
        people=(person, RAVI, LENA),
        interviews=draw(st.sampled_from(((held,), ()))),
        promises=draw(st.sampled_from(((), (promised,)))),
        sent=sent,
        received=answered,
        notes=tuple(NoteFact(kind, text, NOW) for kind in NoteKind) if text else (),
        agency=draw(st.booleans()),
        wishes=replace(base.wishes, preferred=draw(st.booleans())),
        employer_country=draw(st.sampled_from(("", "US", "GB"))),
    )


@st.composite
def requests(draw: st.DrawFn) -> DraftRequest:
    step = draw(st.sampled_from(list(Step)))
    of_facts = draw(processes(step))
    person = of_facts.people[0]
    base = request(step, draw(st.sampled_from(PLAYBOOKS)), person, of_facts)
    due = [one.due for one in of_facts.promises]
    needs = draw(st.sampled_from(((), ("value",), ("reason",))))
    decision = replace(
        base.decision,
        promised_window=due[0] if due else None,
        pass_on_to=draw(st.sampled_from(((), ("Ravi Subramanian",), ("", "x" * 300)))),
        needs=needs,
    )
    placement = draw(st.sampled_from((IN_THREAD, OWN_THREAD)))
    link = draw(st.sampled_from((base.author.resume_link, "")))
    author = replace(base.author, resume_link=link)
    return replace(base, decision=decision, placement=placement, author=author)


def shown(one: DraftRequest) -> str:
    draft = compose(one)
    assert not isinstance(draft, Refusal), (one.decision.step, one.playbook.name, draft.failures)
    return draft.text


LEAKS = re.compile(r"\bNone\b|\{\{|\}\}|\{%|__|undefined|Undefined|\bnull\b|<[a-z/]|\u202e")
WRONG_ARTICLE = re.compile(
    r"\b[Aa] (?=[aeio][a-z])(?!one\b|once\b)|\b[Aa]n (?=[bcdfgjklmnpqrstvwxz])"
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=requests())
def test_it_keeps_every_write_rule_of_its_playbook(one: DraftRequest) -> None:
    """CM-6, CM-7 and the playbook's own limits hold for the finished text."""
    draft = compose(one)
    assert isinstance(draft, DraftText), (one.decision.step, one.playbook.name, draft)
    situation = situation_of(one)
    context = context_of(one, situation, draft.subject)
    held = situation.scene.interview
    limits = one.playbook.write_limits(one.decision.step, held.round if held else None)
    assert check_text(draft.text, limits, context) == ()


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=requests())
def test_it_leaks_nothing_and_breaks_no_line(one: DraftRequest) -> None:
    """No placeholder but the marked place, no empty name, no double blank, no wrong article."""
    text = shown(one)
    own = " ".join(note.text for note in one.facts.notes)
    assert len(marks_in(text)) <= 1
    bare = without_marks(text)
    assert "[[" not in bare
    assert "]]" not in bare
    assert LEAKS.search(bare) is None or "evil" in own, text
    assert "  " not in text
    assert " ," not in text
    assert ".." not in text
    assert "A" * 100 not in text
    assert WRONG_ARTICLE.search(bare) is None, text
    assert re.search(r"^(?:Hi|Dear|Hello) ?,$", text.replace("Hello,", ""), re.MULTILINE) is None
    for line in bare.split("\n\n"):
        assert "\r" not in line


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=requests())
def test_it_says_what_is_missing_exactly_where_a_place_is_marked(one: DraftRequest) -> None:
    """CM-2: ready and missing agree with the text."""
    draft = compose(one)
    assert isinstance(draft, DraftText)
    assert bool(marks_in(draft.text)) == bool(draft.missing)
    assert draft.ready == (not draft.missing)
    assert "\n" not in draft.subject
    assert 0 < len(draft.subject) <= 250


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=requests())
def test_it_writes_the_same_words_for_the_same_request(one: DraftRequest) -> None:
    """The choice is a hash, not chance."""
    assert compose(one) == compose(one)


def test_it_covers_every_step() -> None:
    """No step is without words under any playbook."""
    for step in Step:
        for playbook in PLAYBOOKS:
            assert isinstance(compose(request(step, playbook)), DraftText), (step, playbook.name)


def test_it_never_speaks_of_wishes_that_nobody_stated() -> None:
    """Unknown wishes never act: without a preference no other process is mentioned."""
    facts = replace(facts_for(Step.STATUS_2), wishes=Wishes())
    assert "elsewhere" not in shown(request(Step.STATUS_2, "phase-map", DEVON, facts))


def test_a_person_without_a_name_is_greeted_without_one() -> None:
    """ "Hello," stands alone; no empty name."""
    nobody = PersonFact(None, "jobs@larkspurlabs.example", Part.RECRUITER, True)
    assert shown(request(Step.STATUS_1, "phase-map", nobody)).startswith("Hello,\n")
