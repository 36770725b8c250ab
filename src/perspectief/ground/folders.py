"""What lies in a folder of somebody's, looked at with suspicion."""

import os
from pathlib import Path

from perspectief.ground.files import shown_name
from perspectief.ground.problem import Place, Problem, Refused


def entries(path: Path, root: Path) -> list[Path]:
    """What lies in the folder `path` within `root`, by name; nothing where there is no such folder.

    Raises `Refused` where it is no folder, a link that leads nowhere or out of `root`, or cannot be read:
    what cannot be read is not the same as nothing.
    """
    if not os.path.lexists(path):
        return []
    try:
        if not path.is_dir():
            raise _refused("not-a-folder", path, root)
        if not path.resolve().is_relative_to(root.resolve()):
            raise _refused("outside-folder", path, root)
        return sorted(path.iterdir())
    except (OSError, RuntimeError) as error:  # no right to look, or a ring of links
        reason = getattr(error, "strerror", None) or ""
        raise _refused("file-unreadable", path, root, reason=reason) from error


def _refused(code: str, path: Path, root: Path, **details: str) -> Refused:
    return Refused([Problem(code, Place(shown_name(path, root)), details=details)])
