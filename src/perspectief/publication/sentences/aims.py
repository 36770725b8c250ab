"""What a target asks, in words: "2.200 of minder, eind 2022"; "4.000 meer dan in 2016"; "gemiddeld"."""

from datetime import date

from perspectief.account.model import Aim, Measure, VersionView
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

# (at most, at least) for units where "less" and "more" are not what people say.
_BOUNDS = {
    "grade": (mark("{amount} or lower"), mark("{amount} or higher")),
    "rank": (mark("{amount} or better"), mark("{amount} or lower")),
}
_BOUND = (mark("{amount} or less"), mark("{amount} or more"))


def aim(version: VersionView, measure: Measure, words: Words) -> str:
    """What a version asks and by when."""
    asked = aim_alone(version, measure, words)
    if version.aim.kind in ("withdrawn", "undetermined"):
        return asked
    return words.t("{aim} by {due}", aim=asked, due=words.due(version.due))


def aim_alone(version: VersionView, measure: Measure, words: Words) -> str:
    """What a version asks, without the day."""
    aim = version.aim
    if aim.kind in ("at_most", "at_least"):
        bounds = _BOUNDS.get(measure.unit, _BOUND)
        bound = bounds[1] if aim.kind == "at_least" else bounds[0]
        return words.t(bound, amount=words.amount(aim.amount, measure))
    if aim.kind == "change_since":
        return _change(aim, measure, words)
    if aim.kind == "class_is":
        name = words.text(aim.class_.name) if aim.class_ else ""
        return words.t("the middle of {name}", name=name) if aim.middle else name
    if aim.kind == "better_than_peers_by":
        return words.t("{amount} better than elsewhere", amount=_lead(aim, measure, words))
    return _without_amount(version, words)


def _without_amount(version: VersionView, words: Words) -> str:
    """A target taken back, left open by its source ("pm"), or of which the number was not found."""
    if version.aim.kind == "withdrawn":
        return words.word("status", "withdrawn")
    if version.as_published:
        return words.t("{text} (not yet set)", text=version.as_published)
    return words.t("no number found")


def _lead(aim: Aim, measure: Measure, words: Words) -> str:
    """How much better: between percentages it is percentage points, whatever a source called them."""
    if measure.unit == "percent" and aim.amount is not None:
        return words.t("{number} percentage points", number=words.number(aim.amount))
    return words.amount(aim.amount, measure)


def _change(aim: Aim, measure: Measure, words: Words) -> str:
    amount = words.amount(abs(aim.amount or 0), measure)
    since = _since(aim.since, words)
    if (aim.amount or 0) < 0:
        return words.t("{amount} fewer than in {since}", amount=amount, since=since)
    return words.t("{amount} more than in {since}", amount=amount, since=since)


def _since(day: date | None, words: Words) -> str:
    if day is None:
        return words.t("an unknown year")
    return str(day.year) if (day.month, day.day) in {(12, 31), (1, 1)} else words.day(day, "month")
