"""Tables beside the benefits system: each row known by its resident, kind and first day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db.models import Model
from openpyxl import Workbook

from perspectief.register.imports.importing import Report
from perspectief.register.imports.layout import Layout, shipped
from perspectief.register.models import (
    ActivityPart,
    Employer,
    EstablishmentSpell,
    Exemption,
    JobsCount,
    Participation,
    Plan,
    PlanSpell,
    Recorded,
    Resident,
    ResidentDetails,
    Work,
)
from tests.register.imports.towns import Benefit, at, bring, take
from tests.register.people import bsn
from tests.register.places import Place


def table(folder: Path, kind: str, *rows: Sequence[object], month: str = "202203", name: str = "") -> Report:
    """Import a CSV table with the columns of the layout that ships."""
    path = folder / f"{name or kind}.csv"
    columns = [spot.column for _, spot in shipped(kind).told()]
    lines = [columns, *([*map(str, row)] for row in rows)]
    path.write_text("\n".join(";".join(line) for line in lines) + "\n", encoding="utf-8")
    return take(path, kind, at(month))


def now(kind: type[Recorded], *names: str) -> list[tuple[object, ...]]:
    """What is known now, oldest first."""
    rows = kind._default_manager.filter(superseded_at__isnull=True).order_by("valid_from", "id")
    return [tuple(getattr(row, name) for name in names) for row in rows]


def count(*kinds: type[Model]) -> int:
    return sum(kind._default_manager.count() for kind in kinds)


def test_participation_is_added_corrected_and_ended(register: Place, tmp_path: Path) -> None:
    person = bsn(1)
    table(tmp_path, "participation", [person, "vrijwilligerswerk", "2022-01-10", "", 4, "wijkteam"])
    report = table(
        tmp_path,
        "participation",
        [person, "vrijwilligerswerk", "2022-01-10", "2022-03-31", 6, ""],
        month="202204",
    )
    assert now(Participation, "kind", "valid_from", "valid_to", "hours", "confirmed_by") == [
        ("volunteering", date(2022, 1, 10), date(2022, 4, 1), 6, "")
    ]
    assert [(c.table, c.added, c.corrected, c.ended) for c in report.changes] == [
        ("resident", 0, 0, 0),
        ("participation", 0, 0, 1),
    ]
    assert count(Participation) == 2


def test_lines_that_are_known_change_nothing(register: Place, tmp_path: Path) -> None:
    one, two = (
        [bsn(1), "naast", "vast", "geen", "2022-01-10", "", 12],
        [bsn(2), "na", "", "", "2022-02-01", "", ""],
    )
    table(tmp_path, "work", one, two)
    report = table(tmp_path, "work", two, one, month="202204")
    assert sum(c.added + c.corrected + c.ended for c in report.changes) == 0
    assert now(Work, "place", "contract", "subsidy", "hours") == [
        ("beside", "permanent", "none", 12),
        ("after", "unknown", "none", None),
    ]


def test_plans_are_known_by_their_first_day(register: Place, tmp_path: Path) -> None:
    table(tmp_path, "plans", [bsn(1), "werk", "2022-01-10", ""], [bsn(1), "zorg", "2022-02-10", ""])
    table(tmp_path, "plans", [bsn(1), "opleiding", "2022-01-10", "2022-02-09"], month="202204")
    assert count(Plan) == 2
    assert now(PlanSpell, "aim", "valid_to") == [("education", date(2022, 2, 10)), ("care", None)]


def test_exemptions_may_end_in_the_future(register: Place, tmp_path: Path) -> None:
    table(tmp_path, "exemptions", [bsn(1), "arbeid", "2022-01-10", "2023-01-09"])
    assert now(Exemption, "duty", "valid_to") == [("work", date(2023, 1, 10))]


def test_details_hold_from_their_day_and_what_is_not_told_stays(register: Place, tmp_path: Path) -> None:
    person = bsn(1)
    table(tmp_path, "residents", [person, "Made Up", "1980-05-17", "7607 AB", ""])
    table(tmp_path, "residents", [person, "", "", "7608", "2022-04-02"], month="202204")
    table(tmp_path, "residents", [person, "Made Upp", "", "", ""], month="202205")
    assert now(ResidentDetails, "name", "birth_date", "postcode", "valid_from", "valid_to") == [
        ("Made Up", date(1980, 5, 17), "7607", date(1980, 5, 1), date(2022, 4, 2)),
        ("Made Upp", date(1980, 5, 17), "7608", date(2022, 4, 2), None),
    ]
    assert count(Resident) == 1


def test_facilities_that_left_the_half_year_ended(register: Place, tmp_path: Path) -> None:
    bring(tmp_path, Benefit(1, 1))

    def half(period: str, month: str, *rows: Sequence[object]) -> None:
        lines = [["999", period, *row] for row in rows]
        table(tmp_path, "reintegration", *lines, month=month, name=f"facilities_{period}")

    training = [bsn(1), "training", "", "20220110", "", "", "1500,50"]
    half(
        "2022-1",
        "202206",
        training,
        [bsn(1), "", "3", "20220301", "", 20, ""],
        [bsn(2), "", 1, "20220201", "", 32, ""],
    )
    half("2022-2", "202212", [bsn(1), "", "3", "20220301", "20220930", 20, ""])
    assert now(ActivityPart, "activity", "cost", "valid_to") == [("training", 150_050, date(2022, 7, 1))]
    assert now(Work, "subsidy", "place", "hours", "valid_to") == [
        ("statutory", "after", 32, date(2022, 7, 1)),
        ("temporary", "beside", 20, date(2022, 10, 1)),
    ]


def test_jobs_of_a_year_and_of_the_next(register: Place, tmp_path: Path) -> None:
    first = ["000012345678", "12345678", "Made Up Bakery", "1071", "7607AB", 2021, 12, 9]
    other = ["000012345679", "12345678", "Made Up Shop", "4711", "7607AB", 2021, 3, ""]
    table(tmp_path, "jobs", first, other)
    table(tmp_path, "jobs", [*first[:3], "56101", "7607AB", 2022, 14, 9], month="202304")
    table(tmp_path, "jobs", [*first[:6], 13, 9], month="202305", name="again")
    assert count(Employer) == 1
    assert sorted(now(JobsCount, "year", "jobs", "jobs_full"), key=str) == [
        (2021, 13, 9),
        (2021, 3, None),
        (2022, 14, 9),
    ]
    assert sorted(now(EstablishmentSpell, "sbi", "valid_from", "valid_to"), key=str) == [
        ("1071", date(2021, 1, 1), date(2022, 1, 1)),
        ("4711", date(2021, 1, 1), None),
        ("56101", date(2022, 1, 1), None),
    ]


def test_a_workbook_by_a_mapping_of_its_own(register: Place, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Burgerservicenummer", "Wat", "Sinds", "Uren"])
    sheet.append([int(bsn(4)), "Vrijwillig", date(2022, 2, 1), 3])
    book.save(tmp_path / "list.xlsx")
    layout = Layout.model_validate(
        {
            "kind": "participation",
            "form": "xlsx",
            "fields": {
                "bsn": {"column": "Burgerservicenummer"},
                "kind": {"column": "Wat", "codes": {"Vrijwillig": "volunteering"}},
                "start": {"column": "Sinds"},
                "hours": {"column": "Uren"},
            },
        }
    )
    take(tmp_path / "list.xlsx", layout)
    assert now(Participation, "kind", "valid_from", "hours") == [("volunteering", date(2022, 2, 1), 3)]
    bring(tmp_path, Benefit(1, 4))
    assert count(Resident) == 1
