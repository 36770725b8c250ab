"""What is expected and what was said before, as parts of pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from perspectief.account.model import (
    IndicatorAccount,
    Measure,
    Moment,
    OutlookView,
    SaidBefore,
    TargetAccount,
)
from perspectief.ground.text import Text
from perspectief.publication import sentences
from perspectief.publication.address import Address
from perspectief.publication.pages.look import Look
from perspectief.publication.sentences.aims import aim
from perspectief.publication.sentences.expected import (
    band_said,
    grounds_lead,
    later_sentence,
    level_said,
    made_sentence,
    pseudo_sentence,
)
from perspectief.publication.words import Words, codes
from perspectief.publication.words.openings import after_colon

_MOST_DAYS = 12
_MOST_OUTLOOKS = 4  # so many earlier ones stand with an indicator; all of them on the page of outlooks
SoFar = tuple[date, str | None]  # the day of an outlook, and the key of the last figure


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day to come: what is expected, and the bands of 50, 80 and 95 %."""

    day: str
    due: bool
    middle: str
    bands: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """The outlook of one indicator; `detail` is for who wants to know how it was computed."""

    lead: tuple[str, ...]
    grounds: Markup
    unstated: tuple[str, ...]
    lines: tuple[DayLine, ...]
    detail: tuple[str, ...]
    assumed: tuple[tuple[str, str], ...]
    model: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What was said of one day, from one earlier day, and what came."""

    indicator: Markup
    address: Address
    said_on: str
    editions: Markup
    kind: str
    aim: str
    middle: str
    band: str
    chance: str
    came: str
    beside: str


def expected(look: Look, indicator: IndicatorAccount) -> Expected | None:
    """The outlook of an indicator in words; None where nothing was said."""
    view, words = indicator.outlook, look.words
    if view is None:
        return None
    measure = look.measures[indicator.measure]
    return Expected(
        lead=_lead(view, words),
        grounds=_grounds(look, view),
        unstated=tuple(_unstated(indicator, look)),
        lines=tuple(_line(moment, indicator, measure, words) for moment in _shown(look, view, indicator)),
        detail=tuple(_detail(indicator, words)),
        assumed=tuple((_prior(name, words), words.roughly(value)) for name, value in view.priors.items()),
        model=view.model,
    )


def _lead(view: OutlookView, words: Words) -> tuple[str, ...]:
    """From when it was seen and how it was made; nothing where nothing could be expected."""
    if not view.moments:
        return ()
    count = words.n("{count} figure", "{count} figures", len(view.figures))
    if view.inferred_only:
        count = words.t("{figures} of which none was published as such", figures=count)
    seen = words.t("Seen from {day}, made from {figures}.", day=words.day(view.as_of), figures=count)
    later = later_sentence(view.assumed_later, words)
    said = (seen, made_sentence(view, words), later, pseudo_sentence(view, words))
    return tuple(sentence for sentence in said if sentence)


def _grounds(look: Look, view: OutlookView) -> Markup:
    """Where what was assumed comes from, in the language in which that is written."""
    if view.grounds is None or not view.moments:
        return Markup()
    text = view.grounds.text
    said = Text(nl=after_colon(text.nl), en=after_colon(text.en) if text.en else None)
    stop = "" if look.words.text(text).endswith(".") else "."
    return Markup("{} {}{}").format(grounds_lead(view.grounds, look.words), look.say(said), stop)


def _prior(name: str, words: Words) -> str:
    """What a number stands for; a name that this program does not know as it is."""
    return words.t(codes.PRIOR[name]) if name in codes.PRIOR else name


def _unstated(indicator: IndicatorAccount, look: Look) -> Iterator[str]:
    for target in indicator.targets:
        if target.chance and target.chance.reason and target.chance.reason != "due":
            said = sentences.reason_sentence(target.chance.reason, look.words)
            yield f"{look.words.text(target.title)}: {said}" if target.title else said


def _shown(look: Look, view: OutlookView, indicator: IndicatorAccount) -> list[Moment]:
    """Due dates and ends of years to come; all days to come where there is none of these."""
    ahead = [one for one in view.moments if one.date >= look.account.as_of]
    dues = {target.version.due for target in indicator.targets}
    told = [one for one in ahead if one.date in dues or (one.date.month, one.date.day) == (12, 31)]
    return (told or ahead)[:_MOST_DAYS]


def _line(moment: Moment, indicator: IndicatorAccount, measure: Measure, words: Words) -> DayLine:
    due = any(target.version.due == moment.date for target in indicator.targets)
    fifty, eighty, most = (
        band_said(band, moment.band80, measure, words)
        for band in (moment.band50, moment.band80, moment.band95)
    )
    return DayLine(
        words.day(moment.date),
        due,
        level_said(moment.middle, moment.band80, measure, words),
        (fifty, eighty, most),
    )


def _detail(indicator: IndicatorAccount, words: Words) -> Iterator[str]:
    """How sure the chance itself is, and how the change that is needed compares; each sentence once."""
    views = [target.chance for target in indicator.targets if target.chance]
    told = [sentences.error_sentence(views, words)]
    told += [sentences.multiple_sentence(view, words) for view in views]
    yield from dict.fromkeys(sentence for sentence in told if sentence)


def said_lines(look: Look, indicator: IndicatorAccount) -> tuple[SaidLine, ...]:
    """What was said of the targets of an indicator before, and what came of it, oldest first."""
    so_far = {(row.as_of, row.came): row for row in indicator.said_before if row.target is None}
    return tuple(_said_line(look, indicator, row, so_far) for row in indicator.said_before if row.target)


def _said_line(
    look: Look, indicator: IndicatorAccount, row: SaidBefore, so_far: Mapping[SoFar, SaidBefore]
) -> SaidLine:
    words, measure = look.words, look.measures[indicator.measure]
    target = next((one for one in indicator.targets if one.id == row.target), None)
    return SaidLine(
        indicator=look.say(indicator.title),
        address=look.address("indicator", indicator.id),
        said_on=words.day(row.as_of),
        editions=_used_in(look, row),
        kind=_kind(row, words),
        aim=_aim(target, row, measure, words),
        middle=_middle(row, measure, words),
        band="" if row.band80 is None else band_said(row.band80, row.band80, measure, words),
        chance=_chance(row, words),
        came=_came(look, row),
        beside=_beside(look, target, row) if row.came else _last(look, target, row, so_far),
    )


def _middle(row: SaidBefore, measure: Measure, words: Words) -> str:
    if row.middle is None or row.band80 is None:
        return "–"
    return level_said(row.middle, row.band80, measure, words)


def _used_in(look: Look, row: SaidBefore) -> Markup:
    """The editions that had no newer outlook; empty where there are none."""
    titles = [look.say(look.editions[id_].title) for id_ in row.editions if id_ in look.editions]
    if not titles:
        return Markup()
    return Markup("{} {}").format(look.words.t("used in:"), Markup(", ").join(titles))


def _kind(row: SaidBefore, words: Words) -> str:
    said = words.word("said_kind", row.kind)
    if row.pseudo_real_time:
        said = words.t("{said}, pseudo-real-time", said=said)
    if row.assumed_later is None:
        return said
    return words.t(
        "{said}; its assumptions know figures up to {year}", said=said, year=str(row.assumed_later)
    )


def _aim(target: TargetAccount | None, row: SaidBefore, measure: Measure, words: Words) -> str:
    if target is None or row.version is None:
        return "–"
    return aim(target.versions[row.version], measure, words)


def _chance(row: SaidBefore, words: Words) -> str:
    if row.chance is None or row.word is None:
        return "–"
    percent = sentences.percent(row.chance, words)
    return words.t("{percent} ({word})", percent=percent, word=words.word("chance", row.word))


def _came(look: Look, row: SaidBefore) -> str:
    """The figure for the day, or that it is still to come or awaited."""
    words = look.words
    if row.came:
        figure = look.figures[row.came]
        return words.figure(figure, look.measures[figure.measure])
    if row.day > look.account.as_of:
        return words.t("still to come")
    return words.word("status", "figure_awaited")


def _beside(look: Look, target: TargetAccount | None, row: SaidBefore) -> str:
    """How the figure lies to the band that was said, and to the aim."""
    words = look.words
    said = [words.word("inside", row.inside)] if row.inside else []
    if target and row.version is not None and target.status in ("reached", "missed"):
        then, now = target.versions[row.version], target.version
        if (then.aim, then.due) == (now.aim, now.due):
            said.append(sentences.status_word(target, words))
    return "; ".join(said)


def _last(
    look: Look, target: TargetAccount | None, row: SaidBefore, so_far: Mapping[SoFar, SaidBefore]
) -> str:
    """The last figure there is while the one for the day is awaited, with what was said of its month."""
    words = look.words
    figure = look.figures.get(target.latest or "") if target else None
    if figure is None or figure.published_on <= row.as_of:
        return ""
    measure = look.measures[figure.measure]
    when = words.period_short(figure.start, figure.end)
    now = f"{words.figure(figure, measure)} ({when})"
    month = so_far.get((row.as_of, figure.key))
    if month is None or month.band80 is None or month.inside is None:
        return words.t("last figure {now}", now=now)
    return words.t(
        "last figure {now}; expected then {band}: {inside}",
        now=now,
        band=band_said(month.band80, month.band80, measure, words),
        inside=words.word("inside", month.inside),
    )


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What an edition's day had to say of one target."""

    title: Markup
    address: Address
    aim: str
    middle: str
    band: str
    chance: str


