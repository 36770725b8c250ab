"""StatLine tables over OData 4, as Statistics Netherlands serves them.

Source: the service's own metadata (Properties, Dimensions, MeasureCodes, Observations) as captured in 2026.
"""

from collections.abc import Mapping
from typing import Any

from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Measure, Status
from perspectief.facts.regions import Regions
from perspectief.facts.sources.filters import groups_of, odata4_filter
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.json_answers import get_json, number_of, other_form, text_of
from perspectief.facts.sources.observed import Observed, Spoken, fetching, figures_of
from perspectief.facts.sources.paging import once, pages
from perspectief.facts.sources.periods import counted_days, period_of
from perspectief.facts.sources.source import Column, Order, Progress, Shape, silent
from perspectief.facts.sources.statline import Dimensions, is_wanted, refuse_unchosen, settled
from perspectief.ground.problem import Place, Problem, Refused

BASE = "https://datasets.cbs.nl/odata/v1/CBS"
CODES = ("answer-incomplete",)
_IMPOSSIBLE = "Impossible"  # a combination that cannot be: no figure, and none is missing
_TOLD = 1000  # so many rows, and whoever watches hears of it


class CbsOdata4:
    """Tables of StatLine; `base` without a slash at its end."""

    def __init__(self, web: Web, regions: Regions, base: str = BASE, name: str = "cbs") -> None:
        self.name = name
        self._web, self._regions, self._base = web, regions, base

    def shape(self, order: Order) -> Shape:
        """How the table looks now; see `Source.shape`."""
        about = get_json(self._web, self._url(order, "Properties"))[1]
        dimensions = self._dimensions(order)
        return Shape(
            title=text_of(about, "Title", self._url(order, "Properties")).strip(),
            columns=self._columns(order),
            dimensions={
                **{name: self._cells(order, name) for name in dimensions.others},
                **({dimensions.region: {}} if dimensions.region else {}),
                dimensions.period: {},
            },
            modified=str(about.get("Modified") or ""),
        )

    def read(self, order: Order, shape: Shape, progress: Progress = silent) -> FigureBatch:
        """Every wanted figure that the table holds now; see `Source.read`."""
        dimensions = self._dimensions(order)
        refuse_unchosen(order, dimensions)
        final = self._final(order, dimensions.period)
        columns = {measure.id: shape.columns[fetching(measure).code or ""] for measure in order.measures}
        observed: list[Observed] = []
        for group in groups_of(order):
            by_code = {fetching(measure).code: measure for measure in group}
            for answer, row in self._rows(order, group, dimensions, progress):
                one = self._observed(row, answer, by_code, dimensions, final)
                if one and is_wanted(one, order):
                    observed.append(one)
        url = f"https://opendata.cbs.nl/#/CBS/nl/dataset/{order.table}/table"
        said = Spoken(f"CBS StatLine {order.table}", url, self._web.today)
        return figures_of(observed, columns, said)

    def _url(self, order: Order, part: str) -> str:
        return f"{self._base}/{order.table}/{part}"

    def _list(self, order: Order, part: str) -> list[Mapping[str, Any]]:
        """A list of metadata, all pages of it."""
        return [row for _, row in pages(self._web, self._url(order, part), {})]

    def _dimensions(self, order: Order) -> Dimensions:
        url = self._url(order, "Dimensions")
        rows = self._list(order, "Dimensions")
        return Dimensions.of({text_of(row, "Identifier", url): str(row.get("Kind")) for row in rows}, url)

    def _columns(self, order: Order) -> Mapping[str, Column]:
        url = self._url(order, "MeasureCodes")
        wanted = {fetching(measure).code for measure in order.measures}
        found = [row for row in self._list(order, "MeasureCodes") if row.get("Identifier") in wanted]
        return {code: _column(code, row, url) for row in found if (code := text_of(row, "Identifier", url))}

    def _cells(self, order: Order, dimension: str) -> Mapping[str, str]:
        """The titles of the codes of a dimension that the measures name."""
        wanted = {fetching(measure).cells.get(dimension) for measure in order.measures}
        url = self._url(order, f"{dimension}Codes")
        rows = {
            text_of(row, "Identifier", url).strip(): row for row in self._list(order, f"{dimension}Codes")
        }
        return {code: text_of(rows[code], "Title", url).strip() for code in sorted(rows) if code in wanted}

    def _final(self, order: Order, period: str) -> Mapping[str, Status]:
        """Whether figures of a period are final, by the code of the period."""
        url = self._url(order, f"{period}Codes")
        return {
            text_of(row, "Identifier", url): settled(row.get("Status"))
            for row in self._list(order, f"{period}Codes")
        }

    def _rows(
        self, order: Order, group: tuple[Measure, ...], dimensions: Dimensions, progress: Progress
    ) -> list[tuple[str, Mapping[str, Any]]]:
        """All observations of a group with the hash of their answer: counted, and each once."""
        url = self._url(order, "Observations")
        asked = {"$filter": odata4_filter(group, dimensions.region, dimensions.period, order)}
        expected = self._count(url, asked)
        found: list[tuple[str, Mapping[str, Any]]] = []
        for one in once(pages(self._web, url, asked), "Id", url):
            found.append(one)
            if len(found) % _TOLD == 0:
                progress(len(found), expected)
        progress(len(found), expected)
        if len(found) != expected:
            details = {"expected": str(expected)}
            raise Refused([Problem("answer-incomplete", Place(url), found=str(len(found)), details=details)])
        return found

    def _count(self, url: str, asked: Mapping[str, str]) -> int:
        """How many observations the source says there are."""
        _, data = self._web.get(f"{url}/$count", asked)
        text = data.decode("utf-8-sig", "replace").strip()
        if not text.isdecimal():
            raise other_form(url, "$count")
        return int(text)

    def _observed(
        self,
        row: Mapping[str, Any],
        answer: str,
        by_code: Mapping[str | None, Measure],
        dimensions: Dimensions,
        final: Mapping[str, Status],
    ) -> Observed | None:
        """One value, or None for a row that is about nothing that was asked for."""
        url = f"{self._base} Observations"
        measure = by_code.get(text_of(row, "Measure", url))
        period = text_of(row, dimensions.period, url)
        attribute = text_of(row, "ValueAttribute", url)
        named = period_of(period)
        if measure is None or named is None or named[0] != fetching(measure).frequency:
            return None
        fetch = fetching(measure)
        place = text_of(row, dimensions.region, url).strip() if dimensions.region else fetch.region or "NL01"
        number = number_of(row, "Value", url)
        if (number is None and attribute == _IMPOSSIBLE) or self._regions.find(place) is None:
            return None
        first, last = counted_days(fetch, named[1], named[2])
        missing = attribute if number is None else ""
        return Observed(measure, place, first, last, number, final.get(period, "A"), answer, missing=missing)


def _column(code: str, row: Mapping[str, Any], url: str) -> Column:
    decimals = row.get("Decimals")
    unit = row.get("Unit")
    return Column(
        code,
        text_of(row, "Title", url).strip(),
        unit if isinstance(unit, str) else "",
        decimals if isinstance(decimals, int) else None,
    )
