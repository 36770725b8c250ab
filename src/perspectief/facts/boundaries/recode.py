"""Figures per municipality in the boundaries of another year.

What merged is added up; what was split is apportioned by the inhabitants that Statistics Netherlands states
for each part, which is an assumption: that what is counted is spread as the inhabitants are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from math import fsum, isnan
from typing import Literal

from perspectief.facts.boundaries.changes import Change, is_covered, load_changes, municipalities_in
from perspectief.facts.model import Kind

Reason = Literal[
    "unknown-region",
    "year-not-covered",
    "part-missing",
    "not-additive",
    "not-backward",
    "numerator-missing",
    "denominator-missing",
    "denominator-zero",
]
Shares = Mapping[str, Mapping[str, Fraction]]
_ADDITIVE: tuple[Kind, ...] = ("stock", "flow")


@dataclass(frozen=True, slots=True)
class Part:
    """A municipality of the old year, the share of it that went in, and its whole value."""

    region: str
    share: float
    value: float


@dataclass(frozen=True, slots=True)
class Step:
    """What went into a municipality whose boundaries changed; `assumed` where a part was apportioned."""

    region: str
    parts: tuple[Part, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A region without a recoded value; `regions` are the parts that the reason speaks of."""

    region: str
    reason: Reason
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recoded:
    """Values by the codes of the target year, how they came about, and what has none.

    `ignored` are the borders that moved with too few inhabitants to be reckoned with.
    """

    values: Mapping[str, float]
    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]
    ignored: tuple[Change, ...] = ()


def recode(values: Mapping[str, float | None], from_year: int, to_year: int, kind: Kind = "stock") -> Recoded:
    """Values of municipalities on 1 January of one year in the boundaries of 1 January of a later one.

    A stock or flow is additive. Any other kind cannot be added: it stays where boundaries did not change
    and is left out elsewhere (see `recode_ratio`). A value that is None or NaN is a missing part.
    """
    if not (is_covered(from_year) and is_covered(to_year)):
        return Recoded({}, (), tuple(LeftOut(region, "year-not-covered") for region in sorted(values)))
    given, unknown = _named_as_in(values, from_year)
    left_out = [LeftOut(region, "unknown-region") for region in unknown]
    if to_year < from_year:
        return _backward(given, from_year, to_year, left_out)
    recoded: dict[str, float] = {}
    steps = []
    whole = _kept_whole(from_year, to_year)
    for target, shares in sorted(shares_of(from_year, to_year).items()):
        if not any(part in given for part in shares):
            continue
        reason = _reason(target, shares, given, kind)
        if reason:
            left_out.append(reason)
            continue
        parts = tuple(Part(part, float(share), _of(given, part)) for part, share in sorted(shares.items()))
        recoded[target] = fsum(part.share * part.value for part in parts)
        if target not in whole:
            steps.append(Step(target, parts, any(share != 1 for share in shares.values())))
    ignored = tuple(change for change in _between(from_year, to_year) if _is_ignored(change, given))
    return Recoded(recoded, tuple(steps), tuple(left_out), ignored)


def recode_ratio(
    numerator: Mapping[str, float | None],
    denominator: Mapping[str, float | None],
    from_year: int,
    to_year: int,
    per: float = 1.0,
) -> Recoded:
    """A ratio recomputed from its parts, `per` so many of the denominator; ratios are never averaged.

    The steps are those of the numerator.
    """
    above = recode(numerator, from_year, to_year)
    below = recode(denominator, from_year, to_year)
    values: dict[str, float] = {}
    left_out = list(dict.fromkeys([*above.left_out, *below.left_out]))
    named = {each.region for each in left_out}
    for region in sorted({*above.values, *below.values} - named):
        reason = _ratio_reason(region, above.values, below.values)
        if reason:
            left_out.append(LeftOut(region, reason))
        else:
            values[region] = per * above.values[region] / below.values[region]
    steps = tuple(step for step in above.steps if step.region in values)
    return Recoded(values, steps, tuple(left_out), above.ignored)


def _ratio_reason(region: str, above: Mapping[str, float], below: Mapping[str, float]) -> Reason | None:
    if region not in above:
        return "numerator-missing"
    if region not in below:
        return "denominator-missing"
    return "denominator-zero" if below[region] == 0 else None