def told_lines(look: Look) -> tuple[ToldLine, ...]:
    """The outlook of every target that the programme is judged by, as far as one was known on the day."""
    return tuple(line for case in sentences.headline_cases(look.account) for line in _told(look, case))


def told_remarks(look: Look) -> tuple[str, ...]:
    """How what an edition's day had to say was made: that of all its outlooks, each sentence once."""
    cases = [case for case in sentences.headline_cases(look.account) if any(_told(look, case))]
    views = [view for case in cases if (view := case.indicator.outlook) is not None]
    until = max((view.assumed_later or 0 for view in views), default=0) or None
    said = [made_sentence(view, look.words) for view in views]
    said += [later_sentence(until, look.words), *(pseudo_sentence(view, look.words) for view in views)]
    return tuple(dict.fromkeys(sentence for sentence in said if sentence))


def _told(look: Look, case: sentences.Case) -> Iterator[ToldLine]:
    words, view, outlook = look.words, case.target.chance, case.indicator.outlook
    if outlook is None or view is None or case.target.measure != case.indicator.measure:
        return
    version = case.target.version
    moment = next((one for one in outlook.moments if one.date == version.due), None)
    unstated = words.word("chance_reason", view.reason) if view.reason else "–"
    yield ToldLine(
        title=look.say(case.title),
        address=look.address("indicator", case.indicator.id),
        aim=aim(version, case.measure, words),
        middle=level_said(moment.middle, moment.band80, case.measure, words) if moment else "–",
        band=band_said(moment.band80, moment.band80, case.measure, words) if moment else "",
        chance=sentences.chance_said(view, words) or words.t("not stated: {reason}", reason=unstated),
    )


