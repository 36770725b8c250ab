"""What goes wrong at a source: each time the right figures, or a clear message and nothing half done."""

import json
import ssl
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched import open_fetched
from perspectief.facts.refresh import Refresh, TableReport, orders_of
from perspectief.facts.regions import Regions
from perspectief.facts.sources.cbs_odata4 import CbsOdata4
from perspectief.facts.sources.http import Manners
from perspectief.ground.problem import Refused
from perspectief.publication.words.problems import problem_sentence
from perspectief.publication.words.words import Words
from tests.facts.sources import replay
from tests.facts.sources.conftest import QUICK, TODAY, MakeWeb
from tests.facts.sources.replay import Fault, Request, Service, Table

TABLE = "37789ksz"
IMPATIENT = replace(QUICK, read_timeout=0.4)


@dataclass
class Folder:
    """A folder that refreshes one table from the replay."""

    path: Path
    service: Service
    make_web: MakeWeb
    catalogue: Catalogue
    regions: Regions

    def refresh(self, manners: Manners = QUICK, today: date = TODAY, **more: object) -> TableReport:
        web = self.make_web(today=today, manners=manners, folder=self.path)
        source = CbsOdata4(web, self.regions, self.service.address)
        fetched = open_fetched(self.path, self.catalogue, self.regions)
        wanted = (each for each in self.catalogue.measures.values() if each.fetch)
        orders = [order for order in orders_of(wanted) if order.table == TABLE]
        (report,) = Refresh(fetched, lambda _: source, today, **more).run(orders)  # type: ignore[arg-type]  # `accept` of a test
        return report

    def figures(self) -> set[str]:
        place = self.path / "fetched" / "figures"
        return {str(path.relative_to(place)) for path in place.rglob("*.parquet")}

    def stored(self) -> dict[str, bytes]:
        """Every file of the store."""
        place = self.path / "fetched"
        return {
            str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()
        }


@pytest.fixture
def folder(tmp_path: Path, cbs: Service, make_web: MakeWeb, catalogue: Catalogue, regions: Regions) -> Folder:
    return Folder(tmp_path / "one", cbs, make_web, catalogue, regions)


@pytest.fixture
def undisturbed(folder: Folder, tmp_path: Path) -> dict[str, bytes]:
    other = replace(folder, path=tmp_path / "undisturbed")
    assert other.refresh().outcome == "new"
    folder.service.asked.clear()
    return other.stored()


def _once(fault: Fault, page: int = 2) -> Callable[[Request], Fault | None]:
    """The fault at one page of observations, the first time that it is asked for."""
    seen: list[str] = []

    def where(request: Request) -> Fault | None:
        if not request.path.endswith("/Observations"):
            return None
        seen.append(request.path)
        return fault if len(seen) == page else None

    return where


def _always(fault: Fault) -> Callable[[Request], Fault | None]:
    return lambda request: fault if "$skiptoken" in request.query else None