@lru_cache(maxsize=256)
def shares_of(from_year: int, to_year: int) -> Shares:
    """Of each municipality of the later year: which of the earlier year went into it, with what share.

    The shares of a municipality of the earlier year add up to exactly one.
    """
    shares: dict[str, dict[str, Fraction]] = {
        code: {code: Fraction(1)} for code in municipalities_in(from_year)
    }
    for _, changes in groupby(_between(from_year, to_year), key=lambda change: change.day):
        shares = _after(shares, [change for change in changes if not change.is_small])
    return shares


def _between(from_year: int, to_year: int) -> Iterator[Change]:
    first, last = date(from_year, 1, 1), date(to_year, 1, 1)
    return (change for change in load_changes() if first < change.day <= last)


def _after(
    shares: Mapping[str, Mapping[str, Fraction]], changes: Iterable[Change]
) -> dict[str, dict[str, Fraction]]:
    """The shares after the changes of one day, which happen all at once."""
    moves: dict[str, dict[str, Fraction]] = {}
    for change in changes:
        if change.share:
            to = moves.setdefault(change.origin, {})
            to[change.target] = to.get(change.target, Fraction(0)) + change.share
    after: dict[str, dict[str, Fraction]] = {}
    for code, parts in shares.items():
        to = moves.get(code, {})
        stays = 1 - sum(to.values(), Fraction(0))
        for target, moved in [*to.items(), *([(code, stays)] if stays else [])]:
            into = after.setdefault(target, {})
            for part, share in parts.items():
                into[part] = into.get(part, Fraction(0)) + share * moved
    return after


def _kept_whole(from_year: int, to_year: int) -> frozenset[str]:
    """The municipalities that are the same in both years, but for small moves of a border."""
    return frozenset(
        code for code, parts in shares_of(from_year, to_year).items() if dict(parts) == {code: Fraction(1)}
    )


def _named_as_in(
    values: Mapping[str, float | None], year: int
) -> tuple[dict[str, float | None], tuple[str, ...]]:
    """The values by the codes of the year, and the codes that are none of it.

    A source may use the code after a renaming for the year in which it happened, or the one before.
    """
    there = municipalities_in(year)
    renamed = [change for change in load_changes() if change.kind == "rename"]
    other = {change.target: change.origin for change in renamed}
    other |= {change.origin: change.target for change in renamed}
    given, unknown = {code: values[code] for code in values if code in there}, []
    for code in sorted(set(values) - there):
        same = other.get(code, "")
        if same in there and same not in values:
            given[same] = values[code]
        else:
            unknown.append(code)
    return given, tuple(unknown)


def _reason(
    target: str,
    shares: Mapping[str, Fraction],
    given: Mapping[str, float | None],
    kind: Kind,
) -> LeftOut | None:
    missing = tuple(part for part in sorted(shares) if isnan(_of(given, part)))
    if missing:
        return LeftOut(target, "part-missing", missing)
    # All of one municipality and nothing else: the same one, maybe under a new name.
    alone = list(shares.values()) == [Fraction(1)]
    return None if kind in _ADDITIVE or alone else LeftOut(target, "not-additive", tuple(sorted(shares)))


def _of(given: Mapping[str, float | None], part: str) -> float:
    value = given.get(part)
    return float("nan") if value is None else value


def _backward(
    given: Mapping[str, float | None], from_year: int, to_year: int, left_out: list[LeftOut]
) -> Recoded:
    """To an earlier year: what merged cannot be taken apart, so only the unchanged have a value."""
    whole = _kept_whole(to_year, from_year)
    values = {code: _of(given, code) for code in sorted(given) if code in whole}
    missing = {code for code, value in values.items() if isnan(value)}
    left_out += [LeftOut(code, "part-missing", (code,)) for code in sorted(missing)]
    left_out += [LeftOut(code, "not-backward") for code in sorted(given) if code not in whole]
    return Recoded({code: values[code] for code in values if code not in missing}, (), tuple(left_out))


def _is_ignored(change: Change, given: Mapping[str, float | None]) -> bool:
    return change.is_small and bool(change.inhabitants) and change.origin in given
