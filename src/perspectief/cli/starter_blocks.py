"""The goals and indicators of a starting programme, with as much filled in as the catalogue knows."""

import json
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from string import Template
from typing import Literal

from perspectief.cli.starter_wishes import Wish
from perspectief.cli.starter_years import Years
from perspectief.ground.text import Text

TO_FILL_IN = '"Vul in:'  # with what a text begins that a person still has to write
_MEANINGS = {"lower": "Een lager cijfer is beter.", "higher": "Een hoger cijfer is beter."}
_NEUTRAL = "Hoger of lager is niet altijd beter."
MARK = "   # <-"
_LEVELS = {"count": 1000.0, "grade": 6.0, "index": 100.0, "percent": 40.0}  # to be replaced: made up
_STEP = 0.1


def quoted(text: str) -> str:
    """A text as YAML writes it on one line, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)


def goal_lines(goals: Sequence[str]) -> str:
    """A line for each goal, marked where its title is still to be given."""
    return "".join(
        f'  - {{id: doel-{number}, number: "{number}", title: {quoted(goal)}}}{_mark(quoted(goal))}\n'
        for number, goal in enumerate(goals, start=1)
    )


def ambition_of(goals: Sequence[str]) -> str:
    """What the programme is for: its goals, or a text that is still to be written."""
    if any(goal.startswith("Vul in:") for goal in goals):
        return f'"Vul in: wat de gemeente wil."{MARK}'
    return quoted(" ".join(goal if goal.endswith((".", "!", "?")) else f"{goal}." for goal in goals))


def _mark(text: str) -> str:
    return MARK if TO_FILL_IN in text else ""


def indicator_blocks(wishes: Sequence[Wish], goals: int, municipality: str, years: Years) -> str:
    """A block for each wish; the goals get them in order, the first goals one more than the last."""
    template = Template(
        files("perspectief.cli").joinpath("starter_files", "indicator.yaml").read_text(encoding="utf-8")
    )
    blocks: list[str] = []
    for at, wish in enumerate(wishes):
        goal = f"doel-{wish.goal or at * goals // len(wishes) + 1}"
        block = template.substitute(_values(wish, goal, municipality, years))
        lines = (line for line in block.splitlines() if line.strip())
        blocks.append("".join(f"{line}{_mark(line)}\n" for line in lines))
    return "\n".join(blocks)


def _values(wish: Wish, goal: str, municipality: str, years: Years) -> dict[str, str]:
    measure = wish.measure
    return {
        "id": measure.id.replace("_", "-"),
        "goal": goal,
        "title": _text(measure.name),
        "measure": measure.id,
        "definition": "" if measure.definition else 'definition: {text: "Vul in: wat er wordt geteld."}',
        "meaning": quoted(_MEANINGS.get(measure.better or "", _NEUTRAL)),
        "source": "" if measure.source_name else _own_source(municipality),
        "next_figure": f"{years.budget}-03-01",
        "due_year": str(wish.year or years.due),
        "edition": years.edition,
        "aim": _aim(wish, years.known),
        "mark": "" if wish.aim is not None or wish.step else MARK,
    }


def _text(text: Text) -> str:
    return f"{{nl: {quoted(text.nl)}, en: {quoted(text.en)}}}" if text.en else quoted(text.nl)


def _own_source(municipality: str) -> str:
    return f"source: {{name: {quoted(f'Gemeente {municipality}')}, table: eigen registratie}}"


def _aim(wish: Wish, known: date) -> str:
    """The aim that was asked for, or else one a tenth from a starting level, both made up.

    Of a scale it is the class in its middle.
    """
    measure = wish.measure
    if measure.scale:
        return f"class_is: {{name: {wish.step or measure.scale[len(measure.scale) // 2].id}}}"
    if wish.aim is not None:
        start = "" if wish.level is None else f", {_baseline(known, wish.level)}"
        return f"{side_of(wish)}: {wish.aim:.15g}{start}"
    level = _LEVELS.get(measure.unit, 100.0)
    step = -_STEP if side_of(wish) == "at_most" else _STEP
    return f"{side_of(wish)}: {level * (1 + step):g}, {_baseline(known, level)}"


def _baseline(known: date, level: float) -> str:
    return f"baseline: {{date: {known}, value: {level:.15g}}}"


def side_of(wish: Wish) -> Literal["at_most", "at_least"]:
    """Whether the aim is a most or a least: by which way is better, or else by the aim itself."""
    falls = wish.aim is not None and wish.level is not None and wish.aim < wish.level
    down = wish.measure.better == "lower" or (wish.measure.better is None and falls)
    return "at_most" if down else "at_least"
