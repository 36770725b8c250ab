"""Every code of a problem, a finding and an account has words, and they read well."""

from typing import get_args

import pytest

from perspectief.account.adoption import CODES as ADOPTION_CODES
from perspectief.account.archive_files import CODES as ARCHIVE_CODES
from perspectief.account.assemble import CODES as ACCOUNT_CODES
from perspectief.account.changes import TextPart
from perspectief.account.forms.codes import FORM_CODES
from perspectief.account.known import CODES as KNOWN_CODES
from perspectief.account.model import (
    AimKind,
    ChanceWord,
    Finding,
    Inside,
    Kind,
    Missing,
    Origin,
    Precision,
    Reason,
    SaidKind,
    Status,
    TargetStatus,
)
from perspectief.account.references import CODES as REFERENCE_CODES
from perspectief.account.releasing import CODES as RELEASING_CODES
from perspectief.account.views import Way
from perspectief.cli.match_explain import CODES as MATCH_EXPLAIN_CODES
from perspectief.cli.matched import CODES as MATCHED_CODES
from perspectief.cli.refreshing import CODES as REFRESHING_CODES
from perspectief.cli.serving import CODES as SERVING_CODES
from perspectief.cli.sql import CODES as SQL_CODES
from perspectief.cli.starter import CODES as STARTER_CODES
from perspectief.facts.codes import FACT_CODES, SHARED_CODES
from perspectief.facts.fetched.codes import FETCHED_CODES
from perspectief.facts.model import Counted
from perspectief.facts.refresh import CODES as REFRESH_CODES
from perspectief.facts.sources.answers import CODES as ANSWER_CODES
from perspectief.facts.sources.asking import CODES as ASKING_CODES
from perspectief.facts.sources.cbs_odata4 import CODES as ODATA4_CODES
from perspectief.facts.sources.http import CODES as HTTP_CODES
from perspectief.facts.sources.json_answers import CODES as JSON_CODES
from perspectief.facts.sources.observed import CODES as OBSERVED_CODES
from perspectief.facts.sources.paging import CODES as PAGING_CODES
from perspectief.facts.sources.settings import CODES as SOURCE_CODES
from perspectief.facts.sources.shapes import CODES as SHAPE_CODES
from perspectief.facts.sources.statline import CODES as STATLINE_CODES
from perspectief.facts.sources.tabular import CODES as TABULAR_CODES
from perspectief.facts.units import UNITS
from perspectief.ground.codes import PROBLEM_CODES
from perspectief.ground.problem import Place, Problem
from perspectief.ground.sheets.codes import SHEET_CODES
from perspectief.matching.cells import CODES as CELL_CODES
from perspectief.matching.checks import CODES as MATCH_CODES
from perspectief.matching.tabular import CODES as MATCH_TABLE_CODES
from perspectief.matching.vum.query import CODES as VUM_CODES
from perspectief.matching.weights import CODES as WEIGHTS_CODES
from perspectief.outlook.said import CODES as SAID_CODES
from perspectief.outlook.track import CODES as TRACK_CODES
from perspectief.outlook.track import Method
from perspectief.programme.editing import CODES as EDITING_CODES
from perspectief.programme.finding import Norm, SubjectKind, Weight
from perspectief.programme.model import EditionKind, Frequency, Influence
from perspectief.programme.norms.rules import FINDING_CODES, RULES
from perspectief.publication.words import Words, codes
from perspectief.publication.words.findings import FINDINGS, finding_sentence
from perspectief.publication.words.problem_words import PROBLEMS
from perspectief.publication.words.problems import problem_sentence

NL, EN = Words("nl"), Words("en")
CODES = {
    *PROBLEM_CODES,
    *FACT_CODES,
    *FETCHED_CODES,
    *REFRESH_CODES,
    *REFRESHING_CODES,
    *ANSWER_CODES,
    *ASKING_CODES,
    *HTTP_CODES,
    *JSON_CODES,
    *OBSERVED_CODES,
    *ODATA4_CODES,
    *PAGING_CODES,
    *SOURCE_CODES,
    *SHAPE_CODES,
    *STATLINE_CODES,
    *TABULAR_CODES,
    *SQL_CODES,
    *SHARED_CODES,
    *REFERENCE_CODES,
    *ACCOUNT_CODES,
    *SERVING_CODES,
    *STARTER_CODES,
    *ADOPTION_CODES,
    *ARCHIVE_CODES,
    *KNOWN_CODES,
    *EDITING_CODES,
    "concept-over-public",
    *SHEET_CODES,
    *FORM_CODES,
    *RELEASING_CODES,
    *SAID_CODES,
    *TRACK_CODES,
    *MATCH_CODES,
    *CELL_CODES,
    *MATCH_TABLE_CODES,
    *MATCH_EXPLAIN_CODES,
    *MATCHED_CODES,
    *VUM_CODES,
    *WEIGHTS_CODES,
}
GROUPS = {
    "status": TargetStatus,
    "status_meaning": TargetStatus,
    "kind": Kind,
    "origin": Origin,
    "observation": Status,
    "precision": Precision,
    "way": Way,
    "influence": Influence,
    "frequency": Frequency,
    "edition_kind": EditionKind,
    "norm": Norm,
    "weight": Weight,
    "missing": Missing,
    "counted": Counted,
    "subject": SubjectKind,
    "text_part": TextPart,
    "chance": ChanceWord,
    "chance_reason": Reason,
    "said_kind": SaidKind,
    "inside": Inside,
    "method": Method,
}