def _half_json(data: bytes) -> bytes:
    return data[: len(data) // 2]


PASSING: dict[str, Fault] = {
    "slow": replay.slow(0.8),
    "reset": replay.reset,
    "truncated": replay.truncated,
    "429": replay.status(429, Retry_After="1"),
    "429-by-day": replay.status(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
    "503": replay.status(503),
    "500": replay.status(500),
}
LASTING: dict[str, tuple[Fault, str]] = {
    "slow": (replay.slow(0.8), "source-silent"),
    "reset": (replay.reset, "answer-cut-off"),
    "truncated": (replay.truncated, "answer-cut-off"),
    "429": (replay.status(429, Retry_After="1"), "source-busy"),
    "429-for-an-hour": (replay.status(429, Retry_After="3600"), "source-busy"),
    "503": (replay.status(503), "source-busy"),
    "500": (replay.status(500), "source-fault"),
    "403": (replay.status(403), "source-refuses"),
    "404": (replay.status(404), "source-refuses"),
    "elsewhere": (replay.status(302, Location="https://elsewhere.example/"), "source-moved"),
    "html": (replay.says(b"<!doctype html><title>Onderhoud</title>", "text/html"), "answer-not-json"),
    "invalid-json": (replay.changed(_half_json), "answer-not-json"),
    "nan": (replay.says(b'{"value": [{"Value": NaN}]}'), "answer-not-json"),
    "a-list": (replay.says(b"[]"), "answer-other-form"),
    "no-rows": (replay.says(b'{"values": []}'), "answer-other-form"),
    "rows-of-text": (replay.says(b'{"value": ["x"]}'), "answer-other-form"),
    "empty-page": (replay.says(b'{"value": []}'), "answer-incomplete"),
    "nothing": (replay.says(b""), "answer-not-json"),
    "two-gigabytes": (replay.endless, "answer-too-large"),
}


@pytest.mark.parametrize("name", PASSING)
def test_what_passes_is_waited_for(folder: Folder, undisturbed: dict[str, bytes], name: str) -> None:
    folder.service.fault_where = _once(PASSING[name])
    assert folder.refresh(IMPATIENT if name == "slow" else QUICK).outcome == "new"
    assert folder.stored() == undisturbed


@pytest.mark.parametrize("name", LASTING)
def test_what_lasts_is_told_and_nothing_is_half_done(
    folder: Folder, undisturbed: dict[str, bytes], name: str
) -> None:
    fault, code = LASTING[name]
    folder.service.fault_where = _always(fault)
    manners = IMPATIENT if name == "slow" else replace(QUICK, limit_bytes=20_000_000)
    report = folder.refresh(manners)
    assert [problem.code for problem in report.problems] == [code]
    for language in ("nl", "en"):
        sentence = problem_sentence(report.problems[0], Words(language))
        assert "127.0.0.1" in sentence and "“”" not in sentence
    assert folder.figures() == set()
    folder.service.fault_where = lambda request: None
    assert folder.refresh().outcome == "new"
    # What came instead of an answer is kept and logged too: nothing else may differ.
    stored = {name: data for name, data in folder.stored().items() if name in undisturbed}
    lines = set(stored.pop("log.jsonl").splitlines())
    assert lines >= set(undisturbed.pop("log.jsonl").splitlines())
    assert stored == undisturbed


def test_a_repeated_page_is_refused(folder: Folder) -> None:
    """The second page holds the rows of the first, and leads on as it should."""
    pages: list[bytes] = []

    def first(data: bytes) -> bytes:
        pages.append(data)
        return data

    def repeat(data: bytes) -> bytes:
        held = json.loads(data)
        held["value"] = json.loads(pages[0])["value"]
        return json.dumps(held).encode()

    def where(request: Request) -> Fault | None:
        if not request.path.endswith("/Observations"):
            return None
        return replay.changed(repeat if pages else first)

    folder.service.fault_where = where
    assert [problem.code for problem in folder.refresh().problems] == ["answer-doubled"]
    assert folder.figures() == set()


def test_a_page_that_leads_to_itself_or_elsewhere_is_refused(folder: Folder) -> None:
    def leading(link: str) -> Callable[[Request], Fault | None]:
        def to(data: bytes) -> bytes:
            return json.dumps({**json.loads(data), "@odata.nextLink": link}).encode()

        fault = replay.changed(to)
        return lambda request: fault if request.path.endswith("/Observations") else None

    for link in ("https://elsewhere.example/next", folder.service.address + "/37789ksz/Observations?x=1"):
        folder.service.fault_where = leading(link)
        (problem,) = folder.refresh().problems
        assert problem.code in ("page-elsewhere", "answer-doubled")
        assert folder.figures() == set()


def test_a_changed_title_stops_the_table(folder: Folder, tables: dict[str, Table]) -> None:
    folder.refresh()
    before = folder.figures()
    row = next(each for each in tables[TABLE].measures if each["Identifier"] == "90210")
    row["Title"] = "Bijstandsuitkeringen tot 67 jaar"
    report = folder.refresh()
    assert [(each.kind, each.subject, each.now) for each in report.changes] == [
        ("title", "90210", "Bijstandsuitkeringen tot 67 jaar")
    ]
    assert folder.figures() == before
    assert folder.refresh(accept=[TABLE]).outcome == "same"


def test_another_title_than_the_catalogue_knows_stops_the_first_time(
    folder: Folder, tables: dict[str, Table]
) -> None:
    row = next(each for each in tables[TABLE].measures if each["Identifier"] == "90210")
    row["Title"] = "Iets anders"
    report = folder.refresh()
    assert (report.outcome, [each.kind for each in report.changes]) == ("changed", ["title"])
    assert folder.figures() == set()


def test_another_unit_is_refused(folder: Folder, tables: dict[str, Table]) -> None:
    row = next(each for each in tables[TABLE].measures if each["Identifier"] == "90210")
    row["Unit"] = "%"
    assert [problem.code for problem in folder.refresh().problems] == ["unit-of-source-differs"]


def test_a_missing_dimension_is_told(folder: Folder, tables: dict[str, Table]) -> None:
    folder.refresh()
    tables[TABLE].dimensions.clear()
    assert [problem.code for problem in folder.refresh().problems] == ["answer-other-form"]


def test_a_new_dimension_would_double_figures(folder: Folder, tables: dict[str, Table]) -> None:
    new = {"Identifier": "Geslacht", "Title": "Geslacht", "Kind": "Dimension"}
    tables[TABLE].dimensions.append(new)
    tables[TABLE].codes["Geslacht"] = []
    assert {problem.code for problem in folder.refresh().problems} == {"cell-not-chosen"}
    assert folder.figures() == set()


def test_a_changed_value_adds_exactly_one_figure(folder: Folder, tables: dict[str, Table]) -> None:
    measure, day = "welfare_benefits_national_below_pension_age", date(2026, 8, 20)
    folder.refresh()
    fetched = open_fetched(folder.path, folder.catalogue, folder.regions)
    before = fetched.known(measure, "NL01", TODAY)
    row = next(
        row
        for row in tables[TABLE].observations
        if (row["Measure"], row["Perioden"]) == ("90210", "2025MM12")
    )
    row["Value"] += 1
    assert folder.refresh(today=day).figures == 1
    assert fetched.known(measure, "NL01", TODAY) == before
    (new,) = set(fetched.known(measure, "NL01", day)) - set(before)
    assert (new.end, new.published_on, new.value) == (date(2025, 12, 31), day, row["Value"] * 1000)
    assert folder.refresh(today=day).figures == 0


def test_what_is_unchanged_is_not_sent_again(folder: Folder) -> None:
    folder.refresh()
    before = folder.stored()
    folder.service.asked.clear()
    assert folder.refresh().outcome == "same"
    assert all("if-none-match" in request.headers for request in folder.service.asked)
    assert folder.stored() == before


def test_a_certificate_that_nobody_trusts(
    tmp_path: Path, make_web: MakeWeb, catalogue: Catalogue, regions: Regions
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    more = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made, *more], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    service = Service(lambda request: ("application/json", b"{}"))
    with replay.served(service, context), pytest.raises(Refused) as refused:
        make_web().get(service.address)
    assert [problem.code for problem in refused.value.problems] == ["source-not-trusted"]
    assert service.asked == [], "nothing was asked over a line that is not trusted"


@pytest.mark.parametrize("url", ["http://example.org/x", "ftp://example.org/x", "file:///etc/passwd", "x"])
def test_an_open_line_is_not_used(make_web: MakeWeb, url: str) -> None:
    with pytest.raises(Refused) as refused:
        make_web().get(url)
    assert [problem.code for problem in refused.value.problems] == ["source-not-https"]
