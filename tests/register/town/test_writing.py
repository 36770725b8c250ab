"""A made-up town goes into an empty register whole or not at all, the same into both databases."""

import pytest
from django.db import connection
from django.db.models import Model

from perspectief.ground.problem import Refused
from perspectief.register import models, record
from perspectief.register.town.table import Table
from perspectief.register.town.town import MadeUpTown, make_town
from perspectief.register.town.write import KIND, fill
from tests.register.people import AT, START, in_file, running_file
from tests.register.places import Place


@pytest.fixture(scope="module")
def town() -> MadeUpTown:
    return make_town(3, 120)


def kept(table: Table) -> list[tuple[str, ...]]:
    names = ", ".join(f'"{name}"' for name in table.columns)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM register_{table.name} ORDER BY id")
        return [tuple(map(plain, row)) for row in cursor.fetchall()]


def plain(cell: object) -> str:
    """A cell as both databases say it."""
    text = "" if cell is None else str(int(cell)) if isinstance(cell, bool) else str(cell)
    return text.replace("-", "").replace("+00:00", "")


def test_every_cell_is_in_the_register(register: Place, town: MadeUpTown) -> None:
    mark = fill(town)
    for table in town.tables():
        assert kept(table) == [tuple(map(plain, row)) for rows in table.parts() for row in rows], table.name
    assert (mark.kind, mark.digest) == (KIND, town.digest())
    assert models.Membership.objects.exclude(imported=mark).count() == 0


def test_every_column_is_filled(town: MadeUpTown) -> None:
    for table in town.tables():
        kind = next(
            each for each in models.Resident._meta.apps.get_models() if each._meta.model_name == table.name
        )
        assert set(table.columns) == _filled(kind), table.name


def _filled(kind: type[Model]) -> set[str | None]:
    """What the database makes itself is not filled."""
    return {field.column for field in kind._meta.concrete_fields if not field.generated}


def test_a_register_that_holds_anybody_is_left_alone(register: Place, town: MadeUpTown) -> None:
    in_file(running_file())
    with pytest.raises(Refused) as why:
        fill(town)
    assert [problem.code for problem in why.value.problems] == ["register-not-empty"]
    assert models.Resident.objects.count() == 1 and not models.Employer.objects.exists()


def test_a_town_comes_once(register: Place, town: MadeUpTown) -> None:
    fill(town)
    with pytest.raises(Refused):
        fill(town)


@pytest.mark.parametrize("at", ["resident", "membership", "vacancyspell"])
def test_stopped_on_the_way_nothing_is_there(register: Place, town: MadeUpTown, at: str) -> None:
    def stop(table: Table) -> None:
        if table.name == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(town, stop)
    assert not models.Resident.objects.exists() and not models.Import.objects.exists()
    fill(town)


def test_life_goes_on_in_a_filled_register(register: Place, town: MadeUpTown) -> None:
    fill(town)
    before = models.Resident.objects.order_by("-id")[0].pk
    member = in_file(running_file())
    assert member.resident.pk == before + 1
    ended = models.Membership.objects.filter(superseded_at=None, valid_to=None).exclude(pk=member.pk)[0]
    record.end(ended, ended.valid_from.replace(year=2040), AT.replace(year=2024), end_reason="work")
    assert models.GroupSpell.objects.filter(valid_from__lt=START).exists()
