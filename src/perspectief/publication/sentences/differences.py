"""What differs between two documents, in short sentences: targets first, findings last."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from perspectief.account.model import (
    ActivityChange,
    Change,
    Changes,
    DefinitionChange,
    FigureChange,
    FindingChange,
    Measure,
    StatusChange,
    TargetChange,
    TextChange,
)
from perspectief.publication.sentences.activity_changes import activity_sentence
from perspectief.publication.sentences.aims import aim
from perspectief.publication.sentences.answers import reason
from perspectief.publication.words import Words
from perspectief.publication.words.known_since import known_since_clause
from perspectief.publication.words.marker import mark, marks

_COUNTS = {
    "set": marks("{count} target was set", "{count} targets were set"),
    "decided": marks("{count} target got its number", "{count} targets got their number"),
    "changed": marks("{count} target was changed", "{count} targets were changed"),
    "kept": marks("{count} target was kept", "{count} targets were kept"),
    "withdrawn": marks("{count} target was withdrawn", "{count} targets were withdrawn"),
    "dropped": marks("{count} target is no longer named", "{count} targets are no longer named"),
    "known": marks("{count} figure became known", "{count} figures became known"),
    "restated": marks("{count} figure was restated", "{count} figures were restated"),
    "activity": marks("{count} change in activities", "{count} changes in activities"),
}
_HEADINGS = {
    "target": mark("Targets"),
    "definition": mark("Indicators and how they are counted"),
    "known": mark("Figures that became known"),
    "restated": mark("Figures that were restated"),
    "conflict": mark("Sources that disagree"),
    "gone": mark("Figures that are no longer there"),
    "status": mark("Where targets stand"),
    "activity": mark("Activities"),
    "text": mark("Texts"),
    "finding": mark("What auditors would say"),
}
_DEFINITIONS = {
    "definition": mark("{title}: the definition reads otherwise. It was: “{old}” It is: “{new}”"),
    "working_definition": mark(
        "{title}: the working definition reads otherwise. It was: “{old}” It is: “{new}”"
    ),
    "measure": mark("{title}: measured otherwise. It was: {old}. It is: {new}."),
    "unit": mark("{title}: counted in another unit. It was: {old}. It is: {new}."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """The sentences on one sort of difference, under a heading."""

    code: str
    heading: str
    sentences: tuple[str, ...]


def difference_lead(changes: Changes, words: Words) -> str:
    """Since what, and how much of it."""
    counts = [
        words.n(*msgids, count)
        for code, msgids in _COUNTS.items()
        if (count := sum(_kind(change) == code for change in changes.changes))
    ]
    if changes.before is None:
        return words.t("This is the first document of the programme.")
    since = words.t(
        "Compared with {title} ({day}):",
        title=words.text(changes.before.title),
        day=words.day(changes.before.date, changes.before.date_precision),
    )
    return f"{since} {words.listing(counts) if counts else words.t('nothing that we know of')}."


def difference_parts(changes: Changes, words: Words, *, in_full: bool = False) -> tuple[Part, ...]:
    """The sentences by sort of difference; sorts without any are left out.

    `in_full` tells each figure that stands beside the indicators too, where no table does.
    """
    found = []
    for code, heading in _HEADINGS.items():
        of_code = [change for change in changes.changes if _code(change) == code]
        if of_code:
            found.append(Part(code, words.t(heading), tuple(_sentences(of_code, changes, words, in_full))))
    return tuple(found)


def _kind(change: Change) -> str:
    return change.kind if isinstance(change, TargetChange) else _code(change)


def _code(change: Change) -> str:
    return change.kind if isinstance(change, FigureChange) else change.sort


def _sentences(found: Sequence[Change], changes: Changes, words: Words, in_full: bool) -> Iterator[str]:
    measures = {measure.id: measure for measure in changes.measures}
    if isinstance(found[0], FigureChange) and found[0].kind == "known":
        figures = [change for change in found if isinstance(change, FigureChange)]
        yield from _known(figures, measures, words, in_full)
    elif isinstance(found[0], TextChange):
        yield from _texts([change for change in found if isinstance(change, TextChange)], words)
    else:
        for change in found:
            yield _sentence(change, measures, words)


def _sentence(change: Change, measures: dict[str, Measure], words: Words) -> str:
    if isinstance(change, TargetChange):
        return _target(change, measures[change.measure], words)
    if isinstance(change, FigureChange):
        return _FIGURES[change.kind](change, measures, words)
    if isinstance(change, ActivityChange):
        return activity_sentence(change, words)
    return _of_the_rest(change, words)


def _of_the_rest(change: DefinitionChange | StatusChange | TextChange | FindingChange, words: Words) -> str:
    if isinstance(change, DefinitionChange):
        return _definition(change, words)
    if isinstance(change, StatusChange):
        return words.t(
            "{title}: was “{old}”, is now “{new}”.",
            title=words.text(change.title),
            old=words.word("status", change.before),
            new=words.word("status", change.after),
        )
    return (
        _findings(change, words) if isinstance(change, FindingChange) else " ".join(_texts([change], words))
    )


def _target(change: TargetChange, measure: Measure, words: Words) -> str:
    said = [f"{words.text(change.title)}: {_what_became(change, measure, words)}"]
    if change.after is None:
        return said[0]
    if change.after.aim.text:
        said.append(words.sentence(words.text(change.after.aim.text)))
    said += reason(change.after, words)
    if change.after.decision:
        said.append(words.sentence(words.t("Decision {name}", name=change.after.decision)))
    return " ".join(said)


def _was_set(change: TargetChange, new: str, words: Words) -> str:
    if change.after is not None and change.after.reported is not None:
        source = words.text(change.after.reported.name)
        return words.t("named by {source}, not adopted: {aim}.", source=source, aim=new)
    open_ = change.after is not None and change.after.aim.kind == "undetermined"
    return words.t("new aim, still without a number.") if open_ else words.t("aim set, {aim}.", aim=new)


def _what_became(change: TargetChange, measure: Measure, words: Words) -> str:
    old = aim(change.before, measure, words) if change.before else ""
    new = aim(change.after, measure, words) if change.after else ""
    if change.kind == "set":
        return _was_set(change, new, words)
    if change.kind == "withdrawn":
        return words.t("aim withdrawn, it was {aim}.", aim=old)
    if change.kind == "kept":
        return words.t("aim kept, {aim}.", aim=new)
    if change.kind == "dropped":
        return words.t("aim no longer named, it was {aim}.", aim=old)
    if change.kind == "decided":
        return words.t("aim decided, {aim}.", aim=new)
    return words.t("aim changed, from {old} to {new}.", old=old, new=new)


def _definition(change: DefinitionChange, words: Words) -> str:
    title = words.text(change.title)
    if change.part == "indicator":
        if change.before is None:
            return words.t("{title}: is a new indicator.", title=title)
        return words.t("{title}: is no longer an indicator.", title=title)
    old, new = (words.text(each) or words.t("none") for each in (change.before, change.after))
    return words.t(_DEFINITIONS[change.part], title=title, old=old, new=new)


def _known(
    found: Sequence[FigureChange], measures: dict[str, Measure], words: Words, in_full: bool
) -> Iterator[str]:
    """Figures of the indicators in a sentence each; what stands beside them in one, or `in_full`."""
    beside = 0
    for change in found:
        told = change.own or in_full
        beside += not told
        if told:
            figure = change.figure
            yield words.t(
                "{title}: {figure} ({period}), {since}.",
                title=difference_subject(change, words),
                figure=words.figure(figure, measures[figure.measure]),
                period=words.period(figure.start, figure.end),
                since=known_since_clause(figure, words),
            )
    if beside:
        yield words.n(
            "Beside the indicators {count} figure more became known; it stands in the table.",
            "Beside the indicators {count} figures more became known; they stand in the table.",
            beside,
        )


def _restated(change: FigureChange, measures: dict[str, Measure], words: Words) -> str:
    figures = (*change.earlier, change.figure)
    said = [
        words.t(
            "{figure} ({since})",
            figure=words.figure(figure, measures[figure.measure]),
            since=known_since_clause(figure, words),
        )
        for figure in figures
    ]
    sentence = words.t(
        "{title}, {period}: first {old}, then {new}.",
        title=difference_subject(change, words),
        period=words.period(change.figure.start, change.figure.end),
        old=words.listing(said[:-1]),
        new=said[-1],
    )
    return f"{sentence} {words.t('It is counted in another unit now.')}" if change.unit_changed else sentence


def _conflict(change: FigureChange, measures: dict[str, Measure], words: Words) -> str:
    said = [
        f"{words.figure(figure, measures[figure.measure])} ({figure.source})"
        for figure in (*change.earlier, change.figure)
    ]
    return words.sentence(
        words.t(
            "Sources disagree about {name}, {period}: {figures}",
            name=difference_subject(change, words),
            period=words.period(change.figure.start, change.figure.end),
            figures=words.listing(said),
        )
    )


def _gone(change: FigureChange, measures: dict[str, Measure], words: Words) -> str:
    return words.t(
        "{title}: {figure} ({period}) is no longer there.",
        title=difference_subject(change, words),
        figure=words.figure(change.figure, measures[change.figure.measure]),
        period=words.period(change.figure.start, change.figure.end),
    )


_FIGURES: dict[str, Callable[[FigureChange, dict[str, Measure], Words], str]] = {
    "restated": _restated,
    "conflict": _conflict,
    "gone": _gone,
}


def difference_subject(change: FigureChange, words: Words) -> str:
    """What a figure is about: the indicator, or the measure and the region that stand beside one."""
    title = words.text(change.title)
    named = title if change.own else f"{title}, {words.text(change.figure.region_name)}"
    is_change = change.figure.kind == "change"
    return f"{named} ({words.word('kind', 'change')})" if is_change else named


def _texts(found: Sequence[TextChange], words: Words) -> Iterator[str]:
    """One sentence for each subject and what became of its texts."""
    sentences = {
        "written": mark("{title}: new text ({parts})."),
        "changed": mark("{title}: another text ({parts})."),
        "gone": mark("{title}: a text is no longer there ({parts})."),
    }
    for _, group in groupby(found, key=lambda change: (change.kind, change.subject_kind, change.subject)):
        same = list(group)
        parts = dict.fromkeys(words.word("text_part", change.part) for change in same)
        yield words.t(
            sentences[same[0].kind], title=words.text(same[0].title), parts=words.listing(list(parts))
        )


def _findings(change: FindingChange, words: Words) -> str:
    return words.sentence(
        words.t(
            "{solved}; {new}",
            solved=words.n("{count} finding was solved", "{count} findings were solved", change.solved),
            new=words.n("{count} is new", "{count} are new", change.new),
        )
    )
