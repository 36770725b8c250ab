"""What the catalogue says of a measure, where a programme leaves it to the catalogue."""

from dataclasses import replace

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.model import Measure
from perspectief.programme.load import Loaded
from perspectief.programme.model import Definition, Indicator, Source


def from_catalogue(loaded: Loaded, catalogue: Catalogue) -> Loaded:
    """The programme with the definition and source of the measure for indicators that ask for these.

    What an indicator says itself goes first.
    """
    programme = loaded.programme
    filled = tuple(_filled(indicator, catalogue) for indicator in programme.indicators)
    return replace(loaded, programme=programme.model_copy(update={"indicators": filled}))


def _filled(indicator: Indicator, catalogue: Catalogue) -> Indicator:
    measure = catalogue.find(indicator.measure)
    if not indicator.from_catalogue or measure is None:
        return indicator
    definition = Definition(text=measure.definition) if measure.definition else None
    update = {
        "definition": indicator.definition or definition,
        "source": indicator.source or _source(measure),
    }
    return indicator.model_copy(update=update)


def _source(measure: Measure) -> Source | None:
    if not measure.source_name:
        return None
    return Source.model_validate({"name": measure.source_name, "table": measure.source_table})
