"""Employers of the region with their jobs and vacancies: numbers that are not given out, names of nothing."""

from collections.abc import Iterator, Sequence

import numpy as np

from perspectief.register.bsn import passes
from perspectief.register.town import names
from perspectief.register.town.calendar import NEVER, first_day, month_of
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Ints, between
from perspectief.register.town.ledger import Lives
from perspectief.register.town.recording import Recording, key_of, plain, recorded, versions
from perspectief.register.town.spans import ongoing
from perspectief.register.town.table import Cells, Code, Numbered, Same, Table, Whole

EMPLOYERS, ESTABLISHMENTS, VACANCIES = 80, 100, 600
# Neither is given out: numbers of the trade register do not begin with four zeros, those of establishments
# not with 9999. None of them could be taken for a BSN either.
_NUMBER = 999_900_000_001
_KVK = [number for number in range(1, 1000) if not passes(str(number).zfill(8))][:EMPLOYERS]
SBI = tuple("10 16 25 28 41 43 46 47 49 52 55 56 62 78 81 84 85 87 88 93".split())
TITLES = (
    "Orderpicker", "Heftruckchauffeur", "Schoonmaker", "Productiemedewerker", "Medewerker bediening", "Kok",
    "Verzorgende", "Huishoudelijke hulp", "Magazijnmedewerker", "Chauffeur", "Monteur", "Lasser", "Timmerman",
    "Schilder", "Winkelmedewerker", "Kassamedewerker", "Administratief medewerker", "Telefonist", "Hovenier",
    "Groenmedewerker", "Beveiliger", "Postbezorger", "Inpakker", "Machineoperator", "Onderwijsassistent",
    "Conciërge", "Gastvrouw of gastheer", "Kapper", "Bakker", "Slager", "Stratenmaker", "Glazenwasser",
)  # fmt: skip


def tables(lives: Lives, known: Calibration, draws: Draws, recording: Recording) -> Iterator[Table]:
    """Employers, establishments, what they are, their jobs in each year, and vacancies of the last years."""
    employers, places = np.arange(EMPLOYERS), np.arange(ESTABLISHMENTS)
    yield Table("employer", EMPLOYERS, {"id": key_of(employers), "kvk": Numbered(np.array(_KVK), 8)})
    numbers = Numbered(places + _NUMBER, 12)
    yield Table("establishment", ESTABLISHMENTS, {"id": key_of(places), "number": numbers})
    yield _establishments(lives, known, draws, recording)
    yield _jobs(lives, draws, recording)
    vacancies = np.arange(VACANCIES)
    reference = Numbered(vacancies + 1, 5, "DEMO-V")
    yield Table("vacancy", VACANCIES, {"id": key_of(vacancies), "reference": reference})
    yield _vacancies(lives, known, draws, recording)


def _establishments(lives: Lives, known: Calibration, draws: Draws, recording: Recording) -> Table:
    places = np.arange(ESTABLISHMENTS)
    some = plain(recording, np.full(len(places), lives.first_day), np.full(len(places), NEVER))
    columns: dict[str, Cells] = {
        "establishment_id": key_of(places),
        "employer_id": key_of(places % EMPLOYERS),
        "name": names.businesses(draws, len(places)),
        "sbi": Code(SBI, _some(draws, "sbi", SBI, len(places))),
        "postcode": _postcodes(known, draws, "establishment", len(places)),
    }
    return recorded("establishmentspell", some, columns)


def _jobs(lives: Lives, draws: Draws, recording: Recording) -> Table:
    """Valid over each whole year, known in the month after it."""
    first, after = month_of(np.array([lives.first_day, lives.last_day + 1])) // 12
    years = np.arange(first, after) + 1970
    of, year = np.tile(np.arange(ESTABLISHMENTS), len(years)), np.repeat(years, ESTABLISHMENTS)
    base = 5 + 400 * draws.uniform("jobs", ESTABLISHMENTS) ** 3
    growth = 1 + (draws.uniform("growth", ESTABLISHMENTS)[of] * 0.06 - 0.02) * (year - years[0])
    jobs = np.maximum(base[of] * growth, 1).astype(np.int64)
    start, end = first_day((year - 1970) * 12), first_day((year - 1969) * 12)
    some = versions(start, end, recording.of(end - 1), recording.of(end - 1))
    columns: dict[str, Cells] = {
        "establishment_id": key_of(of[some.of]),
        "year": Whole(year[some.of]),
        "jobs": Whole(jobs[some.of]),
        "jobs_full": Whole((jobs * 0.82).astype(np.int64)[some.of]),
    }
    return recorded("jobscount", some, columns)


def _vacancies(lives: Lives, known: Calibration, draws: Draws, recording: Recording) -> Table:
    """Open for three weeks to half a year, spread over the last three years."""
    first = max(lives.first_day, lives.last_day - 3 * 365)
    start = first + np.sort((draws.uniform("opened", VACANCIES) * (lives.last_day - first)).astype(np.int64))
    length = between(np.full(VACANCIES, 21), np.full(VACANCIES, 180), draws.uniform("open", VACANCIES))
    some = plain(recording, start, ongoing(start + length, lives.last_day))
    hours = (
        between(np.full(VACANCIES, 2), np.full(VACANCIES, 10), draws.uniform("vacancy-hours", VACANCIES)) * 4
    )
    title = _some(draws, "title", TITLES, VACANCIES)
    at = _some(draws, "vacancy-at", range(ESTABLISHMENTS), VACANCIES)
    places = between(
        np.ones(VACANCIES, np.int64), np.full(VACANCIES, 4), draws.uniform("places", VACANCIES) ** 3
    )
    postcode = _postcodes(known, draws, "establishment", ESTABLISHMENTS)
    columns: dict[str, Cells] = {
        "vacancy_id": key_of(some.of),
        "establishment_id": key_of(at[some.of]),
        "title": Code(TITLES, title[some.of]),
        "occupation": Same(""),
        "places": Whole(places[some.of]),
        "hours_from": Whole(np.maximum(hours - 4, 4)[some.of]),
        "hours_to": Whole(hours[some.of]),
        "postcode": Code(postcode.codes, postcode.values[at[some.of]]),
    }
    return recorded("vacancyspell", some, columns)


def _postcodes(known: Calibration, draws: Draws, name: str, many: int) -> Code:
    areas = known.region_postcodes
    return Code(areas, _some(draws, f"{name}-area", areas, many))


def _some(draws: Draws, name: str, words: Sequence[object], many: int) -> Ints:
    chosen: Ints = (draws.uniform(name, many) * len(words)).astype(np.int64)
    return chosen
