"""Contacts with employers, and what some of them owe in social return."""

from collections.abc import Iterator

import numpy as np

from perspectief.register.codes import Channel, EmployerOutcome
from perspectief.register.town.calendar import NEVER
from perspectief.register.town.draws import Draws, Floats, Ints
from perspectief.register.town.employers import EMPLOYERS, ESTABLISHMENTS
from perspectief.register.town.ledger import Lives
from perspectief.register.town.recording import Recording, key_of, plain, recorded, versions
from perspectief.register.town.table import Cells, Code, Day, Numbered, Table, Whole

CHANNELS, OUTCOMES = tuple(Channel), tuple(EmployerOutcome)
_CONTACTS, _YEARS, _RETURNS = 4, 1.5, 14
SAID = (
    "Zoekt mensen voor het voorjaar; in februari opnieuw bellen.",
    "Wil graag eerst iemand op proef.",
    "Tevreden over de laatste plaatsing.",
    "Nu geen ruimte, wel belangstelling.",
    "Rondleiding gehad; werk in kleine ploegen.",
    "",
)


def tables(lives: Lives, draws: Draws, recording: Recording) -> Iterator[Table]:
    """Four contacts with each establishment, the last with a day to speak again; and social return."""
    yield _contacts(lives, draws, recording)
    yield _returns(lives, draws, recording)


def _contacts(lives: Lives, draws: Draws, recording: Recording) -> Table:
    many = ESTABLISHMENTS * _CONTACTS
    of = np.repeat(np.arange(ESTABLISHMENTS), _CONTACTS)
    before = np.sort(draws.uniform("employer-day", many).reshape(-1, _CONTACTS), axis=1)[:, ::-1].ravel()
    day = lives.last_day - 1 - (before * _YEARS * 365).astype(np.int64)
    last = np.arange(many) % _CONTACTS == _CONTACTS - 1
    again = np.where(last, lives.last_day - 20 + _whole(draws.uniform("again", many), 120), NEVER)
    again = np.where(again > day, again, day + 30)
    some = versions(day, day + 1, recording.of(day), recording.of(day))
    columns: dict[str, Cells] = {
        "establishment_id": key_of(of[some.of]),
        "kind": Code(CHANNELS, _whole(draws.uniform("channel", many), len(CHANNELS))[some.of]),
        "outcome": Code(OUTCOMES, _whole(draws.uniform("employer-outcome", many), len(OUTCOMES))[some.of]),
        "text": Code(SAID, _whole(draws.uniform("said", many), len(SAID))[some.of]),
        "next_on": Day(again[some.of]),
    }
    return recorded("employercontact", some, columns)


def _returns(lives: Lives, draws: Draws, recording: Recording) -> Table:
    """Contracts of the last two years, for two years from then; a part of it was met."""
    start = lives.last_day - 1 - _whole(draws.uniform("return-start", _RETURNS), 700)
    owed = (_whole(draws.uniform("owed", _RETURNS), 40) + 5) * 100_000
    met = (owed * draws.uniform("met", _RETURNS)).astype(np.int64) // 10_000 * 10_000
    some = plain(recording, start, np.full(_RETURNS, NEVER))
    columns: dict[str, Cells] = {
        "employer_id": key_of((np.arange(_RETURNS) * 5 % EMPLOYERS)[some.of]),
        "reference": Numbered(some.of + 1, 4, "DEMO-SR"),
        "owed": Whole(owed[some.of]),
        "met": Whole(met[some.of]),
    }
    table = recorded("socialreturn", some, columns)
    until = Day((start + 730)[some.of])
    return Table(table.name, table.rows, {**table.columns, "valid_to": until})


def _whole(chance: Floats, many: int) -> Ints:
    drawn: Ints = (chance * many).astype(np.int64)
    return drawn
