"""Figures that became known, were restated, contradict each other or are no longer there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from perspectief.account.changes import FigureChange, FigureChangeKind
from perspectief.account.model import Account, FigureView, IndicatorAccount
from perspectief.ground.text import Text

# Measures that differ in how many they count per are one thing in two units: "..._per_1000", "..._per_10000".
_PER = re.compile(r"_per_\d+")
About = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """The names of what figures are about, from one account."""

    own: Mapping[str, IndicatorAccount]
    beside: Mapping[str, IndicatorAccount]
    measures: Mapping[str, Text]

    def change(
        self, kind: FigureChangeKind, figure: FigureView, earlier: Iterable[FigureView] = ()
    ) -> FigureChange:
        own = self.own.get(figure.key)
        shown = own or self.beside.get(figure.key)
        then = tuple(earlier)
        return FigureChange(
            kind=kind,
            title=own.title if own else self.measures[figure.measure],
            indicator=shown.id if shown else None,
            own=own is not None,
            figure=figure,
            earlier=then,
            unit_changed=any(each.unit != figure.unit for each in then),
        )


def figure_changes(before: Account, after: Account) -> Iterator[FigureChange]:
    """Every figure of `after` that `before` lacks once, as known or restated; then the others."""
    shown, old = _shown(after), {figure.key for figure in before.figures}
    new = [figure for figure in after.figures if figure.key not in old]
    about = _by_subject(before, after)
    earlier = {figure.key: _restates(figure, about[_about(figure)]) for figure in new}
    ordered = _by_indicator(new, after)
    yield from (shown.change("known", each) for each in ordered if not earlier[each.key])
    yield from (shown.change("restated", each, earlier[each.key]) for each in ordered if earlier[each.key])
    yield from _conflicts(before, after, shown, frozenset(key for key, found in earlier.items() if found))
    now = {figure.key for figure in after.figures}
    gone = [figure for figure in before.figures if figure.key not in now]
    yield from (_shown(before).change("gone", figure) for figure in _by_indicator(gone, before))


def _by_subject(before: Account, after: Account) -> dict[About, list[FigureView]]:
    """The figures of both accounts, each once, by what they are about."""
    once = {each.key: each for account in (before, after) for each in account.figures}
    found: dict[About, list[FigureView]] = {}
    for each in once.values():
        found.setdefault(_about(each), []).append(each)
    return found


def _restates(figure: FigureView, about: list[FigureView]) -> tuple[FigureView, ...]:
    """What the same thing was said to be on an earlier day, where that was something else."""
    earlier = [
        each for each in about if each.published_on < figure.published_on and _said(each) != _said(figure)
    ]
    return tuple(sorted(earlier, key=lambda each: (each.published_on, each.key)))


def _about(figure: FigureView) -> About:
    stem = _PER.sub("", figure.measure)
    return stem, figure.region, figure.start, figure.end, figure.kind


def _said(figure: FigureView) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.unit


def _conflicts(
    before: Account, after: Account, shown: _Shown, restated: frozenset[str]
) -> Iterator[FigureChange]:
    """Groups that cannot all be true and that were not seen before; a restated figure explains its own."""
    seen = {frozenset(each.keys) for indicator in before.indicators for each in indicator.conflicts}
    figures = {figure.key: figure for figure in after.figures}
    told: set[frozenset[str]] = set()
    for indicator in after.indicators:
        for conflict in indicator.conflicts:
            keys = frozenset(conflict.keys)
            if keys in seen or keys in told or keys & restated:
                continue
            told.add(keys)
            last, *others = [figures[key] for key in reversed(conflict.keys)]
            yield shown.change("conflict", last, reversed(others))


def _shown(account: Account) -> _Shown:
    own: dict[str, IndicatorAccount] = {}
    beside: dict[str, IndicatorAccount] = {}
    for indicator in account.indicators:
        own |= {key: indicator for key in indicator.figures if key not in own}
        beside |= {key: indicator for key in indicator.comparators if key not in beside}
    return _Shown(own, beside, {measure.id: measure.name for measure in account.measures})


def _by_indicator(figures: list[FigureView], account: Account) -> list[FigureView]:
    """Figures of indicators in their order, then what stands beside them; as in the account within each."""
    keys = [key for indicator in account.indicators for key in indicator.figures]
    keys += [key for indicator in account.indicators for key in indicator.comparators]
    place = {key: at for at, key in reversed(list(enumerate(keys)))}
    return sorted(figures, key=lambda figure: place.get(figure.key, len(keys)))
