"""`perspectief measures`: what can be counted without describing it first."""

from rich.padding import Padding
from rich.text import Text as Styled

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.facts.catalogue import load_catalogue
from perspectief.facts.model import Measure
from perspectief.publication.workbook.headers import unit_word


def list_measures(word: str | None) -> None:
    """Print measures with their names, unit and source: those with `word` in id, names or counted thing."""
    found = [measure for measure in load_catalogue().measures.values() if _has(measure, word or "")]
    for measure in found:
        OUT.print(Styled(measure.id, style="bold"))
        OUT.print(Padding(_about(measure), (0, 0, 0, 2)))
    OUT.print(W.n("{count} measure", "{count} measures", len(found)))
    if not found:
        OUT.print(W.t("Describe a measure of your own in the folder's measures.yaml."))


def _has(measure: Measure, word: str) -> bool:
    texts = (measure.id, measure.name.nl, measure.name.en or "", *measure.counted_as)
    return any(word.strip().lower() in text.lower() for text in texts)


def _about(measure: Measure) -> str:
    names = " / ".join(name for name in (measure.name.nl, measure.name.en) if name)
    unit = unit_word(measure.unit, W).removeprefix("… ")
    return f"{names} ({unit}). {_source(measure)}"


def _source(measure: Measure) -> str:
    where = " ".join(part for part in (measure.source_name, measure.source_table) if part)
    if measure.formula:
        return W.t("Computed from other measures.")
    if measure.fetch and measure.fetch.code:
        return W.t("{source}; “refresh” brings it in.", source=where)
    return W.t("{source}; own figures.", source=where) if where else W.t("Own figures.")
