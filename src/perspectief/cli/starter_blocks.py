"""The goals and indicators of a starting programme, with as much filled in as the catalogue knows."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from string import Template

from perspectief.facts.model import Measure
from perspectief.ground.text import Text

TO_FILL_IN = '"Vul in:'  # with what a text begins that a person still has to write
_LOWER = Text(nl="Een lager cijfer is beter.", en="A lower figure is better.")
_HIGHER = Text(nl="Een hoger cijfer is beter.", en="A higher figure is better.")
_UNKNOWN = Text(nl="Vul in: wat dit cijfer zegt.")
_LEVELS = {"count": 1000.0, "grade": 6.0, "index": 100.0, "percent": 40.0}  # to be replaced: made up
_STEP = 0.1
_CHOICE = re.compile(r" +# or .*")  # what else a line may say is told once


@dataclass(frozen=True, slots=True)
class Years:
    """The last budget that a council can have adopted, and the days that go with it."""

    budget: int

    @classmethod
    def seen_from(cls, today: date) -> "Years":
        """Councils adopt a budget before 15 November of the year before (Gemeentewet, article 191)."""
        return cls(today.year + (today >= date(today.year, 11, 15)))

    @property
    def edition(self) -> str:
        """The id of the edition."""
        return f"begroting-{self.budget}"

    @property
    def decided(self) -> date:
        """A day on which councils decide; the real one is to be filled in."""
        return date(self.budget - 1, 11, 12)

    @property
    def known(self) -> date:
        """The last year's end before the decision: the starting level."""
        return date(self.budget - 2, 12, 31)


def quoted(text: str) -> str:
    """A text as YAML writes it on one line, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)


def goal_lines(goals: Sequence[str]) -> str:
    """A line for each goal, marked where its title is still to be given."""
    return "".join(
        f'  - {{id: doel-{number}, number: "{number}", title: {quoted(goal)}}}{_mark(goal)}\n'
        for number, goal in enumerate(goals, start=1)
    )


def _mark(text: str) -> str:
    return "   # <-" if TO_FILL_IN in quoted(text) else ""


def indicator_blocks(measures: Sequence[Measure], goals: int, municipality: str, years: Years) -> str:
    """A block for each measure; the goals get them in order, the first goals one more than the last."""
    template = Template(
        files("perspectief.cli").joinpath("starter_files", "indicator.yaml").read_text(encoding="utf-8")
    )
    blocks: list[str] = []
    for at, measure in enumerate(measures):
        goal = f"doel-{at * goals // len(measures) + 1}"
        block = template.substitute(_values(measure, goal, municipality, years))
        blocks.append(_CHOICE.sub("", block) if blocks else block)
    return "\n".join(blocks)


def _values(measure: Measure, goal: str, municipality: str, years: Years) -> dict[str, str]:
    meaning = {"lower": _LOWER, "higher": _HIGHER}.get(measure.better or "", _UNKNOWN)
    return {
        "id": measure.id.replace("_", "-"),
        "goal": goal,
        "title": _text(measure.name),
        "measure": measure.id,
        "definition": _text(measure.definition or Text(nl="Vul in: wat er wordt geteld, en hoe.")),
        "meaning": _text(meaning),
        "source": _source(measure, municipality),
        "next_figure": f"{years.budget}-03-01",
        "due_year": str(years.budget + 1),
        "edition": years.edition,
        "aim": _aim(measure, years.known),
    }


def _text(text: Text) -> str:
    return f"{{nl: {quoted(text.nl)}, en: {quoted(text.en)}}}" if text.en else quoted(text.nl)


def _source(measure: Measure, municipality: str) -> str:
    if measure.source_name:
        name, table = measure.source_name, measure.source_table
        return f"{{name: {name}, table: {quoted(table)}}}" if table else f"{{name: {name}}}"
    return f"{{name: {quoted(f'Gemeente {municipality}')}, table: eigen registratie}}   # or name and url"


def _aim(measure: Measure, known: date) -> str:
    """An aim a tenth from a starting level, both made up; of a scale the class in its middle."""
    if measure.scale:
        return f"class_is: {{name: {measure.scale[len(measure.scale) // 2].id}}}"
    level = _LEVELS.get(measure.unit, 100.0)
    side, step = ("at_most", -_STEP) if measure.better == "lower" else ("at_least", _STEP)
    baseline = f'{{date: {known}, value: {level:g}, counting_day: "31 december"}}'
    return f"{side}: {level * (1 + step):g}, baseline: {baseline}"
