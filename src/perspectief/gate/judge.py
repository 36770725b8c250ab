"""Whether a count may leave beside everything that left before, and if not, what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    """The table as it may leave after `history`, or why it does not.

    `exact`: the privacy officer so decided; it counts for a total of everybody, and of fewer than ten only
    that is told: a zero would tell of every part of it too. `selected`: the definition takes people by an
    attribute, so that its total is a cell of a breakdown.
    """
    try:
        if table.by:
            return _breakdown(history, table, ties)
        return _total(history, table, ties, exact=exact and not selected, selected=selected)
    except Unsettled:
        return Refusal("gate-unsettled", table.subject, table.by)


def _total(
    history: Sequence[Publication], table: Table, ties: Ties, *, exact: bool, selected: bool
) -> Publication | Refusal:
    count = table.counts[TOTAL]
    if selected and count < LEAST:
        return Refusal("gate-under-ten", table.subject, table.by)
    said = exactly(count) if exact else told_rounded(TOTAL, count, LEAST if selected else 0)
    new = Publication(len(history) + 1, table.subject, (), (said,))
    return _refusal(history, new, ties) or new


def exactly(count: int) -> Said:
    """A total as it is; of fewer than ten only that they are."""
    if count < LEAST:
        return Said(TOTAL, "under_ten", None, 0, LEAST - 1)
    return Said(TOTAL, "exact", count, count, count)


def _breakdown(history: Sequence[Publication], table: Table, ties: Ties) -> Publication | Refusal:
    new, left = protect(history, table, ties)
    if left:
        return _refusal(history, new, ties) or Refusal("gate-unsettled", table.subject, table.by)
    if all(said.rule in SUPPRESSED for said in new.said):
        return Refusal("gate-all-suppressed", table.subject, table.by)
    return new


def _refusal(history: Sequence[Publication], new: Publication, ties: Ties) -> Refusal | None:
    if not reveals(history, new, ties):
        return None
    earlier = _in_the_way(list(history), new, ties)
    return Refusal("gate-would-reveal", new.subject, new.by, tuple(each.number for each in earlier))


def reveals(history: Sequence[Publication], new: Publication, ties: Ties) -> list[Revealed]:
    """What `new` beside `history` tells too closely. Raises `Unsettled`."""
    return revealed(system_of([*history, new], ties), keys_of(new))


def _in_the_way(history: list[Publication], new: Publication, ties: Ties) -> list[Publication]:
    """Earlier publications that reveal with the new one, none of which can be left out (by halving)."""
    size = max(1, len(history) // 2)
    while True:
        start = 0
        while start < len(history):
            fewer = history[:start] + history[start + size :]
            if reveals(fewer, new, ties):
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
