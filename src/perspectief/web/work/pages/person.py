"""A person's page, and logging participation."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.register.codes import Group
from perspectief.register.floor.doing import log_participation
from perspectief.register.floor.person import Kind, Moment, Person
from perspectief.register.floor.person import person as person_of
from perspectief.register.floor.said import By
from perspectief.register.floor.versions import CODE, Part
from perspectief.register.staff.models import StaffMember
from perspectief.register.staff.rights import Action, Allowed, may
from perspectief.web.work.asked import Asked
from perspectief.web.work.codewords import GROUP, PARTICIPATION
from perspectief.web.work.forms.filled import objections, read
from perspectief.web.work.forms.participation import ParticipationForm
from perspectief.web.work.look import page
from perspectief.web.work.moments import Told, told

_NOW = (Kind.PLAN, Kind.WORK, Kind.PARTICIPATION, Kind.EXEMPTION, Kind.REVIEW)


def person(asked: Asked) -> HttpResponse:
    """Who it is, what holds now, what was agreed, and what happened, the newest first."""
    found = person_of(asked.resident.key, asked.today)
    staff, t = _staff(found), asked.words.t
    groups = found.now(Kind.GROUP, asked.today)
    name = found.name or t("Name removed")
    values = {
        "person": found,
        "name": name,
        "coach": staff.get(found.coach or 0, ""),
        "group": t(GROUP[Group(groups[0].code)]) if groups else "",
        "now": _of(found, asked, staff, _NOW),
        "agreed": _of(found, asked, staff, (Kind.AGREEMENT,)),
        "notes": _of(found, asked, staff, (Kind.NOTE,))[:1],
        "years": _years(found, asked, staff),
        "writes": isinstance(may(asked.me, Action.WRITE_PERSON, None, asked.today), Allowed),
        "saved": asked.request.GET.get("saved") == "participation",
    }
    return page(asked, "person.html", name, values)


def participation(asked: Asked) -> HttpResponse:
    """Log what somebody does; where a colleague was first, what was filled in stays, with what changed."""
    found = person_of(asked.resident.key, asked.today)
    if not asked.writes:
        return _form(asked, found, {"start": asked.today.isoformat()}, {})
    form, wrong = read(ParticipationForm, asked.filled_in, asked.words)
    if form is None:
        return _form(asked, found, asked.filled_in, wrong, status=422)
    by = By(asked.me.pk, asked.at)
    try:
        log_participation(found.resident, form.said(), by, asked.filled_in.get("version", ""))
    except Refused as refused:
        if any(problem.code == CODE for problem in refused.problems):
            return _changed(asked, found, refused)
        return _form(asked, found, asked.filled_in, objections(refused, asked.words), status=422)
    return HttpResponseRedirect(reverse("person", args=[found.key]) + "?saved=participation")


def _form(
    asked: Asked,
    found: Person,
    filled: dict[str, str],
    wrong: dict[str, str],
    *,
    status: int = 200,
    changed: list[Told] | None = None,
) -> HttpResponse:
    t = asked.words.t
    values: dict[str, object] = {
        "person": found,
        "name": found.name or t("Name removed"),
        "kinds": [(str(kind), t(said)) for kind, said in PARTICIPATION.items()],
        "current": _of(found, asked, _staff(found), (Kind.PARTICIPATION,)),
        "filled": filled,
        "wrong": wrong,
        "changed": changed,
        "version": found.versions[Part.PARTICIPATION],
    }
    return page(asked, "participation.html", t("Log participation"), values, status)


def _changed(asked: Asked, found: Person, refused: Refused) -> HttpResponse:
    """409: what a colleague saved meanwhile stands above what was filled in; saving again is possible."""
    came = {int(each.details["record"]) for each in refused.problems if each.details["how"] == "came"}
    staff = _staff(found)
    changed = [told(each, asked.words, staff, asked.today) for each in found.timeline if _is(each, came)]
    return _form(asked, found, asked.filled_in, {}, status=409, changed=changed)


def _is(moment: Moment, records: set[int]) -> bool:
    return moment.kind is Kind.PARTICIPATION and moment.record in records


def _of(found: Person, asked: Asked, staff: dict[int, str], kinds: tuple[Kind, ...]) -> list[Told]:
    moments = (each for kind in kinds for each in found.now(kind, asked.today))
    return [told(each, asked.words, staff, asked.today) for each in moments]


def _years(found: Person, asked: Asked, staff: dict[int, str]) -> list[tuple[int, list[Told]]]:
    """The timeline by year, the newest first."""
    years: dict[int, list[Told]] = {}
    for moment in found.timeline:
        years.setdefault(moment.day.year, []).append(told(moment, asked.words, staff, asked.today))
    return list(years.items())


def _staff(found: Person) -> dict[int, str]:
    """Names of the members that a timeline speaks of; one question."""
    facts = (fact for moment in found.timeline for fact in moment.facts)
    ids = {int(value) for name, value in facts if name in ("member", "written_by")}
    return dict(StaffMember.objects.filter(pk__in=ids).values_list("pk", "name"))
