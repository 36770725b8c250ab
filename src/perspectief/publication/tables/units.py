"""The unit of a measure as the name of what its numbers are."""

from perspectief.account.model import Measure
from perspectief.publication.words import Words, codes
from perspectief.publication.words.marker import mark

_NAMES = {
    "count": mark("number"),
    "ratio": mark("ratio"),
    "grade": mark("grade"),
    "rank": mark("place"),
    "index": mark("index"),
    "euro": mark("euro"),
}


def unit_name(measure: Measure, words: Words) -> str:
    """ "aantal", "%", "per 10.000 volwassenen"."""
    if measure.unit in _NAMES:
        return words.t(_NAMES[measure.unit])
    written = codes.UNIT.get(measure.unit)
    return words.t(written, number="").strip() if written else measure.unit
