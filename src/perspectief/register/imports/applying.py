"""For each kind of file: what brings its staged lines in, and which temporary tables that leaves."""

from collections.abc import Callable

from perspectief.register.imports import benefits, details, records, work_places
from perspectief.register.imports.fields import Kind
from perspectief.register.imports.records import (
    EXEMPTIONS,
    FACILITIES,
    PARTICIPATION,
    PLANS,
    SUBSIDISED,
    WORK,
)
from perspectief.register.imports.steps import Change, Moment

APPLY: dict[Kind, Callable[[Moment], list[Change]]] = {
    Kind.BENEFITS: benefits.apply_benefits,
    Kind.REINTEGRATION: lambda when: records.bring(when, FACILITIES, SUBSIDISED),
    Kind.RESIDENTS: details.residents,
    Kind.PARTICIPATION: lambda when: records.bring(when, PARTICIPATION),
    Kind.WORK: lambda when: records.bring(when, WORK),
    Kind.PLANS: records.plans,
    Kind.EXEMPTIONS: lambda when: records.bring(when, EXEMPTIONS),
    Kind.JOBS: work_places.jobs,
    Kind.VACANCIES: work_places.vacancies,
    # A profile has no BSN: nobody can be recognised by it, so nothing of it is kept.
    Kind.PROFILES: lambda _: [],
}
TABLES: dict[Kind, tuple[str, ...]] = {
    Kind.BENEFITS: benefits.TABLES,
    Kind.REINTEGRATION: records.tables(FACILITIES, SUBSIDISED),
    Kind.RESIDENTS: details.TABLES,
    Kind.PARTICIPATION: records.tables(PARTICIPATION),
    Kind.WORK: records.tables(WORK),
    Kind.PLANS: ("import_plan", *records.tables(PLANS)),
    Kind.EXEMPTIONS: records.tables(EXEMPTIONS),
    Kind.JOBS: work_places.JOBS_TABLES,
    Kind.VACANCIES: work_places.VACANCY_TABLES,
    Kind.PROFILES: (),
}
# Kinds whose periods come one after the other, for each tells what is no longer there.
IN_ORDER = (Kind.BENEFITS, Kind.REINTEGRATION)
