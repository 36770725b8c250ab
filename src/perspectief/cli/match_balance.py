"""`perspectief match balance`: vacancies and candidates known locally, by occupation group of ISCO-08."""

from pathlib import Path

from perspectief.cli.console import BESIDE
from perspectief.cli.language import WORDS as W
from perspectief.cli.match_output import Found, Value, give, tell_remarks
from perspectief.cli.match_words import condition_word
from perspectief.cli.matched import Files, read_files
from perspectief.matching.codes import STEPS
from perspectief.matching.tension import LocalBalance, local_balances

DIGITS = 2
UNKNOWN = "?"


def show_balance(files: Files, output: Path | None) -> None:
    """A row for each group that has vacancies: where training would bring people within reach."""
    matched = read_files(files)
    known = [each.isco[:DIGITS] or UNKNOWN for each in matched.taxonomy.occupations]
    groups = tuple(known + [UNKNOWN] * (len(matched.frame.occupations) - len(known)))
    rows = matched.vacancies.rows
    found = local_balances(matched.case(), rows.positions, rows.occupation[:, 0], groups)
    headings = ("group", "name", "vacancies", "positions", "candidates", "vacancies_per_candidate", "reached")
    shown = (
        W.t("group"), W.t("name"), W.t("vacancies"), W.t("positions"), W.t("candidates"),
        W.t("vacancies per candidate known here"), W.t("people within reach"),
    )  # fmt: skip
    steps = tuple(f"one_step_{each.code}" for each in STEPS)
    words = tuple(W.t("one step: {what}", what=condition_word(each)) for each in STEPS)
    names = {each.group: matched.taxonomy.group_name("isco08", each.group, W.language) for each in found}
    listed = [_row(each, names[each.group]) for each in found]
    give(Found(headings + steps, shown + words, listed), output)
    tell_remarks(matched)
    BESIDE.print(
        W.t(
            "This counts what is known here. It is not the tension indicator of UWV, and not on its"
            " scale: that one"
            " counts people on unemployment benefit."
        )
    )


def _row(balance: LocalBalance, name: str) -> tuple[Value, ...]:
    share = balance.vacancies_per_candidate
    return (
        balance.group,
        name,
        balance.vacancies,
        balance.positions,
        balance.candidates,
        None if share is None else round(share, 2),
        balance.reached,
        *(balance.one_step[each] for each in STEPS),
    )
