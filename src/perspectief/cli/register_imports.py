"""What `perspectief register import` does and tells, file by file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.publication.words.marker import mark
from perspectief.register.imports import layout as layouts
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.importing import Order, Report, import_file
from perspectief.register.imports.layout import Layout
from perspectief.register.imports.steps import Change

CODES = ("import-kind-unknown",)
_TABLES = {
    "resident": mark("residents"),
    "welfarefile": mark("file numbers"),
    "filespell": mark("files"),
    "membership": mark("residents in files"),
    "groupspell": mark("groups"),
    "residentdetails": mark("details of residents"),
    "participation": mark("participation"),
    "work": mark("work"),
    "exemption": mark("exemptions"),
    "planspell": mark("plans"),
    "activitypart": mark("activities"),
    "employer": mark("employers"),
    "establishment": mark("establishments"),
    "establishmentspell": mark("details of establishments"),
    "jobscount": mark("numbers of jobs"),
    "vacancy": mark("vacancy numbers"),
    "vacancyspell": mark("vacancies"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for."""

    folder: Path
    files: tuple[Path, ...]
    kind: str
    mapping: Path | None
    municipality: str | None
    dry_run: bool
    many_end: bool = False


def import_files(asked: Asked) -> None:
    """Bring the files in, one after the other; the first that cannot be used ends it."""
    from perspectief.register.database import open_register

    layout = _layout(asked)
    open_register(asked.folder)
    code = _code(asked)
    for path in asked.files:
        with progress(path.name) as bar:
            ways = asked.dry_run, asked.many_end
            order = Order(path, layout, datetime.now(UTC), code, *ways, _teller(bar.about, path))
            report = import_file(order)
        OUT.print(*report_lines(report, dry_run=asked.dry_run), sep="\n", soft_wrap=True)


def show_layout(kind: str | None) -> None:
    """The text of a layout that ships, or the names of all."""
    if kind is None:
        OUT.print(*layouts.names(), sep="\n")
        return
    _known(kind)
    OUT.print(layouts.text_of(kind), end="", soft_wrap=True)


def report_lines(report: Report, *, dry_run: bool) -> list[str]:
    """What an import did, in words."""
    lines = W.n("{count} line", "{count} lines", report.lines)
    of = W.t("{lines} of {period}", lines=lines, period=report.period) if report.period else lines
    told = [f"{report.file}: {of}."]
    if report.after:
        told.append(
            W.t(
                "The file before it was of {after}: what changed since is told as of this file's first day.",
                after=report.after,
            )
        )
    if report.known:
        return [*told, W.t("This file is in already; nothing changes.")]
    if report.kind is Kind.PROFILES:
        return [*told, W.t("Profiles hold no BSN, so nobody can be recognised: nothing of them is kept.")]
    changed = [_line(each) for each in report.changes if each.added or each.corrected or each.ended]
    told += [f"  {line}" for line in changed] or [W.t("Nothing changes.")]
    return [*told, W.t("This was a trial: nothing is kept.")] if dry_run else told


def _line(change: Change) -> str:
    parts = (
        (change.added, W.t("{count} new", count=W.number(change.added))),
        (change.corrected, W.t("{count} corrected", count=W.number(change.corrected))),
        (change.ended, W.t("{count} ended", count=W.number(change.ended))),
    )
    return f"{W.t(_TABLES[change.table])}: " + ", ".join(text for count, text in parts if count)


def _teller(about: Callable[[str], None], path: Path) -> Callable[[str], None]:
    """What a person who waits sees: the lines are read, or the register is brought up to date."""

    def tell(part: str) -> None:
        reading = part == "lines"
        about(f"{path.name}: " + (W.t("reading and checking") if reading else W.t("comparing and recording")))

    return tell


def _layout(asked: Asked) -> Layout:
    _known(asked.kind)
    shipped = layouts.shipped(asked.kind)
    return layouts.load_layout(asked.mapping, shipped.kind) if asked.mapping else shipped


def _known(kind: str) -> None:
    names = tuple(layouts.names())
    if kind not in names:
        place = Place("--kind")
        raise Refused([Problem("import-kind-unknown", place, "", kind, names, nearest(kind, names))])


def _code(asked: Asked) -> str:
    """Four digits of the municipality; none where there is no programme to tell."""
    if asked.municipality is not None:
        return asked.municipality.upper().removeprefix("GM").zfill(4)
    if not (asked.folder / "programme.yaml").is_file():
        return ""
    from perspectief.programme.load import load

    return load(asked.folder).programme.municipality.code.removeprefix("GM")
