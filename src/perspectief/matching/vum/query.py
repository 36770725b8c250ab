"""A selection query of VUM: a mapping in the manner of Mongo, checked and turned into conditions.

`selectiegebied` stands beside paths with operators: `$eq`, `$ne`, `$lt`, `$lte`, `$gt`, `$gte`, `$in`; for
lists `$elemMatch` (one item meets all) and `$all` of those; and `$or`, `$and` of any of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.matching.vum.fields import Fields

OPERATORS = ("$eq", "$ne", "$lt", "$lte", "$gt", "$gte", "$in")
CODES = ("vum-field", "vum-operator", "vum-value", "vum-area", "vum-query")
Value: TypeAlias = str | float


@dataclass(frozen=True, slots=True)
class Area:
    """Within so many km of a postcode."""

    postcode: str
    km: float


@dataclass(frozen=True, slots=True)
class Compare:
    """A field by an operator with a value; `$in` has several."""

    field: str
    operator: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One item at least of a list meets a condition."""

    path: str
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Each:
    """All of some conditions hold."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of some conditions holds."""

    conditions: tuple["Condition", ...]


Condition: TypeAlias = Area | Compare | Some | Each | Either


def parse_query(query: object, fields: Fields, file: str = "") -> Condition:
    """The conditions of a query. Raises `Refused` with every key and value that cannot be used."""
    reader = _Reader(fields, Place(file), [])
    found = reader.mapping(query, "", None)
    if reader.problems:
        raise Refused(reader.problems)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    fields: Fields
    place: Place
    problems: list[Problem]

    def mapping(self, query: object, where: str, inside: str | None) -> Condition:
        """All keys of a mapping must hold; `inside` is the list whose items it is about."""
        if not isinstance(query, Mapping):
            self._wrong("vum-query", where, str(query))
            return Each(())
        return Each(tuple(self._key(key, value, f"{where}{key}", inside) for key, value in query.items()))

    def _key(self, key: str, value: object, where: str, inside: str | None) -> Condition:
        if key in ("$or", "$and"):
            each = value if isinstance(value, list) else [None]
            found = tuple(self.mapping(one, f"{where}.", inside) for one in each)
            return Either(found) if key == "$or" else Each(found)
        if key == "selectiegebied" and inside is None:
            return self._area(value, where)
        if inside is None and key in self.fields.lists:
            return self._list(key, value, where)
        known = self.fields.single if inside is None else self.fields.lists[inside]
        if key not in known:
            every = known if inside else (*known, *self.fields.lists)
            self._wrong("vum-field", where, key, every, nearest(key, every))
            return Each(())
        return self._compare(key, value, where)

    def _list(self, path: str, value: object, where: str) -> Condition:
        if not isinstance(value, Mapping):
            self._wrong("vum-operator", where, str(value), ("$elemMatch", "$all"))
            return Each(())
        return Each(tuple(self._of_list(path, key, each, f"{where}.{key}") for key, each in value.items()))

    def _of_list(self, path: str, key: str, value: object, where: str) -> Condition:
        if key == "$elemMatch":
            return Some(path, self.mapping(value, f"{where}.", path))
        if key == "$all" and isinstance(value, list):
            return Each(tuple(self._list(path, each, where) for each in value))
        self._wrong("vum-operator", where, key, ("$elemMatch", "$all"))
        return Each(())

    def _compare(self, field: str, value: object, where: str) -> Condition:
        operators = value if isinstance(value, Mapping) else {"$eq": value}
        return Each(tuple(self._operators(field, operators, where)))

    def _operators(self, field: str, operators: Mapping[str, object], where: str) -> Iterator[Condition]:
        for operator, value in operators.items():
            values = tuple(value) if operator == "$in" and isinstance(value, list) else (value,)
            if operator not in OPERATORS:
                self._wrong("vum-operator", f"{where}.{operator}", operator, OPERATORS)
            elif not all(_is_value(each) for each in values):
                self._wrong("vum-value", f"{where}.{operator}", str(value))
            else:
                yield Compare(field, operator, values)

    def _area(self, value: object, where: str) -> Condition:
        postcode = value.get("postcode") if isinstance(value, Mapping) else None
        km = value.get("afstand") if isinstance(value, Mapping) else None
        if not isinstance(postcode, str) or not _is_value(km) or isinstance(km, str):
            self._wrong("vum-area", where, str(value))
            return Each(())
        return Area(postcode, float(km))  # type: ignore[arg-type]  # a number: looked at above

    def _wrong(
        self, code: str, path: str, found: str, allowed: tuple[str, ...] = (), suggestion: str = ""
    ) -> None:
        self.problems.append(Problem(code, self.place, path, found[:100], allowed, suggestion))


def _is_value(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)
