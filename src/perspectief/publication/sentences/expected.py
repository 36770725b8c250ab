"""What is expected, in words: a level with its unit, a band, and how an outlook was made."""

from math import floor, log10

from perspectief.account.model import Grounds, Interval, Measure, OutlookView, SaidBefore
from perspectief.publication.words import Words

Band = tuple[float, float]


def level_said(level: float, band80: Band, measure: Measure, words: Words) -> str:
    """A level that is expected, no finer than its band of 80 % makes sense of; on a scale by its class."""
    if measure.scale:
        return words.classes(level, level, measure) or words.number(round(level, _places(measure)))
    return words.amount(rounded(level, band80, measure), measure)


def band_said(band: Band, band80: Band, measure: Measure, words: Words) -> str:
    """ "2.338 tot 2.582"; on a scale the classes that it touches."""
    low, high = (rounded(end, band80, measure) for end in band)
    if measure.scale and (named := words.classes(*band, measure)):
        return named
    return words.amount(Interval(low=low, high=high), measure)


def rounded(level: float, band80: Band, measure: Measure) -> float:
    """A level as precisely as the measure is counted, and no finer than a hundredth of its band's size."""
    places = _places(measure)
    wide = band80[1] - band80[0]
    if wide > 0:
        places = min(places, 2 - floor(log10(wide)))
    return round(level, places)


def _places(measure: Measure) -> int:
    """Decimals of a level; a ratio that is read by its class has two."""
    return max(measure.decimals, 2) if measure.scale else measure.decimals


def made_sentence(view: OutlookView | SaidBefore, words: Words) -> str:
    """Whether it was said on its own day or computed afterwards."""
    if view.kind == "real":
        return words.t("This was said on {day} itself.", day=words.day(view.as_of))
    return words.t(
        "This was computed afterwards, on {made}, from only the figures known on {day} (a hindcast).",
        made=words.day(view.made_on),
        day=words.day(view.as_of),
    )


def later_sentence(year: int | None, words: Words) -> str:
    """That the assumptions of a hindcast know more than its day did, where they do."""
    if year is None:
        return ""
    return words.t("The assumptions were made later and know figures up to {year}.", year=str(year))


def grounds_lead(grounds: Grounds, words: Words) -> str:
    """What goes before the text that tells where what was assumed comes from."""
    if grounds.basis == "fitted":
        return words.t("How fast such figures move was measured on:")
    return words.t("Nobody measured how fast such figures move; this is our judgement:")


def pseudo_sentence(view: OutlookView | SaidBefore, words: Words) -> str:
    """What pseudo-real-time means, where it holds."""
    if not view.pseudo_real_time:
        return ""
    return words.t(
        "Of some figures we assume the day on which they became known (pseudo-real-time). So perhaps "
        "not all of this was known by then."
    )
