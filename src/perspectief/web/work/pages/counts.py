"""The controller's counts of a month, whom they count, and both as files."""

from datetime import date

from django.http import HttpResponse

from perspectief.publication.words.marker import mark
from perspectief.register.counting.definition import Counted
from perspectief.register.staff.rights import Action
from perspectief.web.work import countwords
from perspectief.web.work.asked import Asked
from perspectief.web.work.counted import Line, counting_day, counts, lines, month_of
from perspectief.web.work.counting_rows import Counting, counting, tell
from perspectief.web.work.csvs import as_csv
from perspectief.web.work.look import page
from perspectief.web.work.pages import errors

A_PAGE = 100
_HEAD = (
    mark("Count"),
    mark("Day"),
    mark("Number"),
    mark("Per cent"),
    mark("By the statutory statistic"),
    mark("Definition"),
)


def table(asked: Asked) -> HttpResponse:
    """Every count of a month with its definition, beside the statutory one."""
    month = _month(asked)
    values = {
        "month": month,
        "lines": lines(month, asked.today),
        "named": lambda names: [countwords.field(name, asked.words) for name in names],
        "field": lambda name: countwords.field(name, asked.words),
        "value": countwords.value,
    }
    return page(asked, "counts.html", asked.words.t("Counts"), values)


def table_csv(asked: Asked) -> HttpResponse:
    """The same as a file."""
    t, month = asked.words.t, _month(asked)
    head = [t(said) for said in _HEAD]
    rows = [_cells(line, asked) for line in lines(month, asked.today)]
    return as_csv(f"counts-{month:%Y-%m}.csv", head, rows)


def rows(asked: Asked) -> HttpResponse:
    """Whom a count counts, a page at a time; the trail hears of everybody who is shown."""
    number = asked.request.GET.get("page", "1")
    at = max(int(number), 1) - 1 if number.isascii() and number.isdecimal() and len(number) < 6 else 0
    found = _counting(asked, slice(at * A_PAGE, (at + 1) * A_PAGE))
    if found is None:
        return errors.not_found(asked)
    name, day, shown = found
    values = {
        "count": name,
        "text": asked.words.text(next(told.text for told, _ in counts() if told.id == name)),
        "month": _month(asked),
        "day": day,
        "shown": shown,
        "files": shown.of is Counted.FILES,
        "page": at + 1,
        "pages": -(-shown.many // A_PAGE),
    }
    return page(asked, "count_rows.html", asked.words.t("Whom it counts"), values)


def rows_csv(asked: Asked) -> HttpResponse:
    """Everybody whom a count counts, as a file."""
    found = _counting(asked, slice(None))
    if found is None:
        return errors.not_found(asked)
    name, day, shown = found
    t = asked.words.t
    head = [t("File") if shown.of is Counted.FILES else t("Key of the resident"), t("Since"), t("Until")]
    lines_ = [(row.key, row.since or "", row.until or "") for row in shown.rows]
    return as_csv(f"rows-{name}-{day.isoformat()}.csv", head, lines_)


def _counting(asked: Asked, part: slice) -> tuple[str, date, Counting] | None:
    """The rows of the count that is asked for, told to the trail; None where there are none to give."""
    month, name = _month(asked), asked.request.GET.get("count", "")
    wanted = next((each for told, each in counts() if told.id == name), None)
    if wanted is None:
        return None
    day = counting_day(wanted, month)
    if day > asked.today or wanted.definition.what == "moves":
        return None
    shown = counting(wanted.definition, day, asked.today, part)
    tell(shown, (asked.me.pk, asked.me.role), Action.SEE_ROWS.value, asked.at)
    return name, day, shown


def _month(asked: Asked) -> date:
    return month_of(asked.request.GET.get("month", ""), asked.today)


def _cells(line: Line, asked: Asked) -> list[object]:
    apart, percent = line.apart, line.point.percent
    return [
        line.told.id,
        line.day.isoformat(),
        line.point.value,
        "" if percent is None else round(percent, 1),
        apart.statutory.value if apart else "",
        asked.words.text(line.told.text),
    ]
