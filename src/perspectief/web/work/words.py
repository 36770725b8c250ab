"""English words for what the work floor shows by code; the Dutch stands in the catalogue of messages."""

from perspectief.publication.words.marker import mark
from perspectief.register.staff.rights import Action
from perspectief.register.staff.roles import Role
from perspectief.register.trail.codes import Reason

ROLES = {
    Role.COACH: mark("Coach"),
    Role.ACCOUNT_MANAGER: mark("Account manager"),
    Role.TEAM_LEADER: mark("Team leader"),
    Role.CONTROLLER: mark("Controller"),
    Role.DESK: mark("Business desk"),
    Role.FUNCTIONAL_MANAGER: mark("Functional manager"),
    Role.PRIVACY_OFFICER: mark("Privacy officer"),
    Role.AUDITOR: mark("Auditor"),
}
# The parts of the work floor: route, the right that shows it, its name.
SECTIONS = (
    ("people", Action.SEE_PEOPLE, mark("My people")),
    ("find", Action.SEARCH_PERSON, mark("Find somebody")),
    ("employers", Action.SEE_EMPLOYER, mark("My employers")),
    ("released", Action.SEE_RELEASED, mark("Released profiles")),
    ("desk", Action.SEE_DESK, mark("Business desk")),
    ("surveys", Action.SEE_DESK, mark("Surveys")),
    ("staff", Action.MANAGE_STAFF, mark("Staff of the work floor")),
    ("teams", Action.MANAGE_STAFF, mark("Teams")),
    ("counts", Action.SEE_COUNTS, mark("Counts")),
)
REASONS = {
    Reason.STAND_IN: mark("I stand in for a colleague of another team"),
    Reason.ASKED: mark("This person asked me something"),
    Reason.COMPLAINT: mark("A complaint or an objection"),
    Reason.OTHER: mark("Something else, namely:"),
}
