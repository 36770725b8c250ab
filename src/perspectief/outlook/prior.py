"""What is assumed of a kind of measure before its figures are looked at, and where that comes from."""

from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

from perspectief.ground.text import Text
from perspectief.outlook.motion import Motion
from perspectief.outlook.observation import Scale

Basis = Literal["fitted", "assumed"]
ASSUMED = Text(nl="een aanname", en="an assumption")


@dataclass(frozen=True, slots=True)
class Prior:
    """How regions of this kind move apart from the country, and how much that differs between them.

    `smallness` is added to the variance of a year's walk, divided by the level: the coming and going of
    single persons. `spread` is the standard deviation of the logarithm of how much livelier a region is than
    its kind, `flutter_spread` the same for the flutter. `registration` is the standard deviation of what any
    figure may be off, `definition` that of one that counted something else than its measure, `survey` that of
    a sample; `level` that of the level itself where no figure bounds it. `source` is where the numbers come
    from, and `knows_until` the last year that they know of.
    """

    name: str
    scale: Scale
    motion: Motion
    spread: float
    smallness: float = 0.0
    flutter_spread: float = 0.0
    registration: float = 0.002
    definition: float = 0.0
    survey: float = 0.0
    level: float = 1.0
    basis: Basis = "assumed"
    source: Text = ASSUMED
    knows_until: int = 2026
    driver: str | None = None

    def for_level(self, level: float) -> Motion:
        """The motion of a region of this size; only counts on the log scale know a size."""
        if self.scale == "plain" or self.smallness <= 0:
            return self.motion
        noise = sqrt(self.motion.noise**2 + self.smallness / max(level, 1.0))
        return replace(self.motion, noise=noise)

    def numbers(self) -> dict[str, float]:
        """The numbers that were assumed, by code, as they are kept with an outlook."""
        motion = self.motion
        return {
            "volatility": motion.noise,
            "drift": motion.drift,
            "damping": motion.damping,
            "flutter": motion.flutter,
            "spread": self.spread,
            "smallness": self.smallness,
            "flutter_spread": self.flutter_spread,
            "registration_noise": self.registration,
            "definition_noise": self.definition,
            "survey_noise": self.survey,
        }
