"""Whether a count may leave beside everything that left before, and if not, what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from perspectief.gate.audit import Revealed, Unsettled, revealed
from perspectief.gate.counts import FREE, LEAST, SUPPRESSED, TOTAL, Publication, Said, Subject, Table, Ties
from perspectief.gate.equations import keys_of, system_of
from perspectief.gate.suppression import protect, told_rounded

# Between the bounds of a correction and those of what it corrects: the difference is people too.
APART = LEAST


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing leaves; `earlier` are numbers of publications without any of which it could have.

    `code` is `gate-would-reveal`, `gate-under-ten`, `gate-all-suppressed` or `gate-unsettled`.
    """

    code: str
    subject: Subject
    by: tuple[str, ...]
    earlier: tuple[int, ...] = ()


def judge(
    history: Sequence[Publication],
    table: Table,
    ties: Ties = FREE,
    *,
    exact: bool = False,
    selected: bool = False,
) -> Publication | Refusal:
    """The table as it may leave after `history`, or why it does not; of totals as `total_of` tells them."""
    try:
        if table.by:
            return _breakdown(history, table, ties)
        new = total_of(table, exact=exact, selected=selected)
        if isinstance(new, Refusal):
            return new
        return next(iter(admit(history, [(new,)], ties)), None) or _numbered(history, new)
    except Unsettled:
        return Refusal("gate-unsettled", table.subject, table.by)


def total_of(table: Table, *, exact: bool = False, selected: bool = False) -> Publication | Refusal:
    """A total as it would be told, whatever else is known.

    `exact`: the privacy officer so decided; it counts for a total of everybody, and of fewer than ten only
    that is told: a zero would tell of every part of it too. `selected`: the definition takes people by an
    attribute, so that its total is a cell of a breakdown.
    """
    count = table.counts[TOTAL]
    if selected and count < LEAST:
        return Refusal("gate-under-ten", table.subject, table.by)
    told = exactly(count) if exact and not selected else told_rounded(TOTAL, count, LEAST if selected else 0)
    return Publication(0, table.subject, (), (told,))


def exactly(count: int) -> Said:
    """A total as it is; of fewer than ten only that they are."""
    if count < LEAST:
        return Said(TOTAL, "under_ten", None, 0, LEAST - 1)
    return Said(TOTAL, "exact", count, count, count)


def admit(
    history: Sequence[Publication], groups: Sequence[tuple[Publication, ...]], ties: Ties
) -> list[Refusal]:
    """Of groups that leave together those that may not: each is judged by all that leaves before it.

    All at once where nothing is revealed, else half by half. Raises `Unsettled`.
    """
    new = [publication for group in groups for publication in group]
    if not new or not _reveal(history, new, ties):
        return []
    if len(groups) == 1:
        earlier = _in_the_way(list(history), new, ties)
        numbers = tuple(dict.fromkeys(one.number for one in earlier))
        return [Refusal("gate-would-reveal", new[-1].subject, new[-1].by, numbers)]
    first, second = groups[: len(groups) // 2], groups[len(groups) // 2 :]
    refused = admit(history, first, ties)
    away = {one.subject for one in refused}
    told = [publication for group in first if group[-1].subject not in away for publication in group]
    return [*refused, *admit([*history, *told], second, ties)]


def _numbered(history: Sequence[Publication], new: Publication) -> Publication:
    return replace(new, number=len(history) + 1)


def _breakdown(history: Sequence[Publication], table: Table, ties: Ties) -> Publication | Refusal:
    new, left = protect(history, table, ties)
    if left:
        return next(iter(admit(history, [(new,)], ties)))
    if all(said.rule in SUPPRESSED for said in new.said):
        return Refusal("gate-all-suppressed", table.subject, table.by)
    return new


def _reveal(history: Sequence[Publication], new: Sequence[Publication], ties: Ties) -> list[Revealed]:
    keys = {key for publication in new for key in keys_of(publication)}
    return revealed(system_of([*history, *new], ties), keys)


def _in_the_way(history: list[Publication], new: Sequence[Publication], ties: Ties) -> list[Publication]:
    """Earlier publications that reveal with the new ones, none of which can be left out (by halving)."""
    size = max(1, len(history) // 2)
    while True:
        start = 0
        while start < len(history):
            fewer = history[:start] + history[start + size :]
            if _reveal(fewer, new, ties):
                history = fewer
            else:
                start += size
        if size == 1:
            return history
        size //= 2


def may_correct(before: Said, after: Said) -> bool:
    """Whether a correction may leave: only where its bounds and the old ones are ten or more apart."""
    if before.high is None or after.high is None:
        return False
    return after.low - before.high >= APART or before.low - after.high >= APART
