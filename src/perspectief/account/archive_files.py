"""The archive of a folder: `editions/ID.json`, the account that an edition was adopted with.

A file says the number of its format, so that it can be read when the account has got another shape:
`UPGRADES` takes a file of an older number one step further.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from perspectief.account.model import Account
from perspectief.ground.files import read_text, shown_name
from perspectief.ground.folders import entries
from perspectief.ground.near import nearest
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.programme.model import Edition, Programme

FOLDER = "editions"
FORMAT = 1
LIMIT_BYTES = 200_000_000
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
CODES = (
    "archive-not-json",
    "archive-no-account",
    "archive-newer",
    "archive-no-edition",
    "archive-of-concept",
    "archive-other-edition",
    "archive-other-day",
)


def archived(account: Account) -> bytes:
    """The file of an account of an edition."""
    content = {"perspectief_archive": FORMAT, "account": account.model_dump(mode="json", by_alias=True)}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def archive_file(folder: Path, edition: str) -> Path:
    """Where the account of an edition is kept."""
    return folder / FOLDER / f"{edition}.json"


def load_archive(folder: Path, programme: Programme) -> Mapping[str, Account]:
    """The archived accounts by edition; raises Refused with the problems of every file."""
    found: dict[str, Account] = {}
    problems: list[Problem] = []
    for path in entries(folder / FOLDER, folder):
        if not path.name.endswith(".json"):
            continue
        try:
            edition = _edition_of(path, folder, programme)
            found[edition.id] = _read(path, folder, edition)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return found


def _edition_of(path: Path, folder: Path, programme: Programme) -> Edition:
    known = {edition.id: edition for edition in programme.editions}
    edition = known.get(path.stem)
    if edition is None:
        raise _refused("archive-no-edition", path, folder, path.stem, nearest(path.stem, known))
    if edition.status == "concept":
        raise _refused("archive-of-concept", path, folder, edition.id)
    return edition


def _read(path: Path, folder: Path, edition: Edition) -> Account:
    text = read_text(path, root=folder, limit_bytes=LIMIT_BYTES)
    account = _account(_upgraded(_content(text, path, folder), path, folder), path, folder)
    if account.edition != edition.id:
        raise _refused("archive-other-edition", path, folder, account.edition or "–", edition.id)
    if account.as_of != edition.date:
        raise _refused(
            "archive-other-day", path, folder, edition.date.isoformat(), day=account.as_of.isoformat()
        )
    return account


def _content(text: str, path: Path, folder: Path) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(shown_name(path, folder), error.lineno, error.colno)
        raise Refused([Problem("archive-not-json", place)]) from None
    except RecursionError:
        raise _refused("archive-not-json", path, folder) from None
    if not isinstance(content, dict) or not isinstance(content.get("account"), dict):
        raise _refused("archive-no-account", path, folder)
    return content


def _upgraded(content: dict[str, Any], path: Path, folder: Path) -> dict[str, Any]:
    """The account within, in the shape that is known today."""
    number, account = content.get("perspectief_archive"), content["account"]
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise _refused("archive-no-account", path, folder, at="perspectief_archive")
    if number > FORMAT:
        raise _refused("archive-newer", path, folder, str(number), known=str(FORMAT))
    for step in range(number, FORMAT):
        account = UPGRADES[step](account)
    return dict(account)


def _account(content: dict[str, Any], path: Path, folder: Path) -> Account:
    try:
        return Account.model_validate_json(json.dumps(content))
    except ValidationError as error:
        at = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise _refused("archive-no-account", path, folder, at=at) from None


def _refused(
    code: str, path: Path, folder: Path, found: str = "", suggestion: str = "", **details: str
) -> Refused:
    at = details.pop("at", "")
    place = Place(shown_name(path, folder))
    return Refused([Problem(code, place, at, found, suggestion=suggestion, details=details)])
