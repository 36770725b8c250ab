"""Opening an edition as a concept, and adopting it: what is written in the folder, and when it is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from perspectief.account.archive import edition_account
from perspectief.account.archive_files import archive_file, archived
from perspectief.account.assemble import account_on
from perspectief.account.house import House, open_house
from perspectief.account.known import find_edition
from perspectief.account.model import Account
from perspectief.account.owed import owed
from perspectief.ground.files import PROGRAMME_LIMIT, read_text, write_atomically
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.editing import with_changed_edition, with_edition
from perspectief.programme.load import PROGRAMME_FILE, loads
from perspectief.programme.norms import audit

CODES = ("edition-day-ahead", "edition-owed", "edition-before-last")


def open_edition(folder: Path, id_: str, kind: str, day: date, title: str) -> None:
    """Add a concept edition to `programme.yaml`; raises Refused where the file would not be sound after."""
    open_house(folder)
    values = {"id": id_, "title": title, "kind": kind, "date": day.isoformat(), "status": "concept"}
    _rewrite(folder, lambda text: with_edition(text, values))


def adopt_edition(
    folder: Path, id_: str, *, today: date, day: date | None, decision: str | None, with_gaps: bool
) -> Account | None:
    """Make a concept an adopted edition and archive the account of its day; None where it was adopted before.

    Without `day` it is adopted on its own day, or `today` where that is still to come. Raises Refused
    on a day ahead, on one before the last adopted edition, and where things are owed and `with_gaps`
    does not allow that. Either both files are written or neither.
    """
    house = open_house(folder)
    edition = find_edition(house.programme, id_)
    if edition.status == "adopted":
        return None
    day = day or min(edition.date, today)
    _refuse_day(house, id_, day, today)
    if not with_gaps:
        _refuse_owed(house, id_, day)
    values = {"date": day.isoformat(), "status": "adopted"}
    values |= {"decision": decision} if decision else {}
    account = edition_account(_as_after(house, id_, values), id_)
    account = account.model_copy(update={"reconstructed": False})
    _write(folder, id_, account, values)
    return account


def _as_after(house: House, id_: str, values: dict[str, str]) -> House:
    """The house as it will be when the edition is adopted."""
    text = read_text(house.folder / PROGRAMME_FILE, root=house.folder, limit_bytes=PROGRAMME_LIMIT)
    loaded = loads(with_changed_edition(text, id_, values))
    return replace(house, programme=loaded.programme, loaded=loaded, findings=audit(loaded))


def _write(folder: Path, id_: str, account: Account, values: dict[str, str]) -> None:
    """The archive first: without it an adopted edition would count as one to be reconstructed."""
    path = archive_file(folder, id_)
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, archived(account))
    try:
        _rewrite(folder, lambda text: with_changed_edition(text, id_, values))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _rewrite(folder: Path, change: Callable[[str], str]) -> None:
    """Change the programme file; its line ends and byte order mark stay as they are."""
    path = folder / PROGRAMME_FILE
    read_text(path, root=folder, limit_bytes=PROGRAMME_LIMIT)
    text = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    write_atomically(path.resolve(), (mark + change(text.removeprefix(mark))).encode("utf-8"))


def _refuse_day(house: House, id_: str, day: date, today: date) -> None:
    if day > today:
        raise _refused("edition-day-ahead", day.isoformat(), today=today.isoformat())
    earlier = [edition for edition in house.programme.editions if edition.status == "adopted"]
    last = max(earlier, key=lambda edition: edition.date, default=None)
    if last and day < last.date:
        raise _refused("edition-before-last", day.isoformat(), last=last.id, day=last.date.isoformat())


def _refuse_owed(house: House, id_: str, day: date) -> None:
    count = len(owed(account_on(house, day, id_)))
    if count:
        raise _refused("edition-owed", id_, count=str(count))


def _refused(code: str, found: str, **details: str) -> Refused:
    return Refused([Problem(code, Place(PROGRAMME_FILE), "editions", found, details=details)])
