"""A town as a plain list of beliefs: what was thought to be so, and since when; knows no database.

Days are small whole numbers. It answers by looking at every day of everybody, one after another.
"""

from dataclasses import dataclass, field, replace

HORIZON = 60
NEVER = 10_000


@dataclass(frozen=True)
class Fact:
    """Somebody was in a file from a day up to another, and left for a reason.

    `who` is None for the spell of the file itself; a `group` is a time in that group, and of no file.
    """

    file: int
    who: int | None
    start: int
    end: int = NEVER
    reason: str = ""
    group: str = ""

    @property
    def kind(self) -> str:
        """Of which table it is."""
        return "spell" if self.who is None else "group" if self.group else "member"

    def holds(self, day: int) -> bool:
        """Whether it holds on a day."""
        return self.start <= day < self.end


@dataclass
class Town:
    """What is thought now, and what was thought at the end of every day since the first."""

    facts: dict[int, Fact] = field(default_factory=dict)
    today: int = 0
    then: dict[int, dict[int, Fact]] = field(default_factory=dict)

    def says(self, key: int, fact: Fact | None) -> None:
        """From now on this is thought under a key, or nothing any more."""
        self.facts = {**self.facts, key: fact} if fact else self._without(key)
        self.then[self.today] = self.facts

    def _without(self, key: int) -> dict[int, Fact]:
        return {each: fact for each, fact in self.facts.items() if each != key}

    def known_on(self, day: int) -> list[Fact]:
        """What was thought at the end of a day."""
        known = [each for each in self.then if each <= day]
        return list(self.then[max(known)].values()) if known else []

    def allows(self, fact: Fact, instead_of: int | None = None) -> bool:
        """Whether a fact can stand beside the others: an end after its start, nobody in two files, no
        file twice, no three in a file, nobody in two groups.
        """
        others = [other for key, other in self.facts.items() if key != instead_of and other.kind == fact.kind]
        if fact.end <= fact.start:
            return False
        alone = [o for o in others if (o.file == fact.file if fact.who is None else o.who == fact.who)]
        if any(meet(other, fact) for other in alone):
            return False
        if fact.kind != "member":
            return True
        return most_at_once([other for other in others if other.file == fact.file], fact)


def meet(one: Fact, other: Fact) -> bool:
    """Whether they have a day in common."""
    return max(one.start, other.start) < min(one.end, other.end)


def most_at_once(others: list[Fact], fact: Fact) -> bool:
    """Whether on every day of a fact at most one of the others holds; it changes only where one starts."""
    moments = [fact.start, *(other.start for other in others if fact.start < other.start < fact.end)]
    return all(sum(other.start <= day < other.end for other in others) <= 1 for day in moments)


def on_welfare(facts: list[Fact], day: int) -> set[int]:
    """Who is in a file on a day."""
    return {fact.who for fact in facts if fact.who is not None and fact.kind == "member" and fact.holds(day)}


def running(facts: list[Fact], day: int) -> set[int]:
    """Which files run on a day."""
    return {fact.file for fact in facts if fact.kind == "spell" and fact.holds(day)}


def grouped(facts: list[Fact], day: int) -> dict[int, str]:
    """Who is in which group on a day, on welfare or not."""
    return {fact.who: fact.group for fact in facts if fact.who is not None and fact.group and fact.holds(day)}


def shifted(fact: Fact, by: int) -> Fact:
    """The same, some days earlier or later."""
    return replace(fact, start=fact.start + by, end=fact.end if fact.end == NEVER else fact.end + by)
