"""The desk of the made-up town: the same each time, plausible, and on its way out through the gate."""

from datetime import date
from pathlib import Path

import pytest
from django.apps import apps

from perspectief.cli.demo_town import Wanted, make_demo
from perspectief.cli.register_desk import publish_totals
from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.regions import load_regions
from perspectief.facts.store import load_figures
from perspectief.ground.text import Text
from perspectief.register.database import close_register, open_register
from perspectief.register.desk import requests, survey
from perspectief.register.desk.cases import Case
from perspectief.register.desk.demo import MEASURE, fill_desk
from perspectief.register.desk.terms import Event
from perspectief.register.town.town import make_town
from perspectief.register.town.write import fill
from tests.register.places import Place

UNTIL = date(2022, 12, 31)


def everything() -> list[list[object]]:
    return [
        list(table._default_manager.order_by("pk").values_list())
        for table in apps.get_app_config("desk").get_models()
    ]


def test_the_same_town_has_the_same_desk_and_gets_it_once(register: Place) -> None:
    fill(make_town(4, 100))
    assert fill_desk(4, UNTIL) > 500
    first = everything()
    assert fill_desk(5, UNTIL) == 0 and everything() == first


def test_the_desk_has_something_of_everything(register: Place) -> None:
    fill(make_town(4, 100))
    fill_desk(4, UNTIL)
    share = requests.term_share(date(2022, 1, 1), UNTIL)
    assert share.decided > 40 and share.percent is not None and 40 < share.percent < 100
    assert requests.open_questions(UNTIL) and requests.open_permits(UNTIL)
    assert any(each.late for each in requests.open_permits(UNTIL))
    assert len(requests.obstacles(date(2022, 1, 1), UNTIL)) > 3
    made = survey.grade("demo-2022")
    assert 5 < made.estimate.low < made.estimate.value < made.estimate.high < 8


def test_no_step_of_the_made_up_desk_could_not_have_happened(register: Place) -> None:
    """Each request is told anew through the functions that refuse what cannot be."""
    fill(make_town(4, 100))
    fill_desk(4, UNTIL)
    for case in requests.loaded()[:150]:
        seen: list[Event] = []
        for event in case.events:
            before = Case(
                case.reference, case.kind, case.topic, case.law, case.term_days, case.received, tuple(seen)
            )
            assert requests._wrong_step(before, event.kind, event.on, event.weeks) == ""
            seen.append(event)


def test_the_demo_folder_lets_the_totals_of_its_desk_out(tmp_path: Path) -> None:
    folder = tmp_path / "town"
    make_demo(folder, Wanted(4, 100, None), months=False)
    publish_totals(folder, date(2023, 1, 15), dry_run=False)
    found = load_figures(folder, load_catalogue(folder), load_regions().with_made_up(Text(nl="Verzonstad")))
    measures = {each.measure for each in found}
    assert {"desk_questions", "desk_permits_in_time", "desk_requests_obstructed", MEASURE} <= measures
    assert all(each.release == "draft" for each in found)
    open_register(folder)
    numbers = [row[1] for row in apps.get_model("register", "Establishment")._default_manager.values_list()]
    close_register()
    text = "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in (".csv", ".jsonl"))
    assert len(text) > 1000 and not any(number in text for number in numbers) and "DEMO-" not in text


@pytest.fixture(autouse=True)
def _no_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERSPECTIEF_REGISTER_URL", raising=False)
