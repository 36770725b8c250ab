"""Indicators that came or went, and other ways of counting."""

from collections.abc import Iterator

from perspectief.account.changes import DefinitionChange, DefinitionPart
from perspectief.account.model import Account, Definition, IndicatorAccount, Measure
from perspectief.ground.text import Text


def definition_changes(before: Account, after: Account) -> Iterator[DefinitionChange]:
    """By the indicators of `after`, then those that went."""
    old = {indicator.id: indicator for indicator in before.indicators}
    new = {indicator.id for indicator in after.indicators}
    for indicator in after.indicators:
        if indicator.id in old:
            yield from _otherwise(old[indicator.id], indicator)
            yield from _measured_otherwise(
                indicator, _measure(before, old[indicator.id]), _measure(after, indicator)
            )
        else:
            yield _change("indicator", indicator, None, indicator.title)
    for indicator in before.indicators:
        if indicator.id not in new:
            yield _change("indicator", indicator, indicator.title, None)


def _otherwise(old: IndicatorAccount, new: IndicatorAccount) -> Iterator[DefinitionChange]:
    if _text(old.definition) != _text(new.definition):
        yield _change("definition", new, _text(old.definition), _text(new.definition))
    if _text(old.working_definition) != _text(new.working_definition):
        yield _change("working_definition", new, _text(old.working_definition), _text(new.working_definition))


def _measured_otherwise(
    indicator: IndicatorAccount, old: Measure, new: Measure
) -> Iterator[DefinitionChange]:
    if old.id != new.id:
        yield _change("measure", indicator, old.name, new.name)
    if old.unit != new.unit:
        yield _change("unit", indicator, Text(nl=old.unit), Text(nl=new.unit))


def _measure(account: Account, indicator: IndicatorAccount) -> Measure:
    return next(measure for measure in account.measures if measure.id == indicator.measure)


def _text(definition: Definition | None) -> Text | None:
    return definition.text if definition else None


def _change(
    part: DefinitionPart, indicator: IndicatorAccount, before: Text | None, after: Text | None
) -> DefinitionChange:
    return DefinitionChange(
        part=part, indicator=indicator.id, title=indicator.title, before=before, after=after
    )