def test_every_problem_code_has_words() -> None:
    assert set(PROBLEMS) >= CODES
    assert len(CODES) > 100


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_problem_says_where_and_what_in_both_languages(code: str) -> None:
    problem = Problem(code, Place("programme.yaml", 12, 5), "indicators[2].due", "31-11", (), "", {})
    dutch, english = problem_sentence(problem, NL), problem_sentence(problem, EN)
    assert dutch.startswith("programme.yaml, regel 12, kolom 5: ")
    assert english.startswith("programme.yaml, line 12, column 5: ")
    assert dutch.endswith((".", "?"))
    assert "{" not in dutch + english


def test_a_likely_correction_is_offered() -> None:
    problem = Problem("unknown-key", Place("programme.yaml", 12, 5), "titel", "titel", ("title",), "title")
    assert problem_sentence(problem, NL) == (
        "programme.yaml, regel 12, kolom 5: “titel” is hier geen sleutel. Bedoelt u “title”?"
    )


def test_what_would_do_is_listed_where_no_correction_is_likely() -> None:
    problem = Problem("not-one-of", Place("programme.yaml", 3), "x", "x", ("monthly", "yearly"))
    assert problem_sentence(problem, EN) == (
        "programme.yaml, line 3: “x” cannot be used here. Possible here: monthly, yearly."
    )


def test_of_a_short_list_the_rest_is_told_beside_the_nearest_word() -> None:
    problem = Problem("not-one-of", Place("measures.yaml", 5), "x", "inwoners", ("none", "person"), "none")
    assert problem_sentence(problem, EN).endswith("Did you mean “none”? Possible here: none, person.")


def test_a_cell_is_told_without_repeating_its_sheet() -> None:
    problem = Problem("missing-cell", Place("form.xlsx", 4, 5), "Cijfers!E4")
    assert problem_sentence(problem, EN) == "form.xlsx, sheet Cijfers, cell E4: The cell “E4” is empty."


def test_somebodys_text_cannot_act_on_a_terminal_or_fill_the_screen() -> None:
    problem = Problem("not-a-date", Place("programme.yaml"), "due", "\x1b[31m" + "x" * 5_000)
    said = problem_sentence(problem, EN)
    assert "\x1b" not in said
    assert len(said) < 250


def test_braces_in_a_persons_text_are_only_text() -> None:
    problem = Problem("not-a-date", Place("programme.yaml"), "due", "{found.__class__}")
    assert "“{found.__class__}”" in problem_sentence(problem, EN)


def test_every_finding_code_has_words() -> None:
    assert set(FINDINGS) == set(FINDING_CODES)


@pytest.mark.parametrize("code", FINDING_CODES)
def test_a_finding_names_what_it_is_about(code: str) -> None:
    rule = next(rule for each, rule in RULES.items() if each == code)
    details = {
        "name_nl": "Banen",
        "name_en": "",
        "due": "2022-12-31",
        "date": "2016-12-31",
        "since": "2016-12-31",
        "said_on": "2018-12-31",
        "region": "NOORDWEST",
        "source": "Register",
        "clause": "more",
        "clause_nl": "meer banen",
        "clause_en": "more jobs",
    }
    finding = Finding(
        code=code,
        weight=rule.weight,
        norm=rule.norm,
        subject_kind="indicator",
        subject="jobs",
        details=details,
        line=3,
    )
    dutch, english = finding_sentence(finding, NL), finding_sentence(finding, EN)
    assert dutch.startswith("Banen: ")
    assert english.startswith("Banen: ")
    assert dutch != english
    assert not {"{", "…"} & set(dutch + english)
    assert "2022-12-31" not in dutch


@pytest.mark.parametrize("group", sorted(codes.GROUPS))
def test_every_code_of_a_model_has_a_word(group: str) -> None:
    assert set(codes.GROUPS[group]) == set(get_args(GROUPS[group]))
    for code in codes.GROUPS[group]:
        assert NL.word(group, code)


def test_every_status_has_a_sign_of_its_own() -> None:
    assert set(codes.STATUS_SIGN) == set(get_args(TargetStatus))
    assert len(set(codes.STATUS_SIGN.values())) == len(codes.STATUS_SIGN)


def test_every_unit_and_kind_of_aim_can_be_said() -> None:
    assert set(codes.UNIT) == set(UNITS)
    assert len(get_args(AimKind)) == 7
