"""StatLine tables over OData 3, for tables that are only there: wide rows with a column for each measure.

Source: the service's TableInfos, DataProperties, lists of codes and TypedDataSet. There `fetch.code` is the
key of a topic, such as `Bijstand_1`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Measure, Status
from perspectief.facts.regions import Regions
from perspectief.facts.sources.filters import groups_of, odata3_filter
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.json_answers import number_of, other_form, text_of
from perspectief.facts.sources.observed import Observed, Spoken, fetching, figures_of
from perspectief.facts.sources.paging import once, pages
from perspectief.facts.sources.periods import counted_days, period_of
from perspectief.facts.sources.source import Column, Order, Progress, Shape, silent
from perspectief.facts.sources.statline import Dimensions, is_wanted, refuse_unchosen, settled

BASE = "https://opendata.cbs.nl/ODataFeed/odata"


class CbsOdata3:
    """Tables of StatLine by the older service; `base` without a slash at its end."""

    def __init__(self, web: Web, regions: Regions, base: str = BASE, name: str = "cbs-v3") -> None:
        self.name = name
        self._web, self._regions, self._base = web, regions, base

    def shape(self, order: Order) -> Shape:
        """How the table looks now; see `Source.shape`."""
        about = self._list(order, "TableInfos")
        if len(about) != 1:
            raise other_form(self._url(order, "TableInfos"), "value")
        properties = self._list(order, "DataProperties")
        dimensions = self._dimensions(order, properties)
        return Shape(
            title=text_of(about[0], "Title", self._url(order, "TableInfos")).strip(),
            columns=self._columns(order, properties),
            dimensions={
                **{name: self._cells(order, name) for name in dimensions.others},
                **({dimensions.region: {}} if dimensions.region else {}),
                dimensions.period: {},
            },
            modified=str(about[0].get("Modified") or ""),
        )

    def read(self, order: Order, shape: Shape, progress: Progress = silent) -> FigureBatch:
        """Every wanted figure that the table holds now; see `Source.read`."""
        dimensions = self._dimensions(order, self._list(order, "DataProperties"))
        refuse_unchosen(order, dimensions)
        periods = self._url(order, dimensions.period)
        final = {
            text_of(row, "Key", periods).strip(): settled(row.get("Status"))
            for row in self._list(order, dimensions.period)
        }
        observed: list[Observed] = []
        for group in groups_of(order):
            for answer, row in self._rows(order, group, dimensions, progress):
                found = (self._observed(row, answer, each, dimensions, final) for each in group)
                observed += [one for one in found if one and is_wanted(one, order)]
        columns = {measure.id: shape.columns[fetching(measure).code or ""] for measure in order.measures}
        url = f"https://opendata.cbs.nl/#/CBS/nl/dataset/{order.table}/table"
        return figures_of(observed, columns, Spoken(f"CBS StatLine {order.table}", url, self._web.today))

    def _url(self, order: Order, part: str) -> str:
        return f"{self._base}/{order.table}/{part}"

    def _list(self, order: Order, part: str) -> list[Mapping[str, Any]]:
        return [row for _, row in self._pages(self._url(order, part), {})]

    def _dimensions(self, order: Order, properties: list[Mapping[str, Any]]) -> Dimensions:
        url = self._url(order, "DataProperties")
        kinds = {text_of(row, "Key", url): str(row.get("Type")) for row in properties if row.get("Key")}
        return Dimensions.of(kinds, url)

    def _columns(self, order: Order, properties: list[Mapping[str, Any]]) -> Mapping[str, Column]:
        wanted = {fetching(measure).code for measure in order.measures}
        url = self._url(order, "DataProperties")
        found: dict[str, Column] = {}
        for row in properties:
            if row.get("Type") == "Topic" and row.get("Key") in wanted:
                key, decimals = text_of(row, "Key", url), row.get("Decimals")
                title, unit = text_of(row, "Title", url).strip(), str(row.get("Unit") or "")
                found[key] = Column(key, title, unit, decimals if isinstance(decimals, int) else None)
        return found

    def _cells(self, order: Order, dimension: str) -> Mapping[str, str]:
        wanted = {fetching(measure).cells.get(dimension) for measure in order.measures}
        url = self._url(order, dimension)
        titles = {
            text_of(row, "Key", url).strip(): text_of(row, "Title", url).strip()
            for row in self._list(order, dimension)
        }
        return {code: titles[code] for code in sorted(titles) if code in wanted}

    def _rows(
        self, order: Order, group: tuple[Measure, ...], dimensions: Dimensions, progress: Progress
    ) -> list[tuple[str, Mapping[str, Any]]]:
        url = self._url(order, "TypedDataSet")
        asked = {"$filter": odata3_filter(group, dimensions.region, dimensions.period, order)}
        found = list(once(self._pages(url, asked), "ID", url))
        progress(len(found), len(found))
        return found

    def _pages(self, url: str, asked: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        return pages(self._web, url, {**asked, "$format": "json"}, "odata.nextLink")

    def _observed(
        self,
        row: Mapping[str, Any],
        answer: str,
        measure: Measure,
        dimensions: Dimensions,
        final: Mapping[str, Status],
    ) -> Observed | None:
        url, fetch = f"{self._base} TypedDataSet", fetching(measure)
        period = text_of(row, dimensions.period, url).strip()
        named = period_of(period)
        place = text_of(row, dimensions.region, url).strip() if dimensions.region else fetch.region or "NL01"
        if named is None or named[0] != fetch.frequency or self._regions.find(place) is None:
            return None
        number = number_of(row, fetch.code or "", url)
        if number is None:
            return None  # this service does not say why a cell is empty: nothing is known of it
        first, last = counted_days(fetch, named[1], named[2])
        return Observed(measure, place, first, last, number, final.get(period, "A"), answer)
