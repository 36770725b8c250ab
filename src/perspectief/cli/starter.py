"""`perspectief new`: a folder that builds at once, to be filled in."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.cli.measures import not_of
from perspectief.cli.starter_asking import ask, at_the_terminal, somebody_is_there
from perspectief.cli.starter_blocks import ambition_of, goal_lines, indicator_blocks, quoted, side_of
from perspectief.cli.starter_wishes import Wish, wishes_of
from perspectief.cli.starter_years import Years
from perspectief.facts.regions import RegionRecord, load_regions
from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused

CODES = (
    "folder-not-empty",
    "unknown-municipality",
    "several-municipalities",
    "unknown-measure",
    "same-twice",
    "indicator-numbers",
    "class-not-on-scale",
    "outside-measure",
)
STARTER = ("programme.yaml", "README.md")
GOALS = ("Vul in: het eerste doel", "Vul in: het tweede doel")
MEASURES = ("welfare_persons", "welfare_outflow_to_work", "jobs")
OWNER = "gemeente"


def start_folder(
    folder: Path, municipality: str, goals: Sequence[str], indicators: Sequence[str], today: date
) -> None:
    """Write the starting files for a municipality into a new or empty folder.

    `indicators` are measures, each with what is wanted of it: "jobs 43000 44000 2028". Where nothing is said
    and somebody sits at the terminal, it is asked.
    """
    record, years = _municipality(municipality), Years.seen_from(today)
    if folder.exists() and any(folder.iterdir()):
        raise Refused([Problem("folder-not-empty", Place(str(folder)), found=str(folder))])
    wishes = wishes_of(indicators, years)
    if not goals and not wishes and somebody_is_there():
        goals, wishes = ask(at_the_terminal, years)
    wishes = wishes or wishes_of(MEASURES, years)
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    values = _values(record, goals or GOALS, wishes, years)
    for name in STARTER:
        text = files("perspectief.cli").joinpath("starter_files", name).read_text(encoding="utf-8")
        write_atomically(folder / name, Template(text).substitute(values).encode())
    for wish in wishes:
        _tell_wish(wish, record, years)
    _tell(folder, record)


def _tell_wish(wish: Wish, record: RegionRecord, years: Years) -> None:
    """How an indicator was understood, and a warning where nobody publishes it of municipalities."""
    if wish.aim is not None:
        OUT.print(f"  {_understood(wish, years)}", soft_wrap=True)
    if (coarse := not_of(wish.measure, record.code)) is not None:
        OUT.print(f"! {wish.measure.id}: {coarse}", soft_wrap=True)


def _understood(wish: Wish, years: Years) -> str:
    values = {
        "title": W.text(wish.measure.name),
        "level": W.amount(wish.level, wish.measure),
        "day": W.day(years.known),
        "aim": W.amount(wish.aim, wish.measure),
        "due": W.due(date(wish.year or years.due, 12, 31)),
    }
    if side_of(wish) == "at_most":
        return W.t("{title}: {level} on {day}, at most {aim} by {due}", **values)
    return W.t("{title}: {level} on {day}, at least {aim} by {due}", **values)


def _tell(folder: Path, record: RegionRecord) -> None:
    name = W.text(record.name) if record.name else record.code
    place = folder / "programme.yaml"
    OUT.print(
        W.t("{folder} is ready for {name}. Change the lines that end in “# <-”:", folder=folder, name=name),
        soft_wrap=True,
    )
    OUT.print(f"  {place}\n" + W.t("Then:") + f"\n  perspectief check {folder}", soft_wrap=True)
    OUT.print(f"  perspectief template {folder} --owner {OWNER}", soft_wrap=True)
    OUT.print(f"  perspectief build {folder}", soft_wrap=True)


def _municipality(text: str) -> RegionRecord:
    regions = load_regions()
    named = regions.municipalities_named(text)
    if len(named) == 1:
        return named[0]
    place = Place("--municipality")
    if named:
        codes = tuple(map(_code_and_name, named))
        raise Refused([Problem("several-municipalities", place, found=text, allowed=codes)])
    near = regions.suggest(text)
    suggestion = _code_and_name(near) if near and near.kind == "municipality" else ""
    raise Refused([Problem("unknown-municipality", place, found=text, suggestion=suggestion)])


def _code_and_name(record: RegionRecord) -> str:
    return f"{record.code} ({W.text(record.name)})" if record.name else record.code


def _values(
    record: RegionRecord, goals: Sequence[str], wishes: Sequence[Wish], years: Years
) -> dict[str, str]:
    name = record.name.nl if record.name else record.code
    return {
        "code": record.code,
        "name": name,
        "quoted_name": quoted(name),
        "owner_name": quoted(f"Gemeente {name}"),
        "boundaries": str(record.last_year or years.budget),
        "edition": years.edition,
        "edition_title": f"Begroting {years.budget}",
        "decided": years.today.isoformat(),
        "ambition": ambition_of(goals),
        "goals": goal_lines(goals),
        "indicators": indicator_blocks(wishes, len(goals), name, years),
    }
