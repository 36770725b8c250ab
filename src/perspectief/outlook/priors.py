"""Which prior a measure has: the families of `priors.yaml`."""

from functools import lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import Field, TypeAdapter
from ruamel.yaml import YAML

from perspectief.facts.model import Measure
from perspectief.ground.text import Frozen, Text
from perspectief.outlook.motion import Motion
from perspectief.outlook.prior import Prior

ANY_UNIT = "*"


class Family(Frozen):
    """A kind of measure, as `priors.yaml` has it; see `Prior` and `Motion` for the numbers."""

    name: str
    measures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    driver: str | None = None
    scale: Literal["log", "plain"]
    basis: Literal["fitted", "assumed"]
    source: Text
    knows_until: int
    noise: float = Field(gt=0)
    drift: float = Field(gt=0)
    damping: float = Field(gt=0)
    flutter: float = Field(ge=0)
    spread: float = Field(ge=0)
    flutter_spread: float = Field(default=0.0, ge=0)
    smallness: float = Field(default=0.0, ge=0)
    registration: float = Field(gt=0)
    definition: float = Field(default=0.0, ge=0)
    survey: float = Field(default=0.0, ge=0)
    level: float = Field(default=1.0, gt=0)

    def prior(self) -> Prior:
        """The numbers as a prior."""
        return Prior(
            name=self.name,
            scale=self.scale,
            motion=Motion(self.noise, self.drift, self.damping, self.flutter),
            spread=self.spread,
            smallness=self.smallness,
            flutter_spread=self.flutter_spread,
            registration=self.registration,
            definition=self.definition,
            survey=self.survey,
            level=self.level,
            basis=self.basis,
            source=self.source,
            knows_until=self.knows_until,
            driver=self.driver,
        )


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """All families, in the order in which they are tried."""
    text = files("perspectief.outlook").joinpath("priors.yaml").read_text(encoding="utf-8")
    return TypeAdapter(tuple[Family, ...]).validate_python(YAML(typ="safe").load(text)["families"])


def prior_of(measure: Measure) -> Prior:
    """The prior of a measure: by its name first, then by its unit."""
    named = (each for each in families() if measure.id in each.measures)
    by_unit = (each for each in families() if measure.unit in each.units or ANY_UNIT in each.units)
    return (next(named, None) or next(by_unit)).prior()


def prior_named(name: str) -> Prior:
    """The prior of a family; raises KeyError where there is none of that name."""
    return {each.name: each for each in families()}[name].prior()
