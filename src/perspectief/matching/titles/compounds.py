"""Dutch compounds taken apart: "vrachtwagenchauffeur" is a "vrachtwagen" and a "chauffeur".

The parts are words that the taxonomy itself uses, and the rests that stay when a known word is taken off the
front of several others ("-verwerker"). Of all ways to cut, the cheapest wins, where a word costs the
logarithm of how rarely it occurs (a unigram model, as in Koehn and Knight 2003).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf, log

_LINKS = ("", "s", "en", "e", "n")
_SHORTEST, _SHORTEST_WHOLE, _SHORTEST_REST, _LONGEST = 3, 7, 5, 60
_FOR_SHORT, _FOR_LINK, _FOR_CUT = 6.0, 2.0, 2.0
_FRONTS = 3  # a rest is a part where so many words stay before it


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What each known part costs; use `lexicon_of` to make one."""

    costs: Mapping[str, float]
    _cut: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts in order, the head last, linking letters on the part before; the word alone if whole."""
        found = self._cut.get(word)
        if found is None:
            found = self._cut[word] = self._parts(word)  # the same words come again and again
        return found

    def _parts(self, word: str) -> tuple[str, ...]:
        if not _SHORTEST_WHOLE <= len(word) <= _LONGEST or not word.isalpha():
            return (word,)
        best, came = self._cheapest(word)
        if best[-1] == inf:
            return (word,)
        cuts = [len(word)]
        while cuts[-1]:
            cuts.append(came[cuts[-1]])
        cuts.reverse()
        return tuple(word[start:end] for start, end in pairwise(cuts))

    def bare(self, part: str) -> str:
        """A part that is not the head, without the letters that link it to what follows."""
        if part in self.costs:
            return part
        return next((part[: -len(link)] for link in _LINKS[1:] if self._knows(part, link)), part)

    def _knows(self, part: str, link: str) -> bool:
        return part.endswith(link) and part[: -len(link)] in self.costs

    def _cheapest(self, word: str) -> tuple[list[float], list[int]]:
        best, came = [0.0, *([inf] * len(word))], [0] * (len(word) + 1)
        for start in range(len(word) - _SHORTEST + 1):
            if best[start] == inf:
                continue
            for end in range(start + _SHORTEST, len(word) + 1):
                cost = inf if end - start == len(word) else self._cost(word[start:end], last=end == len(word))
                if best[start] + cost < best[end]:
                    best[end], came[end] = best[start] + cost, start
        return best, came

    def _cost(self, part: str, *, last: bool) -> float:
        links = _LINKS[:1] if last else _LINKS
        return min((self._one(part, link) for link in links if part.endswith(link)), default=inf)

    def _one(self, part: str, link: str) -> float:
        bare = part[: len(part) - len(link)]
        cost = self.costs.get(bare, inf)
        short = _FOR_SHORT if len(bare) == _SHORTEST else 0.0
        return cost + short + _FOR_CUT + (_FOR_LINK if link else 0.0)


def lexicon_of(words: Iterable[str]) -> Lexicon:
    """The lexicon of running text: every word as often as it occurs, and the rests of compounds."""
    counts = {word: n for word, n in Counter(words).items() if len(word) >= _SHORTEST and word.isalpha()}
    counts.update(_rests(counts))
    whole = sum(counts.values())
    return Lexicon({word: -log(count / whole) for word, count in sorted(counts.items())})


def _rests(counts: Mapping[str, int]) -> dict[str, int]:
    fronts: dict[str, set[str]] = defaultdict(set)
    for word in counts:
        for cut in range(4, len(word) - _SHORTEST_REST + 1):
            if _is_front(word[:cut], counts):
                fronts[word[cut:]].add(word[:cut])
    return {
        rest: len(found)
        for rest, found in fronts.items()
        if len(found) >= _FRONTS and rest not in counts and rest.isalpha()
    }


def _is_front(front: str, counts: Mapping[str, int]) -> bool:
    return any(front.endswith(link) and front[: len(front) - len(link)] in counts for link in ("", "s", "en"))
