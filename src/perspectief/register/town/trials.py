"""Trial placements and the places of work under a subsidy: what an account manager looks after."""

import numpy as np

from perspectief.register.codes import Group
from perspectief.register.town.draws import Draws, Ints, Mask, between
from perspectief.register.town.employers import ESTABLISHMENTS
from perspectief.register.town.groups import GROUPS, Grouped
from perspectief.register.town.spans import Spans

_TRIED = 0.12  # of those who are helped towards work
_LATELY, _LEAST, _MOST = 80, 30, 92  # days


def trials(groups: Grouped, last_day: int, draws: Draws) -> Spans:
    """Trial placements that began in the last weeks, for one to three months; `of` is the time on welfare.

    The end is planned: it may lie after the town's last day, and is known from the start.
    """
    spans = groups.spans
    many = len(spans)
    there = (spans.start < last_day - _LATELY) & (spans.end > last_day)
    tried = there & (groups.group == GROUPS.index(Group.WORK)) & (draws.uniform("tried", many) < _TRIED)
    chosen = np.flatnonzero(tried)
    start = last_day - (draws.uniform("trial-start", many)[chosen] * _LATELY).astype(np.int64)
    length = between(np.full(many, _LEAST), np.full(many, _MOST), draws.uniform("trial", many))[chosen]
    return Spans(spans.of[chosen], start, start + length)


def places(draws: Draws, many: int, known: Mask) -> Ints:
    """The key of the establishment of each job of which `known` says so, -1 of the others."""
    drawn = (draws.uniform("placed-at", many) * ESTABLISHMENTS).astype(np.int64) + 1
    return np.where(known, drawn, -1)
