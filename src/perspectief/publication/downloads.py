"""Figures and accounts as files that a spreadsheet or a program can take in."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pydantic_core import to_json

from perspectief.account.document import to_json as account_as_json
from perspectief.account.model import Account, FigureView, IndicatorAccount
from perspectief.ground.formulas import guarded
from perspectief.ground.text import Text

_COLUMNS = (
    "measure", "region", "region_name", "start", "end", "kind", "as_published", "value", "low", "high",
    "unit", "counted", "status", "origin", "published_on", "published_precision", "source", "source_url",
    "note", "note_en", "assumption", "assumption_en", "key", "released_on",
)  # fmt: skip

_OUTLOOK_COLUMNS = (
    "indicator", "measure", "region", "date", "middle", "low50", "high50", "low80", "high80",
    "low95", "high95", "as_of", "made_on", "kind", "pseudo_real_time", "model",
)  # fmt: skip


def figures_csv(figures: Iterable[FigureView]) -> bytes:
    """Figures as CSV (UTF-8, comma, CRLF); apostrophes before what a spreadsheet would run."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows(_row(figure) for figure in figures)
    return out.getvalue().encode()


def outlook_csv(indicator: IndicatorAccount) -> bytes:
    """What is expected of an indicator as CSV: a row for each day, with the bands of 50, 80 and 95 %."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_OUTLOOK_COLUMNS)
    view = indicator.outlook
    for moment in view.moments if view else ():
        bands = (end for band in (moment.band50, moment.band80, moment.band95) for end in band)
        numbers = [_plain(number) for number in (moment.middle, *bands)]
        told = [indicator.id, indicator.measure, indicator.region, moment.date, *numbers]
        made = [view.as_of, view.made_on, view.kind, view.pseudo_real_time, view.model] if view else []
        writer.writerow([guarded(str(cell)) for cell in (*told, *made)])
    return out.getvalue().encode()


def indicator_json(indicator: IndicatorAccount, figures: Iterable[FigureView]) -> bytes:
    """An indicator with its targets and its figures as JSON."""
    data = {"indicator": indicator, "figures": list(figures)}
    return to_json(data, indent=1, by_alias=True) + b"\n"


def account_json(account: Account) -> bytes:
    """The whole account as JSON, following `account.schema.json`."""
    return account_as_json(account).encode()


def account_schema() -> bytes:
    """The JSON Schema of `account.json`, as `make schemas` wrote it."""
    return (Path(__file__).parent / "static" / "account.schema.json").read_bytes()


def _row(figure: FigureView) -> list[str]:
    note, assumption = figure.note, figure.assumption
    cells: list[object] = [
        figure.measure, figure.region, figure.region_name.nl, figure.start, figure.end, figure.kind,
        figure.as_published, _plain(figure.value), _plain(figure.low), _plain(figure.high), figure.unit,
        figure.counted, figure.status, figure.origin, figure.published_on, figure.published_precision,
        figure.source, figure.source_url, *_both(note), *_both(assumption), figure.key, figure.released_on,
    ]  # fmt: skip
    return [guarded("" if cell is None else str(cell)) for cell in cells]


def _plain(number: float | None) -> str:
    return "" if number is None else repr(int(number) if number == int(number) else number)


def _both(text: Text | None) -> tuple[str, str]:
    return (text.nl, text.en or "") if text else ("", "")
