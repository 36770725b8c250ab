"""A programme that keeps the audit norms has no findings; each norm broken is one finding on its line."""

from pathlib import Path

import pytest

from perspectief.programme.finding import Finding
from perspectief.programme.load import loads
from perspectief.programme.norms import audit
from perspectief.programme.norms.rules import FINDING_CODES, RULES

HERE = Path(__file__).parent
SOUND = (HERE / "sound.yaml").read_text(encoding="utf-8")
# What is replaced, by what, the code, the subject, the line.
BROKEN = [
    ("    definition: {text: Banen op 1 april.}\n", "", "definition-missing", "banen", 26),
    ("    source: {name: Register, table: banen}\n", "", "source-missing", "banen", 26),
    (", table: banen", "", "source-unreachable", "banen", 37),
    ("    explanation: Wie hier werkt, telt mee.\n", "", "explanation-missing", "banen", 26),
    ("    influence: partial\n", "", "influence-missing", "banen", 26),
    ("    owner: werk\n    frequency", "    frequency", "owner-missing", "banen", 26),
    ("    frequency: yearly\n", "", "frequency-missing", "banen", 26),
    ("    next_figure: 2023-04-01\n", "", "next-figure-missing", "banen", 26),
    (
        "    breaks:\n      - {date: 2017-01-01, text: Een ander register.}\n",
        "",
        "breaks-missing",
        "banen",
        26,
    ),
    ("    indicators: banen\n", "", "indicator-without-activity", "banen", 26),
    (
        "            change_since:\n",
        "            assumption: Onze lezing.\n            change_since:\n",
        "aim-assumed",
        "banen-2022",
        46,
    ),
    ("        explanation: Zoveel als de streek groeit.\n", "", "target-unexplained", "banen-2022", 41),
    ("due: 2022-11-07", "due: 2022-11-07\n        due_assumption: Ooit.", "due-assumed", "banen-2022", 42),
    ("due: 2022-11-07", "due: 2022-11-08", "milestones-missing", "banen-2022", 42),
    ("value: 40000", "value: 40000\n                origin: inferred", "baseline-inferred", "banen-2022", 52),
    ("                register: Vestigingenregister\n", "", "baseline-register-missing", "banen-2022", 50),
    ("                counting_day: 1 april\n", "", "baseline-counting-day-missing", "banen-2022", 50),
    ("                vintage: 2018-01-01\n", "", "baseline-vintage-missing", "banen-2022", 50),
    (", indicators: [banen]}", "}", "clause-uncovered", "banen", 24),
    (
        "    measure: jobs",
        "    measure: jobs\n    supplementary: true",
        "clause-covered-by-supplementary",
        "banen",
        24,
    ),
    ("    goals: banen\n", "    goals: economie\n", "goal-without-activity", "banen", 20),
    (
        "    costs:\n      - {edition: begroting-2020, year: 2020, budget: 1000}\n",
        "",
        "cost-missing",
        "plan",
        56,
    ),
    (", budget: 1000", "", "cost-missing", "plan", 56),
    ('    budget_line: {code: "3.1", name: Economie}\n', "", "budget-line-missing", "plan", 56),
    ('    legal_basis: {name: "Gemeentewet, artikel 108"}\n', "", "legal-basis-missing", "plan", 56),
    ("    owner: werk\n    budget_line", "    budget_line", "activity-owner-missing", "plan", 56),
    (
        "date: 2019-11-07",
        "date: 2019-11-30\n    date_precision: month",
        "edition-day-unknown",
        "begroting-2020",
        15,
    ),
    ("    decision: RAAD-0001\n", "", "decision-missing", "begroting-2020", 12),
    (
        "members: [GM0014, GM0037]",
        "members: [GM0014], assumption: Onze lezing.",
        "region-assumed",
        "banen",
        30,
    ),
]
CHANGE = SOUND[SOUND.index("            change_since:") : SOUND.index("activities:")]
BASELINE = SOUND[SOUND.index("              baseline:") : SOUND.index("activities:")]
TARGETS = SOUND[SOUND.index("    targets:") : SOUND.index("activities:")]
BREAKS = SOUND[SOUND.index("    breaks:") : SOUND.index("    targets:")]
BROKEN += [
    (CHANGE, "            undetermined: pm\n", "aim-undetermined", "banen-2022", 46),
    (CHANGE, "            at_least: 44000\n", "baseline-not-named", "banen-2022", 41),
    (BASELINE, "", "baseline-missing", "banen-2022", 47),
    (BREAKS + TARGETS, "", "targets-missing", "banen", 26),
]


