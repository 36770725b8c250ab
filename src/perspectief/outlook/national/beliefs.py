"""What is believed of a national series before its figures are seen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Beliefs:
    """How a series moves, before its own figures speak; they are what a short series falls back on.

    `damping` is the share of a month's slope that is left the month after, `pull` the share of the distance
    to the long mean by which a month's growth is bent back; each a mean and a standard deviation. `cyclic` is
    the chance that there is a pull at all. `scale` is the usual shock to monthly growth (in logs), worth as
    much as `worth` months of figures. `trust` is how many independent moments of looking ahead the stated
    width counts for, beside those in which it was right or wrong.
    """

    damping: tuple[float, float]
    pull: tuple[float, float]
    cyclic: float
    scale: float = 0.0015
    worth: float = 2.0
    trust: float = 16.0

    def __post_init__(self) -> None:
        """Refuse what cannot be believed."""
        if not 0 < self.damping[0] < 1 or not self.damping[1] > 0:
            raise ValueError("damping lies between 0 and 1, with a positive standard deviation")
        if not 0 < self.pull[0] < 0.1 or not self.pull[1] > 0 or not 0 <= self.cyclic <= 1:
            raise ValueError("pull lies between 0 and 0.1, and a chance between 0 and 1")
        if not self.scale > 0 or not self.worth > 0 or not self.trust > 0:
            raise ValueError("a scale, its worth and trust are positive")


WELFARE = Beliefs(damping=(0.94, 0.01), pull=(0.0015, 0.0002), cyclic=1.0)
"""Welfare benefits: slopes last a year or two, and the level comes back over a decade.

Damping, pull, season and limit were chosen on monthly welfare benefits to pension age in the Netherlands, by
errors on targets before 2015 only. By those targets a trust of 4 to 16 scores alike (4 a little better); of
these 16, the least adjustment, was taken with later coverage in sight: with 4, bands are wider than they say.
"""

ANY = Beliefs(damping=(0.93, 0.03), pull=(0.0015, 0.0005), cyclic=0.5)
"""Any other count: slopes fade, and whether the level comes back is for its figures to say."""
