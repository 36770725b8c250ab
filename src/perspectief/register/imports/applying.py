"""For each kind of file: what brings its staged lines in, and which temporary tables that leaves."""

from collections.abc import Callable

from perspectief.register.imports import benefits
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.steps import Change, Moment

APPLY: dict[Kind, Callable[[Moment], list[Change]]] = {Kind.BENEFITS: benefits.apply_benefits}
TABLES: dict[Kind, tuple[str, ...]] = {Kind.BENEFITS: benefits.TABLES}
# Kinds whose periods come one after the other, for each tells what is no longer there.
IN_ORDER = (Kind.BENEFITS, Kind.REINTEGRATION)
