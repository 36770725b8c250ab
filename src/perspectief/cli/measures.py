"""`perspectief measures`: what can be counted without describing it first."""

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text as Styled

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Measure
from perspectief.publication.words.marker import mark
from perspectief.publication.workbook.headers import unit_word

# What most programmes for work and economy are judged by; `--all` lists the others.
COMMON = (
    "welfare_persons",
    "welfare_files",
    "welfare_inflow",
    "welfare_outflow",
    "welfare_outflow_to_work",
    "welfare_returns",
    "participation_share",
    "jobs",
    "establishments",
    "open_vacancies",
    "labour_tension",
    "business_climate_grade",
    "bbv_welfare_per_10000",
    "bbv_jobs_per_1000",
    "inhabitants",
)
MOST = 9  # and a line that says how many there are
LARGE_CITIES = ("GM0344", "GM0363", "GM0518", "GM0599")  # Utrecht, Amsterdam, Den Haag, Rotterdam
_FINEST = {
    "labour_market_region": mark("published of labour market regions, not of municipalities"),
    "province_or_large_city": mark("published of provinces and the four largest cities only"),
    "country": mark("published of the whole country only"),
}


def list_measures(word: str | None, *, everything: bool) -> None:
    """A line for each measure: the common ones, or those with `word`; `everything` tells more of all."""
    found = measures_with(word or "")
    if everything:
        _tell_all(found)
        return
    few = found if word else [one for one in found if one.id in COMMON]
    shown = few[:MOST] if word else few
    for measure in shown:
        OUT.print(line_of(measure), soft_wrap=True)
    left = len(found) - len(shown)
    if left:
        OUT.print(W.n("{count} more: add --all", "{count} more: add a word, or --all", left))
    if not found:
        OUT.print(W.n("{count} measure", "{count} measures", 0))
        OUT.print(W.t("Describe a measure of your own in the folder's measures.yaml."))


def _tell_all(found: Sequence[Measure]) -> None:
    for measure in found:
        OUT.print(Styled(measure.id, style="bold"))
        OUT.print(Padding(_about(measure), (0, 0, 0, 2)))
    OUT.print(W.n("{count} measure", "{count} measures", len(found)))


def measures_with(word: str) -> list[Measure]:
    """Measures with `word` in id, names or counted thing: the common first, those of no municipality last."""
    found = [measure for measure in load_catalogue().measures.values() if _has(measure, word)]
    return sorted(found, key=lambda one: (one.finest != "municipality", one.id not in COMMON))


def line_of(measure: Measure) -> str:
    """The id, the name, the unit, and what keeps a municipality from using it."""
    unit = unit_word(measure.unit, W).removeprefix("… ")
    coarse = not_of(measure, "")
    return f"{measure.id}: {W.text(measure.name)} ({unit})" + (f"; {coarse}" if coarse else "")


def not_of(measure: Measure, municipality: str) -> str | None:
    """Of which regions a source speaks, where a municipality is none of them; None where it is."""
    if measure.finest == "province_or_large_city" and municipality in LARGE_CITIES:
        return None
    return W.t(_FINEST[measure.finest]) if measure.finest in _FINEST else None


def _has(measure: Measure, word: str) -> bool:
    texts = (measure.id, measure.name.nl, measure.name.en or "", *measure.counted_as)
    return any(word.strip().lower() in text.lower() for text in texts)


def _about(measure: Measure) -> str:
    names = " / ".join(name for name in (measure.name.nl, measure.name.en) if name)
    unit = unit_word(measure.unit, W).removeprefix("… ")
    coarse = not_of(measure, "")
    ending = f" {W.sentence(coarse)}" if coarse else ""
    return f"{names} ({unit}). {_source(measure)}{ending}"


def _source(measure: Measure) -> str:
    where = " ".join(part for part in (measure.source_name, measure.source_table) if part)
    if measure.formula:
        return W.t("Computed from other measures.")
    if measure.fetch and measure.fetch.code:
        return W.t("{source}; “refresh” brings it in.", source=where)
    return W.t("{source}; own figures.", source=where) if where else W.t("Own figures.")
