"""What the environment says of one installation: its secrets, its addresses, its folder.

| variable | what |
| --- | --- |
| `PERSPECTIEF_WORK_FOLDER` | the installation's folder |
| `PERSPECTIEF_WORK_KEY` | signs sessions; 50 characters or more |
| `PERSPECTIEF_WORK_HOSTS` | the names that it is reached by, with commas between them |
| `PERSPECTIEF_WORK_PLAIN` | `1`: without TLS, and then on this computer only |
| `PERSPECTIEF_OIDC_SECRET` | of the municipality's own sign-in, where `register/signin.yaml` sets it up |
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from perspectief.ground.problem import Place, Problem, Refused

FOLDER, KEY, HOSTS = "PERSPECTIEF_WORK_FOLDER", "PERSPECTIEF_WORK_KEY", "PERSPECTIEF_WORK_HOSTS"
PLAIN, OIDC_SECRET = "PERSPECTIEF_WORK_PLAIN", "PERSPECTIEF_OIDC_SECRET"
LEAST_KEY = 50
LOCAL = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Environment:
    """One installation; `plain` is without TLS. What is secret is not shown."""

    folder: Path
    hosts: tuple[str, ...]
    plain: bool
    secret_key: str = field(repr=False)
    oidc_secret: str = field(repr=False, default="")


def installation() -> Environment:
    """That of this process, as the settings read it."""
    found: Environment = settings.ENVIRONMENT  # type: ignore[misc]  # ours, beside Django's own settings
    return found


def read(given: Mapping[str, str] | None = None) -> Environment:
    """What the environment says, or Refused with all that is missing or wrong (`work-...`)."""
    said = os.environ if given is None else given
    plain = said.get(PLAIN) == "1"
    hosts = tuple(filter(None, (name.strip() for name in said.get(HOSTS, "").split(","))))
    problems = [*_missing(said), *_of_hosts(hosts or LOCAL, plain=plain)]
    if problems:
        raise Refused(problems)
    return Environment(Path(said[FOLDER]), hosts or LOCAL, plain, said[KEY], said.get(OIDC_SECRET, ""))


def _missing(said: Mapping[str, str]) -> list[Problem]:
    found = [] if said.get(FOLDER) else [Problem("work-not-set", Place(FOLDER))]
    if not said.get(KEY):
        return [*found, Problem("work-not-set", Place(KEY))]
    return found + ([Problem("work-key-short", Place(KEY))] if len(said[KEY]) < LEAST_KEY else [])


def _of_hosts(hosts: tuple[str, ...], *, plain: bool) -> list[Problem]:
    """A star would let anybody say who we are; without TLS nothing but this computer is safe."""
    wrong = [name for name in hosts if "*" in name or name.startswith(".")]
    away = [name for name in hosts if plain and name not in LOCAL]
    return [Problem("work-host-star", Place(HOSTS), found=name) for name in wrong] + [
        Problem("work-plain-away", Place(HOSTS), found=name) for name in away
    ]
