"""Import one file: checked whole, staged, applied and written down in one transaction, or not at all."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from perspectief.ground.checked import most_of
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.bsn import marker
from perspectief.register.imports import doubles, staging
from perspectief.register.imports.applying import APPLY, IN_ORDER, TABLES
from perspectief.register.imports.checks import Checks, Period, period_of
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.layout import Layout
from perspectief.register.imports.lining import Lining
from perspectief.register.imports.reading import lines as read
from perspectief.register.imports.steps import Change, moment
from perspectief.register.models import Import
from perspectief.register.record import guarded

CODES = ("import-no-lines", "import-period-passed", "import-moment-before", "import-many-end")
_CHUNK = 1 << 20
# A month in which more than a fifth of all files end is rather half a file than a good month.
_MOST_END, _FEW = 1 / 5, 20


def _nobody_waits(part: str) -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to import: the file, its layout, when it comes in, and of which municipality it should be.

    `many_end`: it is right that more than a fifth of the files end. `tell` hears of each
    part of the work by a code, as it begins: of use to who waits or measures.
    """

    path: Path
    layout: Layout
    at: datetime
    municipality: str = ""
    dry_run: bool = False
    many_end: bool = False
    tell: Callable[[str], None] = _nobody_waits


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do: lines read, what changed, and whether it was in before.

    `after` is the period of the file before it, where periods between the two never came in.
    """

    file: str
    kind: Kind
    period: str
    lines: int
    changes: tuple[Change, ...] = ()
    known: bool = False
    after: str = ""


def import_file(order: Order) -> Report:
    """Bring a file in. The same file a second time changes nothing, unless another of its period came since.

    Raises `Refused` with every problem of the file, up to a limit; nothing of it is kept then.
    """
    digest = _digest(order.path)
    kind = order.layout.kind
    if (known := _already(digest, kind)) is not None:
        return Report(order.path.name, kind, _period_in(known.kind), known.lines or 0, known=True)
    with _whole(order.path.name):
        report = _inside(order, digest)
        if order.dry_run:
            transaction.set_rollback(True)
    return report


def _inside(order: Order, digest: str) -> Report:
    kind, file = order.layout.kind, order.path.name
    staging.roomy()
    staging.make(kind)
    order.tell("lines")
    count, period = _stage(order)
    order.tell("doubles")
    if problems := list(doubles.of(order.layout, file)):
        raise Refused(problems)
    imported = _write_down(order, digest, count, period)
    when = moment(order.at, imported, period, order.tell)
    changes = tuple(APPLY[kind](when))
    staging.drop((staging.TABLE, *TABLES[kind]))
    if not order.many_end:
        _refuse_many_ends(file, count, changes)
    return Report(file, kind, period.name if period else "", count, changes, after=_gap(kind, period))


def _already(digest: str, kind: Kind) -> Import | None:
    """The import of the same file, where it is the last one of its period: else it puts back what it says."""
    known = Import.objects.filter(digest=digest, kind__startswith=kind.value).order_by("recorded_at").last()
    if known is None or _period_in(known.kind) == "":
        return known
    since = Import.objects.filter(kind=known.kind, recorded_at__gt=known.recorded_at)
    return None if since.exists() else known


def _refuse_many_ends(file: str, lines: int, changes: Sequence[Change]) -> None:
    ended = sum(change.ended for change in changes if change.table == "filespell")
    if ended > _FEW and ended > _MOST_END * (ended + lines):
        details = {"ended": str(ended), "lines": str(lines)}
        raise Refused([Problem("import-many-end", Place(file), details=details)])


def _gap(kind: Kind, period: Period | None) -> str:
    """The period that came in before this one, where it does not end where this one begins."""
    if period is None or kind not in IN_ORDER:
        return ""
    of_kind = Import.objects.filter(kind__startswith=f"{kind.value} ", kind__lt=f"{kind.value} {period.name}")
    last = of_kind.order_by("kind").last()
    before = _period_in(last.kind) if last else ""
    return before if before and period_of(before).after != period.first else ""


def _stage(order: Order) -> tuple[int, Period | None]:
    """All lines, checked and staged: how many, and of which period."""
    file, marks = order.path.name, marker()
    checks = Checks(
        order.layout.kind, order.municipality, order.at, marks, order.layout.file_name, order.path.stem
    )
    lining = Lining(file, order.layout, marks)
    count = staging.fill(lining.names, lining.batches(read(order.path, order.layout), checks))
    if lining.problems.found:
        raise Refused(most_of(tuple(lining.problems.found)))
    if not count:
        raise Refused([Problem("import-no-lines", Place(file))])
    return count, checks.period


def _write_down(order: Order, digest: str, count: int, period: Period | None) -> Import:
    kind = f"{order.layout.kind.value} {period.name}" if period else order.layout.kind.value
    place = Place(order.path.name)
    newest = Import.objects.order_by("-recorded_at").first()
    if newest is not None and newest.recorded_at > order.at:
        raise Refused([Problem("import-moment-before", place, details={"newest": str(newest.recorded_at)})])
    if period and order.layout.kind in IN_ORDER:
        later = Import.objects.filter(kind__startswith=f"{order.layout.kind.value} ", kind__gt=kind).first()
        if later is not None:
            details = {"later": _period_in(later.kind)}
            raise Refused([Problem("import-period-passed", place, found=period.name, details=details)])
    return Import.objects.create(kind=kind, digest=digest, lines=count, recorded_at=order.at)


def _period_in(kind: str) -> str:
    return kind.partition(" ")[2]


def _digest(path: Path) -> str:
    seen = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                seen.update(chunk)
    except OSError as error:
        code = "file-missing" if isinstance(error, FileNotFoundError) else "file-unreadable"
        raise Refused([Problem(code, Place(path.name), details={"reason": error.strerror or ""})]) from None
    return seen.hexdigest()


@contextmanager
def _whole(file: str) -> Iterator[None]:
    """All or nothing; what the database refuses is told by its rule, at the file."""
    try:
        with guarded(Import), transaction.atomic():
            yield
    except Refused as why:
        raise Refused(
            [
                replace(each, place=Place(file)) if each.code == "register-refused" else each
                for each in why.problems
            ]
        ) from None
