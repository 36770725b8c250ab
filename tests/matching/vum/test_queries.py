"""The accreditation set of VUM: every query keeps what a plain evaluator keeps, and every expected answer."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from perspectief.ground.problem import Refused
from perspectief.matching.vum.evaluate import kept
from perspectief.matching.vum.fields import SEEKERS, VACANCIES
from perspectief.matching.vum.query import parse_query
from perspectief.matching.vum.table import Table, table_of
from tests.matching.places import shipped_places
from tests.matching.vum import plain

ROOT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("PERSPECTIEF_SHARED", ROOT.parent / "shared")) / "data" / "matching" / "vum"
PLACES = shipped_places()
SEEKER: dict[str, Any] = {
    "idWerkzoekende": "one",
    "mobiliteit": {"bemiddelingspostcode": "7607AB"},
    "werktijden": {"aantalWerkurenPerWeekMinimaal": 16},
    "arbeidsmarktkwalificatie": {
        "codeWerkEnDenkniveauWerkzoekende": "7",
        "taalbeheersing": [
            {"codeTaal": "nld", "codeNiveauTaalbeheersingMondeling": 1},
            {"codeTaal": "eng", "codeNiveauTaalbeheersingMondeling": 4},
        ],
    },
}


def _load(name: str) -> list[dict[str, Any]]:
    if not (FOLDER / name).exists():
        pytest.skip("needs ../shared/data/matching/vum")
    found: list[dict[str, Any]] = json.loads((FOLDER / name).read_text("utf-8"))
    return found


@cache
def _vacancies() -> tuple[list[dict[str, Any]], list[dict[str, Any]], Table]:
    """The queries, and the union of the vacancies in their expected answers."""
    queries = _load("AccreditatieVacature_data.json")
    each = [job for row in queries for job in json.loads(row["vacature.zoekresultaten"])]
    jobs = list({job["idVacature"]: job for job in each}.values())
    return queries, jobs, table_of(jobs, VACANCIES, PLACES)


@cache
def _seekers() -> tuple[list[dict[str, Any]], list[dict[str, Any]], Table]:
    queries, people = (
        _load("AccreditatieWerkzoekenden_data.json"),
        _load("AccreditatieWerkzoekenden_upload.json"),
    )
    return queries, people, table_of(people, SEEKERS, PLACES)


@pytest.mark.parametrize("number", range(100))
def test_a_query_for_vacancies_keeps_what_plain_python_keeps_and_every_expected_answer(number: int) -> None:
    queries, jobs, table = _vacancies()
    query = json.loads(queries[number]["vacature.zoekvraag"])
    mask = kept(table, parse_query(query, VACANCIES), PLACES)
    found = {job["idVacature"] for job, keep in zip(jobs, mask, strict=True) if keep}
    assert found == {job["idVacature"] for job in jobs if plain.keeps(job, query, "vacancies")}
    assert {job["idVacature"] for job in json.loads(queries[number]["vacature.zoekresultaten"])} <= found


@pytest.mark.parametrize("number", range(50))
def test_a_query_for_seekers_keeps_what_plain_python_keeps_and_every_expected_answer(number: int) -> None:
    queries, people, table = _seekers()
    query = json.loads(queries[number]["werkzoekende.zoekvraag"])
    mask = kept(table, parse_query(query, SEEKERS), PLACES)
    found = {one["idWerkzoekende"] for one, keep in zip(people, mask, strict=True) if keep}
    assert found == {one["idWerkzoekende"] for one in people if plain.keeps(one, query, "seekers")}
    answers = json.loads(queries[number]["werkzoekende.zoekresultaten"])
    assert {one["idWerkzoekende"] for one in answers} <= found


def _keeps(query: dict[str, Any], document: dict[str, Any] = SEEKER) -> bool:
    return bool(kept(table_of([document], SEEKERS, PLACES), parse_query(query, SEEKERS), PLACES)[0])


def test_a_missing_field_meets_no_operator() -> None:
    assert not _keeps({"werktijden.aantalWerkurenPerWeekMaximaal": {"$gte": 0}})
    assert _keeps({"werktijden.aantalWerkurenPerWeekMinimaal": {"$lte": 16}})


def test_codes_are_compared_as_the_query_writes_them() -> None:
    level = "arbeidsmarktkwalificatie.codeWerkEnDenkniveauWerkzoekende"
    assert _keeps({level: {"$eq": "7"}})
    assert not _keeps({level: {"$eq": 7}})
    assert _keeps({level: {"$gte": "6"}})
    assert not _keeps({level: {"$lt": "7"}})


def test_one_item_of_a_list_must_meet_everything_that_is_asked_of_it() -> None:
    path = "arbeidsmarktkwalificatie.taalbeheersing"
    good = {"codeTaal": {"$eq": "nld"}, "codeNiveauTaalbeheersingMondeling": {"$gte": 3}}
    assert not _keeps({path: {"$all": [{"$elemMatch": good}]}})
    assert _keeps({path: {"$elemMatch": {**good, "codeTaal": {"$in": ["eng", "deu"]}}}})
    assert _keeps(
        {path: {"$elemMatch": {"$or": [{"codeTaal": {"$eq": "fra"}}, {"codeTaal": {"$eq": "nld"}}]}}}
    )


def test_an_unknown_postcode_is_kept_and_a_far_one_is_not() -> None:
    assert _keeps({"selectiegebied": {"postcode": "7607", "afstand": 1}})
    assert not _keeps({"selectiegebied": {"postcode": "1011AB", "afstand": 20}})
    assert _keeps({"selectiegebied": {"postcode": "0000AA", "afstand": 1}})
    assert _keeps({"selectiegebied": {"postcode": "1011", "afstand": 1}}, {"idWerkzoekende": "x"})


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"werktijden.uren": {"$lte": 3}}, "vum-field"),
        ({"werktijden.aantalWerkurenPerWeekMinimaal": {"$near": 3}}, "vum-operator"),
        ({"werktijden.aantalWerkurenPerWeekMinimaal": {"$lte": None}}, "vum-value"),
        ({"selectiegebied": {"postcode": 7607}}, "vum-area"),
        ({"contractvorm": [1]}, "vum-operator"),
        ([], "vum-query"),
    ],
)
def test_what_a_query_may_not_hold_is_said(query: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_query(query, SEEKERS)
    assert [problem.code for problem in refused.value.problems] == [code]
