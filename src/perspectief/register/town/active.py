"""The files that run at a moment, and taking some of them by weight until so many persons are taken."""

from dataclasses import dataclass

import numpy as np

from perspectief.register.town.draws import Ints, Mask

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Active:
    """Files that run: the memberships of one or two persons (`NOBODY`), and since which month."""

    file: Ints
    first: Ints
    second: Ints
    since: Ints

    @property
    def sizes(self) -> Ints:
        """How many persons are in each."""
        sizes: Ints = 1 + (self.second != NOBODY)
        return sizes

    @property
    def couples(self) -> int:
        """How many files have two persons."""
        return int(np.count_nonzero(self.second != NOBODY))

    def where(self, chosen: Mask | Ints) -> "Active":
        """Some of them."""
        return Active(self.file[chosen], self.first[chosen], self.second[chosen], self.since[chosen])

    def without(self, places: Ints) -> "Active":
        """All but some."""
        kept = np.ones(len(self.file), np.bool_)
        kept[places] = False
        return self.where(kept)

    def also(self, other: "Active") -> "Active":
        """These and others."""
        both = ((self.file, other.file), (self.first, other.first))
        file, first = (np.concatenate(pair) for pair in both)
        second = np.concatenate([self.second, other.second])
        return Active(file, first, second, np.concatenate([self.since, other.since]))

    def members(self) -> Ints:
        """All memberships: the first of each file, then the second of those that have one."""
        return np.concatenate([self.first, self.second[self.second != NOBODY]])

    def per_member(self, values: Ints) -> Ints:
        """A value of each file for each of its `members`."""
        return np.concatenate([values, values[self.second != NOBODY]])

    def __len__(self) -> int:
        return len(self.file)


def take(order: Ints, sizes: Ints, persons: int) -> tuple[Ints, Ints]:
    """The first places of an order that hold exactly so many persons, and the rest of the order.

    A couple that is one too many is passed over for the next single person. Where there is none, one less.
    """
    reached = np.cumsum(sizes[order])
    many = int(np.searchsorted(reached, persons, "right"))
    left = persons - (int(reached[many - 1]) if many else 0)
    singles = np.flatnonzero(sizes[order[many:]] == 1)[:left]
    chosen = np.zeros(len(order), np.bool_)
    chosen[:many] = True
    chosen[many + singles] = True
    return order[chosen], order[~chosen]
