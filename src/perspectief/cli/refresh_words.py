"""What a refresh came to, in sentences."""

from collections.abc import Iterator, Sequence

from perspectief.cli.faults import sentences_of
from perspectief.cli.language import WORDS as W
from perspectief.facts.model import Measure
from perspectief.facts.refresh import TableReport
from perspectief.facts.sources.shapes import ShapeChange
from perspectief.ground.files import CONTROL
from perspectief.ground.problem import Refused

_LONGEST = 200


def report_lines(report: TableReport) -> list[str]:
    """What came of one table; a table that stood still says why and what to do."""
    name = f"{report.order.source} {report.order.table}"
    if report.outcome == "new":
        return [f"{name}: {W.n('{count} new figure', '{count} new figures', report.figures)}"]
    if report.outcome == "same":
        return [f"{name}: {W.t('nothing new')}"]
    if report.outcome == "refused":
        told = sentences_of(Refused(report.problems))
        return [f"{name}: {W.t('nothing was taken in')}", *(f"  - {sentence}" for sentence in told)]
    return [*_changed(name, report)]


def _changed(name: str, report: TableReport) -> Iterator[str]:
    yield f"{name}: {W.t('the table has changed, so nothing was taken in')}"
    for change in report.changes:
        yield f"  - {change_sentence(change)}"
    yield "  " + W.t(
        "See whether the measures in measures.yaml still mean the same. If they do, run refresh again with"
        " --accept {table}.",
        table=report.order.table,
    )


def change_sentence(change: ShapeChange) -> str:
    """One thing that a source says otherwise than before."""
    # What a source says may hold anything: what steers a terminal is not printed.
    said = {"subject": change.subject, "before": change.before, "now": change.now}
    named = {name: CONTROL.sub("\ufffd", text)[:_LONGEST] for name, text in said.items()}
    sentences = {
        "table-title": W.t("The title of the table was “{before}” and is now “{now}”.", **named),
        "code-gone": W.t("The code {subject} (“{before}”) is no longer there.", **named),
        "title": W.t("The title of {subject} was “{before}” and is now “{now}”.", **named),
        "unit": W.t("The unit of {subject} was “{before}” and is now “{now}”.", **named),
        "dimension-gone": W.t("The dimension {subject} is no longer there.", **named),
        "dimension-new": W.t("There is a new dimension, {subject}.", **named),
        "cell-gone": W.t("The choice {subject} (“{before}”) is no longer there.", **named),
        "cell-title": W.t("The choice {subject} was called “{before}” and is now called “{now}”.", **named),
    }
    return sentences[change.kind]


def unconfirmed_lines(measures: Sequence[Measure]) -> list[str]:
    """The measures that could be fetched if somebody looked up their code."""
    lacking = [measure for measure in measures if measure.fetch and not measure.fetch.code]
    if not lacking:
        return []
    head = W.n(
        "{count} measure has no confirmed code in its table; it is not fetched:",
        "{count} measures have no confirmed code in their tables; they are not fetched:",
        len(lacking),
    )
    return [head, *(f"  - {_unconfirmed(measure)}" for measure in lacking)]


def _unconfirmed(measure: Measure) -> str:
    table = measure.fetch.table if measure.fetch else ""
    return f"{measure.id} ({table}): {W.text(measure.name)}"
