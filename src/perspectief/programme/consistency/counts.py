"""A count says what can be counted, with the keys that go with it, and who decided that it is counted so."""

from collections.abc import Iterator

from perspectief.ground.problem import Problem
from perspectief.ground.yaml_tree import Tree
from perspectief.programme.consistency.entry import EACH, Entry, found

_OVER_A_PERIOD = {"inflow", "outflow", "outflow_to_work", "returns", "participation_share", "moves"}
# Keys that mean nothing for other counts than these.
_GOES_WITH: dict[str, set[str]] = {
    "groups": {"stock", *_OVER_A_PERIOD} - {"moves"},
    "flows": {"inflow", "outflow", "participation_share", "moves"},
    "period": _OVER_A_PERIOD,
    "period_months": _OVER_A_PERIOD,
    "return_months": {"returns"},
    "work_known_by": {"outflow_to_work", "returns"},
    "reasons": {"outflow"},
    "participation": {"participation_share"},
    "hours_a_week": {"participation_share"},
    "active_months": {"participation_share"},
    "by": {"stock", "inflow", "outflow", "participation_share"},
}
_OF_FILES = {"stock", "inflow", "outflow"}


def counts_sound(tree: Tree) -> Iterator[Problem]:
    """Keys, ages, counted things and origin of every count."""
    for count in found(tree, ("counts", EACH)):
        if not isinstance(count.value, dict):
            continue
        yield from _keys(count)
        yield from _population(count)
        if not count.has("assumption") and not count.has("source"):
            yield count.problem("count-without-ground")


def _keys(count: Entry) -> Iterator[Problem]:
    what = count.text("what")
    for key, kinds in _GOES_WITH.items():
        if what in {"stock", *_OVER_A_PERIOD} and count.has(key) and what not in kinds:
            yield count.problem("count-key-unused", key, name=key, what=what or "")
    compares, day = count.text("flows") == "counting_days", count.number("counting_day")
    if compares and count.text("period") == "calendar_year" and day not in (None, 31):
        yield count.problem("count-year-off", "counting_day")


def _population(count: Entry) -> Iterator[Problem]:
    what = count.text("what")
    if count.text("counted") == "files" and what in _OVER_A_PERIOD - _OF_FILES:
        yield count.problem("count-persons-only", "counted", what=what or "")
    young, old = count.number("age_from"), count.number("age_to")
    if young is not None and old is not None and young > old:
        yield count.problem("age-reversed", "age_to", age_from=f"{young:g}")
