"""`perspectief new`: a folder that builds at once, to be filled in."""

from importlib.resources import files
from pathlib import Path
from string import Template

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.facts.regions import RegionRecord, load_regions
from perspectief.ground.files import write_atomically
from perspectief.ground.problem import Place, Problem, Refused

CODES = ("folder-not-empty", "unknown-municipality")
STARTER = {"programme.yaml": "programme.yaml", "figures/welfare.csv": "welfare.csv", "README.md": "README.md"}


def start_folder(folder: Path, municipality: str) -> None:
    """Write the starting files for a municipality into a new or empty folder."""
    record = _municipality(municipality)
    if folder.exists() and any(folder.iterdir()):
        raise Refused([Problem("folder-not-empty", Place(str(folder)), found=str(folder))])
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    for name, source in STARTER.items():
        text = files("perspectief.cli").joinpath("starter_files", source).read_text(encoding="utf-8")
        write_atomically(folder / name, _filled(text, record).encode())
    name = W.text(record.name)
    OUT.print(W.t("{folder} is ready for {name}. Next:", folder=folder, name=name))
    OUT.print(f"  perspectief check {folder}\n  perspectief build {folder}", soft_wrap=True)


def _municipality(text: str) -> RegionRecord:
    regions = load_regions()
    record = regions.find(text) or regions.suggest(text)
    exact = record is not None and text.strip().lower() in (
        record.code.lower(),
        (record.name.nl if record.name else "").lower(),
    )
    if record is None or record.kind != "municipality" or not exact:
        near = f"{record.code} ({W.text(record.name)})" if record else ""
        raise Refused([Problem("unknown-municipality", Place("--municipality"), found=text, suggestion=near)])
    return record


def _filled(text: str, record: RegionRecord) -> str:
    size_class = record.size_class or ""
    values = {"code": record.code, "name": record.name.nl if record.name else record.code}
    values |= {"boundaries": str(record.last_year or 2026), "size_class": size_class}
    return Template(text).substitute(values)
