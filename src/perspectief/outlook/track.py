"""How good outlooks were: the track record of a method over many series and moments, in `outlooks/`.

One file, made anew by `perspectief outlook track` from the series at hand and only read by `build`. A
forecast is scored at the moment from which it looked: series of one country share its shocks, so a hundred
municipalities on one day are nearer to one case than to a hundred.
"""

import json
from datetime import date as Day  # noqa: N812 (a field is called `date`)
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from perspectief.ground.files import read_text, shown_name, write_atomically
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.outlook.said import FOLDER, LIMIT_BYTES

FILE = "track-record.json"
CODES = ("outlook-no-track-record",)

Share = Annotated[float, Field(ge=0, le=1)]
Amount = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1, le=10**12)]
Method = Literal["outlook", "last-value", "straight-line"]


class Bin(Frozen):
    """Of all chances that were stated between `low` and `high`: their mean, how often it came, how many."""

    low: Share
    high: Share
    said: Share
    came: Share
    forecasts: Count


class MomentScore(Frozen):
    """What share of the forecasts made at one moment had the outcome within the band of 80 %."""

    date: Day
    covered80: Share
    forecasts: Count


class Score(Frozen):
    """How one method did on the same forecasts.

    `error` is the mean absolute error of the middle, in per cent of what came; `brier` the mean squared
    difference between a stated chance and what happened (0 or 1); `sharpness` the mean width of the band of
    80 %, in per cent of what came; `interval_score` the weighted interval score over the bands of 50, 80 and
    95 %, in per cent of what came (Bracher et al. 2021, doi:10.1371/journal.pcbi.1008618).
    """

    method: Method
    error: Amount
    covered50: Share
    covered80: Share
    covered95: Share
    brier: Share
    sharpness: Amount
    interval_score: Amount


class TrackedSeries(Frozen):
    """The forecasts of one kind of series, so many months ahead; `name` is a code that pages put into words.

    `effective_moments` is the number of independent moments that the coverage is worth, after overlapping
    horizons and shared shocks are counted.
    """

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)+$", max_length=60)
    source: str = Field(max_length=300)
    measure: str = Field(max_length=60)
    months_ahead: int = Field(ge=1, le=1_200)
    series: Count
    forecasts: Count
    effective_moments: Amount
    first: Day
    last: Day
    pseudo_real_time: bool
    scores: tuple[Score, ...] = Field(min_length=1, max_length=10)
    calibration: tuple[Bin, ...] = Field(max_length=100)
    moments: tuple[MomentScore, ...] = Field(max_length=2_000)


class TrackRecord(Frozen):
    """The whole track record of one version of the model."""

    perspectief_track_record: Literal[1]
    made_on: Day
    model: str
    seed: int
    tracked: tuple[TrackedSeries, ...] = Field(max_length=100)


def load_track_record(folder: Path) -> TrackRecord | None:
    """The track record that a folder keeps, or None; raises `Refused` where it cannot be read."""
    path = folder / FOLDER / FILE
    if not path.exists():
        return None
    try:
        return TrackRecord.model_validate_json(read_text(path, root=folder, limit_bytes=LIMIT_BYTES))
    except ValidationError as error:
        at = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise Refused([Problem("outlook-no-track-record", Place(shown_name(path, folder)), at)]) from None


def keep_track_record(folder: Path, record: TrackRecord) -> Path:
    """Write the track record of a folder, in place of the one before."""
    path = folder / FOLDER / FILE
    text = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text.encode())
    return path
