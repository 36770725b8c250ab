"""What is asked of a table, as the filters of OData: so that no more comes than is wanted."""

from collections import defaultdict
from collections.abc import Iterable

from perspectief.facts.model import Measure
from perspectief.facts.sources.observed import fetching
from perspectief.facts.sources.periods import MARKS
from perspectief.facts.sources.source import Order

PREFIXES = ("NL", "PV", "GM", "AM")  # country, provinces, municipalities, labour market regions
_MOST_NAMED = 20  # more regions than that are asked for by kind


def groups_of(order: Order) -> tuple[tuple[Measure, ...], ...]:
    """Measures that can be asked for in one question: with the same cells and the same length of period."""
    groups: dict[tuple[object, ...], list[Measure]] = defaultdict(list)
    for measure in order.measures:
        fetch = fetching(measure)
        groups[(*sorted(fetch.cells.items()), fetch.frequency)].append(measure)
    return tuple(tuple(group) for _, group in sorted(groups.items(), key=lambda item: str(item[0])))


def odata4_filter(group: tuple[Measure, ...], region: str | None, period: str, order: Order) -> str:
    """The filter of OData 4 for a group of measures; `region` and `period` are names of dimensions."""
    fetch = fetching(group[0])
    parts = [any_of("Measure", (fetching(measure).code or "" for measure in group))]
    parts += [any_of(name, [code]) for name, code in sorted(fetch.cells.items())]
    if region:
        parts.append(_regions(region, order, "startswith({name},'{start}')"))
    parts.append(f"contains({period},{quoted(MARKS[fetch.frequency])})")
    if order.since:
        parts.append(f"{period} ge {quoted(str(order.since.year))}")
    return " and ".join(parts)


def odata3_filter(group: tuple[Measure, ...], region: str | None, period: str, order: Order) -> str:
    """The filter of OData 3 for a group of measures, which there are columns."""
    fetch = fetching(group[0])
    parts = [f"({name} eq {quoted(code)})" for name, code in sorted(fetch.cells.items())]
    if region:
        parts.append(_regions(region, order, "startswith({name},'{start}')"))
    parts.append(f"substringof({quoted(MARKS[fetch.frequency])},{period})")
    if order.since:
        parts.append(f"({period} ge {quoted(str(order.since.year))})")
    return " and ".join(parts)


def _regions(name: str, order: Order, form: str) -> str:
    codes = sorted(order.regions or ())
    starts = codes if 0 < len(codes) <= _MOST_NAMED else PREFIXES
    return "(" + " or ".join(form.format(name=name, start=start) for start in starts) + ")"


def any_of(name: str, codes: Iterable[str]) -> str:
    """That a column holds one of some texts."""
    return "(" + " or ".join(f"{name} eq {quoted(code)}" for code in codes) + ")"


def quoted(text: str) -> str:
    """A text in a filter: a quotation mark in it is written twice."""
    return "'" + text.replace("'", "''") + "'"
