"""A plain evaluator of VUM's operators, written from their description, one document at a time."""

from math import asin, cos, radians, sin, sqrt
from typing import Any

from perspectief.facts.postcodes import centre_of

POSTCODES = {"seekers": ("mobiliteit", "bemiddelingspostcode"), "vacancies": ("adres", "postcode")}


def keeps(document: dict[str, Any], query: dict[str, Any], side: str) -> bool:
    return all(_holds(document, key, asked, side) for key, asked in query.items())


def _holds(document: dict[str, Any], key: str, asked: Any, side: str) -> bool:
    if key == "selectiegebied":
        return _near(document, asked, side)
    if key == "$or":
        return any(keeps(document, each, side) for each in asked)
    value: Any = document
    for name in key.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    if value is None:
        return False
    return all(_operator(value, operator, operand, side) for operator, operand in asked.items())


def _operator(value: Any, operator: str, operand: Any, side: str) -> bool:
    if operator == "$elemMatch":
        return any(keeps(item, operand, side) for item in value)
    if operator == "$all":
        return all(_operator(value, "$elemMatch", each["$elemMatch"], side) for each in operand)
    if type(value) is not type(operand):
        return False
    results = {
        "$eq": value == operand, "$lt": value < operand, "$lte": value <= operand,
        "$gt": value > operand, "$gte": value >= operand,
    }  # fmt: skip
    return bool(results[operator])


def _near(document: dict[str, Any], area: dict[str, Any], side: str) -> bool:
    group, name = POSTCODES[side]
    postcode = document.get(group, {}).get(name)
    own, asked = centre_of(postcode or ""), centre_of(area["postcode"])
    if own is None or asked is None:
        return True
    a, b, c, d = (
        radians(number) for number in (own.latitude, own.longitude, asked.latitude, asked.longitude)
    )
    lean = sin((a - c) / 2) ** 2 + cos(a) * cos(c) * sin((b - d) / 2) ** 2
    return bool(round(2 * 6371.0088 * asin(sqrt(lean)), 1) <= area["afstand"])
