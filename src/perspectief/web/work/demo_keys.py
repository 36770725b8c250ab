"""The keys of a made-up town, which makes its own."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from perspectief.ground.files import write_atomically

FILE = Path("register") / "demo.env"
# What the work floor takes from the environment.
NAMES = ("PERSPECTIEF_WORK_KEY", "PERSPECTIEF_TRAIL_KEY", "PERSPECTIEF_REGISTER_KEY")


def keys(folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The keys of a made-up town: those of the environment, else those that it made, else new ones.

    They are kept beside its register, readable for its owner only; a real town has its keys nowhere but in
    the environment.
    """
    path = folder / FILE
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    kept = dict(line.split("=", 1) for line in lines if "=" in line)
    made = {name: given.get(name) or kept.get(name) or secrets.token_urlsafe(48) for name in NAMES}
    if made != kept:
        path.touch(mode=0o600)
        write_atomically(path, "".join(f"{name}={key}\n" for name, key in made.items()).encode())
        path.chmod(0o600)
    return made
