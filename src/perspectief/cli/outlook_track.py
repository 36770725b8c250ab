"""`perspectief outlook track`: how good outlooks were, over all series at hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from threadpoolctl import threadpool_limits

from perspectief.account import House, open_house
from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.facts.gathered import read_fetched
from perspectief.facts.model import Figure
from perspectief.outlook.judging import tracked
from perspectief.outlook.panels import FETCHED, panels_at_hand
from perspectief.outlook.record import MODEL
from perspectief.outlook.track import TrackedSeries, TrackRecord, keep_track_record

SEED = 1
ABOUT = 8  # panels: those that ship, and what is mostly fetched beside them


def track_outlooks(folder: Path, today: date) -> None:
    """Look back from every moment of every series at hand, and keep how good that was."""
    house = open_house(folder)
    found: list[TrackedSeries] = []
    with progress(W.t("Looking back")) as bar, threadpool_limits(1):
        for panel, forecaster in panels_at_hand(_fetched(house)):
            found.append(tracked(panel, forecaster))
            bar.to(len(found), max(ABOUT, len(found) + 1))
    record = TrackRecord(
        perspectief_track_record=1, made_on=today, model=MODEL, seed=SEED, tracked=tuple(found)
    )
    path = keep_track_record(folder, record)
    OUT.print(
        W.t(
            "{forecasts} outlooks from {series} series.",
            forecasts=W.number(sum(each.forecasts for each in found)),
            series=W.number(sum(each.series for each in found)),
        ),
        W.t("Kept in {file}.", file=path.relative_to(folder).as_posix()),
    )


def _fetched(house: House) -> dict[str, dict[str, Sequence[Figure]]]:
    """What was fetched of the measures that many municipalities have, by measure and region."""
    codes = [code for code in house.regions.records if code.startswith("GM")]
    measures = [measure for _, measure, _ in FETCHED]
    read = read_fetched(house.folder, house.catalogue, house.regions, measures, codes)
    found: dict[str, dict[str, Sequence[Figure]]] = {}
    for (measure, region), figures in read.by_subject.items():
        found.setdefault(measure, {})[region] = figures
    return found