def outlook_values(look: Look, indicator: IndicatorAccount) -> Mapping[str, object]:
    """What the template of an indicator's page asks about its outlook."""
    return {
        "expected": expected(look, indicator),
        **_newest(look, indicator),
        "picture_of_future": picture_sentence(look, indicator),
    }


def _newest(look: Look, indicator: IndicatorAccount) -> Mapping[str, object]:
    """The newest of what was said before, with how many lines stand elsewhere."""
    days = sorted({row.as_of for row in indicator.said_before})[-_MOST_OUTLOOKS:]
    told = [row for row in indicator.said_before if row.target]
    lines = [line for row, line in zip(told, said_lines(look, indicator), strict=True) if row.as_of in days]
    return {"said_before": lines, "said_earlier": len(told) - len(lines)}


def picture_sentence(look: Look, indicator: IndicatorAccount) -> str:
    """The fan in words, for who cannot see it; empty without one."""
    words, view = look.words, indicator.outlook
    lines = _shown(look, view, indicator) if view else []
    if not lines:
        return ""
    dues = {target.version.due for target in indicator.targets}
    moment = next((one for one in lines if one.date in dues), lines[-1])
    measure = look.measures[indicator.measure]
    return words.t(
        "Expected on {day}: {middle}, in 8 of 10 cases {band}.",
        day=words.day(moment.date),
        middle=level_said(moment.middle, moment.band80, measure, words),
        band=band_said(moment.band80, moment.band80, measure, words),
    )
