"""Sites made with Swing, such as waarstaatjegemeente.nl and regional ones, over OData.

No source that was read states the form of this service; what is asked here (`Variables` with Variable, Name,
Unit and Decimals; `Data` with Variable, GeoItem, Period and Value) is an assumption, as are its addresses,
and the answers in the tests were made by hand. `fetch.code` is the name of a variable.
"""

from collections.abc import Mapping
from typing import Any

from perspectief.facts.fetched import FigureBatch
from perspectief.facts.model import Measure
from perspectief.facts.regions import Regions
from perspectief.facts.sources.filters import any_of
from perspectief.facts.sources.http import Web
from perspectief.facts.sources.json_answers import number_of, text_of
from perspectief.facts.sources.observed import Observed, Spoken, fetching, figures_of
from perspectief.facts.sources.paging import pages
from perspectief.facts.sources.periods import counted_days
from perspectief.facts.sources.source import Column, Order, Progress, Shape, silent
from perspectief.facts.sources.statline import is_wanted
from perspectief.facts.sources.written_periods import period_written
from perspectief.ground.problem import Place, Problem, Refused


class Swing:
    """One Swing site; `base` without a slash at its end."""

    def __init__(self, web: Web, regions: Regions, base: str, name: str, title: str) -> None:
        self.name = name
        self._web, self._regions, self._base, self._title = web, regions, base, title

    def shape(self, order: Order) -> Shape:
        """How the wanted variables look now; see `Source.shape`."""
        url = f"{self._base}/Variables"
        columns = {}
        for _, row in pages(self._web, url, {"$filter": self._named(order)}):
            code, decimals = text_of(row, "Variable", url), row.get("Decimals")
            title, unit = text_of(row, "Name", url).strip(), str(row.get("Unit") or "")
            columns[code] = Column(code, title, unit, decimals if isinstance(decimals, int) else None)
        return Shape(self._title, columns, {"GeoItem": {}, "Period": {}})

    def read(self, order: Order, shape: Shape, progress: Progress = silent) -> FigureBatch:
        """Every wanted figure of the variables; see `Source.read`."""
        url = f"{self._base}/Data"
        by_code = {fetching(measure).code: measure for measure in order.measures}
        seen: set[tuple[str, ...]] = set()
        observed: list[Observed] = []
        for answer, row in pages(self._web, url, {"$filter": self._named(order)}):
            key = tuple(text_of(row, name, url).strip() for name in ("Variable", "GeoItem", "Period"))
            if key in seen:
                raise Refused([Problem("answer-doubled", Place(url), found=" ".join(key))])
            seen.add(key)
            one = self._observed(row, key, answer, by_code)
            observed += [one] if one and is_wanted(one, order) else []
        progress(len(seen), len(seen))
        columns = {measure.id: shape.columns[fetching(measure).code or ""] for measure in order.measures}
        return figures_of(observed, columns, Spoken(self._title, self._base, self._web.today))

    def _named(self, order: Order) -> str:
        return any_of("Variable", (fetching(measure).code or "" for measure in order.measures))

    def _observed(
        self, row: Mapping[str, Any], key: tuple[str, ...], answer: str, by_code: Mapping[str | None, Measure]
    ) -> Observed | None:
        code, place, period = key
        measure = by_code.get(code)
        if measure is None or self._regions.find(place) is None:
            return None
        fetch = fetching(measure)
        days = period_written(fetch.frequency, period)
        if days is None:
            return None  # a period of another length
        number = number_of(row, "Value", f"{self._base}/Data")
        first, last = counted_days(fetch, *days)
        return Observed(measure, place, first, last, number, "A", answer, missing="–")
