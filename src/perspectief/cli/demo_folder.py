"""The folder of a made-up town: a new one comes whole, one that is there has to say that it is made up."""

import shutil
import tempfile
from importlib.resources import files as packaged
from pathlib import Path

from perspectief.ground.problem import Problem, Refused
from perspectief.programme.load import PROGRAMME_FILE, load

_STARTER = (PROGRAMME_FILE, "README.md", "measures.yaml", "register/decisions.yaml")
CODES = ("demo-not-made-up",)


def ready_folder(folder: Path) -> None:
    """A folder that is there has to say that it is made up; else a new one comes whole, from beside it."""
    if folder.exists() and any(folder.iterdir()):
        only_made_up(folder)
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        _copy_starter(beside)
        beside.replace(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _copy_starter(folder: Path) -> None:
    """People's data go into `register`, made-up or not: for nobody else on this computer."""
    folder.chmod(0o755)
    (folder / "register").mkdir(mode=0o700)
    for name in _STARTER:
        (folder / name).write_bytes(packaged("perspectief.cli").joinpath("demo_files", name).read_bytes())


def only_made_up(folder: Path) -> None:
    """Refused (`demo-not-made-up`) where a programme is not marked as made up."""
    loaded = load(folder)
    if not loaded.programme.made_up:
        raise Refused([Problem("demo-not-made-up", loaded.place(("made_up",)))])
