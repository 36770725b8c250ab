"""Texts and questions that are sound are read as they were written; any slip is refused with a place."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from perspectief.ground.codes import PROBLEM_CODES
from perspectief.ground.problem import Refused
from perspectief.programme.load import loads
from perspectief.programme.model import Programme
from perspectief.programme.questions import load_questions, read_questions
from perspectief.programme.texts import load_texts, read_texts
from tests.programme.test_broken_texts import FILE, GALLERY, put

ENGLISH = FILE.replace(".md", ".en.md")
QUESTION = "questions/jaarverslag-2022/why.md"
TEXT = """## Wat is er gebeurd

Het aantal daalde naar **2.372**.

### Per wijk

- Oost
- West

```
## Waarom
```

> ## Plan

## Waarom?

Zie [de bron](https://example.org/a).
"""
ASKED = """---
about: indicator:files
asked_on: 2022-11-10
asked_by: Een raadsfractie
answered_on: 2022-11-24
---

## Vraag

Hoe kan dat?

## Antwoord

Zo.
"""


@pytest.fixture(scope="module")
def programme() -> Programme:
    return loads((GALLERY / "programme.yaml").read_text(encoding="utf-8")).programme


def test_sections_are_cut_at_headings_of_the_second_level_only(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, TEXT)
    happened, why = load_texts(tmp_path, programme)
    assert (happened.edition, happened.subject_kind, happened.subject) == (
        "jaarverslag-2022",
        "indicator",
        "files",
    )
    assert (happened.section, why.section) == ("happened", "why")
    assert happened.text.nl.startswith("Het aantal daalde naar **2.372**.")
    assert happened.text.nl.endswith("> ## Plan")
    assert why.text.nl == "Zie [de bron](https://example.org/a)."


def test_english_stands_beside_the_dutch_of_the_same_section(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, TEXT)
    put(tmp_path, "## Why\n\nSee elsewhere.\n", ENGLISH)
    happened, why = load_texts(tmp_path, programme)
    assert (happened.text.en, why.text.en) == (None, "See elsewhere.")


def test_windows_line_ends_and_a_byte_order_mark_are_taken(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert len(load_texts(tmp_path, programme)) == 2


def test_a_folder_without_texts_has_none(tmp_path: Path, programme: Programme) -> None:
    assert load_texts(tmp_path, programme) == ()
    assert load_questions(tmp_path, programme) == ()


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, b"\x00\xff", "texts/.DS_Store")
    put(tmp_path, b"\x00\xff", "texts/jaarverslag-2022/indicators/.files.md.swp")
    assert load_texts(tmp_path, programme) == ()


def test_html_is_a_remark_with_its_place_and_no_reason_to_refuse(
    tmp_path: Path, programme: Programme
) -> None:
    put(tmp_path, "## Waarom\n\nEen <b>vet</b> woord.\n\n<script>\nalert(1)\n</script>\n")
    texts, remarks = read_texts(tmp_path, programme)
    assert len(texts) == 1
    assert [(r.code, r.place.line, r.place.column) for r in remarks] == [
        ("html-in-text", 3, 5),
        ("html-in-text", 3, 11),
        ("html-in-text", 5, 1),
    ]


def test_a_question_keeps_who_asked_and_when(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, ASKED, QUESTION)
    (question,) = load_questions(tmp_path, programme)
    assert (question.edition, question.id) == ("jaarverslag-2022", "why")
    assert (question.about_kind, question.about) == ("indicator", "files")
    assert (question.asked_by, question.asked_on) == ("Een raadsfractie", date(2022, 11, 10))
    assert question.answered_on == date(2022, 11, 24)
    assert question.question.nl == "Hoe kan dat?"
    assert question.answer is not None
    assert question.answer.nl == "Zo."


def test_a_question_may_wait_for_its_answer_and_be_about_the_whole(
    tmp_path: Path, programme: Programme
) -> None:
    waiting = ASKED.replace("answered_on: 2022-11-24\n", "").split("## Antwoord")[0]
    put(tmp_path, waiting.replace("indicator:files", "edition"), QUESTION)
    put(tmp_path, "## Question\n\nHow?\n", QUESTION.replace(".md", ".en.md"))
    (question,) = load_questions(tmp_path, programme)
    assert (question.about_kind, question.about, question.answer) == ("edition", None, None)
    assert question.question.en == "How?"


def test_questions_come_in_the_order_in_which_they_were_asked(tmp_path: Path, programme: Programme) -> None:
    put(tmp_path, ASKED, "questions/jaarverslag-2022/a.md")
    put(tmp_path, ASKED.replace("2022-11-10", "2022-11-01"), "questions/jaarverslag-2022/b.md")
    put(tmp_path, ASKED, "questions/begroting-2022/c.md")
    assert [question.id for question in load_questions(tmp_path, programme)] == ["c", "b", "a"]


PIECES = ["## Waarom", "## ", "# x", "---", "```", "~~~", "> ", "- ", "    ", "![a](b)", "[a](javascript:x)"]
PIECES += [
    "<script>",
    "<!--",
    "&#106;",
    "[a]: ftp://x",
    "\t",
    "\x00",
    "\u2028",
    "|a|\n|-|",
    "===",
    "\\",
    "\r",
]


@st.composite
def slips(draw: st.DrawFn, sound: str) -> bytes:
    """A sound file with lines deleted, doubled, moved or replaced by tricky pieces, and bytes changed."""
    lines = sound.split("\n")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        piece = draw(st.sampled_from(PIECES))
        other = lines[draw(st.integers(0, len(lines) - 1))]
        change = draw(st.sampled_from(["delete", "double", "other", "piece", "before"]))
        lines[at : at + 1] = {
            "delete": [],
            "double": [lines[at], lines[at]],
            "other": [other],
            "piece": [piece],
            "before": [piece + lines[at]],
        }[change]
        lines = lines or [""]
    data = "\n".join(lines).encode()
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.binary(max_size=2)) + data[at + draw(st.integers(0, 2)) :]


def all_in_file(refused: Refused, data: bytes) -> None:
    lines = data.split(b"\n")
    assert refused.problems
    for problem in refused.problems:
        assert problem.code in PROBLEM_CODES
        assert 0 <= problem.place.line <= len(lines)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=slips(TEXT))
@example(data=b"## Waarom\n" + b"> " * 5_000 + b"x")
@example(data=b"## Waarom\n" + b"*" * 20_000)
@example(data=b"## Waarom\n" + b"[" * 10_000 + b"](a)" * 500)
def test_any_slip_in_a_text_is_read_or_refused_in_the_file(
    tmp_path: Path, programme: Programme, data: bytes
) -> None:
    put(tmp_path, data)
    try:
        read_texts(tmp_path, programme)
    except Refused as refused:
        all_in_file(refused, data)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=slips(ASKED))
def test_any_slip_in_a_question_is_read_or_refused_in_the_file(
    tmp_path: Path, programme: Programme, data: bytes
) -> None:
    put(tmp_path, data, QUESTION)
    try:
        read_questions(tmp_path, programme)
    except Refused as refused:
        all_in_file(refused, data)
