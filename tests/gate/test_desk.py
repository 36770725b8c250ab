"""Totals of the business desk on their way out: rounded, told once, and figures of the folder."""

from datetime import date
from pathlib import Path

import pytest

from perspectief.cli.register_desk import desk_noted
from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Figure
from perspectief.facts.regions import load_regions
from perspectief.facts.store import load_figures
from perspectief.gate.desk import LOG, DeskDone, publish_desk
from perspectief.gate.folder import Installation
from perspectief.gate.ledger import load_ledger
from perspectief.ground.problem import Refused
from perspectief.programme.load import load
from perspectief.register.desk.cases import Case, InTheWay
from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.terms import Event
from perspectief.register.desk.totals import SurveyTotal, Total, What, totals

START, END, ON = date(2030, 1, 1), date(2030, 3, 31), date(2030, 4, 10)
MEASURES = """\
measures:
  - {id: desk_questions, name: Vragen, unit: count, counted: none}
  - {id: desk_permits, name: Besluiten, unit: count, counted: none}
  - {id: desk_permits_in_time, name: Op tijd, unit: percent, counted: none, minimum: 0, maximum: 100}
"""
GRADE = SurveyTotal("spring", "business_climate_grade", START, END, 6.784, 6.312, 7.256, 31, 60)


def out(folder: Path, *found: Total | SurveyTotal, on: date = ON, dry_run: bool = False) -> DeskDone:
    if not (folder / "measures.yaml").exists():
        (folder / "measures.yaml").write_text(MEASURES, encoding="utf-8")
    where = Installation(folder, load(folder), load_catalogue(folder), load_regions(), desk_noted)
    counts = [each for each in found if isinstance(each, Total)]
    grades = [each for each in found if isinstance(each, SurveyTotal)]
    return publish_desk(where, counts, grades, on, dry_run=dry_run)


def figures(folder: Path) -> dict[str, Figure]:
    return {each.measure: each for each in load_figures(folder, load_catalogue(folder), load_regions())}


def of(what: What, count: int, whole: int | None = None) -> Total:
    return Total(what, START, END, count, whole)


def test_a_total_leaves_rounded_to_five_as_a_draft(folder: Path) -> None:
    out(folder, of(What.QUESTIONS, 43))
    figure = figures(folder)["desk_questions"]
    assert (figure.value, figure.low, figure.high, figure.release) == (45, 43, 47, "draft")
    assert (figure.kind, figure.start, figure.end, figure.published_on) == ("flow", START, END, ON)
    assert "vijf" in figure.note and figure.source


def test_a_share_is_of_rounded_numbers_and_its_bounds_hold_the_true_one(folder: Path) -> None:
    out(folder, of(What.PERMITS, 43), of(What.IN_TIME, 33, 43))
    figure = figures(folder)["desk_permits_in_time"]
    assert (figure.value, figure.kind) == (round(100 * 35 / 45, 2), "rate")
    assert figure.low is not None and figure.high is not None and figure.low <= 100 * 33 / 43 <= figure.high


@pytest.mark.parametrize(("decided", "leaves"), [(9, False), (10, True)])
def test_a_share_of_fewer_than_ten_stays_inside(folder: Path, decided: int, leaves: bool) -> None:
    done = out(folder, of(What.IN_TIME, 5, decided))
    assert bool(figures(folder)) is leaves
    assert bool(done.kept) is not leaves


@pytest.mark.parametrize(("answers", "leaves"), [(9, False), (10, True)])
def test_a_grade_leaves_with_its_margin_from_ten_answers_on(folder: Path, answers: int, leaves: bool) -> None:
    grade = SurveyTotal("spring", "business_climate_grade", START, END, 6.784, 6.312, 7.256, answers, 60)
    out(folder, grade)
    found = figures(folder).get("business_climate_grade")
    assert (found is not None) is leaves
    if found:
        assert (found.value, found.low, found.high, found.kind) == (6.78, 6.31, 7.26, "survey")
        assert "spring" in found.note and "60" in found.note and found.assumption and found.assumption_en


def test_what_left_is_not_told_again_whatever_became_of_it(folder: Path) -> None:
    out(folder, of(What.QUESTIONS, 43), GRADE)
    before = (folder / LOG).read_bytes()
    again = out(folder, of(What.QUESTIONS, 61), GRADE, on=date(2030, 5, 1))
    assert (again.entries, again.standing) == ((), 2)
    assert (folder / LOG).read_bytes() == before and figures(folder)["desk_questions"].value == 45


def test_a_measure_that_the_folder_does_not_describe_is_not_asked_for(folder: Path) -> None:
    done = out(folder, of(What.OBSTACLES, 20))
    assert (done.entries, done.kept, done.standing) == ((), (), 0) and not (folder / LOG).exists()


def test_a_survey_of_a_measure_that_is_not_there_is_refused(folder: Path) -> None:
    with pytest.raises(Refused, match="gate-measure-missing"):
        out(folder, SurveyTotal("spring", "nothing_such", START, END, 6, 5, 7, 31, 60))


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    assert len(out(folder, of(What.QUESTIONS, 43), dry_run=True).added.new) == 1
    assert not (folder / LOG).exists() and not figures(folder)


def test_a_run_killed_between_log_and_figures_is_made_good(folder: Path) -> None:
    out(folder, of(What.QUESTIONS, 43), GRADE)
    (folder / "figures" / "desk.csv").unlink()
    out(folder)
    assert set(figures(folder)) == {"desk_questions", "business_climate_grade"}


def test_a_changed_log_or_a_figure_of_nowhere_stops_everything(folder: Path) -> None:
    out(folder, of(What.QUESTIONS, 43))
    file = folder / "figures" / "desk.csv"
    text = file.read_text("utf-8")
    file.write_text(text.replace("45", "44"), "utf-8")
    with pytest.raises(Refused, match="gate-not-in-log"):
        out(folder)
    file.write_text(text, "utf-8")
    log = (folder / LOG).read_text("utf-8")
    (folder / LOG).write_text(log.replace('"value": 45', '"value": 50'), "utf-8")
    with pytest.raises(Refused, match="gate-log-changed"):
        out(folder)
    (folder / LOG).write_text(log, "utf-8")
    assert len(load_ledger(folder, LOG).entries) == 1


def case(
    number: int, received: date, *events: Event, law: Law | None = Law.AWB_4_13, rule: bool = False
) -> Case:
    rules = (InTheWay(Area.TAX, Level.STATE, "x"),) if rule else ()
    kind = Kind.PERMIT if law else Kind.QUESTION
    return Case(f"P-{number}", kind, Topic.TAX, law, None, received, events, rules)


def test_totals_are_of_every_quarter_that_is_over_and_no_other() -> None:
    cases = [
        case(1, date(2029, 11, 30), Event(StepKind.GRANTED, date(2030, 1, 25))),
        case(2, date(2030, 2, 1), law=None, rule=True),
        case(3, date(2030, 2, 2), Event(StepKind.REFUSED, date(2030, 3, 31))),
    ]
    found = {(each.what, each.end): (each.count, each.whole) for each in totals(cases, date(2030, 4, 1))}
    assert {end for _, end in found} == {date(2029, 12, 31), END}
    assert found[What.PERMITS, END] == (2, None)
    assert found[What.IN_TIME, END] == (2, 2)  # eight weeks, the second to the Monday after
    assert (found[What.QUESTIONS, END], found[What.OBSTACLES, END]) == ((1, None), (1, None))
    assert {each.end for each in totals(cases, END)} == {date(2029, 12, 31)}
    assert totals([], ON) == ()
