"""Small accounts for tests: one indicator, one target, a figure or two, made by hand."""

from datetime import date
from typing import Any

from perspectief.account.model import (
    Account,
    Aim,
    FigureView,
    IndicatorAccount,
    Interval,
    Measure,
    Pace,
    Region,
    ScaleClass,
    TargetAccount,
    VersionView,
)
from perspectief.ground.text import Text
from perspectief.publication.sentences import Case

TOWN = Text(nl="Heuveldorp", en="Heuveldorp")
FILES = Measure(
    id="welfare_files",
    name=Text(nl="Bijstandsdossiers", en="Welfare files"),
    unit="count",
    counted="file",
    counted_as=("bijstandsdossiers",),
    better="lower",
)
GRADE = Measure(
    id="grade", name=Text(nl="Cijfer", en="Grade"), unit="grade", counted="none", decimals=1, better="higher"
)
SHARE = Measure(id="share", name=Text(nl="Aandeel", en="Share"), unit="percent", counted="none")
SLACK = ScaleClass(id="ruim", name=Text(nl="ruim", en="slack"), low=None, high=0.67)
AVERAGE = ScaleClass(id="gemiddeld", name=Text(nl="gemiddeld", en="average"), low=0.67, high=1.5)
TIGHT = ScaleClass(id="krap", name=Text(nl="krap", en="tight"), low=1.5, high=None)
TENSION = Measure(
    id="tension",
    name=Text(nl="Spanning", en="Tension"),
    unit="ratio",
    counted="none",
    scale=(SLACK, AVERAGE, TIGHT),
)
TITLES = {
    "welfare_files": Text(nl="Dossiers in de bijstand", en="Files on welfare"),
    "grade": Text(nl="Cijfer van ondernemers", en="Grade by entrepreneurs"),
    "share": Text(nl="Actief voor de buurt", en="Active for the neighbourhood"),
    "tension": Text(nl="Spanning op de arbeidsmarkt", en="Labour market tension"),
}


def exactly(value: float) -> Interval:
    """A range of one value."""
    return Interval(low=value, high=value)


def figure(
    key: str, measure: Measure, start: date, end: date, value: float | None, **changes: Any
) -> FigureView:
    """A published figure; `changes` are fields by name."""
    fields: dict[str, Any] = {
        "key": key,
        "measure": measure.id,
        "region": "GM9999",
        "region_name": TOWN,
        "start": start,
        "end": end,
        "kind": "stock",
        "as_published": "" if value is None else f"{value:g}",
        "value": value,
        "low": value,
        "high": value,
        "unit": measure.unit,
        "counted": "",
        "status": "A",
        "origin": "published",
        "published_on": end,
        "published_precision": "day",
        "source": "Jaarverslag",
        "source_url": None,
        "note": None,
        "assumption": None,
    }
    return FigureView(**(fields | changes))


def version(aim: Aim, due: date, **changes: Any) -> VersionView:
    """What one edition said."""
    fields: dict[str, Any] = {
        "edition": "nota",
        "reported": None,
        "said_on": date(2018, 12, 31),
        "said_precision": "year",
        "due": due,
        "aim": aim,
        "baseline": None,
        "as_published": None,
        "reason": None,
        "decision": None,
        "assumption": None,
        "note": None,
    }
    return VersionView(**(fields | changes))


def target(measure: Measure, versions: tuple[VersionView, ...], status: str, **changes: Any) -> TargetAccount:
    """A headline target in its last version."""
    fields: dict[str, Any] = {
        "id": f"{measure.id}-target",
        "indicator": measure.id,
        "title": None,
        "measure": measure.id,
        "headline": True,
        "of_vision": False,
        "adopted": True,
        "milestone_of": None,
        "explanation": None,
        "due_assumption": None,
        "versions": versions,
        "in_force": len(versions) - 1,
        "status": status,
        "missing": (),
        "latest": None,
        "distance": None,
        "pace": None,
    }
    return TargetAccount(**(fields | changes))


def indicator(
    measure: Measure, targets: tuple[TargetAccount, ...], figures: tuple[FigureView, ...] = (), **changes: Any
) -> IndicatorAccount:
    """An indicator of a measure with its targets and own figures."""
    fields: dict[str, Any] = {
        "id": measure.id,
        "goal": "goal",
        "title": TITLES[measure.id],
        "measure": measure.id,
        "region": "GM9999",
        "region_name": TOWN,
        "supplementary": False,
        "definition": None,
        "working_definition": None,
        "explanation": None,
        "influence": None,
        "influence_note": None,
        "owner": None,
        "frequency": None,
        "next_figure": None,
        "source": None,
        "breaks": (),
        "targets": targets,
        "figures": tuple(one.key for one in figures if one.region == "GM9999"),
        "comparators": tuple(one.key for one in figures if one.region != "GM9999"),
        "latest": figures[-1].key if figures else None,
        "conflicts": (),
    }
    return IndicatorAccount(**(fields | changes))


def account(
    as_of: date, indicators: tuple[IndicatorAccount, ...], figures: tuple[FigureView, ...] = ()
) -> Account:
    """An account of a made-up town."""
    return Account(
        perspectief=1,
        as_of=as_of,
        title=Text(nl="Programma", en="Programme"),
        municipality=Region(code="GM9999", name=TOWN, boundaries=2019),
        labour_market_region=None,
        size_class=None,
        regions=(),
        summary=None,
        ambition=Text(nl="Meer werk.", en="More work."),
        ambition_source=None,
        vision=None,
        contact=None,
        made_up=True,
        editions=(),
        goals=(),
        indicators=indicators,
        activities=(),
        owners=(),
        measures=(FILES, GRADE, SHARE, TENSION),
        figures=figures,
        findings=(),
    )


def pace(realised: Interval | None, needed: Interval, to_key: str) -> Pace:
    """A pace in units a month."""
    return Pace(realised=realised, from_key=None, to_key=to_key, needed=needed, months_left=40.0)


def one_case(
    measure: Measure,
    aim: Aim,
    status: str,
    latest: FigureView | None = None,
    as_of: date = date(2021, 6, 30),
    **changes: Any,
) -> Case:
    """An account of one indicator with one target, and the case of it."""
    figures = (latest,) if latest else ()
    fields = {"latest": latest.key if latest else None} | changes
    versions = fields.pop("versions", (version(aim, date(2022, 12, 31)),))
    made = target(measure, versions, status, **fields)
    whole = account(as_of, (indicator(measure, (made,), figures),), figures)
    return Case(whole, whole.indicators[0], made)


def case_with_later() -> Case:
    """A due date that is past, its own figure awaited, and a figure of more than a year after it."""
    latest = figure("a", FILES, date(2022, 11, 1), date(2022, 11, 10), 2372)
    after = figure("b", FILES, date(2024, 1, 1), date(2024, 3, 31), 2300)
    asked = version(Aim(kind="at_most", amount=2200), date(2022, 12, 31))
    made = target(FILES, (asked,), "figure_awaited", latest="a", distance=exactly(172))
    whole = account(date(2026, 1, 1), (indicator(FILES, (made,), (latest, after)),), (latest, after))
    return Case(whole, whole.indicators[0], made)
