"""What mends a finding is named by a key that the programme file really has."""

import re

import pytest

from perspectief.account.model import Finding
from perspectief.ground.text import Frozen
from perspectief.programme import model
from perspectief.programme.norms.rules import FINDING_CODES, RULES
from perspectief.publication.words import Words
from perspectief.publication.words.finding_hints import KEYS, finding_hint

KNOWN = {
    field.alias or name
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, Frozen)
    for name, field in kind.model_fields.items()
}
WITHOUT = {  # an assumption that is written down as one
    "region-assumed",
    "aim-assumed",
    "due-assumed",
    "baseline-inferred",
    "clause-covered-by-supplementary",
}


def hinted(code: str, language: str) -> str:
    rule = next(rule for each, rule in RULES.items() if each == code)
    finding = Finding(
        code=code, weight=rule.weight, norm=rule.norm, subject_kind="indicator", subject="jobs",
        details={"name_nl": "Banen", "name_en": "Jobs"}, line=3,
    )  # fmt: skip
    return finding_hint(finding, Words("nl" if language == "nl" else "en"))


def test_each_finding_has_a_hint_but_those_on_assumptions() -> None:
    assert set(KEYS) == set(FINDING_CODES) - WITHOUT
    assert hinted("due-assumed", "nl") == ""


@pytest.mark.parametrize("code", sorted(KEYS))
def test_a_hint_names_keys_that_exist(code: str) -> None:
    dutch, english = hinted(code, "nl"), hinted(code, "en")
    keys = re.findall(r"“([a-z_]+):", dutch)
    assert keys and set(keys) <= KNOWN
    assert keys == re.findall(r"“([a-z_]+):", english)
    assert dutch.startswith("Zet ") and english.startswith("Add ")


def test_a_hint_is_a_sentence_to_follow() -> None:
    assert hinted("baseline-counting-day-missing", "nl") == "Zet “counting_day:” bij “baseline:”."
    assert hinted("goal-without-activity", "en") == "Add “goals: [jobs]” to an activity."
