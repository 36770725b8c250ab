"""`perspectief new`: a folder that builds at once, to be filled in."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.cli.starter_blocks import Years, goal_lines, indicator_blocks, quoted
from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Measure
from perspectief.facts.regions import RegionRecord, load_regions
from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused

CODES = (
    "folder-not-empty",
    "unknown-municipality",
    "several-municipalities",
    "unknown-measure",
    "same-twice",
)
STARTER = ("programme.yaml", "README.md")
GOALS = ("Vul in: het eerste doel", "Vul in: het tweede doel")
MEASURES = ("welfare_persons", "welfare_outflow_to_work", "jobs")
OWNER = "gemeente"


def start_folder(
    folder: Path, municipality: str, goals: Sequence[str], measures: Sequence[str], today: date
) -> None:
    """Write the starting files for a municipality into a new or empty folder."""
    record = _municipality(municipality)
    chosen = _measures(measures or MEASURES)
    if folder.exists() and any(folder.iterdir()):
        raise Refused([Problem("folder-not-empty", Place(str(folder)), found=str(folder))])
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    values = _values(record, goals or GOALS, chosen, Years.seen_from(today))
    for name in STARTER:
        text = files("perspectief.cli").joinpath("starter_files", name).read_text(encoding="utf-8")
        write_atomically(folder / name, Template(text).substitute(values).encode())
    _tell(folder, record)


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


def _measures(ids: Sequence[str]) -> list[Measure]:
    catalogue, place = load_catalogue(), Place("--indicator")
    problems = [
        Problem("unknown-measure", place, found=name, suggestion=catalogue.suggest(name))
        for name in ids
        if catalogue.find(name) is None
    ]
    twice = dict.fromkeys(name for name in ids if ids.count(name) > 1)
    problems += [Problem("same-twice", place, found=name) for name in twice]
    if problems:
        raise Refused(problems)
    return [catalogue.measures[name] for name in ids]


def _values(
    record: RegionRecord, goals: Sequence[str], measures: Sequence[Measure], years: Years
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
        "decided": years.decided.isoformat(),
        "goals": goal_lines(goals),
        "indicators": indicator_blocks(measures, len(goals), name, years),
    }
