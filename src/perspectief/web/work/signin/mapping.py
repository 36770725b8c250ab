"""The municipality's own sign-in: which OpenID provider, and what its claims mean here.

`register/signin.yaml` in the folder says so; without that file there are local accounts only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pydantic import Field

from perspectief.ground.checked import validate
from perspectief.ground.files import read_text
from perspectief.ground.problem import Problem, Refused
from perspectief.ground.text import Frozen
from perspectief.ground.yaml_tree import Tree, parse
from perspectief.register.staff.roles import Role
from perspectief.web.work.environment import installation
from perspectief.web.work.signin.who import MUNICIPAL

FILE = Path("register") / "signin.yaml"
_LIMIT = 20_000


class Claim(Frozen):
    """One claim, and what its values mean here; the first line of `values` that fits counts."""

    claim: str = Field(min_length=1, max_length=80)
    values: dict[str, str] = Field(min_length=1, max_length=500)

    def meaning(self, claims: Mapping[str, object]) -> str | None:
        """What the claims mean, or None where nothing fits; a claim is a text or a list of texts."""
        said = claims.get(self.claim)
        given = {said} if isinstance(said, str) else set(_texts(said))
        return next((here for there, here in self.values.items() if there in given), None)


class Mapped(Frozen):
    """One provider, and the claims that give a member's role, team and name."""

    issuer: str = Field(max_length=300, pattern=r"^https?://[^\s?#]+$")
    client_id: str = Field(min_length=1, max_length=200)
    scopes: str = Field(default="openid profile", max_length=200)
    role: Claim
    team: Claim | None = None
    name: str = Field(default="name", min_length=1, max_length=80)


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a member is by the claims."""

    role: Role
    team: str | None
    name: str


def load(folder: Path) -> Mapped:
    """The setting of a folder. Raises Refused with all that is wrong in it."""
    tree = parse(read_text(folder / FILE, root=folder, limit_bytes=_LIMIT), FILE.as_posix())
    found, problems = validate(Mapped, tree)
    if found is None or problems:
        raise Refused(problems)
    if wrong := [*_roles(found, tree), *_plain(found, tree)]:
        raise Refused(wrong)
    return found


def meant(mapped: Mapped, claims: Mapping[str, object]) -> Meant | None:
    """Role, team and name by the claims; None where they give no role: then there is no way in."""
    role = mapped.role.meaning(claims)
    if role is None:
        return None
    team = mapped.team.meaning(claims) if mapped.team else None
    said = claims.get(mapped.name)
    return Meant(Role(role), team, said[:200] if isinstance(said, str) else "")


def set_up_here() -> bool:
    """Whether this installation has a provider."""
    return MUNICIPAL in settings.AUTHENTICATION_BACKENDS


@lru_cache(maxsize=1)
def here() -> Mapped:
    """The setting of this installation, read once."""
    return load(installation().folder)


def _roles(found: Mapped, tree: Tree) -> list[Problem]:
    known = tuple(role.value for role in Role)
    return [
        Problem("not-one-of", tree.place(("role", "values", there)), there, role, allowed=known)
        for there, role in found.role.values.items()
        if role not in known
    ]


def _plain(found: Mapped, tree: Tree) -> list[Problem]:
    """Without TLS anybody on the way could sign in as anybody; on this computer there is no way between."""
    local = found.issuer.startswith(("https://", "http://localhost", "http://127.0.0.1"))
    return [] if local else [Problem("work-issuer-plain", tree.place(("issuer",)), "issuer", found.issuer)]


def _texts(said: object) -> Iterable[str]:
    return (each for each in said if isinstance(each, str)) if isinstance(said, list) else ()
