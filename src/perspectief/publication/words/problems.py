"""A problem in a person's file as a sentence: where, what, and what was probably meant."""

import re
from math import isfinite

from perspectief.ground.problem import Place, Problem
from perspectief.publication.words.problem_words import PROBLEMS
from perspectief.publication.words.words import Words

_CELL = re.compile(r"(?P<sheet>.+)!(?P<cell>[A-Z]{1,3}[0-9]+)", re.DOTALL)
_LONGEST = 80
_MOST_ALLOWED = 12
_OFF_A_LIST = ("not-one-of", "class-not-on-scale", "counted-differs")


def problem_sentence(problem: Problem, words: Words) -> str:
    """`programme.yaml, line 12, column 5: "titel" is not a key here. Did you mean "title"?`."""
    values = {key: _plain(value) for key, value in problem.details.items()}
    cell = _CELL.fullmatch(problem.path)  # its sheet is told with the place
    path = cell["cell"] if cell and problem.place.line else problem.path
    values |= {"found": _plain(problem.found), "path": _plain(path)}
    for key in ("reason", "low", "high"):  # sentences that use them read well without
        values.setdefault(key, "")
    what = words.t(PROBLEMS.get(problem.code, PROBLEMS["bad-value"]), **values).strip()
    place = _cell(problem, words) or where(problem.place, words)
    return f"{place}: {what}{_span(problem, words)}{_likely(problem, words)}"


def _cell(problem: Problem, words: Words) -> str:
    """The cell of a spreadsheet, where the problem is in one."""
    found = _CELL.fullmatch(problem.path)
    if not found or not problem.place.line:
        return ""
    file, sheet, cell = problem.place.file, _plain(found["sheet"]), found["cell"]
    return words.t("{file}, sheet {sheet}, cell {cell}", file=file, sheet=sheet, cell=cell)


def where(place: Place, words: Words) -> str:
    """The file, and the line and column where they are known."""
    if place.line and place.column:
        values = {"file": place.file, "line": place.line, "column": place.column}
        return words.t("{file}, line {line}, column {column}", **values)
    return words.t("{file}, line {line}", file=place.file, line=place.line) if place.line else place.file


def _span(problem: Problem, words: Words) -> str:
    """Between which numbers a measure lies, where a figure is outside them."""
    if problem.code != "outside-measure":
        return ""
    least, most = (_number(problem.details.get(end, ""), words) for end in ("minimum", "maximum"))
    if least and most:
        return " " + words.t("It lies between {least} and {most}.", least=least, most=most)
    if least:
        return " " + words.t("It is at least {least}.", least=least)
    return " " + words.t("It is at most {most}.", most=most) if most else ""


def _number(text: str, words: Words) -> str:
    return words.number(float(text)) if text and isfinite(float(text)) else ""


def _likely(problem: Problem, words: Words) -> str:
    """What was probably meant; of a short list also the rest, for the nearest word may be far off."""
    if problem.suggestion in ("", problem.found):  # what stands there already is no way out
        return _possible(problem, words)
    meant = " " + words.t("Did you mean “{suggestion}”?", suggestion=_plain(problem.suggestion))
    few = 1 < len(problem.allowed) <= _MOST_ALLOWED
    return meant + (_possible(problem, words) if few and problem.code in _OFF_A_LIST else "")


def _possible(problem: Problem, words: Words) -> str:
    if not problem.allowed:
        return ""
    shown = ", ".join(_plain(one) for one in problem.allowed[:_MOST_ALLOWED])
    if len(problem.allowed) > _MOST_ALLOWED:
        shown += ", …"
    return " " + words.t("Possible here: {allowed}.", allowed=shown)


def _plain(text: str) -> str:
    """Somebody's text on one line, without characters that could act on a terminal, and not too long."""
    shown = "".join(letter if letter.isprintable() else "·" for letter in text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
