"""The forms of the functional manager."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from perspectief.register.staff.roles import Role
from perspectief.web.work.forms.filled import Filled
from perspectief.web.work.staffing import Account

_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_-]{1,79}")


def _username(text: object) -> str:
    said = str(text).strip()
    if not _USERNAME.fullmatch(said):
        raise ValueError("username")
    return said


class MemberForm(Filled):
    """What somebody is at work; `team` is the number of one, `active` whether they may come in."""

    name: Annotated[str, StringConstraints(max_length=200)]
    role: Role
    team: int | None = None
    active: Literal["yes"] | None = None

    def said(self, teams: frozenset[int]) -> Account:
        """As it is kept; a team that is not there is none."""
        team = self.team if self.team in teams else None
        return Account(self.name, self.role, team, self.active == "yes")


class NewMemberForm(MemberForm):
    """Somebody who begins here, with a name to sign in with."""

    username: Annotated[str, BeforeValidator(_username)]


class ResetForm(Filled):
    """What is reset, after seeing who asks for it."""

    what: Literal["password", "both"]
    seen: Literal["yes"]


class TeamForm(Filled):
    """The name of a team."""

    name: Annotated[str, StringConstraints(max_length=80)]
