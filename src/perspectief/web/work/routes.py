"""The one table of pages: where they are, what right each needs, of whom it is.

`urls.py` is made from it, and `guard.OnlyWhatIsListed` refuses whatever is not in it. `docs/rights.md` shows
it by role; a test compares the two and tries every route as every role.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from perspectief.register.staff.rights import Action
from perspectief.web.work import subjects
from perspectief.web.work.asked import Asked
from perspectief.web.work.pages import (
    account,
    bring,
    counts,
    dealing,
    desk,
    desk_request,
    employer,
    employers,
    health,
    home,
    people,
    person,
    reason,
    release_counts,
    released,
    staff,
    surveys,
    teams,
)
from perspectief.web.work.signin import local, municipal

View = Callable[[Asked], HttpResponse]
READ, ACT, BOTH = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class Route:
    """A page. `action` None: open to everybody, signed in or not.

    `subject` finds what the page is about by the keys of its path; `told` says whether the trail hears of
    it: everything of people and employers, and every change. `takes_file`: whether a file may come in.
    """

    name: str
    path: str
    view: View
    action: Action | None
    methods: tuple[str, ...] = READ
    subject: subjects.Loader | None = None
    told: bool = True
    asks_reason: bool = False
    takes_file: bool = False


ROUTES = (
    Route("health", "health", health.health, None, told=False),
    Route("styles", "styles/<slug:mark>.css", health.styles, None, told=False),
    Route("sign-in", "sign-in", local.sign_in, None, BOTH, told=False),
    Route("code", "sign-in/code", local.code, None, BOTH, told=False),
    Route("enrol", "sign-in/enrol", local.enrol, None, BOTH, told=False),
    Route("oidc-start", "sign-in/municipality", municipal.start, None, told=False),
    Route("oidc-callback", "sign-in/municipality/back", municipal.back_again, None, told=False),
    Route("language", "language", account.language, None, ACT, told=False),
    Route("sign-out", "sign-out", local.sign_out, Action.OWN_ACCOUNT, ACT, told=False),
    Route("account", "account", account.account, Action.OWN_ACCOUNT, told=False),
    Route("password", "account/password", account.password, Action.OWN_ACCOUNT, BOTH),
    Route("end-sessions", "account/end-sessions", account.end_sessions, Action.OWN_ACCOUNT, ACT),
    Route("home", "", home.home, Action.OWN_ACCOUNT, told=False),
    Route("people", "people", people.people, Action.SEE_PEOPLE),
    Route("find", "people/find", people.find, Action.SEARCH_PERSON, BOTH),
    Route(
        "reason",
        "people/<uuid:key>/reason",
        reason.reason,
        Action.SEE_PERSON,
        BOTH,
        subjects.resident,
        asks_reason=True,
    ),
    Route("person", "people/<uuid:key>", person.person, Action.SEE_PERSON, READ, subjects.resident),
    Route(
        "participation",
        "people/<uuid:key>/participation",
        person.participation,
        Action.WRITE_PERSON,
        BOTH,
        subjects.resident,
    ),
    # The controller's.
    Route("counts", "counts", counts.table, Action.SEE_COUNTS),
    Route("counts-csv", "counts.csv", counts.table_csv, Action.SEE_COUNTS),
    Route("count-rows", "counts/rows", counts.rows, Action.SEE_ROWS),
    Route("count-rows-csv", "counts/rows.csv", counts.rows_csv, Action.SEE_ROWS),
    Route("release-counts", "counts/leaving", release_counts.release, Action.RELEASE_COUNTS, BOTH),
    # The account manager's.
    Route("employers", "employers", employers.employers, Action.SEE_EMPLOYER),
    Route("find-employer", "employers/find", employers.find, Action.SEE_EMPLOYER, BOTH),
    Route("released", "released", released.released, Action.SEE_RELEASED),
    Route("profile", "released/<uuid:key>", released.profile, Action.SEE_RELEASED, READ, subjects.resident),
    Route(
        "employer", "employers/<slug:kvk>", employer.employer, Action.SEE_EMPLOYER, READ, subjects.employer
    ),
    Route(
        "employer-contact",
        "employers/<slug:kvk>/<slug:number>/contact",
        dealing.contact,
        Action.WRITE_EMPLOYER,
        BOTH,
        subjects.employer,
    ),
    Route(
        "employer-vacancy",
        "employers/<slug:kvk>/<slug:number>/vacancy",
        dealing.vacancy,
        Action.WRITE_EMPLOYER,
        BOTH,
        subjects.employer,
    ),
    Route(
        "close-vacancy",
        "employers/<slug:kvk>/<slug:number>/vacancies/<int:record>/close",
        dealing.close,
        Action.WRITE_EMPLOYER,
        BOTH,
        subjects.employer,
    ),
    Route(
        "bring-vacancies",
        "employers/<slug:kvk>/<slug:number>/vacancies/file",
        bring.bring,
        Action.WRITE_EMPLOYER,
        BOTH,
        subjects.employer,
        takes_file=True,
    ),
    # The functional manager's.
    Route("staff", "staff", staff.staff, Action.MANAGE_STAFF),
    Route("staff-new", "staff/new", staff.new, Action.MANAGE_STAFF, BOTH),
    Route("staff-end-all", "staff/end-sessions", staff.end_all, Action.MANAGE_STAFF, ACT),
    Route("staff-member", "staff/<int:member>", staff.member, Action.MANAGE_STAFF, BOTH, subjects.colleague),
    Route(
        "staff-reset", "staff/<int:member>/reset", staff.reset, Action.MANAGE_STAFF, BOTH, subjects.colleague
    ),
    Route(
        "staff-end",
        "staff/<int:member>/end-sessions",
        staff.end,
        Action.MANAGE_STAFF,
        ACT,
        subjects.colleague,
    ),
    Route("teams", "teams", teams.teams, Action.MANAGE_STAFF, BOTH),
    Route("team-name", "teams/<int:team>", teams.team, Action.MANAGE_STAFF, BOTH, subjects.team),
    # The business desk's.
    Route("desk", "desk", desk.desk, Action.SEE_DESK),
    Route("desk-new", "desk/new", desk.new, Action.WRITE_DESK, BOTH),
    Route("desk-request", "desk/<int:record>", desk_request.request, Action.SEE_DESK, READ, subjects.request),
    Route(
        "desk-step", "desk/<int:record>/step", desk_request.step, Action.WRITE_DESK, BOTH, subjects.request
    ),
    Route(
        "desk-rule", "desk/<int:record>/rule", desk_request.rule, Action.WRITE_DESK, BOTH, subjects.request
    ),
    Route(
        "desk-mistake",
        "desk/<int:record>/mistake",
        desk_request.mistake,
        Action.WRITE_DESK,
        ACT,
        subjects.request,
    ),
    Route("surveys", "surveys", surveys.surveys, Action.SEE_DESK),
    Route("survey-new", "surveys/new", surveys.new, Action.WRITE_DESK, BOTH),
    Route("survey", "surveys/<slug:name>", surveys.survey, Action.SEE_DESK, READ, subjects.survey),
    Route(
        "survey-answer",
        "surveys/<slug:name>/answer",
        surveys.answer,
        Action.WRITE_DESK,
        BOTH,
        subjects.survey,
    ),
    Route(
        "survey-forget", "surveys/<slug:name>/forget", surveys.forget, Action.WRITE_DESK, ACT, subjects.survey
    ),
)
BY_NAME = {route.name: route for route in ROUTES}