def findings(text: str) -> tuple[Finding, ...]:
    return audit(loads(text))


def changed(old: str, new: str) -> tuple[Finding, ...]:
    assert SOUND.count(old) == 1
    return findings(SOUND.replace(old, new))


def test_a_sound_programme_has_no_findings() -> None:
    assert findings(SOUND) == ()


def test_an_indicator_without_a_region_is_about_the_municipality() -> None:
    assert changed("    region: STREEK\n", "") == ()


@pytest.mark.parametrize(("old", "new", "code", "subject", "line"), BROKEN)
def test_each_norm_broken_is_one_finding_on_its_line(
    old: str, new: str, code: str, subject: str, line: int
) -> None:
    (finding,) = changed(old, new)
    assert (finding.code, finding.subject, finding.line) == (code, subject, line)
    assert (finding.weight, finding.norm) == tuple(RULES[finding.code])  # type: ignore[index]  # a code is a plain text here
    assert finding.details["name_nl"]


def test_a_goal_with_nothing_under_it_has_no_indicator_and_no_activity() -> None:
    extra = "  - {id: leeg, title: Leeg}\nindicators:\n"
    assert [finding.code for finding in changed("indicators:\n", extra)] == [
        "goal-without-indicator",
        "goal-without-activity",
    ]


def test_every_code_has_a_rule_and_is_tested() -> None:
    tested = {code for _, _, code, _, _ in BROKEN} | {"goal-without-indicator"}
    assert tested == set(FINDING_CODES) == set(RULES)


def test_details_carry_what_the_wording_needs() -> None:
    (clause,) = changed(", indicators: [banen]}", "}")
    assert clause.details == {
        "name_nl": "Meer banen",
        "name_en": "More jobs",
        "clause": "meer",
        "clause_nl": "Meer banen",
        "clause_en": "More jobs",
    }
    (edition,) = changed("date: 2019-11-07", "date: 2019-11-30\n    date_precision: month")
    assert edition.details["date"] == "2019-11-30"
    assert edition.details["precision"] == "month"
    (milestones,) = changed("due: 2022-11-07", "due: 2022-11-08")
    assert milestones.details["due"] == "2022-11-08"
    assert milestones.details["said_on"] == "2019-11-07"
    assert milestones.details["indicator"] == "banen"


def test_a_working_definition_does_not_mend_the_norm_but_is_told() -> None:
    old = "    definition: {text: Banen op 1 april.}"
    (finding,) = changed(
        old, "    working_definition: {text: Banen op 1 april., reason: Zo telt het register.}"
    )
    assert (finding.code, finding.weight, finding.line) == ("definition-missing", "norm", 31)
    assert finding.details["working"] == "yes"


def test_a_milestone_satisfies_the_norm_and_needs_none_itself() -> None:
    milestone = """\
      - id: banen-2021
        due: 2024-12-31
        milestone_of: banen-2022
        explanation: Halverwege.
        versions: [{edition: begroting-2020, class_is: {name: veel}}]
activities:
"""
    later = SOUND.replace("due: 2022-11-07", "due: 2026-12-31")
    assert [finding.code for finding in findings(later)] == ["milestones-missing"]
    assert findings(later.replace("activities:\n", milestone)) == ()


def test_a_target_withdrawn_or_only_reported_is_not_audited() -> None:
    bare = SOUND.replace("        explanation: Zoveel als de streek groeit.\n", "")
    withdrawn = bare.replace(CHANGE, "            withdrawn: true\n")
    assert findings(withdrawn) == ()
    reported = bare.replace(CHANGE, "            at_least: 1\n").replace(
        "          - edition: begroting-2020\n", "          - reported: {name: De krant, date: 2020-01-01}\n"
    )
    assert findings(reported) == ()


def test_a_yearly_figure_that_comes_once_needs_no_next_day() -> None:
    text = SOUND.replace("    next_figure: 2023-04-01\n", "").replace("yearly", "once")
    assert findings(text) == ()


def test_findings_stand_in_the_order_of_the_file_and_never_change() -> None:
    text = (HERE / "valid" / "full.yaml").read_text(encoding="utf-8")
    found = findings(text)
    assert [finding.line for finding in found] == sorted(finding.line for finding in found)
    assert found == findings(text)
    assert len(found) > 10
