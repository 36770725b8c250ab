"""What would have been said of Almelo's welfare files, from four days, beside what came.

Pseudo-real-time: the days on which some figures became known are assumed from calendars. One case is a check
of sanity and no evidence of anything: see the calibration over many series for that.
"""

from datetime import date
from pathlib import Path

from perspectief.account import House, open_house
from perspectief.cli.outlooks import knowledge_of
from perspectief.outlook.record import say
from perspectief.outlook.said import SaidOutlook

FOLDER = Path(__file__).parents[1] / "examples" / "almelo"
DAYS = (date(2018, 12, 31), date(2019, 12, 31), date(2021, 12, 31), date(2022, 12, 31), date(2023, 1, 1))
NOVEMBER, DUE, CAME = date(2022, 11, 30), date(2022, 12, 31), 2_372
MADE = date(2026, 1, 1)


def main() -> None:
    """Print the band for November 2022 and the chance of 2,200, as of each day."""
    house = open_house(FOLDER)
    print("pseudo-real-time; one case is a check of sanity, not evidence")
    for day in DAYS:
        said = say(knowledge_of(house, day), MADE)
        outlook = next(each for each in said.outlooks if each.indicator == "welfare-files")
        print(f"as of {day}: {_november(outlook)}; 2,200 by {DUE}: {_chance(outlook)}")
    print(f"came: {CAME:,} in November 2022; no figure for the end of December is known")
    print("all targets with a chance, as of the end of 2018 and of 2021; and the last figure now:")
    for day in (DAYS[0], DAYS[2]):
        for outlook in say(knowledge_of(house, day), MADE).outlooks:
            _print_chances(house, outlook, day)


def _print_chances(house: House, outlook: SaidOutlook, day: date) -> None:
    last = house.facts.latest_level(outlook.measure, outlook.region, MADE)
    came = f"{last.as_published} ({last.end})" if last else "nothing"
    for each in outlook.chances:
        if each.chance is not None:
            print(f"  {day} {each.target} by {each.due}: {each.chance:.1%}; last figure {came}")


def _november(outlook: SaidOutlook) -> str:
    found = next((each for each in outlook.moments if each.date == NOVEMBER), None)
    if found is None:
        return "no band"
    (low, high), (lowest, highest) = found.band80, found.band95
    holds = "holds" if low <= CAME <= high else "does not hold"
    bands = f"80 % {low:,.0f}-{high:,.0f}, 95 % {lowest:,.0f}-{highest:,.0f}"
    made = f"made of {len(outlook.figures)} figures"
    return f"{made}; November {found.middle:,.0f} ({bands}; the 80 % band {holds} what came)"


def _chance(outlook: SaidOutlook) -> str:
    found = next(each for each in outlook.chances if each.target == "files-2022")
    if found.chance is None:
        return f"not stated: {found.reason}"
    return f"chance {found.chance:.1%} (draws +/- {found.error:.1%}), middle {found.gap:+,.0f} from it"


if __name__ == "__main__":
    main()
