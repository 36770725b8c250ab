"""The mean of a finite population from a stratified sample, with its margin; design-based.

Cochran, *Sampling Techniques*, 3rd ed., Wiley 1977: the mean, its variance with the finite population
correction and the effective degrees of freedom (5.4, after Satterthwaite), and strata with one answer taken
together with a neighbour (5A.12). Within a stratum, who did not answer is taken to be like who did.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Sampled:
    """A stratum: its establishments and the answers of those that answered."""

    names: tuple[str, ...]
    population: int
    answers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its standard error, and the interval of so much confidence (t, `freedom` degrees).

    `together` are strata that were taken together because one of them had too few answers.
    """

    value: float
    error: float
    freedom: float
    low: float
    high: float
    answers: int
    population: int
    together: tuple[tuple[str, ...], ...] = ()

    @property
    def margin(self) -> float:
        """Half of the interval."""
        return (self.high - self.low) / 2


def estimate(strata: Sequence[Sampled], confidence: float = CONFIDENCE) -> Estimate:
    """The mean over all establishments of the strata; ValueError where fewer than two answered."""
    kept = together([stratum for stratum in strata if stratum.population])
    total = sum(stratum.population for stratum in kept)
    parts = [_part(stratum, total) for stratum in kept]
    value = sum(part.share * part.mean for part in parts)
    variance = sum(part.variance for part in parts)
    freedom = _freedom(parts, variance)
    reach = _quantile(confidence, freedom) * sqrt(variance)
    return Estimate(
        value=value,
        error=sqrt(variance),
        freedom=freedom,
        low=value - reach,
        high=value + reach,
        answers=sum(part.answers for part in parts),
        population=total,
        together=tuple(stratum.names for stratum in kept if len(stratum.names) > 1),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    share: float
    mean: float
    variance: float  # of what the stratum adds to the mean
    answers: int


def together(strata: Sequence[Sampled]) -> list[Sampled]:
    """Strata with two answers or all of theirs; others are joined to the one before, or after."""
    kept: list[Sampled] = []
    for stratum in strata:
        if kept and (_too_few(stratum) or _too_few(kept[-1])):
            kept[-1] = _joined(kept[-1], stratum)
        else:
            kept.append(stratum)
    if kept and len(kept) > 1 and _too_few(kept[-1]):
        last = kept.pop()
        kept[-1] = _joined(kept[-1], last)
    if not kept or _too_few(kept[0]):
        raise ValueError(len(kept))
    return kept


def _too_few(stratum: Sampled) -> bool:
    return len(stratum.answers) < min(2, stratum.population)


def _joined(one: Sampled, other: Sampled) -> Sampled:
    population = one.population + other.population
    return Sampled(one.names + other.names, population, one.answers + other.answers)


def _part(stratum: Sampled, total: int) -> _Part:
    count, share = len(stratum.answers), stratum.population / total
    mean = sum(stratum.answers) / count
    spread = sum((each - mean) ** 2 for each in stratum.answers) / (count - 1) if count > 1 else 0.0
    left_out = 1 - count / stratum.population  # the finite population correction
    return _Part(share, mean, share**2 * left_out * spread / count, count)


def _freedom(parts: Sequence[_Part], variance: float) -> float:
    """Satterthwaite: (sum of g s²)² / sum of (g s²)² / (n - 1); for ever where nothing varies."""
    below = sum(part.variance**2 / (part.answers - 1) for part in parts if part.answers > 1)
    return variance**2 / below if below else inf


def _quantile(confidence: float, freedom: float) -> float:
    from scipy import special

    p = 1 - (1 - confidence) / 2
    return float(special.ndtri(p) if freedom == inf else special.stdtrit(freedom, p))
