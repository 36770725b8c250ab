"""Small files in the form in which ESCO, CBS and UWV publish theirs; the words in them are made up."""

import csv
import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

URI = "http://data.europa.eu/esco/occupation/"
OCCUPATIONS = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description", "code")
BAKER = {
    "conceptType": "Occupation",
    "conceptUri": f"{URI}b1",
    "iscoGroup": "7512",
    "preferredLabel": "broodbakker",
    "altLabels": "bakker\nbakkerin",
    "description": "Bakt brood.\nMaakt deeg.",
    "code": "7512.1",
}
PASTRY = {
    **BAKER,
    "conceptUri": f"{URI}b2",
    "preferredLabel": "banketbakker",
    "altLabels": "taartenmaker",
    "code": "7512.1.1",
}
WELDER = {
    **BAKER,
    "conceptUri": f"{URI}w1",
    "iscoGroup": "7212",
    "preferredLabel": "lasser",
    "altLabels": "",
    "description": "",
    "code": "7212.1",
}


def write(
    path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]], delimiter: str = ","
) -> Path:
    """A table, packed where the name ends so."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_dutch(folder: Path, *rows: Mapping[str, str]) -> Path:
    """`occupations_nl.csv` with these rows, or with three sound ones."""
    return write(folder / "occupations_nl.csv", OCCUPATIONS, rows or (BAKER, PASTRY, WELDER))


def write_all(folder: Path) -> Path:
    """Every kind of file that is read, in a folder."""
    write_dutch(folder)
    english = {**BAKER, "preferredLabel": "baker", "altLabels": "bread baker", "description": "Bakes bread."}
    write(folder / "occupations_en.csv.gz", OCCUPATIONS, [english])
    skill = {"conceptUri": "s:knead", "skillType": "skill", "preferredLabel": "knead dough"}
    write(folder / "skills_en.csv", ("conceptUri", "skillType", "preferredLabel"), [skill])
    links = [
        {"occupationUri": f"{URI}b1", "relationType": "essential", "skillUri": "s:knead"},
        {"occupationUri": f"{URI}b2", "relationType": "optional", "skillUri": "s:knead"},
        {"occupationUri": f"{URI}b2", "relationType": "optional", "skillUri": "s:nowhere"},
    ]
    write(folder / "occupationSkillRelations.csv", ("occupationUri", "relationType", "skillUri"), links)
    group = {"conceptType": "ISCOGroup", "conceptUri": "i", "code": "7512", "preferredLabel": "Bakkers e.d."}
    write(folder / "ISCOGroups_nl.csv", ("conceptType", "conceptUri", "code", "preferredLabel"), [group])
    write_codes(folder)
    write(folder / "skillsHierarchy_en.csv", ("Level 0 URI", "Level 0 preferred term"), [])
    return folder


def write_codes(folder: Path) -> None:
    """BRC 2014, UWV and CompetentNL."""
    unit = {
        "ISCO2008unitgroup": "7512",
        "ISCO2008unitgrouplabel": "Bakkers",
        "BRC2014beroepsgroep": "0741",
        "BRC2014beroepsgroep_label": "Bakkers",
    }
    write(folder / "isco08_brc2014.csv", tuple(unit), [unit])
    brc = {f"BRC Beroepsgroep niv {level}": code for level, code in (("1", "7"), ("2", "74"), ("3", "741"))}
    brc |= {f"BRC Omschrijving Beroepsgroep Niv {level}": f"groep {level}" for level in "123"}
    write(folder / "brc.csv", tuple(brc), [brc], delimiter=";")
    uwv = {
        "beroep_cd": "10",
        "beroepnaam": "Deegmaker",
        "esco_uri": f"{URI}b1",
        "relation": "skos:exactMatch",
    }
    wide = {**uwv, "beroep_cd": "11", "beroepnaam": "Bakkersbaas", "relation": "skos:narrowMatch"}
    write(folder / "uwv.csv", tuple(uwv), [uwv, wide, {**wide, "esco_uri": f"{URI}b2"}])
    skos = "http://www.w3.org/2004/02/skos/core#"
    lines = [
        f"<https://linkeddata.competentnl.nl/uwv/id/occupation/AB12> <{skos}closeMatch> <{URI}w1> .",
        f'<https://linkeddata.competentnl.nl/uwv/id/occupation/AB12> <{skos}prefLabel> "lasser"@nl .',
    ]
    (folder / "competentnl.nt").write_text("\n".join(lines), "utf-8")
