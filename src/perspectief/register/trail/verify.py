"""Whether the trail is as it was written: the first broken link, the end, and what nobody can prove."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perspectief.ground.problem import Place, Problem
from perspectief.register.trail import guards
from perspectief.register.trail.anchors import FILE, Anchors, read_anchors
from perspectief.register.trail.keys import Ring, ring
from perspectief.register.trail.models import HEAD, Head
from perspectief.register.trail.reading import count_up_to, stored
from perspectief.register.trail.setting import load_setting
from perspectief.register.trail.walk import TRAIL_PLACE, Walk

MOST = 200  # findings that are told


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    `entries` were read; `first` is the number of the first broken link, None where there is none. `cut` is
    how many entries are known to be gone from the end. Up to `anchored` (made at `anchored_at`) the end is
    proven; `after` entries lie behind it: a change in them is found, but whether more stood there cannot be
    proven.
    """

    entries: int
    first: int | None
    cut: int
    anchored: int
    anchored_at: datetime | None
    after: int
    findings: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(folder: Path) -> Verdict:
    """Read the whole trail of the open register beside the anchors of the folder; writes nothing.

    Others may write meanwhile. Refused without the key, or where the anchors cannot be read.
    """
    keys = ring()
    anchors, of_files = _anchors(folder, keys)
    before = Head.objects.get(pk=HEAD)
    walk = Walk(keys, {each.number: each for each in anchors.good})
    for entry in stored():
        walk.step(entry)
    walk.end()
    after = Head.objects.get(pk=HEAD)
    known = max([before.number, *(each.number for each in anchors.good)])
    ends = [*_ends(walk, before, after, known), *_anchors_gone(walk, anchors), *_doubles(walk)]
    off = [Problem("trail-guard-missing", Place(TRAIL_PLACE), found=name) for name in guards.missing()]
    last = anchors.good[-1] if anchors.good else None
    anchored = min(last.number, walk.last) if last else 0
    return Verdict(
        entries=walk.count,
        first=_first(walk, known),
        cut=max(0, known - walk.last),
        anchored=anchored,
        anchored_at=last.moment if last else None,
        after=max(0, walk.last - anchored),
        findings=(*walk.findings, *ends, *of_files, *off)[:MOST],
    )


def _first(walk: Walk, known: int) -> int | None:
    broken = [*walk.broken, *([walk.last + 1] if walk.last < known else [])]
    return min(broken) if broken else None


def _ends(walk: Walk, before: Head, after: Head, known: int) -> Iterator[Problem]:
    """The end against what the head and the anchors know of it; entries come while others write."""
    place = Place(TRAIL_PLACE, walk.last + 1)
    if walk.last < known:
        yield Problem("trail-end-cut", place, details={"last": str(known)})
    if walk.last > after.number or (walk.last == after.number and walk.link != after.link):
        yield Problem("trail-head-changed", place, found=str(after.number))
    elif before.number < known:
        yield Problem("trail-head-changed", place, found=str(before.number))


def _doubles(walk: Walk) -> Iterator[Problem]:
    if count_up_to(walk.last) != walk.count:
        yield Problem("trail-entry-double", Place(TRAIL_PLACE))


def _anchors_gone(walk: Walk, anchors: Anchors) -> Iterator[Problem]:
    """Every anchor was written before the entry that tells of it."""
    there = anchors.last.line if anchors.last else 0
    if walk.anchors_told > there:
        details = {"last": str(walk.anchors_told)}
        yield Problem("trail-anchors-cut", Place(FILE.as_posix(), there + 1), details=details)


def _anchors(folder: Path, keys: Ring) -> tuple[Anchors, Sequence[Problem]]:
    """The anchors of the folder, or of a copy that has more; and what is wrong with any of the files."""
    found = read_anchors(folder / FILE, keys.all)
    problems = list(found.problems)
    for copy in load_setting(folder).places(folder):
        there = read_anchors(copy, keys.all)
        problems += there.problems
        short, long = sorted((found.lines, there.lines), key=len)
        if long[: len(short)] != short:
            problems.append(Problem("trail-anchor-copy-differs", Place(copy.name)))
        elif len(there.lines) > len(found.lines):
            details = {"last": str(len(there.lines))}
            problems.append(Problem("trail-anchors-cut", Place(FILE.as_posix()), details=details))
            found = there
    return found, problems
