"""The parts of a standing in words: the figure and its day, the distance, the pace."""

from perspectief.account.model import FigureView, Interval
from perspectief.publication.sentences.lookup import Case
from perspectief.publication.words import Words
from perspectief.publication.words.amounts import is_rough
from perspectief.publication.words.dates import part_of_year, whole_months
from perspectief.publication.words.marker import mark

_YEAR = 365  # days
_IN = {  # Dutch needs another article for each
    "year": mark("in {period}"),
    "half": mark("in {half}"),
    "quarter": mark("in {quarter}"),
    "month": mark("in {period}"),
}


def when(figure: FigureView, words: Words) -> str:
    """ "op 1 september 2019", "in november 2022", "tussen maart en juni 2022"."""
    start, end = figure.start, figure.end
    if start == end:
        return words.t("on {day}", day=words.day(start))
    if part := part_of_year(start, whole_months(start, end)):
        said = words.period(start, end)
        return words.t(_IN[part[0]], period=said, half=said, quarter=said)
    if (start.year, start.month) == (end.year, end.month):
        return words.t("in {period}", period=words.month(start))
    first = words.month(start) if start.year != end.year else words.month(start).rsplit(" ", 1)[0]
    return words.t("between {start} and {end}", start=first, end=words.month(end))


def said(figure: FigureView, case: Case, words: Words) -> str:
    """What the figure says, with "between" for a rough one: "tussen 2.400 en 2.450"."""
    measure = case.measure
    two_ended = figure.low is not None and figure.high is not None and figure.low != figure.high
    if figure.kind == "class" or measure.scale or not two_ended or not is_rough(figure):
        return words.figure(figure, measure)
    return words.between(figure.low or 0, figure.high or 0, measure)


def now(case: Case, words: Words) -> str:
    """The last figure with its period in brackets: "2.372 (nov 2022)"; a dash where there is none."""
    figure = case.latest
    if figure is None:
        return "–"
    period = words.period_short(figure.start, figure.end)
    if figure.origin == "inferred":
        period = words.t("{period}, inferred", period=period)
    said = words.figure(figure, case.measure)
    return f"{said[:-1]}; {period})" if said.endswith(")") else f"{said} ({period})"


def gap(case: Case, words: Words) -> str:
    """How far off in the unit of a difference: "172", "50 tot 150", "0,1 punt"; empty where unknown."""
    distance = case.target.distance
    if distance is None or case.target.version.aim.kind == "class_is":
        return ""
    return difference(_size(distance), case, words)


def difference(interval: Interval, case: Case, words: Words) -> str:
    """A difference between two levels, in words: a percentage becomes percentage points."""
    low, high = (None if end is None else round(end, 6) for end in (interval.low, interval.high))
    number = words.interval(low, high)
    unit = case.measure.unit
    if unit in {"percent", "percentage points"}:
        return words.t("{number} percentage points", number=number)
    if unit == "grade":
        return words.t("{number} of a point", number=number)
    if unit in {"euro", "EUR"} and low is not None and low == high:
        return words.money(low)
    return number


def distance(case: Case, words: Words) -> str:
    """How the last figure lies to the aim: "172 boven het doel", "rond het doel", "op het doel"."""
    span, latest = case.target.distance, case.latest
    if (
        span is None
        or (span.low is None and span.high is None)
        or latest is None
        or latest.origin == "inferred"
    ):
        return ""
    if case.target.version.aim.kind == "class_is":
        inside = span.low == 0 and span.high == 0
        return words.t("in the class aimed at") if inside else words.t("outside the class aimed at")
    if span.low == 0 and span.high == 0:
        return words.t("exactly at the aim")
    return _beside(case, span, words)


def _beside(case: Case, span: Interval, words: Words) -> str:
    if span.low == 0 and span.high is not None:
        most = Interval(low=span.high, high=span.high)
        at_most = words.t("at most {gap}", gap=difference(most, case, words))
        return _on_side(at_most, words, below=case.upward)
    if not (is_short(span) or is_beyond(span)):
        return words.t("around the aim, the figure is rough")
    return _on_side(gap(case, words), words, below=is_short(span) == case.upward)


def _on_side(said: str, words: Words, *, below: bool) -> str:
    return words.t("{gap} below the aim", gap=said) if below else words.t("{gap} above the aim", gap=said)


def is_short(span: Interval | None) -> bool:
    """Whether all of a distance is still to go."""
    return span is not None and span.low is not None and span.low > 0


def is_beyond(span: Interval | None) -> bool:
    """Whether the aim is met wherever in the range the truth lies."""
    return span is not None and span.high is not None and span.high <= 0


def _size(span: Interval) -> Interval:
    if is_beyond(span):
        low = None if span.high is None else -span.high
        return Interval(low=low, high=None if span.low is None else -span.low)
    return span


def is_yearly(pace: Interval, latest: FigureView) -> bool:
    """Whether a pace is told per year: a slow one, and that of totals of a year, which has no months."""
    return is_slow(pace) or (latest.end - latest.start).days + 1 >= _YEAR


def is_slow(pace: Interval) -> bool:
    """Whether a pace per month is so small that people speak of it per year."""
    return max(abs(end) for end in (pace.low or 0, pace.high or 0)) < 1


def pace_number(pace: Interval, words: Words, *, yearly: bool) -> str:
    """A pace without its sign, per month or per year: "ongeveer 12", "5 tot 8"."""
    times = 12 if yearly else 1
    ends = [abs(end) * times for end in (pace.low, pace.high) if end is not None]
    low, high = words.roughly(min(ends)), words.roughly(max(ends))
    if low == high:
        return words.t("about {number}", number=low)
    return words.t("{low} to {high}", low=low, high=high)
