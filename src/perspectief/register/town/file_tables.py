"""Files and who was in them, as the register came to know it."""

from collections.abc import Iterator

import numpy as np

from perspectief.register.codes import Scheme
from perspectief.register.town.calendar import month_of
from perspectief.register.town.calibration import Calibration
from perspectief.register.town.draws import Draws, Ints
from perspectief.register.town.ledger import REASONS, Lives
from perspectief.register.town.mistakes import Mistakes, mistakes, reasons, with_mistakes
from perspectief.register.town.people import People
from perspectief.register.town.recording import Recording, Versions, in_order, key_of, recorded
from perspectief.register.town.table import NONE, Cells, Code, Numbered, Table

SCHEMES = tuple(Scheme)
_FIFTY = 50 * 12


def tables(
    lives: Lives, people: People, known: Calibration, draws: Draws, recording: Recording, never: Versions
) -> Iterator[Table]:
    """Files, the spells that they run, and memberships.

    Files that never were, and their residents, have the numbers after all others.
    """
    numbers = np.arange(len(lives.file_start) + len(never))
    reference = Numbered(numbers + 1, 7, "DEMO-")
    yield Table("welfarefile", len(numbers), {"id": key_of(numbers), "reference": reference})
    found = mistakes(lives, known, draws)
    yield _spells(lives, found, recording, never, _schemes(lives, people, known, draws))
    yield _members(lives, found, recording, never)


def _spells(lives: Lives, found: Mistakes, recording: Recording, never: Versions, scheme: Ints) -> Table:
    files = np.arange(len(lives.file_start))
    some = with_mistakes(recording, found, files, lives.file_start, lives.file_end, files >= 0)
    both = _both(some, never, len(files))
    truth = np.append(lives.file_reason, np.full(len(never), NONE))
    scheme = np.append(scheme, np.full(len(never), SCHEMES.index(Scheme.GENERAL)))
    columns: dict[str, Cells] = {
        "file_id": key_of(both.of),
        "scheme": Code(SCHEMES, scheme[both.of]),
        "end_reason": Code(REASONS, reasons(both, truth)),
    }
    return recorded("filespell", both, columns)


def _members(lives: Lives, found: Mistakes, recording: Recording, never: Versions) -> Table:
    file = lives.member_file
    whole = (lives.member_start == lives.file_start[file]) & (lives.member_end == lives.file_end[file])
    some = with_mistakes(recording, found, file, lives.member_start, lives.member_end, whole)
    both = _both(some, never, len(file))
    extra = np.arange(len(never))
    columns: dict[str, Cells] = {
        "file_id": key_of(np.append(file, len(lives.file_start) + extra)[both.of]),
        "resident_id": key_of(np.append(lives.member_resident, lives.residents + extra)[both.of]),
        "end_reason": Code(REASONS, reasons(both, np.append(lives.member_reason, np.full(len(never), NONE)))),
    }
    return recorded("membership", both, columns)


def _both(some: Versions, never: Versions, many: int) -> Versions:
    """Those that were, then those that never were, numbered on, in the order of recording."""
    pairs = ((getattr(some, name), getattr(never, name)) for name in Versions.__slots__[1:])
    of = np.concatenate([some.of, never.of + many])
    return in_order(Versions(of, *(np.concatenate(pair) for pair in pairs)))


def _schemes(lives: Lives, people: People, known: Calibration, draws: Draws) -> Ints:
    """IOAW is for those who were 50 or older when they lost their work."""
    oldest = np.zeros(len(lives.file_start), np.int64)
    months = month_of(lives.member_start) - month_of(people.born[lives.member_resident])
    first = lives.member_start == lives.file_start[lives.member_file]
    np.maximum.at(oldest, lives.member_file[first], months[first])
    chance = draws.uniform("scheme", len(oldest))
    ioaw = (oldest >= _FIFTY) & (chance < known.ioaw_share)
    own = ~ioaw & (chance > 1 - known.bbz_share)
    places = [SCHEMES.index(code) for code in (Scheme.IOAW, Scheme.BBZ, Scheme.GENERAL)]
    return np.where(ioaw, places[0], np.where(own, places[1], places[2]))
