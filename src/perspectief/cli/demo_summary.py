"""What a made-up town adds up to, in the terminal, beside what was published of the real municipality."""

from datetime import date

from rich.table import Table
from rich.text import Text

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.publication.words.marker import mark
from perspectief.register.codes import Group
from perspectief.register.town.calibration import Stretch
from perspectief.register.town.recount import returns, years
from perspectief.register.town.summary import by_month, on_welfare_for, published, taking_part
from perspectief.register.town.town import MadeUpTown

_HEADS = (mark("persons"), mark("files"), mark("in"), mark("out"), mark("to work"), mark("third exit"))
_GROUPS = {Group.WORK: mark("work"), Group.PARTICIPATION: mark("participation"), Group.CARE: mark("care")}
_COUNTRY = {
    6: "15",
    12: "22",
    24: "",
    36: "30",
}  # per cent back, Divosa 2014; the last after two to three years
_AFTER_WORK = {6: "11"}  # at most


def show_summary(town: MadeUpTown, *, months: bool, full_size: bool) -> None:
    """Print levels and flows by year or month, files on published days, groups and returns."""
    if full_size:
        about = W.t(
            "In brackets: what was published of {name}, persons in tens.", name=town.known.published_of
        )
        OUT.print(about)
    OUT.print(_by_month(town) if months else _by_year(town, full_size=full_size))
    third = W.t("Third exit: pension age and moves, by which the published level closes; it is not in “out”.")
    OUT.print(third)
    if full_size:
        OUT.print(_files(town))
    ratio = W.number(town.known.persons_per_file)
    OUT.print(W.t("{ratio} persons a file: inferred from published persons and files.", ratio=ratio))
    OUT.print(_groups(town))
    OUT.print(_returns(town))
    OUT.print(W.t("Made-up town: groups, participation and all that is not in brackets is assumed."))


def _table(*heads: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="underline")
    for at, head in enumerate(heads):
        table.add_column(head, justify="left" if at == 0 else "right")
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*map(Text, cells))


def _by_year(town: MadeUpTown, *, full_size: bool) -> Table:
    table = _table(W.t("year"), *map(W.t, _HEADS))
    known = {each.month // 12 + 1970: each for each in published(town) if each.persons and full_size}
    for year in years(town.lives):
        said = _said(known.get(year.year), known.get(year.year - 1))
        values = (year.persons, year.files, year.inflow, year.outflow, year.to_work, year.third)
        _row(table, str(year.year), *map(_beside, values, said))
    return table


def _said(stretch: Stretch | None, before: Stretch | None) -> tuple[int | None, ...]:
    """What was published of a year, in the order of the heads; the third exit is what is left over."""
    if stretch is None:
        return (None,) * len(_HEADS)
    third = None
    if before and before.persons and stretch.persons and stretch.inflow and stretch.outflow:
        third = before.persons + stretch.inflow - stretch.outflow - stretch.persons
    return stretch.persons, None, stretch.inflow, stretch.outflow, stretch.to_work, third


def _beside(value: int, said: int | None) -> str:
    return W.number(value) if said is None else f"{W.number(value)} ({W.number(said)})"


def _by_month(town: MadeUpTown) -> Table:
    table = _table(W.t("month"), *map(W.t, _HEADS))
    for each in by_month(town):
        values = (each.persons, each.files, each.inflow, each.outflow, each.to_work, each.third)
        _row(table, _month(each.month), *map(W.number, values))
    return table


def _month(month: int) -> str:
    return f"{1970 + month // 12}-{month % 12 + 1:02d}"


def _files(town: MadeUpTown) -> Table:
    table = _table(W.t("files at the end of"), W.t("files"))
    own = {each.month: each.files for each in by_month(town)}
    for each in published(town):
        if each.files is not None and each.month in own:
            _row(table, W.month(_day(each.month)), _beside(own[each.month], each.files))
    return table


def _day(month: int) -> date:
    return date(1970 + month // 12, month % 12 + 1, 1)


def _groups(town: MadeUpTown) -> Table:
    heads = (W.t("group on the last day"), W.t("persons"), W.t("active"), W.t("at most"))
    table = _table(*heads)
    for each in taking_part(town):
        active, most = (_percent(part, each.persons) for part in (each.active, each.active + each.unknown))
        _row(table, W.t(_GROUPS[each.group]), W.number(each.persons), active, most)
    long, persons = on_welfare_for(town, 60)
    _row(table, W.t("five years or more"), W.number(long), _percent(long, persons), "")
    return table


def _returns(town: MadeUpTown) -> Table:
    table = _table(W.t("back on welfare within"), W.t("of all who left"), W.t("of those who left for work"))
    for months, country in _COUNTRY.items():
        everyone, work = returns(town.lives, months), returns(town.lives, months, to_work=True)
        shares = (_percent(each.back, each.left) for each in (everyone, work))
        said = (country, _AFTER_WORK.get(months, ""))
        cells = (
            f"{share} ({other} %)" if other else share for share, other in zip(shares, said, strict=True)
        )
        _row(table, W.n("{count} month", "{count} months", months), *cells)
    return table


def _percent(part: int, whole: int) -> str:
    return f"{W.number(round(100 * part / whole))} %" if whole else "–"
