"""StatLine tables over OData 4, as Statistics Netherlands serves them.

Source: the service's own metadata (Properties, Dimensions, MeasureCodes, Observations) as captured in 2026.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Measure, Status
from perspectief.facts.regions import Regions
from perspectief.facts.sources.filters import groups_of, odata4_filter
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.json_answers import get_json, number_of, other_form, rows_of, text_of
from perspectief.facts.sources.observed import Observed, Spoken, fetching, figures_of
from perspectief.facts.sources.periods import counted_days, period_of
from perspectief.facts.sources.source import Column, Order, Progress, Shape, silent
from perspectief.ground.problem import Place, Problem, Refused

BASE = "https://datasets.cbs.nl/odata/v1/CBS"
CODES = ("answer-incomplete", "answer-doubled", "page-elsewhere", "cell-not-chosen", "dimension-not-there")
_SETTLED: Mapping[str, Status] = {"Definitief": "A", "Voorlopig": "P", "NaderVoorlopig": "P"}
_IMPOSSIBLE = "Impossible"  # a combination that cannot be: no figure, and none is missing
_GEO, _TIME = "GeoDimension", "TimeDimension"
_TOLD = 1000  # so many rows, and whoever watches hears of it


@dataclass(frozen=True, slots=True)
class _Dimensions:
    """The names of a table's dimensions, by what they are."""

    others: tuple[str, ...]
    region: str | None
    period: str


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
        _refuse_unchosen(order, dimensions)
        settled = self._settled(order, dimensions.period)
        columns = {measure.id: shape.columns[fetching(measure).code or ""] for measure in order.measures}
        observed: list[Observed] = []
        for group in groups_of(order):
            by_code = {fetching(measure).code: measure for measure in group}
            for answer, row in self._rows(order, group, dimensions, progress):
                one = self._observed(row, answer, by_code, dimensions, settled)
                if one and _is_wanted(one, order):
                    observed.append(one)
        url = f"https://opendata.cbs.nl/#/CBS/nl/dataset/{order.table}/table"
        said = Spoken(f"CBS StatLine {order.table}", url, self._web.today)
        return figures_of(observed, columns, said)

    def _url(self, order: Order, part: str) -> str:
        return f"{self._base}/{order.table}/{part}"

    def _list(self, order: Order, part: str) -> list[Mapping[str, Any]]:
        """A list of metadata, all pages of it."""
        return [row for _, row in self._pages(self._url(order, part), {})]

    def _dimensions(self, order: Order) -> _Dimensions:
        url = self._url(order, "Dimensions")
        kinds = {text_of(row, "Identifier", url): row.get("Kind") for row in self._list(order, "Dimensions")}
        periods = [name for name, kind in kinds.items() if kind == _TIME]
        if len(periods) != 1:
            raise other_form(url, _TIME)
        places = [name for name, kind in kinds.items() if kind == _GEO]
        others = tuple(name for name, kind in kinds.items() if kind not in (_GEO, _TIME))
        return _Dimensions(others, places[0] if places else None, periods[0])

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

    def _settled(self, order: Order, period: str) -> Mapping[str, Status]:
        """Whether figures of a period are final, by the code of the period."""
        url = self._url(order, f"{period}Codes")
        return {
            text_of(row, "Identifier", url): _SETTLED.get(str(row.get("Status")), "A")
            for row in self._list(order, f"{period}Codes")
        }

    def _rows(
        self, order: Order, group: tuple[Measure, ...], dimensions: _Dimensions, progress: Progress
    ) -> list[tuple[str, Mapping[str, Any]]]:
        """All observations of a group with the hash of their answer: counted, and each once."""
        url = self._url(order, "Observations")
        asked = {"$filter": odata4_filter(group, dimensions.region, dimensions.period, order)}
        expected = self._count(url, asked)
        found: dict[int, tuple[str, Mapping[str, Any]]] = {}
        for answer, row in self._pages(url, asked):
            number = row.get("Id")
            if not isinstance(number, int) or number in found:
                raise Refused([Problem("answer-doubled", Place(url), found=str(number))])
            found[number] = (answer, row)
            if len(found) % _TOLD == 0:
                progress(len(found), expected)
        progress(len(found), expected)
        if len(found) != expected:
            details = {"expected": str(expected)}
            raise Refused([Problem("answer-incomplete", Place(url), found=str(len(found)), details=details)])
        return list(found.values())

    def _count(self, url: str, asked: Mapping[str, str]) -> int:
        """How many observations the source says there are."""
        _, data = self._web.get(f"{url}/$count", asked)
        text = data.decode("utf-8-sig", "replace").strip()
        if not text.isdecimal():
            raise other_form(url, "$count")
        return int(text)

    def _pages(self, url: str, asked: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Each row of each page, with the hash of the page."""
        seen: set[str] = set()
        following: str | None = url
        while following:
            if following in seen or urlsplit(following).netloc != urlsplit(self._base).netloc:
                raise Refused([Problem("page-elsewhere", Place(url), found=following)])
            seen.add(following)
            answer, held = get_json(self._web, following, asked if following == url else None)
            for row in rows_of(held, url):
                yield answer.sha256, row
            link = held.get("@odata.nextLink")
            following = link if isinstance(link, str) and link else None

    def _observed(
        self,
        row: Mapping[str, Any],
        answer: str,
        by_code: Mapping[str | None, Measure],
        dimensions: _Dimensions,
        settled: Mapping[str, Status],
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
        return Observed(
            measure, place, first, last, number, settled.get(period, "A"), answer, missing=missing
        )


def _is_wanted(one: Observed, order: Order) -> bool:
    late_enough = order.since is None or one.last >= order.since
    return late_enough and (order.regions is None or one.region in order.regions)


def _column(code: str, row: Mapping[str, Any], url: str) -> Column:
    decimals = row.get("Decimals")
    unit = row.get("Unit")
    return Column(
        code,
        text_of(row, "Title", url).strip(),
        unit if isinstance(unit, str) else "",
        decimals if isinstance(decimals, int) else None,
    )


def _refuse_unchosen(order: Order, dimensions: _Dimensions) -> None:
    """A dimension without a choice would give a figure many times over; a choice for none, nothing."""
    problems = [
        problem
        for measure in order.measures
        for problem in _choices(order, measure, frozenset(dimensions.others))
    ]
    if problems:
        raise Refused(problems)


def _choices(order: Order, measure: Measure, there: frozenset[str]) -> Iterator[Problem]:
    named = fetching(measure).cells.keys()
    place = Place(f"{order.source} {order.table}")
    for name in sorted(there - named):
        yield Problem("cell-not-chosen", place, found=name, details={"measure": measure.id})
    for name in sorted(named - there):
        yield Problem("dimension-not-there", place, found=name, details={"measure": measure.id})
