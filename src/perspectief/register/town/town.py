"""The whole made-up town: from a seed, a size and a last day, every table of its register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from perspectief.register.town import agreed, dealings, employers, file_tables, groups, guidance, people, work
from perspectief.register.town.calibration import Calibration, load_calibration
from perspectief.register.town.draws import Draws
from perspectief.register.town.ledger import Lives
from perspectief.register.town.lives import live
from perspectief.register.town.mistakes import never_was
from perspectief.register.town.plan import plan
from perspectief.register.town.recording import Recording
from perspectief.register.town.recount import Periods, periods
from perspectief.register.town.table import Table, digest

SEED = 1
LAST_DAY = date(2022, 12, 31)
TABLES = 25
FIRST_DAY = date(2015, 12, 31)  # the earliest that a town may end on


@dataclass(frozen=True, slots=True)
class MadeUpTown:
    """The truth about a town and how its register came to know it; tables are made one at a time."""

    known: Calibration
    draws: Draws
    lives: Lives
    found: Periods
    recording: Recording

    def tables(self) -> Iterator[Table]:
        """Every table of the register but that of imports, each after those that it points to."""
        yield from self.counted()
        yield from self._helped()
        yield from dealings.tables(self.lives, self.draws, self.recording)

    def counted(self) -> Iterator[Table]:
        """Only the tables that counts are made from, and employers, where some of the work is."""
        known, draws, lives, recording = self.known, self.draws, self.lives, self.recording
        yield from employers.tables(lives, known, draws, recording)
        never = never_was(lives, known, draws, recording)
        residents = people.people(lives, draws, never)
        yield from people.tables(residents, known, draws, recording)
        yield from file_tables.tables(lives, residents, known, draws, recording, never)
        of_groups = self.grouped()
        yield groups.group_table(self.found, of_groups, recording)
        does = self.active(of_groups)
        yield groups.participation_table(self.found, of_groups, does, draws, recording)
        yield work.work_table(self.found, of_groups, lives, known, draws, recording)

    def _helped(self) -> Iterator[Table]:
        known, draws, lives, recording = self.known, self.draws, self.lives, self.recording
        yield from guidance.plan_tables(self.found, self.grouped(), lives, draws, recording)
        yield work.aftercare_table(self.found, lives, known, draws, recording)
        yield guidance.exemption_table(self.found, lives, known, draws, recording)
        yield guidance.activity_table(self.found, lives, known, draws, recording)
        yield from agreed.tables(self.found, self.grouped(), lives, draws, recording)

    def grouped(self) -> groups.Grouped:
        """Residents in groups."""
        return groups.grouped(self.found, self.known, self.draws, self.lives.last_day)

    def active(self, of_groups: groups.Grouped) -> groups.Active:
        """What residents do unpaid."""
        lives = self.lives
        return groups.active(of_groups, self.known, self.draws, lives.first_day, lives.last_day)

    def digest(self) -> str:
        """SHA-256 over every cell: the same seed, size and last day give the same."""
        return digest(self.tables())


def make_town(seed: int = SEED, files: int | None = None, until: date = LAST_DAY) -> MadeUpTown:
    """A town with so many files in November 2022, up to the last month that has ended by a day.

    Time and memory grow in a straight line with files. `files` None: as many as the real municipality had.
    """
    known, draws = load_calibration(), Draws(seed)
    lives = live(known, plan(known, files or known.files_full_size, last_month(until)), draws)
    recording = Recording.over(known.recording_day, lives.first_day, lives.last_day)
    return MadeUpTown(known, draws, lives, periods(lives), recording)


def last_month(until: date) -> int:
    """The last month that has ended by the evening of a day, counted since January 1970."""
    tomorrow = date.fromordinal(until.toordinal() + 1)
    return (tomorrow.year - 1970) * 12 + tomorrow.month - 2
