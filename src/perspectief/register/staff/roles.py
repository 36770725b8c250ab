"""The roles of the work floor; everybody has one."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is at work. What a role may do stands in `rights.TABLE` and nowhere else."""

    COACH = "coach"
    ACCOUNT_MANAGER = "account_manager"
    TEAM_LEADER = "team_leader"
    CONTROLLER = "controller"
    DESK = "desk"
    FUNCTIONAL_MANAGER = "functional_manager"
    PRIVACY_OFFICER = "privacy_officer"
    AUDITOR = "auditor"


class Language(StrEnum):
    """In which language somebody sees the pages."""

    NL = "nl"
    EN = "en"
