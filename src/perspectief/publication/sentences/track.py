"""How good outlooks were, in words: what a series is, how much it is worth, and what came of all of it."""

from perspectief.account.model import Score, TrackedSeries, TrackRecord
from perspectief.publication.words import Words, codes


def series_name(name: str, words: Words) -> str:
    """What a series is about; a name that this program does not know as it is."""
    return words.t(codes.SERIES[name]) if name in codes.SERIES else name


def score_of(tracked: TrackedSeries, method: str) -> Score | None:
    """The score of one method."""
    return next((score for score in tracked.scores if score.method == method), None)


def share(value: float, words: Words) -> str:
    """A share of many cases, which may well be none or all of them."""
    return f"{words.number(round(value * 100, 0))}\N{NO-BREAK SPACE}%"


def per_cent(value: float, words: Words) -> str:
    """A number that is in per cent already, with one decimal."""
    return f"{words.number(value, 1)}\N{NO-BREAK SPACE}%"


def record_sentence(record: TrackRecord | None, words: Words) -> str:
    """The answer of the page: what share of what came lay in the band that should hold 8 of 10."""
    found = (
        [score.covered80 for one in record.tracked if (score := score_of(one, "outlook"))] if record else []
    )
    if not found:
        return words.t("How good our outlooks are has not been measured yet.")
    low, high = share(min(found), words), share(max(found), words)
    kinds = words.n("{count} kind of series", "{count} kinds of series", _kinds(record))
    if low == high:
        return words.t(
            "The band that should hold 8 of 10 cases held {low} of them, over {kinds}.", low=low, kinds=kinds
        )
    return words.t(
        "The band that should hold 8 of 10 cases held {low} to {high} of them, over {kinds}.",
        low=low,
        high=high,
        kinds=kinds,
    )


def _kinds(record: TrackRecord | None) -> int:
    return len({one.name for one in record.tracked}) if record else 0


def ahead(tracked: TrackedSeries, words: Words) -> str:
    """How far ahead was looked."""
    return words.n("{count} month ahead", "{count} months ahead", tracked.months_ahead)


def worth(tracked: TrackedSeries, words: Words) -> tuple[str, ...]:
    """How many forecasts there are, and how many independent moments they are worth."""
    forecasts = words.n("{count} forecast", "{count} forecasts", tracked.forecasts)
    series = words.n("{count} series", "{count} series", tracked.series)
    made = words.t(
        "{forecasts} of {series}, made from {first} to {last}. Source: {source}.",
        forecasts=forecasts,
        series=series,
        first=words.month(tracked.first),
        last=words.month(tracked.last),
        source=tracked.source,
    )
    return (made, *_moments(tracked, words))


def moments(tracked: TrackedSeries) -> int:
    """The independent moments in whole numbers, which is finer than they are known; one at the least."""
    return max(1, round(tracked.effective_moments))


def _moments(tracked: TrackedSeries, words: Words) -> tuple[str, ...]:
    few = words.n(
        "Series of one country go up and down together, and forecasts overlap. So these are worth about "
        "{count} independent moment.",
        "Series of one country go up and down together, and forecasts overlap. So these are worth about "
        "{count} independent moments.",
        moments(tracked),
    )
    if not tracked.pseudo_real_time:
        return (few,)
    assumed = words.t("The days on which figures became known are assumed (pseudo-real-time).")
    return few, assumed
