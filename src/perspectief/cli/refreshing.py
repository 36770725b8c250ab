"""`perspectief refresh`: bring in what sources say now, table by table."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from perspectief.account import House, open_house
from perspectief.account.needed import needed
from perspectief.cli.console import OUT, Bar, progress
from perspectief.cli.language import WORDS as W
from perspectief.cli.refresh_words import report_lines, unconfirmed_lines
from perspectief.facts.fetched import open_fetched
from perspectief.facts.model import Measure
from perspectief.facts.refresh import Refresh, TableReport, Watch, orders_of
from perspectief.facts.sources.answers import Answers
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.settings import load_sources, make_source
from perspectief.facts.sources.source import Order, Progress, Source
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("table-not-needed",)


def refresh_folder(
    folder: Path, today: date, *, only: str | None, accept: Collection[str], everything: bool
) -> bool:
    """Refresh what the programme needs and tell of each table; False where one stood still or failed."""
    house = open_house(folder)
    measures = _measures(house, everything=everything)
    orders = _chosen(orders_of(measures), only)
    with progress(W.t("Fetching figures")) as bar, Web(Answers(folder), today) as web:
        reports = []
        for report in _refresh(house, web, accept).run(orders, _watch(bar)):
            reports.append(report)
            OUT.print(*report_lines(report), sep="\n")
    OUT.print(*unconfirmed_lines(measures), _conclusion(reports), sep="\n")
    return all(report.outcome in ("new", "same") for report in reports)


def _measures(house: House, *, everything: bool) -> list[Measure]:
    """Those of the programme, or all of the catalogue, that a source could give."""
    known = house.catalogue.measures
    ids = known.keys() if everything else needed(house.programme, house.catalogue).measures
    return [known[id_] for id_ in sorted(ids) if known[id_].fetch]


def _chosen(orders: Sequence[Order], only: str | None) -> list[Order]:
    if only is None:
        return list(orders)
    chosen = [order for order in orders if order.table == only]
    if not chosen:
        tables = tuple(order.table for order in orders)
        raise Refused(
            [Problem("table-not-needed", Place("measures.yaml"), "", only, tables, nearest(only, tables))]
        )
    return chosen


def _refresh(house: House, web: Web, accept: Collection[str]) -> Refresh:
    sources = load_sources(house.folder)

    def find(source: str) -> Source:
        return make_source(sources, source, web, house.folder, house.regions)

    return Refresh(open_fetched(house.folder, house.catalogue, house.regions), find, web.today, accept)


def _watch(bar: Bar) -> Watch:
    def watch(number: int, count: int, order: Order) -> Progress:
        bar.about(W.t("{table} ({number} of {count})", table=order.table, number=number, count=count))
        return lambda done, total: bar.to(done, total or done)

    return watch


def _conclusion(reports: Sequence[TableReport]) -> str:
    if not reports:
        return W.t("No table to fetch: no measure of this programme has a confirmed place in a source.")
    figures = W.n("{count} new figure", "{count} new figures", sum(each.figures for each in reports))
    tables = W.n("{count} table", "{count} tables", len(reports))
    stopped = sum(each.outcome in ("changed", "refused") for each in reports)
    if not stopped:
        return W.t("{figures} from {tables}.", figures=figures, tables=tables)
    still = W.n("{count} table stood still", "{count} tables stood still", stopped)
    return W.t("{figures} from {tables}; {still}.", figures=figures, tables=tables, still=still)
