"""`perspectief outlook fit`: bands for any series of a CSV file."""

from collections.abc import Iterator
from pathlib import Path

from rich.table import Table
from threadpoolctl import threadpool_limits

from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.facts.table import write_table
from perspectief.ground.files import read_text, write_atomically
from perspectief.outlook.any_series import outlook_of, read_points
from perspectief.outlook.said import Moment

LIMIT_BYTES = 200_000_000
HEADINGS = ("series", "date", "middle", "low50", "high50", "low80", "high80", "low95", "high95")
YEAR = 12


def fit_file(file: Path, months: int, output: Path | None, seed: int) -> None:
    """Print the bands of each series, or write those of every month."""
    series = read_points(read_text(file, root=file.parent, limit_bytes=LIMIT_BYTES), file.name)
    found: dict[str, tuple[Moment, ...]] = {}
    with progress(W.t("Looking ahead")) as bar, threadpool_limits(1):
        for number, (name, points) in enumerate(series.items(), start=1):
            found[name] = outlook_of(name, points, months, seed)
            bar.to(number, len(series))
    if output is None:
        OUT.print(_table(found))
        return
    rows = [row for name, moments in found.items() for moment in moments for row in [_row(name, moment)]]
    write_atomically(output, write_table(HEADINGS, rows).encode())
    OUT.print(W.t("Written to {file}.", file=str(output)))


def _row(name: str, moment: Moment) -> tuple[str, ...]:
    ends = (*moment.band50, *moment.band80, *moment.band95)
    return (name, moment.date.isoformat(), f"{moment.middle:g}", *(f"{end:g}" for end in ends))


def _table(found: dict[str, tuple[Moment, ...]]) -> Table:
    table = Table(
        W.t("series"), W.t("date"), W.t("middle"), W.t("50 % band"), W.t("80 % band"), W.t("95 % band"),
        box=None,
    )  # fmt: skip
    for name, moments in found.items():
        for moment in _shown(moments):
            bands = (_band(*band) for band in (moment.band50, moment.band80, moment.band95))
            table.add_row(name, W.day(moment.date), _number(moment.middle), *bands)
    return table


def _shown(moments: tuple[Moment, ...]) -> Iterator[Moment]:
    """The first month, every sixth, and the last: enough to see where it goes."""
    last = len(moments) - 1
    return (each for at, each in enumerate(moments) if at in (0, last) or (at + 1) % (YEAR // 2) == 0)


def _band(low: float, high: float) -> str:
    return W.t("{low} to {high}", low=_number(low), high=_number(high))


def _number(value: float) -> str:
    return W.number(float(f"{value:.4g}"))
