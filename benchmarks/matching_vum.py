"""The accreditation set of VUM: what the evaluator keeps, beside a plain one, and how long it takes."""

import json
import time
from pathlib import Path
from typing import Any

from perspectief.matching.vum.evaluate import kept
from perspectief.matching.vum.fields import OF_SIDE, Side
from perspectief.matching.vum.query import parse_query
from perspectief.matching.vum.table import table_of
from tests.matching.places import shipped_places
from tests.matching.vum import plain


def vum_bars(folder: Path) -> None:
    """Both sides; says so where the set is not at hand."""
    if not folder.exists():
        print("the set is not at hand (PERSPECTIEF_SHARED)")
        return
    vacancies = json.loads((folder / "AccreditatieVacature_data.json").read_text("utf-8"))
    jobs = [job for row in vacancies for job in json.loads(row["vacature.zoekresultaten"])]
    _side("vacancies", "vacature", vacancies, list({job["idVacature"]: job for job in jobs}.values()))
    seekers = json.loads((folder / "AccreditatieWerkzoekenden_data.json").read_text("utf-8"))
    people = json.loads((folder / "AccreditatieWerkzoekenden_upload.json").read_text("utf-8"))
    _side("seekers", "werkzoekende", seekers, people)


def _side(side: Side, word: str, rows: list[dict[str, Any]], documents: list[dict[str, Any]]) -> None:
    places, fields = shipped_places(), OF_SIDE[side]
    table = table_of(documents, fields, places)
    same = inside = 0
    took = 0.0
    for row in rows:
        query = json.loads(row[f"{word}.zoekvraag"])
        began = time.perf_counter()
        mask = kept(table, parse_query(query, fields), places)
        took += time.perf_counter() - began
        found = {each[fields.identity] for each, keep in zip(documents, mask, strict=True) if keep}
        same += found == {each[fields.identity] for each in documents if plain.keeps(each, query, side)}
        inside += {each[fields.identity] for each in json.loads(row[f"{word}.zoekresultaten"])} <= found
    print(
        f"{side}: {len(rows)} queries over {len(documents)}: {same} keep what the plain evaluator keeps,"
        f" {inside} hold every expected answer (bar: all), {took / len(rows) * 1000:.1f} ms each"
    )
