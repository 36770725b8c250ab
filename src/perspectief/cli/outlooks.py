"""`perspectief outlook`: what is said of the future, kept with the folder."""

from datetime import date
from pathlib import Path

from perspectief.account import House, open_house
from perspectief.account.known import as_said, said_by
from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.outlook.record import Knowledge, say
from perspectief.outlook.said import Said, keep_said


def record_outlooks(folder: Path, as_of: date, today: date, *, editions: bool) -> None:
    """Say what is expected from a day, and with `editions` from the day of each adopted one; keep it."""
    house = open_house(folder)
    days = sorted({as_of, *(day for day in house.edition_days() if editions and day <= as_of)})
    count = len(days) * len(house.programme.indicators)
    with progress(W.t("Looking ahead")) as bar:
        done: list[str] = []

        def tell(indicator: str) -> None:
            done.append(indicator)
            bar.to(len(done), count)

        problems: list[Problem] = []
        for day in days:
            try:
                said = say(knowledge_of(house, day), today, tell)
                path = keep_said(folder, said)
            except Refused as refused:  # of one day; the others are said all the same
                problems += refused.problems
            else:
                OUT.print(_told(said), W.t("Kept in {file}.", file=path.relative_to(folder).as_posix()))
    if problems:
        raise Refused(problems)


def knowledge_of(house: House, as_of: date) -> Knowledge:
    """What the public could know on a day; raises Refused before the first edition."""
    said = said_by(house.programme, as_of, None)
    if not said.editions:
        raise Refused([Problem("nothing-known-yet", Place("programme.yaml"), "editions", as_of.isoformat())])
    programme = as_said(house.loaded, said).programme
    facts = house.facts
    return Knowledge(programme, house.catalogue.measures, lambda m, r: facts.known(m, r, as_of), as_of)


def _told(said: Said) -> str:
    chances = [chance for outlook in said.outlooks for chance in outlook.chances]
    stated = sum(chance.chance is not None for chance in chances)
    return W.t(
        "Seen from {day}: a chance for {stated} of {all} targets.",
        day=W.day(said.as_of), stated=str(stated), all=str(len(chances)),
    )  # fmt: skip
