"""`perspectief new` at a terminal: a few short questions in place of a file to fill in."""

import sys
from collections.abc import Callable

import typer

from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.cli.measures import line_of, measures_with
from perspectief.cli.starter_wishes import Wish, class_of, fault_of, number_of
from perspectief.cli.starter_years import Years
from perspectief.facts.model import Measure

Read = Callable[[str], str]
_MOST = 9  # what can be chosen by one digit


def somebody_is_there() -> bool:
    """Whether questions can be answered: no script waits, and no pipe."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def at_the_terminal(question: str) -> str:
    """The answer of whoever sits at the terminal; nothing is an answer too."""
    return str(typer.prompt(question, default="", show_default=False)).strip()


def ask(read: Read, years: Years) -> tuple[list[str], list[Wish]]:
    """Goals by their titles, and what is wanted of each indicator; an empty answer goes on."""
    goals: list[str] = []
    wishes: list[Wish] = []
    OUT.print(W.t("A few questions; an empty answer goes on, and everything can be changed later."))
    while title := read(W.t("Goal {number} (its title)", number=len(goals) + 1)):
        goals.append(title)
        taken = {wish.measure.id for wish in wishes}
        while measure := _measure(read, taken):
            wishes.append(_wish(read, measure, len(goals), years))
            taken.add(measure.id)
    return goals, wishes


def _measure(read: Read, taken: set[str]) -> Measure | None:
    """The measure that somebody finds by a word and chooses by its number; None to go on."""
    while word := read(W.t("  What is counted for it? A word, such as “bijstand”")):
        found = [one for one in measures_with(word) if one.id not in taken][:_MOST]
        for number, measure in enumerate(found, start=1):
            OUT.print(f"    {number} {line_of(measure)}", soft_wrap=True)
        if not found:
            OUT.print(W.t("    There is no measure with this word. Try another one."))
            continue
        chosen = found[0] if len(found) == 1 else _by_number(read, found)
        if chosen is not None:
            return chosen
    return None


def _by_number(read: Read, found: list[Measure]) -> Measure | None:
    said = read(W.t("  Which number?"))
    return found[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(found) else None


def _wish(read: Read, measure: Measure, goal: int, years: Years) -> Wish:
    name = W.text(measure.name)
    if measure.scale:
        classes = ", ".join(W.text(one.name) for one in measure.scale)
        said = read(W.t("  {name}: which class is wanted ({classes})?", name=name, classes=classes))
        return Wish(measure, step=class_of(said, measure), goal=goal)
    level = _number(read, measure, W.t("  {name} on {day}", name=name, day=W.day(years.known)))
    aim = _number(read, measure, W.t("  The aim for the end of {year}", year=years.due))
    return Wish(measure, level, aim, goal=goal)


def _number(read: Read, measure: Measure, question: str) -> float | None:
    """A number that the measure can have; asked again until it is one, None for an empty answer."""
    while said := read(question):
        number = number_of(said)
        if number is not None and fault_of(measure, number) is None:
            return number
        OUT.print(W.t("    “{found}” is no number that this can be. Write 4200 or 6,9.", found=said))
    return None
