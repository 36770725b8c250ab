"""Questions in SQL: all figures of a folder, and nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from perspectief.facts.analysis import FIGURE_COLUMNS, Analysis, open_analysis
from perspectief.facts.catalogue import Catalogue
from perspectief.facts.fetched import open_fetched
from perspectief.facts.regions import Regions
from perspectief.ground.problem import Refused
from tests.facts.conftest import MakeFigure
from tests.facts.fetched.samples import sound

WORDS = {"value": "Het getal; wat er 'staat'."}
SECRET = "nobody may read this"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folder")
    fetched = open_fetched(folder)
    fetched.append(sound(), "made-up", "monthly")
    fetched.append(sound(value=[2500.0, 2599.0]), "made-up", "monthly", retrieved_on=date(2021, 1, 1))
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder / "secret.csv").write_text(f"a\n{SECRET}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def analysis(folder: Path, catalogue: Catalogue, regions: Regions, make_figure: MakeFigure) -> Analysis:
    own = [
        make_figure(),
        make_figure(value=None, low=None, high=None, as_published="pm", published_on=date(2022, 3, 1)),
        make_figure(release="draft", published_on=date(2022, 4, 1)),
        make_figure(released_by="Control", released_on=date(2023, 5, 1), published_on=date(2023, 1, 1)),
    ]
    return open_analysis(own, open_fetched(folder), catalogue, regions, WORDS)


def one(analysis: Analysis, question: str) -> object:
    ((cell,),) = analysis.ask(question).rows
    return cell


def test_own_and_fetched_figures_stand_together(analysis: Analysis) -> None:
    assert analysis.ask("SELECT measure, count(*) FROM figures GROUP BY 1 ORDER BY 1").rows == (
        ("welfare_files", 3),
        ("welfare_persons", 3),
    )


def test_a_draft_is_not_there(analysis: Analysis) -> None:
    assert one(analysis, "SELECT count(*) FROM figures WHERE published_on = '2022-04-01'") == 0


def test_every_measure_has_a_view_that_says_what_it_is(analysis: Analysis, catalogue: Catalogue) -> None:
    assert set(catalogue.measures) <= set(analysis.views())
    assert one(analysis, "SELECT count(*) FROM welfare_persons") == 3
    said = "SELECT comment FROM duckdb_views() WHERE view_name = 'welfare_persons'"
    assert str(one(analysis, said)).startswith("Personen in de bijstand (count). Het aantal personen")
    said = (
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'welfare_persons' AND column_name = 'value'"
    )
    assert one(analysis, said) == WORDS["value"]


def test_a_day_gives_what_was_known_then(analysis: Analysis) -> None:
    assert one(analysis, "SELECT count(*) FROM known('2020-03-30')") == 0
    assert one(analysis, "SELECT count(*) FROM known('2020-12-31')") == 2
    assert one(analysis, "SELECT count(*) FROM known('2022-02-01')") == 4
    newest = "SELECT value FROM newest('2022-01-01') WHERE measure = 'welfare_persons' ORDER BY start"
    assert analysis.ask(newest).rows == ((2500.0,), (2599.0,))


def test_a_released_figure_is_known_from_its_release(analysis: Analysis) -> None:
    count = "SELECT count(*) FROM known('{}') WHERE measure = 'welfare_files'"
    assert one(analysis, count.format("2023-04-30")) == 2
    assert one(analysis, count.format("2023-05-01")) == 3


def test_regions_and_measures_can_be_joined(analysis: Analysis) -> None:
    joined = "figures JOIN regions r USING (region) JOIN measures m USING (measure)"
    question = f"SELECT DISTINCT r.name, m.unit FROM {joined}"
    assert analysis.ask(question).rows == (("Almelo", "count"),)


def test_columns_have_the_types_that_are_promised(analysis: Analysis) -> None:
    described = {row[0]: row[1] for row in analysis.ask("DESCRIBE figures").rows}
    assert described == FIGURE_COLUMNS


ATTACKS: tuple[tuple[str, str], ...] = (
    ("sql-refused", "SELECT * FROM read_text('{folder}/secret.txt')"),
    ("sql-refused", "SELECT * FROM read_blob('{folder}/secret.txt')"),
    ("sql-refused", "SELECT * FROM read_csv('{folder}/secret.csv')"),
    ("sql-refused", "SELECT * FROM '{folder}/secret.csv'"),
    ("sql-refused", "SELECT * FROM sniff_csv('{folder}/secret.csv')"),
    ("sql-refused", "SELECT * FROM glob('{folder}/*')"),
    ("sql-refused", "SELECT * FROM query('SELECT * FROM read_text(''{folder}/secret.txt'')')"),
    ("sql-refused", "SELECT * FROM query_table('{folder}/secret.csv')"),
    ("sql-refused", "SELECT * FROM parquet_metadata('{folder}/fetched/figures/made-up/monthly/*.parquet')"),
    ("sql-refused", "SELECT getenv('HOME')"),
    ("sql-refused", "SELECT * FROM secret_variable"),
    ("sql-refused", "SELECT * FROM 'https://example.org/x.csv'"),
    ("sql-refused", "WITH x AS (INSERT INTO figures SELECT * FROM figures RETURNING *) SELECT * FROM x"),
    ("sql-only-questions", "COPY figures TO '{folder}/out.csv'"),
    ("sql-only-questions", "COPY figures FROM '{folder}/secret.csv'"),
    ("sql-only-questions", "EXPLAIN ANALYZE COPY figures TO '{folder}/out.csv'"),
    ("sql-only-questions", "EXPLAIN (ANALYZE) COPY figures TO '{folder}/out.csv'"),
    ("sql-only-questions", "EXPORT DATABASE '{folder}/out'"),
    ("sql-only-questions", "ATTACH '{folder}/out.db'"),
    ("sql-only-questions", "INSTALL httpfs"),
    ("sql-only-questions", "LOAD '{folder}/out'"),
    ("sql-only-questions", "SET enable_external_access = true"),
    ("sql-only-questions", "RESET lock_configuration"),
    ("sql-only-questions", "PRAGMA enable_logging"),
    ("sql-only-questions", "INSERT INTO figures SELECT * FROM figures"),
    ("sql-only-questions", "UPDATE figures SET value = 0"),
    ("sql-only-questions", "DELETE FROM figures"),
    ("sql-only-questions", "DROP TABLE figures"),
    ("sql-only-questions", "CREATE TABLE x AS SELECT 1"),
    ("sql-only-questions", "CREATE SECRET s (TYPE s3)"),
    ("sql-only-questions", "BEGIN"),
    ("sql-only-questions", "CALL pragma_version()"),
    ("sql-one-question", "SELECT 1; COPY figures TO '{folder}/out.csv'"),
    ("sql-one-question", ""),
    ("sql-one-question", "-- nothing"),
    ("sql-refused", "SELEC 1"),
    ("sql-refused", "SELECT 1 / '"),
)


@pytest.mark.parametrize(("code", "attack"), ATTACKS)
def test_nothing_else_can_be_read_or_written(
    code: str, attack: str, analysis: Analysis, folder: Path
) -> None:
    secret_variable = SECRET  # a local name of the caller is none of a table
    before = sorted(folder.rglob("*"))
    with pytest.raises(Refused) as refused:
        analysis.ask(attack.format(folder=folder))
    assert [problem.code for problem in refused.value.problems] == [code]
    assert secret_variable not in refused.value.problems[0].found
    assert sorted(folder.rglob("*")) == before
    assert one(analysis, "SELECT count(*) FROM figures") == 6


def test_a_question_may_be_explained_and_described(analysis: Analysis) -> None:
    for question in (
        "EXPLAIN SELECT 1",
        "SUMMARIZE figures",
        "SHOW TABLES",
        "FROM figures LIMIT 1",
        "VALUES (1)",
    ):
        assert analysis.ask(question).rows


def test_a_measure_called_as_a_table_keeps_its_own_view(
    regions: Regions, own_measures: Callable[[str], Catalogue]
) -> None:
    analysis = open_analysis([], None, own_measures("figures"), regions, {})
    assert one(analysis, "SELECT count(*) FROM figures_") == 0


@pytest.fixture
def own_measures(tmp_path: Path) -> Callable[[str], Catalogue]:
    from perspectief.facts.catalogue import load_catalogue

    def make(measure: str) -> Catalogue:
        text = f"measures:\n  - {{id: {measure}, name: Proef, unit: count, counted: person}}\n"
        (tmp_path / "measures.yaml").write_text(text, encoding="utf-8")
        return load_catalogue(tmp_path)

    return make
