"""Open vacancies per municipality, by week in 2020 and early 2021: a quarter ahead, beside two plain ways.

Source: UWV Open Match, beside the project. A year of shocks and few moments: coverage says little.
"""

import csv
import os
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from perspectief.outlook.judging import tracked
from perspectief.outlook.motion import Array
from perspectief.outlook.observation import years_of
from perspectief.outlook.panels import even_panel
from perspectief.outlook.track import Score

SHARED = Path(os.environ.get("PERSPECTIEF_SHARED", Path(__file__).parents[2] / "shared"))
FILE = SHARED / "data" / "vacancies" / "uwv_openmatch_vacatures_week_gemeente_2020_2021.csv"
FEWEST = 20  # vacancies at any time: below it a level is mostly chance
EVERY = 4  # municipality is judged, to keep it short


def read() -> tuple[Array, Array]:
    """Times (weeks) and levels (municipalities, weeks) of those with every week."""
    found: dict[str, dict[date, float]] = defaultdict(dict)
    with FILE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[row["gemeentecode"]][date.fromisoformat(row["peildatum"])] = float(
                row["openstaande_vacatures"]
            )
    days = sorted({day for levels in found.values() for day in levels})
    whole = [[levels[day] for day in days] for levels in found.values() if len(levels) == len(days)]
    return np.array([years_of(day) for day in days]), np.array(
        [each for each in whole if min(each) >= FEWEST]
    )


def main() -> None:
    """Print the scores of each way."""
    times, levels = read()
    with threadpool_limits(1):
        record = tracked(*even_panel("municipal-vacancies", "open_vacancies", "any", times, levels[::EVERY]))
    moments = ", ".join(f"{each.date}: {each.covered80:.0%}" for each in record.moments)
    print(f"{record.series} municipalities, {record.months_ahead} months ahead, {record.forecasts} outlooks")
    for score in record.scores:
        print(_line(score))
    print(f"80 % by moment: {moments}; worth {record.effective_moments} independent moments")


def _line(score: Score) -> str:
    covered = f"covers {score.covered50:.0%} / {score.covered80:.0%} / {score.covered95:.0%}"
    width = f"80 % band {score.sharpness:.0f} % wide"
    return f"{score.method:14} error {score.error:.1f} %, {covered}, {width}, Brier {score.brier:.3f}"


if __name__ == "__main__":
    main()
