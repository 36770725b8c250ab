"""What was planned and done, and what it cost against the budget, per budget line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from perspectief.account.model import Account, Activity, Edition
from perspectief.ground.text import Text
from perspectief.publication.markdown import plain
from perspectief.publication.tables.model import (
    Cell,
    Column,
    Link,
    LinkCell,
    Note,
    NumberCell,
    Row,
    Table,
    TextCell,
)
from perspectief.publication.words import Words

Amounts = tuple[float | None, float | None]  # budget and spent, in euro; None is not known


@dataclass(frozen=True, slots=True)
class _Part:
    """What one document says that an activity costs in one year; a year of None is no cost at all."""

    activity: Activity
    year: int | None
    budget: float | None
    actual: float | None
    document: Link | None


def activity_table(account: Account, words: Words, edition: Edition | None) -> Table:
    """Each activity with its plan, what was done, and what came of it.

    The texts of `edition` come first; without one those of the last edition that has any.
    """
    told = edition or _last_told(account)
    rows = (
        Row((
            _words(activity.number, words),
            _say(activity.title, words),
            _say(_written(account, told, activity, "plan") or activity.plan, words),
            _say(_written(account, told, activity, "progress"), words),
            _say(_written(account, told, activity, "result") or activity.result, words),
            _words(_line_name(activity, words), words),
        ))
        for activity in account.activities
    )  # fmt: skip
    titles = (
        words.t("No."),
        words.t("Activity"),
        words.t("Plan"),
        words.t("Carried out in {year}", year=_year(account, told)),
        words.t("Result"),
        words.t("Budget line"),
    )
    return Table(
        "activities",
        words.language,
        words.t("Activities: plan, what was done and what came of it"),
        tuple(Column(title) for title in titles),
        tuple(rows),
    )


def money_table(account: Account, words: Words) -> Table:
    """Cost against budget per budget line; a total stands only where every part of it is known."""
    rows: list[Row] = []
    ordered = sorted(account.activities, key=lambda each: (each.budget_line is None, _code(each)))
    for _, group in groupby(ordered, key=lambda each: (each.budget_line is None, _code(each))):
        line = tuple(group)
        rows += [_row_of(part, words) for activity in line for part in _parts(account, activity, words)]
        if line[0].budget_line:
            rows += [_total(line, year, words) for year in _years(line)]
    titles = (words.t("Budget line"), words.t("Activity"), words.t("Year"))
    amounts = (words.t("Budget"), words.t("Spent"), words.t("Difference"))
    note = words.t("A total stands only where every part of it is known; “not known” is never zero.")
    return Table(
        "money",
        words.language,
        words.t("Cost against budget, per budget line"),
        (
            *(Column(title) for title in titles),
            *(Column(title, "number", "€") for title in amounts),
            Column(words.t("Document"), "link"),
        ),
        tuple(rows),
        (Note("", note, words.language),),
    )


def _last_told(account: Account) -> Edition | None:
    told = {text.edition for text in account.texts if text.subject_kind == "activity"}
    found = [edition for edition in account.editions if edition.id in told]
    return found[-1] if found else None


def _year(account: Account, edition: Edition | None) -> int:
    """The year that a document tells of: an annual report looks back at the year before it."""
    last = edition or account.editions[-1]
    return last.date.year - 1 if last.kind == "jaarverslag" else last.date.year


def _written(account: Account, edition: Edition | None, activity: Activity, section: str) -> Text | None:
    if edition is None:
        return None
    wanted = (edition.id, "activity", activity.id, section)
    found = (t.text for t in account.texts if (t.edition, t.subject_kind, t.subject, t.section) == wanted)
    return next((Text(nl=plain(text.nl) or "–", en=plain(text.en or "") or None) for text in found), None)


def _parts(account: Account, activity: Activity, words: Words) -> Iterator[_Part]:
    titles = {edition.id: edition.title for edition in account.editions}
    for cost in activity.costs:
        title = titles.get(cost.edition or "")
        if title:
            document = Link(words.text(title), cost.source or "", title.language_of(words.language))
        else:
            document = Link(words.t("Other source"), cost.source or "", words.language)
        yield _Part(activity, cost.year, _number(cost.budget), _number(cost.actual), document)
    if not activity.costs:
        yield _Part(activity, None, None, None, None)


def _row_of(part: _Part, words: Words) -> Row:
    year = str(part.year) if part.year else None
    return Row((
        _words(_line_name(part.activity, words), words) or _unknown(words),
        _say(part.activity.title, words),
        _words(year, words),
        *_money((part.budget, part.actual), words),
        LinkCell((part.document,)) if part.document else None,
    ))  # fmt: skip


def _years(line: Sequence[Activity]) -> tuple[int, ...]:
    """The years in which more than one activity of a line could cost something."""
    years = sorted({cost.year for activity in line for cost in activity.costs})
    return tuple(year for year in years if sum(_runs(activity, year) for activity in line) > 1)


def _runs(activity: Activity, year: int) -> bool:
    begun = activity.start is None or activity.start.year <= year
    return begun and (activity.end is None or activity.end.year >= year)


def _total(line: Sequence[Activity], year: int, words: Words) -> Row:
    costs = [[cost for cost in each.costs if cost.year == year] for each in line if _runs(each, year)]
    budget = _sum(_last_known(cost.budget for cost in each) for each in costs)
    actual = _sum(_last_known(cost.actual for cost in each) for each in costs)
    name = _words(_line_name(line[0], words), words) or _unknown(words)
    total = TextCell(words.t("Total"), words.language)
    cells = (name, total, _words(str(year), words), *_money((budget, actual), words), None)
    return Row(cells, total=True)


def _last_known(amounts: Iterable[float | None]) -> float | None:
    known = [float(amount) for amount in amounts if amount is not None]
    return known[-1] if known else None


def _sum(parts: Iterable[float | None]) -> float | None:
    total = 0.0
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _money(amounts: Amounts, words: Words) -> tuple[Cell, Cell, Cell]:
    budget, actual = amounts
    over = None if budget is None or actual is None else actual - budget
    return _euro(budget, words), _euro(actual, words), _euro(over, words)


def _euro(amount: float | None, words: Words) -> Cell:
    if amount is None:
        return _unknown(words)
    return NumberCell(amount, 0 if amount == int(amount) else 2)


def _unknown(words: Words) -> TextCell:
    return TextCell(words.t("not known"), words.language)


def _words(text: str | None, words: Words) -> Cell:
    return TextCell(text, words.language) if text else None


def _say(text: Text | None, words: Words) -> Cell:
    return TextCell(words.text(text), text.language_of(words.language)) if text else None


def _code(activity: Activity) -> str:
    return activity.budget_line.code if activity.budget_line else ""


def _line_name(activity: Activity, words: Words) -> str | None:
    line = activity.budget_line
    return f"{line.code} {words.text(line.name)}" if line else None


def _number(amount: float | None) -> float | None:
    return None if amount is None else float(amount)
