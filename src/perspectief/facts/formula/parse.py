"""A formula as a tree: numbers, measures, + - * /, brackets, `change(x, months)` and `growth(x, months)`.

A recursive-descent parser of its own: nothing that stands in a formula is ever run.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Function = Literal["change", "growth"]
Operator = Literal["+", "-", "*", "/"]
_Kind = Literal["number", "name", "sign", "end"]
_FUNCTIONS: Mapping[str, Function] = {"change": "change", "growth": "growth"}
_SUMS: Mapping[str, Operator] = {"+": "+", "-": "-"}
_PRODUCTS: Mapping[str, Operator] = {"*": "*", "/": "/"}
_KINDS: Mapping[str, _Kind] = {"number": "number", "name": "name", "sign": "sign"}
MOST_MONTHS = 240
DEEPEST = 20
_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9][0-9.]*)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>\S))")
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")


@dataclass(eq=False)
class FormulaError(Exception):
    """What is wrong in a formula: a code, where it stands (from 0), and what a person needs to mend it."""

    code: str
    at: int
    found: str = ""
    allowed: tuple[str, ...] = ()
    suggestion: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands."""

    value: float
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A measure, by its id."""

    measure: str
    at: int

    @property
    def text(self) -> str:
        """As it stands in the formula."""
        return self.measure


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts and what is done with them; `at` is where the sign stands."""

    operator: Operator
    left: "Node"
    right: "Node"
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """The difference with, or the growth in per cent since, so many months before."""

    function: Function
    inner: "Node"
    months: int
    at: int
    text: str


Node = Number | Name | Operation | Call


def names(node: Node) -> Iterator[Name]:
    """Every measure that a formula names, as often as it names it."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, Operation):
        yield from names(node.left)
        yield from names(node.right)
    elif isinstance(node, Call):
        yield from names(node.inner)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: _Kind
    text: str
    at: int


def parse(text: str) -> Node:
    """The tree of a formula; raises `FormulaError` at the first place that cannot be read."""
    reader = _Reader(text, list(_tokens(text)))
    node = reader.sum(0)
    if reader.next.kind != "end":
        raise reader.unexpected()
    return node


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while found := _TOKEN.match(text, position):
        kind = found.lastgroup or "sign"
        yield _Token(_KINDS[kind], found[kind], found.start(kind))
        position = found.end()
    yield _Token("end", "", len(text.rstrip()))


@dataclass(slots=True)
class _Reader:
    source: str
    tokens: list[_Token]
    place: int = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.place]

    def take(self) -> _Token:
        token = self.next
        self.place += 1
        return token

    def unexpected(self) -> FormulaError:
        token = self.next
        if token.kind == "end":
            return FormulaError("formula-incomplete", token.at)
        return FormulaError("formula-unexpected", token.at, token.text)

    def expect(self, sign: str) -> _Token:
        if self.next.kind != "sign" or self.next.text != sign:
            raise self.unexpected()
        return self.take()

    def text_since(self, start: int) -> str:
        before = self.tokens[self.place - 1]
        return self.source[start : before.at + len(before.text)]

    def sum(self, depth: int) -> Node:
        start, left = self.next.at, self.product(depth)
        while operator := _SUMS.get(self.next.text):
            at, right = self.take().at, self.product(depth)
            left = Operation(operator, left, right, at, self.text_since(start))
        return left

    def product(self, depth: int) -> Node:
        start, left = self.next.at, self.part(depth)
        while operator := _PRODUCTS.get(self.next.text):
            at, right = self.take().at, self.part(depth)
            if operator == "/" and isinstance(right, Number) and right.value == 0:
                raise FormulaError("formula-divides-by-zero", right.at, right.text)
            left = Operation(operator, left, right, at, self.text_since(start))
        return left

    def part(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise FormulaError("formula-too-deep", self.next.at, details={"limit": str(DEEPEST)})
        token = self.next
        if token.kind == "number":
            return _number(self.take())
        if token.kind == "name":
            return self.named(depth)
        if token.text == "-":
            self.take()
            inner = self.part(depth + 1)
            return Operation("*", Number(-1.0, token.at, "-"), inner, token.at, self.text_since(token.at))
        self.expect("(")
        inside = self.sum(depth + 1)
        self.expect(")")
        return inside

    def named(self, depth: int) -> Node:
        token = self.take()
        if self.next.text != "(":
            return Name(token.text, token.at)
        function = _FUNCTIONS.get(token.text)
        if function is None:
            raise FormulaError("formula-unknown-function", token.at, token.text, tuple(_FUNCTIONS))
        self.take()
        inner = self.sum(depth + 1)
        self.expect(",")
        months = _months(self)
        self.expect(")")
        return Call(function, inner, months, token.at, self.text_since(token.at))


def _number(token: _Token) -> Number:
    if not _NUMBER.fullmatch(token.text):
        raise FormulaError("formula-number", token.at, token.text[:40])
    return Number(float(token.text), token.at, token.text)


def _months(reader: _Reader) -> int:
    if reader.next.kind == "end":
        raise reader.unexpected()
    token = reader.take()
    if not (token.text.isdecimal() and len(token.text) <= 3 and 1 <= int(token.text) <= MOST_MONTHS):
        raise FormulaError("formula-months", token.at, token.text[:40], details={"limit": str(MOST_MONTHS)})
    return int(token.text)
