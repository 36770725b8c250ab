"""Who the residents of a town are: born so that their lives could be lived, with a name of nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from perspectief.register.codes import EndReason
from perspectief.register.town import names
from perspectief.register.town.calendar import NEVER, day_in, first_day, month_of, months_before, pension_age
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Floats, Ints
from perspectief.register.town.ledger import Lives, reason
from perspectief.register.town.recording import Recording, Versions, key_of, plain, recorded
from perspectief.register.town.table import Cells, Code, Day, Key, Same, Table

_ADULT = 18 * 12
_YOUNG = 1.25  # above 1: more of those who enter are young than old


@dataclass(frozen=True, slots=True)
class People:
    """By resident: the day of birth, and the first day on welfare; those of files that never were last."""

    born: Ints
    first: Ints


def people(lives: Lives, draws: Draws, never: Versions) -> People:
    """Born between the last day on which they are below pension age and 18 years before the first on welfare.

    Whoever left for pension age reached it on that very day.
    """
    first, last, retired = _reach(lives)
    first, last = np.concatenate([first, never.start]), np.concatenate([last, never.start])
    retired = np.concatenate([retired, np.full(len(never), NEVER)])
    chance = draws.uniform("age", len(first))
    born = _born(first, last, chance, draws.uniform("birthday", len(first)))
    pensioner = retired < NEVER
    day = np.where(pensioner, retired, 0)
    born = np.where(pensioner, months_before(day, pension_age(month_of(day))), born)
    return People(born, first)


def _reach(lives: Lives) -> tuple[Ints, Ints, Ints]:
    """By resident the first day on welfare, the last one so far, and the day of leaving for pension age."""
    first = np.full(lives.residents, NEVER)
    last = np.full(lives.residents, -NEVER)
    np.minimum.at(first, lives.member_resident, lives.member_start)
    np.maximum.at(last, lives.member_resident, np.minimum(lives.member_end, lives.last_day + 1))
    retired = np.full(lives.residents, NEVER)
    left = lives.member_reason == reason(EndReason.PENSION_AGE)
    retired[lives.member_resident[left]] = lives.member_end[left]
    return first, last, retired


def _born(first: Ints, last: Ints, chance: Floats, birthday: Floats) -> Ints:
    """An age at the start, in months, that leaves room for the time on welfare.

    Below the pension age of the year before, so that a rise of it at the turn of the year does not matter.
    """
    oldest = pension_age(month_of(last) - 12) - (month_of(last) - month_of(first)) - 1
    age = _ADULT + 1 + np.maximum(oldest - _ADULT - 1, 0) * chance**_YOUNG
    born: Ints = day_in(month_of(first) - age.astype(np.int64), birthday)
    return born


def tables(found: People, known: Calibration, draws: Draws, recording: Recording) -> Iterator[Table]:
    """Residents without a BSN's mark, and what is kept of who they are."""
    many = len(found.born)
    keys = Key(draws.words("resident-key", 2 * many))
    yield Table("resident", many, {"id": key_of(np.arange(many)), "key": keys, "bsn_mark": Same(None)})
    order = np.lexsort((np.arange(many), found.first))
    some = plain(recording, found.first[order], np.full(many, NEVER))
    born = found.born[order][some.of]
    areas = (draws.uniform("area", many) * len(known.postcodes)).astype(np.int64)
    details: dict[str, Cells] = {
        "resident_id": key_of(order[some.of]),
        "name": names.persons(draws, many),
        "birth_date": Day(born),
        "birth_month": Day(first_day(month_of(born))),
        "postcode": Code(known.postcodes, areas),
    }
    yield recorded("residentdetails", some, details)
