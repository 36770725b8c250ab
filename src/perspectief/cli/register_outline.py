"""`perspectief register outline`: the beginnings of a DPIA or FRIA, from the tables themselves."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder, today

if TYPE_CHECKING:  # `--help` has to be quick
    from perspectief.register.retention import Retention


class Form(StrEnum):
    """Which assessment: GDPR article 35, or Regulation (EU) 2024/1689 article 27."""

    DPIA = "dpia"
    FRIA = "fria"


def add_outline(app: typer.Typer) -> None:
    """Add the command to those of the register."""
    app.command(
        "outline", help=W.t("Begin a DPIA or FRIA: what the program knows, and what people have to fill in.")
    )(_outline)


def _outline(
    folder: Folder,
    form: Annotated[Form, typer.Option(help=W.t("Which assessment."))] = Form.DPIA,
    output: Annotated[
        Path | None,
        typer.Option(
            help=W.t("A Markdown (.md) file; printed if left out."), dir_okay=False, show_default=False
        ),
    ] = None,
) -> None:
    from perspectief.ground.files import write_atomically
    from perspectief.register.retention import load_retention

    if output is not None and output.suffix.lower() != ".md":
        raise typer.BadParameter(W.t("Name a file that ends in .md."))
    text = outline(form, load_retention(folder, today()))
    if output is None:
        typer.echo(text, nl=False)
        return
    write_atomically(output, text.encode())
    typer.echo(W.t("Written: {file}.", file=str(output)))


def outline(form: Form, retention: "Retention | None") -> str:
    """The whole text as Markdown; every part that only people can know says so."""
    from perspectief.cli.outline_words import ASK, DPIA, FRIA, LEFT, TITLES

    filled: dict[str, Callable[[], str]] = {
        "purposes": _purposes,
        "grounds": _grounds,
        "fields": _fields,
        "retention": lambda: _retention(retention),
    }
    parts = [f"# {W.t(TITLES[form.value])}", W.t(LEFT)]
    for section in DPIA if form is Form.DPIA else FRIA:
        parts.append(f"## {W.t(section.title)}")
        if section.filled:
            parts.append(filled[section.filled]())
        if section.known:
            parts.append(_list(W.t(each) for each in section.known))
        parts.append(_list(f"**{W.t(ASK)}** {W.t(each)}" for each in section.asked))
    return "\n\n".join(part for part in parts if part) + "\n"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _by(what: str) -> dict[str, list[str]]:
    """The columns of personal data by their purpose or ground, in the order of the list."""
    from perspectief.register.fields import field_rows
    from perspectief.register.models.told import Keep

    found: dict[str, list[str]] = {}
    for row in field_rows():
        if row.told is not None and row.told.keep is not Keep.NOT_PERSONAL:
            found.setdefault(getattr(row.told, what), []).append(f"{row.table}.{row.column}")
    return found


def _purposes() -> str:
    from perspectief.cli.register_fields import PURPOSES

    found = _by("purpose")
    rows = ((W.t(PURPOSES[each]), str(len(found[each]))) for each in PURPOSES if each in found)
    return _table((W.t("Purpose"), W.t("Fields")), rows)


def _grounds() -> str:
    from perspectief.cli.register_fields import BASES

    found = _by("basis")
    rows = ((W.t(BASES[each]), str(len(found[each]))) for each in BASES if each in found)
    return _table((W.t("Legal basis"), W.t("Fields")), rows)


def _fields() -> str:
    from perspectief.cli.register_fields import MARKDOWN, as_text

    return as_text(MARKDOWN).rstrip("\n")


def _retention(retention: "Retention | None") -> str:
    from perspectief.cli.outline_words import ASK
    from perspectief.cli.register_retain import term_told
    from perspectief.cli.retention_words import KINDS, LAWS

    terms = retention.terms if retention else {}
    open_ = f"**{W.t(ASK)}**"
    told = {
        subject: (term_told(term.months, term.source), W.t(LAWS[term.provision]))
        for subject, term in terms.items()
    }
    rows = ((W.t(name), *told.get(subject, (open_, open_))) for subject, name in KINDS.items())
    return _table((W.t("Kind"), W.t("Term"), W.t("Legal basis")), rows)
