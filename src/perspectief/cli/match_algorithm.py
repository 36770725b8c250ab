"""`perspectief match algorithm`: the record of matching for the Algoritmeregister, from the code's own
parameters.

Keys follow the Dutch publication standard for algorithms (Algoritmeregister, standard 1.0). What only a
municipality knows stays empty, and is named.
"""

import json
from pathlib import Path

from perspectief.cli.console import BESIDE, OUT
from perspectief.cli.language import WORDS as W
from perspectief.cli.match_words import condition_words, part_word
from perspectief.ground.files import write_atomically
from perspectief.matching.codes import Condition
from perspectief.matching.openness import openness
from perspectief.matching.weights import read_weights, shipped_weights

OWN = ("organization", "department", "contact_email", "lawful_basis", "begin_date", "status", "source_id")


def write_record(weights: Path | None, output: Path | None) -> None:
    """Print the record, or write it."""
    used = shipped_weights() if weights is None else read_weights(weights, weights.parent)
    text = json.dumps(
        {**_told(), **dict.fromkeys(OWN, ""), "parameters": openness(used)}, ensure_ascii=False, indent=1
    )
    if output is None:
        OUT.print(text, soft_wrap=True)
    else:
        write_atomically(output, (text + "\n").encode())
        OUT.print(W.t("Written to {file}.", file=str(output)))
    BESIDE.print(W.t("Still to be filled in by the municipality: {fields}.", fields=", ".join(OWN)))


def _told() -> dict[str, str]:
    return {
        "standard_version": "1.0.0",
        "name": W.t("Matching of residents and vacancies"),
        "description_short": W.t(
            "Finds vacancies that are feasible for a resident, says why, and spreads proposals over"
            " vacancies. A coach"
            " and the resident decide."
        ),
        "category": W.t("high-risk AI system (employment; AI Act, Annex III)"),
        "goal": W.t("That residents far from work get a fair chance of work that suits them."),
        "human_intervention": W.t(
            "Every proposal is one for a coach, who can go beyond the list, and for the resident, who"
            " may refuse. Nothing"
            " follows from a proposal by itself."
        ),
        "risks": W.t(
            "People may lean on a list too much; data may be wrong or missing. So nobody has a score,"
            " unknown never"
            " excludes, reasons are shown, people for a vacancy stand in groups without an order, and"
            " what is matched"
            " never serves enforcement."
        ),
        "methods_and_models": W.t(
            "Fixed rules: a pair is feasible where none of these is known to fail: {conditions}."
            " Feasible vacancies are"
            " ordered by expected gain: a stated chance of being hired, from {fit}, times the value to"
            " the resident,"
            " from {value}. Proposals for all come from a minimum-cost flow. Nothing is learned from people.",
            conditions=condition_words(tuple(Condition)),
            fit=_parts("parts_of_fit"),
            value=_parts("parts_of_value"),
        ),
        "source_data": W.t(
            "What resident and coach filled in, and vacancies as they were published. Limits are demands of"
            " work; no diagnosis and no nationality."
        ),
    }


def _parts(kind: str) -> str:
    found = openness(shipped_weights())
    names = found["parts_of_fit"] if kind == "parts_of_fit" else found["parts_of_value"]
    return ", ".join(part_word(name) for name in names)
