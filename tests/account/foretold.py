"""Almelo with outlooks that were made up for tests: three days of them, and a track record."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from perspectief.account import account_on, open_house
from perspectief.account.model import Account
from perspectief.ground.text import Text
from perspectief.outlook.said import Grounds, Moment, Said, SaidChance, SaidOutlook, keep_said
from perspectief.outlook.track import (
    Bin,
    MomentScore,
    Score,
    TrackedSeries,
    TrackRecord,
    keep_track_record,
)

ALMELO = Path(__file__).parents[2] / "examples" / "almelo"
DUE = date(2022, 12, 31)
FILES, JOBS, TENSION, GRADE = "welfare-files", "jobs", "labour-tension", "business-climate"
PRIORS = {"volatility": 0.018, "drift": 0.012, "damping": 0.9, "definition_noise": 0.01, "level_noise": 0.005}
JUDGED = Grounds(
    basis="assumed",
    text=Text(nl="Een jaar waarin het 2 % verandert is gewoon", en="A year of 2 % is ordinary"),
    knows_until=2026,
)
MEASURED = Grounds(basis="fitted", text=Text(nl="CBS 83450NED, 2015-2017"), knows_until=2017)
# By the day from which it was said: how much of the spread there is, the middles, and the chance of 2,200.
FILES_SAID = {
    date(2019, 12, 31): (1.6, {2020: 2640.0, 2021: 2560.0, 2022: 2490.0, 2023: 2430.0}, 0.08, 290.0),
    date(2021, 12, 31): (1.0, {2022: 2462.0, 2023: 2400.0}, 0.083, 262.0),
    date(2022, 12, 31): (0.5, {2022: 2352.0, 2023: 2290.0, 2024: 2240.0}, 0.004, 152.0),
}


def foretold(to: Path, *, record: bool = True) -> Path:
    """A copy of the example in which something was said of the future, and how good that was."""
    ignored = shutil.ignore_patterns("site*", ".cache", "outlooks")
    folder = Path(shutil.copytree(ALMELO, to, ignore=ignored))
    for day in FILES_SAID:
        keep_said(folder, said_on(folder, day))
    if record:
        keep_track_record(folder, track_record())
    return folder


def said_on(folder: Path, day: date) -> Said:
    """What is said from a day."""
    account = account_on(open_house(folder), day)
    outlooks = [_files(account, day), _jobs(account, day), _tension(account)]
    return Said(
        perspectief_outlook=1,
        as_of=day,
        made_on=date(2026, 3, 2),
        kind="hindcast",
        model="trajectory 1",
        seed=1,
        outlooks=tuple(outlooks),
    )


def moment(day: date, middle: float, spread: float) -> Moment:
    """A day with bands around the middle; `spread` is half the band of 80 per cent."""
    bands = {name: (middle - spread * wide, middle + spread * wide) for name, wide in _WIDTHS.items()}
    return Moment(date=day, middle=middle, **bands)


_WIDTHS = {"band50": 0.53, "band80": 1.0, "band95": 1.53}


def _keys(account: Account, indicator: str) -> tuple[str, ...]:
    return next(each for each in account.indicators if each.id == indicator).figures


def _files(account: Account, day: date) -> SaidOutlook:
    wide, middles, chance, gap = FILES_SAID[day]
    moments = [
        moment(date(year, 12, 31), middle, wide * 60 * (1 + at) ** 0.5)
        for at, (year, middle) in enumerate(middles.items())
    ]
    if day.year == 2021:
        moments.insert(0, moment(date(2022, 11, 10), 2470.0, 58.0))
    chances = [
        SaidChance(target=name, due=DUE, chance=chance, error=0.004, gap=gap, pace_multiple=1.4)
        for name in ("files-2022", "files-vision")
    ]
    return _outlook(account, FILES, "welfare_files", "GM0141", moments, chances)


def _jobs(account: Account, day: date) -> SaidOutlook:
    chances = [SaidChance(target="jobs-growth", due=DUE, reason="no-figures")]
    moments = [moment(date(day.year + 1, 12, 31), 43_500.0, 900.0)]
    return _outlook(account, JOBS, "jobs", "GM0141", moments, chances)


def _tension(account: Account) -> SaidOutlook:
    indicator = next(each for each in account.indicators if each.id == TENSION)
    target = indicator.targets[0]
    chances = [SaidChance(target=target.id, due=target.version.due, chance=0.41, error=0.01, gap=0.2)]
    moments = [moment(target.version.due, 1.7, 0.5)]
    return _outlook(account, TENSION, indicator.measure, indicator.region, moments, chances)


def _outlook(
    account: Account,
    indicator: str,
    measure: str,
    region: str,
    moments: Sequence[Moment],
    chances: Sequence[SaidChance],
) -> SaidOutlook:
    return SaidOutlook(
        indicator=indicator,
        measure=measure,
        region=region,
        figures=_keys(account, indicator),
        moments=tuple(moments),
        chances=tuple(chances),
        priors=PRIORS,
        grounds=MEASURED if indicator == FILES else JUDGED,
        pseudo_real_time=True,
    )


NAMES = ("national-welfare", "municipal-vacancies", "something-else")


def track_record(names: Sequence[str] = NAMES, horizons: Sequence[int] = (6, 12, 24, 36)) -> TrackRecord:
    """A record of made-up scores."""
    tracked = [_tracked(name, months) for name in names for months in horizons]
    return TrackRecord(
        perspectief_track_record=1,
        made_on=date(2026, 3, 2),
        model="trajectory 1",
        seed=1,
        tracked=tuple(tracked),
    )


def _tracked(name: str, months: int) -> TrackedSeries:
    quarters = [date(2008 + at // 4, 1 + at % 4 * 3, 1) for at in range(72)]
    return TrackedSeries(
        name=name,
        source="StatLine 37789ksz",
        measure="welfare_benefits",
        months_ahead=months,
        series=1 if name.startswith("national") else 342,
        forecasts=72 if name.startswith("national") else 24_624,
        effective_moments=round(72 * 3 / months, 1),
        first=quarters[0],
        last=quarters[-1],
        pseudo_real_time=True,
        scores=(
            _score("outlook", months, 0.49, 0.795, 0.948),
            _score("last-value", months * 1.5, 0.41, 0.70, 0.90),
            _score("straight-line", months * 1.7, 0.38, 0.66, 0.87),
        ),
        calibration=tuple(
            Bin(
                low=at / 10,
                high=(at + 1) / 10,
                said=at / 10 + 0.05,
                came=min(1.0, max(0.0, at / 10 + 0.05 + (0.06 if at % 2 else -0.04))),
                forecasts=100 + at,
            )
            for at in range(10)
        ),
        moments=tuple(
            MomentScore(date=day, covered80=round(0.6 + at % 5 * 0.1, 2), forecasts=1 if months < 0 else 342)
            for at, day in enumerate(quarters)
        ),
    )


def _score(method: str, error: float, half: float, eighty: float, most: float) -> Score:
    return Score.model_validate(
        {
            "method": method,
            "error": error / 5,
            "covered50": half,
            "covered80": eighty,
            "covered95": most,
            "brier": 0.11,
            "sharpness": error,
            "interval_score": error / 4,
        }
    )
